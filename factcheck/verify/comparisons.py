"""Comparisons in words: "a smaller share of A than of B", decided by the two figures that the source gives.

The figures are found by contrast: of two figures of one kind in one sentence or table row, what stands by the one alone
tells whose it is. One of them must stand by what the claim names before "than", the other by what it names behind, and
both by all else that the claim says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from factcheck.claims.strength import NEGATIONS, Strength, strength_of
from factcheck.quantities.model import WHEN, Kind, Quantity
from factcheck.quantities.relations import base_value, dimension
from factcheck.quantities.tokens import Token
from factcheck.verify.binding import period_fit
from factcheck.verify.distances import Contrast, fit_of_sides
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.features import SAME_CLAUSE, SAME_SENTENCE, View, is_verb, overlap, stem
from factcheck.verify.findings import Finding, Label
from factcheck.verify.wording import is_base

_MORE = frozenset("higher more greater larger longer bigger faster older".split())
_LESS = frozenset("lower fewer less smaller shorter".split())
# "A exceeded B": what stands before is the larger.
_OVER = frozenset("exceeded exceeds surpassed surpasses topped outpaced outsold outnumbered outweighed".split())
_SHARES = frozenset("percentage proportion share rate rates fraction percent".split())
# Words of a comparison that are no part of what is compared.
_PLAIN = frozenset(
    """percentage proportion share rate rates number numbers level levels amount amounts overall figure figures
    reported recorded had seen saw was were among patients participants people because due those case cases
    relative compared quarter half period month months year years earlier ago prior previous last same
    corresponding frequent frequently often common commonly likely occurred somewhat slightly marginally modestly
    treated arm arms group groups""".split()
)
_RISING = frozenset(
    """rose rise rises risen increased increases grew grows grown climbed climbs improved jumped surged widened
    advanced expanded""".split()
)
_FALLING = frozenset(
    """fell fall falls fallen decreased decreases declined declines dropped drops shrank narrowed slipped contracted
    tumbled""".split()
)
_EARLIER = frozenset("year earlier ago prior previous last same period quarter corresponding before months".split())
_BY_ITSELF = 0.2  # how much nearer a word must stand to one of two figures to tell them apart
_ABOUT_IT = 0.75  # of what the claim says besides, by rarity
_FAR = 0.6  # what a word of the paragraph, heading or title counts
_SENTENCES, _LISTED = 12, 24
_YEAR = (350, 380)  # days between two columns that are compared


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A comparison of a claim: which way it goes, the words of either side, their dates, and what is compared.

    Without words on the other side it is one of two times.
    """

    more: bool
    mine: frozenset[str]
    theirs: frozenset[str]
    my_dates: tuple[Quantity, ...]
    their_dates: tuple[Quantity, ...]
    shares: bool


_Pair = tuple[Figure, Figure]


