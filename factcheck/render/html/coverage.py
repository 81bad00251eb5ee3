"""Where in a release the passages of a draft lie, and what the draft never touched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.quantities.model import Kind
from factcheck.quantities.parse import parse_quantities
from factcheck.render.html.passages import Place
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Block, Section, SectionKind, Sentence
from factcheck.verify.findings import Label

_WIDTH = 1000
_THINNEST = 4
_MOST_TICKS = 60
_HEADINGS = (Block.HEADING, Block.TITLE_LINE)
# What every release of a company ends with: its sections are named, its sentences not listed.
_BOILERPLATE = (SectionKind.FORWARD_LOOKING, SectionKind.CONTACTS)


@dataclass(frozen=True, slots=True)
class Bar:
    """A passage on the strip: `x` and `width` are thousandths of the release, and the worse the verdict the higher."""

    x: int
    width: int
    height: int
    href: str
    label: Label | None
    words: str


@dataclass(frozen=True, slots=True)
class Untouched:
    """What of a section no passage of the draft lies in."""

    name: str
    sentences: int
    touched: int
    figures: tuple[Sentence, ...]  # sentences with figures, but no rows of tables
    rows: int  # rows of tables with figures

    @property
    def whole(self) -> bool:
        """Whether the draft never touched this section."""
        return not self.touched


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a draft rests on in one release."""

    bars: tuple[Bar, ...]
    ticks: tuple[int, ...]  # where sections begin, in thousandths; none where there are too many to tell apart
    sentences: int
    touched: int
    untouched: tuple[Untouched, ...]

    @property
    def share(self) -> int:
        """Percent of the sentences that the draft touches."""
        return round(100 * self.touched / self.sentences) if self.sentences else 0

    @property
    def sections(self) -> list[str]:
        """The names of the sections that the draft never touched."""
        return [section.name for section in self.untouched if section.whole]


def coverage(document: Document, places: Sequence[Place]) -> Coverage:
    """Counted are sentences, list items and table rows; headings are not."""
    used = sorted((place.start, place.end) for place in places if place.label is not None)
    counted = [s for s in document.sentences if s.block not in _HEADINGS]
    touched = {s.index for s in counted if any(start < s.span.end and s.span.start < end for start, end in used)}
    few = len(document.sections) <= _MOST_TICKS
    return Coverage(
        tuple(_bar(document, place) for place in places),
        tuple(_thousandth(document, s.span.start) for s in document.sections[1:]) if few else (),
        len(counted),
        len(touched),
        tuple(_untouched(document, touched)),
    )


def section_name(document: Document, section: Section) -> str:
    """A section's heading, or what part it plays where it has none."""
    return section.title or {SectionKind.OTHER: "other text"}.get(section.kind, section.kind.value)


def _untouched(document: Document, touched: set[int]) -> Iterator[Untouched]:
    for section in document.sections:
        here = [s for s in document.sentences[section.first : section.last] if s.block not in _HEADINGS]
        left = [s for s in here if s.index not in touched]
        if not left:
            continue
        telling = [] if section.kind in _BOILERPLATE else [s for s in left if _has_figure(document, s)]
        figures = tuple(s for s in telling if s.block is not Block.TABLE_ROW)
        yield Untouched(
            section_name(document, section), len(here), len(here) - len(left), figures, len(telling) - len(figures)
        )


def _has_figure(document: Document, sentence: Sentence) -> bool:
    words = display(document, sentence.span)
    return any(char.isdigit() for char in words) and any(
        quantity.kind not in (Kind.IDENTIFIER, Kind.ORDINAL) for quantity in parse_quantities(words)
    )


def _bar(document: Document, place: Place) -> Bar:
    start, end = (_thousandth(document, at) for at in (place.start, place.end))
    width = max(end - start, _THINNEST)
    height = 6 if place.label is None else 18 - 2 * place.label.severity
    said = ", ".join(reference.words for reference in place.references)
    return Bar(min(start, _WIDTH - width), width, height, f"#{place.id}", place.label, said)


def _thousandth(document: Document, at: int) -> int:
    body = document.body
    return round(_WIDTH * (at - body.start) / max(body.end - body.start, 1))
