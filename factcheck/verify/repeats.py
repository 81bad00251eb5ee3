"""The same figure given twice with different values: by headline and body, by text and table, by two passages.

Two figures are taken for the same thing only where the words that name them are the same, no more and no less, and so
is the time they hold for; and where one of them stands nowhere else, as a slip does.
"""

from __future__ import annotations

import bisect
import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, takewhile

from factcheck.claims.records import SourceFinding
from factcheck.quantities.calendar import DAY, HALF, MONTHS, QUARTER
from factcheck.quantities.model import Hedge, Interval, Kind, Quantity
from factcheck.quantities.relations import relate
from factcheck.quantities.tokens import Token, tokenize
from factcheck.source.model import Block, SectionKind
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.features import View, is_content, is_verb, stem

_KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.COUNT})
_WHEN = (Kind.DATE, Kind.PERIOD)
_LEFT_OUT = frozenset({SectionKind.FORWARD_LOOKING, SectionKind.CONTACTS, SectionKind.OTHER, SectionKind.ABOUT})
# A figure behind these is a change, a part or what another is held against: not that of the thing named.
_NOT_OF_IT = frozenset(
    """by from than versus vs against compared or and between per every each additional another further other over under
    including excluding plus less minus with =""".split()
)
_HELD_AGAINST = frozenset("compared comparable from than versus vs against earlier before ago".split())
_ASIDE = frozenset(
    """report record announc result financi quarter year month week end first second third fourth fiscal full half
    period today total approxim compani our ytd to date as""".split()
)
_CHANGES = frozenset(
    """increase increased decrease decreased rose fell grew growth decline declined up down change improved improvement
    reduction reduced gain raised lowered expected expects expect anticipates guidance target forecast outlook will may
    could plans potential pro forma previously initial initially earlier prior ago last previous""".split()
)
_OVER = (SectionKind.HEADLINE, SectionKind.HIGHLIGHTS)
_LEAST = Decimal("0.2")  # what differs by more is of two things
_NEAR = Decimal("0.1")  # no rounding reaches further
_LONGEST = 9  # stems of a name: longer ones are sentences
_MANY = 40  # figures of one name, or of one sentence: no text has more


@dataclass(frozen=True, slots=True)
class _Named:
    """A figure with the time it holds for, none where the text gives none."""

    figure: Figure
    times: frozenset[Interval]


def check_repeats(index: SourceIndex) -> Iterator[SourceFinding]:
    """Every figure that another passage gives otherwise, for the same thing and time."""
    named: dict[tuple[object, ...], list[_Named]] = defaultdict(list)
    issuer, values = _issuer(index), _Values(index)
    for figure in index.figures:
        q = figure.quantity
        if q.kind not in _KINDS or not q.interval.is_point or q.hedge is not Hedge.EXACT or _is_aside(figure):
            continue
        if len(index.views[figure.sentence].quantities) > _MANY:
            continue
        name, times = _name(figure, issuer), _times(figure)
        if name and times is not None:
            named[q.kind, q.unit, q.per, name].append(_Named(figure, times))
    for alike in named.values():
        for a, b in combinations(alike[:_MANY], 2):
            if _differ(a, b, index) and (values.alone(a.figure) or values.alone(b.figure)):
                yield _finding(index, *sorted((a.figure, b.figure), key=lambda f: f.sentence))


def _is_aside(figure: Figure) -> bool:
    document = figure.index.document
    return document.sections[document.sentences[figure.sentence].section].kind in _LEFT_OUT


def _name(figure: Figure, issuer: frozenset[str]) -> frozenset[str]:
    """The stems that name a figure: its row's title in a table, else the words of its clause; empty where unsure."""
    taken, q = figure.index.views[figure.sentence], figure.written or figure.quantity
    if figure.cell is not None:
        title = list(takewhile(lambda t: t.kind == "w" or t.text in "-,&’'", taken.tokens))
        return _stems(taken, title, issuer)
    here = taken.clause_at(q.value_start)
    tokens = taken.clause_tokens(here)
    amounts = [o for o in taken.quantities if o.kind not in _WHEN and taken.clause_at(o.value_start) == here]
    before = [t for t in tokens if t.end <= q.start]
    unsure = len(amounts) > 1 or not any(t.kind == "w" for t in before) or before[-1].lower in _NOT_OF_IT
    if unsure or any(t.lower in _HELD_AGAINST for t in tokens) or any(t.lower in _CHANGES for t in taken.tokens):
        return frozenset()
    return _stems(taken, tokens, issuer)


def _stems(taken: View, tokens: Sequence[Token], issuer: frozenset[str]) -> frozenset[str]:
    figures = [(q.start, q.end) if q.kind in _WHEN else (q.value_start, q.value_end) for q in taken.quantities]
    words = [t for t in tokens if is_content(t) and not is_verb(t) and t.lower not in MONTHS]
    free = [t for t in words if not any(start <= t.start < end for start, end in figures)]
    found = {stem(t.lower) for t in free} - _ASIDE - issuer
    return frozenset(found) if 0 < len(found) <= _LONGEST else frozenset()


