"""A document as a page shows it: nothing of it is lost, and what is marked is what was asked for."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import read
from factcheck.render.html.prose import Form, Leaf, Passage, Range, readable, shown
from factcheck.source.document import Document

RELEASE = """\
# A heading

BOSTON, Feb. 10, 2025 (EXAMPLE NEWSWIRE) -- **Net**work Inc. said [so](javascript:alert(1)) today. It sold 40 boats.

* First item
* Second item

| Revenue | 2024 | 2023 |
|---|---|---|
| Boats | $ 40 | 30 |
| Total | 41 | 31 |
"""


def words(passage: Passage) -> list[str]:
    return ["".join(leaf.text for leaf in cell.leaves).strip() for cell in passage.cells]


def leaves(passages: list[Passage]) -> list[Leaf]:
    return [leaf for passage in passages for cell in passage.cells for leaf in cell.leaves]


def ink(text: str) -> str:
    return re.sub(r"\W", "", text)


def test_a_release() -> None:
    passages = shown(read(RELEASE), [])
    assert [passage.form for passage in passages] == [
        Form.HEADING,
        Form.PARAGRAPH,
        Form.ITEM,
        Form.ITEM,
        *[Form.ROW] * 3,
    ]
    assert [words(passage) for passage in passages] == [
        ["A heading"],
        ["BOSTON, Feb. 10, 2025 (EXAMPLE NEWSWIRE) -- Network Inc. said so today. It sold 40 boats."],
        ["First item"],
        ["Second item"],
        ["Revenue", "2024", "2023"],
        ["Boats", "$ 40", "30"],
        ["Total", "41", "31"],
    ]
    assert [cell.is_figure for cell in passages[5].cells] == [False, True, True]


def test_overlapping_ranges_each_begin_and_end_once() -> None:
    document = read("The trial enrolls 40 patients in Boston.")
    ranges = [Range("a", 0, 20), Range("b", 10, 29), Range("c", 10, 20), Range("d", 0, 39)]
    found = leaves(shown(document, ranges))
    assert [(leaf.text, set(leaf.within)) for leaf in found] == [
        ("The trial ", {"a", "d"}),
        ("enrolls 40", {"a", "b", "c", "d"}),
        (" patients", {"b", "d"}),
        (" in Boston", {"d"}),
        (".", set()),
    ]
    assert [set(leaf.begin) for leaf in found] == [{"a", "d"}, {"b", "c"}, set(), set(), set()]
    assert [set(leaf.end) for leaf in found] == [set(), {"a", "c"}, {"b"}, {"d"}, set()]


def test_a_range_over_cells_and_paragraphs_is_marked_in_all_of_them() -> None:
    document = read(RELEASE)
    start = RELEASE.index("It sold")
    found = leaves(shown(document, [Range("a", start, len(RELEASE))]))
    marked = [leaf for leaf in found if leaf.within]
    assert "".join(ink(leaf.text) for leaf in marked) == ink(RELEASE[start:])
    assert [leaf.begin for leaf in marked] == [("a",), *[()] * (len(marked) - 1)]
    assert [leaf.end for leaf in marked] == [*[()] * (len(marked) - 1), ("a",)]


@settings(deadline=None)
@given(st.text("ab 1.\n|*#-<>[]()$\t\u200b\x00", max_size=80))
def test_nothing_is_lost_and_every_sentence_can_be_marked(text: str) -> None:
    check_text(text)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_nothing_is_lost_of_any_text(text: str) -> None:
    check_text(text)


def check_text(text: str) -> None:
    document = read(f"# Title\n\n{text}\n\nThe end.\n")
    check_whole(document)


def check_whole(document: Document) -> None:
    ranges = [Range(str(sentence.index), *sentence.span) for sentence in document.sentences]
    passages = shown(document, ranges)
    assert ink("".join(leaf.text for leaf in leaves(passages))) == ink(readable(document, *document.body))
    visible = [r.key for r in ranges if readable(document, r.start, r.end).strip()]
    assert sorted(key for passage in passages for key in passage.begun) == sorted(visible)
    assert sorted(key for passage in passages for key in passage.ended) == sorted(visible)


def test_real_releases_are_shown_whole(data_dir: Path) -> None:
    for path in sorted((data_dir / "releases").glob("*.md")):
        check_whole(read(path))


@pytest.mark.parametrize("text", ["`x` \\* <br>y", "a\u200bb", "\x00", "12<sup>6</sup>"])
def test_what_is_no_mark_stays(text: str) -> None:
    document = read(f"Words {text} words.")
    kept = readable(document, 0, len(document.text))
    assert [c for c in text if c in "xy\u200b\x00126"] == [c for c in kept if c in "xy\u200b\x00126"]
