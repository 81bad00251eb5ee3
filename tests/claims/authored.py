"""An authored model: it answers what a test has written down for it, and keeps what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from pydantic import BaseModel

from factcheck.claims.wire import ExtractedFact, ExtractedFacts
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
from factcheck.verify.wire import Judgement, Judgements

USED = CallUsage(attempts=1, input_tokens=100, output_tokens=10)
FAILURES: dict[str, Outcome] = {
    "MDL201": Refusal(USED, reason="no"),
    "MDL202": CutOff(USED, text='{"items": [{"claim": 1, "label": "supported"'),
    "MDL203": Filtered(USED),
    "MDL204": Malformed(USED, text="supported!", reason="no JSON"),
    "MDL205": Failed(USED, reason="HTTP 500"),
    "MDL206": NotAsked(CallUsage(), reason="budget"),
}
Reply = Outcome | BaseModel
Script = Callable[[Request], Reply]


class AuthoredModel:
    """Authored: no model at all, only a function from requests to answers, with a usage that counts as a real one."""

    name = "authored"

    def __init__(self, script: Script) -> None:
        self._script = script
        self.usage = Totals(calls=7, input_tokens=7000)  # of an earlier run
        self.requests: list[Request] = []

    def ask_many(
        self, requests: Sequence[Request], *, progress: Callable[[int, int], None] | None = None
    ) -> list[Outcome]:
        """The authored outcome of each request."""
        outcomes = []
        for done, request in enumerate(requests, 1):
            reply = self._script(request)
            outcome = reply if isinstance(reply, Outcome) else Answer(USED, value=reply, text="")
            self.requests.append(request)
            self.usage += _totals(outcome)
            outcomes.append(outcome)
            if progress is not None:
                progress(done, len(requests))
        return outcomes


def _totals(outcome: Outcome) -> Totals:
    u = outcome.usage
    failed = not isinstance(outcome, Answer | NotAsked)
    return Totals(u.attempts, 0, int(failed), u.input_tokens, u.output_tokens, Decimal("0.25") * u.attempts, requests=1)


def always(reply: Reply) -> Script:
    """The same answer whatever is asked."""
    return lambda _: reply


def in_turn(replies: Iterable[Reply]) -> Script:
    """One answer a request, in order."""
    left = iter(replies)
    return lambda _: next(left)


def judged(label: str, quote: str = "", claim: int = 1, reason: str = "authored") -> Judgement:
    """One answer of a judge; a label that the form does not have goes in as it is."""
    good = Judgement(claim=claim, quote=quote, reason=reason, label="not_found")
    return good.model_copy(update={"label": label})


def judgements(*items: Judgement) -> Judgements:
    """The answers of one call."""
    return Judgements(items=list(items))


def lines_of(request: Request, name: str) -> list[str]:
    """The lines inside a data block of a request."""
    lines = request.user.split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith(f"<<<{name} "))
    boundary = lines[start].split()[1]
    return lines[start + 1 : lines.index(f"{boundary} {name}>>>")]


def each(label: str, quote: str = "") -> Script:
    """The same verdict on every claim of a call."""
    return lambda request: judgements(
        *(judged(label, quote, claim=n) for n, _ in enumerate(lines_of(request, "claims"), 1))
    )


_FACT = ExtractedFact(
    quote="",
    subject="",
    metric="",
    value="",
    comparator="",
    unit="",
    period="",
    population="",
    status="done",
    speaker="",
)


def extracted(*facts: dict[str, str]) -> ExtractedFacts:
    """The facts of one call; keys that are left out are empty."""
    return ExtractedFacts(facts=[_FACT.model_copy(update=dict(fact)) for fact in facts])


def free(outcome: Outcome) -> Outcome:
    """The outcome as it comes from a cache."""
    return replace(outcome, usage=replace(outcome.usage, attempts=0, cached=True))
