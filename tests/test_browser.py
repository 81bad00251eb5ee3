"""The browser of the page tests does what they rely on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import serious_faults

pytestmark = pytest.mark.browser


def test_runs_a_page(new_page: Callable[..., Page]) -> None:
    page = new_page(width=390, dark=True)
    page.set_content("<title>A page</title><p id=said></p><script>said.textContent = innerWidth</script>")
    assert page.inner_text("#said") == "390"
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")


def test_axe_sees_what_is_wrong_and_passes_what_is_right(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.set_content("<html lang=en><title>A page</title><main><h1>A page</h1><img src='data:,'></main></html>")
    assert [fault.split(":")[0] for fault in serious_faults(page)] == ["image-alt"]
    page.set_content("<html lang=en><title>A page</title><main><h1>A page</h1><p>Words.</p></main></html>")
    assert serious_faults(page) == []
