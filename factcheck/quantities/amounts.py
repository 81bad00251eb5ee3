"""A figure with what is fast to it: sign, currency, scale, percent, unit, "fold", "per share"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.quantities.lexicon import (
    CENT_WORDS,
    CURRENCY_CODES,
    CURRENCY_MARKS,
    CURRENCY_SYMBOLS,
    CURRENCY_WORDS,
    DENOMINATORS,
    DOLLAR_PREFIXES,
    MAGNITUDES,
    NATIONAL,
    SCALE_MARKS,
    STOPS,
    singular,
)
from factcheck.quantities.model import Kind
from factcheck.quantities.numerals import Number, plain, read_number
from factcheck.quantities.tokens import Token
from factcheck.quantities.units import read_unit

_HUNDREDTH = Decimal("0.01")
_PERIODS = frozenset(
    "share year month week day hour quarter annum unit patient dose barrel ounce ton tonne gallon mwh kwh".split()
)
_OFTEN = frozenset("a per daily weekly monthly each every in".split())
_FRACTION_JOINTS = frozenset(["of", "the", ",", ".", "", "as", "in", "that", "were", "are", "have", "had", "said", ")"])
_NEGATIVE_BEFORE = frozenset("of to from at was were is be approximately about with versus vs by".split())


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
    if tokens[at].text == "(":
        return _bracketed(tokens, at)
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
    number = read_number(tokens, i, money=bool(currency) or _money_follows(tokens, i)) or _half_of_magnitude(tokens, i)
    if number is None:
        return None
    if bracket:
        if number.after >= len(tokens) or tokens[number.after].text != ")":
            return None
        number = replace(number, after=number.after + 1)
        if number.scale == 1:
            number = _scale_behind(tokens, number)
    amount = _with_per(tokens, _with_unit(tokens, number, currency, at))
    return replace(amount, value=-amount.value) if negative else amount


def _scale_behind(tokens: list[Token], number: Number) -> Number:
    """The million of "$(3.6) million"."""
    word = tokens[number.after].lower if number.after < len(tokens) else ""
    scale = MAGNITUDES.get(word) or (SCALE_MARKS.get(word) if word and tokens[number.after].glued else None)
    if scale is None:
        return number
    value, step = plain(number.value * scale), plain(number.step * scale)
    return replace(number, value=value, step=step, scale=scale, after=number.after + 1)


def _bracketed(tokens: list[Token], at: int) -> Amount | None:
    """An accountant's negative: "($169,000)" after a word that wants a figure, "(12.7)%", "(169)" after a figure."""
    if at + 2 >= len(tokens) or tokens[at + 1].text in "(+" or not tokens[at + 1].glued:
        return None
    amount = read_amount(tokens, at + 1)
    after = amount.after if amount else 0
    if amount is None or amount.kind not in (Kind.MONEY, Kind.NUMBER, Kind.PERCENT) or after >= len(tokens):
        return None
    if tokens[after].text != ")" or amount.value < 0 or amount.in_words:
        return None
    amount = replace(amount, value=-amount.value, first=at, after=after + 1)
    before = tokens[at - 1] if at else None
    if amount.kind is Kind.NUMBER:
        if after + 1 < len(tokens) and tokens[after + 1].text == "%":
            return replace(amount, kind=Kind.PERCENT, unit="%", after=after + 2, bare=False)
        return amount if before is not None and _is_cell(tokens, at - 1) else None
    return amount if before is not None and before.lower in _NEGATIVE_BEFORE else None


def _is_cell(tokens: list[Token], at: int) -> bool:
    """Whether token `at` ends a figure in a row of figures."""
    token = tokens[at]
    return token.kind == "n" or token.text in "|$" or (token.text == ")" and at > 0 and tokens[at - 1].kind == "n")


