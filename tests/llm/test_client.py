"""The client: every request has an outcome of the right kind, with all that it took."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import subprocess
import sys
import threading
from decimal import Decimal

import httpx2
import pytest

from factcheck.errors import UsageError
from factcheck.llm.cache import CachedAnswer
from factcheck.llm.cost import request_tokens
from factcheck.llm.outcomes import Answer, CutOff, Failed, Filtered, Malformed, NotAsked, Outcome, Refusal
from factcheck.llm.prices import Price, Prices
from factcheck.llm.request import Request
from factcheck.source.tokens import TokenCounter
from tests.llm.provider import GOOD, KEY, Provider, Verdict, bare, completion, error, hang, request

WRONG = '{"quote": "40 patients"}'


def test_an_answer_is_validated_and_carries_its_usage() -> None:
    provider = Provider()
    outcome = provider.ask()
    assert isinstance(outcome, Answer)
    assert outcome.value == Verdict(quote="40 patients", label="supported")
    assert outcome.text == GOOD
    usage = outcome.usage
    assert (usage.attempts, usage.input_tokens, usage.output_tokens, usage.cached_input_tokens) == (1, 100, 10, 60)
    assert (usage.cached, usage.request_id) == (False, "req-1")


def test_what_is_sent() -> None:
    provider = Provider()
    provider.ask(request("Who?", max_tokens=77), seed=7)
    (body,) = provider.asked
    assert body["messages"] == [{"role": "system", "content": "Judge."}, {"role": "user", "content": "Who?"}]
    assert (body["model"], body["temperature"], body["max_tokens"], body["seed"]) == ("tiny", 0.0, 77, 7)
    form = body["response_format"]
    assert (form["type"], form["json_schema"]["name"], form["json_schema"]["strict"]) == (
        "json_schema",
        "Verdict",
        True,
    )
    assert list(form["json_schema"]["schema"]["properties"]) == ["quote", "label"]
    assert "stream" not in body


def test_a_refusal() -> None:
    outcome = Provider(completion(None, refusal="I cannot.")).ask()
    assert isinstance(outcome, Refusal)
    assert outcome.reason == "I cannot."
    assert outcome.usage.output_tokens == 10


def test_an_answer_that_is_cut_off_is_none_even_where_it_fits() -> None:
    provider = Provider(completion(GOOD, finish="length"))
    outcome = provider.ask()
    assert isinstance(outcome, CutOff)
    assert outcome.text == GOOD
    assert len(provider.asked) == 1


@pytest.mark.parametrize(
    "response",
    [completion("", finish="content_filter"), error(400, "filtered", code="content_filter")],
    ids=["finish reason", "Azure's 400"],
)
def test_a_filtered_answer(response: httpx2.Response) -> None:
    provider = Provider(response)
    assert isinstance(provider.ask(), Filtered)
    assert len(provider.asked) == 1


def test_a_wrong_schema_is_asked_again_once_with_the_error() -> None:
    provider = Provider(completion(WRONG), completion(GOOD))
    outcome = provider.ask()
    assert isinstance(outcome, Answer)
    assert (outcome.usage.attempts, outcome.usage.input_tokens, outcome.usage.output_tokens) == (2, 200, 20)
    first, second = (body["messages"] for body in provider.asked)
    assert second[:2] == first
    assert second[2] == {"role": "assistant", "content": WRONG}
    assert "label: Field required" in second[3]["content"]


@pytest.mark.parametrize("text", [WRONG, "not JSON", "", None, "[]", "[" * 5000, '{"quote": "\\ud800", "label": "x"}'])
def test_wrong_twice_is_malformed(text: str | None) -> None:
    provider = Provider(completion(text))
    outcome = provider.ask()
    assert isinstance(outcome, Malformed)
    assert outcome.text == (text or "")
    assert outcome.reason
    assert outcome.usage.attempts == 2
    assert len(provider.asked) == 2


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (bare(b"<html>Bad gateway</html>", "text/html"), "HTML"),
        (bare(b"<!doctype html>", "application/json"), "HTML"),
        (bare(b""), "an empty body"),
        (bare(b'{"choices": [{"mess'), "cut off"),
        (bare(b'{"choices": []}'), "no completion"),
        (bare(b'{"error": {"message": "overloaded"}}'), "no completion"),
        (bare(b"\xff\xfe"), "no JSON"),
        (bare(b"[" * 100_000), "cut off or broken"),
        (error(500), "HTTP 500"),
        (error(503), "HTTP 503"),
        (error(408), "HTTP 408"),
        (error(409), "HTTP 409"),
        (error(429), "too many requests"),
        (bare(b"<html>", "text/html", 502), "HTTP 502"),
        (httpx2.ConnectError("refused"), "no connection to http://127.0.0.1:1/v1 (ConnectError)"),
        (httpx2.ReadError("reset"), "ReadError"),
        (httpx2.RemoteProtocolError("peer closed the connection in the middle of the body"), "RemoteProtocolError"),
        (httpx2.ReadTimeout("slow"), "no answer within 60 s"),
    ],
)
def test_what_may_pass_is_tried_again_and_then_failed(step: httpx2.Response | Exception, reason: str) -> None:
    provider = Provider(step)
    outcome = provider.ask()
    assert isinstance(outcome, Failed)
    assert reason in outcome.reason
    assert outcome.usage.attempts == len(provider.asked) == 4
    assert isinstance(Provider(step, completion()).ask(), Answer)


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (error(400, "the context is too long", code="context_length_exceeded"), "the context is too long"),
        (error(401, f"Incorrect API key provided: {KEY}"), "Incorrect API key provided: [key]"),
        (error(403), "may not"),
        (error(404), "--model"),
        (error(429, "pay", code="insufficient_quota", type="insufficient_quota"), "quota"),
        (httpx2.Response(307, headers={"location": "http://elsewhere.example/v1"}), "HTTP 307"),
    ],
)
def test_what_will_not_pass_is_not_tried_again(response: httpx2.Response, reason: str) -> None:
    provider = Provider(response)
    outcome = provider.ask()
    assert isinstance(outcome, Failed)
    assert reason in outcome.reason
    assert "\n" not in outcome.reason
    assert len(provider.asked) == 1
    assert provider.slept == []


def test_a_wrong_key_is_not_tried_with_every_request() -> None:
    provider = Provider(error(401))
    outcomes = provider.ask(*[request(str(i)) for i in range(20)], concurrency=2)
    assert len(provider.asked) <= 2
    kinds = {type(outcome) for outcome in outcomes}
    assert kinds == {Failed, NotAsked}
    assert "HTTP 401" in outcomes[-1].reason


def test_order_is_kept_and_one_failure_loses_nothing() -> None:
    async def answer(asked: httpx2.Request) -> httpx2.Response:
        user = json.loads(asked.content)["messages"][1]["content"]
        for _ in range(20 - int(user)):
            await asyncio.sleep(0)
        return error(400) if user == "3" else completion(json.dumps({"quote": user, "label": "x"}))

    provider = Provider(answer)
    seen: list[tuple[int, int]] = []
    with provider.model() as model:
        outcomes = model.ask_many([request(str(i)) for i in range(10)], progress=lambda *at: seen.append(at))
        assert model.usage.calls == 10
        assert (model.usage.failed, model.usage.requests) == (1, 10)
    assert [type(outcome) for outcome in outcomes] == [Failed if i == 3 else Answer for i in range(10)]
    assert [o.value.quote for o in outcomes if isinstance(o, Answer)] == [str(i) for i in range(10) if i != 3]
    assert seen == [(i, 10) for i in range(1, 11)]


def test_as_many_at_a_time_as_allowed_and_never_more() -> None:
    now = most = 0
    together = asyncio.Barrier(3)  # nobody gets through it where fewer run at a time

    async def answer(_: httpx2.Request) -> httpx2.Response:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await together.wait()
        await asyncio.sleep(0.02)  # ten times as long as it takes for one more to start
        now -= 1
        return completion()

    outcomes = Provider(answer).ask(*[request(str(i)) for i in range(12)], concurrency=3, max_seconds=20)
    assert [type(outcome) for outcome in outcomes] == [Answer] * 12
    assert most == 3


def test_a_call_that_hangs_is_given_up_and_tried_again() -> None:
    provider = Provider(hang, completion())
    outcome = provider.ask(timeout=0.02)
    assert isinstance(outcome, Answer)
    assert outcome.usage.attempts == 2


def test_the_run_ends_in_its_time_whatever_hangs() -> None:
    provider = Provider(completion(), hang)
    outcomes = provider.ask(*[request(str(i)) for i in range(6)], concurrency=2, timeout=30, max_seconds=0.1)
    assert [type(o) for o in outcomes] == [Answer, Failed, Failed, NotAsked, NotAsked, NotAsked]
    assert {o.reason for o in outcomes[1:]} == {"the time of the run was up"}
    assert outcomes[1].usage.attempts == 1


def test_a_run_without_time_asks_nothing() -> None:
    provider = Provider()
    with provider.model() as model:
        (outcome,) = model.ask_many([request()], max_seconds=0)
    assert isinstance(outcome, NotAsked)
    assert provider.asked == []


@pytest.mark.parametrize("text", [f"```json\n{GOOD}\n```", f"\n```\n{GOOD}\n```\n", f" {GOOD}\n"])
def test_json_in_a_fence_is_json(text: str) -> None:
    provider = Provider(completion(text))
    outcome = provider.ask()
    assert isinstance(outcome, Answer)
    assert outcome.value == Verdict(quote="40 patients", label="supported")
    assert outcome.usage.attempts == 1


def test_half_a_surrogate_pair_can_be_asked_about() -> None:
    provider = Provider()
    assert isinstance(provider.ask(request("a\ud83d b 😀")), Answer)
    assert provider.asked[0]["messages"][1]["content"] == "a\ufffd b 😀"


def test_works_in_asyncio() -> None:
    async def main() -> list[Outcome]:
        seen: list[tuple[int, int]] = []
        async with Provider().model() as model:
            outcomes = await model.aask_many([request(), request("b")], progress=lambda *at: seen.append(at))
            outcomes.append(await model.aask(request("c")))
            outcomes.append(model.ask(request("d")))  # as in a notebook, where a loop is running
        assert seen == [(1, 2), (2, 2)]
        return outcomes

    assert [type(outcome) for outcome in asyncio.run(main())] == [Answer] * 4


def test_one_model_serves_loop_after_loop() -> None:
    with Provider().model() as model:
        for _ in range(3):
            assert isinstance(asyncio.run(model.aask(request())), Answer)
        assert model.usage.calls == 3


def test_cancelling_ends_the_calls() -> None:
    ended = threading.Event()

    async def answer(_: httpx2.Request) -> httpx2.Response:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        raise AssertionError

    async def main() -> None:
        async with Provider(answer).model() as model:
            task = asyncio.create_task(model.aask(request()))
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(task, 0.2)
            assert task.cancelled()
            assert await asyncio.to_thread(ended.wait, 5)

    asyncio.run(main())


def test_an_error_in_progress_ends_the_run() -> None:
    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    provider = Provider(completion(), hang)
    with provider.model() as model, pytest.raises(KeyboardInterrupt):
        model.ask_many([request(str(i)) for i in range(5)], progress=stop)


def test_a_mistake_in_the_program_is_no_outcome() -> None:
    with Provider(ZeroDivisionError()).model() as model, pytest.raises(ZeroDivisionError):
        model.ask_many([request(), request("b")])


def test_a_closed_model_says_so() -> None:
    model = Provider().model()
    model.close()
    model.close()
    with pytest.raises(UsageError, match="closed"):
        model.ask(request())


def test_a_model_that_is_forgotten_leaves_no_thread() -> None:
    model = Provider().model()
    model.ask(request())
    assert _threads()
    del model
    gc.collect()
    assert not _threads()


def _threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "factcheck-model"]


def test_nothing_to_ask() -> None:
    with Provider().model() as model:
        assert model.ask_many([]) == []


class Shelf:
    def __init__(self) -> None:
        self.kept: dict[str, CachedAnswer] = {}

    def get(self, key: str) -> CachedAnswer | None:
        return self.kept.get(key)

    def put(self, key: str, answer: CachedAnswer) -> None:
        self.kept[key] = answer


def test_an_answer_is_kept_and_given_again() -> None:
    shelf, provider = Shelf(), Provider()
    with provider.model(cache=shelf) as model:
        first, again = model.ask(request()), model.ask(request())
        assert (model.usage.calls, model.usage.cached, model.usage.input_tokens) == (1, 1, 100)
    assert isinstance(first, Answer)
    assert isinstance(again, Answer)
    assert (again.value, again.text) == (first.value, first.text)
    assert (again.usage.cached, again.usage.attempts, again.usage.input_tokens) == (True, 0, 0)
    assert list(shelf.kept.values()) == [CachedAnswer(GOOD, 100, 10)]


@pytest.mark.parametrize("changed", [{"user": "x"}, {"system": "x"}, {"prompt_sha256": "1" * 64}, {"max_tokens": 5}])
def test_another_question_is_another_answer(changed: dict[str, object]) -> None:
    shelf, provider = Shelf(), Provider()
    with provider.model(cache=shelf) as model:
        model.ask(request())
        model.ask(request(**changed))
    assert len(provider.asked) == 2
    with provider.model(cache=shelf, temperature=1.0) as model:
        model.ask(request())
    assert len(provider.asked) == 3


@pytest.mark.parametrize(
    "step", [completion(WRONG), completion(GOOD, finish="length"), error(400), completion("", refusal="no")]
)
def test_only_answers_are_kept(step: httpx2.Response) -> None:
    shelf = Shelf()
    Provider(step).ask(cache=shelf)
    assert shelf.kept == {}


def test_a_kept_answer_that_does_not_fit_is_asked_for_again() -> None:
    shelf, provider = Shelf(), Provider()
    provider.ask(cache=shelf)
    shelf.kept = dict.fromkeys(shelf.kept, CachedAnswer(WRONG, 1, 1))
    outcome = provider.ask(cache=shelf)
    assert isinstance(outcome, Answer)
    assert not outcome.usage.cached


class Purse:
    def __init__(self, calls: int) -> None:
        self.left = calls
        self.asked: list[tuple[int, int]] = []
        self.spent: list[tuple[int, int, int]] = []

    async def allowed(self, input_tokens: int, max_output: int) -> str | None:
        if not self.left:
            return "the budget is used up"
        self.left -= 1
        self.asked.append((input_tokens, max_output))
        return None

    def spend(self, input_tokens: int, output_tokens: int, cached_input_tokens: int = 0) -> None:
        self.spent.append((input_tokens, output_tokens, cached_input_tokens))

    def release(self) -> None:
        raise AssertionError


def test_a_budget_stops_the_rest() -> None:
    purse, provider = Purse(3), Provider()
    outcomes = provider.ask(*[request(str(i)) for i in range(5)], budget=purse)
    assert [type(outcome) for outcome in outcomes] == [Answer] * 3 + [NotAsked] * 2
    assert outcomes[-1].reason == "the budget is used up"
    assert purse.spent == [(100, 10, 60)] * 3
    assert all(most == 1024 and about > 0 for about, most in purse.asked)


@pytest.mark.parametrize(
    "text",
    [
        "The company has enrolled 40 patients at 12 sites and expects to enroll 60 more by the end of the year. " * 20,
        "| Revenue | 1,234.5 | 2,345.6 | (3,456.7) |\n" * 60,
        "Ülkü öğrencilerin %42,7’si – sağlık çalışanlarının payı 1.234,5’ten fazlaydı. " * 20,
        "本公司第三季度营业收入为12亿元，同比增长4%。" * 20,
        "",
    ],
    ids=["prose", "table", "accents", "Chinese", "nothing"],
)
def test_what_is_reserved_is_never_less_than_what_is_counted(text: str) -> None:
    purse = Purse(1)
    asked = request(text)
    Provider().ask(asked, budget=purse)
    tokens = TokenCounter("gpt-4o")
    assert tokens.method == "o200k_base"
    ((reserved, _),) = purse.asked
    assert reserved >= request_tokens(asked, lambda part: tokens(part).count)


def test_every_attempt_goes_through_the_budget() -> None:
    purse = Purse(2)
    outcome = Provider(error(500)).ask(budget=purse)
    assert isinstance(outcome, Failed)
    assert outcome.reason == "the budget is used up"
    assert outcome.usage.attempts == 2
    assert purse.spent == [(0, 0, 0)] * 2


def test_where_nobody_tells_what_a_call_took_the_budget_counts_the_worst() -> None:
    purse = Purse(9)
    Provider(httpx2.ReadError("reset"), httpx2.ConnectError("refused"), bare(b""), completion()).ask(budget=purse)
    worst = (*purse.asked[0], 0)
    assert purse.spent == [worst, (0, 0, 0), worst, (100, 10, 60)]


def test_a_budget_that_ends_before_the_second_try_leaves_the_first() -> None:
    outcome = Provider(completion(WRONG)).ask(budget=Purse(1))
    assert isinstance(outcome, Malformed)
    assert outcome.usage.attempts == 1


def test_the_cost_is_known_where_the_price_is() -> None:
    prices = Prices({"tiny": Price(Decimal(1), Decimal(4), Decimal("0.5"))})
    with Provider().model(prices=prices) as model:
        model.ask(request())
        assert model.usage.cost_usd == Decimal("0.00011")
    with Provider().model(prices=Prices({})) as model:
        assert model.usage.cost_usd == 0
        model.ask(request())
        assert model.usage.cost_usd is None


def test_the_key_is_never_shown() -> None:
    model = Provider().model()
    assert KEY not in repr(model) + repr(model.settings) + str(vars(model))


def test_a_schema_that_cannot_be_strict_is_said_before_any_call() -> None:
    class Loose(Verdict):
        more: dict[str, int]

    provider = Provider()
    with provider.model() as model, pytest.raises(UsageError, match="more"):
        model.ask(Request("t", "s", "u", Loose, ""))
    assert provider.asked == []


def test_openai_is_loaded_only_for_a_call() -> None:
    code = (
        "import sys, factcheck.llm.client as c, factcheck.llm.settings as s;"
        "c.Model(s.ModelSettings('m', 'http://127.0.0.1:1')).close();"
        "sys.exit(bool({'openai', 'httpx2', 'tenacity', 'xllamacpp'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_program_that_closes_nothing_ends() -> None:
    code = (
        "import factcheck.llm.client as c, factcheck.llm.settings as s, factcheck.llm.request as r, pydantic;"
        "q = pydantic.create_model('Q', a=(str, ...));"
        "m = c.Model(s.ModelSettings('m', 'http://127.0.0.1:1', max_attempts=1));"
        "print(type(m.ask(r.Request('t', 's', 'u', q, ''))).__name__)"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Failed\n", "")
