"""What is asked of the desk: names and words made fit to keep, and tokens that make a repeated request one request."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from dataclasses import dataclass, replace

from factcheck.desk import store
from factcheck.desk.model import Text
from factcheck.desk.persons import person
from factcheck.errors import Conflict, UsageError

__all__ = ["Request", "cleaned", "editor_of", "named"]

_TOKEN = 200
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Request:
    """Something asked with a token; without one it is done as often as it is asked."""

    token: str
    digest: str

    @classmethod
    def of(cls, token: str, *parts: object) -> Request:
        """The request to do this."""
        if len(token) > _TOKEN or not token.isprintable():
            raise UsageError(f"a token is at most {_TOKEN} printable characters")
        written = json.dumps([str(part) for part in parts])
        return cls(token, hashlib.sha256(written.encode("ascii")).hexdigest()[:32])

    def done_before(self, connection: sqlite3.Connection) -> int | None:
        """The number of what came of it, None when it was not asked before."""
        known = store.request_of(connection, self.token) if self.token else None
        if known is None:
            return None
        if known[0] != self.digest:
            raise Conflict("this token was used for something else; ask again with a new one")
        return known[1]

    def remember(self, connection: sqlite3.Connection, entry: int) -> None:
        """Keep that it was done, in the transaction that does it."""
        if self.token:
            store.add_request(connection, self.token, self.digest, entry)


def cleaned(words: str, what: str, most: int, *, lines: bool = False) -> str:
    """Words of an editor without what no text holds, on one line unless `lines` may stay; too many are refused."""
    kept = words.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}").strip()
    if not lines:
        kept = _BLANKS.sub(" ", kept)
    if len(kept) > most:
        raise UsageError(f"{what} of {len(kept):,} characters is too long; {most:,} are allowed")
    return kept


def editor_of(name: str) -> str:
    """The name of an editor; there must be one."""
    name = cleaned(name, "a name", 100)
    if not person(name):
        raise UsageError("who is it? A name is needed with everything that is written")
    return name


def named(text: Text) -> Text:
    """A text under the last part of its name, on one line."""
    name = cleaned(text.name.replace("\\", "/").rsplit("/", 1)[-1][:200], "a name", 200)
    return replace(text, name=name or "untitled")
