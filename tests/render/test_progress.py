"""Bars: shown only where somebody looks and only when it takes long, and what a notebook is sent."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace
from typing import Any

import IPython
import IPython.display
import pytest

import factcheck
from factcheck.render import progress
from factcheck.render.progress import bar, track

HOSTILE = "<script>x</script>\x1b[31m\u202e"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=made, modules=sys.modules))
    monkeypatch.setenv("TERM", "xterm")
    return made


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, in a list of one."""
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


class Notebook:
    """Stands for IPython's display: keeps what it is sent."""

    def __init__(self) -> None:
        self.sent: list[dict[str, str]] = []

    def display(self, bundle: dict[str, str], *, raw: bool, display_id: bool) -> Any:
        assert raw
        assert display_id
        self.update(bundle, raw=raw)
        return self

    def update(self, bundle: dict[str, str], *, raw: bool) -> None:
        assert raw
        self.sent.append(bundle)


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Notebook:
    made = Notebook()
    monkeypatch.setattr(IPython, "get_ipython", lambda: SimpleNamespace(kernel=object()))
    monkeypatch.setattr(IPython.display, "display", made.display)
    return made


def test_nobody_is_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with bar("checking") as tell:
        assert tell is None
    assert list(track([1, 2], "counting")) == [1, 2]
    monkeypatch.setattr(sys, "stderr", None)
    with bar("checking") as tell:
        assert tell is None


def test_a_dumb_terminal_gets_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with bar("checking") as tell:
        assert tell is None
    assert terminal.getvalue() == ""


def test_at_a_terminal_it_is_drawn_and_gone(terminal: Terminal) -> None:
    with bar(f"checking {HOSTILE}") as tell:
        assert tell is not None
        tell(1, 4)
    drawn = terminal.getvalue()
    assert "1/4" in drawn
    assert "<script>x</script>␛[31m<U+202E>" in drawn.replace("\n", "")
    assert drawn.rstrip().endswith("\x1b[2K")


def test_short_work_shows_nothing(terminal: Terminal, clock: list[float]) -> None:
    with bar("checking", after=1.0) as tell:
        assert tell is not None
        for done in range(1, 10):
            clock[0] += 0.1
            tell(done, 10)
    tell(10, 10)
    assert terminal.getvalue() == ""


def test_long_work_shows_a_bar_once_it_is_long(terminal: Terminal, clock: list[float]) -> None:
    with bar("checking", after=1.0) as tell:
        assert tell is not None
        clock[0] += 1.1
        assert terminal.getvalue() == ""
        tell(3, 4)
    assert "3/4" in terminal.getvalue()


def test_in_a_notebook_it_is_updated_in_its_place(notebook: Notebook, clock: list[float]) -> None:
    with bar(f"checking {HOSTILE}") as tell:
        assert tell is not None
        for done in range(1, 31):
            clock[0] += 0.06
            tell(done, 30)
    first, *updates, last = notebook.sent
    assert "<progress></progress>" in first["text/html"]
    assert 10 < len(updates) < 20
    assert '<progress max="30" value="30"></progress>' in updates[-1]["text/html"]
    assert "30 of 30" in updates[-1]["text/plain"]
    assert last["text/html"].endswith(": 30 of 30, 2 s</small>")
    for bundle in notebook.sent:
        assert "&lt;script&gt;" in bundle["text/html"]
        assert "<script" not in bundle["text/html"]
        assert "\x1b" not in bundle["text/plain"]


def test_in_a_notebook_short_work_leaves_nothing(notebook: Notebook, clock: list[float]) -> None:
    assert list(factcheck.track([1, 2, 3], "counting")) == [1, 2, 3]
    assert notebook.sent == []


def test_what_is_broken_off_says_so(notebook: Notebook, clock: list[float]) -> None:
    def stopped() -> None:
        for _ in track("abc", "checking", after=0.0):
            if len(notebook.sent) == 2:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert notebook.sent[-1]["text/plain"] == "checking: 1 of 3, stopped"


def test_track_tells_what_is_done_and_not_what_is_begun(notebook: Notebook, clock: list[float]) -> None:
    for _ in track(["a", "b"], "reading", after=0.0):
        clock[0] += 1.0
    assert [bundle["text/plain"] for bundle in notebook.sent] == [
        "reading: ",
        "reading: 1 of 2",
        "reading: 2 of 2",
        "reading: 2 of 2, 2 s",
    ]


def test_ipython_is_not_loaded_for_it() -> None:
    import subprocess

    code = "import sys, factcheck; list(factcheck.track([1])); assert not {'IPython', 'rich'} & set(sys.modules)"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
