"""Coordinated figures: what "and" and "respectively" give each figure of a list, and what all of them share.

"58% of patients on 50 mg and 41% of patients on 25 mg reached remission": the predicate behind the last figure is said
of all of them. "Headache, nausea and fatigue occurred in 12%, 9% and 7%, respectively": each figure has one word of the
other list, and none of the others.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.tokens import Token

_LINKS = frozenset({",", "and", "or", "&", "(", ")"})
_RELATIVE = frozenset({"who", "that", "which", "whose"})
# "Patients treated with", "people given": a participle behind its noun is no predicate of the sentence.
_REDUCED = frozenset(
    """treated given randomized randomised assigned allocated dosed exposed enrolled diagnosed based located used
    called named aged""".split()
)
_BEING = frozenset("is are was were be been being has have had".split())
_JOINTS = frozenset("and but while whereas compared versus vs against".split())
_STOPS = frozenset(",;:.—()")
_NO_FIGURES = frozenset({Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.IDENTIFIER})
_ITEM = 6  # tokens of one item of a list at most
_SHAPE = 3  # features of one item of a pair at most
_FAR = 40  # tokens between two coordinated figures at most

Feature = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """What "respectively" gives a figure: its own features, and where those of the others in its list stand."""

    own: tuple[str, ...]
    own_at: frozenset[int]
    others_at: frozenset[int]


def shared_predicates(
    tokens: Sequence[Token], quantities: Sequence[Quantity], verbs: Collection[int]
) -> dict[int, frozenset[int]]:
    """By the place of each coordinated figure the places of the words that it shares.

    They are what opens the sentence for all of them, and the predicate behind the last.
    """
    found: dict[int, frozenset[int]] = {}
    if not any(t.lower == "and" for t in tokens):
        return found
    alike: dict[str, list[Quantity]] = {}
    for quantity in quantities:
        if quantity.kind not in _NO_FIGURES:
            alike.setdefault(quantity.dimension, []).append(quantity)
    for amounts in alike.values():
        for chain in _chains(tokens, amounts, verbs):
            figures = [q for q in quantities if q.kind not in _NO_FIGURES and q.value_start not in found]
            if not _is_led_by_figure(tokens, chain[0], figures):
                found |= _shared_by(tokens, chain, verbs)
    return found


def _chains(tokens: Sequence[Token], amounts: Sequence[Quantity], verbs: Collection[int]) -> list[list[Quantity]]:
    chains = [[amounts[0]]]
    for quantity in amounts[1:]:
        if _is_joined(tokens, chains[-1][-1], quantity, verbs):
            chains[-1].append(quantity)
        else:
            chains.append([quantity])
    return [chain for chain in chains if len(chain) > 1]


def _is_led_by_figure(tokens: Sequence[Token], first: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether a list goes on from another figure: "460 berths, or 5% of all, and 2% of them"."""
    before = [t for t in tokens if t.end <= first.start]
    comma = max((t.end for t in before if t.text in ",;."), default=0)
    if before and before[-1].lower in ("or", "and"):
        return True
    return any(comma <= q.start < first.start for q in figures)


def _is_joined(tokens: Sequence[Token], one: Quantity, other: Quantity, verbs: Collection[int]) -> bool:
    """Whether nothing but a list goes on between two figures: no predicate, and a comma or "and"."""
    between = [t for t in tokens if one.end <= t.start < other.start]
    joined = any(t.lower in ("and", ",") for t in between) and not any(t.text in ";:." for t in between)
    return joined and len(between) <= _FAR and _predicate(between, verbs) is None


def _shared_by(tokens: Sequence[Token], chain: Sequence[Quantity], verbs: Collection[int]) -> dict[int, frozenset[int]]:
    first, last = chain[0], chain[-1]
    before = [t for t in tokens if t.end <= first.start]
    stop = next((i + 1 for i in range(len(before) - 1, -1, -1) if before[i].text in ";."), 0)
    behind = [t for t in tokens if t.start >= last.end]
    verb = _predicate(behind, verbs)
    if verb is None or _predicate(before[stop:], verbs) is not None:
        return {}
    if not any(t.lower == "and" for t in tokens if chain[-2].end <= t.start < last.start):
        return {}
    shared = {t.start for t in before[stop:]} if _opens(before[stop:]) else set()
    for token in behind[verb:]:
        if token.text in _STOPS or token.lower in _JOINTS:
            break
        shared.add(token.start)
    return {q.value_start: frozenset(shared) for q in chain}


def _opens(before: Sequence[Token]) -> bool:
    """Whether words stand before the first figure of a list as an opening of the sentence: "At Week 16, …"."""
    return bool(before) and before[-1].text == ","


def _predicate(tokens: Sequence[Token], verbs: Collection[int]) -> int | None:
    """Where the verb stands that some words say of their noun; None where they have only such as limit the noun."""
    relative, last = False, -2
    for i, token in enumerate(tokens):
        if token.text in _STOPS and token.text not in "()":
            return None
        if token.lower in _RELATIVE:
            relative = True
        if token.start not in verbs:
            continue
        if relative or last == i - 1:  # "who were given": both are of the relative clause
            relative, last = False, i
            continue
        if token.lower in _REDUCED and i and tokens[i - 1].lower not in _BEING:
            continue
        return i
    return None


