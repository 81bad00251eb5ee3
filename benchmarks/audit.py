"""Audits of the briefs of real releases: how many wrong claims made from what was accepted are caught, by kind.

The briefs are those that rules write, as long as their length lets them be; every sentence is one that the checker
passed. The same seed gives the same claims.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence

import factcheck
from benchmarks.claims import share
from benchmarks.perturbation import releases
from benchmarks.rows import Row
from factcheck.audits.model import Audit
from factcheck.audits.mutations import WRONG
from factcheck.audits.run import SEED, audit_document
from factcheck.errors import NothingToBrief
from factcheck.source.document import Document

MUTANTS = 200
WORDS = 250  # longer than the usual brief: more to be wrong in


def run(*, quick: bool) -> list[Row]:
    """Caught of all, then a row a kind."""
    documents = [release.document for release in releases(quick=quick)]
    if not documents:
        return [Row("audit", "-", "no releases here: set FACTCHECK_DATA")]
    started = time.perf_counter()
    audits = audited(documents)
    took = time.perf_counter() - started
    mutants = [m for audit in audits for m in audit.mutants]
    caught, passed = sum(m.caught for m in mutants), sum(m.passed for m in mutants)
    refused = sum(len(audit.not_audited) for audit in audits)
    sentences = sum(audit.sentences for audit in audits)
    kinds = {kind: [m for m in mutants if m.kind == kind] for kind in WRONG}
    return [
        Row("caught", share(caught, len(mutants)), f"of {len(mutants)} mutants of {len(audits)} briefs, seed {SEED}"),
        Row(
            "let pass", share(passed, len(mutants)), f"{passed} called supported, {len(mutants) - caught - passed} open"
        ),
        Row("audited", share(sentences, sentences + refused), f"of {sentences + refused} sentences"),
        Row("a brief", f"{took / len(audits):.2f} s", "to write it and to try its mutants"),
        *(
            Row(f"  {kind}", f"{sum(m.caught for m in mine)}/{len(mine)}", _labels(m.label for m in mine))
            for kind, mine in kinds.items()
        ),
    ]


def audited(documents: Sequence[Document]) -> list[Audit]:
    """An audit for every release of which a brief can be written."""
    found = []
    for document in documents:
        try:
            brief = factcheck.brief(document, sentences=12, words=WORDS, model=False)
        except NothingToBrief:
            continue
        text = "\n\n".join(sentence.text for sentence in brief.sentences) + "\n"
        found.append(audit_document(factcheck.read(text), [document], limit=MUTANTS))
    return found


def _labels(labels: Iterable[str]) -> str:
    return ", ".join(f"{label} {count}" for label, count in Counter(labels).most_common())
