"""What the briefs of real releases leave out: how much, under which codes, and how long it takes to tell."""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path

import factcheck
from benchmarks.rows import Row
from factcheck.briefs.material import material
from factcheck.briefs.omissions import left_out
from factcheck.errors import NothingToBrief
from factcheck.verify.codes import CODES

ROOT = Path(__file__).parents[1]


def run(*, quick: bool) -> list[Row]:
    """Material facts and omissions a release, then by code, and the time for a release."""
    folder = Path(os.environ.get("FACTCHECK_DATA") or ROOT.parent / "shared" / "data") / "releases"
    paths = sorted(folder.glob("*.md"))[: 5 if quick else None]
    if not paths:
        return [Row("omissions", "-", "no releases here: set FACTCHECK_DATA")]
    facts, missing = Counter[str](), Counter[str]()
    briefs, complete, seconds = 0, 0, 0.0
    for path in paths:
        document = factcheck.read(path)
        try:
            brief = factcheck.brief(document, model=False)
        except NothingToBrief:
            continue
        texts = [sentence.text for sentence in brief.sentences]
        start = time.perf_counter()
        found = left_out([document], texts)
        seconds += time.perf_counter() - start
        facts.update(fact.code for fact in material(document))
        missing.update(omission.code for omission in found)
        briefs, complete = briefs + 1, complete + (not found)
    rows = [
        Row("material facts", f"{facts.total()}", f"in {briefs} releases"),
        Row("left out of their briefs", f"{missing.total()}", f"{missing.total() / briefs:.2f} a release"),
        Row("briefs that leave nothing out", f"{complete}"),
        Row("time", f"{seconds / briefs * 1000:.1f} ms", "a release"),
    ]
    return rows + [
        Row(f"  {code} {CODES[code].name}", f"{missing[code]}", f"of {facts[code]}") for code in sorted(facts)
    ]
