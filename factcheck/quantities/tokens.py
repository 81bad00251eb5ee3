"""Tokens of a text with their offsets: numerals, words, single symbols."""

from __future__ import annotations

import re
from typing import NamedTuple

# A numeral is digits with thousands separators and a decimal part; a word is letters with inner apostrophes. Raised
# and lowered digits and vulgar fractions, which `re` takes for letters, are symbols.
_TOKEN = re.compile(
    r"(\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|([^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u215f]+"
    r"(?:['’][^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u215f]+)*)"
    r"|(\S)"
)
KINDS = ("", "n", "w", "s")


class Token(NamedTuple):
    """`kind` is "n" numeral, "w" word, "s" symbol; `glued` says that no blank stands before it."""

    kind: str
    text: str
    lower: str
    start: int
    end: int
    glued: bool


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of `text[start:end]` in order; offsets are code points into `text`. Linear in the length."""
    tokens = []
    last = -1
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        at, stop = match.span()
        word = match.group()
        tokens.append(Token(KINDS[match.lastindex or 3], word, word.lower(), at, stop, at == last))
        last = stop
    return tokens
