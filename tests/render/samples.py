"""Records made by hand: one of everything, and the same with hostile text in every place that a document fills."""

from __future__ import annotations

from factcheck.audits.model import Audit, KindTally, Mutant, Unaudited
from factcheck.briefs.model import Brief, BriefSentence, CitationScores, Figure
from factcheck.claims.facts import Fact, FactSheet
from factcheck.claims.records import (
    DocumentRecord,
    Evidence,
    ModelRecord,
    Omission,
    QuantityRecord,
    SourceFinding,
    Usage,
)
from factcheck.render.listing import Listing, Row
from factcheck.source.document import Document
from factcheck.source.model import Block, Dateline, Metadata, Section, SectionKind, Sentence, Span
from factcheck.verify.codes import Rule
from factcheck.verify.findings import Change, ClaimVerdict, Correction, Doubt, Finding, Label, Report, Summary

HOSTILE = (
    "\x1b[31mred\x1b[0m \x9b31m \x07 [bold red]markup[/] :smile: <b onclick='x()'>html</b> <!-- comment --> "
    "`code` **strong** _em_ ~~gone~~ [link](javascript:alert(1)) ![image](http://evil.example/x.png) "
    "https://evil.example www.evil.example <https://evil.example> &lt;script&gt; | cell | $x^2$ "
    "\u202eesrever\u202c \u2066iso\u2069 \ud800 \U000e0041 line\r\nbreak\u2028and\x85more"
)
AT_START = (
    "# heading",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "2) item",
    "> quote",
    "--- ",
    "===",
    "    code",
    "| a | b",
)


def make_quantity(text: str = "40 patients", kind: str = "count", low: str | None = "40") -> QuantityRecord:
    """A quantity of a draft."""
    return QuantityRecord(text=text, start=3, end=3 + len(text), kind=kind, low=low, high="40", unit="patient")


def make_report(text: str = "The trial has dosed 140 patients.") -> Report:
    """A report with a claim of every label; `text` is what the documents say."""
    evidence = Evidence(quote=text, start=812, end=812 + len(text), section=text)
    correction = Correction(text=text, changes=(Change(start=33, end=36, text=text),))
    claims = tuple(
        ClaimVerdict(
            id=f"c{number}",
            text=text,
            start=33,
            end=33 + len(text),
            label=label,
            codes=() if label is Label.SUPPORTED else (f"NUM10{number}",),
            message=f"the release says {text}",
            quantities=(make_quantity(text),),
            evidence=() if label in (Label.NOT_FOUND, Label.UNVERIFIED) else (evidence,),
            correction=None if label is Label.SUPPORTED else correction,
            findings=(Finding(label=label, code="SUB200", message=f"other {text}", start=33, end=45),),
        )
        for number, label in enumerate(Label)
    )
    source = DocumentRecord(path="release.md", sha256="0" * 64, title=text)
    return Report(
        source=source,
        draft=DocumentRecord(path="draft.md", sha256="1" * 64),
        sources=(source,),
        claims=claims,
        summary=Summary(supported=1, qualified=1, contradicted=1, not_found=1, unverified=1),
    )


def make_contradicting(text: str = "Revenue was $43.8 million.") -> Report:
    """A report on a release that contradicts itself."""
    places = tuple(Evidence(quote=text, start=at, end=at + len(text), section=text) for at in (10, 500))
    finding = SourceFinding(code="CON106", message=text, start=10, end=20, evidence=places)
    return make_report(text).model_copy(update={"source_findings": (finding,)})


def make_judged(text: str = "The trial has dosed 140 patients.") -> Report:
    """The same report where a model was asked: it decided every claim and doubts each of them."""
    report = make_report(text)
    doubt = Doubt(label=Label.QUALIFIED, reason=f"judged by the model: {text}", evidence=report.claims[0].evidence)
    claims = tuple(claim.model_copy(update={"decided_by": "model", "doubt": doubt}) for claim in report.claims)
    usage = Usage(calls=3, cached=1, failed=1, input_tokens=12_345, output_tokens=67)
    return report.model_copy(update={"claims": claims, "usage": usage, "model": ModelRecord(name=text)})


