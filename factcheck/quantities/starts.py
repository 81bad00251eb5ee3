"""Which tokens may begin a quantity: cheap tests that keep most words and marks away from the readers of figures."""

from __future__ import annotations

from factcheck.quantities.frequency import OFTEN
from factcheck.quantities.identifiers import LABELS, TIMEPOINTS
from factcheck.quantities.lexicon import (
    CURRENCY_CODES,
    CURRENCY_MARKS,
    CURRENCY_MILLIONS,
    CURRENCY_SYMBOLS,
    DENOMINATORS,
    DOLLAR_PREFIXES,
    FOLDS,
    HALVINGS,
    MAGNITUDES,
    MULTIPLES,
    ORDINAL_WORDS,
    TENS,
    UNITS,
    VULGAR,
)
from factcheck.quantities.tokens import Token
from factcheck.quantities.units import may_begin_unit
from factcheck.quantities.vague import ARTICLED, VAGUE_STARTERS

_NUMBER_STARTERS = frozenset({*UNITS, *TENS, "a", "an", "half", "dozen", "quarter"})
_BEHIND_ARTICLE = frozenset({*DENOMINATORS, *MAGNITUDES, *ARTICLED, "hundred", "dozen"})
_SYMBOL_STARTERS = frozenset({*"-−+([±", *CURRENCY_SYMBOLS, *VULGAR})
_WORD_STARTERS = frozenset(
    {
        *_NUMBER_STARTERS, *OFTEN, *VAGUE_STARTERS,
        "majority", "minority", "most", *MULTIPLES, *FOLDS, *HALVINGS, *ORDINAL_WORDS, *DOLLAR_PREFIXES,
        "minus", *(mark.lower() for mark in (*CURRENCY_MARKS, *CURRENCY_MILLIONS)), *LABELS, *TIMEPOINTS, "no", "nos",
        "last", "quarter", "year", "fiscal", "calendar", "fy", "full", "end", "early", "mid", "late", "midyear", "q",
        "h",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    }
)  # fmt: skip


def is_plain(token: Token) -> bool:
    """Whether a token is a word that opens no figure, though a name may begin with it."""
    return token.kind == "w" and token.lower not in _WORD_STARTERS and token.text not in CURRENCY_CODES


def may_be_name(tokens: list[Token], at: int) -> bool:
    """Whether a word that opens no figure may be the letters of "NXC-201" or "GlintSense 365"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and (following.kind == "n" or (following.glued and following.text in "-‑"))


def may_start(tokens: list[Token], at: int) -> bool:
    """A cheap test that keeps most articles, brackets and hyphens away from the readers, and all other marks."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind == "n":
        return True
    if token.kind == "w":
        if token.lower not in ("a", "an") or following is None or following.kind != "w" or following.glued:
            return True
        return following.lower in _BEHIND_ARTICLE or may_begin_unit(following)
    if token.text not in _SYMBOL_STARTERS:
        return False
    if token.text not in ("(", "-") or following is None or following.kind != "w":
        return True
    return not is_plain(following)
