"""How often: "twice daily", "once a week", "q3w"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.quantities.lexicon import ELSEWHEN
from factcheck.quantities.tokens import Token

ADVERBS = {
    "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year",
    "annually": "year",
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_EVERY = frozenset({"a", "per", "each", "every"})
_PERIODS = frozenset({"hour", "day", "night", "week", "month", "quarter", "year"})
_MARKS = {"h": "hour", "d": "day", "w": "week", "wk": "week", "m": "month"}
OFTEN = frozenset({*_TIMES, "q"})


def read_often(tokens: list[Token], at: int) -> tuple[Decimal, str, int] | None:
    """ "twice daily", "once-weekly", "twice a year": so many times, per what, and the index after it."""
    count = _TIMES.get(tokens[at].lower)
    if count is None:
        return None
    words = [t.lower for t in tokens[at + 1 : at + 4]]
    skip = 1 if words[:1] == ["-"] else 0
    word = words[skip] if len(words) > skip else ""
    if word in ADVERBS:
        return Decimal(count), ADVERBS[word], at + 2 + skip
    if len(words) < 2 or words[0] not in _EVERY or words[1] not in _PERIODS or (words[2:] and words[2] in ELSEWHEN):
        return None
    return Decimal(count), "day" if words[1] == "night" else words[1], at + 3


def read_interval(tokens: list[Token], at: int) -> tuple[Decimal, str, int] | None:
    """ "q3w", "Q12H": every so many weeks or hours."""
    parts = tokens[at : at + 3]
    if len(parts) < 3 or parts[0].lower != "q" or not (parts[1].glued and parts[2].glued):
        return None
    unit = _MARKS.get(parts[2].lower)
    if unit is None or not parts[1].text.isdecimal() or len(parts[1].text) > 2:
        return None
    return Decimal(parts[1].text), unit, at + 3
