"""What a model answers that extracts facts: the quote first, what it says of it after."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class ExtractedFact(BaseModel):
    """One fact of a passage, as the model read it; code parses the figures again from the quote."""

    model_config = ConfigDict(extra="forbid")

    quote: str
    subject: str
    metric: str
    value: str
    comparator: str
    unit: str
    period: str
    population: str
    status: Literal["done", "ongoing", "expected", "planned", "possible"]
    speaker: str


class ExtractedFacts(BaseModel):
    """The facts of one passage."""

    model_config = ConfigDict(extra="forbid")

    facts: list[ExtractedFact]
