"""Facts of a release by rules: its sentences with figures, who says them, how strongly."""

from __future__ import annotations

from factcheck.claims.facts import Fact, FactSheet
from factcheck.claims.records import DocumentRecord, Evidence, QuantityRecord
from factcheck.claims.speaker import quotations
from factcheck.claims.strength import Strength, strength_of
from factcheck.claims.turns import OPERATOR, turns
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.parse import parse_tokens
from factcheck.quantities.tokens import Token, tokenize
from factcheck.source.address import url_of
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import SectionKind, Sentence, Span

_LEFT_OUT = frozenset({SectionKind.FORWARD_LOOKING, SectionKind.CONTACTS, SectionKind.OTHER})
_VERBS = frozenset(
    """is are was were has have had will would may might could can should expects expected plans intends announced
    reported said says granted received approved completed demonstrated showed grew rose fell increased decreased
    reached enrolled did does do""".split()
)


def record_of(document: Document) -> DocumentRecord:
    """Which text this is."""
    url = url_of(document.metadata)
    return DocumentRecord(path=document.path, sha256=document.sha256, title=document.title, url=url)


def quantity_record(quantity: Quantity, document: Document) -> QuantityRecord:
    """A quantity of a document as it goes out; its text is that of the document, marks and typography included."""
    low, high = quantity.low, quantity.high
    return QuantityRecord(
        text=document.text[quantity.start : quantity.end],
        start=quantity.start,
        end=quantity.end,
        kind=str(quantity.kind),
        low=None if low is None else f"{low.normalize():f}",
        high=None if high is None else f"{high.normalize():f}",
        unit=quantity.unit,
    )


def passage_of(document: Document, sentence: Sentence, source: int = 0) -> Evidence:
    """A sentence as evidence."""
    section = document.sections[sentence.section]
    return Evidence(
        quote=document.quote(sentence.span),
        start=sentence.span.start,
        end=sentence.span.end,
        section=section.title or str(section.kind),
        source=source,
    )


def extract_facts(document: Document) -> FactSheet:
    """The facts of a release: one a sentence that carries a figure, in order.

    Figures in boilerplate (forward-looking text, contacts, links) are listed as uncovered, none is left out. Offsets
    of the quantities are code points into the document.
    """
    facts: list[Fact] = []
    uncovered: list[QuantityRecord] = []
    speakers = speakers_of(document)
    for sentence in document.sentences:
        tokens = tokenize(document.plain, sentence.span.start, sentence.span.end)
        quantities = [q for q in parse_tokens(document.plain, tokens) if q.kind is not Kind.IDENTIFIER]
        if not quantities:
            continue
        records = [quantity_record(q, document) for q in quantities]
        if document.sections[sentence.section].kind in _LEFT_OUT:
            uncovered.extend(records)
        else:
            facts.append(_fact(document, sentence, tokens, records, _speaker(speakers, sentence.span)))
    return FactSheet(source=record_of(document), facts=tuple(facts), uncovered=tuple(uncovered))


def _fact(
    document: Document, sentence: Sentence, tokens: list[Token], records: list[QuantityRecord], speaker: str | None
) -> Fact:
    strength = strength_of(tokens) or Strength.DID
    return Fact(
        text=display(document, sentence.span),
        subject=_subject(document, tokens),
        quantities=tuple(records),
        strength=strength.name.lower(),
        speaker=speaker,
        evidence=(passage_of(document, sentence),),
    )


def _subject(document: Document, tokens: list[Token]) -> str:
    """The words before the first verb, at most eight: a rough subject, verbatim."""
    for i, token in enumerate(tokens[:14]):
        if token.lower in _VERBS and i:
            first = max(0, i - 8)
            return display(document, Span(tokens[first].start, tokens[i - 1].end))
    return ""


def speakers_of(document: Document) -> list[tuple[Span, str]]:
    """Every attributed quotation of a document and every turn of a transcript: where its words stand, who says them."""
    found = []
    paragraphs: dict[int, Span] = {}
    for s in document.sentences:
        known = paragraphs.get(s.paragraph, s.span)
        paragraphs[s.paragraph] = Span(known.start, s.span.end)
    for span in paragraphs.values():
        found += [(q.span, q.speaker) for q in quotations(document.plain, span.start, span.end) if q.speaker]
    return found + [(t.span, t.speaker) for t in turns(document.plain) if t.speaker != OPERATOR]


def _speaker(speakers: list[tuple[Span, str]], span: Span) -> str | None:
    return next((name for quoted, name in speakers if quoted.start < span.end and span.start < quoted.end), None)
