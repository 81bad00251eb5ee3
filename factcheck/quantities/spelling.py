"""A quantity in newswire form, for where the source has none of its own to quote: cells of tables, results."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factcheck.quantities.lexicon import IRREGULAR_PLURALS
from factcheck.quantities.model import Hedge, Kind, Quantity

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_HEDGES = {Hedge.ABOUT: "about ", Hedge.NEARLY: "nearly ", Hedge.OVER: "just over "}
_PLURALS = {one: many for many, one in reversed(IRREGULAR_PLURALS.items()) if one != "employee"}
_LONGEST = 28  # digits; longer figures are no newswire


def spell(quantity: Quantity) -> str:
    """`$83.24 million`, `38.3%`, `1,204 patients`; as written where it is a range or has no value to spell."""
    low, high = quantity.low, quantity.high
    value = low if low is not None else high
    if value is None or (quantity.interval.bounded and low != high) or len(value.as_tuple().digits) > _LONGEST:
        return " ".join(quantity.text.split())
    return f"{_bound(quantity)}{_HEDGES.get(quantity.hedge, '')}{_value(quantity, value)}"


def _bound(quantity: Quantity) -> str:
    interval = quantity.interval
    if interval.low is None:
        return "less than " if interval.high_open else "up to "
    if interval.high is None:
        return "more than " if interval.low_open else "at least "
    return ""


def _value(quantity: Quantity, value: Decimal) -> str:
    unit = quantity.unit
    if quantity.kind is Kind.MONEY:
        return _money(value, unit, quantity.per)
    if quantity.kind is Kind.PERCENT:
        return f"{_number(value)}%"
    if quantity.kind is Kind.FRACTION:
        return f"{_number(value * 100)}%"
    if quantity.kind is Kind.POINTS:
        return f"{_number(value)} percentage points"
    if quantity.kind is Kind.BASIS_POINTS:
        return f"{_number(value)} basis points"
    if quantity.kind is Kind.MULTIPLE:
        return f"{_number(value)} times"
    if quantity.kind in (Kind.DATE, Kind.PERIOD):
        return " ".join(quantity.text.split()) or date.fromordinal(int(value)).isoformat()
    if quantity.kind in (Kind.COUNT, Kind.DURATION, Kind.AGE) and unit:
        return f"{_number(value)} {unit if abs(value) == 1 else _plural(unit)}"
    return f"{_number(value)} {unit}".strip()


def _money(value: Decimal, unit: str, per: str) -> str:
    sign, size = ("−", -value) if value < 0 else ("", value)
    scale, word = next((row for row in _SCALES if size >= row[0]), (Decimal(1), ""))
    symbol = _SYMBOLS.get(unit, f"{unit} " if unit else "")
    per = f" per {per}" if per else ""
    number = _number(size / scale) if word else _cents(size)
    return f"{sign}{symbol}{number}{' ' + word if word else ''}{per}"


def _cents(size: Decimal) -> str:
    text = f"{size:,.2f}"
    return text.removesuffix(".00") if size == int(size) else text


def _number(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plural(noun: str) -> str:
    if noun in _PLURALS or noun.endswith("s"):
        return _PLURALS.get(noun, noun)
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ch", "sh", "x")) else f"{noun}s"
