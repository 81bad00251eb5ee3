"""Rows of the desk's file as records, and records as rows. Every function works within the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from factcheck.desk.model import (
    Action,
    Check,
    Decision,
    Draft,
    DraftRow,
    Reason,
    Release,
    SecondReader,
    Text,
    Version,
)
from factcheck.desk.review import Keys, Tally
from factcheck.errors import UnknownEntry
from factcheck.verify.findings import Report

ASSIGNED, SECOND_READER, RELEASED = "assigned", "second_reader", "released"
_ROWS = """
    SELECT s.*, d.title, c.rules FROM standings s JOIN drafts d ON d.id = s.draft_id JOIN checks c ON c.id = s.check_id
    WHERE (:search = '' OR instr(lower(d.title), :search) OR EXISTS (
        SELECT 1 FROM draft_versions v WHERE v.draft_id = d.id AND instr(lower(v.name), :search)))
    AND (:assignee = '' OR person(s.assignee) = person(:assignee)) AND (NOT :only_open OR s.open > 0)
    ORDER BY s.risk DESC, s.contradicted DESC, s.open DESC, s.draft_id LIMIT :limit OFFSET :offset
"""
_RELEASES = """
    SELECT id FROM releases r WHERE (:search = '' OR instr(lower(r.title), :search) OR EXISTS (
        SELECT 1 FROM release_versions v WHERE v.release_id = r.id AND instr(lower(v.name), :search)))
    ORDER BY id DESC LIMIT :limit OFFSET :offset
