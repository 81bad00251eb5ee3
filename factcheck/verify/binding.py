"""Binding: which figures of the source a figure of a claim can mean, and how well each fits.

A figure fits by what stands around it: the words, names and other figures of its clause, its table row and column, the
heading over it, weighted by how rare they are in the source. Words that all rivals share decide nothing, because they
add the same to each. Dates are not words: the periods of the claim and of the figure are compared as intervals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from factcheck.quantities.lexicon import singular
from factcheck.quantities.model import WHEN, Kind, Quantity
from factcheck.quantities.relations import Relation, dimension, relate
from factcheck.verify.comparing import is_per_share, lies_before, opening, speaks_of_earlier, tells_former
from factcheck.verify.earlier import is_year_earlier, year_earlier
from factcheck.verify.evidence import Figure, SourceIndex, value_key
from factcheck.verify.features import NEXT_CLAUSE, View, Weighed, stem
from factcheck.verify.roles import SHARES, Role, role_of

_OTHERS = 40  # figures of a claim that are looked at beside one of them
SAME_PERIOD, PART_OF_PERIOD, OTHER_PERIOD = 0.15, 0.08, -0.25
OTHER_PER, LAST_PERIOD = -0.15, -0.08
OTHER_ROLE = -0.3  # a level for a change
COMPARED = -0.1  # an earlier figure, where the claim does not speak of an earlier time
_PER_SHARE = 10_000  # no amount for a share is so high
FORMER = 0.1  # the same, where it speaks of nothing else
_MANY = 200
_ALIKE = (
    frozenset("patient participant people person adult subject volunteer woman man child n individual".split()),
    frozenset("site center centre location facility clinic hospital".split()),
    frozenset("employee people person staff worker colleague job".split()),
)
# Anybody may be called a person; a patient is still no employee.
ANYONE = frozenset({"person", "people"})
_PEOPLE = ANYONE | frozenset(
    """patient participant adult subject volunteer woman man child individual employee staff worker colleague director
    member resident passenger customer user subscriber student pupil teacher doctor nurse physician officer driver
    visitor guest victim survivor investor holder voter soldier crew pilot sailor engineer scientist researcher manager
    executive""".split()
)


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the source with how well it fits the claim, how its value relates and whether its period does."""

    figure: Figure
    index: SourceIndex
    score: float
    relation: Relation
    period: float

    @property
    def quantity(self) -> Quantity:
        """The source's quantity."""
        return self.figure.quantity


def matches_of(claim: View, quantity: Quantity, sources: Sequence[SourceIndex]) -> list[Match]:
    """All figures of the sources that can be compared with a claim's, best fit first."""
    context, periods = _asked(claim, quantity, sources)
    if not quantity.per and quantity.kind is Kind.MONEY and is_per_share(claim, quantity):
        quantity = replace(quantity, per="share")
    later, role = not speaks_of_earlier(claim), role_of(claim, quantity)
    found = [
        m
        for index in sources
        for m in _matches(
            quantity,
            context,
            periods,
            index,
            later=later,
            former=tells_former(claim, quantity, lies_before(periods, index.periods)),
            role=role,
        )
    ]
    found.sort(key=lambda m: (-m.score, not m.relation.holds))
    return _unclaimed([m for m in found if same_thing(quantity, m)], quantity, claim)


def fit(claim: View, quantity: Quantity, figure: Figure, index: SourceIndex) -> float:
    """How well a figure of the source fits what a claim says of one of its quantities, whatever their values."""
    context, periods = _asked(claim, quantity, [index])
    return index.weighed(context).overlap(figure.context) + period_fit(periods, figure, index)


def clause_fit(claim: View, quantity: Quantity, figure: Figure, index: SourceIndex) -> float:
    """How well a figure fits what the claim says of this quantity alone, other clauses with figures left out."""
    weighed = index.weighed(claim.own_context(quantity))
    here = claim.clause_at(quantity.value_start)
    dates = [q for q in claim.quantities if q.kind in WHEN and claim.clause_at(q.value_start) == here]
    return weighed.overlap(figure.context) + period_fit(dates, figure, index)


def _asked(claim: View, quantity: Quantity, sources: Sequence[SourceIndex]) -> tuple[dict[str, float], list[Quantity]]:
    """What a claim says of one of its quantities: the features around it and the periods it holds for."""
    context = claim.context(quantity)
    if quantity.kind is Kind.COUNT and quantity.unit:
        context.setdefault(stem(quantity.unit), 1.0)
    if quantity.kind in WHEN:
        return context, []
    periods = _periods(claim, quantity)
    if is_year_earlier(claim, quantity):
        periods = year_earlier(periods or [p for index in sources for p in index.periods[:1]])
    return context, periods


def _periods(claim: View, quantity: Quantity) -> list[Quantity]:
    """The dates of the claim that tell when this figure held: those of its clause, else all.

    What the claim compares it with has dates of its own.
    """
    start = quantity.value_start
    when = (q for q in claim.quantities if q.kind in WHEN and (opening(claim, q) or 0) <= start)
    dates = [(claim.clause_at(q.value_start), q) for q in when]
    here = claim.clause_at(quantity.value_start)
    return [q for clause, q in dates if clause == here] or [q for _, q in dates]


