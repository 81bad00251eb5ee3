"""Parameters that a model does not take: found out by asking, remembered, and never mistaken for another error."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest

from factcheck.llm.dialect import Dialect
from factcheck.llm.outcomes import Answer, Failed
from factcheck.llm.settings import ModelSettings
from tests.llm.provider import Provider, completion, error, request

TOKENS = (
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    {"param": "max_tokens", "code": "unsupported_parameter"},
)
TEMPERATURE = (
    "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
    {"param": "temperature", "code": "unsupported_value"},
)


async def reasoning(asked: httpx2.Request) -> httpx2.Response:
    """A reasoning model: no temperature, and another name for the limit."""
    body = json.loads(asked.content)
    if "max_tokens" in body:
        return error(400, TOKENS[0], **TOKENS[1])
    return error(400, TEMPERATURE[0], **TEMPERATURE[1]) if "temperature" in body else completion()


def test_a_reasoning_model_is_learned_once() -> None:
    provider = Provider(reasoning)
    with provider.model(concurrency=1) as model:
        first, second = model.ask_many([request("a"), request("b")])
    assert isinstance(first, Answer)
    assert isinstance(second, Answer)
    assert first.usage.attempts + second.usage.attempts == 4
    assert provider.asked[-1]["max_completion_tokens"] == 1024
    assert not {"max_tokens", "temperature"} & set(provider.asked[-1])
    assert provider.slept == []


def test_many_at_a_time_learn_it_together() -> None:
    outcomes = Provider(reasoning).ask(*[request(str(i)) for i in range(12)], concurrency=6)
    assert {type(outcome) for outcome in outcomes} == {Answer}


@pytest.mark.parametrize(
    ("status", "message", "body"),
    [
        (400, "Unrecognized request argument supplied: seed", {}),
        (422, "Extra inputs are not permitted: ('body', 'seed')", {"code": 422}),
        (400, "property 'seed' is unsupported", {"type": "invalid_request_error"}),
        (400, "Unknown parameter.", {"param": "seed", "code": "unknown_parameter"}),
    ],
)
def test_a_server_that_does_not_know_seed(status: int, message: str, body: dict[str, Any]) -> None:
    provider = Provider(error(status, message, **body), completion())
    assert isinstance(provider.ask(seed=1), Answer)
    assert "seed" in provider.asked[0]
    assert "seed" not in provider.asked[1]


@pytest.mark.parametrize(
    ("message", "body"),
    [
        ("max_tokens is too large: 5000. This model supports at most 4096 completion tokens", {"param": "max_tokens"}),
        (
            "This model's maximum context length is 8192 tokens",
            {"param": "messages", "code": "context_length_exceeded"},
        ),
        (
            "'messages' with 'system' is not supported, nor max_tokens",
            {"param": "messages", "code": "unsupported_value"},
        ),
        ("response_format json_schema is not supported", {}),
        ("temperature must be below 2", {}),
        ("unsupported country", {}),
    ],
)
def test_another_error_is_not_taken_for_that(message: str, body: dict[str, Any]) -> None:
    provider = Provider(error(400, message, **body))
    assert isinstance(provider.ask(), Failed)
    assert len(provider.asked) == 1


def test_a_server_that_refuses_everything_is_not_asked_for_ever() -> None:
    async def answer(asked: httpx2.Request) -> httpx2.Response:
        names = [name for name in json.loads(asked.content) if name not in ("model", "messages", "response_format")]
        return error(400, f"unsupported parameter {names[0] if names else 'model'}")

    provider = Provider(answer)
    assert isinstance(provider.ask(seed=1, extra={"top_k": 5}), Failed)
    assert len(provider.asked) == 6  # max_tokens, max_completion_tokens, temperature, seed, top_k, nothing left


def test_what_is_meant_stays_what_it_is() -> None:
    dialect = Dialect(ModelSettings("m", seed=3, extra={"top_k": 5}))
    meant = {"max_tokens": 1024, "temperature": 0.0, "seed": 3, "top_k": 5}
    assert dialect.plain(request()) == dialect.parameters(request()) == meant
    assert dialect.adapt(meant, 400, TEMPERATURE[1], TEMPERATURE[0])
    assert dialect.plain(request()) == meant
    assert "temperature" not in dialect.parameters(request())


def test_no_temperature_is_sent_where_none_is_set() -> None:
    provider = Provider()
    provider.ask(temperature=None)
    assert not {"temperature", "seed"} & set(provider.asked[0])
