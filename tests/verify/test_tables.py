"""Figures in tables: in full, with what their row, column and caption say of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.quantities.model import Kind
from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.features import stem
from factcheck.verify.tables import Cell, cells
from tests.quantities.forms import days
from tests.verify.releases import QUARTER


def table_of(caption: str, head: str, *rows: str) -> list[Cell]:
    lines = [f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rows)]
    return all_cells(read(f"# Orvane\n\n{caption}\n\n" + "\n".join(lines) + "\n\nAfter it.\n"))


def all_cells(document: Document) -> list[Cell]:
    return [c for table in document.tables for c in cells(document, table)]


def values(found: list[Cell]) -> list[tuple[str, str, str]]:
    return [(str(c.quantity.kind), f"{c.quantity.low:f}", c.quantity.unit) for c in found]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Dollar amounts in tables are in thousands.", "41200000"),
        ("All amounts in the notes are stated in millions.", "41200000000"),
        ("Tables are in order of date. Sales come in thousands of stores.", "41200"),
    ],
)
def test_the_scale_that_is_said_once_for_all_tables(said: str, expected: str) -> None:
    source = f"# Orvane\n\n{said}\n\n## Debt\n\n| | 2025 |\n|---|---|\n| Notes | $41,200 |\n"
    assert [value for _, value, _ in values(all_cells(read(source)))] == [expected]


def test_every_cell_has_its_row_and_its_column() -> None:
    document = read(QUARTER)
    found = all_cells(document)
    assert [document.quote(c.span) for c in found] == [
        *("41,200", "39,800", "(310)", "(275)", "0.09", "0.08", "41.2%", "39.0%", "14", "18")
    ]
    revenue = found[0].features
    assert revenue[stem("revenue")] > revenue[stem("euros")] > 0
    assert stem("margin") not in revenue


def test_the_corner_and_the_column_tell_the_period_together() -> None:
    now, then = all_cells(read(QUARTER))[:2]
    assert [days(q) for q in now.periods] == ["2026-04-01..2026-06-30"]
    assert [days(q) for q in then.periods] == ["2025-04-01..2025-06-30"]


def test_a_column_without_a_date_has_no_period() -> None:
    (cell,) = table_of("Boats", "Yard | Built", "Bergen | 272")
    assert cell.periods == ()


@pytest.mark.parametrize(
    ("caption", "cell", "value"),
    [
        ("(in thousands of euros)", "41,200", ("money", "41200000", "EUR")),
        ("(in millions of U.S. dollars)", "41.2", ("money", "41200000.0", "USD")),
        ("(in $ billions)", "3.6", ("money", "3600000000.0", "USD")),
        ("($ in millions)", "41.2", ("money", "41200000.0", "USD")),
        ("(€ million)", "41.2", ("money", "41200000.0", "EUR")),
        ("EUR million", "41.2", ("money", "41200000.0", "EUR")),
        ("($000s)", "310", ("money", "310000", "USD")),
        ("(in thousands of euros)", "(310)", ("money", "-310000", "EUR")),
        ("(in thousands of euros)", "€41,200", ("money", "41200000", "EUR")),
        ("(in millions of euros)", "41.2%", ("percent", "41.2", "%")),
        ("Debt of €5 million is not among them", "41.2", ("number", "41.2", "")),
        ("Boats built", "272", ("number", "272", "")),
    ],
)
def test_the_caption_gives_scale_and_currency(caption: str, cell: str, value: tuple[str, str, str]) -> None:
    assert values(table_of(caption, "Item | 2026", f"Total | {cell}")) == [value]


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("Loss per share | 0.09", ("money", "0.09", "EUR")),
        ("Diluted EPS | €0.09", ("money", "0.09", "EUR")),
        ("Delivery time (days) | 14", ("duration", "14", "day")),
        ("Capacity (MW) | 30", ("measure", "30", "MW")),
    ],
)
def test_a_row_may_name_its_own_unit_and_is_then_not_scaled(row: str, value: tuple[str, str, str]) -> None:
    (cell,) = table_of("(in thousands of euros, except per share)", "Item | 2026", row)
    assert values([cell]) == [value]
    assert cell.quantity.per == ("share" if "time" not in row and "MW" not in row else "")


def test_the_last_digit_is_scaled_too() -> None:
    (cell,) = table_of("(in millions of euros)", "Item | 2026", "Revenue | 41.2")
    assert cell.quantity.step == Decimal(100_000)


@pytest.mark.parametrize("row", ["Alone", "Trial | NCT01234567", "Nothing | —", "Words | many"])
def test_what_is_no_figure_is_no_cell(row: str) -> None:
    assert table_of("(in thousands)", "Item | 2026", row) == []


def test_a_ragged_row_has_no_column_but_its_figures() -> None:
    found = table_of("Boats", "Yard | 2025 | 2026", "Bergen | 272")
    assert [c.quantity.kind for c in found] in ([Kind.NUMBER], [])


PIECES = st.lists(
    st.sampled_from(["4", "(3)", "5%", " | ", "€", "in thousands", "2026", "\n| ", "---", "**", "\ud800", "\0"])
)


@given(PIECES.map("".join), PIECES.map("".join))
def test_any_table_can_be_read(caption: str, body: str) -> None:
    document = read(f"{caption}\n\n| a | 2026 |\n|---|---|\n| b | {body} |\n")
    for cell in all_cells(document):
        assert document.text[cell.span.start : cell.span.end] == document.quote(cell.span)
        assert cell.span.start <= cell.quantity.start <= cell.quantity.end <= cell.span.end
