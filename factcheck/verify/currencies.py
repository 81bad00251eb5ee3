"""Dollars by the name that a source gives them once: "All amounts are in Canadian dollars", and then "$5 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.source.document import Document

_MARKS = {"canadian": "CAD|CDN|CA|C", "australian": "AUD|AU|A", "new zealand": "NZD|NZ", "hong kong": "HKD|HK"}
_DECLARED = re.compile(
    r"\b(?:amounts?|figures?|dollars?|currency|sums?|values?|stated|expressed|reported|thousands|millions)\b"
    r"[^.;|\n]{0,50}?\b(Canadian|Australian|New Zealand|Hong Kong) dollars\b",
    re.I,
)


def in_bare_dollars(plain: str, sources: Sequence[Document]) -> str:
    """A draft in which "C$5" is "$5", as long as before, where all sources say that "$" means Canadian dollars.

    Where a source writes the same number with "US$", the two must be told apart: that stays as it is.
    """
    found = [_DECLARED.search(source.plain) for source in sources]
    names = {match[1].lower() if match is not None else "" for match in found}
    if len(names) != 1 or "" in names:
        return plain
    marked = re.compile(rf"\b(?:{_MARKS[names.pop()]})(?=\s?\$\s?(\d[\d.,]*\d|\d))")

    def bare(match: re.Match[str]) -> str:
        foreign = re.compile(rf"US\s?\$\s?{re.escape(match[1])}(?!\d)")
        return match[0] if any(foreign.search(s.plain) for s in sources) else " " * len(match[0])

    return marked.sub(bare, plain)
