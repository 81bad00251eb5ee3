"""Workings with an operand that the claim itself gives: "its 2:1 randomization of 60 patients", "spread over 90 days".

What the claim gives must stand in the source too, if only as an end of a range: nothing rests on the draft alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.quantities.arithmetic import over_time, ratio_part
from factcheck.quantities.model import Interval, Kind, Quantity
from factcheck.quantities.relations import base_value, dimension
from factcheck.quantities.units import unit_factor
from factcheck.verify.binding import fit
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.features import View, stems
from factcheck.verify.operands import Working

_SPREAD = frozenset("over across spread divided".split())
_ARMS_END = frozenset(",.;:()")
_ARM_JOINTS = frozenset("or and versus vs to".split())
_PLACES = 4
_COUNTS = (Kind.COUNT, Kind.NUMBER)


@dataclass(frozen=True, slots=True)
class GivenWorking:
    """A working and the claim's own figures that it uses."""

    working: Working
    given: tuple[Quantity, ...]


def given_workings(claim: View, quantity: Quantity, index: SourceIndex) -> list[GivenWorking]:
    """Workings that use a figure of the claim, best fit first."""
    found = [*_by_ratio(claim, quantity, index), *_over_time(claim, quantity, index)]
    return sorted(found, key=lambda g: -g.working.fit)


def _by_ratio(claim: View, quantity: Quantity, index: SourceIndex) -> Iterator[GivenWorking]:
    """What a ratio of the source puts on the group that stands by the figure, of a whole that the claim names."""
    shares = quantity.kind in (Kind.PERCENT, Kind.FRACTION)
    ratios = [f for f in index.by_dimension.get("ratio", ()) if f.quantity.kind is Kind.RATIO]
    stated = [q for q in claim.quantities if q.kind is Kind.RATIO]
    wholes = [q for q in claim.quantities if q.kind is Kind.COUNT and q is not quantity]
    if not (shares or (quantity.kind in _COUNTS and stated and wholes)):
        return
    for figure in ratios:
        place = _place(claim, quantity, figure, index)
        if place is None or any(q.unit != figure.quantity.unit for q in stated):
            continue
        if shares:
            for derived in ratio_part(figure.quantity, place, None):
                score = fit(claim, quantity, figure, index)
                yield GivenWorking(Working(derived, (figure,), score, score), ())
            continue
        for whole in wholes:
            at = _written(whole, index, figure.sentence)
            if at is not None:
                for derived in ratio_part(figure.quantity, place, whole):
                    yield GivenWorking(Working(derived, (at, figure), 1.0, 1.0), (whole, *stated))


def _place(claim: View, quantity: Quantity, ratio: Figure, index: SourceIndex) -> int | None:
    """Which place of a ratio falls to the group that the claim names behind its figure; None where that is unclear."""
    behind = set(stems(t for t in claim.tokens if t.start >= quantity.end))
    groups: list[set[str]] = [set()]
    for token in index.views[ratio.sentence].tokens:
        if token.start < ratio.quantity.end:
            continue
        if token.text in _ARMS_END and any(groups):
            break
        if token.lower in _ARM_JOINTS and groups[-1]:
            groups.append(set())
        groups[-1] |= set(stems([token]))
    hits = [place for place, group in enumerate(groups[:_PLACES]) if group & behind]
    return hits[0] if len(hits) == 1 and len(groups) > 1 else None


def _over_time(claim: View, quantity: Quantity, index: SourceIndex) -> Iterator[GivenWorking]:
    """An amount over a time that the claim names, for each unit of time that its figure is for."""
    known = unit_factor(quantity.per) if quantity.per else None
    if quantity.kind is not Kind.MONEY or known is None or known[0] != "time":
        return
    per = Quantity(Kind.DURATION, Interval(known[1], known[1]), "", 0, 0, unit=quantity.per)
    words = [t for t in claim.tokens if t.lower in _SPREAD]
    for time in (q for q in claim.quantities if q.kind is Kind.DURATION and q is not quantity):
        at = _written(time, index, None)
        if at is None or not any(0 <= time.start - t.end <= 12 for t in words):
            continue
        for figure in index.by_dimension.get("money", ()):
            theirs = figure.quantity
            if theirs.unit != quantity.unit or theirs.per not in ("", *_things(claim)):
                continue
            score = fit(claim, replace(quantity, per=theirs.per), figure, index)
            for derived in over_time(theirs, time, per):
                yield GivenWorking(Working(derived, (figure, at), score, score), (time,))


def _things(claim: View) -> list[str]:
    return [t.lower for t in claim.tokens if t.kind == "w"]


def _written(quantity: Quantity, index: SourceIndex, sentence: int | None) -> Figure | None:
    """Where the source has the claim's figure, or a range that ends in it; in one sentence where one is given."""
    value = base_value(quantity, quantity.high)
    for figure in index.by_dimension.get(dimension(quantity), ()):
        theirs = figure.quantity
        ends = [base_value(theirs, end) for end in (theirs.low, theirs.high) if end is not None]
        if value in ends and (sentence is None or figure.sentence == sentence):
            return figure
    return None
