"""What a figure is compared with in its passage is an earlier figure: "€3.27bn, up from €2.85bn a year earlier".

A claim that gives the earlier figure for the time of the later one, or for no time at all, has taken the wrong one.
"""

from __future__ import annotations

from factcheck.quantities.model import WHEN, Kind, Quantity
from factcheck.quantities.relations import Relation, relate
from factcheck.verify.binding import Match
from factcheck.verify.comparing import opening, speaks_of_earlier
from factcheck.verify.features import View
from factcheck.verify.findings import Finding, Label


def check_compared(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where the claim's figure is what the passage compares its own figure of this with."""
    index, figure = match.index, match.figure
    if quantity.kind in WHEN or speaks_of_earlier(claim) or not index.is_earlier(figure):
        return None
    passage = index.views[figure.sentence]
    first = opening(passage, match.quantity) or 0
    dates = [q for q in passage.quantities if q.kind in WHEN and q.start >= first]
    if any(_agree(a, b) for a in claim.quantities if a.kind in WHEN for b in dates):
        return None
    later = _counterpart(passage, match.quantity, first)
    if later is None or any(relate(q, later) is Relation.EQUAL for q in claim.quantities if q.kind is later.kind):
        return None
    return Finding(
        label=Label.CONTRADICTED,
        code="PER102",
        message=f"the release says {' '.join(later.text.split())}; {match.quantity.text} is what it compares it with",
        start=quantity.start,
        end=quantity.end,
        evidence=(index.passage(figure.sentence),),
        instead=" ".join(later.text.split()),
    )


def _agree(claimed: Quantity, other: Quantity) -> bool:
    return claimed.dimension == other.dimension and relate(claimed, other) is not Relation.DISJOINT


def _counterpart(passage: View, base: Quantity, first: int) -> Quantity | None:
    """The figure before the comparison that a figure in it stands against: of one kind, in the same place."""

    def alike(q: Quantity) -> bool:
        return q.kind is base.kind and (q.unit == base.unit or q.kind is Kind.COUNT) and not q.direction

    before = [q for q in passage.quantities if q.end <= first and alike(q)]
    behind = [q for q in passage.quantities if q.start >= first and alike(q)]
    if not before or base not in behind:
        return None
    aligned = before[-len(behind) :]
    return aligned[min(behind.index(base), len(aligned) - 1)]
