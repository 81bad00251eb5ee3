"""The words that every renderer uses, so that a verdict reads the same on a terminal and in Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from factcheck.audits.model import Audit, KindTally, Mutant
from factcheck.briefs.model import Attempt, Brief
from factcheck.claims.facts import Fact, FactSheet
from factcheck.claims.records import DocumentRecord, Evidence, ModelRecord, QuantityRecord, SourceFinding, Usage
from factcheck.source.document import Document
from factcheck.verify.codes import CODES
from factcheck.verify.findings import ClaimVerdict, Doubt, Finding, Label, Report

SYMBOLS: Final = {
    Label.SUPPORTED: "✓",
    Label.QUALIFIED: "!",
    Label.CONTRADICTED: "✗",
    Label.NOT_FOUND: "∅",
    Label.UNVERIFIED: "?",
}
# Good news first, as in the contract's summary.
ORDER: Final = (Label.SUPPORTED, Label.QUALIFIED, Label.CONTRADICTED, Label.NOT_FOUND, Label.UNVERIFIED)
_DATED: Final = frozenset({"date", "period"})
_WITHOUT_YEAR: Final = frozenset({"quarter", "half"})
_BEYOND: Final = re.compile(
    r"\s*(?P<no>(?:not?|never)\b)?.*?\b(?<!\bor )"
    r"(?:more|greater|higher|over|above|exceed\w*|fewer|less|lower|under|below)\b",
    re.IGNORECASE | re.DOTALL,
)


def label_words(label: str) -> str:
    """`not_found` as people write it."""
    return label.replace("_", " ")


def code_words(code: str) -> str:
    """A code with the name of its rule: `NUM101 other-value`."""
    return f"{code} {CODES[code].name}" if code in CODES else code


def plural(count: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def name_of(record: DocumentRecord, otherwise: str) -> str:
    """The path of a document, or what it is called without one."""
    return record.path or otherwise


def place(evidence: Evidence, sources: Sequence[DocumentRecord] = ()) -> str:
    """Where a passage stands; the source is named only when there are several."""
    parts = [evidence.section] if evidence.section else []
    if len(sources) > 1 and evidence.source < len(sources):
        parts.insert(0, name_of(sources[evidence.source], f"source {evidence.source + 1}"))
    return ", ".join([*parts, offsets(evidence.start, evidence.end)])


def readings(claim: ClaimVerdict) -> str:
    """What the figures of a claim were read as, where their writing does not show it."""
    measured = [q for q in claim.quantities if q.low is not None or q.high is not None]
    return "; ".join(f"{q.text} = {reading(q)}" for q in measured if reading(q) not in q.text)


def reading(quantity: QuantityRecord) -> str:
    """`value` with the writer's own word for what is counted: `six children` are `6 children`."""
    read, unit = value(quantity), quantity.unit
    own = next((word for word in quantity.text.split() if unit.isalpha() and word.startswith(unit)), unit)
    return f"{read.removesuffix(unit)}{own}" if unit and read.endswith(unit) else read


def offsets(start: int, end: int) -> str:
    """A half-open range as in the records."""
    return f"{start}:{end}"


def further(claim: ClaimVerdict) -> list[Finding]:
    """The findings that speak against a claim beside the one whose message it carries."""
    said = {claim.message}
    rest = []
    for finding in claim.findings:
        if finding.label is not Label.SUPPORTED and finding.message not in said:
            said.add(finding.message)
            rest.append(finding)
    return rest


def faults(claim: ClaimVerdict) -> list[tuple[int, int]]:
    """The parts of a claim that findings speak against, as ranges of its text that do not overlap."""
    if len(claim.text) != claim.end - claim.start:
        return []
    ranges: list[tuple[int, int]] = []
    for start, end in sorted((f.start, f.end) for f in claim.findings if f.label is not Label.SUPPORTED):
        low = max(start - claim.start, ranges[-1][1] if ranges else 0)
        high = min(end - claim.start, len(claim.text))
        if low < high and (low, high) != (0, len(claim.text)):
            ranges.append((low, high))
    return ranges


