"""Layouts: the presets are sound, and a file of one's own is read or refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.briefs.layouts import layout_of
from factcheck.briefs.presets import PRESETS
from factcheck.errors import UsageError

GOOD = """---
id: morning
version: 3
sentences: 4
words: 80
sections: [The news, The money]
---
Write for somebody on a train.
"""


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_bounded_and_says_what_to_write(name: str) -> None:
    layout = layout_of(name)
    assert layout.name == name
    assert layout.preset is PRESETS[name]
    assert len(layout.sha256) == 64
    assert f"Length: {layout.preset.sentences} sentences and {layout.preset.words} words, not more." in layout.told(
        layout.preset.sentences, layout.preset.words
    )


def test_only_the_note_has_sections() -> None:
    assert [len(layout_of(name).preset.sections) for name in PRESETS] == [0, 0, 4]


def test_a_file_of_one_s_own(tmp_path: Path) -> None:
    path = tmp_path / "house.md"
    path.write_text(GOOD, encoding="utf-8")
    for given in (path, str(path)):
        layout = layout_of(given)
        assert (layout.name, layout.preset.sentences, layout.preset.words) == ("morning", 4, 80)
        assert layout.preset.sections == ("The news", "The money")
    assert layout.told(4, None).splitlines() == [
        "Write for somebody on a train.",
        "",
        "Length: 4 sentences, not more.",
        'Sections, in this order: "The news", "The money".',
    ]
    path.write_text(GOOD.replace("train", "boat"), encoding="utf-8")
    assert layout_of(path).sha256 != layout.sha256


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("---\nid", "id", "begins with front matter"),
        ("id: morning", "id: [morning", "not YAML"),
        ("id: morning", "id: brief", "'brief' is the id of a preset that is there already"),
        ("id: morning", "id: My Preset", "the id of a preset is a short word"),
        ("id: morning\n", "", "the id of a preset is a short word"),
        ("version: 3", "version: three", "version of a preset is a whole number"),
        ("words: 80", "words: many", "words is a whole number from 1 to 2,000, not 'many'"),
        ("words: 80", "words: true", "words is a whole number"),
        ("sentences: 4", "sentences: 0", "sentences is a whole number from 1 to 40, not 0"),
        ("sentences: 4\nwords: 80\n", "", "must bound the text with sentences or words"),
        ("[The news, The money]", "news", "sections is a list of at most 12 headings"),
        ("[The news, The money]", "[News, news]", "different headings"),
        ("[The news, The money]", '["a\\nb"]', "sections is a list"),
        ("version: 3", "version: 3\nmodel: x", "a preset has no model; it may have id"),
        ("Write for somebody on a train.\n", "", "below its front matter a preset has instructions"),
        ("train", "train" * 2_000, "at most 6,000 characters"),
        ("train", "train" * 9_000, "at most 32,000 bytes"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_one_line(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    path = tmp_path / "house.md"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UsageError, match=r"house\.md: ") as caught:
        layout_of(path)
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "house.md"
    path.write_bytes(GOOD.encode() + b"\xff\xfe")
    with pytest.raises(UsageError, match="must be UTF-8"):
        layout_of(path)
    with pytest.raises(UsageError, match="could not be read"):
        layout_of(tmp_path)


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(UsageError, match="there is no preset 'essay': name bulletin, brief, note"):
        layout_of("essay")
