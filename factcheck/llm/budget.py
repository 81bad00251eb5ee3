"""A limit on what a run may cost, which holds also with many calls in flight.

Each call reserves its worst case before it is made and settles when it is over, so that what was spent and what is
reserved together never pass the limit. Calls do not say which reservation was theirs: the smallest is given back. What
stays reserved is then never less than what the calls still in flight need, whichever of them ended.
"""

from __future__ import annotations

import asyncio
import heapq
import json
import threading
from decimal import Decimal

from factcheck.errors import UsageError
from factcheck.llm.prices import Prices

__all__ = ["Budget"]

_ZERO = Decimal(0)


class Budget:
    """At most so many calls and so much money, for one model; None is no limit. Safe for threads and tasks.

    Raises :class:`UsageError` for a limit in money on a model without a known price.
    """

    def __init__(self, max_cost: Decimal | None, max_calls: int | None, prices: Prices, model: str) -> None:
        if max_cost is not None and not (max_cost.is_finite() and max_cost >= 0):
            raise UsageError(f"--max-cost must be a number of dollars, not {max_cost}")
        if max_calls is not None and max_calls < 0:
            raise UsageError(f"--max-calls must be 0 or more, not {max_calls}")
        self._price = prices.price(model)
        if max_cost is not None and self._price is None:
            raise UsageError(_unpriced(model))
        self._max_cost = max_cost
        self._max_calls = max_calls
        self._lock = threading.Lock()
        self._reserved: list[Decimal] = []
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Future[None]]] = []
        self._spent = _ZERO
        self._calls = 0

    @property
    def spent(self) -> Decimal | None:
        """What the calls that are over have cost, None for a model without a known price."""
        with self._lock:
            return None if self._price is None else self._spent

    @property
    def calls(self) -> int:
        """The calls that are over, without those released."""
        with self._lock:
            return self._calls

    def allow(self, input_tokens: int, max_output: int) -> str | None:
        """Reserve the worst case of one call; the reason to stop where the budget does not allow it, and then nothing.

        A call that was allowed must be settled once, with :meth:`spend` or :meth:`release`.
        """
        with self._lock:
            return self._allow(self._worst(input_tokens, max_output))

    async def allowed(self, input_tokens: int, max_output: int) -> str | None:
        """Like :meth:`allow`, but where only calls in flight stand in the way, wait until they are settled."""
        while True:
            with self._lock:
                worst = self._worst(input_tokens, max_output)
                reason = self._allow(worst)
                if reason is None or not self._may_fit_later(worst):
                    return reason
                loop = asyncio.get_running_loop()
                future: asyncio.Future[None] = loop.create_future()
                self._waiting.append((loop, future))
            await future

    def spend(self, input_tokens: int, output_tokens: int, cached_input_tokens: int = 0) -> None:
        """Settle one call with the tokens that it took."""
        with self._lock:
            self._settle()
            self._calls += 1
            if self._price is not None:
                self._spent += self._price.cost(input_tokens, output_tokens, cached_input_tokens)

    def release(self) -> None:
        """Settle one call that was not made after all."""
        with self._lock:
            self._settle()

    def _worst(self, input_tokens: int, max_output: int) -> Decimal:
        return _ZERO if self._price is None else self._price.cost(max(0, input_tokens), max(0, max_output))

    def _allow(self, worst: Decimal) -> str | None:
        if self._max_calls is not None and self._calls + len(self._reserved) >= self._max_calls:
            return f"the budget of {_counted(self._max_calls)} is used up"
        if self._max_cost is not None and self._spent + sum(self._reserved, worst) > self._max_cost:
            return (
                f"the budget of {_dollars(self._max_cost)} does not allow another call that may cost {_dollars(worst)}"
            )
        heapq.heappush(self._reserved, worst)
        return None

    def _may_fit_later(self, worst: Decimal) -> bool:
        if not self._reserved:
            return False
        calls_left = self._max_calls is None or self._calls < self._max_calls
        return calls_left and (self._max_cost is None or self._spent + worst <= self._max_cost)

    def _settle(self) -> None:
        if not self._reserved:
            raise UsageError("a call was settled that had not been allowed")
        heapq.heappop(self._reserved)
        waiting, self._waiting = self._waiting, []
        for loop, future in waiting:
            if not loop.is_closed():
                loop.call_soon_threadsafe(_wake, future)


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)


def _dollars(amount: Decimal) -> str:
    return f"${amount.normalize():f}"


def _counted(calls: int) -> str:
    return "1 call" if calls == 1 else f"{calls} calls"


def _unpriced(model: str) -> str:
    name = json.dumps(model)
    return (
        f"--max-cost needs a price for the model {name} and none is known: name a file in FACTCHECK_PRICES that has "
        f"[models] and {name} = {{ input = 1.00, output = 4.00 }} (dollars per million tokens), or give --max-calls"
    )
