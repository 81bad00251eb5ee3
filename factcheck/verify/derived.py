"""Figures that are not written but follow from written ones, and figures that should follow and do not.

The operands are the source's figures that fit the claim's words best; the claim's own words say which operation is
meant. The search is bounded: a few operands of each dimension, pairs in order of fit. A result that agrees by
coincidence is kept out by asking for both: operands that the claim speaks of, and an operation that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from factcheck.quantities.arithmetic import PAIRED, Derived, above_whole, midpoint, of_whole, pairs, per_unit
from factcheck.quantities.model import Hedge, Kind, Quantity
from factcheck.quantities.relations import ABOUT, NEAR, base_value, relate
from factcheck.verify.asked import asked_of, elapsed_of
from factcheck.verify.befores import is_change_of
from factcheck.verify.binding import same_noun
from factcheck.verify.cashflow import free_cash_workings
from factcheck.verify.contrast import is_of_another_label
from factcheck.verify.distances import Contrast, contrast_of, contrast_workings
from factcheck.verify.evidence import OWN_NAME, Figure, SourceIndex
from factcheck.verify.features import View
from factcheck.verify.findings import Finding, Label
from factcheck.verify.given import given_workings
from factcheck.verify.guidance import range_workings
from factcheck.verify.operands import Working, elapsed_workings, is_written_share, sided_workings, together
from factcheck.verify.structured import structured_workings
from factcheck.verify.totals import total_workings
from factcheck.verify.ways import grows_from

_OPERANDS = 12
_TIMES, _NO_OPERANDS = ("when", "ordinal"), frozenset({"p", "ratio", "frequency"})  # dimensions
_MANY = 200  # figures of one dimension; of more, only those of the nearest sentences are looked at
# How well two operands together must fit the claim: a result with many digits is no coincidence, one with few may be.
_LEAST = {1: 0.42, 2: 0.36, 3: 0.3}  # by the digits of the claim's figure
_FIRST, _UNNAMED, _OVER_WRITTEN = 0.28, 0.6, 0.6
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
    "midpoint": "midpoint middle average",
}
_WORDS = {operation: frozenset(words.split()) for operation, words in _CUES.items()}
# Words by which a claim says that its figure is a result and not one of the figures themselves.
_COMPARING = frozenset(
    """than difference between together combined total sum both by times twice half share of per each average""".split()
)
_PARTS = ("share", "points")
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.DURATION, Kind.DOSE, Kind.AGE})


# A pair found by the sides of the claim: how well it must fit, by the digits of the claim's figure, and how near it
# must come to the pair that fits best.
_SIDED = {1: 0.42, 2: 0.38, 3: 0.34}
_NEAR_BEST = 0.06
_STATED = 1.0  # the claim gives all operands itself
_RANGES, _GIVEN, _TIED = 0.28, 0.28, 0.02
_ADDED = frozenset({"sum", "difference"})
_BY_ITSELF = frozenset({"premium", "midpoint"})  # what one figure gives
# A pair that the source sets side by side: to follow from it, the same for a figure of one digit, to be turned round,
# and to be what the claim must mean.
_CONTRASTED, _CONTRASTED_SHORT, _TURNED, _MEANT = 0.45, 0.55, 0.6, 0.75
_SPREAD = 0.15  # how far below the best a working of a short figure may lie
_MULTIPLE = NEAR  # "three times" has no digits to round by: 2.5 is not three
# What must be so that the pair is plainly meant, and a figure that does not follow from it is wrong.
_PLAIN, _PLAIN_SIDE, _PLAIN_MARGIN = 0.6, 0.45, 0.15


@dataclass(frozen=True, slots=True)
class Derivation:
    """The finding that a figure follows or does not, the figures it rests on, and the claim's own ones among them."""

    finding: Finding
    figures: tuple[Figure, ...]
    given: tuple[Quantity, ...] = ()


