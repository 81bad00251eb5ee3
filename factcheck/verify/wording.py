"""What the words around a figure say: how strongly, and whether they deny it."""

from __future__ import annotations

from factcheck.claims.polarity import opposed
from factcheck.claims.strength import Strength, is_negated, strength_of
from factcheck.quantities.model import Quantity
from factcheck.verify.features import View
from factcheck.verify.findings import Finding, Label

_FIRM = Strength.DOING


def clause_strength(view: View, offset: int) -> Strength:
    """How strongly the clause at a code point is said; a clause without a mark takes that of the one before it."""
    for clause in range(view.clause_at(offset), -1, -1):
        tokens = view.clause_tokens(clause)
        rung = strength_of(tokens)
        if rung is not None:
            return rung
        if any(t.lower in _FINITE for t in tokens):
            break
    return Strength.DID


_FINITE = frozenset("is are was were has had have did reported announced granted said received".split())


def check_strength(claim: View, quantity: Quantity, source: View, at: int, evidence: Finding) -> Finding | None:
    """A finding where the claim states as fact what the passage only expects, plans or allows for."""
    mine, theirs = clause_strength(claim, quantity.value_start), clause_strength(source, at)
    if mine < _FIRM or theirs >= _FIRM:
        return None
    words = {Strength.MAY: "may happen", Strength.PLANS: "is planned", Strength.EXPECTS: "is expected"}
    return Finding(
        label=Label.QUALIFIED,
        code="MOD101",
        message=f"the release says that this {words.get(theirs, 'will happen')}; the draft states it as fact",
        start=claim.start,
        end=claim.end,
        evidence=evidence.evidence,
    )


def check_polarity(claim: View, quantity: Quantity, source: View, at: int, finding: Finding) -> Finding | None:
    """A finding where the clause of a figure denies what the passage states, or says it with the opposite word."""
    mine = claim.clause_tokens(claim.clause_at(quantity.value_start))
    theirs = source.clause_tokens(source.clause_at(at))
    pair = opposed((t.lower for t in mine), (t.lower for t in theirs))
    if pair is None and is_negated(mine) == is_negated(theirs):
        return None
    said = f"“{pair[1]}”, the draft “{pair[0]}”" if pair else "the opposite: one of them denies it"
    return Finding(
        label=Label.CONTRADICTED,
        code="NEG101",
        message=f"the release says {said}",
        start=claim.start,
        end=claim.end,
        evidence=finding.evidence,
    )
