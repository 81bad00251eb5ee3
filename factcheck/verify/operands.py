"""Operands by the sides of a claim: the source's figures that answer best to each side, and what each pair gives.

Pairs are ranked by their words alone, before anything is computed. So whether a claim's figure follows is asked of the
pair that it means, and a pair that happens to give the figure is none where another answers to the words better.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.quantities.arithmetic import Derived, elapsed, pairs, times_difference
from factcheck.quantities.model import Direction, Kind, Quantity
from factcheck.quantities.relations import base_value, dimension
from factcheck.verify.asked import Asked, Side
from factcheck.verify.binding import Periods, same_noun
from factcheck.verify.evidence import OWN_NAME, Figure, SourceIndex, value_key
from factcheck.verify.features import overlap
from factcheck.verify.wholes import is_plain, parts_of, wholes_of

_EACH = 8  # figures of one dimension looked at for a side
_MANY = 200
_LEAST_OF_SIDE = 0.2
_TOGETHER = 0.12
_SHARES = (Kind.PERCENT, Kind.FRACTION)
_EITHER_WAY = ("difference", "multiple")
_POINTS = (Kind.POINTS, Kind.BASIS_POINTS)


@dataclass(frozen=True, slots=True)
class Working:
    """A derivation with the figures it rests on, how well they fit the claim, and how well the worse of them does."""

    derived: Derived
    figures: tuple[Figure, ...]
    fit: float
    least: float = 0.0
    reversed: bool = False  # the claim says more where it is less, or less where it is more


def sided_workings(quantity: Quantity, asked: Asked, index: SourceIndex) -> list[Working]:
    """What the figures that answer to the two sides give, best fit first."""
    if asked.given is not None:
        found = list(_of_given(quantity, asked, asked.given, index))
    else:
        found = [
            w
            for name, figures in index.by_dimension.items()
            if _is_operand(name, quantity, asked)
            for w in _of_dimension(quantity, asked, figures, index)
        ]
    return sorted(found, key=lambda w: (-w.fit, w.reversed))


def elapsed_workings(quantity: Quantity, asked: Asked, index: SourceIndex) -> list[Working]:
    """The times between the days of two events, best fit first."""
    days = [f for f in index.by_dimension.get("when:day", []) if f.quantity.interval.is_point]
    found = []
    for fit_a, a in _ranked(asked.first, days, index):
        for fit_b, b in _ranked(asked.second, days, index):
            if a.quantity.interval == b.quantity.interval or min(fit_a, fit_b) < _LEAST_OF_SIDE:
                continue
            late, early = (a, b) if (a.quantity.low or 0) > (b.quantity.low or 0) else (b, a)
            against = (late is a) is (asked.direction is Direction.DOWN)
            derived = elapsed(late.quantity, early.quantity, quantity)
            found.append(Working(derived, (late, early), (fit_a + fit_b) / 2, min(fit_a, fit_b), against))
    return sorted(found, key=lambda w: (-w.fit, w.reversed))


def together(a: Figure, b: Figure, index: SourceIndex) -> float:
    """What two figures gain by standing in one sentence, one paragraph or in tables."""
    if a.sentence == b.sentence:
        return _TOGETHER
    near = index.sentences[a.sentence].paragraph == index.sentences[b.sentence].paragraph
    return _TOGETHER / 2 if near or (a.in_table and b.in_table) else 0.0


def is_written_share(working: Working, index: SourceIndex) -> bool:
    """Whether the source itself sets one operand against the other: "12 of 71", "12 of the 71"."""
    if working.derived.operation != "share" or working.figures[0].sentence != working.figures[1].sentence:
        return False
    part, whole = (f.quantity for f in working.figures)
    return index.document.plain[part.end : whole.value_start].split() in (["of"], ["of", "the"], ["out", "of"])


def _is_operand(name: str, quantity: Quantity, asked: Asked) -> bool:
    """Whether figures of a dimension can give one of the claim's kind."""
    if name.startswith(("when", "ordinal")) or name in ("p", "ratio", "multiple", "points", "frequency"):
        return False
    if quantity.kind in _SHARES:
        return name != "share"
    if quantity.kind in _POINTS:
        return name == "share"
    if quantity.kind is Kind.MULTIPLE:
        return name != "share" or asked.speaks_of_shares
    return name == dimension(quantity)


