from __future__ import annotations

import pytest

from factcheck.quantities.model import Kind
from factcheck.quantities.parse import parse_quantities
from tests.quantities.forms import briefs, only, texts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NCT01234567", "nct01234567"),
        ("NXC-201", "nxc-201"),
        ("BP1001-A", "bp1001-a"),
        ("RW-HPN-MF-01", "rw-hpn-mf-01"),
        ("COVID-19", "covid-19"),
        ("GLP-1", "glp-1"),
        ("interleukin-2", "interleukin-2"),
        ("HbA1c", "hba1c"),
        ("Phase 1b/2", "phase 1b/2"),
        ("Phase II", "phase 2"),
        ("Phase IIb", "phase 2b"),
        ("Phase I/II", "phase 1/2"),
        ("phase 3", "phase 3"),
        ("Grade 4", "grade 4"),
        ("Form 10-K", "form 10-k"),
        ("8-K", "8-k"),
        ("3D", "3d"),
        ("5G", "5g"),
        ("Section 21E", "section 21e"),
        ("Rule 144", "rule 144"),
        ("Item 1A", "item 1a"),
        ("510(k)", "510(k)"),
        ("505(b)(2)", "505(b)(2)"),
        ("401(k)", "401(k)"),
        ("No. 4", "no 4"),
        ("1-800-555-0134", "1-800-555-0134"),
        ("(212) 555-0100", "(212)555-0100"),
        ("+1 (212) 555-0100", "+1(212)555-0100"),
        ("+44 20 7946 0958", "+442079460958"),
        ("212-555-0100", "212-555-0100"),
        ("8:30 a.m.", "8:30a.m."),
        ("4:30pm", "4:30pm"),
        ("4 p.m.", "4p.m."),
        ("16:00", "16:00"),
        ("1.2.3", "1.2.3"),
        ("[12]", "[12]"),
        ("007", "007"),
        ("https://news.example.com/2024/03/x?id=12345", "https://news.example.com/2024/03/x?id=12345"),
        ("ir2024@abc12.example", "ir2024@abc12.example"),
    ],
)
def test_names_with_digits(text: str, name: str) -> None:
    found = only(text)
    assert (found.kind, found.unit, found.text) == (Kind.IDENTIFIER, name, text)
    assert found.low is None
    assert found.high is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Call (212) 555-0100.", ["(212) 555-0100"]),
        ("Phases 2 and 3", ["Phases 2", "3"]),
        ("the NXC-201-treated group", ["NXC-201"]),
        ("NXC-201’s label", ["NXC-201"]),
        ("in Boston, MA 02110", ["02110"]),
        ("at Austin, TX 78701", ["78701"]),
        ("of 100 Main Street", ["100"]),
        ("users of GlintSense 365 say", ["GlintSense 365"]),
        ("the S&P 500 index", ["P 500"]),
        ("See www.example.com/a1.", ["www.example.com/a1"]),
        ("of CD19/CD20 cells", ["CD19/CD20"]),
        ("at 8:30 a.m. ET", ["8:30 a.m."]),
    ],
)
def test_names_in_their_sentence(text: str, names: list[str]) -> None:
    assert texts(text) == names
    assert all(q.kind is Kind.IDENTIFIER for q in parse_quantities(text))


@pytest.mark.parametrize(
    "text", ["See www.example.com for more.", "Write to press@example.com", "gold to date.1", "patients1 said"]
)
def test_addresses_without_digits_and_footnote_marks_are_nothing(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over 300 jobs", ("count", "(300, -)", "job")),
        ("mid-2026", ("period", "2026-05-01..2026-08-31", "")),
        ("sub-10 nm", ("measure", "10", "nm")),
        ("4x", ("multiple", "4", "x")),
        ("12.5 to", ("number", "12.5", "")),
    ],
)
def test_what_is_no_name(text: str, expected: tuple[str, str, str]) -> None:
    assert briefs(text)[-1] == expected


def test_a_number_too_long_for_an_amount_is_a_name() -> None:
    assert only("7" * 60).kind is Kind.IDENTIFIER
