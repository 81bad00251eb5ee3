"""Faithful claims: a sentence of a release in other words or other forms, meaning the same.

Every maker gives all variants of one type that surely mean what the sentence means; where that is unsure, none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.audits.mutations import Maker
from factcheck.audits.sites import Statement, numeral_of, splice, value_of, written_like
from factcheck.quantities.model import Kind, Quantity

_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty""".split()
_MONTHS = "January February March April May June July August September October November December".split()
_SHORT = {"January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.", "October": "Oct.",
          "November": "Nov.", "December": "Dec."}  # fmt: skip
_QUARTERS = "first second third fourth".split()
_SHARES = {
    50: ("half",), 25: ("a quarter", "one-fourth"), 75: ("three quarters", "three-quarters"), 20: ("one-fifth",),
    10: ("one-tenth", "a tenth"), 40: ("two-fifths",), 60: ("three-fifths",), 80: ("four-fifths",),
}  # fmt: skip
_OPENERS = ("Also, ", "In addition, ", "Separately, ")
_MAGNITUDE = re.compile(r"^(?P<mark>\D*)(?P<n>[\d,.]+)\s?(?P<scale>thousand|million|billion|bn|M|B|K)$", re.I)
_POWERS = {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "b": 9, "bn": 9}
_UNITS = {
    "months": (Decimal(1) / 12, "years"), "years": (Decimal(12), "months"), "weeks": (Decimal(7), "days"),
    "days": (Decimal(1) / 7, "weeks"), "hours": (Decimal(60), "minutes"), "minutes": (Decimal(1) / 60, "hours"),
    "mg": (Decimal("0.001"), "g"), "g": (Decimal(1000), "mg"), "kg": (Decimal(1000), "g"), "km": (Decimal(1000), "m"),
    "MW": (Decimal("0.001"), "GW"), "GW": (Decimal(1000), "MW"), "meters": (Decimal("0.001"), "kilometers"),
    "mcg": (Decimal("0.001"), "mg"),
}  # fmt: skip
_LEADING = re.compile(
    r"^(?P<when>(?:In|On|As of|For|During|By|At|Since) [^,]*?(?:, (?=\d{4}))?[^,]*?), "
    r"(?P<rest>(?:the|a|an|our|its|we|it|this|total|net|revenue|revenues|cash|[A-Z]\w+)\b[^,;:“\"]+)$"
)


def unchanged(claim: Statement) -> Iterator[str]:
    """The sentence itself."""
    yield claim.text


def opened(claim: Statement) -> Iterator[str]:
    """The sentence behind a word that says nothing, so that it is no longer the release's word for word."""
    body = lowered(claim)
    if body:
        yield from (opener + body for opener in _OPENERS)


def lowered(claim: Statement) -> str | None:
    """The sentence as it reads behind another word: its first in lower case, names kept; None where that is unsure."""
    first = re.match(r"[A-Za-z]+", claim.text)
    if first is None:
        return None
    word = first[0]
    if word == "A":
        return "a" + claim.text[1:]
    if not word[1:].islower():
        return claim.text
    as_name = len(re.findall(rf"(?<=[a-z,] ){word}\b", claim.release.text))
    as_word = len(re.findall(rf"\b{word.lower()}\b", claim.release.text))
    if as_name == as_word:
        return None
    return claim.text if as_name > as_word else word.lower() + claim.text[len(word) :]


def reordered(claim: Statement) -> Iterator[str]:
    """A date that opens the sentence moved to its end."""
    body = claim.text.rstrip(".")
    found = _LEADING.match(body)
    if (
        found is None
        or len(found["rest"].split()) > 24
        or not any(q.value_end <= found.end("when") for q in claim.dates)
    ):
        return
    if re.search(r"\b(?:and|but|while|which|that|who|from|compared|versus|by|in|for)\b", found["rest"]):
        return
    yield found["rest"][0].upper() + found["rest"][1:] + f" {found['when'][0].lower()}{found['when'][1:]}."


