"""`factcheck desk export`: every form, where it goes, and what is refused."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from factcheck import cli
from factcheck.desk.exports import EXPORTS
from factcheck.desk.model import Text
from factcheck.desk.service import Desk

RELEASE = "# Acme grows\n\nSales rose 5% in 2024. Costs fell 2% in 2024.\n"
DRAFT = "# Acme\n\nSales rose 5% in 2024. Costs fell 2% in 2024.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a desk on which a draft is open."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_DESK", str(tmp_path / "desk.sqlite"))
    Path("release.md").write_text(RELEASE, encoding="utf-8")
    Path("draft.md").write_text(DRAFT, encoding="utf-8")
    with Desk(tmp_path / "desk.sqlite") as opened:
        release = opened.add_release(Text.of(RELEASE.encode(), "release.md"), by="Mara")
        opened.add_draft(Text.of(DRAFT.encode(), "draft.md"), [release.id], by="Mara")
    return tmp_path


def settle(folder: Path) -> None:
    with Desk(folder / "desk.sqlite") as opened:
        opened.accept_supported(1, editor="Mara")


@pytest.mark.parametrize("form", EXPORTS)
def test_every_form_to_a_file(desk: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    settle(desk)
    assert cli.run(["desk", "export", "draft.md", "--as", form, "--output", "out"]) == 0
    assert capsys.readouterr() == ("", "")
    content = Path("out").read_bytes()
    assert zipfile.is_zipfile(io.BytesIO(content)) is not EXPORTS[form].is_text
    if form in ("annotations", "labels"):
        assert json.loads(content)


def test_a_form_to_standard_output_is_byte_for_byte(desk: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    settle(desk)
    for form in ("csv", "docx"):
        assert cli.run(["desk", "export", "1", "--as", form]) == 0
        assert capsysbinary.readouterr().out.startswith(b"\xef\xbb\xbfid," if form == "csv" else b"PK")


def test_an_open_draft_is_refused_and_nothing_is_written(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["desk", "export", "1", "--as", "markdown", "--output", "out.md"]) == 2
    assert not Path("out.md").exists()
    error = capsys.readouterr().err
    assert "2 claims open" in error
    assert error.count("\n") == 1
    assert cli.run(["desk", "export", "1", "--as", "markdown", "--output", "out.md", "--anyway"]) == 0
    assert Path("out.md").read_text("utf-8").startswith("**Not released: 2 claims open**\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["1"], "Missing option '--as'"),
        (["1", "--as", "pdf"], "'--as'"),
        (["7", "--as", "csv"], "7"),
        (["1", "--as", "csv", "--output", "desk.sqlite"], "is the desk's own file"),
        (["draft.md", "--as", "csv", "--output", "draft.md"], "would be overwritten"),
    ],
)
def test_what_cannot_run_is_two(
    desk: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path("draft.md").read_bytes()
    assert cli.run(["desk", "export", *arguments]) == 2
    assert words in capsys.readouterr().err
    assert Path("draft.md").read_bytes() == before


def test_a_terminal_gets_no_bytes(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert cli.run(["desk", "export", "1", "--as", "docx", "--anyway"]) == 2
    assert "name a file with --output" in capsys.readouterr().err
    assert cli.run(["desk", "export", "1", "--as", "csv"]) == 0
    assert capsys.readouterr().out.startswith("id,claim")


def test_a_draft_is_known_by_its_file_s_name_after_its_text_has_changed(desk: Path) -> None:
    with Desk(desk / "desk.sqlite") as opened:
        opened.replace_draft(1, Text.of(b"It rained.\n", "draft.md"), by="Mara")
    assert cli.run(["desk", "export", "draft.md", "--as", "csv", "--output", "claims.csv"]) == 0
    assert "It rained." in Path("claims.csv").read_text("utf-8")
    assert cli.run(["desk", "record", "draft.md", "--output", "record.jsonl"]) == 0
