"""Figures that a source sets side by side, two times or two groups, for a claim that says how far they are apart.

"Rose 12%", "four more than", "twice as many with A as with B", "lengthened survival by 2 months": the pair is ranked as
a pair. What both figures stand by must be what the claim speaks of; what stands by the one alone must be of its side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from factcheck.quantities.arithmetic import pairs
from factcheck.quantities.lexicon import DOWN_WORDS, UP_WORDS
from factcheck.quantities.model import WHEN, Direction, Interval, Kind, Quantity
from factcheck.quantities.relations import base_value, dimension
from factcheck.quantities.tokens import Token
from factcheck.verify.asked import range_end
from factcheck.verify.binding import period_fit, same_noun
from factcheck.verify.contrast import is_of_another_label
from factcheck.verify.evidence import OWN_NAME, Figure, SourceIndex
from factcheck.verify.features import LONGEST, SAME_CLAUSE, SAME_SENTENCE, View, figure_features, is_verb, overlap, stem
from factcheck.verify.operands import Working
from factcheck.verify.wording import is_base

_MORE = frozenset(
    """more higher greater larger longer bigger above wider better later faster dearer costlier
    heavier older taller deeper ahead""".split()
)
_LESS = frozenset(
    """less fewer lower smaller shorter below cheaper narrower under earlier slower
    lighter younger shallower behind""".split()
)
_ROSE = (UP_WORDS - _LESS - _MORE - {"premium"}) | frozenset("lengthened prolonged extended boosted widening".split())
_FELL = (DOWN_WORDS - _LESS - _MORE - {"discount", "loss"}) | frozenset("shortened shed shedding trimmed".split())
_OVER = frozenset(
    "outnumber outnumbers outnumbered exceed exceeds exceeded surpassed topped outpaced beat cleared".split()
)
_REACHED = frozenset("to of at from was were is".split())
_HEDGES = frozenset("about approximately around roughly nearly almost some just over under an a by more than".split())
_AGAINST = frozenset("versus vs against".split())
_TIMES = frozenset(
    """year years quarter quarters month months period week earlier ago prior previous previously last same before
    corresponding comparable fiscal level annual annually yearly past first second third fourth""".split()
)
# Words of a comparison that are no part of what is compared.
_PLAIN = frozenset(
    """percentage percent proportion share rate rates number numbers level levels amount amounts figure figures
    reported report recorded had seen saw due case cases likely often frequent frequently common commonly much many
    times twice double point points compared relative median mean average those group groups arm arms patient patients
    participant participants roughly further whole company result results change changed difference gap""".split()
)
_PLAIN_STEMS = frozenset(stem(w) for w in _PLAIN | _TIMES | _MORE | _LESS | _ROSE | _FELL | _OVER)
_RATES = frozenset("likely often frequent frequently common commonly rate rates proportion percentage share".split())
_SHARES = (Kind.PERCENT, Kind.FRACTION)
_POINTS = (Kind.POINTS, Kind.BASIS_POINTS)
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.DURATION, Kind.DOSE, Kind.AGE})
_BY_ITSELF = 0.2  # how much nearer a word must stand to one of two figures to tell them apart
_FAR = 0.6  # what a word of the paragraph, heading or title counts
_NEAR = 7  # tokens between a word of change and its figure
_SENTENCES, _FIGURES = 16, 28
_YEAR = (350, 380)  # days between two columns that are compared
_OTHER_DATE = 0.3
_APART = 0.75  # what a word counts that stands by one of the two figures only
_CROSSED = 1.5  # how much more must stand by the right figure than by the other
_TIMES_OVER = 50  # a figure so many times another is not of the same thing


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a claim sets against what: the words and dates of either side, and which side is the larger.

    Without words on the other side it is two times of one thing, or two groups of which the claim names the first.
    """

    mine: frozenset[str]
    theirs: frozenset[str]
    my_dates: tuple[Quantity, ...]
    their_dates: tuple[Quantity, ...]
    direction: Direction | None
    operation: str
    plain: bool = False  # "four more than": the figure is a difference and nothing else
    of_shares: bool | None = None  # whether rates are compared, or numbers of things, where the claim says so


