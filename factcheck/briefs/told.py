"""The facts that a model writes from: whole sentences of a release, numbered, with what must not be lost of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.briefs.candidates import Candidate
from factcheck.briefs.figures import cite, sentences_of
from factcheck.briefs.signals import has_address, is_notice, presents_a_company
from factcheck.briefs.text import count_words, covers
from factcheck.claims.facts import FactSheet
from factcheck.claims.records import Evidence
from factcheck.llm.boundary import data_block, numbered
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Block, SectionKind, Sentence

_ROOM = 900  # words of facts: what a call is sent, however long the release
_LONGEST = 120  # words of one fact
_LEFT_OUT = frozenset({SectionKind.ABOUT, SectionKind.FORWARD_LOOKING, SectionKind.CONTACTS, SectionKind.OTHER})
_BLOCKS = (Block.PARAGRAPH, Block.LIST_ITEM)
_FEW = 12  # facts; where rules find fewer, any statement of the news is one
_SHORTEST = 6  # words of such a statement
_DONE = ("did", "doing", "")


@dataclass(frozen=True, slots=True)
class Told:
    """One numbered fact: a sentence of the release."""

    number: int
    sentence: Sentence
    text: str
    note: str  # what a writer must keep: that it is a plan, who says it
    candidate: Candidate | None  # where it can stand in a brief as it is

    def citation(self, document: Document) -> Evidence:
        """The passage it is."""
        return cite(document, self.sentence.span)


def told(document: Document, sheet: FactSheet, pool: Sequence[Candidate]) -> tuple[Told, ...]:
    """The facts of a release in its order, numbered from 1: what may stand in a brief and what `extract` found.

    Where there is more than a call is sent, those that are worth most.
    """
    known = {candidate.index: candidate for candidate in pool}
    notes: dict[int, str] = {}
    for fact in sheet.facts:
        for sentence in sentences_of(document, fact.evidence):
            if sentence.index in known or _may_be_told(document, sentence):
                notes.setdefault(sentence.index, _note(fact.strength, fact.speaker))
    if len(known.keys() | notes.keys()) < _FEW:
        for sentence in document.sentences:
            if _may_be_told(document, sentence) and _is_news(document, sentence):
                notes.setdefault(sentence.index, "")
    worth = {index: _worth(known.get(index)) for index in (*known, *notes)}
    chosen: dict[int, str] = {}
    left = _ROOM
    for index in sorted(worth, key=lambda index: (-worth[index], index)):
        text = display(document, document.sentences[index].span)
        size = count_words(text)
        if size <= min(left, _LONGEST) and not any(covers(other, text) for other in chosen.values()):
            chosen[index] = text
            left -= size
    return tuple(
        Told(number, document.sentences[index], chosen[index], notes.get(index, ""), known.get(index))
        for number, index in enumerate(sorted(chosen), 1)
    )


def facts_block(facts: Sequence[Told], wanted: Iterable[int] | None = None) -> str:
    """The facts as data, each under its number; of some of them where `wanted` says which."""
    lines = numbered([f"{fact.text} ({fact.note})" if fact.note else fact.text for fact in facts]).split("\n")
    kept = lines if wanted is None else [lines[number - 1] for number in sorted(set(wanted))]
    return data_block("\n".join(kept), "facts")


def _worth(candidate: Candidate | None) -> float:
    if candidate is None:
        return 0.0
    return candidate.score + 10 * candidate.opening


def _may_be_told(document: Document, sentence: Sentence) -> bool:
    return sentence.block in _BLOCKS and document.sections[sentence.section].kind not in _LEFT_OUT


def _is_news(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence without a figure says something of the release's matter."""
    text = display(document, sentence.span)
    return count_words(text) >= _SHORTEST and not (is_notice(text) or has_address(text) or presents_a_company(text))


def _note(strength: str, speaker: str | None) -> str:
    parts = [] if strength in _DONE else [f"not a fact yet: {strength}"]
    return "; ".join([*parts, *([f"said by {speaker}"] if speaker else [])])
