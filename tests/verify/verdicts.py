"""What the tests of single rules share: the verdict on one sentence against one release."""

from __future__ import annotations

from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from factcheck.verify.findings import ClaimVerdict
from tests.verify.releases import QUARTER, RELEASE

TRIAL, BOATS = read(RELEASE), read(QUARTER)


def verdict(claim: str, source: Document) -> ClaimVerdict:
    """The verdict on a draft of one sentence; its passages are true."""
    (answer,) = check_document(read(claim + "\n"), [source]).claims
    assert all(source.text[e.start : e.end] == e.quote for e in answer.evidence)
    return answer


def outcome(claim: str, source: Document) -> str:
    """ "supported SUP101": label and first code."""
    answer = verdict(claim, source)
    return f"{answer.label} {answer.codes[0]}"
