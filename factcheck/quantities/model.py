"""A quantity: an interval with a unit and a role, not a number.

"Less than half of RMAT applications" is (-inf, 0.5) of RMAT applications; "up to $150 million" is
(-inf, 150e6] dollars; "approximately 40 patients" is about 40 patients.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
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
