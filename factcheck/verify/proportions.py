"""Percentages that do not follow from the counts or amounts beside them: "12 of 20 patients (65%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.claims.records import SourceFinding
from factcheck.quantities.model import Hedge, Kind, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View

_HUNDRED = Decimal(100)
_MOST = 40  # figures of one sentence
_AMOUNTS = frozenset(Kind) - {Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.IDENTIFIER, Kind.DURATION}
_WORD = r"(?:[^\W\d_][\w’'-]*)"
# The bracket, comma or "or" between a count and its percentage, with the noun that is counted; and the reverse.
_TO_PERCENT = re.compile(rf"(?:\s{_WORD}){{0,4}}\s*(?:\(|\[|;|,?\s+or|,?\s+i\.e\.,?)\s*")
_TO_COUNT = re.compile(r"\s*[(\[]\s*(?:n\s*=\s*)?")
_ENDS = re.compile(rf"\s*(?:[)\],;]|\.(?!\d)|\Z|(?:\s{_WORD}){{0,3}}[)\]])")
_CLOSES = re.compile(rf"(?:\s+(?:of\s+)?{_WORD}){{0,4}}\s*[)\],;]")
_SLASH = re.compile(r"(\d{1,6})\s?/\s?(\d{1,6})")
_CHANGED = re.compile(
    r"\b(?:up|down|rose|grew|fell|increased?|decreased?|declined?|dropped|growth|decline|reduction|rise|drop|or|by|of)\s+"
    r"(?:(?:by|of)\s+)?\Z",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"\s+(?:increase|decrease|growth|decline|rise|drop|reduction)\b", re.IGNORECASE)
_COMPARES = frozenset("compared from versus vs against than".split())
# What may stand between two amounts and the percentage by which they differ without naming another thing.
_PLAIN = frozenset(
    """or up down an a increase decrease increased decreased growth grew rose fell decline declined of by to with for in
    the same prior previous preceding last first second third fourth quarter quarters half year years months month
    period ended ending fiscal full corresponding comparable ago earlier on at as during and representing reflecting
    which is was were approximately about over yoy y rise drop reduction it company reported recorded
    s , ( ) - – : ' ’ . / & %""".split()
)


def check_shares(index: SourceIndex) -> Iterator[SourceFinding]:
    """Every percentage that is not that of the count and whole it stands beside."""
    plain = index.document.plain
    for number, taken in _prose(index):
        amounts = [q for q in taken.quantities if q.kind is not Kind.IDENTIFIER]
        for at, q in enumerate(amounts):
            parts = _parts(q, plain)
            if parts is None:
                continue
            last = amounts[at + 1] if q.whole is not None and at + 1 < len(amounts) else q
            for percent in (amounts[at - 1] if at else None, _after(amounts, last)):
                if percent is None or not _is_plain(percent) or not _stand_together(plain, taken, q, last, percent):
                    continue
                share = _HUNDRED * parts[0] / parts[1]
                if abs(share - percent.base.low) >= max(percent.step, Decimal("0.1")):  # type: ignore[operator]
                    yield _finding(
                        index, number, (q, last, percent), f"{parts[0]:f} of {parts[1]:f} is {_rounded(share)}%"
                    )


def _prose(index: SourceIndex) -> Iterator[tuple[int, View]]:
    """The sentences with figures, without what has more of them than any prose."""
    return ((n, taken) for n, taken in enumerate(index.views) if 1 < len(taken.quantities) <= _MOST)


def _parts(q: Quantity, plain: str) -> tuple[Decimal, Decimal] | None:
    """The count and the whole of "12 of 20" and "12/20"."""
    if q.whole is not None and q.interval.is_point and q.low is not None:
        parts = (q.low, q.whole)
    else:
        slashed = _SLASH.fullmatch(plain, q.value_start, q.value_end) if q.kind is Kind.FRACTION else None
        if slashed is None:
            return None
        parts = (Decimal(slashed[1]), Decimal(slashed[2]))
    return parts if 0 <= parts[0] <= parts[1] and parts[1] > 1 else None


def _after(amounts: Sequence[Quantity], last: Quantity) -> Quantity | None:
    return next((q for q in amounts if q.start >= last.end), None)


def _is_plain(percent: Quantity) -> bool:
    exact = percent.interval.is_point and percent.hedge is Hedge.EXACT and percent.start == percent.value_start
    return percent.kind is Kind.PERCENT and exact and percent.direction is None


