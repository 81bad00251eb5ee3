"""The example draft on a desk, its pages through a test client, and a real server for a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from time import sleep

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from starlette.testclient import TestClient

from factcheck.desk.model import Draft, Text
from factcheck.desk.service import Desk
from factcheck.desk.web.app import make_app
from factcheck.desk.web.security import Door
from factcheck.desk.web.serving import _bound, _server

EXAMPLES = Path(__file__).parents[3] / "examples"
Visitor = Callable[..., TestClient]


@pytest.fixture
def example(desk: Desk) -> Draft:
    """The example draft of the repository, on its release."""
    release, draft = ((EXAMPLES / name).read_bytes() for name in ("release.md", "draft.md"))
    added = desk.add_release(Text.of(release, "release.md"), by="Anna")
    return desk.add_draft(Text.of(draft, "draft.md"), [added.id], by="Anna")


@pytest.fixture
def visitor(desk: Desk) -> Visitor:
    """Makes a browser without a screen: `visitor("Ben")`."""

    def make(editor: str = "Anna") -> TestClient:
        cookies = {"desk_editor": editor} if editor else {}
        return TestClient(
            make_app(desk, Door("127.0.0.1", 8765)),
            base_url="http://127.0.0.1:8765",
            headers={"sec-fetch-site": "same-origin"},
            cookies=cookies,
            follow_redirects=True,
        )

    return make


@pytest.fixture
def anna(visitor: Visitor) -> TestClient:
    return visitor("Anna")


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """Where a real server shows the desk."""
    with _bound("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        server = _server(make_app(desk, Door("127.0.0.1", port)))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            sleep(0.01)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(timeout=10)