"""
_DECISION = """
    INSERT INTO decisions (draft_id, check_id, claim_key, verdict_key, action, reason, note, text, editor, at, seen,
    undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_HOLDING = """
    SELECT d.draft_id, d.claim_key, d.verdict_key, d.action, d.reason, d.editor, d.text AS written,
    v.label, v.codes, v.text
    FROM decisions d JOIN verdicts v
    ON v.check_id = d.check_id AND v.claim_key = d.claim_key AND v.verdict_key = d.verdict_key
    WHERE d.action <> 'undo' AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id) ORDER BY d.id
"""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a draft and is no decision on a claim."""

    id: int
    kind: str
    value: str
    editor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """A decision that is about to be written."""

    claim_key: str
    verdict_key: str
    action: Action
    reason: Reason
    editor: str
    note: str = ""
    text: str = ""
    seen: int = 0
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class CheckHead:
    """Which check, and when."""

    id: int
    at: datetime


def moment() -> datetime:
    """The time."""
    return datetime.now(UTC)


def now() -> str:
    """The time as it is written."""
    return moment().isoformat(timespec="microseconds")


def add_text(connection: sqlite3.Connection, text: Text) -> None:
    """Keep a text, once."""
    connection.execute(
        "INSERT INTO texts (sha256, content) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM texts WHERE sha256 = ?)",
        (text.sha256, text.content, text.sha256),
    )


def content_of(connection: sqlite3.Connection, sha256: str) -> bytes:
    """The bytes of a text."""
    row = connection.execute("SELECT content FROM texts WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise UnknownEntry(f"there is no text {sha256[:12]!r} on this desk")
    return bytes(row[0])


def add_release(connection: sqlite3.Connection, title: str) -> int:
    """A release without a version yet; its number."""
    return _made(connection.execute("INSERT INTO releases (title) VALUES (?)", (title,)))


def add_release_version(connection: sqlite3.Connection, release_id: int, text: Text, by: str, cause: str) -> None:
    """The next version of a release."""
    add_text(connection, text)
    connection.execute(
        "INSERT INTO release_versions SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?"
        " FROM release_versions WHERE release_id = ?",
        (release_id, text.sha256, text.name, by, now(), cause, release_id),
    )


def release_of(connection: sqlite3.Connection, release_id: int) -> Release:
    """A release with its versions."""
    row = connection.execute("SELECT title FROM releases WHERE id = ?", (release_id,)).fetchone()
    if row is None:
        raise UnknownEntry(f"there is no release {release_id} on this desk")
    versions = connection.execute(
        "SELECT * FROM release_versions WHERE release_id = ? ORDER BY number", (release_id,)
    ).fetchall()
    return Release(release_id, row["title"], tuple(map(_version, versions)))


def releases(connection: sqlite3.Connection, search: str, limit: int, offset: int) -> list[Release]:
    """Releases, the newest first."""
    given = {"search": search.lower(), "limit": limit, "offset": offset}
    return [release_of(connection, row["id"]) for row in connection.execute(_RELEASES, given).fetchall()]


def releases_with(connection: sqlite3.Connection, sha256: str) -> list[int]:
    """The releases of which a text is the last version."""
    return _last_with(connection, "release", "sha256", sha256)


def drafts_with(connection: sqlite3.Connection, sha256: str) -> list[int]:
    """The drafts of which a text is the last version."""
    return _last_with(connection, "draft", "sha256", sha256)


def drafts_named(connection: sqlite3.Connection, name: str) -> list[int]:
    """The drafts whose last version has this name."""
    return _last_with(connection, "draft", "name", name)


def drafts_titled(connection: sqlite3.Connection, title: str) -> list[int]:
    """The drafts with this very title."""
    return [row[0] for row in connection.execute("SELECT id FROM drafts WHERE title = ? ORDER BY id", (title,))]


def add_draft(connection: sqlite3.Connection, title: str, release_ids: Sequence[int]) -> int:
    """A draft without a version yet; its number."""
    draft_id = _made(connection.execute("INSERT INTO drafts (title) VALUES (?)", (title,)))
    rows = [(draft_id, position, release_id) for position, release_id in enumerate(release_ids)]
    connection.executemany("INSERT INTO draft_releases VALUES (?, ?, ?)", rows)
    return draft_id


def add_draft_version(
    connection: sqlite3.Connection, draft_id: int, text: Text, *, by: str, cause: str, decision_id: int | None = None
) -> None:
    """The next version of a draft."""
    add_text(connection, text)
    connection.execute(
        "INSERT INTO draft_versions SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?"
        " FROM draft_versions WHERE draft_id = ?",
        (draft_id, text.sha256, text.name, by, now(), cause, decision_id, draft_id),
    )


def version_made_by(connection: sqlite3.Connection, decision_id: int, draft_id: int) -> int | None:
    """The number of the version of a draft that a decision made."""
    row = connection.execute(
        "SELECT number FROM draft_versions WHERE draft_id = ? AND decision_id = ?", (draft_id, decision_id)
    ).fetchone()
    return None if row is None else int(row[0])


def draft_of(connection: sqlite3.Connection, draft_id: int) -> Draft:
    """A draft with its versions, its releases and who has it."""
    row = connection.execute("SELECT title FROM drafts WHERE id = ?", (draft_id,)).fetchone()
    if row is None:
        raise UnknownEntry(f"there is no draft {draft_id} on this desk")
    versions = connection.execute("SELECT * FROM draft_versions WHERE draft_id = ? ORDER BY number", (draft_id,))
    numbers = connection.execute(
        "SELECT release_id FROM draft_releases WHERE draft_id = ? ORDER BY position", (draft_id,)
    ).fetchall()
    second = last_event(connection, draft_id, SECOND_READER)
    assigned = last_event(connection, draft_id, ASSIGNED)
    return Draft(
        id=draft_id,
        title=row["title"],
        releases=tuple(release_of(connection, number[0]) for number in numbers),
        versions=tuple(map(_version, versions.fetchall())),
        assignee=assigned.value if assigned else "",
        second_reader=SecondReader(second.value) if second else SecondReader.NONE,
    )


def drafts_on(connection: sqlite3.Connection, release_id: int) -> list[int]:
    """The drafts that are checked against a release."""
    rows = connection.execute("SELECT DISTINCT draft_id FROM draft_releases WHERE release_id = ?", (release_id,))
    return sorted(row[0] for row in rows)


def all_drafts(connection: sqlite3.Connection) -> list[int]:
    """The numbers of all drafts."""
    return [row[0] for row in connection.execute("SELECT id FROM drafts ORDER BY id")]


def draft_rows(connection: sqlite3.Connection, *, rules: str, **wanted: object) -> list[DraftRow]:
    """The list of drafts, the riskiest first."""
    wanted["search"] = str(wanted["search"]).lower()
    return [
        DraftRow(
            id=row["draft_id"],
            title=row["title"],
            assignee=row["assignee"],
            claims=row["claims"],
            open=row["open"],
            contradicted=row["contradicted"],
            risk=row["risk"],
            released=bool(row["released"]),
            changed_at=datetime.fromisoformat(row["changed_at"]),
            stale=bool(row["stale"]) or row["rules"] != rules,
        )
        for row in connection.execute(_ROWS, wanted)
    ]


def add_check(connection: sqlite3.Connection, draft_id: int, report: Report, keys: Keys) -> int:
    """Keep what came of a check; its number."""
    assert report.made_with is not None  # noqa: S101 - `check` says it always
    sources = "+".join(source.sha256 for source in report.sources)
    packed = zlib.compress(json.dumps(report.to_dict(), separators=(",", ":")).encode("ascii"), 3)
    check_id = _made(
        connection.execute(
            "INSERT INTO checks (draft_id, draft_sha256, sources, rules, at, report) VALUES (?, ?, ?, ?, ?, ?)",
            (draft_id, report.draft.sha256, sources, report.made_with.rules, now(), packed),
        )
    )
    rows = [
        (check_id, position, *key, str(claim.label), " ".join(claim.codes), claim.text)
        for position, (claim, key) in enumerate(zip(report.claims, keys, strict=True))
    ]
    connection.executemany("INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    return check_id


def last_check(connection: sqlite3.Connection, draft_id: int) -> int:
    """The number of the last check of a draft, 0 where there is none."""
    row = connection.execute("SELECT max(id) FROM checks WHERE draft_id = ?", (draft_id,)).fetchone()
    return row[0] or 0


def check_time(connection: sqlite3.Connection, check_id: int) -> str:
    """When a check was made, as it is written."""
    row = connection.execute("SELECT at FROM checks WHERE id = ?", (check_id,)).fetchone()
    if row is None:
        raise UnknownEntry(f"there is no check {check_id} on this desk")
    return str(row["at"])


def check_heads(connection: sqlite3.Connection, draft_id: int) -> list[CheckHead]:
    """All checks of a draft without their reports, oldest first."""
    rows = connection.execute("SELECT id, at FROM checks WHERE draft_id = ? ORDER BY id", (draft_id,))
    return [CheckHead(row["id"], datetime.fromisoformat(row["at"])) for row in rows]


def check_of(connection: sqlite3.Connection, check_id: int) -> tuple[Check, Keys]:
    """A check with its report, and the keys of its claims."""
    row = connection.execute("SELECT * FROM checks WHERE id = ?", (check_id,)).fetchone()
    report = Report.model_validate(json.loads(zlib.decompress(row["report"])))
    keys = connection.execute(
        "SELECT claim_key, verdict_key FROM verdicts WHERE check_id = ? ORDER BY position", (check_id,)
    )
    check = Check(
        id=row["id"],
        draft_id=row["draft_id"],
        draft_sha256=row["draft_sha256"],
        source_sha256s=tuple(row["sources"].split("+")),
        rules=row["rules"],
        at=datetime.fromisoformat(row["at"]),
        report=report,
    )
    return check, tuple((key[0], key[1]) for key in keys)


def add_answers(connection: sqlite3.Connection, check_id: int, answers: Iterable[tuple[str, str]]) -> None:
    """Keep what a model answered in a check: the hash of each question, and its outcome."""
    rows = [(check_id, position, *answer) for position, answer in enumerate(answers)]
    connection.executemany("INSERT INTO answers VALUES (?, ?, ?, ?)", rows)


def answers_of(connection: sqlite3.Connection, check_id: int) -> list[tuple[str, str]]:
    """What a model answered in a check."""
    rows = connection.execute("SELECT question, outcome FROM answers WHERE check_id = ? ORDER BY position", (check_id,))
    return [(row[0], row[1]) for row in rows]


def add_decision(connection: sqlite3.Connection, draft_id: int, check_id: int, made: Made) -> int:
    """Append a decision; its number."""
    row = (made.action, made.reason, made.note, made.text, made.editor, now(), made.seen, made.undoes)
    return _made(connection.execute(_DECISION, (draft_id, check_id, made.claim_key, made.verdict_key, *row)))


def decisions_of(connection: sqlite3.Connection, draft_id: int) -> tuple[Decision, ...]:
    """All decisions on a draft, oldest first; those that were taken back, and what took them back, too."""
    rows = connection.execute(
        "SELECT d.*, c.sources, c.rules FROM decisions d JOIN checks c ON c.id = d.check_id"
        " WHERE d.draft_id = ? ORDER BY d.id",
        (draft_id,),
    )
    return tuple(map(_decision, rows))


def holding_rows(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    """The decisions on all drafts that were not taken back, each with its verdict, oldest first."""
    return connection.execute(_HOLDING).fetchall()


def add_event(connection: sqlite3.Connection, draft_id: int, kind: str, value: str, editor: str) -> None:
    """Append an event."""
    connection.execute(
        "INSERT INTO events (draft_id, kind, value, editor, at) VALUES (?, ?, ?, ?, ?)",
        (draft_id, kind, value, editor, now()),
    )


def last_event(connection: sqlite3.Connection, draft_id: int, kind: str) -> Event | None:
    """The last event of a kind."""
    row = connection.execute(
        "SELECT * FROM events WHERE draft_id = ? AND kind = ? ORDER BY id DESC LIMIT 1", (draft_id, kind)
    ).fetchone()
    return None if row is None else _event(row)


def events_of(connection: sqlite3.Connection, draft_id: int) -> list[Event]:
    """All events of a draft, oldest first."""
    return [
        _event(row) for row in connection.execute("SELECT * FROM events WHERE draft_id = ? ORDER BY id", (draft_id,))
    ]


def request_of(connection: sqlite3.Connection, token: str) -> tuple[str, int] | None:
    """What was asked with a token, and the number of what came of it."""
    row = connection.execute("SELECT digest, entry FROM requests WHERE token = ?", (token,)).fetchone()
    return None if row is None else (row[0], row[1])


def add_request(connection: sqlite3.Connection, token: str, digest: str, entry: int) -> None:
    """Remember that something was done."""
    connection.execute("INSERT INTO requests VALUES (?, ?, ?)", (token, digest, entry))


def put_standing(
    connection: sqlite3.Connection, draft_id: int, check_id: int, assignee: str, tally: Tally, *, released: bool
) -> None:
    """Put what the list says of a draft in the place of what it said."""
    connection.execute(
        "INSERT OR REPLACE INTO standings VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
        (draft_id, check_id, assignee, tally.claims, tally.open, tally.contradicted, tally.risk, released, now()),
    )


def mark_stale(connection: sqlite3.Connection, draft_ids: Iterable[int]) -> None:
    """Say of drafts that they have to be checked again."""
    connection.executemany("UPDATE standings SET stale = 1 WHERE draft_id = ?", [(number,) for number in draft_ids])


def is_stale(connection: sqlite3.Connection, draft_id: int) -> bool:
    """Whether a draft was marked, and not checked since."""
    row = connection.execute("SELECT stale FROM standings WHERE draft_id = ?", (draft_id,)).fetchone()
    return row is not None and bool(row[0])


def _last_with(connection: sqlite3.Connection, what: str, column: str, value: str) -> list[int]:
    versions, owner = f"{what}_versions", f"{what}_id"
    query = (
        f"SELECT v.{owner} FROM {versions} v WHERE v.{column} = ? AND v.number ="  # noqa: S608 - names of ours
        f" (SELECT max(number) FROM {versions} w WHERE w.{owner} = v.{owner}) ORDER BY 1"
    )
    return [row[0] for row in connection.execute(query, (value,))]


def _made(cursor: sqlite3.Cursor) -> int:
    assert cursor.lastrowid is not None  # noqa: S101 - after an insert it is there
    return cursor.lastrowid


def _version(row: sqlite3.Row) -> Version:
    return Version(
        number=row["number"],
        sha256=row["sha256"],
        name=row["name"],
        by=row["editor"],
        at=datetime.fromisoformat(row["at"]),
        cause=row["cause"],
    )


def _decision(row: sqlite3.Row) -> Decision:
    given: dict[str, Any] = {name: row[name] for name in row.keys() if name != "sources"}  # noqa: SIM118 - no mapping
    given |= {"action": Action(row["action"]), "reason": Reason(row["reason"]), "source_hash": row["sources"]}
    return Decision(**given | {"at": datetime.fromisoformat(row["at"])})


def _event(row: sqlite3.Row) -> Event:
    return Event(row["id"], row["kind"], row["value"], row["editor"], datetime.fromisoformat(row["at"]))