def make_listing(text: str = "set") -> Listing:
    """Two rows for people, one of them with a value for programs, and one for programs alone."""
    return Listing(text, (Row("key", text, True), Row("set", "no", None), Row("cost from", None, 0.25)))


def make_factsheet(text: str = "The trial is expected to enroll 40 patients.") -> FactSheet:
    """A fact sheet with one fact and one figure that no fact carries."""
    evidence = Evidence(quote=f"So: {text}", start=7, end=11 + len(text), section=text)
    fact = Fact(
        text=text,
        subject=text,
        quantities=(make_quantity(text),),
        strength="expects",
        speaker=text,
        evidence=(evidence,),
    )
    source = DocumentRecord(path=None, sha256="0" * 64, title=text)
    return FactSheet(source=source, facts=(fact,), uncovered=(make_quantity(text, low=None),))


def make_brief(text: str = "The agency granted fewer than half of the applications.") -> Brief:
    """A brief whose two sentences share a passage, and whose figure has one of its own."""
    shared = Evidence(quote=text, start=10, end=10 + len(text), section=text)
    other = Evidence(quote=f"Also {text}", start=900, end=905 + len(text), section="Lead")
    return Brief(
        source=DocumentRecord(path="release.md", sha256="0" * 64),
        title=text,
        sentences=(
            BriefSentence(text=text, citations=(shared,), label="supported"),
            BriefSentence(text=text, citations=(shared,), label="qualified", codes=("LIM400",)),
        ),
        figures=(Figure(subject=text, quantity=make_quantity(text), citation=other),),
        omissions=(Omission(code="OMI900", message=text, evidence=shared),),
    )


def make_cited_brief(link: str) -> Brief:
    """A brief under two headings, whose first passage has a link, with scores."""
    first = Evidence(quote="Half.", start=10, end=15, section="Lead", link=link)
    second = Evidence(quote="Less.", start=20, end=25, section="Lead")
    return Brief(
        source=DocumentRecord(path="release.md", sha256="0" * 64),
        title="Boats",
        sentences=(
            BriefSentence(text="Half.", citations=(first,), label="supported", section="What happened"),
            BriefSentence(text="Less.", citations=(second,), label="supported", section="Risks"),
        ),
        scores=CitationScores(recall=1.0, precision=0.5, supported=2, sentences=2, needed=1, citations=2),
    )


def make_audit(text: str = "The trial enrolls 140 patients.") -> Audit:
    """An audit in which one change was caught, one would have passed and one was left open."""
    labels = ("contradicted", "supported", "unverified")
    mutants = tuple(
        Mutant(
            kind="digit",
            start=33,
            end=64,
            original=text,
            text=text,
            old=text,
            new=text,
            label=label,
            code="NUM101",
            message=text,
            caught=label == "contradicted",
        )
        for label in labels
    )
    return Audit(
        source=DocumentRecord(path="release.md", sha256="0" * 64, title=text),
        draft=DocumentRecord(path="draft.md", sha256="1" * 64),
        seed=1,
        limit=200,
        sentences=1,
        mutants=mutants,
        kinds=(KindTally(kind="digit", mutants=3, caught=1, unverified=1, passed=1),),
        not_audited=(Unaudited(text=text, start=70, end=80, label="not_found", reason=text),),
        caught=1,
        unverified=1,
        passed=1,
        miss_rate=0.6667,
    )


def make_document(text: str = "The trial is expected to enroll 40 patients.") -> Document:
    """A document of one section with one sentence, which is also its dateline and its metadata."""
    span = Span(0, len(text))
    return Document(
        text=text,
        plain=text,
        sha256="0" * 64,
        path="release.md",
        body=span,
        metadata=Metadata(title=text, date="2025-02-10", summary=text, tags=(text, "b"), extra={"wire": text}),
        sections=(Section(0, SectionKind.LEAD, text, None, span, 0, 1),),
        sentences=(Sentence(0, span, Block.PARAGRAPH, 0, 0),),
        tables=(),
        dateline=Dateline(span, span, None, None),
    )


def make_rules(text: str = "the figure is another") -> list[Rule]:
    """Two families of rules."""
    return [
        Rule("NUM101", "value", "value differs", text),
        Rule("NUM102", "value", "scale differs", text),
        Rule("MOD301", text, "stronger", text),
    ]
