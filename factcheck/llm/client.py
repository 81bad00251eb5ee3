"""Asking a model: many requests at a time, each with an outcome, whatever happens to the others.

:class:`Model` works from plain code, from asyncio and from a notebook alike: its calls run on a loop of their own.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import time
import weakref
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from pydantic import ValidationError

from factcheck.errors import UsageError
from factcheck.llm import failures, local
from factcheck.llm.cache import CachedAnswer, cache_key
from factcheck.llm.limits import OutOfTime
from factcheck.llm.outcomes import Answer, CallUsage, CutOff, Failed, Filtered, Malformed, NotAsked, Outcome, Refusal
from factcheck.llm.prices import Prices
from factcheck.llm.request import Request
from factcheck.llm.retry import Clock, Deadline, Sleep
from factcheck.llm.schema import strict_schema
from factcheck.llm.session import Call, Message, Purse, Run, Session, Stop
from factcheck.llm.settings import ModelSettings
from factcheck.llm.usage import Tally, Totals, totals
from factcheck.llm.wire import Completion, bare, clean
from factcheck.llm.worker import Worker

if TYPE_CHECKING:
    import httpx2

Progress = Callable[[int, int], None]
_TIME_UP = "the time of the run was up"


class Kept(Protocol):
    """A cache: see :class:`factcheck.llm.cache.Cache`."""

    def get(self, key: str) -> CachedAnswer | None:
        """The answer with this key."""

    def put(self, key: str, answer: CachedAnswer) -> None:
        """Keeps an answer."""


class Model:
    """A language model at one endpoint.

    `http_client`, `sleep` and `clock` are for tests: the transport, the waiting between attempts, and the time.
    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        cache: Kept | None = None,
        budget: Purse | None = None,
        prices: Prices | None = None,
        http_client: httpx2.AsyncClient | None = None,
        sleep: Sleep | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.settings = settings
        self._cache = cache
        self._prices = prices
        self._clock = clock or time.monotonic
        self._connections = _Connections(
            lambda: Session(
                settings,
                budget=budget,
                http_client=http_client,
                sleep=sleep or asyncio.sleep,
                clock=clock or time.monotonic,
            )
        )
        self._lock = threading.Lock()
        self._usage = Totals()
        self._end = weakref.finalize(self, self._connections.close)

    @property
    def name(self) -> str:
        """The name of the model."""
        return self.settings.model

    @property
    def usage(self) -> Totals:
        """What was asked so far and what that took."""
        return self._usage

    def ask(self, request: Request) -> Outcome:
        """What comes of one request."""
        return self.ask_many([request])[0]

    async def aask(self, request: Request) -> Outcome:
        """What comes of one request."""
        return (await self.aask_many([request]))[0]

    def ask_many(
        self, requests: Sequence[Request], *, progress: Progress | None = None, max_seconds: float | None = None
    ) -> list[Outcome]:
        """What comes of each request, in their order; `progress` is told how many have ended, and of how many.

        Never longer than `max_seconds`, by default those of the settings: requests that are not answered by then have
        failed, those whose turn did not come were not asked. Works where an event loop is running, too.
        """
        events: queue.SimpleQueue[tuple[int, int] | None] = queue.SimpleQueue()
        future = self._submit(requests, lambda done, of: events.put((done, of)), max_seconds)
        future.add_done_callback(lambda _: events.put(None))
        try:
            while (event := events.get()) is not None:
                if progress is not None:
                    progress(*event)
            return future.result()
        except BaseException:
            future.cancel()
            raise

    async def aask_many(
        self, requests: Sequence[Request], *, progress: Progress | None = None, max_seconds: float | None = None
    ) -> list[Outcome]:
        """Like :meth:`ask_many`, awaited; `progress` is called in the loop that awaits."""
        here = asyncio.get_running_loop()

        def tell(done: int, of: int) -> None:
            if progress is not None and not here.is_closed():
                here.call_soon_threadsafe(progress, done, of)

        return await asyncio.wrap_future(self._submit(requests, tell, max_seconds))

    def close(self) -> None:
        """Ends the connections and the thread; a model that is not closed does so when it is no longer used."""
        self._end()

    async def aclose(self) -> None:
        """Like :meth:`close`, without holding up the event loop."""
        await asyncio.to_thread(self._end)

    def __enter__(self) -> Model:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Model:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"Model({self.name!r} at {self.settings.endpoint})"

    def _submit(self, requests: Sequence[Request], tell: Progress, max_seconds: float | None) -> Future[list[Outcome]]:
        if not self._end.alive:
            raise UsageError("this model was closed: make another one")
        asked = list(requests)
        for schema in {request.schema for request in asked}:
            strict_schema(schema)  # a schema that cannot be strict is a mistake in the program, said before any call
        return self._connections.worker.submit(self._run(asked, tell, max_seconds))

    async def _run(self, requests: list[Request], tell: Progress, max_seconds: float | None) -> list[Outcome]:
        limit = self.settings.max_seconds if max_seconds is None else max_seconds
        run = Run(Deadline.after(limit, self._clock))
        done = 0

        async def one(request: Request) -> Outcome:
            nonlocal done
            outcome = await self._outcome(request, run)
            self._count(outcome)
            done += 1
            tell(done, len(requests))
            return outcome

        tasks = [asyncio.create_task(one(request)) for request in requests]
        try:
            return list(await asyncio.gather(*tasks))
        except BaseException:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            raise

    async def _outcome(self, request: Request, run: Run) -> Outcome:
        """What comes of one request, with all that it took however it ends."""
        began = self._clock()
        tally = Tally()
        try:
            async with asyncio.timeout(run.deadline.left()):
                outcome = await self._answer(request, run, tally)
        except TimeoutError:
            run.stopped = run.stopped or _TIME_UP
            outcome = (Failed if tally.usage.attempts else NotAsked)(tally.usage, reason=_TIME_UP)
        except (OutOfTime, Stop) as stop:
            reason = str(stop) or _TIME_UP
            outcome = (Failed if tally.usage.attempts else NotAsked)(tally.usage, reason=reason)
        except failures.expected() as error:
            outcome = failures.outcome(error, tally.usage, self.settings)
        usage = replace(tally.after(self._clock() - began), cached=outcome.usage.cached)
        return replace(outcome, usage=usage)

    async def _answer(self, request: Request, run: Run, tally: Tally) -> Outcome:
        session = self._connections.session()
        key = self._key(request, session)
        if (kept := await self._kept(key, request)) is not None:
            return kept
        messages: list[Message] = [
            {"role": "system", "content": clean(request.system)},
            {"role": "user", "content": clean(request.user)},
        ]
        outcome = _read(await session.complete(Call(tuple(messages), request, run, tally)), request, tally)
        if isinstance(outcome, Malformed):
            messages += [
                {"role": "assistant", "content": clean(outcome.text) or "(nothing)"},
                {"role": "user", "content": _ASK_AGAIN.format(reason=outcome.reason)},
            ]
            try:
                outcome = _read(await session.complete(Call(tuple(messages), request, run, tally)), request, tally)
            except Stop:
                return outcome
        if self._cache is not None and isinstance(outcome, Answer):
            answer = CachedAnswer(outcome.text, tally.usage.input_tokens, tally.usage.output_tokens)
            await asyncio.to_thread(self._cache.put, key, answer)
        return outcome

    def _key(self, request: Request, session: Session) -> str:
        if self._cache is None:
            return ""
        return cache_key(
            endpoint=self.settings.endpoint,
            model=local.identity(self.settings.model) if self.settings.is_file else self.settings.model,
            parameters=session.dialect.plain(request),
            prompt_sha256=request.prompt_sha256,
            schema=strict_schema(request.schema),
            system=request.system,
            user=request.user,
        )

    async def _kept(self, key: str, request: Request) -> Answer | None:
        if self._cache is None:
            return None
        kept = await asyncio.to_thread(self._cache.get, key)
        if kept is None:
            return None
        try:
            value = request.schema.model_validate_json(kept.text)
        except ValidationError:
            return None
        return Answer(CallUsage(cached=True), value, kept.text)

    def _count(self, outcome: Outcome) -> None:
        with self._lock:
            if self._prices is None:
                self._prices = Prices.load(self.settings.prices).for_endpoint(self.settings.endpoint)
            self._usage += totals([outcome], self.name, self._prices)


