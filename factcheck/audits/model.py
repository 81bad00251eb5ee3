"""What an audit gives: every wrong claim that was tried, what the checker said of it, and how many it caught."""

from __future__ import annotations

from pydantic import Field

from factcheck.claims.records import DocumentRecord, Record, Text
from factcheck.showing import Shown
from factcheck.version import SCHEMA_VERSION


class Mutant(Record):
    """A sentence made wrong in one way, and what the checker says of it."""

    kind: str
    start: int  # the sentence that it was made from, in the draft
    end: int
    original: Text
    text: Text
    old: Text  # what was changed, empty where something was put in
    new: Text
    label: str
    code: str
    message: Text
    caught: bool  # an unverified one is not: an editor would have had to find it

    @property
    def passed(self) -> bool:
        """Whether the checker would have let it pass."""
        return self.label == "supported"


class KindTally(Record):
    """How many mutants of one kind were tried, and what came of them."""

    kind: str
    mutants: int
    caught: int
    unverified: int
    passed: int


class Unaudited(Record):
    """A sentence that was not audited, and why."""

    text: Text
    start: int
    end: int
    label: str  # the verdict on it as it stands
    reason: Text


class Audit(Shown, Record):
    """What `audit` gives. The same text, source, seed and limit give the same audit."""

    schema_version: str = SCHEMA_VERSION
    source: DocumentRecord
    draft: DocumentRecord
    sources: tuple[DocumentRecord, ...] = ()
    seed: int
    limit: int
    sentences: int = 0  # that were audited
    mutants: tuple[Mutant, ...] = ()
    kinds: tuple[KindTally, ...] = ()
    not_audited: tuple[Unaudited, ...] = ()
    untouched: int = 0  # audited sentences in which nothing could surely be made wrong
    caught: int = 0
    unverified: int = 0
    passed: int = 0
    miss_rate: float | None = Field(default=None)  # of all mutants; None where there are none

    @property
    def missed(self) -> tuple[Mutant, ...]:
        """The mutants that were not caught, those that would have passed first."""
        return tuple(sorted((m for m in self.mutants if not m.caught), key=lambda m: not m.passed))

    @property
    def ok(self) -> bool:
        """Whether there were mutants and all of them were caught."""
        return bool(self.mutants) and self.caught == len(self.mutants)