def _stand_together(plain: str, taken: View, q: Quantity, last: Quantity, percent: Quantity) -> bool:
    """Whether a percentage stands in the bracket of a count, or a count in that of a percentage."""
    if percent.value_start > last.end:
        gap = _TO_PERCENT.fullmatch(plain, last.value_end, percent.value_start)
        return gap is not None and _ENDS.match(plain, percent.value_end, taken.end) is not None
    gap = _TO_COUNT.fullmatch(plain, percent.value_end, q.value_start)
    return gap is not None and _CLOSES.match(plain, last.value_end, taken.end) is not None


def check_changes(index: SourceIndex) -> Iterator[SourceFinding]:
    """Every change in percent that is not that between the two amounts it stands with."""
    for number, taken in _prose(index):
        figures = [q for q in taken.quantities if q.kind in _AMOUNTS]
        for three in zip(figures, figures[1:], figures[2:], strict=False):
            percents = [q for q in three if q.kind is Kind.PERCENT]
            if len(percents) != 1 or not _says_change(index.document.plain, percents[0]):
                continue
            now, then = (q for q in three if q.kind is not Kind.PERCENT)
            alike = (now.kind, now.unit, now.per) == (then.kind, then.unit, then.per)
            if not alike or not all(_is_exact(q) for q in three) or not _are_one_thing(taken, three, now, then):
                continue
            low, high, change = _between(now, then)
            if not _is_met(percents[0], now, then, (low, high)):
                message = f"from {then.text} to {now.text} is {_rounded(abs(change))}%"
                yield _finding(index, number, (now, then, percents[0]), message)


def _says_change(plain: str, percent: Quantity) -> bool:
    before = _CHANGED.search(plain, max(0, percent.value_start - 30), percent.value_start)
    return before is not None or _CHANGES.match(plain, percent.value_end) is not None


def _is_exact(q: Quantity) -> bool:
    return q.interval.is_point and q.hedge is Hedge.EXACT and q.low is not None and q.low > 0


def _are_one_thing(taken: View, three: Sequence[Quantity], now: Quantity, then: Quantity) -> bool:
    """Whether two amounts are compared, and no word between the three figures names another thing."""
    gaps = [[t for t in taken.tokens if a.value_end <= t.start < b.value_start] for a, b in pairwise(three)]
    between = [t for t in taken.tokens if now.value_end <= t.start < then.value_start]
    return any(t.lower in _COMPARES for t in between) and all(_are_plain(taken, gap) for gap in gaps)


def _are_plain(taken: View, tokens: Sequence[Token]) -> bool:
    dates = [(q.start, q.end) for q in taken.quantities if q.kind in (Kind.DATE, Kind.PERIOD, Kind.DURATION)]
    rest = [t for t in tokens if not any(start <= t.start < end for start, end in dates)]
    return all(t.lower in _PLAIN or t.lower in _COMPARES for t in rest)


def _between(now: Quantity, then: Quantity) -> tuple[Decimal, Decimal, Decimal]:
    """The least and the greatest change that two amounts as rounded can mean, in percent, and the plain one."""
    a, b = now.low or Decimal(1), then.low or Decimal(1)
    x, y = now.step / 2, then.step / 2
    greatest = (a + x) / (b - y) if b > y else Decimal("Infinity")
    return _HUNDRED * ((a - x) / (b + y) - 1), _HUNDRED * (greatest - 1), _HUNDRED * (a / b - 1)


def _is_met(percent: Quantity, now: Quantity, then: Quantity, ends: tuple[Decimal, Decimal]) -> bool:
    """Whether the percentage is the change, the change on the other base, or what one is of the other."""
    said, slack = percent.low or Decimal(0), percent.step
    low, high = ends
    other_low, other_high, _ = _between(then, now)
    ranges = ((low, high), (-high, -low), (other_low, other_high), (-other_high, -other_low))
    whole = ((low + _HUNDRED, high + _HUNDRED), (other_low + _HUNDRED, other_high + _HUNDRED))
    return any(a - slack <= said <= b + slack for a, b in (*ranges, *whole))


def _finding(index: SourceIndex, number: int, of: Sequence[Quantity], message: str) -> SourceFinding:
    start, end = min(q.value_start for q in of), max(q.value_end for q in of)
    percent = next(q for q in of if q.kind is Kind.PERCENT)
    said = index.document.text[percent.value_start : percent.value_end]
    return SourceFinding(
        code="CON102" if any(q.whole is not None or q.kind is Kind.FRACTION for q in of) else "CON103",
        message=f"{message}, not {said}",
        start=start,
        end=end,
        evidence=(index.passage(number),),
    )


def _rounded(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')).normalize():f}"
