"""What a report does not say anything about: it stands in plain sight, so that nobody takes silence for a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.render import words
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Block, Sentence
from factcheck.verify.findings import ClaimVerdict, Label, Report


@dataclass(frozen=True, slots=True)
class Silent:
    """A sentence of the draft in which no claim was found."""

    text: str
    why: str


def open_claims(report: Report) -> list[tuple[int, ClaimVerdict]]:
    """The claims that nobody decided, with their numbers."""
    return [(n, claim) for n, claim in enumerate(report.claims, 1) if claim.label is Label.UNVERIFIED]


def silent_sentences(report: Report, draft: Document | None) -> Iterator[Silent]:
    """What of the draft is no claim: headings, and what says nothing."""
    if draft is None:
        return
    for sentence in draft.sentences:
        if not any(claim.start < sentence.span.end and sentence.span.start < claim.end for claim in report.claims):
            yield Silent(display(draft, sentence.span), _why(sentence))


def limits(report: Report, *, with_texts: bool) -> Iterator[str]:
    """What was not done, and what could not be."""
    if report.model is None:
        yield (
            "No language model was asked. Rules decide figures, dates, names and near-verbatim statements; "
            "what is said in other words is left unverified, not passed."
        )
    elif report.usage.failed:
        yield f"{words.plural(report.usage.failed, 'call')} to the model gave no answer; what it was to judge is open."
    if not report.omissions:
        yield "No omission is listed: either none was found, or the check was not told to look for any."
    if not with_texts:
        yield "This page was made without the texts: it shows the claims and quotations, not what stands around them."
    yield (
        "“Supported” means that the release says so. Whether the release is right, whether it has been corrected "
        "since, and what pictures, tone and layout suggest was not checked."
    )


def _why(sentence: Sentence) -> str:
    return "a heading" if sentence.block is Block.HEADING else "no statement was found in it"
