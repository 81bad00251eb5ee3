"""What a claim asks of a computation: which operation its words name, and which of its words each operand must answer.

"X is 4% of Y", "X costs $30 less than Y", "twice as many X as Y": the claim itself says which figure is divided by
which. An operand is looked for by the words of its own side; what stands on the other side counts little, as a metric
is often named once for both. So two operands may stand in different sections of the source, and a figure that merely
shares a word with the claim is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.quantities.model import WHEN, Direction, Kind, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.features import View

_OTHER_SIDE = 0.35
_MOST = 80  # tokens behind a figure in which the other side is looked for
_SHARES = (Kind.PERCENT, Kind.FRACTION)
_FINITE = frozenset("is are was were has have had will would do does did can could may might".split())
_STOPS = frozenset(",;:—.)")
_PART_OF = frozenset("share part portion proportion percentage percent fraction".split())
_MORE = frozenset(
    """more higher greater larger longer bigger above wider better faster dearer costlier heavier older taller
    deeper""".split()
)
_LESS = frozenset(
    "less fewer lower smaller shorter below cheaper narrower under slower lighter younger shallower".split()
)
# What says when, or only that there is a figure on the other side.
_EMPTY = frozenset(
    """year earlier ago prior last previous same period quarter month one ones level present end fiscal first second
    third fourth""".split()
)
_LOW = frozenset("bottom lower low".split())
_HIGH = frozenset("top upper high".split())
_MANY_TIMES = 20
AT_MOST = frozenset("full maximum max maximal potential potentially possible most".split())
_RATES = frozenset("rate rates percentage proportion margin yield likely often incidence frequency".split())
_PRONOUNS = frozenset("it them that this those these which".split())
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.DURATION})
_ENDS = frozenset("end ends bound limit half of".split())


@dataclass(frozen=True, slots=True)
class Side:
    """The words that one operand must answer, with their weights, and the dates it must hold for."""

    words: Mapping[str, float]
    periods: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The two sides of a computation: for a share the part and the whole, for a comparison what is compared with what.

    `direction` says whether the first is more or less than the second, where the claim says so.
    """

    first: Side
    second: Side
    operations: frozenset[str]
    direction: Direction | None = None
    speaks_of_shares: bool = False  # a rate or the like, which percentages are values of
    times: int = 1  # how many of the second are meant: "than two small ones"
    at_most: bool = False  # the claim takes what is bounded above at its most: "the maximum value", "potential"
    given: Quantity | None = None  # the claim's own figure that the second side stands for ("a quarter of it")

    @property
    def tells_apart(self) -> bool:
        """Whether both sides have words of their own."""
        return all(any(w == 1.0 for w in side.words.values()) for side in (self.first, self.second))


def asked_of(claim: View, quantity: Quantity) -> Asked | None:
    """The sides that a claim gives to the operands of one of its figures; None where its words do not tell."""
    tokens = claim.tokens
    after = next((i for i, t in enumerate(tokens) if t.start >= quantity.end), len(tokens))
    if quantity.kind in _SHARES:
        split = _whole_of(tokens, quantity, after)
        if split is not None:
            return _sides(claim, quantity, split, frozenset({"share"}))
    than = next((i for i in range(after, min(len(tokens), after + _MOST)) if tokens[i].lower == "than"), None)
    if than is not None:
        way = _way(tokens, than)
        operations = frozenset({"growth"} if quantity.kind in _SHARES else {"multiple", "difference"})
        return _sides(claim, quantity, (than + 1, _stop(tokens, than + 1)), operations, way)
    if quantity.kind is Kind.MULTIPLE:
        split = _compared(tokens, after)
        if split is not None:
            return _sides(claim, quantity, split, frozenset({"multiple"}))
    return None


def elapsed_of(claim: View, quantity: Quantity) -> Asked | None:
    """The two events that a claim says a time lies between: "six days after …", "42 days ahead of …"."""
    tokens = claim.tokens
    at = next((i for i, t in enumerate(tokens) if t.start >= quantity.end), len(tokens))
    word = tokens[at].lower if at < len(tokens) else ""
    if quantity.kind is not Kind.DURATION or word not in ("after", "before", "ahead"):
        return None
    start = at + 1 + (word == "ahead")
    way = Direction.UP if word == "after" else Direction.DOWN
    return _sides(claim, quantity, (start, _stop(tokens, start)), frozenset({"difference"}), way)


