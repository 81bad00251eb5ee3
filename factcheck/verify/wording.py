"""What the words around a figure say: how strongly, and whether they deny it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.claims.polarity import denied, opposed
from factcheck.claims.strength import Strength, is_negated, is_reckoned, is_scheduled, rungs_of, strength_of
from factcheck.claims.subject import BASES
from factcheck.quantities.model import WHEN, Quantity
from factcheck.quantities.relations import Relation, dimension, relate
from factcheck.quantities.tokens import Token
from factcheck.verify.binding import Match
from factcheck.verify.features import View, is_verb, stem
from factcheck.verify.findings import Finding, Label
from factcheck.verify.roles import Role, conflict, role_of
from factcheck.verify.states import same_outcome

_FIRM = Strength.DOING
_RELATIVES = frozenset("that which who whose".split())


def clause_strength(view: View, offset: int) -> Strength:
    """How strongly the clause at a code point is said.

    A clause without a mark and without a verb takes the strength of the one before it, where it goes on with it ("and
    40 sites"); set off by a comma it says something of its own ("each rated at 1.4 GW", "we offer a 30-day trial").
    """
    for clause in range(view.clause_at(offset), -1, -1):
        tokens = view.clause_tokens(clause)
        rung = strength_of(tokens)
        if rung is not None:
            return rung
        if clause == 0 and _is_announced(tokens, offset):
            return Strength.WILL
        if any(is_verb(t) for t in tokens) or (clause and tokens and tokens[0].text == "," and _stands(tokens)):
            break
    return Strength.DID


def _is_announced(tokens: Sequence[Token], offset: int) -> bool:
    """Whether a headline says what is to come: "Orvane to pay $5 million", with no verb before its infinitive."""
    for i, token in enumerate(tokens[:-1]):
        if token.start >= offset or is_verb(token):
            return False
        if i and token.lower == "to" and tokens[i + 1].lower in BASES:
            return tokens[i + 1].start < offset
    return False


_OF_ITS_OWN = frozenset("each both all of including i we you he she they it".split())


def _stands(tokens: Sequence[Token]) -> bool:
    return len(tokens) > 1 and tokens[1].lower in _OF_ITS_OWN


_INTENTS = frozenset(
    """framework plan plans program programme programs strategy strategies initiative initiatives effort efforts roadmap
    aim aims goal goals objective objectives target targets commitment policy""".split()
)


def _is_intended(claim: View, at: int) -> bool:
    """Whether the words at a code point only say what a plan is for: "a plan for …, including cutting debt below".

    Between the plan and the figure nothing but "-ing" forms may stand for a verb: what was done is said of its own.
    """
    before = [t for t in claim.tokens if t.start < at]
    noun = max((i for i, t in enumerate(before) if t.lower in _INTENTS), default=-1)
    behind = before[noun + 1 :]
    if noun < 0 or not behind or behind[0].text == ",":
        return False
    return any(t.lower.endswith("ing") and t.lower != "including" for t in behind) and not any(
        is_verb(t) and t.lower != "focused" for t in behind
    )


_AUXILIARIES = frozenset({"do", "did", "will", "would"})


# "Would" also stands for "will" where somebody is reported, and "if" for "whether".
_POSSIBLE = frozenset("may might could possibly potentially perhaps eligible".split())


def check_firmness(claim: View, quantity: Quantity, source: View, at: int, evidence: Finding) -> Finding | None:
    """A finding where the claim expects or announces what the passage only calls possible."""
    here = _clause(source, at)
    mine = clause_strength(claim, quantity.value_start)
    possible = any(t.lower in _POSSIBLE and t.text != "May" for t in here) and {*rungs_of(here)} == {Strength.MAY}
    if mine not in (Strength.EXPECTS, Strength.WILL) or not possible:
        return None
    if is_negated(_clause(claim, quantity.value_start)) != is_negated(here):
        return None
    said = "will happen" if mine is Strength.WILL else "is expected"
    return Finding(
        label=Label.QUALIFIED,
        code="MOD103",
        message=f"the release says that this may happen, the draft that it {said}",
        start=claim.start,
        end=claim.end,
        evidence=evidence.evidence,
    )


def check_strength(claim: View, quantity: Quantity, source: View, at: int, evidence: Finding) -> Finding | None:
    """A finding where the claim states as fact what the passage only expects, plans or allows for."""
    mine, theirs = clause_strength(claim, quantity.value_start), clause_strength(source, at)
    if mine < _FIRM or theirs >= _FIRM or _is_intended(claim, quantity.value_start):
        return None
    if theirs is Strength.EXPECTS and is_reckoned(claim.clause_tokens(claim.clause_at(quantity.value_start))):
        return None
    if theirs is Strength.WILL and is_negated(_clause(claim, quantity.value_start)) and is_negated(_clause(source, at)):
        return None  # what will not happen is not happening
    if theirs is Strength.WILL and is_set(claim, quantity.value_start):
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


def is_set(claim: View, offset: int) -> bool:
    """Whether a clause tells in the present what is set for a day: as firm as what "will" happen then."""
    dated = any(q.kind in WHEN and claim.clause_at(q.start) == claim.clause_at(offset) for q in claim.quantities)
    return dated and is_scheduled(claim.clause_tokens(claim.clause_at(offset)))


def _clause(view: View, offset: int) -> list[Token]:
    """The words of a figure's clause; where it stands in a relative clause, from there on."""
    tokens = view.clause_tokens(view.clause_at(offset))
    for i in range(len(tokens) - 1, 0, -1):
        if tokens[i].lower not in _RELATIVES:
            continue
        behind = [t for t in tokens[i + 1 :] if t.start < offset]
        noun = not is_verb(tokens[i - 1]) and tokens[i - 1].lower not in BASES
        if noun and behind and is_verb(behind[0]):
            return tokens[i:]
    return tokens


def check_polarity(claim: View, quantity: Quantity, source: View, at: int, finding: Finding) -> Finding | None:
    """A finding where the clause of a figure denies what the passage states, or says it with the opposite word."""
    mine, theirs = _clause(claim, quantity.value_start), _clause(source, at)
    if same_outcome(mine, theirs) or same_outcome(claim.tokens, source.tokens):
        return None
    pair = opposed((t.lower for t in mine), (t.lower for t in theirs))
    if pair is None and is_negated(mine) == is_negated(theirs) and not denies(claim, source):
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


def denies(claim: View, passage: View) -> bool:
    """Whether one sentence denies in so many words what the other states."""
    mine, theirs = [t.lower for t in claim.tokens], [t.lower for t in passage.tokens]
    for one, other in ((mine, theirs), (theirs, mine)):
        no = {stem(w) for w in denied(one)}
        if not no:
            continue
        yes = {stem(w) for w in other if w.isalpha()} - {stem(w) for w in denied(other)}
        also = Counter(stem(w) for w in one if w.isalpha())
        if any(word in yes and also[word] == 1 and word not in _AUXILIARIES for word in no):
            return True
    return False


def is_base(view: View, quantity: Quantity) -> bool:
    """Whether a figure is what another is compared with: "from 20%", "compared with 20%", "(previously 20%)"."""
    before = [t.lower for t in view.tokens if t.end <= quantity.start][-3:]
    if before[-1:] == ["from"]:
        return True
    return before[-1:] in (["versus"], ["vs"], ["against"], ["previously"]) or before[-2:] in (
        ["compared", "with"],
        ["compared", "to"],
    )


def check_role(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where the claim takes for a change what the source gives as a level, or the other way about."""
    theirs, passage = match.figure.role, match.index.views[match.figure.sentence]
    if theirs is None or not conflict(claim, quantity, theirs, passage):
        return None
    said = {Role.LEVEL: "what it comes to", Role.CHANGE: "how much it changed", Role.PART: "a share of a whole"}
    other = role_of(claim, quantity) or theirs
    return Finding(
        label=Label.CONTRADICTED,
        code="DIR104",
        message=f"the release gives {match.quantity.text} as {said[theirs]}, not as {said[other]}",
        start=quantity.start,
        end=quantity.end,
        evidence=(match.index.passage(match.figure.sentence),),
    )


def check_change(claim: View, rows: Sequence[tuple[Quantity, Match]]) -> Finding | None:
    """A finding where the claim turns a change round: it goes from what the release comes to."""
    for quantity, match in rows:
        source = match.index.views[match.figure.sentence]
        if match.figure.in_table or not is_base(claim, quantity) or is_base(source, match.quantity):
            continue
        for other, theirs in _ends(claim, quantity, match, rows):
            if not is_base(claim, other) and is_base(source, theirs):
                return Finding(
                    label=Label.CONTRADICTED,
                    code="DIR102",
                    message=f"the release compares {match.quantity.text} with {theirs.text}, not the reverse",
                    start=claim.start,
                    end=claim.end,
                    evidence=(match.index.passage(match.figure.sentence),),
                )
    return None


def _ends(
    claim: View, base: Quantity, match: Match, rows: Sequence[tuple[Quantity, Match]]
) -> Iterator[tuple[Quantity, Quantity]]:
    """What a change may go to: other figures of the claim, each with the source's in the passage of its base.

    A figure that is bound to nothing counts where the passage writes it.
    """
    bound = {id(q): m for q, m in rows}
    here = match.index.by_sentence.get(match.figure.sentence, ())
    for other in claim.quantities:
        if other is base or other.kind is not base.kind:
            continue
        theirs = bound.get(id(other))
        if theirs is not None:
            if theirs.figure.sentence == match.figure.sentence and not theirs.figure.in_table:
                yield other, theirs.quantity
            continue
        for figure in here:
            if dimension(figure.quantity) == dimension(other) and relate(other, figure.quantity) is Relation.EQUAL:
                yield other, figure.quantity
