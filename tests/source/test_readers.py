"""What `read` takes, what it keeps, and what it says when it cannot read."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.errors import BinaryInput, EmptyInput, InputError, MissingInput, TooLargeInput, UndecodableInput
from factcheck.source.document import Document
from factcheck.source.readers import read

RELEASE = "# Acme Wins\n\nOSLO, May 5, 2026 (Wire) -- Acme sold 12 boats.\n"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Täglich 5 €".encode(), "Täglich 5 €"),
        (b"\xef\xbb\xbfAcme sold 12 boats.", "Acme sold 12 boats."),
        ("Acme sold 12 boats.".encode("utf-16"), "Acme sold 12 boats."),
        ("Acme sold 12 boats.".encode("utf-32"), "Acme sold 12 boats."),
        ("“Acme” sold 12 boats – for £5m".encode("cp1252"), "“Acme” sold 12 boats – for £5m"),
        ("Café’s and “Nestlé” sold for €5m".encode("cp1252"), "Café’s and “Nestlé” sold for €5m"),
        (b"Acme sold\r\n12 boats.\rOK", "Acme sold\r\n12 boats.\rOK"),
        (b"Acme\x00 sold 12 boats.", "Acme\x00 sold 12 boats."),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "utf-32", "windows", "windows letters", "line ends", "a stray NUL"],
)
def test_bytes_become_text_and_nothing_else(raw: bytes, text: str) -> None:
    document = read(raw)
    assert document.text == text
    assert document.sha256 == hashlib.sha256(raw).hexdigest()
    assert document.path is None


def test_a_file_is_read_by_its_path_or_its_name(tmp_path: Path) -> None:
    file = tmp_path / "release.md"
    file.write_bytes(RELEASE.replace("\n", "\r\n").encode())
    for source in (file, str(file)):
        document = read(source)
        assert document.path == str(file)
        assert document.text == RELEASE.replace("\n", "\r\n")
        assert document.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("text", ["Acme sold 12 boats", "see notes.md for more", "a.md\nb.md", "3.5", "boats\0.md"])
def test_other_strings_are_the_text(text: str) -> None:
    assert read(text).text == text


def test_lone_surrogates_are_kept_and_hashed() -> None:
    text = "Acme \ud800 sold 12 boats. It won."
    document = read(text)
    assert document.text == text
    assert len(document.sentences) == 2
    assert document.sha256 == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@pytest.mark.parametrize(
    ("source", "error", "says"),
    [
        ("missing.md", MissingInput, "no such file"),
        (Path("nowhere/missing.txt"), MissingInput, "no such file"),
        (Path("/"), InputError, "folder"),
        ("", EmptyInput, "no text"),
        (" \n\t\ufeff\u200b\n", EmptyInput, "no text"),
        (b"", EmptyInput, "no text"),
        ("---\ntitle: Acme\n---\n\n", EmptyInput, "under the front matter"),
        (bytes(range(256)) * 20, BinaryInput, "binary"),
        (b"\x7fELF" + b"\0" * 500, BinaryInput, "binary"),
        (b"%PDF-1.7 ...", BinaryInput, "PDF is not read yet"),
        (b"PK\x03\x04....", BinaryInput, "DOCX"),
        (b"<!DOCTYPE html><p>Acme", BinaryInput, "HTML is not read yet"),
        ("<html><p>Acme", BinaryInput, "HTML is not read yet"),
        ("“Acme” sold".encode() + b" 5\xff boats", UndecodableInput, "UTF-8"),
        (b"\xff\xfeA\x00c", UndecodableInput, "UTF-16"),
        (b"The company has \xed\xa0\x80 40 employees.", UndecodableInput, "byte 16"),
        (b"The company has \xe2\x80 40 employees.", UndecodableInput, "UTF-8"),
        (b"The company has \xe2\x82", UndecodableInput, "UTF-8"),
        (b"The company has \xc0\x80 40 employees.", UndecodableInput, "UTF-8"),
        (b"The company has \xe0\x80\x80 40 employees.", UndecodableInput, "UTF-8"),
        (b"The company has \xf0\x9f\x98 40 employees.", UndecodableInput, "UTF-8"),
        (b"The company has \xf5\x80\x80\x80 40 employees.", UndecodableInput, "UTF-8"),
        (b"The company has \xe9\x80 40 employees.", UndecodableInput, "UTF-8"),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_said_in_one_line(
    source: str | bytes | Path, error: type[InputError], says: str
) -> None:
    with pytest.raises(error, match=says) as caught:
        read(source)
    assert "\n" not in str(caught.value)
    assert ": " in str(caught.value)
    if isinstance(source, Path):
        assert str(caught.value).startswith(str(source))


def test_a_file_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(MissingInput, match=r"secret\.md: may not be read"):
        read(tmp_path / "secret.md")


@pytest.mark.parametrize("source", ["Acme sold 12 boats.", b"Acme sold 12 boats.", "ééééééé é"])
def test_the_limit_is_in_bytes(source: str | bytes) -> None:
    size = len(source if isinstance(source, bytes) else source.encode())
    assert read(source, limit=size)
    with pytest.raises(TooLargeInput, match="limit"):
        read(source, limit=size - 1)


FRONT = """---
title: "Acme: a \\"new\\" boat"
date: 2026-5-4
summary: |
  Two lines
  of it.
