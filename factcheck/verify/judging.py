"""Putting the judge to work: which claims it is asked about, and what its answers change."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from factcheck.claims.asking import Asked, Progress, usage_of
from factcheck.claims.records import ModelRecord, Usage
from factcheck.llm import prompts
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View
from factcheck.verify.findings import Doubt, Finding, Label
from factcheck.verify.judge import Question, findings_of, requests_for

_NOTHING = (Label.NOT_FOUND, Label.UNVERIFIED)
# Figures that the source has and no rule can tie to the claim. A quote that has them, too, ties them no better.
_UNTIED = ("UNV102", "UNV103")


class ModelJudge:
    """The judge of one run. With `doubts` it is also asked about claims that rules passed; that changes no verdict."""

    def __init__(self, model: Asked, *, doubts: bool = False, progress: Progress | None = None) -> None:
        self._model = model
        self._before = model.usage
        self._progress = progress
        self.doubts = doubts

    @property
    def usage(self) -> Usage:
        """What this run asked, and what that took."""
        return usage_of(self._model.usage - self._before)

    @property
    def record(self) -> ModelRecord:
        """Which model and which prompts."""
        return ModelRecord(name=self._model.name, prompts={"judge": prompts.load("judge").sha256})

    def settle(
        self, views: Sequence[View], findings: Sequence[list[Finding]], indexes: Sequence[SourceIndex]
    ) -> Collection[int]:
        """Replace the findings that decide nothing; what one source does not have is asked of the next."""
        asked = [n for n, found in enumerate(findings) if _is_open(found)]
        settled: dict[int, Finding] = {}
        for index in indexes:
            left = [n for n in asked if n not in settled or settled[n].label in _NOTHING]
            for place, answer in self._answers(left, views, index).items():
                # One source without it settles nothing where another could not be asked.
                if answer.label is not Label.NOT_FOUND or place not in settled:
                    settled[place] = answer
        for place, answer in settled.items():
            findings[place][:] = replaced(findings[place], answer)
        return asked

    def doubt(
        self, views: Sequence[View], findings: Sequence[list[Finding]], indexes: Sequence[SourceIndex]
    ) -> dict[int, Doubt]:
        """What the model points out about claims that rules passed, by their place; empty unless doubts are wanted.

        It is asked about the source that they rest on.
        """
        passed = [
            n for n, found in enumerate(findings) if self.doubts and all(f.label is Label.SUPPORTED for f in found)
        ]
        answers: dict[int, Finding] = {}
        for index in indexes:
            answers |= self._answers([n for n in passed if _rests_on(findings[n]) == index.number], views, index)
        return {
            place: Doubt(label=answer.label, reason=answer.message, evidence=answer.evidence)
            for place, answer in answers.items()
            if answer.label in (Label.CONTRADICTED, Label.QUALIFIED)
        }

    def _answers(self, places: Sequence[int], views: Sequence[View], index: SourceIndex) -> dict[int, Finding]:
        if not places:
            return {}
        batches = list(requests_for([Question(n, views[n]) for n in places], index))
        outcomes = self._model.ask_many([request for _, request in batches], progress=self._progress)
        found: dict[int, Finding] = {}
        for (batch, _), outcome in zip(batches, outcomes, strict=True):
            found |= findings_of(batch, outcome, index)
        return found


def _rests_on(findings: Sequence[Finding]) -> int:
    """The number of the source that a claim's first passage stands in."""
    return next((e.source for f in findings for e in f.evidence), 0)


def _is_open(findings: Sequence[Finding]) -> bool:
    """Whether rules left a claim open: something in it undecided, and nothing wrong."""
    labels = {f.label for f in findings}
    return Label.UNVERIFIED in labels and labels <= {Label.UNVERIFIED, Label.SUPPORTED}


def replaced(findings: Sequence[Finding], answer: Finding) -> list[Finding]:
    """The findings with the judge's in the place of those that decide nothing; no passage that rules found is lost.

    What no rule can tie to its figure is not supported because a model says so.
    """
    open_ = [f for f in findings if f.label is Label.UNVERIFIED]
    untied = next((f for f in open_ if f.code in _UNTIED), None)
    if untied is not None and answer.label is Label.SUPPORTED:
        message = f"{untied.message}; that the model calls it supported is not enough for a figure"
        answer = answer.model_copy(update={"label": Label.UNVERIFIED, "code": "MDL212", "message": message})
    shown = tuple(dict.fromkeys([*answer.evidence, *(e for f in open_ for e in f.evidence)]))
    kept = [f for f in findings if f.label is not Label.UNVERIFIED]
    return [*kept, answer.model_copy(update={"evidence": shown})]
