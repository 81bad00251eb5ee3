"""The desk, from the command."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Any

import pytest

from factcheck import cli
from factcheck.desk.place import default_path
from factcheck.desk.service import Desk
from tests.desk import made
from tests.llm.provider import Provider


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft, its release, and a desk in a file."""
    (tmp_path / "draft.md").write_text(made.DRAFT, encoding="utf-8")
    (tmp_path / "release.md").write_text(made.RELEASE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_DESK", str(tmp_path / "desk.sqlite"))
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert cli.run(["desk", *arguments]) == code
    out, err = capsys.readouterr()
    return f"{out}{err}"


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    assert cli.run(["desk", *arguments, "--format", "json"]) == code
    values = json.loads(capsys.readouterr().out)
    assert isinstance(values, dict)
    return values


def add(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    return told(capsys, "add", "draft.md", "--source", "release.md", "--by", "ada", *more)


def settle_all() -> None:
    with Desk(default_path()) as desk:
        made.settle(desk, desk.review(1))


def test_a_draft_is_added_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    added = add(capsys, "--assign", "Cleo", "--second-reader", "all")
    assert (added["draft"], added["claims"], added["open"]) == (1, 4, 4)
    [row] = told(capsys, "list")["drafts"]
    assert (row["id"], row["title"], row["assignee"], row["open"]) == (1, "A quarter's news", "Cleo", 4)
    assert told(capsys, "list", "--assigned", "nobody")["drafts"] == []
    assert "4 of 4  1             Cleo  A quarter's news" in run(capsys, "list", "--open", "--search", "quarter")
    with Desk(default_path()) as desk:
        assert desk.draft(1).second_reader == "all"
        assert desk.draft(1).versions[0].by == "ada"


def test_a_release_is_added_once(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "grace")
    assert told(capsys, "add", "--release", "release.md")["release"] == 1
    add(capsys)
    told(capsys, "add", "draft.md", "--source", "1", "--title", "Again")
    with Desk(default_path()) as desk:
        assert len(desk.releases()) == 1
        assert desk.release(1).versions[0].by == "grace"
        assert [row.title for row in desk.drafts()] == ["A quarter's news", "Again"]


def test_a_draft_is_added_once_to_the_same_releases(capsys: pytest.CaptureFixture[str]) -> None:
    add(capsys)
    again = run(capsys, "add", "draft.md", "--source", "release.md", "--assign", "Cleo", "--second-reader", "all")
    assert "draft already on the desk" in again
    told(capsys, "gate", "draft.md", code=1)
    with Desk(default_path()) as desk:
        [row] = desk.drafts()
        assert (desk.draft(row.id).assignee, desk.draft(row.id).second_reader) == ("Cleo", "all")
    assert add(capsys, "--title", "For the evening")["draft"] == 2
    assert add(capsys, "--title", "For the evening")["draft"] == 2


def test_the_gate_opens_when_nothing_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    add(capsys)
    shut = told(capsys, "gate", "draft.md", code=1)
    assert (shut["clear"], shut["claims"], len(shut["open"])) == (False, 4, 4)
    assert shut["open"][0]["label"] == "contradicted"
    text = run(capsys, "gate", "1", code=1)
    assert "4 of 4 claims open" in text
    assert "the release says 11%" in text
    settle_all()
    assert told(capsys, "gate", "A quarter's news")["clear"] is True
    assert "nothing is open" in run(capsys, "gate", "draft.md")
    assert "nobody has signed it off" in run(capsys, "gate", "1", "--signed", code=1)
    with Desk(default_path()) as desk:
        desk.release_draft(1, editor="ben")
    assert "signed off by ben" in run(capsys, "gate", "1", "--signed")


def test_the_gate_says_that_nothing_was_checked(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    (here / "headings.md").write_text("# Sales of Acme Rose 500%\n", encoding="utf-8")
    run(capsys, "add", "headings.md", "--source", "release.md", "--by", "Mara")
    assert "nothing was checked: read it yourself" in run(capsys, "gate", "headings.md")


@pytest.mark.parametrize("name", ["x" * 5_000, "", "9" * 300, "²", "../.."])
def test_the_gate_of_what_is_no_draft(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert "there is no draft" in run(capsys, "gate", name, code=2)
    assert "Traceback" not in run(capsys, "add", "draft.md", "--source", name, code=2)


def test_the_gate_is_shut_to_a_text_that_was_changed_elsewhere(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    add(capsys)
    settle_all()
    (here / "draft.md").write_text(made.DRAFT.replace("40", "50"), encoding="utf-8")
    assert "no draft on the desk has this very text" in run(capsys, "gate", "draft.md", code=2)
    assert told(capsys, "replace", "draft.md", "draft.md", "--by", "ben")["open"] == 1
    assert "“" not in run(capsys, "gate", "draft.md", code=1)


def test_a_corrected_release_shuts_the_gate(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    add(capsys)
    settle_all()
    (here / "corrected.md").write_text(made.RELEASE.replace("40 people", "45 people"), encoding="utf-8")
    [row] = told(capsys, "replace", "--release", "release.md", "corrected.md")["drafts"]
    assert (row["id"], row["open"]) == (1, 1)
    assert told(capsys, "gate", "1", code=1)["open"][0]["text"] == "Acme hired 40 people in Lyon."


def test_drafts_are_checked_again(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    add(capsys)
    assert told(capsys, "recheck")["drafts"] == []
    assert [row["id"] for row in told(capsys, "recheck", "1")["drafts"]] == [1]
    with Desk(default_path()) as desk:
        assert desk.review(1).check.id == 2


def test_a_record_is_written_and_replayed(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    add(capsys)
    settle_all()
    assert "wrote the record of 1 to record.jsonl" in run(capsys, "record", "1", "--output", "record.jsonl")
    assert run(capsys, "record", "1").count("\n") == len((here / "record.jsonl").read_text("utf-8").splitlines())
    assert told(capsys, "replay", "record.jsonl")["same"] is True
    assert "1 check, 4 verdicts, 4 decisions: all the same" in run(capsys, "replay", "record.jsonl")
    record = (here / "record.jsonl").read_text("utf-8")
    (here / "record.jsonl").write_text(record.replace('"editor":"ada"', '"editor":"eve"', 1), encoding="utf-8")
    assert "was changed or taken out" in run(capsys, "replay", "record.jsonl", code=2)
    assert "breaks off after line 0" in run(capsys, "replay", "/dev/null", code=2)
    assert "larger than the limit" in run(capsys, "replay", "record.jsonl", "--limit", "1kB", code=2)


def test_overrides_come_with_their_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert "no decision has been made" in run(capsys, "overrides")
    add(capsys)
    settle_all()
    rows = {row["code"]: row for row in told(capsys, "overrides")["overrides"]}
    assert (rows["NUM101"]["overruled"], rows["NUM101"]["decided"], rows["NUM101"]["rate"]) == (1, 1, 1.0)
    assert rows["SUP101"]["overruled"] == 0
    assert "NUM101 other-value" in run(capsys, "overrides")


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_format_shows_every_table(capsys: pytest.CaptureFixture[str], form: str) -> None:
    add(capsys, "--title", "<b>News</b> | \u202e")
    for command in (["list"], ["overrides"], ["recheck", "1"]):
        run(capsys, *command, "--format", form)
    shown = run(capsys, "gate", "1", "--format", form, code=1)
    assert "900 employees" in shown
    assert "\u202e" not in shown
    assert form != "html" or "<b>" not in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gate", "7"], "there is no draft 7"),
        (["gate", "nothing"], "there is no draft 'nothing'"),
        (["gate", "release.md"], "no draft on the desk has this very text"),
        (["record", "nothing"], "there is no draft 'nothing'"),
        (["replace", "nothing", "draft.md"], "there is no draft 'nothing'"),
        (["replace", "--release", "9", "draft.md"], "there is no release 9"),
        (["add", "draft.md"], "name it with --source"),
        (["add"], "add a DRAFT with its --source, or a --release alone"),
        (["add", "draft.md", "--source", "release.md", "--release", "release.md"], "or a --release alone"),
        (["add", "-", "--source", "-"], "standard input can be read once"),
        (["add", "gone.md", "--source", "release.md"], "gone.md: there is no such file"),
        (["add", "draft.md", "--source", "9"], "there is no release 9"),
        (["add", "draft.md", "--source", "release.md", "--by", " "], "who is it?"),
        (["replay", "draft.md"], "line 1: not a line of JSON"),
        (["--db", "draft.md", "list"], "draft.md: cannot be used as a desk"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    text = run(capsys, *arguments, code=2)
    assert said in text
    assert text.count("\n") == 1


def test_two_drafts_of_one_title_are_told_apart_by_number(capsys: pytest.CaptureFixture[str]) -> None:
    add(capsys)
    Path("draft.md").write_text("# A quarter's news\n\nSales rose 11%.\n")
    add(capsys)
    assert "say which by its number (1, 2)" in run(capsys, "gate", "A quarter's news", code=2)


def test_a_model_is_asked_where_one_is_named(
    capsys: pytest.CaptureFixture[str], desk: Path, provider: Provider
) -> None:
    added = told(capsys, "add", "draft.md", "--source", "release.md", "--model", "m", "--by", "ada")
    assert (added["claims"], added["open"]) == (2, 2)
    with Desk(default_path()) as opened:
        assert [item.verdict.decided_by for item in opened.review(1).items] == ["rules", "model"]
    run(capsys, "record", "1", "--output", "record.jsonl")
    assert told(capsys, "replay", "record.jsonl")["same"] is True


def test_the_desk_is_in_the_folder_for_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FACTCHECK_DESK")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert default_path() == tmp_path / "factcheck" / "desk.sqlite"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert default_path() == Path("~/.local/share/factcheck/desk.sqlite").expanduser()
    monkeypatch.setattr("sys.platform", "darwin")
    assert default_path() == Path("~/Library/Application Support/factcheck/desk.sqlite").expanduser()
