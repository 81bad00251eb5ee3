"""Makes the pictures of the README from the example draft: `make pictures`, with Chromium on the PATH.

Every picture is a photograph of what the commands give today.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
EXAMPLES = HERE.parent
FACTCHECK = Path(sys.executable).with_name("factcheck")
SIZE = {"width": 1280, "height": 820}


def main() -> None:
    chromium = shutil.which("chromium") or sys.exit("no Chromium here: install it with `make browser`")
    sandbox = [] if getattr(os, "geteuid", lambda: 1)() else ["--no-sandbox"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        photograph_report(page, Path(folder))
        with desk(Path(folder) / "desk.sqlite") as address:
            photograph_desk(page, address)
        browser.close()


def photograph_report(page: Page, folder: Path) -> None:
    report = folder / "report.html"
    run("check", "draft.md", "--source", "release.md", "--format", "html", "--output", str(report), code=1)
    page.goto(report.as_uri())
    page.get_by_role("link", name="540 million").first.click()
    page.screenshot(path=HERE / "report.png")


def photograph_desk(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("textbox").first.fill("Anna")
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    page.get_by_role("link", name="RMAT designation").first.click()
    page.wait_for_url("**/drafts/*")
    page.keyboard.press("j")
    page.wait_for_url("**/claims/**")
    page.screenshot(path=HERE / "desk.png")


@contextmanager
def desk(file: Path) -> Iterator[str]:
    """The desk with the example draft, served until the pictures are made."""
    run("desk", "--db", str(file), "add", "draft.md", "--source", "release.md", "--by", "Anna")
    command = [FACTCHECK, "desk", "--db", str(file), "--no-open", "--port", "0"]
    serving = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"})  # noqa: S603
    try:
        yield next(line.split()[-1] for line in serving.stdout or () if "http://" in line)
    finally:
        serving.terminate()
        serving.wait()


def run(*arguments: str, code: int = 0) -> None:
    done = subprocess.run([FACTCHECK, *arguments], cwd=EXAMPLES, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != code:
        sys.exit(done.stderr)


if __name__ == "__main__":
    main()
