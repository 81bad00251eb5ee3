"""Guidance: whether it was raised, lowered or kept, by the word that stands with the metric that a claim names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from factcheck.claims.strength import is_negated
from factcheck.quantities.model import Direction, Kind, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.binding import Match
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, is_content, stem
from factcheck.verify.findings import Finding, Label
from factcheck.verify.ways import way_of_pair


class Move(StrEnum):
    """What became of a forecast."""

    RAISED = "raised"
    LOWERED = "lowered"
    KEPT = "unchanged"
    WITHDRAWN = "withdrawn"


_WORDS = {
    Move.RAISED: """raise raises raised raising lift lifts lifted lifting hike hiked upgraded upgrades increased
    increases""",
    Move.LOWERED: """lower lowers lowered lowering cut cuts reduced reduces trimmed trims downgraded downgrades
    decreased""",
    Move.KEPT: """unchanged reiterate reiterates reiterated reiterating reaffirm reaffirms reaffirmed reaffirming
    maintain maintains maintained maintaining confirm confirms confirmed confirming keep keeps kept retained retains
    affirmed affirms unaltered""",
    Move.WITHDRAWN: "withdraw withdraws withdrew withdrawn suspended suspends suspend pulled",
}
_MOVE = {word: move for move, words in _WORDS.items() for word in words.split()}
_NOUNS = frozenset(
    "guidance outlook forecast forecasts target targets projection projections estimate estimates".split()
)
_PLAIN = frozenset("company full year fiscal annual about approximately range now previously prior earlier its".split())
_PLAIN_STEMS = frozenset(stem(w) for w in {*_PLAIN, *_MOVE, *_NOUNS})
# Results do this too: under a heading they tell nothing of a forecast.
_OF_RESULTS = frozenset("increased increases decreased reduced reduces cut cuts lower kept keep keeps".split())
_MOVED: dict[Direction | None, Move] = {Direction.UP: Move.RAISED, Direction.DOWN: Move.LOWERED}
_EXPECTS = frozenset(stem(w) for w in "expect anticipate forecast project see target estimate plan".split())
_NEAR = 8
_LOOKED_AT = 40


def check_forecast(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding on what a claim says became of a forecast; None where it tells of none or no passage settles it."""
    words = [t.lower for t in claim.tokens]
    nouns = [i for i, w in enumerate(words) if w in _NOUNS]
    said = _move(words)
    figures = any(q.kind not in (Kind.DATE, Kind.PERIOD, Kind.IDENTIFIER) for q in claim.quantities)
    if not nouns or said is None or figures or is_negated(list(claim.tokens)):
        return None
    for index in sources:
        metric = _metric(claim, index)
        found = list(_moves(metric, index)) if metric is not None else []
        if len({move for move, _ in found}) != 1:
            continue
        move, sentence = found[0]
        holds = move is said
        return Finding(
            label=Label.SUPPORTED if holds else Label.CONTRADICTED,
            code="SUP204" if holds else "DIR103",
            message=f"the release says that this guidance is {move}",
            start=claim.start,
            end=claim.end,
            evidence=(index.passage(sentence),),
        )
    return None


