"""What a model answers that writes a brief: which facts first, what it makes of them after."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class WrittenSentence(BaseModel):
    """One sentence and the numbers of the facts it rests on."""

    model_config = ConfigDict(extra="forbid")

    facts: list[int]
    section: str
    text: str


class Written(BaseModel):
    """The plan, as numbers of facts in order, and the text."""

    model_config = ConfigDict(extra="forbid")

    plan: list[int]
    sentences: list[WrittenSentence]


class RewrittenSentence(BaseModel):
    """A sentence that was not passed, written again; an empty text gives it up."""

    model_config = ConfigDict(extra="forbid")

    number: int
    facts: list[int]
    text: str


class Rewritten(BaseModel):
    """The sentences of one round of repair."""

    model_config = ConfigDict(extra="forbid")

    sentences: list[RewrittenSentence]
