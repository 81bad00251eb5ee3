"""What the judge answers: the quote first, the verdict last, because the order of keys is the order of thought."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Judgement(BaseModel):
    """The judge's answer on one claim."""

    model_config = ConfigDict(extra="forbid")

    claim: int
    quote: str
    reason: str
    label: Literal["supported", "qualified", "contradicted", "not_found"]


class Judgements(BaseModel):
    """The judge's answer on the claims of one call."""

    model_config = ConfigDict(extra="forbid")

    items: list[Judgement]
