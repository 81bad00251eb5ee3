"""A draft brought up to date and changed: checked when anything is newer, worked on in one transaction.

Whoever changes a draft checks it first without keeping others from the file, and writes if nothing has changed
meanwhile. Where others are quicker every time, the last try is made while they wait.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from factcheck.claims.asking import Asked
from factcheck.desk import store
from factcheck.desk.answers import Recorder
from factcheck.desk.checking import Known, checked
from factcheck.desk.database import Database
from factcheck.desk.kept import Kept
from factcheck.desk.model import Check, Decision, Draft, Review, Text
from factcheck.desk.requests import Request
from factcheck.desk.review import Keys, Tally, items_of, keys_of, taken_back
from factcheck.desk.store import Made
from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.findings import Report
from factcheck.verify.ruleset import rules_version

__all__ = ["Change", "Engine", "Result", "State", "Work"]

_TRIES = 4
_DOCUMENTS, _CHECKS = 64, 32


@dataclass(frozen=True, slots=True)
class State:
    """A draft at one moment: what is on file about it."""

    draft: Draft
    check: Check | None
    keys: Keys
    decisions: tuple[Decision, ...]
    signed: store.Event | None
    is_stale: bool  # its line in the list says less than is known

    @property
    def sources(self) -> tuple[str, ...]:
        """The last versions of its releases."""
        return tuple(release.versions[-1].sha256 for release in self.draft.releases)

    @property
    def stands_on(self) -> tuple[int, str, tuple[str, ...]]:
        """What another writer may have changed: the last check, and the texts."""
        return (self.check.id if self.check else 0), self.draft.versions[-1].sha256, self.sources

    @property
    def is_checked(self) -> bool:
        """Whether its last check is of the last version of everything, and by the rules of now."""
        check = self.check
        if check is None or check.rules != rules_version():
            return False
        return check.draft_sha256 == self.draft.versions[-1].sha256 and check.source_sha256s == self.sources

    @property
    def last_decision(self) -> int:
        """The number of the last decision on it, 0 where there is none."""
        return self.decisions[-1].id if self.decisions else 0

    def review(self) -> Review:
        """Where its claims stand; it must have been checked."""
        assert self.check is not None  # noqa: S101 - nobody asks before
        items = items_of(self.check, self.keys, self.decisions, self.draft.second_reader)
        review = Review(self.draft, self.check, items)
        signed = self.signed
        if signed is None or signed.value != f"{self.check.id}:{self.last_decision}" or not review.clear:
            return review
        return replace(review, released_by=signed.editor, released_at=signed.at)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a check, and what a model answered in it."""

    document: Document
    report: Report
    answers: Sequence[tuple[str, str]] = ()


Work: TypeAlias = Callable[[sqlite3.Connection, State], None]
"""Something written about a draft, on what it is at that moment."""
Change: TypeAlias = Callable[[State], tuple[Text, Made]]
"""A new version of a draft, and the decision that makes it."""


