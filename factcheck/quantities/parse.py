"""Parsing: from text to quantities, in one pass over its tokens."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factcheck.quantities.amounts import Amount, read_amount
from factcheck.quantities.bounds import Bound, apply_bound, read_bound, read_direction
from factcheck.quantities.dates import When, read_when, year_of
from factcheck.quantities.identifiers import TIMEPOINTS, read_identifier
from factcheck.quantities.lexicon import (
    CURRENCY_CODES,
    CURRENCY_SYMBOLS,
    DOLLAR_PREFIXES,
    DOWN_WORDS,
    FOLDS,
    HALVINGS,
    MULTIPLES,
    ORDINAL_WORDS,
    TENS,
    UNITS,
    UP_WORDS,
    VULGAR,
)
from factcheck.quantities.model import Interval, Kind, Quantity
from factcheck.quantities.nouns import read_noun
from factcheck.quantities.tokens import Token, tokenize

_NUMBER_STARTERS = frozenset({*UNITS, *TENS, "a", "an", "half", "dozen"} - {"zero"})
_WORD_SHARES = {
    "majority": Interval(Decimal("0.5"), None, low_open=True),
    "minority": Interval(None, Decimal("0.5"), high_open=True),
}
_DASHES = frozenset({"-", "–", "—", "‑"})
_CHANGES = UP_WORDS | DOWN_WORDS | {"from", "by", "versus", "vs", "went", "changed", "moved"}
_COUNTED_YEARS = frozenset("patients people participants subjects employees customers adults shares units".split())
_TIME_KINDS = frozenset({Kind.DURATION, Kind.AGE})
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_OF = re.compile(r"\s+(?:out )?of (?:the |all |its |these |those |a total of )?")


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
    at = 0
    while at < len(tokens):
        after = parser.step(at, found) if _may_start(tokens, at) else None
        at = after if after is not None and after > at else at + 1
    _join_parts(text, found)
    return tuple(found)


def _join_parts(text: str, found: list[Quantity]) -> None:
    """Let the first figure of "12 of 20 patients" count patients too, and know its whole."""
    for i, (part, whole) in enumerate(pairwise(found)):
        if part.kind not in _COUNTED or whole.kind is not Kind.COUNT or not whole.interval.is_point:
            continue
        gap = text[part.end : whole.start].lower() if whole.start - part.end < 24 else ""
        if part.unit in ("", whole.unit) and _OF.fullmatch(gap):
            found[i] = replace(part, kind=Kind.COUNT, unit=whole.unit, whole=whole.low)


def _may_start(tokens: list[Token], at: int) -> bool:
    """A cheap test that keeps most words away from the readers."""
    token = tokens[at]
    if token.kind != "w":
        return token.kind == "n" or token.text in "-−+([±" or token.text in CURRENCY_SYMBOLS or token.text in VULGAR
    lower = token.lower
    if lower in _WORD_STARTERS or token.text in CURRENCY_CODES:
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    return following.kind == "n" or (following.glued and (following.text in "-$" or following.kind == "n"))


class _Parser:
    """One pass; each method reads one thing at one place and answers the index after it."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def step(self, at: int, found: list[Quantity]) -> int | None:
        tokens = self.tokens
        when = None if self._is_count_not_year(at) else read_when(tokens, at)
        if when is not None:
            found.append(self._when(when, at))
            return when.after
        point = self._timepoint(at)
        if point is not None:
            found.append(point[0])
            return point[1]
        name = read_identifier(tokens, at)
        if name is not None:
            found.append(self._make(Kind.IDENTIFIER, Interval(None, None), at, name[1], at, name[1], unit=name[0]))
            return name[1]
        return self._word_quantity(at, found) or self._amount(at, found)

    def _is_count_not_year(self, at: int) -> bool:
        after = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        return year_of(self.tokens[at]) is not None and after in _COUNTED_YEARS

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
        return self._make(when.kind, when.interval, at, when.after, at, when.after, unit=when.unit)

    def _timepoint(self, at: int) -> tuple[Quantity, int] | None:
        """ "Week 24", "Day 365": a place in time, no duration."""
        word = self.tokens[at]
        number = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if word.lower not in TIMEPOINTS or number is None or not number.text.isdigit() or number.glued:
            return None
        if (word.lower == "year" and len(number.text) == 4) or len(number.text) > 4:
            return None
        value = Decimal(number.text)
        unit = word.lower.removesuffix("s")
        return self._make(Kind.ORDINAL, Interval(value, value), at, at + 2, at + 1, at + 2, unit=unit), at + 2

    def _word_quantity(self, at: int, found: list[Quantity]) -> int | None:
        """ "majority", "doubled", "twofold", "third-largest"."""
        token = self.tokens[at]
        following = self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""
        word = token.lower
        if word in _WORD_SHARES or (word == "most" and following == "of"):
            interval = _WORD_SHARES.get(word, _WORD_SHARES["majority"])
            found.append(self._make(Kind.FRACTION, interval, at, at + 1, at, at + 1))
            return at + 1
        value = MULTIPLES.get(word) or FOLDS.get(word) or HALVINGS.get(word)
        if value is None or following == "-":
            return None
        bound = read_bound(self.tokens, at, at + 1, is_time=False)
        interval = apply_bound(bound.side, Decimal(value), Decimal(value))
        quantity = self._make(Kind.MULTIPLE, interval, bound.first, at + 1, at, at + 1, unit="x")
        found.append(replace(quantity, hedge=bound.hedge, step=Decimal("0.1")))
        return at + 1

    def _amount(self, at: int, found: list[Quantity]) -> int | None:
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
        joint = tokens[at]
        before = tokens[low.first - 1].lower if low.first else ""
        earlier = tokens[low.first - 2].lower if low.first > 1 else ""
        if joint.text == "-" and not low.bare and not joint.glued:
            return None
        if (
            joint.text in _DASHES
            or (
                joint.lower in ("to", "through")
                and not (
                    before in _CHANGES - {"from", "by"} or (before in ("from", "by") and self._is_change(low.first))
                )
            )
            or (
                joint.lower == "and"
                and (before == "between" or (before in ("about", "approximately") and earlier == "between"))
            )
        ):
            high = read_amount(tokens, at + 1)
        else:
            return None
        if high is None or (low.bare and high.value <= low.value and high.scale == low.scale):
            return None
        return high

    def _is_change(self, first: int) -> bool:
        """Whether a verb or noun of change stands shortly before "from X to Y"."""
        window = self.tokens[max(0, first - 12) : first - 1]
        return any(t.lower in UP_WORDS or t.lower in DOWN_WORDS or t.lower in ("changed", "went") for t in window)

    def _finish(self, low: Amount, high: Amount, found: list[Quantity]) -> int:
        tokens = self.tokens
        is_time = high.kind in _TIME_KINDS
        first = low.first
        if low is not high and first and tokens[first - 1].lower in ("between", "from"):
            first -= 1
        bound = read_bound(tokens, first, high.after, is_time=is_time)
        kind, unit, after = self._noun(high, bound)
        value_after = max(high.after, 1)
        interval = apply_bound(bound.side, low.value, high.value)
        quantity = self._make(kind, interval, bound.first, max(after, bound.after), low.first, value_after, unit=unit)
        direction = None
        if kind in (
            Kind.PERCENT,
            Kind.POINTS,
            Kind.BASIS_POINTS,
            Kind.MONEY,
            Kind.COUNT,
            Kind.NUMBER,
            Kind.MULTIPLE,
            Kind.FRACTION,
        ):
            direction = read_direction(tokens, bound.first, max(high.after, bound.after))
        step = min(low.step, high.step)
        found.append(replace(quantity, step=step, hedge=bound.hedge, direction=direction, per=high.per))
        return max(after, bound.after)

    def _noun(self, amount: Amount, bound: Bound) -> tuple[Kind, str, int]:
        """Make a bare number a count where a noun follows, and "aged 18" an age."""
        tokens = self.tokens
        if not amount.bare:
            return amount.kind, amount.unit, amount.after
        before = [t.lower for t in tokens[max(0, bound.first - 2) : bound.first]]
        if before[-1:] == ["aged"] or before == ["ages", "of"]:
            return Kind.AGE, "year", amount.after
        if before[-1:] == ["="] and before[:1] in (["n"], ["p"]):
            return (Kind.COUNT, "n", amount.after) if before[0] == "n" else (Kind.NUMBER, "p", amount.after)
        if tokens[bound.first - 1].lower == "p" if bound.first else False:
            return Kind.NUMBER, "p", amount.after
        ratio = self._ratio_end(amount)
        if ratio:
            return Kind.RATIO, f"{amount.value.normalize():f}:{tokens[ratio - 1].text}", ratio
        noun = read_noun(tokens, max(amount.after, bound.after), one=amount.value == 1 and amount.in_words)
        if noun is None:
            return Kind.NUMBER, "", amount.after
        return Kind.COUNT, noun[0], noun[1]

    def _ratio_end(self, amount: Amount) -> int:
        """The index after "2:1" or "60/40", 0 where there is no such thing."""
        at = amount.after
        parts = self.tokens[at : at + 2]
        if len(parts) == 2 and parts[0].text in ":/" and parts[0].glued and parts[1].glued and parts[1].kind == "n":
            return at + 2
        return 0


