"""Words that number language is made of: numerals in words, scales, currencies, comparators, hedges."""

from __future__ import annotations

from decimal import Decimal

from factcheck.quantities.model import Hedge

D = Decimal

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
MAGNITUDES = {
    "thousand": D(10) ** 3, "million": D(10) ** 6, "billion": D(10) ** 9, "trillion": D(10) ** 12,
    "thousands": D(10) ** 3, "millions": D(10) ** 6, "billions": D(10) ** 9, "trillions": D(10) ** 12,
    "lakh": D(10) ** 5, "lakhs": D(10) ** 5, "crore": D(10) ** 7, "crores": D(10) ** 7,
}  # fmt: skip
# Abbreviated scales; the short ones count only beside a currency or a counted noun.
SCALE_MARKS = {
    "mn": D(10) ** 6, "mln": D(10) ** 6, "mm": D(10) ** 6, "mil": D(10) ** 6, "bn": D(10) ** 9, "bln": D(10) ** 9,
    "tn": D(10) ** 12, "tln": D(10) ** 12, "trn": D(10) ** 12,
    "k": D(10) ** 3, "m": D(10) ** 6, "b": D(10) ** 9, "t": D(10) ** 12,
}  # fmt: skip
SAFE_SCALE_MARKS = frozenset({"mn", "mln", "bn", "bln", "tn", "tln", "trn", "k"})
APART_SCALE_MARKS = SAFE_SCALE_MARKS - {"k", "tn"}  # "10 bln euros"
CAPITAL_SCALE_MARKS = frozenset({"M", "MM", "B"})  # "48.3M" without a currency; "m" would be metres

DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twentieth": 20, "hundredth": 100, "hundredths": 100,
}  # fmt: skip
VULGAR = {
    "½": D(1) / 2, "⅓": D(1) / 3, "⅔": D(2) / 3, "¼": D(1) / 4, "¾": D(3) / 4, "⅕": D(1) / 5, "⅛": D(1) / 8,
    "⅜": D(3) / 8, "⅝": D(5) / 8, "⅞": D(7) / 8, "⅖": D(2) / 5, "⅗": D(3) / 5, "⅘": D(4) / 5,
    "⅙": D(1) / 6, "⅚": D(5) / 6, "⅐": D(1) / 7, "⅑": D(1) / 9, "⅒": D(1) / 10,
}  # fmt: skip
MULTIPLES = {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twice": 2, "triple": 3, "tripled": 3, "triples": 3,
    "tripling": 3, "thrice": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "quintupled": 5,
}  # fmt: skip
FOLDS = {"twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "tenfold": 10}
HALVINGS = {"halved": D("0.5"), "halves": D("0.5"), "halving": D("0.5"), "halve": D("0.5")}

ORDINAL_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip

# Symbols and codes of the currencies that newswires use; a bare "$" is the US dollar.
CURRENCY_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₪": "ILS"}
DOLLAR_PREFIXES = {
    "us": "USD", "u.s.": "USD", "c": "CAD", "ca": "CAD", "cad": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD",
    "hk": "HKD", "s": "SGD", "nt": "TWD", "r": "BRL", "cdn": "CAD",
}  # fmt: skip
CURRENCY_CODES = frozenset(
    """USD EUR GBP JPY CHF CAD AUD NZD SEK NOK DKK CNY RMB INR KRW HKD SGD TWD BRL MXN ZAR ILS PLN CZK HUF RUB
    TRY THB MYR IDR VND AED SAR QAR KWD NGN KES EGP CLP""".split()
)
# Names that stand before the figure as codes do: "Rs 500 crore".
CURRENCY_MARKS = {"RMB": "CNY", "Rs": "INR", "Rs.": "INR", "kr": "SEK"}
CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "franc": "CHF", "francs": "CHF", "rupee": "INR", "rupees": "INR", "won": "KRW", "kroner": "NOK", "krone": "NOK",
    "kronor": "SEK", "krona": "SEK", "sterling": "GBP", "pounds": "GBP",
    "peso": "MXN", "pesos": "MXN", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "lira": "TRY",
    "rand": "ZAR", "reais": "BRL", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "forints": "HUF", "baht": "THB",
    "ringgit": "MYR", "rupiah": "IDR", "dirhams": "AED", "riyals": "SAR", "shekel": "ILS", "shekels": "ILS",
    "naira": "NGN", "korunas": "CZK", "bitcoin": "BTC", "bitcoins": "BTC",
}  # fmt: skip
NATIONAL = {
    "us": "USD",
    "canadian": "CAD",
    "australian": "AUD",
    "singapore": "SGD",
    "american": "USD",
    "swiss": "CHF",
    "swedish": "SEK",
    "norwegian": "NOK",
    "danish": "DKK",
    "british": "GBP",
    "japanese": "JPY",
    "indian": "INR",
    "chinese": "CNY",
    "mexican": "MXN",
    "turkish": "TRY",
    "russian": "RUB",
    "taiwan": "TWD",
    "argentine": "ARS",
    "chilean": "CLP",
    "colombian": "COP",
    "philippine": "PHP",
}
NATIONAL_PAIRS = {("hong", "kong"): "HKD", ("new", "zealand"): "NZD"}  # fmt: skip
# Millions in the Nordic manner: "48.5 MEUR", "MSEK 60".
CURRENCY_MILLIONS = {f"M{code}": code for code in ("EUR", "USD", "SEK", "NOK", "DKK", "GBP", "CHF", "AUD", "CAD")}
CENT_WORDS = frozenset({"cent", "cents", "penny", "pence", "¢"})

