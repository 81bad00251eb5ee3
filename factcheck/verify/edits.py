"""A claim that is a sentence of the source with a few words changed: what the changed words do to it.

Where most words agree in order, the edits are all that is new, and each can be judged by itself: a "not" that came or
went, a word turned round, an expectation that became a fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.claims.polarity import opposed
from factcheck.claims.strength import NEGATIONS, Strength, strength_of
from factcheck.quantities.lexicon import DOWN_WORDS, UP_WORDS
from factcheck.quantities.tokens import Token
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import LONGEST, View
from factcheck.verify.findings import Finding, Label

_ALIKE = 0.8  # of the words of both
_FIRM = Strength.DOING
_NOT_NEGATING = frozenset("more less fewer later earlier greater longer higher lower only".split())


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the claim that stand in the place of words of the passage; either may be empty."""

    mine: tuple[Token, ...]
    theirs: tuple[Token, ...]
    next_words: tuple[Token, ...]  # up to two that both go on with

    @property
    def following(self) -> str:
        """The word that both go on with, in lower case."""
        return self.next_words[0].lower if self.next_words else ""


def edits(claim: View, passage: View) -> list[Edit] | None:
    """The edits between two sentences, None where they are not one sentence with a few words changed."""
    mine, theirs = claim.tokens, passage.tokens
    if max(len(mine), len(theirs)) > LONGEST:
        return None
    ours, others = [t.lower for t in mine], [t.lower for t in theirs]
    if 2 * (Counter(ours) & Counter(others)).total() < _ALIKE * (len(mine) + len(theirs)):
        return None  # in whatever order
    matcher = SequenceMatcher(None, ours, others, autojunk=False)
    same = sum(size for *_, size in matcher.get_matching_blocks())
    if 2 * same < _ALIKE * (len(mine) + len(theirs)):
        return None
    return [
        Edit(_words(claim, a, b), _words(passage, c, d), mine[b : b + 2])
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _words(view: View, first: int, after: int) -> tuple[Token, ...]:
    """The tokens that belong to no figure: its comparator is not a word that turns."""
    spans = [(q.start, q.end) for q in view.quantities]
    return tuple(t for t in view.tokens[first:after] if not any(start <= t.start < end for start, end in spans))


def check_edits(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """A finding where an edit denies, turns round or firms up what the passage says; None where none does."""
    for index, sentence in _nearest(claim, sources):
        found = edits(claim, index.views[sentence])
        if found is None:
            continue
        for edit in found:
            problem = _problem(edit)
            if problem is not None:
                label, code, message = problem
                shown = (index.passage(sentence),)
                return Finding(
                    label=label, code=code, message=message, start=claim.start, end=claim.end, evidence=shown
                )
        return None
    return None


def _nearest(claim: View, sources: Sequence[SourceIndex]) -> Iterator[tuple[SourceIndex, int]]:
    for index in sources:
        for sentence in index.nearest(claim.words(), limit=2):
            yield index, sentence


def _problem(edit: Edit) -> tuple[Label, str, str] | None:
    if _negates(edit.mine, edit.following) != _negates(edit.theirs, edit.following):
        return Label.CONTRADICTED, "NEG101", "the release says the opposite: one of them denies it"
    pair = _turned(edit)
    if pair is not None:
        return Label.CONTRADICTED, "DIR101", f"the release says “{pair[1]}”, the draft “{pair[0]}”"
    mine, theirs = (strength_of([*side, *edit.next_words]) for side in (edit.mine, edit.theirs))
    if theirs is not None and theirs < _FIRM and (mine or Strength.DID) >= _FIRM and edit.mine:
        return Label.QUALIFIED, "MOD101", "the release does not say it as firmly: the draft states it as fact"
    return None


def _negates(tokens: Sequence[Token], following: str) -> bool:
    words = [t.lower for t in tokens]
    after = [*words[1:], following][: len(words)]
    return any(w in NEGATIONS and a not in _NOT_NEGATING for w, a in zip(words, after, strict=True))


def _turned(edit: Edit) -> tuple[str, str] | None:
    mine, theirs = [t.lower for t in edit.mine], [t.lower for t in edit.theirs]
    pair = opposed(mine, theirs)
    if pair is not None:
        return pair
    up, down = set(mine) & UP_WORDS, set(theirs) & DOWN_WORDS
    if not (up and down):
        up, down = set(mine) & DOWN_WORDS, set(theirs) & UP_WORDS
    if up and down and not (set(mine) & set(theirs)):
        return min(up), min(down)
    return None
