"""Results for people at a terminal. A symbol and a word carry every verdict; colour only repeats them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from factcheck.audits.model import Audit
from factcheck.briefs.model import Brief, BriefSentence
from factcheck.claims.facts import FactSheet
from factcheck.claims.records import DocumentRecord, Omission, SourceFinding
from factcheck.render import words
from factcheck.render.citations import Citations
from factcheck.render.listing import Listing, Table
from factcheck.render.page import PLAIN_WIDTH, Page
from factcheck.source.document import Document
from factcheck.verify.codes import Rule
from factcheck.verify.findings import ClaimVerdict, Label, Report

_STYLES = {
    Label.SUPPORTED: "green",
    Label.QUALIFIED: "bold yellow",
    Label.CONTRADICTED: "bold red",
    Label.NOT_FOUND: "bold magenta",
    Label.UNVERIFIED: "bold cyan",
}


def report(result: Report, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """A report: a block for each claim in the order of the draft, and the count at the end."""
    page = Page(width=width, colour=colour)
    page.line((words.name_of(result.draft, "the draft"), "bold"), " against")
    for source in result.sources or (result.source,):
        _source(page, source)
    for claim in result.claims:
        page.gap()
        _claim(page, claim, result.sources)
    _omissions(page, result.omissions, result.sources)
    _contradictions(page, result.source_findings, result.sources)
    page.gap()
    page.line((words.summary_line(result), "bold"))
    for line in words.report_foot(result):
        page.line((line, "dim"))
    return str(page)


def factsheet(sheet: FactSheet, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """A fact sheet: a block for each fact, then the figures that no fact carries."""
    page = Page(width=width, colour=colour)
    page.line(("facts of", "bold"))
    _source(page, sheet.source)
    margin = len(str(len(sheet.facts)))
    for number, fact in enumerate(sheet.facts, 1):
        page.gap()
        page.line(fact.text, first=f"{number:>{margin}}  ")
        for name, value in words.fact_particulars(fact):
            page.line((f"{name}: ", "dim"), value, first=" " * (margin + 2), rest=" " * (margin + 4))
    if sheet.uncovered:
        page.gap()
        page.line(("figures in no fact", "bold"))
        for quantity in sheet.uncovered:
            where = words.offsets(quantity.start, quantity.end)
            page.line(quantity.text, (f"  {quantity.kind}: {words.value(quantity)}, {where}", "dim"), first="  ")
    page.gap()
    first, *rest = words.factsheet_foot(sheet)
    page.line((first, "bold"))
    for line in rest:
        page.line((line, "dim"))
    return str(page)


def brief(result: Brief, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """A brief: numbered sentences, under their headings, then what they cite, the figures, and what was left out."""
    page = Page(width=width, colour=colour)
    citations = Citations(result)
    if result.title:
        page.line((result.title, "bold"))
        page.gap()
    margin = len(str(len(result.sentences)))
    section = ""
    for number, sentence in enumerate(result.sentences, 1):
        if sentence.section != section:
            section = sentence.section
            if number > 1:
                page.gap()
            page.line((section, "bold"))
        _sentence(page, f"{number:>{margin}}  ", sentence, citations)
    if citations.passages:
        page.gap()
        page.line(("passages", "bold"))
        _passages(page, citations, [sentence.text for sentence in result.sentences])
    if result.figures:
        page.gap()
        page.line(("figures", "bold"))
        rows = [(f.quantity.text, f.subject, f"[{citations.number(f.citation)}]") for f in result.figures]
        page.table(("figure", "of", "passage"), rows, indent=2)
    _omissions(page, result.omissions, [result.source])
    _contradictions(page, result.source_findings)
    _history(page, result)
    page.gap()
    first, *rest = words.brief_foot(result)
    page.line((first, "bold"))
    for line in rest:
        page.line((line, "dim"))
    return str(page)


def audit(result: Audit, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """An audit: what was missed, the kinds of change, what was not audited, and the rate at the end."""
    page = Page(width=width, colour=colour)
    page.line(("audit of ", "bold"), (words.name_of(result.draft, "the draft"), "bold"), " against")
    for source in result.sources or (result.source,):
        _source(page, source)
    if result.missed:
        page.gap()
        page.line(("missed", "bold"))
    for mutant in result.missed:
        label = Label(mutant.label)
        head = f"{words.SYMBOLS[label]} {'would have passed' if mutant.passed else words.label_words(label)}"
        page.line(
            (head, "bold red" if mutant.passed else _STYLES[label]), f"  {words.change_words(mutant)}", first="  "
        )
        page.line(mutant.text, (f"  draft {words.offsets(mutant.start, mutant.end)}", "dim"), first="    ")
    if result.kinds:
        page.gap()
        page.table(words.TALLY_HEADINGS, map(words.tally_cells, result.kinds), indent=2)
    if result.not_audited:
        page.gap()
        page.line(("not audited", "bold"))
    for row in result.not_audited:
        label = Label(row.label)
        page.line((f"{words.SYMBOLS[label]} {words.label_words(label)}", _STYLES[label]), f"  {row.text}", first="  ")
        page.line(row.reason, first="    → ")
    page.gap()
    page.line((words.audit_line(result), "bold"))
    for line in words.audit_foot(result):
        page.line((line, "dim"))
    return str(page)


def rules(codes: Iterable[Rule], *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """The rules, by family."""
    page = Page(width=width, colour=colour)
    for family, members in groupby(codes, key=lambda rule: rule.family):
        page.line((family, "bold"))
        for rule in members:
            page.line((f"{rule.code}  ", "cyan"), f"{rule.name}: {rule.summary}", first="  ", rest=" " * 4)
        page.gap()
    return str(page).rstrip("\n") + "\n"


def listing(items: Listing, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """Names and values, one a line."""
    page = Page(width=width, colour=colour)
    page.line((items.title, "bold"))
    shown = [(row.name, row.words) for row in items.rows if row.words is not None]
    margin = max((len(name) for name, _ in shown), default=0) + 4
    for name, value in shown:
        page.line(value, first=f"  {name}".ljust(margin))
    return str(page)


def table(items: Table, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """Rows under headings, and the lines that belong under them."""
    page = Page(width=width, colour=colour)
    page.line((items.title, "bold"))
    if items.rows:
        page.table(items.headings, items.rows, indent=2)
    for note in items.notes:
        page.line((note, "dim"))
    return str(page)


def outline(
    document: Document,
    *,
    sentences: bool = False,
    consistency: Sequence[SourceFinding] | None = None,
    width: int = PLAIN_WIDTH,
    colour: bool = False,
) -> str:
    """What a document is made of; `sentences` adds every sentence under its section.

    `consistency` is shown where it was asked for, also where nothing was found.
    """
    shown = _sentences(document, width, colour) if sentences else _sections(document, width, colour)
    if consistency is None:
        return shown
    page = Page(width=width, colour=colour)
    _contradictions(page, consistency)
    page.gap()
    page.line((words.consistency_line(consistency), "bold"))
    return shown + str(page)


def _sections(document: Document, width: int, colour: bool) -> str:
    page = _opened(document, width, colour)
    rows = [(s.kind.value, s.title, str(s.last - s.first), words.offsets(*s.span)) for s in document.sections]
    page.table(("section", "title", "sentences", "offsets"), rows, right="sentences")
    return str(page)


def _opened(document: Document, width: int, colour: bool) -> Page:
    page = Page(width=width, colour=colour)
    page.line((document.title or document.path or "the document", "bold"))
    for name, value in words.particulars(document):
        page.line((f"{name}: ", "dim"), value, first="  ", rest=" " * 4)
    page.gap()
    return page


def _sentences(document: Document, width: int, colour: bool) -> str:
    page = _opened(document, width, colour)
    for section in document.sections:
        title = f"  {section.title}" if section.title else ""
        page.line((section.kind.value, "bold"), title, (f"  {words.offsets(*section.span)}", "dim"))
        for sentence in document.sentences[section.first : section.last]:
            head = f"{words.offsets(*sentence.span)} {sentence.block.value}: "
            page.line((head, "dim"), document.quote(sentence.span), first="  ", rest=" " * 4)
        page.gap()
    return str(page).rstrip("\n") + "\n"


def _contradictions(page: Page, found: Sequence[SourceFinding], sources: Sequence[DocumentRecord] = ()) -> None:
    if found:
        page.gap()
        page.line((words.CONTRADICTS_ITSELF, "bold"))
    for finding in found:
        page.line((words.code_words(finding.code), "bold yellow"), f"  {finding.message}", first="  ", rest=" " * 4)
        for passage in finding.evidence:
            page.quote(passage.quote, where=words.place(passage, sources), indent=4)


def _claim(page: Page, claim: ClaimVerdict, sources: Sequence[DocumentRecord]) -> None:
    style = _STYLES[claim.label]
    codes = _codes(claim.codes)
    head = f"{words.SYMBOLS[claim.label]} {words.label_words(claim.label)}"
    decider = words.decider(claim)
    where = f"  draft {words.offsets(claim.start, claim.end)}"
    page.line((head, style), codes, (decider and f"  {decider}", "dim"), (where, "dim"))
    page.line(*_marked(claim, style), first="  ")
    if claim.message:
        page.line(claim.message, first="  → ")
    for finding in words.further(claim):
        page.line(f"{words.code_words(finding.code)}: {finding.message}", first="  → ")
    if claim.correction is not None:
        page.line(f"to make it right: {words.correction_words(claim)}", first="  → ")
    for passage in claim.evidence:
        page.quote(passage.quote, where=words.place(passage, sources), indent=4)
    if claim.doubt is not None:
        page.line((words.doubt_words(claim.doubt), "yellow"), first="  ", rest=" " * 4)
        for passage in claim.doubt.evidence:
            page.quote(passage.quote, where=words.place(passage, sources), indent=4)


def _omissions(page: Page, omissions: Sequence[Omission], sources: Sequence[DocumentRecord]) -> None:
    if not omissions:
        return
    page.gap()
    page.line(("left out", "bold"))
    for omission in omissions:
        code = words.code_words(omission.code)
        page.line((code, "bold yellow"), f"  {omission.message}", first="  ", rest=" " * 4)
        page.quote(omission.evidence.quote, where=words.place(omission.evidence, sources), indent=4)


def _codes(codes: Sequence[str]) -> str:
    return f"  {', '.join(map(words.code_words, codes))}" if codes else ""


def _marked(claim: ClaimVerdict, style: str) -> list[tuple[str, str]]:
    """The claim's text, with the parts that findings speak against underlined where there is colour."""
    at = 0
    parts = []
    for start, end in words.faults(claim):
        parts += [(claim.text[at:start], "bold"), (claim.text[start:end], f"{style} underline")]
        at = end
    return [*parts, (claim.text[at:], "bold")]


