"""The desk as pages and commands use it: drafts in, verdicts by `check`, decisions by editors, nothing lost.

Every method may be called by several threads and processes at once. What it writes it writes at one go, or not at all.
A `token` makes a repeated request the same request: its answer is given again, and nothing is done twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from pathlib import Path
from types import TracebackType

from factcheck.claims.asking import Asked
from factcheck.claims.draft import claims_of
from factcheck.desk import store
from factcheck.desk.changes import edited, item_of, without
from factcheck.desk.engine import Engine, State
from factcheck.desk.model import Action, Draft, Reason, Release, Review, SecondReader, Standing, Text
from factcheck.desk.persons import is_same
from factcheck.desk.requests import Request, cleaned, editor_of, named
from factcheck.desk.review import taken_back
from factcheck.desk.rewrite import one_line
from factcheck.desk.shelves import Shelves
from factcheck.desk.store import Made
from factcheck.errors import InputError, NotClear, TooLargeInput, UsageError
from factcheck.source.document import Document
from factcheck.verify.findings import Label

__all__ = ["CLAIM_LIMIT", "DRAFT_LIMIT", "Desk"]

DRAFT_LIMIT = 1_000_000  # characters
CLAIM_LIMIT = 2_000


class Desk(Shelves):
    """The desk in the file at `path`, which is made where there is none.

    With a `model`, it is asked about what rules leave open, as `check` does. The model belongs to the caller.
    """

    def __init__(self, path: Path, *, model: Asked | None = None) -> None:
        self._engine = Engine(path, model)

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.database.close()

    # Releases

    def add_release(self, text: Text, *, by: str, title: str = "", token: str = "") -> Release:
        """Add a press release."""
        document, text, by = self._read(text), named(text), editor_of(by)
        title = cleaned(title, "a title", 300) or _title_of(document, text)
        request = Request.of(token, "add_release", text.sha256, title, by)
        with self._engine.database.write() as connection:
            release_id = request.done_before(connection)
            if release_id is None:
                release_id = store.add_release(connection, title)
                store.add_release_version(connection, release_id, text, by, "added")
                request.remember(connection, release_id)
            return store.release_of(connection, release_id)

    def replace_release(self, release_id: int, text: Text, *, by: str, token: str = "") -> Release:
        """Put a corrected release in the place of its last version; the drafts on it are checked again."""
        self._read(text)
        text, by = named(text), editor_of(by)
        request = Request.of(token, "replace_release", release_id, text.sha256, by)
        with self._engine.database.write() as connection:
            release = store.release_of(connection, release_id)
            drafts = store.drafts_on(connection, release_id)
            if request.done_before(connection) is None:
                request.remember(connection, release_id)
                if release.versions[-1].sha256 != text.sha256:
                    store.add_release_version(connection, release_id, text, by, "replaced")
                    store.mark_stale(connection, drafts)
                release = store.release_of(connection, release_id)
        for draft_id in drafts:
            self._engine.fresh(draft_id)
        return release

    # Drafts

    def add_draft(
        self,
        text: Text,
        release_ids: Sequence[int],
        *,
        by: str,
        title: str = "",
        assignee: str = "",
        second_reader: SecondReader = SecondReader.NONE,
        token: str = "",
    ) -> Draft:
        """Add a draft on one or more releases, and check it."""
        if not release_ids or len(set(release_ids)) != len(release_ids):
            raise UsageError("a draft needs its releases: name at least one, and each once")
        document, text, by = self._read_draft(text), named(text), editor_of(by)
        title = cleaned(title, "a title", 300) or _title_of(document, text)
        assignee = cleaned(assignee, "a name", 100)
        request = Request.of(
            token, "add_draft", text.sha256, *release_ids, title, by, assignee, SecondReader(second_reader)
        )
        with self._engine.database.read() as connection:
            sources = [store.release_of(connection, number).versions[-1].sha256 for number in release_ids]
            done = request.done_before(connection)
        result = self._engine.check(document, sources) if done is None else None
        with self._engine.database.write() as connection:
            draft_id = request.done_before(connection)
            if draft_id is None and result is not None:
                draft_id = store.add_draft(connection, title, release_ids)
                store.add_draft_version(connection, draft_id, text, by=by, cause="added")
                if assignee:
                    store.add_event(connection, draft_id, store.ASSIGNED, assignee, by)
                if second_reader is not SecondReader.NONE:
                    store.add_event(connection, draft_id, store.SECOND_READER, second_reader, by)
                request.remember(connection, draft_id)
                self._engine.keep(connection, draft_id, result)
            assert draft_id is not None  # noqa: S101 - it was done before, or now
            return store.draft_of(connection, draft_id)

    def replace_draft(self, draft_id: int, text: Text, *, by: str, token: str = "") -> Draft:
        """Put a changed draft in the place of its last version; what reads the same keeps its decision."""
        self._read_draft(text)
        text, by = named(text), editor_of(by)
        request = Request.of(token, "replace_draft", draft_id, text.sha256, by)
        with self._engine.database.write() as connection:
            draft = store.draft_of(connection, draft_id)
            if request.done_before(connection) is None:
                request.remember(connection, draft_id)
                if draft.versions[-1].sha256 != text.sha256:
                    store.add_draft_version(connection, draft_id, text, by=by, cause="replaced")
                    store.mark_stale(connection, [draft_id])
        return self._engine.fresh(draft_id).draft

    # Decisions

    def review(self, draft_id: int) -> Review:
        """A draft with where its claims stand; checked again first where anything is newer than its last check."""
        return self._engine.fresh(draft_id).review()

    def recheck(self, draft_id: int) -> Review:
        """Check a draft again, whether or not anything is newer; with a model it is asked again."""
        with self._engine.database.read() as connection:
            state = self._engine.load(connection, draft_id)
        self._engine.check_again(state, known=None)
        return self.review(draft_id)

    def decide(  # noqa: PLR0913 - keywords, most with a default
        self,
        draft_id: int,
        claim_key: str,
        action: Action,
        *,
        editor: str,
        reason: Reason,
        verdict_key: str,
        note: str = "",
        text: str = "",
        seen: int = 0,
        token: str = "",
    ) -> Review:
        """Decide on a claim under the verdict that the editor looked at; an edit is checked at once.

        Raises Conflict when the claim or its verdict is another one by now; nothing is written then.
        """
        action = Action(action)
        if action is Action.UNDO:
            raise UsageError("a decision is taken back with `undo`")
        if text and action is not Action.EDIT:
            raise UsageError("only an edit brings a new sentence")
        made = Made(
            claim_key=claim_key,
            verdict_key=verdict_key,
            action=action,
            reason=Reason(reason),
            editor=editor_of(editor),
            note=cleaned(note, "a note", 4000, lines=True),
            text=cleaned(one_line(text), "a sentence", 10_000),
            seen=seen,
        )
        request = Request.of(token, "decide", draft_id, claim_key, verdict_key, action, reason, note, text, editor)
        if action is Action.EDIT:
            return self._engine.revise(draft_id, request, lambda state: edited(self._engine, state, made))

        def append(connection: sqlite3.Connection, state: State) -> None:
            item_of(state, made)
            self._engine.append(connection, state, made)

        return self._engine.settle(draft_id, request, append)

    def undo(self, draft_id: int, *, editor: str, decision_id: int | None = None, token: str = "") -> Review:
        """Take a decision back, the editor's own last one unless another is named; both stay on record.

        To take an edit back is to put the former sentence in the place of the new one, if that still stands there.
        """
        editor = editor_of(editor)
        request = Request.of(token, "undo", draft_id, editor, decision_id)
        with self._engine.database.read() as connection:
            done = request.done_before(connection) is not None
            decisions = store.decisions_of(connection, draft_id)
        taken = None if done else taken_back(decisions, editor, decision_id)
        if taken is None:
            return self.review(draft_id)
        made = Made(
            claim_key=taken.claim_key,
            verdict_key=taken.verdict_key,
            action=Action.UNDO,
            reason=Reason.OTHER,
            editor=editor,
            undoes=taken.id,
            seen=decisions[-1].id,
        )
        if taken.action is Action.EDIT:
            return self._engine.revise(draft_id, request, lambda state: without(self._engine, state, made))

        def append(connection: sqlite3.Connection, state: State) -> None:
            taken_back(state.decisions, editor, taken.id)
            self._engine.append(connection, state, made)

        return self._engine.settle(draft_id, request, append)

    def accept_supported(
        self, draft_id: int, *, editor: str, only: Collection[tuple[str, str]] | None = None, token: str = ""
    ) -> Review:
        """Accept every supported claim that is open, each as a decision of its own.

        With `only`, the keys of claims and their verdicts that the editor has read, nothing beside them is accepted.
        """
        editor = editor_of(editor)

        def append(connection: sqlite3.Connection, state: State) -> None:
            for item in state.review().items:
                waits = item.standing is Standing.SECOND_READER and not any(
                    is_same(d.editor, editor) for d in item.decisions
                )
                read = only is None or (item.claim_key, item.verdict_key) in only
                if read and item.verdict.label is Label.SUPPORTED and (item.standing is Standing.OPEN or waits):
                    seen = item.decisions[-1].id if item.decisions else 0
                    made = Made(item.claim_key, item.verdict_key, Action.ACCEPT, Reason.IN_BULK, editor, seen=seen)
                    self._engine.append(connection, state, made)

        return self._engine.settle(draft_id, Request.of(token, "accept_supported", draft_id, editor), append)

    def assign(self, draft_id: int, to: str, *, by: str, token: str = "") -> Draft:
        """Give a draft to somebody, or to nobody."""
        to, by = cleaned(to, "a name", 100), editor_of(by)
        return self._note(draft_id, store.ASSIGNED, to, by, Request.of(token, "assign", draft_id, to, by))

    def ask_second_reader(self, draft_id: int, which: SecondReader, *, by: str, token: str = "") -> Draft:
        """Say which accepted claims of a draft another editor must accept as well."""
        which, by = SecondReader(which), editor_of(by)
        request = Request.of(token, "second_reader", draft_id, which, by)
        return self._note(draft_id, store.SECOND_READER, which, by, request)

    def release_draft(self, draft_id: int, *, editor: str, token: str = "") -> Review:
        """Sign a draft off; raises NotClear while a claim of it is open."""
        editor = editor_of(editor)

        def sign(connection: sqlite3.Connection, state: State) -> None:
            review = state.review()
            if not review.clear:
                raise NotClear(
                    f"draft {draft_id} cannot go out: {len(review.open)} of {len(review.items)} claims are open"
                )
            value = f"{review.check.id}:{state.last_decision}"
            store.add_event(connection, draft_id, store.RELEASED, value, editor)

        return self._engine.settle(draft_id, Request.of(token, "release", draft_id, editor), sign)

    def _read(self, text: Text) -> Document:
        """A text that is about to be added; what cannot be read is not kept."""
        if Text.of(text.content, text.name).sha256 != text.sha256:
            raise UsageError(f"{text.name}: its sha256 is not that of its bytes")
        try:
            return self._engine.taken_in(text)
        except InputError as error:
            raise type(error)(str(error).replace("the input:", f"{named(text).name}:", 1)) from None

    def _read_draft(self, text: Text) -> Document:
        """A draft that is about to be added; one that nobody could settle, and everybody would wait for, is not."""
        document = self._read(text)
        count = len(document.text)
        if count > DRAFT_LIMIT:
            raise TooLargeInput(_too_large(text, f"{count:,} characters", f"{DRAFT_LIMIT:,}"))
        claims = len(claims_of(document))
        if claims > CLAIM_LIMIT:
            raise TooLargeInput(_too_large(text, f"{claims:,} claims", f"{CLAIM_LIMIT:,}"))
        return document

    def _note(self, draft_id: int, kind: str, value: str, by: str, request: Request) -> Draft:
        def note(connection: sqlite3.Connection, _: State) -> None:
            store.add_event(connection, draft_id, kind, value, by)

        return self._engine.settle(draft_id, request, note).draft


def _too_large(text: Text, has: str, most: str) -> str:
    return f"{named(text).name}: {has} are too many for one draft, {most} are allowed; add it in parts"


def _title_of(document: Document, text: Text) -> str:
    return cleaned((document.title or text.name)[:300], "a title", 300) or text.name
