"""A model made up for a test, in the place of a real one. No quality rests on what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import BaseModel

from factcheck.briefs.wire import Rewritten, Written, WrittenSentence
from factcheck.claims.wire import ExtractedFact, ExtractedFacts
from factcheck.llm.outcomes import Answer, CallUsage, Outcome
from factcheck.llm.prices import Prices
from factcheck.llm.request import Request
from factcheck.llm.usage import Totals, totals
from factcheck.verify.wire import Judgement, Judgements

RELEASE = "The trial enrolls 40 patients.\n\nOrvane runs the trial with universities in Norway.\n"
DRAFT = "The trial enrolls 40 patients.\n\nNorwegian universities help Orvane with its work.\n"
QUOTE = "Orvane runs the trial with universities in Norway."
USAGE = CallUsage(attempts=1, input_tokens=100, output_tokens=10)


def judgement(label: str = "supported", quote: str = QUOTE, claim: int = 1) -> Judgements:
    """The judge's answer on one claim."""
    return Judgements.model_validate(
        {"items": [{"claim": claim, "quote": quote, "reason": "The release says so.", "label": label}]}
    )


def fact(quote: str = QUOTE) -> ExtractedFacts:
    """One fact that a model extracts."""
    named = dict.fromkeys(ExtractedFact.model_fields, "") | {"quote": quote, "metric": "partners", "status": "ongoing"}
    return ExtractedFacts(facts=[ExtractedFact.model_validate(named)])


def written(*sentences: tuple[list[int], str]) -> Written:
    """A brief that a model writes: the numbers of the facts and the text of each sentence."""
    rows = [WrittenSentence(facts=facts, section="", text=text) for facts, text in sentences]
    return Written(plan=[number for facts, _ in sentences for number in facts], sentences=rows)


class Authored:
    """Answers every request of a task with the answer for it: a wire model, or an outcome that is none."""

    def __init__(self, name: str = "authored", **answers: BaseModel | Outcome) -> None:
        self.name = name
        self.usage = Totals()
        self.asked: list[Request] = []
        self.closed = False
        self._answers = {
            "judge": judgement(),
            "extract": fact(),
            "write": written(),
            "repair": Rewritten(sentences=[]),
        } | answers

    def ask_many(
        self, requests: Sequence[Request], *, progress: Callable[[int, int], None] | None = None
    ) -> list[Outcome]:
        """What comes of each request."""
        self.asked += requests
        outcomes = [self._outcome(request) for request in requests]
        self.usage += totals(outcomes, self.name, Prices({}))
        for done in range(1, len(outcomes) + 1):
            if progress is not None:
                progress(done, len(outcomes))
        return outcomes

    def close(self) -> None:
        """A caller's model is not closed by a verb."""
        self.closed = True

    def _outcome(self, request: Request) -> Outcome:
        answer = self._answers[request.task]
        return answer if isinstance(answer, Outcome) else Answer(USAGE, answer, answer.model_dump_json())


__all__ = ["DRAFT", "QUOTE", "RELEASE", "Authored", "Judgement", "fact", "judgement", "written"]
