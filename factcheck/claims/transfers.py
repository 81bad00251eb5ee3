"""Who gives and who takes: the verbs of paying, selling, lending, suing and the like, and where each has its parties.

"A paid B", "B received it from A", "B was paid by A" and "it was paid to B by A" give the same two roles. What is sold
goes one way and what is paid for it the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.quantities.tokens import Token

GIVER, TAKER, OBJECT = "giver", "taker", "object"
SUBJECT, DIRECT, BY = "subject", "direct", "by"
OWNER = "owner"  # "Orvane's yard", "the yard of Orvane", before or behind the verb


@dataclass(frozen=True, slots=True)
class Frame:
    """What is handed over by some verbs, who does it, and which role stands behind which preposition."""

    kind: str
    subject: str
    slots: Mapping[str, str]


# Kind, who the subject is, then where the others stand; "direct" is the noun right behind the verb.
_ROWS = """
money | giver | direct taker, to taker | pay pays paid paying repay repays repaid
thing | taker | from giver | receive receives received receiving get gets got obtain obtains obtained secure secures \
secured win wins won collect collects collected
goods | giver | to taker | sell sells sold selling divest divests divested
goods | taker | from giver, of giver, owner giver, direct object | buy buys bought buying purchase purchases purchased \
acquire acquires acquired acquiring
goods | | to taker, from giver | license licenses licensed licence licenced lease leases leased rent rents rented
goods | giver | to taker, direct taker | supply supplies supplied supplying deliver delivers delivered ship ships \
shipped provide provides provided transfer transfers transferred donate donates donated distribute distributed
award | giver | direct taker, to taker | award awards awarded awarding grant grants granted
award | giver | from taker, with taker | ordered
loan | giver | direct taker, to taker | lend lends lent lending loan loans loaned
loan | taker | from giver | borrow borrows borrowed borrowing
loan | giver | in taker | invest invests invested investing
suit | giver | direct taker, against taker | sue sues sued suing
suit | giver | direct taker | fine fines fined penalise penalised penalize penalized
"""
FRAMES: dict[str, Frame] = {}
for _row in _ROWS.strip().splitlines():
    _kind, _subject, _places, _words = (part.strip() for part in _row.split("|"))
    _slots = dict(place.split() for place in _places.split(","))
    FRAMES |= dict.fromkeys(_words.split(), Frame(_kind, _subject, _slots))

# Verbs of one deal seen from its two sides.
_CONVERSE = (
    ("buy buys bought buying purchase purchases purchased acquire acquires acquired acquiring",
     "sell sells sold selling divest divests divested"),
    ("lend lends lent lending", "borrow borrows borrowed borrowing"),
)  # fmt: skip
_SIDES = {word: (n, side) for n, pair in enumerate(_CONVERSE) for side, row in enumerate(pair) for word in row.split()}

_BEING = frozenset("is are was were be been being".split())
_PREPOSITIONS = frozenset(
    "to from by with in of for against on at under over into as during after before following".split()
)
_REACH = 28  # tokens behind a verb in which its parties stand
_ENDS = frozenset(";")


def are_converse(mine: str, theirs: str) -> bool:
    """Whether two verbs tell of one deal from its two sides: "bought" and "sold"."""
    one, other = _SIDES.get(mine), _SIDES.get(theirs)
    return one is not None and other is not None and one[0] == other[0] and one[1] != other[1]


def is_passive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a participle is one of what is done to its subject: "was paid", "a sum paid by"."""
    before = [t.lower for t in tokens[max(0, verb - 3) : verb]]
    if any(w in _BEING for w in before):
        return tokens[verb].lower.endswith(("ed", "d", "t", "n"))
    behind = tokens[verb + 1].lower if verb + 1 < len(tokens) else ""
    return behind == BY and tokens[verb].lower.endswith(("ed", "d", "t", "n"))


def places(tokens: Sequence[Token], verb: int) -> dict[int, str]:
    """Where each token behind a verb stands: "direct" up to the first preposition or figure, then behind which."""
    found: dict[int, str] = {}
    place = DIRECT
    for i in range(verb + 1, min(len(tokens), verb + 1 + _REACH)):
        word = tokens[i].lower
        if tokens[i].text in _ENDS:
            break
        if word in FRAMES and i > verb + 1 and tokens[i - 1].lower in ("and", "but", "which"):
            break
        if word in _PREPOSITIONS:
            place = word
        elif tokens[i].kind == "n" and place == DIRECT:
            place = "amount"
        found[i] = place
    return found
