"""Figures that are not written but follow from written ones, and figures that should follow and do not.

The operands are the source's figures that fit the claim's words best; the claim's own words say which operation is
meant. The search is bounded: a few operands of each dimension, pairs in order of fit. A result that agrees by
coincidence is kept out by asking for both: operands that the claim speaks of, and an operation that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from factcheck.quantities.arithmetic import Derived, above_whole, of_whole, pairs, per_unit
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.relations import dimension, relate
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.features import View, overlap
from factcheck.verify.findings import Finding, Label

_OPERANDS = 8
_MANY = 200  # figures of one dimension; of more, only those of the nearest sentences are looked at
_PAIR = 0.42  # how well two operands together must fit the claim
_LOOSE = 0.6  # how well where the claim names no operation
_TOGETHER = 0.12
_CUES = {
    "difference": """more less fewer higher lower larger smaller longer shorter greater than difference between gap
    raised lifted cut widened narrowed increase decrease increased decreased rose fell up down by bottom top lower
    upper end added extra off""",
    "sum": "total combined together sum altogether both add adds added overall all in aggregate plus full",
    "share": """of share accounted represented represents made portion contributed proportion used covers percent
    percentage""",
    "growth": """grew growth rose risen up increase increased fell fallen down decline declined decrease decreased
    higher lower more less fewer increases grown jumped expansion reduction premium""",
    "multiple": "times double doubled doubles twice triple tripled fold quadruple half",
    "of": "share worth holds of portion part each total cost costs",
    "per": "per each average averages averaged over spread works a day month year apiece",
    "premium": "times double",
}
_WORDS = {operation: frozenset(words.split()) for operation, words in _CUES.items()}
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.DURATION, Kind.DOSE, Kind.AGE})


@dataclass(frozen=True, slots=True)
class Working:
    """A derivation with the figures it rests on and how well they fit the claim."""

    derived: Derived
    figures: tuple[Figure, ...]
    fit: float


def derive(claim: View, quantity: Quantity, index: SourceIndex) -> Finding | None:
    """The finding that a figure follows from the source's, with its working; None where no working is found."""
    for working in workings(claim, quantity, index):
        if relate(quantity, working.derived.result).holds:
            return _finding(quantity, Label.SUPPORTED, "ARI102", f"{working.derived.working}", working, index)
    return None


def workings(claim: View, quantity: Quantity, index: SourceIndex) -> list[Working]:
    """Derivations that the claim may mean, best fit first."""
    words = {t.lower for t in claim.tokens}
    operands = _operands(claim, quantity, index)
    found = []
    for figures, fit, derived in _combine(operands, quantity, index):
        named = bool(words & _WORDS[derived.operation])
        if fit >= (_PAIR if named and quantity.interval.is_point else _LOOSE):
            found.append(Working(derived, figures, fit))
    return sorted(found, key=lambda w: -w.fit)


def _operands(claim: View, quantity: Quantity, index: SourceIndex) -> dict[str, list[tuple[Figure, float]]]:
    """The best fitting figures of every dimension."""
    context = {f: 1.0 for f, _, at in claim.features if not quantity.value_start <= at < quantity.value_end}
    context = {f: w for f, w in context.items() if f[0] != "@"}
    near = [f for i in index.nearest(context) for f in index.by_sentence.get(i, ())]
    chosen: dict[str, list[tuple[Figure, float]]] = {}
    for name, everything in index.by_dimension.items():
        if name.startswith(("when", "ordinal")) or name in ("p", "ratio"):
            continue
        figures = everything if len(everything) <= _MANY else [f for f in near if dimension(f.quantity) == name]
        scored = [(f, overlap(context, f.context, index.rarity, index.unseen)) for f in figures]
        scored.sort(key=lambda item: -item[1])
        chosen[name] = scored[:_OPERANDS]
    return chosen


def _combine(
    operands: dict[str, list[tuple[Figure, float]]], quantity: Quantity, index: SourceIndex
) -> Iterator[tuple[tuple[Figure, ...], float, Derived]]:
    for name, rows in operands.items():
        for (a, fit_a), (b, fit_b) in permutations(rows, 2):
            if _pairable(a, b, quantity, name):
                fit = _fit(a, fit_a, b, fit_b, index)
                for derived in pairs(a.quantity, b.quantity, quantity.kind, quantity.unit):
                    yield (a, b), fit, derived
    shares = operands.get("share", [])
    if quantity.kind is Kind.MULTIPLE:
        for figure, fit in shares:
            for derived in above_whole(figure.quantity):
                yield (figure,), fit + _TOGETHER, derived
    if quantity.kind in _AMOUNTS:
        yield from _products(operands, shares, quantity, index)


def _products(
    operands: dict[str, list[tuple[Figure, float]]],
    shares: Sequence[tuple[Figure, float]],
    quantity: Quantity,
    index: SourceIndex,
) -> Iterator[tuple[tuple[Figure, ...], float, Derived]]:
    for rows in operands.values():
        for whole, fit_whole in rows:
            if whole.quantity.kind is not quantity.kind or whole.quantity.unit != quantity.unit:
                continue
            for part, fit_part in shares:
                for derived in of_whole(part.quantity, whole.quantity):
                    yield (part, whole), _fit(part, fit_part, whole, fit_whole, index), derived
            for count, fit_count in [*operands.get("count", []), *operands.get("time", [])]:
                if quantity.kind is Kind.MONEY:
                    for derived in per_unit(whole.quantity, count.quantity):
                        yield (whole, count), _fit(whole, fit_whole, count, fit_count, index), derived


def _pairable(a: Figure, b: Figure, quantity: Quantity, name: str) -> bool:
    """Whether two figures of one dimension can be added or divided for this claim."""
    x, y = a.quantity, b.quantity
    if x.kind is Kind.MONEY and (x.unit != y.unit or x.per != y.per):
        return False
    if quantity.kind in _AMOUNTS:
        return x.kind is quantity.kind and (x.kind is not Kind.MONEY or x.unit == quantity.unit)
    if quantity.kind in (Kind.POINTS, Kind.BASIS_POINTS):
        return name in ("share", "points")
    return True


def _fit(a: Figure, fit_a: float, b: Figure, fit_b: float, index: SourceIndex) -> float:
    together = a.sentence == b.sentence
    table = a.in_table and b.in_table
    near = index.sentences[a.sentence].paragraph == index.sentences[b.sentence].paragraph
    return (fit_a + fit_b) / 2 + (_TOGETHER if together else _TOGETHER / 2 if near or table else 0.0)


def _finding(
    quantity: Quantity, label: Label, code: str, message: str, working: Working, index: SourceIndex
) -> Finding:
    sentences = dict.fromkeys(f.sentence for f in working.figures)
    return Finding(
        label=label,
        code=code,
        message=message,
        start=quantity.start,
        end=quantity.end,
        evidence=tuple(index.passage(s) for s in sentences),
    )
