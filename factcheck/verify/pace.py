"""Pace: the time that an amount is for, "£41 million a year", "a monthly fee of $9"; another time makes it another."""

from __future__ import annotations

from factcheck.quantities.frequency import ADVERBS
from factcheck.quantities.model import WHEN, Quantity
from factcheck.verify.binding import Match
from factcheck.verify.features import View
from factcheck.verify.findings import Finding, Label

_TIMES = frozenset("second minute hour day night week fortnight month quarter season year shift".split())
_ADVERBS = {**ADVERBS, "annual": "year", "hourly": "hour", "nightly": "night", "fortnightly": "fortnight"}
_EACH = frozenset("a an per each every /".split())
_ELSEWHEN = frozenset("earlier ago before later after prior previously old long".split())
_STOPS = frozenset(",;:.()—|")
_LINKS = frozenset("of is was are were be at to totals totaled".split())
_HEDGES = frozenset("about approximately around roughly nearly almost some just over up".split())
_LINKED = 8  # words before an amount, from the adjective of its time on
_NEAR = 5  # words between an amount and its time


def pace_of(taken: View, quantity: Quantity) -> str:
    """The time that an amount of a sentence is for; empty where none stands by it."""
    tokens = taken.tokens
    behind = [t for t in tokens if t.start >= quantity.value_start]
    inside = sum(t.end <= quantity.end for t in behind)
    for at, token in enumerate(behind[: inside + _NEAR]):
        if at >= inside and (token.text in _STOPS or token.kind == "n"):
            break
        if token.lower in _ADVERBS:
            return _ADVERBS[token.lower]
        after = behind[at + 1].lower if at + 1 < len(behind) else ""
        if at and token.lower in _TIMES and behind[at - 1].lower in _EACH and after not in _ELSEWHEN:
            return token.lower
    before = [t.lower for t in tokens if t.end <= quantity.start and t.lower not in _HEDGES][-_LINKED:]
    joined = bool(before) and (before[-1] in _LINKS or "of" in before) and not _STOPS & set(before)
    return next((_ADVERBS[w] for w in before if w in _ADVERBS and joined), "")


def check_pace(claim: View, quantity: Quantity, found: Match) -> Finding | None:
    """A finding where the claim gives an amount for another time than its passage does."""
    if quantity.kind in WHEN or found.figure.in_table or quantity.low != found.quantity.low:
        return None
    passage = found.index.views[found.figure.sentence]
    mine, theirs = pace_of(claim, quantity), pace_of(passage, found.figure.written or found.quantity)
    if not mine or not theirs or mine == theirs:
        return None
    return Finding(
        label=Label.CONTRADICTED,
        code="UNI101",
        message=f"the release says {found.quantity.text} for each {theirs}, the draft for each {mine}",
        start=quantity.start,
        end=quantity.end,
        evidence=(found.index.passage(found.figure.sentence),),
    )
