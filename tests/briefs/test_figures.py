from __future__ import annotations

import pytest

from factcheck.briefs.candidates import candidates
from factcheck.briefs.compose import compose
from factcheck.briefs.figures import ROWS, figures
from factcheck.source.readers import read
from tests.briefs.releases import RESULTS, TRIAL


def _rows(text: str) -> dict[str, str]:
    document = read(text)
    return {f.quantity.text: f.subject for f in figures(document, (), candidates(document))}


@pytest.mark.parametrize(
    ("sentence", "figure", "subject"),
    [
        ("Sales of fish rose 24% to $19.5 million.", "24%", "Sales of fish rose 24% to $19.5 million"),
        (
            "Net revenue was $4.9 million, compared to $3.5 million in 2024.",
            "$4.9 million",
            "Net revenue was $4.9 million",
        ),
        (
            "Net revenue was $4.9 million, compared to $3.5 million in 2024.",
            "$3.5 million",
            "Net revenue … compared to $3.5 million in 2024",
        ),
        ("The trial is expected to enroll 40 patients.", "40 patients", "The trial is expected to enroll 40 patients"),
    ],
)
def test_a_row_says_what_its_figure_is_of_in_the_words_of_the_release(sentence: str, figure: str, subject: str) -> None:
    assert _rows(f"OSLO, May 2, 2025 -- Halden Foods reported results today in full. {sentence}\n")[figure] == subject


def test_identifiers_and_bare_dates_are_no_rows() -> None:
    rows = _rows("OSLO, May 2, 2025 -- Halden reported on June 3, 2025 that LARCH (NCT01234567) had met its goal.\n")
    assert rows == {}


def test_the_figures_of_the_brief_come_first_and_none_twice() -> None:
    brief = compose(read(RESULTS), sentences=2)
    spans = [(c.start, c.end) for s in brief.sentences for c in s.citations]
    inside = [any(a <= f.quantity.start < b for a, b in spans) for f in brief.figures]
    assert inside == sorted(inside, reverse=True)
    values = [(f.quantity.kind, f.quantity.low, f.quantity.high) for f in brief.figures if f.quantity.kind == "money"]
    assert len(values) == len(set(values))


@pytest.mark.parametrize("release", [TRIAL, RESULTS])
def test_the_table_is_short_and_cites(release: str) -> None:
    document = read(release)
    rows = compose(document).figures
    assert 0 < len(rows) <= ROWS
    for row in rows:
        assert document.text[row.quantity.start : row.quantity.end] == row.quantity.text
        assert document.text[row.citation.start : row.citation.end] == row.citation.quote
        assert row.citation.start <= row.quantity.start < row.quantity.end <= row.citation.end
