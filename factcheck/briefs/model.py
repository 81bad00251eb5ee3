"""A brief: sentences that cite their passages, the figures beside them, and what was left out."""

from __future__ import annotations

from pydantic import Field

from factcheck.claims.records import (
    SCHEMA_VERSION,
    DocumentRecord,
    Evidence,
    ModelRecord,
    Omission,
    QuantityRecord,
    Record,
    Text,
    Usage,
)


class BriefSentence(Record):
    """One sentence of a brief, with the passages it rests on and the verdict of `check` on it."""

    text: Text
    citations: tuple[Evidence, ...]
    label: str
    codes: tuple[str, ...] = ()
    section: Text = ""  # the heading it stands under


class CitationScores(Record):
    """Citation recall and precision as ALCE defines them (Gao et al. 2023), with `check` as the judge of entailment.

    Recall is the share of sentences that their own passages, and nothing else, support; precision the share of
    citations that the support of their sentence needs. None where there is nothing to count.
    """

    recall: float | None
    precision: float | None
    supported: int
    sentences: int
    needed: int
    citations: int


class Figure(Record):
    """A row of the figures table: what the figure is of, and the passage that gives it."""

    subject: Text
    quantity: QuantityRecord
    citation: Evidence


class Brief(Record):
    """What `brief` gives."""

    schema_version: str = SCHEMA_VERSION
    source: DocumentRecord
    title: Text
    sentences: tuple[BriefSentence, ...] = ()
    figures: tuple[Figure, ...] = ()
    omissions: tuple[Omission, ...] = ()
    usage: Usage = Field(default_factory=Usage)
    model: ModelRecord | None = None
    preset: str = "brief"
    scores: CitationScores | None = None
