"""What the rooms above need of a model, whichever it is, and its usage as it goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from factcheck.claims.records import Usage
from factcheck.llm.outcomes import Outcome
from factcheck.llm.request import Request
from factcheck.llm.usage import Totals

Progress = Callable[[int, int], None]


class Asked(Protocol):
    """A model that can be asked: see :class:`factcheck.llm.client.Model`."""

    @property
    def name(self) -> str:
        """The model's name."""

    @property
    def usage(self) -> Totals:
        """What it was asked so far."""

    def ask_many(self, requests: Sequence[Request], *, progress: Progress | None = None) -> list[Outcome]:
        """What comes of each request, in their order."""


def usage_of(totals: Totals) -> Usage:
    """What was asked, as it goes out."""
    return Usage(
        calls=totals.calls,
        cached=totals.cached,
        failed=totals.failed,
        input_tokens=totals.input_tokens,
        output_tokens=totals.output_tokens,
        cost_usd=None if totals.cost_usd is None else float(totals.cost_usd),
    )
