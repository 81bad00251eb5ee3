"""How many calls run at a time, and when none should start: the provider's own headers say what is left of its limits.

Everything here belongs to one event loop.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from factcheck.llm.retry import Clock, Deadline, Sleep

_PART = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(ms|h|m|s)", re.ASCII)
_PLAIN = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
# A later answer may say that there is room again: nobody sleeps longer than this without another look.
_LOOK_AGAIN = 1.0
_SPACING = 0.002


class OutOfTime(Exception):
    """The turn would come only after the run must have ended; the message says why where the provider is the reason."""


@dataclass(slots=True)
class Allowance:
    """What a provider says is left of one of its limits until it is reset."""

    left: float | None = None  # None while nothing is known
    resets_at: float = 0.0

    def learn(self, left: str | None, reset: str | None, now: float) -> None:
        """Takes what the headers of an answer say."""
        if left is None or not _PLAIN.fullmatch(left.strip()):
            return
        self.left = float(left)
        self.resets_at = now + (seconds(reset) or 0.0)

    def delay(self, need: float, now: float) -> float:
        """How long to wait before so much may be used."""
        if self.left is None or need <= self.left:
            return 0.0
        if self.resets_at <= now:
            self.left = None
            return 0.0
        return self.resets_at - now

    def take(self, amount: float) -> None:
        """Counts what is being used before the provider's next word on it."""
        if self.left is not None:
            self.left -= amount


class Limiter:
    """Lets calls through: so many at a time, none while the provider asks to wait, none that it would turn away."""

    def __init__(self, concurrency: int, *, clock: Clock, sleep: Sleep) -> None:
        self._clock = clock
        self._sleep = sleep
        self._slots = asyncio.Semaphore(concurrency)
        self._requests = Allowance()
        self._tokens = Allowance()
        self._paused_until = 0.0
        self._next_start = 0.0

    @asynccontextmanager
    async def turn(self, tokens: int, deadline: Deadline) -> AsyncIterator[None]:
        """Holds a slot for one call of about so many tokens; raises :class:`OutOfTime` where it would come too late."""
        async with self._slots:
            while (delay := self._delay(tokens)) > 0:
                if delay >= deadline.left():
                    raise OutOfTime(
                        f"the provider asks to wait {delay:.0f} s, and the run has {deadline.left():.0f} s left"
                    )
                await self._sleep(min(delay, _LOOK_AGAIN))
            if not deadline.left():
                raise OutOfTime
            self._requests.take(1)
            self._tokens.take(tokens)
            await self._spaced()
            yield

    def pause(self, wait: float) -> None:
        """Nobody starts a call for so many seconds."""
        self._paused_until = max(self._paused_until, self._clock() + wait)

    def learn(self, headers: Mapping[str, str]) -> None:
        """Takes what an answer says about what is left."""
        now = self._clock()
        for allowance, name in ((self._requests, "requests"), (self._tokens, "tokens")):
            reset = headers.get(f"x-ratelimit-reset-{name}")
            allowance.learn(headers.get(f"x-ratelimit-remaining-{name}"), reset, now)

    async def _spaced(self) -> None:
        """Lets calls start one after the other: in step, each would wait for the work of all others at every turn."""
        now = asyncio.get_running_loop().time()
        start = max(now, self._next_start)
        self._next_start = start + _SPACING
        if start > now:
            await asyncio.sleep(start - now)

    def _delay(self, tokens: int) -> float:
        now = self._clock()
        return max(self._paused_until - now, self._requests.delay(1, now), self._tokens.delay(tokens, now))


def seconds(value: str | None) -> float | None:
    """The seconds in a duration as providers write them: `1s`, `6m0s`, `20ms`, `1h2m3.5s`, or a plain number."""
    text = (value or "").strip()
    if _PLAIN.fullmatch(text):
        return float(text)
    parts = list(_PART.finditer(text))
    if not parts or "".join(part[0] for part in parts) != text:
        return None
    return sum(float(part[1]) * _SECONDS[part[2]] for part in parts)
