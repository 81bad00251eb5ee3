"""The passages that a report rests on: each has one place on the page, and knows who leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.claims.records import DocumentRecord, Evidence
from factcheck.render.html.prose import Range
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Span
from factcheck.verify.findings import ClaimVerdict, Label, Report


@dataclass(frozen=True, slots=True)
class Reference:
    """Who leads to a passage: a claim, an omission, or a place where the source contradicts itself."""

    href: str
    words: str
    number: str
    label: Label | None = None


@dataclass(slots=True)
class Place:
    """A passage of a source, and the references to it."""

    id: str
    source: int
    start: int
    end: int
    references: list[Reference] = field(default_factory=list)

    @property
    def label(self) -> Label | None:
        """The worst verdict that rests on it; None where it stands for something the draft leaves out."""
        labels = [reference.label for reference in self.references if reference.label is not None]
        return min(labels, key=lambda label: label.severity, default=None)


class Passages:
    """All passages of a report, in the order in which they are first used."""

    def __init__(self, report: Report, sources: Sequence[Document]) -> None:
        self._sources = sources
        self._places: dict[tuple[int, int, int], Place] = {}
        for number, claim in enumerate(report.claims, 1):
            reference = Reference(f"#c{number}", f"claim {number}", str(number), Label(claim.label))
            for evidence in evidence_of(claim):
                self._add(evidence, reference)
        for number, omission in enumerate(report.omissions, 1):
            self._add(omission.evidence, Reference(f"#o{number}", f"left out {number}", f"o{number}"))
        for number, finding in enumerate(report.source_findings, 1):
            for evidence in finding.evidence:
                self._add(evidence, Reference(f"#x{number}", f"contradiction {number}", f"x{number}"))

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    def href(self, evidence: Evidence) -> str:
        """The link that leads to a passage."""
        return f"#{self._places[_key(evidence)].id}"

    def quote(self, evidence: Evidence) -> str:
        """The words of a passage, without marks of Markdown."""
        return display(self._sources[evidence.source], Span(evidence.start, evidence.end))

    def where(self, evidence: Evidence, sources: Sequence[DocumentRecord] = ()) -> str:
        """The section of a passage, and its source where there are several; offsets are for those without the text."""
        source = f"release {evidence.source + 1}" if len(sources) > 1 else ""
        return ", ".join(part for part in (source, evidence.section) if part) or "there"

    def of_source(self, source: int) -> list[Place]:
        """The passages of one source."""
        return [place for place in self if place.source == source]

    def ranges(self, source: int) -> list[Range]:
        """What is to be marked in one source."""
        return [Range(place.id, place.start, place.end) for place in self.of_source(source)]

    def by_id(self) -> dict[str, Place]:
        """The passages by their ids."""
        return {place.id: place for place in self}

    def _add(self, evidence: Evidence, reference: Reference) -> None:
        key = _key(evidence)
        if key not in self._places:
            self._places[key] = Place(f"p{len(self._places) + 1}", *key)
        if reference not in self._places[key].references:
            self._places[key].references.append(reference)


def evidence_of(claim: ClaimVerdict) -> Iterator[Evidence]:
    """Every passage that something said about a claim rests on, those of the verdict first."""
    yield from claim.evidence
    for finding in claim.findings:
        yield from finding.evidence
    if claim.doubt is not None:
        yield from claim.doubt.evidence


def _key(evidence: Evidence) -> tuple[int, int, int]:
    return evidence.source, evidence.start, evidence.end
