"""The words of a draft in its blocks: none is lost, and every mark has its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.desk.exports.blocks import Block, Kind, Mark, Run, blocks
from factcheck.errors import InputError
from factcheck.source.display import display
from factcheck.source.model import Span

DRAFT = """# Sales of Acme

**Trial.**Sales rose 5% in 2023, and on. They fell (a
little).

1. one
2. two
   - nested
     - deeper

- a
- b

| name | sum |
|---|---|
| Revenue | $2 million |

---

**Outlook of Acme**

The end!
"""


def words(given: tuple[Run, ...]) -> str:
    return "".join(run.text for run in given)


def runs_of(block: Block) -> list[Run]:
    return [*block.lead, *block.runs, *(run for row in block.rows for cell in row for run in cell)]


def test_every_kind_of_block() -> None:
    made = blocks(factcheck.read(DRAFT))
    assert [(b.kind, b.level, b.number) for b in made if b.kind not in (Kind.PARAGRAPH, Kind.TABLE)] == [
        (Kind.HEADING, 1, ""),
        (Kind.NUMBERED, 1, "1"),
        (Kind.NUMBERED, 1, "2"),
        (Kind.BULLET, 2, ""),
        (Kind.BULLET, 3, ""),
        (Kind.BULLET, 1, ""),
        (Kind.BULLET, 1, ""),
        (Kind.BOLD_LINE, 1, ""),
    ]
    assert (words(made[1].lead), words(made[1].runs)) == (
        "Trial.",
        "Sales rose 5% in 2023, and on. They fell (a little).",
    )
    [table] = [b for b in made if b.kind is Kind.TABLE]
    assert [[words(cell) for cell in row] for row in table.rows] == [["name", "sum"], ["Revenue", "$2 million"]]


def test_a_mark_stands_behind_its_words_and_what_closes_them() -> None:
    text = "Sales **rose** (by 5%), she said. Costs fell.\n"
    document = factcheck.read(text)
    ends = [text.index("%"), text.index(". Costs"), len(text) - 1]
    [block] = blocks(document, [Mark(at + (n == 0), n + 1) for n, at in enumerate(ends)])
    assert block.runs == (Run("Sales rose (by 5%),", (1,)), Run(" she said.", (2,)), Run(" Costs fell.", (3,)))


def test_a_mark_at_words_with_marks_around_them() -> None:
    text = "See [the **Acme** page](https://a.example/x). More of it."
    [block] = blocks(factcheck.read(text), [Mark(text.index(" More"), 1), Mark(len(text), 2)])
    assert block.runs == (Run("See the Acme page.", (1,)), Run(" More of it.", (2,)))


def test_marks_of_a_table_stand_in_the_cells() -> None:
    text = DRAFT
    end = text.index("million") + len("million")
    [table] = [b for b in blocks(factcheck.read(text), [Mark(end, 7)]) if b.kind is Kind.TABLE]
    assert table.rows[1][1] == (Run("$2 million", (7,)),)


@given(
    st.text(st.sampled_from(" \n\t\r#*->|1.)([]`_~•ab%é\u200b\x00\u2028"), min_size=1, max_size=120),
    st.lists(st.integers(0, 130), max_size=6),
)
def test_every_mark_stands_somewhere_once(text: str, offsets: list[int]) -> None:
    try:
        document = factcheck.read(text.encode())
    except InputError:
        return
    marks = [Mark(min(offset, len(document.text)), number) for number, offset in enumerate(offsets, 1)]
    made = blocks(document, marks)
    assert sorted(n for b in made for r in runs_of(b) for n in r.notes) == (
        [mark.number for mark in marks] if made else []
    )
    assert [runs_of(b) for b in made if not runs_of(b)] == []


def test_real_releases_lose_no_word(data_dir: Path) -> None:
    for path in sorted((data_dir / "releases").glob("*.md")):
        document = factcheck.read(path)
        marks = [Mark(sentence.span.end, n) for n, sentence in enumerate(document.sentences, 1)]
        made = blocks(document, marks)
        assert [n for b in made for r in runs_of(b) for n in r.notes] == [mark.number for mark in marks]
        shown = "".join(b.number + "".join(run.text for run in runs_of(b)) for b in made)
        whole = display(document, Span(document.body.start, document.body.end))
        assert letters(shown) == letters(whole), path.name


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize(
    ("text", "line"), [(" a  b ", " a b "), ("\u202ea", "<U+202E>a"), (" ", " "), ("", ""), ("a\x00\nb", "a␀ b")]
)
def test_a_run_on_one_line(text: str, line: str) -> None:
    assert Run(text).line == line
