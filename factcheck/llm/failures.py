"""Errors of a call in one line for an editor: what happened and what to do, with no key and no body in it."""

from __future__ import annotations

from pydantic import ValidationError

from factcheck.errors import ModelError
from factcheck.llm import wire
from factcheck.llm.outcomes import CallUsage, Failed, Filtered, Outcome
from factcheck.llm.retry import AttemptTimeout, is_spent, retry_after
from factcheck.llm.settings import ModelSettings
from factcheck.llm.wire import NotACompletion

_LONGEST = 300
_SHOWN = 5
_SHORTEST_KEY = 6
_HINTS = {
    401: "the key was not accepted: set OPENAI_API_KEY",
    402: "the account has no credit left",
    403: "the account may not do this",
    404: "the endpoint has no such model or path: name another with --model or --base-url",
    413: "the request is too large for the endpoint",
    429: "too many requests",
}


def expected() -> tuple[type[Exception], ...]:
    """What a call may raise without a mistake in this program."""
    import httpx2  # noqa: PLC0415
    import openai  # noqa: PLC0415

    return (
        openai.OpenAIError,
        httpx2.HTTPError,
        httpx2.InvalidURL,
        NotACompletion,
        AttemptTimeout,
        ModelError,
        OSError,
    )


def outcome(error: Exception, usage: CallUsage, settings: ModelSettings) -> Outcome:
    """The outcome of a request that ended with an error."""
    if getattr(error, "status_code", None) == 400 and "content_filter" in {
        getattr(error, "code", None),
        getattr(error, "type", None),
    }:
        return Filtered(usage)
    return Failed(usage, reason=safe(_reason(error, settings), settings))


def safe(text: str, settings: ModelSettings) -> str:
    """A reason on one line, without the key."""
    if len(settings.api_key) >= _SHORTEST_KEY:
        text = text.replace(settings.api_key, "[key]")
    line = " ".join((wire.short(text, limit=10 * _LONGEST) or "").split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def misfit(error: ValidationError) -> str:
    """What does not fit a schema, in one line."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    shown = [f"{'.'.join(str(part) for part in item['loc']) or 'the answer'}: {item['msg']}" for item in found[:_SHOWN]]
    if len(found) > _SHOWN:
        shown.append(f"and {len(found) - _SHOWN} more")
    return wire.clean("; ".join(shown))[: 2 * _LONGEST]


def _reason(error: Exception, settings: ModelSettings) -> str:
    import openai  # noqa: PLC0415

    if isinstance(error, AttemptTimeout):
        return f"no answer within {settings.timeout:g} s"
    if isinstance(error, NotACompletion):
        return f"the endpoint sent {error} instead of a completion"
    if isinstance(error, openai.APIStatusError):
        return _status(error)
    if isinstance(error, openai.APIConnectionError):
        cause = error.__cause__
        kind = f" ({type(cause).__name__})" if cause else ""
        return f"no connection to {settings.endpoint}{kind}"
    return str(error) or type(error).__name__


def _status(error: object) -> str:
    import openai  # noqa: PLC0415

    assert isinstance(error, openai.APIStatusError)  # noqa: S101
    code = error.status_code
    if is_spent(error):
        return f"HTTP {code}: the quota of the account is used up"
    wait = retry_after(error.response.headers) if code == 429 else None
    hint = f"{_HINTS[code]}{f', wait {wait:g} s' if wait else ''}" if code in _HINTS else ""
    message = error.body.get("message") if isinstance(error.body, dict) else None
    told = wire.short(message) if isinstance(message, str) else None
    return f"HTTP {code}: {'; '.join(part for part in (hint, told) if part) or 'no reason given'}"
