"""The desk as pages and commands use it: drafts in, verdicts by `check`, decisions by editors, nothing lost.

Every method may be called by several threads and processes at once. What it writes it writes at one go, or not at all.
A `token` makes a repeated request the same request: its answer is given again, and nothing is done twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from factcheck.claims.asking import Asked
from factcheck.desk import store
from factcheck.desk.answers import Recorder
from factcheck.desk.checking import Known, checked
from factcheck.desk.database import Database
from factcheck.desk.kept import Kept
from factcheck.desk.model import (
    Action,
    Check,
    Decision,
    Draft,
    DraftRow,
    Item,
    OverrideRow,
    Reason,
    Release,
    Review,
    SecondReader,
    Standing,
    Text,
)
from factcheck.desk.overrides import override_rows
from factcheck.desk.requests import Request, cleaned, editor_of, named
from factcheck.desk.review import Keys, Tally, holding, items_of, keys_of
from factcheck.desk.rewrite import one_line, put_back, rewritten
from factcheck.desk.store import Made
from factcheck.errors import Conflict, DeskError, InputError, NotClear, UnknownEntry, UsageError
from factcheck.source.document import Document
from factcheck.source.model import Span
from factcheck.source.readers import read
from factcheck.verify.findings import Label, Report
from factcheck.verify.ruleset import rules_version

__all__ = ["Desk"]

_TRIES = 8  # others may change the draft while it is checked; so often in a row they do not
_DOCUMENTS, _CHECKS = 64, 32


@dataclass(frozen=True, slots=True)
class _State:
    """A draft at one moment: what is on file about it."""

    draft: Draft
    check: Check | None
    keys: Keys
    decisions: tuple[Decision, ...]
    signed: store.Event | None
    is_stale: bool  # its line in the list says less than is known

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(release.versions[-1].sha256 for release in self.draft.releases)

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.draft.versions[-1].sha256, *self.sources)

    @property
    def is_checked(self) -> bool:
        check = self.check
        return (
            check is not None
            and (check.draft_sha256, *check.source_sha256s) == self.texts
            and check.rules == rules_version()
        )

    @property
    def last_decision(self) -> int:
        return self.decisions[-1].id if self.decisions else 0

    def review(self) -> Review:
        assert self.check is not None  # noqa: S101 - nobody asks before it is checked
        items = items_of(self.check, self.keys, self.decisions, self.draft.second_reader)
        review = Review(self.draft, self.check, items)
        signed = self.signed
        if signed is None or signed.value != f"{self.check.id}:{self.last_decision}" or not review.clear:
            return review
        return replace(review, released_by=signed.editor, released_at=signed.at)


_Work = Callable[[sqlite3.Connection, _State], None]


class Desk:
    """The desk in the file at `path`, which is made where there is none.

    With a `model`, it is asked about what rules leave open, as `check` does. The model belongs to the caller.
    """

    def __init__(self, path: Path, *, model: Asked | None = None) -> None:
        self._database = Database(path)
        self._model = model
        self._documents: Kept[str, Document] = Kept(_DOCUMENTS)
        self._checks: Kept[int, tuple[Check, Keys]] = Kept(_CHECKS)

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    # Releases

    def add_release(self, text: Text, *, by: str, title: str = "", token: str = "") -> Release:
        """Add a press release."""
        document, text, by = self._read(text), named(text), editor_of(by)
        title = cleaned(title, "a title", 300) or _title_of(document, text)
        request = Request.of(token, "add_release", text.sha256, title, by)
        with self._database.write() as connection:
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
        with self._database.write() as connection:
            release = store.release_of(connection, release_id)
            drafts = store.drafts_on(connection, release_id)
            if request.done_before(connection) is None:
                request.remember(connection, release_id)
                if release.versions[-1].sha256 != text.sha256:
                    store.add_release_version(connection, release_id, text, by, "replaced")
                    store.mark_stale(connection, drafts)
                release = store.release_of(connection, release_id)
        for draft_id in drafts:
            self._fresh(draft_id)
        return release

    def releases(self, *, search: str = "", limit: int = 50, offset: int = 0) -> list[Release]:
        """Releases, the newest first; `search` looks into their titles and file names."""
        with self._database.read() as connection:
            return store.releases(connection, search, limit, offset)

    def release(self, release_id: int) -> Release:
        """A release with its versions."""
        with self._database.read() as connection:
            return store.release_of(connection, release_id)

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
        document, text, by = self._read(text), named(text), editor_of(by)
        title = cleaned(title, "a title", 300) or _title_of(document, text)
        assignee = cleaned(assignee, "a name", 100)
        request = Request.of(
            token, "add_draft", text.sha256, *release_ids, title, by, assignee, SecondReader(second_reader)
        )
        with self._database.read() as connection:
            sources = [store.release_of(connection, number).versions[-1].sha256 for number in release_ids]
            done = request.done_before(connection)
        report, answers = self._check(document, sources) if done is None else (None, ())
        with self._database.write() as connection:
            draft_id = request.done_before(connection)
            if draft_id is None and report is not None:
                draft_id = store.add_draft(connection, title, release_ids)
                store.add_draft_version(connection, draft_id, text, by=by, cause="added")
                if assignee:
                    store.add_event(connection, draft_id, store.ASSIGNED, assignee, by)
                if second_reader is not SecondReader.NONE:
                    store.add_event(connection, draft_id, store.SECOND_READER, second_reader, by)
                request.remember(connection, draft_id)
                self._keep_check(connection, draft_id, document, report, answers)
                self._stand(connection, self._load(connection, draft_id))
            assert draft_id is not None  # noqa: S101 - it was done before, or now
            return store.draft_of(connection, draft_id)

    def replace_draft(self, draft_id: int, text: Text, *, by: str, token: str = "") -> Draft:
        """Put a changed draft in the place of its last version; what reads the same keeps its decision."""
        self._read(text)
        text, by = named(text), editor_of(by)
        request = Request.of(token, "replace_draft", draft_id, text.sha256, by)
        with self._database.write() as connection:
            draft = store.draft_of(connection, draft_id)
            if request.done_before(connection) is None:
                request.remember(connection, draft_id)
                if draft.versions[-1].sha256 != text.sha256:
                    store.add_draft_version(connection, draft_id, text, by=by, cause="replaced")
                    store.mark_stale(connection, [draft_id])
        return self._fresh(draft_id).draft

    def drafts(
        self, *, search: str = "", assignee: str = "", only_open: bool = False, limit: int = 50, offset: int = 0
    ) -> list[DraftRow]:
        """The list of drafts, the riskiest first; `search` looks into their titles and file names."""
        wanted = {"search": search, "assignee": assignee, "only_open": only_open, "limit": limit, "offset": offset}
        with self._database.read() as connection:
            return store.draft_rows(connection, rules=rules_version(), **wanted)

    def draft(self, draft_id: int) -> Draft:
        """A draft with its versions and its releases."""
        with self._database.read() as connection:
            return store.draft_of(connection, draft_id)

    def drafts_titled(self, title: str) -> list[int]:
        """The drafts with this very title."""
        with self._database.read() as connection:
            return store.drafts_titled(connection, title)

    def drafts_named(self, name: str) -> list[int]:
        """The drafts whose last version came as a file of this name."""
        with self._database.read() as connection:
            return store.drafts_named(connection, name)

    def drafts_on(self, release_id: int) -> list[int]:
        """The drafts that are checked against a release."""
        with self._database.read() as connection:
            return store.drafts_on(connection, release_id)

    def drafts_with(self, sha256: str) -> list[int]:
        """The drafts whose last version is this text."""
        with self._database.read() as connection:
            return store.drafts_with(connection, sha256)

    def releases_with(self, sha256: str) -> list[int]:
        """The releases whose last version is this text."""
        with self._database.read() as connection:
            return store.releases_with(connection, sha256)

    def text(self, sha256: str) -> bytes:
        """The bytes of a version of a release or a draft."""
        with self._database.read() as connection:
            return store.content_of(connection, sha256)

    def document(self, sha256: str) -> Document:
        """A version of a release or a draft, as read."""
        return self._documents.get(sha256, lambda: read(self.text(sha256)))

    # Decisions

    def review(self, draft_id: int) -> Review:
        """A draft with where its claims stand; checked again first where anything is newer than its last check."""
        return self._fresh(draft_id).review()

    def recheck(self, draft_id: int) -> Review:
        """Check a draft again, whether or not anything is newer; with a model it is asked again."""
        state = self._state(draft_id)
        self._check_again(state, known=None)
        return self.review(draft_id)

    def all_drafts(self) -> list[int]:
        """The numbers of all drafts."""
        with self._database.read() as connection:
            return store.all_drafts(connection)

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
            return self._revise(draft_id, request, lambda state: self._edited(state, made))

        def append(connection: sqlite3.Connection, state: _State) -> None:
            _item(state, made)
            self._append(connection, state, made)

        return self._settle(draft_id, request, append)

    def undo(self, draft_id: int, *, editor: str, decision_id: int | None = None, token: str = "") -> Review:
        """Take a decision back, the editor's own last one unless another is named; both stay on record.

        To take an edit back is to put the former sentence in the place of the new one, if that still stands there.
        """
        editor = editor_of(editor)
        request = Request.of(token, "undo", draft_id, editor, decision_id)
        with self._database.read() as connection:
            done = request.done_before(connection) is not None
            decisions = store.decisions_of(connection, draft_id)
        taken = None if done else _taken_back(decisions, editor, decision_id)
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
            return self._revise(draft_id, request, lambda state: self._put_back(state, taken, made))

        def append(connection: sqlite3.Connection, state: _State) -> None:
            _taken_back(state.decisions, editor, taken.id)
            self._append(connection, state, made)

        return self._settle(draft_id, request, append)

    def accept_supported(self, draft_id: int, *, editor: str, token: str = "") -> Review:
        """Accept every supported claim that is open, each as a decision of its own."""
        editor = editor_of(editor)

        def append(connection: sqlite3.Connection, state: _State) -> None:
            for item in state.review().items:
                waits = item.standing is Standing.SECOND_READER and all(d.editor != editor for d in item.decisions)
                if item.verdict.label is Label.SUPPORTED and (item.standing is Standing.OPEN or waits):
                    seen = item.decisions[-1].id if item.decisions else 0
                    made = Made(item.claim_key, item.verdict_key, Action.ACCEPT, Reason.IN_BULK, editor, seen=seen)
                    self._append(connection, state, made)

        return self._settle(draft_id, Request.of(token, "accept_supported", draft_id, editor), append)

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

        def sign(connection: sqlite3.Connection, state: _State) -> None:
            review = state.review()
            if not review.clear:
                raise NotClear(
                    f"draft {draft_id} cannot go out: {len(review.open)} of {len(review.items)} claims are open"
                )
            value = f"{review.check.id}:{state.last_decision}"
            store.add_event(connection, draft_id, store.RELEASED, value, editor)

        return self._settle(draft_id, Request.of(token, "release", draft_id, editor), sign)

    def history(self, draft_id: int) -> list[Decision]:
        """All decisions on a draft, oldest first, also those that were taken back."""
        with self._database.read() as connection:
            store.draft_of(connection, draft_id)
            return list(store.decisions_of(connection, draft_id))

    def check(self, check_id: int) -> tuple[Check, Keys]:
        """A check, the last or an earlier one, with the keys of its claims."""
        with self._database.read() as connection:
            return self._checks.get(check_id, lambda: store.check_of(connection, check_id))

    def overrides(self) -> list[OverrideRow]:
        """How often editors decided against each rule, the most often first."""
        with self._database.read() as connection:
            return override_rows(store.holding_rows(connection))

    def record(self, draft_id: int) -> Iterator[str]:
        """The audit record of a draft: lines of JSON, each with its line end."""
        from factcheck.desk.record import record_lines  # noqa: PLC0415 - few who open a desk want one

        self._fresh(draft_id)
        with self._database.read() as connection:
            yield from record_lines(connection, self._load(connection, draft_id).review())

    # How it is done

    def _read(self, text: Text) -> Document:
        """A text that is about to be added; what cannot be read is not kept."""
        if Text.of(text.content, text.name).sha256 != text.sha256:
            raise UsageError(f"{text.name}: its sha256 is not that of its bytes")
        try:
            return self._documents.get(text.sha256, lambda: read(text.content))
        except InputError as error:
            name = named(text).name
            raise type(error)(str(error).replace("the input:", f"{name}:", 1)) from None

    def _load(self, connection: sqlite3.Connection, draft_id: int) -> _State:
        draft = store.draft_of(connection, draft_id)
        check_id = store.last_check(connection, draft_id)
        nothing: tuple[None, Keys] = (None, ())
        known = self._checks.get(check_id, lambda: store.check_of(connection, check_id)) if check_id else nothing
        check, keys = known
        decisions = store.decisions_of(connection, draft_id)
        signed = store.last_event(connection, draft_id, store.RELEASED)
        return _State(draft, check, keys, decisions, signed, store.is_stale(connection, draft_id))

    def _state(self, draft_id: int) -> _State:
        with self._database.read() as connection:
            return self._load(connection, draft_id)

    def _fresh(self, draft_id: int) -> _State:
        """A draft whose last check is of the last version of everything, and by the rules of now."""
        for _ in range(_TRIES):
            state = self._state(draft_id)
            if state.is_checked:
                return self._listed(state)
            self._check_again(state, known=self._known(state))
        raise _busy(draft_id)

    def _listed(self, state: _State) -> _State:
        """The same, after its line in the list is that of its check again."""
        if state.is_stale:
            with self._database.write() as connection:
                now = self._load(connection, state.draft.id)
                if now.is_checked:
                    self._stand(connection, now)
        return state

    def _check_again(self, state: _State, known: Known | None) -> None:
        """Check a draft and keep that, unless it has changed meanwhile. Nobody waits for it at the file."""
        draft_id, document = state.draft.id, self.document(state.texts[0])
        report, answers = self._check(document, state.sources, known)
        with self._database.write() as connection:
            now = self._load(connection, draft_id)
            if now.texts == state.texts and now.check == state.check:
                self._keep_check(connection, draft_id, document, report, answers)
                self._stand(connection, self._load(connection, draft_id))

    def _check(
        self, document: Document, sources: Sequence[str], known: Known | None = None
    ) -> tuple[Report, Sequence[tuple[str, str]]]:
        """What comes of a check, and what a model answered in it."""
        documents = [self.document(sha256) for sha256 in sources]
        recorder = Recorder(self._model) if self._model is not None else None
        report = checked(document, documents, model=recorder, known=known)
        return report, recorder.answers if recorder is not None else ()

    def _known(self, state: _State) -> Known | None:
        check = state.check
        return None if check is None else Known(self.document(check.draft_sha256), check.report)

    def _keep_check(
        self,
        connection: sqlite3.Connection,
        draft_id: int,
        document: Document,
        report: Report,
        answers: Sequence[tuple[str, str]],
    ) -> int:
        check_id = store.add_check(connection, draft_id, report, keys_of(report.claims, document))
        store.add_answers(connection, check_id, answers)
        return check_id

    def _stand(self, connection: sqlite3.Connection, state: _State) -> Review:
        """Bring the line of a draft in the list up to date, in the transaction that changed it."""
        review = state.review()
        draft, check_id = review.draft, review.check.id
        released = review.released_at is not None
        store.put_standing(connection, draft.id, check_id, draft.assignee, Tally.of(review.items), released=released)
        return review

    def _append(self, connection: sqlite3.Connection, state: _State, made: Made) -> int:
        assert state.check is not None  # noqa: S101 - it was checked first
        return store.add_decision(connection, state.draft.id, state.check.id, made)

    def _settle(self, draft_id: int, request: Request, work: _Work) -> Review:
        """Do some work on a draft that is checked, and say where it stands then."""
        for _ in range(_TRIES):
            self._fresh(draft_id)
            with self._database.write() as connection:
                state = self._load(connection, draft_id)
                if request.done_before(connection) is not None:
                    return state.review()
                if state.is_checked:
                    work(connection, state)
                    request.remember(connection, draft_id)
                    return self._stand(connection, self._load(connection, draft_id))
        raise _busy(draft_id)

    def _revise(self, draft_id: int, request: Request, revise: Callable[[_State], tuple[Text, Made]]) -> Review:
        """A decision that writes a new version: the decision, the version and its check are kept together."""
        for _ in range(_TRIES):
            state = self._fresh(draft_id)
            with self._database.read() as connection:
                if request.done_before(connection) is not None:
                    return state.review()
            text, made = revise(state)
            document = self._read(text)
            report, answers = self._check(document, state.sources, self._known(state))
            with self._database.write() as connection:
                if request.done_before(connection) is not None:
                    return self._load(connection, draft_id).review()
                now = self._load(connection, draft_id)
                if now.check != state.check or now.texts != state.texts:
                    continue
                if made.undoes is not None:
                    _taken_back(now.decisions, made.editor, made.undoes)
                decision_id = self._append(connection, state, made)
                cause = {"by": made.editor, "cause": "edited"}
                store.add_draft_version(connection, draft_id, text, decision_id=decision_id, **cause)
                self._keep_check(connection, draft_id, document, report, answers)
                request.remember(connection, draft_id)
                return self._stand(connection, self._load(connection, draft_id))
        raise _busy(draft_id)

    def _edited(self, state: _State, made: Made) -> tuple[Text, Made]:
        item = _item(state, made)
        verdict = item.verdict
        if made.text == " ".join(verdict.text.split()):
            raise UsageError("the sentence is the same as before; change it, or decide otherwise")
        raw, document = self._last_text(state)
        return rewritten(raw, document, Span(verdict.start, verdict.end), made.text), made

    def _put_back(self, state: _State, taken: Decision, made: Made) -> tuple[Text, Made]:
        """The text without an edit: the version before it, or its sentence put back among what was changed since."""
        with self._database.read() as connection:
            number = store.version_made_by(connection, taken.id, state.draft.id)
            check, keys = store.check_of(connection, taken.check_id)
        versions = state.draft.versions
        if number is None:
            raise UnknownEntry(f"decision {taken.id} made no version of draft {state.draft.id}")
        if versions[-1].sha256 == versions[number - 1].sha256:
            before = versions[number - 2]
            return Text(before.sha256, before.name, self.text(before.sha256)), made
        at = next(n for n, key in enumerate(keys) if key[0] == taken.claim_key)
        old = check.report.claims[at]
        raw, document = self._last_text(state)
        return put_back(raw, document, taken.text, old.text, old.start), made

    def _last_text(self, state: _State) -> tuple[Text, Document]:
        last = state.draft.versions[-1]
        return Text(last.sha256, last.name, self.text(last.sha256)), self.document(last.sha256)

    def _note(self, draft_id: int, kind: str, value: str, by: str, request: Request) -> Draft:
        def note(connection: sqlite3.Connection, _: _State) -> None:
            store.add_event(connection, draft_id, kind, value, by)

        return self._settle(draft_id, request, note).draft


def _item(state: _State, made: Made) -> Item:
    """The claim that a decision is on, as long as it and the verdict on it are what the editor saw."""
    found = [item for item in state.review().items if item.claim_key == made.claim_key]
    if not found:
        raise Conflict("the sentence is not in the draft any more: somebody has changed it; look again", text=made.text)
    if found[0].verdict_key != made.verdict_key:
        raise Conflict("the verdict on this claim is another one by now; look at it and decide again", text=made.text)
    return found[0]


def _taken_back(decisions: Sequence[Decision], editor: str, decision_id: int | None) -> Decision:
    """The decision to take back; one that was taken back already cannot be taken back again."""
    held = holding(decisions)
    if decision_id is None:
        found = [decision for decision in held if decision.editor == editor][-1:]
        if not found:
            raise UnknownEntry(f"{editor} has no decision on this draft to take back")
        return found[0]
    for decision in held:
        if decision.id == decision_id:
            return decision
    if any(decision.undoes == decision_id for decision in decisions):
        raise Conflict(f"decision {decision_id} was taken back already")
    raise UnknownEntry(f"there is no decision {decision_id} on this draft to take back")


def _title_of(document: Document, text: Text) -> str:
    return cleaned((document.title or text.name)[:300], "a title", 300) or text.name


def _busy(draft_id: int) -> DeskError:
    return DeskError(f"draft {draft_id} is being changed all the time; nothing was written, try again")
