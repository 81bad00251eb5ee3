"""Digits that are neither amounts nor names: the number of an item, the score of a game, the votes for and against."""

from __future__ import annotations

from factcheck.quantities.lexicon import STOPS
from factcheck.quantities.tokens import Token

_CONTESTS = frozenset(
    """won win wins winning beat beats beating beaten defeat defeated defeating lost lose losing drew victory
    vote voted voting tied trailed trailing""".split()
)
_AFTER_SCORES = frozenset('.,;:)(!?"”')


def list_marker(text: str, tokens: list[Token], at: int) -> int | None:
    """The index after the "2." or "2)" that opens an item: at the start of a line, with a capital behind it."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ".)":
        return None
    parts = tokens[at : at + 3]
    if len(parts[0].text) > 2 or not parts[0].text.isdecimal() or parts[2].kind != "w":
        return None
    if not parts[1].glued or parts[2].glued or not parts[2].text[0].isupper():
        return None
    line = not at or "\n" in text[tokens[at - 1].end : parts[0].start]
    return at + 2 if line else None


def read_score(tokens: list[Token], at: int) -> str:
    """The "3-1" of "won 3-1" and of "a 3-1 vote", a pair and no range; empty where there is none."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in "-–":
        return ""
    parts = tokens[at : at + 4]
    if not (parts[1].glued and parts[2].glued):
        return ""
    if not all(parts[i].text.isdecimal() and len(parts[i].text) < 4 for i in (0, 2)):
        return ""
    behind = parts[3].lower if len(parts) > 3 else "."
    if behind not in _CONTESTS and not (behind in _AFTER_SCORES or behind in STOPS):
        return ""
    near = [t.lower for t in tokens[max(0, at - 8) : at]]
    contest = behind in _CONTESTS or bool(_CONTESTS.intersection(near))
    return f"{parts[0].text}-{parts[2].text}" if contest else ""
