"""Where a rendered result goes."""

import os
import stat
import sys
import threading
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.render import output


def test_writes_a_file(tmp_path: Path) -> None:
    output.to_file("40 µg\n", tmp_path / "new.txt")
    assert (tmp_path / "new.txt").read_bytes() == "40 µg\n".encode()
    assert os.listdir(tmp_path) == ["new.txt"]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        output.to_file("x", tmp_path / "new.txt")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640


def test_replacing_keeps_permissions_and_links(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o600)
    (tmp_path / "link.txt").symlink_to(real)
    output.to_file("new", tmp_path / "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert real.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


def test_what_was_there_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        output.to_file("new \ud800", path)
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["report.txt"]


def test_says_when_a_file_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="could not be written"):
        output.to_file("x", tmp_path / "none" / "report.txt")
    with pytest.raises(UsageError, match="could not be written"):
        output.to_file("x", tmp_path)


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    output.to_file("through", pipe)
    reader.join(5)
    assert read == ["through"]
    assert pipe.is_fifo()


def test_another_encoding_gets_what_it_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(raw, encoding="ascii"))
    output.to_stdout("✗ 40 µg\n")
    output.to_stdout('["µ"]\n', json=True)
    assert raw.getvalue() == b'x 40 ?g\n["\\u00b5"]\n'


def test_bytes_stay_as_they_are(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    output.to_file(b"\x00\r\n\xff", tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"\x00\r\n\xff"
    output.bytes_to_stdout(b"\x00\r\n\xff")
    assert capsysbinary.readouterr().out == b"\x00\r\n\xff"
