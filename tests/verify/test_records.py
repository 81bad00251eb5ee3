"""Records of registries: lists under a line, arms by their letter, units said once."""

import pytest

from factcheck.quantities.parse import parse_quantities
from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from factcheck.verify.findings import Label
from factcheck.verify.records import aliases, is_tally

LISTED = """\
# Ormetinib Plus Letrozole Versus Letrozole Alone in Breast Cancer (HALYARD)

## Treatment

- **Arm A (ormetinib plus letrozole):**
  - ormetinib 25 mg by mouth once daily
- **Arm B (letrozole alone):**
  - letrozole 2.5 mg by mouth once daily

## Outcome results

**Primary: progression-free survival**
Unit of measure: months. Median (95% CI).

- Arm A: n = 60; 11.2 (8.9 to 13.0)
- Arm B: n = 58; 7.6 (5.5 to 9.1)

## Adverse events

Serious adverse events, Arm A

- Total: 15/59 (25.42%)
- Neutropenia: 6/59 (10.17%)

Serious adverse events, Arm B

- Total: 7/57 (12.28%)
- Neutropenia: 2/57 (3.51%)
"""

NUMBERED = """\
INTERVENTION 1:
  Ormetinib Plus Letrozole
  Patients take ormetinib 25 mg and letrozole
  daily until progression.
INTERVENTION 2:
  Letrozole
  Patients take letrozole 2.5 mg daily.

Outcome Measurement:
  Progression-free Survival
  Time frame: 24 months
Results 1:
  Overall Number of Participants Analyzed: 60
  Unit of Measure: months  11.2     (8.9 to 13.0)
Results 2:
  Overall Number of Participants Analyzed: 58
  Unit of Measure: months  7.6     (5.5 to 9.1)

Adverse Events 1:
  Total: 15/59 (25.42%)
  Neutropenia 6/59 (10.17%)
Adverse Events 2:
  Total: 7/57 (12.28%)
  Neutropenia 2/57 (3.51%)
"""


def label(source: str, claim: str) -> Label:
    (only,) = check_document(read(claim + "\n"), [read(source)]).claims
    return only.label


@pytest.mark.parametrize("source", [LISTED, NUMBERED])
@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Median progression-free survival was 11.2 months with ormetinib plus letrozole.", True),
        ("Median progression-free survival was 13.1 months with ormetinib plus letrozole.", False),
        ("Neutropenia was a serious adverse event in 10.2% of those on ormetinib plus letrozole.", True),
        ("Six patients on ormetinib plus letrozole had serious neutropenia.", True),
    ],
)
def test_a_figure_of_a_list_belongs_to_the_arm_over_it(source: str, claim: str, right: bool) -> None:
    assert (label(source, claim) is Label.SUPPORTED) == right


@pytest.mark.parametrize(
    ("source", "claim", "right"),
    [
        (LISTED, "Arm B had a median progression-free survival of 7.6 months.", True),
        (LISTED, "Arm B had a median progression-free survival of 11.2 months.", False),
        (LISTED, "In Arm B, 2 patients had serious neutropenia.", True),
        (LISTED, "In Arm B, 10.17% had serious neutropenia.", False),
        (NUMBERED, "Cohort 2 had a median progression-free survival of 7.6 months.", True),
        (NUMBERED, "Cohort 2 had a median progression-free survival of 11.2 months.", False),
        (NUMBERED, "Neutropenia occurred in 2 patients in cohort 2.", True),
        (NUMBERED, "Neutropenia occurred in 6 patients in cohort 2.", False),
    ],
)
def test_an_arm_goes_by_its_letter_or_number(source: str, claim: str, right: bool) -> None:
    assert (label(source, claim) is Label.SUPPORTED) == right


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Arm A (drug plus radiation)", "#arm a", ("drug", "plus", "radiat")),
        ("- Cohort 2: untreated adults\n", "#cohort 2", ("untreat", "adult")),
        ("A low dose of the drug (Group B) was used.", "#group b", ("low", "dose", "drug")),
        ("Stage II (expansion)", "#stage 2", ("expans",)),
    ],
)
def test_an_arm_is_what_the_text_says_beside_its_letter(text: str, name: str, words: tuple[str, ...]) -> None:
    assert aliases(text)[name] == words


@pytest.mark.parametrize("text", ["Part of the group (all adults)", "Arm A (12 of 40)", "Phase 2 (ongoing)"])
def test_no_other_brackets_name_an_arm(text: str) -> None:
    assert aliases(text) == {}


def test_lines_under_a_line_with_a_colon_are_items_and_wrapped_lines_go_on() -> None:
    document = read(NUMBERED)
    items = [document.quote(s.span) for s in document.sentences[:4]]
    assert items == [
        "INTERVENTION 1:",
        "Ormetinib Plus Letrozole",
        "Patients take ormetinib 25 mg and letrozole\n  daily until progression.",
        "INTERVENTION 2:",
    ]


@pytest.mark.parametrize(
    ("text", "tallies"),
    [("18 of 52; 34.6 (22.0 to 49.1)", ["18", "52"]), ("34.6 of the cases", []), ("14.0 (8.1 to 20.2)", [])],
)
def test_a_number_of_others_has_no_declared_unit(text: str, tallies: list[str]) -> None:
    assert [q.text for q in parse_quantities(text) if is_tally(text, q)] == tallies
