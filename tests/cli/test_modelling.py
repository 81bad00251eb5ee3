"""A model asked from the command: every option, what is said of it, and what is never said."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest

from factcheck import cli
from factcheck.briefs.wire import Written, WrittenSentence
from factcheck.llm.client import Model
from factcheck.llm.settings import ModelSettings
from tests.authored import QUOTE, fact, judgement
from tests.llm.provider import KEY, Provider, bare, completion, error

CHECK = ("check", "draft.md", "--source", "release.md")
VERBS = {"check": CHECK, "extract": ("extract", "release.md"), "brief": ("brief", "release.md")}


@pytest.fixture(autouse=True)
def _here(desk: Path) -> None:
    """Every test is at the desk."""


class Shown:
    """What a run gave: its exit code, and both of its streams, with no key in them."""

    def __init__(self, code: int, out: str, err: str) -> None:
        assert KEY not in out + err
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(self.out)
        return value


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command."""

    def shown(*arguments: str) -> Shown:
        code = cli.run(arguments)
        return Shown(code, *capsys.readouterr())

    return shown


def test_without_a_model_nothing_is_asked(run: Any, provider: Provider) -> None:
    shown = run(*CHECK)
    assert (shown.code, shown.err, provider.asked) == (0, "", [])
    assert "checked by rules, no model was asked" in shown.out
    assert "1 supported, 1 unverified" in shown.out


def test_a_model_by_flag(run: Any, provider: Provider) -> None:
    shown = run(*CHECK, "--model", "tiny")
    assert (shown.code, shown.err) == (0, "")
    assert "decided by the model" in shown.out
    assert "2 claims: 2 supported" in shown.out
    foot = "checked by rules and 1 model call to tiny (0 from the cache, 0 failed); 100 tokens in, 10 out, $0.0000"
    assert foot in " ".join(shown.out.split())
    assert provider.asked[0]["model"] == "tiny"