def range_end(claim: View) -> str:
    """Which end of a range the claim speaks of: "low" ("the lower end", "the bottom of"), "high", "middle" or none."""
    words = [t.lower for t in claim.tokens]
    if "midpoint" in words or "middle" in words:
        return "middle"
    for word, behind in zip(words, [*words[1:], ""], strict=True):
        if behind in _ENDS:
            if word in _LOW:
                return "low"
            if word in _HIGH:
                return "high"
    return ""


def _whole_of(tokens: tuple[Token, ...], quantity: Quantity, after: int) -> tuple[int, int] | None:
    """The words of the whole: behind "Q of", else behind "share of"; up to the verb that the figure is subject of."""
    if after < len(tokens) and tokens[after].lower == "of":
        start = after + 1
    else:
        inside = [i for i, t in enumerate(tokens) if t.lower == "of" and quantity.start <= t.start < quantity.end]
        named = (i for i in range(1, len(tokens)) if tokens[i].lower == "of" and tokens[i - 1].lower in _PART_OF)
        of = inside[0] if inside else next(named, None)
        if of is None:
            return None
        start = of + 1
    return start, _stop(tokens, start, verbs=True)


def _compared(tokens: tuple[Token, ...], after: int) -> tuple[int, int] | None:
    """The words that a multiple is of: behind the second "as" of "as many as", else what follows the figure."""
    if after < len(tokens) and tokens[after].lower == "as":
        second = next((i for i in range(after + 1, min(len(tokens), after + _MOST)) if tokens[i].lower == "as"), None)
        return None if second is None else (second + 1, _stop(tokens, second + 1))
    stop = _stop(tokens, after)
    return (after, stop) if stop > after else None


def _stop(tokens: tuple[Token, ...], start: int, *, verbs: bool = False) -> int:
    for i in range(start, len(tokens)):
        if tokens[i].text in _STOPS or (verbs and i > start and tokens[i].lower in _FINITE):
            return i
    return len(tokens)


def _way(tokens: tuple[Token, ...], than: int) -> Direction | None:
    near = {t.lower for t in tokens[max(0, than - 3) : than]}
    if near & _MORE:
        return Direction.UP
    return Direction.DOWN if near & _LESS else None


def _sides(
    claim: View,
    quantity: Quantity,
    split: tuple[int, int],
    operations: frozenset[str],
    direction: Direction | None = None,
) -> Asked | None:
    start, stop = split
    if start >= stop or start >= len(claim.tokens):
        return None
    begin, end = claim.tokens[start].start, claim.tokens[stop - 1].end
    times = _times(claim, begin)
    first: dict[str, float] = {}
    second: dict[str, float] = {}
    for feature, _, at in claim.features:
        if feature[0] == "@" or feature in _EMPTY or quantity.value_start <= at < quantity.value_end:
            continue
        if times is not None and times.value_start <= at < times.value_end:
            continue
        mine, other = (second, first) if begin <= at < end else (first, second)
        mine[feature] = 1.0
        other.setdefault(feature, _OTHER_SIDE)
    dates = [q for q in claim.quantities if q.kind in WHEN]
    inside = tuple(q for q in dates if begin <= q.start < end)
    outside = tuple(q for q in dates if q not in inside)
    share = "share" in operations
    return Asked(
        Side(first, outside or (inside if share else ())),
        Side(second, inside or (outside if share else ())),
        operations,
        direction,
        any(t.lower in _RATES for t in claim.tokens),
        int(times.high or 1) if times is not None else 1,
        any(t.lower in AT_MOST for t in claim.tokens),
        _stands_for(claim, quantity, start, stop),
    )


def _times(claim: View, at: int) -> Quantity | None:
    """The small whole number that the words at a code point open with."""
    for quantity in claim.quantities:
        value = quantity.high
        opens = quantity.value_start == at and quantity.kind in (Kind.COUNT, Kind.NUMBER)
        if opens and value is not None and value == int(value) and 2 <= value <= _MANY_TIMES:
            return quantity
    return None


def _stands_for(claim: View, quantity: Quantity, start: int, stop: int) -> Quantity | None:
    """The nearest amount of the claim before "of it", "of them"."""
    if stop - start != 1 or claim.tokens[start].lower not in _PRONOUNS:
        return None
    before = [q for q in claim.quantities if q.end <= quantity.start and q.kind in _AMOUNTS]
    return before[-1] if before else None
