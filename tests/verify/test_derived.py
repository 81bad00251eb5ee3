"""Figures that are not written but follow from written ones, and those that do not."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.derived import workings
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import view
from factcheck.verify.findings import Label
from tests.verify.verdicts import BOATS, TRIAL, verdict


@pytest.mark.parametrize(
    ("claim", "source", "working"),
    [
        ("Relapses were 13.4 percentage points fewer on tessarine than on placebo.", TRIAL, "35.1% − 21.7% = 13.4"),
        ("4.3% of tessarine patients had serious infections.", TRIAL, "4 ÷ 92"),
        ("Half of the patients were randomized to placebo.", TRIAL, "÷ 184 patients = 50"),
        (
            "The market for vasculitis drugs is forecast to grow by €900 million.",
            TRIAL,
            "€2.3 billion − €1.4 billion = 900,000,000",
        ),
        (
            "The market for vasculitis drugs is forecast to grow by 64% from 2024 to 2031.",
            TRIAL,
            "(€2.3 billion − €1.4 billion) ÷ €1.4 billion = 64.29",
        ),
        ("The Bergen yard delivered 132 more boats than the Oslo yard.", BOATS, "272 boats − 140 boats = 132"),
        ("The Bergen and Oslo yards together delivered 412 boats.", BOATS, " = 412"),
        ("Revenue rose 3.5%.", BOATS, "= 3.52"),
    ],
)
def test_what_follows_is_supported_with_its_working(claim: str, source: Document, working: str) -> None:
    answer = verdict(claim, source)
    assert (answer.label, answer.codes[0]) == (Label.SUPPORTED, "ARI102")
    assert working in answer.message
    assert answer.evidence


def test_the_passages_are_those_of_the_operands() -> None:
    answer = verdict("4.3% of tessarine patients had serious infections.", TRIAL)
    assert [e.quote for e in answer.evidence] == ["Serious infections were seen in 4 of 92 patients on tessarine."]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Relapses were 15 percentage points fewer on tessarine than on placebo.", TRIAL),
        ("Relapses were 56.8 percentage points in total.", TRIAL),
        ("6.3% of tessarine patients had serious infections.", TRIAL),
        ("The market for vasculitis drugs is forecast to grow by €800 million.", TRIAL),
        ("The Bergen yard delivered 142 more boats than the Oslo yard.", BOATS),
        ("The Bergen and Oslo yards together delivered 421 boats.", BOATS),
        ("Revenue rose 5.3%.", BOATS),
    ],
)
def test_what_does_not_follow_is_not_supported(claim: str, source: Document) -> None:
    assert verdict(claim, source).label is not Label.SUPPORTED


def test_a_figure_that_is_written_for_something_else_is_no_result() -> None:
    source = read("# Boats\n\nOslo delivered 100 boats. Bergen delivered 40 boats more. Moss delivered 140 boats.\n")
    assert "ARI102" not in verdict("Oslo delivered 140 boats.", source).codes


def test_money_of_two_currencies_is_not_added() -> None:
    source = read("# Costs\n\nThe yard cost €30 million. The dock cost $12 million.\n")
    answer = verdict("The yard and the dock cost €42 million in total.", source)
    assert answer.label is not Label.SUPPORTED


def test_counts_of_different_things_are_not_added() -> None:
    source = read("# Trial\n\nThe trial enrolled 40 patients at 12 sites.\n")
    assert verdict("The trial enrolled 52 patients in total.", source).label is not Label.SUPPORTED


def test_a_range_does_not_follow_from_any_figure_inside_it() -> None:
    source = read("# Outlook\n\nOrvane expects revenue of €160 million to €170 million.\n")
    answer = verdict("Orvane expects revenue of €160 million to €180 million.", source)
    assert (answer.label, answer.codes) == (Label.CONTRADICTED, ("RNG101",))


def test_workings_come_best_first() -> None:
    claim = "The Bergen yard delivered 132 more boats than the Oslo yard."
    taken = view(claim, 0, len(claim))
    fits = [w.fit for w in workings(taken, taken.quantities[0], SourceIndex(BOATS))]
    assert fits
    assert fits == sorted(fits, reverse=True)


def test_figures_of_any_size_can_be_worked_with() -> None:
    huge = "9" * 45
    source = read(f"# Boats\n\nOslo delivered {huge} boats. Bergen delivered {huge[1:]} boats.\n")
    for claim in (
        f"Oslo and Bergen together delivered 1{huge} boats.",
        "Oslo delivered ten times as many as Bergen.",
    ):
        assert verdict(claim, source).label in Label


def test_how_often_and_vague_amounts_are_no_operands() -> None:
    source = read("The trial of 142 adults gave 30 mg once daily.\n\nSeveral sites of 60 sent dozens of samples.\n")
    index = SourceIndex(source)
    claim = "The trial's gain was more than five times as large."
    taken = view(claim, 0, len(claim))
    texts = {
        q.text for quantity in taken.quantities for w in workings(taken, quantity, index) for q in w.derived.operands
    }
    assert not texts & {"once daily", "Several sites", "dozens of samples"}


GROWN = """# Ulvane second quarter

OSLO, Norway, 4 August 2026 -- Ulvane reported its results for the second quarter of 2026.

Revenue was $48.6 million, compared with $39.9 million in the second quarter of 2025. Overheads were $12.0
million, versus $15.0 million a year ago.

| $ million | Q2 2026 | Q2 2025 |
|---|---|---|
| Licences | 22.0 | 17.6 |
"""


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Revenue rose 21.8%.", True),
        ("Revenue rose about 22% from a year earlier.", True),
        ("Overheads fell 20%.", True),
        ("Licences grew 25%.", True),
        ("Revenue rose 17.9%.", False),
        ("Revenue rose 18% year over year.", False),
        ("Revenue fell 21.8%.", False),
        ("Overheads fell 25%.", False),
        ("Overheads rose 25%.", False),
        ("Overheads rose 20%.", False),
        ("Licences grew 20%.", False),
    ],
)
def test_growth_is_taken_on_the_earlier_figure_and_in_its_way(claim: str, right: bool) -> None:
    [verdict] = factcheck.check(claim + "\n", GROWN).claims
    assert (verdict.label == "supported") is right
    assert right or verdict.label in ("contradicted", "not_found")
