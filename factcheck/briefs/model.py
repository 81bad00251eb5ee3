"""A brief: sentences that cite their passages, the figures beside them, and what was left out."""

from __future__ import annotations

from pydantic import Field, computed_field

from factcheck.claims.records import (
    DocumentRecord,
    Evidence,
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


class Attempt(Record):
    """One wording of a sentence and what `check` said of it.

    `step` is how it came about: `written` by the model, `corrected` by the rules, `rewritten` by the model, or
    `quoted` from the release.
    """

    step: str
    text: Text
    label: str
    codes: tuple[str, ...] = ()
    message: Text = ""


class BriefSentence(Record):
    """One sentence of a brief, with the passages it rests on and the verdict of `check` on it.

    `origin` is `release` for a sentence of the release, `model` for one that a model wrote, and `quotation` for the
    release's words in the place of a sentence that did not pass. `history` has every wording where there were several,
    the last of them the one that stands.
    """

    text: Text
    citations: tuple[Evidence, ...]
    label: str
    codes: tuple[str, ...] = ()
    section: Text = ""  # the heading it stands under
    origin: str = "release"
    history: tuple[Attempt, ...] = ()


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


class Dropped(Record):
    """A sentence that a model wrote and the brief has not, with all its wordings and why it is gone."""

    text: Text
    reason: Text
    history: tuple[Attempt, ...] = ()


class Figure(Record):
    """A row of the figures table: what the figure is of, and the passage that gives it."""

    subject: Text
    quantity: QuantityRecord
    citation: Evidence


class Brief(Shown, Record):
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
    source_findings: tuple[SourceFinding, ...] = ()  # where the release contradicts itself
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[Text, ...] = ()  # what went wrong with a model, and what stands in its place

    @computed_field  # type: ignore[prop-decorator]
    @property
    def clean(self) -> bool:
        """Whether every sentence was passed by `check` and cites what it rests on."""
        return bool(self.sentences) and all(s.label == "supported" and s.citations for s in self.sentences)
