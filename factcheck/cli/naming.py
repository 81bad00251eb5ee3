"""Which draft or release of the desk somebody means who names it at the command line."""

# The desk's rooms are imported where they are used.
# ruff: noqa: PLC0415

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.options import STDIN, Options
from factcheck.errors import InputError, UnknownEntry, UsageError

if TYPE_CHECKING:
    from factcheck.desk.model import Text
    from factcheck.desk.service import Desk

_ALL = 1_000_000


def text_of(options: Options, name: str) -> Text:
    """The bytes of a file or of standard input, under its name."""
    from factcheck.desk.model import Text

    return Text.of(options.load(name), "standard input" if name == STDIN else Path(name).name)


def release_given(opened: Desk, options: Options, name: str, by: str) -> int:
    """The number of a release that is on the desk, or that is added now."""
    if _is_number(name) and not os.path.exists(name):
        return opened.release(int(name)).id
    text = text_of(options, name)
    return next(iter(opened.releases_with(text.sha256)), 0) or opened.add_release(text, by=by).id


def release_named(opened: Desk, wanted: str) -> int:
    """The number of a release whose text is about to change: by its number, its title or the name of its file."""
    if _is_number(wanted):
        return opened.release(int(wanted)).id
    named = Path(wanted).name
    known = opened.releases(limit=_ALL)
    return _only(
        [r.id for r in known if r.title == wanted] or [r.id for r in known if r.versions[-1].name == named],
        wanted,
        "release",
    )


def draft_meant(opened: Desk, options: Options, wanted: str) -> int:
    """The number of the draft that is meant: by its number, by the text of a file, or by its title."""
    if _is_number(wanted):
        return opened.draft(int(wanted)).id
    if not (wanted == STDIN or os.path.isfile(wanted)):
        return _only(opened.drafts_titled(wanted), wanted, "draft")
    found = opened.drafts_with(text_of(options, wanted).sha256)
    if not found:
        raise InputError(
            f"{wanted}: no draft on the desk has this very text as its last version; "
            "put it there with 'factcheck desk add' or 'replace'"
        )
    return _only(found, wanted, "draft")


def draft_there(opened: Desk, text: Text, release_ids: Sequence[int], title: str) -> int:
    """The number of the draft that has this text on these releases, and this title if one is given; 0 if none has."""
    for number in opened.drafts_with(text.sha256):
        known = opened.draft(number)
        if [release.id for release in known.releases] == list(release_ids) and title in ("", known.title):
            return number
    return 0


def draft_named(opened: Desk, wanted: str) -> int:
    """The number of a draft, whatever its text is by now: by its number, its title or the name of its file."""
    if _is_number(wanted):
        return opened.draft(int(wanted)).id
    return _only(opened.drafts_titled(wanted) or opened.drafts_named(Path(wanted).name), wanted, "draft")


def _is_number(wanted: str) -> bool:
    return wanted.isascii() and wanted.isdecimal() and len(wanted) < 16


def _only(found: Sequence[int], wanted: str, what: str) -> int:
    if not found:
        raise UnknownEntry(
            f"there is no {what} {wanted!r:.100} on this desk; 'factcheck desk list' shows what there is"
        )
    if len(found) > 1:
        numbers = ", ".join(map(str, found[:10]))
        raise UsageError(f"{wanted!r:.100} is the name of several: say which by its number ({numbers})")
    return found[0]
