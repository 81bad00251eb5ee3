"""A sentence written anew, and nothing else changed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.claims.draft import claims_of
from factcheck.desk.checking import Known, checked
from factcheck.desk.model import Text
from factcheck.desk.rewrite import one_line, put_back, rewritten
from factcheck.errors import Conflict
from factcheck.source.model import Span
from tests.desk.made import DRAFT, RELEASE


def with_sentence(content: bytes, old: str, new: str) -> bytes:
    document = factcheck.read(content)
    start = document.text.index(old)
    return rewritten(Text.of(content, "d.md"), document, Span(start, start + len(old)), new).content


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"], ids=lambda encoding: encoding.replace("-", "")
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_encoding_and_line_ends_stay(encoding: str, end: str) -> None:
    text = '---\ntitle: "Café"\n---\n\nAcme’s café opened.  Sales rose 12%.\n\nIt is 2026.'.replace("\n", end)
    after = with_sentence(text.encode(encoding), "Sales rose 12%.", "Sales rose 11% – “so”.")
    assert after == text.replace("12%.", "11% – “so”.").encode(encoding)


def test_big_endian_stays() -> None:
    text = "Sales rose 12%.\n"
    mark = "\ufeff".encode("utf-16-be")
    after = with_sentence(mark + text.encode("utf-16-be"), "12%", "11%")
    assert after == mark + text.replace("12%", "11%").encode("utf-16-be")


@pytest.mark.parametrize("new", ["Sales rose 11% in Łódź.", "Sales rose \U0001f600."])
def test_what_the_encoding_cannot_hold_makes_it_utf_8(new: str) -> None:
    text = "Acme’s café opened. Sales rose 12%.\n"
    after = with_sentence(text.encode("cp1252"), "Sales rose 12%.", new)
    assert after == text.replace("Sales rose 12%.", new).encode("utf-8")


@pytest.mark.parametrize(
    ("before", "struck", "after"),
    [
        ("One is here. Two is here. Three.\n", "Two is here.", "One is here. Three.\n"),
        ("One is here. Two is here.\n\nThree.\n", "Two is here.", "One is here.\n\nThree.\n"),
        ("- One is here.\n- Two is here.\n- Three.\n", "Two is here.", "- One is here.\n- Three.\n"),
        ("One is here.\r\n\r\n  2. Two is here.\r\nThree.", "Two is here.", "One is here.\r\n\r\nThree."),
        ("One is here.\n\nTwo is here.", "Two is here.", "One is here.\n\n"),
        ("One is here.\n| Two | 2 |\n| Three | 3 |\n", "| Two | 2 |", "One is here.\n| Three | 3 |\n"),
    ],
)
def test_an_empty_sentence_strikes_it_out(before: str, struck: str, after: str) -> None:
    assert with_sentence(before.encode(), struck, "").decode() == after


@pytest.mark.parametrize("said", [" One\nline. ", "One \r\n\t line.", "One\u2028line.", "\x0bOne\x85line.\x0c"])
def test_a_sentence_is_one_line(said: str) -> None:
    assert one_line(said) == "One line."


def test_what_is_put_back_goes_where_it_was() -> None:
    content = b"It grew. Acme grew. It grew. Beta grew.\n"
    document = factcheck.read(content)
    after = put_back(Text.of(content, "d.md"), document, "It grew.", "It shrank.", 21)
    assert after.content == b"It grew. Acme grew. It shrank. Beta grew.\n"
    with pytest.raises(Conflict, match="not in the draft any more") as caught:
        put_back(Text.of(content, "d.md"), document, "It stood still.", "It shrank.", 21)
    assert caught.value.text == "It shrank."
    with pytest.raises(Conflict):
        put_back(Text.of(content, "d.md"), document, "", "It shrank.", 21)


SENTENCES = st.sampled_from(
    [
        "Sales rose 12%.",
        "Sales rose 11%.",
        "In the quarter, revenue came to $20 million.",
        "Acme hired 40 people",
        "900 employees work there!",
        "The plant created 30 jobs, it said on May 4.",
        "",
        "x",
    ]
)


@settings(max_examples=25, deadline=None)
@given(SENTENCES, st.integers(0, 3), st.sampled_from(["\n", " ", "\n\n- "]), st.lists(SENTENCES, max_size=3))
def test_the_quick_check_of_a_changed_draft_is_that_of_the_whole(
    new: str, at: int, joint: str, more: list[str]
) -> None:
    release = factcheck.read(RELEASE.encode())
    before = factcheck.read((DRAFT + joint.join(["", *more])).encode())
    known = Known(before, factcheck.check(before, release, model=False))
    claim = claims_of(before)[at]
    raw = Text.of(before.text.encode(), "d.md")
    after = factcheck.read(rewritten(raw, before, Span(claim.start, claim.end), new).content)
    assert checked(after, [release], known=known) == factcheck.check(after, release, model=False)
    moved = factcheck.read((joint.join([*more, ""]) + before.text).encode())
    assert checked(moved, [release], known=known) == factcheck.check(moved, release, model=False)


def test_what_is_known_under_other_rules_or_of_another_release_is_not_used() -> None:
    draft, release = factcheck.read(DRAFT.encode()), factcheck.read(RELEASE.encode())
    other = factcheck.read(RELEASE.replace("40", "45").encode())
    known = Known(draft, factcheck.check(draft, other, model=False))
    assert not known.holds_for([release])
    assert checked(draft, [release], known=known) == factcheck.check(draft, release, model=False)
    made = known.report.made_with
    assert made is not None
    older = known.report.model_copy(update={"made_with": made.model_copy(update={"rules": "0"})})
    assert not Known(draft, older).holds_for([other])


TABLE = "| What | Value |{end}|---|---|{end}| Sales | 12% |{end}| People | 40 |{end}"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Sales | 12%", "| What | Value |{end}|---|---|{end}| People | 40 |{end}"),
        ("People | 40", "| What | Value |{end}|---|---|{end}| Sales | 12% |{end}"),
        ("What | Value", "| |{end}|---|---|{end}| Sales | 12% |{end}| People | 40 |{end}"),
    ],
)
def test_a_row_of_a_table_goes_with_its_bars(end: str, words: str, left: str) -> None:
    text = TABLE.format(end=end)
    document = factcheck.read(text.encode())
    start = document.text.index(words)
    after = rewritten(Text.of(text.encode(), "d.md"), document, Span(start, start + len(words)), "")
    assert after.content.decode() == left.format(end=end)
