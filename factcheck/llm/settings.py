"""Which model is asked, where, and within which limits.

A model is used only when somebody names one: by argument, or with `FACTCHECK_MODEL`. A settings file can say where and
how a model is asked, never that one is.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from factcheck.errors import ModelError
from factcheck.llm.prices import is_local

OPENAI_URL = "https://api.openai.com/v1"
GGUF = "gguf:"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """One model and how it is asked; `timeout` is for one attempt, `max_seconds` for a whole run, retries included."""

    model: str
    base_url: str | None = None  # None is OpenAI itself
    api_key: str = field(default="", repr=False)
    timeout: float = 60.0
    max_attempts: int = 4
    max_seconds: float = 600.0
    concurrency: int = 8
    temperature: float | None = 0.0
    seed: int | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)  # further keys of the request's body
    prices: Path | None = None  # a price table of the user's own
    cache: Path | None = None  # where answers are kept, None for the usual place
    origins: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)  # where each setting is from

    @property
    def endpoint(self) -> str:
        """The URL that is asked, or that a file on this machine is."""
        if self.is_file and self.base_url is None:
            return "this process"
        return (self.base_url or OPENAI_URL).rstrip("/")

    @property
    def is_file(self) -> bool:
        """Whether the model is a GGUF file that this process runs."""
        return self.model.startswith(GGUF)

    @property
    def is_local(self) -> bool:
        """Whether nothing that is asked leaves this machine."""
        return (self.is_file and self.base_url is None) or is_local(self.endpoint)


@dataclass(frozen=True, slots=True)
class FileSettings:
    """What a settings file says; None where it says nothing."""

    base_url: str | None = None
    timeout: float | None = None
    max_attempts: int | None = None
    max_seconds: float | None = None
    concurrency: int | None = None
    temperature: float | None = None
    seed: int | None = None
    prices: Path | None = None
    cache: Path | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    path: Path | None = None  # the file itself


def resolve(
    model: str | None = None,
    base_url: str | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
    file: Path | None = None,
) -> ModelSettings | None:
    """The model to ask, or None where nobody named one.

    An argument goes before `FACTCHECK_MODEL`, `OPENAI_BASE_URL` and `OPENAI_API_KEY`, those before the settings file.
    """
    origins: dict[str, str] = {}

    def first(key: str, *places: tuple[str, str | None]) -> str | None:
        for origin, value in places:
            if value and value.strip():
                origins[key] = origin
                return value.strip()
        return None

    name = first("model", ("argument", model), ("FACTCHECK_MODEL", environ.get("FACTCHECK_MODEL")))
    if name is None:
        return None
    known = load(environ=environ, file=file)
    url = first(
        "base_url",
        ("argument", base_url),
        *([] if name.startswith(GGUF) else [("OPENAI_BASE_URL", environ.get("OPENAI_BASE_URL"))]),
        *([] if name.startswith(GGUF) else [("settings file", known.base_url)]),
    )
    _check_url(url)
    key = first("api_key", ("OPENAI_API_KEY", environ.get("OPENAI_API_KEY"))) or ""
    if not key.isascii() or not key.isprintable():
        raise ModelError("OPENAI_API_KEY holds characters that no key has: set it again")
    given = {
        name: getattr(known, name)
        for name in ("timeout", "max_attempts", "max_seconds", "concurrency", "temperature", "seed", "prices", "cache")
        if getattr(known, name) is not None
    }
    origins |= dict.fromkeys(given, "settings file")
    settings = ModelSettings(
        name, url, "" if name.startswith(GGUF) else key, **given, extra=known.extra, origins=origins
    )
    if not settings.api_key and not settings.is_local:
        raise ModelError(f"no key for the model at {_host(settings.endpoint)}: set OPENAI_API_KEY")
    return settings


def load(*, environ: Mapping[str, str] = os.environ, file: Path | None = None) -> FileSettings:
    """What the settings file says: the one given, else `FACTCHECK_SETTINGS`, else the user's own where there is one."""
    named = file or (Path(environ["FACTCHECK_SETTINGS"]) if environ.get("FACTCHECK_SETTINGS") else None)
    path = named.expanduser() if named else _user_file(environ)
    if named is None and not path.is_file():
        return FileSettings()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError:
        raise ModelError(f"{path}: the settings file cannot be read: name another with FACTCHECK_SETTINGS") from None
    except ValueError as error:
        raise ModelError(f"{path}: the settings file is not TOML: {error}") from None
    return _from_table(table, path)


def _user_file(environ: Mapping[str, str]) -> Path:
    base = environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "factcheck" / "settings.toml"


def _from_table(table: dict[str, Any], path: Path) -> FileSettings:
    if odd := sorted(set(table) - set(_KEYS)):
        raise ModelError(f"{path}: {odd[0]!r} is no setting{_hint(odd[0])}; there are: {', '.join(_KEYS)}")
    values: dict[str, Any] = {}
    for key, value in table.items():
        fits, wanted = _KEYS[key]
        if not fits(value):
            raise ModelError(f"{path}: {key} must be {wanted}")
        values[key] = (path.parent / Path(value).expanduser()) if key in ("prices", "cache") else value
    _check_url(values.get("base_url"))
    return FileSettings(**values, path=path)


def _hint(key: str) -> str:
    if "key" in key.lower():
        return " (a key does not belong in a file: set OPENAI_API_KEY)"
    if key == "model":
        return " (a file cannot turn a model on: use --model or FACTCHECK_MODEL)"
    return ""


def _number(low: float) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and low <= value < 1e9


def _whole(low: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and low <= value < 1e9


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_json(value: Any) -> bool:
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError):
        return False
    return True


# What a settings file cannot change behind the back of what is shown, priced and validated.
_OURS = frozenset({"model", "messages", "response_format", "stream", "n"})
_KEYS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "base_url": (_text, "a URL"),
    "timeout": (_number(0.001), "seconds for one attempt, above 0"),
    "max_attempts": (_whole(1), "a whole number from 1"),
    "max_seconds": (_number(0.001), "seconds for a whole run, above 0"),
    "concurrency": (_whole(1), "a whole number from 1"),
    "temperature": (_number(0), "a number from 0"),
    "seed": (_whole(0), "a whole number from 0"),
    "prices": (_text, "the path of a price table"),
    "cache": (_text, "the path of the cache"),
    "extra": (
        lambda value: isinstance(value, dict) and _is_json(value) and not set(value) & _OURS,
        "a table of further keys for the request, and none of those that factcheck sets itself",
    ),
}


def _check_url(url: str | None) -> None:
    if url is None:
        return
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        fine = False
        parts = None
    if not fine:
        raise ModelError(
            "the base URL of a model must be http:// or https:// with a host, such as http://127.0.0.1:8199/v1"
        )
    if parts and (parts.username or parts.password):
        raise ModelError("a key does not belong in the base URL of a model: set OPENAI_API_KEY")
    if parts and (parts.query or parts.fragment or url.endswith(("?", "#"))):
        raise ModelError(
            "the base URL of a model ends with its path, without '?' and '#'; Azure's is "
            "https://RESOURCE.openai.azure.com/openai/v1/, and a key belongs in OPENAI_API_KEY"
        )


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
