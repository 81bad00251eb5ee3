"""Events of newswires and how far each has come: not yet, possible, expected, applied for, done.

An event is a family of words (acquire, acquisition, buy, takeover); its status is read from the words right \
around it
in its clause. Where they do not tell, there is no status.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from factcheck.claims.strength import NEGATIONS, Strength, strength_of
from factcheck.quantities.tokens import Token


class Status(IntEnum):
    """How far an event has come, least first."""

    DENIED = 0  # "has not begun", "is yet to begin"
    AHEAD = 1  # may happen, is planned or expected, depends on something
    PENDING = 2  # applied for, under review, agreed
    DONE = 3


# Finite forms of the past and present (a headline's tense); bare and "-ing" forms; nouns.
_ROWS = """
acquire | acquired acquires bought buys purchased purchases | acquire acquiring buy buying purchasing | \
acquisition takeover
merge | merged merges | merge merging | merger
begin | began begun begins started starts initiated initiates commenced commences launched launches | begin \
beginning start \
starting initiate initiating commence commencing launch launching | initiation commencement
approve | approved approves authorized authorised authorizes authorises cleared clears licensed certified | \
approve approving \
authorize authorise clear license certify | approval authorization authorisation clearance licence mark \
certification \
permit permits
designate | designated | designate | designation
submit | submitted submits filed files applied applies | submit submitting file filing apply applying | \
submission application
decide | decided decides | decide deciding | decision
complete | completed completes closed closes shut shuts finalized finalised finished concluded | complete completing \
close shut shutting finalize \
finalise finish conclude | completion closing
enroll | enrolled enrolls enrols recruited recruits | enroll enrol recruit | enrollment enrolment recruitment
dose | dosed | dose |
appoint | appointed appoints named hired | appoint appointing hire hiring | appointment
sell | sold sells divested divests | sell selling divest divesting | sale divestiture divestment disposal
list | listed lists | list listing | listing ipo
open | opened opens | open | opening
build | built builds constructed | build building construct constructing | construction
ship | shipped ships delivered delivers | ship shipping deliver delivering | shipment shipments delivery deliveries
sign | signed signs | sign signing | signing signature
exercise | exercised exercises | exercise exercising |
repay | repaid repays redeemed redeems | repay repaying redeem | repayment redemption
resume | resumed resumes restarted | resume resuming restart | resumption
terminate | terminated terminates | terminate | termination
move | moved moves relocated relocates transferred transfers | move moving relocate relocating transfer transferring | \
relocation transfer
settle | settled settles | settle settling | settlement
"""
FAMILY: dict[str, str] = {}
_FINITE: set[str] = set()
_BARE: set[str] = set()
for _row in _ROWS.strip().splitlines():
    _name, _finite, _bare, _nouns = (part.split() for part in _row.split("|"))
    FAMILY |= dict.fromkeys([*_finite, *_bare, *_nouns], _name[0])
    _FINITE |= set(_finite)
    _BARE |= set(_bare)

# "Its application was approved": what an event needs before a noun of it is done.
_HAVING = frozenset(
    """has have had carries carried holds held received receives won wins obtained obtains secured secures got gets
    gained gains earned earns bears granted grants awarded made makes took taken reached completed completes closed
    finalized finalised finished achieved issued gave given announced""".split()
)
# What is applied for, under review or agreed is not done.
SEEKING = frozenset(
    """apply applied applies applying application seek seeks seeking sought await awaits awaiting pending submit
    submitted submits file filed files request requested requests pursue pursues pursuing toward towards review
    agreed agrees agreement""".split()
)
_HANGING = frozenset(
    """depends depend dependent subject requires require if until once upon pending proposed conditional unless
    eventual upcoming future before""".split()
)
_FOLLOWING = frozenset("following after since recent recently completed prior previous through".split())
# "The yard is open": forms that are states behind "is".
_STATES = frozenset({"open", "complete"})
_BEING = frozenset("is are was were now already".split())
_BEFORE, _AFTER = 7, 5
_AUXILIARIES = frozenset("is are was were be been being has have had did do does".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """An event where a sentence speaks of it: its family, the token, and how far it has come where that is told."""

    family: str
    token: int
    status: Status | None


def mentions(tokens: Sequence[Token], clauses: Sequence[int]) -> list[Mention]:
    """The events of a sentence in order."""
    return [
        Mention(FAMILY[t.lower], i, _status(tokens, clauses, i))
        for i, t in enumerate(tokens)
        if t.lower in FAMILY and not _is_other(tokens, i)
    ]


def _is_other(tokens: Sequence[Token], at: int) -> bool:
    """Words that look like an event and are none: "closing price", "a mark", "open-label"."""
    word, after = tokens[at].lower, tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return (
        (word == "mark" and tokens[at].text == "mark")
        or after in ("price", "prices", "-", "balance")
        or (tokens[at].lower == "sale" and at > 0 and tokens[at - 1].lower == "for")
    )


def _status(tokens: Sequence[Token], clauses: Sequence[int], at: int) -> Status | None:
    here = clauses[at]
    before = [t for t, c in zip(tokens[max(0, at - _BEFORE) : at], clauses[max(0, at - _BEFORE) : at], strict=True)]
    before = [t for t, c in zip(before, clauses[max(0, at - _BEFORE) : at], strict=True) if c == here]
    behind = list(tokens[at + 1 : at + 1 + _AFTER])
    after = [t for t, c in zip(behind, clauses[at + 1 : at + 1 + _AFTER], strict=True) if c == here]
    word, lead, tail = tokens[at].lower, [t.lower for t in before], [t.lower for t in after]
    if _is_denied(lead) or (word not in _FINITE and tail[:2] and tail[0] in _AUXILIARIES and tail[1] == "not"):
        return Status.DENIED
    hung = (strength_of(before) or Strength.DID) <= Strength.WILL or bool(set(lead[-4:]) & _HANGING)
    if hung or ((strength_of(_aside(behind) or after) or Strength.DID) <= Strength.WILL and word not in _FINITE):
        return Status.AHEAD
    if (word in _FINITE and lead[-1:] != ["to"]) or (word in _STATES and lead[-1:] and lead[-1] in _BEING):
        return Status.DONE
    if set(lead) & SEEKING and FAMILY[word] != "submit":
        return Status.PENDING
    if word in _BARE:
        return Status.AHEAD if lead[-1:] == ["to"] else None
    return Status.DONE if set(lead[-5:]) & (_HAVING | _FOLLOWING) or _is_passive(tail) else None


def _aside(behind: Sequence[Token]) -> list[Token]:
    """What a comma right behind an event adds to it: ", expected by March"."""
    return list(behind[1:3]) if behind and behind[0].text == "," else []


def _is_denied(lead: Sequence[str]) -> bool:
    near = lead[-6:]
    if near[-2:] == ["yet", "to"] or ("yet" in near and set(near) & {"not", "has", "have", "to"}):
        return True
    if near[-1:] == ["to"] and set(near) & {"remains", "remain"}:
        return True
    return any(w in NEGATIONS or w.endswith(("n't", "n’t")) for w in near) and "only" not in near


def _is_passive(tail: Sequence[str]) -> bool:
    return len(tail) > 1 and tail[0] in _AUXILIARIES and any(w in _HAVING | _FINITE | _STATES for w in tail[1:3])
