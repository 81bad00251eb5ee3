"""The words of a text: how many there are, which carry its meaning, how many two texts share."""

from __future__ import annotations

import re

from factcheck.source.model import Section

_WORD = re.compile(r"[^\W_]+(?:[.,/%'’\-][^\W_]+)*%?")
_STOP = re.compile(
    r"an?|and|are|as|at|be|been|but|by|for|from|ha[ds]|have|he|her|his|in|into|is|its?|may|more|not|of|on|or|our|she|such|"
    r"than|that|the|their|them|these|they|this|those|to|under|up|was|we|were|which|who|will|with|would"
)
_COVERED = 0.85  # from this share of common words on, a text says what another has said


def count_words(text: str) -> int:
    """The number of words as an editor counts them: what stands between blanks."""
    return len(text.split())


def content_words(text: str) -> frozenset[str]:
    """The words that carry the meaning of a text, in lower case and without the plural's s."""
    words = (word.casefold() for word in _WORD.findall(text.replace("’", "'")))
    return frozenset(_stem(word) for word in words if not _STOP.fullmatch(word))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller set is in the larger one, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def covers(text: str, other: str) -> bool:
    """Whether a text says nearly all that another says, its figures included."""
    mine, theirs = content_words(text), content_words(other)
    figures = {word for word in theirs if any(c.isdigit() for c in word)}
    return len(mine) >= _COVERED * len(theirs) and figures <= mine and overlap(mine, theirs) >= _COVERED


def section_name(section: Section | None) -> str:
    """How a citation names a section: its heading, else its kind."""
    if section is None:
        return ""
    return section.title or section.kind.value


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
