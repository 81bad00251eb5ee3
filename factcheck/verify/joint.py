"""The figures of a claim taken together: each may fit alone and two still be exchanged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from factcheck.quantities.model import WHEN, Quantity
from factcheck.quantities.relations import dimension
from factcheck.verify.binding import Match, fit
from factcheck.verify.contrast import crossed
from factcheck.verify.features import View
from factcheck.verify.findings import Finding, Label

_BETTER = 0.03  # by how much the exchanged pairs must fit better


def check_exchange(claim: View, rows: Sequence[tuple[Quantity, Match]]) -> Finding | None:
    """A finding where two figures of one passage would fit better the other way round."""
    amounts = [(q, m) for q, m in rows if q.kind not in WHEN]
    for (one, mine), (other, theirs) in combinations(amounts, 2):
        together = mine.index is theirs.index and mine.figure.sentence == theirs.figure.sentence
        if not together or mine.figure is theirs.figure or dimension(one) != dimension(other):
            continue
        straight = fit(claim, one, mine.figure, mine.index) + fit(claim, other, theirs.figure, theirs.index)
        turned = fit(claim, one, theirs.figure, theirs.index) + fit(claim, other, mine.figure, mine.index)
        if turned > straight + _BETTER or _labels_crossed(claim, (one, mine), (other, theirs)):
            return Finding(
                label=Label.CONTRADICTED,
                code="SUB103",
                message=f"the release has {mine.quantity.text} and {theirs.quantity.text} the other way round",
                start=claim.start,
                end=claim.end,
                evidence=(mine.index.passage(mine.figure.sentence),),
            )
    return None


def _labels_crossed(claim: View, one: tuple[Quantity, Match], other: tuple[Quantity, Match]) -> bool:
    (mine, match), (also, second) = one, other
    if match.figure.in_table or second.figure.in_table:
        return False
    passage = match.index.views[match.figure.sentence]
    return crossed(claim, (mine, also), passage, (match.quantity, second.quantity))
