"""Serves the desk's pages until somebody stops it."""

from __future__ import annotations

import errno
import os
import secrets
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    import uvicorn

    from factcheck.claims.asking import Asked

HOST, PORT = "127.0.0.1", 8765
_TRIED = 20  # ports, from the wanted one on
_SHORTEST = 16  # characters of a token of one's own
_LARGEST_HEAD = 32 * 1024
_TAKEN = frozenset({errno.EADDRINUSE, errno.EACCES})

Say = Callable[[str], None]


def serve(
    path: Path,
    *,
    host: str = HOST,
    port: int = PORT,
    token: str = "",
    open_browser: bool = True,
    model: Asked | None = None,
    say: Say = print,
) -> None:
    """Serves the desk in a file until Ctrl-C, and says under which address; the next free port where one is taken.

    Beyond this machine nobody gets in without the token, which is made where none is given.
    """
    try:
        import uvicorn  # noqa: F401, PLC0415 - one of the extra's

        from factcheck.desk.web.app import make_app  # noqa: PLC0415
        from factcheck.desk.web.security import Door, is_loopback  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("factcheck"):
            raise
        raise MissingExtra("the desk's pages need more: pip install 'factcheck-release[desk]'") from None
    from factcheck.desk.service import Desk  # noqa: PLC0415

    if token and (
        len(token) < _SHORTEST or not token.isascii() or not token.replace("-", "").replace("_", "").isalnum()
    ):
        raise UsageError(f"a token has at least {_SHORTEST} letters, digits, - or _: leave it out to have one made")
    if not token and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    with Desk(path, model=model) as desk, _bound(host, port) as listening:
        bound = listening.getsockname()[1]
        if bound != port and port:
            say(f"port {port} is taken: using {bound}")
        address = address_of(host, bound, token)
        say(f"the desk is at {address}")
        say(f"it keeps everything in {path}; stop it with Ctrl-C")
        server = _server(make_app(desk, Door(host, bound, token)))
        if open_browser and can_show():
            _open_when_started(server, address)
        _run(server, listening)


def address_of(host: str, port: int, token: str = "") -> str:
    """The address to open, with the token that lets in."""
    name = {"": HOST, "0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(host, host)  # noqa: S104
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{port}/{f'?token={token}' if token else ''}"


def can_show() -> bool:
    """Whether there is somebody at a terminal, and a display for a browser."""
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _bound(host: str, port: int) -> socket.socket:
    """A socket at the wanted port, or at the next one that is free."""
    try:
        family, kind, protocol, _, _ = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        raise UsageError(f"{host}: this machine has no such address; try 127.0.0.1") from None
    for tried in range(port, min(port + _TRIED, 65536)) if port else (0,):
        listening = socket.socket(family, kind, protocol)
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, tried))
            listening.listen(128)
        except OSError as error:
            listening.close()
            if error.errno not in _TAKEN:
                raise UsageError(f"{host}: cannot be bound ({error.strerror}); try 127.0.0.1") from None
        else:
            return listening
    raise UsageError(f"no port from {port} on is free: name another one with --port")


def _server(app: object) -> uvicorn.Server:
    import uvicorn  # noqa: PLC0415

    return uvicorn.Server(
        uvicorn.Config(
            app,  # type: ignore[arg-type]
            http="h11",
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_level="error",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            h11_max_incomplete_event_size=_LARGEST_HEAD,
            limit_concurrency=200,
            timeout_graceful_shutdown=3,
        )
    )


def _open_when_started(server: uvicorn.Server, address: str) -> None:
    from threading import Thread  # noqa: PLC0415
    from time import sleep  # noqa: PLC0415

    def opening() -> None:
        while not server.started:
            if server.should_exit:
                return
            sleep(0.05)
        webbrowser.open(address)

    Thread(target=opening, daemon=True).start()


def _run(server: uvicorn.Server, listening: socket.socket) -> None:
    """Runs until a signal; Ctrl-C is how it is meant to be stopped."""
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
