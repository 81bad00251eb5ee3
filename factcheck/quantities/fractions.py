"""Fractions and shares: "two-thirds", "a quarter of", "half a million", "one in five", "8/10"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.quantities.lexicon import DENOMINATORS, MAGNITUDES
from factcheck.quantities.model import Kind
from factcheck.quantities.numerals import Amount, Number, read_number
from factcheck.quantities.tokens import Token

_HUNDREDTH = Decimal("0.01")
_FRACTION_JOINTS = frozenset(["of", "the", ",", ".", "", "as", "in", "that", "were", "are", "have", "had", "said", ")"])


def read_part_of_magnitude(tokens: list[Token], at: int) -> Number | None:
    """ "half a billion", "a quarter of a million"."""
    words = [t.lower for t in tokens[at : at + 5]]
    if words[:3] == ["half", "a", "dozen"]:
        return Number(Decimal(6), Decimal(1), at, at + 3, in_words=True)
    if words[:1] == ["half"] and words[1:2] in (["a"], ["of"]) and len(words) > 2 and words[2] in MAGNITUDES:
        scale = MAGNITUDES[words[2]]
        return Number(scale / 2, scale / 2, at, at + 3, in_words=True, scale=scale)
    if words[:4] == ["a", "quarter", "of", "a"] and words[4:] and words[4] in MAGNITUDES:
        scale = MAGNITUDES[words[4]]
        return Number(scale / 4, scale / 4, at, at + 5, in_words=True, scale=scale)
    return None


def read_fraction(tokens: list[Token], at: int) -> Amount | None:
    """ "two-thirds", "a quarter of", "half of", "one in five", "8/10"."""
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    if word == "half":
        return _half(tokens, at)
    if word in ("a", "an"):
        top: Number | None = Number(Decimal(1), Decimal(1), at, at + 1)
    else:
        top = read_number(tokens, at)
    if top is None or top.value != int(top.value) or not 0 < top.value < 10**9:
        return None
    return _named_parts(tokens, at, top) or _in_or_slash(tokens, at, top)


def _half(tokens: list[Token], at: int) -> Amount | None:
    words = [t.lower for t in tokens[at + 1 : at + 3]]
    before = tokens[at - 1] if at else None
    if words[:1] in (["a"], ["-"]) or words == ["of", "a"]:
        return None
    if before is not None and (before.text == "-" or before.lower in ("first", "second", "and", "other", "latter")):
        return None
    return _share(tokens, at, at + 1, 1, 2)


def _named_parts(tokens: list[Token], at: int, top: Number) -> Amount | None:
    """ "two-thirds", "three quarters", "a third of", "half": the quarters of a year are no fractions."""
    j = top.after
    if j + 1 < len(tokens) and tokens[j].text == "-" and tokens[j].glued:
        j += 1
    word = tokens[j].lower if j < len(tokens) else ""
    if word not in DENOMINATORS or not (word.endswith("s") or top.value == 1) or top.value >= DENOMINATORS[word]:
        return None
    follows = tokens[j + 1].lower if j + 1 < len(tokens) else ""
    clear = word == "half" or follows in _FRACTION_JOINTS
    if word == "quarter" and follows != "of":
        return None
    if not clear and (not word.endswith("s") or word == "quarters"):
        return None
    return _share(tokens, at, j + 1, int(top.value), DENOMINATORS[word])


def _in_or_slash(tokens: list[Token], at: int, top: Number) -> Amount | None:
    j = top.after
    joint = tokens[j] if j < len(tokens) else None
    if joint is None or tokens[at].lower in ("a", "an"):
        return None
    if joint.text == "/" and joint.glued and top.after == at + 1:
        below = read_number(tokens, j + 1) if j + 1 < len(tokens) and tokens[j + 1].glued else None
        if (
            below is not None
            and 1000 >= below.value >= top.value
            and below.after == j + 2
            and tokens[at].text.isdecimal()
        ):
            return _share(tokens, at, below.after, int(top.value), int(below.value))
        return None
    return _one_in(tokens, at, top, joint.lower)


def _one_in(tokens: list[Token], at: int, top: Number, joint: str) -> Amount | None:
    """ "one in five", "nine out of ten"; "12 out of 20 patients" is left to be counted."""
    j = top.after
    skip = 1 if joint == "in" else 2 if joint == "out" and _is(tokens, j + 1, "of") else 0
    if not skip:
        return None
    j += skip + (1 if _is(tokens, j + skip, "every") else 0)
    below = read_number(tokens, j) if j < len(tokens) else None
    if below is None or not top.value < below.value <= 1000 or below.value != int(below.value) or below.scale != 1:
        return None
    if skip == 2 and below.value not in (3, 4, 5, 10, 100, 1000):
        return None
    return _share(tokens, at, below.after, int(top.value), int(below.value))


def _share(tokens: list[Token], first: int, after: int, top: int, bottom: int) -> Amount:
    value = Decimal(top) / Decimal(bottom)
    return Amount(value, _HUNDREDTH, Kind.FRACTION, "", first, after, after, in_words=tokens[first].kind == "w")


def _is(tokens: list[Token], at: int, word: str) -> bool:
    return at < len(tokens) and tokens[at].lower == word
