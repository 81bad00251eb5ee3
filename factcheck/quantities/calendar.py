"""The calendar behind dates and periods: months, years, days, and what they make as an interval."""

from __future__ import annotations

import calendar
import datetime
from decimal import Decimal
from typing import NamedTuple

from factcheck.quantities.model import Interval, Kind
from factcheck.quantities.tokens import Token

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower()[:3]: i for name, i in list(MONTHS.items())} | {"sept": 9}
DAY, MONTH_DAY, QUARTER, HALF = "day", "month-day", "quarter", "half"


class When(NamedTuple):
    """A date or period as read: its days, its unit and the index of the token after it."""

    kind: Kind
    interval: Interval
    unit: str
    after: int


def month_of(token: Token) -> int | None:
    """The month that a token names, None if it names none; "may" and "march" in lower case are verbs."""
    month = MONTHS.get(token.lower)
    return month if month and token.text[0].isupper() else None


def year_of(token: Token | None) -> int | None:
    """The year that a token writes with four digits, None otherwise."""
    if token is None or token.kind != "n" or len(token.text) != 4 or not token.text.isdecimal():
        return None
    return int(token.text) if 1800 <= int(token.text) <= 2199 else None


def token_at(tokens: list[Token], at: int) -> Token | None:
    """The token at an index, None where there is none."""
    return tokens[at] if 0 <= at < len(tokens) else None


def word_at(tokens: list[Token], at: int) -> str:
    """The token at an index in lower case, empty where there is none."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def days_between(first: datetime.date, last: datetime.date) -> Interval:
    """The interval from the first day to the last."""
    return Interval(Decimal(first.toordinal()), Decimal(last.toordinal()))


def day_of(year: int, month: int, day: int) -> Interval:
    """The interval of one day."""
    only = datetime.date(year, month, day)
    return days_between(only, only)


def months_of(year: int, first: int, last: int) -> Interval:
    """The interval from the first month of a year to the last."""
    return days_between(datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1]))


def make_date(year: int, month: int, day: int) -> datetime.date | None:
    """The date, None where the calendar has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def point(value: int) -> Interval:
    """The interval of one value."""
    return Interval(Decimal(value), Decimal(value))


def day_number(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """A day of the month, "10" or "10th", and the index after it."""
    token = token_at(tokens, at)
    if token is None or len(token.text) > 2 or not token.text.isdecimal() or not 1 <= int(token.text) <= 31:
        return None
    suffix = token_at(tokens, at + 1)
    glued = suffix is not None and suffix.glued and suffix.lower in ("st", "nd", "rd", "th")
    if suffix is not None and suffix.glued and suffix.kind == "w" and not glued:
        return None
    return int(token.text), at + (2 if glued else 1)


def year_after(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """A year at `at`, with ", ", "of", "fiscal year" in front of it allowed."""
    for word in (",", "of", "in", "fiscal", "calendar", "fy", "year", "the"):
        if word_at(tokens, at) == word:
            at += 1
    year = year_of(token_at(tokens, at))
    if year is not None:
        return year, at + 1
    apostrophe = token_at(tokens, at)
    digits = token_at(tokens, at + 1)
    if apostrophe is not None and apostrophe.text in "'’" and digits is not None and is_short_year(digits):
        return 2000 + int(digits.text), at + 2
    if apostrophe is not None and is_short_year(apostrophe) and word_at(tokens, at - 1) == "fy":
        return 2000 + int(apostrophe.text), at + 1
    return None


def is_short_year(token: Token) -> bool:
    """Whether a token is a year in two digits."""
    return len(token.text) == 2 and token.text.isdecimal()
