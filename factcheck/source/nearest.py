"""The passage closest to a quote that is not in a text, and what differs, word by word.

Bounded whatever the input: a fixed number of seeds, a few candidate places, and an alignment in a band of fixed width.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from factcheck.source.boundaries import glued
from factcheck.source.model import Span
from factcheck.source.typography import Words

__all__ = ["LONGEST", "Difference", "nearest"]

LONGEST = 2_000  # tokens of a quote that are still aligned
_SEEDS = 48
_HITS = 24  # a seed with fewer places says more
_PLACES = 128  # places looked at for one seed
_LOOKS = 8  # words of the quote that are compared by their characters
_CANDIDATES = 4
_BAND = 24  # tokens that the passage may run ahead of or behind the quote
_WIDEN = 40  # tokens that may be added to keep the passage's first and last word whole
_ENOUGH = 0.5  # share of the quote's words that the passage must have


@dataclass(frozen=True, slots=True)
class Difference:
    """One run of words that a quote and its closest passage do not share.

    `changed`: both have words here, other ones; `missing`: the source has words that the quote leaves out; `added`: the
    quote has words that the source does not. `quote_span` is in code points of the quote as given, `source_span` of the
    document; the one that has nothing is empty and stands where the words would be.
    """

    kind: Literal["changed", "missing", "added"]
    quote_text: str
    source_text: str
    quote_span: Span
    source_span: Span


class _Seed(NamedTuple):
    """A run of the quote's words found in the text: where the quote would begin, its worth, and which run it is."""

    start: int
    worth: int
    run: tuple[int, int]


class _Pair(NamedTuple):
    """One step of an alignment: a token of the quote, of the source, or both; -1 for none."""

    asked: int
    there: int


def nearest(
    asked: Words, source: Words, codes: str, code: Callable[[str], str | None], zone: Span
) -> tuple[Span, tuple[Difference, ...]] | None:
    """The closest passage inside `zone` with its differences, None if no passage has half of the quote's words.

    `codes` has one character for each token of `source`, `code` gives the character of a key.
    """
    first, last = bisect_left(source.starts, zone.start), bisect_right(source.ends, zone.end)
    if len(asked) > LONGEST or first >= last:
        return None
    looks = _looks(asked, code)
    best: tuple[float, float] | None = None
    chosen: list[_Pair] = []
    for start in _candidates(_seeds(asked, codes, code, first, last), lambda at: _look(looks, source, at)):
        cost, pairs = _align(asked, source, start, Span(first, last))
        worth = cost, -_resemblance(asked, source, pairs)
        if best is None or worth < best:
            best, chosen = worth, pairs
    if not _alike(asked, source, chosen):
        return None
    return _describe(asked, source, _whole(source, chosen, Span(first, last)))


def _looks(asked: Words, code: Callable[[str], str | None]) -> list[tuple[int, str]]:
    """The words of a quote by which places are told apart that fit equally: first those that the text does not have."""
    words = [(at, key) for at, key in enumerate(asked.keys) if asked.wordlike[at]]
    return sorted(words, key=lambda word: code(word[1]) is not None)[:_LOOKS]


def _look(looks: list[tuple[int, str]], source: Words, start: int) -> float:
    """How like the words are to those that stand in their places if the quote began at token `start`."""
    there = [(key, start + at) for at, key in looks if 0 <= start + at < len(source)]
    return sum(_likeness(key, source.keys[at]) for key, at in there)


def _resemblance(asked: Words, source: Words, pairs: list[_Pair]) -> float:
    both = [pair for pair in pairs if pair.asked >= 0 and pair.there >= 0]
    return sum(_likeness(asked.keys[pair.asked], source.keys[pair.there]) for pair in both)


def _likeness(one: str, other: str) -> float:
    """The share of characters that two words have in common at their two ends; a figure is a little like any figure."""
    if one == other:
        return 1.0
    short, long = min(len(one), len(other)), max(len(one), len(other))
    head = 0
    while head < short and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < short - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return (head + tail + 0.5 * (one[0].isnumeric() and other[0].isnumeric())) / (long + 1)