def correction_words(claim: ClaimVerdict) -> str:
    """What to change to make a claim right, empty where no change is known."""
    if claim.correction is None:
        return ""
    parts = []
    for change in claim.correction.changes:
        old = claim.text[change.start - claim.start : change.end - claim.start].strip()
        if not old:
            parts.append(f"put in “{change.text.strip()}”")
        else:
            parts.append(f"change “{old}” to “{change.text.strip()}”" if change.text else f"take out “{old}”")
    return ", ".join(parts)


def summary_line(report: Report) -> str:
    """`10 claims: 5 supported, 3 contradicted, 2 not found`, in which every claim is counted."""
    if not report.claims:
        return "no claims to check in the draft"
    return f"{plural(len(report.claims), 'claim')}: {tally(claim.label for claim in report.claims)}"


def tally(labels: Iterable[str]) -> str:
    """How many there are of each label."""
    seen = list(labels)
    return ", ".join(f"{seen.count(label)} {label_words(label)}" for label in ORDER if label in seen)


CONTRADICTS_ITSELF: Final = "the release contradicts itself: ask the company"


def consistency_line(found: Sequence[SourceFinding]) -> str:
    """How many places there are where a release contradicts itself."""
    if not found:
        return "no place found where the release contradicts itself"
    return f"{plural(len(found), 'place')} where the release contradicts itself: ask the company"


def usage_line(verb: str, usage: Usage, model: ModelRecord | None = None) -> str:
    """Who did it, and what it cost."""
    if model is None and not usage.calls and not usage.cached:
        return f"{verb} by rules, no model was asked"
    to = f" to {model.name}" if model else ""
    if not usage.calls and not usage.cached:
        return f"{verb} by rules, no call{to} was made"
    calls = f"{verb} by rules and {plural(usage.calls, 'model call')}{to}"
    tokens = f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out"
    cost = "price not known" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
    return f"{calls} ({usage.cached} from the cache, {usage.failed} failed); {tokens}, {cost}"


def report_foot(report: Report) -> list[str]:
    """The lines under a report: who decided, and what is still to be read by a person."""
    lines = [usage_line("checked", report.usage, report.model)]
    open_ = [claim for claim in report.claims if claim.label is Label.UNVERIFIED]
    if report.model is not None and open_:
        codes = Counter(code for claim in open_ for code in claim.codes)
        why = ", ".join(f"{count} {code_words(code)}" for code, count in codes.most_common())
        lines.append(f"{plural(len(open_), 'claim')} unverified: {why}")
    doubts = sum(claim.doubt is not None for claim in report.claims)
    if doubts:
        lines.append(f"{plural(doubts, 'doubt')} of the model about claims that rules passed; no verdict rests on it")
    if report.omissions:
        lines.append(f"{plural(len(report.omissions), 'material fact')} of the release left out of the draft")
    if report.summary.unverified:
        lines.append("unverified is not supported: read these claims against the release yourself")
    return lines


def decider(claim: ClaimVerdict) -> str:
    """Who decided, where it was not a rule."""
    return "" if claim.decided_by == "rules" else f"decided by the {claim.decided_by}"


def doubt_words(doubt: Doubt) -> str:
    """What a model points out about a claim that rules passed."""
    reason = doubt.reason.removeprefix("judged by the model: ")
    return f"doubt: the model would call this {label_words(doubt.label)}: {reason}"


def factsheet_foot(sheet: FactSheet) -> list[str]:
    """The lines under a fact sheet."""
    lines = [plural(len(sheet.facts), "fact"), usage_line("extracted", sheet.usage, sheet.model)]
    if sheet.dropped:
        lines.append(f"{plural(sheet.dropped, 'fact')} of the model dropped: what they quote is not in the release")
    if sheet.failed_chunks:
        lines.append(
            f"{plural(sheet.failed_chunks, 'part')} of the release read by rules alone: the model gave no answer"
        )
    return lines


