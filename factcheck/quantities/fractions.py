"""Fractions and shares: "two-thirds", "a quarter of", "half a million", "one in five", "8/10"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.quantities.lexicon import DENOMINATORS, MAGNITUDES, ORDINAL_WORDS
from factcheck.quantities.model import Kind
from factcheck.quantities.numerals import Amount, Number, plain, read_number
from factcheck.quantities.tokens import Token

_TOPS = {
    word: Decimal(value)
    for word, value in {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}.items()
}
_SAME = frozenset("same previous prior this last next that each every per".split())
_PART_STARTERS = frozenset({*_TOPS, "half", "quarter"})
_NO_PART_BEFORE = frozenset({"-", "last", "this", "that", "per", "and", "other", "latter", "fiscal", "next", "each"})
_PARTS_OF_INCHES = frozenset({"2", "3", "4", "8", "16", "32"})
_BEHIND_TOPS = frozenset({"/", "-", "in", "out", *DENOMINATORS})
_HUNDREDTH = Decimal("0.01")
_FRACTION_JOINTS = frozenset(["of", "the", ",", ".", "", "as", "in", "that", "were", "are", "have", "had", "said", ")"])


def read_part_of_magnitude(tokens: list[Token], at: int) -> Number | None:
    """ "half a billion", "a quarter of a million"."""
    if at >= len(tokens) or not may_be_part(tokens, at):
        return None
    words = [t.lower for t in tokens[at : at + 3]]
    if words[:1] == ["half"] and words[1:3] in (["a", "dozen"], ["-", "dozen"]):
        return Number(Decimal(6), Decimal(1), at, at + 3, in_words=True)
    part = read_part(tokens, at)
    if part is None or part[1] >= len(tokens) or tokens[part[1]].lower not in MAGNITUDES:
        return None
    scale = MAGNITUDES[tokens[part[1]].lower]
    value = plain(part[0] * scale)
    return Number(value, value, at, part[1] + 1, in_words=True, scale=scale)


def may_be_part(tokens: list[Token], at: int) -> bool:
    """A cheap test that keeps most figures away from `read_part`."""
    if tokens[at].kind == "n":
        return at + 2 < len(tokens) and tokens[at + 1].text == "/"
    return tokens[at].lower in _PART_STARTERS


def read_part(tokens: list[Token], at: int) -> tuple[Decimal, int] | None:
    """The part in "half a mile", "three-quarters of an inch", "1/4 inch", and the index of what it is a part of."""
    if at >= len(tokens) or not may_be_part(tokens, at):
        return None
    found = _slashed_part(tokens, at) if tokens[at].kind == "n" else _named_part(tokens, at)
    if found is None:
        return None
    value, i = found
    words = [t.lower for t in tokens[i : i + 2]]
    if words[:1] == ["of"] and words[1:] and words[1] in ("a", "an", "one"):
        return value, i + 2
    if words[:1] in (["a"], ["an"], ["-"]):
        return value, i + 1
    return value, i


def _slashed_part(tokens: list[Token], at: int) -> tuple[Decimal, int] | None:
    words = [t.text for t in tokens[at : at + 3]]
    if len(words) < 3 or words[1] != "/" or words[2] not in _PARTS_OF_INCHES or not words[0].isdecimal():
        return None
    top, bottom = Decimal(words[0]), Decimal(words[2])
    return (top / bottom, at + 3) if 0 < top < bottom and tokens[at + 1].glued and tokens[at + 2].glued else None


def _named_part(tokens: list[Token], at: int) -> tuple[Decimal, int] | None:
    """ "half", "a half", "one-half", "quarter", "three quarters": not "the third quarter" nor "the first half"."""
    top, i = _TOPS.get(tokens[at].lower, Decimal(0)), at
    if top:
        i += 2 if at + 1 < len(tokens) and tokens[at + 1].text == "-" else 1
    elif at and (tokens[at - 1].lower in (_NO_PART_BEFORE | _SAME) or tokens[at - 1].lower in ORDINAL_WORDS):
        return None
    word = tokens[i].lower if i < len(tokens) else ""
    bottom = DENOMINATORS.get(word)
    bare = word in ("half", "quarter") and not top
    if bottom is None or not (bare or (top and top < bottom and (top == 1) is not word.endswith("s"))):
        return None
    return (top or Decimal(1)) / bottom, i + 1


def read_fraction(tokens: list[Token], at: int, number: Number | None) -> Amount | None:
    """ "two-thirds", "a quarter of", "half of", "one in five", "8/10"; `number` is the one that begins at `at`."""
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    if word == "half":
        return _half(tokens, at)
    if word in ("a", "an"):
        top: Number | None = Number(Decimal(1), Decimal(1), at, at + 1)
    else:
        top = number
    if top is None or top.after >= len(tokens) or tokens[top.after].lower not in _BEHIND_TOPS:
        return None
    if top.value != int(top.value) or not 0 < top.value < 10**9:
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
