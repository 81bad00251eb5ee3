"""Tables: Markdown ones with pipes, and columns aligned with blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.source.model import Span
from factcheck.source.pieces import trim

__all__ = ["RawTable", "aligned_tables", "markdown_table"]

_GAP = re.compile(r"(?:\t[ \t]*| {2,}[ \t]*)")
_NUMERIC = re.compile(r"[^\w]*[\d(—–-][^A-Za-z]{0,20}[A-Za-z%]{0,3}\)?")
_RULED = re.compile(r"[-=_ \t|:+]+")


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table before its caption and section are known; `lines` are its rows as they stand."""

    span: Span
    header: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]
    lines: tuple[Span, ...]


def markdown_table(text: str, lines: Sequence[tuple[int, int]]) -> RawTable:
    """A table of pipes: header, delimiter row, rows."""
    kept = [trim(text, *line) for at, line in enumerate(lines) if at != 1]
    rows = [tuple(_cells(text, line)) for line in kept]
    span = Span(kept[0].start, kept[-1].end if len(kept) > 1 else trim(text, *lines[-1]).end)
    rows_ = tuple(_unpiped(text, line) for line in kept)
    return RawTable(span, rows[0], tuple(rows[1:]), tuple(line for line in rows_ if line.start < line.end))


def _unpiped(text: str, line: Span) -> Span:
    start, end = line
    while start < end and text[start] in "| \t":
        start += 1
    while end > start and text[end - 1] in "| \t" and text[end - 2 : end] != "\\|":
        end -= 1
    return Span(start, end)


def _cells(text: str, line: Span) -> Iterator[Span]:
    start, end = line
    if start < end and text[start] == "|":
        start += 1
    at = start
    while at < end:
        char = text[at]
        if char == "\\":
            at += 2
            continue
        if char == "|":
            yield trim(text, start, at)
            start = at + 1
        at += 1
    if text[start:end].strip():
        yield trim(text, start, end)


def aligned_tables(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, list[Span] | RawTable]]:
    """Splits the lines of a paragraph into runs of text and tables whose columns are aligned with blanks.

    A table is three lines or more of two columns or more, most of whose last cells are figures.
    """
    split = [_columns(text, span) for span in spans]
    at = 0
    plain_from = 0
    while at < len(spans):
        stop = at
        while stop < len(spans) and (len(split[stop]) > 1 or _RULED.fullmatch(text, *spans[stop])):
            stop += 1
        rows = [(spans[i], split[i]) for i in range(at, stop) if len(split[i]) > 1]
        if _is_table(text, [cells for _, cells in rows]):
            if plain_from < at:
                yield plain_from, list(spans[plain_from:at])
            yield at, _aligned(rows, text)
            plain_from = stop
        at = max(stop, at + 1)
    if plain_from < len(spans):
        yield plain_from, list(spans[plain_from:])


def _columns(text: str, span: Span) -> list[Span]:
    cells: list[Span] = []
    start = span.start
    for gap in _GAP.finditer(text, span.start, span.end):
        if gap.start() > start:
            if text[gap.start() - 1] in ".!?:;" and gap.group() == "  ":
                continue  # two blanks after a full stop
            cells.append(Span(start, gap.start()))
        start = gap.end()
    if start < span.end:
        cells.append(Span(start, span.end))
    return cells


def _is_table(text: str, rows: list[list[Span]]) -> bool:
    if len(rows) < 3:
        return False
    figures = sum(_NUMERIC.fullmatch(text, *row[-1]) is not None for row in rows)
    return figures * 2 >= len(rows)


def _aligned(rows: list[tuple[Span, list[Span]]], text: str) -> RawTable:
    first = rows[0][1]
    headed = not all(_NUMERIC.fullmatch(text, *cell) for cell in first[1:]) or _years(text, first)
    cells = [tuple(row) for _, row in rows]
    header = cells[0] if headed else ()
    if header and len(cells) > 1 and len(header) + 1 == len(cells[1]):  # no words above the labels
        header = (Span(header[0].start, header[0].start), *header)
    lines = tuple(line for line, _ in rows)
    return RawTable(Span(lines[0].start, lines[-1].end), header, tuple(cells[1:] if headed else cells), lines)


def _years(text: str, cells: list[Span]) -> bool:
    return all(re.fullmatch(r"(?:19|20)\d\d", text[slice(*cell)]) for cell in cells[1:])
