"""Perturbation: sentences with figures of real releases as claims, as they are, rewritten faithfully, or made wrong.

A faithful claim must be supported; a wrong one, changed in exactly one typed way, must be contradicted, not found or
qualified. "Told apart" counts the wrong ones whose own sentence passes when it is not word for word the release's:
there the change alone decides. The same seed gives the same claims.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import factcheck
from benchmarks.claims import CAUGHT, ROOT, labels, load, share
from benchmarks.rewrites import FAITHFUL
from benchmarks.rows import Row
from factcheck.audits.mutations import WRONG, Maker
from factcheck.audits.sites import Release, Statement
from factcheck.verify.findings import ClaimVerdict, Label, Report

CHANGES = {kind: maker for kind, maker in WRONG.items() if kind != "speaker"}  # of figures and how they are said
SEED = 20260401
SENTENCES = 16  # of a release, chosen by the seed
QUICK = 4  # releases of a quick run


@dataclass(frozen=True)
class Case:
    """A claim made from a sentence of a release."""

    kind: str
    wrong: bool
    text: str
    original: str
    release: str


@dataclass(frozen=True)
class Answer:
    """A claim with the worst verdict on it, and whether its sentence passes when it is not word for word."""

    case: Case
    verdict: ClaimVerdict
    passes: bool

    @property
    def right(self) -> bool:
        """Whether the verdict is what it must be."""
        return self.verdict.label in CAUGHT if self.case.wrong else self.verdict.label is Label.SUPPORTED


def run(*, quick: bool) -> list[Row]:
    """Both rates, then a row a type."""
    found = releases(quick=quick)
    if not found:
        return [Row("perturbation", "-", "no releases here: set FACTCHECK_DATA")]
    answered = [answer for release in found for answer in answers(release)]
    wrong = [a for a in answered if a.case.wrong]
    faithful = [a for a in answered if not a.case.wrong]
    other = [a for a in faithful if a.case.kind != "unchanged"]
    apart = [a for a in wrong if a.passes]
    return [
        Row("caught", _rate(wrong), f"of {len(wrong)} wrong claims from {len(found)} releases, seed {SEED}"),
        Row("told apart", _rate(apart), f"of {len(apart)} whose own sentence passes when it is not word for word"),
        Row("passed", _rate(faithful), f"of {len(faithful)} faithful claims"),
        Row("rewritten", _rate(other), f"of {len(other)} that are not word for word the release's"),
        *(_row(f"ok {kind}", [a for a in faithful if a.case.kind == kind]) for kind in FAITHFUL),
        *(_row(f"bad {kind}", [a for a in wrong if a.case.kind == kind]) for kind in CHANGES),
    ]


def releases(*, quick: bool) -> list[Release]:
    """The real releases and those of the labelled claims, a few from all over them for a quick look."""
    folder = Path(os.environ.get("FACTCHECK_DATA") or ROOT.parent / "shared" / "data") / "releases"
    found = [Release(path.stem, factcheck.read(path.read_bytes())) for path in sorted(folder.glob("*.md"))]
    found += [Release(case["id"], factcheck.read(case["source"].encode())) for case in load(quick=False)]
    return found[:: len(found) // QUICK][:QUICK] if quick and len(found) > QUICK else found


def answers(release: Release) -> list[Answer]:
    """Every claim made from a release, with its verdict; what a draft would not keep in one sentence is left out."""
    cases = list(made(release))
    if not cases:
        return []
    text = "\n\n".join(case.text for case in cases) + "\n"
    verdicts = _by_place(cases, factcheck.check(text.encode(), release.document, model=False))
    passing = {c.original for c, v in zip(cases, verdicts, strict=True) if c.kind == "reopened" and _passes(v)}
    pairs = zip(cases, verdicts, strict=True)
    return [Answer(case, v, case.original in passing) for case, v in pairs if v is not None]


def _passes(verdict: ClaimVerdict | None) -> bool:
    return verdict is not None and verdict.label is Label.SUPPORTED


def _by_place(cases: list[Case], report: Report) -> list[ClaimVerdict | None]:
    """The one verdict on every case, None where the draft was read as having several or none there."""
    found: dict[int, list[ClaimVerdict]] = defaultdict(list)
    starts, at = [], 0
    for case in cases:
        starts.append(at)
        at += len(case.text) + 2
    case_at = 0
    for verdict in report.claims:
        while case_at + 1 < len(starts) and starts[case_at + 1] <= verdict.start:
            case_at += 1
        found[case_at].append(verdict)
    return [found[i][0] if len(found[i]) == 1 else None for i in range(len(cases))]


def made(release: Release) -> Iterator[Case]:
    """At most one claim a sentence and type, each drawn by itself, so that a new type changes no other."""
    chosen = release.statements
    if len(chosen) > SENTENCES:
        places = sorted(_random(release.name).sample(range(len(chosen)), SENTENCES))
        chosen = [chosen[i] for i in places]
    for statement in chosen:
        yield from _drawn(statement, FAITHFUL, wrong=False)
        yield from _drawn(statement, CHANGES, wrong=True)


def _drawn(statement: Statement, makers: Mapping[str, Maker], *, wrong: bool) -> Iterator[Case]:
    for kind, maker in makers.items():
        variants = sorted(set(maker(statement)))
        if variants:
            text = _random(f"{kind} {statement.text}").choice(variants)
            yield Case(kind, wrong, text, statement.text, statement.release.name)


def _random(what: str) -> Random:
    """Chance that is the same in every run."""
    return Random(f"{SEED} {what}")  # noqa: S311


def _row(name: str, answered: list[Answer]) -> Row:
    given = Counter(str(a.verdict.label) for a in answered)
    return Row(f"  {name}", f"{sum(a.right for a in answered)}/{len(answered)}", labels(given))


def _rate(answered: list[Answer]) -> str:
    return share(sum(a.right for a in answered), len(answered))
