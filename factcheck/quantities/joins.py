"""What a figure takes from its neighbour: "12 of 20 patients", "10 and 20 mg", "February 28 – March 3, 2025"."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.carries import carry_scales, share_day, share_months, share_scale
from factcheck.quantities.model import Hedge, Interval, Kind, Quantity
from factcheck.quantities.units import unit_factor

_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_SHARED = frozenset(
    {Kind.COUNT, Kind.PERCENT, Kind.POINTS, Kind.DOSE, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.ORDINAL}
)
_TIMES = frozenset({Kind.DATE, Kind.PERIOD})
_ADDED = frozenset({Kind.DURATION, Kind.MEASURE})
_THEN = re.compile(r"\s+(?:and\s+)?")
_CENTS = re.compile(r"\b(?:cents?|pence|penny)$")
_GAP = 24  # code points
_OF = re.compile(r"\s+(?:out )?of (?:the |all |its |these |those |a total of |up to )?")
_AND = re.compile(r"(?:-|‑)?(?:\s*,)?\s+(?:and|or)\s+")
_COMMA = re.compile(r"(?:-|‑)?\s*,\s*")
_UNTIL = re.compile(r"\s*[-–—]\s*|\s+(?:to|through|until)\s+")


def join_parts(text: str, found: list[Quantity]) -> None:
    """Complete each figure from the one behind it; goes from the last to the first, so that lists share one unit."""
    listed = False
    for i in range(len(found) - 2, -1, -1):
        part, whole = found[i], found[i + 1]
        in_list, listed = listed, False
        if not 0 < whole.start - part.end < _GAP:
            continue
        gap = text[part.end : whole.start].lower()
        joined = _added(text, part, whole, gap)
        if joined is None and part.kind in _TIMES and whole.kind in _TIMES:
            joined = _joined_times(text, part, whole, gap)
        if joined is not None:
            found[i : i + 2] = [joined]
        elif _AND.fullmatch(gap) or (in_list and _COMMA.fullmatch(gap)):
            found[i], found[i + 1] = _from_list(text, part, whole)
            listed = found[i] is not part
        elif part.kind is Kind.NUMBER and gap == " to " and text[: part.start].lower().endswith(" from "):
            found[i] = _with_unit(replace(part, step=whole.step), whole)  # "from 58 to 41 minutes"
        elif part.kind in _COUNTED and _OF.fullmatch(gap):
            found[i] = _with_whole(part, whole, found[i + 2] if i + 2 < len(found) else None)
    carry_scales(text, found)


def _from_list(text: str, part: Quantity, whole: Quantity) -> tuple[Quantity, Quantity]:
    """Two figures of a list, each with the scale, unit, months or day that only the other writes."""
    if part.kind in _COUNTED:
        return share_months(_with_unit(share_scale(part, whole), whole), whole), whole
    if part.kind is Kind.MONEY and whole.kind is Kind.MONEY:
        return share_scale(part, whole), whole
    if part.kind in _TIMES and whole.kind in _TIMES:
        return part, share_day(text, part, whole)
    return part, whole


def _added(text: str, part: Quantity, rest: Quantity, gap: str) -> Quantity | None:
    """ "2 hours and 30 minutes", "5 feet 6 inches", "13 dollars and 45 cents" are one figure, in the larger unit."""
    rest_value = _in_unit_of(part, rest, gap)
    if rest_value is None or not 0 < rest_value < 1 or not rest.interval.is_point or rest.start != rest.value_start:
        return None
    low, high = part.interval.low, part.interval.high
    if (low is not None and low % 1) or part.per or (low is None and high is None):
        return None
    span = replace(
        part.interval,
        low=None if low is None else low + rest_value,
        high=None if high is None else high + rest_value,
    )
    step = min(part.step, rest_value / rest.interval.low * rest.step) if rest.interval.low else part.step
    return replace(
        part,
        interval=span,
        step=step,
        text=text[part.start : rest.end],
        end=rest.end,
        value_end=rest.value_end,
        per=rest.per,
    )


def _in_unit_of(part: Quantity, rest: Quantity, gap: str) -> Decimal | None:
    """How much of the unit of a figure the figure behind it is, None where they are not two parts of one."""
    if rest.interval.low is None or (part.hedge is not rest.hedge and rest.hedge is not Hedge.EXACT):
        return None
    if part.kind is Kind.MONEY and rest.kind is Kind.MONEY and _THEN.fullmatch(gap):
        same = part.unit == rest.unit or (rest.unit == "USD" and part.unit != "GBP")
        return rest.interval.low if same and _CENTS.search(rest.text.lower()) else None
    if part.unit == "ft" and rest.kind is Kind.NUMBER and gap in (" ", "-"):
        return rest.interval.low / 12 if rest.step == 1 else None
    known, smaller = unit_factor(part.unit), unit_factor(rest.unit)
    if part.kind not in _ADDED or rest.kind is not part.kind or not known or not smaller or not _THEN.fullmatch(gap):
        return None
    if known[0] != smaller[0] or smaller[1] >= known[1]:
        return None
    return rest.interval.low * smaller[1] / known[1]


def _with_whole(part: Quantity, whole: Quantity, share: Quantity | None) -> Quantity:
    """The "12" of "12 of 20 patients" counts patients too, and has its whole; so has that of "12 of 20 (60%)"."""
    if whole.kind is Kind.NUMBER and share is not None and _is_share(part, whole, share):
        return replace(part, whole=whole.low)
    if whole.kind is Kind.MEASURE and part.kind is Kind.NUMBER and not part.unit and whole.start == whole.value_start:
        return replace(part, kind=Kind.MEASURE, unit=whole.unit, whole=whole.low)  # "21,000 of the 76,000 acres"
    if whole.kind is not Kind.COUNT or not whole.interval.is_point or part.unit not in ("", whole.unit):
        return part
    return replace(part, kind=Kind.COUNT, unit=whole.unit, whole=whole.low)


def _is_share(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Whether the percentage behind two numbers is what the one is of the other."""
    low, of, said = part.interval.low, whole.interval.low, share.interval.low
    if share.kind is not Kind.PERCENT or not of or low is None or said is None or share.start - whole.end > 3:
        return False
    return abs(low / of * 100 - said) <= share.step / 2


def _with_unit(part: Quantity, whole: Quantity) -> Quantity:
    """The "10" of "10 and 20 mg", written to the same digit, is milligrams too."""
    alike = part.hedge is whole.hedge and part.step == whole.step and part.interval.bounded
    if part.kind is not Kind.NUMBER or part.unit or whole.kind not in _SHARED or not alike:
        return part
    if whole.start != whole.value_start:
        return part
    return replace(part, kind=whole.kind, unit=whole.unit, per=whole.per)


def _joined_times(text: str, first: Quantity, last: Quantity, gap: str) -> Quantity | None:
    """The period from the one to the other: "February 28 – March 3, 2025", "April 2024 to March 2025"."""
    between = gap == " and " and text[max(0, first.start - 8) : first.start].lower() == "between "
    if not (between or _UNTIL.fullmatch(gap)) or last.unit != "day" or first.low is None or last.high is None:
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
