"""Results as Markdown, for a ticket, a mail or a notebook. Text of a document comes out as text, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from factcheck.audits.model import Audit
from factcheck.briefs.model import Brief
from factcheck.claims.facts import Fact, FactSheet
from factcheck.claims.records import DocumentRecord, Evidence, Omission, QuantityRecord, SourceFinding
from factcheck.render import words
from factcheck.render.citations import Citations
from factcheck.render.listing import Listing, Table
from factcheck.render.safe import is_link, one_line
from factcheck.source.document import Document
from factcheck.verify.codes import Rule
from factcheck.verify.findings import ClaimVerdict, Label, Report

# Marks that mean something anywhere in a line, an entity, a link that some readers make of bare text, and what
# means something only where a block begins.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~#$]|&(?=#|\w+;)|:(?=//)|(?<=\bwww)\.|@(?=\w)", re.IGNORECASE)
_AT_START = re.compile(r"^(?:[-+=](?=[-+= ]|$)|\d+(?=[.)]))")


def escape(text: str) -> str:
    """Text of a document on one line of Markdown, in which no character is markup, HTML or a link."""
    marked = _ANYWHERE.sub(r"\\\g<0>", one_line(text))
    start = _AT_START.match(marked)
    if start is None:
        return marked
    cut = start.end() if start[0].isdigit() else 0
    return f"{marked[:cut]}\\{marked[cut:]}"


def report(result: Report) -> str:
    """A report: a heading and a quotation for each claim, then the count."""
    draft = escape(words.name_of(result.draft, "the draft"))
    lines = [f"# Check of {draft}", "", *_against(result.sources or (result.source,)), ""]
    for claim in result.claims:
        lines += _claim(claim, result.sources)
    if result.omissions:
        lines += [*_omissions(result.omissions, result.sources), ""]
    lines += _contradictions(result.source_findings, result.sources)
    lines += [f"**{words.summary_line(result)}**", "", *_foot(words.report_foot(result))]
    return _page(lines)


def factsheet(sheet: FactSheet) -> str:
    """A fact sheet: an item for each fact, then the figures that no fact carries."""
    lines = [f"# Facts of {_name(sheet.source)}", ""]
    for number, fact in enumerate(sheet.facts, 1):
        lines += _fact(number, fact)
    if sheet.uncovered:
        lines += ["## Figures in no fact", "", *_quantities(sheet.uncovered), ""]
    lines += _foot(words.factsheet_foot(sheet))
    return _page(lines)


def brief(result: Brief) -> str:
    """A brief: numbered sentences, under their headings, then what they cite, the figures, and what was left out."""
    citations = Citations(result)
    lines = [f"# {escape(result.title)}", ""] if result.title else []
    section = ""
    for number, sentence in enumerate(result.sentences, 1):
        if sentence.section != section:
            section = sentence.section
            lines += [*([""] if number > 1 else []), f"## {escape(section)}", ""]
        verdict = "" if sentence.label == Label.SUPPORTED else f" **({_verdict(sentence.label, sentence.codes)})**"
        lines.append(f"{number}. {escape(sentence.text)} {_marks(citations, sentence.citations)}{verdict}".rstrip())
    lines += ["", "## Passages", ""]
    said = [sentence.text for sentence in result.sentences]
    for number, passage in enumerate(citations.passages, 1):
        lines.append(f"- {_mark(number, passage)} {escape(words.cited(passage, *said))}")
    if result.figures:
        lines += ["", "## Figures", "", "| figure | of | passage |", "|---|---|---|"]
        for figure in result.figures:
            mark = _mark(citations.number(figure.citation), figure.citation)
            lines.append(f"| {escape(figure.quantity.text)} | {escape(figure.subject)} | {mark} |")
    lines += _omissions(result.omissions, [result.source])
    lines += ["", *_contradictions(result.source_findings)]
    return _page([*lines, *_history(result), "", *_foot(words.brief_foot(result))])


def audit(result: Audit) -> str:
    """An audit: the rate, the kinds of change, what was missed, and what was not audited."""
    draft = escape(words.name_of(result.draft, "the draft"))
    lines = [f"# Audit of {draft}", "", *_against(result.sources or (result.source,)), ""]
    lines += [f"**{words.audit_line(result)}**", ""]
    if result.kinds:
        lines += [f"| {' | '.join(words.TALLY_HEADINGS)} |", "|---|---:|---:|---:|---:|"]
        lines += [f"| {' | '.join(words.tally_cells(tally))} |" for tally in result.kinds]
        lines.append("")
    if result.missed:
        lines += ["## Missed", ""]
    for mutant in result.missed:
        verdict = "would have passed" if mutant.passed else words.label_words(mutant.label)
        lines.append(f"- **{verdict}** {escape(words.change_words(mutant))}: {escape(mutant.text)}")
    if result.not_audited:
        lines += ["", "## Not audited", ""]
    for row in result.not_audited:
        lines.append(f"- **{words.label_words(row.label)}** {escape(row.text)} ({escape(row.reason)})")
    return _page([*lines, "", *_foot(words.audit_foot(result))])


def rules(codes: Iterable[Rule]) -> str:
    """The rules, a table for each family."""
    lines = ["# Rules", ""]
    for family, members in groupby(codes, key=lambda rule: rule.family):
        lines += [f"## {escape(family)}", "", "| code | name | meaning |", "|---|---|---|"]
        lines += [f"| `{rule.code}` | {escape(rule.name)} | {escape(rule.summary)} |" for rule in members]
        lines.append("")
    return _page(lines)


def listing(items: Listing) -> str:
    """Names and values, as a list."""
    rows = [f"- {escape(row.name)}: {escape(row.words)}" for row in items.rows if row.words is not None]
    return _page([f"# {escape(items.title)}", "", *rows])


def table(items: Table) -> str:
    """Rows under headings, and the lines that belong under them."""
    lines = [f"# {escape(items.title)}", ""]
    if items.rows:
        head, *rows = (f"| {' | '.join(escape(cell) for cell in row)} |" for row in (items.headings, *items.rows))
        lines += [head, f"|{'---|' * len(items.headings)}", *rows, ""]
    return _page([*lines, *(f"- {escape(note)}" for note in items.notes)])


def outline(document: Document, *, sentences: bool = False, consistency: Sequence[SourceFinding] | None = None) -> str:
    """What a document is made of; `sentences` adds every sentence, `consistency` where it contradicts itself."""
    lines = [f"# {escape(document.title or document.path or 'The document')}", ""]
    for name, value in words.particulars(document):
        lines.append(f"- {name}: {escape(value)}")
    lines += ["", "| section | title | sentences | offsets |", "|---|---|---|---|"]
    for section in document.sections:
        count = section.last - section.first
        place = words.offsets(*section.span)
        lines.append(f"| {section.kind.value} | {escape(section.title)} | {count} | {place} |")
    if sentences:
        lines += ["", "## Sentences", ""]
        for sentence in document.sentences:
            quote = escape(document.quote(sentence.span))
            lines.append(f"- {words.offsets(*sentence.span)} ({sentence.block.value}) {quote}")
    if consistency is not None:
        lines += ["", *_contradictions(consistency), f"**{words.consistency_line(consistency)}**"]
    return _page(lines)


def _contradictions(found: Sequence[SourceFinding], sources: Sequence[DocumentRecord] = ()) -> Iterator[str]:
    if found:
        yield f"## {words.CONTRADICTS_ITSELF.capitalize()}\n"
    for finding in found:
        yield f"`{finding.code}` {escape(finding.message)}\n"
        yield from _passages(finding.evidence, sources)


def _claim(claim: ClaimVerdict, sources: Sequence[DocumentRecord]) -> Iterator[str]:
    decider = f", {words.decider(claim)}" if words.decider(claim) else ""
    yield f"## {_verdict(claim.label, claim.codes)}{decider}"
    yield f"\n> {escape(claim.text)}\n"
    yield f"{escape(claim.message)} (draft {words.offsets(claim.start, claim.end)})"
    for finding in words.further(claim):
        yield f"\nAlso `{finding.code}`: {escape(finding.message)}"
    if claim.correction is not None:
        yield f"\nTo make it right: {escape(words.correction_words(claim))}"
    yield ""
    yield from _passages(claim.evidence, sources)
    if claim.doubt is not None:
        yield f"*{escape(words.doubt_words(claim.doubt))}*\n"
        yield from _passages(claim.doubt.evidence, sources)


def _omissions(omissions: Sequence[Omission], sources: Sequence[DocumentRecord]) -> Iterator[str]:
    if omissions:
        yield from ("", "## Left out", "")
    for omission in omissions:
        where = escape(words.place(omission.evidence, sources))
        yield f"- `{omission.code}` {escape(omission.message)}: “{escape(omission.evidence.quote)}” ({where})"


def _passages(evidence: Sequence[Evidence], sources: Sequence[DocumentRecord]) -> Iterator[str]:
    for passage in evidence:
        yield f"- “{escape(passage.quote)}” ({escape(words.place(passage, sources))})"
    if evidence:
        yield ""


def _fact(number: int, fact: Fact) -> Iterator[str]:
    yield f"{number}. {escape(fact.text)}"
    for name, value in words.fact_particulars(fact):
        yield f"   - {name}: {escape(value)}"
    yield ""


def _history(result: Brief) -> Iterator[str]:
    """The wordings that did not stand, and the sentences of which nothing is left."""
    if mended := [(n, s) for n, s in enumerate(result.sentences, 1) if s.history]:
        yield from ("", "## Mended", "")
        for number, sentence in mended:
            yield f"- sentence {number}, {sentence.history[-1].step}"
            yield from (f"  - {escape(attempt)}" for attempt in words.attempts(sentence.history))
    if result.dropped:
        yield from ("", "## Dropped", "")
        for dropped in result.dropped:
            yield f"- “{escape(dropped.text)}”: {escape(dropped.reason)}"
            yield from (f"  - {escape(attempt)}" for attempt in words.attempts(dropped.history))


def _quantities(quantities: Iterable[QuantityRecord]) -> Iterator[str]:
    for quantity in quantities:
        yield f"- {escape(quantity.text)} ({quantity.kind}: {escape(words.value(quantity))})"


def _against(sources: Sequence[DocumentRecord]) -> Iterator[str]:
    for source in sources:
        yield f"- against {_name(source)}"


def _name(source: DocumentRecord) -> str:
    name = escape(words.name_of(source, "the source"))
    return f"{name}: {escape(source.title)}" if source.title else name


def _verdict(label: str, codes: Sequence[str]) -> str:
    symbol = words.SYMBOLS[Label(label)]
    return " ".join([symbol, words.label_words(label), *(f"`{code}`" for code in codes)])


def _marks(citations: Citations, passages: Sequence[Evidence]) -> str:
    numbered = {citations.number(passage): passage for passage in passages}
    return "".join(_mark(number, numbered[number]) for number in sorted(numbered))


def _mark(number: int, passage: Evidence) -> str:
    """The number of a passage, as a link where the release has an address."""
    mark = f"\\[{number}\\]"
    return f"[{mark}](<{passage.link}>)" if is_link(passage.link) else mark


def _foot(lines: Iterable[str]) -> Iterator[str]:
    yield "---"
    for line in lines:
        yield f"\n{escape(line)}"


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip("\n") + "\n"
