"""Bars on work that takes long, suited to where it runs.

At a terminal they are drawn on standard error and gone when the work is done. In a notebook they are a `<progress>`
that is updated in its place, and a line on how long it took is what stays. Elsewhere nothing is shown.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from html import escape
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from factcheck.render.safe import one_line

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["SOON", "bar", "track"]

_T = TypeVar("_T")
SOON: Final = 1.0
"""Work that is done in so many seconds needs no bar."""
_APART: Final = 0.1  # seconds between two updates of a notebook


class _Sight(Protocol):
    """Somewhere that a bar can be seen."""

    def start(self) -> None: ...
    def update(self, done: int, of: int) -> None: ...
    def stop(self, seconds: float, *, well: bool) -> None: ...


@contextmanager
def bar(what: str, *, after: float = 0.0) -> Iterator[Callable[[int, int], None] | None]:
    """Gives what is told how much is done and of how much, None where nobody is looking.

    A bar is shown from the start, or only when something is told `after` so many seconds.
    """
    sight = _sight(one_line(what))
    if sight is None:
        yield None
        return
    told = _Told(sight, after)
    try:
        yield told
    except BaseException:
        told.stop(well=False)
        raise
    told.stop(well=True)


def track(items: Collection[_T], what: str = "working", *, after: float = SOON) -> Iterator[_T]:
    """The items one by one, with a bar that says how many are done, as soon as that takes long.

    for path in factcheck.track(paths, "reading"): ...
    """
    with bar(what, after=after) as tell:
        for number, item in enumerate(items, 1):
            yield item
            if tell is not None:
                tell(number, len(items))


class _Told:
    """What is told of progress, and shows it once it is time."""

    def __init__(self, sight: _Sight, after: float) -> None:
        self._sight = sight
        self._after = after
        self._begun = monotonic()
        self._shown = self._over = False
        if not after:
            self._show()

    def __call__(self, done: int, of: int) -> None:
        if self._over:
            return
        if not self._shown and monotonic() - self._begun >= self._after:
            self._show()
        if self._shown:
            self._sight.update(done, of)

    def stop(self, *, well: bool) -> None:
        """Nothing is shown any more."""
        self._over = True
        if self._shown:
            self._sight.stop(monotonic() - self._begun, well=well)

    def _show(self) -> None:
        self._shown = True
        self._sight.start()


def _sight(what: str) -> _Sight | None:
    display = _notebook()
    if display is not None:
        return _InNotebook(what, display)
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None
    return _AtTerminal(what)


def _notebook() -> Callable[..., Any] | None:
    """How a notebook displays something, None where this runs in none; IPython is never loaded for it."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if getattr(shell, "kernel", None) is None:
        return None
    from IPython.display import display  # noqa: PLC0415 - it is loaded already

    found: Callable[..., Any] = display
    return found


class _AtTerminal:
    def __init__(self, what: str) -> None:
        self._what = what
        self._progress: Progress | None = None

    def start(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - slow, and few runs have a bar
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task(self._what, total=None)
        self._progress.start()

    def update(self, done: int, of: int) -> None:
        if self._progress is not None:
            self._progress.update(self._task, completed=done, total=of)

    def stop(self, seconds: float, *, well: bool) -> None:
        if self._progress is not None:
            self._progress.stop()


class _InNotebook:
    def __init__(self, what: str, display: Callable[..., Any]) -> None:
        self._what = what
        self._display = display
        self._done, self._of = 0, 0
        self._last = 0.0

    def start(self) -> None:
        self._handle = self._display(self._bundle(), raw=True, display_id=True)

    def update(self, done: int, of: int) -> None:
        self._done, self._of = done, of
        if done >= of or monotonic() - self._last >= _APART:
            self._last = monotonic()
            self._handle.update(self._bundle(), raw=True)

    def stop(self, seconds: float, *, well: bool) -> None:
        how = f"{self._count()}{seconds:.0f} s" if well else f"{self._count()}stopped"
        self._handle.update(self._said(how, f"<small>{escape(self._what)}: {how}</small>"), raw=True)

    def _bundle(self) -> dict[str, str]:
        """The bar as it stands; without a number of things to do it only says that something is going on."""
        at = f' max="{self._of}" value="{self._done}"' if self._of else ""
        how = self._count().removesuffix(", ")
        html = f"<label><small>{escape(self._what)}</small> <progress{at}></progress></label> <small>{how}</small>"
        return self._said(how, html)

    def _said(self, how: str, html: str) -> dict[str, str]:
        return {"text/plain": f"{self._what}: {how}", "text/html": html}

    def _count(self) -> str:
        return f"{self._done:,} of {self._of:,}, " if self._of else ""