class Engine:
    """The file of the desk, what was read of it, and the model that is asked."""

    def __init__(self, path: Path, model: Asked | None) -> None:
        self.database = Database(path)
        self._model = model
        self._documents: Kept[str, Document] = Kept(_DOCUMENTS)
        self._checks: Kept[tuple[int, str], tuple[Check, Keys]] = Kept(_CHECKS)

    # What is on file

    def text(self, sha256: str) -> bytes:
        """The bytes of a text."""
        with self.database.read() as connection:
            return store.content_of(connection, sha256)

    def document(self, sha256: str) -> Document:
        """A text as read."""
        return self._documents.get(sha256, lambda: read(self.text(sha256)))

    def taken_in(self, text: Text) -> Document:
        """A text that is yet to be kept, as read; raises InputError where it cannot be."""
        return self._documents.get(text.sha256, lambda: read(text.content))

    def check_of(self, connection: sqlite3.Connection, check_id: int) -> tuple[Check, Keys]:
        """A check, and the keys of its claims."""
        # A number that was rolled back is given again: only with its time is it that very check.
        key = check_id, store.check_time(connection, check_id)
        return self._checks.get(key, lambda: store.check_of(connection, check_id))

    def load(self, connection: sqlite3.Connection, draft_id: int) -> State:
        """A draft at this moment."""
        draft = store.draft_of(connection, draft_id)
        check_id = store.last_check(connection, draft_id)
        nothing: tuple[None, Keys] = (None, ())
        check, keys = self.check_of(connection, check_id) if check_id else nothing
        return State(
            draft=draft,
            check=check,
            keys=keys,
            decisions=store.decisions_of(connection, draft_id),
            signed=store.last_event(connection, draft_id, store.RELEASED),
            is_stale=store.is_stale(connection, draft_id),
        )

    # Checks

    def check(self, document: Document, sources: Sequence[str], known: Known | None = None) -> Result:
        """Check a draft against texts on file."""
        documents = [self.document(sha256) for sha256 in sources]
        recorder = Recorder(self._model) if self._model is not None else None
        report = checked(document, documents, model=recorder, known=known)
        return Result(document, report, recorder.answers if recorder is not None else ())

    def fresh(self, draft_id: int) -> State:
        """A draft, checked first where anything is newer than its last check."""
        for _ in range(_TRIES):
            with self.database.read() as connection:
                state = self.load(connection, draft_id)
            if state.is_checked:
                return self._listed(state)
            self.check_again(state, known=self._known(state))
        with self.database.write() as connection:
            return self._up_to_date(connection, draft_id)

    def check_again(self, state: State, known: Known | None) -> None:
        """Check a draft and keep that, unless it has changed meanwhile."""
        result = self.check(self.document(state.draft.versions[-1].sha256), state.sources, known)
        with self.database.write() as connection:
            if self.load(connection, state.draft.id).stands_on == state.stands_on:
                self.keep(connection, state.draft.id, result)

    def keep(self, connection: sqlite3.Connection, draft_id: int, result: Result) -> State:
        """Keep a check in the transaction that it belongs to, and bring the list up to date."""
        keys = keys_of(result.report.claims, result.document)
        check_id = store.add_check(connection, draft_id, result.report, keys)
        store.add_answers(connection, check_id, result.answers)
        state = self.load(connection, draft_id)
        self.list(connection, state)
        return state

    def list(self, connection: sqlite3.Connection, state: State) -> Review:
        """Bring the line of a draft in the list up to date, in the transaction that changed it."""
        review = state.review()
        draft, check_id = review.draft, review.check.id
        released = review.released_at is not None
        store.put_standing(connection, draft.id, check_id, draft.assignee, Tally.of(review.items), released=released)
        return review

    # Changes

    def settle(self, draft_id: int, request: Request, work: Work) -> Review:
        """Do some work on a draft that is checked, once, and say where it stands then."""
        for attempt in range(_TRIES):
            last = attempt == _TRIES - 1
            if not last:
                self.fresh(draft_id)
            with self.database.write() as connection:
                state = self._up_to_date(connection, draft_id) if last else self.load(connection, draft_id)
                if request.done_before(connection) is not None:
                    return state.review()
                if state.is_checked:
                    work(connection, state)
                    request.remember(connection, draft_id)
                    return self.list(connection, self.load(connection, draft_id))
        raise AssertionError("the last try does not end without an answer")

    def revise(self, draft_id: int, request: Request, change: Change) -> Review:
        """Keep a decision, the version that it makes and the check of that together, once."""
        for _ in range(_TRIES - 1):
            state = self.fresh(draft_id)
            with self.database.read() as connection:
                if request.done_before(connection) is not None:
                    return state.review()
            text, made = change(state)
            result = self.check(self.taken_in(text), state.sources, self._known(state))
            with self.database.write() as connection:
                now = self.load(connection, draft_id)
                if request.done_before(connection) is not None:
                    return now.review()
                if now.stands_on == state.stands_on:
                    if made.undoes is not None:
                        taken_back(now.decisions, made.editor, made.undoes)
                    return self._revised(connection, state, request, (text, made), result)
        with self.database.write() as connection:
            state = self._up_to_date(connection, draft_id)
            if request.done_before(connection) is not None:
                return state.review()
            text, made = change(state)
            result = self.check(self.taken_in(text), state.sources, self._known(state))
            return self._revised(connection, state, request, (text, made), result)

    def append(self, connection: sqlite3.Connection, state: State, made: Made) -> int:
        """Append a decision under the last check; its number."""
        assert state.check is not None  # noqa: S101 - it was checked first
        # What was not there could not be seen: else a decision would stand above all that are yet to come.
        made = replace(made, seen=max(0, min(made.seen, state.last_decision)))
        return store.add_decision(connection, state.draft.id, state.check.id, made)

    def _revised(
        self,
        connection: sqlite3.Connection,
        state: State,
        request: Request,
        change: tuple[Text, Made],
        result: Result,
    ) -> Review:
        text, made = change
        draft_id, decision_id = state.draft.id, self.append(connection, state, made)
        store.add_draft_version(connection, draft_id, text, by=made.editor, cause="edited", decision_id=decision_id)
        request.remember(connection, draft_id)
        return self.keep(connection, draft_id, result).review()

    def _up_to_date(self, connection: sqlite3.Connection, draft_id: int) -> State:
        """A draft, checked first where that is due, while all other writers wait."""
        state = self.load(connection, draft_id)
        if state.is_checked:
            return state
        result = self.check(self.document(state.draft.versions[-1].sha256), state.sources, self._known(state))
        return self.keep(connection, draft_id, result)

    def _known(self, state: State) -> Known | None:
        check = state.check
        return None if check is None else Known(self.document(check.draft_sha256), check.report)

    def _listed(self, state: State) -> State:
        """The same, after its line in the list is that of its check again."""
        if state.is_stale:
            with self.database.write() as connection:
                now = self.load(connection, state.draft.id)
                if now.is_checked:
                    self.list(connection, now)
        return state
