"""Limits of the provider: nobody starts a call that would be turned away."""

from __future__ import annotations

import asyncio

import httpx2
import pytest

from factcheck.llm.limits import Allowance, seconds
from factcheck.llm.outcomes import Answer, Failed, NotAsked
from tests.llm.provider import Provider, completion, error, request


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1s", 1.0),
        ("6m0s", 360.0),
        ("20ms", 0.02),
        ("1h2m3.5s", 3723.5),
        ("2m59.56s", 179.56),
        ("0s", 0.0),
        ("12", 12.0),
        ("0.25", 0.25),
        ("1d", None),
        ("-1s", None),
        ("soon", None),
        ("1s later", None),
        ("9" * 400 + "s", None),
        ("", None),
        (None, None),
    ],
)
def test_durations(written: str | None, meant: float | None) -> None:
    found = seconds(written)
    assert found == (None if meant is None else pytest.approx(meant))


def test_an_allowance_is_used_up_and_reset() -> None:
    allowance = Allowance()
    assert allowance.delay(1, now=0) == 0
    allowance.learn("1", "10s", now=0)
    assert allowance.delay(1, now=0) == 0
    allowance.take(1)
    assert allowance.delay(1, now=4) == 6
    assert allowance.delay(1, now=10) == 0
    assert allowance.left is None


@pytest.mark.parametrize("left", ["", "many", "-5", None])
def test_an_allowance_that_says_nothing_holds_up_nobody(left: str | None) -> None:
    allowance = Allowance()
    allowance.learn(left, "10s", now=0)
    assert allowance.delay(1000, now=0) == 0


def test_nothing_left_without_a_reset_holds_up_nobody() -> None:
    allowance = Allowance()
    allowance.learn("0", None, now=5)
    assert allowance.delay(1, now=5) == 0


def limited(requests: str, reset: str, kind: str = "requests") -> httpx2.Response:
    return completion(headers={f"x-ratelimit-remaining-{kind}": requests, f"x-ratelimit-reset-{kind}": reset})


@pytest.mark.parametrize("kind", ["requests", "tokens"])
def test_waits_for_the_reset_instead_of_running_into_429(kind: str) -> None:
    provider = Provider(limited("0", "6m0s", kind), completion())
    outcomes = provider.ask(request("a"), request("b"), concurrency=1)
    assert [type(outcome) for outcome in outcomes] == [Answer, Answer]
    assert provider.now == pytest.approx(1360)
    assert max(provider.slept) <= 1.0


def test_a_reset_beyond_the_run_is_not_waited_for() -> None:
    provider = Provider(limited("0", "2h"))
    outcomes = provider.ask(request("a"), request("b"), concurrency=1, max_seconds=600)
    assert [type(outcome) for outcome in outcomes] == [Answer, NotAsked]
    assert outcomes[1].reason == "the provider asks to wait 7200 s, and the run has 600 s left"
    assert provider.slept == []


def test_enough_left_is_no_reason_to_wait() -> None:
    provider = Provider(limited("5000", "1s"))
    provider.ask(*[request(str(i)) for i in range(6)], concurrency=2)
    assert provider.slept == []


def test_all_wait_when_one_is_asked_to() -> None:
    times: list[float] = []

    async def answer(_: httpx2.Request) -> httpx2.Response:
        times.append(provider.now)
        return error(429, headers={"retry-after": "5"}) if len(times) == 1 else completion()

    provider = Provider(answer)
    outcomes = provider.ask(*[request(str(i)) for i in range(4)], concurrency=1)
    assert [type(outcome) for outcome in outcomes] == [Answer] * 4
    assert times[0] == 1000
    assert min(times[1:]) >= 1005


def test_a_pause_beyond_the_run_ends_it() -> None:
    async def answer(_: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(0)
        return error(429, headers={"retry-after": "500"})

    provider = Provider(answer)
    outcomes = provider.ask(*[request(str(i)) for i in range(9)], concurrency=1, max_seconds=600)
    assert {type(outcome) for outcome in outcomes} <= {Failed, NotAsked}
    assert len(provider.asked) < 9
