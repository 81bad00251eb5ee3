"""Answers kept on this machine, so that no question is paid for twice.

One SQLite file, readable by its owner alone, safe under many threads and processes. It holds the answers and the hash
of what was asked: no question, no name of an endpoint, no key. A cache that cannot be used is no cache: the reason is
said once, and the run goes on without it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import urlsplit

from factcheck.llm import cachefile

__all__ = ["Cache", "CacheInfo", "CacheWarning", "CachedAnswer", "cache_info_lines", "cache_key", "default_path"]

_KEY_FORMAT = 1
_CREDENTIALS = frozenset({"api_key", "authorization", "extra_headers"})
_PORTS = {"http": 80, "https": 443}
_LARGEST_SHARE = 4  # an answer over a quarter of the cache is not kept
_EVICTED_SHARE = 16
_TOUCH_SECONDS = 60.0  # an answer used again within this time keeps its place: reading seldom has to write

_FIND = "SELECT text, input_tokens, output_tokens, digest, used FROM answers WHERE key = ?"
_TOUCH = "UPDATE answers SET used = ? WHERE key = ?"
_KEEP = "INSERT OR REPLACE INTO answers VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)"
_SUMMARY = "SELECT count(*), min(created), max(created) FROM answers"
_EVICT = """
    DELETE FROM answers WHERE id IN (
        SELECT id FROM answers ORDER BY used, id LIMIT max(1, (SELECT count(*) FROM answers) / ?)
    )
"""

_T = TypeVar("_T")


class CacheWarning(UserWarning):
    """The cache cannot be used; the run goes on without it."""


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """What a model answered, and what that took."""

    text: str
    input_tokens: int
    output_tokens: int


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What is in a cache; `bytes` is what its files take on disk, `problem` why it cannot be used."""

    path: Path
    entries: int
    bytes: int
    oldest: datetime | None
    newest: datetime | None
    problem: str | None = None


def default_path() -> Path:
    """The cache file in the folder `FACTCHECK_CACHE`, else in `factcheck/` under the user's folder for caches."""
    if named := os.environ.get("FACTCHECK_CACHE"):
        return Path(named).expanduser() / cachefile.NAME
    base = os.environ.get("XDG_CACHE_HOME")
    root = Path(base) if base and Path(base).is_absolute() else Path("~/.cache").expanduser()
    return root / "factcheck" / cachefile.NAME


