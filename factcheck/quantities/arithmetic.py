"""Arithmetic on written figures, with the working shown: sums, differences, shares, growth, multiples, per-unit.

Every function answers the value it gets to and how; what is a sensible pair of operands is for the caller to say.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.quantities.model import Interval, Kind, Quantity
from factcheck.quantities.relations import base_value, dimension
from factcheck.quantities.units import unit_factor

PAIRED = frozenset({"share", "growth", "multiple", "difference", "sum"})  # the operations of `pairs`
_HUNDRED = Decimal(100)
# A computed figure has no last written digit of its own: the claim's precision alone sets the tolerance.
_NO_STEP = Decimal("1e-12")


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that follows from others: the operation, its operands in order, and the result as a quantity."""

    operation: str
    operands: tuple[Quantity, ...]
    result: Quantity

    @property
    def working(self) -> str:
        """The working in words and symbols, operands as written."""
        sign = {"sum": " + ", "difference": " − ", "share": " ÷ ", "multiple": " ÷ ", "per": " ÷ ", "of": " × "}
        joint = sign.get(self.operation)
        value = _shown(self.result)
        if joint is not None:
            return f"{joint.join(' '.join(q.text.split()) for q in self.operands)} = {value}"
        if self.operation == "midpoint":
            return f"the middle of {self.operands[0].text} is {value}"
        if self.operation in ("low", "high"):
            return f"the {'lower' if self.operation == 'low' else 'upper'} end of {self.operands[0].text} is {value}"
        if self.operation == "moved":
            return f"from {self.operands[1].text} to {self.operands[0].text} that is {value}"
        if self.operation == "ratio":
            return f"a ratio of {self.operands[0].text}{self._of_whole()} gives {value}"
        if self.operation.startswith("times"):
            more, less = (" ".join(q.text.split()) for q in self.operands)
            times = self.operation.removeprefix("times ")
            return f"{times} × {more} − {less} = {value}"
        named = self._by_name(value)
        if named:
            return named
        if self.operation == "growth":
            return f"({self.operands[0].text} − {self.operands[1].text}) ÷ {self.operands[1].text} = {value}"
        return f"100% + {self.operands[0].text} = {value}"

    def _by_name(self, value: str) -> str:
        first, texts = self.operands[0].text, [" ".join(q.text.split()) for q in self.operands]
        if self.operation.startswith("changed"):
            return f"{first} {'+' if self.operation.endswith('+') else '−'} {texts[1]} = {value}"
        return {
            "undone": f"{first} before a change of {texts[-1]} = {value}",
            "rest": f"the rest of {first} is {value}",
            "all": f"{' + '.join(texts)} = {value}",
            "part of all": f"{first} of {' + '.join(texts[1:])} = {value}",
        }.get(self.operation, "")

    def _of_whole(self) -> str:
        return f" of {self.operands[1].text}" if len(self.operands) > 1 else ""


def _shown(quantity: Quantity) -> str:
    low = quantity.low or Decimal(0)
    # Formatted and not quantized, which raises where a figure has more than 28 digits.
    text = f"{low:,.2f}".rstrip("0").rstrip(".") if abs(low) < 10**6 else f"{low:,.0f}"
    return f"{text} {quantity.unit}".strip()


def _result(kind: Kind, value: Decimal, unit: str, per: str = "") -> Quantity:
    return Quantity(kind, Interval(value, value), "", 0, 0, unit=unit, step=_NO_STEP, per=per)


def _values(a: Quantity, b: Quantity) -> Iterator[tuple[Decimal, Decimal]]:
    """The values of two operands in base units; of two ranges, both lower ends and both upper ends."""
    if a.interval.is_point and b.interval.is_point:
        yield base_value(a, a.low), base_value(b, b.low)
    elif a.interval.bounded and b.interval.bounded and not a.interval.is_point and not b.interval.is_point:
        yield base_value(a, a.low), base_value(b, b.low)
        yield base_value(a, a.high), base_value(b, b.high)
    elif a.interval.bounded == a.interval.is_point and b.interval.bounded == b.interval.is_point:
        yield base_value(a, _end(a)), base_value(b, _end(b))


def _end(quantity: Quantity) -> Decimal:
    return quantity.high if quantity.high is not None else quantity.low or Decimal(0)


