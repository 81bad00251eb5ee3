"""Products and averages that a source names both factors of in one breath.

"1.9 million shares at an average of $78.00" cost $148 million; "40 mg twice daily" is 80 mg a day; "six 21-day cycles"
last 18 weeks; "1,260 plants on 14 farms" are 90 a farm; 24.0% of "75 analyzed" are 18.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from factcheck.quantities.arithmetic import Derived, of_whole, product, quotient, total_of
from factcheck.quantities.model import Interval, Kind, Quantity
from factcheck.verify.binding import ANYONE, same_noun
from factcheck.verify.distances import about, share_of
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.features import View
from factcheck.verify.operands import Working

_EACH = frozenset("each per average averages averaged averaging apiece every".split())
_TOTAL = frozenset("total altogether".split())
_SPREADABLE = (Kind.MONEY, Kind.MEASURE, Kind.DOSE)
_OF = re.compile(r"\s+of\s")
_DAY = frozenset("day daily".split())
_AT = re.compile(
    r"\s*(?:[\w-]+\s+){0,4}?at\s+(?:(?:an?|the|about|approximately|around|average|mean|price|cost|rate|of)\s+)*$",
    re.I,
)
_LEAD = r"\s*(?:[\w-]+\s+){0,3}?"
_DAILY = re.compile(
    _LEAD + r"(?P<often>once|twice|two times|three times|four times)\s+(?:a day|daily|each day|per day)",
    re.I,
)
_OFTEN_BEFORE = re.compile(_DAILY.pattern.removeprefix(_LEAD) + r"[^.;]*$", re.I)
_TIMES_OF, _NEAR = frozenset("application dose use administration injection".split()), 60
_OFTEN = {"once": 1, "twice": 2, "two times": 2, "three times": 3, "four times": 4}
_CYCLES = frozenset("cycle course dose infusion injection week month session visit period".split())
_SENTENCES = 16
_COUNTS = (Kind.COUNT, Kind.NUMBER)
_MANY = 12  # figures of one sentence


def rate_workings(claim: View, quantity: Quantity, index: SourceIndex) -> list[Working]:
    """What two figures that a sentence sets together give as product or average, best fit first."""
    asked = about(claim, quantity, index)
    words = {t.lower for t in claim.tokens}
    found = []
    for sentence in index.nearest(asked, limit=_SENTENCES):
        figures = [f for f in index.by_sentence.get(sentence, ()) if not f.in_table][:_MANY]
        for figures_used, derived in _in_sentence(claim, quantity, words, figures, index):
            fit = share_of(asked, _joint(figures_used), index)
            found.append(Working(derived, figures_used, fit, fit))
    return sorted(found, key=lambda w: -w.fit)


def _joint(figures: tuple[Figure, ...]) -> dict[str, float]:
    joint: dict[str, float] = {}
    for figure in figures:
        for f, w in figure.context.items():
            joint[f] = max(w, joint.get(f, 0.0))
    return joint


def _in_sentence(
    claim: View, quantity: Quantity, words: set[str], figures: list[Figure], index: SourceIndex
) -> Iterator[tuple[tuple[Figure, ...], Derived]]:
    for a, b in permutations(figures, 2):
        derived = _of_pair(claim, quantity, words, (a.quantity, b.quantity), index)
        if derived is not None:
            yield (a, b), derived
    if quantity.kind in (Kind.DOSE, Kind.MEASURE) and words & _DAY:
        for figure in figures:
            x = figure.quantity
            often = _DAILY.match(index.document.plain, x.end) or (
                _OFTEN_BEFORE.search(index.document.plain, max(0, x.start - _NEAR), x.start)
                if x.per in _TIMES_OF
                else None
            )
            if often is not None and x.unit == quantity.unit and x.interval.is_point:
                yield (figure,), product(x, _times(x, _OFTEN[often["often"].lower()]), quantity)


def _of_pair(
    claim: View, quantity: Quantity, words: set[str], pair: tuple[Quantity, Quantity], index: SourceIndex
) -> Derived | None:
    x, y = pair
    if not x.interval.is_point:
        return None
    between = index.document.plain[x.end : y.start] if x.end <= y.start else None
    if x.kind is Kind.PERCENT and y.kind is Kind.MONEY and quantity.kind is Kind.MONEY and y.interval.is_point:
        direct = y.unit == quantity.unit and between is not None and _OF.match(between)
        return next(of_whole(x, y), None) if direct else None
    if _is_everybody(quantity, x, y) and between is not None and between.split() in (["and"], ["plus"]):
        return total_of((x, y), quantity)
    spread = quantity.kind in _SPREADABLE and x.kind is quantity.kind and x.unit == quantity.unit and not x.per
    if spread and y.kind is Kind.COUNT and y.interval.is_point and (y.low or 0) > 1 and _names(claim, y.unit):
        if words & _TOTAL and quantity.kind is Kind.DOSE:
            return product(x, y, quantity)
        return quotient(x, y, quantity) if words & _EACH else None
    if quantity.kind is Kind.MONEY:
        between = index.document.plain[x.end : y.start] if x.end <= y.start else ""
        priced = x.kind in _COUNTS and y.kind is Kind.MONEY and y.unit == quantity.unit and y.interval.is_point
        return product(y, x, quantity) if priced and _AT.match(between + " ") and not words & _EACH else None
    if y.kind not in _COUNTS or not y.unit or not _names(claim, y.unit):
        return None
    if quantity.kind in _COUNTS and x.kind in _COUNTS and words & _EACH and y.interval.is_point and (y.low or 0) > 1:
        same = bool(x.unit) and same_noun(x.unit, quantity.unit) and not same_noun(y.unit, x.unit)
        return quotient(x, y, quantity) if same else None
    if quantity.kind is Kind.DURATION and x.kind is Kind.DURATION and y.unit in _CYCLES and y.high is not None:
        return product(x, _point(y), quantity)
    return None


def _is_everybody(quantity: Quantity, x: Quantity, y: Quantity) -> bool:
    """Whether a claim counts people whom the source counts by two nouns: "142 passengers and 26 crew"."""
    if not quantity.kind is x.kind is y.kind is Kind.COUNT or quantity.unit not in ANYONE:
        return False
    return x.unit != y.unit and all(q.interval.is_point and same_noun(q.unit, quantity.unit) for q in (x, y))


def _names(claim: View, noun: str) -> bool:
    return any(same_noun(t.lower, noun) for t in claim.tokens if t.kind == "w")


def _point(quantity: Quantity) -> Quantity:
    return replace(quantity, interval=Interval(quantity.high, quantity.high))


def _times(like: Quantity, times: int) -> Quantity:
    value = Decimal(times)
    return Quantity(Kind.NUMBER, Interval(value, value), str(times), like.end, like.end)


def part_workings(claim: View, quantity: Quantity, index: SourceIndex) -> list[Working]:
    """Which head count a percentage of the source makes of a whole that claim and source both name."""
    wholes = [q for q in claim.quantities if q.kind is Kind.COUNT and q is not quantity and q.interval.is_point]
    if quantity.kind not in _COUNTS or not quantity.interval.is_point or not wholes:
        return []
    asked = about(claim, quantity, index)
    found = []
    counts = [f for f in index.by_dimension.get("count", ()) if f.quantity.low in {w.low for w in wholes}]
    near = set(index.nearest(asked, limit=_SENTENCES))
    shares = [f for f in index.by_dimension.get("share", ()) if f.sentence in near and f.quantity.kind is Kind.PERCENT]
    for whole in counts[:_MANY]:
        for share in shares:
            if abs(share.sentence - whole.sentence) <= 3 and share.quantity.interval.is_point:
                fit = share_of(asked, _joint((share, whole)), index)
                found += [Working(d, (share, whole), fit, fit) for d in of_whole(share.quantity, whole.quantity)]
    return sorted(found, key=lambda w: -w.fit)
