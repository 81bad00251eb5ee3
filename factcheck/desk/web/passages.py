"""Parts of documents as pages show them: without Markdown marks, in pieces that carry what is marked on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.records import Evidence
from factcheck.desk.model import Item
from factcheck.render import words
from factcheck.render.html.prose import Form, Part, parts, readable
from factcheck.source.document import Document
from factcheck.source.model import Span
from factcheck.verify.findings import ClaimVerdict, Label

_AROUND = 2  # sentences before and after a passage
_LONG = 600  # characters of a neighbouring paragraph, which is left out when it has more
_SAYS = re.compile(r"the release (?:says|gives) (?P<words>.+?)(?:[,;] .*)?")
_BLANKS = re.compile(r"[ \t\r\n]+")


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
    """A paragraph, heading, list item or row of a table; a row has cells, all others one."""

    form: Form
    cells: tuple[tuple[Piece, ...], ...]


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
    made: list[Piece] = []
    for start, end in pairwise(cuts):
        over = [mark for mark in inside if mark.start <= start and end <= mark.end]
        riskiest = max((m.item for m in over if m.item), key=lambda item: item.risk, default=None)
        text = _BLANKS.sub(" ", readable(document, start, end))
        text = text if made else text.lstrip()
        if text:
            made.append(Piece(text, frozenset(mark.kind for mark in over), riskiest))
    return tuple(made)


def whole(document: Document, marks: Sequence[Mark]) -> list[Paragraph]:
    """All of a document, but for what leaves no mark on paper."""
    return [_paragraph(document, part, part.span, marks) for part in parts(document)]


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
    """The paragraphs that a span stands in, each with what is near; what has one sentence shows its neighbours."""
    every = parts(document)
    touched = [at for at, part in enumerate(every) if part.span.start < span.end and part.span.end > span.start]
    if not touched:
        yield Paragraph(Form.PARAGRAPH, (pieces(document, span, marks),))
        return
    home = {document.section_at(every[at].span.start) for at in touched}
    beside = 0 if any(len(_sentences(document, every[at].span)) > 1 for at in touched) else 1
    for at in range(max(0, touched[0] - beside), min(len(every), touched[-1] + 1 + beside)):
        part = every[at]
        if at in touched:
            yield _paragraph(document, part, _near(document, part.span, span), marks)
        elif document.section_at(part.span.start) in home and part.span.end - part.span.start <= _LONG:
            yield _paragraph(document, part, part.span, marks)


def _near(document: Document, whole_part: Span, span: Span) -> Span:
    """What of a paragraph is near a span: some sentences before it and after it."""
    inside = _sentences(document, whole_part)
    before = [sentence.start for sentence in inside if sentence.end <= span.start]
    after = [sentence.end for sentence in inside if sentence.start >= span.end]
    start = before[-_AROUND] if len(before) > _AROUND else whole_part.start
    return Span(start, after[_AROUND - 1] if len(after) > _AROUND else whole_part.end)


def _sentences(document: Document, part: Span) -> list[Span]:
    return [s.span for s in document.sentences if part.start <= s.span.start < part.end]


def _paragraph(document: Document, part: Part, span: Span, marks: Sequence[Mark]) -> Paragraph:
    cells = part.cells if part.form is Form.ROW else (span,)
    return Paragraph(part.form, tuple(pieces(document, cell, marks) for cell in cells))


def _ends(marks: Iterable[Mark], span: Span) -> Iterator[int]:
    for mark in marks:
        yield max(mark.start, span.start)
        yield min(mark.end, span.end)
