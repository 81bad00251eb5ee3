"""The dateline of a release: place, date and wire before the first sentence."""

from __future__ import annotations

import re

from factcheck.source.model import Dateline, Span

__all__ = ["find_dateline"]

_REACH = 320  # a dateline is over by then
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b(?:{_MONTH}\s{{0,3}}\d{{1,2}}(?:st|nd|rd|th)?(?:\s{{0,3}},?\s{{0,3}}(?:19|20)\d\d)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}{_MONTH}(?:,?\s{{1,3}}(?:19|20)\d\d)?"
    r"|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d)(?!\w)",
    re.IGNORECASE,
)
_WIRE = re.compile(r"\(([^()\n]{2,60})\)|/([^/\n]{2,60})/")
_DASH = re.compile(r"\s*(?:-{1,3}|[–—])\s*(?:(?:-{1,2}|[–—])\s*)?")
_GLUE = re.compile(r"[\s,]*")
_WIRE_ONLY = re.compile(r"(?:--|[–—])\s?([A-Z][\w ]{2,40})\s?(?:--|[–—])")
_WIRE_BEHIND = re.compile(r"([A-Z][\w ]{0,30}(?:[Ww]ire|WIRE))\b(?: ?\([^()\n]{0,80}\))? ?(?:-{1,2}|[–—]) ?")
_SMALL = frozenset(
    ("and", "of", "de", "la", "le", "du", "del", "di", "da", "der", "den", "the", "on", "upon", "am", "et")
)
_WORD = re.compile(r"[^\W\d_]+")


def find_dateline(plain: str, start: int, end: int) -> Dateline | None:
    """The dateline at the beginning of a paragraph of plain text, else None."""
    while start < end and plain[start].isspace():
        start += 1
    end = min(end, start + _REACH)
    only = _WIRE_ONLY.match(plain, start, end)
    if only:
        return Dateline(Span(start, only.end()), None, None, Span(*only.span(1)))
    for date in _DATE.finditer(plain, start, end):
        found = _with_date(plain, start, end, date)
        if found or date.start() > start + 120:
            return found
    return _without_date(plain, start, end)


def _with_date(plain: str, start: int, end: int, date: re.Match[str]) -> Dateline | None:
    at = date.end()
    wire = None
    before = _last_wire(plain, start, date.start())
    place_end = date.start()
    if before is not None:
        wire, place_end = before
    place = _place(plain, start, place_end)
    if place is None and place_end > start:
        return None
    glue = _GLUE.match(plain, at, end)
    after = _WIRE.match(plain, glue.end() if glue else at, end)
    dash_first = _DASH.match(plain, at, end)
    if after is None and dash_first is not None:  # DATE -- (WIRE) --
        after = _WIRE.match(plain, dash_first.end(), end)
    if after is not None and wire is None and not plain[after.start() + 1].isdigit():
        wire, at = Span(*after.span(1 if after[1] is not None else 2)), after.end()
    dash = _DASH.match(plain, at, end) or (re.compile(r"\s*:").match(plain, at, end) if wire else None)
    if dash is None and wire is None:
        return None
    if place is None and wire is None:
        return None
    behind = _WIRE_BEHIND.match(plain, dash.end(), end) if dash and wire is None else None
    if behind is not None:  # CITY, DATE – Some Wire –
        wire, dash = Span(*behind.span(1)), behind
    stop = len(plain[start : dash.end() if dash else at].rstrip()) + start
    return Dateline(Span(start, stop), place, Span(*date.span()), wire)


def _last_wire(plain: str, start: int, end: int) -> tuple[Span, int] | None:
    """`NEW YORK--(BUSINESS WIRE)--` in front of the date."""
    for wire in _WIRE.finditer(plain, start, end):
        if not plain[wire.end() : end].strip(" -–—,"):
            return Span(*wire.span(1 if wire[1] is not None else 2)), wire.start()
    return None


def _without_date(plain: str, start: int, end: int) -> Dateline | None:
    wire = _WIRE.search(plain, start, min(end, start + 120))
    if wire is None:
        return None
    dash = _DASH.match(plain, wire.end(), end)
    place = _place(plain, start, wire.start())
    if dash is None or place is None:
        return None
    city = plain[place.start : place.end].partition(",")[0]
    if city.upper() != city:
        return None
    stop = len(plain[start : dash.end()].rstrip()) + start
    return Dateline(Span(start, stop), place, None, Span(*wire.span(1 if wire[1] is not None else 2)))


def _place(plain: str, start: int, end: int) -> Span | None:
    while end > start and plain[end - 1] in " \t\r\n,-–—|:;":
        end -= 1
    words = _WORD.findall(plain, start, end)
    if not words or end - start > 110 or any(char.isdigit() for char in plain[start:end]):
        return None
    if any(w[0].islower() and w not in _SMALL for w in words) or words[-1] in _SMALL or len(words) > 16:
        return None
    if any(mark in plain[start:end] for mark in ':;!?"()'):
        return None
    return Span(start, end)