def cache_key(
    *,
    endpoint: str,
    model: str,
    parameters: Mapping[str, object],
    prompt_sha256: str,
    schema: Mapping[str, object],
    system: str,
    user: str,
) -> str:
    """The hash of everything that shapes an answer, which includes the order of the schema's keys.

    Credentials shape nothing and are left out: an endpoint's user and query, `api_key` and headers in `parameters`.
    """
    named = {name: value for name, value in parameters.items() if name.lower() not in _CREDENTIALS}
    shaped = [
        _KEY_FORMAT,
        _place(endpoint),
        model,
        json.dumps(named, ensure_ascii=False, sort_keys=True, default=_plain),
        prompt_sha256,
        json.dumps(schema, ensure_ascii=False, default=_plain),
        system,
        user,
    ]
    written = json.dumps(shaped, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is no part of a question to a model")


def _place(endpoint: str) -> str:
    """The endpoint without user, query and fragment, written in one way."""
    try:
        parts = urlsplit(endpoint)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return endpoint
    shown = "" if port in {None, _PORTS.get(parts.scheme)} else f":{port}"
    return f"{parts.scheme}://{host}{shown}{parts.path.rstrip('/')}"


def _digest(key: str, answer: CachedAnswer) -> bytes:
    """Binds an answer to its question, so that a damaged file gives no answer instead of another one."""
    written = f"{key}\n{answer.input_tokens}\n{answer.output_tokens}\n{answer.text}"
    return hashlib.blake2b(written.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Cache:
    """Answers by the hash of their question, in one SQLite file that many processes may use at once.

    When the file would grow over `max_bytes`, the answers that were not used for longest go. Nothing here raises
    because of the file: `get` then gives None, `put` does nothing, one :class:`CacheWarning` is issued, and `problem`
    says why. The file is made when the first answer is put. `busy_seconds` is how long to wait for other processes.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        max_bytes: int = 256_000_000,
        busy_seconds: float = 5.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.path = path or default_path()
        self.problem: str | None = None
        self._damaged = False
        self._max_bytes = max_bytes
        self._busy_seconds = busy_seconds
        self._clock = clock
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._owner = os.getpid()

    def get(self, key: str) -> CachedAnswer | None:
        """The answer to the question with this key, if there is one that is whole."""
        row = self._run(lambda connection: connection.execute(_FIND, (key,)).fetchone(), None)
        answer = _answer_of(key, row)
        now = self._clock()
        if answer is not None and not _recent(row, now):
            self._run(lambda connection: connection.execute(_TOUCH, (now, key)).rowcount, 0)
        return answer

    def put(self, key: str, answer: CachedAnswer) -> None:
        """Keep an answer, in the place of an earlier one; one that would fill a quarter of the cache is not kept."""
        text = answer.text.encode("utf-8", "surrogatepass")
        if len(text) * _LARGEST_SHARE > self._max_bytes:
            return
        now = self._clock()
        row = (key, text, answer.input_tokens, answer.output_tokens, _digest(key, answer), now, now)

        def keep(connection: sqlite3.Connection) -> None:
            with _transaction(connection):
                connection.execute(_KEEP, row)
                self._evict(connection)

        self._run(keep, None, create=True)

    def info(self) -> CacheInfo:
        """What is in the cache; makes no file."""
        found = self._run(lambda connection: connection.execute(_SUMMARY).fetchone(), (0, None, None))
        size = cachefile.size(self.path)
        return CacheInfo(self.path, found[0], size, _moment(found[1]), _moment(found[2]), self.problem)

    def clear(self) -> int:
        """Take every answer off the disk, also out of files that were put aside; says how many this cache had."""

        def remove(connection: sqlite3.Connection) -> int:
            removed = connection.execute("DELETE FROM answers").rowcount
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return removed

        removed = self._run(remove, 0)
        with self._lock:
            self.close()
            if self._damaged and cachefile.remove_damaged(self.path):
                self.problem, self._damaged = None, False
            cachefile.remove_aside(self.path)
        return removed

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        with self._lock:
            if self._connection is not None and self._owner == os.getpid():
                self._connection.close()
            self._connection = None

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self, work: Callable[[sqlite3.Connection], _T], otherwise: _T, *, create: bool = False) -> _T:
        """Do something with the file, one thread at a time; `otherwise` where there is none or it is of no use."""
        self._after_fork()
        with self._lock:
            try:
                connection = self._opened(create=create)
                return otherwise if connection is None else work(connection)
            except (sqlite3.Error, OSError, OverflowError) as error:
                self._give_up(error)
                return otherwise

    def _opened(self, *, create: bool) -> sqlite3.Connection | None:
        if self.problem is not None:
            return None
        if self._connection is None and (create or self.path.exists()):
            self._connection = cachefile.opened(self.path, self._busy_seconds)
        return self._connection

    def _after_fork(self) -> None:
        """A connection does not survive a fork: the child leaves it alone and opens its own."""
        if self._owner != os.getpid():
            cachefile.abandon(self._connection)
            self._connection = None
            self._lock = threading.RLock()
            self._owner = os.getpid()

    def _give_up(self, error: Exception) -> None:
        self.problem = cachefile.reason(self.path, error)
        self._damaged = cachefile.is_damage(error)
        with suppress(sqlite3.Error):
            self.close()
        self._connection = None
        # Where warnings are errors, a cache is still no reason to lose an answer.
        with suppress(CacheWarning):
            warnings.warn(self.problem, CacheWarning, stacklevel=4)

    def _evict(self, connection: sqlite3.Connection) -> None:
        while cachefile.used_bytes(connection) > self._max_bytes:
            gone = connection.execute(_EVICT, (_EVICTED_SHARE,)).rowcount
            if not gone:
                return


def _answer_of(key: str, row: tuple[Any, ...] | None) -> CachedAnswer | None:
    if row is None:
        return None
    try:
        answer = CachedAnswer(row[0].decode("utf-8", "surrogatepass"), row[1], row[2])
    except (UnicodeDecodeError, AttributeError):
        return None
    return answer if _digest(key, answer) == row[3] else None


def _recent(row: tuple[Any, ...] | None, now: float) -> bool:
    return row is not None and isinstance(row[4], float) and now - row[4] <= _TOUCH_SECONDS


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.execute("COMMIT")


def _moment(seconds: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, float) else None
    except (ValueError, OverflowError, OSError):
        return None


def cache_info_lines(cache: Cache) -> list[str]:
    """What `factcheck cache info` shows."""
    info = cache.info()
    lines = [f"file     {info.path}", f"answers  {info.entries:,}", f"size     {_size(info.bytes)}"]
    if info.oldest is not None and info.newest is not None:
        lines.append(f"oldest   {info.oldest:%Y-%m-%d %H:%M} UTC")
        lines.append(f"newest   {info.newest:%Y-%m-%d %H:%M} UTC")
    if info.problem is not None:
        lines.append(f"problem  {info.problem}")
    return lines


def _size(count: int) -> str:
    for unit, scale in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= scale:
            return f"{count / scale:.1f} {unit}"
    return f"{count} bytes"