def brief_foot(brief: Brief) -> list[str]:
    """The lines under a brief."""
    cited = sum(bool(sentence.citations) for sentence in brief.sentences)
    checked = tally(sentence.label for sentence in brief.sentences) or "nothing to check"
    left = f"; {plural(len(brief.omissions), 'material fact')} left out" if brief.omissions else ""
    lines = [
        f"{plural(len(brief.sentences), 'sentence')}, {cited} with citations; {checked}{left}",
        *score_lines(brief),
    ]
    if how := made(brief):
        lines.append(how)
    lines += brief.notes
    if not brief.clean:
        lines.append("not clean: a sentence was not passed by the check or cites nothing; read it against the release")
    return [*lines, f"{usage_line('made and checked', brief.usage, brief.model)}; an editor decides"]


_MADE: Final = ("kept", "corrected", "rewritten", "quoted")


def made(brief: Brief) -> str:
    """How the sentences of a brief that a model wrote came about; empty where it wrote none."""
    steps = Counter(
        sentence.history[-1].step if sentence.history else "kept"
        for sentence in brief.sentences
        if sentence.origin != "release"
    )
    steps["kept"] += steps.pop("written", 0)
    parts = [f"{steps[step]} {step}" for step in _MADE if steps[step]]
    if brief.dropped:
        parts.append(f"{len(brief.dropped)} dropped")
    return f"sentences of the model: {', '.join(parts)}" if parts else ""


def attempts(history: Sequence[Attempt]) -> Iterator[str]:
    """The wordings before the last, each with why it did not stand."""
    for attempt, after in zip(history, [*history[1:], None], strict=True):
        if after is None and attempt.label == Label.SUPPORTED:
            return
        codes = ", ".join(attempt.codes)
        why = ": ".join(part for part in (codes, attempt.message) if part)
        yield f"{attempt.step}: “{attempt.text}” ({label_words(attempt.label)}; {why})"


def score_lines(brief: Brief) -> list[str]:
    """How well the citations carry the sentences, in one line; none where that was not measured."""
    scores = brief.scores
    if scores is None or scores.recall is None:
        return []
    precision = "-" if scores.precision is None else f"{scores.precision:.0%}"
    return [
        f"citation recall {scores.recall:.0%} ({scores.supported} of {scores.sentences} sentences rest on their "
        f"passages alone), precision {precision} ({scores.needed} of {scores.citations} citations are needed)"
    ]


def value(quantity: QuantityRecord) -> str:
    """What a quantity was read as: `40 patient`, `up to 150,000,000 USD`, `2025-01-01 to 2025-06-30`, `quarter 4`."""
    low, high = (_end(quantity, end) for end in (quantity.low, quantity.high))
    if low is None and high is None:
        words = "no value"
    elif low is None:
        words = f"{'less than' if _is_beyond(quantity) else 'up to'} {high}"
    elif high is None:
        words = f"{'more than' if _is_beyond(quantity) else 'from'} {low}"
    else:
        words = low if low == high else f"{low} to {high}"
    if quantity.kind in _DATED:
        return f"{quantity.unit} {words}" if quantity.unit in _WITHOUT_YEAR else words
    return f"{words}{quantity.unit}" if quantity.unit == "%" else f"{words} {quantity.unit}".rstrip()


def _is_beyond(quantity: QuantityRecord) -> bool:
    """Whether a bound lies outside what is meant: "more than half", but not "no more than half"."""
    found = _BEYOND.match(quantity.text)
    return found is not None and found["no"] is None


def as_read(quantity: QuantityRecord) -> str:
    """A quantity as written, with what it was read as where the writing does not show it."""
    exact = quantity.low is not None and quantity.low == quantity.high
    if exact and _end(quantity, quantity.low) in quantity.text.split():
        return quantity.text
    return f"{quantity.text} = {value(quantity)}"


def cited(passage: Evidence, *texts: str) -> str:
    """A passage and its place; what stands word for word in a text beside it is not said twice."""
    # A sentence may end with a stop where the list item that it comes from has none.
    if any(passage.quote == text.removesuffix(".") + "." * passage.quote.endswith(".") for text in texts):
        return f"word for word: {place(passage)}"
    return f"“{passage.quote}” ({place(passage)})"


