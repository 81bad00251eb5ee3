"""What a model answered in a check, kept beside it, and given again where the check is repeated without the model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from factcheck.claims.asking import Asked, Progress
from factcheck.llm.outcomes import (
    Answer,
    CallUsage,
    CutOff,
    Failed,
    Filtered,
    Malformed,
    NotAsked,
    Outcome,
    Refusal,
)
from factcheck.llm.request import Request
from factcheck.llm.usage import Totals

__all__ = ["Recorder", "Replayed", "question_key"]

_KINDS: dict[str, type[Outcome]] = {
    "answer": Answer,
    "refusal": Refusal,
    "cut_off": CutOff,
    "filtered": Filtered,
    "malformed": Malformed,
    "failed": Failed,
    "not_asked": NotAsked,
}
_NO_ANSWER = "the record has no answer to this question"


class Recorder:
    """A model, with its answers written down as they come."""

    def __init__(self, model: Asked) -> None:
        self._model = model
        self.answers: list[tuple[str, str]] = []

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    @property
    def usage(self) -> Totals:
        """What the model was asked so far."""
        return self._model.usage

    def ask_many(self, requests: Sequence[Request], *, progress: Progress | None = None) -> list[Outcome]:
        """What comes of each request; its question by its hash, and the outcome, are kept."""
        outcomes = self._model.ask_many(requests, progress=progress)
        rows = zip(requests, outcomes, strict=True)
        self.answers += [(question_key(request), _written(outcome)) for request, outcome in rows]
        return outcomes


class Replayed:
    """Stands in the place of a model and says again what it said; `missing` counts what it was never asked."""

    def __init__(self, name: str, answers: Iterable[tuple[str, str]]) -> None:
        self.name = name
        self.usage = Totals()
        self.missing = 0
        self._answers = dict(answers)

    def ask_many(self, requests: Sequence[Request], *, progress: Progress | None = None) -> list[Outcome]:
        """What came of each request when the model was asked."""
        return [self._again(request) for request in requests]

    def _again(self, request: Request) -> Outcome:
        written = self._answers.get(question_key(request))
        outcome = None if written is None else _read(written, request)
        if outcome is None:
            self.missing += 1
            return NotAsked(CallUsage(), reason=_NO_ANSWER)
        return outcome


def question_key(request: Request) -> str:
    """The hash of all that a model was told."""
    told = [request.task, request.system, request.user, request.schema.__name__, request.prompt_sha256]
    written = json.dumps([*told, request.max_tokens])
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def _written(outcome: Outcome) -> str:
    kind = next((name for name, known in _KINDS.items() if isinstance(outcome, known)), "failed")
    said = {name: getattr(outcome, name) for name in ("text", "reason") if hasattr(outcome, name)}
    return json.dumps({"outcome": kind, **said})


def _read(written: str, request: Request) -> Outcome | None:
    """The outcome that was written down; None where that cannot be read."""
    try:
        said = json.loads(written)
        kind, text, reason = said["outcome"], str(said.get("text", "")), str(said.get("reason", ""))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    usage = CallUsage()
    if kind == "answer":
        try:
            return Answer(usage, value=request.schema.model_validate_json(text), text=text)
        except ValidationError as error:
            return Malformed(usage, text, reason=f"{error.error_count()} faults")
    others = {
        "refusal": Refusal(usage, reason),
        "cut_off": CutOff(usage, text),
        "filtered": Filtered(usage),
        "malformed": Malformed(usage, text, reason),
        "failed": Failed(usage, reason),
        "not_asked": NotAsked(usage, reason),
    }
    return others.get(kind) if isinstance(kind, str) else None
