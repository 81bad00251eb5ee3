"""The estimate before a run, and the budget that no number of calls in flight may pass."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from factcheck.errors import UsageError
from factcheck.llm.cost import Budget, Price, Prices, estimate, request_tokens
from factcheck.llm.request import Request

PRICES = Prices({"m": Price(Decimal(1), Decimal(10), Decimal("0.5"), date(2026, 1, 1))})
MILLION = 1_000_000


class _Wire(BaseModel):
    label: str


def _request(system: str, user: str, max_tokens: int = 100) -> Request:
    return Request("judge", system, user, _Wire, "ab" * 32, max_tokens)


# -- the estimate ----------------------------------------------------------------------------------------------------


def test_an_estimate() -> None:
    requests = [_request("s" * 1000, "u" * 50), _request("s" * 1000, "u" * 70), _request("t" * 10, "", 300)]
    schema = request_tokens(_request("", ""), len)
    found = estimate(requests, "m", PRICES, len, method="letters")
    assert found.calls == 3
    assert found.input_tokens == 2130 + 3 * schema
    assert found.output_tokens_max == 500
    assert found.cost_usd_low == Decimal(found.input_tokens - 500) / MILLION
    assert found.cost_usd_high == Decimal(found.input_tokens + 5000) / MILLION
    assert found.tokens_method == "letters"
    assert found.prices_as_of == date(2026, 1, 1)


def test_the_schema_is_input() -> None:
    assert request_tokens(_request("", ""), len) > len(str(_Wire.model_json_schema())) - 10


def test_an_estimate_for_a_model_without_a_price_has_no_cost() -> None:
    found = estimate([_request("s", "u")], "unknown", PRICES, len)
    assert found.cost_usd_low is found.cost_usd_high is found.prices_as_of is None
    assert found.input_tokens > 0


def test_an_estimate_of_nothing_costs_nothing() -> None:
    found = estimate([], "m", PRICES, len)
    assert (found.calls, found.input_tokens, found.cost_usd_low, found.cost_usd_high) == (0, 0, 0, 0)


def test_each_text_is_counted_once() -> None:
    counted: list[str] = []

    def count(text: str) -> int:
        counted.append(text)
        return len(text)

    estimate([_request("s", f"{number}") for number in range(50)], "m", PRICES, count)
    assert len(counted) == 52


# -- the budget ------------------------------------------------------------------------------------------------------


def test_a_call_is_allowed_while_its_worst_case_fits() -> None:
    budget = Budget(Decimal(30), None, PRICES, "m")
    assert budget.allow(MILLION, MILLION) is None  # may cost 11
    assert budget.allow(MILLION, MILLION) is None
    reason = budget.allow(MILLION, MILLION)
    assert reason == "the budget of $30 does not allow another call that may cost $11"
    budget.spend(MILLION, 0, MILLION)
    assert budget.spent == Decimal("0.5")
    assert budget.allow(MILLION, MILLION) is None
    budget.release()
    budget.release()
    assert budget.spent == Decimal("0.5")
    assert budget.calls == 1


def test_a_refusal_reserves_nothing() -> None:
    budget = Budget(Decimal(11), 1, PRICES, "m")
    assert budget.allow(2 * MILLION, MILLION)
    assert budget.allow(MILLION, MILLION) is None
    budget.spend(0, 0)
    assert budget.allow(0, 0) == "the budget of 1 call is used up"


def test_calls_are_counted_in_flight_and_given_back() -> None:
    budget = Budget(None, 2, PRICES, "unknown")
    assert budget.allow(1, 1) is None
    assert budget.allow(1, 1) is None
    assert budget.allow(1, 1) == "the budget of 2 calls is used up"
    budget.release()
    assert budget.allow(1, 1) is None
    budget.spend(1, 1)
    budget.spend(1, 1)
    assert budget.allow(1, 1)
    assert budget.calls == 2
    assert budget.spent is None


@pytest.mark.parametrize("limits", [(None, 0), (Decimal(0), None)])
def test_a_budget_of_nothing_allows_nothing(limits: tuple[Decimal | None, int | None]) -> None:
    assert Budget(*limits, PRICES, "m").allow(1, 1)


def test_no_limit_allows_everything() -> None:
    budget = Budget(None, None, PRICES, "m")
    assert all(budget.allow(10**12, 10**12) is None for _ in range(100))


def test_a_local_model_never_uses_up_money() -> None:
    budget = Budget(Decimal(0), None, PRICES.for_endpoint("http://localhost:8080"), "qwen")
    assert budget.allow(10**9, 10**9) is None
    budget.spend(10**9, 10**9)
    assert budget.spent == 0


@pytest.mark.parametrize(
    ("max_cost", "max_calls"),
    [(Decimal(-1), None), (Decimal("nan"), None), (Decimal("inf"), None), (None, -1)],
)
def test_limits_that_make_no_sense(max_cost: Decimal | None, max_calls: int | None) -> None:
    with pytest.raises(UsageError, match="--max-c"):
        Budget(max_cost, max_calls, PRICES, "m")


def test_a_limit_in_money_needs_a_price() -> None:
    with pytest.raises(UsageError) as caught:
        Budget(Decimal(1), None, PRICES, 'my "model"\n')
    said = str(caught.value)
    assert "\n" not in said
    for part in ("--max-cost", "FACTCHECK_PRICES", '"my \\"model\\"\\n" = { input =', "--max-calls"):
        assert part in said


def test_settling_what_was_not_allowed_is_a_mistake() -> None:
    budget = Budget(None, None, PRICES, "m")
    with pytest.raises(UsageError, match="not been allowed"):
        budget.spend(1, 1)
    assert budget.calls == 0


CALLS = st.lists(
    st.tuples(st.integers(0, 1000), st.integers(0, 1000), st.floats(0, 1), st.integers(0, 20)), max_size=60
)


@given(CALLS, st.integers(0, 20_000))
def test_never_overspends_in_whatever_order_calls_end(calls: Sequence[tuple[int, int, float, int]], limit: int) -> None:
    budget = Budget(Decimal(limit) / MILLION, None, PRICES, "m")
    assert PRICES.cost("m", 1, 0) == Decimal(1) / MILLION
    flying: list[tuple[int, int, float]] = []
    for inputs, outputs, share, which in calls:
        if budget.allow(inputs, outputs) is None:
            flying.append((inputs, outputs, share))
        # Were all calls in flight to take their worst, the limit would hold.
        worst = sum((PRICES.models["m"].cost(i, o) for i, o, _ in flying), budget.spent or Decimal(0))
        assert worst <= Decimal(limit) / MILLION
        if which < len(flying):
            ended = flying.pop(which)
            budget.spend(ended[0], int(ended[1] * ended[2]))
    for inputs, outputs, _ in flying:
        budget.spend(inputs, outputs)
    assert budget.spent is not None
    assert budget.spent <= Decimal(limit) / MILLION


def test_sixteen_threads_stay_within_the_budget() -> None:
    budget = Budget(Decimal("0.05"), 300, PRICES, "m")
    made: list[int] = []

    def work(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311
        for _ in range(200):
            inputs, outputs = chance.randrange(100), chance.randrange(100)
            if budget.allow(inputs, outputs) is None:
                if chance.random() < 0.1:
                    budget.release()
                else:
                    budget.spend(inputs, chance.randint(0, outputs))
                    made.append(1)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert budget.spent is not None
    assert 0 < budget.spent <= Decimal("0.05")
    assert budget.calls == len(made) <= 300


# -- waiting for calls in flight -------------------------------------------------------------------------------------


def test_calls_wait_for_those_in_flight_and_use_the_budget_up() -> None:
    """Each call may cost 11 and costs 1: of a budget of 25, all but what no call fits into is used."""
    budget = Budget(Decimal(25), None, PRICES, "m")
    most = 0
    flying = 0

    async def call() -> str | None:
        nonlocal flying, most
        reason = await budget.allowed(MILLION, MILLION)
        if reason is None:
            flying += 1
            most = max(most, flying)
            await asyncio.sleep(0)
            flying -= 1
            budget.spend(MILLION, 0)
        return reason

    async def run() -> list[str | None]:
        return await asyncio.gather(*(call() for _ in range(40)))

    reasons = asyncio.run(asyncio.wait_for(run(), 30))
    assert reasons.count(None) == 15
    assert most == 2
    assert budget.spent == 15


def test_waiting_ends_when_a_call_is_released_or_the_budget_is_gone() -> None:
    async def run() -> tuple[str | None, str | None]:
        budget = Budget(None, 1, PRICES, "m")
        assert await budget.allowed(1, 1) is None
        waiting = asyncio.create_task(budget.allowed(1, 1))
        await asyncio.sleep(0)
        assert not waiting.done()
        budget.release()
        first = await waiting
        waiting = asyncio.create_task(budget.allowed(1, 1))
        await asyncio.sleep(0)
        budget.spend(1, 1)
        return first, await waiting

    assert asyncio.run(asyncio.wait_for(run(), 30)) == (None, "the budget of 1 call is used up")


def test_a_waiter_that_is_cancelled_hinders_nobody() -> None:
    async def run() -> str | None:
        budget = Budget(None, 1, PRICES, "m")
        assert await budget.allowed(1, 1) is None
        gone, stays = (asyncio.create_task(budget.allowed(1, 1)) for _ in range(2))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.gather(gone, return_exceptions=True)
        budget.release()
        return await stays

    assert asyncio.run(asyncio.wait_for(run(), 30)) is None


def test_what_can_never_fit_is_refused_at_once() -> None:
    async def run() -> str | None:
        budget = Budget(Decimal(12), None, PRICES, "m")
        assert await budget.allowed(MILLION, MILLION) is None
        return await budget.allowed(3 * MILLION, MILLION)

    reason = asyncio.run(asyncio.wait_for(run(), 30))
    assert reason is not None
    assert "$13" in reason
