"""Another bound: on the other side, added to an exact figure, or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.audits.sites import Statement, is_near, numeral_of, splice
from factcheck.quantities.model import Hedge, Kind, Quantity
from factcheck.quantities.relations import dimension

_REVERSED = {
    "more than": "less than", "over": "under", "greater than": "less than", "above": "below", "at least": "at most",
    "exceeding": "below", "in excess of": "less than", "up to": "at least", "less than": "more than",
    "fewer than": "more than", "under": "over", "below": "above", "at most": "at least",
}  # fmt: skip
_LOST = ("up to", "at least", "less than", "fewer than")


def comparators_reversed(claim: Statement) -> Iterator[str]:
    """The bound on the other side."""
    for q in claim.amounts:
        bound = re.search(r"\b(" + "|".join(_REVERSED) + r") $", claim.before(q), re.I)
        loose = q.kind in (Kind.DURATION, Kind.AGE) and bound and bound[1].lower() in ("over", "under")
        if bound and not loose and not re.search(r"\b(?:no|not|just|slightly|little) $", claim.text[: bound.start()]):
            new = _REVERSED[bound[1].lower()]
            new = new.capitalize() if bound[1][0].isupper() else new
            yield splice(claim.text, bound.start(), bound.end() - 1, new)


def comparators_added(claim: Statement) -> Iterator[str]:
    """A bound that excludes the very figure: "more than" before an exact one."""
    for q in claim.plain_amounts:
        numeral = numeral_of(claim.figure(q))
        if numeral is None or len(numeral.strip("0").replace(".", "")) < 2 or q.direction or not claim.stands_free(q):
            continue
        if q.kind not in (Kind.MONEY, Kind.PERCENT, Kind.COUNT) or not _is_said_alike(claim, q):
            continue
        if not claim.before(q).endswith(" ") or claim.after(q).startswith(" CI"):
            continue
        for bound in ("more than", "less than"):
            yield claim.replace(q, f"{bound} {claim.figure(q)}")


def _is_said_alike(claim: Statement, q: Quantity) -> bool:
    """Whether the release gives a figure always so: nowhere more precisely, with a hedge or with a bound."""
    near = [o for o in claim.release.quantities if dimension(o) == dimension(q) and is_near(o, q)]
    return all(o.interval == q.interval and o.hedge is Hedge.EXACT for o in near)


def comparators_lost(claim: Statement) -> Iterator[str]:
    """A bound left out, so that a limit reads as the figure."""
    for q in claim.amounts:
        bound = re.search(r"\b(" + "|".join(_LOST) + r") $", claim.before(q))
        plain = [o for o in claim.release.quantities if dimension(o) == dimension(q) and is_near(o, q)]
        if bound and numeral_of(claim.figure(q)) and not any(o.interval.is_point for o in plain):
            end = q.low if q.low is not None else q.high
            if end is not None and all(end in (o.low, o.high) for o in plain):
                yield claim.text[: bound.start()] + claim.text[q.value_start :]
