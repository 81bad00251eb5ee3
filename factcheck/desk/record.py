"""The audit record of a draft."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator


def lines(connection: sqlite3.Connection, draft_id: int) -> Iterator[str]:
    """To come."""
    raise NotImplementedError
