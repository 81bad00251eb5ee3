"""The figures beside a brief: what each is of, in the release's words, and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from factcheck.briefs.candidates import Candidate, is_figure
from factcheck.briefs.model import Figure
from factcheck.briefs.text import content_words, overlap, section_name
from factcheck.claims.extract import quantity_record
from factcheck.claims.records import Evidence, QuantityRecord
from factcheck.quantities.model import Kind, Quantity
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Sentence, Span

ROWS = 10

_BOUNDARY = re.compile(
    r"(?P<aside>\([^()\d]{1,12}\))|[;:()\[\]]|[—–]|\s-{1,2}\s|,(?=\s(?:and|but)\s)|,(?!\s?\d)|\b(?:but|while|whereas|which|who|"
    r"where|versus|vs\.?|against|compared|up|down|representing|following|including|according|as well as)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?<=\s)(?:is|are|was|were|has|have|had|will|would|can|could|may|rose|fell|grew|met|put|came|totall?ed|reached|increased|"
    r"decreased|declined|dropped|amounted|showed|demonstrated|achieved|received|reported|reports|generated|recorded|posted|"
    r"announced|said|expects?|plans?|compares?|involve[sd]|include[sd]?|raised|sold|issued|enrolled|treated)\b",
)
_JOINT = re.compile(r"(?:and|but|while|whereas|which|who|where)\s", re.IGNORECASE)
_TRAILING = re.compile(r"(?:,?\s(?:which|who|that|and|also|recently))*[\s,]*\Z", re.IGNORECASE)
_LONGEST_HEAD = 12
_WIDEST = 14  # words of a clause that a row has room for


def figures(document: Document, chosen: Sequence[Candidate], pool: Sequence[Candidate]) -> tuple[Figure, ...]:
    """The table of a brief: the figures of its sentences first, then those of the best sentences left."""
    taken = {c.index for c in chosen}
    rest = sorted((c for c in pool if c.index not in taken and not c.leans), key=lambda c: -c.score)
    rows: list[Figure] = []
    for candidate in (*chosen, *rest):
        for row in _rows(document, candidate, with_durations=candidate.index in taken):
            if len(rows) == ROWS:
                return tuple(rows)
            if not any(_same(row, other) for other in rows):
                rows.append(row)
    return tuple(rows)


def record(document: Document, quantity: Quantity) -> QuantityRecord:
    """A quantity of a document as it goes out, quoted as it stands in the text."""
    return quantity_record(quantity, document)


def _rows(document: Document, candidate: Candidate, *, with_durations: bool) -> Iterator[Figure]:
    span = candidate.sentence.span
    for quantity in candidate.quantities:
        if not is_figure(quantity):
            continue
        if quantity.kind is Kind.DURATION and (not with_durations or "-" in quantity.text):
            continue
        yield Figure(
            subject=subject(document, span, quantity),
            quantity=record(document, quantity),
            citation=cite(document, span),
        )


def cite(document: Document, span: Span) -> Evidence:
    """The evidence that quotes a passage exactly."""
    section = section_name(document.section_at(span.start))
    return Evidence(quote=document.quote(span), start=span.start, end=span.end, section=section)


def sentences_of(document: Document, evidence: Iterable[Evidence]) -> list[Sentence]:
    """The sentences that passages of a document stand in, each once."""
    found: dict[Sentence, None] = {}
    for passage in evidence:
        first = max(0, bisect_right(document.sentences, passage.start, key=lambda s: s.span.start) - 1)
        for sentence in islice(document.sentences, first, None):
            if sentence.span.start >= passage.end:
                break
            if passage.start < sentence.span.end:
                found[sentence] = None
    return list(found)


def subject(document: Document, span: Span, quantity: Quantity) -> str:
    """What a figure is of: the words of its clause as they stand.

    A clause without a subject of its own ("compared with $1.3 million in 2024") is led by the words before the first
    verb of the sentence, with an ellipsis between.
    """
    clause = _clause(document, span, quantity)
    words = _narrow(document, clause, quantity)
    head = _head(document, span)
    if head and head.end <= clause.start and not _has_subject(document, clause, quantity):
        return f"{display(document, head)} … {words.removeprefix('… ')}"
    return words


def _clause(document: Document, span: Span, quantity: Quantity) -> Span:
    """The stretch between the boundaries on either side of a figure, without a joining word at its start."""
    start, end = span
    for mark in _BOUNDARY.finditer(document.plain, *span):
        if mark["aside"]:
            continue
        if mark.end() <= quantity.start:
            start = mark.start() if mark.group()[0].isalpha() else mark.end()
        elif mark.start() >= quantity.end:
            end = mark.start()
            break
    while start < quantity.start and document.plain[start].isspace():
        start += 1
    joint = _JOINT.match(document.plain, start, quantity.start)
    return Span(joint.end() if joint else start, end)


def _has_subject(document: Document, clause: Span, quantity: Quantity) -> bool:
    verb = _VERB.search(document.plain, clause.start, quantity.start)
    return verb is not None and bool(content_words(document.plain[clause.start : verb.start()]))


def _head(document: Document, span: Span) -> Span | None:
    """The words before the first verb, when they are few enough to be a name of something."""
    verb = _VERB.search(document.plain, *span)
    if verb is None or len(document.plain[span.start : verb.start()].split()) > _LONGEST_HEAD:
        return None
    words = _TRAILING.sub("", document.plain[span.start : verb.start()])
    return Span(span.start, span.start + len(words)) if words else None


def _narrow(document: Document, clause: Span, quantity: Quantity) -> str:
    """A clause cut to the width of a row, around its figure, with an ellipsis where it was cut."""
    words = display(document, clause).rstrip(" .,").split()
    first = len(display(document, Span(clause.start, quantity.start)).split())
    if quantity.start > clause.start and not document.plain[quantity.start - 1].isspace():
        first -= 1
    last = len(display(document, Span(clause.start, quantity.end)).split())
    room = max(0, _WIDEST - (last - first))
    after = min(len(words) - last, max(room // 3, room - first))
    start, end = max(0, first - (room - max(after, 0))), last + max(after, 0)
    cut = words[start:end]
    return " ".join([*(["…"] if start else []), *cut, *(["…"] if end < len(words) else [])])


def _same(one: Figure, other: Figure) -> bool:
    """Whether two rows give the same figure of the same thing."""
    mine, theirs = one.quantity, other.quantity
    if (mine.kind, mine.low, mine.high) != (theirs.kind, theirs.low, theirs.high):
        return False
    if mine.unit and mine.kind != Kind.PERCENT:
        return True
    return overlap(content_words(one.subject), content_words(other.subject)) > 0.5
