"""What a run may cost before it, and what it may not pass during it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from factcheck.llm.budget import Budget
from factcheck.llm.prices import Price, Prices, is_local
from factcheck.llm.request import Request

__all__ = ["Budget", "Estimate", "Price", "Prices", "estimate", "is_local", "request_tokens"]

_PER_CALL = 16  # tokens that the chat format adds to a system and a user message


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run may take, before it.

    The low cost is that of empty answers with the repeated system text in the provider's prompt cache, the high cost
    that of answers which are all as long as allowed; nothing asked again is in either. Both are None for a model
    without a known price.
    """

    calls: int
    input_tokens: int
    output_tokens_max: int
    cost_usd_low: Decimal | None
    cost_usd_high: Decimal | None
    tokens_method: str
    prices_as_of: date | None = None


def estimate(
    requests: Sequence[Request], model: str, prices: Prices, count: Callable[[str], int], *, method: str = "counted"
) -> Estimate:
    """What asking `requests` of `model` takes; `count` gives the tokens of a text, `method` is how it does that."""
    counted = cache(count)
    systems: set[str] = set()
    inputs = outputs = repeated = 0
    for request in requests:
        inputs += request_tokens(request, counted)
        outputs += request.max_tokens
        repeated += counted(request.system) if request.system in systems else 0
        systems.add(request.system)
    price = prices.price(model)
    return Estimate(
        calls=len(requests),
        input_tokens=inputs,
        output_tokens_max=outputs,
        cost_usd_low=None if price is None else price.cost(inputs, 0, repeated),
        cost_usd_high=None if price is None else price.cost(inputs, outputs),
        tokens_method=method,
        prices_as_of=None if price is None else price.as_of,
    )


def request_tokens(request: Request, count: Callable[[str], int]) -> int:
    """The input tokens of one request: both messages, the schema, and what the chat format adds."""
    schema = json.dumps(request.schema.model_json_schema(), ensure_ascii=False)
    return count(request.system) + count(request.user) + count(schema) + _PER_CALL