# Comparators, longest first where one begins another. Each maps to the side that the value bounds:
# "<" (-inf, v), "<=" (-inf, v], ">" (v, inf), ">=" [v, inf).
BEFORE = {
    ("less", "than"): "<", ("fewer", "than"): "<", ("lower", "than"): "<", ("smaller", "than"): "<",
    ("shorter", "than"): "<", ("younger", "than"): "<", ("under",): "<", ("below",): "<", ("<",): "<",
    ("at", "most"): "<=", ("up", "to"): "<=", ("no", "more", "than"): "<=", ("not", "more", "than"): "<=",
    ("no", "greater", "than"): "<=", ("no", "higher", "than"): "<=", ("not", "exceeding"): "<=",
    ("as", "much", "as"): "<=", ("as", "many", "as"): "<=", ("a", "maximum", "of"): "<=", ("maximum", "of"): "<=",
    ("not", "to", "exceed"): "<=", ("not", "exceed"): "<=", ("≤",): "<=", ("<", "="): "<=", ("capped", "at"): "<=",
    ("no", "longer", "than"): "<=", ("no", "later", "than"): "<=", ("maximum",): "<=",
    ("more", "than"): ">", ("greater", "than"): ">", ("higher", "than"): ">", ("larger", "than"): ">",
    ("longer", "than"): ">", ("older", "than"): ">", ("over",): ">", ("above",): ">", ("exceeding",): ">",
    ("exceeds",): ">", ("exceeded",): ">", ("exceed",): ">", ("surpassed",): ">", ("surpassing",): ">",
    ("surpass",): ">", ("surpasses",): ">",
    ("topped",): ">", ("tops",): ">", ("to", "top"): ">", ("north", "of"): ">", ("shy", "of"): "<",
    ("upwards", "of"): ">", ("upward", "of"): ">", ("in", "excess", "of"): ">", (">",): ">",
    ("better", "than"): ">", ("well", "over"): ">", ("well", "above"): ">", ("well", "below"): "<",
    ("well", "under"): "<", ("far", "more", "than"): ">", ("at", "or", "above"): ">=", ("at", "or", "below"): "<=",
    ("over", "age"): ">", ("under", "age"): "<", ("over", "the", "age", "of"): ">", ("above", "the", "age", "of"): ">",
    ("under", "the", "age", "of"): "<", ("below", "the", "age", "of"): "<", ("⩽",): "<=", ("⩾",): ">=",
    ("not", "less", "than"): ">=", ("not", "fewer", "than"): ">=",
    ("at", "least"): ">=", ("no", "less", "than"): ">=", ("no", "fewer", "than"): ">=", ("a", "minimum", "of"): ">=",
    ("minimum", "of"): ">=", ("no", "lower", "than"): ">=", ("as", "little", "as"): ">=", ("as", "few", "as"): ">=",
    ("not", "below"): ">=", ("no", "earlier", "than"): ">=", ("≥",): ">=", (">", "="): ">=", ("minimum",): ">=",
}  # fmt: skip
# "€8.1bn a year earlier" is when, "$8 a year" is how much each.
ELSEWHEN = frozenset({"earlier", "ago", "before", "later", "after", "prior", "previously"})
# What stands before a date and says on which side of it something lies.
DATE_SIDES = {
    ("before",): "<", ("prior", "to"): "<", ("ahead", "of"): "<", ("by",): "<=", ("until",): "<=", ("till",): "<=",
    ("through",): "<=", ("no", "later", "than"): "<=", ("not", "later", "than"): "<=", ("on", "or", "before"): "<=",
    ("at", "or", "before"): "<=", ("after",): ">", ("following",): ">", ("beyond",): ">", ("since",): ">=",
    ("no", "earlier", "than"): ">=", ("not", "before"): ">=", ("on", "or", "after"): ">=",
    ("no", "sooner", "than"): ">=",
    ("not", "earlier", "than"): ">=", ("starting",): ">=", ("effective",): ">=",
}  # fmt: skip
AFTER = {
    ("or", "more"): ">=", ("or", "higher"): ">=", ("or", "greater"): ">=", ("or", "above"): ">=",
    ("or", "over"): ">=", ("or", "older"): ">=", ("and", "older"): ">=", ("and", "over"): ">=",
    ("and", "above"): ">=", ("and", "up"): ">=", ("or", "longer"): ">=", ("or", "better"): ">=",
    ("-", "plus"): ">=", ("or", "later"): ">=", ("or", "earlier"): "<=",
    ("or", "fewer"): "<=", ("or", "less"): "<=", ("or", "lower"): "<=", ("or", "below"): "<=",
    ("or", "younger"): "<=", ("and", "under"): "<=", ("and", "younger"): "<=", ("or", "under"): "<=", ("+",): ">=",
    ("at", "most"): "<=", ("at", "least"): ">=", ("at", "minimum"): ">=",
}  # fmt: skip
HEDGES = {
    ("approximately",): Hedge.ABOUT, ("about",): Hedge.ABOUT, ("around",): Hedge.ABOUT, ("roughly",): Hedge.ABOUT,
    ("some",): Hedge.ABOUT, ("circa",): Hedge.ABOUT, ("~",): Hedge.ABOUT, ("approx",): Hedge.ABOUT,
    ("approx", "."): Hedge.ABOUT, ("an", "estimated"): Hedge.ABOUT, ("estimated",): Hedge.ABOUT,
    ("close", "to"): Hedge.ABOUT, ("in", "the", "region", "of"): Hedge.ABOUT, ("≈",): Hedge.ABOUT,
    ("somewhere", "around"): Hedge.ABOUT, ("the", "equivalent", "of"): Hedge.EXACT,
    ("nearly",): Hedge.NEARLY, ("almost",): Hedge.NEARLY, ("just", "under"): Hedge.NEARLY,
    ("just", "below"): Hedge.NEARLY, ("just", "less", "than"): Hedge.NEARLY, ("just", "short", "of"): Hedge.NEARLY,
    ("slightly", "less", "than"): Hedge.NEARLY, ("slightly", "under"): Hedge.NEARLY,
    ("slightly", "below"): Hedge.NEARLY, ("slightly", "fewer", "than"): Hedge.NEARLY,
    ("a", "little", "under"): Hedge.NEARLY, ("a", "little", "less", "than"): Hedge.NEARLY, ("virtually",): Hedge.NEARLY,
    ("approaching",): Hedge.NEARLY, ("just", "shy", "of"): Hedge.NEARLY,
    ("just", "over"): Hedge.OVER, ("just", "above"): Hedge.OVER, ("just", "more", "than"): Hedge.OVER,
    ("slightly", "more", "than"): Hedge.OVER, ("slightly", "over"): Hedge.OVER, ("slightly", "above"): Hedge.OVER,
    ("a", "little", "over"): Hedge.OVER, ("a", "little", "more", "than"): Hedge.OVER,
    ("exactly",): Hedge.EXACT, ("precisely",): Hedge.EXACT, ("only",): Hedge.EXACT, ("just",): Hedge.EXACT,
    ("a", "total", "of"): Hedge.EXACT,
}  # fmt: skip
# Words that say a time is somebody's age.
# "over eight years" is how long, "more than eight years" is a bound.
TIME_PREPOSITIONS = frozenset({("over",), ("under",)})

