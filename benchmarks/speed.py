"""How long a person waits: loading the package, the command on the examples, and the verbs on their own.

Times are the best of several runs, since everything that a machine does beside makes them longer and nothing shorter.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import factcheck
from benchmarks.rows import Row

ROOT = Path(__file__).parents[1]
RELEASE = ROOT / "examples" / "release.md"
DRAFT = ROOT / "examples" / "draft.md"
CHECK = ["check", str(DRAFT), "--source", str(RELEASE)]
# What `factcheck check` loads before it reads a byte.
ROOMS = (
    "import factcheck.cli, factcheck.api, factcheck.verify.checker, factcheck.source.readers, factcheck.render.terminal"
)


def run(*, quick: bool) -> list[Row]:
    """Import time, the command from start to end, and the verbs in a process that is warm."""
    repeats = 1 if quick else 10
    start = process("pass", repeats)
    package = process("import factcheck", repeats) - start
    rooms = process(ROOMS, repeats) - start
    command = best(
        lambda: subprocess.run([sys.executable, "-m", "factcheck", *CHECK], check=False, stdout=subprocess.DEVNULL),
        repeats,
    )
    release, draft = factcheck.read(RELEASE), factcheck.read(DRAFT)
    warm = max(repeats, 3)
    check = best(lambda: factcheck.check(draft, release), warm)
    return [
        Row("import factcheck", milliseconds(package), "beyond starting Python"),
        Row("factcheck check, from start to end", milliseconds(command), f"Python alone: {milliseconds(start)}"),
        Row("  of that, imports", f"{rooms / command:.0%}", milliseconds(rooms)),
        Row("check, warm", milliseconds(check), f"{len(draft.text):,} characters against {len(release.text):,}"),
        Row("extract, warm", milliseconds(best(lambda: factcheck.extract(release), warm))),
        Row("brief, warm", milliseconds(best(lambda: factcheck.brief(release), warm))),
        *reading(quick=quick),
    ]


def reading(*, quick: bool) -> list[Row]:
    """How fast releases are read: the real ones where there are any, else the example."""
    folder = Path(os.environ.get("FACTCHECK_DATA") or ROOT.parent / "shared" / "data") / "releases"
    paths = sorted(folder.glob("*.md")) or [RELEASE]
    texts = [path.read_bytes() for path in (paths[:3] if quick else paths)]
    seconds = best(lambda: [factcheck.read(text) for text in texts], 1 if quick else 3)
    characters = sum(len(factcheck.read(text).text) for text in texts)
    note = f"{len(texts)} releases" if paths != [RELEASE] else "the example; no FACTCHECK_DATA here"
    return [Row("read", f"{characters / seconds / 1e6:.2f} M characters/s", note)]


def process(code: str, repeats: int) -> float:
    """The time of a fresh Python that runs some code."""
    return best(lambda: subprocess.run([sys.executable, "-c", code], check=True), repeats)


def best(call: Callable[[], object], repeats: int) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def milliseconds(seconds: float) -> str:
    """`12.3 ms`."""
    return f"{seconds * 1000:,.1f} ms"
