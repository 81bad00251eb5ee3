"""Short forms in which the tables of these tests write quantities down."""

from __future__ import annotations

import datetime
from decimal import Decimal

from factcheck.quantities.model import Interval, Kind, Quantity
from factcheck.quantities.parse import parse_quantities

WHEN = (Kind.DATE, Kind.PERIOD)


def only(text: str) -> Quantity:
    """The single quantity of a text."""
    found = parse_quantities(text)
    assert len(found) == 1, [(q.text, str(q.kind)) for q in found]
    return found[0]


def interval(quantity: Quantity) -> str:
    """ "40", "[10, 30]", "(-, 0.5)": round brackets leave the end out, a dash is no end."""
    span = quantity.interval
    if span.is_point:
        return number(span.low)
    left = "(" if span.low_open or span.low is None else "["
    right = ")" if span.high_open or span.high is None else "]"
    return f"{left}{number(span.low)}, {number(span.high)}{right}"


def number(value: Decimal | None) -> str:
    return "-" if value is None else f"{value:f}"


def days(quantity: Quantity) -> str:
    """ "2025-02-10" or "2025-01-01..2025-06-30" of a date or period."""
    assert quantity.kind in WHEN
    assert quantity.unit == "day"
    first, last = (datetime.date.fromordinal(int(v)).isoformat() for v in (quantity.low or 0, quantity.high or 0))
    return first if first == last else f"{first}..{last}"


def brief(quantity: Quantity) -> tuple[str, str, str]:
    """Kind, interval and unit; of dates their days."""
    if quantity.kind in WHEN and quantity.unit == "day":
        return str(quantity.kind), days(quantity), ""
    if quantity.interval == Interval(None, None):
        return str(quantity.kind), "", quantity.unit
    return str(quantity.kind), interval(quantity), quantity.unit


def briefs(text: str) -> list[tuple[str, str, str]]:
    return [brief(q) for q in parse_quantities(text)]


def texts(text: str) -> list[str]:
    return [q.text for q in parse_quantities(text)]
