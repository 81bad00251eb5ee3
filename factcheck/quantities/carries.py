"""What is said once and meant twice: "$25.0 million … compared to $6.5", "June 30, 2025 and 2024".

A scale is carried only between figures written to the same digit, a year only where nothing but the year stands there.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.lexicon import UNITS
from factcheck.quantities.model import Interval, Kind, Quantity

_SCALES = frozenset({Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9, Decimal(10) ** 12})
_LARGEST = 1000  # a figure with a scale of its own is no larger
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|versus|vs\.?|against|from|up from|down from)\s+(?:an? \w+ \w+ of )?$"
)
_SENTENCE = re.compile(r"[.!?]\s+[A-Z]|\n\s*\n")
_REACH, _BEFORE = 240, 40  # code points
_YEAR_ENDS = re.compile(r"\d{4}$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_NOUN = re.compile(
    r"[\s\"”]*(?:[,.;:)|]|$|(?:was|were|is|are|and|as|to|in|for|by|compared|versus|respectively|from|at|on|with|than|due"
    r"|because|since|while|which|included|includes|reflects|reflected|primarily|decreased|increased)\b)"
)
_MONTHS_ENDED = re.compile(r"(\w+)[\s-]+months?\b", re.I)


def share_scale(part: Quantity, whole: Quantity) -> Quantity:
    """The "$25.0" of "$25.0 and $6.5 million", the "3.1" of "3.1 and 2.9 million units"."""
    alike = part.kind is whole.kind and part.unit == whole.unit
    if not (alike and part.kind is Kind.MONEY) and not (
        part.kind is Kind.NUMBER and whole.kind in (Kind.COUNT, part.kind)
    ):
        return part
    scale = _scale(part, whole)
    if scale is None or (part.kind is Kind.NUMBER and part.step >= 1):
        return part
    return _scaled(part, scale)


def carry_scales(text: str, found: list[Quantity]) -> None:
    """Give "$6.5" the million, and the share, of the figure before it that it is compared with."""
    last: Quantity | None = None
    for i, q in enumerate(found):
        if q.kind is not Kind.MONEY:
            continue
        gap = text[last.end : q.start] if last is not None and q.start - last.end < _REACH else ""
        if last is not None and gap and q.unit == last.unit and not q.per and _COMPARED.search(gap[-_BEFORE:]):
            scale = _scale(q, last)
            if not _SENTENCE.search(gap):
                if scale is not None and q.step < 1:
                    found[i] = _scaled(q, scale)
                elif last.per == "share" and q.step == last.step:
                    found[i] = replace(q, per=last.per)
        last = found[i]


def _scale(part: Quantity, whole: Quantity) -> Decimal | None:
    """By how much a figure that is written to the same digit is smaller, where that is a scale."""
    low = part.interval.low
    if not part.interval.is_point or low is None or not 0 < abs(low) < _LARGEST or part.per or part.step <= 0:
        return None
    scale = whole.step / part.step
    return scale if scale in _SCALES else None


def _scaled(quantity: Quantity, scale: Decimal) -> Quantity:
    low = (quantity.interval.low or Decimal(0)) * scale
    low = Decimal(int(low)) if low == int(low) else low
    return replace(quantity, interval=replace(quantity.interval, low=low, high=low), step=quantity.step * scale)


def share_months(part: Quantity, whole: Quantity) -> Quantity:
    """The "three" of "three and six months ended June 30, 2025"."""
    months = _MONTHS_ENDED.match(whole.text)
    count = part.interval.low
    if whole.kind is not Kind.PERIOD or whole.unit != "day" or not months or whole.high is None or count is None:
        return part
    longer = UNITS.get(months[1].lower()) or (int(months[1]) if months[1].isdecimal() else 0)
    if part.kind is not Kind.NUMBER or count != int(count) or not 0 < count < longer:
        return part
    last = datetime.date.fromordinal(int(whole.high))
    begin = last.year * 12 + last.month - int(count)
    first = datetime.date(begin // 12, begin % 12 + 1, 1)
    interval = Interval(Decimal(first.toordinal()), whole.high)
    return replace(part, kind=Kind.PERIOD, unit="day", interval=interval, hedge=whole.hedge)


def share_day(text: str, part: Quantity, whole: Quantity) -> Quantity:
    """The "2024" of "three months ended June 30, 2025 and 2024" is those three months of 2024."""
    low, high = part.interval.low, part.interval.high
    if part.unit != "day" or whole.unit != "day" or low is None or high is None:
        return whole
    if not (_YEAR.fullmatch(whole.text) and _YEAR_ENDS.search(part.text) and _NO_NOUN.match(text, whole.end)):
        return whole
    ends = [datetime.date.fromordinal(int(end)) for end in (low, high)]
    back = int(part.text[-4:]) - int(whole.text)
    if not ends[0].year <= int(part.text[-4:]) == ends[1].year:
        return whole
    first, last = (Decimal(_years_back(day, back).toordinal()) for day in ends)
    return replace(whole, kind=part.kind, interval=Interval(first, last))


def _years_back(day: datetime.date, years: int) -> datetime.date:
    year = day.year - years
    month_ends = day.day == calendar.monthrange(day.year, day.month)[1]
    longest = calendar.monthrange(year, day.month)[1]
    return day.replace(year=year, day=longest if month_ends else min(day.day, longest))
