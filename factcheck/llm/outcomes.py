"""What came of asking a model: an answer, or one of the ways it can go wrong. Every one carries its usage.

Outcome
├── Answer      the text fits the schema
├── Refusal     the model declined
├── CutOff      the answer ended at the token limit
├── Filtered    the provider's content filter withheld it
├── Malformed   the text does not fit the schema, also after one more try
├── Failed      no answer: time-out, connection, HTTP error, garbage instead of a completion
└── NotAsked    the budget or the run's time was spent before its turn
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class CallUsage:
    """What one request took: HTTP attempts that reached the provider, tokens as it counted them, seconds waited."""

    attempts: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cached_input_tokens: int = 0
    cached: bool = False  # answered from the cache: no call was made
    request_id: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one request."""

    usage: CallUsage


@dataclass(frozen=True, slots=True)
class Answer(Outcome):
    """The text fits the schema; `value` is the validated wire model."""

    value: BaseModel
    text: str


@dataclass(frozen=True, slots=True)
class Refusal(Outcome):
    """The model declined to answer."""

    reason: str


@dataclass(frozen=True, slots=True)
class CutOff(Outcome):
    """The answer ended at the token limit; `text` is what there was of it."""

    text: str


@dataclass(frozen=True, slots=True)
class Filtered(Outcome):
    """The provider's content filter withheld the answer."""


@dataclass(frozen=True, slots=True)
class Malformed(Outcome):
    """The text does not fit the schema, also after it was asked once more with the error."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failed(Outcome):
    """No answer came: time-out, connection, HTTP error, or garbage instead of a completion."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotAsked(Outcome):
    """The budget or the time of the run was spent before its turn; no call was made."""

    reason: str