def derive(
    claim: View, quantity: Quantity, index: SourceIndex, *, sure: bool = False, rival: float = 0.0
) -> Derivation | None:
    """The working by which a figure follows from the source's; None where none is found.

    `sure` says that a written figure of another value fits the claim very well, and asks more of a working. `rival` is
    how well a written figure fits that contradicts the claim: no bound is met by a working that fits less.

    Where the claim's words say which figure is set against which, only the pair that answers to them best counts.
    Else a plain figure is matched by any working that fits the claim well enough. A bound ("less than half") is met by
    many workings by chance: there only the one that fits best counts.
    """
    if quantity.interval.bounded and not quantity.interval.is_point:
        return None  # any figure inside a range would do
    ranges = range_workings(claim, quantity, index)
    if ranges and ranges[0].fit >= _RANGES:
        return _decided(quantity, ranges, index, _RANGES)
    free = free_cash_workings(claim, quantity, index)
    if free:
        return _decided(quantity, free, index, _RANGES)
    for working in structured_workings(claim, quantity, index, _precision(quantity)):
        if follows(quantity, working.derived.result):
            return Derivation(_finding(quantity, working, index), working.figures)
    between = elapsed_of(claim, quantity)
    if between is not None:
        return _decided(quantity, elapsed_workings(quantity, between, index), index, _SIDED[_precision(quantity)])
    asked, found = asked_of(claim, quantity), None
    if asked is not None:
        sided = sided_workings(quantity, asked, index)
        if quantity.interval.is_point or (sided and sided[0].fit >= rival):
            found = _decided(quantity, sided, index, _SIDED[_precision(quantity)])
        if found is not None and found.finding.label is Label.SUPPORTED:
            return found
    return _unsided(claim, quantity, index, sure=sure, compared=asked is not None) or found


def derive_contrast(quantity: Quantity, said: Contrast, index: SourceIndex) -> Derivation | None:
    """How far two figures are apart that the source sets side by side: whether the claim's figure is that distance."""
    if not quantity.interval.is_point and not said.theirs:
        return None  # many changes are "less than 5%"; only what the claim itself sets apart is meant
    found = contrast_workings(quantity, said, index)
    if not found or found[0].fit < _CONTRASTED:
        return None
    near = [
        w
        for w in found
        if w.fit >= max(_CONTRASTED, found[0].fit - (_NEAR_BEST if quantity.interval.is_point else _TIED))
    ]
    holds = [w for w in near if follows(quantity, w.derived.result)]
    straight = next((w for w in holds if not w.reversed), None)
    if straight is not None:
        enough = _CONTRASTED if _precision(quantity) > 1 else _CONTRASTED_SHORT
        return Derivation(_finding(quantity, straight, index), straight.figures) if straight.fit >= enough else None
    best = holds[0] if holds else found[0]
    others = [w for w in found if frozenset(map(id, w.figures)) != frozenset(map(id, best.figures))]
    rival = others[0].fit if others else 0.0
    if (holds and best.fit >= _TURNED) or (best.fit >= _MEANT and best.fit - rival >= _PLAIN_MARGIN):
        return Derivation(_refuted(quantity, best, index), best.figures)
    return None


def derive_given(claim: View, quantity: Quantity, index: SourceIndex) -> Derivation | None:
    """The working by which a figure follows from one that the claim gives itself, also where the source writes it."""
    found = given_workings(claim, quantity, index)
    for row in found:
        if row.working.fit < max(_GIVEN, found[0].working.fit - _TIED):
            break
        if follows(quantity, row.working.derived.result):
            return Derivation(_finding(quantity, row.working, index), row.working.figures, row.given)
    if found and found[0].working.fit >= _STATED:
        return Derivation(_refuted(quantity, found[0].working, index), found[0].working.figures)
    return None


def _precision(quantity: Quantity) -> int:
    """How much a figure says, in digits: a bound says little, whatever it is written with."""
    return max(1, min(3, _digits(quantity))) if quantity.interval.is_point else 1