def check_comparison(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding on a comparison in words; None where the claim makes none or no two figures decide it."""
    said = _read(claim)
    if said is None:
        return None
    for index in sources:
        pairs = _best(_between_times(said, index) if not said.theirs else _between_sides(said, index))
        if not pairs and said.theirs:
            pairs = _best(_between_lists(said, index))
        outcomes = {_holds(said, *pair) for pair in pairs}
        if len(outcomes) == 1:
            return _finding(claim, pairs[0], index, holds=outcomes.pop())
        if pairs:
            return None  # counts and shares disagree, or two tables: which is meant no rule can tell
    return None


def _finding(claim: View, pair: _Pair, index: SourceIndex, *, holds: bool) -> Finding:
    mine, theirs = pair
    relation = "above" if _value(mine) > _value(theirs) else "below" if _value(mine) < _value(theirs) else "equal to"
    return Finding(
        label=Label.SUPPORTED if holds else Label.CONTRADICTED,
        code="CMP201" if holds else "CMP104",
        message=f"the release gives {mine.quantity.text}, which is {relation} {theirs.quantity.text}",
        start=claim.start,
        end=claim.end,
        evidence=tuple(index.passage(s) for s in dict.fromkeys((mine.sentence, theirs.sentence))),
    )


def _read(claim: View) -> _Claimed | None:
    """The one comparison of a claim without figures; None where there is none, or it is denied or not a fact."""
    tokens, words = claim.tokens, [t.lower for t in claim.tokens]
    if any(q.kind not in (*WHEN, Kind.IDENTIFIER) for q in claim.quantities):
        return None
    if (
        any(w in NEGATIONS or w.endswith(("n't", "n’t")) for w in words)
        or (strength_of(list(tokens)) or Strength.DID) < Strength.DOING
    ):
        return None
    marks = [i for i, w in enumerate(words) if w in _MORE | _LESS | _OVER | _RISING | _FALLING]
    turns = [i for i, w in enumerate(words) if w == "than" or w in _OVER]
    if len(marks) != 1 or len(turns) > 1 or (not turns and words[marks[0]] in _MORE | _LESS):
        return None
    more = words[marks[0]] in _MORE | _OVER | _RISING
    at = turns[0] if turns else len(tokens)
    end = next((i for i in range(at + 1, len(tokens)) if is_verb(tokens[i]) or tokens[i].text in ",;"), len(tokens))
    mine, theirs = [*tokens[:at], *tokens[end:]], tokens[at + 1 : end]
    if turns and not theirs:
        return None
    other = _words(claim, theirs)
    if turns and other <= {stem(w) for w in _EARLIER}:
        other = frozenset()
    shares = bool(_SHARES & set(words))
    return _Claimed(more, _words(claim, mine), other, _dates(claim, mine), _dates(claim, theirs), shares)


def _words(claim: View, tokens: Sequence[Token]) -> frozenset[str]:
    """What some tokens speak of: stems and names."""
    offsets = {t.start for t in tokens}
    return frozenset(f for f, _, at in claim.features if at in offsets and f[0] not in "=@" and f not in _PLAIN_STEMS)


_PLAIN_STEMS = frozenset(stem(w) for w in _PLAIN | _MORE | _LESS | _OVER | _RISING | _FALLING)


def _dates(claim: View, tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    offsets = {t.start for t in tokens}
    return tuple(q for q in claim.quantities if q.kind in (Kind.DATE, Kind.PERIOD) and q.start in offsets)


def _best(pairs: Iterable[tuple[float, _Pair]]) -> list[_Pair]:
    """The pairs that fit best, of those that fit."""
    rows = list(pairs)
    most = max((fit for fit, _ in rows), default=0.0)
    return [pair for fit, pair in rows if fit > most - 1e-6]


def _figures(said: _Claimed, index: SourceIndex) -> Iterator[list[Figure]]:
    """The figures that can be compared, by sentence or table row, of the sentences that speak of it."""
    for sentence in index.nearest(said.mine | said.theirs, limit=_SENTENCES):
        figures = [f for f in index.by_sentence.get(sentence, ()) if _is_comparable(f.quantity, said)]
        yield figures[:_SENTENCES]


def _is_comparable(quantity: Quantity, said: _Claimed) -> bool:
    if quantity.kind in (*WHEN, Kind.IDENTIFIER, Kind.RATIO) or not quantity.interval.is_point:
        return False
    return dimension(quantity) == "share" if said.shares else True


def _alike(one: Figure, other: Figure) -> bool:
    a, b = one.quantity, other.quantity
    return dimension(a) == dimension(b) and a.unit == b.unit and a.per == b.per


def _between_sides(said: _Claimed, index: SourceIndex) -> Iterator[tuple[float, _Pair]]:
    """Pairs of figures of which one stands by the one side's words and the other by the other's."""
    for figures in _figures(said, index):
        for mine, theirs in permutations(figures, 2):
            if _alike(mine, theirs) and _told_apart(said, mine.context, theirs.context):
                fit = _fit(said.mine | said.theirs, mine, theirs, index)
                if fit >= _ABOUT_IT:
                    yield fit, (mine, theirs)


def _between_lists(said: _Claimed, index: SourceIndex) -> Iterator[tuple[float, _Pair]]:
    """Pairs of rates of one thing in the lists of two groups."""
    mine, theirs = (frozenset(index.spelled_out(dict.fromkeys(w, 1.0))) for w in (said.mine, said.theirs))
    sides = Contrast(mine, theirs, said.my_dates, said.their_dates, None, "difference")
    asked = mine | theirs
    near = [f for i in index.nearest(asked) if i in index.leads for f in index.by_sentence.get(i, ())]
    rates = [f for f in near if f.quantity.kind is Kind.PERCENT and f.quantity.interval.is_point]
    words = dict.fromkeys(asked, 1.0)
    rates.sort(key=lambda f: -overlap(words, f.context, index.rarity, index.unseen))
    for one, other in permutations(rates[:_LISTED], 2):
        if one.sentence != other.sentence:
            fit = fit_of_sides(asked, one, other, sides, index)
            if fit >= _ABOUT_IT:
                yield fit, (one, other)


def _told_apart(said: _Claimed, mine: Mapping[str, float], theirs: Mapping[str, float]) -> bool:
    """Whether what stands by one of two figures alone is what the claim says of that side."""
    alone = {f for f, w in mine.items() if w - theirs.get(f, 0.0) >= _BY_ITSELF}
    other = {f for f, w in theirs.items() if w - mine.get(f, 0.0) >= _BY_ITSELF}
    crossed = said.theirs & alone or (said.mine - said.theirs) & other
    return bool(said.theirs & other and said.mine & alone) and not crossed


def _between_times(said: _Claimed, index: SourceIndex) -> Iterator[tuple[float, _Pair]]:
    """Pairs of figures of one thing at two times, the later first."""
    for figures in _figures(said, index):
        for now, then in permutations(figures, 2):
            if not _alike(now, then) or not _follows(now, then, index):
                continue
            if not all(_dated(dates, f, index) for dates, f in ((said.my_dates, now), (said.their_dates, then))):
                continue
            fit = _fit(said.mine, now, then, index)
            if fit >= _ABOUT_IT:
                yield fit + _narrow(said.mine, now), (now, then)


def _follows(now: Figure, then: Figure, index: SourceIndex) -> bool:
    """Whether one figure is the other's successor: a column a year later, or what is "compared with" the other."""
    if now.in_table:
        one, other = (next((p for p in f.periods if p.low is not None), None) for f in (now, then))
        if one is None or other is None or one.low is None or other.low is None or dimension(one) != dimension(other):
            return False
        return _YEAR[0] <= one.low - other.low <= _YEAR[1]
    view = index.views[now.sentence]
    if not is_base(view, then.quantity) or is_base(view, now.quantity) or now.quantity.start > then.quantity.start:
        return False
    between = (q for q in view.quantities if now.quantity.start < q.start < then.quantity.start)
    return not any(dimension(q) == dimension(now.quantity) for q in between)


def _dated(dates: Sequence[Quantity], figure: Figure, index: SourceIndex) -> bool:
    return not dates or period_fit(dates, figure, index) > 0


def _fit(asked: frozenset[str], mine: Figure, theirs: Figure, index: SourceIndex) -> float:
    """How much of what a claim says two figures stand by, what is only near them counted less."""
    total = found = 0.0
    for f in asked:
        weight = index.rarity.get(f, index.unseen)
        near = max(mine.context.get(f, 0.0), theirs.context.get(f, 0.0))
        total += weight
        found += weight * (1.0 if near >= SAME_SENTENCE else _FAR if near else 0.0)
    return found / total if total else 0.0


def _narrow(asked: frozenset[str], figure: Figure) -> float:
    """A little for a figure of which the claim names all words: "net sales" is not "net sales of coatings"."""
    own = [f for f, w in figure.context.items() if w >= SAME_CLAUSE and f[0] not in "=@"]
    return 0.1 * sum(f in asked for f in own) / len(own) if own else 0.0


def _holds(said: _Claimed, mine: Figure, theirs: Figure) -> bool:
    return _value(mine) > _value(theirs) if said.more else _value(mine) < _value(theirs)


def _value(figure: Figure) -> Decimal:
    low = figure.quantity.low
    return base_value(figure.quantity, low) if low is not None else Decimal(0)
