"""The doctor and the cache, from the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import cli
from factcheck.llm.cache import Cache, CachedAnswer, default_path
from tests.llm.provider import KEY, URL, Provider, bare, completion, error

READY = completion('{"ready": true}')


@pytest.fixture(autouse=True)
def _here(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test is at the desk, without a proxy."""
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What the command shows, flattened, with the exit code that is expected and with no key in it."""
    assert cli.run([*arguments, "--width", "400"]) == code
    out, err = capsys.readouterr()
    assert KEY not in out + err
    assert err == ""
    return " ".join(out.split())


def test_the_doctor_without_a_model(capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "doctor")
    assert "model none named (--model, FACTCHECK_MODEL): rules alone decide" in shown
    assert "settings file none" in shown
    assert f"cache {default_path()}, 0 answers" in shown


def test_the_doctor_says_where_everything_is_from_and_tries_a_call(
    capsys: pytest.CaptureFixture[str], provider: Provider, monkeypatch: pytest.MonkeyPatch, desk: Path
) -> None:
    (desk / "settings.toml").write_text("timeout = 12\n", encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_SETTINGS", str(desk / "settings.toml"))
    monkeypatch.setenv("FACTCHECK_MODEL", "tiny")
    provider.steps = [READY]
    shown = run(capsys, "doctor")
    for line in (
        f"settings file {desk / 'settings.toml'}",
        "model tiny (FACTCHECK_MODEL)",
        f"endpoint {URL} (OPENAI_BASE_URL): on this machine",
        "key set (OPENAI_API_KEY)",
        "timeout 12 (settings file)",
        "max attempts 4 (default)",
        "price none",
        "tokens counted with o200k_base",
        "call answered in the form that was asked for, in",
    ):
        assert line in shown
    [asked] = provider.asked
    assert "patients" not in json.dumps(asked)


def test_the_doctor_asks_nobody_with_no_call(capsys: pytest.CaptureFixture[str], provider: Provider) -> None:
    shown = run(capsys, "doctor", "--model", "gpt-5-mini", "--base-url", "http://models.example/v1", "--no-call")
    assert provider.asked == []
    assert "model gpt-5-mini (argument)" in shown
    assert "http://models.example/v1 (argument): what is asked leaves this machine" in shown
    assert "http not encrypted" in shown
    assert "$0.25 in, $2.00 out for a million tokens, as of" in shown
    assert " call " not in shown


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (error(401, f"bad key {KEY}"), "the key was not accepted"),
        (error(404, "no such model"), "no such model or path"),
        (bare(b"<html>"), "HTML instead of a completion"),
        (completion("not ready"), "did not fit the form"),
    ],
)
def test_the_doctor_finds_what_is_wrong(
    capsys: pytest.CaptureFixture[str], provider: Provider, step: object, words: str
) -> None:
    provider.steps = [step]  # type: ignore[list-item]
    shown = run(capsys, "doctor", "--model", "tiny", code=1)
    assert "call gave no answer that can be used" in shown
    assert words in shown.partition("problem ")[2]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--model", "gpt-5-mini"], "no key for the model at api.openai.com: set OPENAI_API_KEY"),
        (["--model", "gguf:nowhere.gguf"], "there is no model file"),
        (["--model", "tiny", "--base-url", "nowhere"], "must be http"),
    ],
)
def test_a_problem_is_a_finding(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert words in run(capsys, "doctor", *arguments, code=1).partition("problem ")[2]


def test_what_is_known_is_shown_also_without_a_key(
    capsys: pytest.CaptureFixture[str], provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.delenv("OPENAI_BASE_URL")
    shown = run(capsys, "doctor", "--model", "gpt-5-mini", code=1)
    assert "model gpt-5-mini (argument)" in shown
    assert (
        "endpoint https://api.openai.com/v1 (default): what is asked leaves this machine key not set timeout" in shown
    )
    assert "problem no key for the model at api.openai.com" in shown
    assert provider.asked == []


def test_the_doctor_as_json_and_markdown(capsys: pytest.CaptureFixture[str], provider: Provider) -> None:
    provider.steps = [READY]
    found = json.loads(run(capsys, "doctor", "--model", "tiny", "--format", "json"))
    assert (found["model"], found["endpoint"], found["key"], found["call"]) == ("tiny", URL, True, True)
    assert "- key: set (OPENAI\\_API\\_KEY)" in run(capsys, "doctor", "--model", "tiny", "--format", "markdown")


def test_a_proxy_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("HTTPS_PROXY", "http://user:secret@proxy.example")
    shown = run(capsys, "doctor", "--model", "gpt-5-mini", "--no-call")
    assert "proxy HTTPS_PROXY is set and used" in shown
    assert "secret" not in shown


def test_the_cache_is_told_and_cleared(capsys: pytest.CaptureFixture[str]) -> None:
    assert "answers 0" in run(capsys, "cache", "info")
    with Cache() as cache:
        cache.put("k", CachedAnswer("{}", 1, 1))
    shown = run(capsys, "cache", "info")
    assert f"file {default_path()}" in shown
    assert "answers 1" in shown
    assert json.loads(run(capsys, "cache", "info", "--format", "json"))["answers"] == 1
    assert "deleted 1 answers" in run(capsys, "cache", "clear")
    assert json.loads(run(capsys, "cache", "info", "--format", "json"))["answers"] == 0


def test_a_cache_that_cannot_be_read_is_a_finding(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    (desk / "cache").write_text("a file in the place of the folder", encoding="utf-8")
    assert cli.run(["cache", "info"]) in (0, 1)
    assert capsys.readouterr().err == ""


def test_cache_needs_to_be_told_what(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["cache", "burn"]) == 2
    assert "No such command 'burn'" in capsys.readouterr().err
