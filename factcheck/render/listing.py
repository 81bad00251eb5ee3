"""Names and values: an estimate, the cache, what the doctor found."""

from __future__ import annotations

from dataclasses import dataclass


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
