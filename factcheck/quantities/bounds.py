"""What stands around a figure and bounds it: comparators, hedges, the direction of a change."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.quantities.lexicon import AFTER, BEFORE, DATE_SIDES, DOWN_WORDS, HEDGES, TIME_PREPOSITIONS, UP_WORDS
from factcheck.quantities.model import Direction, Hedge, Interval
from factcheck.quantities.tokens import Token

_FILLERS = frozenset({"the", "fiscal", "calendar", "its", "our"})
_BY_LENGTH = (5, 4, 3, 2, 1)
_OR_EQUAL = ("or", "equal", "to")
_EQUAL_OR = ("equal", "to", "or")
# Words that say a direction only behind a figure ("30,000 more shares") or beside a share ("raised 5%").
_BEHIND = frozenset("more less fewer greater longer shorter smaller".split())
_NEXT_THING = frozenset("of in to and from for while as with when which that by on at or but after before".split())
_RAISED = frozenset("raise raised raises raising add added adds plunge cut exceeded".split())
# "Spread over eight patients", "handed over 300 cars": "over" bounds nothing there.
_SPREAD = frozenset(
    (w,)
    for w in "spread distributed divided averaged extended paid amortized scattered hand hands handed handing".split()
)
_MADE = frozenset("make makes made making take takes took taken".split())  # "make up 58%" of something
_SKIPPED = frozenset(
    "by of a an the some about approximately nearly roughly almost over around just another further".split()
)
# What every comparator and hedge before a figure ends with, and what those behind it begin with.
_LAST_WORDS = frozenset({words[-1] for words in (*HEDGES, *BEFORE)} | {"to"})
_FIRST_BEHIND = frozenset(words[0] for words in AFTER)


class Bound(NamedTuple):
    """A comparator and a hedge, and the tokens `[first, after)` they reach over together with the figure."""

    side: str
    hedge: Hedge
    first: int
    after: int


def read_bound(tokens: list[Token], first: int, after: int, *, is_time: bool, floor: int = 0) -> Bound:
    """The comparator and hedge around the figure at tokens `[first, after)`, none of them before token `floor`."""
    side, hedge, at = "", Hedge.EXACT, first
    for _ in range(3):
        if at <= floor or tokens[at - 1].lower not in _LAST_WORDS:
            break
        words = tuple(t.lower for t in tokens[max(floor, at - 5) : at])
        match = _longest(words, is_time=is_time and not side)
        if match is None:
            break
        size, found = match
        if isinstance(found, Hedge):
            hedge = found if hedge is Hedge.EXACT else hedge
        elif side:
            break
        else:
            side = found
        at -= size
    end = after
    for size in (2, 1) if after < len(tokens) and tokens[after].lower in _FIRST_BEHIND else ():
        words = tuple(t.lower for t in tokens[after : after + size])
        if not side and len(words) == size and words in AFTER and (words[0] not in "+-" or tokens[after].glued):
            side, end = AFTER[words], after + size
    return Bound(side, hedge, at, end)


def _longest(words: tuple[str, ...], *, is_time: bool) -> tuple[int, str | Hedge] | None:
    if words[-3:] == _OR_EQUAL and words[-5:-3] in BEFORE:
        return 5, BEFORE[words[-5:-3]] + "="
    if words[-5:-2] == _EQUAL_OR and words[-2:] in BEFORE:
        return 5, BEFORE[words[-2:]] + "="
    for size in _BY_LENGTH:
        key = words[-size:]
        if len(key) < size:
            continue
        if key in HEDGES:
            return size, HEDGES[key]
        if key in BEFORE and not (is_time and key in TIME_PREPOSITIONS) and words[-size - 1 : -size] not in _SPREAD:
            return size, BEFORE[key]
    return None


def read_side(tokens: list[Token], at: int) -> str:
    """On which side of the date at token `at` something lies: "<=" of "by the end of 2026", empty if on it."""
    words = [t.lower for t in tokens[max(0, at - 5) : at]]
    while words and words[-1] in _FILLERS:
        words.pop()
    return next((DATE_SIDES[key] for size in (3, 2, 1) if (key := tuple(words[-size:])) in DATE_SIDES), "")


def apply_bound(side: str, low: Decimal, high: Decimal) -> Interval:
    """The interval of a value or range under a comparator."""
    if side == "<":
        return Interval(None, high, high_open=True)
    if side == "<=":
        return Interval(None, high)
    if side == ">":
        return Interval(low, None, low_open=True)
    if side == ">=":
        return Interval(low, None)
    return Interval(low, high)


def read_direction(tokens: list[Token], first: int, after: int, *, share: bool = False) -> Direction | None:
    """Which way the change goes that the figure at tokens `[first, after)` measures, None where no word tells."""
    by = False
    for i in range(first - 1, max(0, first - 5) - 1, -1):
        token = tokens[i]
        direction = _direction(token)
        if direction is not None:
            if token.lower == "up" and i and tokens[i - 1].lower in _MADE:
                return None
            if token.lower in _BEHIND or (token.lower in _RAISED and not (by or share)):
                break
            return direction
        if token.lower not in _SKIPPED:
            break
        by = by or token.lower in ("by", "of")
    for token in tokens[after : after + 3]:
        direction = _direction(token)
        if direction is not None and token.lower not in _RAISED:
            return direction
        hyphen = token.text == "-" and token is tokens[after]
        if (token.kind != "w" and not hyphen) or token.lower in _NEXT_THING:
            break
    return None


def _direction(token: Token) -> Direction | None:
    if token.lower in UP_WORDS:
        return Direction.UP
    return Direction.DOWN if token.lower in DOWN_WORDS else None
