"""How strongly something is said: the ladder of modality, and negation.

plans < expects < is doing < did, and may < is expected to < will < did. A claim may stand lower than its source,
never higher.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from factcheck.claims.subject import BASES, VERBS
from factcheck.quantities.lexicon import is_plural
from factcheck.quantities.tokens import Token


class Strength(IntEnum):
    """Rungs of the ladder, weakest first."""

    MAY = 1
    PLANS = 2
    EXPECTS = 3
    WILL = 4
    DOING = 5
    DID = 6


_MARKS = {
    Strength.MAY: "may might could possibly potentially potential eligible would if perhaps can",
    Strength.PLANS: """plan plans planned planning intend intends intended aim aims aimed designed propose proposes
    proposed proposal seek seeks seeking target targets targeting targeted hope hopes goal goals""",
    Strength.EXPECTS: """expect expects expected expecting anticipate anticipates anticipated forecast forecasts
    forecasted project projects projected estimate guidance guides outlook predict predicts predicted predicting
    foresee foresees foreseen foreseeing assume assumes assuming believes scheduled likely should track""",
    Strength.WILL: "will shall",
    Strength.DOING: "currently ongoing underway enrolling continues continuing being",
}
_RUNG = {word: rung for rung, words in _MARKS.items() for word in words.split()}
MARKS = frozenset(_RUNG) - {"guidance", "outlook", "target", "targets", "proposal", "ongoing"}
# "the trial projects", "a drug candidate's target": nouns that look like marks are told by the article before them.
_NOUN_LIKE = frozenset("target targets project projects plan plans estimate potential goal goals track".split())
_ARTICLES = frozenset("the a an its their our this that each of".split())
# What follows a thing that is on sale, and never the verb ("the subscription plans are …").
_AFTER_THING = frozenset(
    "at in of with and or is are was were that which who can has have from starting starts".split()
)
# "built to last": what a thing is for, as "designed" says it; "made to a clinic" is none.
_MADE = frozenset("built crafted made meant tailored developed created engineered".split())
# "We would like to offer" offers.
_POLITE = (("would", "like", "to"), ("would", "love", "to"), ("would", "be", "happy"), ("would", "be", "glad"))
NEGATIONS = frozenset("not no never none neither nor without cannot n't nobody nothing failed fails fail".split())
_DOUBLE = frozenset("more less fewer later earlier greater longer higher lower only".split())


_FREE = frozenset("cost charge fee fees obligation doubt matter".split())


def strength_of(tokens: list[Token]) -> Strength | None:
    """The weakest rung that a clause's words mark, None where nothing marks one (a plain statement)."""
    return min(rungs_of(tokens), default=None)


def rungs_of(tokens: list[Token]) -> list[Strength]:
    """The rungs that a clause's words mark, in their order."""
    rungs = []
    for i, token in enumerate(tokens):
        rung = _RUNG.get(token.lower)
        if token.lower in _MADE and _goes_on_to(tokens, i):
            rung = Strength.PLANS
        rung = rung or _phrase_rung(tokens, i)
        if rung is None:
            continue
        if token.lower in _NOUN_LIKE and i and tokens[i - 1].lower in _ARTICLES:
            continue
        if _is_thing(tokens, i) or tuple(t.lower for t in tokens[i : i + 3]) in _POLITE:
            continue
        if token.text == "May" or (token.lower == "track" and not (i and tokens[i - 1].lower == "on")):
            continue
        rungs.append(rung)
    return rungs


# Marks of two words, and what may follow them.
_EXPECTING = {
    "look": "for", "looks": "for", "looking": "for", "looked": "for",
    "count": "on", "counts": "on", "counting": "on", "counted": "on",
    "bank": "on", "banks": "on", "banking": "on",
}  # fmt: skip
_SETTING = frozenset("due set slated poised about ready expected".split())
_BE = frozenset("is are am".split())
_WHEN = frozenset("on in by at before".split())
# "Patients are told not to drive" says no more than that they should not.
_INSTRUCTING = frozenset("told advised instructed urged warned".split())


def _phrase_rung(tokens: list[Token], i: int) -> Strength | None:
    """The rung of two words together: "looks for", "is due to open" (but not "due to demand"), "is to open"."""
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if after and _EXPECTING.get(tokens[i].lower) == after:
        return Strength.EXPECTS
    if tokens[i].lower in _SETTING and after == "to" and i + 2 < len(tokens) and tokens[i + 2].lower in BASES:
        return Strength.EXPECTS
    to_be = tokens[i].lower in _BE and after == "to" and i + 2 < len(tokens) and tokens[i + 2].lower in BASES
    due = tokens[i].lower == "due" and after in _WHEN and i and tokens[i - 1].lower in _BE
    told = tokens[i].lower in _INSTRUCTING and [t.lower for t in tokens[i + 1 : i + 3] if t.lower != "not"][:1] == [
        "to"
    ]
    if to_be or due or told:
        return Strength.EXPECTS
    return Strength.MAY if (tokens[i].lower, after) == ("only", "when") else None


_PUTS = frozenset("put puts peg pegs pegged value values valued".split())
_RECKONS = frozenset("reckon reckons reckoned estimate estimates estimated see sees".split())
_FAR = 14


def is_reckoned(tokens: Sequence[Token]) -> bool:
    """Whether words give a figure as what somebody reckons: "analysts put sales at $5 million", "estimates that"."""
    for i, token in enumerate(tokens):
        behind = tokens[i + 1 : i + 1 + _FAR]
        if token.lower in _RECKONS:
            return True
        if token.lower in _PUTS and any(
            t.lower == "at" and (n.kind == "n" or n.kind == "s") for t, n in pairwise(behind)
        ):
            return True
    return False


def _goes_on_to(tokens: list[Token], i: int) -> bool:
    """Whether a participle goes on with an infinitive."""
    behind = tokens[i + 1 : i + 3]
    if len(behind) < 2 or behind[0].lower != "to" or behind[1].kind != "w":
        return False
    return behind[1].lower not in _ARTICLES and not is_plural(behind[1].lower)


def _is_thing(tokens: list[Token], i: int) -> bool:
    """Whether a mark is the name of a thing: "subscription plans.", "the true potential of"."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].lower not in ("potential", "plan", "plans") or not i:
        return False
    if i + 1 == len(tokens):
        return True
    after = tokens[i + 1]
    return after.lower in _AFTER_THING or (after.kind == "s" and after.text not in "$€£¥")


def is_negated(tokens: list[Token]) -> bool:
    """Whether the words deny; "no more than", "not only" and "at no cost" do not."""
    count = 0
    for i, token in enumerate(tokens):
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if token.lower == "no" and ((i and tokens[i - 1].lower == "at") or after in _FREE):
            continue
        if (token.lower in NEGATIONS or token.lower.endswith(("n't", "n’t"))) and after not in _DOUBLE:
            count += 1
    return count % 2 == 1


# "She has retired", "was opened": these forms are no simple present.
_NO_PRESENT = frozenset("is has was were had did does are have says said".split())


def is_scheduled(tokens: list[Token]) -> bool:
    """Whether the first verb is in the simple present, as what is set for a day is told: "retires in June"."""
    verb = next((t.lower for t in tokens if t.kind == "w" and (t.lower in VERBS or t.lower.endswith("ed"))), "")
    return verb.endswith("s") and verb not in _NO_PRESENT
