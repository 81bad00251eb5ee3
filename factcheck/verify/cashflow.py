"""Free cash flow: operating cash flow less capital expenditures, which a release that gives both need not work out."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.quantities.arithmetic import pairs
from factcheck.quantities.model import Kind, Quantity
from factcheck.verify.binding import Match
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.features import SAME_CLAUSE, View
from factcheck.verify.findings import Finding, Label
from factcheck.verify.operands import Working

_FREE = frozenset({"free", "cash", "flow"})
_OPERATING = (frozenset({"oper", "cash", "flow"}), frozenset({"oper", "activ", "cash"}))
_CAPITAL = (frozenset({"capit", "expenditur"}), frozenset({"capit", "spend"}), frozenset({"purchas", "properti"}))
_FIT = 0.7


def check_free(claim: View, quantity: Quantity, found: Match) -> Finding | None:
    """A finding where operating cash flow is told as free cash flow, or the other way about."""
    if quantity.kind is not Kind.MONEY:
        return None
    mine, theirs = _near(claim, quantity), {f for f, w in found.figure.context.items() if w >= SAME_CLAUSE}
    if not found.figure.in_table:
        theirs = _near(found.index.views[found.figure.sentence], found.figure.written or found.quantity)
    claimed_free, is_free = mine >= _FREE, "free" in theirs
    operating = any(theirs >= words for words in _OPERATING)
    if claimed_free is is_free or not (operating if claimed_free else theirs >= _FREE):
        return None
    if not claimed_free and not any(mine >= words for words in _OPERATING):
        return None
    kind = "operating" if claimed_free else "free"
    return Finding(
        label=Label.CONTRADICTED,
        code="LIM103",
        message=f"the release gives {found.quantity.text} for the {kind} cash flow",
        start=quantity.start,
        end=quantity.end,
        evidence=(found.index.passage(found.figure.sentence),),
    )


def free_cash_workings(claim: View, quantity: Quantity, index: SourceIndex) -> list[Working]:
    """What is left of the operating cash flow after capital expenditures, where a claim speaks of free cash flow."""
    if quantity.kind is not Kind.MONEY or not _near(claim, quantity) >= _FREE:
        return []
    return list(_left(quantity, index))


def _left(quantity: Quantity, index: SourceIndex) -> Iterator[Working]:
    money = [f for f in index.by_dimension.get(quantity.dimension, ()) if f.quantity.unit == quantity.unit]
    spent = [f for f in money if _is_of(f, _CAPITAL)]
    for flow in (f for f in money if spent and _is_of(f, _OPERATING)):
        for capital in spent:
            if not _is_of_one_time(flow, capital):
                continue
            for derived in pairs(flow.quantity, capital.quantity, quantity.kind, quantity.unit, ("difference",)):
                yield Working(derived, (flow, capital), _FIT, _FIT)


def _is_of(figure: Figure, sorts: tuple[frozenset[str], ...]) -> bool:
    if figure.index.is_earlier(figure) or figure.is_past:
        return False
    if figure.in_table:
        near = {f for f, w in figure.context.items() if w >= SAME_CLAUSE}
    else:
        near = _near(figure.index.views[figure.sentence], figure.written or figure.quantity)
    return "free" not in near and any(near >= words for words in sorts)


def _is_of_one_time(flow: Figure, capital: Figure) -> bool:
    """Whether two figures stand in one sentence or beside each other, or in columns of the same dates."""
    if flow.in_table or capital.in_table:
        return flow.in_table and capital.in_table and flow.periods != () and flow.periods == capital.periods
    return abs(flow.sentence - capital.sentence) <= 1


def _near(view: View, quantity: Quantity) -> set[str]:
    """The words of a figure's clause."""
    here = view.clause_at(quantity.value_start)
    return {f for f, clause, _ in view.features if clause == here}
