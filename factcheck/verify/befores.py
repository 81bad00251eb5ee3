"""Values before a change: the release gives a figure and by how much it rose, the claim what it was before.

"38.2%, up 340 basis points" makes 34.8% a year earlier; "rose 12% to $3.0 million" makes about $2.7 million;
"£2 million under its £38 million budget" makes £36 million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.quantities.arithmetic import Derived, changed
from factcheck.quantities.model import WHEN, Direction, Kind, Quantity
from factcheck.quantities.relations import Relation, dimension, relate
from factcheck.verify.distances import about, contrast_of, share_of
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.features import View
from factcheck.verify.operands import Working

_EARLIER = re.compile(
    r"\b(?:year|quarter|month|period|season) (?:earlier|ago|before|prior)\b"
    r"|\b(?:prior|previous|preceding|last)[- ](?:fiscal |financial |calendar )?(?:year|quarter|month|period|season)"
    r"|\byear-(?:ago|earlier)\b|\bpreviously\b|\bhad been\b|\bthe year before\b",
    re.I,
)
_SENTENCES = 16
_BETWEEN = 28  # code points between a figure and the change behind it
_UNDER = frozenset("under below beneath".split())
_ABOVE = frozenset("over above".split())
_TO = re.compile(r"[\s,]*(?:\w+\s+){0,2}to\s+(?:about |approximately |around |some )?$", re.I)
_LEAST = 0.35
_YEAR = 400


def before_workings(claim: View, quantity: Quantity, index: SourceIndex) -> list[Working]:
    """What figures of the source were before the change that it gives for them, best fit first."""
    if quantity.kind not in (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT, Kind.MEASURE):
        return []
    earlier = _speaks_of_earlier(claim, quantity, index)
    if not earlier and quantity.kind is not Kind.MONEY:
        return []
    asked = about(claim, quantity, index)
    found = []
    for sentence in index.nearest(asked, limit=_SENTENCES):
        figures = [f for f in index.by_sentence.get(sentence, ()) if not f.in_table]
        for value in figures:
            if not _is_level(value.quantity, quantity):
                continue
            for change, derived in _changes(value, figures, index, earlier=earlier):
                fit = share_of(asked, value.context, index)
                if fit >= _LEAST:
                    found.append(Working(derived, (value, change), fit, fit))
    return sorted(found, key=lambda w: -w.fit)


def _speaks_of_earlier(claim: View, quantity: Quantity, index: SourceIndex) -> bool:
    """Whether the claim gives a figure for an earlier time than the release's."""
    here = claim.clause_at(quantity.value_start)
    rivals = [q for q in claim.quantities if q is not quantity and dimension(q) == dimension(quantity)]
    for match in _EARLIER.finditer(claim.text):
        if not rivals or claim.clause_at(claim.start + match.start()) == here:
            return True
    dates = [q for q in claim.quantities if q.kind in WHEN and claim.clause_at(q.value_start) == here]
    news = [p for p in index.periods for d in dates if dimension(p) == dimension(d)]
    return bool(news) and all(
        relate(d, p) is Relation.DISJOINT and 0 < (p.low or 0) - (d.low or 0) < _YEAR for p in news for d in dates
    )


def _is_level(theirs: Quantity, quantity: Quantity) -> bool:
    if not theirs.interval.is_point or dimension(theirs) != dimension(quantity) or (theirs.low or 0) <= 0:
        return False
    return (quantity.kind is not Kind.MONEY or theirs.unit == quantity.unit) and theirs.direction is None


def _changes(
    value: Figure, figures: list[Figure], index: SourceIndex, *, earlier: bool
) -> Iterator[tuple[Figure, Derived]]:
    """The changes that a sentence gives for one of its figures, with what it was before them."""
    plain = index.document.plain
    view = index.views[value.sentence]
    for change in figures:
        theirs = change.quantity
        if change is value or not _is_change(theirs, value.quantity):
            continue
        if theirs.start >= value.quantity.end:
            near = plain[value.quantity.end : theirs.value_start]
            if not earlier or len(near) > _BETWEEN or _between(value, change, figures):
                continue
        else:
            near = plain[theirs.end : value.quantity.value_start]
            words = {w.lower() for w in near.split()}
            if words & (_UNDER | _ABOVE) and len(near) <= _BETWEEN and not earlier:
                sign = -1 if words & _UNDER else 1
                yield from ((change, d) for d in changed(value.quantity, theirs, Decimal(sign)))
                continue
            if not earlier or not _TO.match(near):
                continue
        said = contrast_of(view, theirs)
        way = theirs.direction or (said.direction if said is not None else None)
        if way is not None:
            sign = -1 if way is Direction.UP else 1
            yield from ((change, d) for d in changed(value.quantity, theirs, Decimal(sign)))


def _between(value: Figure, change: Figure, figures: list[Figure]) -> bool:
    low, high = value.quantity.end, change.quantity.start
    return any(low <= f.quantity.start < high and f.quantity.kind not in WHEN for f in figures)


def is_change_of(change: Figure, value: Figure, index: SourceIndex) -> bool:
    """Whether a sentence gives one figure as the change that the other went through: their sum is nothing."""
    if change.sentence != value.sentence or change.in_table or value.in_table:
        return False
    mine, theirs = change.quantity, value.quantity
    if mine.start >= theirs.end:
        return mine.direction is not None and theirs.direction is None and mine.start - theirs.end <= _BETWEEN
    near = index.document.plain[mine.end : theirs.value_start]
    words = {w.lower() for w in near.split()}
    return len(near) <= _BETWEEN and (bool(words & (_UNDER | _ABOVE)) or _TO.match(near) is not None)


def _is_change(theirs: Quantity, value: Quantity) -> bool:
    if not theirs.interval.is_point or theirs.low is None:
        return False
    if value.kind is Kind.PERCENT:
        return theirs.kind in (Kind.POINTS, Kind.BASIS_POINTS)
    if theirs.kind is Kind.PERCENT:
        return True
    return dimension(theirs) == dimension(value) and (value.kind is not Kind.MONEY or theirs.unit == value.unit)
