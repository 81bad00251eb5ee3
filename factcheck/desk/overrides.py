"""How often editors decide against a rule."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from factcheck.desk.model import Action, OverrideRow, Reason
from factcheck.verify.findings import Label

__all__ = ["override_rows"]


def override_rows(rows: Iterable[sqlite3.Row]) -> list[OverrideRow]:
    """By rule code, the most often overruled first: decisions that hold, and those against the verdict.

    Of several decisions of one editor on a claim the last counts. To accept a verdict other than supported overrules
    it, and so does to reject a supported one; but a sentence that an editor wrote is the editor's, and is not counted.
    """
    written: dict[int, list[str]] = defaultdict(list)
    last: dict[tuple[object, ...], sqlite3.Row] = {}
    for row in rows:
        if any(_folded(row["text"]) in text for text in written[row["draft_id"]]):
            continue
        last[row["draft_id"], row["claim_key"], row["verdict_key"], row["editor"]] = row
        if row["action"] == Action.EDIT:
            written[row["draft_id"]].append(_folded(row["written"]))
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in last.values():
        against = row["action"] == (Action.REJECT if row["label"] == Label.SUPPORTED else Action.ACCEPT)
        for code in row["codes"].split():
            counts[code][0] += 1
            counts[code][1] += against
            counts[code][2] += against and row["reason"] == Reason.RULE_WRONG
    found = [OverrideRow(code, *count) for code, count in counts.items()]
    return sorted(found, key=lambda row: (-row.overruled, -row.rate, row.code))


def _folded(text: str) -> str:
    return " ".join(text.split())
