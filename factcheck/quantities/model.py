"""A quantity: an interval with a unit and a role, not a number.

"Less than half of RMAT applications" is (-inf, 0.5) of RMAT applications; "up to $150 million" is
(-inf, 150e6] dollars; "approximately 40 patients" is about 40 patients.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from factcheck.quantities.units import unit_factor


class Kind(StrEnum):
    """What sort of thing the number measures."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"  # percentage points
    BASIS_POINTS = "basis-points"
    COUNT = "count"  # so many of something; the unit is the noun
    FRACTION = "fraction"  # "half of", "one in five", "12 of 20"
    MULTIPLE = "multiple"  # "double", "1.5x", "three times"
    RATIO = "ratio"  # "2:1"
    MEASURE = "measure"
    DOSE = "dose"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    PERIOD = "period"
    ORDINAL = "ordinal"
    NUMBER = "number"  # a bare number whose kind the text does not tell
    IDENTIFIER = "identifier"  # "NCT06097832", "Phase 1b/2": never an amount


WHEN = frozenset({Kind.DATE, Kind.PERIOD, Kind.ORDINAL})
"""The kinds that tell when something held, and measure nothing."""


class Hedge(StrEnum):
    """How the writer marks that a figure is not exact."""

    EXACT = "exact"
    ABOUT = "about"  # either side: approximately, about, some, roughly
    NEARLY = "nearly"  # a little below: nearly, almost, just under
    OVER = "over"  # a little above: just over, slightly more than
    VAGUE = "vague"  # no figure at all: a handful, several


class Direction(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of values; None is unbounded. `low_open` and `high_open` leave the end itself out."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        """Whether the interval is a single value."""
        return self.low is not None and self.low == self.high

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.low is not None and self.high is not None


_HUNDRED, _ONE = Decimal(100), Decimal(1)
_DAY = Decimal(86400)
_DIMENSIONS = {
    Kind.PERCENT: "share",
    Kind.FRACTION: "share",
    Kind.POINTS: "points",
    Kind.BASIS_POINTS: "points",
    Kind.COUNT: "count",
    Kind.NUMBER: "count",
    Kind.DURATION: "time",
    Kind.AGE: "time",
}
_NOUGHT = {"°F": Decimal(32)}  # what is nought in the base unit
_MEASURED = frozenset({Kind.MEASURE, Kind.DOSE})
_TIMES = frozenset({Kind.DURATION, Kind.AGE})


@dataclass(frozen=True)  # no slots: what a comparison needs is worked out once and kept
class Quantity:
    """One quantity of a text.

    `interval` is in base units (scale words applied, percent as written: "12%" is 12, a fraction is a share of
    one, dates are proleptic ordinal days). `step` is the value of the last digit as written, so that "$3.6 billion"
    has a step of 100,000,000. `start` and `end` are code points into the text that was parsed; `value_start` and
    `value_end` bound the figure itself, without comparator and noun.
    """

    kind: Kind
    interval: Interval
    text: str
    start: int
    end: int
    unit: str = ""  # currency code, unit symbol, singular noun that is counted, or ""
    step: Decimal = Decimal(1)
    hedge: Hedge = Hedge.EXACT
    direction: Direction | None = None
    whole: Decimal | None = None  # the denominator of "12 of 20 patients"
    per: str = ""  # "share" in "$0.42 per share", "year" in "12% per year"
    side: str = ""  # of a date: "<=" in "by June 30", ">=" in "since 2019", as comparators are written
    value_start: int = -1
    value_end: int = -1

    @property
    def low(self) -> Decimal | None:
        """The lower end in base units, None where there is none."""
        return self.interval.low

    @property
    def high(self) -> Decimal | None:
        """The upper end in base units, None where there is none."""
        return self.interval.high

    @cached_property
    def dimension(self) -> str:
        """What can be compared at all: quantities of one dimension are rivals for one place in a claim."""
        kind = self.kind
        if kind in _MEASURED:
            known = unit_factor(self.unit)
            return known[0] if known else self.unit
        if kind is Kind.DATE or kind is Kind.PERIOD:
            return f"when:{self.unit}"
        if kind is Kind.ORDINAL:
            return f"ordinal:{self.unit}"
        if self.unit == "p" and (kind is Kind.COUNT or kind is Kind.NUMBER):
            return "p"
        if self.unit == "time" and self.per:
            return "frequency"
        return _DIMENSIONS.get(kind) or str(kind)

    @cached_property
    def factor(self) -> Decimal:
        """How many base units of its dimension one of its own unit is (percent, seconds, times a day)."""
        kind = self.kind
        if kind is Kind.FRACTION:
            return _HUNDRED
        if kind is Kind.BASIS_POINTS:
            return 1 / _HUNDRED
        if kind in _TIMES or kind in _MEASURED:
            known = unit_factor(self.unit)
            return known[1] if known else _ONE
        if self.dimension == "frequency":
            known = unit_factor(self.per)
            return _DAY / known[1] if known else _ONE
        return _ONE

    def in_base(self, value: Decimal) -> Decimal:
        """A value in its unit, in base units of the dimension."""
        return (value - _NOUGHT.get(self.unit, 0)) * self.factor

    @cached_property
    def base(self) -> Interval:
        """The interval in base units of the dimension."""
        i = self.interval
        low = None if i.low is None else self.in_base(i.low)
        high = None if i.high is None else self.in_base(i.high)
        return Interval(low, high, i.low_open, i.high_open)

    @cached_property
    def base_point(self) -> Decimal | None:
        """The one value in base units, None where there are many."""
        return self.base.low if self.base.is_point else None

    @cached_property
    def is_negative(self) -> bool:
        """Whether it is one value below zero."""
        return self.interval.is_point and self.interval.low is not None and self.interval.low < 0

    @cached_property
    def base_step(self) -> Decimal:
        """The value of the last digit as written, in base units."""
        return self.step * self.factor
