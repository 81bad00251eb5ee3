"""A figure with what is fast to it: sign, currency, scale, percent, unit, "fold", "per share"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.quantities.lexicon import (
    CENT_WORDS,
    CURRENCY_CODES,
    CURRENCY_SYMBOLS,
    CURRENCY_WORDS,
    DENOMINATORS,
    DOLLAR_PREFIXES,
    MAGNITUDES,
    NATIONAL,
)
from factcheck.quantities.model import Kind
from factcheck.quantities.numerals import Number, read_number
from factcheck.quantities.tokens import Token
from factcheck.quantities.units import read_unit

_HUNDREDTH = Decimal("0.01")
_PERIODS = frozenset(
    "share year month week day hour quarter annum unit patient dose sensor barrel ton tonne mwh".split()
)


@dataclass(frozen=True, slots=True)
class Amount:
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


def read_amount(tokens: list[Token], at: int) -> Amount | None:
    """The figure that begins at token `at`, sign and currency included, or None."""
    negative, i = _sign(tokens, at)
    currency, i = _currency(tokens, i)
    bracket = bool(currency) and i < len(tokens) and tokens[i].text == "("
    if bracket:
        negative, i = True, i + 1
    if currency and not negative and i < len(tokens) and tokens[i].text in "-−":
        negative, i = True, i + 1
    fraction = None if currency else _fraction(tokens, i)
    if fraction is not None:
        return replace(fraction, first=at)
    number = read_number(tokens, i, money=bool(currency)) or _half_of_magnitude(tokens, i)
    if number is None:
        return None
    if bracket:
        if number.after >= len(tokens) or tokens[number.after].text != ")":
            return None
        number = replace(number, after=number.after + 1)
    amount = _with_unit(tokens, number, currency, at)
    amount = _with_per(tokens, amount)
    return replace(amount, value=-amount.value) if negative else amount


def _sign(tokens: list[Token], at: int) -> tuple[bool, int]:
    token = tokens[at]
    if token.text in ("-", "−", "+", "±") and at + 1 < len(tokens) and tokens[at + 1].glued:
        free = at == 0 or not token.glued or tokens[at - 1].text in "(["
        if free:
            return token.text in "-−", at + 1
    return False, at


def _currency(tokens: list[Token], at: int) -> tuple[str, int]:
    if at >= len(tokens):
        return "", at
    token = tokens[at]
    if token.text in CURRENCY_SYMBOLS:
        return CURRENCY_SYMBOLS[token.text], at + 1
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or token.kind != "w":
        return "", at
    if token.lower in DOLLAR_PREFIXES and following.text == "$" and following.glued:
        return DOLLAR_PREFIXES[token.lower], at + 2
    if token.text in CURRENCY_CODES and following.text in CURRENCY_SYMBOLS:
        return token.text, at + 2
    if token.text in CURRENCY_CODES and (following.kind == "n" or following.text == "("):
        return "CNY" if token.text == "RMB" else token.text, at + 1
    return "", at


def _half_of_magnitude(tokens: list[Token], at: int) -> Number | None:
    """ "half a billion", "a quarter of a million"."""
    words = [t.lower for t in tokens[at : at + 5]]
    if words[:1] == ["half"] and words[1:2] in (["a"], ["of"]) and len(words) > 2 and words[2] in MAGNITUDES:
        scale = MAGNITUDES[words[2]]
        return Number(scale / 2, scale / 2, at, at + 3, in_words=True, scale=scale)
    if words[:4] == ["a", "quarter", "of", "a"] and words[4:] and words[4] in MAGNITUDES:
        scale = MAGNITUDES[words[4]]
        return Number(scale / 4, scale / 4, at, at + 5, in_words=True, scale=scale)
    return None


def _fraction(tokens: list[Token], at: int) -> Amount | None:
    """ "two-thirds", "a quarter of", "half of", "one in five", "8/10"."""
    words = [t.lower for t in tokens[at : at + 5]]
    if not words:
        return None
    if (
        words[0] == "half"
        and words[1:2] != ["a"]
        and words[1:3] != ["of", "a"]
        and (at == 0 or tokens[at - 1].text != "-")
    ):
        ordinal = at > 0 and tokens[at - 1].lower in ("first", "second", "and", "other", "latter")
        return None if ordinal or words[1:2] == ["-"] else _share(tokens, at, at + 1, 1, 2)
    top = read_number(tokens, at) if words[0] not in ("a", "an") else Number(Decimal(1), Decimal(1), at, at + 1)
    if top is None or top.value != int(top.value) or not 0 < top.value < 10**9:
        return None
    j = top.after
    if j + 1 < len(tokens) and tokens[j].text == "-" and tokens[j].glued:
        j += 1
    word = tokens[j].lower if j < len(tokens) else ""
    follows = tokens[j + 1].lower if j + 1 < len(tokens) else ""
    if word in DENOMINATORS and (word.endswith("s") or top.value == 1) and word != "seconds":
        clear = word == "half" or follows in ("of", "the", ",", ".", "", "as", "in", "that", "were", "are", "were", ")")
        if (clear or (word.endswith("s") and word != "quarters")) and not (word == "quarter" and follows != "of"):
            return _share(tokens, at, j + 1, int(top.value), DENOMINATORS[word])
    return _in_or_slash(tokens, at, top)


def _in_or_slash(tokens: list[Token], at: int, top: Number) -> Amount | None:
    j = top.after
    joint = tokens[j] if j < len(tokens) else None
    if joint is None or tokens[at].lower in ("a", "an"):
        return None
    if joint.text == "/" and joint.glued and top.after == at + 1:
        below = read_number(tokens, j + 1) if j + 1 < len(tokens) and tokens[j + 1].glued else None
        if below is not None and below.value >= top.value and below.after == j + 2 and tokens[at].text.isdigit():
            return _share(tokens, at, below.after, int(top.value), int(below.value))
        return None
    skip = 1 if joint.lower == "in" else 2 if joint.lower == "out" and _is(tokens, j + 1, "of") else 0
    if not skip:
        return None
    j += skip + (1 if _is(tokens, j + skip, "every") else 0)
    below = read_number(tokens, j) if j < len(tokens) else None
    if below is None or not top.value < below.value <= 1000 or below.value != int(below.value) or below.scale != 1:
        return None
    return _share(tokens, at, below.after, int(top.value), int(below.value))


def _share(tokens: list[Token], first: int, after: int, top: int, bottom: int) -> Amount:
    value = Decimal(top) / Decimal(bottom)
    return Amount(value, _HUNDREDTH, Kind.FRACTION, "", first, after, after, in_words=tokens[first].kind == "w")


def _is(tokens: list[Token], at: int, *words: str) -> bool:
    return all(at + k < len(tokens) and tokens[at + k].lower == word for k, word in enumerate(words))


def _with_unit(tokens: list[Token], number: Number, currency: str, first: int) -> Amount:
    at = number.after
    base = Amount(
        number.value, number.step, Kind.NUMBER, "", first, at, at, number.scale, bare=True, in_words=number.in_words
    )
    if currency:
        if tokens[at].text in CURRENCY_CODES if at < len(tokens) else False:
            return replace(base, kind=Kind.MONEY, unit=tokens[at].text, after=at + 1, bare=False)
        return replace(base, kind=Kind.MONEY, unit=currency, bare=False)
    hyphen = at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at].glued and tokens[at + 1].glued
    j = at + 1 if hyphen else at
    for reader in (_percent, _multiple, _money_word, _measure):
        found = reader(tokens, base, j)
        if found is not None:
            return found
    return base


def _percent(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    word = tokens[at].lower if at < len(tokens) else ""
    if _is(tokens, at, "percentage", "points") or _is(tokens, at, "percentage", "point"):
        return replace(base, kind=Kind.POINTS, unit="pp", after=at + 2, bare=False)
    if _is(tokens, at, "percentage", "-", "point"):
        return replace(base, kind=Kind.POINTS, unit="pp", after=at + 3, bare=False)
    if _is(tokens, at, "%", "points") or _is(tokens, at, "%", "-", "points"):
        return replace(base, kind=Kind.POINTS, unit="pp", after=at + 2, bare=False)
    if _is(tokens, at, "basis", "points") or _is(tokens, at, "basis", "point"):
        return replace(base, kind=Kind.BASIS_POINTS, unit="bp", after=at + 2, bare=False)
    if word in ("bp", "bps"):
        return replace(base, kind=Kind.BASIS_POINTS, unit="bp", after=at + 1, bare=False)
    if word in ("pp", "ppt", "ppts"):
        return replace(base, kind=Kind.POINTS, unit="pp", after=at + 1, bare=False)
    if word in ("%", "percent", "pct"):
        return replace(base, kind=Kind.PERCENT, unit="%", after=at + 1, bare=False)
    if _is(tokens, at, "per", "cent"):
        return replace(base, kind=Kind.PERCENT, unit="%", after=at + 2, bare=False)
    if word in ("points", "point"):
        return replace(base, kind=Kind.POINTS, unit="pp", after=at + 1, bare=False)
    return None


def _multiple(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    word = tokens[at].lower if at < len(tokens) else ""
    glued = at < len(tokens) and tokens[at].glued
    if (word in ("x", "×") and glued and not _is_dimension(tokens, at)) or word == "times" or word == "fold":
        return replace(base, kind=Kind.MULTIPLE, unit="x", after=at + 1, bare=False)
    if base.in_words and word in ("fold",):
        return replace(base, kind=Kind.MULTIPLE, unit="x", after=at + 1, bare=False)
    return None


def _is_dimension(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].kind == "n"


def _money_word(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    """ "3.6 billion dollars", "42 euro cents", "5 million Swiss francs", "35 cents"."""
    if at >= len(tokens):
        return None
    national = ""
    if tokens[at].lower == "u" and _is(tokens, at, "u", ".", "s", "."):
        national, at = "USD", at + 4
    elif tokens[at].lower in NATIONAL and tokens[at].text[0].isupper():
        national, at = NATIONAL[tokens[at].lower], at + 1
    word = tokens[at].lower if at < len(tokens) else ""
    if word in CENT_WORDS:
        unit = "GBP" if word in ("pence", "penny") else national or "USD"
        return _cents(base, unit, at + 1)
    if word not in CURRENCY_WORDS:
        if at < len(tokens) and tokens[at].text in CURRENCY_CODES:
            return replace(base, kind=Kind.MONEY, unit=tokens[at].text, after=at + 1, bare=False)
        return None
    if word == "euro" and at + 1 < len(tokens) and tokens[at + 1].lower in CENT_WORDS:
        return _cents(base, "EUR", at + 2)
    return replace(base, kind=Kind.MONEY, unit=national or CURRENCY_WORDS[word], after=at + 1, bare=False)


def _cents(base: Amount, unit: str, after: int) -> Amount:
    value, step = base.value * _HUNDREDTH, base.step * _HUNDREDTH
    return replace(base, value=value, step=step, kind=Kind.MONEY, unit=unit, after=after, bare=False)


def _measure(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    read = read_unit(tokens, at)
    if read is None:
        return None
    symbol, unit, after = read
    first = tokens[at]
    if len(first.text) == 1 and not first.glued and first.text not in ("g", "m", "L", "W", "V"):
        return None
    if first.text in ("in", "IN") or (first.lower == "in" and not first.glued):
        return None
    if unit is None:
        return replace(base, kind=Kind.DOSE, unit=symbol, after=after, bare=False)
    if unit.dimension == "time":
        old = _age_words(tokens, after)
        if old and unit.symbol in ("year", "month", "week", "day"):
            return replace(base, kind=Kind.AGE, unit=unit.symbol, after=old, bare=False)
        return replace(base, kind=Kind.DURATION, unit=unit.symbol, after=after, bare=False)
    kind = Kind.DOSE if unit.dimension in ("mass", "international-unit") else Kind.MEASURE
    return replace(base, kind=kind, unit=symbol, after=after, bare=False)


def _age_words(tokens: list[Token], at: int) -> int:
    for words in (("of", "age"), ("old",), ("-", "old"), ("-", "olds")):
        if _is(tokens, at, *words):
            return at + len(words)
    return 0


def _with_per(tokens: list[Token], amount: Amount) -> Amount:
    at = amount.after
    if _is(tokens, at, "per", "annum") or _is(tokens, at, "annually"):
        return replace(amount, per="year", after=at + (2 if tokens[at].lower == "per" else 1))
    joined = at < len(tokens) and (
        tokens[at].lower in ("per", "a", "an", "each", "every") or (tokens[at].text == "/" and tokens[at].glued)
    )
    if joined and not amount.bare and at + 1 < len(tokens) and tokens[at + 1].lower in _PERIODS:
        diluted = tokens[at + 1].lower
        return replace(amount, per=diluted, after=at + 2)
    if _is(tokens, at, "per", "diluted", "share") or _is(tokens, at, "per", "basic", "share"):
        return replace(amount, per="share", after=at + 3)
    return amount
