"""Plain numbers, in digits or words, with their scale: "1,284", "3.6 billion", "two and a half", "a dozen"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.quantities.lexicon import (
    MAGNITUDES,
    SAFE_SCALE_MARKS,
    SCALE_MARKS,
    TENS,
    UNITS,
    VULGAR,
)
from factcheck.quantities.tokens import Token

MAX_DIGITS = 40
_ARTICLES = frozenset({"a", "an"})
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: its value, the value of its last written digit, and the tokens `[first, after)` it takes."""

    value: Decimal
    step: Decimal
    first: int
    after: int
    in_words: bool = False
    scale: Decimal = Decimal(1)  # the magnitude word it carries, for ranges that share one


def read_number(tokens: list[Token], at: int, *, money: bool = False) -> Number | None:
    """The number that begins at token `at`, or None. `money` lets "m" and "b" stand for million and billion."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "n":
        return _in_digits(tokens, at, money=money)
    if token.kind == "w":
        return _in_words(tokens, at)
    if token.text in VULGAR:
        return Number(VULGAR[token.text], Decimal("0.01"), at, at + 1)
    return None


def _in_digits(tokens: list[Token], at: int, *, money: bool) -> Number | None:
    digits = tokens[at].text.replace(",", "")
    if len(digits) > MAX_DIGITS:
        return None
    value = Decimal(digits)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    after = at + 1
    if after < len(tokens) and tokens[after].text in VULGAR:
        value, step, after = value + VULGAR[tokens[after].text], Decimal("0.01"), after + 1
    elif _is_fraction(tokens, after):
        top, bottom = Decimal(tokens[after].text), Decimal(tokens[after + 2].text)
        value, step, after = value + top / bottom, Decimal("0.01"), after + 3
    scale, after = _scale(tokens, after, money=money)
    return Number(value * scale, step * scale, at, after, scale=scale)


def _is_fraction(tokens: list[Token], at: int) -> bool:
    """Whether "1/2" follows a blank, as in "2 1/2 inches"."""
    if at + 2 >= len(tokens) or tokens[at].glued or tokens[at + 1].text != "/" or not tokens[at + 1].glued:
        return False
    top, bottom = tokens[at].text, tokens[at + 2].text
    return tokens[at + 2].glued and top.isdigit() and bottom in ("2", "3", "4", "8") and int(top) < int(bottom)


def _scale(tokens: list[Token], at: int, *, money: bool) -> tuple[Decimal, int]:
    scale = Decimal(1)
    if at >= len(tokens):
        return scale, at
    hyphen = tokens[at].text == "-" and at + 1 < len(tokens) and tokens[at + 1].lower in MAGNITUDES
    word = tokens[at + 1] if hyphen else tokens[at]
    if word.lower in MAGNITUDES:
        return MAGNITUDES[word.lower], at + (2 if hyphen else 1)
    mark = word.lower
    if mark in SCALE_MARKS and (word.glued or money) and (mark in SAFE_SCALE_MARKS or money):
        return SCALE_MARKS[mark], at + 1
    return scale, at


def _in_words(tokens: list[Token], at: int) -> Number | None:
    first = tokens[at].lower
    if first in _ARTICLES:
        return _article(tokens, at)
    if first not in UNITS and first not in TENS and first not in ("hundred", "dozen", "hundreds", "dozens"):
        return None
    if first in ("hundreds", "dozens", "hundred"):
        return None
    if first == "dozen":
        return Number(Decimal(12), Decimal(1), at, at + 1, in_words=True)
    return _compose(tokens, at)


def _article(tokens: list[Token], at: int) -> Number | None:
    """ "a hundred and two", "a dozen", "a million": an article counts as one only before a magnitude."""
    if at + 1 >= len(tokens):
        return None
    word = tokens[at + 1].lower
    if word == "dozen":
        return Number(Decimal(12), Decimal(1), at, at + 2, in_words=True)
    if word == "hundred" or (word in MAGNITUDES and not word.endswith("s")):
        return _compose(tokens, at, start=Decimal(1), begin=at + 1)
    return None


def _compose(tokens: list[Token], at: int, *, start: Decimal | None = None, begin: int | None = None) -> Number | None:
    """Add number words up by the usual grammar; stops at the first word that cannot continue the number."""
    total = Decimal(0)
    group = start if start is not None else Decimal(0)
    room = Decimal(1000) if start is None else Decimal(1)  # what may still be added to the group
    i = at if begin is None else begin
    last = None
    scale = Decimal(1)
    while i < len(tokens) and i - at < 30:
        j = _skip_joint(tokens, i, at)
        word = tokens[j].lower if j < len(tokens) else ""
        if word in TENS and room >= 100:
            group, room = group + TENS[word], Decimal(10)
        elif word in UNITS and (UNITS[word] < 10 <= room or (room >= 100 and UNITS[word] >= 10)):
            group, room = group + UNITS[word], Decimal(1)
        elif word == "hundred" and 0 < group < 100:
            group, room = group * 100, Decimal(100)
        elif word in MAGNITUDES and not word.endswith("s") and group and (not total or MAGNITUDES[word] < scale):
            scale = MAGNITUDES[word]
            total, group, room = total + group * scale, Decimal(0), Decimal(1000)
        elif word == "dozen" and group and not total:
            group, room = group * 12, Decimal(1)
        else:
            break
        last, i = j, j + 1
    if last is None:
        return None
    value = total + group
    after = last + 1
    value, after = _and_a_half(tokens, after, value)
    if after < len(tokens) and scale == 1 and tokens[after].lower in MAGNITUDES and tokens[after - 1].lower == "half":
        scale, after = MAGNITUDES[tokens[after].lower], after + 1
        value *= scale
    return Number(value, Decimal(1) if value == int(value) else _HALF, at, after, in_words=True, scale=scale)


def _skip_joint(tokens: list[Token], i: int, at: int) -> int:
    """Step over the hyphen in "twenty-five" and the "and" in "a hundred and two"."""
    if i == at or i + 1 >= len(tokens):
        return i
    if tokens[i].text == "-" and tokens[i].glued and tokens[i + 1].glued:
        return i + 1
    if tokens[i].lower == "and" and tokens[i - 1].lower in ("hundred", "thousand", "million"):
        return i + 1
    return i


def _and_a_half(tokens: list[Token], at: int, value: Decimal) -> tuple[Decimal, int]:
    words = tuple(t.lower for t in tokens[at : at + 5])
    if words[:3] == ("and", "a", "half") or words[:3] == ("and", "one", "half"):
        return value + _HALF, at + 3
    if words == ("-", "and", "-", "a", "-"):
        return value + _HALF, at + 6
    return value, at
