"""Markdown with footnotes: they resolve, and text of a document stays text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.desk.exports import markdown
from factcheck.desk.exports.dossier import Dossier
from factcheck.errors import InputError
from tests.desk.exports.test_blocks import DRAFT
from tests.desk.samples import ADDRESS, accept_all, make_dossier, make_example
from tests.render.samples import AT_START, HOSTILE

RELEASE = "Sales rose 5% in 2023. Revenue was $2 million."


def shown(dossier: Dossier) -> str:
    return markdown.export(dossier, anyway=True).decode()


def rendered(text: str) -> str:
    """As a reader of CommonMark with tables and bare links shows it, footnotes and all their marks taken out."""
    without = re.sub(r"\[\^\d+\](:[^\n]*)?", "", text)
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(without)


def test_the_example() -> None:
    text = shown(make_example(url=ADDRESS))
    assert text.startswith("# FDA gives Immix Biopharma's NXC-201 the RMAT designation\n\nImmix Biopharma said")
    assert "relapsed/refractory AL amyloidosis.[^1] The agency" in text
    assert f"](<{ADDRESS}#:~:text=" in text
    assert "\n- Signed off: by Jonas on 2026-03-01 15:05 UTC\n" in text
    assert "Not released" not in text


def test_an_open_text_begins_with_a_warning() -> None:
    assert shown(make_example(settled=False)).startswith("**Not released: 11 claims open**\n\n# FDA gives")


def test_every_mark_has_its_note_and_the_other_way_round() -> None:
    text = shown(make_dossier(DRAFT, RELEASE))
    body, _, notes = text.partition("\n[^1]:")
    marks = re.findall(r"\[\^(\d+)\]", body)
    assert marks == re.findall(r"^\[\^(\d+)\]:", f"[^1]:{notes}", re.MULTILINE)
    assert len(marks) == len(set(marks)) > 5


def test_the_draft_keeps_its_structure() -> None:
    html = rendered(shown(make_dossier(DRAFT, RELEASE)).partition("\n---\n")[0])
    for tag, count in {"h1": 1, "ol": 1, "ul": 3, "li": 6, "table": 1, "td": 2}.items():
        assert html.count(f"<{tag}>") == count, tag
    assert "<strong>Trial.</strong> Sales rose" in html


def test_a_note_before_a_bracket_is_no_link_and_behind_an_exclamation_mark_no_picture() -> None:
    text = shown(accept_all(make_dossier("Sales rose 5%! (Sales rose 5% in 2023.)", RELEASE)))
    assert "](" not in text
    assert not re.search(r"(?<!\\)!\[", text)


@pytest.mark.parametrize("words", [HOSTILE.replace("\ud800", ""), *AT_START])
def test_hostile_text_is_text(words: str) -> None:
    draft = f"Sales rose 5% {words}\n\n- {words}\n\n# {words}\n"
    dossier = make_dossier(draft, f"# {words}\n\nSales rose 5% {words}\n\n{RELEASE}")
    html = rendered(shown(dossier))
    assert set(re.findall(r"<(\w+)", html)) <= set("p h1 ul li hr strong ol table thead tr th tbody td".split())


@given(st.text(st.sampled_from("ab <>[]()!^:|`*_~\\&;#\n\u202e\x00-+1.@w/$="), max_size=60))
def test_whatever_is_written_stays_text(words: str) -> None:
    try:
        dossier = make_dossier(f"x{words}\n\n{words}", RELEASE)
    except InputError:
        return
    text = shown(dossier)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)
    assert not re.search(r"<(?:a|img|script|b)\b|<!--", rendered(text))