def _decided(quantity: Quantity, found: list[Working], index: SourceIndex, enough: float) -> Derivation | None:
    """What workings say that were ranked by their words: the best must hold, or another that fits as well."""
    if not found or found[0].fit < enough:
        return None
    nearest = found[0].fit - (_NEAR_BEST if quantity.interval.is_point else 0.0)
    turned: set[frozenset[int]] = set()  # pairs that answer better to the sides the other way round
    for working in found:
        if working.fit < max(enough, nearest - (_NEAR_BEST if is_written_share(working, index) else 0.0)):
            if working.fit < nearest - _NEAR_BEST:
                break
            continue
        if working.reversed:
            turned.add(frozenset(map(id, working.figures)))
        elif frozenset(map(id, working.figures)) not in turned and follows(quantity, working.derived.result):
            return Derivation(_finding(quantity, working, index), working.figures)
    best = found[0]
    if best.fit < _PLAIN or best.least < _PLAIN_SIDE:
        return None
    rival = next((w.fit for w in found if w.derived.result.interval != best.derived.result.interval), 0.0)
    if best.fit - rival >= _PLAIN_MARGIN:
        return Derivation(_refuted(quantity, best, index), best.figures)
    return None


def follows(quantity: Quantity, result: Quantity) -> bool:
    """Whether a claim's figure is a computed one; "about a third" has no digits to round by and is near to it."""
    value, exact = quantity.low, result.low
    if relate(quantity, result).holds:
        words = quantity.kind is Kind.MULTIPLE and quantity.interval.is_point and value is not None
        return not words or exact is None or abs((value or 0) - exact) <= exact * _MULTIPLE
    if quantity.kind is not Kind.FRACTION or quantity.hedge is not Hedge.ABOUT or value is None or exact is None:
        return False
    stated = base_value(quantity, value)
    return abs(stated - base_value(result, exact)) <= stated * ABOUT


def _unsided(claim: View, quantity: Quantity, index: SourceIndex, *, sure: bool, compared: bool) -> Derivation | None:
    """The working that fits the claim as a whole, where its words do not tell the operands apart.

    What the claim compares word for word is not asked here: that has been answered by its sides.
    """
    found = sorted([*workings(claim, quantity, index), *total_workings(claim, quantity, index)], key=lambda w: -w.fit)
    if compared:
        found = [w for w in found if w.derived.operation in _BY_ITSELF]
    words = {t.lower for t in claim.tokens}
    enough = _LEAST[_precision(quantity)]
    least = found[0].fit - _SPREAD if found and _precision(quantity) < 3 else 0.0
    for working in found if quantity.interval.is_point else found[:1]:
        # The first is the one that the claim must mean: it may fit less than those that come after it.
        if sure and (working.fit < _OVER_WRITTEN or not words & _COMPARING):
            break
        if working.fit < max(least, _FIRST if working is found[0] and quantity.interval.is_point else enough):
            break
        if follows(quantity, working.derived.result):
            return Derivation(_finding(quantity, working, index), working.figures)
    return None


def workings(claim: View, quantity: Quantity, index: SourceIndex) -> list[Working]:
    """Derivations that the claim may mean, best fit first; of those that fit alike, the ones that hold."""
    words = {t.lower for t in claim.tokens}
    least = {operation: _FIRST if words & cues else _UNNAMED for operation, cues in _WORDS.items()}
    named = frozenset(operation for operation in PAIRED if least[operation] == _FIRST)
    said = contrast_of(claim, quantity)
    way = quantity.direction or (said.direction if said is not None else None)
    found = [
        Working(derived, figures, fit)
        for figures, fit, results in _combine(_operands(claim, quantity, index), quantity, index, named)
        if fit >= _FIRST
        for derived in results
        if fit >= least[derived.operation] and not (derived.operation in _ADDED and _is_moved(figures, index))
        if derived.operation != "growth" or grows_from(figures[0], figures[1], way)
    ]
    found.sort(key=_rank)
    ranked: list[Working] = []
    for _, rows in groupby(found, _rank):
        alike = list(rows)
        if len(alike) > 1:
            alike.sort(key=lambda w: not relate(quantity, w.derived.result).holds)
        ranked += alike
    return ranked


