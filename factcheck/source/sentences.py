"""Sentences of a paragraph: sentencex proposes, the rules of press releases repair."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex  # type: ignore[import-untyped]

from factcheck.source.model import Span
from factcheck.source.pieces import trim
from factcheck.source.words import ABBREVIATIONS, OPENING_NOUNS, OPENING_WORDS, TITLES

__all__ = ["split_sentences"]

_STOP = re.compile(r"[.!?…。！？]+")
_CLOSERS = "\"'”’»)]}*_`"
_OPENERS = "\"'“‘«([{*_`"


_SHORT_MONTHS = frozenset("jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.".split())
_WHOLE_MONTHS = frozenset(("May", "June", "July"))  # as short as they are, nothing is left out of them
_COUNTRIES = frozenset(("u.s", "u.k", "u.n", "e.u"))


def _mask() -> dict[int, str]:
    table = {ord(char): " " for char in '"“”„«»‘‹›()[]{}*_`|<>#~\r\n\0\u2028\u2029\x0b\x0c\x85'}
    table.update(dict.fromkeys(range(28, 32), " "))
    return table


_MASK = _mask()
_SURROGATES = re.compile("[\ud800-\udfff]")


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of one paragraph, in order; blanks between them are left out.

    Closing quotes and brackets belong to the sentence they close; marks of emphasis around a whole sentence do not.
    """
    start = span.start
    proposed: frozenset[int] | None = None
    for stop in _STOP.finditer(text, *span):
        end = stop.end()
        while end < span.end and text[end] in _CLOSERS:
            end += 1
        if end >= span.end:
            break
        verdict = _is_end(text, span, stop, end)
        if verdict is None:
            if proposed is None:
                proposed = _proposed(text, span)
            verdict = _next(text, end, span.end) in proposed
        if verdict:
            yield from _clean(text, start, end)
            start = end
    yield from _clean(text, start, span.end)


def _proposed(text: str, span: Span) -> frozenset[int]:
    """Where sentencex begins a sentence.

    It gets a copy in which quotes and brackets are blanks: it is quadratic in quotes that stay open, cuts nothing
    inside of closed ones, and refuses lone surrogates.
    """
    words = _SURROGATES.sub(" ", text[span.start : span.end].translate(_MASK))
    found = sentencex.get_sentence_boundaries("en", words)
    return frozenset(_next(words, piece["end_index"], len(words)) + span.start for piece in found)


def _next(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isspace() or text[at] in _OPENERS):
        at += 1
    return at


def _is_end(text: str, span: Span, stop: re.Match[str], end: int) -> bool | None:
    """Whether a sentence ends here; None where sentencex may say."""
    begin = _next(text, end, span.end)
    if begin >= span.end:
        return False
    before = _word_before(text, span.start, stop.start())
    after = _word_at(text, begin, span.end)
    if not text[end].isspace():
        return _is_glued_end(text, Span(end, span.end), text[stop.end() : end], before, after)
    first = text[begin]
    if first.islower() or first in ",;:)]–—-&/%":
        return False
    if stop[0] != ".":
        return True if stop[0][0] in "!?。！？" or first.isupper() else None
    return _is_full_stop(text, Span(span.start, stop.start()), before, after)


def _is_full_stop(text: str, left: Span, before: str, after: str) -> bool | None:
    """Whether the full stop behind `before` ends a sentence when `after` comes next."""
    word = before.lower().lstrip("(")
    if word in TITLES:
        return word == "no" and after.lower() in OPENING_WORDS
    if word in ABBREVIATIONS or len(word) == 1 or _is_initials(word):
        if not before.islower() and before.isdigit():
            return not _is_enumerator(text, left, before)
        return _opens(after, nouns=word not in _COUNTRIES)
    if before.isdigit() and len(before) < 3:
        return not _is_enumerator(text, left, before)
    if before in _WHOLE_MONTHS:
        return after[:1].isalpha()
    return None if after[:1].isalpha() and before.isalpha() and len(before) < 5 else True


def _is_enumerator(text: str, left: Span, digits: str) -> bool:
    """`1.` in front of an item, not `Phase 2.` at the end of a sentence."""
    words = text[max(left.start, left.end - len(digits) - 8) : left.end - len(digits)].rstrip()
    month = words.rpartition(" ")[2].lower()
    return not words or (words[-1] in ":;.!?" and month not in _SHORT_MONTHS)


def _opens(word: str, *, nouns: bool = True) -> bool:
    return word[:1].isupper() and (word.lower() in OPENING_WORDS or (nouns and word.lower() in OPENING_NOUNS))


def _is_glued_end(text: str, right: Span, closers: str, before: str, after: str) -> bool:
    """`…in the market.The next…`: a word, a full stop and a capital with no blank between."""
    if not after[:1].isupper() or len(after) < 2:
        return False
    if closers:
        return any(char in '"”)' for char in closers)
    if text[right.start] in _OPENERS:
        return before.isalpha() and len(before) > 2
    follows = text[right.start : right.start + 24]
    if _opens(after) and any(char.isspace() for char in follows):
        return before[-2:].islower() or before[-1:].isdigit() or _is_initials(before)
    plain_word = before.isalpha() and before[-2:].islower() and len(before) > 2
    return plain_word and len(after) > 2 and after[1:].islower() and " " in follows


def _word_before(text: str, start: int, end: int) -> str:
    at = end
    while at > max(start, end - 24) and (text[at - 1].isalnum() or text[at - 1] in ".&/-"):
        at -= 1
    return text[at:end].lstrip(".")


def _word_at(text: str, at: int, end: int) -> str:
    stop = at
    while stop < min(end, at + 24) and (text[stop].isalnum() or text[stop] in "-'’"):
        stop += 1
    return text[at:stop].partition("'")[0].partition("’")[0]


def _is_initials(word: str) -> bool:
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts)


def _clean(text: str, start: int, end: int) -> Iterator[Span]:
    span = trim(text, start, end)
    for mark in ("***", "**", "__", "*", "_"):
        size = len(mark)
        inner = Span(span.start + size, span.end - size)
        if inner.start < inner.end and text.startswith(mark, span.start) and text.startswith(mark, inner.end):
            if text.find(mark, *inner) < 0:
                span = trim(text, *inner)
            break
    if any(char.isalnum() for char in text[span.start : span.end]):
        yield span
