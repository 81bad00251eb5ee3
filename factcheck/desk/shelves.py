"""What is on the desk, for whoever looks at it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.desk import store
from factcheck.desk.engine import Engine
from factcheck.desk.model import Check, Decision, Draft, DraftRow, OverrideRow, Release
from factcheck.desk.overrides import override_rows
from factcheck.desk.review import Keys
from factcheck.source.document import Document
from factcheck.verify.ruleset import rules_version

__all__ = ["Shelves"]


class Shelves:
    """The half of the desk that only reads."""

    _engine: Engine

    def releases(self, *, search: str = "", limit: int = 50, offset: int = 0) -> list[Release]:
        """Releases, the newest first; `search` looks into their titles and file names."""
        with self._engine.database.read() as connection:
            return store.releases(connection, search, limit, offset)

    def release(self, release_id: int) -> Release:
        """A release with its versions."""
        with self._engine.database.read() as connection:
            return store.release_of(connection, release_id)

    def drafts(
        self, *, search: str = "", assignee: str = "", only_open: bool = False, limit: int = 50, offset: int = 0
    ) -> list[DraftRow]:
        """The list of drafts, the riskiest first; `search` looks into their titles and file names."""
        wanted = {"search": search, "assignee": assignee, "only_open": only_open, "limit": limit, "offset": offset}
        with self._engine.database.read() as connection:
            return store.draft_rows(connection, rules=rules_version(), **wanted)

    def draft(self, draft_id: int) -> Draft:
        """A draft with its versions and its releases."""
        with self._engine.database.read() as connection:
            return store.draft_of(connection, draft_id)

    def drafts_titled(self, title: str) -> list[int]:
        """The drafts with this very title."""
        with self._engine.database.read() as connection:
            return store.drafts_titled(connection, title)

    def drafts_named(self, name: str) -> list[int]:
        """The drafts whose last version came as a file of this name."""
        with self._engine.database.read() as connection:
            return store.drafts_named(connection, name)

    def drafts_on(self, release_id: int) -> list[int]:
        """The drafts that are checked against a release."""
        with self._engine.database.read() as connection:
            return store.drafts_on(connection, release_id)

    def drafts_with(self, sha256: str) -> list[int]:
        """The drafts whose last version is this text."""
        with self._engine.database.read() as connection:
            return store.drafts_with(connection, sha256)

    def releases_with(self, sha256: str) -> list[int]:
        """The releases whose last version is this text."""
        with self._engine.database.read() as connection:
            return store.releases_with(connection, sha256)

    def text(self, sha256: str) -> bytes:
        """The bytes of a version of a release or a draft."""
        return self._engine.text(sha256)

    def document(self, sha256: str) -> Document:
        """A version of a release or a draft, as read."""
        return self._engine.document(sha256)

    def all_drafts(self) -> list[int]:
        """The numbers of all drafts."""
        with self._engine.database.read() as connection:
            return store.all_drafts(connection)

    def history(self, draft_id: int) -> list[Decision]:
        """All decisions on a draft, oldest first, also those that were taken back."""
        with self._engine.database.read() as connection:
            store.draft_of(connection, draft_id)
            return list(store.decisions_of(connection, draft_id))

    def check(self, check_id: int) -> tuple[Check, Keys]:
        """A check, the last or an earlier one, with the keys of its claims."""
        with self._engine.database.read() as connection:
            return self._engine.check_of(connection, check_id)

    def overrides(self) -> list[OverrideRow]:
        """How often editors decided against each rule, the most often first."""
        with self._engine.database.read() as connection:
            return override_rows(store.holding_rows(connection))

    def record(self, draft_id: int) -> Iterator[str]:
        """The audit record of a draft: lines of JSON, each with its line end."""
        from factcheck.desk.record import record_lines  # noqa: PLC0415 - few who open a desk want one

        self._engine.fresh(draft_id)
        with self._engine.database.read() as connection:
            yield from record_lines(connection, self._engine.load(connection, draft_id).review())
