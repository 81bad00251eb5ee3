"""Money as it is said: "EPS of 2.85 to 2.95", "about 20 million of gross cost", without its currency."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.model import Kind, Quantity
from factcheck.verify.features import View, stem

_SCALED = re.compile(r"\b(?:million|billion|thousand)\b", re.IGNORECASE)
_CENTS = Decimal("0.01")
_PER_SHARE = frozenset(map(stem, "eps earnings dividend dividends".split()))
_MONEY = _PER_SHARE | frozenset(
    stem(w)
    for w in """cash cost costs revenue revenues sales debt spending capex expense expenses expenditure stock profit
    income charges charge savings dividend buyback loan marketing advertising investment proceeds""".split()
)


def currency_of(quantities: Iterable[Quantity]) -> str | None:
    """The one currency that a text names; None where it names none or several."""
    named = {q.unit for q in quantities if q.kind is Kind.MONEY}
    return named.pop() if len(named) == 1 else None


def as_money(quantity: Quantity, said: View, currency: str | None) -> Quantity | None:
    """A bare number of a sentence as the money that it is; None where it is none.

    Millions are, beside a word for money; hundredths where the sentence speaks of a share's.
    """
    if currency is None or quantity.kind is not Kind.NUMBER or quantity.unit:
        return None
    here = {stem(t.lower) for t in said.clause_tokens(said.clause_at(quantity.value_start)) if t.kind == "w"}
    words = here | {stem(t.lower) for t in said.tokens if t.kind == "w" and t.start < quantity.start}
    scaled = _SCALED.search(quantity.text) is not None and bool(words & _MONEY)
    shared = quantity.step == _CENTS and bool(words & _PER_SHARE)
    return replace(quantity, kind=Kind.MONEY, unit=currency) if scaled or shared else None
