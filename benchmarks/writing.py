"""What becomes of the sentences that a model writes, and what the same model writes when nobody checks.

A model is asked only where `FACTCHECK_MODEL` names one: the shortest ten releases, or three with `--quick`. The plain
text is one call with the whole release; both texts are checked by rules alone, which no model can talk to.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict

import factcheck
from benchmarks.rows import Row
from factcheck.briefs.model import Brief
from factcheck.errors import NothingToBrief
from factcheck.llm.boundary import data_block
from factcheck.llm.client import Model
from factcheck.llm.opening import found, open_model
from factcheck.llm.outcomes import Answer
from factcheck.llm.request import Request
from factcheck.source.document import Document
from factcheck.verify.findings import Label, Report

ROOT = Path(__file__).parents[1]
RELEASES, QUICK = 10, 3
_WRONG = (Label.CONTRADICTED, Label.NOT_FOUND, Label.QUALIFIED)
_PLAIN = "You write news briefs. Write a brief of about 120 words about the press release, as plain sentences."


class Plain(BaseModel):
    """What the plain model answers."""

    model_config = ConfigDict(extra="forbid")

    brief: str


@dataclass(slots=True)
class Tally:
    """What was counted over the releases."""

    steps: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    plain: Counter[str] = field(default_factory=Counter)
    plain_codes: Counter[str] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)
    usage: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    briefs: int = 0
    seconds: float = 0.0


def run(*, quick: bool) -> list[Row]:
    """The figures of the model that the environment names."""
    settings = found(None)
    if settings is None:
        return [Row("writing", "-", "no model is named: set FACTCHECK_MODEL")]
    releases = load(QUICK if quick else RELEASES)
    if not releases:
        return [Row("writing", "-", "no releases: set FACTCHECK_DATA")]
    tally = Tally()
    with open_model(settings) as model:
        for release in releases:
            one(release, model, tally)
    return rows(tally, settings.model)


def load(count: int) -> list[Document]:
    """The shortest releases that can be briefed."""
    found: list[Document] = []
    folder = Path(os.environ.get("FACTCHECK_DATA") or ROOT.parent / "shared" / "data") / "releases"
    for path in sorted(folder.glob("*.md"), key=lambda path: path.stat().st_size):
        if len(found) == count:
            break
        document = factcheck.read(path)
        try:
            factcheck.brief(document, model=False)
        except NothingToBrief:
            continue
        found.append(document)
    return found


def one(release: Document, model: Model, tally: Tally) -> None:
    """Both texts about one release."""
    began = time.perf_counter()
    brief = factcheck.brief(release, model=model)
    tally.seconds += time.perf_counter() - began
    tally.briefs += 1
    tally.clean += brief.clean
    tally.steps.update(steps(brief))
    tally.reasons.update(dropped.reason for dropped in brief.dropped)
    tally.ours.update(labels(factcheck.check(text_of(brief), release, model=False)))
    names = ("calls", "cached", "failed", "input_tokens", "output_tokens")
    tally.usage.update({name: getattr(brief.usage, name) for name in names})
    request = Request("plain", _PLAIN, data_block(release.text, "release"), Plain, "0" * 64, max_tokens=600)
    outcome = model.ask(request)
    if isinstance(outcome, Answer) and isinstance(outcome.value, Plain) and outcome.value.brief.strip():
        report = factcheck.check(f"{outcome.value.brief}\n", release, model=False)
        tally.plain.update(labels(report))
        tally.plain_codes.update(code for c in report.claims if c.label in _WRONG for code in c.codes)


def text_of(brief: Brief) -> str:
    """A brief as a draft."""
    return "\n\n".join(sentence.text for sentence in brief.sentences) + "\n"


def steps(brief: Brief) -> Counter[str]:
    """How the sentences of a brief came about."""
    found = Counter(
        "the release's own" if s.origin == "release" else s.history[-1].step if s.history else "kept as written"
        for s in brief.sentences
    )
    found["dropped"] += len(brief.dropped)
    return found


def labels(report: Report) -> Counter[str]:
    """The sentences of a draft by the verdict of the rules."""
    return Counter(str(claim.label) for claim in report.claims)


def rows(tally: Tally, name: str) -> list[Row]:
    """The table."""
    used = tally.usage
    return [
        Row("briefs", str(tally.briefs), f"by {name}; {tally.clean} clean"),
        *(Row(f"  {step}", str(count)) for step, count in tally.steps.most_common()),
        *(Row("  why dropped", str(count), reason) for reason, count in tally.reasons.most_common()),
        _checked("what comes out of brief", tally.ours),
        _checked("what the plain model writes", tally.plain),
        *(Row(f"  {code}", str(count)) for code, count in tally.plain_codes.most_common()),
        Row("calls", str(used["calls"]), f"{used['cached']} more from the cache, {used['failed']} failed"),
        Row("tokens", f"{used['input_tokens']:,} in", f"{used['output_tokens']:,} out"),
        Row("seconds a brief", f"{tally.seconds / max(1, tally.briefs):.1f}", "one after the other"),
    ]


def _checked(what: str, found: Counter[str]) -> Row:
    wrong = sum(found[label] for label in _WRONG)
    return Row(what, f"{wrong} of {found.total()}", f"sentences wrong; {dict(found)}")
