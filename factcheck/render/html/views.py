"""The other results as pages: facts, briefs, audits, rules, listings, and what a document is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from factcheck.audits.model import Audit
from factcheck.briefs.model import Brief
from factcheck.claims.facts import FactSheet
from factcheck.claims.records import Evidence, SourceFinding
from factcheck.render.citations import Citations
from factcheck.render.html.coverage import section_name
from factcheck.render.html.environment import page
from factcheck.render.listing import Listing, Table
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.verify.codes import Rule

_STYLES = ("report.css",)


def factsheet(sheet: FactSheet) -> str:
    """A fact sheet: a card for each fact, then the figures that no fact carries."""
    return page("factsheet.html", {"sheet": sheet}, *_STYLES)


def brief(result: Brief) -> str:
    """A brief: sentences under their headings, each with links to the passages that it cites."""
    citations = Citations(result)
    sections = [(name, list(members)) for name, members in groupby(result.sentences, key=lambda s: s.section)]
    values = {"brief": result, "sections": sections, "citations": citations, "numbered": _numbered(citations)}
    return page("brief.html", values, *_STYLES)


def audit(result: Audit) -> str:
    """An audit: the rate, the kinds of change, what was missed, and what was not audited."""
    return page("audit.html", {"audit": result, "records": result.sources or (result.source,)}, *_STYLES)


def rules(codes: Iterable[Rule]) -> str:
    """The rules, a table for each family."""
    families = [(family, list(members)) for family, members in groupby(codes, key=lambda rule: rule.family)]
    return page("rules.html", {"families": families}, *_STYLES)


def listing(items: Listing) -> str:
    """Names and values, as a list."""
    return page("listing.html", {"items": items}, *_STYLES)


def table(items: Table) -> str:
    """Rows under headings, and the lines that belong under them."""
    return page("table.html", {"items": items}, *_STYLES)


def outline(document: Document, *, sentences: bool = False, consistency: Sequence[SourceFinding] | None = None) -> str:
    """What a document is made of; `sentences` adds every sentence, `consistency` where it contradicts itself."""
    values = {
        "document": document,
        "sections": [(section, section_name(document, section)) for section in document.sections],
        "sentences": [(s, display(document, s.span)) for s in document.sentences] if sentences else [],
        "consistency": consistency,
    }
    return page("outline.html", values, *_STYLES)


def _numbered(citations: Citations) -> list[tuple[int, Evidence]]:
    return list(enumerate(citations.passages, 1))