def _sign(tokens: list[Token], at: int) -> tuple[bool, int]:
    token = tokens[at]
    if token.text in ("-", "−", "+", "±") and at + 1 < len(tokens) and tokens[at + 1].glued:
        free = at == 0 or not token.glued or tokens[at - 1].text in "([="
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
    if token.text in CURRENCY_MARKS:
        return _marked(tokens, at)
    if token.text in CURRENCY_CODES and following.text in CURRENCY_SYMBOLS:
        return token.text, at + 2
    if token.text in CURRENCY_CODES and (following.kind == "n" or following.text == "("):
        return token.text, at + 1
    return "", at


def _marked(tokens: list[Token], at: int) -> tuple[str, int]:
    """ "RMB 5 million", "Rs. 500 crore"."""
    i = at + 2 if tokens[at + 1].text in ".¥" and tokens[at + 1].glued else at + 1
    return (CURRENCY_MARKS[tokens[at].text], i) if i < len(tokens) and tokens[i].kind == "n" else ("", at)


def _money_follows(tokens: list[Token], at: int) -> bool:
    """Whether "5m" has a currency behind it: "5m euros", "20bn USD"."""
    if at + 2 >= len(tokens) or not tokens[at + 1].glued or tokens[at + 1].lower not in SCALE_MARKS:
        return False
    return tokens[at + 2].lower in CURRENCY_WORDS or tokens[at + 2].text in CURRENCY_CODES


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


def _is(tokens: list[Token], at: int, *words: str) -> bool:
    return all(at + k < len(tokens) and tokens[at + k].lower == word for k, word in enumerate(words))


def _with_unit(tokens: list[Token], number: Number, currency: str, first: int) -> Amount:
    at = number.after
    base = Amount(
        number.value, number.step, Kind.NUMBER, "", first, at, at, number.scale, bare=True, in_words=number.in_words
    )
    if currency:
        if at < len(tokens) and tokens[at].text in CURRENCY_CODES:
            return replace(base, kind=Kind.MONEY, unit=tokens[at].text, after=at + 1, bare=False)
        return replace(base, kind=Kind.MONEY, unit=currency, bare=False)
    hyphen = at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at].glued and tokens[at + 1].glued
    j = at + 1 if hyphen else at
    for reader in (_percent, _multiple, _money_word, _measure):
        found = reader(tokens, base, j)
        if found is not None:
            return found
    return base


_PERCENT_WORDS: dict[tuple[str, ...], tuple[Kind, str]] = {
    ("percentage", "-", "points"): (Kind.POINTS, "pp"), ("percentage", "-", "point"): (Kind.POINTS, "pp"),
    ("percentage", "points"): (Kind.POINTS, "pp"), ("percentage", "point"): (Kind.POINTS, "pp"),
    ("percent", "points"): (Kind.POINTS, "pp"), ("%", "points"): (Kind.POINTS, "pp"),
    ("%", "-", "points"): (Kind.POINTS, "pp"), ("%", "-", "point"): (Kind.POINTS, "pp"),
    ("basis", "points"): (Kind.BASIS_POINTS, "bp"), ("basis", "point"): (Kind.BASIS_POINTS, "bp"),
    ("basis", "-", "point"): (Kind.BASIS_POINTS, "bp"), ("per", "cent"): (Kind.PERCENT, "%"),
    ("bp",): (Kind.BASIS_POINTS, "bp"), ("bps",): (Kind.BASIS_POINTS, "bp"), ("pp",): (Kind.POINTS, "pp"),
    ("pps",): (Kind.POINTS, "pp"), ("ppt",): (Kind.POINTS, "pp"), ("ppts",): (Kind.POINTS, "pp"),
    ("pts",): (Kind.POINTS, "pp"), ("points",): (Kind.POINTS, "pp"), ("point",): (Kind.POINTS, "pp"),
    ("%",): (Kind.PERCENT, "%"), ("％",): (Kind.PERCENT, "%"), ("percent",): (Kind.PERCENT, "%"),
    ("pct",): (Kind.PERCENT, "%"),
}  # fmt: skip
_PERCENT_STARTS = frozenset(words[0] for words in _PERCENT_WORDS)


