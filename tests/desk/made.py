"""Verdicts and decisions made by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from factcheck.claims.records import Evidence
from factcheck.desk.model import Action, Decision, Item, Reason, Review
from factcheck.desk.service import Desk
from factcheck.verify.findings import ClaimVerdict, Label

RELEASE = """---
title: Acme reports its quarter
---

Acme said sales rose 11% to $20 million in the quarter. It hired 40 people in Lyon.

The plant in Nantes may create 30 jobs.

Acme has 900 employees.
"""
# Of its claims the second is contradicted, the fourth qualified; the others are supported.
DRAFT = """---
title: "A quarter's news"
---

Acme hired 40 people in Lyon. Sales rose 12%.

- Acme has 900 employees.
- The plant in Nantes created 30 jobs.
"""
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def verdict(label: Label = Label.CONTRADICTED, text: str = "Sales rose 12%.", **fields: object) -> ClaimVerdict:
    given: dict[str, object] = {
        "id": "c1",
        "text": text,
        "start": 0,
        "end": len(text),
        "label": label,
        "codes": ("NUM101",),
        "message": "the release says 11%",
        "evidence": (Evidence(quote="Sales rose 11%.", start=5, end=20),),
    }
    return ClaimVerdict.model_validate(given | fields)


def decision(number: int, action: Action, editor: str = "ada", *, seen: int = 0, **fields: object) -> Decision:
    given: dict[str, object] = {
        "draft_id": 1,
        "check_id": 1,
        "claim_key": "claim",
        "verdict_key": "verdict",
        "source_hash": "s",
        "rules": "r",
        "reason": Reason.AGREES,
        "note": "",
        "text": "",
        "at": NOON + timedelta(minutes=number),
    }
    return Decision(id=number, action=action, editor=editor, seen=seen, **(given | fields))  # type: ignore[arg-type]


def settle(desk: Desk, review: Review, editor: str = "ada") -> Review:
    """Accept whatever is open."""
    for item in review.open:
        review = decide(desk, review, item, editor=editor)
    return review


def decide(desk: Desk, review: Review, item: Item, action: Action = Action.ACCEPT, **given: object) -> Review:
    told: dict[str, object] = {"editor": "ada", "reason": Reason.OTHER, "verdict_key": item.verdict_key}
    told["seen"] = item.decisions[-1].id if item.decisions else 0
    return desk.decide(review.draft.id, item.claim_key, action, **(told | given))  # type: ignore[arg-type]


def item_with(review: Review, words: str) -> Item:
    """The claim that has these words in it."""
    [found] = [item for item in review.items if words in item.verdict.text]
    return found
