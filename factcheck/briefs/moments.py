"""Relative dates made absolute: what "today" and "this year" are on the day of the dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.quantities.model import Kind
from factcheck.quantities.parse import parse_quantities
from factcheck.source.document import Document
from factcheck.source.model import Span

__all__ = ["Day", "day_of", "undated"]

_FIRST_DAY = date(1900, 1, 1).toordinal()  # what is before it is a day without a year
_MONTHS = "January February March April May June July August September October November December".split()
_TODAY = re.compile(
    r"\b(?:today (?P<verb>announced|reported|published|provided|said|issued|released|unveiled|confirmed|updated)|"
    r"(?P<after>announced|reported|published|provided|said|issued|released|unveiled|confirmed) today)\b"
)
_LATER = re.compile(r"\b(?P<when>later|earlier) this (?P<unit>year|month)\b")
_END = re.compile(
    r"\b(?P<when>(?:by|before|at|until) (?:the )?end of|(?:first|second) half of|during|throughout) this year\b", re.I
)
_EVENT = re.compile(r"\b(?:at|in) (?P<word>tomorrow|yesterday)['’]s (?P<event>(?:[A-Z][\w-]* ){1,5}[A-Z][\w-]*)")
_TOMORROW = re.compile(r"\b(?P<word>tomorrow|yesterday)\b(?!['’]s)")


@dataclass(frozen=True, slots=True)
class Day:
    """The day on which a release speaks, and the dateline that says so."""

    day: date
    span: Span

    def named(self, day: date | None = None) -> str:
        """`Feb. 10, 2025` in the long form: `February 10, 2025`."""
        day = day or self.day
        return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"

    def announced(self, text: str) -> str:
        """A text in which what is announced today is announced on that day."""
        on = f"on {self.named()}"
        return _TODAY.sub(lambda m: f"{on} {m['verb']}" if m["verb"] else f"{m['after']} {on}", text, count=1)

    def absolute(self, text: str) -> str:
        """A text with the other relative dates that can be told for sure; fiscal quarters never can."""
        text = _LATER.sub(self._within, text)
        text = _END.sub(lambda m: f"{m['when']} {self.day.year}", text)
        text = _EVENT.sub(lambda m: f"at the {m['event']} {self._beside(m)}", text)
        return _TOMORROW.sub(self._beside, text)

    def _within(self, match: re.Match[str]) -> str:
        month = f"{_MONTHS[self.day.month - 1]} " if match["unit"] == "month" else ""
        return f"{match['when']} in {month}{self.day.year}"

    def _beside(self, match: re.Match[str]) -> str:
        step = timedelta(days=1 if match["word"] == "tomorrow" else -1)
        return f"on {self.named(self.day + step)}"


def undated(text: str) -> str:
    """A text without "today", for a release that does not say which day that is."""
    return _TODAY.sub(lambda m: m["verb"] or m.group(), text, count=1)


def day_of(document: Document) -> Day | None:
    """The day of the dateline, None where it has none or no year: front matter tells when a page was made."""
    line = document.dateline
    if line is None or line.date is None:
        return None
    for quantity in parse_quantities(document.plain, *line.date):
        if quantity.kind is Kind.DATE and quantity.low == quantity.high and (quantity.low or 0) >= _FIRST_DAY:
            return Day(date.fromordinal(int(quantity.low or 0)), line.span)
    return None
