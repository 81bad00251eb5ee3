"""The model as judge of what no rule could decide; code checks every answer before it counts.

Several claims go into one call, with the whole release where it fits and else the passages that rank best. The judge
quotes first and decides last. Its verdict counts only when the quote is in the source, the figures of the claim agree
with those of the quote, and the label is possible; otherwise the claim stays *unverified*, with the code that says why.
A quote is read in its sentence, so that no "not" and no "expects to" is lost by quoting less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from factcheck.claims.records import Evidence
from factcheck.claims.strength import Strength, is_negated, strength_of
from factcheck.llm import prompts
from factcheck.llm.boundary import data_block, numbered
from factcheck.llm.outcomes import Answer, CutOff, Failed, Filtered, Malformed, NotAsked, Outcome, Refusal
from factcheck.llm.request import Request
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.relations import dimension, relate
from factcheck.quantities.tokens import Token
from factcheck.source.model import Span
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, figure_features
from factcheck.verify.findings import Finding, Label
from factcheck.verify.retrieve import Ranking
from factcheck.verify.wire import Judgement, Judgements
from factcheck.verify.wording import clause_strength

BATCH = 12  # claims a call
WHOLE = 16_000  # code points of source sent whole; above, the passages that rank best
PASSAGES = 8  # a claim, where the source is sent in part
# The least share of a claim's words, names and figures that a passage must have to carry it: below that a quote is not
# about the claim, whatever a model says of it.
_SHARED = 1 / 4
# Words by which a claim says more than a passage without them.
_WIDENING = frozenset("all every each whatever whichever any only always everyone entire".split())
_TOKENS_EACH = 220  # room for the answer on one claim
_FAILURES: dict[type[Outcome], tuple[str, str]] = {
    Refusal: ("MDL201", "the model declined to answer"),
    CutOff: ("MDL202", "the model's answer was cut off"),
    Filtered: ("MDL203", "the provider's filter withheld the answer"),
    Malformed: ("MDL204", "the model's answer did not fit the form"),
    Failed: ("MDL205", "no answer came from the model"),
    NotAsked: ("MDL206", "the model was not asked"),
}
_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Question:
    """A claim for the judge, and where it stands in the list of all."""

    place: int
    claim: View


def requests_for(questions: Sequence[Question], index: SourceIndex) -> Iterator[tuple[tuple[Question, ...], Request]]:
    """The calls that the questions take, each with the claims it asks about, in order."""
    prompt = prompts.load("judge")
    batches = [tuple(questions[at : at + BATCH]) for at in range(0, len(questions), BATCH)]
    for batch, chosen in zip(batches, _passages(batches, index), strict=True):
        passages = data_block(numbered([index.views[i].text for i in chosen]), "release")
        claims = data_block(numbered([q.claim.text for q in batch]), "claims")
        system, user = prompt.render(passages=passages, claims=claims)
        room = 200 + _TOKENS_EACH * len(batch)
        yield batch, Request("judge", system, user, Judgements, prompt.sha256, max_tokens=room)


def _passages(batches: Sequence[Sequence[Question]], index: SourceIndex) -> list[list[int]]:
    """The sentences that each call is given: all of them, or of a long source those that rank best."""
    if len(index.document.text) <= WHOLE:
        return [list(range(len(index.views)))] * len(batches)
    with closing(Ranking([v.text for v in index.views])) as ranking:
        return [sorted({i for q in batch for i in ranking.best(q.claim.text, PASSAGES)}) for batch in batches]


def findings_of(batch: Sequence[Question], outcome: Outcome, index: SourceIndex) -> dict[int, Finding]:
    """A finding for every claim of a call, by its place, whatever came of the call."""
    if not isinstance(outcome, Answer) or not isinstance(outcome.value, Judgements):
        code, message = _failure(outcome)
        return {q.place: unverified(q.claim, code, message) for q in batch}
    answers: dict[int, list[Judgement]] = defaultdict(list)
    for item in outcome.value.items:
        answers[item.claim].append(item)
    return {q.place: _finding(q.claim, answers[n], index) for n, q in enumerate(batch, start=1)}


def _failure(outcome: Outcome) -> tuple[str, str]:
    """What a call without an answer is called, and why there is none, in one line."""
    code, message = _FAILURES.get(type(outcome), _FAILURES[Failed])
    reason = " ".join(str(getattr(outcome, "reason", "")).split())
    if len(reason) > _LONGEST_REASON:
        reason = f"{reason[: _LONGEST_REASON - 1]}…"
    return code, f"{message}: {reason}" if reason else message


def unverified(claim: View, code: str, message: str) -> Finding:
    """A finding that decides nothing, with the code that says why."""
    return Finding(label=Label.UNVERIFIED, code=code, message=message, start=claim.start, end=claim.end)


def _finding(claim: View, answers: Sequence[Judgement], index: SourceIndex) -> Finding:
    if not answers:
        return unverified(claim, "MDL207", "the model left this claim out")
    if len({a.label for a in answers}) > 1:
        return unverified(claim, "MDL211", "the model gives two verdicts on this claim")
    answer = answers[0]
    label = Label(answer.label)
    if label is Label.NOT_FOUND:
        return _without_quote(claim, answer)
    place = index.document.locate(answer.quote, within=index.document.body)
    if not place.found or place.span is None:
        return unverified(claim, "QUO101", "the model's quote is not in the release word for word")
    quote = _quoted(place.span, index)
    if not quote.says:
        return unverified(claim, "MDL208", f"the model calls this {label} by words that say nothing")
    if not claim.words() & quote.features:
        return unverified(claim, "MDL208", f"the model calls this {label} by a passage about something else")
    problem = _why_not_supported(claim, quote, index) if label is Label.SUPPORTED else None
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


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quote read in its sentences: the clauses that it touches, its figures, what it is about, how strongly it is."""

    tokens: list[Token]
    quantities: list[Quantity]
    features: frozenset[str]
    strength: Strength
    says: bool  # whether there is more in it than "the" and "did not"


