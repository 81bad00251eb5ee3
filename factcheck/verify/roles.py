"""What an amount is said to be of its measure: the level that it stands at, or the change that it went through.

"Costs rose by $2 million" and "costs rose to $2 million" give one figure for one measure, and say two things. Where the
words around a figure do not tell, it is neither.
"""

from __future__ import annotations

from enum import StrEnum

from factcheck.quantities.lexicon import DOWN_WORDS, UP_WORDS
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.features import View, is_verb

_NOUNS = frozenset("increase decrease rise decline drop fall reduction improvement gain jump surge dip uplift".split())
# What grows has a level of its own: "growth of 4%" and "the growth forecast rose to 4%" are one figure.
_CHANGES_WITH_LEVELS = frozenset("growth reduction contraction expansion inflation change swing".split())
_COMPARED = frozenset("higher lower more less fewer greater larger smaller longer shorter better worse".split())
# Of these words one cannot tell that the measure moved: one adds a comment, cuts a ribbon, lifts a ban, has a loss.
_BY_ONLY = frozenset("raise raised raises raising cut cuts lift lifts lifted lifting gain gains gained".split())
_OTHERWISE = _BY_ONLY | frozenset(
    "premium discount exceeded exceed below loss add adds added advance advanced upgraded rising growing".split()
)
_MOVED = (
    (UP_WORDS | DOWN_WORDS | frozenset("widens widening boosted trimmed".split()))
    - _COMPARED
    - _OTHERWISE
    - _CHANGES_WITH_LEVELS
)
_PARTICLES = frozenset({"up", "down"})
# "Gave up two contracts", "made up 40%": with these the particle tells no change.
_PHRASAL = frozenset(
    """give gives gave given giving make makes made making set sets setting take takes took taken taking pick picked
    open opened sign signed build built wind wound shut close closed lay laid write written mark marked break broke
    draw drew drawn bring brought follow followed start started end ended back backed tie tied""".split()
)
_STANDS = frozenset("was were is are totaled totalled reached stood hit".split())
_STANDS_AT = frozenset(("stood at", "stands at", "amounted to", "came to", "amounts to", "ended at"))
_NO_TO = frozenset("compared due related attributable equal owing thanks according relative prior subject up".split())
_HEDGES = frozenset(
    "about approximately around roughly nearly almost some just over under only a an another further slightly".split()
)
_MEASURED = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_FAR = 9  # tokens between a word of change and the amount that it goes by or to


_PARTS = frozenset(
    """account accounts accounted accounting represent represents represented representing comprise comprises comprised
    make makes made making contribute contributes contributed constitute constitutes""".split()
)


class Role(StrEnum):
    """What an amount is of its measure."""

    LEVEL = "level"
    CHANGE = "change"
    PART = "part"


def role_of(view: View, quantity: Quantity) -> Role | None:
    """Whether the words around an amount make it a level or a change; None where they do not tell."""
    if quantity.kind not in _MEASURED and quantity.kind not in SHARES:
        return None
    if _is_followed_by_change(view, quantity):
        return Role.CHANGE
    if quantity.kind in SHARES and is_part(view, quantity):
        return Role.PART
    before = words_before(view, quantity)
    if not before:
        return None
    last = before[-1].lower
    if last in _MOVED:
        return Role.CHANGE if _moves(before, quantity) else None
    if last in _STANDS:
        return None if _speaks_of_change(before) else Role.LEVEL
    return _behind_preposition(before, quantity)


def conflict(claim: View, quantity: Quantity, theirs: Role | None, passage: View) -> bool:
    """Whether a claim says a level of what a passage says a change of, or the other way about.

    A share may be the level of one measure and the change of another ("efficacy was 66%", "cut the illness by 66%"):
    there the passage must speak of the claim's subject.
    """
    mine = role_of(claim, quantity) if theirs is not None else None
    if mine is None or mine is theirs:
        return False
    if Role.PART in (mine, theirs) and Role.CHANGE not in (mine, theirs):
        return False
    about = claim.subject(before=quantity.value_start) if quantity.kind in SHARES else []
    return quantity.kind not in SHARES or (bool(about) and all(word in passage.words() for word in about))


def is_part(view: View, quantity: Quantity) -> bool:
    """Whether a percentage is a share of a whole: "sales in Asia, 40% of the total,", "accounts for 40% of sales"."""
    after = next((t.lower for t in view.tokens if t.start >= quantity.end), "")
    before = [t.lower for t in words_before(view, quantity)[-3:]]
    return after == "of" and bool(before) and (before[-1] in (",", "(") or bool(_PARTS & set(before)))


def words_before(view: View, quantity: Quantity) -> list[Token]:
    """The words of the sentence before an amount, hedges at the end left out."""
    tokens = [t for t in view.tokens if t.end <= quantity.start][-2 * _FAR :]
    while tokens and tokens[-1].lower in _HEDGES:
        tokens.pop()
    return tokens


def _is_followed_by_change(view: View, quantity: Quantity) -> bool:
    """ "A $2 million increase", "12% higher than"; "40% lower doses" tells which ones, "52% reduction" is a measure."""
    after = [t for t in view.tokens if t.start >= quantity.end][:2]
    if not after:
        return False
    if after[0].lower in _NOUNS - _CHANGES_WITH_LEVELS:
        return quantity.kind not in SHARES
    compared = after[0].lower in _COMPARED
    return compared and (len(after) < 2 or after[1].kind != "w" or after[1].lower == "than")


def _moves(before: list[Token], quantity: Quantity) -> bool:
    """Whether the word of change right before an amount tells how far something moved: "rose $2 million", "down 4%".

    What is counted is more often what was dropped or reduced itself: "dropped two contracts".
    """
    particle = before[-1].lower in _PARTICLES
    if particle and (quantity.text.lower().startswith("up to") or any(t.lower in _PHRASAL for t in before[-2:-1])):
        return False
    return quantity.kind is not Kind.COUNT or particle


def _speaks_of_change(before: list[Token]) -> bool:
    """Whether what an amount is the level of is a change: "the increase was $2 million"."""
    return any(t.lower in _NOUNS | _CHANGES_WITH_LEVELS | _BY_ONLY for t in before)


def _behind_preposition(before: list[Token], quantity: Quantity) -> Role | None:
    """ "By $2 million", "to $2 million", "from $2 million", "an increase of $2 million"."""
    word, rest = before[-1].lower, before[:-1]
    near = rest[-_FAR:]
    at = next((n for n in range(len(near) - 1, -1, -1) if near[n].lower in _MOVED | _BY_ONLY | _NOUNS), None)
    joined = at is not None and not any(is_verb(t) for t in near[at + 1 :])
    if word == "by":
        return Role.CHANGE if joined else None
    if word == "of":
        beside = bool(rest) and rest[-1].lower in _NOUNS - _CHANGES_WITH_LEVELS
        return Role.CHANGE if beside and quantity.kind not in SHARES else None
    if rest and f"{rest[-1].lower} {word}" in _STANDS_AT:
        return None if _speaks_of_change(rest) else Role.LEVEL
    if word not in ("to", "from") or not joined or rest[-1].lower in _NO_TO or _speaks_of_change(near):
        return None
    return Role.LEVEL
