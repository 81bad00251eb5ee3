"""Amounts without a figure: "several", "a handful of", "hundreds of", "tens of millions of", "a few hundred".

Each is a wide interval, so that it follows from a precise figure inside it and no precise figure follows from it.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.quantities.lexicon import MAGNITUDES
from factcheck.quantities.tokens import Token

_SOME = {"several": (3, 30), "few": (2, 12), "handful": (2, 12), "couple": (2, 3)}
_MANY = {
    "tens": (20, 200), "dozens": (24, 200), "hundreds": (200, 2_000), "thousands": (2_000, 10**6),
    "millions": (2 * 10**6, 10**9), "billions": (2 * 10**9, 10**12),
}  # fmt: skip
VAGUE_STARTERS = frozenset({"a", "several", *_MANY})
ARTICLED = frozenset({"few", "handful", "couple"})


def read_vague(tokens: list[Token], at: int) -> tuple[Decimal, Decimal, int] | None:
    """The least and the most that the words at token `at` can mean and the index of what is counted, or None."""
    if tokens[at].lower == "a":
        word = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        return _scaled(tokens, _SOME[word], at + 2) if word in ARTICLED else None
    words = [t.lower for t in tokens[at : at + 4]]
    if words[:1] == ["several"]:
        return _scaled(tokens, _SOME["several"], at + 1)
    found = _MANY.get(words[0]) if words[1:2] == ["of"] else None
    if found is None or (at and tokens[at - 1].lower == "in"):  # "in thousands of dollars" heads a table
        return None
    scale = MAGNITUDES.get(words[2]) if len(words) > 2 and words[2].endswith("s") else None
    if scale is not None and words[3:] == ["of"]:
        return found[0] * scale, found[1] * scale, at + 4
    return None if words[0] == "tens" else (Decimal(found[0]), Decimal(found[1]), at + 2)


def _scaled(tokens: list[Token], span: tuple[int, int], at: int) -> tuple[Decimal, Decimal, int]:
    """ "several hundred", "a few million", "a couple of"."""
    low, high = Decimal(span[0]), Decimal(span[1])
    word = tokens[at].lower if at < len(tokens) else ""
    scale = Decimal(100) if word == "hundred" else Decimal(12) if word == "dozen" else MAGNITUDES.get(word)
    if scale is not None:
        return low * scale, min(high, Decimal(9)) * scale, at + 1
    return low, high, at + 1 if word == "of" else at