def test_a_model_by_the_environment(run: Any, provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_MODEL", "tiny")
    assert "1 model call to tiny" in run(*CHECK).out
    assert "no model was asked" in run(*CHECK, "--no-model").out
    assert len(provider.asked) == 1


def test_the_cache_answers_the_second_time(run: Any, provider: Provider) -> None:
    run(*CHECK, "--model", "tiny")
    again = run(*CHECK, "--model", "tiny", "--format", "json").json
    assert (again["usage"]["calls"], again["usage"]["cached"]) == (0, 1)
    assert again["claims"][1]["decided_by"] == "model"
    assert run(*CHECK, "--model", "tiny", "--no-cache", "--format", "json").json["usage"]["calls"] == 1
    assert len(provider.asked) == 2


def test_no_cache_keeps_nothing(run: Any, provider: Provider, desk: Path) -> None:
    run(*CHECK, "--model", "tiny", "--no-cache")
    assert not (desk / "cache").exists()


def test_base_url_goes_before_the_environment(run: Any, provider: Provider) -> None:
    seen: list[str] = []

    async def note(request: httpx2.Request) -> httpx2.Response:
        seen.append(str(request.url))
        return completion(judgement().model_dump_json())

    provider.steps = [note]
    run(*CHECK, "--model", "tiny", "--base-url", "http://127.0.0.1:2/v1")
    assert seen == ["http://127.0.0.1:2/v1/chat/completions"]


def test_extract_and_brief_with_a_model(run: Any, provider: Provider) -> None:
    provider.steps = [completion(fact().model_dump_json())]
    shown = run("extract", "release.md", "--model", "tiny")
    assert (shown.code, shown.err) == (0, "")
    assert "found by: the model" in shown.out
    assert "extracted by rules and 1 model call to tiny" in " ".join(shown.out.split())
    Path("news.md").write_text("OSLO, May 5, 2025 -- Orvane today reported that sales rose 4% to $12 million.\n")
    shown = run("brief", "news.md", "--model", "tiny", "--format", "json", "--extractive")
    assert shown.json["model"]["name"] == "tiny"
    assert (shown.json["preset"], shown.json["clean"]) == ("brief", True)


def test_a_brief_that_a_model_writes(run: Any, provider: Provider) -> None:
    Path("news.md").write_text("OSLO, May 5, 2025 -- Orvane today reported that sales rose 4% to $12 million.\n")
    text = "Orvane reported that sales rose 4% to $12 million."
    written = Written(plan=[1], sentences=[WrittenSentence(facts=[1], section="", text=text)])
    provider.steps = [completion(written.model_dump_json())]
    Path("own.md").write_text("---\nid: own\nversion: 1\nwords: 60\n---\nOne sentence for the ticker.\n")
    shown = run("brief", "news.md", "--model", "tiny", "--preset", "own.md")
    assert (shown.code, shown.err) == (0, "")
    assert text in shown.out
    assert "sentences of the model: 1 kept" in shown.out
    assert "made and checked by rules and 1 model call to tiny" in " ".join(shown.out.split())
    assert "One sentence for the ticker." in provider.asked[0]["messages"][1]["content"]


def test_a_model_that_fails_leaves_the_brief_of_the_rules_and_says_so(run: Any, provider: Provider) -> None:
    Path("news.md").write_text("OSLO, May 5, 2025 -- Orvane today reported that sales rose 4% to $12 million.\n")
    provider.steps = [completion("Certainly! Here is your brief."), completion("Sorry.")]
    shown = run("brief", "news.md", "--model", "tiny", "--format", "json")
    assert shown.code == 0
    assert "1 of 1 requests gave no answer" in shown.err
    [sentence] = shown.json["sentences"]
    assert (sentence["origin"], sentence["label"], shown.json["usage"]["failed"]) == ("release", "supported", 1)
    assert "did not fit the form" in shown.json["notes"][0]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--preset", "long"], "there is no preset 'long': name bulletin, brief, note"),
        (["--preset", "nowhere.md"], "nowhere.md: the preset could not be read"),
        (["--preset", "release.md"], "release.md: a preset begins with front matter"),
    ],
)
def test_a_preset_that_is_none_is_said_in_one_line(run: Any, options: list[str], complaint: str) -> None:
    shown = run("brief", "release.md", *options)
    assert (shown.code, shown.out) == (2, "")
    assert complaint in shown.err
    assert shown.err.count("\n") == 1


def test_a_preset_of_one_s_own_needs_a_model(run: Any) -> None:
    Path("own.md").write_text("---\nid: own\nversion: 1\nwords: 60\n---\nOne sentence for the ticker.\n")
    shown = run("brief", "release.md", "--preset", "own.md")
    assert shown.code == 2
    assert "tells a model what to write: name one" in shown.err


def test_a_release_that_cannot_be_briefed_is_said_in_one_line(run: Any) -> None:
    Path("news.md").write_text("* The company has 3 cats.\n")
    shown = run("brief", "news.md")
    assert (shown.code, shown.out) == (2, "")
    assert "news.md: nothing in this release can stand in a brief" in shown.err
    assert shown.err.count("\n") == 1


def test_a_fact_that_is_not_in_the_release_is_dropped_and_told(run: Any, provider: Provider) -> None:
    provider.steps = [completion(fact("Orvane was sold.").model_dump_json())]
    shown = run("extract", "release.md", "--model", "tiny")
    assert "1 fact of the model dropped: what they quote is not in the release" in shown.out
    assert "sold" not in shown.out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_doubt_is_shown_apart(run: Any, provider: Provider, form: str) -> None:
    provider.steps = [completion(judgement("contradicted").model_dump_json())]
    shown = run(*CHECK, "--model", "tiny", "--doubts", "--format", form)
    assert shown.code == 1  # the second claim, which the rules left open
    if form == "json":
        first, second = shown.json["claims"]
        assert (first["label"], first["doubt"]["label"]) == ("supported", "contradicted")
        assert first["doubt"]["evidence"][0]["quote"] == QUOTE
        assert (second["label"], second["decided_by"], second["doubt"]) == ("contradicted", "model", None)
    else:
        assert "doubt: the model would call this contradicted: The release says so." in shown.out
        assert "1 doubt of the model" in shown.out