def _end(quantity: QuantityRecord, end: str | None) -> str | None:
    if end is None:
        return None
    number = Decimal(end)
    if quantity.kind in _DATED and number == number.to_integral_value() and 1 <= number <= date.max.toordinal():
        if quantity.unit == "month-day":
            return "{:02}-{:02}".format(*divmod(int(number), 100))
        if quantity.unit not in _WITHOUT_YEAR:
            return date.fromordinal(int(number)).isoformat()
    return f"{number.normalize():,f}" if number.is_finite() else end


def fact_particulars(fact: Fact) -> Iterator[tuple[str, str]]:
    """What is known of a fact, as names and values."""
    if fact.subject:
        yield "subject", fact.subject
    if fact.speaker:
        yield "speaker", fact.speaker
    if fact.strength:
        yield "strength", fact.strength
    for quantity in fact.quantities:
        yield quantity.kind, as_read(quantity)
    for name in ("metric", "period", "population"):
        if getattr(fact, name):
            yield name, getattr(fact, name)
    if fact.found_by != "rules":
        yield "found by", f"the {fact.found_by}"
    for passage in fact.evidence:
        yield "passage", cited(passage, fact.text)


def particulars(document: Document) -> Iterator[tuple[str, str]]:
    """What is known of a document beside its title and its sections, as names and values."""
    if document.path:
        yield "path", document.path
    yield "sha256", document.sha256
    size = size_of(document)
    if document.tables:
        size.append(plural(len(document.tables), "table"))
    yield "size", ", ".join(size)
    if document.dateline:
        yield "dateline", document.quote(document.dateline.span)
    metadata = document.metadata
    for name, text in (("date", metadata.date), ("summary", metadata.summary)):
        if text:
            yield name, text
    if metadata.tags:
        yield "tags", ", ".join(metadata.tags)
    yield from metadata.extra.items()


def audit_line(audit: Audit) -> str:
    """`196 of 200 wrong sentences caught: 2.0% missed (3 would have passed, 1 left unverified)`."""
    tried = len(audit.mutants)
    if audit.miss_rate is None:
        return "no wrong sentences were tried"
    told = f"{audit.caught:,} of {plural(tried, 'wrong sentence')} caught"
    if audit.ok:
        return f"{told}: none missed"
    passed = f"{audit.passed:,} would have passed"
    return f"{told}: {100 * audit.miss_rate:.1f}% missed ({passed}, {audit.unverified:,} left unverified)"


def audit_foot(audit: Audit) -> list[str]:
    """The lines under an audit: what was tried, and what was not."""
    tried = f"{plural(audit.sentences, 'sentence')} audited, at most {audit.limit:,} changes tried, seed {audit.seed}"
    lines = [f"{tried}; checked by rules, no model was asked"]
    if audit.untouched:
        lines.append(
            f"{plural(audit.untouched, 'audited sentence')} in which nothing was changed: nothing surely could be"
        )
    if audit.not_audited:
        lines.append(f"{plural(len(audit.not_audited), 'sentence')} not audited, with the reasons above")
    return lines


def tally_cells(tally: KindTally) -> tuple[str, str, str, str, str]:
    """A row of the table of kinds: the kind, how many, and what came of them."""
    return (tally.kind, f"{tally.mutants:,}", f"{tally.caught:,}", f"{tally.passed:,}", f"{tally.unverified:,}")


TALLY_HEADINGS: Final = ("change", "tried", "caught", "would have passed", "unverified")


def change_words(mutant: Mutant) -> str:
    """`digit: “$48.3” to “$49.3”`."""
    if not mutant.old:
        return f"{mutant.kind}: put in “{mutant.new}”"
    return (
        f"{mutant.kind}: “{mutant.old}” to “{mutant.new}”" if mutant.new else f"{mutant.kind}: took out “{mutant.old}”"
    )


def size_of(document: Document) -> list[str]:
    """How much there is of a document: `5,123 characters`, `43 sentences`, `9 sections`."""
    counted = {"character": document.text, "sentence": document.sentences, "section": document.sections}
    return [plural(len(parts), noun) for noun, parts in counted.items()]
