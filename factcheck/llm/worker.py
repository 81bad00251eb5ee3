"""One thread with one event loop, for calls that come from any thread and from any other event loop.

Connections, locks and limits belong to the loop that made them. With a loop of their own they outlive a call, and a
notebook, which runs a loop itself, can ask and wait.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

from factcheck.errors import UsageError

T = TypeVar("T")
_PATIENCE = 5.0


class Worker:
    """The thread is started when it is first needed, and again in a process that was forked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._owner = os.getpid()

    def submit(self, coroutine: Coroutine[Any, Any, T]) -> Future[T]:
        """Runs a coroutine on the worker's loop."""
        if self._thread is threading.current_thread():
            coroutine.close()
            raise UsageError("a model was asked from its own event loop: await its aask there")
        return asyncio.run_coroutine_threadsafe(coroutine, self._running())

    def stop(self, last: Coroutine[Any, Any, None] | None = None) -> None:
        """Runs a last coroutine and ends the thread; nothing happens where it never started."""
        with self._lock:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is None or thread is None or self._owner != os.getpid() or not thread.is_alive():
            if last is not None:
                last.close()
            return
        with suppress(Exception):
            if last is not None:
                asyncio.run_coroutine_threadsafe(last, loop).result(_PATIENCE)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_PATIENCE)

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None or self._owner != os.getpid():
                self._owner = os.getpid()
                self._loop = asyncio.new_event_loop()
                # The thread must not keep its owner alive: it knows the loop alone.
                self._thread = threading.Thread(target=_run, args=(self._loop,), name="factcheck-model", daemon=True)
                self._thread.start()
            return self._loop


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.run_until_complete(_cancel_others())
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
        asyncio.set_event_loop(None)
        loop.close()


async def _cancel_others() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
