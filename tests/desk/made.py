"""Verdicts and decisions made by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from factcheck.claims.records import Evidence
from factcheck.desk.model import Action, Decision, Reason
from factcheck.verify.findings import ClaimVerdict, Label

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
