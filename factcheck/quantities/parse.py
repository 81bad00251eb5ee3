"""Parsing: from text to quantities, in one pass over its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.amounts import read_amount, with_unit
from factcheck.quantities.bounds import Bound, apply_bound, read_bound, read_direction, read_side
from factcheck.quantities.calendar import When
from factcheck.quantities.counting import is_level, read_counted
from factcheck.quantities.frequency import OFTEN, read_interval, read_often
from factcheck.quantities.identifiers import TIMEPOINTS, more_labels, read_identifier
from factcheck.quantities.joins import join_parts
from factcheck.quantities.lexicon import (
    CURRENCY_CODES,
    CURRENCY_SYMBOLS,
    DOWN_WORDS,
    FOLDS,
    HALVINGS,
    MULTIPLES,
    UNITS,
    UP_WORDS,
    is_plural,
)
from factcheck.quantities.marks import list_marker, read_score
from factcheck.quantities.model import Hedge, Interval, Kind, Quantity
from factcheck.quantities.numerals import Amount, Number
from factcheck.quantities.periods import read_when
from factcheck.quantities.places import web_spans
from factcheck.quantities.starts import is_plain, may_be_name, may_start
from factcheck.quantities.tokens import Token, tokenize
from factcheck.quantities.vague import VAGUE_STARTERS, read_vague

_WORD_SHARES = {
    "majority": Interval(Decimal("0.5"), None, low_open=True),
    "minority": Interval(None, Decimal("0.5"), high_open=True),
}
_LISTS = frozenset({",", "and", "or", "&"})
_DASHES = frozenset({"-", "–", "—", "‑"})
_CHANGES = UP_WORDS | DOWN_WORDS | {"versus", "vs", "went", "changed", "moved"}
_TIME_KINDS = frozenset({Kind.DURATION, Kind.AGE})
_CHANGING = frozenset(
    {
        Kind.PERCENT, Kind.POINTS, Kind.BASIS_POINTS, Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MULTIPLE, Kind.FRACTION,
    }
)  # fmt: skip
_ADJECTIVES = frozenset({"double", "triple", "quadruple"})
_MULTIPLIED_BY = frozenset("to will would could may might than nearly almost about roughly over can and should".split())
_MULTIPLIED = frozenset("the its their our that what in this a over from as by last".split())


def parse_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Every quantity of `text[start:end]` in order of its start, identifiers included.

    `text` is read as plain text: hand in `Document.plain`, whose offsets are those of the document. Spans of the
    answer are code points into `text`. Linear in the length; never raises on any text.
    """
    return parse_tokens(text, tokenize(text, start, end))


def parse_tokens(text: str, tokens: list[Token]) -> tuple[Quantity, ...]:
    """As `parse_quantities`, over tokens that were made already."""
    found: list[Quantity] = []
    parser = _Parser(text, tokens)
    web = web_spans(text, tokens)
    at = 0
    while at < len(tokens):
        if at in web:
            parser.address(at, web[at], found)
            at = parser.floor = web[at]
            continue
        if is_plain(tokens[at]):
            after = parser.name(at, found) if may_be_name(tokens, at) else None
        else:
            after = parser.step(at, found) if may_start(tokens, at) else None
        if after is not None and after > at:
            at = parser.floor = after
        else:
            at += 1
    join_parts(text, found)
    return tuple(found)


def _ends_in_range(tokens: Sequence[Token]) -> bool:
    """Whether the last figure of some words is the end of a range."""
    last = max((i for i, t in enumerate(tokens) if t.kind == "n"), default=0)
    while last and (tokens[last - 1].text in CURRENCY_SYMBOLS or tokens[last - 1].text in CURRENCY_CODES):
        last -= 1
    joint = tokens[last - 1].lower if last else ""
    return (joint == "to" or joint in _DASHES) and any(t.kind == "n" for t in tokens[: last - 1])


