"""What a run took: the sum over the outcomes of its requests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from factcheck.llm.outcomes import Answer, CallUsage, NotAsked, Outcome
from factcheck.llm.prices import Prices


@dataclass(frozen=True, slots=True)
class Totals:
    """What was asked and what that took; `cost_usd` is None where a price is not known."""

    calls: int = 0  # HTTP calls, retries included
    cached: int = 0  # requests answered from the cache
    failed: int = 0  # requests that were asked and gave no answer that can be used
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: Decimal | None = Decimal(0)
    cached_input_tokens: int = 0  # among the input tokens, from the provider's own prompt cache
    not_asked: int = 0  # requests whose turn never came
    requests: int = 0

    def __add__(self, other: Totals) -> Totals:
        return self._with(other, 1)

    def __sub__(self, other: Totals) -> Totals:
        return self._with(other, -1)

    def _with(self, other: Totals, sign: int) -> Totals:
        known = self.cost_usd is not None and other.cost_usd is not None
        return Totals(
            calls=self.calls + sign * other.calls,
            cached=self.cached + sign * other.cached,
            failed=self.failed + sign * other.failed,
            input_tokens=self.input_tokens + sign * other.input_tokens,
            output_tokens=self.output_tokens + sign * other.output_tokens,
            cost_usd=(self.cost_usd or Decimal(0)) + sign * (other.cost_usd or Decimal(0)) if known else None,
            cached_input_tokens=self.cached_input_tokens + sign * other.cached_input_tokens,
            not_asked=self.not_asked + sign * other.not_asked,
            requests=self.requests + sign * other.requests,
        )


def totals(outcomes: Iterable[Outcome], model: str, prices: Prices) -> Totals:
    """What some outcomes of one model took together."""
    return sum((_one(outcome, model, prices) for outcome in outcomes), Totals())


def _one(outcome: Outcome, model: str, prices: Prices) -> Totals:
    usage = outcome.usage
    return Totals(
        calls=usage.attempts,
        cached=int(usage.cached),
        failed=int(not isinstance(outcome, Answer | NotAsked)),
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cost_usd=_cost(usage, model, prices),
        cached_input_tokens=usage.cached_input_tokens,
        not_asked=int(isinstance(outcome, NotAsked)),
        requests=1,
    )


def _cost(usage: CallUsage, model: str, prices: Prices) -> Decimal | None:
    if usage.attempts == 0:
        return Decimal(0)
    return prices.cost(model, usage.input_tokens, usage.output_tokens, usage.cached_input_tokens)


@dataclass(slots=True)
class Tally:
    """What one request has taken so far, also when it is broken off."""

    usage: CallUsage = field(default_factory=CallUsage)

    def attempt(self) -> None:
        """Counts a call that is about to be made."""
        self.usage = replace(self.usage, attempts=self.usage.attempts + 1)

    def identify(self, request_id: str | None) -> None:
        """Keeps the last identifier that the provider gave."""
        self.usage = replace(self.usage, request_id=request_id or self.usage.request_id)

    def spend(self, input_tokens: int, output_tokens: int, cached_input_tokens: int) -> None:
        """Adds the tokens of one completion."""
        usage = self.usage
        self.usage = replace(
            usage,
            input_tokens=usage.input_tokens + input_tokens,
            output_tokens=usage.output_tokens + output_tokens,
            cached_input_tokens=usage.cached_input_tokens + cached_input_tokens,
        )

    def after(self, seconds: float) -> CallUsage:
        """All of it, for a request that has ended."""
        return replace(self.usage, seconds=round(seconds, 6))
