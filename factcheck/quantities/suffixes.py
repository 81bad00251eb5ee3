"""What stands behind a figure: per cent, "fold", words for money, units of measure, "a share"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.quantities.frequency import ADVERBS
from factcheck.quantities.lexicon import (
    CENT_WORDS,
    CURRENCY_CODES,
    CURRENCY_MILLIONS,
    CURRENCY_SYMBOLS,
    CURRENCY_WORDS,
    ELSEWHEN,
    NATIONAL,
    NATIONAL_PAIRS,
    STOPS,
    singular,
)
from factcheck.quantities.model import Kind
from factcheck.quantities.numerals import Amount, plain
from factcheck.quantities.tokens import Token
from factcheck.quantities.units import is_degree, read_unit

_HUNDREDTH = Decimal("0.01")
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
_OFTEN = frozenset("a per each every in".split())


def stands(tokens: list[Token], at: int, *words: str) -> bool:
    """Whether these words stand from token `at` on."""
    return all(at + k < len(tokens) and tokens[at + k].lower == word for k, word in enumerate(words))


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
    ("pct",): (Kind.PERCENT, "%"), ("p", ".", "c"): (Kind.PERCENT, "%"), ("percents",): (Kind.PERCENT, "%"),
}  # fmt: skip
_PERCENT_STARTS = frozenset(words[0] for words in _PERCENT_WORDS)


def read_percent(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    """Per cent, percentage points or basis points at token `at`; the points of a game are counted."""
    if at >= len(tokens) or tokens[at].lower not in _PERCENT_STARTS:
        return None
    words = tuple(t.lower for t in tokens[at : at + 3])
    for size in (3, 2, 1):
        found = _PERCENT_WORDS.get(words[:size]) if len(words) >= size else None
        if found is not None and size == 1 and words[0] in ("point", "points") and _is_score(tokens, base):
            return base._replace(kind=Kind.COUNT, unit="point", after=at + 1, bare=False)
        if found is not None:
            return base._replace(kind=found[0], unit=found[1], after=at + size, bare=False)
    return None


def _is_score(tokens: list[Token], base: Amount) -> bool:
    """Whether the points are those of a game or an index: "scored 25 points", "the Dow fell 300 points"."""
    before = tokens[max(0, base.first - 8) : base.first]
    return base.value >= 100 or any(token.lower in _SCORED for token in before)


def read_multiple(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    """ "3x", "3 times", "3-fold" at token `at`; "3 times a day" is how often."""
    word = tokens[at].lower if at < len(tokens) else ""
    if word in ("x", "×"):
        if not tokens[at].glued or _is_dimension(tokens, at):
            return None
    elif word == "times":
        behind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if behind in ADVERBS:
            return base._replace(kind=Kind.COUNT, unit="time", per=ADVERBS[behind], after=at + 2, bare=False)
        if behind in _OFTEN:
            return base._replace(kind=Kind.COUNT, unit="time", after=at + 1, bare=False)
    elif word != "fold":
        return None
    return base._replace(kind=Kind.MULTIPLE, unit="x", after=at + 1, bare=False)


def _is_dimension(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].kind == "n"


def read_money_word(tokens: list[Token], base: Amount, at: int) -> Amount | None:
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
            return base._replace(kind=Kind.MONEY, unit=tokens[at].text, after=at + 1, bare=False)
        return None
    if word == "euro" and at + 1 < len(tokens) and tokens[at + 1].lower in CENT_WORDS:
        return _cents(base, "EUR", at + 2)
    return base._replace(kind=Kind.MONEY, unit=national or CURRENCY_WORDS[word], after=at + 1, bare=False)


def _national(tokens: list[Token], at: int) -> tuple[str, int]:
    """Whose currency the words at `at` say, as in "U.S. dollars" and "Hong Kong dollars", and the index after them."""
    pair = (tokens[at].lower, tokens[at + 1].lower if at + 1 < len(tokens) else "")
    if stands(tokens, at, "u", ".", "s", "."):
        return "USD", at + 4
    if pair in NATIONAL_PAIRS:
        return NATIONAL_PAIRS[pair], at + 2
    if tokens[at].lower in NATIONAL and (tokens[at].text[0].isupper() or pair[1] in CURRENCY_WORDS):
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
    amount = base._replace(kind=Kind.MONEY, after=at + 1, bare=False)
    if mark in CURRENCY_MILLIONS:
        value, step = plain(base.value * 10**6), plain(base.step * 10**6)
        return amount._replace(value=value, step=step, unit=CURRENCY_MILLIONS[mark])
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if mark == "$" or (following and following.glued and (following.kind == "n" or following.text in "(-")):
        return None
    return amount._replace(unit=CURRENCY_SYMBOLS[mark])


def _cents(base: Amount, unit: str, after: int) -> Amount:
    value, step = plain(base.value * _HUNDREDTH), base.step * _HUNDREDTH
    scale = base.scale * _HUNDREDTH
    return base._replace(value=value, step=step, scale=scale, kind=Kind.MONEY, unit=unit, after=after, bare=False)


def read_measure(tokens: list[Token], base: Amount, at: int) -> Amount | None:
    """A unit of measure at token `at`: a measure, a dose, a duration or an age."""
    if is_degree(tokens, at):
        return base._replace(kind=Kind.MEASURE, unit="°" + tokens[at].text, after=at + 1, bare=False)
    read = read_unit(tokens, at)
    if read is None or not _is_written_unit(tokens[at]):
        return None
    symbol, unit, after = read
    if unit is None:
        return base._replace(kind=Kind.DOSE, unit=symbol, after=after, bare=False)
    if unit.dimension == "time":
        old = _age_words(tokens, after)
        if old and unit.symbol in ("year", "month", "week", "day"):
            return base._replace(kind=Kind.AGE, unit=unit.symbol, after=old, bare=False)
        return base._replace(kind=Kind.DURATION, unit=unit.symbol, after=after, bare=False)
    dose = unit.dimension == "international-unit" or unit.symbol in ("ng", "mcg", "mg", "g")
    return base._replace(kind=Kind.DOSE if dose else Kind.MEASURE, unit=symbol, after=after, bare=False)


def _is_written_unit(token: Token) -> bool:
    """Whether the word is a unit here: "in" hardly ever, a single letter only fast to the figure."""
    if token.lower == "in":
        return False
    return len(token.text) > 1 or token.glued or token.text in ("g", "m", "h", "L", "W", "V", "°")


def _age_words(tokens: list[Token], at: int) -> int:
    for words in (("of", "age"), ("old",), ("-", "old"), ("-", "olds")):
        if stands(tokens, at, *words):
            return at + len(words)
    return 0


def with_per(tokens: list[Token], amount: Amount) -> Amount:
    """The amount with what it is for each of: "a share", "per year", "annually"."""
    at = amount.after
    if at >= len(tokens):
        return amount
    if stands(tokens, at, "-", "a", "-", "share"):
        return amount._replace(per="share", after=at + 4)
    word = tokens[at].lower
    if word == "annually":
        return amount._replace(per="year", after=at + 1)
    if at + 1 >= len(tokens) or word not in ("per", "a", "an", "each", "every", "/"):
        return amount
    following = tokens[at + 1].lower
    if word == "per":
        return _per_noun(tokens, amount, at)
    behind = tokens[at + 2].lower if at + 2 < len(tokens) else ""
    if behind in ELSEWHEN and word in ("a", "an"):
        return amount
    if not amount.bare and following in _PERIODS and (word != "/" or tokens[at].glued):
        return amount._replace(per=following, after=at + 2)
    return amount


def _per_noun(tokens: list[Token], amount: Amount, at: int) -> Amount:
    """ "per share", "per diluted share", "per annum", "per ounce"."""
    for i in range(at + 1, min(at + 5, len(tokens))):
        word = tokens[i].lower
        if word in ("share", "shares"):
            return amount._replace(per="share", after=i + 1)
        if tokens[i].kind != "w" or word in STOPS:
            break
    word = tokens[at + 1].lower
    if tokens[at + 1].kind != "w" or word in STOPS or amount.bare:
        return amount
    return amount._replace(per="year" if word == "annum" else singular(word), after=at + 2)
