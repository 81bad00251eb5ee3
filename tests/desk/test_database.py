"""The file of the desk: migrations, what is refused, and what a crash leaves."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.desk import database
from factcheck.desk.database import Database, migrations
from factcheck.desk.model import Draft, Text
from factcheck.desk.service import Desk
from factcheck.errors import DeskBroken
from tests.desk.made import settle

TABLES = re.findall(r"CREATE TABLE (\w+)", migrations()[0])


def test_a_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "desk.sqlite"
    with closing(Database(path)) as file, file.read() as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(migrations())
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("table", [table for table in TABLES if table != "standings"])
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_what_was_written_is_never_changed(
    desk: Desk, draft: Draft, tmp_path: Path, table: str, recursive: str
) -> None:
    settle(desk, desk.review(draft.id))
    desk.undo(draft.id, editor="ada")
    desk.assign(draft.id, "ben", by="ada", token="t")
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as file:
        file.execute(f"PRAGMA recursive_triggers = {recursive}")
        columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
        if not file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
            assert table == "answers"
            file.execute("INSERT INTO answers VALUES (1, 0, 'q', '{}')")
        for statement in (
            f"UPDATE {table} SET {columns[-1]} = {columns[-1]}",
            f"DELETE FROM {table}",
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="are kept as they were written"):
                file.execute(statement)


def test_no_new_row_takes_the_place_of_an_old_one(desk: Desk, draft: Draft, tmp_path: Path) -> None:
    settle(desk, desk.review(draft.id))
    desk.undo(draft.id, editor="ada")
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as file:
        before = file.execute("SELECT * FROM decisions").fetchall(), file.execute("SELECT * FROM texts").fetchall()
        undoing = file.execute("SELECT * FROM decisions WHERE undoes IS NOT NULL").fetchone()
        with pytest.raises(sqlite3.IntegrityError, match="are kept as they were written"):
            file.execute(
                f"INSERT OR REPLACE INTO decisions VALUES ({', '.join('?' * len(undoing))})", (999, *undoing[1:])
            )
        with pytest.raises(sqlite3.IntegrityError, match="are kept as they were written"):
            file.execute("INSERT OR REPLACE INTO texts (sha256, content) SELECT sha256, 'x' FROM texts")
        assert before == (
            file.execute("SELECT * FROM decisions").fetchall(),
            file.execute("SELECT * FROM texts").fetchall(),
        )


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    Database(path).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")
    with pytest.raises(
        DeskBroken, match=r"made by a newer factcheck \(version 99 of the file, \d is known\)"
    ) as caught:
        Database(path)
    assert "\n" not in str(caught.value)


def test_an_older_file_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.sqlite"
    Database(path).close()
    more = [*migrations(), "CREATE TABLE later (id INTEGER);\nINSERT INTO later VALUES (7);\n"]
    monkeypatch.setattr(database, "migrations", lambda: more)
    with closing(Database(path)) as file, file.read() as connection:
        assert connection.execute("SELECT id FROM later").fetchone()[0] == 7
    with closing(Database(path)) as file, file.read() as connection:
        assert connection.execute("SELECT count(*) FROM later").fetchone()[0] == 1


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.sqlite"
    Database(path).close()
    before = migrations()
    monkeypatch.setattr(
        database, "migrations", lambda: [*before, "CREATE TABLE later (id);\nCREATE TABLE texts (id);\n"]
    )
    with pytest.raises(DeskBroken, match="already exists"):
        Database(path)
    monkeypatch.undo()
    with closing(Database(path)) as file, file.read() as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone()[0] == 0


@pytest.mark.parametrize("content", [b"text, no database\n" * 100, b"SQLite format 3\0" + b"\xff" * 200])
def test_what_is_no_desk_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(DeskBroken, match=r"notes\.txt: cannot be used as a desk"):
        Database(path)
    assert path.read_bytes() == content
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as file:
        file.execute("CREATE TABLE a (b)")
        file.commit()
    with pytest.raises(DeskBroken, match="it is not a desk of factcheck"):
        Database(other)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DeskBroken, match="name another file with --db"):
        Database(tmp_path / "file" / "desk.sqlite")


def test_a_file_that_somebody_else_keeps_locked(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    with closing(Database(path, busy_seconds=0.05)) as file, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DeskBroken, match="nothing was written, try again"), file.write():
            pass


def test_many_make_one_file_at_once(tmp_path: Path) -> None:
    made: list[Database] = []
    threads = [threading.Thread(target=lambda: made.append(Database(tmp_path / "desk.sqlite"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 8
    for file in made:
        file.close()


def test_threads_decide_at_once(desk: Desk, draft: Draft) -> None:
    errors: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for _ in range(3):
                settle(desk, desk.review(draft.id), editor=name)
                desk.undo(draft.id, editor=name)
        except BaseException as error:
            errors.append(error)

    # Each has a claim to settle whenever it looks, so all of them write; an undo that finds nothing is not reached.
    threads = [threading.Thread(target=work, args=(name,)) for name in ("ada",)]
    others = [threading.Thread(target=lambda: desk.assign(draft.id, "x", by="y")) for _ in range(10)]
    for thread in (*threads, *others):
        thread.start()
    for thread in (*threads, *others):
        thread.join()
    assert errors == []
    assert desk.drafts()[0].open == len(desk.review(draft.id).open) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
import factcheck.api, factcheck.verify.checker
from factcheck.desk.database import Database
from factcheck.desk.model import Action, Reason
from factcheck.desk.service import Desk

folder, action = Path(sys.argv[1]), Action(sys.argv[2])
opened = Database._opened
whole = (folder / "desk.sqlite").read_bytes()
statement = 0
while True:
    statement += 1
    for end in ("", "-wal", "-shm"):
        Path(f"{folder}/desk.sqlite{end}").unlink(missing_ok=True)
    (folder / "desk.sqlite").write_bytes(whole)
    child = os.fork()
    if not child:
        left = statement
        def count(sql):
            global left
            left -= sql.split(maxsplit=1)[0] in ("BEGIN", "COMMIT", "INSERT", "UPDATE")
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        def watched(self):
            connection = opened(self)
            connection.set_trace_callback(count)
            return connection
        Database._opened = watched
        with Desk(folder / "desk.sqlite") as desk:
            item = desk.review(1).items[1]
            text = "Sales rose 11%." if action is Action.EDIT else ""
            desk.decide(1, item.claim_key, action, editor="ada", reason=Reason.OTHER, text=text,
                        verdict_key=item.verdict_key, token="once")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status)
    with Desk(folder / "desk.sqlite") as desk:
        history, review, row = desk.history(1), desk.review(1), desk.drafts()[0]
        versions = len(review.draft.versions)
        assert len(history) in (0, 1), statement
        assert versions == (1 + len(history) if action is Action.EDIT else 1), statement
        assert review.check.id == versions, statement
        assert row.open == len(review.open), statement
        assert desk._engine.database.write().__enter__().execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    if not killed:
        assert status == 0, status
        assert len(history) == 1
        break
print(statement)
os._exit(0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process that it forked")
@pytest.mark.parametrize("action", ["accept", "edit"])
def test_killed_before_any_write_all_of_it_is_there_or_nothing(
    desk: Desk, draft: Draft, tmp_path: Path, action: str
) -> None:
    assert desk.review(draft.id).check.id == 1
    desk.close()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), action], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10


def test_a_text_is_kept_once(desk: Desk, draft: Draft, tmp_path: Path) -> None:
    content = desk.text(draft.versions[0].sha256)
    desk.add_draft(Text.of(content, "again.md"), [draft.releases[0].id], by="ada")
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as file:
        assert file.execute("SELECT count(*) FROM texts").fetchone()[0] == 2
