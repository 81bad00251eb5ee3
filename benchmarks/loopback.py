"""A server on the loopback interface that speaks as a provider does, after a delay and, if told to, with faults.

No model is behind it: nothing about quality rests on what it says. `python -m benchmarks.loopback SECONDS` runs one in
a process of its own and prints its URL.
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import struct
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Callable
from types import TracebackType
from typing import Any

Body = dict[str, Any]
FAULTS = ("429", "500", "hang", "reset", "cut off", "wrong schema", "html", "empty")
_HANG = 30.0


def echo(body: Body) -> str:
    """An answer that shows which question it belongs to."""
    return json.dumps({"quote": body["messages"][1]["content"], "label": "supported"})


class Loopback:
    """Serves in a thread while it is open. Faults are drawn by the seed in the URL: see :meth:`url`."""

    def __init__(self, answer: Callable[[Body], str] = echo, *, delay: float = 0.0, faults: float = 0.0) -> None:
        self.seen: dict[str, Counter[str]] = defaultdict(Counter)  # seed -> what was done, "fine" or one of FAULTS
        self._answer = answer
        self._delay = delay
        self._faults = faults
        self._draws: dict[str, random.Random] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="loopback", daemon=True)
        self._ready = threading.Event()
        self.port = 0

    def url(self, seed: int | str = 0) -> str:
        """The base URL that draws its faults with a seed."""
        return f"http://127.0.0.1:{self.port}/{seed}/v1"

    def __enter__(self) -> Loopback:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=1024))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        self._loop.run_until_complete(_end())
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (asked := await _request(reader)) is not None:
                seed, body = asked
                if not await self._respond(seed, body, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _respond(self, seed: str, body: Body, writer: asyncio.StreamWriter) -> bool:
        """Answers one request; whether the connection may be used again."""
        draw = self._draws.setdefault(seed, random.Random(seed))  # noqa: S311
        fault = draw.choice(FAULTS) if draw.random() < self._faults else "fine"
        self.seen[seed][fault] += 1
        await asyncio.sleep(_HANG if fault == "hang" else self._delay)
        if fault == "reset":
            return await _reset(writer, _completion(self._answer(body)))
        status, content, headers = self._response(fault, body)
        writer.write(_head(status, len(content), headers) + content)
        await writer.drain()
        return True

    def _response(self, fault: str, body: Body) -> tuple[int, bytes, str]:
        if fault == "429":
            headers = "retry-after: 1\r\nretry-after-ms: 50\r\n"
            return 429, b'{"error": {"message": "slow down", "code": "rate_limit_exceeded"}}', headers
        if fault == "500":
            return 500, b'{"error": {"message": "oops"}}', ""
        if fault == "cut off":
            whole = _completion(self._answer(body))
            return 200, whole[: len(whole) // 2], ""
        if fault == "wrong schema":
            return 200, _completion('{"something": "else"}'), ""
        if fault == "html":
            return 200, b"<html><body>Please log in</body></html>", "x-of: a proxy\r\n"
        return 200, b"" if fault == "empty" else _completion(self._answer(body)), ""


async def _end() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _request(reader: asyncio.StreamReader) -> tuple[str, Body] | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    lines = head.split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    content = await reader.readexactly(int(headers.get("content-length", "0")))
    return lines[0].split(" ")[1].split("/")[1], json.loads(content)


def _completion(text: str) -> bytes:
    message = {"role": "assistant", "content": text}
    return json.dumps(
        {
            "id": "chatcmpl-loopback",
            "object": "chat.completion",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
        }
    ).encode()


def _head(status: int, length: int, headers: str) -> bytes:
    return (
        f"HTTP/1.1 {status} x\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n{headers}\r\n".encode()
    )


async def _reset(writer: asyncio.StreamWriter, content: bytes) -> bool:
    """Sends half of a body and then a reset instead of the rest."""
    writer.write(_head(200, len(content), "") + content[: len(content) // 2])
    await writer.drain()
    connection: socket.socket = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    return False


def main() -> None:
    with Loopback(delay=float(sys.argv[1])) as server:
        print(server.url(), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
