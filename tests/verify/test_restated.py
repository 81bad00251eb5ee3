"""Statements in other words: each with the nearly identical claim that the source does not make."""

from pathlib import Path

import pytest

from factcheck.api import check
from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from tests.verify.verdicts import outcome

SOURCE = read(
    """\
# Halden Marine to Buy Kaland Docks

Halden Marine agreed to buy Kaland Docks. The transaction remains subject to approval by the port authority.

The trial of the belcorin capsule did not meet its key secondary endpoint. No deaths occurred in the trial.

The company plans to move ferry assembly from Molde to a new yard in Vikna. We have not decided whether to close the
old slipway at Bergen.

The forecast does not reflect any effect of the levies proposed in May. The recall does not apply to the Ovanne lamp.

It does not expect to repurchase shares before the Kaland transaction closes.

Lower scrap prices accounted for most of the improvement in margin. Diesel was still a headwind.

Storm Freight supplies timber to Vikna Bakery. Most captains trust the new radar.
"""
)


@pytest.mark.parametrize(
    "claim",
    [
        "The port authority has yet to sign off on Halden's takeover of Kaland Docks.",
        "Belcorin fell short on its main secondary goal.",
        "Nobody died in the trial.",
        "Halden Marine intends to relocate ferry assembly from Molde to Vikna.",
        "Halden has not made up its mind about shutting the Bergen slipway.",
        "The outlook leaves out the effect of levies proposed in May.",
        "The Ovanne lamp is not covered by the recall.",
        "Cheaper scrap explained the bulk of the margin gain.",
        "Diesel continued to weigh.",
    ],
)
def test_what_a_passage_says_in_other_words_is_supported(claim: str) -> None:
    assert outcome(claim, SOURCE).startswith("supported")


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("Belcorin achieved its main secondary goal.", "contradicted"),
        ("There were deaths in the trial.", "contradicted"),
        ("Halden Marine has relocated ferry assembly from Molde to Vikna.", "qualified"),
        ("The outlook includes the effect of levies proposed in May.", "contradicted"),
        ("The Ovanne lamp is covered by the recall.", "contradicted"),
        ("Halden does not expect to buy back any more shares.", "qualified"),
    ],
)
def test_the_opposite_or_more_in_other_words_is_wrong(claim: str, answer: str) -> None:
    assert outcome(claim, SOURCE).startswith(answer)


@pytest.mark.parametrize(
    "claim",
    [
        "The port authority has signed off on Halden's takeover of Kaland Docks.",
        "Belcorin fell short on its main goal and its heart rhythm endpoint.",
        "Halden has decided to shut the Bergen slipway.",
        "Halden has not made up its mind about shutting the Molde slipway.",  # another place
        "The Ovanne heater is not covered by the recall of the Brakka mill.",  # another name
        "Vikna Bakery provides timber to Storm Freight.",  # who to whom
        "Captains trust the new radar.",  # most of them
        "The chief engineer said diesel continued to weigh.",
        "Cheaper timber from Storm Freight explained the bulk of the margin gain.",
    ],
)
def test_what_differs_in_a_name_a_role_or_a_limit_is_not_supported(claim: str) -> None:
    assert not outcome(claim, SOURCE).startswith("supported")


def test_a_passage_that_says_less_of_a_claim_than_another_does_not_deny_it() -> None:
    release = read((Path(__file__).parents[2] / "examples" / "release.md").read_bytes())
    claim = (
        "The FDA has given Immix Biopharma's NXC-201 the Regenerative Medicine Advanced Therapy (RMAT) designation in "
        "relapsed/refractory AL amyloidosis."
    )
    (answer,) = check_document(read(claim + "\n"), [release]).claims
    assert "NEG101" not in answer.codes


FERRY = """OSLO, 4 March 2025 -- Fjordlinje said today that its first battery ferry carried 48,000 passengers in
February. The company plans to order a second ferry this year. In the first week passengers complained about long
queues, and the company added a second gangway.
"""


def test_what_is_done_is_not_taken_from_the_sentence_before() -> None:
    [verdict] = check("A second ferry has been ordered.\n", FERRY).claims
    assert verdict.label == "qualified"
    [verdict] = check("A second gangway was added.\n", FERRY).claims
    assert verdict.label == "supported"
