"""A claim that is a sentence of the source with a few words changed."""

import pytest

from factcheck.source.readers import read
from factcheck.verify.edits import check_edits
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import view
from factcheck.verify.findings import Label

SOURCE = read(
    "The yard lowered its costs by a fifth in the second quarter while orders from abroad kept growing.\n\n"
    "The board of the yard did not approve the merger that its bankers had proposed in the spring.\n\n"
    "The yard expects to open a second dock for large ferries before the end of the year 2027.\n\n"
    "Fewer than 40 of the ferries that the yard built in that decade are still in service today.\n"
)
INDEX = SourceIndex(SOURCE)


def finding(claim: str) -> tuple[Label, str] | None:
    found = check_edits(view(claim, 0, len(claim)), [INDEX])
    return (found.label, found.code) if found else None


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (
            "The yard raised its costs by a fifth in the second quarter while orders from abroad kept growing.",
            (Label.CONTRADICTED, "DIR101"),
        ),
        (
            "The yard lowered its costs by a fifth in the second quarter while orders from abroad kept shrinking.",
            (Label.CONTRADICTED, "DIR101"),
        ),
        (
            "The board of the yard did approve the merger that its bankers had proposed in the spring.",
            (Label.CONTRADICTED, "NEG101"),
        ),
        (
            "The yard has managed to open a second dock for large ferries before the end of the year 2027.",
            (Label.QUALIFIED, "MOD101"),
        ),
    ],
)
def test_an_edit_that_turns_denies_or_firms_up(claim: str, expected: tuple[Label, str]) -> None:
    assert finding(claim) == expected


@pytest.mark.parametrize(
    "claim",
    [
        "The yard cut its costs by a fifth in the second quarter while orders from abroad kept growing.",
        "The board of the yard did not back the merger that its bankers had proposed in the spring.",
        "The yard may open a second dock for large ferries before the end of the year 2027.",
        "More than 40 of the ferries that the yard built in that decade are still in service today.",  # a figure's rule
        "Ferries are built in docks.",
        "A ferry built to carry trucks and buses across the sound all year round was shown in Bergen.",
    ],
)
def test_what_is_no_such_edit_is_left_to_the_other_rules(claim: str) -> None:
    assert finding(claim) is None
