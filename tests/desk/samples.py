"""Dossiers made from real checks: the example draft and texts of one's own, with decisions of editors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import factcheck
from factcheck.desk.exports.dossier import Dossier
from factcheck.desk.model import (
    Action,
    Check,
    Decision,
    Draft,
    Item,
    Reason,
    Release,
    SecondReader,
    Standing,
    Version,
)
from factcheck.desk.review import keys_of, review_of
from factcheck.source.document import Document
from factcheck.verify.findings import Label

EXAMPLES = Path(__file__).parents[2] / "examples"
MOMENT = datetime(2026, 3, 1, 14, 5, tzinfo=UTC)
ADDRESS = "https://news.example.com/immix"


def make_dossier(draft: str | bytes, *sources: str | bytes, title: str = "") -> Dossier:
    """A dossier of a real check, with every claim open."""
    document, *releases = [factcheck.read(t.encode() if isinstance(t, str) else t) for t in (draft, *sources)]
    report = factcheck.check(document, releases, model=False)
    hashes = tuple(release.sha256 for release in releases)
    check = Check(1, 1, document.sha256, hashes, report.made_with.rules if report.made_with else "", MOMENT, report)
    entries = tuple(Release(n, "", (make_version(r),)) for n, r in enumerate(releases, 1))
    entry = Draft(1, title, entries, (make_version(document),), "Mara", SecondReader.NONE)
    review = review_of(entry, check, keys_of(report.claims, document), ())
    return Dossier(review, document, tuple(releases))


def make_version(document: Document) -> Version:
    """The first version of a text."""
    return Version(1, document.sha256, "text.md", "Mara", MOMENT, "added")


def decision_on(item: Item, number: int, action: Action = Action.ACCEPT, **given: Any) -> Decision:
    """A decision on a claim, by Mara unless said otherwise."""
    values: dict[str, Any] = {
        "id": number,
        "draft_id": 1,
        "check_id": 1,
        "claim_key": item.claim_key,
        "verdict_key": item.verdict_key,
        "source_hash": "",
        "rules": "",
        "action": action,
        "reason": Reason.AGREES if item.verdict.label is Label.SUPPORTED else Reason.COMPANY_CONFIRMED,
        "note": "",
        "text": "",
        "editor": "Mara",
        "at": MOMENT + timedelta(minutes=number),
        "seen": 0,
    }
    return Decision(**(values | given))


def decided(dossier: Dossier, decisions: Iterable[Decision]) -> Dossier:
    """The same dossier with these decisions and no other."""
    review = dossier.review
    keys = tuple((item.claim_key, item.verdict_key) for item in review.items)
    return replace(dossier, review=review_of(review.draft, review.check, keys, decisions))


def accept_all(dossier: Dossier, **given: Any) -> Dossier:
    """The same dossier with every claim accepted, and signed off by another editor."""
    made = decided(dossier, [decision_on(item, n, **given) for n, item in enumerate(dossier.review.items, 1)])
    assert all(item.standing is Standing.ACCEPTED for item in made.review.items)
    signed = replace(made.review, released_by="Jonas", released_at=MOMENT + timedelta(hours=1))
    return replace(made, review=signed)


def make_example(*, settled: bool = True, url: str = "") -> Dossier:
    """The example draft against its release; settled, an editor accepted all of it, the second claim with a note."""
    release = (EXAMPLES / "release.md").read_text("utf-8")
    if url:
        release = release.replace("---\n", f'---\nurl: "{url}"\n', 1)
    dossier = make_dossier((EXAMPLES / "draft.md").read_bytes(), release)
    if not settled:
        return dossier
    accepted = accept_all(dossier)
    notes = {2: "by phone"}
    decisions = [decision_on(item, n, note=notes.get(n, "")) for n, item in enumerate(dossier.review.items, 1)]
    return replace(accepted, review=replace(accepted.review, items=decided(dossier, decisions).review.items))