def pairs(a: Quantity, b: Quantity, kind: Kind, unit: str, wanted: Container[str] = PAIRED) -> Iterator[Derived]:
    """What two figures of one dimension and unit give as a figure of `kind`: a + b, a − b, a ÷ b, (a − b) ÷ b."""
    for x, y in _values(a, b):
        if kind in (Kind.PERCENT, Kind.FRACTION):
            yield from _shares(a, b, x, y, wanted)
        elif kind is Kind.MULTIPLE:
            if y > 0 and x > 0 and "multiple" in wanted:
                yield Derived("multiple", (a, b), _result(kind, x / y, "x"))
        elif kind in (Kind.POINTS, Kind.BASIS_POINTS):
            yield from _sums(a, b, x, y, Kind.POINTS, "pp", wanted)
        else:
            size = _size(kind, unit)
            yield from _sums(a, b, x / size, y / size, kind, base_unit(kind, unit), wanted)


def _shares(a: Quantity, b: Quantity, x: Decimal, y: Decimal, wanted: Container[str]) -> Iterator[Derived]:
    if 0 < x <= y and "share" in wanted:
        yield Derived("share", (a, b), _result(Kind.PERCENT, x / y * _HUNDRED, "%"))
    if y > 0 and "growth" in wanted:
        yield Derived("growth", (a, b), _result(Kind.PERCENT, abs(x - y) / y * _HUNDRED, "%"))


def _sums(
    a: Quantity, b: Quantity, x: Decimal, y: Decimal, kind: Kind, unit: str, wanted: Container[str]
) -> Iterator[Derived]:
    if x >= y and "difference" in wanted:
        yield Derived("difference", (a, b), _result(kind, x - y, unit))
    if "sum" in wanted and (kind is not Kind.POINTS or dimension(a) == "points"):
        yield Derived("sum", (a, b), _result(kind, x + y, unit))


def base_unit(kind: Kind, unit: str) -> str:
    """The unit that `base_value` counts in: seconds for durations, the unit itself where nothing is converted."""
    return {Kind.DURATION: "second", Kind.AGE: "second"}.get(kind, unit)


def _size(kind: Kind, unit: str) -> Decimal:
    """How many base units a measure's own unit is."""
    known = unit_factor(unit) if kind in (Kind.MEASURE, Kind.DOSE) else None
    return known[1] if known else Decimal(1)


def midpoint(quantity: Quantity) -> Iterator[Derived]:
    """The middle of a range."""
    if quantity.low is not None and quantity.high is not None and not quantity.interval.is_point:
        value = (quantity.low + quantity.high) / 2
        yield Derived("midpoint", (quantity,), _result(quantity.kind, value, quantity.unit, quantity.per))


def of_whole(part: Quantity, whole: Quantity) -> Iterator[Derived]:
    """A percentage or fraction of an amount."""
    if part.interval.is_point and whole.interval.is_point and whole.low is not None:
        value = base_value(part, part.low) / _HUNDRED * whole.low
        yield Derived("of", (part, whole), _result(whole.kind, value, whole.unit))


def per_unit(total: Quantity, count: Quantity) -> Iterator[Derived]:
    """An amount spread over a count, and an amount for each times a count."""
    if total.interval.is_point and count.interval.is_point and count.low and total.low is not None:
        yield Derived("per", (total, count), _result(total.kind, total.low / count.low, total.unit))
        yield Derived("of", (total, count), _result(total.kind, total.low * count.low, total.unit))


def above_whole(percent: Quantity) -> Iterator[Derived]:
    """A premium or growth of 58% makes 1.58 times."""
    if percent.interval.is_point:
        value = 1 + base_value(percent, percent.low) / _HUNDRED
        yield Derived("premium", (percent,), _result(Kind.MULTIPLE, value, "x"))


def end_value(quantity: Quantity, end: str) -> Decimal | None:
    """The lower end, the upper end or the middle of a range; None for what is no range."""
    if quantity.low is None or quantity.high is None or quantity.interval.is_point:
        return None
    return {"low": quantity.low, "high": quantity.high}.get(end, (quantity.low + quantity.high) / 2)


def end_of(quantity: Quantity, end: str) -> Iterator[Derived]:
    """One end of a range."""
    value = end_value(quantity, end)
    if value is not None and end in ("low", "high"):
        yield Derived(end, (quantity,), _result(quantity.kind, value, quantity.unit, quantity.per))


def moved(new: Quantity, old: Quantity, end: str) -> Iterator[Derived]:
    """How far one end, or the middle, of a range moved, without its sign."""
    after, before = end_value(new, end), end_value(old, end)
    if after is not None and before is not None:
        kind = Kind.POINTS if new.kind is Kind.PERCENT else new.kind
        unit = "pp" if kind is Kind.POINTS else new.unit
        yield Derived("moved", (new, old), _result(kind, abs(after - before), unit, new.per))


