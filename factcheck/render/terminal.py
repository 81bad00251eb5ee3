"""Results for people at a terminal. A symbol and a word carry every verdict; colour only repeats them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from factcheck.briefs.model import Brief, BriefSentence
from factcheck.claims.facts import FactSheet
from factcheck.claims.records import DocumentRecord, Omission
from factcheck.render import words
from factcheck.render.citations import Citations
from factcheck.render.listing import Listing
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
    _history(page, result)
    page.gap()
    first, *rest = words.brief_foot(result)
    page.line((first, "bold"))
    for line in rest:
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


def outline(document: Document, *, sentences: bool = False, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """What a document is made of; `sentences` adds every sentence under its section."""
    page = Page(width=width, colour=colour)
    page.line((document.title or document.path or "the document", "bold"))
    for name, value in words.particulars(document):
        page.line((f"{name}: ", "dim"), value, first="  ", rest=" " * 4)
    page.gap()
    if not sentences:
        rows = [(s.kind.value, s.title, str(s.last - s.first), words.offsets(*s.span)) for s in document.sections]
        page.table(("section", "title", "sentences", "offsets"), rows, right="sentences")
        return str(page)
    for section in document.sections:
        title = f"  {section.title}" if section.title else ""
        page.line((section.kind.value, "bold"), title, (f"  {words.offsets(*section.span)}", "dim"))
        for sentence in document.sentences[section.first : section.last]:
            head = f"{words.offsets(*sentence.span)} {sentence.block.value}: "
            page.line((head, "dim"), document.quote(sentence.span), first="  ", rest=" " * 4)
        page.gap()
    return str(page).rstrip("\n") + "\n"


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
