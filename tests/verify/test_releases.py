"""The release that the project starts from, and forty more: the verdicts it must give, and true spans everywhere."""

from pathlib import Path

import pytest

from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from factcheck.verify.findings import Label


@pytest.mark.parametrize(
    ("claim", "label", "named"),
    [
        ("FDA approved fewer than half of RMAT applications over eight years", Label.SUPPORTED, "less than half"),
        ("FDA approved more than half of RMAT applications over eight years", Label.CONTRADICTED, "less than half"),
        ("FDA approved under 50% of RMAT applications over eight years", Label.SUPPORTED, "less than half"),
        ("NEXICART-2 is expected to enroll 40 patients", Label.SUPPORTED, "40 patients"),
        ("NEXICART-2 is expected to enroll 140 patients", Label.CONTRADICTED, "40 patients"),
        ("The amyloidosis market was $3,600 million in 2017", Label.SUPPORTED, "$3.6 billion"),
        ("The amyloidosis market was $36 billion in 2017", Label.CONTRADICTED, "$3.6 billion"),
        ("U.S. prevalence was about 33,000 patients in 2024", Label.SUPPORTED, "33,277"),
        ("U.S. prevalence was 23,277 patients in 2024", Label.CONTRADICTED, "33,277"),
        ("The trial is run at 55 sites", Label.NOT_FOUND, "55 sites"),
    ],
)
def test_the_first_claims_come_out_right(data_dir: Path, claim: str, label: Label, named: str) -> None:
    source = read(data_dir / "releases" / "immix-rmat-designation.md")
    (answer,) = check_document(read(claim + ".\n"), [source]).claims
    assert answer.label is label
    assert named in answer.message
    assert bool(answer.evidence) is (label is not Label.NOT_FOUND)


def test_every_release_checked_against_itself_cites_true_passages(data_dir: Path) -> None:
    for path in sorted((data_dir / "releases").glob("*.md")):
        document = read(path)
        for claim in check_document(document, [document]).claims:
            assert document.text[claim.start : claim.end] == claim.text
            assert all(document.text[e.start : e.end] == e.quote for e in claim.evidence)
            assert all(document.text[q.start : q.end] == q.text for q in claim.quantities)
