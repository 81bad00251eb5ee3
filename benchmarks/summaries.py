"""Edited summaries against their documents (SummEdits): those whose numerals were changed must be caught.

A summary is caught when any of its claims is contradicted, not found or qualified. A consistent one raises no alarm
when no claim is, and is passed when every one is supported; what rules left unverified is counted beside it. Only
summaries that say a figure are counted.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import factcheck
from benchmarks.claims import CAUGHT, share
from benchmarks.rows import Row
from factcheck.quantities.lexicon import DENOMINATORS, MAGNITUDES, TENS, UNITS
from factcheck.source.document import Document
from factcheck.verify.findings import Label

ROOT = Path(__file__).parents[1]
QUICK = 8  # every eighth row
_NUMERALS = frozenset({*UNITS, *TENS, *MAGNITUDES, *DENOMINATORS, "dozen", "hundred", "double", "twice"}) - {
    "one", "second", "third",
}  # fmt: skip
_MARKER = re.compile(r"^\s*\d+[.)]\s")  # of a list that the summary was cut out of: no numeral of its own
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+", re.I)


def run(*, quick: bool) -> list[Row]:
    """Caught and passed over all domains, then a domain a row."""
    rows = load()[:: QUICK if quick else 1]
    if not rows:
        return [Row("summaries", "-", "no edited summaries here: set FACTCHECK_DATA")]
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        kind = kind_of(row)
        if kind:
            counts = Counter({kind: 1, f"{kind} {verdict(row)}": 1})
            table[""] += counts
            table[row["domain"]] += counts
    return [line for domain in sorted(table) for line in lines(domain, table[domain])]


def load() -> list[dict[str, Any]]:
    """The rows of all domains, each with its domain."""
    folder = Path(os.environ.get("FACTCHECK_DATA") or ROOT.parent / "shared" / "data") / "summedits"
    return [
        {**row, "domain": path.stem.removeprefix("summedits_")}
        for path in sorted(folder.glob("*.json"))
        for row in json.loads(path.read_text("utf-8"))
    ]


def kind_of(row: dict[str, Any]) -> str:
    """ "edited" for a wrong summary whose numerals changed, "faithful" for a right one with numerals, else nothing."""
    before, after = numerals(row["original_summary"]), numerals(row["summary"])
    if int(row["label"]):
        return "faithful" if after else ""
    return "edited" if before != after else ""


def numerals(text: str) -> Counter[str]:
    """The numerals of a text, in digits and in words."""
    words = (word.lower() for word in _WORD.findall(_MARKER.sub("", text)))
    return Counter(word for word in words if word[0].isdigit() or word in _NUMERALS)


def verdict(row: dict[str, Any]) -> str:
    """ "caught", "passed", or "open" where nothing is wrong but something is unverified."""
    report = factcheck.check(row["summary"].encode(), document(row["doc"]), model=False)
    labels = {claim.label for claim in report.claims}
    if labels & CAUGHT:
        return "caught"
    return "open" if Label.UNVERIFIED in labels else "passed"


@lru_cache(maxsize=4)
def document(text: str) -> Document:
    """A document, read once for the summaries of it that stand together."""
    return factcheck.read(text.encode())


def lines(domain: str, counts: Counter[str]) -> list[Row]:
    """The three rows of a domain."""
    indent = "  " if domain else ""
    name = f" {domain}" if domain else ""
    return [
        Row(
            f"{indent}caught{name}",
            share(counts["edited caught"], counts["edited"]),
            f"of {counts['edited']} with changed numerals; {counts['edited open']} left open",
        ),
        Row(
            f"{indent}no alarm{name}",
            share(counts["faithful passed"] + counts["faithful open"], counts["faithful"]),
            f"of {counts['faithful']} faithful ones with numerals; {counts['faithful open']} of them left open",
        ),
        Row(
            f"{indent}passed{name}",
            share(counts["faithful passed"], counts["faithful"]),
            "every sentence of them supported",
        ),
    ]
