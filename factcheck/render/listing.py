"""Names and values (an estimate, the cache, what the doctor found), and tables (what is on the desk)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """A name with its value, in words for people (None: not for them) and as a value for programs."""

    name: str
    words: str | None
    value: str | int | float | bool | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows under a title."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings: as words for people, and as records for programs, which find them under `name`."""

    title: str
    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    records: tuple[Mapping[str, object], ...]
    notes: tuple[str, ...] = ()  # lines under the table
    facts: Mapping[str, object] = field(default_factory=dict)  # what else a program is told
