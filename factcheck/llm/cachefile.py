"""The SQLite file under the cache: making, opening, putting aside and removing it.

A file of another version of factcheck, or one that is damaged and ours, is renamed and a new one made. A file that is
not ours is left alone.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

__all__ = ["NAME", "abandon", "is_damage", "opened", "reason", "remove_aside", "remove_damaged", "size", "used_bytes"]

NAME = "answers.sqlite3"
VERSION = 1
APPLICATION = 0x66616374
_MAGIC = b"SQLite format 3\0"
_APPLICATION_AT = slice(68, 72)
_BESIDE = ("", "-wal", "-shm")
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
_RETRY_SECONDS = 0.01
_SCHEMA = f"""
    CREATE TABLE answers (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        text BLOB NOT NULL,
        input_tokens INTEGER NOT NULL,
        output_tokens INTEGER NOT NULL,
        digest BLOB NOT NULL,
        created REAL NOT NULL,
        used REAL NOT NULL
    );
    CREATE INDEX by_use ON answers (used, id);
    PRAGMA application_id = {APPLICATION};
    PRAGMA user_version = {VERSION};
"""
_INHERITED: list[sqlite3.Connection] = []


class NotOursError(OSError):
    """The file is not a cache of factcheck."""


def opened(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """A connection to the cache at `path`, which is made where there is none and replaced where it is of no use."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _only_one(path, busy_seconds):
        # An existing file is opened by SQLite alone: closing it once more would drop the locks of this process on it.
        with suppress(FileExistsError):
            _make(path)
        if not _usable(path, busy_seconds):
            _put_aside(path)
            _make(path)
        path.chmod(0o600)
        return _connected(path, busy_seconds)


def _make(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_EXCL, 0o600))


def _usable(path: Path, busy_seconds: float) -> bool:
    """Whether the file is empty or a cache of this version; raises where it is not ours to replace."""
    try:
        with closing(_raw(path, busy_seconds)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        if not _ours(path):
            raise NotOursError("it is not a cache of factcheck") from error
        return False
    if tables and application != APPLICATION:
        raise NotOursError("it is not a cache of factcheck")
    return not tables or version == VERSION


def is_damage(error: Exception) -> bool:
    """Whether SQLite found that the file is no sound database."""
    return isinstance(error, sqlite3.DatabaseError) and _code(error) in _DAMAGE


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _ours(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(100)
    return head.startswith(_MAGIC) and head[_APPLICATION_AT] == APPLICATION.to_bytes(4, "big")


def _raw(path: Path, busy_seconds: float) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=busy_seconds, isolation_level=None, check_same_thread=False)


def _connected(path: Path, busy_seconds: float) -> sqlite3.Connection:
    connection = _raw(path, busy_seconds)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA journal_size_limit = 4000000")
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
    except BaseException:
        connection.close()
        raise
    return connection


def used_bytes(connection: sqlite3.Connection) -> int:
    """What the pages in use take, within a transaction also those that it has just taken or freed."""
    pages, free, size_of_page = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size_of_page)


def size(path: Path) -> int:
    """What the cache takes on disk."""
    total = 0
    for suffix in _BESIDE[:2]:
        with suppress(OSError):
            total += Path(f"{path}{suffix}").stat().st_size
    return total


def abandon(connection: sqlite3.Connection | None) -> None:
    """Keep a connection that came over a fork from being closed: that would let go of the parent's locks."""
    if connection is not None:
        _INHERITED.append(connection)


def reason(path: Path, error: Exception) -> str:
    """One line on why there is no cache, and what to do."""
    if isinstance(error, NotOursError):
        return f"no cache: {path}: {error}; remove it, or name another folder with FACTCHECK_CACHE"
    if isinstance(error, TimeoutError) or (isinstance(error, sqlite3.Error) and _code(error) in _BUSY):
        return f"no cache: {path} is locked by another program; answers of this run are not kept"
    if is_damage(error):
        return f"no cache: {path} is damaged ({error}); run 'factcheck cache clear'"
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"no cache: {path}: {said}; name another folder with FACTCHECK_CACHE"


def remove_damaged(path: Path) -> bool:
    """Remove the cache's own file where it was of no use; says whether it did."""
    try:
        if not _ours(path):
            return False
        for suffix in _BESIDE:
            Path(f"{path}{suffix}").unlink(missing_ok=True)
    except OSError:
        return False
    return True


def remove_aside(path: Path) -> None:
    """Remove what was put aside."""
    if not path.parent.is_dir():
        return
    for other in path.parent.iterdir():
        if other.name.startswith(f"{path.name}.aside-"):
            with suppress(OSError):
                other.unlink()


def _put_aside(path: Path) -> None:
    number = 1
    while Path(f"{path}.aside-{number}").exists():
        number += 1
    for suffix in _BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{path}{suffix}").rename(f"{path}.aside-{number}{suffix}")


@contextmanager
def _only_one(path: Path, busy_seconds: float) -> Iterator[None]:
    """One process at a time makes or opens the file; where files cannot be locked, SQLite's own locks must do."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(f"{path}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _lock(handle, time.monotonic() + busy_seconds)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise TimeoutError("locked") from None
            time.sleep(_RETRY_SECONDS)
        except OSError:
            return
        else:
            return
