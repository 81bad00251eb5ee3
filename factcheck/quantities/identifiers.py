"""Names that hold digits and are no amounts: NCT numbers, drug codes, "Phase 1b/2", "Form 10-K", phones, times."""

from __future__ import annotations

from factcheck.quantities.calendar import month_of, year_of
from factcheck.quantities.lexicon import (
    AFTER,
    BEFORE,
    CURRENCY_CODES,
    CURRENCY_MARKS,
    CURRENCY_MILLIONS,
    HEDGES,
    MAGNITUDES,
    SCALE_MARKS,
    STOPS,
    UNITS,
    is_plural,
)
from factcheck.quantities.numerals import MAX_DIGITS
from factcheck.quantities.places import read_place
from factcheck.quantities.tokens import Token
from factcheck.quantities.units import is_degree, read_unit

Name = tuple[str, int]

# "Phase 3", "Grade 4": a class or a place in a list, never so many of something.
LABELS = frozenset(
    """phase phases grade grades type class stage tier section sections rule form forms item note notes part level
    version chapter table figure fig route page pages step series appendix exhibit article schedule room suite
    floor box arm cohort group act title regulation fortune russell nasdaq boeing airbus generation subpart
    award isin zip unit building intervention iso iec""".split()
)
_LETTERED = frozenset("arm cohort group part".split())
TIMEPOINTS = frozenset({"week", "weeks", "day", "days", "month", "months", "cycles", "year", "cycle", "visit", "hour"})
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_PREFIXES = frozenset(
    "mid pre post sub non early late over under n p q h fy x usd eur gbp between to than nearly".split()
)
_NUMBER_SUFFIXES = frozenset(
    {"x", "st", "nd", "rd", "th", "s", "fold", "h", "d", "pp", "pps", "bps", "bp", "ppt", "pts"}
)
_WRITTEN_OUT = 7  # digits that newswire does not write without separators
_LONGEST = 24  # tokens of a name
_OPENERS = frozenset('.!?:;"(|•—–')


def read_identifier(tokens: list[Token], at: int) -> Name | None:
    """The name that begins at token `at`: its normal form in lower case and the index after it, or None.

    The form is empty for what is neither a name nor an amount, such as a footnote mark.
    """
    token = tokens[at]
    if token.kind == "w":
        return _label(tokens, at) or _code(tokens, at) or _named_number(tokens, at)
    if token.kind == "n":
        return read_place(tokens, at) or _numeral_name(tokens, at)
    if token.text == "(":
        return read_place(tokens, at) or _mark(tokens, at)
    if token.text == "[":
        return _mark(tokens, at)
    return read_place(tokens, at) if token.text == "+" else None


def _numeral_name(tokens: list[Token], at: int) -> Name | None:
    return (
        _long(tokens, at)
        or _dotted(tokens, at)
        or _footnote(tokens, at)
        or _digits_then_letters(tokens, at)
        or _statute(tokens, at)
    )


def _run(tokens: list[Token], at: int, joints: str) -> int:
    """The index after the unbroken run of words, numerals and `joints` that begins at `at`."""
    i = at + 1
    end = min(len(tokens), at + _LONGEST)
    while i < end and tokens[i].glued:
        if tokens[i].kind == "s":
            following = i + 1 < len(tokens) and tokens[i + 1].glued and tokens[i + 1].kind != "s"
            if tokens[i].text not in joints or not following:
                break
        i += 1
    return i


def _text(tokens: list[Token], at: int, after: int) -> str:
    return "".join(t.lower for t in tokens[at:after])


def _label(tokens: list[Token], at: int) -> Name | None:
    """ "Phase 1b/2", "Form 10-K", "Phase II", "No. 4"."""
    word = tokens[at].lower
    if at + 1 >= len(tokens):
        return None
    number = tokens[at + 1]
    if word in ("no", "nos") and tokens[at].text[0] == "N" and number.text == "." and at + 2 < len(tokens):
        return (f"no {tokens[at + 2].lower}", at + 3) if tokens[at + 2].kind == "n" else None
    if word not in LABELS or number.glued:
        return None
    name = word.removesuffix("s") if word not in ("class", "series") else word
    found = _label_digits(tokens, at + 1) if number.kind == "n" else _roman(tokens, at + 1)
    if found is None and word in _LETTERED and len(number.text) == 1 and number.text in "ABCDEFGH":
        found = (number.lower, at + 2)
    return (f"{name} {found[0]}", found[1]) if found else None


def _label_digits(tokens: list[Token], at: int) -> Name | None:
    if "," in tokens[at].text or len(tokens[at].text) > 5:
        return None
    after = _run(tokens, at, "/-–().")
    follows = tokens[after].lower if after < len(tokens) else ""
    return None if follows in ("%", "percent") or follows in MAGNITUDES else (_text(tokens, at, after), after)