def scale_forms(claim: Statement) -> Iterator[str]:
    """The same amount with another scale: $3,600 million for $3.6 billion."""
    for q in claim.amounts:
        figure = claim.figure(q)
        found = _MAGNITUDE.match(figure)
        if found and q.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER):
            power = _POWERS[found["scale"].lower()]
            value = value_of(found["n"]) * 10**power
            yield claim.replace(q, f"{found['mark']}{_whole(value)}")
            if power == 9:
                yield claim.replace(q, f"{found['mark']}{_whole(value / 10**6)} million")
            elif power == 6 and found["mark"] and value >= 10**8:
                yield claim.replace(q, f"{found['mark']}{_short(value / 10**9)} billion")
        elif numeral_of(figure) and q.kind in (Kind.MONEY, Kind.COUNT) and q.interval.is_point and not q.per:
            yield from _into_millions(claim, q, figure)


def _into_millions(claim: Statement, q: Quantity, figure: str) -> Iterator[str]:
    numeral = str(numeral_of(figure))
    value = value_of(numeral)
    if value >= 10**6 and figure.endswith(numeral):
        yield claim.replace(q, f"{figure[: -len(numeral)]}{_short(value / 10**6)} million")


def _whole(value: Decimal) -> str:
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value.normalize():,f}"


def _short(value: Decimal) -> str:
    return f"{value.normalize():f}"


def money_forms(claim: Statement) -> Iterator[str]:
    """The same money in another newswire spelling: $3.6bn, US$3.6 billion, 3.6 billion dollars."""
    foreign = re.search(r"\b(?:C|CA|A|AU|HK|NT|NZ|S)\$|Canadian dollar|\bCAD\b", claim.release.text)
    for q in claim.amounts:
        found = re.match(r"^\$([\d,.]+) (million|billion)$", claim.figure(q), re.I)
        if found is None or q.kind is not Kind.MONEY or foreign:
            continue
        short = {"million": "m", "billion": "bn"}[found[2].lower()]
        yield claim.replace(q, f"${found[1]}{short}")
        yield claim.replace(q, f"US${found[1]} {found[2].lower()}")
        yield claim.replace(q, f"USD {found[1]} {found[2].lower()}")
        if claim.stands_free(q) and not claim.after(q).lstrip().startswith(("in ", "of ")):
            yield claim.replace(q, f"{found[1]} {found[2].lower()} dollars")


def number_words(claim: Statement) -> Iterator[str]:
    """Small numbers in words or in digits."""
    for q in claim.amounts:
        if q.kind not in (Kind.COUNT, Kind.DURATION) or not claim.stands_free(q):
            continue
        figure = claim.figure(q)
        numeral, word = re.match(r"^(\d{1,2})(?= |$)", figure), re.match(r"^([A-Za-z]+)(?= |$)", figure)
        if numeral and 2 <= int(numeral[1]) <= 20:
            yield claim.replace(q, _WORDS[int(numeral[1])] + figure[numeral.end() :])
        elif word and word[1].lower() in _WORDS[2:]:
            yield claim.replace(q, str(_WORDS.index(word[1].lower())) + figure[word.end() :])


def percent_forms(claim: Statement) -> Iterator[str]:
    """ "12 percent" and "twelve percent" for "12%", and the reverse."""
    for q in claim.amounts:
        figure = claim.figure(q)
        if q.kind is not Kind.PERCENT or claim.after(q).startswith("-"):
            continue
        if figure.endswith("%"):
            yield claim.replace(q, figure[:-1] + " percent")
            if figure[:-1].isdecimal() and int(figure[:-1]) <= 20:
                yield claim.replace(q, _WORDS[int(figure[:-1])] + " percent")
        elif re.fullmatch(r"[\d.,]+ percent", figure):
            yield claim.replace(q, figure.removesuffix(" percent") + "%")


def fractions(claim: Statement) -> Iterator[str]:
    """A share in words for a percentage of something, and the reverse."""
    for q in claim.amounts:
        figure = claim.figure(q)
        whole = claim.after(q).startswith(" of ") and q.direction is None and claim.stands_free(q)
        if q.kind is Kind.PERCENT and q.low in _SHARES and q.interval.is_point and whole and figure[0].isdigit():
            yield from (claim.replace(q, share) for share in _SHARES[int(q.low)])
    for q in claim.quantities:
        if (
            q.kind is Kind.FRACTION
            and re.fullmatch(r"half|Half", claim.figure(q))
            and claim.after(q).startswith(" of ")
        ):
            yield claim.replace(q, "50%")


