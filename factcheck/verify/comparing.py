"""Comparisons within a sentence: what "compared with", "versus" or "up from" opens, and whether of an earlier time."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.quantities.model import WHEN, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.features import LONGEST, View, is_verb

_OPENERS = frozenset({"versus", "vs", "against"})
_CHANGED = frozenset(
    """up down narrowed widened moved went rose fell grew risen fallen increased decreased declined improved raised
    lowered cut increase decrease rise fall""".split()
)
# Words that say of a figure that it held before.
_EARLIER = frozenset("earlier ago prior previous previously preceding last".split())
_TIMES = frozenset("year quarter month period half week day guidance forecast outlook".split())
# Words by which a claim says that it speaks of an earlier time, or of a change.
_SPOKEN = _EARLIER | frozenset("before from versus vs against compared comparison than former old initial then".split())
_ENDS = frozenset({";", "."})


def speaks_of_earlier(claim: View) -> bool:
    """Whether a claim speaks of an earlier time or of a change: then an earlier figure may be meant."""
    return any(t.lower in _SPOKEN for t in claim.tokens)


def is_earlier(passage: View, figure: Quantity) -> bool:
    """Whether a figure is an earlier one that its passage compares its own with."""
    first = opening(passage, figure)
    if first is None:
        return False
    dated = any(q.kind in WHEN and q.start >= first for q in passage.quantities)
    return dated or _tells_earlier([t for t in passage.tokens if t.start >= first])


def opening(passage: View, figure: Quantity) -> int | None:
    """Where the comparison begins in which a figure stands, None where it stands in none."""
    if len(passage.tokens) > LONGEST:
        return None
    found, clause = None, -1
    for i, token in enumerate(passage.tokens):
        if token.start >= figure.value_start:
            break
        if token.text in _ENDS or (passage.clauses[i] != clause and _states(passage, passage.clauses[i])):
            found = None
        clause = passage.clauses[i]
        if _opens(passage.tokens, i):
            found = token.start
    return found


def _states(passage: View, clause: int) -> bool:
    """Whether a clause has a verb of its own and so speaks of something else: "and the loan was repaid"."""
    words = [t for t in passage.clause_tokens(clause) if t.lower != "compared"]
    return any(is_verb(t) for t in words)


def _opens(tokens: Sequence[Token], i: int) -> bool:
    word, after = tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if word in _OPENERS:
        return True
    if word == "compared":
        return after in ("with", "to")
    if word != "from" or not i:
        return False
    changed = any(t.lower in _CHANGED for t in tokens[:i]) and any(t.lower == "to" for t in tokens[:i])
    return tokens[i - 1].lower in _CHANGED or (changed and tokens[i + 1 : i + 2] != [] and _is_figure(tokens[i + 1]))


def _is_figure(token: Token) -> bool:
    return token.kind == "n" or token.text in "$€£¥"


def _tells_earlier(tokens: Sequence[Token]) -> bool:
    """Whether words behind the opening say that the figure held before: "a year earlier", "in the prior quarter"."""
    words = [t.lower for t in tokens]
    if words[:1] == ["from"]:
        return True
    return any(w in _EARLIER for w in words) and any(w.removesuffix("s") in _TIMES for w in words)
