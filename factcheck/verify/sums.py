"""Totals of tables that are not the sum of the rows above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from factcheck.claims.extract import passage_of
from factcheck.claims.records import SourceFinding
from factcheck.quantities.model import Kind
from factcheck.source.model import Span, Table
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.tables import Cell, cells

_TOTAL = re.compile(r"\s*(?:grand\s+|sub)?total\b", re.IGNORECASE)
_ADDED = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER})
_REACH = 40  # rows that a total may be of
_FAR = Decimal("0.5")  # a total that differs by more was never meant as the sum of these rows


@dataclass(frozen=True, slots=True)
class _Row:
    title: Span
    figures: dict[int, Cell]  # by the column


@dataclass(frozen=True, slots=True)
class _Total:
    """A total with what it should be: the figure, the sum of the rows above, and the first of those rows."""

    cell: Cell
    row: _Row
    sum: Decimal
    first: _Row

    @property
    def holds(self) -> bool:
        q = self.cell.quantity
        return abs((q.low or 0) - self.sum) <= q.step * 2


def check_sums(index: SourceIndex) -> Iterator[SourceFinding]:
    """Every total that is not the sum of its rows, where another column shows which rows those are."""
    for table in index.document.tables:
        rows = _rows(index, table)
        for at, row in enumerate(rows):
            if not _TOTAL.match(index.document.plain, *row.title):
                continue
            yield from _wrong(index, rows, at)


def _rows(index: SourceIndex, table: Table) -> list[_Row]:
    found: dict[Span, dict[int, Cell]] = {row[0]: {} for row in table.rows if row}
    places = {span: (row[0], column) for row in table.rows for column, span in enumerate(row[1:], start=1)}
    for cell in cells(index.document, table):
        title, column = places[cell.span]
        if column in found[title]:
            found[title].pop(column)  # two figures in one cell are not added
        elif cell.quantity.kind in _ADDED and cell.quantity.interval.is_point:
            found[title][column] = cell
    return [_Row(title, figures) for title, figures in found.items()]


def _wrong(index: SourceIndex, rows: list[_Row], at: int) -> Iterator[SourceFinding]:
    """The columns of a total row in which it is wrong over the very rows over which it is right in another."""
    columns = sorted(rows[at].figures)
    for first in range(at - 2, max(-1, at - _REACH), -1):
        totals = [_total(rows, first, at, column) for column in columns]
        if not any(t is not None and t.holds for t in totals):
            continue
        for total in totals:
            if (
                total is not None
                and not total.holds
                and abs(total.sum - (total.cell.quantity.low or 0)) <= abs(total.sum) * _FAR
            ):
                yield _finding(index, total)
        return


def _total(rows: list[_Row], first: int, at: int, column: int) -> _Total | None:
    parts = [row.figures.get(column) for row in rows[first:at]]
    total = rows[at].figures[column]
    values = [cell.quantity.low for cell in parts if cell is not None and cell.quantity.low is not None]
    units = {(cell.quantity.kind, cell.quantity.unit) for cell in (*parts, total) if cell is not None}
    if len(values) != at - first or len(units) != 1:
        return None
    return _Total(total, rows[at], sum(values, Decimal(0)), rows[first])


def _finding(index: SourceIndex, total: _Total) -> SourceFinding:
    document = index.document
    spans = [total.row.title, total.first.title]
    sentences = [s for s in (document.sentence_at(span.start) for span in spans) if s is not None]
    start, end = total.cell.span
    title = " ".join(document.plain[slice(*total.row.title)].split())
    said = " ".join(document.text[start:end].split())
    sum_ = _as_written(total.sum, total.cell, document.plain[start:end])
    message = f"{title}: the rows above add up to {sum_}, not {said}"
    evidence = tuple(passage_of(document, s, index.number) for s in sentences)
    return SourceFinding(code="CON104", message=message, start=start, end=end, evidence=evidence)


def _as_written(value: Decimal, cell: Cell, text: str) -> str:
    """A sum on the scale of its table: in thousands where the cell is."""
    written = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    number = Decimal(written[0].replace(",", "")) if written else Decimal(0)
    scale = abs(cell.quantity.low or number) / number if number else Decimal(1)
    return f"{(value / scale).normalize():,f}"
