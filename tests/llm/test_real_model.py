"""The client with a real model, as recorded; and what holds for every cassette."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from vcr.errors import CannotOverwriteExistingCassetteException

from factcheck.llm.client import Model
from factcheck.llm.outcomes import Answer, CutOff
from factcheck.llm.request import Request
from factcheck.llm.settings import ModelSettings
from tests.llm.provider import Verdict
from tests.recording import CASSETTES, HOST, REQUEST_HEADERS, RESPONSE_HEADERS, request_as_kept, response_as_kept

SYSTEM = "You check a claim against a passage. First copy the words of the passage that decide, then give the label."
PASSAGE = "Passage: The company has enrolled 40 patients at 12 sites.\nClaim: {claim}\nLabels: supported, contradicted."


def question(claim: str, max_tokens: int = 96) -> Request:
    return Request("test", SYSTEM, PASSAGE.format(claim=claim), Verdict, "0" * 64, max_tokens)


@pytest.mark.recorded
def test_a_real_model_keeps_to_the_schema(recorded_model: ModelSettings) -> None:
    claims = ["The company enrolled 40 patients.", "The company enrolled patients at 12 sites."]
    with Model(recorded_model) as model:
        outcomes = model.ask_many([question(claim) for claim in claims])
        assert model.usage.calls == 2
    for outcome in outcomes:
        assert isinstance(outcome, Answer)
        assert outcome.usage.input_tokens > 50
        assert outcome.usage.output_tokens > 5
        assert outcome.usage.request_id


@pytest.mark.recorded
def test_a_real_answer_that_is_cut_off(recorded_model: ModelSettings) -> None:
    with Model(recorded_model) as model:
        outcome = model.ask(question("The company enrolled 12 patients.", max_tokens=4))
    assert isinstance(outcome, CutOff)
    assert outcome.usage.output_tokens == 4


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """A server that counts who comes."""
    seen: list[object] = []
    server = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            try:
                connection, peer = server.accept()
            except OSError:
                return
            seen.append(peer)
            connection.close()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/v1", seen
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(5)


@pytest.mark.vcr(record_mode="none")
def test_canary_what_is_not_recorded_raises_and_never_goes_out(listener: tuple[str, list[object]]) -> None:
    url, seen = listener
    with Model(ModelSettings("local-model", url)) as model, pytest.raises(CannotOverwriteExistingCassetteException):
        model.ask(question("Nobody ever recorded this."))
    assert seen == []


@pytest.mark.vcr(record_mode="none")
@pytest.mark.default_cassette("test_a_real_model_keeps_to_the_schema")
def test_canary_another_body_is_another_request(recorded_model: ModelSettings) -> None:
    with Model(recorded_model) as model, pytest.raises(CannotOverwriteExistingCassetteException, match="body"):
        model.ask(question("The company enrolled 41 patients."))


def test_canary_the_listener_hears(listener: tuple[str, list[object]]) -> None:
    url, seen = listener
    with Model(ModelSettings("local-model", url, max_attempts=1)) as model:
        model.ask(question("This goes out, and nowhere."))
    assert len(seen) == 1


def test_what_is_kept_is_the_same_when_it_is_done_twice() -> None:
    headers = {"Authorization": "Bearer secret", "Accept": "application/json", "X-Stainless-OS": "Linux"}
    once = request_as_kept(SimpleNamespace(uri="http://127.0.0.1:4711/v1/chat/completions?x=1", headers=headers))
    assert (once.uri, once.headers) == (f"http://{HOST}/v1/chat/completions?x=1", {"Accept": "application/json"})
    assert vars(request_as_kept(once)) == vars(once)
    body = b'{"id":"1","model":"/somewhere/tiny.gguf","timings":{}}'
    response = response_as_kept({"headers": {"Set-Cookie": ["a"], "Retry-After": ["1"]}, "body": {"string": body}})
    assert response == {"headers": {"Retry-After": ["1"]}, "body": {"string": b'{"id":"1","model":"tiny"}'}}
    assert response_as_kept(response) == response
    html = {"headers": {}, "body": {"string": b"<html>"}}
    assert response_as_kept(html) == html


ALL = sorted(CASSETTES.rglob("*.yaml"))
SECRETS = re.compile(
    r"bearer\s|authorization|api[-_]key|\bsk-[a-z0-9]|set-cookie|/root/|/home/|/Users/|/work/|/tmp/|\.gguf|[0-9]+(?:\.[0-9]+){3}",
    re.IGNORECASE,
)


def test_there_are_cassettes() -> None:
    assert ALL
    assert {path.relative_to(CASSETTES).parts[0] for path in ALL} <= {"recorded", "authored"}


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(CASSETTES)))
def test_a_cassette_holds_no_secret_and_no_host(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not SECRETS.findall(text)
    name = socket.gethostname()
    assert len(name) < 4 or name not in text
    for interaction in yaml.safe_load(text)["interactions"]:
        check(interaction["request"], REQUEST_HEADERS)
        assert interaction["request"]["uri"].startswith(f"http://{HOST}/")
        check(interaction["response"], RESPONSE_HEADERS)


def check(message: dict[str, Any], allowed: frozenset[str]) -> None:
    assert {name.lower() for name in message["headers"]} <= allowed
