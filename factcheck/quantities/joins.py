"""What a figure takes from its neighbour: "12 of 20 patients", "10 and 20 mg", "February 28 – March 3, 2025"."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.model import Interval, Kind, Quantity

_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_SHARED = frozenset(
    {Kind.COUNT, Kind.PERCENT, Kind.POINTS, Kind.DOSE, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.ORDINAL}
)
_TIMES = frozenset({Kind.DATE, Kind.PERIOD})
_GAP = 24  # code points
_OF = re.compile(r"\s+(?:out )?of (?:the |all |its |these |those |a total of |up to )?")
_LIST = re.compile(r"(?:-|‑)?(?:\s*,\s*|\s*/\s*|(?:\s*,)?\s+(?:and|or)\s+)")
_UNTIL = re.compile(r"\s*[-–—]\s*|\s+(?:to|through|until)\s+")


def join_parts(text: str, found: list[Quantity]) -> None:
    """Complete each figure from the one behind it; goes from the last to the first, so that lists share one unit."""
    for i in range(len(found) - 2, -1, -1):
        part, whole = found[i], found[i + 1]
        if not 0 < whole.start - part.end < _GAP:
            continue
        gap = text[part.end : whole.start].lower()
        if part.kind in _COUNTED:
            found[i] = _with_whole(part, whole, gap) or _with_unit(part, whole, gap) or part
        elif part.kind in _TIMES and whole.kind in _TIMES:
            joined = _joined_times(text, part, whole, gap)
            if joined is not None:
                found[i : i + 2] = [joined]


def _with_whole(part: Quantity, whole: Quantity, gap: str) -> Quantity | None:
    """The "12" of "12 of 20 patients" counts patients too, and has its whole."""
    if whole.kind is not Kind.COUNT or not whole.interval.is_point or part.unit not in ("", whole.unit):
        return None
    return replace(part, kind=Kind.COUNT, unit=whole.unit, whole=whole.low) if _OF.fullmatch(gap) else None


def _with_unit(part: Quantity, whole: Quantity, gap: str) -> Quantity | None:
    """The "10" of "10 and 20 mg" is milligrams too."""
    if part.kind is not Kind.NUMBER or part.unit or whole.kind not in _SHARED or part.hedge is not whole.hedge:
        return None
    if whole.start != whole.value_start or not part.interval.bounded:
        return None
    return replace(part, kind=whole.kind, unit=whole.unit, per=whole.per) if _LIST.fullmatch(gap) else None


def _joined_times(text: str, first: Quantity, last: Quantity, gap: str) -> Quantity | None:
    """The period from the one to the other: "February 28 – March 3, 2025", "April 2024 to March 2025"."""
    if not _UNTIL.fullmatch(gap) or last.unit != "day" or first.low is None or last.high is None:
        return None
    low = first.low
    if first.unit == "month-day":
        month, day = divmod(int(low), 100)
        try:
            low = Decimal(datetime.date.fromordinal(int(last.high)).replace(month=month, day=day).toordinal())
        except ValueError:
            return None
    elif first.unit != "day":
        return None
    if low >= last.high:
        return None
    end = last.end
    interval = Interval(low, last.high)
    whole = text[first.start : end]
    return replace(first, kind=Kind.PERIOD, interval=interval, unit="day", text=whole, end=end, value_end=end)
