"""Binding: which figure of the source a figure of a claim means."""

from __future__ import annotations

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.binding import Match, matches_of, period_fit, same_noun
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import view
from tests.quantities.forms import only
from tests.verify.verdicts import BOATS, TRIAL

INDEX = {id(d): SourceIndex(d) for d in (TRIAL, BOATS)}


def matches(claim: str, figure: str, source: Document) -> list[Match]:
    taken = view(claim, 0, len(claim))
    (quantity,) = (q for q in taken.quantities if q.text == figure)
    return matches_of(taken, quantity, [INDEX[id(source)]])


@pytest.mark.parametrize(
    ("claim", "figure", "source", "meant"),
    [
        ("At Week 52, 30% of tessarine patients had relapsed.", "30%", TRIAL, "21.7%"),
        ("KESTREL ran at 30 sites.", "30 sites", TRIAL, "23 sites"),
        ("Varnholt expects to enroll 30 people in Phase 3.", "30 people", TRIAL, "approximately 460 patients"),
        ("The market was €9 billion in 2024.", "€9 billion", TRIAL, "€1.4 billion"),
        ("The market will be €9 billion in 2031.", "€9 billion", TRIAL, "€2.3 billion"),
        ("The Oslo yard delivered 99 boats.", "99 boats", BOATS, "140 boats"),
        ("The Bergen yard delivered 99 boats.", "99 boats", BOATS, "272 boats"),
        ("The margin was 9% in the second quarter of 2026.", "9%", BOATS, "41.2%"),
        ("The margin was 9% in the second quarter of 2025.", "9%", BOATS, "39.0%"),
        ("The loss per share was €9.", "€9", BOATS, "0.09"),
    ],
)
def test_a_figure_is_bound_to_that_of_the_same_thing(claim: str, figure: str, source: Document, meant: str) -> None:
    best = matches(claim, figure, source)[0]
    assert (best.quantity.text, best.relation.holds) == (meant, False)


def test_only_what_can_be_compared_is_a_rival() -> None:
    assert {str(m.quantity.kind) for m in matches("It cost €9.", "€9", BOATS)} == {"money"}
    assert matches("It weighs 9 mL.", "9 mL", BOATS) == []


def test_a_count_is_compared_with_counts_of_the_same_noun() -> None:
    found = [m.quantity.text for m in matches("KESTREL ran at 99 clinics.", "99 clinics", TRIAL)]
    assert "23 sites" in found
    assert "184 patients" not in found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("patient", "patients", True),
        ("patient", "people", True),
        ("site", "hospital", True),
        ("employee", "people", True),
        ("patient", "site", False),
        ("boat", "ferry", False),
        ("patient", "employee", False),
    ],
)
def test_nouns_that_can_be_one_thing(one: str, other: str, same: bool) -> None:
    assert same_noun(one, other) is same_noun(other, one) is same


def test_a_figure_that_the_claim_gives_elsewhere_comes_last() -> None:
    claim = "The Bergen yard delivered 272 boats, the Oslo yard 99 boats."
    assert matches(claim, "99 boats", BOATS)[0].quantity.text == "140 boats"
    assert [m.quantity.text for m in matches(claim, "99 boats", BOATS)][-1] == "272 boats"


def test_a_period_that_agrees_weighs_for_a_figure_and_another_against_it() -> None:
    index = INDEX[id(TRIAL)]
    figure = next(f for f in index.figures if f.quantity.text == "€1.4 billion")
    assert period_fit([only("in 2024")], figure, index) > 0 > period_fit([only("in 2025")], figure, index)
    assert period_fit([only("2024")], figure, index) >= period_fit([only("Q3 2024")], figure, index) > 0
    assert period_fit([], figure, index) <= 0  # a claim without a date speaks of the release's own time
    assert period_fit([only("Week 24")], figure, index) == 0


def test_best_comes_first_and_of_equals_what_holds() -> None:
    found = matches("35.1% of placebo patients had relapsed.", "35.1%", TRIAL)
    assert [m.score for m in found] == sorted((m.score for m in found), reverse=True)
    assert found[0].relation.holds


def test_of_very_many_figures_the_near_and_the_equal_are_looked_at() -> None:
    many = "".join(f"Harbour number {n} took {n + 1000} boats.\n\n" for n in range(400))
    index = SourceIndex(read(f"# Harbours\n\n{many}The Oslo yard delivered 77 boats.\n"))
    claim = "The Oslo yard delivered 99 boats and 1399 boats."
    taken = view(claim, 0, len(claim))
    wrong, far = taken.quantities
    assert matches_of(taken, wrong, [index])[0].quantity.text == "77 boats"
    assert any(m.relation.holds for m in matches_of(taken, far, [index]))
    assert len(matches_of(taken, wrong, [index])) < 400


def test_several_sources_are_searched_together() -> None:
    claim = "The Oslo yard delivered 140 boats."
    taken = view(claim, 0, len(claim))
    best = matches_of(taken, taken.quantities[-1], [INDEX[id(TRIAL)], INDEX[id(BOATS)]])[0]
    assert best.index is INDEX[id(BOATS)]
