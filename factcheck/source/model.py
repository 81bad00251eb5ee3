"""What a document is made of: spans into a text that is never altered.

Every offset is a code point into :attr:`Document.text`; ranges are half open, so that
``document.text[span.start:span.end]`` is the quote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class SectionKind(StrEnum):
    """What part a section plays in a press release."""

    HEADLINE = "headline"
    HIGHLIGHTS = "highlights"
    LEAD = "lead"
    BODY = "body"
    QUOTATION = "quotation"
    ABOUT = "about"
    FORWARD_LOOKING = "forward-looking"
    CONTACTS = "contacts"
    OTHER = "other"


class Block(StrEnum):
    """What kind of block a sentence stands in."""

    HEADING = "heading"  # marked as one: `# x`, underlined, or a line that is bold from end to end
    TITLE_LINE = "title-line"  # looks like a heading (capitals, a short line on its own) but is not marked
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, list item, heading or table row; `span` leaves out list markers and outer blanks."""

    index: int
    span: Span
    block: Block
    section: int  # index into Document.sections
    paragraph: int  # number of the block it stands in, counted over the document


@dataclass(frozen=True, slots=True)
class Section:
    """A run of text under one heading or with one job; sections tile the text after the front matter."""

    index: int
    kind: SectionKind
    title: str  # the heading's words without marks, or "" where the section has none
    heading: Span | None
    span: Span
    first: int  # its sentences are Document.sentences[first:last]
    last: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """`LOS ANGELES, Feb. 10, 2025 (GLOBE NEWSWIRE) --`; a part that is not there is None."""

    span: Span
    place: Span | None
    date: Span | None
    wire: Span | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells as spans, header row first; `caption` is the line above it, if there is one."""

    span: Span
    header: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]
    caption: Span | None
    section: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the front matter says; never part of the body text."""

    title: str | None = None
    date: str | None = None
    summary: str | None = None
    tags: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
