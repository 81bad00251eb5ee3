"""The audit record of a draft: all that is on file about it, as lines of JSON that a later reader can check again."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator
from typing import Any

from factcheck.desk import store
from factcheck.desk.model import Review, Version
from factcheck.desk.recordlines import (
    CheckLine,
    DecisionLine,
    EventLine,
    Header,
    StandingLine,
    TextLine,
    VersionLine,
    chained,
)
from factcheck.version import __version__

__all__ = ["record_lines"]


def record_lines(connection: sqlite3.Connection, review: Review) -> Iterator[str]:
    """The lines of the record of a draft that was just reviewed, each with its line end."""
    return chained(line.model_dump(mode="json") for line in _lines(connection, review))


def _lines(connection: sqlite3.Connection, review: Review) -> Iterator[Any]:
    draft = review.draft
    yield Header(factcheck=__version__, draft=draft.id, title=draft.title, at=store.moment())
    versions = [_version(draft.id, draft.title, "draft", version) for version in draft.versions]
    for release in draft.releases:
        versions += [_version(release.id, release.title, "release", version) for version in release.versions]
    for sha256 in dict.fromkeys(version.sha256 for version in versions):
        yield TextLine.of(sha256, store.content_of(connection, sha256))
    happened: list[Any] = list(versions)
    happened += [DecisionLine(**dataclasses.asdict(decision)) for decision in store.decisions_of(connection, draft.id)]
    happened += [EventLine(**dataclasses.asdict(event)) for event in store.events_of(connection, draft.id)]
    happened += store.check_heads(connection, draft.id)
    for line in sorted(happened, key=lambda line: line.at):  # of the same moment, in the order in which they are named
        yield _check(connection, line.id) if isinstance(line, store.CheckHead) else line
    yield StandingLine(check=review.check.id, standings=tuple(item.standing for item in review.items))


def _version(number: int, title: str, of: Any, version: Version) -> VersionLine:
    return VersionLine(of=of, id=number, title=title, **dataclasses.asdict(version))


def _check(connection: sqlite3.Connection, check_id: int) -> CheckLine:
    check, keys = store.check_of(connection, check_id)
    return CheckLine(
        id=check.id,
        draft_sha256=check.draft_sha256,
        source_sha256s=check.source_sha256s,
        rules=check.rules,
        at=check.at,
        keys=keys,
        answers=tuple(store.answers_of(connection, check_id)),
        report=check.report,
    )
