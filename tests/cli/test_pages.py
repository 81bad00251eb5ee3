"""`--format html`: one file for every view."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import cli
from tests.render.html.reading import assert_holds

EXAMPLES = Path(__file__).parents[2] / "examples"
DRAFT, RELEASE = str(EXAMPLES / "draft.md"), str(EXAMPLES / "release.md")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", DRAFT, "--source", RELEASE], "11 claims"),
        (["check", DRAFT, "--source", RELEASE, "--source", RELEASE, "--omissions"], "Release 2"),
        (["brief", RELEASE], "Passages of the release"),
        (["extract", RELEASE], "The facts of a release"),
        (["outline", RELEASE, "--sentences", "--consistency"], "no place found where the release contradicts itself"),
        (["audit", DRAFT, "--source", RELEASE, "--mutants", "20"], "wrong sentences caught"),
        (["rules"], "NUM101"),
        (["cache", "info"], "answers"),
        (["check", DRAFT, "--source", RELEASE, "--model", "gpt-4o", "--estimate"], "estimate, no call was made"),
    ],
)
def test_every_view_is_a_page(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert cli.run([*arguments, "--format", "html"]) in (0, 1)
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("<!doctype html>")
    assert words.casefold() in assert_holds(out).text.casefold()


def test_a_page_is_utf_8_wherever_it_goes(tmp_path: Path) -> None:
    (tmp_path / "release.md").write_text("“40 µg” – 東京 ✗\n", encoding="utf-8")
    command = [sys.executable, "-m", "factcheck", "outline", "release.md", "--sentences", "--format", "html"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert "“40 µg” – 東京 ✗" in assert_holds(done.stdout.decode("utf-8")).text


def test_a_page_is_written_to_a_file_and_nothing_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "report.html"
    assert cli.run(["check", DRAFT, "--source", RELEASE, "--format", "html", "--output", str(page)]) == 1
    assert capsys.readouterr() == ("", "")
    assert "540 million" in assert_holds(page.read_text("utf-8")).text
