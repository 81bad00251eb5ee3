"""Tables that a wire has taken apart: a label on a line, then each of its figures on a line of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.source.model import Span
from factcheck.source.pieces import Piece, Role, ends_sentence
from factcheck.source.tables import RawTable

__all__ = ["STATEMENT", "unstack"]

STATEMENT = re.compile(
    r"\b(?:balance sheets?|statements? of (?:\w+ ){0,3}(?:operations|income|loss|cash flows?|equity)|reconciliation)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[-–—−$€£¥(\s]{0,6}(?:\d[\d.,]{0,24})[)%\s]{0,4}|[-–—−]")
_PERIOD = re.compile(
    r"(?:(?:for )?(?:the )?(?:\w+ )?(?:months?|quarters?|years?|periods?) +ended\b.{0,40}|as of\b.{0,30}|(?:19|20)\d\d"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},(?: (?:19|20)\d\d)?|(?:un)?audited|Q[1-4] (?:19|20)\d\d)\W*",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?:19|20)\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL = 100  # a longer line is text
_ROWS = 4  # fewer are no table
_BETWEEN = 8  # labels without figures between two rows


@dataclass(frozen=True, slots=True)
class _Row:
    first: int
    last: int
    label: Span
    figures: tuple[Span, ...]


def unstack(text: str, pieces: Sequence[Piece]) -> tuple[list[Piece], list[RawTable]]:
    """The pieces with the rows of such tables put together, and the tables."""
    out: list[Piece] = []
    tables: list[RawTable] = []
    at = 0
    for rows in _runs(text, pieces, list(_rows(text, pieces))):
        head = _head(text, pieces, rows[0].first, at)
        out += pieces[at:head]
        table = _table(text, pieces, head, rows)
        tables.append(table)
        out += _joined(text, pieces, head, rows)
        at = rows[-1].last
    out += pieces[at:]
    return out, tables


def _is_label(text: str, piece: Piece) -> bool:
    words = text[piece.span.start : min(piece.span.end, piece.span.start + _LABEL + 1)]
    return (
        piece.role in (Role.PARAGRAPH, Role.TITLE_LINE)
        and len(words) <= _LABEL
        and not (ends_sentence(words) and not words.endswith(","))
    )


def _is_figure(text: str, piece: Piece) -> bool:
    size = piece.span.end - piece.span.start
    return piece.role in (Role.PARAGRAPH, Role.RULE) and size <= 40 and _FIGURE.fullmatch(text, *piece.span) is not None


def _rows(text: str, pieces: Sequence[Piece]) -> Iterator[_Row]:
    at = 0
    while at < len(pieces):
        stop = at + 1
        if not _is_figure(text, pieces[at]) and _is_label(text, pieces[at]):
            while stop < len(pieces) and _is_cell(text, pieces[stop]):
                stop += 1
            figures = tuple(p.span for p in pieces[at + 1 : stop] if _is_figure(text, p))
            if figures:
                while not _is_figure(text, pieces[stop - 1]):
                    stop -= 1
                yield _Row(at, stop, pieces[at].span, figures)
        at = stop


def _is_cell(text: str, piece: Piece) -> bool:
    blank = piece.role is Role.RULE and piece.span.end - piece.span.start <= 3  # `$` or `)` on its own
    return blank or _is_figure(text, piece)


def _runs(text: str, pieces: Sequence[Piece], rows: list[_Row]) -> Iterator[list[_Row]]:
    run: list[_Row] = []
    for row in rows:
        if run and not _goes_on(text, pieces[run[-1].last : row.first]):
            if len(run) >= _ROWS:
                yield run
            run = []
        run.append(row)
    if len(run) >= _ROWS:
        yield run


def _goes_on(text: str, between: Sequence[Piece]) -> bool:
    return len(between) <= _BETWEEN and all(
        (piece.role is Role.RULE or _is_label(text, piece)) and not STATEMENT.search(text, *piece.span)
        for piece in between
    )


def _head(text: str, pieces: Sequence[Piece], first: int, floor: int) -> int:
    """The first of the lines above the first row that name its periods."""
    head = at = first
    while at > max(floor, first - _BETWEEN) and _is_label(text, pieces[at - 1]):
        at -= 1
        if STATEMENT.search(text, *pieces[at].span):
            break
        if _PERIOD.fullmatch(text, *pieces[at].span):
            head = at
    return head


def _table(text: str, pieces: Sequence[Piece], head: int, rows: list[_Row]) -> RawTable:
    columns = Counter(len(row.figures) for row in rows).most_common(1)[0][0]
    above = [p.span for p in pieces[head : rows[0].first] if _DATED.search(text, *p.span)]
    cells = tuple((row.label, *row.figures) for row in rows)
    header: tuple[Span, ...] = ()
    if all(_YEAR.fullmatch(text, *figure) for figure in rows[0].figures):
        header, cells = cells[0], cells[1:]
    elif len(above) >= columns:
        header = (Span(above[-columns].start, above[-columns].start), *above[-columns:])
    start = pieces[head].span.start
    first = pieces[head].span if head < rows[0].first else Span(start, rows[0].figures[-1].end)
    return RawTable(Span(start, rows[-1].figures[-1].end), header, cells, (first,))


def _joined(text: str, pieces: Sequence[Piece], head: int, rows: list[_Row]) -> Iterator[Piece]:
    at = head
    for row in rows:
        yield from (_as_row(piece) for piece in pieces[at : row.first])
        first = pieces[row.first]
        yield Piece(Role.TABLE_ROW, Span(row.label.start, row.figures[-1].end), first.outer)
        at = row.last


def _as_row(piece: Piece) -> Piece:
    return piece if piece.role is Role.RULE else Piece(Role.TABLE_ROW, piece.span, piece.outer)