def _issuer(index: SourceIndex) -> frozenset[str]:
    """The stems of the headline's subject: whose figures all of them are."""
    title = index.document.title or ""
    tokens = tokenize(title, 0, len(title))
    subject = list(takewhile(lambda t: not is_verb(t), tokens))
    return frozenset(stem(t.lower) for t in subject) if len(subject) < len(tokens) else frozenset()


def _times(figure: Figure) -> frozenset[Interval] | None:
    """The one time that a figure holds for, none where the text gives none; None where it gives another or several."""
    near, far = ([q for q in dates if q.kind in _WHEN] for dates in (figure.periods, figure.far_periods))
    amounts = [q for q in figure.index.views[figure.sentence].quantities if q.kind in _KINDS]
    if far and (near or len(amounts) > 1):
        return None
    dates = near or far
    found = frozenset(_in_days(q, figure.index) for q in dates)
    if len(found) > 1 or None in found or (not found and figure.cell is not None):
        return None
    return frozenset(interval for interval in found if interval is not None)


def _in_days(date: Quantity, index: SourceIndex) -> Interval | None:
    """The days of a date; "the second quarter" is the latest that the release names with its year."""
    if date.unit == DAY:
        return date.interval
    months = {QUARTER: 3, HALF: 6}.get(date.unit)
    if months is None or not date.interval.is_point:
        return None
    first = months * (int(date.low or 1) - 1) + 1
    alike = [p.interval for p in index.periods if p.unit == DAY and _opens(p.interval, first, months)]
    return max(alike, key=lambda interval: interval.low or 0, default=None)


def _opens(days: Interval, month: int, months: int) -> bool:
    """Whether days are as many months from the first of one on."""
    if days.low is None or days.high is None or days.low < 1:
        return False
    start = datetime.date.fromordinal(int(days.low))
    return (start.month, start.day) == (month, 1) and abs((days.high - days.low) / months - 30) < 2


def _differ(a: _Named, b: _Named, index: SourceIndex) -> bool:
    """Whether two figures of one name are for the same time, and not the same."""
    one, other = a.figure, b.figure
    if one.sentence == other.sentence or (one.in_table and other.in_table) or not _same_time(a, b, index):
        return False
    p, q = _unsigned(one.quantity), _unsigned(other.quantity)
    if relate(p, q).holds or relate(q, p).holds or not p.low or not q.low:
        return False
    return _LEAST < p.low / q.low < 1 / _LEAST


def _same_time(a: _Named, b: _Named, index: SourceIndex) -> bool:
    if a.times and b.times:
        return a.times == b.times
    if a.figure.in_table or b.figure.in_table:
        return False
    known = {q.interval for q in index.periods}
    return len(known | a.times | b.times) < 2


def _unsigned(q: Quantity) -> Quantity:
    low = q.interval.low
    return replace(q, interval=Interval(-low, -low)) if low is not None and low < 0 else q


class _Values:
    """All values of a source in order, to tell whether one is given by a single sentence."""

    def __init__(self, index: SourceIndex) -> None:
        self._rows: dict[str, list[tuple[Decimal, int, Figure]]] = defaultdict(list)
        for at, figure in enumerate(index.figures):
            value = figure.quantity.base_point
            if value is not None:
                self._rows[figure.quantity.dimension].append((abs(value), at, figure))
        for rows in self._rows.values():
            rows.sort(key=lambda row: row[:2])

    def alone(self, figure: Figure) -> bool:
        """Whether no other sentence gives this value."""
        rows, q = self._rows[figure.quantity.dimension], figure.quantity
        value = abs(q.base_point or Decimal(0))
        first = bisect.bisect_left(rows, value * (1 - _NEAR), key=lambda row: row[0])
        last = bisect.bisect_right(rows, value * (1 + _NEAR), key=lambda row: row[0])
        others = [f for _, _, f in rows[first:last][:_MANY] if f.sentence != figure.sentence]
        return not any(relate(q, f.quantity).holds or relate(f.quantity, q).holds for f in others)


def _finding(index: SourceIndex, a: Figure, b: Figure) -> SourceFinding:
    text = index.document.text
    first, second = (f.written or f.quantity for f in (a, b))
    if a.cell is not None:
        first = a.cell.quantity
    said, other = (" ".join(text[q.value_start : q.value_end].split()) for q in (first, second))
    above = index.document.sentences[a.sentence]
    headline = above.block is Block.HEADING or index.document.sections[above.section].kind in _OVER
    return SourceFinding(
        code="CON105" if headline else "CON106",
        message=f"{said} here, {other} there, for the same thing",
        start=first.value_start,
        end=first.value_end,
        evidence=(index.passage(a.sentence), index.passage(b.sentence)),
    )