def _seeds(asked: Words, codes: str, code: Callable[[str], str | None], first: int, last: int) -> list[_Seed]:
    known = [code(key) for key in asked.keys]
    found: list[_Seed] = []
    for size in (3, 1):
        grams: dict[str, int] = {}
        for at in range(len(known) - size + 1):
            part = known[at : at + size]
            if None not in part and (size > 1 or asked.wordlike[at]):
                grams.setdefault("".join(char for char in part if char), at)
        step = max(1, len(grams) // _SEEDS)
        for gram, at in list(grams.items())[::step]:
            places = _places(gram, codes, first, last)
            worth = size * (3 if len(places) < _HITS else 1)
            found += [_Seed(place - at, worth, (at, size)) for place in places]
    return found


def _places(gram: str, codes: str, first: int, last: int) -> list[int]:
    places: list[int] = []
    at = codes.find(gram, first, last)
    while at >= 0 and len(places) < _PLACES:
        places.append(at)
        at = codes.find(gram, at + 1, last)
    return places


def _candidates(seeds: list[_Seed], look: Callable[[int], float]) -> list[int]:
    """The starts that most seeds agree on, best first, one for each neighbourhood; `look` decides between equals."""
    exact: Counter[int] = Counter()
    around: Counter[int] = Counter()
    for start, worth, _ in seeds:
        exact[start] += worth
    for (area, _), worth in {(seed.start // _BAND, seed.run): seed.worth for seed in seeds}.items():
        around[area] += worth
    best: dict[int, tuple[float, float, int]] = {}
    for start, worth in exact.items():
        area = start // _BAND
        best[area] = min(best.get(area, (0.0, 0.0, 0)), (-worth, -look(start), start))
    ranked = sorted(best.items(), key=lambda item: (-around[item[0]], *item[1][1:]))
    return [start for _, (_, _, start) in ranked[:_CANDIDATES]]


def _align(asked: Words, source: Words, start: int, limits: Span) -> tuple[int, list[_Pair]]:
    """The cheapest way from the quote to a passage that begins within a band around token `start` of the source.

    Column `c` of row `r` stands for the source up to token `start + r + c - _BAND`, so that a match keeps its column.
    """
    width = 2 * _BAND + 1
    costs = [0] * width
    steps: list[list[int]] = []
    far = 4 * (len(asked) + width)
    for row, key in enumerate(asked.keys):
        fresh, step = [far] * width, [0] * width
        for col in range(width):
            there = start + row + col - _BAND
            best, how = far, 0
            if limits.start <= there < limits.end:
                same = key == source.keys[there]
                alike = asked.wordlike[row] == source.wordlike[there]
                best, how = costs[col] + (0 if same else 2 if alike else 4), 1
            if col + 1 < width and costs[col + 1] + 2 < best:
                best, how = costs[col + 1] + 2, 2
            if col and limits.start <= there < limits.end and fresh[col - 1] + 1 < best:
                best, how = fresh[col - 1] + 1, 3
            fresh[col], step[col] = best, how
        costs = fresh
        steps.append(step)
    col = min(range(width), key=lambda c: (costs[c], abs(c - _BAND)))
    return costs[col], _walk_back(steps, start, col)


def _walk_back(steps: list[list[int]], start: int, col: int) -> list[_Pair]:
    pairs: list[_Pair] = []
    row = len(steps) - 1
    while row >= 0:
        there = start + row + col - _BAND
        how = steps[row][col]
        if how == 1:
            pairs.append(_Pair(row, there))
            row -= 1
        elif how == 3:
            pairs.append(_Pair(-1, there))
            col -= 1
        else:
            pairs.append(_Pair(row, -1))
            row, col = row - 1, min(col + 1, 2 * _BAND)
    return pairs[::-1]


def _same(asked: Words, source: Words, pair: _Pair) -> bool:
    return pair.asked >= 0 and pair.there >= 0 and asked.keys[pair.asked] == source.keys[pair.there]


def _alike(asked: Words, source: Words, pairs: list[_Pair]) -> bool:
    total = sum(asked.wordlike)
    shared = sum(asked.wordlike[pair.asked] for pair in pairs if _same(asked, source, pair))
    return total > 0 and shared >= max(1, _ENOUGH * total)


def _whole(source: Words, pairs: list[_Pair], limits: Span) -> list[_Pair]:
    """The alignment with what belongs to its first and last word: `non-` in front of `significant`."""
    there = [pair.there for pair in pairs if pair.there >= 0]
    low, high = there[0], there[-1]
    before: list[_Pair] = []
    while low > limits.start and glued(source, low) and len(before) < _WIDEN:
        low -= 1
        before.append(_Pair(-1, low))
    after: list[_Pair] = []
    while high + 1 < limits.end and glued(source, high + 1) and len(after) < _WIDEN:
        high += 1
        after.append(_Pair(-1, high))
    return before[::-1] + pairs + after


def _describe(asked: Words, source: Words, pairs: list[_Pair]) -> tuple[Span, tuple[Difference, ...]]:
    there = [pair.there for pair in pairs if pair.there >= 0]
    passage = Span(source.starts[there[0]], source.ends[there[-1]])
    differences: list[Difference] = []
    quote_at, source_at = 0, passage.start
    run: list[_Pair] = []
    for pair in [*pairs, None]:
        if pair is not None and not _same(asked, source, pair):
            run.append(pair)
            continue
        if run:
            differences.append(_difference(asked, source, run, (quote_at, source_at)))
            run = []
        if pair is not None:
            quote_at, source_at = asked.ends[pair.asked], source.ends[pair.there]
    return passage, tuple(differences)


def _difference(asked: Words, source: Words, run: list[_Pair], at: tuple[int, int]) -> Difference:
    quote_span = _extent(asked, [pair.asked for pair in run if pair.asked >= 0], at[0])
    source_span = _extent(source, [pair.there for pair in run if pair.there >= 0], at[1])
    quote_text, source_text = asked.text[slice(*quote_span)], source.text[slice(*source_span)]
    kind: Literal["changed", "missing", "added"] = "changed"
    if not quote_text:
        kind = "missing"
    elif not source_text:
        kind = "added"
    return Difference(kind, quote_text, source_text, quote_span, source_span)


def _extent(words: Words, indexes: list[int], at: int) -> Span:
    return Span(words.starts[indexes[0]], words.ends[indexes[-1]]) if indexes else Span(at, at)
