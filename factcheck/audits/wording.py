"""Other words: a plan told as done, a denial more or less, another direction or speaker, a level for a change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.audits.sites import Statement, is_near, splice
from factcheck.audits.tenses import DONE, past
from factcheck.claims.speaker import quotations, surname
from factcheck.quantities.model import Kind
from factcheck.quantities.relations import dimension

_TURNED = {
    "increased": "decreased", "decreased": "increased", "increase": "decrease", "decrease": "increase",
    "increases": "decreases", "decreases": "increases", "increasing": "decreasing", "decreasing": "increasing",
    "rose": "fell", "fell": "rose", "grew": "shrank", "growing": "shrinking", "growth": "decline",
    "declined": "rose", "higher": "lower", "lower": "higher", "improved": "worsened", "reduction": "increase",
    "reduced": "increased", "reducing": "increasing", "raised": "lowered", "lowered": "raised", "gained": "lost",
    "improvement": "deterioration", "expanded": "shrank", "up from": "down from", "down from": "up from",
}  # fmt: skip
_MODALS = (
    r"(?:is|are) (?:expected|anticipated|projected|scheduled|estimated|planned) to (?P<a>\w+)",
    r"(?:expects|expect|plans|plan|intends|intend|aims|aim|anticipates) to (?P<b>\w+)",
    r"(?:will|may|could|might) (?P<c>\w+)",
)
_MODAL = re.compile(r"\b(?:" + "|".join(_MODALS) + r")\b")
_ANY_MODAL = re.compile(
    r"\b(?:will|would|may|might|could|can|should|expect\w*|anticipat\w*|project\w*|plan\w*|intend\w*|aim\w*|target\w*"
    r"|potential\w*|likely|scheduled|estimat\w*|believe\w*|goal\w*|if)\b",
    re.I,
)
_AUXILIARY = re.compile(
    r"\b(?:(?:is|are|was|were|will)\b(?! (?:not|no|to)\b)|(?:has|have|had)(?= (?:been|\w+(?:ed|en|wn|ld|de))\b))"
)
_NEGATABLE = re.compile(rf"\b({'|'.join(sorted(DONE))})(?= (?:the|a|an|its|their|that|positive|\d|[$€£]))")
# A verb's subject may stand right before it; an auxiliary, an article or a preposition would make it a participle.
_BEFORE_VERB = re.compile(r"\b(?!was|were|is|are|be|been|has|have|had|the|a|an|and|or|of|its|\w+ly\b)[\w)]+ $")
_DENIES = re.compile(r"\b(?:not|no|never|none|without|neither|nor|cannot|only)\b|n't|n’t", re.I)

_GOES = re.compile(
    r"\b(?:rose|fell|grew|increased|decreased|declined|climbed|dropped|improved|narrowed|widened|shrank|expanded)"
    r"(?P<how> by| to|) $"
)

_STRAIGHT = str.maketrans("“”„", '"' * 3)
_SAYS = re.compile(r"\baccording to ((?:[A-Z][\w'’-]*\.? )+[A-Z][\w'’-]*)")


def modality(claim: Statement) -> Iterator[str]:
    """What is expected, planned or possible told as done."""
    found = list(_MODAL.finditer(claim.text))
    if len(found) != 1 or len(_ANY_MODAL.findall(claim.text)) != 1:
        return
    match = found[0]
    verb = match["a"] or match["b"] or match["c"]
    done = {"have": "had", "be": _was(claim.text, match)}.get(verb, past(verb))
    if done:
        yield splice(claim.text, *match.span(), done)


def _was(text: str, match: re.Match[str]) -> str | None:
    """ "was" or "were" for what is or will be; None where a state of things follows that is no event."""
    if match["c"] and not re.match(r" \w+(?:ed|en|n)\b", text[match.end() :]):
        return None
    many = match[0].startswith("are") or re.search(r"[a-z]{2}s (?:\w+ )?$", text[: match.start()])
    return "were" if many else "was"


def negations(claim: Statement) -> Iterator[str]:
    """The statement denied, or its denial left out."""
    denials = _DENIES.findall(claim.text)
    if denials:
        left_out = re.sub(r"\b(was|has|have|are|is|were|will) not (?=[a-z])", r"\1 ", claim.text)
        if len(denials) == 1 and left_out != claim.text:
            yield left_out
        return
    main = _AUXILIARY.search(claim.text)
    if main:
        yield claim.text[: main.end()] + " not" + claim.text[main.end() :]
    verb = next((v for v in _NEGATABLE.finditer(claim.text) if _BEFORE_VERB.search(claim.text[: v.start()])), None)
    if verb:
        yield claim.text[: verb.start()] + f"did not {DONE[verb[1]]}" + claim.text[verb.end() :]


def directions(claim: Statement) -> Iterator[str]:
    """The opposite direction of change."""
    for word, new in _TURNED.items():
        found = list(re.finditer(rf"\b{word}\b", claim.text, re.I))
        bound = found and re.search(r"\bor $", claim.text[: found[0].start()])  # "Grade 3 or higher"
        if len(found) == 1 and not bound and not re.search(rf"\b{new}\b", claim.text, re.I):
            turned = new.capitalize() if found[0][0][0].isupper() else new
            if any(q.kind in (Kind.PERCENT, Kind.MONEY, Kind.COUNT) for q in claim.amounts):
                yield splice(claim.text, *found[0].span(), turned)


def levels(claim: Statement) -> Iterator[str]:
    """What something rose by told as what it rose to, and the other way about."""
    for q in claim.amounts:
        goes = _GOES.search(claim.before(q))
        if (
            goes is None
            or q.kind not in (Kind.PERCENT, Kind.MONEY, Kind.COUNT)
            or (q.kind is Kind.COUNT and not goes["how"])
        ):
            continue
        if sum(dimension(o) == dimension(q) and is_near(o, q) for o in claim.release.quantities) == 1:
            yield splice(claim.text, goes.start("how"), goes.end() - 1, " by" if goes["how"] == " to" else " to")


def speakers(claim: Statement) -> Iterator[str]:
    """The words in the mouth of another whom the release quotes."""
    straight = claim.text.translate(_STRAIGHT)
    said = [q.speaker for q in quotations(straight, 0, len(straight)) if q.speaker]
    said += [match[1] for match in _SAYS.finditer(claim.text)]
    for name in dict.fromkeys(said):
        if claim.text.count(name) != 1:
            continue
        for other in claim.release.speakers:
            if surname(other) not in claim.text.lower() and surname(other) != surname(name):
                yield claim.text.replace(name, other)