def _matches(
    quantity: Quantity,
    context: Mapping[str, float],
    periods: Sequence[Quantity],
    index: SourceIndex,
    *,
    later: bool,
    former: bool,
    role: Role | None,
) -> list[Match]:
    context = index.spelled_out(dict(context))
    weighed = Weighed.of(context, index.rarity, index.unseen)
    dated = Periods(periods, index)
    found = []
    for figure in candidates(quantity, context, index):
        period = dated.fit(figure)
        score = weighed.overlap(figure.context) + period
        if quantity.kind is Kind.MONEY and figure.quantity.per != quantity.per and not _speaks_of(context, figure):
            score += OTHER_PER
        if role is not None and figure.role not in (None, role):
            told = quantity.kind not in SHARES or {role, figure.role} == {Role.PART, Role.CHANGE}
            score += OTHER_ROLE if told else 0.0
        if former:
            score += _fit_of_former(figure, period)
        elif later and (period <= 0 or not figure.periods) and index.is_earlier(figure):
            score += COMPARED
        found.append(Match(figure, index, score, relate(quantity, figure.quantity), period))
    return _with_former(found) if former else found


def _with_former(found: list[Match]) -> list[Match]:
    """An earlier figure shares what is said of the one that it is compared with: a claim that asks for it means it."""
    later = {id(m.figure.earlier): m.score for m in found if m.period <= 0 and m.figure.earlier is not None}

    def lifted(match: Match) -> Match:
        score = later.get(id(match.figure.written or match.quantity), match.score) + FORMER
        return replace(match, score=score) if score > match.score + FORMER else match

    return [lifted(m) for m in found] if later else found


def _fit_of_former(figure: Figure, period: float) -> float:
    """What a figure gains as the earlier of two that are compared, or loses as the later, where no date tells."""
    if figure.index.is_earlier(figure):
        return FORMER - min(0.0, period)
    return -FORMER if period <= 0 and figure.earlier is not None else 0.0


def _speaks_of(context: Mapping[str, float], figure: Figure) -> bool:
    """Whether a claim about an amount speaks of what a figure is an amount of ("earnings per share")."""
    if not figure.quantity.per and (figure.quantity.low or 0) >= _PER_SHARE:
        return False
    return stem(figure.quantity.per or "share") in context or "ep" in context


def candidates(quantity: Quantity, context: Mapping[str, float], index: SourceIndex) -> list[Figure]:
    """The figures that can be compared with a claim's; of very many, those of the nearest sentences or equal value."""
    figures = index.by_dimension.get(dimension(quantity), [])
    if len(figures) <= _MANY:
        return figures
    near = [f for i in index.nearest(context) for f in index.by_sentence.get(i, ())]
    equal = index.by_value.get(value_key(quantity), [])
    chosen = {id(f): f for f in [*near, *equal[:_MANY]] if dimension(f.quantity) == dimension(quantity)}
    return list(chosen.values())


def period_fit(claimed: Sequence[Quantity], figure: Figure, index: SourceIndex) -> float:
    """How the periods of a claim agree with a figure's: its own, else its sentence's, else the whole release's."""
    return Periods(claimed, index).fit(figure)


class Periods:
    """The periods of a claim, to be held against those of many figures.

    A claim without a date speaks of the release's own period, so that last year's figure fits a little less.
    """

    def __init__(self, claimed: Sequence[Quantity], index: SourceIndex) -> None:
        self.claimed = claimed
        self.index = index
        self.dimensions = {c.dimension for c in claimed}
        self._known: dict[int, float] = {}  # by the identity of a period, which its source keeps

    def fit(self, figure: Figure) -> float:
        """How they agree with a figure's."""
        if not self.claimed:
            return LAST_PERIOD if figure.is_past else 0.0
        for periods, weight in ((figure.periods, 1.0), (figure.far_periods, 0.6), (self.index.periods, 0.5)):
            comparable = [p for p in periods if p.dimension in self.dimensions]
            if not comparable:
                continue
            if periods is figure.far_periods and len({p.interval for p in comparable}) == 1:
                weight = 1.0  # noqa: PLW2901 - the only date of a sentence dates all of it
            best = max([self._best(p) for p in comparable])
            return best * weight if best > 0 or periods is figure.periods else best * weight / 2
        return 0.0

    def _best(self, period: Quantity) -> float:
        known = self._known.get(id(period))
        if known is None:
            known = max(_fit(c, period) for c in self.claimed if c.dimension == period.dimension)
            self._known[id(period)] = known
        return known


def _fit(claimed: Quantity, period: Quantity) -> float:
    relation = relate(claimed, period)
    if relation in (Relation.EQUAL, Relation.ROUNDED):
        return SAME_PERIOD
    return PART_OF_PERIOD if relation is not Relation.DISJOINT else OTHER_PERIOD


def same_thing(mine: Quantity, match: Match) -> bool:
    """Whether two counts can be of the same thing; a figure without a noun must stand near the claim's noun."""
    theirs = match.quantity
    if mine.kind is not Kind.COUNT or mine.unit == theirs.unit:
        return True
    if theirs.kind is not Kind.COUNT:
        return match.figure.context.get(stem(mine.unit), 0.0) >= NEXT_CLAUSE
    return same_noun(mine.unit, theirs.unit)


@lru_cache(maxsize=4096)
def same_noun(mine: str, theirs: str) -> bool:
    """Whether two counted nouns can be one thing: the same word, or both people, places or staff."""
    a, b = singular(mine), singular(theirs)
    return (
        a == b
        or any(a in group and b in group for group in _ALIKE)
        or ({a, b} & ANYONE != frozenset() and {a, b} <= _PEOPLE)
    )


def _unclaimed(matches: list[Match], quantity: Quantity, claim: View) -> list[Match]:
    """Put last what the claim gives correctly as another figure of its own: a figure of the source is used once."""
    mine = quantity.dimension
    others = list(islice((q for q in claim.quantities if q is not quantity and q.dimension == mine), _OTHERS))
    if not others:
        return matches

    def taken(match: Match) -> bool:
        return not match.relation.holds and any(relate(q, match.quantity) is Relation.EQUAL for q in others)

    return sorted(matches, key=taken)