tags: [boats, "sea"]
draft: false
count: 12
nested: {a: 1}
---
Acme sold 12 boats.
"""


def test_front_matter_is_metadata_and_no_text() -> None:
    document = read(FRONT)
    assert document.metadata.title == 'Acme: a "new" boat'
    assert document.metadata.date == "2026-05-04"
    assert document.metadata.summary == "Two lines\nof it."
    assert document.metadata.tags == ("boats", "sea")
    assert document.metadata.extra == {"draft": "false", "count": "12"}
    assert document.text == FRONT
    assert document.text[document.body.start :] == "Acme sold 12 boats.\n"
    assert document.plain[: document.body.start].strip() == ""
    assert [document.quote(s.span) for s in document.sentences] == ["Acme sold 12 boats."]


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("headline: Acme\npublished: 2026-10-29\n", "Acme"),
        ("title: 'unclosed\nkey: [\n", None),
        ("title: {a: b}\n", None),
        ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\ntitle: Acme\n", "Acme"),
        ("title: !!python/object/apply:os.getcwd []\n", None),
        ("title: 2026-05-04\n<<: &m {a: 1}\n", "2026-05-04"),
    ],
    ids=["aliases", "broken", "not a scalar", "anchors", "tags that construct", "merge keys"],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_odd_front_matter_is_still_no_text(front: str, title: str | None, newline: str) -> None:
    document = read(f"---\n{front}---\nAcme sold 12 boats.".replace("\n", newline))
    assert document.metadata.title == title
    assert document.quote(document.body) == "Acme sold 12 boats."


@pytest.mark.parametrize("text", ["---\nAcme sold 12 boats.\n---\n", "---\ntitle: Acme\n\nAcme sold 12 boats."])
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert read(text).body.start == 0


def test_a_byte_order_mark_in_a_string_does_no_harm() -> None:
    document = read("\ufeff---\ntitle: Acme\n---\nIt sold 12 boats.")
    assert document.metadata.title == "Acme"
    assert read("\ufeff# Acme Wins\n\nIt sold 12 boats.").plain.startswith("  ")


ODD = st.text(
    st.one_of(
        st.sampled_from(list("#*_`|>-+=[]()!\\.\n\r\t \"'“”‘’•–—:;,/<>&123aAbB\0\ufeff\u200f\u2028\u0301é\ud800😀")),
        st.characters(),
    ),
    max_size=120,
)
PARTS = [
    "# ",
    "**",
    "About ",
    "Acme, Inc. ",
    "U.S. ",
    "sold 12.5* ",
    "boats.",
    "\n",
    "\n\n",
    "\r\n",
    "- ",
    "• ",
    "The ",
]
PARTS += ["| a | b |\n", "|-|-|\n", "“It won,” said J. Doe. ", "OSLO, May 5, 2026 (Wire) -- ", "Contacts:", "---\n"]
PARTS += ["[x](http://a.b/c_d)", "a  12\n"]
WORDS = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)


def check(document: Document) -> None:
    """What holds for every document."""
    assert len(document.plain) == len(document.text)
    at = document.body.start
    for index, section in enumerate(document.sections):
        assert section.index == index
        assert section.span.start == at <= section.span.end
        at = section.span.end
        assert all(s.section == index for s in document.sentences[section.first : section.last])
    assert at == document.body.end == len(document.text)
    assert document.sections[0].first == 0
    assert document.sections[-1].last == len(document.sentences)
    at, paragraph = document.body.start, 0
    for index, sentence in enumerate(document.sentences):
        assert sentence.index == index
        assert at <= sentence.span.start < sentence.span.end
        assert paragraph <= sentence.paragraph
        home = document.sections[sentence.section].span
        assert home.start <= sentence.span.start
        assert sentence.span.end <= home.end
        quote = document.quote(sentence.span)
        assert quote == quote.strip() != ""
        at, paragraph = sentence.span.end, sentence.paragraph


@given(st.one_of(ODD, WORDS, st.tuples(WORDS, ODD, WORDS).map("".join)))
@settings(max_examples=400, deadline=None)
@example("**a")
@example("a\n===\n\n|a|\n|-|")
@example("1. > - # x")
@example("About AcmeAcme is a maker of 12 boats and more in Oslo. It won.")
def test_any_text_is_read_or_refused_with_a_typed_error(text: str) -> None:
    try:
        document = read("\n" + text)
    except InputError:
        return
    assert document.text == "\n" + text
    check(document)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_typed_error(raw: bytes) -> None:
    try:
        check(read(raw))
    except InputError:
        return


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "[",
        "](",
        ">",
        "*",
        "**a ",
        "|",
        "#",
        "\n- ",
        "“",
        '"',
        "(",
        "a. ",
        ".The ",
        "\n",
        "-",
        "|a|\n|-|\n",
        "about aB\n",
        "<",
        "_a ",
    ],
)
def test_a_long_run_of_anything_is_read(unit: str) -> None:
    check(read("Acme sold 12 boats.\n\n" + unit * (20_000 // len(unit))))


def test_every_real_release_is_read(data_dir: Path) -> None:
    for file in sorted((data_dir / "releases").glob("*.md")):
        document = read(file)
        check(document)
        assert document.text.encode() == file.read_bytes()
        covered = set()
        for sentence in document.sentences:
            covered.update(range(*sentence.span))
        if document.dateline:
            covered.update(range(*document.dateline.span))
        bare = [
            line
            for line in _lines(document)
            if not line[1].lstrip().startswith("![") and not covered.issuperset(line[0])
        ]
        assert not bare, file.name


def _lines(document: Document) -> list[tuple[list[int], str]]:
    """The letters and digits of each line of the body."""
    lines = []
    at = document.body.start
    for line in document.quote(document.body).splitlines(keepends=True):
        marker = re.match(r"\s*\d+[.)]\s", line)
        words = range(marker.end() if marker else 0, len(line))
        lines.append(([at + i for i in words if line[i].isalnum()], line))
        at += len(line)
    return lines
