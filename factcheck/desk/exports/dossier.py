"""What an export is made from: a review, the texts it is about, and decisions on sentences that are there no more."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims.records import DocumentRecord
from factcheck.desk.model import Decision, Review, Standing
from factcheck.source.address import url_of
from factcheck.source.document import Document
from factcheck.verify.findings import ClaimVerdict

__all__ = ["Dossier", "Past"]


@dataclass(frozen=True, slots=True)
class Past:
    """A decision on a claim of an earlier version of the draft, under the verdict that the claim had then."""

    decision: Decision
    verdict: ClaimVerdict
    words: str  # of the claim, without marks
    standing: Standing
    source_hash: str  # as in `Check.source_hash`


@dataclass(frozen=True, slots=True)
class Dossier:
    """A review with the draft and the releases of its check, in the order of the check."""

    review: Review
    draft: Document
    sources: tuple[Document, ...]
    past: tuple[Past, ...] = ()

    @property
    def title(self) -> str:
        """What the draft is called."""
        return self.review.draft.title or self.draft.title or self._record(self.review.check.report.draft)

    def release_title(self, source: int) -> str:
        """What a release is called: by the desk, by itself, or by its file."""
        releases = self.review.draft.releases
        if source < len(releases) and releases[source].title:
            return releases[source].title
        if self.sources[source].title:
            return self.sources[source].title or ""
        return self._record(self._records[source]) or f"release {source + 1}"

    def release_url(self, source: int) -> str | None:
        """Where a release stands on the web, as far as its front matter says so and it is safe to show."""
        return url_of(self.sources[source].metadata)

    @property
    def _records(self) -> tuple[DocumentRecord, ...]:
        report = self.review.check.report
        return report.sources or (report.source,)

    @staticmethod
    def _record(record: DocumentRecord) -> str:
        return record.path or ""
