"""Met or missed, running or ended: the same in other words passes, the opposite is caught."""

from __future__ import annotations

import pytest

from factcheck.quantities.tokens import tokenize
from factcheck.source.readers import read
from factcheck.verify.states import outcome_of
from tests.verify.verdicts import outcome

RELEASE = read(
    """\
# Larkel Bio Reports Results of the Phase 2 ROWAN Trial

Larkel Bio today reported results of the ROWAN trial of larketinib. The trial met its primary endpoint. A key secondary
endpoint, itch response at Week 4, did not reach statistical significance (p=0.08). The ROWAN-EXT extension study is
ongoing. Larkel intends to begin a Phase 3 trial in 2027, subject to agreement with the FDA. The arbitration with Selma
Steel was terminated in June. A strike at the Turku plant ended in April. The review of the pension scheme is under way.
Delivery of the first batch depends on an audit in September. The audit is expected to be completed in October.
"""
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Itch response at Week 4 missed statistical significance.", "supported"),
        ("Itch response at Week 4 was not statistically significant.", "supported"),
        ("Itch response at Week 4 reached statistical significance.", "contradicted"),
        ("All key secondary endpoints were met.", "contradicted NEG101"),
        ("The trial met every endpoint.", "contradicted NEG101"),
        ("The primary endpoint was missed.", "contradicted NEG101"),
        ("The trial met its primary endpoint.", "supported"),
        ("The ROWAN-EXT extension study is still running.", "supported"),
        ("The extension study is under way.", "supported"),
        ("The extension study was terminated.", "contradicted NEG101"),
        ("The extension study has been completed.", "contradicted NEG101"),
        ("The arbitration with Selma Steel has ended.", "supported"),
        ("The arbitration with Selma Steel is ongoing.", "contradicted NEG101"),
        ("A strike at the Turku plant is continuing.", "contradicted NEG101"),
        ("The review of the pension scheme is in progress.", "supported"),
        ("The review of the pension scheme has been halted.", "contradicted NEG101"),
        ("The audit is ongoing.", "unverified"),
        ("The first batch was withdrawn.", "unverified"),
        ("The first batch was delivered.", "unverified"),
        ("Larkel will begin a Phase 3 trial regardless of what the FDA says.", "qualified LIM101"),
        ("Delivery of the first batch will go ahead whatever the outcome of the audit.", "qualified LIM101"),
    ],
)
def test_how_it_stands(claim: str, expected: str) -> None:
    assert outcome(claim, RELEASE).startswith(expected)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("The primary endpoint was met.", True),
        ("The primary endpoint was not met.", False),
        ("It failed to meet the secondary endpoint.", False),
        ("It missed the goal.", False),
        ("The difference was statistically significant.", True),
        ("The difference did not achieve significance.", False),
        ("It met the primary and missed the secondary endpoint.", None),
        ("The endpoint is response at Week 4.", None),
        ("The trial met with approval.", None),
    ],
)
def test_the_outcome_of_an_endpoint(text: str, met: bool | None) -> None:
    assert outcome_of(tokenize(text)) is met
