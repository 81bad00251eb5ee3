"""A model file that this process runs."""

from __future__ import annotations

import builtins
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import ModelError
from factcheck.llm import local
from factcheck.llm.cache import Cache
from factcheck.llm.client import Model
from factcheck.llm.opening import named
from factcheck.llm.outcomes import Answer, Failed
from factcheck.llm.settings import ModelSettings
from tests.llm.provider import Provider, request


@pytest.fixture
def model_file(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.gguf"
    path.write_bytes(b"GGUF and nothing else")
    return path


@pytest.mark.parametrize("name", ["gguf:", "gguf:nowhere.gguf", "gguf:."])
def test_a_file_that_is_not_there(name: str) -> None:
    with pytest.raises(ModelError, match="there is no model file"):
        local.find(name)


def test_a_file_that_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "tiny.gguf"
    path.write_text("hello")
    with pytest.raises(ModelError, match="no GGUF file"):
        local.find(f"gguf:{path}")


def test_without_xllamacpp(model_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **options: Any) -> Any:
        if name == "xllamacpp":
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ModelError, match=r"factcheck-release\[local\]"):
        local.serve(f"gguf:{model_file}")


class Server:
    listening_address = "http://127.0.0.1:4711"
    started = 0

    def __init__(self, _: object) -> None:
        Server.started += 1


class Params:
    def __init__(self) -> None:
        self.model = type("Part", (), {})()
        self.sampling = type("Part", (), {})()


@pytest.fixture
def llama(monkeypatch: pytest.MonkeyPatch) -> type[Server]:
    """xllamacpp, as far as it is used here."""
    module = type(sys)("xllamacpp")
    module.CommonParams, module.Server = Params, Server  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "xllamacpp", module)
    monkeypatch.setattr(Server, "started", 0)
    monkeypatch.setattr(local, "_running", {})
    return Server


def test_a_file_is_served_once(model_file: Path, llama: type[Server]) -> None:
    settings = local.start(ModelSettings(f"gguf:{model_file}", timeout=5))
    assert settings.base_url == "http://127.0.0.1:4711/v1"
    assert (settings.timeout, settings.is_local, settings.api_key) == (5, True, "")
    local.start(ModelSettings(f"gguf:{model_file}"))
    assert llama.started == 1
    local.stop()
    local.start(ModelSettings(f"gguf:{model_file}"))
    assert llama.started == 2


def test_a_file_that_cannot_be_loaded(model_file: Path, llama: type[Server], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Server, _: object) -> None:
        raise RuntimeError("bad magic")

    monkeypatch.setattr(llama, "__init__", fail)
    with pytest.raises(ModelError, match=r"'tiny.gguf' could not be loaded: bad magic"):
        local.serve(f"gguf:{model_file}")


def test_a_kept_answer_is_that_of_the_same_file(
    model_file: Path, llama: type[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    provider, kept = Provider(), Cache(model_file.parent / "answers.sqlite3")

    def ask(model: str) -> None:
        assert isinstance(provider.ask(model=model, base_url=None, cache=kept), Answer)

    monkeypatch.chdir(model_file.parent)
    for name in (str(model_file), "tiny.gguf", "./tiny.gguf"):
        ask(f"gguf:{name}")
    assert len(provider.asked) == 1
    (model_file.parent / "other").mkdir()
    (model_file.parent / "other" / "tiny.gguf").write_bytes(model_file.read_bytes())
    monkeypatch.chdir("other")
    ask("gguf:tiny.gguf")  # the same name, another file
    assert len(provider.asked) == 2
    model_file.write_bytes(b"GGUF and another model")
    ask(f"gguf:{model_file}")
    assert len(provider.asked) == 3
    kept.close()


def test_a_missing_file_is_an_outcome_like_any_other() -> None:
    with Model(ModelSettings("gguf:nowhere.gguf")) as model:
        outcomes = model.ask_many([request("a"), request("b")])
    assert [type(outcome) for outcome in outcomes] == [Failed, Failed]
    assert outcomes[0].usage.attempts == 0


def test_a_real_model_file() -> None:
    path = os.environ.get("FACTCHECK_GGUF")
    if not path:
        pytest.skip("FACTCHECK_GGUF names no model file")
    pytest.importorskip("xllamacpp", reason="the extra [local] is not installed")
    settings = named(f"gguf:{path}")  # with the time that a file gets
    asked = request("Quote 'enrolled 40 patients' and label it supported.", max_tokens=64)
    with Model(settings) as model:
        outcome = model.ask(asked)
    local.stop()
    assert isinstance(outcome, Answer)
    assert outcome.usage.input_tokens > 0
