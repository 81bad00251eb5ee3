"""Rivals are subjects of one noun that a source tells apart: retail sales grew 4%, wholesale sales fell 2%.

A claim that gives the figure of the one to the other has exchanged them. Where the source gives the claim's subject no
figure of its own, the words may name one thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.subject import GENERIC
from factcheck.quantities.model import WHEN, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.binding import Match
from factcheck.verify.features import View, is_content, is_verb, stem
from factcheck.verify.findings import Finding, Label

_LONGEST = 8  # words of a subject


def check_rival(claim: View, quantity: Quantity, found: Match, matches: Sequence[Match]) -> Finding | None:
    """A finding where another figure of the kind stands with the claim's subject, and this one with a rival of it."""
    if quantity.kind in WHEN or found.figure.in_table:
        return None
    index, passage = found.index, found.index.views[found.figure.sentence]
    mine = _subject(claim, quantity)
    theirs = _subject(passage, found.figure.written or found.quantity)
    own, other = mine - theirs, theirs - mine
    if not own or not other or not mine & theirs or other & index.spelled_out(_ones(claim.words())).keys():
        return None
    here = passage.clause_tokens(passage.clause_at(found.quantity.value_start))
    if own & index.spelled_out(dict.fromkeys((stem(t.lower) for t in here if t.kind == "w"), 1.0)).keys():
        return None
    for rival in matches:
        if rival.index is not index or rival.relation.holds or rival.figure.in_table:
            continue
        view = index.views[rival.figure.sentence]
        if mine <= _subject(view, rival.figure.written or rival.quantity):
            name = next(t.text for t in passage.tokens if t.kind == "w" and stem(t.lower) in other)
            return Finding(
                label=Label.CONTRADICTED,
                code="SUB101",
                message=f"the release gives {found.quantity.text} for “{name.lower()}”, and this another figure",
                start=quantity.start,
                end=quantity.end,
                evidence=(index.passage(found.figure.sentence), index.passage(rival.figure.sentence)),
            )
    return None


def _subject(view: View, quantity: Quantity) -> frozenset[str]:
    """The stems of what stands before the verb of a figure's clause: "sales in Asia"; figures and dates left out."""
    for clause in range(view.clause_at(quantity.value_start), -1, -1):
        tokens = view.clause_tokens(clause)
        verb = next((i for i, t in enumerate(tokens) if i and is_verb(t)), None)
        before = tokens[:verb] if verb is not None else []
        end = next((i for i, t in enumerate(before) if i and t.text in ",("), len(before))
        inside = [t for t in before[:end] if not _is_of_figure(view, t)]
        found = frozenset(stem(t.lower) for t in inside if is_content(t) and t.lower not in GENERIC)
        if found and len(inside) <= _LONGEST:
            return found
    return frozenset()


def _is_of_figure(view: View, token: Token) -> bool:
    return any(q.start <= token.start < q.end for q in view.quantities)


def _ones(words: frozenset[str]) -> dict[str, float]:
    return dict.fromkeys(words, 1.0)
