"""What the words say beside the figures: strength, negation, and statements without figures."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.strength import Strength, is_negated, strength_of
from factcheck.quantities.model import Quantity
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, flat, stems
from factcheck.verify.findings import Finding, Label

NEAR_VERBATIM = 0.9
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


def check_verbatim(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """A finding where the claim is, word for word, a sentence of a source."""
    for index in sources:
        sentence = index.verbatim.get(flat(claim.text))
        if sentence is not None:
            return _finding(claim, Label.SUPPORTED, "SUP202", "the release says this word for word", index, sentence)
    return None


def check_statement(claim: View, sources: Sequence[SourceIndex]) -> Finding:
    """The finding on a claim without figures: supported only where a passage says it nearly word for word."""
    words = stems(claim.tokens)
    for index in sources:
        for i in index.nearest(set(words), limit=5):
            passage = index.views[i]
            have = set(stems(passage.tokens))
            if words and sum(w in have for w in words) / len(words) >= NEAR_VERBATIM and _as_strong(claim, passage):
                return _finding(claim, Label.SUPPORTED, "SUP201", "the release says this", index, i)
    return _finding(claim, Label.UNVERIFIED, "UNV101", "no rule can decide this; read it against the release", None, 0)


def _as_strong(claim: View, passage: View) -> bool:
    mine, theirs = strength_of(list(claim.tokens)), strength_of(list(passage.tokens))
    if is_negated(list(claim.tokens)) != is_negated(list(passage.tokens)):
        return False
    return (mine or Strength.DID) <= (theirs or Strength.DID)


def _finding(claim: View, label: Label, code: str, message: str, index: SourceIndex | None, sentence: int) -> Finding:
    evidence = (index.passage(sentence),) if index is not None else ()
    return Finding(label=label, code=code, message=message, start=claim.start, end=claim.end, evidence=evidence)