def _of_dimension(quantity: Quantity, asked: Asked, figures: list[Figure], index: SourceIndex) -> Iterator[Working]:
    usable = [f for f in figures if _is_usable(f.quantity, quantity, at_most=asked.at_most)]
    others = _ranked(asked.second, usable, index)
    if "share" in asked.operations:
        others = [row for row in others if not _is_part(row[1], index)]
        others = wholes_of(others, asked.second.words, index, _LEAST_OF_SIDE)
    firsts = _ranked(asked.first, usable, index) if others else []
    if "share" in asked.operations and is_plain(asked.second.words, index):
        firsts = parts_of(firsts, asked.first.words, index)
    for fit_a, a in firsts:
        for fit_b, b in others:
            if min(fit_a, fit_b) < _LEAST_OF_SIDE or not _comparable(a.quantity, b.quantity):
                continue
            fit = (fit_a + fit_b) / 2 + together(a, b, index)
            for derived, swapped, against in _results(a.quantity, b.quantity, quantity, asked):
                yield Working(derived, (b, a) if swapped else (a, b), fit, min(fit_a, fit_b), against)


def _of_given(quantity: Quantity, asked: Asked, given: Quantity, index: SourceIndex) -> Iterator[Working]:
    """The same with the claim's own figure as the second operand, where the source has it."""
    written = index.by_value.get(value_key(given), [])
    whole = max(written, key=lambda f: overlap(asked.first.words, f.context, index.rarity, index.unseen), default=None)
    if whole is None:
        return
    figures = [f for f in index.by_dimension.get(dimension(given), []) if _is_usable(f.quantity, quantity)]
    for fit, figure in _ranked(asked.first, figures, index):
        if fit >= _LEAST_OF_SIDE and _comparable(figure.quantity, given):
            for derived, _, _ in _results(figure.quantity, whole.quantity, quantity, asked):
                yield Working(derived, (figure, whole), fit + together(figure, whole, index), fit)


def _ranked(side: Side, figures: list[Figure], index: SourceIndex) -> list[tuple[float, Figure]]:
    weighed = index.weighed(side.words, own_name=OWN_NAME)
    if len(figures) > _MANY:
        near = set(index.nearest(f for f, _, _ in weighed.rows))
        figures = [f for f in figures if f.sentence in near]
    dated = Periods(side.periods, index)
    scored = [(weighed.overlap(f.context) + dated.fit(f), f) for f in figures]
    scored.sort(key=lambda row: -row[0])
    return scored[:_EACH]


def _is_usable(operand: Quantity, quantity: Quantity, *, at_most: bool = False) -> bool:
    """Whether a figure is one value, and, where things are counted, a number of things."""
    bounded = at_most and operand.low is None
    value = operand.high if bounded else operand.low
    if not (operand.interval.is_point or bounded) or value is None or value <= 0:
        return False
    if dimension(operand) == "count":
        return value == int(value) or quantity.kind not in (*_SHARES, Kind.MULTIPLE)
    return True


def _comparable(a: Quantity, b: Quantity) -> bool:
    return a is not b and a.interval != b.interval and (a.kind is not Kind.MONEY or (a.unit, a.per) == (b.unit, b.per))


def _results(a: Quantity, b: Quantity, quantity: Quantity, asked: Asked) -> Iterator[tuple[Derived, bool, bool]]:
    """What two operands give, whether the second comes first in the working, and whether the claim has it reversed."""
    down = asked.direction is Direction.DOWN
    if asked.times > 1:
        if quantity.kind is Kind.MONEY and asked.direction is not None and down:
            yield from ((d, True, False) for d in times_difference(asked.times, b, a, each_is_more=True))
        return
    if quantity.kind is Kind.MONEY and quantity.unit != a.unit:
        return
    if quantity.kind is Kind.COUNT and not all(not q.unit or same_noun(q.unit, quantity.unit) for q in (a, b)):
        return
    grew = base_value(a, a.high) > base_value(b, b.high)
    against = asked.direction is not None and grew is down
    for x, y in ((a, b), (b, a)):
        for derived in pairs(x, y, quantity.kind, quantity.unit, asked.operations):
            if (x is b and derived.operation not in _EITHER_WAY) or _is_less_than_once(derived):
                continue
            if derived.operation == "multiple":
                against = x is b and asked.tells_apart
            yield derived, x is b, against


def _is_less_than_once(derived: Derived) -> bool:
    return derived.operation == "multiple" and (derived.result.low or 0) < 1


def _is_part(figure: Figure, index: SourceIndex) -> bool:
    """Whether a figure is given with its own percentage, "94 patients (47%)": it is a part and no whole."""
    view = index.views[figure.sentence]
    behind = next((q for q in view.quantities if q.start >= figure.quantity.end), None)
    if behind is None or behind.kind is not Kind.PERCENT:
        return False
    return index.document.plain[figure.quantity.end : behind.start].strip() in ("(", ", or", "or")