def check_guided(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where a claim has the forecast that a figure is of raised, lowered or kept, and the passage otherwise.

    A forecast that stands beside a former one has moved; else the words of the clause tell.
    """
    said = _move_told(claim, quantity)
    if said is None or match.figure.in_table or is_negated(list(claim.tokens)):
        return None
    passage = match.index.views[match.figure.sentence]
    written = match.figure.written or match.quantity
    former = match.figure.earlier
    move = _move_told(passage, written) if former is None else _MOVED.get(way_of_pair(written, former))
    if move is None or move is said or is_negated(list(passage.tokens)):
        return None
    return Finding(
        label=Label.CONTRADICTED,
        code="DIR103",
        message=f"the release says that this guidance is {move}",
        start=quantity.start,
        end=quantity.end,
        evidence=(match.index.passage(match.figure.sentence),),
    )


def _move_told(view: View, quantity: Quantity) -> Move | None:
    """What the clause of a figure says became of the forecast that it is of."""
    words = [t.lower for t in view.clause_tokens(view.clause_at(quantity.value_start))]
    if any(t.start < quantity.start and _goes_on(view.tokens[i : i + 3]) for i, t in enumerate(view.tokens)):
        return Move.KEPT
    return _move_of_forecast(words, headed=False) if _NOUNS & set(words) else None


def _goes_on(tokens: Sequence[Token]) -> bool:
    """ "Continues to expect", "still sees": what was forecast before is so still."""
    words = [t.lower if t.kind == "w" else "" for t in tokens]
    if words[:1] == ["still"]:
        return words[1:2] != [] and stem(words[1]) in _EXPECTS
    return len(words) > 2 and stem(words[0]) == "continu" and words[1] == "to" and stem(words[2]) in _EXPECTS


def tells_of_forecast(claim: View) -> bool:
    """Whether a claim says what became of a forecast: then no likeness of words decides it."""
    words = [t.lower for t in claim.tokens]
    return _move(words) is not None and any(w in _NOUNS for w in words)


def _move(words: Sequence[str]) -> Move | None:
    """What a sentence says became of a forecast: "unchanged" before the verb that it goes with."""
    moves = {_MOVE[w] for w in words if w in _MOVE}
    return moves.pop() if len(moves) == 1 else None


def _metric(claim: View, index: SourceIndex) -> frozenset[str] | None:
    """What the forecast is of, by the words before its noun; None where the release does not speak of all of it."""
    dated = {stem(t.lower) for q in claim.quantities for t in claim.tokens if q.start <= t.start < q.end}
    run = next((i for i, t in enumerate(claim.tokens) if not t.text[0].isupper()), len(claim.tokens))
    opening = [stem(t.lower) for t in claim.tokens[:run] if is_content(t)]
    company = set() if all(_is_common(key, index) for key in opening) else set(opening)
    asked = {stem(t.lower) for t in claim.tokens if is_content(t)}
    metric = asked - dated - company - _PLAIN_STEMS
    return frozenset(metric) if metric <= index.vocabulary else None


def _is_common(key: str, index: SourceIndex) -> bool:
    """Whether a source writes a word in lower case: a metric, not a company."""
    places = index.mentions.get(key, ())[:_LOOKED_AT]
    return any(t.text.islower() and not t.glued and stem(t.lower) == key for i in places for t in index.views[i].tokens)


def _moves(metric: frozenset[str], index: SourceIndex) -> Iterator[tuple[Move, int]]:
    """What passages say became of the forecasts of a metric, with the sentence of each."""
    stems = sorted({stem(w) for w in _MOVE})
    places = sorted({i for s in stems for i in index.mentions.get(s, ())})
    for sentence in places[:_LOOKED_AT]:
        view = index.views[sentence]
        words = [t.lower for t in view.tokens]
        title = index.document.sections[index.sentences[sentence].section].title or ""
        headed = bool({w.strip(".,:").lower() for w in title.split()} & _NOUNS)
        move = _move_of_forecast(words, headed=headed)
        if move is not None and metric <= {stem(w) for w in words} and not is_negated(list(view.tokens)):
            yield move, sentence


def _move_of_forecast(words: Sequence[str], *, headed: bool) -> Move | None:
    """What a passage says became of a forecast, and not of a result: the verb stands near its noun or under it."""
    nouns = [i for i, w in enumerate(words) if w in _NOUNS]
    near = [w for i, w in enumerate(words) if w in _MOVE and (any(abs(i - n) <= _NEAR for n in nouns) or headed)]
    sure = [w for w in near if w not in _OF_RESULTS]
    return _move(sure or near) if nouns or sure else None
