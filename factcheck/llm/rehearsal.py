"""A run without a call: what would be asked, for an estimate before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.llm.outcomes import CallUsage, NotAsked, Outcome
from factcheck.llm.request import Request
from factcheck.llm.usage import Totals

_REASON = "an estimate asks nothing"


class Rehearsal:
    """Stands in the place of a model, keeps the requests and answers none of them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.usage = Totals()
        self.requests: list[Request] = []

    def ask_many(
        self, requests: Sequence[Request], *, progress: Callable[[int, int], None] | None = None
    ) -> list[Outcome]:
        """Keeps the requests; none is asked."""
        self.requests += requests
        return [NotAsked(CallUsage(), reason=_REASON) for _ in requests]
