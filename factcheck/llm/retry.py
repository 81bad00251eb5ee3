"""The one place where a call is made again: what is tried again, how long it waits, and when it gives up."""

from __future__ import annotations

import random
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

from factcheck.llm.wire import NotACompletion

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]
T = TypeVar("T")

# A quota does not come back by waiting.
_SPENT = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_AGAIN = frozenset({408, 409, 429})
_LONGEST = 30.0
_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)


class AttemptTimeout(Exception):
    """One attempt took longer than it may."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment, by some clock, at which a run must have ended."""

    clock: Clock
    at: float

    @classmethod
    def after(cls, seconds: float, clock: Clock) -> Deadline:
        """The deadline that many seconds from now."""
        return cls(clock, clock() + seconds)

    def left(self) -> float:
        """Seconds that are left, never below 0."""
        return max(0.0, self.at - self.clock())


@dataclass(frozen=True, slots=True)
class Policy:
    """How often and how patiently a call is made again; `pause` is told when the provider asks everybody to wait."""

    max_attempts: int
    sleep: Sleep
    pause: Callable[[float], None]
    jitter: Callable[[], float] = random.random

    async def call(self, attempt: Callable[[], Awaitable[T]], deadline: Deadline) -> T:
        """The result of the first attempt that gives one, else the last attempt's own error."""
        from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt  # noqa: PLC0415

        def wait(state: Any) -> float:
            return delay(state.outcome.exception(), state.attempt_number, self.jitter)

        def too_late(state: Any) -> bool:
            return bool(state.upcoming_sleep >= deadline.left())

        def before_sleep(state: Any) -> None:
            if status(state.outcome.exception()) == 429:
                self.pause(state.upcoming_sleep)

        retrying = AsyncRetrying(
            sleep=self.sleep,
            stop=lambda state: stop_after_attempt(self.max_attempts)(state) or too_late(state),
            wait=wait,
            retry=retry_if_exception(may_pass),
            before_sleep=before_sleep,
            reraise=True,
        )

        async def once() -> T:  # tenacity awaits a coroutine function, not what a lambda returns
            return await attempt()

        return await retrying(once)


def may_pass(error: BaseException) -> bool:
    """Whether the same call may succeed a little later."""
    import openai  # noqa: PLC0415

    if isinstance(error, NotACompletion | AttemptTimeout | openai.APIConnectionError):
        return True
    if isinstance(error, openai.APIStatusError):
        return not is_spent(error) and (error.status_code in _AGAIN or error.status_code >= 500)
    return False


def is_spent(error: BaseException) -> bool:
    """Whether the provider says that the account's quota is used up."""
    return bool({getattr(error, "code", None), getattr(error, "type", None)} & _SPENT)


def status(error: BaseException | None) -> int | None:
    """The HTTP status of an error, where it has one."""
    value = getattr(error, "status_code", None)
    return value if isinstance(value, int) else None


def delay(error: BaseException, attempt: int, jitter: Callable[[], float] = random.random) -> float:
    """How long to wait before the next attempt: as the provider asks, else twice as long each time, with jitter."""
    asked = retry_after(getattr(getattr(error, "response", None), "headers", {}))
    if asked is not None:
        return asked
    base = 0.5 * 2.0 ** min(attempt - 1, 16)
    return float(min(base, _LONGEST) * (0.75 + 0.5 * jitter()))


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """The seconds that `retry-after-ms` or `Retry-After` ask for, the latter in seconds or as a date."""
    if (milliseconds := _number(headers.get("retry-after-ms"))) is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    if (seconds := _number(value)) is not None or value is None:
        return seconds
    moment = _date(value)
    if moment is None:
        return None
    # The provider's own clock, where it shows it: this machine's may be off.
    today = now or _date(headers.get("date")) or datetime.now(UTC)
    return max(0.0, (moment - today).total_seconds())


def _number(value: str | None) -> float | None:
    match = _SECONDS.fullmatch((value or "").strip())
    return float(match[0]) if match else None


def _date(value: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
