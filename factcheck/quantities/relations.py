"""How the quantity of a claim relates to a quantity of its source: set relations after units are reconciled.

A claim may be weaker than its source (its interval contains the source's), rounded honestly, or the same; never
narrower. Tolerance comes from the precision as written and from the hedge.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from factcheck.quantities.model import Direction, Hedge, Interval, Kind, Quantity

# How far below "nearly" and above "just over" a figure may lie, and how far "about" may round, as shares of it.
NEAR = Decimal("0.08")
ABOUT = Decimal("0.075")
# How far two units may stand apart that are taken for one another: six months are 24 weeks, a year is no eleven months.
CONVERTED = Decimal("0.081")
_CONVERSION = Decimal("0.01")  # how far a bound may be rounded when it is put in another unit
_EPSILON = Decimal("1e-12")
_TEMPERATURES = frozenset({"°C", "°F", "degree"})


class Relation(StrEnum):
    """What the source's quantity says of the claim's."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    IMPLIED = "implied"  # the source says something stronger
    STRONGER = "stronger"  # the claim says more than the source: a bound or a range lost
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    OTHER_UNIT = "other-unit"  # the same figure in another currency or unit

    @property
    def holds(self) -> bool:
        """Whether the claim follows from the source's quantity."""
        return self is Relation.EQUAL or self is Relation.ROUNDED or self is Relation.IMPLIED


_TIMES = (Kind.DURATION, Kind.AGE)
_MEASURES = (Kind.MEASURE, Kind.DOSE)


def dimension(quantity: Quantity) -> str:
    """What can be compared at all: quantities of one dimension are rivals for one place in a claim."""
    return quantity.dimension


def relate(claim: Quantity, source: Quantity) -> Relation:
    """The relation of two quantities of one `dimension`."""
    if claim.kind is Kind.IDENTIFIER or claim.kind is Kind.RATIO:
        return Relation.EQUAL if claim.unit == source.unit else Relation.DISJOINT
    if claim.is_negative or source.is_negative:
        claim, source = _signless(claim, source), _signless(source, claim)
    if claim.unit != source.unit:
        claim, source = _with_scale_of(claim, source), _with_scale_of(source, claim)
    mine, theirs, step = claim.base_point, source.base_point, claim.base_step
    if mine is None or theirs is None:
        mine_base = _snapped(claim.base, source.base, step) if _is_converted(claim, source) else claim.base
        relation = _relate(mine_base, source.base, claim.hedge, source.hedge, step, source.base_step)
        if claim.kind in (Kind.DATE, Kind.PERIOD) and _contains(claim.base, source.base):
            relation = Relation.EQUAL if relation is Relation.EQUAL else Relation.IMPLIED
    elif _is_converted(claim, source):
        relation = _converted(mine, theirs, claim, step)
    else:
        relation = _two_points(mine, theirs, claim.hedge, step, source.base_step)
    if claim.side[:1] + source.side[:1] in ("<>", "><"):
        return Relation.DISJOINT
    if claim.kind is Kind.MONEY and claim.unit != source.unit:
        return Relation.OTHER_UNIT if relation.holds else Relation.DISJOINT
    if claim.kind in (Kind.DATE, Kind.PERIOD) and relation is Relation.STRONGER:
        return Relation.OVERLAPS
    return relation


def base_value(quantity: Quantity, end: Decimal | None) -> Decimal:
    """An end of a quantity in the base unit of its dimension (percent for shares, seconds for durations)."""
    return quantity.in_base(end if end is not None else Decimal(0))


def _with_scale_of(quantity: Quantity, other: Quantity) -> Quantity:
    """Degrees that do not say which are those of the other."""
    same = quantity.unit == "degree" and other.unit in _TEMPERATURES
    return replace(quantity, unit=other.unit) if same else quantity


def _is_converted(claim: Quantity, source: Quantity) -> bool:
    return claim.unit != source.unit and (claim.kind in _TIMES or claim.kind in _MEASURES)


def _converted(a: Decimal, b: Decimal, claim: Quantity, step: Decimal) -> Relation:
    """The relation of two points in two units: what is converted has digits of its own, rounded as they are written."""
    written = round_step(abs(claim.low or Decimal(0)), claim.step)
    if claim.hedge is Hedge.ABOUT and claim.step:
        step *= written / claim.step  # "about 1,920 feet" is written to ten feet, whatever that is in metres
    relation = _two_points(a, b, claim.hedge, step, Decimal(0))
    if relation is not Relation.ROUNDED or claim.unit in _TEMPERATURES:
        return relation
    most = CONVERTED * (1 if claim.hedge is Hedge.EXACT else Decimal("1.5"))
    return relation if abs(a - b) <= most * max(abs(a), abs(b)) else Relation.DISJOINT


def _snapped(mine: Interval, theirs: Interval, step: Decimal) -> Interval:
    """A bound in another unit with its ends on those that they are a rounding of: 379 miles on 610 km."""
    low = theirs.low if mine.low is not None and _is_rounded(mine.low, theirs.low, step) else mine.low
    high = theirs.high if mine.high is not None and _is_rounded(mine.high, theirs.high, step) else mine.high
    return replace(mine, low=low, high=high)