def _rank(working: Working) -> float:
    return -round(working.fit, 6)


def _is_moved(figures: tuple[Figure, ...], index: SourceIndex) -> bool:
    """Whether one of two figures is by how much the other changed: what that makes is asked of `befores`."""
    a, b = figures
    return is_change_of(a, b, index) or is_change_of(b, a, index)


def _digits(quantity: Quantity) -> int:
    """How many digits a figure is written with, zeros at the end left out."""
    value = quantity.low if quantity.low is not None else quantity.high
    return len(value.normalize().as_tuple().digits) if value is not None else 0


def _operands(claim: View, quantity: Quantity, index: SourceIndex) -> dict[str, list[tuple[Figure, float]]]:
    """The best fitting figures of every dimension."""
    context = {f: 1.0 for f, _, at in claim.features if not quantity.value_start <= at < quantity.value_end}
    weighed = index.weighed({f: w for f, w in context.items() if f[0] != "@"}, own_name=OWN_NAME)
    said = frozenset(context)
    near: list[Figure] | None = None
    chosen: dict[str, list[tuple[Figure, float]]] = {}
    for name, everything in index.by_dimension.items():
        if name.startswith(_TIMES) or name in _NO_OPERANDS or not _serves(name, everything, quantity):
            continue
        if len(everything) > _MANY:
            if near is None:
                near = [f for i in index.nearest(f for f, _, _ in weighed.rows) for f in index.by_sentence.get(i, ())]
            everything = [f for f in near if f.quantity.dimension == name]  # noqa: PLW2901
        usable = (f for f in everything if f.quantity.hedge is not Hedge.VAGUE)
        scored = [(f, weighed.overlap(f.context)) for f in usable if not is_of_another_label(said, said, f.context)]
        scored.sort(key=lambda item: -item[1])
        chosen[name] = scored[:_OPERANDS]
    return chosen


def _serves(name: str, figures: Sequence[Figure], quantity: Quantity) -> bool:
    """Whether figures of a dimension can be operands of a figure at all."""
    kind = quantity.kind
    if kind is Kind.MULTIPLE:
        return True
    if kind in _AMOUNTS:
        also = name == "share" or (kind is Kind.MONEY and name in ("count", "time"))
        return also or any(f.quantity.kind is kind for f in figures)
    if any(f.quantity.kind is kind and not f.quantity.interval.is_point for f in figures):
        return True  # the middle of a range
    return (name in _PARTS) is (kind in (Kind.POINTS, Kind.BASIS_POINTS))


# Operands, how well they fit, and what is worked out from them once somebody asks.
_Combined = tuple[tuple[Figure, ...], float, Iterator[Derived]]
_Ranked = list[tuple[Figure, float]]


def _combine(
    operands: dict[str, _Ranked], quantity: Quantity, index: SourceIndex, named: frozenset[str]
) -> Iterator[_Combined]:
    for name, rows in operands.items():
        firsts = [row for row in rows if _may_be_first(row[0].quantity, quantity, name)]
        others = [row for row in rows if not _is_trifle(row[0].quantity, quantity)] if firsts else []
        for a, fit_a in firsts:
            for b, fit_b in others:
                if a is b or (fit_a + fit_b) / 2 + _TOGETHER < _FIRST or not _pairable(a, b, quantity):
                    continue
                fit = _fit(a, fit_a, b, fit_b, index)
                wanted = named if fit < _UNNAMED else PAIRED
                yield (a, b), fit, pairs(a.quantity, b.quantity, quantity.kind, quantity.unit, wanted)
        yield from _alone(rows, quantity)
    if quantity.kind in _AMOUNTS:
        yield from _products(operands, operands.get("share", []), quantity, index)


