"""The choice: the best sentences that fit, none of them twice, none that hangs in the air."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log

from factcheck.briefs.candidates import Candidate
from factcheck.briefs.presets import BULLETIN, DEFAULT, PRESETS, Preset
from factcheck.briefs.text import content_words, overlap
from factcheck.errors import UsageError

_A_PART = 4
_SAME = 0.6  # from this share of common weight on, two sentences say the same
_SAME_FIGURES = 0.3  # likewise where one has no figure of its own
_CONTAINED = 0.85  # from this share of common words on, the shorter one adds nothing
_LEAST = 0.9  # a sentence worth less would only fill the space
_PENALTY = 2.0  # what a full repetition would cost


@dataclass(frozen=True)
class Limits:
    """Upper bounds of a brief; None is unbounded."""

    sentences: int | None
    words: int | None
    a_part: int | None = None  # sentences under one heading
    alone: bool = False  # whether each must be readable alone

    @classmethod
    def of(cls, sentences: int | None, words: int | None, preset: Preset = PRESETS[DEFAULT]) -> Limits:
        """The bounds as asked for, the preset's when nothing was asked; UsageError for less than one."""
        for name, value in (("sentences", sentences), ("words", words)):
            if value is not None and value < 1:
                raise UsageError(f"a brief needs at least 1 of its {name}: {value} was asked for")
        if sentences is None and words is None:
            sentences, words = preset.sentences, preset.words
        elif sentences is None and preset.name == BULLETIN:
            sentences = preset.sentences
        return cls(sentences, words, _A_PART if preset.sections else None, preset.name == BULLETIN)

    def leaves_room(self, chosen: Sequence[Candidate], extra: Candidate) -> bool:
        """Whether one more sentence keeps within both bounds."""
        if self.sentences is not None and len(chosen) >= self.sentences:
            return False
        if self.a_part is not None and sum(c.part == extra.part for c in chosen) >= self.a_part:
            return False
        return self.words is None or sum(c.words for c in chosen) + extra.words <= self.words


class Likeness:
    """How much two sentences of a release repeat each other; words that most of its sentences have count for little."""

    def __init__(self, pool: Sequence[Candidate]) -> None:
        seen = Counter(word for candidate in pool for word in candidate.content)
        self._weights = {word: log(len(pool) / count) + 0.1 for word, count in seen.items()}

    def __call__(self, one: Candidate, other: Candidate) -> float:
        """The weight they share of the lighter one's, 0 to 1; half of it when each has figures and none is common.

        Where all figures of one are among the other's, far fewer common words make them the same fact.
        """
        lighter = min(self._weight(one.content), self._weight(other.content))
        shared = self._weight(one.content & other.content) / lighter if lighter else 0.0
        fewer, more = sorted((one.figures, other.figures), key=len)
        if fewer and fewer <= more and shared >= _SAME_FIGURES:
            return max(shared, _SAME)
        return shared / 2 if fewer and not fewer & more else shared

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights[word] for word in words)


def choose(pool: Sequence[Candidate], limits: Limits, barred: Collection[int] = ()) -> tuple[Candidate, ...]:
    """The sentences of a brief in reading order: the lead first, then as in the source.

    `barred` are indexes of sentences that may not be used. Nothing is chosen only where nothing is there to choose;
    sentences that are all too long for the bounds raise UsageError.
    """
    likeness = Likeness(pool)
    free = [c for c in _fullest(pool) if c.index not in barred]
    chosen: list[Candidate] = []
    while best := _next(free, chosen, limits, likeness):
        chosen.append(best)
    if not chosen and free and not barred:
        shortest = min((c.words for c in free if _stands(c, ())), default=0)
        if shortest and limits.words is not None and shortest > limits.words:
            raise UsageError(f"no sentence of the release fits {limits.words} words: the shortest has {shortest}")
    return in_order(chosen)


def in_order(chosen: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Reading order: the lead first, then as in the source."""
    return tuple(sorted(chosen, key=lambda c: c.rank))


def without_orphans(chosen: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The sentences that still make sense when others have been taken out."""
    kept: list[Candidate] = []
    for candidate in in_order(chosen):
        if _stands(candidate, kept):
            kept.append(candidate)
    return tuple(kept)


def _fullest(pool: Sequence[Candidate]) -> list[Candidate]:
    """The pool without sentences that a fuller one repeats; the opening always stays."""
    ranked = sorted(pool, key=lambda c: (not c.opening, -len(c.content), c.index))
    kept: list[Candidate] = []
    for candidate in ranked:
        if not any(overlap(candidate.content, other.content) >= _CONTAINED for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.index)


def _next(
    free: Sequence[Candidate], chosen: Sequence[Candidate], limits: Limits, likeness: Likeness
) -> Candidate | None:
    """The best sentence that fits, does not repeat and does not hang in the air."""
    best, worth = None, _LEAST
    for candidate in free:
        if candidate in chosen or not limits.leaves_room(chosen, candidate) or not _stands(candidate, chosen):
            continue
        if limits.alone and not _reads_alone(candidate):
            continue
        repeats = max((likeness(candidate, other) for other in chosen), default=0.0)
        value = candidate.score - _PENALTY * repeats
        if repeats < _SAME and (value > worth or (best is None and not chosen)):
            best, worth = candidate, value
    return best


def _stands(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether what a sentence points back to is in the brief, and before it."""
    if candidate.opening:
        return True
    before = [other for other in chosen if other.rank < candidate.rank]
    if candidate.leans:
        return any(_is_right_before(other, candidate) for other in before)
    if candidate.means_company and not any(other.names_company for other in before):
        return False
    if candidate.adds:
        subject = content_words(" ".join(candidate.text.split()[:3]))
        return any(subject & other.content for other in before)
    named = content_words(candidate.noun or "")
    return not named or any(named & other.content for other in before)


def _reads_alone(candidate: Candidate) -> bool:
    """Whether a sentence makes sense without the others; the opening is taken to."""
    return candidate.opening or not (candidate.leans or candidate.adds or candidate.noun)


def _is_right_before(other: Candidate, candidate: Candidate) -> bool:
    same = other.sentence.paragraph == candidate.sentence.paragraph
    return same and other.part == candidate.part and other.index == candidate.index - 1
