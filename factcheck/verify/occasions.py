"""The date of a passage in the place of a claim's: another of the same grain is another statement."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.quantities.model import WHEN, Quantity
from factcheck.verify.alignment import Pair, holds_date
from factcheck.verify.features import View

# Days that dates of one grain differ in length: months and quarters have more or fewer.
_ALIKE = 4
# "Before 2027" may be any day of 2026.
_BOUNDING = frozenset("before after until till since by from than through prior following".split())


def other_dates(mine: Quantity, passage: View, pairs: Sequence[Pair]) -> list[Quantity]:
    """The dates of a passage, of the same grain as a claim's, that neither are it nor answer another of the claim's."""
    taken = [p.theirs.figure for p in pairs if p.theirs.figure is not None]
    dates = [q for q in passage.quantities if q.kind in WHEN and q not in taken]
    if any(holds_date(mine, q) for q in dates):
        return []
    return [q for q in dates if _is_of_grain(mine, q) and not _meet(mine, q)]


def date_instead(claim: View, mine: Quantity, passage: View, pairs: Sequence[Pair]) -> Quantity | None:
    """The one date that a passage has in the place of a claim's, in the clauses that say the rest of the claim."""
    before = [t.lower for t in claim.tokens if t.end <= mine.start][-2:]
    if _BOUNDING & set(before):
        return None
    said = {passage.clauses[p.theirs.token] for p in pairs}
    dates = [q for q in passage.quantities if q.kind in WHEN]
    others = other_dates(mine, passage, pairs)
    alone = len(others) == 1 and sum(passage.clause_at(q.start) in said for q in dates) == 1
    return others[0] if alone and passage.clause_at(others[0].start) in said else None


def _length(quantity: Quantity) -> float | None:
    if quantity.low is None or quantity.high is None:
        return None
    return float(quantity.high - quantity.low)


def _is_of_grain(mine: Quantity, theirs: Quantity) -> bool:
    one, other = _length(mine), _length(theirs)
    return mine.unit == theirs.unit and one is not None and other is not None and abs(one - other) <= _ALIKE


def _meet(mine: Quantity, theirs: Quantity) -> bool:
    if mine.low is None or mine.high is None or theirs.low is None or theirs.high is None:
        return True
    return mine.low <= theirs.high and theirs.low <= mine.high
