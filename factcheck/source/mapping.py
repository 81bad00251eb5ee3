"""A document as plain lists, dictionaries, strings and numbers: what JSON can hold, with every offset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.source.model import Span, Table
from factcheck.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from factcheck.source.document import Document


def mapping(document: Document) -> dict[str, Any]:
    """All that was read. Offsets are code points into `text`; what a span covers is given with it, but for sections."""
    return {
        **outline(document),
        "sentences": sentences(document),
        "tables": [_table(document, table) for table in document.tables],
        "body": {"start": document.body.start, "end": document.body.end},
        "text": document.text,
    }


def outline(document: Document) -> dict[str, Any]:
    """What a document is made of, without its text."""
    metadata = document.metadata
    return {
        "schema_version": SCHEMA_VERSION,
        "source": {"path": document.path, "sha256": document.sha256, "title": document.title},
        "characters": len(document.text),
        "metadata": {
            "title": metadata.title,
            "date": metadata.date,
            "summary": metadata.summary,
            "tags": list(metadata.tags),
            "extra": dict(metadata.extra),
        },
        "dateline": _dateline(document),
        "sections": [
            {
                "kind": section.kind.value,
                "title": section.title,
                "start": section.span.start,
                "end": section.span.end,
                "sentence_count": section.last - section.first,
            }
            for section in document.sections
        ],
        "sentence_count": len(document.sentences),
        "table_count": len(document.tables),
    }


def sentences(document: Document) -> list[dict[str, Any]]:
    """Every sentence, with the block and the section that it stands in."""
    return [
        _spanned(document, sentence.span)
        | {"block": sentence.block.value, "section": sentence.section, "paragraph": sentence.paragraph}
        for sentence in document.sentences
    ]


def _spanned(document: Document, span: Span) -> dict[str, Any]:
    """A span with the text that it covers."""
    return {"text": document.quote(span), "start": span.start, "end": span.end}


def _dateline(document: Document) -> dict[str, Any] | None:
    dateline = document.dateline
    if dateline is None:
        return None
    parts = {"place": dateline.place, "date": dateline.date, "wire": dateline.wire}
    named = {name: None if span is None else _spanned(document, span) for name, span in parts.items()}
    return _spanned(document, dateline.span) | named


def _table(document: Document, table: Table) -> dict[str, Any]:
    return {
        "start": table.span.start,
        "end": table.span.end,
        "caption": None if table.caption is None else _spanned(document, table.caption),
        "header": [_spanned(document, cell) for cell in table.header],
        "rows": [[_spanned(document, cell) for cell in row] for row in table.rows],
        "section": table.section,
    }
