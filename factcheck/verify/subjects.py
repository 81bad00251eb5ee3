"""Subjects that tell nothing about whose a figure is: those that stand for another, and the counted thing itself."""

from __future__ import annotations

from factcheck.quantities.lexicon import is_plural
from factcheck.quantities.model import Kind, Quantity
from factcheck.verify.features import View, is_verb

# "The placebo had …" stands for nothing but itself; "the automaker also …" for a company.
_ARMS = frozenset(
    "placebo control comparator vehicle sham baseline rest remainder average median market industry".split()
)
# "The company", "the insurer": with "the" they stand for the issuer, in its release and in a draft about it.
COMPANIES = frozenset(
    """company group firm business insurer drugmaker biotech manufacturer maker retailer carmaker automaker airline
    developer producer biopharma chipmaker miner brewer shipbuilder""".split()
)
_ADVERBS = frozenset("also now then still already currently recently".split())


def stands_for_another(passage: View) -> bool:
    """Whether the subject of a passage is one noun with "the": it stands for what a sentence before it names."""
    tokens = [t for t in passage.tokens if t.kind == "w"][:3]
    role = len(tokens) == 3 and tokens[0].lower == "the" and tokens[1].text.islower() and not is_plural(tokens[1].lower)
    return role and tokens[1].lower not in _ARMS and (is_verb(tokens[2]) or tokens[2].lower in _ADVERBS)


def stands_for_company(taken: View) -> bool:
    """Whether the subject of a sentence is "the insurer", "the group": the company whose release it is."""
    tokens = [t for t in taken.tokens if t.kind == "w"][:2]
    return len(tokens) == 2 and tokens[0].lower == "the" and tokens[1].lower in COMPANIES


def counts_its_subject(passage: View, quantity: Quantity) -> bool:
    """Whether the passage counts what acts: in "and 457 ewes were lost in 21 valleys" nothing else is the subject."""
    clause = [t for t in passage.clause_tokens(passage.clause_at(quantity.value_start)) if t.kind != "s"]
    opening = next((t for t in clause if t.lower not in ("and", "while", "but", "where", "in", "all", "total")), None)
    counted = (q for q in passage.quantities if q.kind is Kind.COUNT)
    return opening is not None and any(q.start <= opening.start < q.end for q in counted)
