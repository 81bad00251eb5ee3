"""What a figure is compared with in its passage is an earlier figure: "€3.27bn, up from €2.85bn a year earlier".

A claim that gives the earlier figure for the time of the later one, or for no time at all, has taken the wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.relations import Relation, relate
from factcheck.quantities.tokens import Token
from factcheck.verify.binding import WHEN, Match
from factcheck.verify.features import LONGEST, View, is_verb
from factcheck.verify.findings import Finding, Label

_OPENERS = frozenset({"versus", "vs", "against"})
_CHANGED = frozenset(
    """up down narrowed widened moved went rose fell grew risen fallen increased decreased declined improved raised
    lowered cut increase decrease rise fall""".split()
)
# Words that say of a figure that it held before.
_EARLIER = frozenset("earlier ago prior previous previously preceding last".split())
_TIMES = frozenset("year quarter month period half week day guidance forecast outlook".split())
# Words by which a claim says that it speaks of an earlier time, or of a change.
_SPOKEN = _EARLIER | frozenset("before from versus vs against compared comparison than former old initial then".split())
_ENDS = frozenset({";", "."})


def check_compared(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where the claim's figure is what the passage compares its own figure of this with."""
    if match.figure.in_table or quantity.kind in WHEN or any(t.lower in _SPOKEN for t in claim.tokens):
        return None
    passage = match.index.views[match.figure.sentence]
    first = _opening(passage, match.quantity)
    if first is None:
        return None
    behind = [t for t in passage.tokens if t.start >= first]
    dates = [q for q in passage.quantities if q.kind in WHEN and q.start >= first]
    told = [q for q in claim.quantities if q.kind in WHEN]
    if not (_tells_earlier(behind) or dates) or any(_agree(a, b) for a in told for b in dates):
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
        evidence=(match.index.passage(match.figure.sentence),),
        instead=" ".join(later.text.split()),
    )


def _opening(passage: View, figure: Quantity) -> int | None:
    """Where the comparison begins in which a figure stands, None where it stands in none."""
    if len(passage.tokens) > LONGEST:
        return None
    found, clause = None, -1
    for i, token in enumerate(passage.tokens):
        if token.start >= figure.value_start:
            break
        if token.text in _ENDS or (passage.clauses[i] != clause and _states(passage, passage.clauses[i])):
            found = None
        clause = passage.clauses[i]
        if _opens(passage.tokens, i):
            found = token.start
    return found


def _states(passage: View, clause: int) -> bool:
    """Whether a clause has a verb of its own and so speaks of something else: "and the loan was repaid"."""
    words = [t for t in passage.clause_tokens(clause) if t.lower != "compared"]
    return any(is_verb(t) for t in words)


def _opens(tokens: Sequence[Token], i: int) -> bool:
    word, after = tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if word in _OPENERS:
        return True
    if word == "compared":
        return after in ("with", "to")
    if word != "from" or not i:
        return False
    changed = any(t.lower in _CHANGED for t in tokens[:i]) and any(t.lower == "to" for t in tokens[:i])
    return tokens[i - 1].lower in _CHANGED or (changed and tokens[i + 1 : i + 2] != [] and _is_figure(tokens[i + 1]))


def _is_figure(token: Token) -> bool:
    return token.kind == "n" or token.text in "$€£¥"


def _tells_earlier(tokens: Sequence[Token]) -> bool:
    """Whether words behind the opening say that the figure held before: "a year earlier", "in the prior quarter"."""
    words = [t.lower for t in tokens]
    if words[:1] == ["from"]:
        return True
    return any(w in _EARLIER for w in words) and any(w.removesuffix("s") in _TIMES for w in words)


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
    return (
        before[-len(behind) :][min(behind.index(base), len(before) - 1)] if len(before) >= len(behind) else before[-1]
    )
