"""Who gives and who takes: a claim that has one party pay, sell, lend or sue where the release has the other do it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.claims.transfers import BY, DIRECT, FRAMES, GIVER, OBJECT, OWNER, TAKER, are_converse, is_passive, places
from factcheck.quantities.model import WHEN, Kind
from factcheck.quantities.tokens import Token
from factcheck.verify.evidence import SourceIndex, value_key
from factcheck.verify.features import View
from factcheck.verify.findings import Finding, Label
from factcheck.verify.parties import Party, parties

_LOOKED_AT = 6
_ABOUT_IT = 0.45  # of what the claim says, by rarity, that a passage must say
_SWAPPED = {GIVER: TAKER, TAKER: GIVER}
_FLIPS = ({"goods", "money"}, {"goods", "loan"})
_STRAIGHT = ({"award", "money"}, {"award", "thing"}, {"loan", "money"}, {"loan", "thing"}, {"goods", "thing"})
_CLAUSE_ENDS = frozenset("; and but which that while whereas".split())


@dataclass(frozen=True, slots=True)
class Transfer:
    """What one verb of a sentence hands over, and the parties in each role."""

    kind: str
    verb: str
    roles: Mapping[str, list[Party]]


def check_transfer(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """A finding where a claim has giver and taker change places, and no passage says it as the claim does."""
    if not any(t.lower in FRAMES for t in claim.tokens):
        return None
    for index in sources:
        mine = list(transfers(claim, index))
        told = [t for t in mine if any(t.roles.get(r) for r in (GIVER, TAKER))]
        turned: tuple[int, Transfer] | None = None
        for sentence in index.nearest(claim.words(), limit=_LOOKED_AT) if told else ():
            passage = index.views[sentence]
            if not _is_about(claim, index, sentence):
                continue
            for theirs in transfers(passage, index):
                ways = {_way(t, theirs) for t in told}
                if "same" in ways:
                    return None
                if "turned" in ways and turned is None:
                    turned = sentence, theirs
        if turned is not None:
            return _finding(claim, index, *turned)
    return None


def is_one_deal(claim: View, passage: View, index: SourceIndex) -> bool:
    """Whether two sentences tell of one deal from its two sides: "A sold it to B", "B bought it"."""
    mine, theirs = list(transfers(claim, index)), list(transfers(passage, index))
    return any(are_converse(a.verb, b.verb) and _way(a, b) == "same" for a in mine for b in theirs)


def transfers(view: View, index: SourceIndex) -> Iterator[Transfer]:
    """The transfers that a sentence tells of, with the parties that it names in each role."""
    verbs = [i for i, t in enumerate(view.tokens) if t.lower in FRAMES]
    named = parties(view, index) if verbs else []
    for verb in verbs if named else ():
        found = _read(view, verb, named)
        if found is not None:
            yield found


def _read(view: View, verb: int, named: Sequence[Party]) -> Transfer | None:
    tokens, frame = view.tokens, FRAMES[view.tokens[verb].lower]
    passive, where = is_passive(tokens, verb), places(tokens, verb)
    behind = {at for i, at in where.items() if any(p.first == i for p in named)}
    slots = dict(frame.slots)
    subject = frame.subject
    if not subject:  # "licensed to" and "licensed from" tell who did it
        done_to = next((slots[at] for at in ("to", "from") if at in behind), None)
        if done_to is None:
            return None
        subject = _SWAPPED[done_to]
    roles: dict[str, list[Party]] = defaultdict(list)
    for party in named:
        role = _behind(where.get(party.first), party, passive, subject, slots)
        if role:
            roles[role].append(party)
    doer = _subject(view, verb, named)
    role = _before(view, doer, passive, subject, slots) if doer is not None else None
    if role and doer is not None:
        roles[role].append(doer)
    return Transfer(_kind_of(view, verb, frame.kind), tokens[verb].lower, roles)


def _behind(place: str | None, party: Party, passive: bool, subject: str, slots: Mapping[str, str]) -> str | None:
    """The role of a party behind a verb, by the place that it has there."""
    if place is None:
        return None
    if passive and place == BY:
        return subject
    if place == DIRECT and (party.owner or passive):
        return slots.get(OWNER) if party.owner else None
    return slots.get(place)


def _before(view: View, doer: Party, passive: bool, subject: str, slots: Mapping[str, str]) -> str | None:
    """The role of the party that a verb's subject is, or belongs to."""
    if passive:
        return slots.get(OWNER if doer.owner else DIRECT)
    return subject if not doer.owner or view.tokens[doer.last + 1].lower in _ITS_OWN else None


