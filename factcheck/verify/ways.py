"""Which way a figure went: what a claim says, and what follows from the earlier figure that the source sets beside it.

"Costs were $62 million, up from $51 million" and a table's two columns give a level and a way without one verb that a
claim could turn round: "costs fell to $62 million" has every word and figure right but the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.quantities.calendar import DAY
from factcheck.quantities.lexicon import DOWN_WORDS, UP_WORDS
from factcheck.quantities.model import WHEN, Direction, Kind, Quantity
from factcheck.quantities.relations import Relation, base_value, dimension, relate
from factcheck.quantities.tokens import Token
from factcheck.verify.binding import Match
from factcheck.verify.comparing import opening
from factcheck.verify.evidence import Figure
from factcheck.verify.features import View, is_content, is_verb
from factcheck.verify.findings import Finding, Label
from factcheck.verify.roles import words_before
from factcheck.verify.wording import is_base

# Words that compare or name a measure: none says that something moved.
_NO_MOVES = frozenset(
    """growth premium longer more greater larger higher exceeded add adds added expansion improve improved improvement
    loss discount contraction less fewer lower smaller below shorter worse worsened gain gains advance""".split()
)
_UP = (UP_WORDS - _NO_MOVES) | frozenset("widens widening boosted boosting rebounded recovered soared swelled".split())
_DOWN = (DOWN_WORDS - _NO_MOVES) | frozenset("narrows trimmed trimming slowed eased cooled halved sank".split())
_BETTER, _WORSE = frozenset("improved improves improving".split()), frozenset({"worsened", "deteriorated"})
# Of a range these say that its ends came nearer or moved apart.
_WIDTHS = frozenset("widened widens widening narrowed narrows narrowing".split())
_GOOD_HIGH = frozenset(
    "margin margins revenue revenues sales income profit profits earnings ebitda availability productivity".split()
)
_GOOD_LOW = frozenset("loss losses debt churn cost costs expense expenses leverage deficit attrition".split())
_MOVES = _UP | _DOWN | _BETTER | _WORSE
_RISES = frozenset("increase rise jump gain".split())
_FALLS = frozenset("decrease decline drop fall reduction".split())
_HIGHER, _LOWER = frozenset({"higher", "more", "greater"}), frozenset({"lower", "less", "fewer"})
_TIMES = frozenset("year earlier ago prior previous last before period quarter".split())
_BEHIND = frozenset("from on by compared versus year slightly".split())  # "up from", and no "up front"
_LINKS = frozenset(", which was were is are or".split())
_WENT = frozenset("went goes gone moved came climbed rose shot".split())
_OTHER_BASE = frozenset("sequentially sequential month week".split())
_SAME = (Relation.EQUAL, Relation.ROUNDED)
_REACH, _YEAR, _LEAP = 12, (350, 380), 3
_NEAR = 0.15  # how much less than the figure that a claim is bound to another of its value may fit


def check_way(claim: View, quantity: Quantity, match: Match, matches: Sequence[Match]) -> Finding | None:
    """A finding where the claim has a figure rise that fell from the one beside it, or the other way about."""
    said = way_said(claim, quantity)
    if said is None or quantity.kind in WHEN:
        return None
    against: Match | None = None
    for other in matches:
        same = other.relation in _SAME or quantity.base.high == other.quantity.base.high  # "went up to $4"
        if not same or other.score < match.score - _NEAR:
            continue
        way = _way_given(claim, quantity, other)
        if way is said:
            return None
        if way is not None:
            against = against or other
    if against is None:
        return None
    base = _beside(against.figure)
    beside = f", the earlier figure {' '.join(base.text.split())}" if base is not None else ""
    message = f"the release has it go {_opposite(said)}, the draft {said}"
    return Finding(
        label=Label.CONTRADICTED,
        code="DIR101",
        message=f"{message}: it gives {' '.join(against.quantity.text.split())}{beside}",
        start=quantity.start,
        end=quantity.end,
        evidence=(against.index.passage(against.figure.sentence),),
    )


def _opposite(way: Direction) -> Direction:
    return Direction.DOWN if way is Direction.UP else Direction.UP


def way_said(view: View, quantity: Quantity) -> Direction | None:
    """Which way a sentence says that a figure went which it gives as a level; None where it says none."""
    if quantity.text.lower().startswith("up to"):
        before = [t.lower for t in view.tokens if t.end <= quantity.start][-1:]
        return Direction.UP if before and before[0] in _WENT else None
    return _said_before(view, quantity) or _said_behind(view, quantity)


def _said_before(view: View, quantity: Quantity) -> Direction | None:
    """ "Rose to", "fell 5%, to", "was down at", "cut its dividend to", "higher than a year ago, at"."""
    before = words_before(view, quantity)
    if not before or before[-1].lower not in ("to", "at"):
        return None
    spans = [(q.start, q.end) for q in view.quantities]
    passed = 0  # words between that say something of their own
    for token in reversed(before[-_REACH:-1]):
        word = token.lower
        if word in _HIGHER | _LOWER and before[-1].lower == "at":
            return _compared(word, before)
        if word in _MOVES and (word != "down" or not passed):
            return None if word in _WIDTHS and not quantity.interval.is_point else _way_of(word, view)
        if is_verb(token) or token.text in ";.(" or (token.text == "," and passed):
            return None
        own = is_content(token) and not any(start <= token.start < end for start, end in spans)
        passed += own and word not in _TIMES
    return None


def _compared(word: str, before: Sequence[Token]) -> Direction | None:
    words = [t.lower for t in before]
    if "than" not in words or not _TIMES & set(words[words.index("than") :]):
        return None
    return Direction.UP if word in _HIGHER else Direction.DOWN


def _way_of(word: str, view: View) -> Direction | None:
    """The way of a word of change; what is better is told by what is measured."""
    if word not in _BETTER | _WORSE:
        return Direction.UP if word in _UP else Direction.DOWN
    words = {t.lower for t in view.tokens}
    high, low = bool(words & _GOOD_HIGH), bool(words & _GOOD_LOW)
    if high is low:
        return None
    return Direction.UP if high is (word in _BETTER) else Direction.DOWN


def _said_behind(view: View, quantity: Quantity) -> Direction | None:
    """ "Up from", "down 5%", "an increase of", "higher than a year ago", behind a figure."""
    after = [t for t in view.tokens if t.start >= quantity.end][:_REACH]
    comma = bool(after) and after[0].text == ","
    while after and after[0].lower in _LINKS:
        after.pop(0)
    if len(after) < 2:
        return None
    word, following = after[0].lower, after[1]
    if word in ("up", "down") and (following.lower in _BEHIND or following.kind == "n" or following.text in "$€£¥"):
        return Direction.UP if word == "up" else Direction.DOWN
    if word in _HIGHER | _LOWER and following.lower == "than" and _TIMES & {t.lower for t in after[2:7]}:
        return Direction.UP if word in _HIGHER else Direction.DOWN
    if comma and word in ("a", "an"):
        noun = next((t.lower for t in after[1:5] if t.lower in _RISES | _FALLS), None)
        return None if noun is None else Direction.UP if noun in _RISES else Direction.DOWN
    return None


def _way_given(claim: View, quantity: Quantity, match: Match) -> Direction | None:
    """Which way a figure of the source went, by the earlier one beside it, else by its sentence."""
    figure = match.figure
    base = _beside(figure)
    if base is None:
        passage = match.index.views[figure.sentence]
        return None if figure.in_table else way_said(passage, figure.written or figure.quantity)
    return way_of_pair(figure.quantity, base) if _is_base_meant(claim, quantity, figure, base) else None


def _beside(figure: Figure) -> Quantity | None:
    """The earlier figure of the same thing that the source sets beside one: in its sentence, or in its row."""
    if figure.cell is None:
        return figure.earlier
    own = _span(figure)
    for other in figure.index.by_sentence.get(figure.sentence, ()):
        theirs = _span(other)
        if other is figure or own is None or theirs is None or dimension(other.quantity) != dimension(figure.quantity):
            continue
        apart, longer = own[0] - theirs[0], (own[1] - own[0]) - (theirs[1] - theirs[0])
        if abs(longer) <= _LEAP and _YEAR[0] <= apart <= _YEAR[1]:
            return other.quantity
    return None


def _span(figure: Figure) -> tuple[Decimal, Decimal] | None:
    """The first and the last day of the column that a figure stands in."""
    days = (p.interval for p in figure.periods if p.unit == DAY)
    return next(((i.low, i.high) for i in days if i.low is not None and i.high is not None), None)


def is_earlier_of(one: Figure, other: Figure) -> bool:
    """Whether the source sets one figure beside another as the earlier one of the same thing."""
    if one.sentence != other.sentence or one.index is not other.index:
        return False
    base = _beside(other)
    return base is not None and base is (one.quantity if one.in_table else one.written or one.quantity)


def grows_from(first: Figure, base: Figure, way: Direction | None) -> bool:
    """Whether the change from a base to another figure may be what a claim means: from the earlier, in the way it says.

    Where the source sets neither beside the other, nothing tells.
    """
    if is_earlier_of(first, base):
        return False
    return way is None or not is_earlier_of(base, first) or way_of_pair(first.quantity, base.quantity) in (way, None)


def way_of_pair(now: Quantity, then: Quantity) -> Direction | None:
    """Which way one figure went from another; losses by their size, None where one is no loss or nothing moved."""
    counts = {now.kind, then.kind} <= {Kind.COUNT, Kind.NUMBER}
    alike = counts or (now.kind is then.kind and now.unit == then.unit)
    if not alike or not (now.interval.bounded and then.interval.bounded):
        return None
    low, high = _ends(now)
    was_low, was_high = _ends(then)
    if high < 0 and was_high < 0:
        low, high, was_low, was_high = -high, -low, -was_high, -was_low
    if min(low, was_low) < 0 or (low, high) == (was_low, was_high):
        return None
    if low >= was_low and high >= was_high:
        return Direction.UP
    return Direction.DOWN if low <= was_low and high <= was_high else None


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal]:
    return base_value(quantity, quantity.low), base_value(quantity, quantity.high)


def _is_base_meant(claim: View, quantity: Quantity, figure: Figure, base: Quantity) -> bool:
    """Whether a claim may speak of the change from this very earlier figure: it names no other figure or time."""
    for other in claim.quantities:
        if other is quantity or other.start < quantity.start - 80:
            continue
        rival = dimension(other) == dimension(base) and is_base(claim, other)
        if rival and not relate(other, base).holds:
            return False
    words = {t.lower for t in claim.tokens}
    passage = figure.index.views[figure.sentence]
    theirs = {t.lower for t in passage.tokens}
    if (words & _OTHER_BASE) - theirs or ({"previous", "prior", "last"} & words and "quarter" in words - theirs):
        return False
    dates = [q for q in claim.quantities if q.kind in WHEN and is_base(claim, q)]
    if not dates or figure.in_table:
        return not dates
    first = opening(passage, base) or 0
    its = [q for q in passage.quantities if q.kind in WHEN and q.start >= first]
    return any(a.dimension == b.dimension and relate(a, b) is not Relation.DISJOINT for a in dates for b in its)
