"""The dollars of a release: "all amounts are in Canadian dollars" tells what a bare "$" is."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.quantities.lexicon import DOLLAR_PREFIXES
from factcheck.quantities.model import Kind, Quantity

_COUNTRIES = {"canadian": "CAD", "australian": "AUD", "new zealand": "NZD", "hong kong": "HKD", "singapore": "SGD"}
_NAMED = "|".join(_COUNTRIES)
_DECLARED = re.compile(
    rf"(?:\b(?:amounts|figures|currency|expressed|reported|stated|presented|dollars)\b[^.;\n]{{0,60}}?"
    rf"|\bin (?:thousands|millions|billions) of )\b({_NAMED}) dollars",
    re.I,
)


def declared_dollar(text: str) -> str:
    """The currency that a text says its dollars are; empty where it says nothing of another country's."""
    match = _DECLARED.search(text)
    return _COUNTRIES[match[1].lower()] if match else ""


def in_dollars(quantity: Quantity, currency: str) -> Quantity:
    """An amount in bare dollars in the currency that was declared for them; "US$5" stays what it says."""
    if not currency or quantity.kind is not Kind.MONEY or quantity.unit != "USD" or not _is_bare(quantity.text):
        return quantity
    return replace(quantity, unit=currency)


def _is_bare(text: str) -> bool:
    before, mark, _ = text.lower().partition("$")
    words = before.replace("-", " ").split()
    named = re.search(r"\busd\b|\bu\.?s\.? dollar", text, re.I) is not None
    return not named and (not mark or not words or words[-1] not in DOLLAR_PREFIXES)
