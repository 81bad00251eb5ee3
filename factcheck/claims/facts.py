"""Facts of a release, each with its passages: what `extract` gives."""

from __future__ import annotations

from pydantic import Field

from factcheck.claims.records import (
    DocumentRecord,
    Evidence,
    ModelRecord,
    QuantityRecord,
    Record,
    Text,
    Usage,
)
from factcheck.showing import Shown
from factcheck.version import SCHEMA_VERSION


class Fact(Record):
    """One statement of a release. `strength` is a rung of the ladder in `claims.strength`."""

    text: Text
    subject: Text = ""
    quantities: tuple[QuantityRecord, ...] = ()
    strength: str = ""
    speaker: Text | None = None
    evidence: tuple[Evidence, ...] = ()
    metric: Text = ""
    period: Text = ""
    population: Text = ""
    found_by: str = "rules"


class FactSheet(Shown, Record):
    """The facts of one release; `uncovered` lists the quantities that no fact carries."""

    schema_version: str = SCHEMA_VERSION
    source: DocumentRecord
    facts: tuple[Fact, ...] = ()
    uncovered: tuple[QuantityRecord, ...] = ()
    usage: Usage = Field(default_factory=Usage)
    dropped: int = 0  # facts of a model whose quote is not in the release
    failed_chunks: int = 0  # calls that gave no answer; rules alone read these parts
    model: ModelRecord | None = None