def _quoted(span: Span, index: SourceIndex) -> _Quoted:
    tokens: list[Token] = []
    quantities: list[Quantity] = []
    features: frozenset[str] = frozenset()
    strength = Strength.DID
    says = False
    for v in index.views:
        inside = [c for t, c in zip(v.tokens, v.clauses, strict=True) if t.start < span.end and span.start < t.end]
        if not inside:
            continue
        tokens += [t for t, c in zip(v.tokens, v.clauses, strict=True) if inside[0] <= c <= inside[-1]]
        quantities += [q for q in v.quantities if q.value_start < span.end and span.start < q.value_end]
        features |= v.words()
        says = says or any(span.start <= at < span.end for _, _, at in v.features)
        strength = min(strength, clause_strength(v, max(span.start, v.start)))
    return _Quoted(tokens, quantities, features, min(strength, strength_of(tokens) or Strength.DID), says)


def _why_not_supported(claim: View, quote: _Quoted, index: SourceIndex) -> tuple[str, str] | None:
    """Why a quote cannot carry a claim that the model calls supported, None where nothing speaks against it."""
    words = claim.words()
    if len(words & quote.features) < _SHARED * len(words):
        return "MDL208", "the model calls this supported by a passage that hardly shares a word with it"
    for quantity in claim.quantities:
        if not _carried(quantity, quote, index):
            return "MDL209", f"the passage that the model quotes does not carry {quantity.text}"
    if is_negated(list(claim.tokens)) != is_negated(quote.tokens):
        return "MDL210", "the claim and the passage that the model quotes differ in a negation"
    if (strength_of(list(claim.tokens)) or Strength.DID) > quote.strength:
        return "MDL210", "the passage that the model quotes says it less strongly"
    widened = {t.lower for t in claim.tokens} & _WIDENING - {t.lower for t in quote.tokens}
    if widened:
        return "MDL210", f"the passage that the model quotes does not say “{min(widened)}”"
    return None


def _carried(quantity: Quantity, quote: _Quoted, index: SourceIndex) -> bool:
    if quantity.kind is not Kind.IDENTIFIER:
        return any(dimension(q) == dimension(quantity) and relate(quantity, q).holds for q in quote.quantities)
    (name,) = figure_features(quantity)
    rivals = [f for f in quote.features if f[0] == "#" and _letters(f) == _letters(name)]
    return name in quote.features or (name in index.rarity and not rivals)


def _letters(name: str) -> str:
    """What NXC-201 and NXC-101 have in common."""
    return "".join(c for c in name if c.isalpha())


def _evidence(span: Span, index: SourceIndex) -> Evidence:
    document = index.document
    section = document.section_at(span.start)
    title = (section.title or str(section.kind)) if section else ""
    return Evidence(quote=document.quote(span), start=span.start, end=span.end, section=title, source=index.number)