def units(claim: Statement) -> Iterator[str]:
    """The same measure in another unit: two years for 24 months."""
    for q in claim.plain_amounts:
        figure = claim.figure(q)
        found = re.fullmatch(r"([\d,.]+ ?|[a-z]+ )([A-Za-z]+)", figure)
        if found is None or found[2] not in _UNITS or q.low is None or not claim.stands_free(q):
            continue
        factor, unit = _UNITS[found[2]]
        value = (q.low * factor).quantize(Decimal("0.0001"))
        metric = unit in ("g", "mg", "GW", "kilometers") and value >= Decimal("0.01") and value != 1
        if metric or ((value * 2) % 1 == 0 and value >= Decimal("1.5")):
            yield claim.replace(q, f"{_short(value) if value < 1000 else _whole(value)} {unit}")


def dates(claim: Statement) -> Iterator[str]:
    """The same date in another form: 30 June 2025, 2025-06-30, Dec. 2023."""
    for q in claim.dates:
        figure = claim.figure(q)
        full = re.fullmatch(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})", figure)
        if full and full[1] in _MONTHS:
            month, day, year = full[1], full[2], full[3]
            yield claim.replace(q, f"{day} {month} {year}")
            yield claim.replace(q, f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}")
            yield claim.replace(q, f"the {_ordinal(int(day))} of {month} {year}")
        name = figure.split()[0]
        if name in _SHORT:
            yield claim.replace(q, _SHORT[name] + figure[len(name) :])


def _ordinal(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day not in (11, 12, 13) else "th"
    return f"{day}{ending}"


def quarters(claim: Statement) -> Iterator[str]:
    """The same quarter or half in another form: Q1 2025, 1Q25, the first quarter of 2025."""
    for q in claim.dates:
        figure = claim.figure(q)
        words = re.fullmatch(r"(first|second|third|fourth) (quarter|half) (?:of )?(\d{4})", figure, re.I)
        sign = re.fullmatch(r"([QH])([1-4])[ -](\d{4})", figure)
        if words:
            number, letter = _QUARTERS.index(words[1].lower()) + 1, words[2][0].upper()
            start = q.value_start - (4 if claim.before(q).lower().endswith("the ") else 0)
            yield splice(claim.text, start, q.value_end, f"{letter}{number} {words[3]}")
            yield splice(claim.text, start, q.value_end, f"{number}{letter}{words[3][2:]}")
        elif sign:
            name = {"Q": "quarter", "H": "half"}[sign[1]]
            the = "" if re.search(r"\b(?:the|our|its|a) $", claim.before(q), re.I) else "the "
            yield claim.replace(q, f"{the}{_QUARTERS[int(sign[2]) - 1]} {name} of {sign[3]}")


def rounded(claim: Statement) -> Iterator[str]:
    """An exact figure rounded honestly, with the hedge that fits."""
    for q in claim.plain_amounts:
        figure = claim.figure(q)
        numeral = numeral_of(figure)
        if numeral is None or q.kind not in (Kind.MONEY, Kind.PERCENT, Kind.COUNT) or not claim.stands_free(q):
            continue
        if figure.startswith(("(", "-", "−")) or claim.before(q).endswith(("(", "=")):
            continue
        value = value_of(numeral)
        near = _to_two_digits(value)
        if near == value or not claim.text.startswith(figure, q.value_start):
            continue
        new = figure.replace(numeral, written_like(near, numeral))
        yield claim.replace(q, f"approximately {new}")
        yield claim.replace(q, f"about {new}")
        if near > value and near - value <= value * Decimal("0.03"):
            yield claim.replace(q, f"nearly {new}")
        if near < value and q.direction is None:
            yield claim.replace(q, f"more than {new}")


def _to_two_digits(value: Decimal) -> Decimal:
    near = Decimal(f"{value:.1e}")
    return near.quantize(Decimal(1)) if near == near.to_integral_value() else near.normalize()


FAITHFUL: dict[str, Maker] = {
    "unchanged": unchanged,
    "reopened": opened,
    "date moved": reordered,
    "scale form": scale_forms,
    "money form": money_forms,
    "number words": number_words,
    "percent form": percent_forms,
    "fraction": fractions,
    "unit": units,
    "date form": dates,
    "quarter form": quarters,
    "rounded with hedge": rounded,
}
