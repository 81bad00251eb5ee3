"""Every request is accounted for and every run ends in time, with a provider that fails 30% of its calls in mixed ways.

Hangs are given up after a quarter of a second and the waits between attempts are cut to a twentieth, so that many runs
take minutes and not hours.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass

from benchmarks.loopback import Loopback
from benchmarks.overhead import request
from benchmarks.rows import Row
from factcheck.llm.client import Model
from factcheck.llm.outcomes import Answer, NotAsked, Outcome
from factcheck.llm.settings import ModelSettings

SHARE = 0.3
RUNS = 100
REQUESTS = 40
TIMEOUT = 0.25
MAX_SECONDS = 10.0
TIGHT_SECONDS = 0.3
GRACE = 0.5  # for a machine that does something else meanwhile
FASTER = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One run: how its requests ended, what was seen on both sides, and what is wrong with that."""

    ended: Counter[str]
    calls: int
    seen: Counter[str]
    seconds: float
    wrong: tuple[str, ...]


def run(*, quick: bool) -> list[Row]:
    """Runs with time enough, then runs that are cut off by their limit."""
    runs = 5 if quick else RUNS
    with Loopback(faults=SHARE, delay=0.01) as server:
        enough = [one(server, seed, MAX_SECONDS) for seed in range(runs)]
        tight = [one(server, runs + seed, TIGHT_SECONDS) for seed in range(runs)]
    return [
        *rows(f"{runs} runs, {MAX_SECONDS:g} s each", enough),
        *rows(f"{runs} runs, {TIGHT_SECONDS:g} s each", tight),
    ]


async def sleep(seconds: float) -> None:
    """Waits, but not as long."""
    await asyncio.sleep(seconds / FASTER)


def one(server: Loopback, seed: int, limit: float) -> Finding:
    """One run through the server's faults."""
    settings = ModelSettings("loopback", server.url(seed), timeout=TIMEOUT, max_seconds=limit, concurrency=8)
    with Model(settings, sleep=sleep) as model:
        model.ask_many([])
        start = time.perf_counter()
        outcomes = model.ask_many([request(str(index)) for index in range(REQUESTS)])
        seconds = time.perf_counter() - start
        used = model.usage
    failed = sum(not isinstance(outcome, Answer | NotAsked) for outcome in outcomes)
    seen = server.seen[str(seed)]
    wrong = {
        "an outcome is missing": len(outcomes) != REQUESTS,
        "an answer belongs to another request": not all(fits(index, o) for index, o in enumerate(outcomes)),
        "failures are miscounted": used.failed != failed,
        "calls are miscounted": used.calls < sum(seen.values()),
        "the run was too long": seconds > limit + GRACE,
    }
    ended = Counter(type(outcome).__name__ for outcome in outcomes)
    return Finding(ended, used.calls, seen, seconds, tuple(what for what, is_so in wrong.items() if is_so))


def fits(index: int, outcome: Outcome) -> bool:
    """Whether an answer is the one to its own question."""
    return not isinstance(outcome, Answer) or getattr(outcome.value, "quote", None) == str(index)


def rows(what: str, findings: list[Finding]) -> list[Row]:
    """The figures of some runs."""
    ended: Counter[str] = sum((finding.ended for finding in findings), Counter())
    seen: Counter[str] = sum((finding.seen for finding in findings), Counter())
    wrong = Counter(fault for finding in findings for fault in finding.wrong)
    total = sum(ended.values())
    faults = sum(seen.values()) - seen["fine"]
    return [
        Row(
            what,
            f"{len(findings) - sum(bool(f.wrong) for f in findings)}/{len(findings)}",
            listed(wrong) or "all right",
        ),
        Row("  outcomes", f"{total}", listed(ended)),
        Row("  calls", f"{sum(f.calls for f in findings)}", f"{faults / max(1, sum(seen.values())):.1%} with a fault"),
        Row("  faults", f"{faults}", listed(Counter({k: n for k, n in seen.items() if k != "fine"}))),
        Row("  longest run", f"{max(f.seconds for f in findings):.2f} s"),
    ]


def listed(counts: Counter[str]) -> str:
    """`Answer 39, Failed 1`."""
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())