def _share_unit(low: Amount, high: Amount) -> tuple[Amount, Amount]:
    """Let the ends of a range share the unit and the scale that one of them writes."""
    if low.bare and not high.bare:
        low = replace(low, kind=high.kind, unit=high.unit, per=high.per, bare=False)
        if high.kind is Kind.MONEY and high.unit and high.value < high.step:
            return low, high
    elif high.bare and low.kind is not Kind.NUMBER:
        high = replace(high, kind=low.kind, unit=low.unit, per=low.per, bare=False)
    if low.scale == 1 and high.scale != 1 and low.value < high.value and low.value < 1000:
        low = replace(low, value=low.value * high.scale, step=low.step * high.scale, scale=high.scale)
    if low.kind is Kind.DURATION and high.kind is Kind.DURATION and low.unit != high.unit:
        return low, replace(high, kind=Kind.NUMBER)
    return low, high


_WORD_STARTERS = frozenset(
    {
        *_NUMBER_STARTERS, *_WORD_SHARES, "most", *MULTIPLES, *FOLDS, *HALVINGS, *ORDINAL_WORDS, *DOLLAR_PREFIXES,
        "last", "quarter", "year", "fiscal", "calendar", "fy", "full", "end", "early", "mid", "late", "midyear", "q", "h",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    }
)  # fmt: skip
