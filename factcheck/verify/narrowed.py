"""Limits of a measure: what a figure is of in the claim, against what its passage gives it for.

"Serious adverse events: 2%" is none of adverse events, "adjusted margin" none of margin, "product revenue" none of
total revenue; a median is no mean; and a claim that narrows what its passage does not says more than that.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.quantities.model import WHEN, Quantity
from factcheck.quantities.tokens import Token
from factcheck.source.model import Block
from factcheck.verify.binding import Match
from factcheck.verify.evidence import PREVIOUS
from factcheck.verify.features import View, is_content, is_verb, stem
from factcheck.verify.findings import Finding, Label
from factcheck.verify.measures import Measure, class_of, limits, measure_of, members, narrowings
from factcheck.verify.wholes import own_names

_AGAIN = 0.22  # how well another passage with the same value must fit to count
_NEUTRAL = frozenset(
    stem(w)
    for w in """net quarterly annual quarter year full fiscal first second third fourth total overall consolidated
    reported group company worldwide global combined""".split()
)
_REACH = 4  # words behind a narrowing word that may be its noun
_ENDS = frozenset("of in by for and at with was were is are".split())


def check_narrowed(claim: View, quantity: Quantity, found: Match, matches: Sequence[Match]) -> Finding | None:
    """A finding where the claim loses, adds or turns a word that narrows the measure of a figure."""
    if quantity.kind in WHEN or found.figure.in_table:
        return None
    passage = found.index.views[found.figure.sentence]
    listed = found.index.sentences[found.figure.sentence].block is Block.LIST_ITEM
    if listed and not any(is_verb(t) for t in passage.tokens):
        return None  # a line of a record, which headings far above it may limit
    turned = _turned(claim, quantity, passage, found)
    if turned is not None:
        return turned
    mine = measure_of(claim, quantity)
    theirs = measure_of(passage, found.figure.written or found.quantity)
    if mine is None or theirs is None or _is_said_elsewhere(mine, found, matches):
        return None
    return _lost(claim, quantity, mine, theirs, found) or _widened(claim, quantity, mine, theirs, found, matches)


def _turned(claim: View, quantity: Quantity, passage: View, found: Match) -> Finding | None:
    """The opposite of a word of the passage for the same noun, or a limit that the passage does not set."""
    written = narrowings(passage.tokens)
    stems = {stem(t.lower) for t in passage.tokens if t.kind == "w" and is_content(t)}
    here = claim.clause_at(quantity.value_start)
    for number, place in narrowings(claim.tokens).items():
        nouns = _nouns(claim.tokens, place) & stems
        if claim.clause_at(claim.tokens[place[0]].start) != here or not nouns or number in written:
            continue
        word = _text(claim, place)
        if -number in written and nouns & _nouns(passage.tokens, written[-number]):
            message = f"says “{_text(passage, written[-number])}” of {found.quantity.text}, not “{word}”"
            return _finding(quantity, Label.CONTRADICTED, message, found)
        ill = number in _ILL or number in (_SEVERE, -_SEVERE)
        same = nouns == _nouns(claim.tokens, place)
        above = {f for f, w in found.figure.context.items() if w != PREVIOUS}
        if (ill or (same and number in limits())) and not members(number) & above:
            return _finding(quantity, Label.QUALIFIED, f"gives {found.quantity.text} without “{word}”", found)
    return None


_ILL = frozenset(class_of(word) for word in "advanced early-stage chronic acute refractory moderate".split())
_SEVERE = class_of("severe")


def _nouns(tokens: Sequence[Token], place: tuple[int, int]) -> frozenset[str]:
    """The words that a narrowing word may go with: those behind it, or those before "that are serious"."""
    behind: list[Token] = []
    for token in tokens[place[1] + 1 : place[1] + 1 + 2 * _REACH]:
        if token.kind != "w" or token.lower in _ENDS:
            break
        if not is_verb(token):
            behind.append(token)
    behind = [t for t in behind if is_content(t) and not narrowings([t])]
    if not behind and place[0] > 1 and tokens[place[0] - 2].lower in ("that", "which"):
        behind = [t for t in tokens[max(0, place[0] - _REACH) : place[0]] if t.kind == "w"]
    return frozenset(stem(t.lower) for t in behind[-_REACH:])


def _text(view: View, place: tuple[int, int]) -> str:
    return view.text[view.tokens[place[0]].start - view.start : view.tokens[place[1]].end - view.start]


def _is_said_elsewhere(mine: Measure, found: Match, matches: Sequence[Match]) -> bool:
    """Whether another passage gives the same figure for the claim's own measure."""
    for match in matches:
        if match.figure is found.figure or not match.relation.holds or match.score < _AGAIN:
            continue
        if match.figure.in_table:
            return True
        other = measure_of(match.index.views[match.figure.sentence], match.figure.written or match.quantity)
        if other is not None and other.narrowed == mine.narrowed and other.head == mine.head:
            return other.words <= mine.words | _NEUTRAL
    return False


def _lost(claim: View, quantity: Quantity, mine: Measure, theirs: Measure, found: Match) -> Finding | None:
    """A limit of the passage's measure that the claim has nowhere: "adjusted", "serious"."""
    said = found.index.spelled_out(dict.fromkeys(claim.words(), 1.0)).keys()
    lost = (theirs.narrowed & limits()) - mine.narrowed - narrowings(claim.tokens).keys()
    if not any(not members(number) & said for number in lost) or not _same_noun(mine, theirs, found):
        return None
    return _finding(quantity, Label.QUALIFIED, f"gives {found.quantity.text} for “{theirs.text}” only", found)


def _same_noun(mine: Measure, theirs: Measure, found: Match) -> bool:
    said = found.index.spelled_out(dict.fromkeys((*mine.words, mine.head), 1.0))
    return bool(said.keys() & found.index.spelled_out({theirs.head: 1.0}).keys())


def _widened(
    claim: View, quantity: Quantity, mine: Measure, theirs: Measure, found: Match, matches: Sequence[Match]
) -> Finding | None:
    """ "Total revenue" of what is product revenue, and "revenue" where the source has the whole as another figure."""
    index = found.index
    if theirs.whole or not _same_noun(mine, theirs, found) or mine.words - _NEUTRAL - own_names(index):
        return None
    said = index.spelled_out(dict.fromkeys(claim.words(), 1.0))
    parts = theirs.words - said.keys() - _NEUTRAL - own_names(index)
    if not parts or theirs.narrowed:
        return None
    if mine.whole or any(_is_whole(m, theirs) for m in matches if m.index is index and not m.relation.holds):
        return _finding(quantity, Label.CONTRADICTED, f"gives {found.quantity.text} for “{theirs.text}” only", found)
    return None


def _is_whole(match: Match, part: Measure) -> bool:
    """Whether a figure is of the same noun with no word before it but such as say that it is of all."""
    if match.figure.in_table or match.index.is_earlier(match.figure) or match.figure.is_past:
        return False
    other = measure_of(match.index.views[match.figure.sentence], match.figure.written or match.quantity)
    return other is not None and other.head == part.head and not other.words - _NEUTRAL - own_names(match.index)


def _finding(quantity: Quantity, label: Label, message: str, found: Match) -> Finding:
    return Finding(
        label=label,
        code="LIM103" if label is Label.CONTRADICTED else "LIM102",
        message=f"the release {message}",
        start=quantity.start,
        end=quantity.end,
        evidence=(found.index.passage(found.figure.sentence),),
    )
