"""Names that hold digits and are no amounts: NCT numbers, drug codes, "Phase 1b/2", "Form 10-K", phones, times."""

from __future__ import annotations

from factcheck.quantities.dates import month_of
from factcheck.quantities.lexicon import (
    AFTER,
    BEFORE,
    CURRENCY_CODES,
    DOLLAR_PREFIXES,
    HEDGES,
    MAGNITUDES,
    SCALE_MARKS,
    STOPS,
    UNITS,
    is_plural,
)
from factcheck.quantities.tokens import Token
from factcheck.quantities.units import read_unit

# "Phase 3", "Grade 4": a class or a place in a list, never so many of something.
LABELS = frozenset(
    """phase phases grade grades type class stage tier section sections rule form forms item note notes part level
    version chapter table figure fig route page pages step series appendix exhibit article schedule room suite
    floor box arm cohort group act title regulation fortune russell nasdaq boeing airbus generation subpart
    award isin zip unit building""".split()
)
TIMEPOINTS = frozenset({"week", "weeks", "day", "month", "year", "cycle", "visit", "hour"})
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_PREFIXES = frozenset(
    "mid pre post sub non early late over under n p q h fy x usd eur gbp between to than nearly".split()
)
_NUMBER_SUFFIXES = frozenset({"x", "st", "nd", "rd", "th", "s", "fold", "pm", "am", "h", "d", "pp", "bps", "bp", "ppt"})
_OPENERS = frozenset('.!?:;"(|•—–')