def _roman(tokens: list[Token], at: int) -> Name | None:
    """ "II", "IIb/III", "I/II" as "2", "2b/3", "1/2"."""
    if tokens[at].kind != "w" or not tokens[at].text[0].isupper() or tokens[at].lower[0] not in "iv":
        return None
    after = _run(tokens, at, "/-")
    if after - at > 5:
        return None
    parts = _text(tokens, at, after).replace("-", "/").split("/")
    bare = [p.rstrip("abc") for p in parts]
    if not all(b in _ROMAN for b in bare):
        if bare[0] not in _ROMAN:
            return None
        parts, bare, after = parts[:1], bare[:1], at + 1
    return "/".join(_ROMAN[b] + p[len(b) :] for p, b in zip(parts, bare, strict=True)), after


def more_labels(tokens: list[Token], at: int, after: int) -> Name | None:
    """The "3" of "Phases 2 and 3" behind the label at `[at, after)`."""
    label = tokens[at].lower
    if label not in LABELS or not label.endswith("s") or label in ("class", "series") or after + 1 >= len(tokens):
        return None
    i = after + 1 if tokens[after].lower in ("and", "or", ",", "&", "through", "to") else after
    if i == after or tokens[i].kind != "n" or len(tokens[i].text) > 4:
        return None
    found = _label_digits(tokens, i)
    return (f"{label.removesuffix('s')} {found[0]}", found[1]) if found else None


def _code(tokens: list[Token], at: int) -> Name | None:
    """ "NCT06097832", "NXC-201", "RW-HPN-MF-01", "interleukin-2": letters with digits fast behind them."""
    first = tokens[at].lower
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.glued or first in _PREFIXES:
        return None
    if following.kind == "n":
        if tokens[at].text.upper() in CURRENCY_CODES or tokens[at].text in CURRENCY_MARKS:
            return None
        if tokens[at].text.islower() and len(first) > 2 and len(following.text) <= 2 and _ends(tokens, at + 2):
            return "", at + 2  # a footnote mark run into its word
        return _code_name(tokens, at)
    if following.text not in "-‑" or not _digits_ahead(tokens, at + 1):
        return None
    if first in UNITS or first in MAGNITUDES or first in STOPS or (first,) in HEDGES or (first,) in BEFORE:
        return None
    if tokens[at].text.islower() and not _is_substance(tokens, at):
        return None
    return None if _is_month(tokens[at]) else _code_name(tokens, at)


def _digits_ahead(tokens: list[Token], at: int) -> bool:
    """Whether hyphens and capitals lead from the hyphen at `at` to digits, as in "RW-HPN-MF-01"."""
    for i in range(at, min(at + 8, len(tokens) - 1), 2):
        joint, part = tokens[i], tokens[i + 1]
        if joint.text not in "-‑" or not joint.glued or not part.glued:
            return False
        if part.kind == "n":
            return True
        if not part.text.isupper():
            return False
        if i + 2 < len(tokens) and tokens[i + 2].kind == "n" and tokens[i + 2].glued:
            return True
    return False


def _is_substance(tokens: list[Token], at: int) -> bool:
    """ "interleukin-2", "melanocortin-4": a lower-case noun with a short whole number that nothing else claims."""
    number = tokens[at + 2]
    if len(tokens[at].text) < 5 or not number.text.isdecimal() or len(number.text) > 3:
        return False
    follows = tokens[at + 3] if at + 3 < len(tokens) else None
    return follows is None or not (follows.text in "%-–$" or follows.lower in MAGNITUDES or read_unit(tokens, at + 3))


def _is_month(token: Token) -> bool:
    return month_of(token) is not None


def _ends(tokens: list[Token], at: int) -> bool:
    """Whether no letter or digit is fast to what ends before `at`."""
    return at >= len(tokens) or not tokens[at].glued or (tokens[at].kind == "s" and tokens[at].text not in "-/+")


def _code_name(tokens: list[Token], at: int) -> Name:
    """The code from `at` on; "-treated" and "-related" behind it are no part of it."""
    after = _run(tokens, at, "-‑/.")
    digits = False
    for i in range(at, after):
        digits = digits or tokens[i].kind == "n"
        if digits and tokens[i].kind == "s" and tokens[i + 1].kind == "w":
            word = tokens[i + 1]
            if tokens[i].text == "." or word.text.islower() or len(word.text) > 3:
                after = i
                break
    return _text(tokens, at, after), after


def _named_number(tokens: list[Token], at: int) -> Name | None:
    """ "GlintSense 365", "Boeing 737", "S&P 500": a name in mid-sentence with a whole number as its last part."""
    word = tokens[at]
    number = tokens[at + 1] if at + 1 < len(tokens) else None
    if number is None or number.kind != "n" or number.start != word.end + 1 or not number.text.isdecimal():
        return None
    if not word.text[0].isupper() or len(number.text) > 5:
        return None
    name = f"{word.lower} {number.text}"
    if word.glued and tokens[at - 1].text == "&":
        return f"{tokens[at - 2].lower}&{name}" if at > 1 else name, at + 2
    camel = any(c.isupper() for c in word.text[1:]) and any(c.islower() for c in word.text)
    if camel and year_of(number) is None:
        return name, at + 2
    opens = at == 0 or tokens[at - 1].text in _OPENERS
    if opens or word.text.isupper() or year_of(number) or _is_common(word) or _goes_on(tokens, at + 2):
        return None
    return name, at + 2


