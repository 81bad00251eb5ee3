"""One small call that shows whether a model can be used; no text of the user's is in it."""

from __future__ import annotations

from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from factcheck.llm import prompts
from factcheck.llm.opening import open_model
from factcheck.llm.outcomes import Outcome
from factcheck.llm.request import Request
from factcheck.llm.settings import ModelSettings

_PATIENCE = 60.0
_ATTEMPTS = 2


class Health(BaseModel):
    """What a model answers that can be used."""

    model_config = ConfigDict(extra="forbid")

    ready: bool


def health_request() -> Request:
    """The call."""
    prompt = prompts.load("doctor")
    system, user = prompt.render()
    return Request("doctor", system, user, Health, prompt.sha256)


def examine(settings: ModelSettings) -> Outcome:
    """What comes of the call, asked of the model itself and not of the cache, with little patience."""
    brisk = replace(
        settings,
        timeout=min(settings.timeout, _PATIENCE),
        max_attempts=min(settings.max_attempts, _ATTEMPTS),
        max_seconds=min(settings.max_seconds, 2 * _PATIENCE),
    )
    with open_model(brisk, cache=False) as model:
        return model.ask(health_request())
