"""A provider made up for a test: it answers as it is told, and keeps what it was asked. No quality rests on it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import httpx2
from pydantic import BaseModel

from factcheck.llm.client import Model
from factcheck.llm.request import Request
from factcheck.llm.settings import ModelSettings

URL = "http://127.0.0.1:1/v1"
_BOTH = ("cache", "prices")  # paths in the settings, objects for a model
KEY = "sk-test-0123456789"


class Verdict(BaseModel):
    quote: str
    label: str


GOOD = '{"quote": "40 patients", "label": "supported"}'
Step = httpx2.Response | Exception | Callable[[httpx2.Request], Awaitable[httpx2.Response]]


def request(user: str = "Is it so?", **changes: Any) -> Request:
    given = {"task": "judge", "system": "Judge.", "user": user, "schema": Verdict, "prompt_sha256": "0" * 64}
    return Request(**(given | changes))


def completion(text: str | None = GOOD, *, finish: str = "stop", headers: dict[str, str] | None = None, **message: Any):
    """A completion as providers send it."""
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "choices": [
            {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text, **message}}
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "prompt_tokens_details": {"cached_tokens": 60}},
    }
    return httpx2.Response(200, json=body, headers={"x-request-id": "req-1", **(headers or {})})


def error(status: int, message: str = "no", headers: dict[str, str] | None = None, **body: Any) -> httpx2.Response:
    """An error as OpenAI sends it."""
    return httpx2.Response(status, json={"error": {"message": message, **body}}, headers=headers)


def bare(body: bytes, content_type: str = "application/json", status: int = 200) -> httpx2.Response:
    """A response with any body."""
    return httpx2.Response(status, content=body, headers={"content-type": content_type})


async def hang(_: httpx2.Request) -> httpx2.Response:
    """Never answers."""
    await asyncio.Event().wait()
    raise AssertionError


class Provider:
    """Answers with the steps in order, then with the last one for good; `asked` are the bodies that came in."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps) or [completion()]
        self.asked: list[dict[str, Any]] = []
        self.now = 1000.0
        self.slept: list[float] = []
        self.client = httpx2.AsyncClient(transport=httpx2.MockTransport(self._answer))

    def model(self, **options: Any) -> Model:
        """A model behind this provider; sleeping moves its clock and takes no time."""
        names = set(ModelSettings.__dataclass_fields__)
        settings = {"model": "tiny", "base_url": URL, "api_key": KEY} | {k: v for k, v in options.items() if k in names}
        rest = {k: v for k, v in options.items() if k not in names or k in _BOTH}
        settings = {k: v for k, v in settings.items() if k not in _BOTH}
        return Model(
            ModelSettings(**settings), http_client=self.client, sleep=self.sleep, clock=lambda: self.now, **rest
        )

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)

    def ask(self, *requests: Request, **options: Any) -> Any:
        """What comes of some requests: the outcome of one, a list of more."""
        with self.model(**options) as model:
            outcomes = model.ask_many(requests or [request()])
        return outcomes[0] if len(outcomes) == 1 else outcomes

    async def _answer(self, asked: httpx2.Request) -> httpx2.Response:
        self.asked.append(json.loads(asked.content))
        step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
        if isinstance(step, Exception):
            raise step
        if isinstance(step, httpx2.Response):
            return httpx2.Response(step.status_code, headers=step.headers, content=step.content)
        return await step(asked)


def texts(messages: Sequence[dict[str, str]]) -> list[str]:
    return [message["content"] for message in messages]
