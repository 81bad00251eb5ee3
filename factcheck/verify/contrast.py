"""Contrast: what tells a figure from its rivals, the figures of the same kind in its sentence or table.

"7 patients (4.9%) on sotalin and 5 (7.0%) on placebo": each percentage has a label of its own, and the words that both
share decide nothing. A claim that has the rival's label beside a figure and none of the figure's own words gives the
figure to the wrong owner, however much else agrees.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.relations import dimension, relate
from factcheck.verify.binding import Match
from factcheck.verify.comparing import tells_former
from factcheck.verify.features import SAME_CLAUSE, View, is_verb, stem
from factcheck.verify.findings import Finding, Label
from factcheck.verify.tables import COLUMN

_JOINTS = frozenset("and or but while whereas compared versus vs against than although though".split()) | set(",;:—|")
_LABELS = frozenset({Kind.DOSE, Kind.MEASURE, Kind.DURATION, Kind.AGE})
_WORDS = 12  # of one label
# What any group in a study is called: no figure's own.
_GROUPS = frozenset(stem(w) for w in "group arm cohort patient participant subject people recipient dose".split())


@dataclass(frozen=True, slots=True)
class Tag:
    """The label of a figure: the features before and behind it, up to the next joint or figure of its kind."""

    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """All of them."""
        return frozenset((*self.before, *self.behind))

    def beside(self, other: Tag) -> frozenset[str]:
        """The part that stands where the other's label has its own: what both go on with is no label."""
        before = self.before[-len(other.before) :] if other.before else ()
        return frozenset((*before, *self.behind[: len(other.behind)]))


def tag_of(view: View, quantity: Quantity) -> Tag:
    """The label of a figure in its sentence."""
    return _respectively(view, quantity) or _beside(view, quantity)


def _beside(view: View, quantity: Quantity) -> Tag:
    tokens = view.tokens
    rivals = [(q.value_start, q.value_end) for q in _rivals(view, quantity)]
    first = bisect.bisect_left(tokens, quantity.start, key=lambda t: t.start)
    after = bisect.bisect_left(tokens, quantity.end, key=lambda t: t.start)
    starts, ends = {a for a, _ in rivals}, {b for _, b in rivals}
    at = first
    while at > max(0, first - _WORDS) and tokens[at - 1].lower not in _JOINTS and tokens[at - 1].end not in ends:
        at -= 1
    before = _features(view, tokens[at].start, quantity.start) if at < first else ()
    return Tag(before, _behind(view, after, starts))


def _behind(view: View, after: int, starts: set[int]) -> tuple[str, ...]:
    """The features of "on placebo" behind a figure and what it counts; brackets belong to the figure."""
    tokens = view.tokens
    found: list[str] = []
    depth = 1 if any(t.text == ")" for t in tokens[after : after + 2]) else 0
    for token in tokens[after : after + 2 * _WORDS]:
        if token.text in "()":
            depth = max(0, depth + (1 if token.text == "(" else -1))
        elif token.start in starts or (not depth and token.lower in _JOINTS):
            break
        elif not depth:
            found.extend(_features(view, token.start, token.end))
    return tuple(found)


def _respectively(view: View, quantity: Quantity) -> Tag | None:
    """The label that "A and B were 5 and 7, respectively" gives a figure."""
    listed = view.aligned.get(quantity.value_start)
    return Tag(before=listed.own) if listed is not None else None


def _rivals(view: View, quantity: Quantity) -> list[Quantity]:
    return [q for q in view.quantities if q is not quantity and dimension(q) == dimension(quantity)]


def _features(view: View, start: int, end: int) -> tuple[str, ...]:
    """The words, names, dates, doses and terms between two code points; other figures are no labels."""
    first = bisect.bisect_left(view.features, start, key=lambda f: f[2])
    after = bisect.bisect_left(view.features, end, key=lambda f: f[2])
    inside = view.features[first:after]
    if any(f[0] == "=" for f, _, _ in inside):
        labels = {q.value_start for q in view.quantities if q.kind in _LABELS}
        inside = tuple((f, clause, at) for f, clause, at in inside if f[0] != "=" or at in labels)
    return tuple(f for f, _, _ in inside)


def crossed(claim: View, pair: tuple[Quantity, Quantity], passage: View, theirs: tuple[Quantity, Quantity]) -> bool:
    """Whether two figures of a claim have each a label that the passage gives the other, and none of their own."""
    mine = [tag_of(claim, q).words for q in pair]
    tags = [tag_of(passage, q).words for q in theirs]
    own = (tags[0] - tags[1], tags[1] - tags[0])
    straight = (mine[0] & own[0]) | (mine[1] & own[1])
    return not straight and bool(mine[0] & own[1]) and bool(mine[1] & own[0])


