"""The file of the desk: making it, bringing it up to date, and reading and writing it safely.

One SQLite file that several threads and processes use at once. A reader sees one moment of it; one writer at a time
writes all of what it means to or nothing, and what was written survives a crash.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path

from factcheck.desk.persons import person
from factcheck.errors import DeskBroken, UsageError

__all__ = ["APPLICATION", "BUSY_SECONDS", "Database", "migrations"]

APPLICATION = 0x66636474
BUSY_SECONDS = 30.0
_RETRY_SECONDS = 0.01
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # or "insert or replace" would delete past the triggers that refuse it
    "PRAGMA cache_size = -32000",
)


class Database:
    """The file at `path`, made where there is none. A connection is never used by two threads at once."""

    def __init__(self, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._owner = os.getpid()
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_EXCL, 0o600))
            connection = self._opened()
            try:
                self._migrate(connection)
            except BaseException:
                connection.close()
                raise
            self._give(connection)

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One moment of the file, whatever is written meanwhile."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """The one writer: all of it is written when the block ends, or nothing when it raises."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file; what is used later opens it again."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._told():
            connection = self._take()
            try:
                connection.execute(begin)
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.rollback()
                raise
            finally:
                self._give(connection)

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._owner != os.getpid():  # no connection survives a fork; it stays referred to, and is never closed
                _INHERITED.extend(self._idle)
                self._idle, self._owner = [], os.getpid()
            if self._idle:
                return self._idle.pop()
        return self._opened()

    def _give(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            self._idle.append(connection)

    def _opened(self) -> sqlite3.Connection:
        """A connection. SQLite does not wait by itself while another one turns the file into what it becomes once."""
        deadline = time.monotonic() + self._busy_seconds
        while True:
            try:
                return self._connected()
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or time.monotonic() > deadline:
                    raise
            time.sleep(_RETRY_SECONDS)

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=self._busy_seconds, isolation_level=None, check_same_thread=False
        )
        try:
            _refuse_foreign(connection)
            for setting in _SETTINGS:
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
        connection.row_factory = sqlite3.Row
        connection.create_function("person", 1, person, deterministic=True)
        return connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Bring the file up to the last migration, each whole or not at all, whoever else tries at once."""
        known = migrations()
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > len(known):
                raise DeskBroken(
                    f"{self.path}: made by a newer factcheck (version {version} of the file, {len(known)} is known); "
                    "update factcheck, or name another file with --db"
                )
            for script in known[version:]:
                for statement in _statements(script):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {len(known)}")
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What is wrong with the file in one line, in the place of what SQLite or the system says."""
        try:
            yield
        except sqlite3.Error as error:
            raise DeskBroken(_reason(self.path, error)) from error
        except (OverflowError, UnicodeEncodeError) as error:
            raise UsageError("no desk holds such a number or such characters: look at the list of drafts") from error
        except OSError as error:
            raise DeskBroken(f"{self.path}: {error.strerror or error}; name another file with --db") from error


_INHERITED: list[sqlite3.Connection] = []


def migrations() -> list[str]:
    """The scripts that make the file, in their order; the n-th brings it to version n."""
    folder = resources.files("factcheck.desk").joinpath("schema")
    scripts = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return [script.read_text(encoding="utf-8") for script in scripts]


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; a trigger is one of them, with the semicolons in it."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


def _refuse_foreign(connection: sqlite3.Connection) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise sqlite3.DatabaseError("it is not a desk of factcheck")


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY


def _reason(path: Path, error: sqlite3.Error) -> str:
    if _is_busy(error):
        return f"{path}: another program has been writing to it for too long; nothing was written, try again"
    return f"{path}: cannot be used as a desk ({error}); name another file with --db"
