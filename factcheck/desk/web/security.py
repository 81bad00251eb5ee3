"""What stands between a request and the desk: pure ASGI, and the first thing that every request meets.

A page in another tab may send requests to this machine; a name that somebody else owns may point to it. So a request
must name a host that is ours, and a change must come from one of our own pages. Embargoed text is in what goes out:
nothing of it is kept by a browser, framed, sniffed, or able to load or run anything.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEGABYTE = 1024 * 1024
BODY_LIMIT = 25 * MEGABYTE
_DRAINED = 8  # times the limit: so much is read and thrown away, so that a browser shows the refusal
_SAFE = frozenset({"GET", "HEAD"})
_METHODS = _SAFE | {"POST"}
_OURS = frozenset({"same-origin", "none"})
_WILDCARDS = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to
_LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
TOKEN_PARAMETER = "token"  # noqa: S105 - a name
_WHO = "this desk needs its token: open the address that was printed when it was started"

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# With `no-referrer` a browser sends `Origin: null` with our own forms, and where it sends no Sec-Fetch-Site (plain http
# beyond loopback) the origin is all there is to tell them by. `same-origin` tells other sites as little.
_HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what is bound there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in: the host and port that the desk is bound to, and the token where one is needed."""

    host: str
    port: int
    token: str = ""

    @property
    def cookie(self) -> str:
        """The cookie that holds the token; browsers share cookies among ports."""
        return f"desk_token_{self.port}"

    def knows(self, host: str) -> bool:
        """Whether the `Host` of a request is one of ours.

        A desk that is bound to every address of the machine cannot list them, but an address cannot be made to point
        elsewhere, as a name can.
        """
        name, port = _split(host.lower())
        if port != str(self.port) and not (port == "" and self.port == 80):
            return False
        if name in _LOOPBACK_NAMES or name == _bracketed(self.host.lower()):
            return True
        return self.host in _WILDCARDS and (_is_address(name) or name == socket.gethostname().lower())

    def opens_to(self, token: str) -> bool:
        """Whether this is the token, in a time that does not tell how much of it was right."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode())


class Guard:
    """Refuses what must not reach the app, and puts the security headers on whatever is answered."""

    def __init__(self, app: ASGIApp, door: Door, *, body_limit: int = BODY_LIMIT) -> None:
        self.app = app
        self.door = door
        self.body_limit = body_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers or passes on one request; anything but HTTP is refused."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        guarded = _with_headers(send)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await _answer(guarded, *refusal)
        elif _length(headers) > self.body_limit:
            await _drain(receive, self.body_limit * _DRAINED)
            await _answer(guarded, 413, _too_large(self.body_limit))
        elif self.door.token and (_tokens(scope) or not self._has_token(headers)):
            await self._ask_for_token(scope, guarded, known=self._has_token(headers))
        else:
            await self.app(scope, _limited(receive, self.body_limit), guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self.door.knows(hosts[0]):
            return 421, "this desk does not answer to that host name: open it by the address that it printed"
        if scope["method"] not in _METHODS:
            return 405, "only GET and POST are answered here"
        if scope["method"] not in _SAFE and not _is_ours(headers, f"{scope['scheme']}://{hosts[0]}"):
            return 403, "a change must come from a page of this desk: open the desk and try again there"
        return None

    def _has_token(self, headers: Headers) -> bool:
        return any(self.door.opens_to(value) for value in _cookies(headers, self.door.cookie))

    async def _ask_for_token(self, scope: Scope, send: Send, *, known: bool) -> None:
        """Lets in who is known or brings the token in the address, and takes it out of the address for both."""
        given = _tokens(scope)
        if not known and not (given and self.door.opens_to(given[0])):
            await _answer(send, 401, _WHO)
            return
        rest = urlencode([(name, value) for name, value in _query(scope) if name != TOKEN_PARAMETER])
        # A redirect would still count as coming from wherever the link was, and a strict cookie would stay behind.
        # Doubled slashes would be read as another machine.
        path = "/" + scope["path"].encode("ascii", "ignore").decode().lstrip("/\\")
        target = urlencode({"": path})[1:].replace("%2F", "/") + (f"?{rest}" if rest else "")
        cookie = f"{self.door.cookie}={self.door.token}; Path=/; HttpOnly; SameSite=Strict"
        extra = {"set-cookie": cookie, "refresh": f"0; url={target}"}
        await _answer(send, 200, "you are in: the desk opens; if it does not, load its address again", extra)


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"))


def _tokens(scope: Scope) -> list[str]:
    """The tokens in an address that is only looked at."""
    return [value for name, value in _query(scope) if name == TOKEN_PARAMETER] if scope["method"] in _SAFE else []


def _is_ours(headers: Headers, origin: str) -> bool:
    site = headers.getlist("sec-fetch-site")
    if site:
        return len(site) == 1 and site[0] in _OURS
    return headers.getlist("origin") == [origin]


def _split(host: str) -> tuple[str, str]:
    """A `Host` as name and port, with the brackets of an IPv6 address kept."""
    if host.startswith("["):
        name, _, rest = host.partition("]")
        return f"{name}]", rest.removeprefix(":")
    name, _, port = host.partition(":")
    return name, port


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _cookies(headers: Headers, name: str) -> Iterable[str]:
    for header in headers.getlist("cookie"):
        try:
            jar = SimpleCookie(header)
        except CookieError:
            continue
        if name in jar:
            yield jar[name].value


def _length(headers: Headers) -> int:
    stated = headers.get("content-length", "0")
    return int(stated) if stated.isascii() and stated.isdigit() else 0


def _too_large(limit: int) -> str:
    return f"what was sent is larger than {limit // MEGABYTE:,} MB: send fewer or smaller files at once"


def _limited(receive: Receive, limit: int) -> Receive:
    """Counts what comes in while it comes in, whatever its headers said."""
    taken = 0

    async def counting() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(413, _too_large(limit), {"connection": "close"})
        return message

    return counting


async def _drain(receive: Receive, most: int) -> None:
    taken, more = 0, True
    while more and taken < most:
        message = await receive()
        taken += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)


def _with_headers(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


async def _answer(send: Send, status: int, words: str, extra: dict[str, str] | None = None) -> None:
    body = f"{words}\n".encode()
    headers = {"content-type": "text/plain; charset=utf-8", "content-length": str(len(body)), **(extra or {})}
    if status >= 400:
        headers["connection"] = "close"
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
