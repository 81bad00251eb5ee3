"""Days that a source gives without their year: "on 17 August last year" for a claim's "in August 2022"."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.quantities.calendar import DAY, MONTH_DAY
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.relations import relate
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.features import View
from factcheck.verify.findings import Finding, Label


def check_undated(date: Quantity, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding that a source names the day or month and, elsewhere, the year; None where it does not.

    A release that is dated says which year its days are of: only a source without a dateline leaves that open.
    """
    first, last = _days(date)
    if first is None or last is None or (last - first).days > 31:
        return None
    for index in sources:
        if index.document.dateline is not None or not _names_year(first.year, index):
            continue
        for figure in index.by_dimension.get(f"when:{MONTH_DAY}", ()):
            if any(first <= day <= last for day in _days_in(first.year, figure)):
                return Finding(
                    label=Label.UNVERIFIED,
                    code="UNV106",
                    message=f"the release gives {figure.quantity.text}, but not of which year",
                    start=date.start,
                    end=date.end,
                    evidence=(index.passage(figure.sentence),),
                )
    return None


def with_years(claim: View, sources: Sequence[SourceIndex]) -> View:
    """A claim whose days without a year are those that the source writes with one, where there is but one such."""

    def read(date: Quantity) -> Quantity:
        if date.unit != MONTH_DAY or not date.interval.is_point:
            return date
        if any(relate(date, f.quantity).holds for i in sources for f in i.by_dimension.get(date.dimension, ())):
            return date
        dated = [f.quantity for i in sources for f in i.by_dimension.get(f"when:{DAY}", ())]
        days = {q.interval for q in dated if q.interval.is_point and _month_day(q) == date.low}
        if len(days) != 1:
            return date
        return replace(date, interval=days.pop(), unit=DAY)

    if not any(q.unit == MONTH_DAY for q in claim.quantities):
        return claim
    return replace(claim, quantities=tuple(read(q) for q in claim.quantities))


def _month_day(date: Quantity) -> int:
    day = _days(date)[0]
    return day.month * 100 + day.day if day is not None else 0


def _days(date: Quantity) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a date of the calendar."""
    low, high = date.low, date.high
    if date.kind not in (Kind.DATE, Kind.PERIOD) or date.unit != DAY or low is None or high is None:
        return None, None
    return datetime.date.fromordinal(int(low)), datetime.date.fromordinal(int(high))


def _names_year(year: int, index: SourceIndex) -> bool:
    days = (_days(figure.quantity)[0] for figure in index.by_dimension.get(f"when:{DAY}", ()))
    return any(day is not None and day.year == year for day in days)


def _days_in(year: int, figure: Figure) -> Iterator[datetime.date]:
    """The days of a year that a month and day without year can be."""
    for end in {figure.quantity.low, figure.quantity.high}:
        if end is not None:
            month, day = divmod(int(end), 100)
            try:
                yield datetime.date(year, month, day)
            except ValueError:  # 29 February
                continue
