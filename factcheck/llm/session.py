"""The connection to one model: one completion for one list of messages, within every limit that holds.

A session belongs to one event loop. The openai package is loaded when the first call is made.
"""

from __future__ import annotations

import asyncio
import string
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import BaseModel

from factcheck.llm import local, wire
from factcheck.llm.dialect import Dialect
from factcheck.llm.limits import Limiter
from factcheck.llm.request import Request
from factcheck.llm.retry import AttemptTimeout, Clock, Deadline, Policy, Sleep, is_spent, retry_after, status
from factcheck.llm.schema import strict_schema
from factcheck.llm.settings import ModelSettings
from factcheck.llm.usage import Tally
from factcheck.llm.wire import Completion

if TYPE_CHECKING:
    import httpx2
    import openai

Message = Mapping[str, str]
_CONNECT = 10.0
_MARKS = (string.digits + string.punctuation + "\n").encode()
# With these, the next request would get the same answer: the key, the account, or the model is wrong.
_HOPELESS = frozenset({401, 402, 404})


class Purse(Protocol):
    """A budget: see :class:`factcheck.llm.budget.Budget`."""

    def allowed(self, input_tokens: int, max_output: int) -> Awaitable[str | None]:
        """Reserves one call, or says why not."""

    def spend(self, input_tokens: int, output_tokens: int, cached_input_tokens: int = 0) -> None:
        """Settles a call that was made."""

    def release(self) -> None:
        """Settles a call that was not made."""


class Stop(Exception):
    """No further call may be made in this run; the message says why."""


class _Learned(Exception):
    """The model does not take one of the parameters, which is known from now on."""


