"""The figure that a passage compares its own with belongs to an earlier time."""

import pytest

from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from factcheck.verify.findings import ClaimVerdict, Label

SOURCE = read(
    """\
# Orvane third quarter

BERGEN, Norway, 28 October 2026 – Orvane AB, a maker of boats, reported its results for the third quarter of 2026.

The order book was €3.27bn at 30 September 2026, up from €2.85bn a year earlier, and a €75 million loan was repaid.

The margin was 18.0%, or €31.4 million, compared with 16.7%, or €26.0 million, in the third quarter of 2025.

The loss was €4.1 million, or €0.22 per share, compared with a loss of €3.6 million, or €0.20 per share.

Rashes were seen in 12% of those on velmira, compared with 19% of those on placebo.
"""
)


def verdict(claim: str) -> ClaimVerdict:
    (only,) = check_document(read(claim + "\n"), [SOURCE]).claims
    return only


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("At 30 September 2026 the order book stood at €2.85bn.", "€3.27bn"),
        ("The order book stood at €2.85bn.", "€3.27bn"),
        ("In the third quarter of 2026 the margin was 16.7%.", "18.0%"),
        ("The loss per share was €0.20 in the third quarter of 2026.", "€0.22"),
        ("The loss was €3.6 million.", "€4.1 million"),
    ],
)
def test_the_earlier_figure_is_wrong_for_the_later_time(claim: str, right: str) -> None:
    answer = verdict(claim)
    assert answer.label is Label.CONTRADICTED
    assert set(answer.codes) <= {"PER102", "NUM101"}
    assert answer.correction is not None
    assert right in answer.correction.text


@pytest.mark.parametrize(
    "claim",
    [
        "At 30 September 2026 the order book stood at €3.27bn.",
        "A year earlier the order book stood at €2.85bn.",
        "The order book rose from €2.85bn to €3.27bn.",
        "In the third quarter of 2025 the margin was 16.7%.",
        "The margin was 18.0%, against 16.7% in the year before.",
        "A loan of €75 million was repaid.",
        "The loss was €4.1 million, or €0.22 per share.",
        "The loss was €3.6 million in the third quarter of 2025.",
        "Rashes were seen in 19% of those on placebo.",
    ],
)
def test_a_claim_that_speaks_of_the_earlier_time_or_of_something_else_stands(claim: str) -> None:
    assert verdict(claim).label is Label.SUPPORTED


REPORT = read(
    """\
# Orvane reports trial and quarter

Net loss narrowed to €12.1 million, or €0.31 per share, from €15.8 million, or €0.44 per share, a year ago.

At Week 24, 64% of patients receiving velmira achieved remission, versus 31% of patients receiving placebo.

Among adults, 48% of those treated with velmira reached remission as against 20% in the placebo group.

Serious events occurred in 7% and 9% of patients in the velmira and placebo groups, respectively.

Research and development expenses were €20.4 million. General and administrative expenses were €8.9 million.
"""
)


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("The net loss was €0.31 per share.", True),
        ("The net loss was €0.44 per share.", False),
        ("64% of velmira patients achieved remission at Week 24.", True),
        ("64% of placebo patients achieved remission at Week 24.", False),
        ("31% of placebo patients achieved remission at Week 24.", True),
        ("Among adults, 20% on placebo reached remission.", True),
        ("Among adults, 48% on placebo reached remission.", False),
        ("Serious events occurred in 9% of placebo patients.", True),
        ("Serious events occurred in 9% of velmira patients.", False),
        ("R&D expenses were €20.4 million.", True),
        ("R&D expenses were €8.9 million.", False),
    ],
)
def test_a_clause_without_a_verb_goes_on_the_one_before_it_with_a_label_of_its_own(claim: str, right: bool) -> None:
    (answer,) = check_document(read(claim + "\n"), [REPORT]).claims
    assert (answer.label is Label.SUPPORTED) == right


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("The order book rose by €0.42bn to €3.27bn.", True),
        ("The margin was 18.0%.", True),
        ("The margin was 16.7%.", False),
    ],
)
def test_an_earlier_figure_fits_less_where_the_claim_does_not_speak_of_an_earlier_time(claim: str, right: bool) -> None:
    assert (verdict(claim).label is Label.SUPPORTED) == right


def test_what_widened_did_not_narrow() -> None:
    (answer,) = check_document(read("The net loss widened to €12.1 million.\n"), [REPORT]).claims
    assert answer.codes == ("DIR101",)
