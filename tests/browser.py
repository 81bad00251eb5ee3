"""A real Chromium for the tests marked `browser`: `make browser` installs it, without it they skip.

Where `FACTCHECK_NEEDS_BROWSER` is set, as in CI, they fail instead: there a skipped page test would tell nobody.

A module at a time: while Playwright's own event loop runs, nothing else in the thread could run one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
LOCAL = ("file://", "data:", "blob:", "about:", "http://127.0.0.1:", "http://localhost:")
# Chromium's own errands: nothing of what is tested needs them, and none may leave the machine.
QUIET = (
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-domain-reliability"),
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    if CHROMIUM is None:
        (pytest.fail if os.environ.get("FACTCHECK_NEEDS_BROWSER") else pytest.skip)(
            "no Chromium here: install it with `make browser`"
        )
    sandbox = [] if getattr(os, "geteuid", lambda: 1)() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
        yield browser
        browser.close()


class Watched:
    """What a page did that it should not: errors in its console, and requests to other machines."""

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        context.on("console", lambda message: self._note(message.type in ("error", "warning"), message.text))
        context.on("weberror", lambda error: self._note(True, str(error.error)))
        context.on("request", self._request)

    def _request(self, request: Request) -> None:
        self._note(not request.url.startswith(LOCAL), f"asked for {request.url}")

    def _note(self, wrong: bool, words: str) -> None:
        if wrong:
            self.faults.append(words)


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Makes pages, each in a context of its own; `new_page(width=390, dark=True)`.

    At the end nothing may stand in a console, and nothing may have been asked of another machine. A test that expects
    errors says `page.expected.append(...)` with a part of each.
    """
    with ExitStack() as stack:
        seen: list[tuple[Watched, list[str]]] = []

        def make(*, width: int = 1280, height: int = 900, dark: bool = False, **options: Any) -> Page:
            context = chromium.new_context(
                viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", **options
            )
            stack.callback(context.close)
            watched, expected = Watched(context), list[str]()
            seen.append((watched, expected))
            page = context.new_page()
            page.expected = expected  # type: ignore[attr-defined]
            return page

        yield make
        for watched, expected in seen:
            assert [fault for fault in watched.faults if not any(part in fault for part in expected)] == []


def serious_faults(page: Page) -> list[str]:
    """What axe-core finds on a page that is serious or critical, a line for each node."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]
