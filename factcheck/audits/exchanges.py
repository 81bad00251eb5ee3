"""Another time, and figures of the release in each other's place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.audits.sites import Statement, is_near, numeral_of
from factcheck.quantities.model import Hedge, Kind, Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.quantities.relations import dimension, relate

_MONTHS = "January February March April May June July August September October November December".split()
_QUARTERS = "first second third fourth".split()
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ODD = Decimal(30)  # figures further apart nobody takes for one another


def periods(claim: Statement) -> Iterator[str]:
    """Another date or period, one that the release does not speak of."""
    for q in claim.dates:
        for new in _other_dates(claim.figure(q)):
            if new.lower() not in claim.release.lower and _is_unspoken(claim, new):
                yield claim.replace(q, new)


def _other_dates(figure: str) -> Iterator[str]:
    for year in _YEAR.finditer(figure):
        for by in (-2, -1, 1, 2):
            yield figure[: year.start()] + str(int(year[0]) + by) + figure[year.end() :]
    for words in (_MONTHS, _QUARTERS, [w.capitalize() for w in _QUARTERS]):
        for i, word in enumerate(words):
            if re.search(rf"\b{word}\b", figure) and (words is _MONTHS or "uarter" in figure):
                yield re.sub(rf"\b{word}\b", words[(i + 2) % len(words)], figure)
    for quarter in re.finditer(r"\bQ([1-4])\b", figure):
        yield figure[: quarter.start(1)] + str(int(quarter[1]) % 4 + 1) + figure[quarter.end(1) :]


def _is_unspoken(claim: Statement, new: str) -> bool:
    """Whether the release has no date that meets the new one."""
    found = parse_quantities(new)
    if len(found) != 1 or found[0].low is None or found[0].high is None:
        return False
    low, high = found[0].low, found[0].high
    others = [o for o in claim.release.quantities if dimension(o) == dimension(found[0])]
    return all((o.high is not None and o.high < low) or (o.low is not None and o.low > high) for o in others)


def periods_swapped(claim: Statement) -> Iterator[str]:
    """Another date that the release gives, of the same form, in a sentence whose amount tells what it dates."""
    if not claim.plain_amounts:
        return
    mine = {o.interval for o in claim.dates}
    for q in claim.dates:
        shape = _shape(claim.figure(q))
        for other in claim.release.quantities:
            figure = claim.release.text[other.value_start : other.value_end]
            apart = all(_apart(other, o) for o in claim.dates if dimension(o) == dimension(other))
            if dimension(other) == dimension(q) and _shape(figure) == shape and other.interval not in mine and apart:
                yield claim.replace(q, figure)


def _apart(a: Quantity, b: Quantity) -> bool:
    return a.high is not None and b.low is not None and a.low is not None and b.high is not None and (
        a.high < b.low or b.high < a.low
    )  # fmt: skip


def _shape(figure: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\b(?:" + "|".join(_MONTHS + _QUARTERS) + r")\b", "M", figure, flags=re.I))


def swaps(claim: Statement) -> Iterator[str]:
    """A figure of the same kind from another sentence of the release."""
    for q in claim.plain_amounts:
        for other in claim.release.quantities:
            figure = claim.release.text[other.value_start : other.value_end]
            if _alike(q, other) and _written_alike(claim.figure(q), figure) and _differs(other, claim):
                yield claim.replace(q, figure)


def _alike(a: Quantity, b: Quantity) -> bool:
    if a.kind is Kind.COUNT and 1 in (a.low, b.low):
        return False  # the noun behind it would have to change
    if a.low and b.low and not 1 / _ODD < abs(a.low / b.low) < _ODD:
        return False
    kind = a.kind is b.kind and b.interval.is_point and b.hedge is Hedge.EXACT and b.unit != "p"
    return kind and (a.kind is Kind.COUNT or (a.unit, a.per) == (b.unit, b.per))


def _written_alike(a: str, b: str) -> bool:
    return (numeral_of(a) is None) == (numeral_of(b) is None) and ("-" in a) == ("-" in b) and "\n" not in b


def _differs(other: Quantity, claim: Statement) -> bool:
    """Whether a figure is far from all of its kind in the sentence, and no rounding of one."""
    rivals = [o for o in claim.amounts if dimension(o) == dimension(other)]
    return not any(is_near(o, other) or is_near(other, o) or relate(other, o).holds for o in rivals)


def exchanges(claim: Statement) -> Iterator[str]:
    """Two figures of the same kind in one sentence, each in the place of the other."""
    if "respectively" in claim.text or "total" in claim.text:
        return
    found = claim.plain_amounts
    for i, a in enumerate(found):
        for b in found[i + 1 :]:
            between = claim.text[a.value_end : b.value_start]
            if not _alike(a, b) or is_near(a, b) or len(between) < 12 or not re.search(r"[A-Za-z]{4}", between):
                continue
            if a.kind is Kind.NUMBER or (a.kind is Kind.COUNT and a.unit != b.unit):
                continue
            yield (claim.before(a) + claim.figure(b) + between + claim.figure(a) + claim.after(b))
