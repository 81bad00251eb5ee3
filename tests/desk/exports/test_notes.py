"""What a footnote says, what stands at the end, and when the text is refused."""

from __future__ import annotations

import io
import json
import zipfile
from html import escape
from pathlib import Path

import pytest

from factcheck.desk.exports import docx, html, markdown
from factcheck.desk.exports.blocks import Kind
from factcheck.desk.exports.notes import clean_text, words_of
from factcheck.desk.model import Action, Reason
from factcheck.errors import NotClear
from tests.desk.samples import ADDRESS, accept_all, decided, decision_on, make_dossier, make_example


def test_a_text_of_which_something_is_open_is_refused() -> None:
    dossier = make_example(settled=False)
    for form in (markdown, html, docx):
        with pytest.raises(NotClear, match=r"11 claims open; settle them") as error:
            form.export(dossier)
        assert "\n" not in str(error.value)


@pytest.mark.parametrize("action", [Action.REJECT, Action.NEEDS_SOURCE])
def test_a_rejected_claim_keeps_it_from_going_out(action: Action) -> None:
    dossier = make_example()
    items = dossier.review.items
    one = decided(dossier, [decision_on(item, n, action if n == 1 else Action.ACCEPT) for n, item in enumerate(items)])
    with pytest.raises(NotClear, match="1 claim open"):
        clean_text(one)
    text = clean_text(one, anyway=True)
    assert text.warning == "Not released: 1 claim open"
    assert [note.number for note in text.notes if not note.settled] == [2]
    assert text.notes[1].remarks[0].startswith("Open: rejected" if action is Action.REJECT else "Open: needs a source")


def test_a_text_that_is_clear_says_no_more_than_it_must() -> None:
    text = clean_text(make_example(url=ADDRESS))
    assert text.warning == ""
    first, second = text.notes[:2]
    assert first.remarks == ()
    assert first.passages[0].quote.startswith("LOS ANGELES, Feb. 10, 2025 (EXAMPLE NEWSWIRE)")
    assert first.passages[0].section == "lead"
    assert first.passages[0].title.startswith("FDA Gives Immix")
    assert (first.passages[0].link or "").startswith(f"{ADDRESS}#:~:text=")
    assert second.remarks == (
        "Accepted by Mara on 2026-03-01 14:07 UTC, where the check says contradicted (CMP101 comparator-reversed). "
        "Reason: company confirmed. Note: by phone",
    )
    assert [entry.name for entry in text.entries] == ["Release", "Draft", "Checked", "Signed off"]
    assert text.entries[0].link == ADDRESS
    assert text.entries[3].text == "by Jonas on 2026-03-01 15:05 UTC"


def test_what_nothing_bears_out_has_a_note_all_the_same() -> None:
    dossier = accept_all(make_dossier("Dogs are happy.", "Sales rose."), reason=Reason.OTHER_SOURCE)
    [note] = clean_text(dossier).notes
    assert note.passages == ()
    assert note.remarks[0] == "The check found no passage for this."
    assert "Reason: other source" in note.remarks[1]


def test_a_note_on_a_claim_that_the_check_passes_is_said_without_a_verdict() -> None:
    dossier = accept_all(make_dossier("Sales rose 5% in 2024.", "Sales rose 5% in 2024."), note="seen")
    [note] = clean_text(dossier).notes
    assert note.remarks == ("Accepted by Mara on 2026-03-01 14:06 UTC. Reason: agrees. Note: seen",)


def test_the_title_of_the_front_matter_is_a_heading_where_the_text_has_none() -> None:
    said, front = "Sales rose 5% in 2024.", "---\ntitle: Sales\n---\n\n"
    titled = clean_text(accept_all(make_dossier(f"{front}{said}\n", said)))
    assert [block.kind for block in titled.blocks] == [Kind.HEADING, Kind.PARAGRAPH]
    headed = clean_text(accept_all(make_dossier(f"{front}# Other\n\n{said}\n", said)))
    assert [block.runs[0].text for block in headed.blocks] == ["Other", said]


def test_a_draft_without_claims_is_clear() -> None:
    assert clean_text(make_dossier("# Sales\n", "Sales rose.")).notes == ()


def test_several_releases_are_told_apart() -> None:
    said = "Sales rose 5% in 2024."
    text = clean_text(accept_all(make_dossier(said, "# One\n\nCosts fell 2%.", f"# Two\n\n{said}")))
    assert [passage.title for passage in text.notes[0].passages] == ["Two"]
    assert [entry.text.split(";")[0] for entry in text.entries if entry.name == "Release"] == ["One", "Two"]


def test_every_form_of_real_releases(data_dir: Path) -> None:
    for path in sorted((data_dir / "devset").glob("*.json"))[:3]:
        labelled = json.loads(path.read_text("utf-8"))
        draft = "\n\n".join(f"- {claim['claim']}" for claim in labelled["claims"])
        dossier = make_dossier(f"# {labelled['title']}\n\n{draft}\n", labelled["source"])
        count = len(dossier.review.items)
        assert count >= 24
        page = html.export(dossier, anyway=True).decode()
        text = markdown.export(dossier, anyway=True).decode()
        with zipfile.ZipFile(io.BytesIO(docx.export(dossier, anyway=True))) as file:
            notes = file.read("word/footnotes.xml").decode()
        assert (page.count('<li id="note-'), text.count("\n[^"), notes.count("<w:footnoteRef/>")) == (count,) * 3
        for item in dossier.review.items:
            for passage in item.verdict.evidence:
                said = " ".join(words_of(dossier.sources[0], passage).split())
                assert escape(said) in page
                assert escape(said, quote=False) in notes
