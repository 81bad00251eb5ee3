"""Workings that rest on how the source itself joins its figures: changes, products, groups, what is left.

What joins them says already which is computed with which, so the claim's words need only tell which join is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.quantities.model import Quantity
from factcheck.verify.befores import before_workings
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View
from factcheck.verify.groups import group_workings, part_of_groups, rest_workings
from factcheck.verify.operands import Working
from factcheck.verify.rates import part_workings, rate_workings

# How well a working must fit the claim, for a figure of one, two and three digits.
_LEAST = {
    "before": (0.5, 0.4, 0.35),
    "rate": (0.55, 0.15, 0.12),
    "part": (0.6, 0.35, 0.35),
    "group": (0.6, 0.45, 0.35),
    "share of groups": (0.6, 0.5, 0.5),
    "rest": (0.65, 0.5, 0.5),
}
_HEADS = 0.15  # head counts of arms, added up
_NEAR_BEST = 0.1


def structured_workings(claim: View, quantity: Quantity, index: SourceIndex, digits: int) -> Iterator[Working]:
    """The workings that fit a claim well enough, those of each sort best first."""
    sorts = {
        "before": before_workings,
        "rate": rate_workings,
        "part": part_workings,
        "group": group_workings,
        "share of groups": part_of_groups,
        "rest": rest_workings,
    }
    for name, workings in sorts.items():
        if not quantity.interval.is_point and name not in ("group", "rest"):
            continue
        found = workings(claim, quantity, index)
        enough = _LEAST[name][digits - 1]
        for working in found:
            if working.fit < found[0].fit - _NEAR_BEST:
                break
            heads = name == "group" and digits == 3 and all(f.quantity.unit == "n" for f in working.figures)
            if working.fit >= (_HEADS if heads else enough):
                yield working
