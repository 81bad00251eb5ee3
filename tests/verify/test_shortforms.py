"""A short form is its long form, in either direction, and no other measure's."""

import pytest

import factcheck
from factcheck.verify.shortforms import folded, standard

RELEASE = """CLEVELAND, May 4, 2027 -- Draymoor Industries Inc. today reported results for the first quarter.

SG&A expenses were $71.9 million, compared with $68.4 million. R&D spending was $22.0 million, up from $19.5 million.
G&A costs were $14.8 million, compared with $15.6 million. Net income was $41.7 million. Diluted EPS was $1.12,
compared with $0.98. Capex totaled $18.2 million. FCF was $51.5 million. Annual recurring revenue was $301 million.
Adjusted EBITDA was $98.3 million. Revenue was $612.4 million.

Median PFS was 14.8 months with sapitinib. Overall survival was 31.2 months with sapitinib. Serious adverse events
occurred in 19.4% of patients on sapitinib. Rash occurred in 22% of patients. Draymoor plans to submit an NDA in the
first half of 2029.
"""


@pytest.mark.parametrize(
    "claim",
    [
        "Selling, general and administrative expenses rose 5% to $71.9 million.",
        "Research and development spending was $22.0 million.",
        "Research and development spending rose 13% to $22.0 million.",
        "General and administrative costs dropped 5% to $14.8 million.",
        "Earnings per share rose to $1.12 from $0.98.",
        "Capital expenditures were $18.2 million.",
        "Free cash flow was $51.5 million.",
        "ARR was $301 million.",
        "Adjusted earnings before interest, taxes, depreciation and amortization were $98.3 million.",
        "Median progression-free survival was 14.8 months with sapitinib.",
        "OS was 31.2 months with sapitinib.",
        "SAEs occurred in 19.4% of patients on sapitinib.",
        "Draymoor plans to submit a New Drug Application in the first half of 2029.",
        "The company plans to submit a New Drug Application.",
    ],
)
def test_the_other_form_is_the_same_measure(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label == "supported", verdict.message


@pytest.mark.parametrize(
    "claim",
    [
        "Selling, general and administrative expenses were $22.0 million.",
        "Research and development spending was $71.9 million.",
        "Research and development spending rose 31% to $22.0 million.",
        "General and administrative costs dropped 8% to $14.8 million.",
        "General and administrative costs were $71.9 million.",
        "Capital expenditures were $51.5 million.",
        "Free cash flow was $18.2 million.",
        "ARR was $612.4 million.",
        "Median progression-free survival was 31.2 months with sapitinib.",
        "SAEs occurred in 22% of patients on sapitinib.",
        "Draymoor plans to submit a New Drug Application in the second half of 2029.",
    ],
)
def test_another_measures_figure_is_not_found_by_it(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label in ("contradicted", "not_found"), verdict.message


def test_what_a_release_defines_itself_comes_first() -> None:
    source = "The overall response rate (ORR) was 41% on the drug. The objective response rate was 38% on the drug.\n"
    assert factcheck.check("The ORR was 41% on the drug.\n", source).claims[0].label == "supported"
    assert factcheck.check("The ORR was 38% on the drug.\n", source).claims[0].label != "supported"


def test_short_forms_are_kept_as_stems_without_small_words() -> None:
    assert standard()["r&d"] == ("research", "develop")
    assert standard()["ep"] == ("earn", "share")


def test_a_long_form_is_folded_only_as_a_whole() -> None:
    words = ["earn", "interest", "tax", "depreci", "amort"]
    assert folded(dict.fromkeys(words, 0.85)) == {"ebitda": 0.85}
    assert folded(dict.fromkeys(words[:-2], 0.85)) == {"ebit": 0.85}
    assert folded({"interest": 1.0, "tax": 1.0}) == {"interest": 1.0, "tax": 1.0}
