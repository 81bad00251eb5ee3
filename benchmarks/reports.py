"""Whole checks with a provider that fails 30% of its calls: all claims have a verdict, no failure supports one.

The provider's healthy answers are authored: each claim is called supported with the first passage as its quote, which
is the worst that a model can say. Nothing about quality rests on them.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter

import factcheck
from benchmarks.faults import GRACE, SHARE, TIMEOUT, listed, sleep
from benchmarks.loopback import Body, Loopback
from benchmarks.rows import Row
from factcheck.llm.client import Model
from factcheck.llm.settings import ModelSettings
from factcheck.verify.findings import Label, Report

RUNS = 100
CLAIMS = 120  # ten calls a check
MAX_SECONDS = 10.0
_ITEM = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
KEEPERS = "Ada Bo Cai Dag Eva Finn Gro Ida Jon Kai Liv Moa".split()
YARDS = "Alder Birch Cedar Elm Fir Holm Larch Maple Oak Pine".split()
SOURCE = "\n\n".join(f"The {yard} yard was named after its first keeper." for yard in YARDS) + "\n"
DRAFT = (
    "\n\n".join(f"{keeper} welcomed the visitors of the {yard} yard." for keeper in KEEPERS for yard in YARDS) + "\n"
)


def answer(body: Body) -> str:
    """Supports every claim with the first passage."""
    release, claims = body["messages"][1]["content"].split("<<<claims", 1)
    quote = _ITEM.findall(release)[0][1]
    items = [
        {"claim": int(number), "quote": quote, "reason": "authored", "label": "supported"}
        for number, _ in _ITEM.findall(claims)
    ]
    return json.dumps({"items": items})


def run(*, quick: bool) -> list[Row]:
    """Checks through the faults, and what is wrong with their reports."""
    runs = 5 if quick else RUNS
    wrong: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    failed = calls = 0
    longest = 0.0
    with Loopback(answer, faults=SHARE, delay=0.01) as server:
        for seed in range(runs):
            start = time.perf_counter()
            report = one(server, seed)
            seconds = time.perf_counter() - start
            longest = max(longest, seconds)
            wrong.update(mistakes(report, seconds))
            codes.update(f.code for claim in report.claims for f in claim.findings)
            failed, calls = failed + report.usage.failed, calls + report.usage.calls
    return [
        Row(f"{runs} checks of {CLAIMS} claims", "all right" if not wrong else "wrong", listed(wrong)),
        Row("  calls", str(calls), f"{failed} requests failed for good"),
        Row("  findings", str(sum(codes.values())), listed(codes)),
        Row("  longest check", f"{longest:.2f} s", f"limit {MAX_SECONDS:g} s"),
    ]


def one(server: Loopback, seed: int) -> Report:
    """One check through the server's faults."""
    settings = ModelSettings("loopback", server.url(seed), timeout=TIMEOUT, max_seconds=MAX_SECONDS, concurrency=8)
    with Model(settings, sleep=sleep) as model:
        return factcheck.check(DRAFT, SOURCE, model=model)


def mistakes(report: Report, seconds: float) -> list[str]:
    """What must not be."""
    claims = report.claims
    wrong = {
        "a claim is missing": len(claims) != CLAIMS,
        "the summary does not add up": sum(report.summary.model_dump().values()) != len(claims),
        "a failed call supports a claim": any(
            claim.label is Label.SUPPORTED and any(f.code.startswith("MDL2") for f in claim.findings)
            for claim in claims
        ),
        "a failure is not counted": report.usage.failed == 0
        and any(f.code in ("MDL202", "MDL204", "MDL205") for claim in claims for f in claim.findings),
        "the check was too long": seconds > MAX_SECONDS + GRACE,
    }
    return [what for what, is_so in wrong.items() if is_so]
