"""What was left out: the material facts of a release that a short text about it does not carry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.briefs.figures import cite
from factcheck.briefs.material import MaterialFact, Mention, counts, material, mentions, same_figure
from factcheck.briefs.text import content_words
from factcheck.claims.records import Omission
from factcheck.quantities.model import Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.source.document import Document
from factcheck.source.model import Span

__all__ = ["is_covered", "left_out", "left_out_of", "omitted"]

# Limits on results: of no account to a text that tells the results of another trial.
_OF_RESULTS = frozenset({"OMI107", "OMI108", "OMI109", "OMI121"})
_NAME = re.compile(r"(?<![\w-])(?=[\w-]*[A-Z][\w-]*[A-Z0-9])[A-Za-z][\w-]{3,40}(?![\w-])")
_CLAUSE_END = re.compile(r"[.;:,](?=\s|\Z)|\s[(–—]")
_MOST_WORDS = 10
_SAMPLE = "OMI109"  # whoever says so many patients has said how many were studied
_NO_NAMES = frozenset("NASDAQ NYSE COVID-19 CAR-T".split())


@dataclass(frozen=True)
class _Told:
    """A sentence of the short text: what it tells, its figures, its words."""

    mentions: tuple[Mention, ...]
    codes: frozenset[str]  # of the topics that it tells beyond doubt
    figures: tuple[Quantity, ...]
    words: frozenset[str]


def left_out(documents: Sequence[Document], sentences: Iterable[str]) -> tuple[Omission, ...]:
    """The material facts of releases that none of the sentences carries, the gravest first."""
    texts = list(sentences)
    told = _told(texts)
    found = []
    for number, document in enumerate(documents):
        missing = _missing(material(document), told, " ".join(texts))
        found += [(fact, number, document) for fact in missing]
    found.sort(key=lambda row: -row[0].weight)
    return tuple(_record(*row, told) for row in found)


def left_out_of(draft: Document, documents: Sequence[Document]) -> tuple[Omission, ...]:
    """The material facts of releases that a draft does not carry, its headings included."""
    return left_out(documents, [draft.plain[slice(*sentence.span)] for sentence in draft.sentences])


def omitted(facts: Iterable[MaterialFact], sentences: Iterable[str]) -> tuple[MaterialFact, ...]:
    """The facts that none of the sentences carries and that matter to what they tell."""
    texts = list(sentences)
    return tuple(_missing(facts, _told(texts), " ".join(texts)))


def is_covered(fact: MaterialFact, sentences: Iterable[str]) -> bool:
    """Whether one of the sentences carries a fact: its topic, and its figure where it has one, and not denied."""
    return _covered(fact, _told(list(sentences)))


def _told(texts: Sequence[str]) -> list[_Told]:
    found = []
    for text in texts:
        whole = Span(0, len(text))
        freely = tuple(mentions(text, whole, freely=True))
        codes = frozenset(m.topic.code for m in mentions(text, whole)) if freely else frozenset()
        found.append(_Told(freely, codes, parse_quantities(text), content_words(text)))
    return found


def _missing(facts: Iterable[MaterialFact], told: Sequence[_Told], text: str) -> list[MaterialFact]:
    return [fact for fact in facts if _matters(fact, text) and not _covered(fact, told)]


def _matters(fact: MaterialFact, text: str) -> bool:
    """Whether a text speaks of what this fact limits: of results at all, and of those of the same trial."""
    asks = fact.topic.asks if fact.topic else None
    if asks is None:
        return True
    names = frozenset(_NAME.findall(fact.sentence)) - _NO_NAMES if fact.code in _OF_RESULTS else frozenset()
    return bool(asks.search(text)) and (not names or any(name in text for name in names))


def _covered(fact: MaterialFact, told: Sequence[_Told]) -> bool:
    for at, sentence in enumerate(told):
        if fact.topic is None:
            if _gives(fact, sentence.figures):
                return True
            continue
        if fact.code == _SAMPLE and _gives(fact, (q for q in sentence.figures if counts(_SAMPLE, q))):
            return True
        if not any(m.topic is fact.topic for m in sentence.mentions):
            continue
        near = [q for s in told[max(0, at - 1) : at + 2] for q in s.figures]
        if not fact.figures:
            if fact.topic.single or _shares(fact, sentence):
                return True
        elif _gives(fact, near):
            return True
    return False


def _gives(fact: MaterialFact, figures: Iterable[Quantity]) -> bool:
    return any(same_figure(mine, theirs) for mine in figures for theirs in fact.figures)


def _shares(fact: MaterialFact, sentence: _Told) -> bool:
    """Whether a sentence on the same topic names what the fact is of, beside the cue."""
    return not fact.own or bool(fact.own & sentence.words)


def _record(fact: MaterialFact, number: int, document: Document, told: Sequence[_Told]) -> Omission:
    evidence = cite(document, fact.span)
    if number:
        evidence = evidence.model_copy(update={"source": number})
    return Omission(code=fact.code, message=_message(fact, told), evidence=evidence)


def _message(fact: MaterialFact, told: Sequence[_Told]) -> str:
    figure = fact.figures[0].text if fact.figures else ""
    if figure and any(fact.code in sentence.codes for sentence in told):
        return f"said without this figure: {fact.what} ({figure})"
    return f"not said: {fact.what} ({figure or _in_words(fact)})"


def _in_words(fact: MaterialFact) -> str:
    """The words that tell a fact and the few behind them in their clause."""
    text = " ".join(fact.sentence.split())
    at = max(text.find(fact.cue), 0)
    end = _CLAUSE_END.search(text, at + len(fact.cue))
    clause = text[at : end.start() if end else None].split()
    return " ".join([*clause[:_MOST_WORDS], *(["…"] if len(clause) > _MOST_WORDS else [])])