def _passages(page: Page, citations: Citations, said: Sequence[str]) -> None:
    margin = len(f"[{len(citations.passages)}] ") + 2
    for number, passage in enumerate(citations.passages, 1):
        page.line(words.cited(passage, *said), first=f"[{number}] ".rjust(margin))


def _sentence(page: Page, first: str, sentence: BriefSentence, citations: Citations) -> None:
    marks = citations.marks(sentence.citations)
    page.line(sentence.text, (f" {marks}", "dim") if marks else "", first=first)
    label = Label(sentence.label)
    if label is not Label.SUPPORTED:
        verdict = f"{words.SYMBOLS[label]} {words.label_words(label)}"
        page.line((verdict, _STYLES[label]), _codes(sentence.codes), first=" " * len(first))


def _history(page: Page, result: Brief) -> None:
    """The wordings that did not stand, and the sentences of which nothing is left."""
    if mended := [(n, s) for n, s in enumerate(result.sentences, 1) if s.history]:
        page.gap()
        page.line(("mended", "bold"))
        for number, sentence in mended:
            page.line(f"sentence {number}, {sentence.history[-1].step}", first="  ")
            for attempt in words.attempts(sentence.history):
                page.line((attempt, "dim"), first="    ", rest=" " * 6)
    if result.dropped:
        page.gap()
        page.line(("dropped", "bold"))
        for dropped in result.dropped:
            page.line(f"“{dropped.text}”: {dropped.reason}", first="  ", rest=" " * 4)
            for attempt in words.attempts(dropped.history):
                page.line((attempt, "dim"), first="    ", rest=" " * 6)


def _source(page: Page, source: DocumentRecord) -> None:
    name = words.name_of(source, "the source")
    page.line(name, (f": {source.title}", "dim") if source.title else "", first="  ", rest=" " * 4)