@dataclass(slots=True)
class Run:
    """Requests that are asked together: when they must have ended, and why no more are asked."""

    deadline: Deadline
    stopped: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One list of messages for one request of a run, and what the request has taken so far."""

    messages: Sequence[Message]
    request: Request
    run: Run
    tally: Tally


class Session:
    """One model at one endpoint."""

    def __init__(
        self,
        settings: ModelSettings,
        *,
        budget: Purse | None,
        http_client: httpx2.AsyncClient | None,
        sleep: Sleep,
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._budget = budget
        self._given = http_client
        self._made: httpx2.AsyncClient | None = None
        self._client: openai.AsyncOpenAI | None = None
        self._connecting = asyncio.Lock()
        self._limiter = Limiter(settings.concurrency, clock=clock, sleep=sleep)
        self._policy = Policy(settings.max_attempts, sleep, self._limiter.pause)
        self.dialect = Dialect(settings)

    async def complete(self, call: Call) -> Completion:
        """One completion, after as many attempts as the policy allows; raises what ended the last of them."""
        client = await self._connected()
        return await self._policy.call(lambda: self._attempt(client, call), call.run.deadline)

    async def aclose(self) -> None:
        """Closes the connections that the session made itself."""
        made, self._made, self._client = self._made, None, None
        if made is not None:
            with suppress(Exception):
                await made.aclose()

    async def _attempt(self, client: openai.AsyncOpenAI, call: Call) -> Completion:
        """One call, made again at once where the model does not take one of its parameters."""
        while True:
            with suppress(_Learned):
                return await self._in_turn(client, call)

    async def _in_turn(self, client: openai.AsyncOpenAI, call: Call) -> Completion:
        """One call when it is its turn and the budget allows it, which is told what the call took."""
        tokens, most = _about(call.messages, call.request), call.request.max_tokens
        async with self._limiter.turn(tokens + most, call.run.deadline):
            if call.run.stopped:
                raise Stop(call.run.stopped)
            if self._budget and (reason := await self._budget.allowed(tokens, most)):
                call.run.stopped = call.run.stopped or reason
                raise Stop(reason)
            spent = (tokens, most, 0)  # the worst, where nobody tells
            try:
                completion = await self._send(client, call)
                spent = (completion.input_tokens, completion.output_tokens, completion.cached_input_tokens)
                call.tally.spend(*spent)
                return completion
            except Exception as error:
                if status(error) is not None or isinstance(error, _Learned) or _never_sent(error):
                    spent = (0, 0, 0)
                raise
            finally:
                if self._budget:
                    self._budget.spend(*spent)

    async def _send(self, client: openai.AsyncOpenAI, call: Call) -> Completion:
        import httpx2  # noqa: PLC0415
        import openai  # noqa: PLC0415

        call.tally.attempt()
        parameters = self.dialect.parameters(call.request)
        fixed = {"model": _name(self._settings.model), "response_format": _response_format(call.request)}
        body = {**fixed, **parameters, "messages": call.messages}
        try:
            async with asyncio.timeout(min(self._settings.timeout, call.run.deadline.left())):
                # Not `chat.completions.create`, which walks every key of the body and takes longer than all the rest.
                response = await client.post("/chat/completions", cast_to=httpx2.Response, body=body)
        except (TimeoutError, openai.APITimeoutError) as error:
            raise AttemptTimeout from error
        except openai.APIStatusError as error:
            self._learn(error, call)
            if self.dialect.adapt(parameters, error.status_code, error.body, error.message):
                raise _Learned from error
            raise
        request_id = wire.short(response.headers.get("x-request-id"))
        self._limiter.learn(response.headers)
        call.tally.identify(request_id)
        completion = wire.read(response.content, request_id)
        call.tally.identify(completion.request_id)
        return completion

    def _learn(self, error: openai.APIStatusError, call: Call) -> None:
        self._limiter.learn(error.response.headers)
        if error.status_code == 429 and (wait := retry_after(error.response.headers)):
            self._limiter.pause(wait)
        call.tally.identify(wire.short(error.request_id))
        if error.status_code in _HOPELESS or is_spent(error):
            call.run.stopped = call.run.stopped or f"an earlier call was turned away with HTTP {error.status_code}"

    async def _connected(self) -> openai.AsyncOpenAI:
        async with self._connecting:
            if self._client is None:
                url = self._settings.endpoint
                if self._settings.is_file and self._settings.base_url is None:
                    url = await asyncio.to_thread(local.serve, self._settings.model)
                self._client = self._connect(url)
            return self._client

    def _connect(self, url: str) -> openai.AsyncOpenAI:
        import httpx2  # noqa: PLC0415
        import openai  # noqa: PLC0415

        settings = self._settings
        timeout = httpx2.Timeout(settings.timeout, connect=min(settings.timeout, _CONNECT))
        if self._given is None:
            self._made = httpx2.AsyncClient(
                timeout=timeout,
                limits=httpx2.Limits(max_connections=None, max_keepalive_connections=settings.concurrency),
                # What is asked goes to the endpoint that was named and nowhere else.
                follow_redirects=False,
                trust_env=not settings.is_local,
            )
        return openai.AsyncOpenAI(
            api_key=settings.api_key or "none",
            base_url=url,
            timeout=timeout,
            max_retries=0,
            http_client=self._given or self._made,
        )


def _name(model: str) -> str:
    """What the endpoint is told: never the path of a file on this machine."""
    return local.NAME if model.startswith("gguf:") else model


def _response_format(request: Request) -> dict[str, Any]:
    return {
        "type": "json_schema",
        "json_schema": {"name": request.schema.__name__, "schema": strict_schema(request.schema), "strict": True},
    }


def _about(messages: Sequence[Message], request: Request) -> int:
    """The tokens of some messages and of the form of the answer, rather too many than too few."""
    return sum(_tokens(message["content"]) for message in messages) + _form_tokens(request.schema) + 64


def _tokens(text: str) -> int:
    """Digits and marks have few letters to a token: a table takes twice as many tokens as prose of its length."""
    written = text.encode("utf-8", "replace")
    plain = len(written.translate(None, _MARKS))
    return len(written) - plain + plain // 3


@cache
def _form_tokens(schema: type[BaseModel]) -> int:
    return _tokens(str(strict_schema(schema)))


def _never_sent(error: BaseException) -> bool:
    import httpx2  # noqa: PLC0415

    return isinstance(error.__cause__, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.PoolTimeout)
