"""Results as JSON: the stable contract that other programs stand on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.audits.model import Audit
from factcheck.briefs.model import Brief
from factcheck.claims.facts import FactSheet
from factcheck.claims.records import SCHEMA_VERSION, SourceFinding
from factcheck.render.citations import Citations
from factcheck.render.listing import Listing
from factcheck.render.safe import escape_json
from factcheck.source.document import Document
from factcheck.source.model import Dateline, Span
from factcheck.verify.codes import Rule
from factcheck.verify.findings import Report

_REPORT_ORDER = ("schema_version", "source", "draft", "claims", "summary", "usage")


def dumps(value: dict[str, Any]) -> str:
    """JSON that keeps every text as it is, escaped only where it could not be written or would act on a terminal."""
    return escape_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def report(result: Report) -> str:
    """A report as JSON, the keys of the contract first."""
    values = result.to_dict()
    first = {key: values.pop(key) for key in _REPORT_ORDER}
    return dumps(first | values)


def factsheet(sheet: FactSheet) -> str:
    """A fact sheet as JSON."""
    return dumps(sheet.to_dict())


def brief(result: Brief) -> str:
    """A brief as JSON; its citations have the numbers that they have in text."""
    values = result.to_dict()
    numbers = Citations(result)
    for row, sentence in zip(values["sentences"], result.sentences, strict=True):
        for citation, passage in zip(row["citations"], sentence.citations, strict=True):
            citation["number"] = numbers.number(passage)
    for row, figure in zip(values["figures"], result.figures, strict=True):
        row["citation"]["number"] = numbers.number(figure.citation)
    return dumps(values)


def audit(result: Audit) -> str:
    """An audit as JSON."""
    return dumps(result.to_dict())


def rules(codes: Iterable[Rule]) -> str:
    """The rules as JSON."""
    rows = [{"code": r.code, "family": r.family, "name": r.name, "summary": r.summary} for r in codes]
    return dumps({"schema_version": SCHEMA_VERSION, "rules": rows})


def listing(items: Listing) -> str:
    """Names and values as JSON, with `_` for the blanks of a name."""
    rows = {row.name.replace(" ", "_"): row.value for row in items.rows}
    return dumps({"schema_version": SCHEMA_VERSION} | rows)


def outline(document: Document, *, sentences: bool = False, consistency: Sequence[SourceFinding] | None = None) -> str:
    """What a document is made of, as JSON; `sentences` adds every sentence, `consistency` what contradicts itself."""
    metadata = document.metadata
    values: dict[str, Any] = {
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
        "dateline": _dateline(document, document.dateline),
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
    if sentences:
        values["sentences"] = [
            _span(document, sentence.span)
            | {"block": sentence.block.value, "section": sentence.section, "paragraph": sentence.paragraph}
            for sentence in document.sentences
        ]
    if consistency is not None:
        values["source_findings"] = [finding.to_dict() for finding in consistency]
    return dumps(values)


def _dateline(document: Document, dateline: Dateline | None) -> dict[str, Any] | None:
    if dateline is None:
        return None
    parts = {"place": dateline.place, "date": dateline.date, "wire": dateline.wire}
    named = {name: None if span is None else _span(document, span) for name, span in parts.items()}
    return _span(document, dateline.span) | named


def _span(document: Document, span: Span) -> dict[str, Any]:
    return {"text": document.quote(span), "start": span.start, "end": span.end}
