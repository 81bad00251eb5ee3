"""Tokens of a text with their offsets: numerals, words, single symbols."""

from __future__ import annotations

import re
from typing import NamedTuple

# A numeral is digits with thousands separators and a decimal part; a word is letters with inner apostrophes. Raised
# and lowered digits and vulgar fractions, which `re` takes for letters, are symbols.
_LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u215f]"
_LETTERS = rf"(?:[A-Za-z]++|{_LETTER})++"  # the plain ones first: they are the quick ones to tell
_TOKEN = re.compile(
    rf"({_LETTERS}(?:['’]{_LETTERS})*+)"
    r"|(\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(\S)"
)
_UNSEEN = "\u00ad"
KINDS = ("", "w", "n", "s")


class Token(NamedTuple):
    """`kind` is "n" numeral, "w" word, "s" symbol; `glued` says that no blank stands before it."""

    kind: str
    text: str
    lower: str
    start: int
    end: int
    glued: bool


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of `text[start:end]` in order; offsets are code points into `text`. Linear in the length.

    Soft hyphens inside a word or numeral are no part of its `text`: who reads the page does not see them.
    """
    stop = len(text) if end is None else end
    if text.find(_UNSEEN, start, stop) >= 0:
        kept = [i for i in range(start, stop) if text[i] != _UNSEEN]
        seen = "".join([text[i] for i in kept])
        return [t._replace(start=kept[t.start], end=kept[t.end - 1] + 1) for t in tokenize(seen)]
    tokens = []
    last = -1
    new = tuple.__new__
    for match in _TOKEN.finditer(text, start, stop):
        at, after = match.span()
        word = text[at:after]
        # What `Token(…)` does, without a call of Python's own for every word.
        tokens.append(new(Token, (KINDS[match.lastindex or 3], word, word.lower(), at, after, at == last)))
        last = after
    return tokens