def _alone(rows: _Ranked, quantity: Quantity) -> Iterator[_Combined]:
    """What one figure gives by itself: the middle of a range, a whole with its premium."""
    for figure, fit in rows:
        theirs = figure.quantity
        if quantity.kind is Kind.MULTIPLE and theirs.kind is Kind.PERCENT:
            yield (figure,), fit + _TOGETHER, above_whole(theirs)
        if theirs.kind is quantity.kind and theirs.unit == quantity.unit and not theirs.interval.is_point:
            yield (figure,), fit, midpoint(theirs)


def _products(
    operands: dict[str, _Ranked], shares: _Ranked, quantity: Quantity, index: SourceIndex
) -> Iterator[_Combined]:
    counts = [*operands.get("count", []), *operands.get("time", [])] if quantity.kind is Kind.MONEY else []
    counts = [row for row in counts if row[0].quantity.low != 1]  # times one is no arithmetic
    for rows in operands.values():
        for whole, fit_whole in rows:
            if whole.quantity.kind is not quantity.kind or whole.quantity.unit != quantity.unit:
                continue
            for part, fit_part in shares:
                fit = _fit(part, fit_part, whole, fit_whole, index)
                yield (part, whole), fit, of_whole(part.quantity, whole.quantity)
            for count, fit_count in counts:
                fit = _fit(whole, fit_whole, count, fit_count, index)
                yield (whole, count), fit, per_unit(whole.quantity, count.quantity)


def _may_be_first(x: Quantity, quantity: Quantity, name: str) -> bool:
    """Whether a figure of a dimension can be the first of two that are added or divided for this claim."""
    if _is_trifle(x, quantity):
        return False
    kind = quantity.kind
    if kind in _COUNTS:
        return name == "count" and _nouns_agree(x, quantity)
    if kind in _AMOUNTS:
        return x.kind is kind and (kind is not Kind.MONEY or x.unit == quantity.unit)
    if kind in (Kind.POINTS, Kind.BASIS_POINTS):
        return name in _PARTS
    return name not in _PARTS or kind is Kind.MULTIPLE


def _pairable(a: Figure, b: Figure, quantity: Quantity) -> bool:
    """Whether two figures of one dimension can be added or divided for this claim; each alone could be."""
    x, y = a.quantity, b.quantity
    if x.unit == y.unit and x.interval == y.interval:
        return False
    if not (x.interval.is_point and y.interval.is_point) and x.interval.bounded and y.interval.bounded:
        return False  # the ends of ranges are for the claims that speak of them
    if x.kind is Kind.MONEY and (x.unit != y.unit or x.per != y.per):
        return False
    return quantity.kind not in _COUNTS or _nouns_agree(y, quantity)


def _is_trifle(operand: Quantity, quantity: Quantity) -> bool:
    """An operand that the precision of the result swallows, or a "one" that counts nothing, shows nothing."""
    if operand.dimension != quantity.dimension or quantity.kind not in _AMOUNTS:
        return False
    ends = [abs(end) for end in (operand.low, operand.high) if end is not None]
    return max(ends, default=0) < quantity.step or (operand.low == 1 and not operand.unit)


def _nouns_agree(operand: Quantity, quantity: Quantity) -> bool:
    return not operand.unit or not quantity.unit or same_noun(operand.unit, quantity.unit)


def _fit(a: Figure, fit_a: float, b: Figure, fit_b: float, index: SourceIndex) -> float:
    return (fit_a + fit_b) / 2 + together(a, b, index)


def _refuted(quantity: Quantity, working: Working, index: SourceIndex) -> Finding:
    way = "the comparison goes the other way" if working.reversed else "the release's figures give another result"
    message = f"{way}: {working.derived.working}"
    answer = {"label": Label.CONTRADICTED, "code": "ARI101", "message": message}
    return _finding(quantity, working, index).model_copy(update=answer)


def _finding(quantity: Quantity, working: Working, index: SourceIndex) -> Finding:
    sentences = dict.fromkeys(f.sentence for f in working.figures)
    return Finding(
        label=Label.SUPPORTED,
        code="ARI102",
        message=f"follows from the release: {working.derived.working}",
        start=quantity.start,
        end=quantity.end,
        evidence=tuple(index.passage(s) for s in sentences),
    )