def times_difference(count: int, each: Quantity, other: Quantity, *, each_is_more: bool) -> Iterator[Derived]:
    """Several of one thing, less another: 2 × 60 − 80; without a sign, and only in the way that is said."""
    if each.low is None or other.low is None or not (each.interval.is_point and other.interval.is_point):
        return
    gap = count * each.low - other.low
    if gap != 0 and (gap > 0) is each_is_more:
        yield Derived(f"times {count}", (each, other), _result(each.kind, abs(gap), each.unit))


def ratio_part(ratio: Quantity, place: int, whole: Quantity | None) -> Iterator[Derived]:
    """What falls to one place of a ratio: of a whole, or as a percentage where none is given."""
    parts = [Decimal(part) for part in ratio.unit.split(":") if part.isdecimal()]
    if len(parts) < 2 or len(parts) != ratio.unit.count(":") + 1 or place >= len(parts) or not sum(parts):
        return
    share = parts[place] / sum(parts)
    if whole is None:
        yield Derived("ratio", (ratio,), _result(Kind.PERCENT, share * _HUNDRED, "%"))
    elif whole.interval.is_point and whole.low is not None:
        yield Derived("ratio", (ratio, whole), _result(whole.kind, share * whole.low, whole.unit))


def over_time(total: Quantity, time: Quantity, per: Quantity) -> Iterator[Derived]:
    """An amount spread over a time, for each unit of time: $730 over 365 days is $2 a day."""
    length = base_value(per, Decimal(1))
    ends = [end for end in (time.high, time.low) if end is not None]
    if total.interval.is_point and total.low is not None and ends and ends[0] > 0 and length:
        count = base_value(time, ends[0]) / length
        yield Derived("per", (total, time), _result(total.kind, total.low / count, total.unit, per.unit))


def changed(value: Quantity, change: Quantity, sign: Decimal) -> Iterator[Derived]:
    """A figure with a change added (1) or taken off (-1); a relative change is undone by dividing."""
    if value.low is None or change.low is None:
        return
    if change.kind is Kind.PERCENT and value.kind is not Kind.PERCENT:
        factor = 1 - sign * change.low / _HUNDRED
        if factor > 0:
            yield Derived("undone", (value, change), _result(value.kind, value.low / factor, value.unit, value.per))
        return
    points = change.kind in (Kind.POINTS, Kind.BASIS_POINTS)
    amount = base_value(change, change.low) if points else change.low
    result = value.low + sign * amount
    if result > 0:
        operation = "changed +" if sign > 0 else "changed -"
        yield Derived(operation, (value, change), _result(value.kind, result, value.unit, value.per))


def elapsed(later: Quantity, earlier: Quantity, like: Quantity) -> Derived:
    """The time from one day to another."""
    days = (later.low or Decimal(0)) - (earlier.low or Decimal(0))
    return Derived("difference", (later, earlier), _result(like.kind, days, "day"))


def product(a: Quantity, b: Quantity, like: Quantity) -> Derived:
    """One figure times another, in the unit of the first."""
    value = (a.low or Decimal(0)) * (b.low or Decimal(0))
    return Derived("of", (a, b), _result(like.kind, value, a.unit))


def quotient(a: Quantity, b: Quantity, like: Quantity) -> Derived:
    """One count for each of another."""
    value = (a.low or Decimal(0)) / (b.low or Decimal(1))
    return Derived("per", (a, b), _result(like.kind, value, like.unit))


def total_of(parts: Sequence[Quantity], like: Quantity) -> Derived:
    """The sum of several figures of one unit."""
    value = sum((q.low or Decimal(0) for q in parts), Decimal(0))
    return Derived("all", tuple(parts), _result(like.kind, value, parts[0].unit))


def share_of_all(part: Quantity, parts: Sequence[Quantity]) -> Derived:
    """What percentage of a sum one of its parts is."""
    whole = sum((q.low or Decimal(0) for q in parts), Decimal(0))
    value = (part.low or Decimal(0)) / whole * _HUNDRED if whole else Decimal(0)
    return Derived("part of all", (part, *parts), _result(Kind.PERCENT, value, "%"))


def rest_of(part: Quantity) -> Derived:
    """What is left of a hundred percent."""
    return Derived("rest", (part,), _result(Kind.PERCENT, _HUNDRED - base_value(part, part.low), "%"))
