"""Dates and periods: "Feb. 10, 2025", "10 February 2025", "H1 2025", "3Q26", "second quarter ended June 30, 2026".

Values are proleptic Gregorian day ordinals (`datetime.date.toordinal`). A date or quarter without a year has its own
unit ("month-day", "quarter", "half"), so that it is never compared with a full date as if it were one.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

from factcheck.quantities.calendar import (
    DAY,
    HALF,
    MONTH_DAY,
    QUARTER,
    When,
    day_of,
    days_between,
    is_short_year,
    months_of,
    point,
    token_at,
    word_at,
    year_after,
    year_of,
)
from factcheck.quantities.dates import day_first, month_first, numeric_date
from factcheck.quantities.frequency import read_interval
from factcheck.quantities.lexicon import ORDINAL_WORDS, UNITS, is_plural
from factcheck.quantities.model import Interval, Kind
from factcheck.quantities.tokens import Token
from factcheck.quantities.units import read_unit

_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_SPANS = {"quarter": 3, "half": 6, "year": 12}
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_YEAR_JOINTS = {("to", "from"), ("till", "from"), ("until", "from"), ("and", "between")}
_YEAR_WORDS = frozenset({"fiscal", "calendar", "fy", "year", "full"})
# Nouns of which a release counts so many; "2024 sales" and "2025 results" are of a year.
_COUNTED = frozenset(
    """patients people participants subjects employees customers adults children members students units homes jobs
    sites stores locations hospitals clinics companies vehicles workers households families volunteers users""".split()
)


def read_when(tokens: list[Token], at: int) -> When | None:
    """The date or period that begins at token `at`, or None."""
    for reader in _READERS[tokens[at].kind]:
        found = reader(tokens, at)
        if found is not None:
            return found
    return None


def _quarter_mark(tokens: list[Token], at: int) -> When | None:
    """ "Q3 2026", "H1 2025", "FY 2026", "9M 2026"."""
    mark, digits = tokens[at], token_at(tokens, at + 1)
    if mark.text in ("FY", "fy"):
        year = year_after(tokens, at + 1)
        if year is None and digits is not None and is_short_year(digits):
            year = (2000 + int(digits.text), at + 2)
        return When(Kind.PERIOD, months_of(year[0], 1, 12), DAY, year[1]) if year else None
    if read_interval(tokens, at) is not None:
        return None
    if mark.text not in ("Q", "H") or digits is None or not digits.glued or digits.text not in ("1", "2", "3", "4"):
        return None
    return _part_of_year(tokens, mark.text, int(digits.text), at + 2)


def _mark_quarter(tokens: list[Token], at: int) -> When | None:
    """ "3Q26", "1H 2025", "9M 2026"."""
    digit, mark = tokens[at], token_at(tokens, at + 1)
    if mark is None or not mark.glued or mark.text not in ("Q", "H", "M"):
        return None
    if digit.text not in ("1", "2", "3", "4", "6", "9"):
        return None
    i = at + 2
    year_token = token_at(tokens, i)
    if year_token is not None and year_token.glued and is_short_year(year_token):
        return _part(mark.text, int(digit.text), 2000 + int(year_token.text), i + 1)
    if mark.text == "M" and year_of(year_token) is None:
        return None
    return _part_of_year(tokens, mark.text, int(digit.text), i)


def _part_of_year(tokens: list[Token], mark: str, number: int, at: int) -> When | None:
    hyphen = word_at(tokens, at) in ("-", "/") and tokens[at].glued and year_of(token_at(tokens, at + 1)) is not None
    year = year_after(tokens, at + 1 if hyphen else at)
    if year is not None:
        return _part(mark, number, year[0], year[1])
    if mark == "M" or (mark == "H" and number > 2):
        return None
    return When(Kind.PERIOD, point(number), QUARTER if mark == "Q" else HALF, at)


def _part(mark: str, number: int, year: int, after: int) -> When | None:
    if mark == "M":
        return When(Kind.PERIOD, months_of(year, 1, number), DAY, after)
    size = 3 if mark == "Q" else 6
    if number * size > 12:
        return None
    return When(Kind.PERIOD, months_of(year, (number - 1) * size + 1, number * size), DAY, after)


def _part_in_words(tokens: list[Token], at: int) -> When | None:
    """ "third quarter of 2026", "first half of 2025", "first nine months of 2026", "last three months of 2030"."""
    word = tokens[at].lower
    number = ORDINAL_WORDS.get(word) if word != "last" else 0
    if number is None or number > 4:
        return None
    i = at + 1
    if word_at(tokens, i) in ("-", "fiscal"):
        i += 1
    unit = word_at(tokens, i)
    if number and unit in ("quarter", "half"):
        ended = _ended(tokens, i + 1, 3 if unit == "quarter" else 6)
        return ended or _part_of_year(tokens, "Q" if unit == "quarter" else "H", number, i + 1)
    return _some_months(tokens, number, i) if number in (0, 1) else None


def _numbered_part(tokens: list[Token], at: int) -> When | None:
    """ "1st quarter of 2013", "2nd half 2025"."""
    number, suffix = tokens[at].text, token_at(tokens, at + 1)
    if number not in ("1", "2", "3", "4") or suffix is None or not suffix.glued or suffix.lower not in _SUFFIXES:
        return None
    i = at + 3 if word_at(tokens, at + 2) in ("-", "fiscal") else at + 2
    unit = word_at(tokens, i)
    if unit not in ("quarter", "half"):
        return None
    ended = _ended(tokens, i + 1, 3 if unit == "quarter" else 6)
    return ended or _part_of_year(tokens, "Q" if unit == "quarter" else "H", int(number), i + 1)


def _some_months(tokens: list[Token], number: int, at: int) -> When | None:
    """The "nine months of 2026" behind "first" (1) or "last" (0)."""
    count = _count_of_months(tokens[at]) if at < len(tokens) else None
    if count is None or count >= 12 or word_at(tokens, at + 1) != "months" or word_at(tokens, at + 2) != "of":
        return None
    year = year_after(tokens, at + 2)
    if year is None:
        return None
    first, last = (1, count) if number else (13 - count, 12)
    return When(Kind.PERIOD, months_of(year[0], first, last), DAY, year[1])


def _count_of_months(token: Token) -> int | None:
    return UNITS.get(token.lower) or (int(token.text) if token.text in ("3", "6", "9", "12") else None)


def _span_ended(tokens: list[Token], at: int) -> When | None:
    """ "three months ended June 30, 2026", "the quarter to March 31, 2025", "fiscal year ended June 30, 2024"."""
    word = tokens[at].lower
    if word_at(tokens, at - 1) == "from":
        return None  # "from three months to June 30"
    count = _count_of_months(tokens[at])
    if count is not None:
        i = at + (2 if word_at(tokens, at + 1) == "-" else 1)
        return _ended_or_to(tokens, i + 1, count) if word_at(tokens, i) in ("months", "month") else None
    return _ended_or_to(tokens, at + 1, _SPANS[word]) if word in ("quarter", "half", "year") else None


def _ended_or_to(tokens: list[Token], at: int, months: int) -> When | None:
    return _until(tokens, at, months) if word_at(tokens, at) == "to" else _ended(tokens, at, months)


def _ended(tokens: list[Token], at: int, months: int) -> When | None:
    if word_at(tokens, at) in ("period", "periods"):
        at += 1
    if word_at(tokens, at) not in ("ended", "ending"):
        return None
    return _until(tokens, at, months)


def _until(tokens: list[Token], at: int, months: int) -> When | None:
    """The months up to the day behind "ended" or "to"."""
    if not 0 < months <= 12:
        return None
    at += 2 if word_at(tokens, at + 1) == "on" else 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    day = month_first(tokens, at) if token.kind == "w" else day_first(tokens, at) or numeric_date(tokens, at)
    if day is None or day.kind is not Kind.DATE or day.interval.high is None:
        return None
    if day.unit == MONTH_DAY:
        return _ended_undated(int(day.interval.high), months, day.after)
    last = datetime.date.fromordinal(int(day.interval.high))
    begin = last.year * 12 + last.month - months
    if begin < 12:
        return None
    first = datetime.date(begin // 12, begin % 12 + 1, 1)
    return When(Kind.PERIOD, days_between(first, last), DAY, day.after)


def _ended_undated(last: int, months: int, after: int) -> When:
    """ "three months ended June 30": from 401 to 630; what begins in the year before has a month below one."""
    first = (last // 100 - months + 1) * 100 + 1
    return When(Kind.PERIOD, Interval(Decimal(first), Decimal(last)), MONTH_DAY, after)


def _year_phrase(tokens: list[Token], at: int) -> When | None:
    """ "fiscal 2025", "full-year 2026", "mid-2026", "late 2026", "year-end 2025", "end of 2027"."""
    word = tokens[at].lower
    if word in _PARTS or word == "midyear":
        return _part_phrase(tokens, at)
    if word == "end":
        return _end_of(tokens, at)
    if word not in _YEAR_WORDS:
        return None
    i = at + 1
    if word == "year":
        i += 1 if word_at(tokens, i) == "-" else 0
        if word_at(tokens, i) == "end":
            year = year_of(token_at(tokens, i + 1))
            return When(Kind.DATE, day_of(year, 12, 31), DAY, i + 2) if year else None
        i = at + 1
    while word_at(tokens, i) in ("-", "year", "fiscal", "the") and i - at < 5:
        i += 1
    year = year_of(token_at(tokens, i))
    if year is None:
        return None
    return _year_range(tokens, i, year) or When(Kind.PERIOD, months_of(year, 1, 12), DAY, i + 1)


def _part_phrase(tokens: list[Token], at: int) -> When | None:
    """ "mid-2026", "early 2027", "late in 2026"."""
    i = at + (2 if word_at(tokens, at + 1) in ("-", "in") else 1)
    year = year_of(token_at(tokens, i))
    if year is None or (word_at(tokens, i + 1) == "s" and tokens[i + 1].glued):
        return None
    first, last = _PARTS.get(tokens[at].lower, (5, 8))
    return When(Kind.PERIOD, months_of(year, first, last), DAY, i + 1)


def _end_of(tokens: list[Token], at: int) -> When | None:
    """ "end of September 2026", "end of the third quarter of 2025", "end of 2027"."""
    if word_at(tokens, at + 1) != "of" or at + 2 >= len(tokens):
        return None
    i = at + (3 if word_at(tokens, at + 2) in ("the", "fiscal", "calendar") else 2)
    inner = _period(tokens, i) if i < len(tokens) else None
    if inner is None or inner.unit != DAY or inner.kind is not Kind.PERIOD or inner.interval.high is None:
        return None
    last = inner.interval.high
    return When(Kind.DATE, Interval(last, last), DAY, inner.after)


def _period(tokens: list[Token], at: int) -> When | None:
    if tokens[at].kind == "n":
        return _mark_quarter(tokens, at) or _bare_year(tokens, at)
    if tokens[at].kind == "w":
        return month_first(tokens, at) or _part_in_words(tokens, at) or _quarter_mark(tokens, at)
    return None


def _bare_year(tokens: list[Token], at: int) -> When | None:
    """ "2025", "the 1990s", "2024–2034", "2013-14", "2025 second quarter"; "2000 patients" is no year."""
    year = year_of(tokens[at])
    if year is None or not 1900 <= year <= 2100 or _counts(tokens, at):
        return None
    following = token_at(tokens, at + 1)
    if following is not None and following.glued:
        if following.lower == "s":
            first, last = datetime.date(year, 1, 1), datetime.date(year + 9, 12, 31)
            return When(Kind.PERIOD, days_between(first, last), DAY, at + 2)
        if following.kind == "w" and following.text not in ("Q", "H"):
            return None
        if following.text in "%/":
            return _year_range(tokens, at, year)
    if at and tokens[at].glued and tokens[at - 1].text not in "(\"'“‘/-–—,*[" and tokens[at - 1].kind != "w":
        return None
    found = _year_range(tokens, at, year) or _year_then_part(tokens, at, year)
    return found or When(Kind.PERIOD, months_of(year, 1, 12), DAY, at + 1)


def _year_then_part(tokens: list[Token], at: int, year: int) -> When | None:
    """ "2025 second quarter", "2025 Q3"."""
    if word_at(tokens, at + 1) == "-" and word_at(tokens, at + 2) in ("q", "h") and tokens[at + 2].glued:
        at += 1
    mark = word_at(tokens, at + 1)
    if mark in ("q", "h"):
        number, after = word_at(tokens, at + 2), at + 3
        is_part = number in ("1", "2", "3", "4") and tokens[at + 2].glued
        return _part(mark.upper(), int(number), year, after) if is_part else None
    part = ORDINAL_WORDS.get(mark, 5)
    i = at + (3 if word_at(tokens, at + 2) == "-" else 2)
    if part > 4 or word_at(tokens, i) not in ("quarter", "half"):
        return None
    return _part("Q" if tokens[i].lower == "quarter" else "H", part, year, i + 1)


def _year_range(tokens: list[Token], at: int, year: int) -> When | None:
    """ "2024–2034", "2013-14", "from 2021 to 2024", "between 2021 and 2024"."""
    joint, until = word_at(tokens, at + 1), token_at(tokens, at + 2)
    last = year_of(until)
    if last is None and until is not None and until.glued and is_short_year(until) and joint in ("-", "–", "/"):
        last = year - year % 100 + int(until.text)
    before = word_at(tokens, at - 1)
    joined = joint in ("-", "–", "—", "/", "through") or (joint, before) in _YEAR_JOINTS
    if not joined or last is None or not year < last <= 2199 or _counts(tokens, at + 2):
        return None
    if joint == "/" and last != year + 1:
        return None
    return When(Kind.PERIOD, days_between(datetime.date(year, 1, 1), datetime.date(last, 12, 31)), DAY, at + 3)


def _counts(tokens: list[Token], at: int) -> bool:
    """Whether four digits that could be a year count or measure something: "2000 patients", "1950 mg", "over 1900"."""
    before = word_at(tokens, at - 1)
    if before in ("approximately", "nearly", "almost", "roughly", "than", "least", "~", "="):
        return True
    following = token_at(tokens, at + 1)
    if following is None or following.kind != "w":
        return False
    if following.lower in _COUNTED:
        return True
    measured = None if is_plural(following.lower) else read_unit(tokens, at + 1)
    return measured is not None and len(following.text) > 1 and following.lower not in ("in", "second", "quarter")


_READERS = {
    "w": (month_first, _span_ended, _part_in_words, _quarter_mark, _year_phrase),
    "n": (day_first, _numbered_part, numeric_date, _mark_quarter, _span_ended, _bare_year),
    "s": (),
}
