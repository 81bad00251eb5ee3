"""Firsts, records and superlatives: news of its own, which a passage must have where a statement claims it."""

from __future__ import annotations

from factcheck.quantities.model import WHEN
from factcheck.quantities.tokens import Token
from factcheck.verify.features import View

# The words of a row say much the same of a thing.
_ROWS = (
    "record highest largest biggest greatest strongest best unprecedented all-time",
    "lowest smallest weakest worst",
    "first maiden inaugural",
    "only sole",
    "earliest oldest",
    "fastest quickest",
)
_CLASS = {word: number for number, row in enumerate(_ROWS) for word in row.split()}
# "Shareholders of record", "the record date", "on record", "the first quarter", "first-line".
_PAPERS = frozenset("date dates holder holders keeping owner owners".split())
_PARTS = frozenset("quarter half line lien".split())
_OWNING = frozenset("the its their his her our 's".split())


def superlatives(taken: View) -> dict[int, int]:
    """The tokens that say of something that it is the first, the only or the most, each with what it says."""
    dates = [(q.start, q.end) for q in taken.quantities if q.kind in WHEN]
    found = {}
    for i, token in enumerate(taken.tokens):
        word = "all-time" if _is_all_time(taken, i) else token.lower
        kind = _CLASS.get(word)
        if kind is None or any(start <= token.start < end for start, end in dates):
            continue
        if not _is_other(taken.tokens, i):
            found[i] = kind
    return found


def unsaid(claim: View, passage: View) -> bool:
    """Whether a claim has a superlative that a passage does not have in any form."""
    mine = superlatives(claim)
    return bool(mine) and not set(mine.values()) <= set(superlatives(passage).values())


def _is_all_time(taken: View, i: int) -> bool:
    return [t.lower for t in taken.tokens[i : i + 3]] == ["all", "-", "time"]


def _is_other(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word is no superlative here, or tells only of a part, a paper or a condition."""
    word = tokens[i].lower
    before = tokens[i - 1].lower if i else ""
    after = [t.lower for t in tokens[i + 1 : i + 3] if t.text not in "-‑"]
    if word == "record":
        return before in ("of", "on", "to") or (bool(after) and after[0] in _PAPERS)
    if word == "first":
        return before == "at" or (bool(after) and after[0] in _PARTS)
    if word == "only":
        return before not in _OWNING
    return word == "best" and before == "at"
