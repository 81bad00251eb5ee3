"""Plain numbers, in digits or words, with their scale: "1,284", "3.6 billion", "two and a half", "a dozen"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from factcheck.quantities.lexicon import (
    APART_SCALE_MARKS,
    CAPITAL_SCALE_MARKS,
    MAGNITUDES,
    ORDINAL_WORDS,
    SAFE_SCALE_MARKS,
    SCALE_MARKS,
    TENS,
    UNITS,
    VULGAR,
)
from factcheck.quantities.model import Kind
from factcheck.quantities.tokens import Token

# Longer runs are no amounts; within the limit Decimal's 28 digits hold every written figure exactly.
MAX_DIGITS = 24
_ARTICLES = frozenset({"a", "an"})
_ONE, _HALF = Decimal(1), Decimal("0.5")
_GROUPS = {"hundred": Decimal(100), "dozen": Decimal(12), "dozens": Decimal(12)}
_SEPARATORS = str.maketrans("", "", ",\u00a0\u2009\u202f")
_ORDINAL_UNITS = frozenset(ORDINAL_WORDS) - {"tenth", "eleventh", "twelfth"}


class Number(NamedTuple):
    """A number as read: its value, the value of its last written digit, and the tokens `[first, after)` it takes."""

    value: Decimal
    step: Decimal
    first: int
    after: int
    in_words: bool = False
    scale: Decimal = Decimal(1)  # the magnitude word it carries, for ranges that share one


class Amount(NamedTuple):
    """A figure and its unit over the tokens `[first, after)`; `bare` while nothing but a number was seen."""

    value: Decimal
    step: Decimal
    kind: Kind
    unit: str
    first: int
    after: int
    value_after: int
    scale: Decimal = Decimal(1)
    per: str = ""
    bare: bool = False
    in_words: bool = False


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


def plain(value: Decimal) -> Decimal:
    """The same value without trailing zeros and without an exponent: 3.6 billion is 3600000000, not 3.6E+9."""
    value = value.normalize()
    return value if int(value.as_tuple().exponent) <= 0 else Decimal(int(value))


def _in_digits(tokens: list[Token], at: int, *, money: bool) -> Number | None:
    text = tokens[at].text
    digits = text if text.isdecimal() else text.translate(_SEPARATORS)
    if len(digits) > MAX_DIGITS:
        return None
    value, step = Decimal(digits), _ONE
    if "." in digits:
        step = _ONE.scaleb(digits.index(".") + 1 - len(digits))
    after = at + 1
    if after < len(tokens) and tokens[after].text in VULGAR:
        value, step, after = value + VULGAR[tokens[after].text], Decimal("0.01"), after + 1
    elif _is_fraction(tokens, after):
        top, bottom = Decimal(tokens[after].text), Decimal(tokens[after + 2].text)
        value, step, after = value + top / bottom, Decimal("0.01"), after + 3
    scale, after = _scale(tokens, after, money=money)
    if scale is _ONE and step is _ONE:
        return Number(value, step, at, after)
    return Number(plain(value * scale), plain(step * scale), at, after, scale=scale)


def _is_fraction(tokens: list[Token], at: int) -> bool:
    """Whether "1/2" follows a blank, as in "2 1/2 inches"."""
    if at + 2 >= len(tokens) or tokens[at].glued or tokens[at + 1].text != "/" or not tokens[at + 1].glued:
        return False
    top, bottom = tokens[at].text, tokens[at + 2].text
    return tokens[at + 2].glued and top in "1234567" and bottom in ("2", "3", "4", "8") and int(top) < int(bottom)


def _scale(tokens: list[Token], at: int, *, money: bool) -> tuple[Decimal, int]:
    scale = _ONE
    if at >= len(tokens):
        return scale, at
    hyphen = tokens[at].text == "-" and at + 1 < len(tokens) and tokens[at + 1].lower in MAGNITUDES
    word = tokens[at + 1] if hyphen else tokens[at]
    if word.lower in MAGNITUDES:
        return MAGNITUDES[word.lower], at + (2 if hyphen else 1)
    if word.lower in _GROUPS and not word.glued:
        return _GROUPS[word.lower], at + 1
    mark = word.lower
    if mark not in SCALE_MARKS or not (word.glued or money or mark in APART_SCALE_MARKS):
        return scale, at
    capital = word.text in CAPITAL_SCALE_MARKS and tokens[at - 1].text != "3"  # the company is no amount
    return (SCALE_MARKS[mark], at + 1) if money or capital or mark in SAFE_SCALE_MARKS else (scale, at)


def _in_words(tokens: list[Token], at: int) -> Number | None:
    first = tokens[at].lower
    if first in _ARTICLES:
        return _article(tokens, at)
    if first == "dozen":
        return Number(Decimal(12), Decimal(1), at, at + 1, in_words=True)
    return _compose(tokens, at) if first in UNITS or first in TENS else None


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


@dataclass(slots=True)
class _Sum:
    """A number in words as it is added up: what is complete, the group under way and what may still be added to it."""

    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    room: Decimal = Decimal(1000)
    scale: Decimal = Decimal(1)

    def add(self, word: str) -> bool:
        """Take one more word; whether the number can go on with it."""
        if word in TENS and self.room >= 100:
            self.group, self.room = self.group + TENS[word], Decimal(10)
        elif word in UNITS and (UNITS[word] < 10 <= self.room or (self.room >= 100 and UNITS[word] >= 10)):
            self.group, self.room = self.group + UNITS[word], Decimal(1)
        elif word == "hundred" and 0 < self.group < 100:
            self.group, self.room = self.group * 100, Decimal(100)
        elif word in ("dozen", "dozens") and self.group and not self.total:
            self.group, self.room = self.group * 12, Decimal(1)
        else:
            return self._add_magnitude(word)
        return True

    def _add_magnitude(self, word: str) -> bool:
        size = MAGNITUDES.get(word)
        if size is None or word.endswith("s") or not self.group or (self.total and size >= self.scale):
            return False
        self.scale = size
        self.total, self.group, self.room = self.total + self.group * size, Decimal(0), Decimal(1000)
        return True


def _compose(tokens: list[Token], at: int, *, start: Decimal | None = None, begin: int | None = None) -> Number | None:
    """Add number words up by the usual grammar; stops at the first word that cannot continue the number."""
    summed = _Sum() if start is None else _Sum(group=start, room=Decimal(1))
    i = at if begin is None else begin
    last = whole = None
    while i < len(tokens) and i - at < 30:
        j = _skip_joint(tokens, i, at)
        word = tokens[j].lower if j < len(tokens) else ""
        if not summed.add(word):
            if word in MAGNITUDES and whole is not None and summed.group:  # "three million, four million"
                last, summed.group = whole, Decimal(0)
            break
        last, i = j, j + 1
        whole = whole if summed.group else j
    if last is None:
        return None
    if tokens[last].lower in TENS and _is_ordinal(tokens, last + 1):
        return None
    scale = summed.scale
    value, after = _and_a_half(tokens, last + 1, summed.total + summed.group, scale)
    if after < len(tokens) and scale == 1 and tokens[after].lower in MAGNITUDES and tokens[after - 1].lower == "half":
        scale, after = MAGNITUDES[tokens[after].lower], after + 1
        value *= scale
    value = plain(value)
    whole = value == int(value)
    step = (Decimal(1) if summed.group else summed.scale) if whole else _HALF
    return Number(value, step, at, after, in_words=True, scale=scale)


def _is_ordinal(tokens: list[Token], at: int) -> bool:
    """Whether "-first" follows, as in "twenty-first"."""
    if at + 1 >= len(tokens) or tokens[at].text != "-":
        return False
    return tokens[at].glued and tokens[at + 1].glued and tokens[at + 1].lower in _ORDINAL_UNITS


def _skip_joint(tokens: list[Token], i: int, at: int) -> int:
    """Step over the hyphen in "twenty-five" and the "and" in "a hundred and two"."""
    if i == at or i + 1 >= len(tokens):
        return i
    if tokens[i].text in "-‑" and tokens[i].glued and tokens[i + 1].glued:
        return i + 1
    if tokens[i].lower == "and" and tokens[i - 1].lower in ("hundred", "thousand", "million"):
        return i + 1
    return i


def _and_a_half(tokens: list[Token], at: int, value: Decimal, scale: Decimal) -> tuple[Decimal, int]:
    """ "two and a half", "a million and a half", "one-and-a-half"."""
    words = [t.lower for t in tokens[at : at + 7] if t.text != "-"]
    if words[:1] != ["and"] or words[1:2] not in (["a"], ["one"]) or words[2:3] != ["half"]:
        return value, at
    hyphens = sum(t.text == "-" for t in tokens[at : at + 6])
    if hyphens not in (0, 3):
        return value, at
    return value + _HALF * scale, at + 3 + hyphens
