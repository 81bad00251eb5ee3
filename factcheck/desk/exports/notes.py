"""The clean text before it has a form: the draft's blocks, a footnote for each claim, and what stands at the end.

A claim has one footnote, with all its passages in it. What an editor decided is said where it is more than to agree
with the machine: where it overrules it, or where there is a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from factcheck.briefs.links import Linker
from factcheck.claims.records import Evidence
from factcheck.desk.exports.blocks import Block, Kind, Mark, Run, blocks
from factcheck.desk.exports.dossier import Dossier
from factcheck.desk.model import Action, Decision, Item, Standing, Version
from factcheck.errors import NotClear
from factcheck.render.words import code_words, label_words, offsets, plural
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Block as SourceBlock
from factcheck.source.model import Span
from factcheck.verify.findings import Label

__all__ = ["CleanText", "Entry", "Note", "Passage", "clean_text", "moment", "words_of"]

_DONE = {Action.ACCEPT: "accepted", Action.REJECT: "rejected", Action.NEEDS_SOURCE: "sent back for a source"}
_WAITS = {
    Standing.OPEN: "not decided",
    Standing.DISPUTED: "disputed: two editors decided differently",
    Standing.SECOND_READER: "accepted, waits for a second reader",
    Standing.REJECTED: "rejected",
    Standing.NEEDS_SOURCE: "needs a source",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a release, and where they stand in it."""

    quote: str
    section: str
    title: str  # the release's
    place: str  # offsets into the release
    link: str | None  # opens the release at the passage


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: what a claim rests on, and who says more than the machine."""

    number: int
    passages: tuple[Passage, ...]
    remarks: tuple[str, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list at the end: a name, what it says, and an address where there is one."""

    name: str
    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class CleanText:
    """A draft that can go out, or, with a warning, one that cannot."""

    title: str
    warning: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    entries: tuple[Entry, ...]


def clean_text(dossier: Dossier, *, anyway: bool = False) -> CleanText:
    """The draft with its footnotes; refused while something is open, unless `anyway`, and then it says so."""
    review = dossier.review
    waiting = len(review.open)
    if waiting and not anyway:
        raise NotClear(
            f"{dossier.title or 'the draft'}: {plural(waiting, 'claim')} open; settle them, or ask for the text anyway"
        )
    notes = tuple(_Noter(dossier).notes())
    marks = [Mark(item.verdict.end, note.number) for item, note in zip(review.items, notes, strict=True)]
    return CleanText(
        title=dossier.title,
        warning=f"Not released: {plural(waiting, 'claim')} open" if waiting else "",
        blocks=(*_headline(dossier.draft), *blocks(dossier.draft, marks)),
        notes=notes,
        entries=tuple(_entries(dossier)),
    )


def moment(at: datetime) -> str:
    """A point in time as people in several places can read it: `2026-03-01 14:05 UTC`."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _headline(draft: Document) -> Iterator[Block]:
    """The title that stands in the front matter, where the text does not begin with a heading of its own."""
    first = draft.sentences[0].block if draft.sentences else None
    if draft.metadata.title and first not in (SourceBlock.HEADING, SourceBlock.TITLE_LINE):
        yield Block(Kind.HEADING, (Run(draft.metadata.title),))


class _Noter:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.linkers = [Linker(source) for source in dossier.sources]

    def notes(self) -> Iterator[Note]:
        for number, item in enumerate(self.dossier.review.items, 1):
            passages = tuple(self._passage(evidence) for evidence in item.verdict.evidence)
            yield Note(number, passages, tuple(_remarks(item)), item.settled)

    def _passage(self, evidence: Evidence) -> Passage:
        span, source = Span(evidence.start, evidence.end), self.dossier.sources[evidence.source]
        return Passage(
            quote=words_of(source, evidence),
            section=evidence.section,
            title=self.dossier.release_title(evidence.source),
            place=offsets(*span),
            link=self.linkers[evidence.source].link(span),
        )


def words_of(source: Document, evidence: Evidence) -> str:
    """A passage's words, without the marks of Markdown between them."""
    span = Span(evidence.start, evidence.end)
    return display(source, span) if source.quote(span) == evidence.quote else evidence.quote


def _remarks(item: Item) -> Iterator[str]:
    verdict, overruled = item.verdict, item.verdict.label is not Label.SUPPORTED
    if not item.settled:
        yield f"Open: {_WAITS[item.standing]}; the check says {_verdict(item)}: {verdict.message}"
    elif not verdict.evidence:
        yield "The check found no passage for this."
    for decision in item.decisions:
        against = (decision.action is Action.ACCEPT) is overruled
        if against or decision.note:
            yield _decided(decision, _verdict(item) if against else "")


def _verdict(item: Item) -> str:
    codes = ", ".join(code_words(code) for code in item.verdict.codes)
    return f"{label_words(item.verdict.label)} ({codes})" if codes else label_words(item.verdict.label)


def _decided(decision: Decision, against: str) -> str:
    done = _DONE.get(decision.action, label_words(decision.action)).capitalize()
    said = f"{done} by {decision.editor} on {moment(decision.at)}"
    if against:
        said += f", where the check says {against}"
    said += f". Reason: {label_words(decision.reason)}"
    return f"{said}. Note: {decision.note}" if decision.note else f"{said}."


def _entries(dossier: Dossier) -> Iterator[Entry]:
    review = dossier.review
    check, report = review.check, review.check.report
    for number, source in enumerate(dossier.sources):
        yield Entry("Release", f"{dossier.release_title(number)}; sha256 {source.sha256}", dossier.release_url(number))
    version = _version(review.draft.versions, check.draft_sha256)
    yield Entry("Draft", f"{dossier.title}{version}; sha256 {check.draft_sha256}")
    code = f"factcheck {report.made_with.factcheck}, " if report.made_with else ""
    model = f", and {report.model.name}" if report.model else ", no model was asked"
    yield Entry("Checked", f"{moment(check.at)} by {code}rules {check.rules}{model}")
    if review.released_by and review.released_at:
        yield Entry("Signed off", f"by {review.released_by} on {moment(review.released_at)}")
    else:
        yield Entry("Signed off", "by nobody yet")


def _version(versions: Sequence[Version], sha256: str) -> str:
    number = max((version.number for version in versions if version.sha256 == sha256), default=None)
    return "" if number is None else f", version {number}"