def _is_rounded(mine: Decimal, theirs: Decimal | None, step: Decimal) -> bool:
    return theirs is not None and abs(mine - theirs) <= min(step / 2, abs(theirs) * _CONVERSION)


def round_step(value: Decimal, step: Decimal) -> Decimal:
    """The value of the last digit that is not a trailing zero: 33,000 is written to the thousand."""
    if value == 0:
        return step
    exponent = value.normalize().as_tuple().exponent
    return max(step, Decimal(1).scaleb(int(exponent)))


def _signless(quantity: Quantity, other: Quantity) -> Quantity:
    """ "$(0.09)" is "a loss of $0.09": a negative figure beside one that is marked as going down loses its sign."""
    low = quantity.interval.low
    if not quantity.is_negative or low is None or other.low is None or other.low < 0:
        return quantity
    if Direction.DOWN not in (quantity.direction, other.direction):
        return quantity
    return replace(quantity, interval=Interval(-low, -low))


def _relate(
    c: Interval, s: Interval, hedge: Hedge, source_hedge: Hedge, step: Decimal, source_step: Decimal
) -> Relation:
    if c.is_point and c.low is not None:
        return _point(c.low, s, hedge, step, source_step)
    s = _widen(s, source_hedge)
    if c.low is not None and c.high is not None and s.low is not None and s.high is not None and not s.is_point:
        close = _close(c.low, s.low, step, source_step) and _close(c.high, s.high, step, source_step)
        if close:
            return Relation.EQUAL
        if c.low is not None and not c.is_point and hedge is Hedge.EXACT:
            # A range is restated with both its ends; a wider one with one end moved is another range.
            return Relation.OVERLAPS if _meet(c, s) and not _touch_only(c, s) else Relation.DISJOINT
    if c == s:
        return Relation.EQUAL
    if _contains(c, s):
        return Relation.IMPLIED
    if _touch_only(c, s) or not _meet(c, s):
        return Relation.DISJOINT
    return Relation.STRONGER if _contains(s, c) else Relation.OVERLAPS


def _widen(s: Interval, hedge: Hedge) -> Interval:
    """A source's "nearly 50" lies below 50, its "just over 50" above."""
    if not s.is_point or s.low is None or hedge not in (Hedge.NEARLY, Hedge.OVER):
        return s
    near = abs(s.low) * NEAR
    if hedge is Hedge.NEARLY:
        return Interval(s.low - near, s.low, high_open=True)
    return Interval(s.low, s.low + near, low_open=True)


def _close(mine: Decimal, theirs: Decimal, step: Decimal, source_step: Decimal) -> bool:
    slack = step / 2 if step > source_step else abs(theirs) * _EPSILON
    return abs(mine - theirs) <= slack


def _point(value: Decimal, s: Interval, hedge: Hedge, step: Decimal, source_step: Decimal) -> Relation:
    if s.is_point and s.low is not None:
        return _two_points(value, s.low, hedge, step, source_step)
    ends = [end for end in (s.low, s.high) if end is not None]
    if hedge is not Hedge.EXACT and any(_two_points(value, e, hedge, step, source_step).holds for e in ends):
        return Relation.STRONGER
    if any(_close(value, end, step, source_step) for end in ends) or _contains(s, Interval(value, value)):
        return Relation.STRONGER
    return Relation.DISJOINT


def _two_points(mine: Decimal, theirs: Decimal, hedge: Hedge, step: Decimal, source_step: Decimal) -> Relation:
    gap = mine - theirs
    if gap == 0 or abs(gap) <= abs(theirs) * _EPSILON:
        return Relation.EQUAL
    if hedge is Hedge.ABOUT:
        slack = min(round_step(mine, step) / 2, abs(mine) * ABOUT)
        return Relation.ROUNDED if abs(gap) <= max(slack, step / 2 if step > source_step else 0) else Relation.DISJOINT
    if hedge in (Hedge.NEARLY, Hedge.OVER):
        toward = gap if hedge is Hedge.NEARLY else -gap
        return Relation.ROUNDED if 0 < toward <= abs(mine) * NEAR else Relation.DISJOINT
    return Relation.ROUNDED if step > source_step and abs(gap) <= step / 2 else Relation.DISJOINT


def _contains(outer: Interval, inner: Interval) -> bool:
    low = outer.low is None or (
        inner.low is not None
        and (inner.low > outer.low or (inner.low == outer.low and (not outer.low_open or inner.low_open)))
    )
    high = outer.high is None or (
        inner.high is not None
        and (inner.high < outer.high or (inner.high == outer.high and (not outer.high_open or inner.high_open)))
    )
    return low and high


def _meet(a: Interval, b: Interval) -> bool:
    return _starts_by_end(a, b) and _starts_by_end(b, a)


def _starts_by_end(a: Interval, b: Interval) -> bool:
    if a.low is None or b.high is None:
        return True
    return a.low < b.high or (a.low == b.high and not a.low_open and not b.high_open)


def _touch_only(a: Interval, b: Interval) -> bool:
    return (a.low is not None and a.low == b.high) or (b.low is not None and b.low == a.high)
