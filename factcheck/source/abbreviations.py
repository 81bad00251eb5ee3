"""Abbreviations that a release defines: "progression-free survival (PFS)"."""

from __future__ import annotations

import re

_DEFINED = re.compile(r"\(([A-Z][A-Za-z]{1,7})s?\)")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 80  # code points of text that an abbreviation may stand for
_SMALL = frozenset({"of", "the", "and", "for", "in", "to", "a"})


def abbreviations(plain: str) -> dict[str, tuple[str, ...]]:
    """Every abbreviation in brackets whose letters begin the words before it, with those words, all in lower case."""
    found: dict[str, tuple[str, ...]] = {}
    for match in _DEFINED.finditer(plain):
        before = [w.lower() for w in _WORD.findall(plain[max(0, match.start() - _LONGEST) : match.start()])]
        words = _spelled(match[1].lower(), before)
        if words:
            found.setdefault(match[1].lower(), words)
    return found


def _spelled(letters: str, words: list[str]) -> tuple[str, ...]:
    """The shortest run of words at the end whose first letters are these; small words may be passed over."""
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while at >= 0 and words[at] in _SMALL and not words[at].startswith(letter):
            at -= 1
        if at < 0 or not words[at].startswith(letter):
            return ()
    return tuple(w for w in words[at:] if w not in _SMALL)
