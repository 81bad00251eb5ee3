"""Whose estimate a figure is: what others reckon is not credited to the company, nor what it forecasts to them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.speaker import surname
from factcheck.quantities.model import WHEN, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.binding import Match
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, stem
from factcheck.verify.findings import Finding, Label
from factcheck.verify.parties import ISSUER, Party, issuer, parties

# Verbs by which somebody gives a figure that is not simply so.
_ESTIMATING = frozenset(
    """estimate estimates estimated estimating forecast forecasts forecasted project projects projected predict predicts
    predicted expect expects expected anticipate anticipates anticipated reckon reckons reckoned calculate calculates
    calculated believe believes put puts peg pegs pegged see sees foresee foresees guide guides guided""".split()
)
_BY_TWO = {"according": "to", "data": "from", "figures": "from", "estimates": "from", "research": "from"}
_REACH = 6  # tokens between a party and its verb or preposition
_PASSIVE = frozenset("is are was were be been being".split())
_STOPS = frozenset(";")
_INFINITIVE = "to"


def check_estimate(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where a claim has one party estimate or forecast a figure that the passage has another give."""
    if match.figure.in_table or quantity.kind in WHEN:
        return None
    index = match.index
    passage = index.views[match.figure.sentence]
    mine = _estimators(claim, quantity, index)
    theirs = _estimators(passage, match.figure.written or match.quantity, index) if mine else []
    if not mine or not theirs or any(p.is_one_of(theirs) for p in mine):
        return None
    if not issuer(index) and any(ISSUER in p.words for p in [*mine, *theirs]):
        return None  # "we" may be whom the other names
    return Finding(
        label=Label.CONTRADICTED,
        code="SPK102",
        message=f"the release has {_name(passage, theirs[-1])} say so, not {_name(claim, mine[-1])}",
        start=claim.start,
        end=claim.end,
        evidence=(index.passage(match.figure.sentence),),
    )


def _estimators(view: View, quantity: Quantity, index: SourceIndex) -> list[Party]:
    """Who a sentence says gives one of its figures: "X estimates …", "…, according to X"; none where it does not."""
    marks = [i for i, t in enumerate(view.tokens) if t.lower in _ESTIMATING or _is_source(view.tokens, i)]
    named = [_of_issuer(p, index) for p in parties(view, index)] if marks else []
    found: list[Party] = []
    for at in marks if named else ():
        if any(_parts(view.tokens, at, quantity)):
            continue
        if view.tokens[at].lower in _ESTIMATING:
            found += _subject(view.tokens, at, named)
        else:
            found += [p for p in named if 0 < p.first - at <= _REACH][:1]
    return found


def _is_source(tokens: Sequence[Token], i: int) -> bool:
    """ "According to", "data from", "per" before a name."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None:
        return False
    word = tokens[i].lower
    return _BY_TWO.get(word) == after.lower or (word == "per" and after.text[0].isupper())


def _parts(tokens: Sequence[Token], at: int, quantity: Quantity) -> list[bool]:
    """The marks that part a verb from a figure: a semicolon, or another clause that "and" or "while" begins."""
    first, last = sorted((tokens[at].start, quantity.value_start))
    return [t.text in _STOPS or t.lower == "while" for t in tokens if first < t.start < last]


def _subject(tokens: Sequence[Token], verb: int, named: Sequence[Party]) -> list[Party]:
    """Who does what a verb says: those right before it, back to where the clause begins; "by" them where it is passive.

    "Moss, a market research firm, estimates" and "analysts at Moss forecast" have names apart from their verb.
    """
    if any(t.lower in _PASSIVE for t in tokens[max(0, verb - 2) : verb]):
        behind = [p for p in named if p.first > verb and tokens[p.first - 1].lower in ("by", "the")]
        return [p for p in behind if any(t.lower == "by" for t in tokens[verb : p.first])][:1]
    start = next((i + 1 for i in range(verb - 1, -1, -1) if tokens[i].text in ";" or tokens[i].lower in _JOINTS), 0)
    before = [p for p in named if start <= p.first < verb and not p.owner]
    if tokens[verb - 1].lower in _NO_SUBJECT or not before:
        return []
    # What a preposition goes with says more of the subject: "analysts at Moss".
    heads = [p for p in before if not (p.first and tokens[p.first - 1].lower in _OF)]
    return [*(p for p in before if p not in heads and tokens[p.first - 1].lower in ("at", "with")), *heads]


# Who holds one speaks for the company: "the CEO expects" what "we expect" in its release.
_OFFICES = frozenset(
    stem(w) for w in "ceo cfo coo cmo cto chair chairman chief president director officer management executive".split()
)
_JOINTS = frozenset("and but which that while where".split())
_NO_SUBJECT = frozenset("to of the a an its our than as in with not".split())
_OF = frozenset("in of at on for from to with by".split())


def _of_issuer(party: Party, index: SourceIndex) -> Party:
    """A party, with the issuer's mark where it is one of those who speak for it in the release."""
    if ISSUER in party.words:
        return party
    people = {stem(surname(name)) for name in index.people}
    spokesman = party.words & (people | _OFFICES) and issuer(index)
    return Party(party.words | {ISSUER}, party.first, party.last, party.owner) if spokesman else party


def _name(view: View, party: Party) -> str:
    first, last = view.tokens[party.first], view.tokens[party.last]
    return view.text[first.start - view.start : last.end - view.start]
