"""The clean text in a real browser: readable in both themes and both widths, links that work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from factcheck.desk.exports import html
from tests.browser import serious_faults
from tests.desk.exports.test_blocks import DRAFT
from tests.desk.samples import make_dossier, make_example
from tests.render.samples import HOSTILE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The address of a page that is settled, one that is not, and a hostile one."""
    words = HOSTILE.replace("\ud800", "") + " " + "x" * 10_000
    dossiers = {
        "settled": make_example(),
        "open": make_dossier(DRAFT, "Sales rose 5% in 2023. Revenue was $2 million."),
        "hostile": make_dossier(f"# {words}\n\nSales rose 5% {words}\n\n| a | {words} |\n|---|---|\n| 1 | 2 |", words),
    }
    folder: Path = tmp_path_factory.mktemp("pages")
    for name, dossier in dossiers.items():
        (folder / f"{name}.html").write_bytes(html.export(dossier, anyway=True))
    return {name: (folder / f"{name}.html").as_uri() for name in dossiers}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["settled", "open", "hostile"])
def test_everybody_can_read_it(
    new_page: Callable[..., Page], pages: dict[str, str], name: str, width: int, dark: bool
) -> None:
    page = new_page(width=width, dark=dark)
    page.goto(pages[name])
    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_note_can_be_reached_and_left_by_keyboard(new_page: Callable[..., Page], pages: dict[str, str]) -> None:
    page = new_page()
    page.goto(pages["settled"])
    page.locator("#mark-3").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#note-3")
    page.locator("#note-3 .back").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#mark-3")
    assert page.evaluate("document.activeElement.id") == "mark-3"