def check_owner(claim: View, quantity: Quantity, found: Match, matches: Sequence[Match]) -> Finding | None:
    """A finding where the claim has the label of a rival of the figure, and no word of the figure's own."""
    words = _said(claim, quantity, found)
    others = [q for q in _rivals(claim, quantity) if q.kind is quantity.kind]
    for rival in matches:
        near = rival.figure.in_table if found.figure.in_table else rival.figure.sentence == found.figure.sentence
        if (
            not near
            or rival.index is not found.index
            or rival.relation.holds
            or _is_former(claim, quantity, found, rival)
            or any(relate(q, rival.quantity).holds for q in others)
        ):
            continue
        own, other = _told_apart(found, rival)
        if not any(f in words for f in own) and any(words.get(f, 0.0) >= SAME_CLAUSE for f in other):
            message = f"the release says {rival.quantity.text} for this; {found.quantity.text} is for something else"
            return Finding(
                label=Label.CONTRADICTED,
                code="SUB104",
                message=message,
                start=quantity.start,
                end=quantity.end,
                evidence=(found.index.passage(rival.figure.sentence), found.index.passage(found.figure.sentence)),
            )
    return None


def _is_former(claim: View, quantity: Quantity, found: Match, rival: Match) -> bool:
    """Whether a claim asks for what held before, and the rival is what that figure is compared with."""
    written = found.figure.written or found.quantity
    return rival.figure.earlier is written and tells_former(claim, quantity, dated=False)


def is_owner(claim: View, quantity: Quantity, found: Match, rival: Match) -> bool:
    """Whether "respectively" gives a figure the claim's label, and its rival another: there nearness misleads."""
    passage = found.index.views[found.figure.sentence]
    if found.figure.in_table or found.index is not rival.index or _respectively(passage, found.quantity) is None:
        return False
    words = _said(claim, quantity, found)
    own, other = _told_apart(found, rival)
    return any(words.get(f, 0.0) >= SAME_CLAUSE for f in own) and not any(f in words for f in other)


def is_of_another_label(own: frozenset[str], asked: frozenset[str], context: Mapping[str, float]) -> bool:
    """Whether a dose or the like stands nearer to a figure than the one of the claim's side: it is of that group."""
    for label in (f for f in own if f[0] == "=" and not f.startswith("=%")):
        unit = label[: label.index(":") + 1]
        nearest = max((w for f, w in context.items() if f.startswith(unit) and f not in asked), default=0.0)
        if nearest >= SAME_CLAUSE and nearest > context.get(label, 0.0):
            return True
    return False


def _said(claim: View, quantity: Quantity, found: Match) -> Mapping[str, float]:
    """What the claim says of a figure; all of it where it has no other figure of the kind."""
    words = claim.context(quantity)
    near = claim.words() if not _rivals(claim, quantity) else tag_of(claim, quantity).words
    return found.index.spelled_out({f: max(w, SAME_CLAUSE) if f in near else w for f, w in words.items()})


def _told_apart(found: Match, rival: Match) -> tuple[frozenset[str], frozenset[str]]:
    """The words that are the figure's alone, and those that are its rival's alone; none where they are no rivals."""
    if found.figure.in_table:
        mine, other = _cell(found), _cell(rival)
        return (mine - other, other - mine) if mine & other else (frozenset(), frozenset())
    if found.figure.sentence != rival.figure.sentence:
        return frozenset(), frozenset()
    view = found.index.views[found.figure.sentence]
    tag, theirs = tag_of(view, found.quantity), tag_of(view, rival.quantity)
    # "5 (4%) on A and 7 (6%) on B": what stands before the first of them is said of both.
    own = tag.beside(theirs) | set(tag.behind) if tag.behind and theirs.behind else tag.words
    if tag.behind and theirs.behind and _goes_on(view, rival.quantity, found.quantity):
        own = tag.beside(theirs)  # what else is behind the figure is said of its rival too
    about = {f for f, w in found.figure.context.items() if w >= SAME_CLAUSE}
    if _respectively(view, found.quantity) is not None:
        about = set()  # both labels stand in the one clause
    apart = theirs.beside(tag) - own - about
    return frozenset(own - theirs.words - _GROUPS), frozenset(f for f in apart if f[0] != "@")


def _goes_on(view: View, later: Quantity, earlier: Quantity) -> bool:
    """Whether a later figure's clause goes on the earlier figure's without a verb of its own."""
    clause = view.clause_at(later.value_start)
    if later.start < earlier.start or clause == view.clause_at(earlier.value_start):
        return False
    return not any(is_verb(t) for t in view.clause_tokens(clause))


def _cell(match: Match) -> frozenset[str]:
    """What the row and the column of a cell say."""
    return frozenset(f for f, w in match.figure.context.items() if w >= COLUMN and f[0] not in "@=")