def read_identifier(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """The name that begins at token `at`: its normal form in lower case and the index after it, or None."""
    token = tokens[at]
    if token.kind == "w":
        return _label(tokens, at) or _code(tokens, at) or _named_number(tokens, at)
    if token.kind == "n":
        return _phone(tokens, at) or _clock(tokens, at) or _dotted(tokens, at) or _digits_then_letters(tokens, at)
    if token.text in "([":
        return _mark(tokens, at)
    if token.text == "+":
        return _phone(tokens, at)
    return None


def _run(tokens: list[Token], at: int, joints: str) -> int:
    """The index after the unbroken run of words, numerals and `joints` that begins at `at`."""
    i = at + 1
    while i < len(tokens) and tokens[i].glued:
        if tokens[i].kind == "s":
            following = i + 1 < len(tokens) and tokens[i + 1].glued and tokens[i + 1].kind != "s"
            if tokens[i].text not in joints or not following:
                break
        i += 1
    return i


def _text(tokens: list[Token], at: int, after: int) -> str:
    return "".join(t.lower for t in tokens[at:after])


def _label(tokens: list[Token], at: int) -> tuple[str, int] | None:
    word = tokens[at].lower
    if at + 1 >= len(tokens):
        return None
    number = tokens[at + 1]
    if word in ("no", "nos") and tokens[at].text[0] == "N" and number.text == "." and at + 2 < len(tokens):
        return (f"no {tokens[at + 2].lower}", at + 3) if tokens[at + 2].kind == "n" else None
    if word not in LABELS or number.glued:
        return None
    name = word.removesuffix("s") if word not in ("class", "series") else word
    if number.kind == "n" and "," not in number.text and len(number.text) <= 5:
        after = _run(tokens, at + 1, "/-–().")
        follows = tokens[after].lower if after < len(tokens) else ""
        if follows in ("%", "percent") or follows in MAGNITUDES:
            return None
        return f"{name} {_text(tokens, at + 1, after)}", after
    roman = _text(tokens, at + 1, _run(tokens, at + 1, "/-")) if number.kind == "w" else ""
    parts = roman.replace("-", "/").split("/")
    if roman and all(p.rstrip("ab") in _ROMAN for p in parts) and number.text[0].isupper():
        digits = "/".join(_ROMAN[p.rstrip("ab")] + p[len(p.rstrip("ab")) :] for p in parts)
        return f"{name} {digits}", _run(tokens, at + 1, "/-")
    return None


def _code(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """ "NCT06097832", "NXC-201", "COVID-19", "CD19": letters with digits fast behind them."""
    first = tokens[at].lower
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.glued or first in _PREFIXES:
        return None
    if following.kind == "n":
        if first.upper() in CURRENCY_CODES or (first in DOLLAR_PREFIXES and following.text == "$"):
            return None
        after = _run(tokens, at, "-/.'’")
        return _text(tokens, at, after), after
    third = tokens[at + 2] if at + 2 < len(tokens) else None
    if following.text not in "-‑" or third is None or not third.glued or third.kind != "n":
        return None
    if first in UNITS or first in MAGNITUDES or month_of(tokens[at]) or (first.islower() and tokens[at].text.islower()):
        return None
    after = _run(tokens, at, "-/.")
    return _text(tokens, at, after), after


def _named_number(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """ "GlintSense 365", "Boeing 737": a name in mid-sentence with a whole number as its last part."""
    word = tokens[at]
    number = tokens[at + 1] if at + 1 < len(tokens) else None
    if number is None or number.kind != "n" or number.glued or not number.text.isdigit() or not word.text[0].isupper():
        return None
    camel = any(c.isupper() for c in word.text[1:]) and any(c.islower() for c in word.text)
    opens = at == 0 or tokens[at - 1].text in _OPENERS
    follows = tokens[at + 2] if at + 2 < len(tokens) else None
    if camel:
        return f"{word.lower} {number.text}", at + 2
    known = word.lower in STOPS or (word.lower,) in HEDGES or (word.lower,) in BEFORE or word.lower in UNITS
    if opens or known or word.text.isupper() or month_of(word) or word.lower in TIMEPOINTS or len(number.text) == 4:
        return None
    if follows is not None and (
        is_plural(follows.lower)
        or follows.text in "%,–-"
        or follows.lower in MAGNITUDES
        or follows.lower in SCALE_MARKS
        or read_unit(tokens, at + 2)
        or (follows.lower, tokens[at + 3].lower if at + 3 < len(tokens) else "") in AFTER
    ):
        return None
    return f"{word.lower} {number.text}", at + 2


def _phone(tokens: list[Token], at: int) -> tuple[str, int] | None:
    plus = tokens[at].text == "+"
    i = at + (1 if plus else 0)
    groups = []
    if plus and i < len(tokens) and tokens[i].text == "(":
        return None
    while i < len(tokens) and tokens[i].text.isdigit():
        groups.append(len(tokens[i].text))
        more = i + 1 < len(tokens) and (
            (tokens[i + 1].text in "-." and tokens[i + 1].glued) or (plus and tokens[i + 1].text.isdigit())
        )
        if not more:
            i += 1
            break
        i += 1 if tokens[i + 1].text.isdigit() else 2
    wide = plus and len(groups) >= 3 and sum(groups) >= 8
    national = groups[-3:] == [3, 3, 4] or groups == [3, 4]
    return (_text(tokens, at, i), i) if wide or (not plus and national and len(groups) >= 2) else None


def _clock(tokens: list[Token], at: int) -> tuple[str, int] | None:
    parts = tokens[at : at + 3]
    if len(parts) == 3 and parts[1].text == ":" and parts[1].glued and parts[2].glued and len(parts[2].text) == 2:
        if parts[2].text.isdigit() and int(parts[2].text) < 60 and len(parts[0].text) <= 2:
            return _text(tokens, at, at + 3), at + 3
    if len(parts) >= 2 and parts[1].lower in ("am", "pm", "a", "p") and len(parts[0].text) <= 2:
        dotted = len(parts) == 3 and parts[1].lower in ("a", "p") and parts[2].text == "." and parts[2].glued
        if parts[1].lower in ("am", "pm") or (dotted and at + 3 < len(tokens) and tokens[at + 3].lower == "m"):
            return _text(tokens, at, at + 2), at + 2
    return None


def _dotted(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """Version numbers and network addresses: "1.2.3"."""
    parts = tokens[at : at + 3]
    if len(parts) == 3 and parts[1].text == "." and parts[1].glued and parts[2].glued and parts[2].kind == "n":
        after = _run(tokens, at, ".-")
        return _text(tokens, at, after), after
    return None


def _digits_then_letters(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """ "10-K", "3D", "1b/2", "144A": digits with letters behind them that are no unit, scale or suffix."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.glued:
        return None
    if following.text == "-" and at + 2 < len(tokens) and tokens[at + 2].glued and len(tokens[at + 2].text) == 1:
        if tokens[at + 2].text.isupper() and tokens[at + 2].kind == "w":
            return _text(tokens, at, at + 3), at + 3
    if following.kind != "w" or following.lower in _NUMBER_SUFFIXES or following.lower in SCALE_MARKS:
        return None
    if read_unit(tokens, at + 1) or following.lower in MAGNITUDES or following.text in ("M", "H", "Q"):
        return None
    after = _run(tokens, at, "-/.")
    return _text(tokens, at, after), after


def _mark(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """ "(1)", "[12]": a footnote or list mark."""
    parts = tokens[at : at + 3]
    if len(parts) == 3 and parts[2].text in ")]" and parts[1].text.isdigit() and len(parts[1].text) <= 2:
        before = tokens[at - 1] if at else None
        if before is None or before.text not in "$€£¥":
            return _text(tokens, at, at + 3), at + 3
    return None
