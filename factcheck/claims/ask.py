"""Facts of a release by a model, anchored: what it quotes is found by code, what it counts is parsed again by code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.asking import Asked, Progress, usage_of
from factcheck.claims.extract import extract_facts, quantity_record, speakers_of
from factcheck.claims.facts import Fact, FactSheet
from factcheck.claims.records import Evidence, ModelRecord, QuantityRecord
from factcheck.claims.strength import Strength, strength_of
from factcheck.claims.subject import GENERIC
from factcheck.claims.wire import ExtractedFact, ExtractedFacts
from factcheck.llm import prompts
from factcheck.llm.boundary import data_block
from factcheck.llm.outcomes import Answer, Outcome
from factcheck.llm.request import Request
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.quantities.tokens import tokenize
from factcheck.source.chunks import Chunk
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import SectionKind, Span

BUDGET = 900  # tokens of source a call
_ROOM = 1600  # tokens for the facts of one chunk
_LEFT_OUT = frozenset({SectionKind.FORWARD_LOOKING, SectionKind.CONTACTS, SectionKind.OTHER})


@dataclass(frozen=True, slots=True)
class Located:
    """A fact of the model's with the place of its quote."""

    fact: ExtractedFact
    span: Span


def ask_facts(document: Document, model: Asked, *, progress: Progress | None = None) -> FactSheet:
    """The facts of a release: the model's, then by rules those that it missed.

    A fact whose quote is not in the release is dropped and counted in `dropped`; facts of chunks whose call failed are
    those of the rules, and `failed_chunks` counts them. Every figure of the release is in a fact or uncovered.
    """
    before = model.usage
    chunks = chunks_of(document)
    outcomes = model.ask_many([request_for(chunk) for chunk in chunks], progress=progress)
    located, dropped = _locate(document, chunks, outcomes)
    found = [_fact(document, item) for item in located]
    facts = _merge(found)
    rules = extract_facts(document)
    covered = {(q.start, q.end) for fact in found for q in fact.quantities}
    missed = [f for f in rules.facts if not all(_is_covered(q, covered) for q in f.quantities)]
    everything = sorted([*facts, *missed], key=lambda fact: fact.evidence[0].start)
    return rules.model_copy(
        update={
            "facts": tuple(everything),
            "uncovered": tuple(q for q in rules.uncovered if not _is_covered(q, covered)),
            "dropped": dropped,
            "failed_chunks": sum(not isinstance(o, Answer) for o in outcomes),
            "usage": usage_of(model.usage - before),
            "model": ModelRecord(name=model.name, prompts={"extract": prompts.load("extract").sha256}),
        }
    )


def chunks_of(document: Document) -> list[Chunk]:
    """The parts of a release that are sent: all but boilerplate."""
    return [c for c in document.chunks(BUDGET) if any(document.sections[s].kind not in _LEFT_OUT for s in c.sections)]


def request_for(chunk: Chunk) -> Request:
    """The call that one chunk takes."""
    prompt = prompts.load("extract")
    system, user = prompt.render(passage=data_block(chunk.text, "passage"))
    return Request("extract", system, user, ExtractedFacts, prompt.sha256, max_tokens=_ROOM)


def _locate(document: Document, chunks: Sequence[Chunk], outcomes: Sequence[Outcome]) -> tuple[list[Located], int]:
    found: list[Located] = []
    dropped = 0
    for chunk, outcome in zip(chunks, outcomes, strict=True):
        for fact in _facts(outcome):
            place = document.locate(fact.quote, within=chunk.span)
            if place.span is not None and place.found and _says_something(document, place.span):
                found.append(Located(fact, place.span))
            else:
                dropped += 1
    return found, dropped


def _says_something(document: Document, span: Span) -> bool:
    """Whether a quote is more than "the" and "of its": a figure, or a word with more than three letters."""
    words = tokenize(document.plain, span.start, span.end)
    return any(t.kind == "n" or (t.kind == "w" and len(t.text) > 3) for t in words)


def _facts(outcome: Outcome) -> Iterator[ExtractedFact]:
    if isinstance(outcome, Answer) and isinstance(outcome.value, ExtractedFacts):
        yield from outcome.value.facts