def contrast_of(claim: View, quantity: Quantity) -> Contrast | None:
    """What a claim contrasts by one of its figures; None where the figure is no distance between two."""
    tokens = claim.tokens
    if len(tokens) > LONGEST or quantity.kind in (*WHEN, Kind.IDENTIFIER, Kind.RATIO):
        return None
    after = next((i for i, t in enumerate(tokens) if t.start >= quantity.end), len(tokens))
    first = next((i for i, t in enumerate(tokens) if t.end > quantity.value_start), len(tokens))
    direction, over = _direction(tokens, first, after, quantity)
    if quantity.kind is not Kind.MULTIPLE and direction is None:
        return None
    if quantity.kind is Kind.MULTIPLE:
        operation = "multiple"
    elif quantity.kind in _SHARES:
        operation = "growth"
    elif quantity.kind in _POINTS or quantity.kind in _AMOUNTS:
        operation = "difference"
    else:
        return None
    if range_end(claim):
        return None
    start, stop, plain = _other_side(tokens, over, first, after)
    if quantity.kind is Kind.MULTIPLE and start == stop and not direction:
        return None
    theirs = tokens[start:stop]
    inside = {t.start for t in theirs}
    mine = [t for t in tokens if t.start not in inside]
    return Contrast(
        _words(claim, quantity, mine),
        _words(claim, quantity, theirs),
        _dates(claim, mine),
        _dates(claim, theirs),
        direction,
        operation,
        plain,
        _of_shares({t.lower for t in tokens}),
    )


def _of_shares(words: set[str]) -> bool | None:
    if words & _RATES:
        return True
    return False if words & {"many", "number", "numbers"} else None


def contrast_workings(quantity: Quantity, said: Contrast, index: SourceIndex) -> list[Working]:
    """What the pairs that a claim may contrast give, best fit first."""
    asked = frozenset(index.spelled_out(dict.fromkeys(said.mine | said.theirs, 1.0)))
    mine = frozenset(index.spelled_out(dict.fromkeys(said.mine, 1.0)))
    theirs = frozenset(index.spelled_out(dict.fromkeys(said.theirs, 1.0)))
    said = replace(said, mine=mine, theirs=theirs)
    found: list[Working] = []
    for a, b in permutations(_figures(asked, quantity, said, index), 2):
        if not _alike(a.quantity, b.quantity):
            continue
        fit = _fit_of_times(asked, a, b, said, index) if not said.theirs else 0.0
        fit = max(fit, fit_of_sides(asked, a, b, said, index))
        if fit > 0:
            found.extend(_results(a, b, quantity, said, fit))
    return sorted(found, key=lambda w: (-round(w.fit, 6), w.reversed))


def about(claim: View, quantity: Quantity, index: SourceIndex) -> frozenset[str]:
    """What a claim says besides one of its figures and the time, in the words of the source."""
    own = {f for f, _, at in claim.features if f[0] not in "=@" and not quantity.value_start <= at < quantity.value_end}
    return frozenset(index.spelled_out(dict.fromkeys(own - _PLAIN_STEMS, 1.0)))


def _direction(
    tokens: Sequence[Token], first: int, after: int, quantity: Quantity
) -> tuple[Direction | None, int | None]:
    """Which way a figure says that something lies, and where the verb stands that has both sides ("outnumber")."""
    behind = [t.lower for t in tokens[after : after + 3]]
    inside = [t.lower for t in tokens[first:after]]
    for word in [*inside, *behind[:2]]:
        if word in _MORE | _LESS and (word not in ("earlier", "under", "above", "below") or "than" in behind):
            return (Direction.UP if word in _MORE else Direction.DOWN), None
    before = first
    while before and tokens[before - 1].lower in _HEDGES and tokens[before - 1].lower != "by":
        before -= 1
    if before and tokens[before - 1].lower in _REACHED:
        return None, None
    found = _verb_before(tokens, before)
    if found is not None:
        return found
    return (quantity.direction if quantity.kind in (*_SHARES, Kind.MULTIPLE) else None), None


