"""The smallest change that makes a claim right: proposed from the findings, kept only if the checker then passes it.

A proposal puts words of the source in the place of words of the draft: the figure that the release gives, the opposite
word, the verb with "is expected to" before it, the other speaker. What no such change mends is for the editor to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice, pairwise, product

from factcheck.claims.polarity import opposed
from factcheck.claims.strength import MARKS, NEGATIONS
from factcheck.quantities.parse import parse_quantities
from factcheck.quantities.relations import dimension
from factcheck.quantities.tokens import Token
from factcheck.verify.features import View, stem, view
from factcheck.verify.findings import Change, Correction, Finding, Label

_WRONG = frozenset({Label.CONTRADICTED, Label.NOT_FOUND, Label.QUALIFIED})
_FAULTS, _TRIES = 3, 6  # a claim with more faults is not one change away from being right
_TURNED = frozenset({"NEG101", "DIR101", "CMP101"})
_SAID_OTHERWISE = _TURNED | {"MOD101"}  # the passage has the words
_EXCHANGED = frozenset({"SUB103", "DIR102"})
_AUXILIARIES = frozenset("is are was were has have had will would can could may did does do be been".split())
_PAIRS = """rose fell|rise fall|rises falls|increased decreased|increase decrease|increases decreases
increasing decreasing
grew shrank|growth decline|up down|higher lower|less more|more fewer|longer shorter|larger smaller|above below
gained lost|gain loss|raised lowered|improved worsened|climbed dropped|widened narrowed"""
_BOTH_WAYS = [pair.split() for line in _PAIRS.splitlines() for pair in line.split("|")]
_OPPOSITES = {a: b for one, other in _BOTH_WAYS for a, b in ((one, other), (other, one))}
_DONE = frozenset("already now also just recently since successfully".split())
_VERB_GROUP = 6  # words from "is expected" to its verb

_Changes = tuple[Change, ...]


def correct(claim: View, written: str, findings: Sequence[Finding], passes: Callable[[str], bool]) -> Correction | None:
    """The correction of one claim, None where none is known or the claim is not wrong.

    `written` is the claim as the draft has it, of the same length as `claim.text`. `passes` checks a claim in plain
    text as `check` would; it is asked at most six times.
    """
    faults = [f for f in findings if f.label in _WRONG]
    if not faults or len(faults) > _FAULTS or len(written) != len(claim.text):
        return None
    options = [list(islice(_proposals(claim, fault), _TRIES)) for fault in faults]
    tried: set[_Changes] = set()
    for chosen in islice(product(*options), _TRIES):
        changes = tuple(sorted({c for one in chosen for c in one}, key=lambda c: (c.start, c.end)))
        if changes in tried or any(a.end > b.start for a, b in pairwise(changes)):
            continue
        tried.add(changes)
        if passes(_apply(claim.text, claim.start, changes)):
            return Correction(text=_apply(written, claim.start, changes), changes=changes)
    return None


def _apply(text: str, offset: int, changes: _Changes) -> str:
    parts, at = [], 0
    for change in changes:
        parts += [text[at : change.start - offset], change.text]
        at = change.end - offset
    return "".join([*parts, text[at:]])


def _proposals(claim: View, fault: Finding) -> Iterator[_Changes]:
    if fault.instead:
        yield from _replaced(claim, fault)
    if fault.code in _SAID_OTHERWISE and fault.evidence:
        quote = fault.evidence[0].quote
        passage = view(quote, 0, len(quote))
        if fault.code in _TURNED:
            yield from _turned(claim, passage)
        if fault.code == "NEG101":
            yield from _denied(claim, passage)
        if fault.code == "MOD101":
            yield from _weakened(claim, passage)
    if fault.code in _EXCHANGED:
        yield from _exchanged(claim)


def _replaced(claim: View, fault: Finding) -> Iterator[_Changes]:
    """The source's figure for the draft's; the noun that is counted stays the draft's where both have one."""
    mine = next((q for q in claim.quantities if (q.start, q.end) == (fault.start, fault.end)), None)
    theirs = parse_quantities(fault.instead)
    if mine is not None and theirs and mine.value_end < mine.end:
        yield (Change(start=mine.start, end=mine.value_end, text=fault.instead[: theirs[0].value_end]),)
    yield (Change(start=fault.start, end=fault.end, text=fault.instead),)


def _turned(claim: View, passage: View) -> Iterator[_Changes]:
    """The opposite word: the passage's where it has one, else the common one."""
    pair = opposed((t.lower for t in claim.tokens), (t.lower for t in passage.tokens))
    opposites = _OPPOSITES | (dict([pair]) if pair is not None else {})
    for token in claim.tokens:
        word = opposites.get(token.lower)
        if word is not None:
            word = word.capitalize() if token.text[0].isupper() else word
            yield (Change(start=token.start, end=token.end, text=word),)


def _denied(claim: View, passage: View) -> Iterator[_Changes]:
    """A "not" taken out, or put in behind the auxiliary verb."""
    for before, token in zip(claim.tokens, claim.tokens[1:], strict=False):
        if token.lower == "not" and before.lower in _AUXILIARIES:
            yield (Change(start=before.end, end=token.end, text=""),)
    if any(t.lower in NEGATIONS for t in passage.tokens) and not any(t.lower in NEGATIONS for t in claim.tokens):
        for token in claim.tokens:
            if token.lower in _AUXILIARIES:
                yield (Change(start=token.end, end=token.end, text=" not"),)


def _weakened(claim: View, passage: View) -> Iterator[_Changes]:
    """The passage's verb with the words that weaken it, for the same verb of the claim: "is expected to enroll"."""
    groups = {stem(verb.lower): words for words, verb in _verb_groups(passage)}
    for i, token in enumerate(claim.tokens):
        group = groups.get(stem(token.lower))
        if group is None:
            continue
        first = i
        while first and (claim.tokens[first - 1].lower in _AUXILIARIES or claim.tokens[first - 1].lower in _DONE):
            first -= 1
        yield (Change(start=claim.tokens[first].start, end=token.end, text=group),)


def _verb_groups(passage: View) -> Iterator[tuple[str, Token]]:
    tokens = passage.tokens
    for i, token in enumerate(tokens):
        if token.lower not in MARKS:
            continue
        first = i - 1 if i and tokens[i - 1].lower in _AUXILIARIES else i
        last = next((j for j in range(i + 1, min(i + _VERB_GROUP, len(tokens))) if tokens[j - 1].lower == "to"), None)
        if last is None and token.lower in ("will", "may", "might", "could", "would") and i + 1 < len(tokens):
            last = i + 1
        if last is not None:
            if tokens[last].lower == "be" and last + 1 < len(tokens):
                last += 1
            said = passage.text[tokens[first].start : tokens[last].end]
            yield f"is {said}" if first == i and token.lower.endswith("ed") else said, tokens[last]


def _exchanged(claim: View) -> Iterator[_Changes]:
    for a, b in combinations(claim.quantities, 2):
        if dimension(a) == dimension(b) and a.end <= b.start:
            one = claim.text[a.start - claim.start : a.value_end - claim.start]
            other = claim.text[b.start - claim.start : b.value_end - claim.start]
            yield (
                Change(start=a.start, end=a.value_end, text=other),
                Change(start=b.start, end=b.value_end, text=one),
            )
