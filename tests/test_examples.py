"""The example draft: its five mistakes are caught and its faithful sentences pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from factcheck.verify.findings import ClaimVerdict, Label

EXAMPLES = Path(__file__).parent.parent / "examples"
CLAIMS = json.loads((EXAMPLES / "draft.labels.json").read_text("utf-8"))["claims"]
WRONG = {Label.CONTRADICTED, Label.NOT_FOUND, Label.QUALIFIED}


@pytest.fixture(scope="module")
def verdicts() -> tuple[ClaimVerdict, ...]:
    return check_document(read(EXAMPLES / "draft.md"), [read(EXAMPLES / "release.md")]).claims


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["text"][:40])
def test_each_sentence_gets_the_verdict_that_its_label_asks_for(
    claim: dict[str, str], verdicts: tuple[ClaimVerdict, ...]
) -> None:
    start = (EXAMPLES / "draft.md").read_text("utf-8").index(claim["text"])
    labels = {v.label for v in verdicts if v.start < start + len(claim["text"]) and start < v.end}
    assert labels
    if claim["want"] == "bad":
        assert labels & WRONG
    else:
        assert labels == {Label.SUPPORTED}


def test_there_are_five_mistakes_each_of_another_kind() -> None:
    kinds = [claim["category"] for claim in CLAIMS if claim["want"] == "bad"]
    assert len(kinds) == len(set(kinds)) == 5
