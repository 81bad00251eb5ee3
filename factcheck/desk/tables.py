"""What is on the desk as tables, which every renderer shows."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.desk.model import DraftRow, Item, OverrideRow, Review
from factcheck.desk.replay import Replay
from factcheck.render import words
from factcheck.render.listing import Listing, Row, Table

__all__ = ["drafts", "gate", "noted", "overrides", "replayed"]


def drafts(rows: Sequence[DraftRow], done: str = "") -> Table:
    """The list of drafts, as they come, after what was done to them."""
    left = sum(row.open > 0 for row in rows)
    said = f"{words.plural(len(rows), 'draft')}, {left} with open claims"
    return Table(
        title=f"{done}: {said}" if done else said,
        name="drafts",
        headings=("draft", "open", "contradicted", "with", "title", ""),
        rows=tuple(
            (str(row.id), f"{row.open} of {row.claims}", str(row.contradicted), row.assignee, row.title, _state(row))
            for row in rows
        ),
        records=tuple(
            {
                "id": row.id,
                "title": row.title,
                "assignee": row.assignee,
                "claims": row.claims,
                "open": row.open,
                "contradicted": row.contradicted,
                "risk": row.risk,
                "released": row.released,
                "stale": row.stale,
                "changed_at": row.changed_at.isoformat(),
            }
            for row in rows
        ),
    )


def gate(review: Review) -> Table:
    """What keeps a draft from going out, the riskiest first."""
    draft, left = review.draft, review.open
    settled = "nothing is open" if review.items else "no claim in it, so nothing was checked: read it yourself"
    said = f"{len(left)} of {words.plural(len(review.items), 'claim')} open" if left else settled
    signed = f"signed off by {review.released_by}" if review.released_by else ""
    return Table(
        title=f"draft {draft.id}, {draft.title}: {said}",
        name="open",
        headings=("", "verdict", "stands", "claim", "why"),
        rows=tuple(_open_row(item) for item in left),
        records=tuple(_open_record(item) for item in left),
        notes=(signed,) if signed else (),
        facts={
            "draft": draft.id,
            "title": draft.title,
            "sha256": draft.versions[-1].sha256,
            "clear": review.clear,
            "claims": len(review.items),
            "released_by": review.released_by or None,
        },
    )


def overrides(rows: Sequence[OverrideRow]) -> Table:
    """How often each rule was overruled; a rate stands beside the counts that it is made of."""
    return Table(
        title="how often editors overrule each rule" if rows else "no decision has been made yet",
        name="overrides",
        headings=("rule", "overruled", "decided", "rate", "called wrong"),
        rows=tuple(
            (
                words.code_words(row.code),
                str(row.overruled),
                str(row.decided),
                f"{row.rate:.0%}",
                str(row.rule_wrong),
            )
            for row in rows
        ),
        records=tuple(
            {
                "code": row.code,
                "decided": row.decided,
                "overruled": row.overruled,
                "rate": round(row.rate, 4),
                "rule_wrong": row.rule_wrong,
            }
            for row in rows
        ),
    )


def replayed(found: Replay) -> Table:
    """What came of a replay."""
    done = f"{words.plural(found.checks, 'check')}, {words.plural(found.claims, 'verdict')}"
    count = len(found.differences)
    notes = [f"made under the rules {', '.join(found.rules)}, replayed under others"] if found.rules else []
    return Table(
        title=f"{found.title}: {done}, {words.plural(found.decisions, 'decision')}: "
        + ("all the same" if found.same else words.plural(count, "difference")),
        name="differences",
        headings=("what differs",),
        rows=tuple((difference,) for difference in found.differences),
        records=tuple({"difference": difference} for difference in found.differences),
        notes=tuple(notes),
        facts={
            "title": found.title,
            "same": found.same,
            "checks": found.checks,
            "verdicts": found.claims,
            "decisions": found.decisions,
            "other_rules": list(found.rules),
        },
    )


def noted(done: str, review: Review) -> Listing:
    """What was done to a draft, and how it stands."""
    left = len(review.open)
    draft = review.draft
    return Listing(
        done,
        (
            Row("draft", str(draft.id), draft.id),
            Row("title", draft.title, draft.title),
            Row("claims", words.summary_line(review.check.report), len(review.items)),
            Row("open", str(left) if left else "nothing", left),
        ),
    )


def _state(row: DraftRow) -> str:
    if row.stale:
        return "to be checked again"
    if row.released:
        return "signed off"
    return "" if row.open else "may go out" if row.claims else "nothing was checked"


def _open_row(item: Item) -> tuple[str, ...]:
    label = item.verdict.label
    standing = str(item.standing).replace("_", " ")
    return words.SYMBOLS[label], words.label_words(label), standing, item.verdict.text, item.verdict.message


def _open_record(item: Item) -> dict[str, object]:
    verdict = item.verdict
    return {
        "id": verdict.id,
        "claim_key": item.claim_key,
        "text": verdict.text,
        "start": verdict.start,
        "end": verdict.end,
        "label": str(verdict.label),
        "codes": list(verdict.codes),
        "message": verdict.message,
        "standing": str(item.standing),
    }
