"""How results show themselves, and that showing them changes nothing of what they are."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

import factcheck
from tests.render.samples import HOSTILE, make_audit, make_brief, make_document, make_factsheet, make_report

MAKERS = (make_report, make_factsheet, make_brief, make_document, make_audit)
LINES = {
    make_report: "Report(5 claims: 1 supported, 1 qualified, 1 contradicted, 1 not found, 1 unverified)",
    make_factsheet: "FactSheet('The trial is expected to enroll 40 patients.', 1 fact, 1 figure in none of them)",
    make_brief: "Brief('The agency granted fewer than half of the applications.', "
    "2 sentences: 1 supported, 1 qualified)",
    make_document: "Document('The trial is expected to enroll 40 patients.', 44 characters, 1 sentence, 1 section)",
    make_audit: "Audit(1 of 3 wrong sentences caught: 66.7% missed (1 would have passed, 1 left unverified))",
}


@pytest.mark.parametrize("make", MAKERS)
def test_is_one_line_in_a_terminal(make: Any) -> None:
    assert repr(make()) == str(make()) == f"{make()}" == LINES[make]


@pytest.mark.parametrize("make", MAKERS)
def test_hostile_text_cannot_act_on_a_terminal(make: Any) -> None:
    line = repr(make(HOSTILE))
    assert line.isprintable()
    assert len(line) < 250


@pytest.mark.parametrize("make", MAKERS)
def test_records_stay_what_they_are(make: Any) -> None:
    value = make()
    repr(value)
    assert value == make()
    assert value != make("Another text of 41 patients.")
    assert copy.copy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301
    for name in ("source", "sha256"):
        with pytest.raises((TypeError, AttributeError, ValueError)):
            setattr(value, name, None)


def test_what_is_empty_says_so() -> None:
    assert repr(make_report().model_copy(update={"claims": ()})) == "Report(no claims to check in the draft)"
    assert repr(make_brief().model_copy(update={"sentences": (), "title": ""})) == "Brief(no sentences)"
    assert repr(factcheck.read("Sales rose.")) == "Document(11 characters, 1 sentence, 1 section)"
