"""What a model adds to the rules on the labelled claims, and what it costs: calls, tokens and seconds a draft.

The calls and tokens are set against a judge that asks about one claim a call with the whole release, as claim-by-claim
checkers do; both are counted with the same tokenizer on the same drafts. A model is asked only where `FACTCHECK_MODEL`
names one.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import factcheck
from benchmarks import claims
from benchmarks.rows import Row
from factcheck.llm.client import Model
from factcheck.llm.request import Request
from factcheck.llm.settings import resolve
from factcheck.source.tokens import TokenCounter
from factcheck.verify import judge
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import view
from factcheck.verify.findings import Label, Report
from factcheck.verify.judge import Question, requests_for

_COUNT = TokenCounter("gpt-4o")


def run(*, quick: bool) -> list[Row]:
    """Calls and tokens always; the accuracy with a model where one is named."""
    cases = claims.load(quick=quick)
    if not cases:
        return [Row("judging", "-", "no labelled claims: set FACTCHECK_DATA")]
    return [*economy(cases), *with_model(cases)]


def economy(cases: Sequence[dict[str, Any]]) -> list[Row]:
    """Calls and tokens of a check with a model against one call a claim."""
    ours, theirs = Counter[str](), Counter[str]()
    for case in cases:
        report = rules(case)
        open_ = [c.text for c in report.claims if c.label is Label.UNVERIFIED]
        index = SourceIndex(factcheck.read(case["source"].encode()))
        ours += asked(open_, index, judge.BATCH)
        theirs += asked([c.text for c in report.claims], index, 1)
    calls, tokens = ours["calls"] / theirs["calls"], ours["tokens"] / theirs["tokens"]
    return [
        Row("calls", f"{ours['calls']}", f"{calls:.1%} of {theirs['calls']}, one a claim; {len(cases)} drafts"),
        Row("input tokens", f"{ours['tokens']:,}", f"{tokens:.1%} of {theirs['tokens']:,}, one call a claim"),
    ]


def asked(texts: Sequence[str], index: SourceIndex, batch: int) -> Counter[str]:
    """The calls and tokens that asking about some claims takes, so many to a call."""
    requests: list[Request] = []
    for at in range(0, len(texts), batch):
        questions = [Question(n, view(t, 0, len(t))) for n, t in enumerate(texts[at : at + batch])]
        requests += [request for _, request in requests_for(questions, index)]
    return Counter(calls=len(requests), tokens=sum(_COUNT(r.system).count + _COUNT(r.user).count for r in requests))


def with_model(cases: Sequence[dict[str, Any]]) -> list[Row]:
    """The figures of the rules alone and with the model that the environment names."""
    settings = resolve()
    if settings is None:
        return [Row("with a model", "-", "none is named: set FACTCHECK_MODEL")]
    rows = claims.figures("rules alone: ", [(case, rules(case)) for case in cases])
    with Model(settings) as model:
        began = time.perf_counter()
        reports = [(case, factcheck.check(claims.draft(case), case["source"].encode(), model=model)) for case in cases]
        seconds = time.perf_counter() - began
        usage = model.usage
    rows += claims.figures(f"with {settings.model}: ", reports)
    verdicts = Counter(str(c.label) for _, r in reports for c in r.claims if c.decided_by == "model")
    refused = defaultdict(int, Counter(f.code for _, r in reports for c in r.claims for f in c.findings))
    failed = {code: n for code, n in refused.items() if code.startswith(("MDL2", "QUO"))}
    return [
        *rows,
        Row("decided by the model", str(sum(verdicts.values())), str(dict(verdicts))),
        Row("answers that code refused", str(sum(failed.values())), str(failed)),
        Row("calls, failed", f"{usage.calls}, {usage.failed}", f"{usage.cached} more from the cache"),
        Row("tokens", f"{usage.input_tokens:,} in", f"{usage.output_tokens:,} out"),
        Row("seconds a draft", f"{seconds / len(cases):.1f}", f"{len(cases)} drafts, one after the other"),
    ]


def rules(case: dict[str, Any]) -> Report:
    """A draft of labelled claims checked by rules alone."""
    return factcheck.check(claims.draft(case), case["source"].encode(), model=False)
