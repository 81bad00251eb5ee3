"""A figure with what is fast to it: sign, currency, scale, percent, unit, "fold", "per share"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.bounds import read_bound
from factcheck.quantities.fractions import read_fraction, read_part, read_part_of_magnitude
from factcheck.quantities.lexicon import (
    CENT_WORDS,
    CURRENCY_CODES,
    CURRENCY_MARKS,
    CURRENCY_MILLIONS,
    CURRENCY_SYMBOLS,
    CURRENCY_WORDS,
    DOLLAR_PREFIXES,
    MAGNITUDES,
    NATIONAL,
    NATIONAL_PAIRS,
    SCALE_MARKS,
    STOPS,
    TENS,
    UNITS,
    singular,
)
from factcheck.quantities.model import Hedge, Kind
from factcheck.quantities.numerals import Amount, Number, plain, read_number
from factcheck.quantities.tokens import Token
from factcheck.quantities.units import is_degree, read_unit

_HUNDREDTH = Decimal("0.01")
_HALF, _ONE, _ONE_AND_A_HALF = Decimal("0.5"), Decimal(1), Decimal("1.5")
_PERIODS = frozenset(
    "share year month week day hour quarter annum unit patient dose barrel ounce ton tonne gallon mwh kwh".split()
)
_SCORED = frozenset(
    "score scores scored scoring averaged averaging averages index dow nasdaq s&p ftse nikkei dax rebounds".split()
)
_WEIGHT_BEHIND = frozenset("heavier lighter overweight underweight thrust".split())
_WEIGHT_WORDS = frozenset(
    """weigh weighs weighed weighing weight weights lost gained lift lifts lifted lifting payload payloads thrust
    heavy shed""".split()
)
_OF_MONEY = frozenset(
    """debt debts savings benefits fines cash credit investment damage aid tax taxes spending cuts funding support
    income profit the its his her their public taxpayers taxpayer cost costs sales revenue""".split()
)
_OFTEN = frozenset("a per daily weekly monthly each every in".split())
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
    part = None if currency or i >= len(tokens) else _part_of_unit(tokens, i) or _article_and_unit(tokens, i)
    fraction = part or (None if currency or _is_part_of_magnitude(tokens, i) else read_fraction(tokens, i))
    if fraction is not None:
        return replace(fraction, first=at, value=-fraction.value if negative else fraction.value)
    money = bool(currency) or _money_follows(tokens, i)
    number = read_part_of_magnitude(tokens, i) or read_number(tokens, i, money=money)
    if number is None:
        return None
    if i and tokens[i - 1].text in CURRENCY_MILLIONS:
        number = replace(number, value=plain(number.value * 10**6), step=plain(number.step * 10**6))
    if bracket:
        number = _closed(tokens, number)
        if number is None:
            return None
    amount = _with_per(tokens, _with_unit(tokens, number, currency, at))
    return replace(amount, value=-amount.value) if negative else amount


def _is_part_of_magnitude(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and read_part_of_magnitude(tokens, at) is not None


def _part_of_unit(tokens: list[Token], at: int) -> Amount | None:
    """ "half a mile", "a quarter of a percentage point", "1/4 inch", "half-hour"; "half-year" is a period."""
    found = read_part(tokens, at)
    if found is None or found[1] >= len(tokens) or (len(tokens[found[1]].text) < 2 and tokens[found[1]].text != "%"):
        return None
    value, i = found
    joint = tokens[i - 1].lower
    if joint not in ("a", "an", "one") and tokens[i].lower in ("year", "month", "quarter", "years", "quarters"):
        return None
    base = Amount(value, value, Kind.NUMBER, "", at, i, i, bare=True, in_words=True)
    amount = _percent(tokens, base, i) or _measure(tokens, base, i)
    return amount and replace(amount, value_after=amount.after)


def _article_and_unit(tokens: list[Token], at: int) -> Amount | None:
    """ "an hour and a half", "a year and a half"; "more than a year", which "$5 a year" and "a year ago" are not."""
    if tokens[at].lower not in ("a", "an", "one") or at + 1 >= len(tokens) or tokens[at + 1].kind != "w":
        return None
    if _is(tokens, at + 1, "quarter", "of"):
        return None  # a fourth part
    base = Amount(_ONE_AND_A_HALF, _HALF, Kind.NUMBER, "", at, at + 1, at + 1, bare=True, in_words=True)
    amount = _measure(tokens, base, at + 1)
    if amount is None:
        return None
    if _is(tokens, amount.after, "and", "a", "half"):
        return replace(amount, after=amount.after + 3, value_after=amount.after + 3)
    bound = read_bound(tokens, at, amount.after, is_time=True)
    bounded = bound.after == amount.after and (bound.side or bound.hedge is not Hedge.EXACT)
    ends = amount.after >= len(tokens) or tokens[amount.after].lower not in _ELSEWHEN
    return replace(amount, value=_ONE, step=_ONE) if bounded and ends and tokens[at].lower != "one" else None


def _closed(tokens: list[Token], number: Number) -> Number | None:
    """The figure with its closing bracket, and with the million of "$(3.6) million"."""
    if number.after >= len(tokens) or tokens[number.after].text != ")":
        return None
    number = replace(number, after=number.after + 1)
    if number.scale != 1:
        return number
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
        if found is not None and size == 1 and words[0] in ("point", "points") and _is_score(tokens, base):
            return replace(base, kind=Kind.COUNT, unit="point", after=at + 1, bare=False)
        if found is not None:
            return replace(base, kind=found[0], unit=found[1], after=at + size, bare=False)
    return None


def _is_score(tokens: list[Token], base: Amount) -> bool:
    """Whether the points are those of a game or an index: "scored 25 points", "the Dow fell 300 points"."""
    before = tokens[max(0, base.first - 8) : base.first]
    return base.value >= 100 or any(token.lower in _SCORED for token in before)


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
    national, at = _national(tokens, at)
    if at < len(tokens) and (tokens[at].text in CURRENCY_MILLIONS or tokens[at].text in CURRENCY_SYMBOLS):
        return _mark_behind(tokens, base, at)
    word = tokens[at].lower if at < len(tokens) else ""
    if word in CENT_WORDS:
        unit = "GBP" if word in ("pence", "penny") else national or "USD"
        return _cents(base, unit, at + 1)
    if word == "pounds" and not national and _weighs(tokens, base, at):
        return None
    if word not in CURRENCY_WORDS:
        if at < len(tokens) and tokens[at].text in CURRENCY_CODES:
            return replace(base, kind=Kind.MONEY, unit=tokens[at].text, after=at + 1, bare=False)
        return None
    if word == "euro" and at + 1 < len(tokens) and tokens[at + 1].lower in CENT_WORDS:
        return _cents(base, "EUR", at + 2)
    return replace(base, kind=Kind.MONEY, unit=national or CURRENCY_WORDS[word], after=at + 1, bare=False)


def _national(tokens: list[Token], at: int) -> tuple[str, int]:
    """Whose currency the words at `at` say, as in "U.S. dollars" and "Hong Kong dollars", and the index after them."""
    pair = (tokens[at].lower, tokens[at + 1].lower if at + 1 < len(tokens) else "")
    if _is(tokens, at, "u", ".", "s", "."):
        return "USD", at + 4
    if pair in NATIONAL_PAIRS:
        return NATIONAL_PAIRS[pair], at + 2
    if tokens[at].lower in NATIONAL and tokens[at].text[0].isupper():
        return NATIONAL[tokens[at].lower], at + 1
    return "", at


def _weighs(tokens: list[Token], base: Amount, at: int) -> bool:
    """Whether pounds are a weight here: "weighs 9 pounds", "200 pounds of cocaine", not "5 million pounds of debt"."""
    behind = [t.lower for t in tokens[at + 1 : at + 3]]
    if behind[:1] and behind[0] in _WEIGHT_BEHIND:
        return True
    if any(t.lower in _WEIGHT_WORDS for t in tokens[max(0, base.first - 6) : base.first]):
        return True
    return behind[:1] == ["of"] and behind[-1] not in _OF_MONEY and base.scale <= 1000


def _mark_behind(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    """ "48.5 MEUR", "40 million €"; a symbol fast to the next figure belongs to that."""
    mark = tokens[at].text
    amount = replace(base, kind=Kind.MONEY, after=at + 1, bare=False)
    if mark in CURRENCY_MILLIONS:
        value, step = plain(base.value * 10**6), plain(base.step * 10**6)
        return replace(amount, value=value, step=step, unit=CURRENCY_MILLIONS[mark])
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if mark == "$" or (following and following.glued and (following.kind == "n" or following.text in "(-")):
        return None
    return replace(amount, unit=CURRENCY_SYMBOLS[mark])


def _cents(base: Amount, unit: str, after: int) -> Amount:
    value, step = plain(base.value * _HUNDREDTH), base.step * _HUNDREDTH
    scale = base.scale * _HUNDREDTH
    return replace(base, value=value, step=step, scale=scale, kind=Kind.MONEY, unit=unit, after=after, bare=False)


def _measure(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    if is_degree(tokens, at):
        return replace(base, kind=Kind.MEASURE, unit="°" + tokens[at].text, after=at + 1, bare=False)
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


# "€8.1bn a year earlier" is when, "$8 a year" is how much each.
_ELSEWHEN = frozenset({"earlier", "ago", "before", "later", "after", "prior", "previously"})


def _with_per(tokens: list[Token], amount: Amount) -> Amount:
    at = amount.after
    if at >= len(tokens):
        return amount
    if _is(tokens, at, "-", "a", "-", "share"):
        return replace(amount, per="share", after=at + 4)
    word = tokens[at].lower
    if word == "annually":
        return replace(amount, per="year", after=at + 1)
    if at + 1 >= len(tokens) or word not in ("per", "a", "an", "each", "every", "/"):
        return amount
    following = tokens[at + 1].lower
    if word == "per":
        return _per_noun(tokens, amount, at)
    behind = tokens[at + 2].lower if at + 2 < len(tokens) else ""
    if behind in _ELSEWHEN and word in ("a", "an"):
        return amount
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
