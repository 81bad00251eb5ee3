"""A folder with a release and a draft, and a provider behind every model that the command asks."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from factcheck.llm import opening
from factcheck.llm.client import Model
from tests.authored import DRAFT, RELEASE, judgement
from tests.llm.provider import KEY, URL, Provider, completion


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a draft of which rules leave one claim open, and a cache of its own."""
    (tmp_path / "release.md").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    """Answers every question as a judge who finds the second claim supported."""
    answers = Provider(completion(judgement().model_dump_json()))
    monkeypatch.setattr(opening, "Model", partial(Model, http_client=answers.client, sleep=answers.sleep))
    monkeypatch.setenv("OPENAI_BASE_URL", URL)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    return answers
