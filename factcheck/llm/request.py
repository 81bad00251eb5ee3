"""One question to a model."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Request:
    """One question: fixed text first, variable text last, and the wire model that the answer must fit."""

    task: str  # name of the prompt file
    system: str
    user: str
    schema: type[BaseModel]
    prompt_sha256: str
    max_tokens: int = 1024