@pytest.mark.parametrize(("label", "code"), [("supported", 0), ("contradicted", 1), ("qualified", 1)])
def test_exit_codes_are_those_of_the_contract(run: Any, provider: Provider, label: str, code: int) -> None:
    provider.steps = [completion(judgement(label).model_dump_json())]
    assert run(*CHECK, "--model", "tiny").code == code


@pytest.mark.parametrize(
    ("step", "why", "reason"),
    [
        (error(401, f"bad key {KEY}"), "MDL205", "the key was not accepted"),
        (bare(b"<html>busy</html>", "text/html"), "MDL205", "HTML"),
        (completion("no JSON"), "MDL204", "did not fit the form"),
        (completion("", finish="length"), "MDL202", "cut off"),
        (completion("", finish="content_filter"), "MDL203", "content filter"),
        (completion("", refusal="I may not."), "MDL201", "declined to answer: I may not."),
    ],
)
def test_a_call_that_fails_leaves_its_claims_unverified(
    run: Any, provider: Provider, step: Any, why: str, reason: str
) -> None:
    provider.steps = [step]
    shown = run(*CHECK, "--model", "tiny", "--no-cache")
    assert shown.code == 0
    assert "1 supported, 1 unverified" in shown.out
    assert f"1 claim unverified: 1 {why}" in shown.out
    assert "1 failed" in shown.out
    assert shown.err.startswith("factcheck: 1 of 1 requests gave no answer: ")
    assert reason in shown.err
    assert shown.err.count("\n") == 1
    assert run(*CHECK, "--model", "tiny", "--no-cache", "--strict").code == 1


def test_a_part_that_failed_is_read_by_rules(run: Any, provider: Provider) -> None:
    provider.steps = [error(500)]
    shown = run("extract", "release.md", "--model", "tiny")
    assert shown.code == 0
    assert "1 part of the release read by rules alone" in shown.out


def test_max_calls(run: Any, provider: Provider) -> None:
    shown = run(*CHECK, "--model", "tiny", "--max-calls", "0")
    assert (shown.code, provider.asked) == (0, [])
    assert "1 claim unverified: 1 MDL206 not-asked" in shown.out
    assert "checked by rules, no call to tiny was made" in shown.out
    assert "the budget of 0 calls is used up" in shown.err


def test_max_cost(run: Any, provider: Provider) -> None:
    arguments = (*CHECK, "--model", "gpt-5-mini", "--no-cache", "--format", "json", "--max-cost")
    shown = run(*arguments, "0.0000001")
    assert provider.asked == []
    assert shown.json["claims"][1]["codes"] == ["MDL206"]
    shown = run(*arguments, "$1")
    assert shown.json["claims"][1]["label"] == "supported"
    assert 0 < shown.json["usage"]["cost_usd"] < 0.001


