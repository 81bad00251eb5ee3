"""The model as judge of what no rule could decide; code checks every answer before it counts.

Several claims go into one call, with the whole release where it fits and else the passages that rank best. The judge
quotes first and decides last. Its verdict counts only when the quote is in the source, the figures of the claim agree
with those of the quote, and the label is possible; otherwise the claim stays *unverified*, with the code that says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.records import Evidence
from factcheck.claims.strength import Strength, is_negated, strength_of
from factcheck.llm import prompts
from factcheck.llm.boundary import data_block, numbered
from factcheck.llm.outcomes import Answer, CutOff, Failed, Filtered, Malformed, NotAsked, Outcome, Refusal
from factcheck.llm.request import Request
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.relations import dimension, relate
from factcheck.source.document import Document
from factcheck.source.model import Span
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, view
from factcheck.verify.findings import Finding, Label
from factcheck.verify.retrieve import Ranking
from factcheck.verify.wire import Judgement, Judgements

BATCH = 12  # claims a call
WHOLE = 16_000  # code points of source sent whole; above, the passages that rank best
PASSAGES = 8  # a claim, where the source is sent in part
_TOKENS_EACH = 220  # room for the answer on one claim
_FAILURES: dict[type[Outcome], tuple[str, str]] = {
    Refusal: ("MDL201", "the model declined to answer"),
    CutOff: ("MDL202", "the model's answer was cut off"),
    Filtered: ("MDL203", "the provider's filter withheld the answer"),
    Malformed: ("MDL204", "the model's answer did not fit the form"),
    Failed: ("MDL205", "the model could not be reached"),
    NotAsked: ("MDL206", "the model was not asked: the budget or the time was spent"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A claim for the judge, and where it stands in the list of all."""

    place: int
    claim: View


def requests_for(questions: Sequence[Question], index: SourceIndex) -> Iterator[tuple[tuple[Question, ...], Request]]:
    """The calls that the questions take, each with the claims it asks about, in order."""
    prompt = prompts.load("judge")
    ranking = None if len(index.document.text) <= WHOLE else Ranking([v.text for v in index.views])
    for at in range(0, len(questions), BATCH):
        batch = tuple(questions[at : at + BATCH])
        chosen = _passages(batch, index, ranking)
        passages = data_block(numbered([index.views[i].text for i in chosen]), "release")
        claims = data_block(numbered([q.claim.text for q in batch]), "claims")
        system, user = prompt.render(passages=passages, claims=claims)
        room = 200 + _TOKENS_EACH * len(batch)
        yield batch, Request("judge", system, user, Judgements, prompt.sha256, max_tokens=room)


def _passages(batch: Sequence[Question], index: SourceIndex, ranking: Ranking | None) -> list[int]:
    if ranking is None:
        return list(range(len(index.views)))
    return sorted({i for q in batch for i in ranking.best(q.claim.text, PASSAGES)})


def findings_of(batch: Sequence[Question], outcome: Outcome, index: SourceIndex) -> dict[int, Finding]:
    """A finding for every claim of a call, by its place, whatever came of the call."""
    if not isinstance(outcome, Answer) or not isinstance(outcome.value, Judgements):
        code, why = _FAILURES.get(type(outcome), _FAILURES[Failed])
        return {q.place: unverified(q.claim, code, why) for q in batch}
    answers: dict[int, Judgement] = {}
    for item in outcome.value.items:
        answers.setdefault(item.claim, item)
    return {q.place: _finding(q.claim, answers.get(n), index) for n, q in enumerate(batch, start=1)}


def unverified(claim: View, code: str, message: str) -> Finding:
    """A finding that decides nothing, with the code that says why."""
    return Finding(label=Label.UNVERIFIED, code=code, message=message, start=claim.start, end=claim.end)


def _finding(claim: View, answer: Judgement | None, index: SourceIndex) -> Finding:
    if answer is None:
        return unverified(claim, "MDL207", "the model left this claim out")
    label = Label(answer.label)
    if label is Label.NOT_FOUND:
        return _without_quote(claim, answer)
    place = index.document.locate(answer.quote, within=index.document.body)
    if not place.found or place.span is None:
        return unverified(claim, "QUO101", "the model's quote is not in the release word for word")
    problem = _PROBLEMS.get(label, _none)(claim, place.span, index.document)
    if problem is not None:
        return unverified(claim, *problem)
    return Finding(
        label=label,
        code=_CODES[label],
        message=f"judged by the model: {' '.join(answer.reason.split())}",
        start=claim.start,
        end=claim.end,
        evidence=(_evidence(place.span, index),),
    )


_CODES = {Label.SUPPORTED: "MDL101", Label.QUALIFIED: "MDL102", Label.CONTRADICTED: "MDL103", Label.NOT_FOUND: "MDL104"}


def _without_quote(claim: View, answer: Judgement) -> Finding:
    if answer.quote.strip():
        return unverified(claim, "MDL208", "the model quotes a passage and says that there is none")
    message = f"judged by the model: {' '.join(answer.reason.split())}"
    return Finding(label=Label.NOT_FOUND, code="MDL104", message=message, start=claim.start, end=claim.end)


def _none(claim: View, span: Span, document: Document) -> tuple[str, str] | None:
    return None


def _why_not_supported(claim: View, span: Span, document: Document) -> tuple[str, str] | None:
    """Why a quote cannot carry a claim that the model calls supported, None where nothing speaks against it."""
    quote = view(document.plain, span.start, span.end)
    for quantity in claim.quantities:
        if not _carried(quantity, quote.quantities):
            return "MDL209", f"the passage that the model quotes does not carry {quantity.text}"
    if is_negated(list(claim.tokens)) != is_negated(list(quote.tokens)):
        return "MDL210", "the claim and the passage that the model quotes differ in a negation"
    mine, theirs = strength_of(list(claim.tokens)), strength_of(list(quote.tokens))
    if (mine or Strength.DID) > (theirs or Strength.DID):
        return "MDL210", "the passage that the model quotes says it less strongly"
    return None


def _carried(quantity: Quantity, quoted: Sequence[Quantity]) -> bool:
    if quantity.kind is Kind.IDENTIFIER:
        return True
    return any(dimension(q) == dimension(quantity) and relate(quantity, q).holds for q in quoted)


_PROBLEMS: dict[Label, Callable[[View, Span, Document], tuple[str, str] | None]] = {Label.SUPPORTED: _why_not_supported}


def _evidence(span: Span, index: SourceIndex) -> Evidence:
    document = index.document
    section = document.section_at(span.start)
    title = (section.title or str(section.kind)) if section else ""
    return Evidence(quote=document.quote(span), start=span.start, end=span.end, section=title, source=index.number)
