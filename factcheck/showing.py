"""How results show themselves: what shows stands floors above them, so they ask what was installed here.

`factcheck/__init__.py` installs it, by name: nothing is loaded before something is shown.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in `factcheck/__init__.py`: importing the package costs next to nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    import pandas as pd

__all__ = ["Shown", "find", "install"]

_find: list[Callable[[str], Any]] = []
_names: dict[str, str] = {}


def install(find: Callable[[str], Any], names: Mapping[str, str]) -> None:
    """Says which function shows in which way, and what finds a function by its name."""
    _find[:] = [find]
    _names.update(names)


def find(way: str) -> Any:
    """The function that was installed for a way of showing: `line`, `html`, `frame`, `bar`."""
    return _find[0](_names[way])


class Shown:
    """A result that shows itself: in one line, in a notebook, and as a table."""

    __slots__ = ()

    def __repr__(self) -> str:
        line: str = find("line")(self)
        return line

    def __str__(self) -> str:
        return repr(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: text of a document in it is escaped, nothing in it is fetched or run."""
        html: str = find("html")(self)
        return html

    def to_frame(self) -> pd.DataFrame:
        """A pandas table, a row for each of its parts: see :mod:`factcheck.render.frames` for the columns.

        Needs the extra `notebook`; raises MissingExtra where pandas is not installed.
        """
        frame: pd.DataFrame = find("frame")(self)
        return frame
