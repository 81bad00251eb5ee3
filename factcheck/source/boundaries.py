"""Where a quote may begin and end: words, numbers and what belongs to them are never cut.

`40 patients` is not a quote from `140 patients`, `$40 patients`, `<40 patients` or `-40 patients`; `significant` is
none from `non-significant`, nor `can` from `can't`. A place next to a plain blank may be cut, except between a
comparator and its number (`> 40 patients`) and inside a number (`12 500` with a thin space).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

from factcheck.source.typography import DASH, SIGN, Words

__all__ = ["clean_cut", "glued"]

_LIMITS = frozenset("<>≤≥≦≧≪≫⩽⩾≮≯≰≱≠±∓~∼≈≃≅≲≳")  # part of the amount behind them, with a blank between or without
_BEFORE_NUMBER = _LIMITS | frozenset("+*`" + SIGN)
_AFTER_NUMBER = frozenset("%‰‱°+×*`′″¢")
_COMPARATORS = frozenset("<>≤≥~")
_GROUP_BLANKS = frozenset("\u00a0\u2009\u202f")


def clean_cut(words: Words, offset: int) -> bool:
    """Whether the text may be cut in front of the code point at `offset` without breaking a word or a number."""
    hidden = words.hidden_at(offset)
    if hidden:
        before, after = words.text[offset - 1], words.text[offset]
        return before.isspace() or after.isspace() or before == "(" or offset == hidden.end - 1
    index = bisect_right(words.starts, offset) - 1
    if index >= 0 and words.starts[index] < offset < words.ends[index]:
        return False
    first_after = index if index >= 0 and words.starts[index] == offset else index + 1
    return not glued(words, first_after)


def glued(words: Words, index: int) -> bool:
    """Whether token `index` belongs to the one before it; at either end of the text it does not."""
    if not 0 < index < len(words):
        return False
    if not words.attached[index]:
        return _is_digit_group(words, index) or _is_limited(words, index)
    if words.wordlike[index - 1] or words.wordlike[index]:
        return _joins(words, index - 1) or _joins(words, index) or _holds_number(words, index) or _is_mark(words, index)
    return _holds_mark(words, index)


def _holds_number(words: Words, index: int) -> bool:
    return _leads_number(words, index) or _trails_number(words, index)


def _holds_mark(words: Words, index: int) -> bool:
    """Two marks, neither of them a word: `<|=`, `-|$`, `%|–9`, a symbol and its combining mark."""
    left, right = words.keys[index - 1], words.keys[index]
    if left == right:
        return False
    if right == "=":
        return left in _COMPARATORS
    if left in {"%", ")"} and right in {DASH, SIGN}:
        return _joins(words, index)
    return _is_mark(words, index) or _leads_number(words, index)


def _is_mark(words: Words, index: int) -> bool:
    return unicodedata.category(words.keys[index][0])[0] == "M"


def _starts_number(key: str) -> bool:
    return key[0].isnumeric() or (key[0] == "." and len(key) > 1)


def _is_currency(key: str) -> bool:
    return unicodedata.category(key[0]) == "Sc"


def _leads_number(words: Words, index: int) -> bool:
    """`<|40`, `$|40`, `-|$5`, `US|$40`, `<=|40`."""
    left, right = words.keys[index - 1], words.keys[index]
    currency = _is_currency(right)
    if not currency and not _starts_number(right):
        return False
    if left == DASH:
        return not words.is_long_dash(index - 1)
    if left == "=" and words.attached[index - 1]:
        return words.keys[index - 2] in _COMPARATORS
    if left in _BEFORE_NUMBER:
        return True
    return bool(words.wordlike[index - 1]) if currency else _is_currency(left)


def _trails_number(words: Words, index: int) -> bool:
    """`40|%`, `40|€`, `40|+`."""
    left, right = words.keys[index - 1], words.keys[index]
    return left[-1].isnumeric() and (right in _AFTER_NUMBER or _is_currency(right))


def _joins(words: Words, index: int) -> bool:
    """Whether a mark makes one thing of its two neighbours: `non-small`, `6%–9%`, `2:1`, `1b/2`, `R&D`."""
    if not 0 < index < len(words) - 1 or not words.attached[index] or not words.attached[index + 1]:
        return False
    key, left, right = words.keys[index], words.keys[index - 1], words.keys[index + 1]
    both_words = bool(words.wordlike[index - 1] and words.wordlike[index + 1])
    if key in {DASH, SIGN}:
        if words.is_long_dash(index):
            return left[-1].isnumeric() and right[0].isnumeric()
        return both_words or (left in {"%", ")"} and _starts_number(right))
    if key in {"/", ":"}:
        return both_words and _has_digit(left) and _has_digit(right)
    return key in {"&", "@"} and both_words


def _has_digit(key: str) -> bool:
    return any(char.isnumeric() for char in key)


def _is_digit_group(words: Words, index: int) -> bool:
    """`12 500` with a no-break or thin space is one number."""
    if words.text[words.ends[index - 1] : words.starts[index]] not in _GROUP_BLANKS:
        return False
    left, right = words.keys[index - 1], words.keys[index]
    return left[-3:].isdigit() and right[:3].isdigit() and len(right[:3]) == 3 and not right[3:4].isalnum()


def _is_limited(words: Words, index: int) -> bool:
    """`> |40`, `<= |40`, `≥ |$40`, `> |US$40`, `< |-5`; a `>` that opens a block of lines is a mark of Markdown."""
    left = index - 1
    if words.keys[left] == "=" and left:
        left -= 1
    if words.keys[left] not in (_LIMITS if left == index - 1 else _COMPARATORS) or not _starts_amount(words, index):
        return False
    return not (words.keys[left] == ">" and _opens_block(words, left))


def _starts_amount(words: Words, index: int) -> bool:
    key = words.keys[index]
    if _starts_number(key) or _is_currency(key) or key == SIGN:
        return True
    after = index + 1
    return after < len(words) and bool(words.attached[after]) and _is_currency(words.keys[after])


def _opens_block(words: Words, index: int) -> bool:
    """Whether nothing, or an empty line, stands in front of a token."""
    return not index or words.text.count("\n", words.ends[index - 1], words.starts[index]) > 1
