"""What is tried again, and how long it waits."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factcheck.llm.outcomes import Answer, Failed
from factcheck.llm.retry import delay, retry_after
from tests.llm.provider import Provider, completion, error, request

NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after-ms": "250", "retry-after": "3"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "3"}, 3.0),
        ({"retry-after": "Sun, 01 Mar 2026 12:00:20 GMT"}, 20.0),
        ({"retry-after": "Sun, 01 Mar 2026 11:00:00 GMT"}, 0.0),
        ({"retry-after": "Sun, 01 Mar 2026 12:00:20"}, 20.0),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "1e99"}, None),
        ({"retry-after": "later"}, None),
        ({}, None),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, NOW) == seconds


def test_a_date_is_read_by_the_provider_s_own_clock() -> None:
    headers = {"retry-after": "Sun, 01 Mar 2026 12:00:20 GMT", "date": "Sun, 01 Mar 2026 12:00:15 GMT"}
    assert retry_after(headers) == 5.0


def test_waits_grow_with_jitter_and_have_an_end() -> None:
    assert [delay(OSError(), n, lambda: 0.5) for n in (1, 2, 3, 4)] == [0.5, 1.0, 2.0, 4.0]
    assert delay(OSError(), 1, lambda: 0.0) < delay(OSError(), 1, lambda: 1.0)
    assert delay(OSError(), 10**6, lambda: 0.5) == 30.0


@pytest.mark.parametrize(
    ("headers", "slept"), [({"retry-after": "7"}, 7.0), ({"retry-after-ms": "40"}, 0.04)], ids=["seconds", "ms"]
)
def test_429_then_200_waits_as_asked(headers: dict[str, str], slept: float) -> None:
    provider = Provider(error(429, headers=headers), completion())
    assert isinstance(provider.ask(), Answer)
    assert provider.slept[0] == slept
    assert provider.now == pytest.approx(1000 + slept)


def test_503_with_retry_after_waits_too() -> None:
    provider = Provider(error(503, headers={"retry-after": "9"}), completion())
    assert isinstance(provider.ask(), Answer)
    assert provider.slept == [9.0]


def test_attempts_are_bounded() -> None:
    provider = Provider(error(500))
    outcome = provider.ask(max_attempts=2)
    assert isinstance(outcome, Failed)
    assert (len(provider.asked), len(provider.slept)) == (2, 1)


def test_a_wait_that_is_longer_than_the_run_is_not_begun() -> None:
    provider = Provider(error(429, headers={"retry-after": "3600"}))
    outcome = provider.ask(max_seconds=600)
    assert isinstance(outcome, Failed)
    assert "wait 3600 s" in outcome.reason
    assert provider.slept == []
    assert len(provider.asked) == 1


def test_the_time_of_all_attempts_together_is_bounded() -> None:
    provider = Provider(error(503, headers={"retry-after": "4"}))
    outcome = provider.ask(max_attempts=100, max_seconds=10)
    assert isinstance(outcome, Failed)
    assert "HTTP 503" in outcome.reason
    assert provider.slept == [4.0, 4.0]


def test_the_second_answer_has_attempts_of_its_own() -> None:
    wrong = completion("{}")
    provider = Provider(error(500), error(500), error(500), wrong, error(500), completion())
    outcome = provider.ask(request())
    assert isinstance(outcome, Answer)
    assert outcome.usage.attempts == 6
