"""Days and months: "Feb. 10, 2025", "10 February 2025", "June 2024", "3/31/25"."""

from __future__ import annotations

import datetime
from decimal import Decimal

from factcheck.quantities.calendar import (
    DAY,
    MONTH_DAY,
    When,
    day_number,
    days_between,
    make_date,
    month_of,
    months_of,
    token_at,
    word_at,
    year_after,
    year_of,
)
from factcheck.quantities.model import Interval, Kind
from factcheck.quantities.tokens import Token


def month_first(tokens: list[Token], at: int) -> When | None:
    """ "February 10, 2025", "Feb. 10", "June 2024", "January to June 2027"."""
    month = month_of(tokens[at])
    if month is None:
        return None
    i = at + 1
    if word_at(tokens, i) == "." and tokens[i].glued:
        i += 1
    i = _over_hyphen(tokens, i)
    if word_at(tokens, i) in ("to", "-", "–", "through", "and"):
        return _month_range(tokens, month, i + 1)
    day = day_number(tokens, i)
    if day is not None:
        return _with_year(tokens, month, day[0], day[1])
    if word_at(tokens, i) == "and":
        return None
    year = year_after(tokens, i)
    if year is not None and word_at(tokens, i) != "in":
        return When(Kind.PERIOD, months_of(year[0], month, month), DAY, year[1])
    return None


def _over_hyphen(tokens: list[Token], at: int) -> int:
    """The index of the year in "Dec-2018" and "05-Aug-2016", otherwise `at` itself."""
    hyphen = word_at(tokens, at) == "-" and tokens[at].glued and year_of(token_at(tokens, at + 1)) is not None
    return at + 1 if hyphen and tokens[at + 1].glued else at


def _month_range(tokens: list[Token], first: int, at: int) -> When | None:
    """ "January to June 2027"."""
    month = month_of(tokens[at]) if at < len(tokens) else None
    year = year_after(tokens, at + 1) if month else None
    if month is None or year is None or month < first:
        return None
    return When(Kind.PERIOD, months_of(year[0], first, month), DAY, year[1])


def _with_year(tokens: list[Token], month: int, day: int, at: int) -> When | None:
    """The rest of "February 10, 2025" or "June 10–12, 2025" after its first day."""
    until = day_number(tokens, at + 1) if word_at(tokens, at) in ("-", "–") else None
    if until is not None:
        return _dated(tokens, month, (day, until[0]), until[1])
    return _dated(tokens, month, (day, day), at)


def _dated(tokens: list[Token], month: int, days: tuple[int, int], after: int) -> When | None:
    first, last = days
    year = year_after(tokens, after)
    if year is None or word_at(tokens, after) in ("in", "of"):
        return When(Kind.DATE, Interval(Decimal(month * 100 + first), Decimal(month * 100 + last)), MONTH_DAY, after)
    begin, end = make_date(year[0], month, first), make_date(year[0], month, last)
    if begin is None or end is None or end < begin:
        return None
    return When(Kind.DATE, days_between(begin, end), DAY, year[1])


def day_first(tokens: list[Token], at: int) -> When | None:
    """ "10 February 2025", "the 10th of February", "10-12 June 2025"."""
    day = day_number(tokens, at)
    if day is None:
        return None
    until = day_number(tokens, day[1] + 1) if word_at(tokens, day[1]) in ("-", "–") else None
    last, i = until or day
    i += 1 if word_at(tokens, i) == "of" else 0
    hyphen = word_at(tokens, i) == "-" and tokens[i].glued
    i += 1 if hyphen else 0
    month = month_of(tokens[i]) if i < len(tokens) else None
    if month is None or tokens[i].glued is not hyphen or (hyphen and _over_hyphen(tokens, i + 1) == i + 1):
        return None
    i = _over_hyphen(tokens, i + 1)
    if word_at(tokens, i) == "." and tokens[i].glued and year_of(token_at(tokens, i + 1)):
        i += 1
    return _dated(tokens, month, (day[0], last), i)


def numeric_date(tokens: list[Token], at: int) -> When | None:
    """ "2025-02-10", "3/31/25"; slashes are read month first unless that is no date."""
    parts = tokens[at : at + 5]
    if len(parts) < 5 or parts[1].text not in "-/" or parts[1].text != parts[3].text:
        return None
    texts = [parts[i].text for i in (0, 2, 4)]
    if not all(t.glued for t in parts[1:]) or not all(t.isdecimal() and len(t) <= 4 for t in texts):
        return None
    found = _by_dashes(texts) if parts[1].text == "-" else _by_slashes(texts)
    return When(Kind.DATE, days_between(found, found), DAY, at + 5) if found else None


def _by_dashes(texts: list[str]) -> datetime.date | None:
    a, b, c = (int(t) for t in texts)
    if len(texts[2]) == 4 and len(texts[0]) < 3:
        return make_date(c, a, b) or make_date(c, b, a)
    return make_date(a, b, c) if len(texts[0]) == 4 else None


def _by_slashes(texts: list[str]) -> datetime.date | None:
    a, b, c = (int(t) for t in texts)
    if len(texts[2]) not in (2, 4):
        return None
    year = c if len(texts[2]) == 4 else 2000 + c
    return make_date(year, a, b) or make_date(year, b, a)
