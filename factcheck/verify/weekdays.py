"""Days of the week that are not those of their dates: "Monday, February 11, 2025" was a Tuesday."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from factcheck.claims.records import SourceFinding
from factcheck.quantities.calendar import DAY, MONTH_DAY, make_date
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.verify.evidence import SourceIndex

_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_BEFORE = re.compile(rf"\b({'|'.join(_NAMES)}),?\s+(?:the\s+)?\Z")
_BEHIND = re.compile(rf"\s*\(({'|'.join(_NAMES)})\)")
_REACH = 16
_NEAR = 150  # days between a release and a date that it gives without the year


def check_weekdays(index: SourceIndex) -> Iterator[SourceFinding]:
    """Every date that the source gives with another day of the week than the calendar has."""
    plain = index.document.plain
    for number, taken in enumerate(index.views):
        for q in taken.quantities:
            if q.kind is not Kind.DATE or not q.interval.is_point:
                continue
            before = _BEFORE.search(plain, max(taken.start, q.value_start - _REACH), q.value_start)
            named = before or _BEHIND.match(plain, q.value_end, taken.end)
            day = _day_of(q, index) if named else None
            if named is None or day is None or _NAMES[day.weekday()] == named[1]:
                continue
            start, end = (named.start(1), q.value_end) if before else (q.value_start, named.end())
            written = " ".join(index.document.text[start:end].split())
            message = f"{written}: {day.day} {day:%B %Y} is a {_NAMES[day.weekday()]}"
            yield SourceFinding(code="CON101", message=message, start=start, end=end, evidence=(index.passage(number),))


def _day_of(date: Quantity, index: SourceIndex) -> datetime.date | None:
    """The day that is meant; without a year the one next to the day of the release, where that is near."""
    value = int(date.low or 0)
    if date.unit == DAY:
        return datetime.date.fromordinal(value) if value > 0 else None
    released = _released(index)
    if date.unit != MONTH_DAY or released is None:
        return None
    days = [make_date(released.year + by, value // 100, value % 100) for by in (-1, 0, 1)]
    nearest = min((d for d in days if d is not None), key=lambda d: abs((d - released).days), default=None)
    return nearest if nearest is not None and abs((nearest - released).days) <= _NEAR else None


def _released(index: SourceIndex) -> datetime.date | None:
    """The day of the release: that of its dateline, else of its front matter."""
    document = index.document
    line = document.dateline.date if document.dateline else None
    texts = [document.plain[line.start : line.end]] if line else []
    texts += [document.metadata.date] if document.metadata.date else []
    for text in texts:
        for q in parse_quantities(text[:40]):
            if q.kind is Kind.DATE and q.unit == DAY and q.interval.is_point and q.low:
                return datetime.date.fromordinal(int(q.low))
    return None