def _verb_before(tokens: Sequence[Token], before: int) -> tuple[Direction, int | None] | None:
    """The nearest verb of change before a figure, and where it stands if it has both sides; behind "by" from afar."""
    by = before and tokens[before - 1].lower == "by"
    for i in range(before - 1, -1 if by else max(-1, before - _NEAR - 1), -1):
        word = tokens[i].lower
        if word in _OVER:
            return Direction.UP, i
        if word in _ROSE or word in _FELL:
            return (Direction.UP if word in _ROSE else Direction.DOWN), None
        if not by and (tokens[i].text in ",;:(" or word in ("to", "from")):
            break
    return None


def _other_side(tokens: Sequence[Token], over: int | None, first: int, after: int) -> tuple[int, int, bool]:
    """Where the words of the other side stand: behind "than", the second "as", "versus"; or between verb and "by"."""
    if over is not None:
        by = next((i for i in range(first, over, -1) if tokens[i].lower == "by"), first)
        return over + 1, by, False
    end = len(tokens)
    for i in range(after, end):
        word = tokens[i].lower
        two = i + 1 < end and word == "compared" and tokens[i + 1].lower in ("with", "to")
        ahead = i + 1 < end and word == "ahead" and tokens[i + 1].lower == "of"
        if word in ("than", "behind") or word in _AGAINST or two or ahead:
            start = i + 1 + (two or ahead)
            return start, _stop(tokens, start), word == "than" and i <= after + 5
    ways = [i for i in range(after, end) if tokens[i].lower == "as"]
    if len(ways) > 1:
        return ways[1] + 1, _stop(tokens, ways[1] + 1), True
    return end, end, False


def _stop(tokens: Sequence[Token], start: int) -> int:
    stops = (
        i
        for i in range(start, len(tokens))
        if tokens[i].text in ",;:." or (i > start and (is_verb(tokens[i]) or tokens[i].lower == "to"))
    )
    return next(stops, len(tokens))


def _words(claim: View, quantity: Quantity, tokens: Sequence[Token]) -> frozenset[str]:
    offsets = {t.start for t in tokens}
    return frozenset(
        f
        for f, _, at in claim.features
        if at in offsets
        and f[0] not in "@"
        and f not in _PLAIN_STEMS
        and not quantity.value_start <= at < quantity.value_end
    )


