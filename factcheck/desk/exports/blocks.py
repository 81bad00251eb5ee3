"""The words of a draft in its blocks: headings, paragraphs, lists and tables, with numbers of notes between them.

Marks inside a line, such as bold words and the targets of links, are left out: what stays is what a reader reads.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from factcheck.render.safe import one_line
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.layout import lay_out
from factcheck.source.model import Span, Table
from factcheck.source.pieces import Piece, Role

__all__ = ["Block", "Kind", "Mark", "Run", "blocks"]

_CLOSING = re.compile(r"[.,;:!?)\]”’\"'…]+")
_NUMBER = re.compile(r"(\d{1,9})[.)]")
_BOLD_LINE = 7  # the level that the layout gives a line that is bold from end to end


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    BOLD_LINE = auto()
    PARAGRAPH = auto()
    BULLET = auto()
    NUMBERED = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A note's number, and the offset of the draft behind which it belongs."""

    offset: int
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """Words, and the numbers of the notes that stand behind them."""

    text: str
    notes: tuple[int, ...] = ()

    @property
    def line(self) -> str:
        """The words as they can be shown, on one line, with a blank where they are apart from what is beside them."""
        words = one_line(self.text)
        return f"{' ' * self.text[:1].isspace()}{words}{' ' * (self.text[-1:].isspace() and bool(words))}"


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the draft; `level` is that of a heading, or how deep a list item is nested, from 1 on."""

    kind: Kind
    runs: Runs = ()
    lead: Runs = ()  # words in bold that the paragraph begins with
    level: int = 1
    number: str = ""  # of an item of a numbered list
    rows: tuple[tuple[Runs, ...], ...] = ()  # of a table, its header first


def blocks(document: Document, marks: Iterable[Mark] = ()) -> list[Block]:
    """The blocks of a draft with its marks; every mark is in one of them."""
    return list(_Builder(document, marks).build())


class _Builder:
    def __init__(self, document: Document, marks: Iterable[Mark]) -> None:
        self.document = document
        self.pieces = lay_out(document.text, document.body.start).pieces
        self.waiting = deque(sorted(marks, key=lambda mark: (mark.offset, mark.number)))
        self.depths: list[int] = []

    def build(self) -> Iterator[Block]:
        at = 0
        while at < len(self.pieces):
            piece = self.pieces[at]
            limit = self.pieces[at + 1].span.start if at + 1 < len(self.pieces) else None
            table = self._table(piece)
            if table is not None:
                first = at
                while at < len(self.pieces) and self._table(self.pieces[at]) is table:
                    at += 1
                yield self._rows(table, self.pieces[first:at], last=at == len(self.pieces))
                continue
            if piece.role is Role.RUN_IN and at + 1 < len(self.pieces):
                at += 1
                after = self.pieces[at]
                lead = self._runs(piece.span, after.span.start)
                limit = self.pieces[at + 1].span.start if at + 1 < len(self.pieces) else None
                yield Block(Kind.PARAGRAPH, self._runs(after.span, limit), lead)
            elif runs := self._runs(piece.span, limit):
                yield self._block(piece, runs)
            at += 1

    def _block(self, piece: Piece, runs: Runs) -> Block:
        if piece.role is not Role.LIST_ITEM:
            self.depths = []
        number = self._number(piece)
        if number and piece.role is not Role.LIST_ITEM:
            runs = (Run(f"{number}. "), *runs)
        if piece.role is Role.HEADING and piece.level < _BOLD_LINE:
            return Block(Kind.HEADING, runs, level=piece.level)
        if piece.role in (Role.HEADING, Role.RUN_IN):
            return Block(Kind.BOLD_LINE, runs)
        if piece.role is Role.LIST_ITEM:
            return self._item(piece, runs)
        return Block(Kind.PARAGRAPH, runs)

    def _item(self, piece: Piece, runs: Runs) -> Block:
        marker = self.document.text[piece.outer : piece.span.start]
        indent = len(marker) - len(marker.lstrip())
        while self.depths and self.depths[-1] > indent:
            self.depths.pop()
        if not self.depths or self.depths[-1] < indent:
            self.depths.append(indent)
        number = self._number(piece)
        return Block(Kind.NUMBERED if number else Kind.BULLET, runs, level=len(self.depths), number=number)

    def _number(self, piece: Piece) -> str:
        """The number of the item that a piece is, or begins."""
        found = _NUMBER.search(self.document.text, piece.outer, piece.span.start)
        return found[1] if found else ""

    def _table(self, piece: Piece) -> Table | None:
        if piece.role is not Role.TABLE_ROW:
            return None
        return next((t for t in self.document.tables if t.span.start <= piece.span.start < t.span.end), None)

    def _rows(self, table: Table, pieces: Sequence[Piece], *, last: bool) -> Block:
        """The rows as they are written; a line that is no row of figures is a row of one cell."""
        known = {cell.start: row for row in (table.header, *table.rows) for cell in row if cell.start < cell.end}
        rows: list[list[Span]] = []
        of: tuple[Span, ...] | None = None
        for piece in pieces:
            row = next((known[at] for at in range(*piece.span) if at in known), None)
            if row is None:
                rows.append([piece.span])
            elif row is not of:  # a header may stand on several lines
                rows.append(_cells(row, pieces))
            of = row
        ends = [cell.start for row in rows for cell in row][1:]
        limits: Iterator[int | None] = iter([*ends, None if last else table.span.end])
        return Block(Kind.TABLE, rows=tuple(tuple(self._runs(cell, next(limits)) for cell in row) for row in rows))

    def _runs(self, span: Span, limit: int | None) -> Runs:
        """The words of a span with the marks that stand before `limit`; None takes all that are left."""
        here: list[Mark] = []
        while self.waiting and (limit is None or self.waiting[0].offset <= limit):
            here.append(self.waiting.popleft())
        return _marked(self.document, span, here)


def _cells(row: Sequence[Span], pieces: Sequence[Piece]) -> list[Span]:
    """The cells with what is written between them, such as the sign of a currency: it goes with what follows."""
    spans: list[Span] = []
    for cell in row:
        piece = next((p.span for p in pieces if p.span.start <= cell.start < p.span.end), None)
        if piece is None:  # an empty cell, which may stand anywhere
            at = spans[-1].end if spans else cell.start
            spans.append(Span(at, at))
        else:
            before = spans[-1].end if spans and spans[-1].end > piece.start else piece.start
            spans.append(Span(min(before, cell.start), cell.end))
    return spans


def _marked(document: Document, span: Span, marks: Sequence[Mark]) -> Runs:
    words = display(document, span)
    ends: dict[int, list[int]] = {}
    start, at = span.start, 0
    for mark in marks:
        stop = min(max(mark.offset, start), span.end)
        part = display(document, Span(start, stop))
        found = words.find(part, at) if part else at
        at = found + len(part) if found >= 0 else len(words)
        closing = _CLOSING.match(words, at)
        ends.setdefault(closing.end() if closing else at, []).append(mark.number)
        start = stop
    runs, done = [], 0
    for end in sorted(ends):
        runs.append(Run(words[done:end], tuple(ends[end])))
        done = end
    return (*runs, Run(words[done:])) if done < len(words) else tuple(runs)
