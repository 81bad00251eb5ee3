"""How much of the labelled quantities our parser finds, with quantulum3 on the same texts as the yardstick.

A label is met by value, by value and unit, and by span (one span holds the other). A reading that is not of the
family's kind counts only where it meets a label's place: the currency specs label no lengths.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from benchmarks.gold import Case, Reading, canonical, load, load_dates
from benchmarks.rivals import MISSING, RIVALS, quantulum
from benchmarks.rows import Row
from factcheck.quantities.model import Hedge, Kind, Quantity
from factcheck.quantities.parse import parse_quantities

Parser = Callable[[str, str], list[Reading]]
Test = Callable[[Reading, Reading], bool]
QUICK = 8  # every eighth case
_ALL = "(all, scope or not)"
_CLOSE = Decimal("1e-6")

_TIME = {Kind.DURATION, Kind.AGE}
_ANY = set(Kind) - {Kind.IDENTIFIER, Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.POINTS}
_KINDS = {
    "number": _ANY - {Kind.MEASURE, Kind.DOSE}, "quantulum3": _ANY, "percent": {Kind.PERCENT}, "age": {Kind.AGE},
    "currency": {Kind.MONEY}, "dimension": {Kind.MEASURE, Kind.DOSE}, "temperature": {Kind.MEASURE}, "duration": _TIME,
    "date": {Kind.DATE, Kind.PERIOD},
}  # fmt: skip
_ENTITIES = {
    "percent": {"dimensionless"}, "currency": {"currency"}, "temperature": {"temperature"},
    "age": {"time"}, "duration": {"time"},
}  # fmt: skip


def run(*, quick: bool) -> list[Row]:
    """F1 by value over all families, then a family a row, then what is out of scope."""
    cases = load()[:: QUICK if quick else 1]
    if not cases:
        return [Row("extraction", "-", "no labelled quantities here: set FACTCHECK_DATA")]
    parsers: dict[str, Parser] = {"factcheck": ours}
    if RIVALS[-1].is_here:
        parsers["quantulum3"] = theirs
    rows = [row for name, parser in parsers.items() for row in measured(name, parser, cases)]
    if len(parsers) == 1:
        rows.append(Row("quantulum3", "-", MISSING))
    dates = load_dates()[:: QUICK if quick else 1]
    counts = sum((scored(case, ours(case.text, "date")) for case in dates), Counter[str]())
    rows.append(Row("factcheck, dates and periods", f1(counts, "value"), note(counts)))
    return rows + outside(cases + dates)


def measured(name: str, parser: Parser, cases: Sequence[Case]) -> list[Row]:
    """The rows of one parser."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        found = scored(case, parser(case.text, case.family))
        table[case.family] += found
        table[""] += found
        table[_ALL] += scored(with_all(case), parser(case.text, case.family))
    return [
        Row(f"  {family}" if family else name, f1(table[family], "value"), note(table[family]))
        for family in sorted(table)
    ]


def with_all(case: Case) -> Case:
    """A case with every label that has a figure, in scope or not."""
    rest = tuple(label for _, label in case.outside if not label.value.is_nan())
    return Case(case.family, case.text, case.gold + rest)


def scored(case: Case, readings: Sequence[Reading]) -> Counter[str]:
    """The labels met by some readings, and how many there were of both."""
    counts = Counter(labels=len(case.gold))
    kept = [r for r in readings if any(overlap(r, g) for g in case.gold) or (r.fits and not _beside(case, r))]
    counts["readings"] = len(kept)
    for what, test in _TESTS.items():
        counts[what] = met(case.gold, kept, test)
    return counts


def _beside(case: Case, reading: Reading) -> bool:
    return any(overlap(reading, label) for _, label in case.outside)


def met(labels: Sequence[Reading], readings: Sequence[Reading], test: Test) -> int:
    """How many labels have a reading of their own."""
    free = list(readings)
    for label in labels:
        hit = next((reading for reading in free if test(label, reading)), None)
        if hit is not None:
            free.remove(hit)
    return len(readings) - len(free)


def overlap(a: Reading, b: Reading) -> bool:
    """Whether two readings share a character."""
    return a.start < b.end and b.start < a.end


def same_value(a: Reading, b: Reading) -> bool:
    """The same figure at the same place."""
    return overlap(a, b) and abs(a.value - b.value) <= abs(a.value) * _CLOSE


def same_unit(a: Reading, b: Reading) -> bool:
    """The same figure in the same unit."""
    return same_value(a, b) and a.unit == b.unit


