"""What a claim says was raised or cut, where the source only says what it is: "declared a dividend of $0.20".

A figure alone does not tell that it was another one before. Where neither its passage nor any other of the release says
so, nor a table gives an earlier figure, that it moved is the draft's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.strength import is_negated
from factcheck.quantities.lexicon import DOWN_WORDS, UP_WORDS
from factcheck.quantities.model import WHEN, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.binding import Match
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, is_content, is_verb, stem
from factcheck.verify.findings import Finding, Label
from factcheck.verify.roles import words_before

_DECIDED = frozenset(
    stem(w) for w in "raise lift hike increase boost cut reduce lower trim slash upgrade downgrade double".split()
)
_MOVING = (
    frozenset(stem(w) for w in UP_WORDS | DOWN_WORDS)
    | _DECIDED
    | frozenset(
        stem(w)
        for w in "previous previously prior former formerly from versus compared double twice hike upgrade".split()
    )
)
_KINDS = frozenset(stem(w) for w in "quarterly annual monthly yearly cash regular fiscal full year common".split())
_FAR = 9  # words between the verb and "to"


def check_decided(claim: View, quantity: Quantity, found: Match) -> Finding | None:
    """A finding where a claim has somebody raise or cut something to an amount, and the source tells of no move."""
    noun = _moved(claim, quantity) if quantity.kind not in WHEN and not found.figure.in_table else ""
    if not noun or found.figure.earlier is not None or is_negated(list(claim.tokens)):
        return None
    index = found.index
    passage = index.views[found.figure.sentence]
    if not _stems(passage.tokens) & {noun} or _tells_move(noun, found.figure.sentence, index):
        return None
    if any(f.in_table and noun in f.context for f in index.by_dimension.get(quantity.dimension, ())):
        return None
    return Finding(
        label=Label.NOT_FOUND,
        code="NOF103",
        message=f"the release gives {found.quantity.text}, and nothing in it says that this was another figure before",
        start=quantity.start,
        end=quantity.end,
        evidence=(index.passage(found.figure.sentence),),
    )


def _moved(claim: View, quantity: Quantity) -> str:
    """The stem of the noun that a claim has raised or cut to a figure; empty where it has none."""
    before = words_before(claim, quantity)
    if len(before) < 3 or before[-1].lower != "to":
        return ""
    near = [t for t in before[:-1][-_FAR:] if t.kind == "w"]
    at = next((n for n in range(len(near) - 1, -1, -1) if is_verb(near[n]) or stem(near[n].lower) in _DECIDED), None)
    if at is None or stem(near[at].lower) not in _DECIDED:
        return ""
    behind = [t for t in near[at + 1 :] if is_content(t) and t.kind == "w"]
    passive = near[:at][-1:] != [] and near[at - 1].lower in ("was", "were", "been", "be", "being")
    nouns = behind or ([t for t in near[: at - 1] if is_content(t) and t.kind == "w"] if passive else [])
    return stem(nouns[-1].lower) if nouns and stem(nouns[-1].lower) not in _KINDS else ""


def _tells_move(noun: str, sentence: int, index: SourceIndex) -> bool:
    """Whether the passage, or another that names the noun, says that something moved."""
    return any(_stems(index.views[i].tokens) & _MOVING for i in {sentence, *index.mentions.get(noun, ())})


def _stems(tokens: Sequence[Token]) -> set[str]:
    return {stem(t.lower) for t in tokens if t.kind == "w"}
