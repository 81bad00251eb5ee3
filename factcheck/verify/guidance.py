"""Ranges that were moved: "raised the lower end of its guidance by €5 million", "the midpoint is now $40 million"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.quantities.arithmetic import end_of, end_value, midpoint, moved
from factcheck.quantities.model import Direction, Kind, Quantity
from factcheck.quantities.relations import dimension
from factcheck.verify.asked import range_end
from factcheck.verify.binding import fit as fit_of
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.features import View, stem
from factcheck.verify.operands import Working, together

_OLD = frozenset("previous previously prior from earlier old former formerly initial initially was against".split())
_OLD_STEMS = frozenset(stem(word) for word in _OLD - {"was", "against", "from"})
_NEAR = 4  # tokens before a range among which a word says that it is the old one
_MOST = 24
_HEDGES = frozenset("about approximately around roughly nearly almost some just over under an a".split())


def range_workings(claim: View, quantity: Quantity, index: SourceIndex) -> list[Working]:
    """What the ranges of the source give for the end that the claim speaks of, best fit first; none where it does not.

    A move is taken between two ranges of one sentence, or of one row of a table.
    """
    end = range_end(claim)
    if not end:
        return []
    name = "share" if quantity.kind in (Kind.POINTS, Kind.BASIS_POINTS) else dimension(quantity)
    ranges = [f for f in index.by_dimension.get(name, ()) if _is_range(f.quantity, quantity)]
    scored = sorted(((fit_of(claim, quantity, f, index), f) for f in ranges), key=lambda row: -row[0])[:_MOST]
    found = _moves(scored, end, quantity, index) if _says_by(claim, quantity) else _ends(scored, end, claim, index)
    return sorted(found, key=lambda w: -w.fit)


def _moves(scored: list[tuple[float, Figure]], end: str, quantity: Quantity, index: SourceIndex) -> Iterator[Working]:
    for n, (fit_a, a) in enumerate(scored):
        for fit_b, b in scored[n + 1 :]:
            if a.sentence != b.sentence or a.quantity.interval == b.quantity.interval:
                continue
            new, old = (b, a) if _is_old(a, index) and not _is_old(b, index) else (a, b)
            told = _is_old(old, index) and not _is_old(new, index)
            if told and quantity.direction is not None and _went(new, old, end) is not quantity.direction:
                continue
            for derived in moved(new.quantity, old.quantity, end):
                yield Working(derived, (new, old), (fit_a + fit_b) / 2 + together(a, b, index), min(fit_a, fit_b))


def _ends(scored: list[tuple[float, Figure]], end: str, claim: View, index: SourceIndex) -> Iterator[Working]:
    asks_old = any(t.lower in _OLD - {"from", "was", "against"} for t in claim.tokens)
    for fit, figure in scored:
        if _is_old(figure, index) is asks_old:
            found = midpoint(figure.quantity) if end == "middle" else end_of(figure.quantity, end)
            for derived in found:
                yield Working(derived, (figure,), fit, fit)


def _is_range(theirs: Quantity, quantity: Quantity) -> bool:
    money = quantity.kind is not Kind.MONEY or theirs.unit == quantity.unit
    return theirs.interval.bounded and not theirs.interval.is_point and money


def _went(new: Figure, old: Figure, end: str) -> Direction | None:
    after, before = end_value(new.quantity, end), end_value(old.quantity, end)
    if after is None or before is None or after == before:
        return None
    return Direction.UP if after > before else Direction.DOWN


def _is_old(figure: Figure, index: SourceIndex) -> bool:
    """Whether the words before a range, or its column, say that it holds no longer."""
    if figure.in_table:
        return any(word in figure.context for word in _OLD_STEMS)
    tokens = index.views[figure.sentence].tokens
    before = [t.lower for t in tokens if t.end <= figure.quantity.value_start][-_NEAR:]
    return any(word in _OLD for word in before)


def _says_by(claim: View, quantity: Quantity) -> bool:
    """Whether the figure is by how much something moved, and not where it stands."""
    before = [t.lower for t in claim.tokens if t.end <= quantity.value_start]
    while before and before[-1] in _HEDGES:
        before.pop()
    behind = [t.lower for t in claim.tokens if t.start >= quantity.end][:3]
    return before[-1:] == ["by"] or "than" in behind
