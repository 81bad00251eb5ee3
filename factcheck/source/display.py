"""The words of a passage as a reader should see them: Markdown marks and link targets gone, nothing else changed."""

from __future__ import annotations

import re

from factcheck.source.document import Document
from factcheck.source.model import Span

__all__ = ["display"]

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_CLOSING = frozenset(".,;:!?)]”")
_OPENING = frozenset("([“")
_PARTING_TAG = re.compile(r"</?(?:br|p|div|sup|sub)\b")


def display(document: Document, span: Span) -> str:
    """What a span says, on one line and without marks.

    A character that `plain` blanks is a mark and is dropped, so that `**net**work` stays one word, and so are the
    blanks that it leaves in front of a full stop (`[Medicine ](x).`). Blanks of the text stay blanks; cells of a table
    and what a tag lowers or raises (`10<sup>6</sup>`) are parted by one.
    """
    text, hole = document.text, False
    parts: list[str] = []
    for at in range(*span):
        char = text[at]
        if document.plain[at] == _SOFT_HYPHEN:
            continue
        if document.plain[at].isspace():
            is_mark = not char.isspace()
            hole = hole or is_mark
            if parts and parts[-1] != " " and (not is_mark or _parts_words(text, at, span.end)):
                parts.append(" ")
            continue
        if hole and parts[-1:] == [" "] and _closes_up(parts[-2], char, text[at + 1 : at + 2]):
            parts.pop()
        parts.append(char)
        hole = False
    return "".join(parts).strip()


def _parts_words(text: str, at: int, end: int) -> bool:
    """Whether a mark stands between words: a table's line, a tag that breaks, raises or lowers."""
    return text[at] == "|" or (text[at] == "<" and _PARTING_TAG.match(text, at, end) is not None)


def _closes_up(before: str, char: str, after: str) -> bool:
    return (char in _CLOSING and not after.isdigit()) or before in _OPENING
