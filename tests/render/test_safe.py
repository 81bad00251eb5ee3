"""Text of a document made safe to show."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.render.safe import encodable, escape_json, one_line, visible

# Lone surrogates too: a document may hold them.
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, “quoted” – 40 µg €5", "plain, “quoted” – 40 µg €5"),
        ("\x1b[31m", "␛[31m"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("\u202egnp.exe", "<U+202E>gnp.exe"),
        ("\ud800", "\ufffd"),
        ("1\u200b40 \ufeffpatients\u2060", "1<U+200B>40 <U+FEFF>patients<U+2060>"),
        ("a\U000e0041b", "a<U+E0041>b"),
        ("a\tb\r\nc\rd\x85e\u2028f", "a\tb\nc\nd\ne\nf"),
        ("👩\u200d🔬 नमस्\u200dते", "👩\u200d🔬 नमस्\u200dते"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line_joins_what_was_broken() -> None:
    assert one_line("  The trial\r\n\tenrolls\u2028 40\n\n") == "The trial enrolls 40"


def test_non_breaking_spaces_stay() -> None:
    assert one_line("40\u00a0patients") == "40\u00a0patients"


@given(ANY_TEXT)
def test_nothing_that_acts_is_left(text: str) -> None:
    assert not any(
        c < " " or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e" or "\ud800" <= c <= "\udfff"
        for c in one_line(text)
    )


@given(ANY_TEXT)
def test_json_means_the_same_after_escaping(text: str) -> None:
    escaped = escape_json(json.dumps([text], ensure_ascii=False))
    escaped.encode()
    assert "\x1b" not in escaped
    assert "\x9b" not in escaped
    assert json.loads(escaped) == json.loads(json.dumps([text]))


@given(ANY_TEXT)
def test_json_survives_an_ascii_output(text: str) -> None:
    written = encodable(escape_json(json.dumps([text], ensure_ascii=False)), "ascii", json=True)
    assert written.isascii()
    assert json.loads(written) == json.loads(json.dumps([text]))


def test_text_for_an_ascii_output_keeps_what_it_can() -> None:
    assert encodable("✗ “5” │ é", "ascii", json=False) == 'x "5" | ?'
    assert encodable("✗ “5” │ é", "utf-8", json=False) == "✗ “5” │ é"
    assert encodable("“5” é", "cp1252", json=False) == "“5” é"
