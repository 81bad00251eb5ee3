"""A count proves only what its passage says of those that are counted."""

from __future__ import annotations

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from tests.verify.verdicts import outcome

TRIAL_NEWS = read(
    """\
# Larkel Reports Results of the Phase 2 ROWAN Trial

Larkel Bio today reported results of ROWAN. Of 312 people screened, 244 were randomized. Four patients discontinued due
to headache. There were no deaths in the study. Seven patients had infections, none of them serious. Two patients on
placebo withdrew consent.
"""
)
WORKS = read(
    """\
# Tarnby Rail Announces First Half Results

Tarnby Rail today announced results for the half. It laid off 150 staff in Leeds. 220 employees were hired in Glasgow.
The group opened 12 depots in spring. Tarnby shipped 92 engines in the quarter and received orders for 131. Five engines
were recalled because of faulty seals. No injuries were reported.
"""
)


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Four patients died.", TRIAL_NEWS, "contradicted"),
        ("Four patients had headache and died.", TRIAL_NEWS, "contradicted NEG101"),
        ("Two patients on placebo died.", TRIAL_NEWS, "contradicted NEG101"),
        ("Seven patients were hospitalized.", TRIAL_NEWS, "unverified UNV107"),
        ("Four patients improved.", TRIAL_NEWS, "unverified UNV107"),
        ("Tarnby hired 150 staff in Leeds.", WORKS, "contradicted NEG101"),
        ("Tarnby laid off 220 employees in Glasgow.", WORKS, "contradicted NEG101"),
        ("The group closed 12 depots in spring.", WORKS, "contradicted"),
        ("Five engines caught fire.", WORKS, "unverified UNV107"),
        ("Tarnby shipped 131 engines in the quarter.", WORKS, "contradicted"),
    ],
)
def test_another_thing_said_of_them_does_not_pass(claim: str, source: Document, expected: str) -> None:
    assert outcome(claim, source).startswith(expected)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Four patients stopped treatment because of headache.", TRIAL_NEWS),
        ("Four patients dropped out because of headache.", TRIAL_NEWS),
        ("Infections occurred in seven patients.", TRIAL_NEWS),
        ("Two patients on placebo withdrew their consent.", TRIAL_NEWS),
        ("In all, 312 people were screened.", TRIAL_NEWS),
        ("Tarnby cut 150 jobs in Leeds.", WORKS),
        ("Tarnby recruited 220 employees in Glasgow.", WORKS),
        ("Tarnby launched 12 depots in spring.", WORKS),
        ("Tarnby delivered 92 engines in the quarter.", WORKS),
        ("Five engines had to be recalled.", WORKS),
    ],
)
def test_the_same_thing_said_of_them_passes(claim: str, source: Document) -> None:
    assert outcome(claim, source).startswith("supported")
