"""The server itself: where it listens, who gets in, how it stops."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

pytest.importorskip("uvicorn")

from factcheck import cli
from factcheck.desk.web import serving
from factcheck.desk.web.serving import address_of, can_show, serve
from factcheck.errors import MissingExtra, UsageError

EVERYWHERE = ".".join("0000")
Start = Callable[..., tuple["subprocess.Popen[str]", str, int]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts `factcheck desk`; what it says, up to its address, and the port."""
    started = []

    def make(*arguments: str) -> tuple[subprocess.Popen[str], str, int]:
        command = [sys.executable, "-u", "-m", "factcheck", "desk", "--db", str(tmp_path / "d.sqlite"), *arguments]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}
        )
        started.append(process)
        said = ""
        assert process.stdout is not None
        while "Ctrl-C" not in said:
            line = process.stdout.readline()
            assert line, process.stderr.read() if process.stderr else ""
            said += line
        found = re.search(r"http://[^/]*:(\d+)/", said)
        assert found is not None
        return process, said, int(found[1])

    yield make
    for process in started:
        process.kill()
        process.communicate()


def get(port: int, path: str = "/you", **headers: str) -> tuple[int, dict[str, str], str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    for _ in range(100):
        try:
            connection.request("GET", path, headers=headers)
            break
        except ConnectionRefusedError:
            continue
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def test_it_says_its_address_serves_and_stops_cleanly(start: Start) -> None:
    process, said, port = start("--port", "0", "--no-open")
    assert said.startswith("the desk is at http://127.0.0.1:")
    assert "token" not in said
    status, headers, page = get(port)
    assert (status, "Who are you?" in page) == (200, True)
    assert "server" not in headers
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")


def test_a_head_that_is_too_large_is_refused(start: Start) -> None:
    _, _, port = start("--port", "0")
    try:
        status = get(port, cookie="x" * 200_000)[0]
    except ConnectionError:  # closed before all of it was sent
        status = 400
    assert status == 400
    assert get(port)[0] == 200


def test_the_next_free_port_is_taken_and_said(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        _, said, port = start("--port", str(taken))
        assert f"port {taken} is taken: using {port}" in said
        assert port != taken


def test_beyond_this_machine_a_token_lets_in(start: Start) -> None:
    _, said, port = start("--host", EVERYWHERE, "--port", "0")
    token = re.search(r"\?token=([\w-]+)", said)
    assert token is not None
    assert len(token[1]) >= 32
    assert get(port)[0] == 401
    status, headers, _ = get(port, f"/you?token={token[1]}")
    assert (status, headers["refresh"]) == (200, "0; url=/you")
    assert get(port, cookie=headers["set-cookie"].partition(";")[0])[0] == 200
    assert get(port, host=f"evil.example:{port}")[0] == 421


@pytest.mark.parametrize("token", ["short", "has a blank in it, dear", "<script>alert(1)</script>"])
def test_a_bad_token_of_ones_own_is_refused(tmp_path: Path, token: str) -> None:
    with pytest.raises(UsageError, match="at least 16"):
        serve(tmp_path / "d.sqlite", token=token)


def test_an_address_that_is_not_here_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["desk", "--db", str(tmp_path / "d.sqlite"), "--no-open", "--no-model"]
    assert cli.run([*arguments, "--host", "no.such.host.invalid"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_extra_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(MissingExtra, match=re.escape("pip install 'factcheck-release[desk]'")):
        serve(tmp_path / "d.sqlite")


def test_a_model_is_named_after_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["desk", "--db", str(tmp_path / "d.sqlite"), "--model", "m", "list"]) == 2
    assert "named after the command" in capsys.readouterr().err


def test_addresses_are_written_as_browsers_take_them() -> None:
    assert address_of("127.0.0.1", 8765) == "http://127.0.0.1:8765/"
    assert address_of("::1", 1, "t") == "http://[::1]:1/?token=t"
    assert address_of(EVERYWHERE, 1) == f"http://{socket.gethostname()}:1/"


def test_a_browser_is_opened_only_for_somebody_who_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving.sys, "stdout", None)
    assert not can_show()
