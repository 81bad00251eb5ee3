"""Whether a source agrees with itself: its figures with one another, its percentages, totals and days of the week.

What is found is about the release, not about a draft: an editor must ask the company, and a draft that repeats either
figure is faithful. Where a rule cannot be sure, it is silent.
"""

from __future__ import annotations

from factcheck.claims.records import SourceFinding
from factcheck.source.document import Document
from factcheck.verify.evidence import SourceIndex, index_of
from factcheck.verify.proportions import check_changes, check_shares
from factcheck.verify.repeats import check_repeats
from factcheck.verify.sums import check_sums
from factcheck.verify.weekdays import check_weekdays

__all__ = ["check_source", "consistency"]

_CHECKS = (check_weekdays, check_shares, check_changes, check_sums, check_repeats)


def consistency(document: Document) -> tuple[SourceFinding, ...]:
    """The places where a document contradicts itself, in order."""
    return check_source(index_of(document))


def check_source(index: SourceIndex) -> tuple[SourceFinding, ...]:
    """The same for a source that was read already; it is looked for once, however many drafts are checked."""
    if index.contradictions is None:
        found = {(f.start, f.code, f.message): f for check in _CHECKS for f in check(index)}
        index.contradictions = tuple(found[key] for key in sorted(found))
    return index.contradictions
