"""Every form out of a real desk, and what a dossier takes from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.desk.exports import EXPORTS
from factcheck.desk.exports.gathering import gather
from factcheck.desk.exports.labels import case
from factcheck.desk.model import Action, Reason, Text
from factcheck.desk.service import Desk
from factcheck.errors import NotClear, UnknownEntry

CLEAN = ("markdown", "html", "docx")
RELEASE = "# Acme grows\n\nSales rose 5% in 2024. Costs fell 2% in 2024.\n"
DRAFT = "# Acme\n\nSales rose 7% in 2024. Costs fell 2% in 2024.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "desk.sqlite") as opened:
        release = opened.add_release(Text.of(RELEASE.encode(), "release.md"), by="Mara")
        opened.add_draft(Text.of(DRAFT.encode(), "draft.md"), [release.id], by="Mara", title="Acme")
        yield opened


def settle(desk: Desk) -> None:
    """The wrong sentence is put right, and all is accepted and signed off."""
    wrong = next(item for item in desk.review(1).items if item.verdict.label != "supported")
    desk.decide(
        1,
        wrong.claim_key,
        Action.EDIT,
        editor="Mara",
        reason=Reason.CORRECTED,
        verdict_key=wrong.verdict_key,
        text="Sales rose 5% in 2024.",
    )
    desk.accept_supported(1, editor="Mara")
    desk.release_draft(1, editor="Jonas")


@pytest.mark.parametrize("name", EXPORTS)
def test_every_form_of_a_settled_draft(desk: Desk, name: str) -> None:
    settle(desk)
    form = EXPORTS[name]
    content = form.make(desk, 1, False)
    assert content
    assert form.name == name
    assert form.file_name(1).startswith("draft-1.")
    assert content.startswith(b"PK") is not form.is_text
    if form.is_text:
        assert "Jonas" in content.decode("utf-8") or name not in CLEAN


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_text_of_an_open_draft_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(NotClear, match="Acme: 2 claims open"):
        EXPORTS[name].make(desk, 1, False)
    assert EXPORTS[name].make(desk, 1, True)


@pytest.mark.parametrize("name", [name for name in EXPORTS if name not in CLEAN])
def test_other_forms_of_an_open_draft_are_given(desk: Desk, name: str) -> None:
    assert len(EXPORTS[name].make(desk, 1, False).splitlines()) == len(EXPORTS[name].make(desk, 1, True).splitlines())


@pytest.mark.parametrize("name", EXPORTS)
def test_a_draft_that_is_not_there(desk: Desk, name: str) -> None:
    with pytest.raises(UnknownEntry):
        EXPORTS[name].make(desk, 7, False)


def test_the_claims_that_are_gone_are_found_in_their_checks(desk: Desk) -> None:
    settle(desk)
    dossier = gather(desk, 1)
    assert [(past.decision.action, past.words) for past in dossier.past] == [(Action.EDIT, "Sales rose 7% in 2024.")]
    rows = case(dossier)["claims"]
    assert [(row["want"], row["claim"]) for row in rows] == [
        ("bad", "Sales rose 7% in 2024."),
        ("ok", "Sales rose 5% in 2024."),
        ("ok", "Costs fell 2% in 2024."),
    ]


def test_what_was_decided_under_an_earlier_release_is_counted(desk: Desk) -> None:
    settle(desk)
    desk.replace_release(1, Text.of(RELEASE.replace("5%", "6%").encode(), "release.md"), by="Mara")
    made = case(gather(desk, 1))
    assert made["left_out"]["earlier release"] >= 1
    assert [row["claim"] for row in made["claims"]] == ["Costs fell 2% in 2024."]


def test_an_edit_that_was_taken_back_is_no_label(desk: Desk) -> None:
    settle(desk)
    [edit] = [decision for decision in desk.history(1) if decision.action is Action.EDIT]
    desk.undo(1, editor="Mara", decision_id=edit.id)
    assert [row["want"] for row in case(gather(desk, 1))["claims"]].count("bad") == 0
    json.loads(EXPORTS["labels"].make(desk, 1, False))