class _Connections:
    """The worker and its session; apart from the model, so that they can end when it is no longer used."""

    def __init__(self, connect: Callable[[], Session]) -> None:
        self.worker = Worker()
        self._connect = connect
        self._session: tuple[asyncio.AbstractEventLoop, Session] | None = None

    def session(self) -> Session:
        """The session of the loop that is running, which is another one in a process that was forked."""
        loop = asyncio.get_running_loop()
        if self._session is None or self._session[0] is not loop:
            self._session = (loop, self._connect())
        return self._session[1]

    def close(self) -> None:
        """Closes the session and ends the worker."""
        held, self._session = self._session, None
        self.worker.stop(held[1].aclose() if held else None)


_ASK_AGAIN = (
    "Your answer does not fit the schema: {reason}\n"
    "Answer the same question again. Give nothing but one JSON object that fits the schema."
)


def _read(completion: Completion, request: Request, tally: Tally) -> Outcome:
    """What a completion comes to."""
    usage = tally.usage
    if completion.refusal is not None:
        return Refusal(usage, reason=completion.refusal)
    if completion.finish == "content_filter":
        return Filtered(usage)
    if completion.finish == "length":
        return CutOff(usage, text=completion.text)
    text = bare(completion.text)
    try:
        value = request.schema.model_validate_json(text)
    except ValidationError as error:
        return Malformed(usage, text=completion.text, reason=failures.misfit(error))
    return Answer(usage, value=value, text=text)
