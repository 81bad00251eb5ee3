"""A figure with what is fast to it: sign, currency, scale, brackets, and the unit behind it."""

from __future__ import annotations

from decimal import Decimal

from factcheck.quantities.bounds import read_bound
from factcheck.quantities.fractions import read_fraction, read_part, read_part_of_magnitude
from factcheck.quantities.lexicon import (
    CURRENCY_CODES,
    CURRENCY_MARKS,
    CURRENCY_MILLIONS,
    CURRENCY_SYMBOLS,
    CURRENCY_WORDS,
    DOLLAR_PREFIXES,
    ELSEWHEN,
    MAGNITUDES,
    SCALE_MARKS,
    TENS,
    UNITS,
)
from factcheck.quantities.model import Hedge, Kind
from factcheck.quantities.numerals import Amount, Number, plain, read_number
from factcheck.quantities.suffixes import (
    read_measure,
    read_money_word,
    read_multiple,
    read_percent,
    stands,
    with_per,
)
from factcheck.quantities.tokens import Token

_AGO = frozenset("earlier ago before prior previously".split())
_HALF, _ONE, _ONE_AND_A_HALF = Decimal("0.5"), Decimal(1), Decimal("1.5")
_WORDS = frozenset({*UNITS, *TENS})
_NEGATIVE_BEFORE = frozenset("of to from at was were is be approximately about with versus vs by".split())


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
    magnitude = read_part_of_magnitude(tokens, i)
    number = magnitude or read_number(tokens, i)
    part = None if currency or i >= len(tokens) else _part_of_unit(tokens, i) or _article_and_unit(tokens, i)
    fraction = part or (None if currency or magnitude else read_fraction(tokens, i, number))
    if fraction is not None:
        return fraction._replace(first=at, value=-fraction.value if negative else fraction.value)
    if magnitude is None and (currency or _money_follows(tokens, i)):
        number = read_number(tokens, i, money=True)
    if number is None:
        return None
    if i and tokens[i - 1].text in CURRENCY_MILLIONS:
        number = number._replace(value=plain(number.value * 10**6), step=plain(number.step * 10**6))
    if bracket:
        number = _closed(tokens, number)
        if number is None:
            return None
    amount = with_per(tokens, with_unit(tokens, number, currency, at))
    return amount._replace(value=-amount.value) if negative else amount


def _part_of_unit(tokens: list[Token], at: int) -> Amount | None:
    """ "half a mile", "a quarter of a percentage point", "1/4 inch", "half-hour"; "half-year" is a period."""
    found = read_part(tokens, at)
    if found is None or found[1] >= len(tokens) or (len(tokens[found[1]].text) < 2 and tokens[found[1]].text != "%"):
        return None
    value, i = found
    joint = tokens[i - 1].lower
    if joint not in ("a", "an", "one") and tokens[i].lower in ("year", "month", "quarter", "years", "quarters"):
        return None
    if tokens[i].lower == "year" and i + 1 < len(tokens) and tokens[i + 1].lower in _AGO:
        return None  # "the same quarter a year earlier"
    base = Amount(value, value, Kind.NUMBER, "", at, i, i, bare=True, in_words=True)
    amount = read_percent(tokens, base, i) or read_measure(tokens, base, i)
    return amount and amount._replace(value_after=amount.after)


def _article_and_unit(tokens: list[Token], at: int) -> Amount | None:
    """ "an hour and a half", "a year and a half"; "more than a year", which "$5 a year" and "a year ago" are not."""
    if tokens[at].lower not in ("a", "an", "one") or at + 1 >= len(tokens) or tokens[at + 1].kind != "w":
        return None
    if stands(tokens, at + 1, "quarter", "of"):
        return None  # a fourth part
    base = Amount(_ONE_AND_A_HALF, _HALF, Kind.NUMBER, "", at, at + 1, at + 1, bare=True, in_words=True)
    amount = read_measure(tokens, base, at + 1)
    if amount is None:
        return None
    if stands(tokens, amount.after, "and", "a", "half"):
        return amount._replace(after=amount.after + 3, value_after=amount.after + 3)
    bound = read_bound(tokens, at, amount.after, is_time=True)
    bounded = bound.after == amount.after and (bound.side or bound.hedge is not Hedge.EXACT)
    ends = amount.after >= len(tokens) or tokens[amount.after].lower not in ELSEWHEN
    return amount._replace(value=_ONE, step=_ONE) if bounded and ends and tokens[at].lower != "one" else None


def _closed(tokens: list[Token], number: Number) -> Number | None:
    """The figure with its closing bracket, and with the million of "$(3.6) million"."""
    if number.after >= len(tokens) or tokens[number.after].text != ")":
        return None
    number = number._replace(after=number.after + 1)
    if number.scale != 1:
        return number
    word = tokens[number.after].lower if number.after < len(tokens) else ""
    scale = MAGNITUDES.get(word) or (SCALE_MARKS.get(word) if word and tokens[number.after].glued else None)
    if scale is None:
        return number
    value, step = plain(number.value * scale), plain(number.step * scale)
    return number._replace(value=value, step=step, scale=scale, after=number.after + 1)


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
    amount = amount._replace(value=-amount.value, first=at, after=after + 1)
    before = tokens[at - 1] if at else None
    if amount.kind is Kind.NUMBER:
        if after + 1 < len(tokens) and tokens[after + 1].text == "%":
            return amount._replace(kind=Kind.PERCENT, unit="%", after=after + 2, bare=False)
        loss = before is not None and before.lower in _NEGATIVE_BEFORE and "." in tokens[at + 1].text
        return amount if before is not None and (loss or _is_cell(tokens, at - 1)) else None
    return amount if before is not None and before.lower in _NEGATIVE_BEFORE else None


def _is_cell(tokens: list[Token], at: int) -> bool:
    """Whether token `at` ends a figure in a row of figures."""
    token = tokens[at]
    return token.kind == "n" or token.text in "|$" or (token.text == ")" and at > 0 and tokens[at - 1].kind == "n")


def _sign(tokens: list[Token], at: int) -> tuple[bool, int]:
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.lower == "minus" and following and (following.kind == "n" or following.lower in _WORDS):
        return True, at + 1
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
    if token.text in CURRENCY_MILLIONS and following.kind == "n":
        return CURRENCY_MILLIONS[token.text], at + 1
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


def with_unit(tokens: list[Token], number: Number, currency: str, first: int) -> Amount:
    """The number with the unit that stands behind it, of one kind or another; bare where there is none."""
    at = number.after
    base = Amount(
        number.value, number.step, Kind.NUMBER, "", first, at, at, number.scale, bare=True, in_words=number.in_words
    )
    if currency:
        if at < len(tokens) and tokens[at].text in CURRENCY_CODES:
            return base._replace(kind=Kind.MONEY, unit=tokens[at].text, after=at + 1, bare=False)
        return base._replace(kind=Kind.MONEY, unit=currency, bare=False)
    hyphen = at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at].glued and tokens[at + 1].glued
    j = at + 1 if hyphen else at
    for reader in (read_percent, read_multiple, read_money_word, read_measure):
        found = reader(tokens, base, j)
        if found is not None:
            return found
    return base
