"""What a figure is compared with in its passage is an earlier figure: "€3.27bn, up from €2.85bn a year earlier".

A claim that gives the earlier figure for the time of the later one, or for no time at all, has taken the wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.quantities.model import WHEN, Quantity
from factcheck.quantities.relations import Relation, relate
from factcheck.verify.binding import Match
from factcheck.verify.comparing import DATES, later_of, lies_before, opening, speaks_of_earlier
from factcheck.verify.features import View
from factcheck.verify.findings import Finding, Label


def check_compared(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where the claim's figure is what the passage compares its own figure of this with."""
    index, figure = match.index, match.figure
    if quantity.kind in WHEN or speaks_of_earlier(claim) or not index.is_earlier(figure):
        return None
    passage = index.views[figure.sentence]
    first = opening(passage, match.quantity) or 0
    dates = [q for q in passage.quantities if q.kind in WHEN]
    theirs = [q for q in dates if q.start >= first]
    past = not index.periods or lies_before([q for q in claim.quantities if q.kind in DATES], index.periods)
    if _agree(claim, theirs) or (past and not theirs and not _agree(claim, dates)):
        return None
    later = later_of(passage, match.quantity, first)
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


def _agree(claim: View, dates: Sequence[Quantity]) -> bool:
    """Whether a date of a claim is one of some."""
    mine = [q for q in claim.quantities if q.kind in WHEN]
    return any(a.dimension == b.dimension and relate(a, b) is not Relation.DISJOINT for a in mine for b in dates)