def aligned(tokens: Sequence[Token], quantities: Sequence[Quantity], features: Sequence[Feature]) -> dict[int, Aligned]:
    """By the place of each figure of a list what "respectively" gives it."""
    words = [t.lower for t in tokens]
    if "respectively" not in words:
        return {}
    found: dict[int, Aligned] = {}
    for run in _runs(tokens, quantities):
        items = _items(tokens, run, features)
        if items is None:
            continue
        places = {q.value_start: q for q in quantities}
        starts = {q.value_start for q in run}
        for quantity, item in zip(run, items, strict=True):
            own = frozenset(at for _, at in item)
            others = frozenset(at for other in items if other is not item for _, at in other)
            found[quantity.value_start] = Aligned(tuple(f for f, _ in item), own, others)
            for label in own & places.keys():  # a dose is beside its own figure only
                here = quantity.value_start
                figure = tuple(f for f, _, at in features if at == here)
                found.setdefault(label, Aligned(figure, frozenset({here}), others | (starts - {here})))
    return found


def _runs(tokens: Sequence[Token], quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """The figures of one dimension with nothing but commas and "and" between them."""
    runs: list[list[Quantity]] = []
    for quantity in (q for q in quantities if q.kind not in _NO_FIGURES):
        before = runs[-1][-1] if runs else None
        linked = before is not None and before.dimension == quantity.dimension and _linked(tokens, before, quantity)
        if linked:
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return [run for run in runs if len(run) > 1 and not _goes_on(tokens, run[-1])]


def _goes_on(tokens: Sequence[Token], last: Quantity) -> bool:
    """Whether a list has more items behind its last figure: "300 mg, 100 mg and placebo"."""
    behind = [t.lower for t in tokens if t.start >= last.end][:2]
    return behind[:1] in ([","], ["and"], ["or"]) and behind[1:] != ["respectively"]


def _linked(tokens: Sequence[Token], one: Quantity, other: Quantity) -> bool:
    between = [t for t in tokens if one.end <= t.start < other.start]
    return bool(between) and all(t.lower in _LINKS for t in between)


def _items(
    tokens: Sequence[Token], run: Sequence[Quantity], features: Sequence[Feature]
) -> list[list[tuple[str, int]]] | None:
    """The items of the list before or behind some figures that has as many: its features with their places."""
    first, last = run[0].start, run[-1].end
    end = next(t.start for t in tokens if t.lower == "respectively")
    behind = [t for t in tokens if last <= t.start < end]
    before = [t for t in tokens if t.end <= first]
    stop = next((i + 1 for i in range(len(before) - 1, -1, -1) if before[i].text in ";.:"), 0)
    for part in (behind, before[stop:]):
        found = _listed(part, len(run), features)
        if found is not None:
            return found
    return None


def _listed(tokens: Sequence[Token], count: int, features: Sequence[Feature]) -> list[list[tuple[str, int]]] | None:
    """The `count` items of the only list of some words that ends with "and"."""
    ands = [i for i, t in enumerate(tokens) if t.lower == "and"]
    for last in reversed(ands) if count > 2 else ands if len(ands) == 1 else ():
        cuts = [last]
        at = last - 1 - (last > 0 and tokens[last - 1].text == ",")
        while len(cuts) < count - 1:
            cut = next((i for i in range(at, max(-1, at - _ITEM - 1), -1) if tokens[i].text == ","), None)
            if cut is None:
                break
            cuts.insert(0, cut)
            at = cut - 1
        if len(cuts) == count - 1:
            return _split(tokens, cuts, features)
    return None


def _split(
    tokens: Sequence[Token], cuts: Sequence[int], features: Sequence[Feature]
) -> list[list[tuple[str, int]]] | None:
    """What stands between the cuts; of the outer items as much as the inner ones, or each other, have."""
    stops = [i for i, t in enumerate(tokens[: cuts[0]]) if t.text in ",("]
    start = stops[-1] + 1 if stops else 0
    closes = (i for i in range(cuts[-1] + 1, len(tokens)) if tokens[i].text in ",.;")
    parts = [
        _features(tokens[start : cuts[0]], features),
        *(_features(tokens[a + 1 : b], features) for a, b in pairwise(cuts)),
        _features(tokens[cuts[-1] + 1 : next(closes, len(tokens))], features),
    ]
    if not all(parts):
        return None
    size = max((len(part) for part in parts[1:-1]), default=0) or _size(parts[0], parts[-1])
    parts[0], parts[-1] = parts[0][-size:], parts[-1][:size]
    common = set.intersection(*({f for f, _ in part} for part in parts))
    told = [[(f, at) for f, at in part if f not in common] for part in parts]
    return told if all(told) else None


def _size(one: Sequence[tuple[str, int]], other: Sequence[tuple[str, int]]) -> int:
    """How many features an item of a pair has: as many as make both alike in kind."""
    for size in range(1, min(_SHAPE, len(one), len(other)) + 1):
        if [f[0] == "=" for f, _ in one[-size:]] == [f[0] == "=" for f, _ in other[:size]]:
            return size
    return 1


def _features(tokens: Sequence[Token], features: Sequence[Feature]) -> list[tuple[str, int]]:
    if not tokens:
        return []
    start, end = tokens[0].start, tokens[-1].end
    return [(f, at) for f, _, at in features if start <= at < end and f[0] != "@"]
