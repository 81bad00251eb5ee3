"""What became of the sentences that a model wrote, as every renderer shows it."""

from __future__ import annotations

import json as plain_json

from factcheck.briefs.model import Attempt, Brief, Dropped
from factcheck.render import json, markdown, terminal
from tests.render.samples import make_brief

WRONG = Attempt(
    step="written", text="It cures <b>100%</b>.", label="contradicted", codes=("NUM101",), message="it is 62%"
)
RIGHT = Attempt(step="corrected", text="It cures 62%.", label="supported", codes=("SUP101",))


def mended() -> Brief:
    """A brief with a corrected sentence under a heading, one that was dropped, and a note."""
    brief = make_brief()
    first = brief.sentences[0].model_copy(
        update={"text": RIGHT.text, "origin": "model", "section": "Figures", "history": (WRONG, RIGHT)}
    )
    dropped = Dropped(text="Buy now.", reason="another sentence says it", history=(WRONG,))
    return brief.model_copy(
        update={"sentences": (first,), "dropped": (dropped,), "notes": ("the model gave no answer: HTTP 500",)}
    )


def test_a_terminal_shows_every_wording() -> None:
    page = terminal.brief(mended())
    for words in (
        "Figures",
        "sentence 1, corrected",
        "written: “It cures <b>100%</b>.” (contradicted; NUM101: it is 62%)",
        "“Buy now.”: another sentence says it",
        "sentences of the model: 1 corrected, 1 dropped",
        "the model gave no answer: HTTP 500",
    ):
        assert words in page


def test_markdown_shows_every_wording_and_takes_none_for_markup() -> None:
    page = markdown.brief(mended())
    assert "## Figures" in page
    assert "## Mended" in page
    assert "## Dropped" in page
    assert "<b>" not in page.replace("\\<b\\>", "")


def test_json_has_the_history_and_whether_it_is_clean() -> None:
    values = plain_json.loads(json.brief(mended()))
    assert [attempt["step"] for attempt in values["sentences"][0]["history"]] == ["written", "corrected"]
    assert values["dropped"][0]["reason"] == "another sentence says it"
    assert values["clean"] is True
    assert plain_json.loads(json.brief(make_brief()))["clean"] is False


def test_what_is_not_clean_says_so() -> None:
    assert "not clean: " in terminal.brief(make_brief())
    assert "not clean: " not in terminal.brief(mended())
