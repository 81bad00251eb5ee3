"""Labelled claims against their releases: how many wrong ones are caught, how many faithful ones passed.

A wrong claim is caught by contradicted, not found or qualified; a faithful one is passed by supported alone. Evidence
is found when a passage that was returned overlaps one that decides the label.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import factcheck
from benchmarks.rows import Row
from factcheck.verify.findings import ClaimVerdict, Label

ROOT = Path(__file__).parents[1]
CAUGHT = {Label.CONTRADICTED, Label.NOT_FOUND, Label.QUALIFIED}


def run(*, quick: bool) -> list[Row]:
    """The figures over all claims, then a row a category."""
    folder = Path(os.environ.get("FACTCHECK_DATA") or ROOT.parent / "shared" / "data") / "devset"
    cases = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    if not cases:
        return [Row("claims", "-", f"no labelled claims in {folder.name}: set FACTCHECK_DATA")]
    total: Counter[str] = Counter()
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases[:2] if quick else cases:
        for claim, verdicts in answers(case):
            score(case["source"], claim, verdicts, total, table)
    rows = [
        Row("caught", share(total["bad right"], total["bad"]), f"of {total['bad']} wrong claims"),
        Row("passed", share(total["ok right"], total["ok"]), f"of {total['ok']} faithful claims"),
        Row("evidence", share(total["evidence right"], total["evidence"]), f"of {total['evidence']} with a passage"),
        Row("unverified", share(total["unverified"], total["bad"] + total["ok"])),
    ]
    return rows + [Row(f"  {k}", f"{c['right']}/{c['n']}", labels(c)) for k, c in sorted(table.items())]


def answers(case: dict[str, Any]) -> list[tuple[dict[str, Any], list[ClaimVerdict]]]:
    """Every labelled claim with the verdicts on it; the claims are one draft, one a paragraph."""
    texts = [claim["claim"] for claim in case["claims"]]
    report = factcheck.check("\n\n".join(texts) + "\n", factcheck.read(case["source"].encode()))
    found, at = [], 0
    for claim, text in zip(case["claims"], texts, strict=True):
        end = at + len(text)
        found.append((claim, [v for v in report.claims if v.start < end and at < v.end]))
        at = end + 2
    return found


def score(
    source: str,
    claim: dict[str, Any],
    verdicts: list[ClaimVerdict],
    total: Counter[str],
    table: dict[str, Counter[str]],
) -> None:
    """Adds one claim to the counts."""
    label = min((v.label for v in verdicts), key=lambda label: label.severity, default=None)
    want = claim["want"]
    right = label in CAUGHT if want == "bad" else label is Label.SUPPORTED
    total.update({want: 1, f"{want} right": int(right), "unverified": int(label is Label.UNVERIFIED)})
    table[f"{want} {claim['category']}"].update({"n": 1, "right": int(right), str(label): 1})
    spans = [span for part in claim.get("evidence", []) for span in occurrences(source, part)]
    if spans:
        given = [(e.start, e.end) for v in verdicts for e in v.evidence]
        hit = any(start < b and a < end for start, end in given for a, b in spans)
        total.update({"evidence": 1, "evidence right": int(hit)})


def occurrences(text: str, part: str) -> list[tuple[int, int]]:
    """Where a passage stands in a text."""
    found, at = [], text.find(part) if part else -1
    while at >= 0:
        found.append((at, at + len(part)))
        at = text.find(part, at + 1)
    return found


def share(part: int, whole: int) -> str:
    """A share as a percentage."""
    return f"{part / whole:.1%}" if whole else "-"


def labels(counts: Counter[str]) -> str:
    """The labels given, with their counts."""
    return ", ".join(f"{k} {v}" for k, v in counts.items() if k not in ("n", "right") and v)