def test_a_price_that_is_not_known_is_told(run: Any, provider: Provider) -> None:
    arguments = (*CHECK, "--model", "secret-7", "--base-url", "https://models.example/v1")
    assert "10 out, price not known" in " ".join(run(*arguments).out.split())
    refused = run(*arguments, "--max-cost", "1")
    assert refused.code == 2
    assert "FACTCHECK_PRICES" in refused.err


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_an_estimate_makes_no_call(
    run: Any, provider: Provider, monkeypatch: pytest.MonkeyPatch, verb: str, form: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a call was made")

    monkeypatch.setattr(Model, "ask_many", refuse)
    provider.steps = [AssertionError("a call was made")]
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.delenv("OPENAI_BASE_URL")
    shown = run(*VERBS[verb], "--model", "gpt-5-mini", "--estimate", "--format", form)
    assert (shown.code, shown.err, provider.asked) == (0, "", [])
    if form == "json":
        assert shown.json["calls"] == (3 if verb == "brief" else 1)
        assert shown.json["cost"] >= shown.json["cost_from"] >= 0
        assert shown.json["prices_as_of"].startswith("20")
    else:
        assert "gpt-5-mini at https://api.openai.com/v1" in shown.out.replace("\\", "")


def test_an_estimate_of_a_model_without_a_price(run: Any) -> None:
    shown = run(*CHECK, "--model", "secret-7", "--base-url", "https://models.example/v1", "--estimate")
    assert "price not known" in shown.out
    shown = run(*CHECK, "--model", "gguf:nowhere.gguf", "--estimate")
    assert "cost           none" in shown.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--estimate"], "--estimate needs a model"),
        (["--base-url", "http://127.0.0.1:1/v1"], "--base-url needs a model"),
        (["--doubts"], "name one"),
        (["--no-model", "--doubts"], "name one"),
        (["--no-model", "--model", "tiny"], "contradict each other"),
        (["--no-model", "--estimate"], "contradict each other"),
        (["--model", "tiny", "--max-cost", "much"], "not a number of dollars"),
        (["--model", "tiny", "--max-cost", "-1"], "not a number of dollars"),
        (["--model", "tiny", "--max-cost", "nan"], "not a number of dollars"),
        (["--model", "tiny", "--max-calls", "-1"], "'--max-calls'"),
        (["--model", "tiny", "--base-url", "ftp://x"], "must be http"),
        (["--model", "gguf:nowhere.gguf"], "no model file"),
    ],
)
def test_wrong_use_is_one_line(run: Any, provider: Provider, arguments: list[str], words: str) -> None:
    shown = run(*CHECK, *arguments)
    assert (shown.code, shown.out) == (2, "")
    assert words in shown.err
    assert shown.err.count("\n") == 1


def test_a_model_without_a_key_could_not_run(run: Any) -> None:
    shown = run(*CHECK, "--model", "gpt-5-mini")
    assert shown.code == 2
    assert "set OPENAI_API_KEY" in shown.err


def test_limits_without_a_model_do_nothing(run: Any) -> None:
    assert run(*CHECK, "--max-cost", "1", "--max-calls", "3", "--no-cache").code == 0


def test_a_cache_that_cannot_be_used_is_one_line(run: Any, provider: Provider, desk: Path) -> None:
    (desk / "cache").write_text("a file in the place of the folder", encoding="utf-8")
    shown = run(*CHECK, "--model", "tiny")
    assert "2 claims: 2 supported" in shown.out
    assert shown.err.startswith("factcheck: answers are not kept: ")
    assert shown.err.count("\n") == 1


def test_an_interruption_says_that_answers_are_kept(
    run: Any, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Model, "ask_many", interrupt)
    shown = run(*CHECK, "--model", "tiny")
    assert shown.code == 130
    assert "the answers that had come in are kept" in shown.err
    assert "are kept" not in run(*CHECK, "--model", "tiny", "--no-cache").err


def test_a_bar_is_shown_at_a_terminal_alone(run: Any, provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    shown = run(*CHECK, "--model", "tiny")
    assert "asking tiny" in shown.err
    assert "asking tiny" not in shown.out
    monkeypatch.setenv("TERM", "dumb")
    assert run(*CHECK, "--model", "tiny").err == ""


def test_hostile_names_and_reasons_act_on_nothing(run: Any, provider: Provider) -> None:
    provider.steps = [completion("", refusal="no\n\x1b[31mred\u202e")]
    shown = run(*CHECK, "--model", "ti\x1b[31mny[bold]", "--no-cache")
    assert "\x1b" not in shown.out + shown.err
    assert "\u202e" not in shown.out + shown.err
    assert shown.err.count("\n") == 1


def test_settings_hold_their_key_back() -> None:
    assert KEY not in repr(ModelSettings("tiny", api_key=KEY))