def same_span(a: Reading, b: Reading) -> bool:
    """One span holds the other."""
    return (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)


_TESTS: dict[str, Test] = {"value": same_value, "unit": same_unit, "span": same_span}


def f1(counts: Counter[str], what: str) -> str:
    """F1 of one measure as a percentage."""
    both = counts["labels"] + counts["readings"]
    return f"{2 * counts[what] / both:.1%}" if both else "-"


def note(counts: Counter[str]) -> str:
    """Precision and recall by value, then F1 by value and unit, and by span."""
    precision = counts["value"] / max(1, counts["readings"])
    recall = counts["value"] / max(1, counts["labels"])
    return (
        f"by value, P {precision:.1%} R {recall:.1%}; with unit {f1(counts, 'unit')}; span {f1(counts, 'span')}; "
        f"{counts['labels']} labels"
    )


# -- the parsers -------------------------------------------------------------------------------------------------------


def ours(text: str, family: str) -> list[Reading]:
    """Our parser's quantities; a range gives both its ends."""
    return [reading for q in parse_quantities(text) for reading in _readings(q, family)]


def _readings(quantity: Quantity, family: str) -> Iterator[Reading]:
    if quantity.kind is Kind.IDENTIFIER:
        return
    fits = quantity.kind in _KINDS[family] and quantity.hedge is not Hedge.VAGUE and _has_numeral(quantity)
    for end in sorted({end for end in (quantity.low, quantity.high) if end is not None}):
        value, unit = _as_labelled(end, _unit(quantity), family)
        yield Reading(value, unit, quantity.value_start, quantity.value_end, fits)


def _as_labelled(value: Decimal, unit: str, family: str) -> tuple[Decimal, str]:
    """A figure as its family writes it: no units in "number", seconds, shares in percent, cents as dollars."""
    if family == "number":
        return value, ""
    if family == "duration" and unit in _SECONDS:
        return value * _SECONDS[unit], "second"
    if family == "percent" and not unit and value < 1:
        return value * 100, "%"
    if unit in ("cent", "penny"):
        return value / 100, "USD"
    return (value * 12, "") if unit == "dozen" else (value, unit)


def _has_numeral(quantity: Quantity) -> bool:
    """Not "doubled" and "majority", which nobody labels as figures."""
    return quantity.kind not in (Kind.MULTIPLE, Kind.FRACTION) or not re.fullmatch(r"[a-z]{6,}", quantity.text, re.I)


def _unit(quantity: Quantity) -> str:
    if quantity.kind in (Kind.COUNT, Kind.NUMBER, Kind.FRACTION, Kind.RATIO):
        return ""
    return canonical(quantity.unit)


# The specs count a month as thirty days and a year as 365.
_SECONDS = {
    "second": Decimal(1), "minute": Decimal(60), "hour": Decimal(3600), "day": Decimal(86400), "week": Decimal(604800),
    "month": Decimal(2592000), "quarter": Decimal(7776000), "year": Decimal(31536000), "decade": Decimal(315360000),
}  # fmt: skip


def theirs(text: str, family: str) -> list[Reading]:
    """quantulum3's quantities in the same shape."""
    return [reading for q in quantulum(text) for reading in _their_readings(q, family)]


def _their_readings(quantity: Any, family: str) -> Iterator[Reading]:
    entity = quantity.unit.entity.name
    fits = entity in _ENTITIES[family] if family in _ENTITIES else True
    if family == "number":
        fits = entity in ("currency", "dimensionless", "time")
    elif family == "dimension":
        fits = entity not in ("currency", "dimensionless", "time", "temperature")
    unit, middle = canonical(quantity.unit.name), Decimal(str(quantity.value))
    wide = Decimal(str(quantity.uncertainty or 0)) if "±" not in quantity.surface else Decimal(0)
    for end in sorted({middle - wide, middle + wide}):
        value, name = _as_labelled(end, unit, family)
        yield Reading(value, name, quantity.span[0], quantity.span[1], fits)


# -- scope -------------------------------------------------------------------------------------------------------------


def outside(cases: Sequence[Case]) -> list[Row]:
    """The labels out of scope: how many by which rule, with an example."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        for reason, label in case.outside:
            reasons[reason].append(case.text[label.start : label.end])
    total = sum(map(len, reasons.values()))
    rows = [Row(f"  {reason}", str(len(texts)), ", ".join(texts[:3])) for reason, texts in sorted(reasons.items())]
    return [Row("out of scope", str(total), f"labels in {len(cases)} texts, by rule"), *rows]