UP_WORDS = frozenset(
    """up rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth
    gain gains gained climb climbs climbed climbing higher more greater larger raise raised raises raising
    improve improved improvement jump jumped jumps surge surged surges expand expanded expansion widened advance
    advanced premium longer accelerated upgraded exceeded lift lifted lifts lifting add added adds""".split()
)
DOWN_WORDS = frozenset(
    """down fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined
    declining drop drops dropped dropping lower lowered lowers lowering less fewer reduce reduced reduces
    reducing reduction cut cuts loss shrink shrank shrunk narrowed slip slipped slid discount contraction
    contracted smaller below shorter dip dipped plunge plunged tumbled worse worsened shrinking shrinks
    narrowing slowing contracting dropping sliding weakening weakened""".split()
)

# Words that end a counted noun phrase.
STOPS = frozenset(
    """a an the of in on at by for from to with without within and or nor but as than that which who whom whose is
    are was were be been being has have had do does did will would shall should may might can could must not no
    if when while where because since until after before during under over above below between among across
    against into onto upon per each every this these those it its their his her our your my we they he she you i
    there here also then so yet both either neither versus vs about approximately said says including excluding
    included compared via respectively available used made began expected planned based due subject reported
    according""".split()
)
IRREGULAR_PLURALS = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "mice": "mouse",
    "criteria": "criterion", "analyses": "analysis", "diagnoses": "diagnosis", "series": "series",
    "countries": "country", "companies": "company", "personnel": "person", "staff": "employee", "wives": "wife",
    "lives": "life", "crew": "crew", "halves": "half", "biopsies": "biopsy",
}  # fmt: skip


# Nouns of people and places that stand in the singular before another noun: "a 6 patient safety run-in".
COUNTABLE = frozenset(
    """patient person subject participant member employee adult child volunteer site center clinic hospital company
    country store room unit share dose arm cohort center location station vehicle seat page player team""".split()
)
# Plurals that stand before another plural: "combat sports fans", "sales offices".
ATTRIBUTIVE = frozenset(
    """sports arts sales operations systems services goods communications securities savings materials sciences
    electronics logistics claims accounts human martial news""".split()
)
NOT_PLURAL = frozenset(
    """always perhaps overseas besides towards afterwards sometimes yes thanks diabetes herpes news whereas has was
    its does says gas bias pancreas lens texas states athletics physics genomics dynamics""".split()
)


def singular(word: str) -> str:
    """The singular of an English noun in lower case; a word that is no plural comes back as it is."""
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in NOT_PLURAL:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    return word in IRREGULAR_PLURALS or singular(word) != word
