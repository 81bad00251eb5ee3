"""How long a person waits: loading the package, the command on the examples, and the verbs on their own.

Then how fast releases are read and claims are checked, beside other tools on the same texts where they are installed,
and how the time grows with the source and with the claims.

Times are the best of several runs, since everything that a machine does beside makes them longer and nothing shorter.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import factcheck
from benchmarks import claims
from benchmarks.rivals import MISSING, RIVALS
from benchmarks.rows import Row
from factcheck.verify.evidence import SourceIndex

ROOT = Path(__file__).parents[1]
RELEASE = ROOT / "examples" / "release.md"
MANY = 1_000
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
        *checking(quick=quick),
        *growth(quick=quick),
        *imports(repeats),
    ]


def releases(*, quick: bool) -> list[str]:
    """The real releases where there are any, else the example."""
    folder = Path(os.environ.get("FACTCHECK_DATA") or ROOT.parent / "shared" / "data") / "releases"
    paths = sorted(folder.glob("*.md")) or [RELEASE]
    return [path.read_text("utf-8") for path in (paths[:3] if quick else paths)]


def reading(*, quick: bool) -> list[Row]:
    """How fast releases are read: as documents, and with every figure in them, as the other tools read them."""
    texts = releases(quick=quick)
    repeats = 1 if quick else 3
    rows = [
        Row("read", pace(texts, as_document, repeats), f"{len(texts)} releases: sections, sentences, tables"),
        Row("  with every figure", pace(texts, index, repeats), "and the index that a check asks"),
    ]
    for rival in RIVALS:
        few = texts[:3] if rival.name == "quantulum3" else texts
        rows.append(
            Row(f"  {rival.name}", pace(few, rival.read, repeats), f"{len(few)} releases: their figures")
            if rival.is_here
            else Row(f"  {rival.name}", "-", MISSING)
        )
    return rows


def as_document(text: str) -> object:
    """A text as a document."""
    return factcheck.read(text.encode())


def index(text: str) -> object:
    """A source as a check asks it: read, indexed, every figure found."""
    return SourceIndex(factcheck.read(text.encode())).figures


def pace(texts: Sequence[str], read: Callable[[str], object], repeats: int) -> str:
    """How many characters a second are read."""
    for text in texts[:1]:
        read(text)  # what it loads at its first call is no reading
    seconds = best(lambda: [read(text) for text in texts], repeats)
    return f"{sum(map(len, texts)) / seconds / 1e6:.3f} M characters/s"


def checking(*, quick: bool) -> list[Row]:
    """How many claims a second are checked: drafts of labelled claims, their sources read each time."""
    cases = [(case["source"], [c["claim"] for c in case["claims"]]) for case in claims.load(quick=quick)]
    note = f"{len(cases)} drafts of {len(cases[0][1])} claims" if cases else "the example; no FACTCHECK_DATA here"
    cases = cases or [(RELEASE.read_text("utf-8"), factcheck.read(DRAFT).text.split("\n\n"))]
    repeats = 1 if quick else 3
    rows = [Row("check", checks(cases, ours, repeats), f"{note}, source included")]
    many = [(cases[0][0], (cases[0][1] * MANY)[:MANY])]
    rows.append(Row(f"  {MANY:,} claims, one source", checks(many, ours, 1)))
    for rival in RIVALS:
        if rival.check is None:
            continue
        if not rival.is_here:
            rows.append(Row(f"  {rival.name}", "-", MISSING))
            continue
        at_once = "" if quick else f"; {checks(many, rival.check, 1)} with {MANY:,} claims, one source"
        rows.append(Row(f"  {rival.name}", checks(cases, rival.check, repeats), f"the same drafts{at_once}"))
    return rows


def ours(draft: Sequence[str], source: str) -> object:
    """A draft checked by rules."""
    return factcheck.check(("\n\n".join(draft) + "\n").encode(), source.encode(), model=False)


def checks(cases: Sequence[tuple[str, list[str]]], check: Callable[[Sequence[str], str], object], repeats: int) -> str:
    """How many claims a second are checked."""
    check(cases[0][1][:1], cases[0][0])
    seconds = best(lambda: [check(draft, source) for source, draft in cases], repeats)
    return f"{sum(len(draft) for _, draft in cases) / seconds:,.0f} claims/s"


def growth(*, quick: bool) -> list[Row]:
    """Seconds as the source grows with one claim, and as the claims grow with one source."""
    sizes = [1_000, 10_000, 100_000] if quick else [1_000, 10_000, 100_000, 1_000_000]
    counts = [1, 10, 100] if quick else [1, 10, 100, 1_000]
    texts = releases(quick=quick)
    text = "\n\n".join(texts)
    source = (text * (1 + sizes[-1] // len(text)))[: sizes[-1]]
    release = factcheck.read(RELEASE)
    sentences = [release.plain[s.span.start : s.span.end] for s in release.sentences]
    drafts = [(sentences * (1 + n // len(sentences)))[:n] for n in counts]
    by_size = [took(sentences[2:3], source[:size]) for size in sizes]
    by_count = [took(draft, release.text) for draft in drafts]
    return [
        Row("check as the source grows", by_size[-1], grown(sizes, by_size, "characters")),
        Row("check as the draft grows", by_count[-1], grown(counts, by_count, "sentences")),
    ]


def took(draft: Sequence[str], source: str) -> str:
    """The time of one check."""
    return milliseconds(best(lambda: ours(draft, source), 1))


def grown(sizes: Sequence[int], times: Sequence[str], what: str) -> str:
    """`1,000: 2.0 ms, 10,000: 15.2 ms characters`."""
    return ", ".join(f"{size:,}: {spent}" for size, spent in zip(sizes, times, strict=True)) + f" ({what})"


def imports(repeats: int) -> list[Row]:
    """What it takes to load each tool, beyond starting Python."""
    start = process("pass", repeats)
    rows = [Row("import, all that a check needs", milliseconds(process(ROOMS, repeats) - start))]
    for rival in RIVALS:
        if rival.is_here:
            code = f"import warnings; warnings.simplefilter('ignore'); import {rival.package}"
            rows.append(Row(f"  {rival.name}", milliseconds(process(code, min(repeats, 3)) - start)))
    return rows


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
