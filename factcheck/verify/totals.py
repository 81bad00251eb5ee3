"""Totals over the parts that a source sets side by side: the arms of a sentence, the payments of a list.

Only parts that stand in one sentence, or one in each item of one list, are added, and only where the claim says that
its figure is a total. Amounts that the source bounds ("up to $40 million") are added where they are taken as paid.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.quantities.arithmetic import Derived, pairs
from factcheck.quantities.model import Interval, Kind, Quantity
from factcheck.verify.binding import fit as fit_of
from factcheck.verify.binding import same_noun
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.features import View, overlap
from factcheck.verify.operands import Working

_TOTAL = frozenset(
    "total combined together both all across altogether overall sum full maximum arms groups cohorts add".split()
)
_IN_FULL = frozenset("full maximum max both all potential possible".split())
_ONE_ON = frozenset("on in with among for at receiving given".split())
_LEAST_OF_LIST = 0.1
_LISTED = 0.2
_ONE = Decimal(1)
_MARKS = ("*", "-", "•", "–")


def total_workings(claim: View, quantity: Quantity, index: SourceIndex) -> list[Working]:
    """Totals over arms and over the items of a list, where the claim says that it gives a total."""
    words = {t.lower for t in claim.tokens}
    if not words & _TOTAL or not quantity.interval.is_point:
        return []
    if quantity.kind is Kind.COUNT:
        return list(_with_one_more(claim, quantity, index))
    return list(_of_lists(claim, quantity, index)) if quantity.kind is Kind.MONEY and words & _IN_FULL else []


def _with_one_more(claim: View, quantity: Quantity, index: SourceIndex) -> Iterator[Working]:
    """ "Two deaths on the drug and one on placebo": the second count stands without its noun."""
    for figure in index.by_dimension.get("count", ()):
        theirs = figure.quantity
        if theirs.kind is not Kind.COUNT or not theirs.interval.is_point or not same_noun(theirs.unit, quantity.unit):
            continue
        tokens = [t for t in index.views[figure.sentence].tokens if t.start >= theirs.end]
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if before.lower == "and" and token.lower == "one" and after.lower in _ONE_ON:
                one = Quantity(Kind.COUNT, Interval(_ONE, _ONE), token.text, token.start, token.end, unit=theirs.unit)
                fit = fit_of(claim, quantity, figure, index)
                yield from (Working(d, (figure,), fit, fit) for d in _added(theirs, one, quantity))
                break


def _of_lists(claim: View, quantity: Quantity, index: SourceIndex) -> Iterator[Working]:
    """The sum of two neighbouring items of a list, by the largest amount of each."""
    for i in range(len(index.sentences) - 1):
        if not (_is_item(i, index) and _is_item(i + 1, index)):
            continue
        first, second = _largest(i, quantity, index), _largest(i + 1, quantity, index)
        if first is None or second is None:
            continue
        words = index.spelled_out(dict.fromkeys(claim.words(), 1.0))
        context = dict.fromkeys(index.views[i].words() | index.views[i + 1].words(), 1.0)
        fit = overlap(
            words, index.spelled_out({**second.context, **first.context, **context}), index.rarity, index.unseen
        )
        if fit >= _LEAST_OF_LIST:
            for derived in _added(first.quantity, second.quantity, quantity):
                yield Working(derived, (first, second), fit + _LISTED, fit)


def _is_item(sentence: int, index: SourceIndex) -> bool:
    start = index.spans[sentence].start
    line = index.document.text[max(0, start - 8) : start].rsplit("\n", 1)[-1]
    return line.strip() in _MARKS


def _largest(sentence: int, quantity: Quantity, index: SourceIndex) -> Figure | None:
    figures = [
        f
        for f in index.by_sentence.get(sentence, ())
        if f.quantity.kind is quantity.kind and f.quantity.unit == quantity.unit and f.quantity.high is not None
    ]
    return max(figures, key=lambda f: f.quantity.high or 0, default=None)


def _added(a: Quantity, b: Quantity, quantity: Quantity) -> Iterator[Derived]:
    yield from (d for d in pairs(a, b, quantity.kind, quantity.unit) if d.operation == "sum")
