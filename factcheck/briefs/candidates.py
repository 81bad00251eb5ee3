"""Which sentences of a release may stand in a brief at all, and what each is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from factcheck.briefs.signals import is_about_a_thing, is_notice, leans, news_value
from factcheck.briefs.text import content_words, count_words, display, overlap
from factcheck.quantities.model import Hedge, Kind, Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.source.document import Document
from factcheck.source.model import Block, Section, SectionKind, Sentence, Span

# Where a sentence stands: the lead before the highlights before the body; what is not listed is never chosen.
_PLACE = {SectionKind.LEAD: 2.0, SectionKind.HIGHLIGHTS: 1.6, SectionKind.BODY: 1.2, SectionKind.ABOUT: 0.3}
_OPENING = 1.5
_FIGURES = frozenset(Kind) - {Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.NUMBER, Kind.IDENTIFIER}
_DATES = frozenset({Kind.DATE, Kind.PERIOD})
_MIN_WORDS = 6
_LONG = 40  # words from which a sentence costs more than it brings
_MOST = 300  # candidates: every pair of them is compared

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|does|did|\w{2,}ed|rose|fell|grew|met|won|paid|"
    r"sold|led|began|came|saw|put|made|gave|took|held|cut|shows?|follows?|plans?|expects?|reports?|announces?|receives?|"
    r"continues?|remains?|includes?|provides?|targets?|seeks?|enables?|marks?|brings?|holds?|becomes?|comes?|stands?)\b",
    re.IGNORECASE,
)
_QUOTE_MARKS = re.compile(r"[“”]|(?<!\d)\"|\"(?!\w)")
_ENDS_WELL = re.compile(r"[.!]['\"’”)\]]*\Z")


@dataclass(frozen=True)
class Candidate:
    """A sentence that may be chosen, with what the choice looks at."""

    sentence: Sentence
    text: str
    kind: SectionKind
    score: float
    quantities: tuple[Quantity, ...] = field(default=(), repr=False)

    @cached_property
    def words(self) -> int:
        """The length as an editor counts it."""
        return count_words(self.text)

    @cached_property
    def content(self) -> frozenset[str]:
        """The words that carry its meaning."""
        return content_words(self.text)

    @cached_property
    def leans(self) -> bool:
        """Whether it makes sense only right after the sentence before it."""
        return leans(self.text)

    @property
    def index(self) -> int:
        """Its number in the document."""
        return self.sentence.index


def candidates(document: Document) -> tuple[Candidate, ...]:
    """The sentences that may stand in a brief, in the order of the document."""
    title = content_words(document.title or "")
    last = max((s.index for s in document.sentences), default=0) or 1
    opened = False
    found = []
    for section in document.sections:
        if not _is_open(document, section):
            continue
        for sentence, text in _told(document, section):
            opening = section.kind is SectionKind.LEAD and not opened
            opened = opened or opening
            quantities = parse_quantities(document.plain, sentence.span.start, sentence.span.end)
            score = _PLACE[section.kind] + _OPENING * opening - 0.5 * sentence.index / last
            score += _worth(text, quantities) + overlap(content_words(text), title) * bool(title)
            found.append(Candidate(sentence, text, section.kind, score, quantities))
    best = sorted(found, key=lambda c: -c.score)[:_MOST]
    return tuple(sorted(best, key=lambda c: c.index))


def is_figure(quantity: Quantity) -> bool:
    """Whether a quantity is an amount that a table can show: no identifier, no date, nothing vague."""
    return quantity.kind in _FIGURES and quantity.hedge is not Hedge.VAGUE


def _is_open(document: Document, section: Section) -> bool:
    if section.kind not in _PLACE:
        return False
    if section.kind is not SectionKind.ABOUT:
        return True
    sentences = [s for s in document.sentences[section.first : section.last] if s.block is not Block.HEADING]
    return bool(sentences) and is_about_a_thing(section.title, document.plain[slice(*sentences[0].span)])


def _told(document: Document, section: Section) -> Iterator[tuple[Sentence, str]]:
    """The sentences of a section that state something in the release's own words, with their text for display."""
    spoken: dict[int, list[Span]] = {}
    sentences = document.sentences[section.first : section.last]
    for sentence in sentences:
        if sentence.block not in (Block.PARAGRAPH, Block.LIST_ITEM):
            continue
        if sentence.paragraph not in spoken:
            spoken[sentence.paragraph] = _quotations(document, sentence.paragraph, sentences)
        text = display(document, sentence.span)
        if _is_speech(document, sentence.span, spoken[sentence.paragraph]) or not _is_whole(text, sentence.block):
            continue
        if not is_notice(text) and not _is_tabular(document.quote(sentence.span)):
            yield sentence, text if _ENDS_WELL.search(text) else text + "."


def _quotations(document: Document, paragraph: int, sentences: tuple[Sentence, ...]) -> list[Span]:
    """The passages in quotation marks of a paragraph; one that is not closed goes to the paragraph's end."""
    own = [s.span for s in sentences if s.paragraph == paragraph]
    start, end = own[0].start, own[-1].end
    spans, opened = [], None
    for mark in _QUOTE_MARKS.finditer(document.text, start, end):
        if opened is None and mark.group() != "”":
            opened = mark.start()
        elif opened is not None and mark.group() != "“":
            spans.append(Span(opened, mark.end()))
            opened = None
    return [*spans, Span(opened, end)] if opened is not None else spans


def _is_speech(document: Document, span: Span, quotations: list[Span]) -> bool:
    """Whether a sentence is somebody's words: more than a term or a title of it stands in quotation marks."""
    inside = 0
    for quotation in quotations:
        start, end = max(span.start, quotation.start), min(span.end, quotation.end)
        if start >= end:
            continue
        if quotation.start < span.start or count_words(document.text[start:end]) >= 8:
            return True
        inside += end - start
    return inside > 0.4 * (span.end - span.start)


def _is_whole(text: str, block: Block) -> bool:
    """Whether a text is a statement: a beginning, a verb, an end, and every bracket closed."""
    if not text or text[0].islower() or count_words(text) < _MIN_WORDS or not _FINITE.search(text):
        return False
    if text.count("(") != text.count(")") or text.endswith(("?", ":", "…", "...")):
        return False
    return block is Block.LIST_ITEM or bool(_ENDS_WELL.search(text))


def _is_tabular(quote: str) -> bool:
    """Whether a passage is a table that lost its lines: wide gaps, or nearly only numbers."""
    words = quote.split()
    numeric = sum(any(c.isdigit() for c in word) for word in words)
    return "    " in quote.replace("\n", " ").strip() or numeric > 0.5 * len(words)


def _worth(text: str, quantities: tuple[Quantity, ...]) -> float:
    figures = sum(is_figure(q) for q in quantities)
    dated = any(q.kind in _DATES for q in quantities)
    long = max(0, count_words(text) - _LONG)
    return 0.35 * min(figures, 3) + 0.2 * dated + news_value(text) - 0.03 * long