def _dates(claim: View, tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    offsets = {t.start for t in tokens}
    return tuple(q for q in claim.quantities if q.kind in (Kind.DATE, Kind.PERIOD) and q.start in offsets)


def _figures(asked: frozenset[str], quantity: Quantity, said: Contrast, index: SourceIndex) -> list[Figure]:
    """The figures that can be operands, of the sentences that speak of it; those that fit best."""
    words = dict.fromkeys(asked, 1.0)
    usable = [
        f
        for sentence in index.nearest(asked, limit=_SENTENCES)
        for f in index.by_sentence.get(sentence, ())
        if _is_operand(f.quantity, quantity, said) and not _is_confidence(f.quantity, index)
    ]
    usable.sort(key=lambda f: -overlap(words, f.context, index.rarity, index.unseen))
    return usable[:_FIGURES]


def _is_operand(operand: Quantity, quantity: Quantity, said: Contrast) -> bool:
    if not operand.interval.is_point or operand.kind in (*WHEN, Kind.IDENTIFIER, Kind.RATIO, *_POINTS):
        return False
    if said.operation == "difference":
        if quantity.kind in _POINTS:
            return operand.kind is Kind.PERCENT
        if quantity.kind is Kind.MONEY and operand.unit != quantity.unit:
            return False
        if dimension(operand) == "count" and operand.unit and quantity.unit and operand.kind is Kind.COUNT:
            return same_noun(operand.unit, quantity.unit) or operand.unit == "n"
        return dimension(operand) == dimension(quantity)
    if operand.kind in _SHARES or operand.kind is Kind.MULTIPLE:
        return said.operation == "multiple" and operand.kind is Kind.PERCENT and said.of_shares is not False
    return said.operation != "multiple" or said.of_shares is not True


def _is_confidence(operand: Quantity, index: SourceIndex) -> bool:
    """Whether a percentage is the level of an interval, "95% CI", and no result."""
    behind = index.document.plain[operand.end : operand.end + 12].lstrip(" -‑").lower()
    return operand.kind is Kind.PERCENT and behind.startswith(("ci", "confidence"))


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether two figures can be of one thing: a count may leave its noun to the other."""
    if dimension(a) != dimension(b) or a.per != b.per or a.interval == b.interval:
        return False
    x, y = abs(base_value(a, a.low)), abs(base_value(b, b.low))
    if min(x, y) * _TIMES_OVER < max(x, y):
        return False
    return a.unit == b.unit or (dimension(a) in ("count", "time") and (not a.unit or not b.unit or a.kind is b.kind))


def _fit_of_times(asked: frozenset[str], now: Figure, then: Figure, said: Contrast, index: SourceIndex) -> float:
    """How well two figures fit as one thing at two times, the later first; 0 where they are no such pair."""
    if not _follows(now, then, said, index):
        return 0.0
    near = _least(now.context, then.context, asked) if now.in_table else now.context
    shared = share_of(asked, {**near, **_themselves(now, then)}, index)
    fit = shared + _narrow(asked, now)
    if not said.my_dates:
        return fit + period_fit((), now, index)
    return fit + min(0.0, period_fit(said.my_dates, now, index))


def _themselves(*figures: Figure) -> dict[str, float]:
    """Figures as a claim may give them beside their distance: "rose by 4 to 52"."""
    return dict.fromkeys((f for figure in figures for f in figure_features(figure.quantity)), 1.0)


def _follows(now: Figure, then: Figure, said: Contrast, index: SourceIndex) -> bool:
    """Whether one figure is the other's successor: a column a year later, or what is "compared with" the other."""
    if now.sentence != then.sentence:
        return False
    if _is_compared(now, then, index):
        return True
    one, other = (next((p for p in f.periods if p.low is not None), None) for f in (now, then))
    if one is not None and other is not None and dimension(one) == dimension(other) and one.interval != other.interval:
        apart = (one.low or 0) - (other.low or 0)
        dates = (*said.my_dates, *said.their_dates)
        if any(d.low == other.low and d.high == one.high for d in dates):
            return True
        if len(dates) > 1:
            return apart > 0 and period_fit(dates, now, index) > 0 and period_fit(dates, then, index) > 0
        return _YEAR[0] <= apart <= _YEAR[1]
    return False


def _is_compared(now: Figure, then: Figure, index: SourceIndex) -> bool:
    """Whether a sentence says one figure "compared with", "against" or "from" the other, and nothing alike between."""
    view = index.views[now.sentence]
    if now.in_table or not is_base(view, then.quantity) or is_base(view, now.quantity):
        return False
    low, high = sorted((now.quantity.start, then.quantity.start))
    between = (f for f in index.by_sentence.get(now.sentence, ()) if low < f.quantity.start < high)
    return not any(_alike(f.quantity, now.quantity) for f in between)


def fit_of_sides(asked: frozenset[str], mine: Figure, theirs: Figure, said: Contrast, index: SourceIndex) -> float:
    """How well two figures fit as one thing for two groups; 0 where nothing tells that they are the claim's sides."""
    alone, other = _apart(mine.context, theirs.context, asked), _apart(theirs.context, mine.context, asked)
    own, its = said.mine - said.theirs, said.theirs - said.mine
    if is_of_another_label(own, asked, mine.context) or is_of_another_label(its, asked, theirs.context):
        return 0.0
    right = _weight((own & alone) | (its & other), index)
    wrong = _weight((own & other) | (its & alone), index)
    if wrong * _CROSSED > right or not right:
        return 0.0
    if said.theirs:
        if not its & other:
            return 0.0
    elif not own & alone or not other or not _side_by_side(mine, theirs, index):
        return 0.0
    near = dict(_least(mine.context, theirs.context, asked))
    fit = share_of(asked, near | dict.fromkeys(asked & (alone | other), _APART), index)
    if (mine.periods and theirs.periods) and {p.interval for p in mine.periods} != {p.interval for p in theirs.periods}:
        return fit - _OTHER_DATE
    dates = (*said.my_dates, *said.their_dates)
    return fit + min(0.0, period_fit(dates, mine, index)) + (0.05 if mine.sentence == theirs.sentence else 0.0)


def _side_by_side(mine: Figure, theirs: Figure, index: SourceIndex) -> bool:
    """Whether a source sets two figures against each other without a claim's saying so: lists, or "versus"."""
    if mine.sentence == theirs.sentence:
        return _is_compared(mine, theirs, index)
    return bool(index.leads.get(mine.sentence) and index.leads.get(theirs.sentence))


def _apart(one: Mapping[str, float], other: Mapping[str, float], asked: frozenset[str]) -> frozenset[str]:
    """What stands by the one of two figures and less by the other; figures only where the claim has them."""
    return frozenset(f for f, w in one.items() if w - other.get(f, 0.0) >= _BY_ITSELF and (f[0] != "=" or f in asked))


def _weight(words: frozenset[str], index: SourceIndex) -> float:
    return sum(index.rarity.get(f, index.unseen) for f in words)


def _least(a: Mapping[str, float], b: Mapping[str, float], asked: frozenset[str]) -> dict[str, float]:
    return {f: min(a[f], b[f]) for f in asked if f in a and f in b}


def share_of(asked: frozenset[str], near: Mapping[str, float], index: SourceIndex) -> float:
    """How much of what a claim says stands by, by rarity; what is only near counts less."""
    total = found = 0.0
    for f in asked:
        weight = index.rarity.get(f, index.unseen) * (OWN_NAME if f in index.names else 1.0)
        total += weight
        at = near.get(f, 0.0)
        found += weight * (_APART if at == _APART else 1.0 if at >= SAME_SENTENCE else _FAR if at else 0.0)
    return found / total if total else 0.0


def _narrow(asked: frozenset[str], figure: Figure) -> float:
    """A little for a figure of which the claim names all words: "net sales" is not "net sales of coatings"."""
    own = [f for f, w in figure.context.items() if w >= SAME_CLAUSE and f[0] not in "=@"]
    return 0.1 * sum(f in asked for f in own) / len(own) if own else 0.0


def _results(a: Figure, b: Figure, quantity: Quantity, said: Contrast, fit: float) -> Iterator[Working]:
    x, y = _size(a.quantity, b.quantity), _size(b.quantity, a.quantity)
    more = base_value(x, x.low) > base_value(y, y.low)
    against = said.operation != "multiple" and said.direction is not None and more is (said.direction is Direction.DOWN)
    for one, two, turned in ((x, y, False), (y, x, True)):
        for derived in pairs(one, two, quantity.kind, quantity.unit):
            if derived.operation != said.operation or (turned and said.operation == "growth"):
                continue
            if said.operation == "multiple" and (derived.result.low or 0) < 1:
                continue
            if said.operation == "multiple":
                against = turned is not (said.direction is Direction.DOWN and not said.theirs)
            yield Working(derived, (b, a) if turned else (a, b), fit, fit, against)


def _size(quantity: Quantity, other: Quantity) -> Quantity:
    """A loss by its size, where both are losses."""
    low, its = quantity.low, other.low
    if low is None or its is None or low >= 0 or its >= 0:
        return quantity
    return replace(quantity, interval=Interval(-low, -low))


def is_written_as_distance(passage: View, quantity: Quantity) -> bool:
    """Whether a figure of a source is itself said as a distance ("5 points higher", "up 12%")."""
    return quantity.direction is not None or contrast_of(passage, quantity) is not None
