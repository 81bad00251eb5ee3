"""Labelled claims against their releases: how many wrong ones are caught, how many faithful ones passed.

A wrong claim is caught by contradicted, not found or qualified; a faithful one is passed by supported alone. Evidence
is found when a passage that was returned overlaps one that decides the label.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import factcheck
from benchmarks.rows import Row
from factcheck.verify.findings import ClaimVerdict, Label, Report

ROOT = Path(__file__).parents[1]
LABELLED = Path(__file__).parent / "labelled"
CAUGHT = {Label.CONTRADICTED, Label.NOT_FOUND, Label.QUALIFIED}


def run(*, quick: bool) -> list[Row]:
    """The figures over all claims, then a row a category."""
    cases = load(quick=quick)
    if not cases:
        return [Row("claims", "-", "no labelled claims here: set FACTCHECK_DATA")]
    reports = [(case, factcheck.check(draft(case), case["source"].encode(), model=False)) for case in cases]
    table = tally(reports)[1]
    rows = figures("", reports) + [Row(f"  {k}", f"{c['right']}/{c['n']}", labels(c)) for k, c in sorted(table.items())]
    return rows + ([] if quick else written())


def written() -> list[Row]:
    """The same over the sets in `benchmarks/labelled`, written by hand and blind to the rules; see its README."""
    rows = []
    for name in ("developed on", "held out"):
        cases = [json.loads(p.read_text("utf-8")) for p in sorted((LABELLED / name.replace(" ", "_")).glob("*.json"))]
        checked = [(case, factcheck.check(draft(case), case["source"].encode(), model=False)) for case in cases]
        rows += figures(f"{name}: ", checked)
    return rows


def load(*, quick: bool) -> list[dict[str, Any]]:
    """The labelled releases, two of them for a quick look."""
    folder = Path(os.environ.get("FACTCHECK_DATA") or ROOT.parent / "shared" / "data") / "devset"
    cases = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return cases[:2] if quick else cases


def draft(case: dict[str, Any]) -> str:
    """The labelled claims of a release as one draft, one a paragraph."""
    return "\n\n".join(claim["claim"] for claim in case["claims"]) + "\n"


def figures(name: str, reports: Sequence[tuple[dict[str, Any], Report]]) -> list[Row]:
    """Caught, passed, evidence and unverified over some reports."""
    total, _ = tally(reports)
    return [
        Row(f"{name}caught", share(total["bad right"], total["bad"]), f"of {total['bad']} wrong claims"),
        Row(f"{name}passed", share(total["ok right"], total["ok"]), f"of {total['ok']} faithful claims"),
        Row(
            f"{name}evidence",
            share(total["evidence right"], total["evidence"]),
            f"of {total['evidence']} with a passage",
        ),
        Row(f"{name}unverified", share(total["unverified"], total["bad"] + total["ok"])),
    ]


def tally(reports: Sequence[tuple[dict[str, Any], Report]]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """The counts over all claims, and by category."""
    total: Counter[str] = Counter()
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for case, report in reports:
        for claim, verdicts in answers(case, report):
            score(case["source"], claim, verdicts, total, table)
    return total, table


def answers(case: dict[str, Any], report: Report) -> list[tuple[dict[str, Any], list[ClaimVerdict]]]:
    """Every labelled claim with the verdicts on it."""
    found, at = [], 0
    for claim in case["claims"]:
        end = at + len(claim["claim"])
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
