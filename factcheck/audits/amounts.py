"""Another figure in its place: another digit, scale, currency or unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.audits.sites import Statement, numeral_of, value_of, written_like
from factcheck.quantities.model import Hedge, Kind, Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.quantities.relations import base_value, dimension

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_SCALES = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"}
_CURRENCIES = ("$", "€", "£", "US$", "C$")
_UNITS = {
    "months": "weeks", "month": "week", "weeks": "months", "week": "month", "days": "weeks", "day": "week",
    "years": "months", "year": "month", "hours": "minutes", "minutes": "hours", "mg": "g", "mcg": "mg", "g": "kg",
    "kg": "g", "MW": "GW", "GW": "MW", "acres": "square miles", "tons": "pounds", "km": "m", "ounces": "pounds",
    "meters": "kilometers", "miles": "feet", "feet": "miles",
}  # fmt: skip
_FAR = Decimal("0.25")


def digits(claim: Statement) -> Iterator[str]:
    """Another digit in a figure."""
    for q in claim.amounts:
        numeral = numeral_of(claim.figure(q))
        if numeral is None:
            yield from _number_words(claim, q)
            continue
        for new in _other_digits(numeral):
            if new not in claim.release.numerals and _surely_other(claim, q, numeral, value_of(new)):
                yield claim.replace(q, claim.figure(q).replace(numeral, new))


def _other_digits(numeral: str) -> Iterator[str]:
    """The numeral with one digit changed, a leading zero left out."""
    for i, digit in enumerate(numeral):
        if digit.isdigit() and not (i and set(numeral[i:]) <= set("0,.")):
            for new in {(int(digit) + 1) % 10, (int(digit) + 4) % 10, (int(digit) - 1) % 10} - {int(digit)}:
                if new or i:
                    yield numeral[:i] + str(new) + numeral[i + 1 :]


def _number_words(claim: Statement, q: Quantity) -> Iterator[str]:
    word, _, rest = claim.figure(q).partition(" ")
    if word.lower() in _WORDS[2:11] and q.low is not None and claim.word_before(q) != "the":
        for by in (1, 2):
            if claim.release.is_clear(q, q.low + by):
                yield claim.replace(q, f"{_WORDS[int(q.low) + by]} {rest}".strip())


def _surely_other(claim: Statement, q: Quantity, numeral: str, new: Decimal) -> bool:
    """Whether a figure with another numeral in it says something else: beyond its bound, its hedge and all others."""
    old = value_of(numeral)
    end = q.low if q.low is not None else q.high
    if end is None or old == 0 or new == 0 or not _is_beyond(q, old, new):
        return False
    return claim.release.is_clear(q, end * new / old)


def _is_beyond(q: Quantity, old: Decimal, new: Decimal) -> bool:
    if q.low is None:
        return new < old * (1 - _FAR)
    if q.high is None:
        return new > old * (1 + _FAR)
    if not q.interval.is_point:
        return False
    return abs(new - old) > old * _FAR if q.hedge is not Hedge.EXACT else True


def scales(claim: Statement) -> Iterator[str]:
    """Another scale: millions for billions, ten times as many, a decimal point moved."""
    for q in claim.amounts:
        figure = claim.figure(q)
        numeral = numeral_of(figure)
        if numeral is None or q.low is None or not q.interval.is_point:
            continue
        word = re.search(r"\b(thousand|million|billion|trillion)\b", figure, re.I)
        if word:
            new = _SCALES[word[1].lower()]
            factor = Decimal(1000) if new == "million" and word[1].lower() == "thousand" else Decimal("0.001")
            factor = Decimal(1000) if word[1].lower() == "million" else factor
            if claim.release.is_clear(q, q.low * factor):
                new = new.capitalize() if word[1][0].isupper() else new
                yield claim.replace(q, figure[: word.start()] + new + figure[word.end() :])
        elif value_of(numeral) >= 10 and q.kind not in (Kind.AGE, Kind.DURATION):
            tenth = q.kind in (Kind.PERCENT, Kind.POINTS)
            value = value_of(numeral) * (Decimal("0.1") if tenth else 10)
            if claim.release.is_clear(q, q.low * value / value_of(numeral)):
                value = value.normalize() if value % 1 else value.quantize(Decimal(1))
                yield claim.replace(q, figure.replace(numeral, written_like(value, numeral)))


def currencies(claim: Statement) -> Iterator[str]:
    """Another currency."""
    for q in claim.amounts:
        found = re.match(r"US\$|C\$|\$|€|£", claim.figure(q)) if q.kind is Kind.MONEY else None
        for mark in _CURRENCIES:
            same = found is not None and {mark, found[0]} <= {"$", "US$"}
            if found and mark != found[0] and not same and mark not in claim.release.text and mark != "$":
                yield claim.replace(q, claim.figure(q).replace(found[0], mark))


def units(claim: Statement) -> Iterator[str]:
    """Another unit: weeks for months, points for percent."""
    unsaid = "point" not in claim.release.lower
    for q in claim.amounts:
        figure = claim.figure(q)
        unit = re.search(r"(?<=[\d -])[A-Za-z]+$", figure)
        new = _UNITS.get(unit[0]) if unit else None
        if unit and new and not figure.endswith(f"/{unit[0]}") and q.interval.is_point:
            mutated = claim.replace(q, figure[: unit.start()] + new)
            if _is_new(claim, mutated, q):
                yield mutated
        points = figure.replace("%", " percentage points")
        if q.kind is Kind.PERCENT and q.direction and points != figure and claim.stands_free(q) and unsaid:
            yield claim.replace(q, points)


def _is_new(claim: Statement, mutated: str, old: Quantity) -> bool:
    """Whether the figure at the same place of a changed sentence is far from all that the release gives."""
    found = next((q for q in parse_quantities(mutated) if q.value_start == old.value_start), None)
    if found is None or found.low is None or dimension(found) != dimension(old):
        return False
    mine = base_value(found, found.low)
    return all(abs(rival - mine) > abs(mine) * Decimal("0.02") for rival in claim.release.rivals(found))