class _Parser:
    """One pass; each method reads one thing at one place and answers the index after it."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.floor = 0  # tokens before this one belong to what was read already

    def step(self, at: int, found: list[Quantity]) -> int | None:
        tokens = self.tokens
        if tokens[at].lower in OFTEN:
            often = self._often(at, found)
            if often:
                return often
        when = read_when(tokens, at)
        if when is not None:
            found.append(self._when(when, at))
            return when.after
        points = self._timepoints(at)
        if points:
            found += points[0]
            return points[1]
        if tokens[at].kind == "w":
            return self.name(at, found) or self._word_quantity(at, found) or self._amount(at, found)
        return (
            list_marker(self.text, self.tokens, at)
            or self._ordinal(at, found)
            or self._score(at, found)
            or self.name(at, found)
            or self._amount(at, found)
        )

    def _score(self, at: int, found: list[Quantity]) -> int | None:
        """The "3-1" of "won 3-1"."""
        pair = read_score(self.tokens, at)
        if pair:
            found.append(self._make(Kind.RATIO, Interval(None, None), at, at + 3, at, at + 3, unit=pair))
        return at + 3 if pair else None

    def name(self, at: int, found: list[Quantity]) -> int | None:
        """A name, or several behind one label."""
        name = read_identifier(self.tokens, at)
        first, after = at, at
        while name is not None:
            if name[0]:
                found.append(
                    self._make(Kind.IDENTIFIER, Interval(None, None), first, name[1], first, name[1], unit=name[0])
                )
            after = name[1]
            first = after + 1
            name = more_labels(self.tokens, at, after)
        return after if after > at else None

    def address(self, at: int, after: int, found: list[Quantity]) -> None:
        """A web or mail address: a name where it holds digits, otherwise nothing."""
        if any(token.kind == "n" for token in self.tokens[at:after]):
            name = "".join(token.lower for token in self.tokens[at:after])
            found.append(self._make(Kind.IDENTIFIER, Interval(None, None), at, after, at, after, unit=name))

    def _make(
        self,
        kind: Kind,
        interval: Interval,
        first: int,
        after: int,
        value_first: int,
        value_after: int,
        *,
        unit: str = "",
    ) -> Quantity:
        tokens = self.tokens
        start, end = tokens[first].start, tokens[after - 1].end
        return Quantity(
            kind=kind,
            interval=interval,
            text=self.text[start:end],
            start=start,
            end=end,
            unit=unit,
            value_start=tokens[value_first].start,
            value_end=tokens[value_after - 1].end,
        )

    def _when(self, when: When, at: int) -> Quantity:
        read = self._make(when.kind, when.interval, at, when.after, at, when.after, unit=when.unit)
        side = read_side(self.tokens, at)
        return replace(read, side=side) if side else read

    def _often(self, at: int, found: list[Quantity]) -> int | None:
        """ "twice daily", "q3w"."""
        read = read_interval(self.tokens, at)
        if read is not None:
            value, unit, after = read
            found.append(self._make(Kind.DURATION, Interval(value, value), at, after, at, after, unit=unit))
            return after
        often = read_often(self.tokens, at)
        if often is None:
            return None
        value, per, after = often
        quantity = self._make(Kind.COUNT, Interval(value, value), at, after, at, at + 1, unit="time")
        found.append(replace(quantity, per=per))
        return after

    def _timepoints(self, at: int) -> tuple[list[Quantity], int] | None:
        """ "Week 24", "Day 365", "days 1, 8 and 15": places in time, no durations."""
        tokens, word = self.tokens, self.tokens[at]
        if word.lower not in TIMEPOINTS or not self._is_place_in_time(at + 1) or tokens[at + 1].glued:
            return None
        if word.lower == "year" and len(tokens[at + 1].text) == 4:
            return None
        many = word.lower.endswith("s")
        if many and at and (tokens[at - 1].kind == "n" or tokens[at - 1].lower in UNITS or tokens[at - 1].text == "-"):
            return None  # "in 30 days 12 patients"
        unit = word.lower.removesuffix("s")
        found, after = [self._point_in_time(at, at + 1, unit)], at + 2
        while many:
            i = after
            while i < len(tokens) and i < after + 2 and tokens[i].lower in _LISTS:
                i += 1
            if i == after or not self._is_place_in_time(i) or (i + 1 < len(tokens) and is_plural(tokens[i + 1].lower)):
                break
            found.append(self._point_in_time(i, i, unit))
            after = i + 1
        return found, after

    def _is_place_in_time(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].text.isdecimal() and len(self.tokens[at].text) <= 4

    def _point_in_time(self, first: int, at: int, unit: str) -> Quantity:
        value = Decimal(self.tokens[at].text)
        return self._make(Kind.ORDINAL, Interval(value, value), first, at + 1, at, at + 1, unit=unit)

    def _ordinal(self, at: int, found: list[Quantity]) -> int | None:
        """ "26th", "101st"."""
        number = self.tokens[at]
        suffix = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if suffix is None or not suffix.glued or suffix.lower not in ("st", "nd", "rd", "th"):
            return None
        if not number.text.isdecimal() or len(number.text) > 4:
            return None
        value = Decimal(number.text)
        found.append(self._make(Kind.ORDINAL, Interval(value, value), at, at + 2, at, at + 2))
        return at + 2

    def _word_quantity(self, at: int, found: list[Quantity]) -> int | None:
        """ "majority", "doubled", "twofold"."""
        token = self.tokens[at]
        following = self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""
        word = token.lower
        if word in _WORD_SHARES or (word == "most" and following == "of"):
            interval = _WORD_SHARES.get(word, _WORD_SHARES["majority"])
            found.append(self._make(Kind.FRACTION, interval, at, at + 1, at, at + 1))
            return at + 1
        value = MULTIPLES.get(word) or FOLDS.get(word) or HALVINGS.get(word)
        if value is None or following == "-" or (word in _ADJECTIVES and not self._multiplies(at)):
            return None
        bound = read_bound(self.tokens, at, at + 1, is_time=False, floor=self.floor)
        interval = apply_bound(bound.side, Decimal(value), Decimal(value))
        quantity = self._make(Kind.MULTIPLE, interval, bound.first, at + 1, at, at + 1, unit="x")
        found.append(replace(quantity, hedge=bound.hedge, step=Decimal("0.1")))
        return at + 1

    def _multiplies(self, at: int) -> bool:
        """Whether "double" multiplies here, as in "double the price" or "expected to double", not "a double win"."""
        before = self.tokens[at - 1].lower if at else ""
        after = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else "."
        return before in _MULTIPLIED_BY or after in _MULTIPLIED or not after[0].isalnum()

    def _vague(self, at: int, found: list[Quantity]) -> int | None:
        """ "several sites", "hundreds of millions of dollars"."""
        read = read_vague(self.tokens, at)
        if read is None:
            return None
        low, high, after = read
        most = with_unit(self.tokens, Number(high, Decimal(1), at, after, in_words=True), "", at)
        counted = read_counted(self.tokens, most, Bound("", Hedge.VAGUE, at, most.after))
        if counted[0] is Kind.NUMBER:
            return None
        return self._finish(most._replace(value=most.value * low / high), most, found, vague=True)

    def _amount(self, at: int, found: list[Quantity]) -> int | None:
        vague = self._vague(at, found) if self.tokens[at].lower in VAGUE_STARTERS else None
        if vague is not None:
            return vague
        low = read_amount(self.tokens, at)
        if low is None:
            return None
        high = self._range_end(low)
        if high is not None:
            low, high = _share_unit(low, high)
            if low.value <= high.value and low.kind is high.kind:
                return self._finish(low, high, found)
        return self._finish(low, low, found)

    def _range_end(self, low: Amount) -> Amount | None:
        """The other end of "10-30 mg", "between 3 and 5 million", "from 20% to 25%"; a change is no range."""
        tokens, at = self.tokens, low.after
        if at + 1 >= len(tokens):
            return None
        if tokens[at].text in "-‑" and tokens[at + 1].lower == "to":  # "two- to three-fold"
            at += 1
        joint = tokens[at]
        if joint.lower == "to" and tokens[at + 1].text in "-‑" and tokens[at + 1].glued:  # "18-to-24-month"
            at += 1
        if joint.text in _DASHES:
            joined = joint.glued or not tokens[at + 1].glued  # otherwise it is the sign of the next figure
        else:
            joined = joint.lower in ("to", "through", "and") and self._is_joined(low, joint.lower)
        high = read_amount(tokens, at + 1) if joined and at + 1 < len(tokens) else None
        if high is None or (low.bare and high.value <= low.value and high.scale == low.scale):
            return None
        return high

    def _is_joined(self, low: Amount, joint: str) -> bool:
        """Whether the words before a figure let "to" or "and" behind it lead to the end of a range."""
        words = [t.lower for t in self.tokens[max(0, low.first - 4) : low.first]]
        before = words[-1] if words else ""
        if joint == "and":
            return "between" in words[-2:] or words[-2:] == ["ages", "of"] or words[-3:] == ["between", "the", "ages"]
        if before == "by" and low.bare:
            return True  # "lower it by 35 to 40 cents": only the end has the unit
        if before in ("from", "by"):
            return not self._is_change(low.first)
        return before not in _CHANGES

    def _is_change(self, first: int) -> bool:
        """Whether a verb or noun of change stands shortly before "from X to Y"."""
        window = self.tokens[max(0, first - 12) : first - 1]
        if window and window[-1].lower in _CHANGES and _ends_in_range(window[:-1]):
            return False  # "$40 to $50 million, raised from $35 to $45 million"
        return any(t.lower in UP_WORDS or t.lower in DOWN_WORDS or t.lower in ("changed", "went") for t in window)

    def _finish(self, low: Amount, high: Amount, found: list[Quantity], *, vague: bool = False) -> int | None:
        tokens = self.tokens
        first = low.first
        if low is not high and first > self.floor and tokens[first - 1].lower in ("between", "from"):
            first -= 1
        bound = read_bound(tokens, first, high.after, is_time=high.kind in _TIME_KINDS, floor=self.floor)
        kind, unit, after = read_counted(tokens, high, bound)
        if kind is Kind.NUMBER and high.in_words and high.value == 1 and not bound.side:
            return None  # "one of its products", "the one"
        if high.in_words and high.value == 0 and low is high and not self._is_nothing(high, kind):
            return None
        end = max(after, bound.after)
        side = "<" if unit == "p" and is_level(tokens, high) else bound.side
        interval = apply_bound(side, low.value, high.value)
        direction = None
        if kind in _CHANGING:
            share = kind is not Kind.MONEY and kind not in (Kind.COUNT, Kind.NUMBER)
            direction = read_direction(tokens, bound.first, max(high.after, bound.after), share=share)
        step = min(low.step, high.step)
        start, stop = tokens[bound.first].start, tokens[end - 1].end
        found.append(
            Quantity(
                kind=kind,
                interval=interval,
                text=self.text[start:stop],
                start=start,
                end=stop,
                unit=unit,
                step=step,
                hedge=Hedge.VAGUE if vague else bound.hedge,
                direction=direction,
                per=high.per,
                value_start=tokens[low.first].start,
                value_end=tokens[high.after - 1].end,
            )
        )
        return end

    def _is_nothing(self, zero: Amount, kind: Kind) -> bool:
        """Whether "zero" counts or measures: not "zero-sum", "Ground Zero"."""
        after = self.tokens[zero.value_after] if zero.value_after < len(self.tokens) else None
        named = zero.first > 0 and not self.tokens[zero.first].text.islower()
        return kind is not Kind.NUMBER and not named and not (after is not None and after.text == "-")


def _share_unit(low: Amount, high: Amount) -> tuple[Amount, Amount]:
    """Let the ends of a range share the unit and the scale that one of them writes."""
    if low.bare and not high.bare:
        low = low._replace(kind=high.kind, unit=high.unit, per=high.per, bare=False)
        if high.kind is Kind.MONEY and high.unit and high.value < high.step:
            return low, high
    elif high.bare and low.kind is not Kind.NUMBER:
        high = high._replace(kind=low.kind, unit=low.unit, per=low.per, bare=False)
    shared = low.scale == 1 and high.scale != 1 and low.kind is high.kind  # "12% to $58 million" is no range
    if shared and low.value * min(high.scale, Decimal(1)) < high.value and low.value < 1000:
        low = low._replace(value=low.value * high.scale, step=low.step * high.scale, scale=high.scale)
    if low.kind is Kind.DURATION and high.kind is Kind.DURATION and low.unit != high.unit:
        return low, high._replace(kind=Kind.NUMBER)
    return low, high
