"""Parts of documents as pages show them: without Markdown marks, in pieces that carry what is marked on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from factcheck.claims.records import Evidence
from factcheck.desk.model import Item
from factcheck.render import words
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Block, Sentence, Span
from factcheck.verify.findings import ClaimVerdict, Label

_AROUND = 2  # sentences before and after a passage
_LONG = 700  # of what is only around it, so many characters
_SAYS = re.compile(r"the release (?:says|gives) (?P<words>.+?)(?:[,;] .*)?")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a stretch of a document is shown as."""

    start: int
    end: int
    kind: str
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on which the same marks lie."""

    text: str
    kinds: frozenset[str] = frozenset()
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, list item or row of a table."""

    block: Block
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a source in its surroundings."""

    section: str
    title: str  # of the source, where there are several
    source: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of a sentence that stays, goes or comes."""

    text: str
    kind: str  # "same", "old" or "new"


def pieces(document: Document, span: Span, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """A span of a document, cut wherever a mark begins or ends."""
    inside = [mark for mark in marks if mark.start < span.end and mark.end > span.start]
    cuts = sorted({span.start, span.end, *_ends(inside, span)})
    made = []
    for start, end in pairwise(cuts):
        over = [mark for mark in inside if mark.start <= start and end <= mark.end]
        riskiest = max((m.item for m in over if m.item), key=lambda item: item.risk, default=None)
        text = _shown(document, Span(start, end))
        if text:
            made.append(Piece(text, frozenset(mark.kind for mark in over), riskiest))
    return tuple(made)


def whole(document: Document, marks: Sequence[Mark]) -> Iterator[Paragraph]:
    """A document from its first sentence to its last."""
    for _, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        yield _paragraph(document, list(group), marks)


def claims_of(items: Sequence[Item]) -> list[Mark]:
    """A mark for every claim of a draft."""
    return [Mark(item.verdict.start, item.verdict.end, "claim", item) for item in items]


def in_context(document: Document, claim: ClaimVerdict) -> tuple[Paragraph, ...]:
    """A claim in its sentence, with the sentences around it, and what is wrong in it marked."""
    marks = [Mark(claim.start, claim.end, "quote")]
    for start, end in words.faults(claim):
        marks.append(Mark(claim.start + start, claim.start + end, "value"))
    return tuple(_around(document, Span(claim.start, claim.end), marks))


def passage_of(document: Document, evidence: Evidence, claim: ClaimVerdict, *, title: str = "") -> Passage:
    """What a verdict rests on: the quote in its surroundings, and in it the value that the claim must agree with."""
    quote = Span(evidence.start, evidence.end)
    marks = [Mark(*quote, "quote"), *_values(document, quote, claim)]
    return Passage(evidence.section, title, evidence.source, tuple(_around(document, quote, marks)))


def corrected(document: Document, claim: ClaimVerdict) -> tuple[str, tuple[Difference, ...]]:
    """A claim with the correction that the rules know of, and what it changes; empty where there is none."""
    span = Span(claim.start, claim.end)
    changes = claim.correction.changes if claim.correction else ()
    ordered = sorted(changes, key=lambda change: change.start)
    if not ordered or ordered[0].start < span.start or ordered[-1].end > span.end:
        return "", ()
    parts: list[Difference] = []
    at = span.start
    for change in ordered:
        parts.append(Difference(document.text[at : change.start], "same"))
        parts.append(Difference(document.text[change.start : change.end], "old"))
        parts.append(Difference(change.text, "new"))
        at = change.end
    parts.append(Difference(document.text[at : span.end], "same"))
    kept = tuple(part for part in parts if part.text)
    return "".join(part.text for part in kept if part.kind != "old"), kept


def _values(document: Document, quote: Span, claim: ClaimVerdict) -> Iterator[Mark]:
    text = document.quote(quote)
    for finding in claim.findings:
        against = finding.label is not Label.SUPPORTED
        said = _SAYS.fullmatch(finding.message)
        mine = claim.text[finding.start - claim.start : finding.end - claim.start]
        whole_claim = (finding.start, finding.end) == (claim.start, claim.end)
        for value in (finding.instead, said["words"] if said else "", "" if whole_claim else mine):
            at = text.find(value) if value else -1
            if at >= 0:
                yield Mark(quote.start + at, quote.start + at + len(value), "value" if against else "agreeing")
                break


def _around(document: Document, span: Span, marks: Sequence[Mark]) -> Iterator[Paragraph]:
    sentences = document.sentences
    touched = [s.index for s in sentences if s.span.start < span.end and s.span.end > span.start]
    if not touched:
        yield Paragraph(Block.PARAGRAPH, pieces(document, span, marks))
        return
    near = sentences[max(0, touched[0] - _AROUND) : touched[-1] + _AROUND + 1]
    home = {s.section for s in sentences[touched[0] : touched[-1] + 1]}
    shown = [s for s in near if s.section in home and (s.index in touched or len(document.quote(s.span)) <= _LONG)]
    for _, group in groupby(shown, key=lambda sentence: sentence.paragraph):
        yield _paragraph(document, list(group), marks)


def _paragraph(document: Document, sentences: Sequence[Sentence], marks: Sequence[Mark]) -> Paragraph:
    span = Span(sentences[0].span.start, sentences[-1].span.end)
    return Paragraph(sentences[0].block, pieces(document, span, marks))


def _ends(marks: Iterable[Mark], span: Span) -> Iterator[int]:
    for mark in marks:
        yield max(mark.start, span.start)
        yield min(mark.end, span.end)


def _shown(document: Document, span: Span) -> str:
    """What a span says; `display` takes the blanks at its ends, which part it from its neighbours."""
    text = display(document, span)
    first, last = document.text[span.start], document.text[span.end - 1]
    if not text:
        return " " if first.isspace() else ""
    return f"{' ' if _parts(first) else ''}{text}{' ' if _parts(last) else ''}"


def _parts(char: str) -> bool:
    return char.isspace() or char == "|"
