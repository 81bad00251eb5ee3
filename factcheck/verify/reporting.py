"""The period that a release reports on: "the third quarter" of a draft, which its sentences need not name."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal

from factcheck.quantities.calendar import DAY, MONTH_DAY
from factcheck.quantities.model import Kind, Quantity
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.wording import is_base

_QUARTERS = {
    word: n
    for n, words in enumerate(("first 1st q1 1q", "second 2nd q2 2q", "third 3rd q3 3q", "fourth 4th q4 4q"), 1)
    for word in words.split()
}
_QUARTER = re.compile(
    r"\b(?:(first|second|third|fourth|[1-4](?:st|nd|rd|th))[ -]quarter|(q[1-4]|[1-4]q))\b", re.IGNORECASE
)
_HALVES = {word: n for n, words in enumerate(("first 1st h1 1h", "second 2nd h2 2h"), 1) for word in words.split()}
_HALF = re.compile(r"\b(?:(first|second|1st|2nd)[ -]half|(h[12]|[12]h))\b", re.IGNORECASE)
_HALF_YEAR = range(179, 185)  # days
# What says in a figure's clause that it is of another time: "for the year", "69 cents last year". "Up 4% on last year"
# and "year over year" only say what it is compared with.
_OTHER_TIME = re.compile(
    r"\b(?:(?:last|prior|previous|next|full|this|fiscal|the) (?:\w+ )?(?:year|half)"
    r"|(?:next|last|prior|previous) quarter"
    r"|full ?- ?year|months|weeks|annual(?:ly)?|half|so far|year ?[- ] ?to ?[- ] ?date|year ago|year earlier)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:on|over|from|than|with|to|versus|vs\.?|against) (?:the |a )?"
    r"(?:(?:last|prior|previous) year|year (?:ago|earlier))(?:['’]s)?\b"
    r"|\byear ?[- ] ?(?:over|on) ?[- ] ?year\b",
    re.IGNORECASE,
)

_OPENING = frozenset("for in during over on as at through".split())
_PARTS = ("quarter", "half", MONTH_DAY)  # units of periods that are written without their year


def is_reported(date: Quantity, figure: Figure, index: SourceIndex) -> bool:
    """Whether a period without a year is the one that a figure is of.

    It is the period that stands by the figure, or, where none does, the quarter that the release reports on.
    """
    if date.kind is not Kind.PERIOD or date.unit not in _PARTS or figure.in_table:
        return False
    passage = index.views[figure.sentence]
    written = figure.written or figure.quantity
    here = passage.clause_at(written.value_start)
    opens = bool(passage.tokens) and passage.tokens[0].lower in _OPENING  # "For the year, we expect …"
    beside = _of_days(figure.periods)
    ahead = [q for clause, q in index.dates(figure.sentence) if clause == 0 and here > 0] if opens else []
    others = [q.start for q in passage.quantities if q.dimension == written.dimension and q.start > written.start]
    behind = [p for p in figure.far_periods if written.end < p.start < min(others, default=p.end)]
    for dated in (beside, _of_days(ahead), [p for p in _of_days(behind) if not _is_before_news(p, index)]):
        if dated:
            return any(_names(date, p) and not _is_before_news(p, index) for p in dated)
    if figure.periods or is_base(passage, written) or not any(_names(date, p) for p in index.periods[:1]):
        return False
    clauses = {here, 0} if opens else {here}
    text = " ".join(t.text for c in sorted(clauses) for t in passage.clause_tokens(c))
    return _OTHER_TIME.search(_COMPARED.sub(" ", text)) is None


def _of_days(periods: Iterable[Quantity]) -> list[Quantity]:
    return [p for p in periods if p.kind is Kind.PERIOD and p.unit == DAY]


def _names(date: Quantity, period: Quantity) -> bool:
    """Whether a period without a year is a part of the year that a dated period is."""
    low, high = _day(period.low), _day(period.high)
    if low is None or high is None:
        return False
    if date.unit == MONTH_DAY:
        return date.low == low.month * 100 + low.day and date.high == high.month * 100 + high.day
    spoken = _quarters(period.text) if date.unit == "quarter" else _halves(period.text)
    if not spoken and date.unit == "half" and low.day == 1 and (high - low).days in _HALF_YEAR:
        spoken = {1 + low.month // 7} if low.month in (1, 7) else set()
    return date.interval.is_point and date.low in spoken


def _is_before_news(period: Quantity, index: SourceIndex) -> bool:
    """Whether a period is an earlier one than that which the release reports on."""
    news = _of_days(index.periods[:1])
    return bool(news) and (period.high or 0) < (news[0].low or 0)


def _day(ordinal: Decimal | None) -> datetime.date | None:
    return datetime.date.fromordinal(int(ordinal)) if ordinal is not None and ordinal >= 1 else None


def _quarters(text: str) -> set[int]:
    found = (match.group(1) or match.group(2) for match in _QUARTER.finditer(text))
    return {_QUARTERS[word.lower()] for word in found}


def _halves(text: str) -> set[int]:
    found = (match.group(1) or match.group(2) for match in _HALF.finditer(text))
    return {_HALVES[word.lower()] for word in found}
