"""The example that uses a model: it extracts, checks and briefs with any, and says what that took."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import ModuleType

import httpx2
import pytest

from factcheck.briefs.wire import Written
from factcheck.claims.wire import ExtractedFacts
from factcheck.llm import opening
from factcheck.llm.client import Model
from factcheck.verify.wire import Judgements
from tests.authored import DRAFT, RELEASE, fact, judgement, written
from tests.llm.provider import KEY, URL, Provider, completion, error

SCRIPT = Path(__file__).parents[1] / "examples" / "with_a_model.py"


@pytest.fixture(scope="module")
def example() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("with_a_model", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def by_task(request: httpx2.Request) -> httpx2.Response:
    """The answer to whatever is asked."""
    news = "Orvane reported that sales rose 4% to $12 million."
    answers = {
        ExtractedFacts.__name__: fact(),
        Judgements.__name__: judgement(),
        Written.__name__: written(([1], news)),
    }
    [answer] = [answer for name, answer in answers.items() if f'"{name}"'.encode() in request.content]
    return completion(answer.model_dump_json())


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Provider:
    """Answers behind every model."""
    answers = Provider(by_task)
    monkeypatch.setattr(opening, "Model", partial(Model, http_client=answers.client, sleep=answers.sleep))
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    return answers


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    """The options that name a release and a draft."""
    news = "Orvane today reported that sales rose 4% to $12 million.\n\n"
    (tmp_path / "release.md").write_text(news + RELEASE, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return ["--release", str(tmp_path / "release.md"), "--draft", str(tmp_path / "draft.md")]


def test_all_three_with_one_model(
    example: ModuleType, provider: Provider, texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert example.main(["--model", "tiny", "--base-url", URL, *texts]) == 0
    out, err = capsys.readouterr()
    assert "3 facts, 1 of them by the model" in out
    assert "supported    MDL101   by model: Norwegian universities" in out
    assert "tiny: 3 calls, 0 answers from the cache, 0 failed; 300 tokens in, 30 out, $0.0000" in out
    assert "1 of 1 calls" in err
    assert KEY not in out + err
    assert example.main(["--model", "tiny", "--base-url", URL, *texts]) == 0
    assert "tiny: 0 calls, 3 answers from the cache" in capsys.readouterr().out


def test_its_own_release_and_draft(example: ModuleType, provider: Provider, capsys: pytest.CaptureFixture[str]) -> None:
    provider.steps = [error(500)]
    assert example.main(["--model", "tiny", "--base-url", URL, "--doubts"]) == 1
    out = capsys.readouterr().out
    assert "contradicted" in out
    assert "0 of them by the model" in out


def test_what_is_wrong_is_one_line() -> None:
    command = [sys.executable, str(SCRIPT), "--model", "gguf:nowhere.gguf"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no model file" in done.stderr
