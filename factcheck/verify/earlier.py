""" "A year earlier", "in the prior-year quarter": times that are told from another time of the claim."""

from __future__ import annotations

import bisect
import calendar
import datetime
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factcheck.quantities.calendar import DAY
from factcheck.quantities.model import Interval, Kind, Quantity
from factcheck.verify.features import View

_REACH = 8
# What may stand between a figure and the words that date it; "from" and "than" make them the other figure's.
_BETWEEN = frozenset(
    "in for during of the a an its same corresponding comparable per share period quarter half".split()
)
_BEFORE = frozenset({"prior", "previous", "preceding", "last"})
_AFTER = frozenset({"earlier", "ago", "before", "previously"})


def is_year_earlier(view: View, quantity: Quantity) -> bool:
    """Whether the words right behind a figure say that it held a year before: "nine cents a year earlier"."""
    first = bisect.bisect_left(view.tokens, quantity.end, key=lambda t: t.start)
    tokens = [t.lower for t in view.tokens[first : first + _REACH] if t.text not in "-‑–"]
    for word, following in pairwise(tokens):
        if (word in _BEFORE and following == "year") or (word == "year" and following in _AFTER):
            return True
        if word not in _BETWEEN and word != "year":
            return False
    return False


def year_earlier(periods: Sequence[Quantity]) -> list[Quantity]:
    """The same periods a year before; those that name no days are left out."""
    return [
        replace(p, interval=Interval(_back(p.low), _back(p.high)))
        for p in periods
        if p.kind in (Kind.PERIOD, Kind.DATE) and p.unit == DAY and p.low and p.high
    ]


def _back(ordinal: Decimal | None) -> Decimal:
    day = datetime.date.fromordinal(int(ordinal or 1))
    year = max(1, day.year - 1)
    last = calendar.monthrange(year, day.month)[1]
    ends = day.day == calendar.monthrange(day.year, day.month)[1]
    return Decimal(datetime.date(year, day.month, last if ends else min(day.day, last)).toordinal())
