"""The check of a draft at the desk: the same as `check`, and fast where only a sentence of the draft has changed.

Rules look at each claim for itself, in its own text. So what they said of a claim that reads the same between the same
words, against the same releases, they would say again: only the others are checked, and the result is that of the
whole check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.claims.asking import Asked
from factcheck.claims.draft import Claim, claims_of
from factcheck.claims.records import QuantityRecord
from factcheck.source.document import Document
from factcheck.verify.findings import ClaimVerdict, Correction, Finding, Label, Report, Summary
from factcheck.verify.ruleset import rules_version

__all__ = ["Known", "checked"]

_AROUND = 80  # code points on either side that must be the same, too


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier check said of a draft as it was then."""

    draft: Document
    report: Report

    def holds_for(self, sources: Sequence[Document]) -> bool:
        """Whether its rules and sources are those of now, and no model had a say in it."""
        made = self.report.made_with
        same = [record.sha256 for record in self.report.sources] == [source.sha256 for source in sources]
        return same and made is not None and made.rules == rules_version() and self.report.model is None


def checked(
    draft: Document, sources: Sequence[Document], *, model: Asked | None = None, known: Known | None = None
) -> Report:
    """What `check` gives; what is `known` of an earlier version of the draft is not worked out again."""
    from factcheck.api import check  # noqa: PLC0415 - a reader of the desk need not load the rules

    if model is not None:
        return check(draft, sources, model=model)
    if known is None or not known.holds_for(sources):
        return check(draft, sources, model=False)
    said = {_between(known.draft, claim): claim for claim in known.report.claims}
    claims = claims_of(draft)
    places = {claim.start for claim in claims if _between(draft, claim) not in said}
    asked = tuple(sentence for sentence in draft.sentences if sentence.span.start in places)
    report = check(replace(draft, sentences=asked), sources, model=False)
    fresh = {claim.start: claim for claim in report.claims}
    verdicts = tuple(
        fresh[claim.start].model_copy(update={"id": claim.id})
        if claim.start in fresh
        else _moved(said[_between(draft, claim)], claim)
        for claim in claims
    )
    counts = Counter(verdict.label for verdict in verdicts)
    summary = Summary(**{str(label): counts[label] for label in Label})
    return report.model_copy(update={"claims": verdicts, "summary": summary})


def _between(draft: Document, claim: Claim | ClaimVerdict) -> tuple[str, str, int]:
    """A claim between the words around it."""
    low = max(0, claim.start - _AROUND)
    return draft.text[claim.start : claim.end], draft.plain[low : claim.end + _AROUND], claim.start - low


def _moved(verdict: ClaimVerdict, claim: Claim) -> ClaimVerdict:
    """A verdict on a claim that now stands elsewhere in the draft."""
    by = claim.start - verdict.start
    if not by:
        return verdict if verdict.id == claim.id else verdict.model_copy(update={"id": claim.id})
    update: dict[str, object] = {"id": claim.id, "start": claim.start, "end": claim.end}
    update["quantities"] = tuple(_shifted(quantity, by) for quantity in verdict.quantities)
    update["findings"] = tuple(_shifted(finding, by) for finding in verdict.findings)
    if verdict.correction is not None:
        update["correction"] = _shifted_correction(verdict.correction, by)
    return verdict.model_copy(update=update)


def _shifted(record: QuantityRecord | Finding, by: int) -> QuantityRecord | Finding:
    return record.model_copy(update={"start": record.start + by, "end": record.end + by})


def _shifted_correction(correction: Correction, by: int) -> Correction:
    changes = tuple(c.model_copy(update={"start": c.start + by, "end": c.end + by}) for c in correction.changes)
    return correction.model_copy(update={"changes": changes})
