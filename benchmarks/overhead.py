"""What the model client adds to the time of a provider: a loopback server, in another process, answers after 200 ms.

Ideal is the requests in rounds of as many as are asked at a time. A first request, which is not measured, loads the
openai package and opens a connection.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from pydantic import BaseModel

from benchmarks.rows import Row
from factcheck.llm.client import Model
from factcheck.llm.outcomes import Answer
from factcheck.llm.request import Request
from factcheck.llm.settings import ModelSettings

ROOT = Path(__file__).parents[1]
DELAY = 0.2
REQUESTS = 64
AT_A_TIME = 16
LIMIT = 1.15
TEXT = "The company enrolled 40 patients at 12 sites in the first half of the year. " * 80


class Verdict(BaseModel):
    """The answer."""

    quote: str
    label: str


def run(*, quick: bool) -> list[Row]:
    """The time of all requests against the ideal."""
    ideal = REQUESTS / AT_A_TIME * DELAY
    command = [sys.executable, "-m", "benchmarks.loopback", str(DELAY)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None  # noqa: S101
        times = measure(server.stdout.readline().strip(), 1 if quick else 10)
        server.communicate()
    each = f"{len(times)} runs, {ideal:.1f} s ideal, at most {LIMIT} allowed"
    return [
        Row(f"{REQUESTS} requests, {AT_A_TIME} at a time", f"{min(times):.3f} s", "best"),
        Row(
            "  against the ideal",
            f"{min(times) / ideal:.3f}",
            f"median {median(times) / ideal:.3f}, worst {max(times) / ideal:.3f}; {each}",
        ),
    ]


def measure(url: str, runs: int) -> list[float]:
    """Seconds of each run, all with one model as a program would have."""
    requests = [request(f"{index}\n{TEXT}") for index in range(REQUESTS)]
    times = []
    with Model(ModelSettings("loopback", url, concurrency=AT_A_TIME)) as model:
        model.ask(request("first"))
        for _ in range(runs):
            start = time.perf_counter()
            outcomes = model.ask_many(requests)
            times.append(time.perf_counter() - start)
            if not all(isinstance(outcome, Answer) for outcome in outcomes):
                raise RuntimeError(f"the loopback server failed: {outcomes}")
    return times


def request(user: str) -> Request:
    """A question of the size of a chunk."""
    return Request("judge", "Judge the claims.", user, Verdict, "0" * 64)
