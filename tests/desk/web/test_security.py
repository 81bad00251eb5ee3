"""Each rule of the door, on the smallest app that could stand behind it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("starlette")

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from factcheck.desk.web.security import CONTENT_POLICY, Door, Guard, is_loopback

OURS = {"sec-fetch-site": "same-origin"}
TOKEN = "-".join(["a", "token", "that", "nobody", "guesses"])
EVERYWHERE = ".".join("0000")


async def _echo(request: Request) -> Response:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
    return PlainTextResponse(f"{request.method} {size}")


async def _own_policy(_: Request) -> Response:
    return PlainTextResponse("x", headers={"content-security-policy": "sandbox"})


def _app() -> Starlette:
    echo = Route("/", _echo, methods=["GET", "POST"])
    return Starlette(routes=[echo, Route("/own", _own_policy), Route("/deep/er", _echo)])


def client(door: Door | None = None, *, base: str = "http://127.0.0.1:8765", **options: Any) -> TestClient:
    door = door or Door("127.0.0.1", 8765)
    return TestClient(Guard(_app(), door, **options), base_url=base, follow_redirects=False)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"])
def test_our_own_names_are_answered(host: str) -> None:
    assert client().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost:8765.evil.example",
        "127.0.0.1.evil.example:8765",
        "localhost:8765@evil.example",
        "192.0.2.7:8765",
        "[::1",
        "",
    ],
)
def test_any_other_host_is_refused(host: str) -> None:
    assert client().get("/", headers={"host": host}).status_code == 421


def test_the_bound_host_is_known_and_a_wildcard_knows_addresses_but_no_names() -> None:
    assert Door("desk.local", 8765).knows("desk.local:8765")
    assert Door("::1", 8765).knows("[::1]:8765")
    everywhere = Door(EVERYWHERE, 8765)
    assert everywhere.knows("192.0.2.7:8765")
    assert everywhere.knows("[2001:db8::1]:8765")
    assert everywhere.knows(f"{socket.gethostname()}:8765")
    assert not everywhere.knows("rebound.example:8765")
    assert Door("127.0.0.1", 80).knows("127.0.0.1")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"origin": "http://127.0.0.1:8765"},
    ],
)
def test_a_change_from_our_own_page_is_let_through(headers: dict[str, str]) -> None:
    assert client().post("/", content=b"abc", headers=headers).text == "POST 3"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8765"},
        {"sec-fetch-site": ""},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8765"},
        {"origin": "https://127.0.0.1:8765"},
        {"referer": "http://127.0.0.1:8765/"},
    ],
)
def test_a_change_from_anywhere_else_is_refused(headers: dict[str, str]) -> None:
    assert client().post("/", content=b"abc", headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused_so_no_preflight_ever_succeeds(method: str) -> None:
    answer = client().request(method, "/", headers={**OURS, "origin": "http://evil.example"})
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(("path", "host"), [("/", "127.0.0.1:8765"), ("/nowhere", "127.0.0.1:8765"), ("/", "evil:1")])
def test_every_answer_carries_the_headers(path: str, host: str) -> None:
    headers = client().get(path, headers={"host": host}).headers
    assert headers["content-security-policy"] == CONTENT_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert CONTENT_POLICY.startswith("default-src 'none'; ")
    assert "unsafe" not in CONTENT_POLICY
    assert "http" not in CONTENT_POLICY
    assert "frame-ancestors 'none'" in CONTENT_POLICY


def test_a_page_may_have_a_stricter_policy_of_its_own() -> None:
    assert client().get("/own").headers["content-security-policy"] == "sandbox"


def test_a_stated_length_over_the_limit_is_refused_before_the_app_sees_it() -> None:
    answer = client(body_limit=10).post("/", content=b"x" * 11, headers=OURS)
    assert (answer.status_code, "larger than" in answer.text) == (413, True)


def test_a_body_without_a_length_is_counted_while_it_comes_in() -> None:
    def pieces() -> Iterator[bytes]:
        yield from [b"x" * 4] * 3

    assert client(body_limit=10).post("/", content=pieces(), headers=OURS).status_code == 413
    assert client(body_limit=12).post("/", content=pieces(), headers=OURS).text == "POST 12"


def test_without_the_token_nothing_is_shown_or_changed() -> None:
    browser = client(Door("127.0.0.1", 8765, TOKEN))
    assert browser.get("/").status_code == 401
    assert browser.post("/", headers=OURS).status_code == 401
    assert browser.get("/?token=wrong").status_code == 401
    assert browser.get("/?token=").status_code == 401
    assert browser.get("/", headers={"cookie": "desk_token_8765=wrong"}).status_code == 401
    assert browser.post(f"/?token={TOKEN}", headers=OURS).status_code == 401


def test_the_token_in_the_address_becomes_a_strict_cookie_and_leaves_the_address() -> None:
    browser = client(Door("127.0.0.1", 8765, TOKEN))
    first = browser.get(f"/deep/er?a=1&token={TOKEN}")
    assert first.headers["refresh"] == "0; url=/deep/er?a=1"
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert TOKEN not in first.text
    assert browser.get("/deep/er").status_code == 200


def test_the_token_leaves_the_address_of_one_who_is_in_already() -> None:
    browser = client(Door("127.0.0.1", 8765, TOKEN))
    browser.get(f"/?token={TOKEN}")
    for token in (TOKEN, "of-another-start"):
        again = browser.get(f"/deep?token={token}&a=1")
        assert again.headers["refresh"] == "0; url=/deep?a=1"
        assert again.text.startswith("you are in")
    assert browser.post(f"/?token={TOKEN}", headers=OURS).text.startswith("POST")


def test_a_query_of_many_fields_is_refused_like_any_other() -> None:
    answer = client(Door("127.0.0.1", 8765, TOKEN)).get("/?" + "a=1&" * 5_000)
    assert answer.status_code == 401
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "///evil.example"])
def test_no_address_leads_elsewhere_with_the_token(path: str) -> None:
    answer = client(Door("127.0.0.1", 8765, TOKEN)).get(f"http://127.0.0.1:8765{path}?token={TOKEN}")
    target = answer.headers["refresh"].removeprefix("0; url=")
    assert target.startswith("/")
    assert target[1:2] not in ("/", "\\")


def test_the_token_is_compared_whole() -> None:
    door = Door("127.0.0.1", 8765, TOKEN)
    assert door.opens_to(TOKEN)
    assert not door.opens_to(TOKEN[:-1])
    assert not door.opens_to("ü\ud800")


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("localhost", True), ("::1", True), (EVERYWHERE, False), ("::", False)],
)
def test_what_only_this_machine_can_reach(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


def test_web_sockets_are_closed() -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), client().websocket_connect("/"):
        pass