_ITS_OWN = frozenset("board management subsidiary unit".split())


def _kind_of(view: View, verb: int, kind: str) -> str:
    """What is received is money where an amount stands right behind the verb, before what is said of it."""
    if kind != "thing":
        return kind
    start = view.tokens[verb].end
    stop = view.tokens[min(len(view.tokens) - 1, verb + 6)].end
    return "money" if any(q.kind is Kind.MONEY and start <= q.start < stop for q in view.quantities) else kind


def _subject(view: View, verb: int, named: Sequence[Party]) -> Party | None:
    """The party that a verb's subject is: the nearest before it in its clause that no preposition goes with."""
    tokens = view.tokens
    start = next((i + 1 for i in range(verb - 1, -1, -1) if tokens[i].lower in _CLAUSE_ENDS), 0)
    if start and tokens[start - 1].lower in ("and", "but") and not any(start <= p.first < verb for p in named):
        start = 0  # "A shipped 92 engines and received …"
    for party in reversed([p for p in named if start <= p.first < verb]):
        if not _is_led(tokens, party.first, start):
            return party
    return None


def _is_led(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a preposition goes with the name at a token: "from the Osaka firm Moss"."""
    for i in range(at - 1, max(start, at - 4) - 1, -1):
        if tokens[i].text in ",:;":
            return False
        if tokens[i].lower in _LEADS:
            return True
    return False


_LEADS = frozenset("in of from to with by for at on against under into".split())


def _way(mine: Transfer, theirs: Transfer) -> str:
    """Whether two transfers go the same way or the other, as far as their parties tell; "" where they do not."""
    kinds = {mine.kind, theirs.kind}
    flips = kinds in _FLIPS
    if len(kinds) > 1 and not flips and kinds not in _STRAIGHT:
        return ""
    same = turned = False
    for role, parties_ in mine.roles.items():
        other = _SWAPPED.get(role, TAKER)
        role_there = _SWAPPED.get(role, role) if flips else role
        other_there = _SWAPPED.get(other, other) if flips else other
        here, across = theirs.roles.get(role_there, []), theirs.roles.get(other_there, [])
        if role == OBJECT and (not across or TAKER not in mine.roles):
            continue
        for party in parties_:
            if party.is_one_of(here):
                same = True
            elif party.is_one_of(across) and (here or _meets(mine.roles.get(other, []), here)):
                turned = True
    if mine.kind == theirs.kind == "goods" and _is_taken_over(mine, theirs):
        turned = True
    return "turned" if turned else "same" if same else ""


def _meets(parties_: Sequence[Party], others: Sequence[Party]) -> bool:
    return any(p.is_one_of(others) for p in parties_)


def _is_taken_over(mine: Transfer, theirs: Transfer) -> bool:
    """Whether who buys and who is bought change places."""
    pairs = [(mine.roles.get(a, []), theirs.roles.get(b, [])) for a, b in ((TAKER, OBJECT), (OBJECT, TAKER))]
    return all(_meets(one, other) for one, other in pairs)


def _is_about(claim: View, index: SourceIndex, sentence: int) -> bool:
    """Whether a passage speaks of what the claim does: most of its words, and one of its amounts where it has any."""
    asked = claim.words()
    have = index.views[sentence].words()
    weight = {f: index.rarity.get(f, index.unseen) for f in asked}
    share = sum(w for f, w in weight.items() if f in have) / (sum(weight.values()) or 1.0)
    amounts = [q for q in claim.quantities if q.kind not in WHEN and q.kind is not Kind.IDENTIFIER]
    if not amounts:
        return share >= _ABOUT_IT
    written = {value_key(q) for q in index.views[sentence].quantities}
    return any(value_key(q) in written for q in amounts)


def _finding(claim: View, index: SourceIndex, sentence: int, theirs: Transfer) -> Finding:
    names = [_name(index.views[sentence], party) for role in (GIVER, TAKER) for party in theirs.roles.get(role, [])[:1]]
    told = " to ".join(names) if len(names) > 1 and theirs.kind != "suit" else " against ".join(names)
    return Finding(
        label=Label.CONTRADICTED,
        code="SUB105",
        message=f"the release has it the other way round: from {told}",
        start=claim.start,
        end=claim.end,
        evidence=(index.passage(sentence),),
    )


def _name(passage: View, party: Party) -> str:
    first, last = passage.tokens[party.first], passage.tokens[party.last]
    return passage.text[first.start - passage.start : last.end - passage.start].removesuffix("'s").removesuffix("’s")