def _percent(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    if at >= len(tokens) or tokens[at].lower not in _PERCENT_STARTS:
        return None
    words = tuple(t.lower for t in tokens[at : at + 3])
    for size in (3, 2, 1):
        found = _PERCENT_WORDS.get(words[:size]) if len(words) >= size else None
        if found is not None:
            return replace(base, kind=found[0], unit=found[1], after=at + size, bare=False)
    return None


def _multiple(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    word = tokens[at].lower if at < len(tokens) else ""
    if word in ("x", "×"):
        if not tokens[at].glued or _is_dimension(tokens, at):
            return None
    elif word == "times":
        often = at + 1 < len(tokens) and tokens[at + 1].lower in _OFTEN
        if often:
            return replace(base, kind=Kind.COUNT, unit="time", after=at + 1, bare=False)
    elif word != "fold":
        return None
    return replace(base, kind=Kind.MULTIPLE, unit="x", after=at + 1, bare=False)


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
    value, step = plain(base.value * _HUNDREDTH), base.step * _HUNDREDTH
    return replace(base, value=value, step=step, kind=Kind.MONEY, unit=unit, after=after, bare=False)


def _measure(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    read = read_unit(tokens, at)
    if read is None or not _is_written_unit(tokens[at]):
        return None
    symbol, unit, after = read
    if unit is None:
        return replace(base, kind=Kind.DOSE, unit=symbol, after=after, bare=False)
    if unit.dimension == "time":
        old = _age_words(tokens, after)
        if old and unit.symbol in ("year", "month", "week", "day"):
            return replace(base, kind=Kind.AGE, unit=unit.symbol, after=old, bare=False)
        return replace(base, kind=Kind.DURATION, unit=unit.symbol, after=after, bare=False)
    dose = unit.dimension == "international-unit" or unit.symbol in ("ng", "mcg", "mg", "g")
    return replace(base, kind=Kind.DOSE if dose else Kind.MEASURE, unit=symbol, after=after, bare=False)


def _is_written_unit(token: Token) -> bool:
    """Whether the word is a unit here: "in" hardly ever, a single letter only fast to the figure."""
    if token.lower == "in":
        return False
    return len(token.text) > 1 or token.glued or token.text in ("g", "m", "L", "W", "V", "°")


def _age_words(tokens: list[Token], at: int) -> int:
    for words in (("of", "age"), ("old",), ("-", "old"), ("-", "olds")):
        if _is(tokens, at, *words):
            return at + len(words)
    return 0


def _with_per(tokens: list[Token], amount: Amount) -> Amount:
    at = amount.after
    if at >= len(tokens):
        return amount
    word = tokens[at].lower
    if word == "annually":
        return replace(amount, per="year", after=at + 1)
    if at + 1 >= len(tokens) or word not in ("per", "a", "an", "each", "every", "/"):
        return amount
    following = tokens[at + 1].lower
    if word == "per":
        return _per_noun(tokens, amount, at)
    if not amount.bare and following in _PERIODS and (word != "/" or tokens[at].glued):
        return replace(amount, per=following, after=at + 2)
    return amount


def _per_noun(tokens: list[Token], amount: Amount, at: int) -> Amount:
    """ "per share", "per diluted share", "per annum", "per ounce"."""
    for i in range(at + 1, min(at + 5, len(tokens))):
        word = tokens[i].lower
        if word in ("share", "shares"):
            return replace(amount, per="share", after=i + 1)
        if tokens[i].kind != "w" or word in STOPS:
            break
    word = tokens[at + 1].lower
    if tokens[at + 1].kind != "w" or word in STOPS or amount.bare:
        return amount
    return replace(amount, per="year" if word == "annum" else singular(word), after=at + 2)
