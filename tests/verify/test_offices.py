"""Who holds an office, what is set for a day and what hangs on another: each with the near-identical wrong claim."""

import pytest

from factcheck.source.readers import read
from tests.verify.verdicts import outcome

SOURCE = read(
    """\
# Varden Pumps Names Finance Chief

BERGEN, 6 November 2025 -- Varden Pumps said that its Chief Financial Officer Nils Aker will retire on June 30, 2026,
after nine years. Ida Holm, Chief Executive Officer, will open the Molde plant on 2 March 2026. The Vikna line will
start in April 2026 and is expected to reach full output in 2027.

"We like pumps a great deal and always have," said Ida Holm, Chief Executive Officer.

The loan is conditional on a vote of shareholders. Enrollment in the NORI trial depends on clearance by the ethics
board. The offering is subject to market conditions.
"""
)


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("The CFO will retire on June 30, 2026.", "supported"),
        ("The CEO will retire on June 30, 2026.", "contradicted SUB102"),
        ("The chief executive will retire after nine years.", "contradicted SUB102"),
        ("The CFO will retire.", "supported"),
        ("The CEO will open the Molde plant on 2 March 2026.", "supported"),
        ("The finance chief will open the Molde plant on 2 March 2026.", "contradicted SUB102"),
    ],
)
def test_what_one_office_does_is_not_done_by_another(claim: str, answer: str) -> None:
    assert outcome(claim, SOURCE).startswith(answer)


def test_a_verb_that_no_passage_has_is_not_passed_over_behind_will() -> None:
    assert not outcome("The CEO will retire.", SOURCE).startswith("supported")


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("Nils Aker retires on June 30, 2026.", "supported"),
        ("Nils Aker retired on June 30, 2026.", "qualified"),
        ("Nils Aker has retired.", "qualified"),
        ("The Molde plant opens on 2 March 2026.", "supported"),
        ("The Molde plant opened on 2 March 2026.", "qualified"),
        ("The Vikna line starts in April 2026.", "supported"),
        ("The Vikna line started in April 2026.", "qualified"),
        ("The Vikna line reaches full output in 2027.", "qualified"),  # only expected
    ],
)
def test_the_present_with_a_day_to_come_is_as_firm_as_will(claim: str, answer: str) -> None:
    assert outcome(claim, SOURCE).startswith(answer)


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("The loan depends on a shareholder vote.", "supported"),
        ("The loan is subject to a vote of shareholders.", "supported"),
        ("Enrollment in NORI is subject to clearance by the ethics board.", "supported"),
        ("The ethics board has cleared enrollment in NORI.", "qualified"),
        ("The offering depends on market conditions.", "supported"),
        ("The offering does not depend on market conditions.", "contradicted"),
        ("The offering no longer depends on market conditions.", "contradicted"),
    ],
)
def test_that_something_depends_on_another_is_a_fact(claim: str, answer: str) -> None:
    assert outcome(claim, SOURCE).startswith(answer)
