"""The figures of a draft: as written, what they were read as, the verdict, and what the release has instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.records import Evidence, QuantityRecord
from factcheck.quantities.model import Kind
from factcheck.render import words
from factcheck.verify.findings import ClaimVerdict, Finding, Label, Report


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of a draft; `label` is None where no rule looked at the figure itself."""

    number: int  # of its claim, from 1
    written: str
    read: str
    label: Label | None
    says: str
    evidence: Evidence | None


def figures(report: Report) -> Iterator[FigureRow]:
    """Every figure of every claim, in the order of the draft; names such as `NCT06097832` are none."""
    for number, claim in enumerate(report.claims, 1):
        for quantity in claim.quantities:
            if quantity.kind == Kind.IDENTIFIER:
                continue
            finding = _finding(claim, quantity)
            label = finding.label if finding else None
            says = "" if finding is None or label is Label.SUPPORTED else finding.instead or finding.message
            evidence = next(iter(finding.evidence if finding else claim.evidence), None)
            yield FigureRow(number, quantity.text, _read(quantity), label, says, evidence)


def _read(quantity: QuantityRecord) -> str:
    if quantity.low is None and quantity.high is None:
        return quantity.kind
    return words.reading(quantity)


def _finding(claim: ClaimVerdict, quantity: QuantityRecord) -> Finding | None:
    """The worst that was said of this figure, and not of the whole claim."""
    about = [f for f in claim.findings if f.start < quantity.end and quantity.start < f.end]
    own = [f for f in about if f.end - f.start < claim.end - claim.start]
    return min(own or about, key=lambda finding: finding.label.severity, default=None)
