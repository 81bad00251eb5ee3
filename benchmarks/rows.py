"""What a benchmark gives."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One measured figure."""

    what: str
    figure: str
    note: str = ""
