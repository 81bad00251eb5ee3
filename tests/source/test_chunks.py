"""Chunks: nothing lost, nothing over the budget unsaid, headings with their text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import FactcheckError, UsageError
from factcheck.source.chunks import Chunk
from factcheck.source.document import Document
from factcheck.source.model import Block
from factcheck.source.readers import read
from factcheck.source.tokens import TokenCount
from tests.work import grows_linearly

RELEASE = """\
---
title: Harbour Lights wins
---

# Harbour Lights Wins Port Contract

- Contract worth $12 million over three years
- Work begins in May 2026

OSLO, March 3, 2026 (Wire) -- Harbour Lights AS today said that it won the port contract. The port asked for 140 lamps.
It will pay in three parts.

## Financial Outlook

Sales are expected to grow by 6% to 9% in 2026. Costs are expected to stay level. The company plans to hire ten people.
No dividend is planned. Debt stood at $3.2 million at year end.

## About Harbour Lights

Harbour Lights makes lamps for ports. It has 40 people at two sites.
"""


def words(text: str) -> TokenCount:
    """A counter that a reader can follow: one token a word."""
    return TokenCount(len(text.split()), "words", exact=True)


def assert_tiled(document: Document, chunks: tuple[Chunk, ...]) -> None:
    spans = [span for chunk in chunks for span in chunk.spans]
    if not spans:
        assert not document.quote(document.body).strip()
        return
    assert (spans[0].start, spans[-1].end) == document.body
    assert all(before.end == after.start for before, after in pairwise(spans))
    assert "".join(document.quote(span) for span in spans) == document.quote(document.body)
    assert [chunk.index for chunk in chunks] == list(range(len(chunks)))
    assert chunks[0].first == 0
    assert chunks[-1].last == len(document.sentences)
    assert all(before.last == after.first for before, after in pairwise(chunks))


def assert_honest(document: Document, chunk: Chunk, budget: int) -> None:
    assert chunk.oversized == (chunk.tokens.count > budget)
    start = chunk.overlap[0].start if chunk.overlap else chunk.span.start
    assert chunk.text.endswith(document.text[start : chunk.span.end])
    assert chunk.text.startswith(chunk.context)
    assert len(chunk.spans) >= len(chunk.sections)
    for span in chunk.overlap:
        assert span.end == chunk.span.start


def test_a_small_document_is_one_chunk() -> None:
    document = read(RELEASE)
    (chunk,) = document.chunks()
    assert chunk.text == document.quote(document.body)
    assert chunk.sections == tuple(range(len(document.sections)))
    assert chunk.tokens.method == "o200k_base"
    assert not chunk.oversized
    assert (chunk.context, chunk.overlap) == ("", ())


def test_cuts_are_at_sentences_and_the_heading_is_repeated() -> None:
    document = read(RELEASE)
    chunks = document.chunks(30, counter=words)
    assert_tiled(document, chunks)
    inside = [chunk for chunk in chunks if chunk.context]
    assert inside
    for chunk in chunks:
        assert chunk.tokens.count <= 30
        assert_honest(document, chunk, 30)
        assert document.sentences[chunk.first].span.start >= chunk.span.start
        assert document.sentences[chunk.last - 1].span.end <= chunk.span.end
    for chunk in inside:
        assert chunk.text.startswith(chunk.context + "\n\n")
        assert document.sections[chunk.sections[0]].heading is not None


def test_sections_that_fit_are_kept_whole() -> None:
    document = read(RELEASE)
    chunks = document.chunks(48, counter=words)
    about = next(chunk for chunk in chunks if "About Harbour" in chunk.text)
    assert "two sites" in about.text
    outlook = next(chunk for chunk in chunks if "Financial Outlook" in chunk.text)
    assert "Debt stood" in outlook.text


@pytest.mark.parametrize("budget", range(1, 60))
def test_a_heading_never_ends_a_chunk(budget: int) -> None:
    document = read(RELEASE)
    for chunk in document.chunks(budget, counter=words):
        assert document.sentences[chunk.last - 1].block is not Block.HEADING


def test_overlap_is_apart_from_the_core() -> None:
    document = read(RELEASE)
    chunks = document.chunks(34, overlap=1, counter=words)
    assert_tiled(document, chunks)
    repeated = [chunk for chunk in chunks if chunk.overlap]
    assert repeated
    for chunk in repeated:
        before = document.sentences[chunk.first - 1]
        assert chunk.overlap[0].start <= before.span.start
        assert document.quote(before.span) in chunk.text
        assert before.section == document.sentences[chunk.first].section
        assert chunk.tokens.count <= 34


def test_a_sentence_over_the_budget_is_alone_and_says_so() -> None:
    long = "It " + "really " * 60 + "happened."
    document = read(f"# Acme\n\nAcme sold boats. {long} Acme was glad. All went home.\n")
    chunks = document.chunks(20, counter=words)
    assert_tiled(document, chunks)
    (over,) = [chunk for chunk in chunks if chunk.oversized]
    assert over.text.strip() == long
    assert over.context == ""
    assert over.last - over.first == 1


def test_list_markers_stay_with_their_items() -> None:
    document = read(RELEASE)
    chunks = document.chunks(9, counter=words)
    assert any(chunk.text.startswith("- Work begins") or "\n\n- Work begins" in chunk.text for chunk in chunks)
    assert not any(chunk.text.rstrip().endswith("\n-") for chunk in chunks)


def test_many_headings_in_a_row_are_cut_where_the_budget_ends() -> None:
    document = read("\n\n".join(f"# Heading number {number}" for number in range(50)) + "\n\nAt last a sentence.\n")
    chunks = document.chunks(20, counter=words)
    assert_tiled(document, chunks)
    assert not any(chunk.oversized for chunk in chunks)
    assert "Heading number 49" in chunks[-1].text


def test_a_counter_that_does_not_add_up_is_obeyed() -> None:
    def more_together(text: str) -> TokenCount:
        size = len(text.split())
        return TokenCount(size + size // 5, "odd", exact=False)

    document = read(RELEASE)
    chunks = document.chunks(40, overlap=1, counter=more_together)
    assert_tiled(document, chunks)
    assert all(chunk.tokens.count <= 40 for chunk in chunks)


def test_a_document_built_by_hand_without_sentences_is_one_chunk() -> None:
    whole = read("Acme sold 12 boats.")
    bare = Document(
        whole.text, whole.plain, whole.sha256, None, whole.body, whole.metadata, (), (), whole.tables, whole.dateline
    )
    (chunk,) = bare.chunks()
    assert chunk.text == whole.text
    assert (chunk.sections, chunk.first, chunk.last) == ((), 0, 0)


@pytest.mark.parametrize(
    "options",
    [{"budget": 0}, {"budget": -3}, {"budget": 2.5}, {"budget": True}, {"overlap": -1}, {"overlap": None}],
    ids=str,
)
def test_senseless_options_are_refused(options: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        read(RELEASE).chunks(**options)


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "# Results",
                "**About Acme**",
                "- one item of many",
                "Acme sold 12 boats. It was glad. Prices rose by 4.0%.",
                "| a | b |\n|---|---|\n| 1 | 2 |",
                "",
                " \r\n",
                "RISK FACTORS",
                "\u201cWe won,\u201d said Jo.",
                "\u4eba\u3002\u0301\u200b\0",
            ]
        ),
        st.text(max_size=30),
    ),
    max_size=12,
)


@given(LINES, st.integers(1, 60), st.integers(0, 4))
@settings(max_examples=300, deadline=None)
def test_chunks_tile_any_text(lines: list[str], budget: int, overlap: int) -> None:
    try:
        document = read(("\n".join(lines)).encode())
    except FactcheckError:
        return
    for counter in (words, None):
        chunks = document.chunks(budget, overlap=overlap, counter=counter)
        assert_tiled(document, chunks)
        for chunk in chunks:
            assert_honest(document, chunk, budget)


def test_real_releases_are_cut_whole(data_dir: Path) -> None:
    documents = [read(path) for path in sorted((data_dir / "releases").glob("*.md"))]
    for document in documents:
        for budget, overlap in ((2000, 0), (400, 2), (50, 1)):
            chunks = document.chunks(budget, overlap=overlap)
            assert_tiled(document, chunks)
            for chunk in chunks:
                assert_honest(document, chunk, budget)
                assert not chunk.oversized or budget < 2000


def test_a_large_document_takes_linear_time() -> None:
    document = read("# Acme\n\n" + "Acme sold 12 boats in May. " * 20_000)
    assert_tiled(document, document.chunks(2000, overlap=3))

    def cut(size: int) -> None:
        read("# Acme\n\n" + "Acme sold 12 boats in May. " * size).chunks(2000, overlap=3)

    assert grows_linearly(cut, 1_000)
