"""Results as JSON: the stable contract that other programs stand on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.audits.model import Audit
from factcheck.briefs.model import Brief
from factcheck.claims.facts import FactSheet
from factcheck.claims.records import SourceFinding
from factcheck.render.citations import Citations
from factcheck.render.listing import Listing, Table
from factcheck.render.safe import escape_json
from factcheck.source import mapping
from factcheck.source.document import Document
from factcheck.verify.codes import Rule
from factcheck.verify.findings import Report
from factcheck.version import SCHEMA_VERSION

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


def table(items: Table) -> str:
    """A table as JSON: its records under their name, after what else is said."""
    return dumps({"schema_version": SCHEMA_VERSION, **items.facts, items.name: list(items.records)})


def outline(document: Document, *, sentences: bool = False, consistency: Sequence[SourceFinding] | None = None) -> str:
    """What a document is made of, as JSON; `sentences` adds every sentence, `consistency` what contradicts itself."""
    values = mapping.outline(document)
    if sentences:
        values["sentences"] = mapping.sentences(document)
    if consistency is not None:
        values["source_findings"] = [finding.to_dict() for finding in consistency]
    return dumps(values)
