"""Passages for a claim, ranked by BM25: SQLite's full-text index in memory, with its Porter stemmer.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), as FTS5 has it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from factcheck.quantities.tokens import tokenize


class Ranking:
    """Sentences that can be asked which of them fit a text best."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute("CREATE VIRTUAL TABLE s USING fts5(t, tokenize='porter unicode61')")
        rows = ((i, _words(s)) for i, s in enumerate(sentences))
        self._db.executemany("INSERT INTO s(rowid, t) VALUES (?, ?)", rows)

    def best(self, text: str, limit: int) -> list[int]:
        """The indices of at most `limit` sentences that share words with `text`, best first."""
        words = dict.fromkeys(_words(text).split())
        if not words:
            return []
        # Every word is a quoted string of letters and digits: nothing of the text is read as a query.
        query = " OR ".join(f'"{word}"' for word in words)
        rows = self._db.execute("SELECT rowid FROM s WHERE s MATCH ? ORDER BY bm25(s), rowid LIMIT ?", (query, limit))
        return [int(row[0]) for row in rows]

    def close(self) -> None:
        """Lets the index go."""
        self._db.close()


def _words(text: str) -> str:
    return " ".join(t.lower for t in tokenize(text) if t.kind != "s").encode("utf-8", "ignore").decode()
