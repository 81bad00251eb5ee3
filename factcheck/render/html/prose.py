"""A document as a page shows it: headings, paragraphs, lists and tables, cut where marked ranges begin and end.

Nothing is lost between sentences: datelines, list numbers and what else no sentence has stand where they stood. Marks
of Markdown and link targets are left out, so that no link of a document is ever one of the page.
"""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby, pairwise
from typing import TypeAlias

from factcheck.source.document import Document
from factcheck.source.model import Block, Sentence, Span

_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")
_CELL_ENDS = re.compile(r"\||[ \t]*(?:\r\n?|\n)\s*|\t[ \t]*| {2,}[ \t]*")
_UNIT_ALONE = re.compile(r"[$€£¥]|US\$|%")
_FIGURE = re.compile(r"[^\w]*[\d(—–-][^A-Za-z]{0,20}[A-Za-z%]{0,3}\)?")
_TAG = re.compile(r"</?(?:br|p|div|sup|sub)\b")
# What `plain` blanks although it is no mark: it must be seen.
_SHOWN = ("Cf", "Cc", "Cs")


class Form(StrEnum):
    """What a part of a document looks like."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph, list item or table row; a row has cells, all others one."""

    form: Form
    span: Span
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """A range of a document's text that a page marks; `key` is the caller's."""

    key: str
    start: int
    end: int


_Run: TypeAlias = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A run of text with the ranges that it stands in, those that begin with it and those that end with it."""

    text: str
    within: tuple[str, ...]
    begin: tuple[str, ...]
    end: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The leaves of a part, or of one cell of a row."""

    leaves: tuple[Leaf, ...]
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A part as it is shown; `ended` are the ranges whose last words are in it."""

    form: Form
    cells: tuple[Cell, ...]
    begun: tuple[str, ...]
    ended: tuple[str, ...]


class _Waiting:
    """Ranges in order, and which of them a span touches, found without looking at all of them."""

    def __init__(self, ranges: Sequence[Range]) -> None:
        self._ranges = sorted((r for r in ranges if r.start < r.end), key=lambda r: (r.start, -r.end))
        self._furthest = list(accumulate((r.end for r in self._ranges), max))

    def over(self, span: Span) -> list[Range]:
        first = bisect.bisect_right(self._furthest, span.start)
        last = bisect.bisect_left(self._ranges, span.end, key=lambda r: r.start)
        return [r for r in self._ranges[first:last] if r.end > span.start]


def parts(document: Document) -> list[Part]:
    """The body of a document, in order, without what leaves no mark on paper."""
    found: list[Part] = []
    at = document.body.start
    for _, group in groupby(document.sentences, key=lambda s: (s.paragraph, s.index * (s.block is Block.TABLE_ROW))):
        members = list(group)
        start = max(at, members[0].span.start)
        before = _gap(document, at, start, found)
        found.append(_part(document, members, Span(before, max(start, members[-1].span.end))))
        at = found[-1].span.end
    last = _gap(document, at, document.body.end, found)
    if last < document.body.end and readable(document, last, document.body.end).strip():
        found.append(_plain(Span(last, document.body.end)))
    return found


def shown(document: Document, ranges: Sequence[Range]) -> list[Passage]:
    """The parts of a document with the ranges that are marked in them."""
    waiting = _Waiting(ranges)
    cut = [(part, [_cut(document, cell, waiting.over(cell)) for cell in part.cells]) for part in parts(document)]
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for number, (_, within) in enumerate(run for _, cells in cut for cell in cells for run in cell):
        for key in within:
            first.setdefault(key, number)
            last[key] = number
    count = itertools.count()
    return [_passage(part, cells, count, first, last) for part, cells in cut]


def _passage(
    part: Part, cells: Sequence[Sequence[_Run]], count: Iterator[int], first: dict[str, int], last: dict[str, int]
) -> Passage:
    made = []
    for cell in cells:
        leaves = []
        for (text, within), number in zip(cell, count, strict=False):
            begin = tuple(key for key in within if first[key] == number)
            end = tuple(key for key in within if last[key] == number)
            leaves.append(Leaf(text, within, begin, end))
        made.append(Cell(tuple(leaves), part.form is Form.ROW and _is_figure(leaves)))
    begun, ended = (tuple(k for c in made for leaf in c.leaves for k in getattr(leaf, at)) for at in ("begin", "end"))
    return Passage(part.form, tuple(made), begun, ended)


def readable(document: Document, start: int, end: int) -> str:
    """What stands between two offsets, without marks of Markdown; all else is as it was."""
    text, plain = document.text, document.plain
    if text[start:end] == plain[start:end]:
        return text[start:end]
    kept = []
    for at in range(start, end):
        char = text[at]
        if not plain[at].isspace() or char.isspace() or unicodedata.category(char) in _SHOWN:
            kept.append(char)
        elif char == "|" or (char == "<" and _TAG.match(text, at, end)):
            kept.append(" ")
    return "".join(kept)


def _gap(document: Document, start: int, end: int, found: list[Part]) -> int:
    """Takes in what stands between two parts; from where on the text belongs to the second one."""
    cuts = [start, *(blank.end() for blank in _BLANK_LINE.finditer(document.text, start, end))]
    alone = [span for span in map(Span, cuts[:-1], cuts[1:]) if readable(document, *span).strip()]
    found.extend(_plain(Span(span.start, _stripped(document, span))) for span in alone)
    return cuts[-1] if readable(document, cuts[-1], end).strip() else end


def _stripped(document: Document, span: Span) -> int:
    return span.start + len(document.text[span.start : span.end].rstrip())


def _plain(span: Span) -> Part:
    return Part(Form.PARAGRAPH, span, (span,))


def _part(document: Document, members: Sequence[Sentence], span: Span) -> Part:
    match members[0].block:
        case Block.TABLE_ROW:
            return Part(Form.ROW, span, tuple(_cells(document, span)))
        case Block.HEADING | Block.TITLE_LINE:
            form = Form.HEADING
        case Block.LIST_ITEM:
            form = Form.ITEM
        case _:
            form = Form.PARAGRAPH
    return Part(form, span, (span,))


def _cells(document: Document, span: Span) -> Iterator[Span]:
    """The cells of a row, a currency sign with the figure behind it."""
    text = document.text
    ends = [m for m in _CELL_ENDS.finditer(text, *span) if m[0] != "|" or document.plain[m.start()] == " "]
    start = span.start
    for ending in [*ends, None]:
        stop = ending.start() if ending else span.end
        words = text[start:stop].strip()
        if words and not _UNIT_ALONE.fullmatch(words):
            yield Span(start, stop)
            start = stop
    if text[start : span.end].strip(" \t\r\n|"):
        yield Span(start, span.end)


def _cut(document: Document, span: Span, here: Sequence[Range]) -> list[_Run]:
    """The text of a span, cut where ranges begin and end, each run with the ranges that it stands in."""
    cuts = sorted({*span, *(at for r in here for at in (r.start, r.end) if span.start < at < span.end)})
    runs = []
    for start, end in pairwise(cuts):
        text = readable(document, start, end)
        within = tuple(r.key for r in here if r.start < end and r.end > start) if text.strip() else ()
        runs.append((text, within))
    return runs


def _is_figure(leaves: Sequence[Leaf]) -> bool:
    return _FIGURE.fullmatch("".join(leaf.text for leaf in leaves).replace("$", "").strip()) is not None