def _fact(document: Document, item: Located) -> Fact:
    span, fact = item.span, item.fact
    section = document.section_at(span.start)
    return Fact(
        text=display(document, span),
        subject=fact.subject,
        quantities=tuple(quantity_record(q, document) for q in _quantities(document, span)),
        strength=_strength(document, item).name.lower(),
        speaker=_speaker(document, item),
        metric=fact.metric,
        period=_written(document, fact.period),
        population=_written(document, fact.population),
        found_by="model",
        evidence=(
            Evidence(
                quote=document.quote(span),
                start=span.start,
                end=span.end,
                section=(section.title or str(section.kind)) if section else "",
            ),
        ),
    )


def _written(document: Document, words: str) -> str:
    """Words that the model was asked to copy, where the release has them; else none."""
    return words if words.casefold() in document.plain.casefold() or document.locate(words).found else ""


def _quantities(document: Document, span: Span) -> Iterator[Quantity]:
    """The figures of a quote, read in their sentences: "up to 140 sites" stays a bound where "140 sites" is quoted."""
    for s in document.sentences:
        if s.span.start < span.end and span.start < s.span.end:
            for q in parse_quantities(document.plain, s.span.start, s.span.end):
                if q.kind is not Kind.IDENTIFIER and q.value_start < span.end and span.start < q.value_end:
                    yield q


_ARTICLES = frozenset("the a an its their our this these those".split())
_STRENGTH = {
    "done": Strength.DID,
    "ongoing": Strength.DOING,
    "expected": Strength.EXPECTS,
    "planned": Strength.PLANS,
    "possible": Strength.MAY,
}


def _strength(document: Document, item: Located) -> Strength:
    """How strongly the quote says it, as the model reads it and never more strongly than its words."""
    words = strength_of(tokenize(document.plain, item.span.start, item.span.end)) or Strength.DID
    return min(words, _STRENGTH[item.fact.status])


def _speaker(document: Document, item: Located) -> str | None:
    """Who is quoted as saying it: the release's own attribution, else the model's where the release has that name."""
    for span, name in speakers_of(document):
        if span.start < item.span.end and item.span.start < span.end:
            return name
    named = item.fact.speaker.strip()
    return named if len(named.split()) > 1 and document.locate(named).found else None


def _merge(facts: Sequence[Fact]) -> list[Fact]:
    """One fact for what is said more than once, with every passage that says it."""
    kept: dict[object, list[Fact]] = {}
    for fact in facts:
        alike = kept.setdefault(_identity(fact), [])
        at = next((n for n, known in enumerate(alike) if _same(known, fact)), None)
        if at is None:
            alike.append(fact)
        elif fact.evidence[0] not in alike[at].evidence:
            known = alike[at]
            more = {"evidence": known.evidence + fact.evidence, "period": known.period or fact.period}
            alike[at] = known.model_copy(update=more)
    return [fact for alike in kept.values() for fact in alike]


def _identity(fact: Fact) -> object:
    """The same quote, or the same figures of the same metric: without that, two facts are two."""
    if not fact.quantities:
        return fact.text.lower()
    amounts = [q for q in fact.quantities if q.kind not in (Kind.DATE, Kind.PERIOD)] or fact.quantities
    values = tuple((q.kind, q.low, q.high, q.unit) for q in amounts)
    said = frozenset(fact.metric.lower().split()) or fact.text.lower()
    return values, said, fact.population.lower()


def _same(known: Fact, fact: Fact) -> bool:
    """Whether two facts with the same figures are one: at one time, and of one passage or of one subject and status."""
    if fact.period and known.period and fact.period.lower() != known.period.lower():
        return False
    new = fact.evidence[0]
    if any(new.start < e.end and e.start < new.end for e in known.evidence):
        return True
    one, other = _named(known.subject), _named(fact.subject)
    return (not one or not other or bool(one & other)) and _is_fact(known) == _is_fact(fact)


def _named(subject: str) -> frozenset[str]:
    """The words of a subject that name it; none where it stands for something named before."""
    return frozenset(t.lower for t in tokenize(subject) if t.kind == "w") - GENERIC - _ARTICLES


def _is_fact(fact: Fact) -> bool:
    return fact.strength in ("did", "doing")


def _is_covered(quantity: QuantityRecord, covered: set[tuple[int, int]]) -> bool:
    return any(start < quantity.end and quantity.start < end for start, end in covered)
