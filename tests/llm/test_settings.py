"""Which model is asked: only one that somebody named."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from factcheck.errors import ModelError
from factcheck.llm.settings import FileSettings, ModelSettings, load, resolve

KEY = "sk-test-0123456789"
LOCAL = "http://127.0.0.1:8199/v1"
REMOTE = "https://models.example/v1"


def environ(tmp_path: Path, **values: str) -> dict[str, str]:
    return {"XDG_CONFIG_HOME": str(tmp_path), **values}


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "factcheck" / "settings.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def test_no_model_unless_one_is_named(tmp_path: Path) -> None:
    write(tmp_path, f'base_url = "{LOCAL}"\n')
    assert resolve(environ=environ(tmp_path)) is None
    assert resolve(environ=environ(tmp_path, OPENAI_API_KEY=KEY, OPENAI_BASE_URL=REMOTE)) is None
    assert resolve("", environ=environ(tmp_path, FACTCHECK_MODEL=" ")) is None
    assert resolve(base_url=LOCAL, environ=environ(tmp_path)) is None


def test_a_file_cannot_name_a_model(tmp_path: Path) -> None:
    write(tmp_path, 'model = "tiny"\n')
    with pytest.raises(ModelError, match="cannot turn a model on"):
        resolve("other", LOCAL, environ=environ(tmp_path))


def test_argument_before_environment_before_file(tmp_path: Path) -> None:
    write(tmp_path, 'base_url = "http://127.0.0.1:3/v1"\n')
    full = environ(tmp_path, FACTCHECK_MODEL="b", OPENAI_BASE_URL="http://127.0.0.1:2/v1", OPENAI_API_KEY=KEY)
    given = resolve("a", "http://127.0.0.1:1/v1", environ=full)
    assert given is not None
    assert (given.model, given.base_url, given.api_key) == ("a", "http://127.0.0.1:1/v1", KEY)
    named = resolve(environ=full)
    assert named is not None
    assert (named.model, named.base_url) == ("b", "http://127.0.0.1:2/v1")
    assert named.origins == {"model": "FACTCHECK_MODEL", "base_url": "OPENAI_BASE_URL", "api_key": "OPENAI_API_KEY"}
    filed = resolve("a", environ=environ(tmp_path))
    assert filed is not None
    assert (filed.base_url, filed.origins["base_url"]) == ("http://127.0.0.1:3/v1", "settings file")


def test_defaults(tmp_path: Path) -> None:
    settings = resolve("m", LOCAL, environ=environ(tmp_path))
    assert settings == ModelSettings("m", LOCAL)
    assert settings is not None
    assert (settings.timeout, settings.max_attempts, settings.max_seconds) == (60, 4, 600)
    assert (settings.concurrency, settings.temperature, settings.seed) == (8, 0.0, None)


def test_everything_in_a_file(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "timeout = 5\nmax_attempts = 2\nmax_seconds = 30.5\nconcurrency = 3\ntemperature = 0.5\nseed = 4\n"
        'prices = "prices.toml"\ncache = "~/kept"\n[extra]\nreasoning_effort = "low"\n',
    )
    settings = resolve("m", LOCAL, environ=environ(tmp_path))
    assert settings == ModelSettings(
        "m",
        LOCAL,
        "",
        5,
        2,
        30.5,
        3,
        0.5,
        4,
        {"reasoning_effort": "low"},
        path.parent / "prices.toml",
        Path.home() / "kept",
    )


def test_a_file_by_name(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("concurrency = 2\n")
    assert load(environ={"FACTCHECK_SETTINGS": str(path)}).concurrency == 2
    assert load(environ={"FACTCHECK_SETTINGS": "nowhere.toml"}, file=path).path == path
    assert load(environ=environ(tmp_path)) == FileSettings()
    with pytest.raises(ModelError, match="FACTCHECK_SETTINGS"):
        load(environ={"FACTCHECK_SETTINGS": str(tmp_path / "none.toml")})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("concurrency = 0", "concurrency must be a whole number from 1"),
        ("concurrency = true", "concurrency"),
        ("timeout = nan", "timeout"),
        ('timeout = "5"', "timeout"),
        ("temperature = -1", "temperature"),
        ("max_attempts = 1.5", "max_attempts"),
        ('base_url = "ftp://x"', "http"),
        ('base_url = "https://user:pw@x/v1"', "does not belong"),
        (f'api_key = "{KEY}"', "OPENAI_API_KEY"),
        ("colour = 1", "is no setting"),
        ("extra = 1", "extra must be"),
        ("[extra]\nday = 2026-01-01", "extra must be"),
        ("=", "not TOML"),
    ],
)
def test_a_file_that_is_wrong_says_where_and_what(tmp_path: Path, text: str, says: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ModelError) as caught:
        resolve("m", LOCAL, environ=environ(tmp_path))
    assert says in str(caught.value)
    assert str(path) in str(caught.value) or "base URL" in str(caught.value)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("end", ["?api-version=2024-10-21", f"?api-key={KEY}", "#here", "?"])
def test_a_base_url_with_more_than_a_path_says_what_to_do(tmp_path: Path, end: str) -> None:
    with pytest.raises(ModelError, match="without '\\?' and '#'; Azure") as caught:
        resolve("m", f"https://models.example/openai/v1{end}", environ=environ(tmp_path, OPENAI_API_KEY=KEY))
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["nonsense", "http://", "127.0.0.1:80", "http://x:99999/v1", "http://[::1/v1", "file:///x"]
)
def test_a_base_url_that_is_none(tmp_path: Path, url: str) -> None:
    with pytest.raises(ModelError, match="base URL"):
        resolve("m", url, environ=environ(tmp_path))


@pytest.mark.parametrize("url", [None, REMOTE, "http://localhost.example/v1", "http://127.0.0.1.example/v1"])
def test_a_remote_model_needs_a_key(tmp_path: Path, url: str | None) -> None:
    with pytest.raises(ModelError, match="set OPENAI_API_KEY"):
        resolve("m", url, environ=environ(tmp_path))
    assert resolve("m", url, environ=environ(tmp_path, OPENAI_API_KEY=KEY)) is not None


@pytest.mark.parametrize("key", ["sk-\u2026abc", "sk-a\nb"])
def test_a_key_that_cannot_be_sent_is_not_shown(tmp_path: Path, key: str) -> None:
    with pytest.raises(ModelError, match="OPENAI_API_KEY") as caught:
        resolve("m", REMOTE, environ=environ(tmp_path, OPENAI_API_KEY=key))
    assert "sk-" not in str(caught.value)


@pytest.mark.parametrize("url", [LOCAL, "http://localhost:11434/v1", "http://[::1]:8080/v1", "https://127.0.0.2/v1"])
def test_a_local_one_needs_none(tmp_path: Path, url: str) -> None:
    settings = resolve("m", url, environ=environ(tmp_path))
    assert settings is not None
    assert settings.is_local


def test_a_model_file_runs_here_whatever_else_is_set(tmp_path: Path) -> None:
    settings = resolve("gguf:x.gguf", environ=environ(tmp_path, OPENAI_API_KEY=KEY, OPENAI_BASE_URL=REMOTE))
    assert settings is not None
    assert (settings.is_file, settings.is_local, settings.base_url, settings.api_key) == (True, True, None, "")


def test_the_key_is_not_shown_and_settings_travel() -> None:
    settings = ModelSettings("m", REMOTE, KEY)
    assert KEY not in repr(settings)
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301
    assert hash(settings) == hash(ModelSettings("m", REMOTE, KEY, extra={}))


@pytest.mark.parametrize("key", ["model", "messages", "response_format", "stream"])
def test_extra_keys_do_not_replace_what_factcheck_sets(tmp_path: Path, key: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'[extra]\n{key} = "x"\n', "utf-8")
    with pytest.raises(ModelError, match="none of those that factcheck sets itself"):
        resolve("m", "http://localhost:1/v1", environ={}, file=path)
