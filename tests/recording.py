"""Recorded traffic with a real model: replayed by tests marked `recorded`, recorded again by one command.

`cassettes/README.md` says how. A cassette names no host of anybody, no header that is not listed here, and no key.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest

from factcheck.llm.prices import is_local
from factcheck.llm.settings import ModelSettings

CASSETTES = Path(__file__).resolve().parents[1] / "cassettes"
# Stands for whatever server on this machine a cassette was recorded with.
HOST = "model.invalid"
MODEL = "local-model"
REQUEST_HEADERS = frozenset({"accept", "content-type"})
RESPONSE_HEADERS = frozenset({"content-type", "retry-after", "retry-after-ms"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is marked `recorded` is replayed by vcr."""
    for item in items:
        if item.get_closest_marker("recorded"):
            item.add_marker(pytest.mark.vcr)


def request_as_kept(request: Any) -> Any:
    """A request as it goes into a cassette and is compared with one; the same when it is done twice."""
    if is_local(request.uri):
        request.uri = urlunsplit(urlsplit(request.uri)._replace(netloc=HOST))
    request.headers = {k: v for k, v in request.headers.items() if k.lower() in REQUEST_HEADERS}
    return request


def response_as_kept(response: dict[str, Any]) -> dict[str, Any]:
    """A response as it goes into a cassette; the same when it is done twice."""
    headers = {k: v for k, v in response["headers"].items() if k.lower() in RESPONSE_HEADERS}
    return {**response, "headers": headers, "body": {"string": _body_as_kept(response["body"]["string"])}}


def _body_as_kept(body: bytes | str) -> bytes | str:
    """Without the path of the model file and the speed of the machine; anything but JSON stays as it is."""
    try:
        data = json.loads(body)
    except ValueError:
        return body
    if not isinstance(data, dict):
        return body
    if isinstance(name := data.get("model"), str):
        data["model"] = name.replace("\\", "/").rpartition("/")[2].removesuffix(".gguf")
    data.pop("timings", None)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


# No `record_mode` here: it would go before the command line's. pytest-recording's own default is `none`.
@pytest.fixture
def vcr_config() -> dict[str, Any]:
    return {
        "match_on": ["method", "scheme", "host", "port", "path", "query", "body"],
        "before_record_request": request_as_kept,
        "before_record_response": response_as_kept,
        "decode_compressed_response": True,
    }


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    return str(CASSETTES / "recorded" / request.path.stem.removeprefix("test_"))


@pytest.fixture(autouse=True)
def everything_is_played(request: pytest.FixtureRequest, vcr: Any, record_mode: str) -> Iterator[None]:
    """A cassette that a test no longer plays to its end is stale."""
    yield
    if vcr is not None and record_mode == "none" and request.node.get_closest_marker("recorded"):
        assert vcr.all_played, f"{vcr} holds interactions that the test did not play: record it again"


@pytest.fixture
def recorded_model(record_mode: str) -> ModelSettings:
    """The settings of the model that cassettes are recorded with."""
    url = os.environ.get("FACTCHECK_RECORD_BASE_URL", "http://127.0.0.1:8199/v1")
    if record_mode != "none" and not is_local(url):
        pytest.fail("cassettes are recorded with a server on this machine: set FACTCHECK_RECORD_BASE_URL")
    return ModelSettings(MODEL, url, timeout=300, max_attempts=1, concurrency=2)