def _is_common(word: Token) -> bool:
    """Whether a capital word is no name but opens a heading: "Over 300", "About 40", "June 3"."""
    lower = word.lower
    known = lower in STOPS or (lower,) in HEDGES or (lower,) in BEFORE or lower in UNITS or lower in TIMEPOINTS
    return known or _is_month(word) or word.text.endswith(("ed", "es", "ing"))


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether what follows makes the number an amount: a noun in the plural, a unit, a scale, a comparator."""
    if at >= len(tokens):
        return False
    follows = tokens[at]
    return bool(
        is_plural(follows.lower)
        or follows.text in "%,–-"
        or follows.lower in MAGNITUDES
        or follows.lower in SCALE_MARKS
        or read_unit(tokens, at)
        or (follows.lower, tokens[at + 1].lower if at + 1 < len(tokens) else "") in AFTER
    )


def _long(tokens: list[Token], at: int) -> Name | None:
    """Digits that no amount has: "02110", "#41", seven and more without separators, or far too many."""
    text = tokens[at].text
    if at and tokens[at - 1].text == "#" and tokens[at].glued:
        return "#" + text, at + 1
    if len(text) > MAX_DIGITS and "," not in text:
        return text, at + 1
    nought = len(text) > 1 and text[0] == "0"
    long = len(text) >= _WRITTEN_OUT and not _goes_on(tokens, at + 1)
    return (text, at + 1) if (nought or long) and text.isdecimal() else None


def _dotted(tokens: list[Token], at: int) -> Name | None:
    """Version numbers and network addresses: "1.2.3"."""
    parts = tokens[at : at + 3]
    if len(parts) == 3 and parts[1].text == "." and parts[1].glued and parts[2].glued and parts[2].kind == "n":
        after = _run(tokens, at, ".-")
        return _text(tokens, at, after), after
    return None


def _footnote(tokens: list[Token], at: int) -> Name | None:
    """The mark in "to date.1": it stands fast behind a full stop that is fast behind a word, and ends there."""
    token = tokens[at]
    if not token.glued or len(token.text) > 2 or not token.text.isdecimal() or at < 2:
        return None
    stop, word = tokens[at - 1], tokens[at - 2]
    fast = stop.text in '.”"' and stop.glued and (word.kind == "w" or word.text in '.”"')
    return ("", at + 1) if fast and _ends(tokens, at + 1) else None


def _digits_then_letters(tokens: list[Token], at: int) -> Name | None:
    """ "10-K", "3D", "1b/2", "144A": digits with letters behind them that are no unit, scale or suffix."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.glued:
        return None
    letter = tokens[at + 2] if at + 2 < len(tokens) else None
    if following.text == "-" and letter is not None and letter.glued and len(letter.text) == 1:
        return (_text(tokens, at, at + 3), at + 3) if letter.text.isupper() and letter.kind == "w" else None
    if following.kind != "w" or _is_suffix(tokens, at + 1):
        return None
    return _code_name(tokens, at)


def _is_suffix(tokens: list[Token], at: int) -> bool:
    """Whether the word fast behind a numeral leaves it an amount: "4x", "5mg", "3bn", a cell's text run into it."""
    word = tokens[at]
    if word.text == "D" or (word.text == "M" and tokens[at - 1].text == "3"):  # "3D"; "3M" is a company
        return False
    run_in = len(word.text) > 3 and word.text[0].isupper() and (word.text[1:].islower() or "," in tokens[at - 1].text)
    if (
        is_degree(tokens, at)
        or word.lower in _NUMBER_SUFFIXES
        or word.lower in SCALE_MARKS
        or word.lower in MAGNITUDES
        or run_in
    ):
        return True
    return (
        word.text in ("M", "H", "Q")
        or word.text in CURRENCY_CODES
        or word.text in CURRENCY_MILLIONS
        or read_unit(tokens, at) is not None
    )


def _statute(tokens: list[Token], at: int) -> Name | None:
    """ "510(k)", "401(k)", "505(b)(2)": a number with a letter in brackets fast behind it."""
    i = at + 1
    while i + 2 < len(tokens) and i - at < 10 and tokens[i].text == "(" and tokens[i].glued:
        if len(tokens[i + 1].text) > 2 or not tokens[i + 1].glued or tokens[i + 2].text != ")":
            break
        if i == at + 1 and not tokens[i + 1].text.islower():
            return None
        i += 3
    return (_text(tokens, at, i), i) if i > at + 1 else None


def _mark(tokens: list[Token], at: int) -> Name | None:
    """ "(1)", "[12]": a footnote or list mark; behind a figure the brackets are an accountant's minus."""
    parts = tokens[at : at + 3]
    if len(parts) < 3 or parts[2].text not in ")]" or not parts[1].text.isdecimal() or len(parts[1].text) > 2:
        return None
    before = tokens[at - 1] if at else None
    if before is not None and (before.text in "$€£¥|" or (before.kind == "n" and not tokens[at].glued)):
        return None
    if at + 3 < len(tokens) and tokens[at + 3].text == "%":
        return None
    return _text(tokens, at, at + 3), at + 3
