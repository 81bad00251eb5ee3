"""The command: exit codes, one line for what goes wrong, and output that fits where it goes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck import api, cli
from factcheck.source.document import Document
from factcheck.verify.findings import Label, Report, Summary
from tests.render.samples import make_brief, make_factsheet, make_report

RELEASE = "The trial enrolls 40 patients.\n\nIt is run in the United States.\n"
COMMANDS = ("outline", "extract", "check", "brief", "audit", "rules", "doctor")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a release and a draft."""
    (tmp_path / "release.md").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "draft.md").write_text("The trial enrolls 140 patients.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def verbs(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Verbs that give records made by hand and note what they are handed."""
    seen: dict[str, object] = {}

    def check(draft: Document, sources: list[Document], **_: object) -> Report:
        seen.update(draft=draft.text, sources=[source.text for source in sources])
        return make_report()

    monkeypatch.setattr(api, "check", check)
    monkeypatch.setattr(api, "extract", lambda document, **_: make_factsheet())

    def brief(document: Document, **limits: int | None) -> object:
        seen.update(limits)
        return make_brief()

    monkeypatch.setattr(api, "brief", brief)
    return seen


def run(*arguments: str, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "factcheck", *arguments],
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Runs the command, insists on exit code 2 and one line of complaint, and gives that line."""
    assert cli.run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("factcheck: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    return err


BAD_INPUTS = {
    "missing": (None, "no such file"),
    "empty": (b"", "no text"),
    "blank": (b" \n\t\r\n", "no text"),
    "front matter alone": (b"---\ntitle: x\n---\n", "no text"),
    "binary": (bytes(range(256)) * 8, "binary"),
    "pdf": (b"%PDF-1.7 \x00", "PDF"),
    "undecodable": (b"valid \xc3\xa9 and broken \xff\xfe\xc3", "UTF-8"),
    "enormous": (b"word " * 1000, "larger than the limit"),
}


@pytest.mark.parametrize("name", BAD_INPUTS)
@pytest.mark.parametrize("command", ["outline", "extract", "brief", "check", "source"])
def test_bad_input_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str], command: str, name: str) -> None:
    raw, words = BAD_INPUTS[name]
    if raw is not None:
        (folder / "bad.md").write_bytes(raw)
    arguments = {
        "check": ["check", "bad.md", "--source", "release.md"],
        "source": ["check", "draft.md", "--source", "bad.md"],
    }.get(command, [command, "bad.md"])
    assert words in complaint(capsys, *arguments, "--limit", "4kB")


@pytest.mark.parametrize("command", ["outline", "extract", "brief"])
def test_a_folder_is_no_input(folder: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert "folder" in complaint(capsys, command, str(folder))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chek"], "No such command 'chek'"),
        (["check", "draft.md"], "Missing option '--source'"),
        (["check", "--source", "release.md"], "Missing argument 'DRAFT'"),
        (["check", "-", "--source", "-"], "only one input can be '-'"),
        (["check", "draft.md", "--source", "-", "--source", "-"], "only one input can be '-'"),
        (["outline", "release.md", "--format", "yaml"], "'yaml' is not one of"),
        (["outline", "release.md", "--limit", "lots"], "is not a size"),
        (["outline", "release.md", "--limit", "0"], "is not a size"),
        (["outline", "release.md", "--limit", "-1"], "is not a size"),
        (["outline", "release.md", "--width", "3"], "'--width'"),
        (["outline", "release.md", "--nope"], "No such option"),
        (["brief", "release.md", "--sentences", "0"], "'--sentences'"),
        (["brief", "release.md", "--words", "few"], "'--words'"),
        (["outline", "evil\n\x1b[31m.md"], "no such file"),
    ],
)
def test_wrong_use_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    line = complaint(capsys, *arguments)
    assert words in line
    assert "\x1b" not in line


def test_a_file_name_that_is_no_unicode(folder: Path) -> None:
    done = run("outline", os.fsdecode(b"na\xefve.md"))
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("size", "number"),
    [("1", 1), ("500kB", 500_000), ("10MB", 10**7), ("1GiB", 2**30), ("1.5m", 1_500_000), ("2 KiB", 2048)],
)
def test_sizes(folder: Path, monkeypatch: pytest.MonkeyPatch, size: str, number: int) -> None:
    seen = []
    monkeypatch.setattr(cli.Options, "read", lambda self, *_: seen.append(self.limit) or sys.exit(0))
    with pytest.raises(SystemExit):
        cli.run(["outline", "release.md", "--limit", size])
    assert seen == [number]


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["outline", "release.md"],
        ["outline", "release.md", "--sentences"],
        ["extract", "release.md"],
        ["check", "draft.md", "--source", "release.md"],
        ["brief", "release.md"],
        ["rules"],
    ],
)
def test_every_command_in_every_format(
    folder: Path, verbs: dict[str, object], capsys: pytest.CaptureFixture[str], arguments: list[str], form: str
) -> None:
    assert cli.run([*arguments, "--format", form]) == (1 if arguments[0] == "check" else 0)
    out, err = capsys.readouterr()
    assert err == ""
    assert "\x1b" not in out
    assert out.endswith("\n")
    assert not out.endswith("\n\n")
    if form == "json":
        assert json.loads(out)["schema_version"] == "1"


@pytest.mark.parametrize(
    ("summary", "strict", "code"),
    [
        ({}, False, 0),
        ({"supported": 3}, True, 0),
        ({"supported": 3, "unverified": 1}, False, 0),
        ({"supported": 3, "unverified": 1}, True, 1),
        ({"supported": 3, "qualified": 1}, False, 1),
        ({"contradicted": 1}, False, 1),
        ({"not_found": 1}, False, 1),
    ],
)
def test_exit_codes_of_check(
    folder: Path, monkeypatch: pytest.MonkeyPatch, summary: dict[str, int], strict: bool, code: int
) -> None:
    report = make_report().model_copy(update={"summary": Summary(**summary)})
    monkeypatch.setattr(api, "check", lambda draft, sources, **_: report)
    assert cli.run(["check", "draft.md", "--source", "release.md", *["--strict"][: int(strict)]]) == code


def test_standard_input_can_be_the_draft_or_a_source(folder: Path, verbs: dict[str, object]) -> None:
    runner = CliRunner()
    runner.invoke(cli.cli, ["check", "-", "--source", "release.md", "--source", "draft.md"], input="Piped in.\n")
    assert verbs["draft"] == "Piped in.\n"
    assert verbs["sources"] == [RELEASE, "The trial enrolls 140 patients.\n"]
    runner.invoke(cli.cli, ["check", "draft.md", "--source", "-"], input="Piped in.\n")
    assert verbs["sources"] == ["Piped in.\n"]


def test_brief_is_told_its_preset(folder: Path, verbs: dict[str, object]) -> None:
    assert cli.run(["brief", "release.md", "--preset", "note"]) == 0
    assert verbs["preset"] == "note"


def test_an_unknown_preset_is_one_line_and_exit_code_2(folder: Path) -> None:
    done = run("brief", "release.md", "--preset", "memo")
    assert done.returncode == 2
    [line] = done.stderr.decode().splitlines()
    assert "there is no preset 'memo': name bulletin, brief, note" in line


def test_brief_is_told_its_limits(folder: Path, verbs: dict[str, object]) -> None:
    assert cli.run(["brief", "release.md", "--sentences", "3", "--words", "80"]) == 0
    assert (verbs["sentences"], verbs["words"]) == (3, 80)


def test_output_goes_to_a_file(folder: Path, verbs: dict[str, object], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "draft.md", "--source", "release.md", "--format", "json", "--output", "out.json"]) == 1
    assert capsys.readouterr() == ("", "")
    assert json.loads((folder / "out.json").read_bytes())["summary"]["supported"] == 1


@pytest.mark.parametrize("target", ["draft.md", "release.md", "./release.md", "link.md"])
def test_output_never_replaces_an_input(
    folder: Path, verbs: dict[str, object], capsys: pytest.CaptureFixture[str], target: str
) -> None:
    (folder / "link.md").symlink_to("release.md")
    line = complaint(capsys, "check", "draft.md", "--source", "release.md", "--output", target)
    assert "would be overwritten" in line
    assert (folder / "release.md").read_text(encoding="utf-8") == RELEASE


def test_width(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "release.md").write_text("A long sentence that goes on and on " * 8 + ".\n", encoding="utf-8")
    for width in (50, 100, 300):
        arguments = [] if width == 100 else ["--width", str(width)]
        assert cli.run(["outline", "release.md", "--sentences", *arguments]) == 0
        longest = max(map(len, capsys.readouterr().out.split("\n")))
        assert width - 12 < longest <= width


def test_interruption(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(document: Document, **_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "extract", interrupt)
    assert cli.run(["extract", "release.md"]) == 130


@pytest.mark.parametrize("command", COMMANDS)
def test_help_explains_itself(command: str) -> None:
    shown = CliRunner().invoke(cli.cli, [command, "--help"])
    assert shown.exit_code == 0
    assert f"factcheck {command}" in shown.output
    assert "--format" in shown.output


def test_help_without_a_command() -> None:
    shown = CliRunner().invoke(cli.cli, [])
    assert shown.exit_code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in shown.output
    assert "..." not in shown.output.partition("Commands:")[2]


def test_version() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"factcheck ")


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    (folder / "release.md").write_text("One more sentence of the release. " * 20_000, encoding="utf-8")
    command = [sys.executable, "-W", "error", "-m", "factcheck", "outline", "release.md", "--sentences"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full and a POSIX shell")
@pytest.mark.parametrize(
    ("redirection", "arguments", "words"),
    [
        (">&-", "outline release.md", "standard output is closed"),
        ("> /dev/full", "outline release.md", "standard output could not be written"),
        ("<&-", "outline -", "no standard input"),
        ("< /dev/null", "outline -", "no text"),
        ("< /dev/zero", "outline - --limit 1MB", "larger than the limit"),
    ],
)
def test_streams_that_are_no_good(folder: Path, redirection: str, arguments: str, words: str) -> None:
    command = f"exec '{sys.executable}' -W error -m factcheck {arguments} {redirection}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_output_encoding_will_do(folder: Path, form: str, encoding: str) -> None:
    (folder / "release.md").write_text("“40 µg” – 東京 ✗ \x1b[31m\u202e\n", encoding="utf-8")
    done = run("outline", "release.md", "--sentences", "--format", form, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode(encoding)
    assert "\x1b" not in shown
    if form == "json":
        assert json.loads(shown)["sentences"][0]["text"].startswith("“40 µg” – 東京")


def test_colour_only_on_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = cli.Options("text", None, None, 1)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert not options._colour()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert options._colour()
    assert not cli.Options("text", folder / "out.txt", None, 1)._colour()
    monkeypatch.setenv("TERM", "dumb")
    assert not options._colour()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not options._colour()


def test_labels_are_told_in_the_help_of_check() -> None:
    shown = CliRunner().invoke(cli.cli, ["check", "--help"]).output
    for label in Label:
        assert label.value.replace("_", " ") in " ".join(shown.split())


@pytest.mark.parametrize(
    ("options", "code", "listed"),
    [([], 0, False), (["--omissions"], 0, True), (["--strict"], 0, False), (["--omissions", "--strict"], 1, True)],
)
def test_omissions_are_listed_when_asked_and_count_only_when_strict(
    folder: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int, listed: bool
) -> None:
    (folder / "release.md").write_text(f"{RELEASE}\nTwo patients died during treatment.\n", encoding="utf-8")
    (folder / "draft.md").write_text("The trial enrolls 40 patients.\n", encoding="utf-8")
    assert cli.run(["check", "draft.md", "--source", "release.md", *options]) == code
    shown = capsys.readouterr().out
    assert ("left out\n  OMI102 deaths  not said: deaths (Two patients)" in shown) is listed
    assert ("1 material fact of the release left out of the draft" in shown) is listed


def test_omissions_are_in_the_json_of_a_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "release.md").write_text(f"{RELEASE}\nTwo patients died during treatment.\n", encoding="utf-8")
    cli.run(["check", "draft.md", "--source", "release.md", "--omissions", "--format", "json"])
    [omission] = json.loads(capsys.readouterr().out)["omissions"]
    assert omission["code"] == "OMI102"
    assert omission["evidence"]["quote"] == "Two patients died during treatment."


def test_outline_shows_where_a_release_contradicts_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "wrong.md").write_text("The trial enrolls 12 of 20 patients (65%) in the north.\n", encoding="utf-8")
    assert cli.run(["outline", "wrong.md", "--consistency"]) == 0
    assert "12 of 20 is 60%, not 65%" in capsys.readouterr().out
    assert cli.run(["outline", "wrong.md", "--consistency", "--format", "json"]) == 0
    [found] = json.loads(capsys.readouterr().out)["source_findings"]
    assert found["code"] == "CON102"
    assert cli.run(["outline", "release.md", "--consistency"]) == 0
    assert "no place found" in capsys.readouterr().out
