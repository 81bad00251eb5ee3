"""`factcheck audit`: what it takes, what it shows, its exit codes."""

import json
from pathlib import Path

import pytest

from factcheck import cli
from tests.audits.test_run import DRAFT, RELEASE


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a release and a draft."""
    (tmp_path / "release.md").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_caught_is_zero(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["audit", "draft.md", "--source", "release.md", "--mutants", "20"]) == 0
    out = capsys.readouterr().out
    assert "20 of 20 wrong sentences caught: none missed" in out
    assert "more than 2,450 employees" in out


def test_some_missed_is_one(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Nothing ties "later" to a figure: an editor must see that the check knows no difference.
    text = "Interest fell by more than $3.5 million to $3.1 million for the year 2025, from $6.6 million in 2024.\n"
    (desk / "interest.md").write_text(text + "\nDebt of $46.2 million was repaid in 2025.\n", encoding="utf-8")
    code = cli.run(["audit", "interest.md", "--source", "interest.md", "--format", "json"])
    audit = json.loads(capsys.readouterr().out)
    assert code == (1 if audit["caught"] < len(audit["mutants"]) else 0)


def test_a_brief_in_json(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["brief", "release.md", "--format", "json", "--output", "brief.json"]) == 0
    assert cli.run(["audit", "brief.json", "--source", "release.md", "--format", "markdown"]) in (0, 1)
    out = capsys.readouterr().out
    assert out.startswith("# Audit of brief.json")
    assert "| digit |" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["audit", "draft.md"], "Missing option '--source'"),
        (["audit", "none.md", "--source", "release.md"], "no such file"),
        (["audit", "draft.md", "--source", "release.md", "--mutants", "0"], "'--mutants'"),
        (["audit", "other.json", "--source", "release.md"], "no brief"),
        (["audit", "wrong.md", "--source", "release.md"], "nothing to audit: no sentence is supported"),
    ],
)
def test_what_cannot_run_is_two(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    (desk / "other.json").write_text('{"claims": []}', encoding="utf-8")
    (desk / "wrong.md").write_text("The company has 9,000 employees.\n", encoding="utf-8")
    assert cli.run(arguments) == 2
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1
