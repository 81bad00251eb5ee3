"""The options that name a model, and a model asked from the command."""

# What a command does not need is not loaded: the rooms are imported where they are used.
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.telling import outcome_words, tell
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.claims.asking import Asked, Progress
    from factcheck.cli.options import Options
    from factcheck.llm.cost import Estimate
    from factcheck.llm.outcomes import Outcome
    from factcheck.llm.request import Request
    from factcheck.llm.settings import ModelSettings
    from factcheck.llm.usage import Totals
    from factcheck.render.listing import Listing

_REASONS = 3


@dataclass(frozen=True, slots=True)
class Asking:
    """Which model a command may ask, and how much of it."""

    model: str | None = None
    base_url: str | None = None
    max_cost: Decimal | None = None
    max_calls: int | None = None
    estimate: bool = False
    keep: bool = True
    refused: bool = False

    def __post_init__(self) -> None:
        if self.refused and (self.model or self.estimate):
            raise UsageError("--no-model and a model contradict each other: leave one of them out")
        if not self.named:
            wanting = {"--base-url": self.base_url, "--estimate": self.estimate}
            for option in (name for name, value in wanting.items() if value):
                raise UsageError(f"{option} needs a model: name one with --model or FACTCHECK_MODEL")

    @property
    def named(self) -> bool:
        """Whether anybody named a model."""
        return not self.refused and bool(self.model or os.environ.get("FACTCHECK_MODEL", "").strip())

    def settings(self) -> ModelSettings:
        """The settings of the model, without a key: for an estimate."""
        from factcheck.llm.opening import priced

        return priced(self.model, self.base_url)

    @contextmanager
    def arguments(self) -> Iterator[dict[str, Any]]:
        """What a verb is told of the model; afterwards what went wrong is said on standard error."""
        from factcheck.render.progress import SOON, bar

        if not self.named:
            with bar("checking claims", after=SOON) as progress:
                yield {"model": False, "progress": progress}
            return
        from factcheck.llm.cache import Cache, CacheWarning
        from factcheck.llm.opening import cache_path, named, open_model

        settings = named(self.model, self.base_url)
        with ExitStack() as stack:
            cache = stack.enter_context(Cache(cache_path(settings))) if self.keep else None
            opened = open_model(settings, max_cost=self.max_cost, max_calls=self.max_calls, cache=cache or False)
            witness = Witness(stack.enter_context(opened))
            stack.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore", CacheWarning)
            try:
                with bar(f"asking {witness.name}") as progress:
                    yield {"model": witness, "progress": progress}
            except KeyboardInterrupt:
                tell(_INTERRUPTED if cache is not None and cache.problem is None else "interrupted")
                raise
            for line in witness.complaints():
                tell(line)
            if cache is not None and cache.problem is not None:
                tell(f"answers are not kept: {cache.problem}")


_INTERRUPTED = "interrupted; the answers that had come in are kept: the same command goes on from there"


class Witness:
    """A model, and what went wrong with it."""

    def __init__(self, model: Asked) -> None:
        self._model = model
        self._asked = 0
        self._reasons: Counter[str] = Counter()

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    @property
    def usage(self) -> Totals:
        """What the model was asked so far."""
        return self._model.usage

    def ask_many(self, requests: Sequence[Request], *, progress: Progress | None = None) -> list[Outcome]:
        """What comes of each request; failures are counted by their reason."""
        from factcheck.llm.outcomes import Answer

        outcomes = self._model.ask_many(requests, progress=progress)
        self._asked += len(outcomes)
        self._reasons.update(outcome_words(outcome) for outcome in outcomes if not isinstance(outcome, Answer))
        return outcomes

    def complaints(self) -> list[str]:
        """A line on what gave no answer, and why; none where all did."""
        if not self._reasons:
            return []
        shown = [
            f"{reason} ({count} times)" if count > 1 else reason
            for reason, count in self._reasons.most_common(_REASONS)
        ]
        if len(self._reasons) > _REASONS:
            shown.append("and other reasons")
        return [f"{self._reasons.total()} of {self._asked} requests gave no answer: {'; '.join(shown)}"]


def with_model(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options that name a model, collected as its second argument."""

    @click.option("--model", metavar="NAME", help="Ask this language model: a name, or gguf:PATH for a file.")
    @click.option("--base-url", metavar="URL", help="Where the model is; else OPENAI_BASE_URL, else OpenAI.")
    @click.option("--max-cost", metavar="USD", callback=_dollars, help="Spend at most so much on the model.")
    @click.option("--max-calls", metavar="N", type=click.IntRange(0), help="Make at most so many calls.")
    @click.option("--estimate", is_flag=True, help="Show what the model would be asked and cost; make no call.")
    @click.option("--no-cache", is_flag=True, help="Neither use nor keep answers on this machine.")
    @click.option("--no-model", is_flag=True, help="Ask no model, whatever FACTCHECK_MODEL says.")
    @wraps(command)
    def collected(options: Options, no_cache: bool, no_model: bool, **named: Any) -> Any:
        chosen = {name: named.pop(name) for name in ("model", "base_url", "max_cost", "max_calls", "estimate")}
        return command(options, Asking(**chosen, keep=not no_cache, refused=no_model), **named)

    return collected


def of_estimate(asking: Asking, estimate: Estimate) -> Listing:
    """An estimate, to be shown."""
    from factcheck.render.listing import Listing, Row

    settings = asking.settings()
    low, high = estimate.cost_usd_low, estimate.cost_usd_high
    return Listing(
        "estimate, no call was made",
        (
            Row("model", f"{settings.model} at {settings.endpoint}", settings.model),
            Row("calls", f"{estimate.calls:,}", estimate.calls),
            Row("input tokens", f"{estimate.input_tokens:,} ({estimate.tokens_method})", estimate.input_tokens),
            Row("output tokens", f"at most {estimate.output_tokens_max:,}", estimate.output_tokens_max),
            Row("cost", _cost_words(estimate), None if high is None else float(high)),
            Row("cost from", None, None if low is None else float(low)),
            Row("prices as of", None, None if estimate.prices_as_of is None else estimate.prices_as_of.isoformat()),
            Row("tokens by", None, estimate.tokens_method),
        ),
    )


def _cost_words(estimate: Estimate) -> str:
    low, high = estimate.cost_usd_low, estimate.cost_usd_high
    if low is None or high is None:
        return "price not known: name a price table in FACTCHECK_PRICES"
    if not high:
        return "none"
    day = f", prices of {estimate.prices_as_of:%d %B %Y}" if estimate.prices_as_of else ""
    return f"${low:.4f} to ${high:.4f}{day}; answers that are kept cost nothing"


def _dollars(context: click.Context, option: click.Parameter, value: str | None) -> Decimal | None:
    if value is None:
        return None
    try:
        amount = Decimal(value.strip().removeprefix("$"))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0:
        raise click.BadParameter(f"{value!r} is not a number of dollars; write it like 0.50", context, option)
    return amount
