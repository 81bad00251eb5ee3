"""The source, parsed once: its sentences, figures and what each figure is about."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from factcheck.claims.extract import passage_of
from factcheck.claims.records import Evidence
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.relations import dimension
from factcheck.source.document import Document
from factcheck.source.model import Sentence, Span
from factcheck.verify.features import view

PREVIOUS, HEADING, TITLE = 0.2, 0.3, 0.15
_REACH = 60  # sentences looked at for one quantity, besides those that hold its value


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure of the source that may be what a claim means."""

    quantity: Quantity
    sentence: int
    source: int


class SourceIndex:
    """One source, ready to be asked."""

    def __init__(self, document: Document, number: int = 0) -> None:
        self.document = document
        self.number = number
        self.sentences: tuple[Sentence, ...] = document.sentences
        self.spans = [_with_dateline(document, s) for s in document.sentences]
        self.views = [view(document.plain, span.start, span.end) for span in self.spans]
        self._around: dict[int, dict[str, float]] = {}

    @cached_property
    def rarity(self) -> dict[str, float]:
        """Inverse document frequency of every feature over the sentences."""
        counts = Counter(f for v in self.views for f in v.words())
        n = len(self.views) + 1
        return {f: math.log(1 + n / c) for f, c in counts.items()}

    @cached_property
    def unseen(self) -> float:
        """The weight of a word that the source does not have."""
        return math.log(2 + len(self.views)) / 2

    @cached_property
    def by_dimension(self) -> dict[str, list[Candidate]]:
        """All figures by what they can be compared with."""
        found: dict[str, list[Candidate]] = defaultdict(list)
        for i, v in enumerate(self.views):
            for q in v.quantities:
                if q.kind is not Kind.IDENTIFIER:
                    found[dimension(q)].append(Candidate(q, i, self.number))
        return found

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for i, v in enumerate(self.views):
            for f in v.words():
                found[f].append(i)
        return found

    def nearest(self, features: Iterable[str], limit: int = _REACH) -> list[int]:
        """The sentences that share the most, by rarity, with some features; best first."""
        scores: Counter[int] = Counter()
        for f in features:
            for i in self._postings.get(f, ()):
                scores[i] += self.rarity[f]  # type: ignore[assignment]
        return [i for i, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]]

    def context(self, candidate: Candidate) -> dict[str, float]:
        """What a figure of the source is about: its sentence, what stands before it, heading and title."""
        weights = dict(self._surroundings(candidate.sentence))
        for f, w in self.views[candidate.sentence].context(candidate.quantity).items():
            weights[f] = max(weights.get(f, 0.0), w)
        return weights

    def _surroundings(self, sentence: int) -> dict[str, float]:
        known = self._around.get(sentence)
        if known is not None:
            return known
        weights: dict[str, float] = {}
        here = self.sentences[sentence]
        if sentence and self.sentences[sentence - 1].paragraph == here.paragraph:
            weights.update(dict.fromkeys(self.views[sentence - 1].words(), PREVIOUS))
        for text, weight in ((self.document.sections[here.section].title, HEADING), (self.document.title, TITLE)):
            if text:
                for f in view(text, 0, len(text)).words():
                    weights[f] = max(weights.get(f, 0.0), weight)
        self._around[sentence] = weights
        return weights

    def passage(self, sentence: int) -> Evidence:
        """The sentence as evidence."""
        here = passage_of(self.document, self.sentences[sentence], self.number)
        span = self.spans[sentence]
        return here.model_copy(update={"start": span.start, "quote": self.document.quote(span)})


def _with_dateline(document: Document, sentence: Sentence) -> Span:
    """The sentence, with the dateline before it where it opens the lead: its date is the day of the news."""
    line = document.dateline
    if line is None or not 0 <= sentence.span.start - line.span.end <= 8:
        return sentence.span
    return Span(line.span.start, sentence.span.end)
