"""Verdicts on the claims of a draft, as immutable records and as the JSON contract.

Offsets of a claim and its quantities are code points into the draft; those of evidence are code points into the
source that its `source` index names, and ``source.text[start:end] == quote`` always holds.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from factcheck.claims.records import (
    DocumentRecord,
    Evidence,
    MadeWith,
    ModelRecord,
    Omission,
    QuantityRecord,
    Record,
    SourceFinding,
    Text,
    Usage,
)
from factcheck.showing import Shown
from factcheck.version import SCHEMA_VERSION


class Label(StrEnum):
    """The verdicts, worst first."""

    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    QUALIFIED = "qualified"
    UNVERIFIED = "unverified"
    SUPPORTED = "supported"

    @property
    def severity(self) -> int:
        """0 is the worst."""
        return list(Label).index(self)


class Finding(Record):
    """One rule's answer on one claim or on one quantity of it."""

    label: Label
    code: str
    message: Text
    start: int  # the part of the draft that it is about
    end: int
    evidence: tuple[Evidence, ...] = ()
    instead: Text = ""  # what the source has in the place of this part, where that can be said in a few words


class Change(Record):
    """New words for a part of the draft; where `start` and `end` are the same they are put in."""

    start: int
    end: int
    text: Text


class Correction(Record):
    """The smallest change that the rules know of which makes a claim right; what comes of it was checked again."""

    text: Text  # the claim as it would read
    changes: tuple[Change, ...]


class Doubt(Record):
    """What a model points out about a claim that rules passed; it changes no verdict."""

    label: Label
    reason: Text
    evidence: tuple[Evidence, ...] = ()


class ClaimVerdict(Record):
    """The verdict on one claim: the worst of its findings decides."""

    id: str
    text: Text
    start: int
    end: int
    label: Label
    codes: tuple[str, ...]
    message: Text
    quantities: tuple[QuantityRecord, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    decided_by: str = "rules"
    findings: tuple[Finding, ...] = ()
    doubt: Doubt | None = None
    correction: Correction | None = None


class Summary(Record):
    """How many claims have each label."""

    supported: int = 0
    qualified: int = 0
    contradicted: int = 0
    not_found: int = 0
    unverified: int = 0


class Report(Shown, Record):
    """What `check` gives. `source` is the first of `sources`."""

    schema_version: str = SCHEMA_VERSION
    source: DocumentRecord
    draft: DocumentRecord
    sources: tuple[DocumentRecord, ...] = ()
    claims: tuple[ClaimVerdict, ...] = ()
    omissions: tuple[Omission, ...] = ()  # only where they were asked for
    source_findings: tuple[SourceFinding, ...] = ()  # where a source contradicts itself; no claim is judged by it
    summary: Summary = Field(default_factory=Summary)
    usage: Usage = Field(default_factory=Usage)
    model: ModelRecord | None = None
    made_with: MadeWith | None = None

    @property
    def ok(self) -> bool:
        """Whether no claim is contradicted, not found or qualified; unverified claims do not count against it."""
        return not (self.summary.contradicted or self.summary.not_found or self.summary.qualified)
