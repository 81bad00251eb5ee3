"""The figures beside a brief: what each is of, in the release's words, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.briefs.candidates import Candidate, is_figure
from factcheck.briefs.model import Figure
from factcheck.briefs.text import content_words, display, overlap, section_name
from factcheck.claims.records import Evidence, QuantityRecord
from factcheck.quantities.model import Kind, Quantity
from factcheck.source.document import Document
from factcheck.source.model import Span

ROWS = 10

_BOUNDARY = re.compile(
    r"[;:()\[\]]|[—–]|\s-{1,2}\s|,(?!\d)|\b(?:and|but|while|whereas|which|who|where|versus|vs\.?|against|compared|up|down|"
    r"representing|following|including|according|as well as)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|rose|fell|grew|met|put|came|totall?ed|reached|increased|"
    r"decreased|declined|amounted|showed|demonstrated|achieved|received|reported|generated|recorded|posted|announced|said|"
    r"expects?|plans?|compares?|involve[sd]|include[sd]?)\b",
    re.IGNORECASE,
)
_WIDEST = 14  # words of a clause that a row has room for


def figures(document: Document, chosen: Sequence[Candidate], pool: Sequence[Candidate]) -> tuple[Figure, ...]:
    """The table of a brief: the figures of its sentences first, then those of the best sentences left."""
    taken = {c.index for c in chosen}
    rest = sorted((c for c in pool if c.index not in taken), key=lambda c: -c.score)
    rows: list[Figure] = []
    for candidate in (*chosen, *rest):
        for row in _rows(document, candidate):
            if len(rows) == ROWS:
                return tuple(rows)
            if not any(_same(row, other) for other in rows):
                rows.append(row)
    return tuple(rows)


def record(document: Document, quantity: Quantity) -> QuantityRecord:
    """A quantity of a document as it goes out, quoted as it stands in the text."""
    return QuantityRecord(
        text=document.text[quantity.start : quantity.end],
        start=quantity.start,
        end=quantity.end,
        kind=quantity.kind.value,
        low=_plain(quantity.low),
        high=_plain(quantity.high),
        unit=quantity.unit,
    )


def _rows(document: Document, candidate: Candidate) -> Iterator[Figure]:
    span = candidate.sentence.span
    for quantity in candidate.quantities:
        if not is_figure(quantity):
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


def subject(document: Document, span: Span, quantity: Quantity) -> str:
    """What a figure is of: the words of its clause as they stand.

    A clause that says too little alone ("compared with $1.3 million in 2024") is led by the words before the first
    verb of the sentence, with an ellipsis between.
    """
    clause = _clause(document, span, quantity)
    words = _narrow(document, clause, quantity)
    own = content_words(document.plain[clause.start : quantity.start])
    head = _head(document, span)
    if clause.start > span.start and head and len(own) < 2 and head.end <= clause.start:
        return f"{display(document, head)} … {words}"
    return words


def _clause(document: Document, span: Span, quantity: Quantity) -> Span:
    """The stretch between the boundaries on either side of a figure."""
    start, end = span
    for mark in _BOUNDARY.finditer(document.plain, *span):
        if mark.end() <= quantity.start:
            start = mark.start() if mark.group()[0].isalpha() else mark.end()
        elif mark.start() >= quantity.end:
            end = mark.start()
            break
    return Span(start, end)


def _head(document: Document, span: Span) -> Span | None:
    """The words before the first verb, when they are few enough to be a name of something."""
    verb = _VERB.search(document.plain, *span)
    if verb is None or len(document.plain[span.start : verb.start()].split()) > 8:
        return None
    return Span(span.start, verb.start())


def _narrow(document: Document, clause: Span, quantity: Quantity) -> str:
    """A clause cut to the width of a row, around its figure, with an ellipsis where it was cut."""
    before = display(document, Span(clause.start, quantity.start)).split()
    figure = display(document, Span(quantity.start, quantity.end))
    after = display(document, Span(quantity.end, clause.end)).rstrip(" .,").split()
    room = max(0, _WIDEST - len(figure.split()))
    left = before[-max(room - min(len(after), room // 3), 0) :] if room else []
    right = after[: room - len(left)]
    parts = [*(["…"] if len(left) < len(before) else []), *left, figure, *right]
    return " ".join([*parts, *(["…"] if len(right) < len(after) else [])])


def _same(one: Figure, other: Figure) -> bool:
    """Whether two rows give the same figure of the same thing."""
    mine, theirs = one.quantity, other.quantity
    if (mine.kind, mine.low, mine.high) != (theirs.kind, theirs.low, theirs.high):
        return False
    if mine.unit and mine.kind != Kind.PERCENT:
        return True
    return overlap(content_words(one.subject), content_words(other.subject)) > 0.5


def _plain(value: Decimal | None) -> str | None:
    if value is None:
        return None
    return format(value.normalize(), "f") if value else "0"
