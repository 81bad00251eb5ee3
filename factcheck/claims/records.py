"""Records that go out to people and programs: the shared parts of the JSON contract.

Offsets of evidence are code points into the source that its `source` index names, and
``source.text[start:end] == quote`` always holds.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, SkipValidation

# Text of a document may hold lone surrogates, which pydantic's own string type refuses.
Text = Annotated[str, SkipValidation]


class Record(BaseModel):
    """A frozen record of the contract."""

    model_config = ConfigDict(frozen=True)

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, dictionaries, strings and numbers, in the order of the contract."""
        return self.model_dump(mode="json")


class Evidence(Record):
    """A passage of a source."""

    quote: Text
    start: int
    end: int
    section: Text = ""  # the heading, or the section's kind where it has none
    source: int = 0  # index into Report.sources
    link: str | None = None  # opens the source at the passage; in briefs, where the source has an address


class Omission(Record):
    """Something the release says that a reader must know and the brief or draft does not say."""

    code: str
    message: Text
    evidence: Evidence


class SourceFinding(Record):
    """A place where a source contradicts itself, with the passages that do."""

    code: str
    message: Text
    start: int  # the part of the source that it is about
    end: int
    evidence: tuple[Evidence, ...] = ()


class QuantityRecord(Record):
    """A quantity as it goes out: values as decimal strings, null where unbounded."""

    text: Text
    start: int
    end: int
    kind: str
    low: str | None
    high: str | None
    unit: Text = ""


class DocumentRecord(Record):
    """Which text was read: `sha256` is of the bytes as read."""

    path: str | None
    sha256: str
    title: Text | None = None
    url: str | None = None  # http or https, where the front matter gives a safe one


class Usage(Record):
    """What a language model was asked; all zero without one."""

    calls: int = 0
    cached: int = 0
    failed: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = None


class ModelRecord(Record):
    """Which model was asked, and with which prompts: their names and the sha256 of their files."""

    name: str
    prompts: dict[str, str] = Field(default_factory=dict)


class MadeWith(Record):
    """Which code gave a result: the version of factcheck, and the fingerprint of its rules."""

    factcheck: str
    rules: str
