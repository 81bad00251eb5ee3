"""Sentences of a paragraph: sentencex proposes, the rules of press releases repair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.source.model import Span

__all__ = ["split_sentences"]

_STOP = re.compile(r"[.!?…。！？]+")
_CLOSERS = "\"'”’»)]}*_`"
_OPENERS = "\"'“‘«([{*_`"
_TITLES = frozenset(
    "dr mr mrs ms mx prof st gen col lt capt sgt rev hon sen rep gov messrs mt ft vs approx fig figs no nos eq ref refs "
    "vol ed eds et al cf ca incl resp art sec para pp e.g i.e viz ex-u.s".split()
)
_ABBREVIATIONS = frozenset(
    "inc corp ltd co llc plc bros cos dept est assn univ jr sr u.s u.k u.n e.u d.c a.m p.m ph.d m.d d.o b.s m.s m.b.a "
    "pharm.d m.p.h r.n n.v s.a b.v a.g s.p.a k.k a/s etc jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed "
    "thu fri sat sun calif mass conn penn minn mich wis wash colo ariz ore fla ill ind tenn tex okla kan del md va ga n.c s.c n.j "
    "n.y n.d s.d n.m n.h r.i w.va ave blvd rd hwy ste bldg tel ext v rel reg max min avg yr yrs mo mos wk wks hr hrs".split()
)
_OPENING_WORDS = frozenset(
    "the this these those that there it its in on at as for from with we our us you your he she they their his her "
    "i if when while after before during since until under over by to a an and but or so yet however moreover "
    "furthermore additionally also although though because both each all any some such no not nothing what who how where why "
    "patients investors management shareholders results revenue net total adjusted about today according following based "
    "participants please learn visit click see more forward-looking statements factors once following upon headquartered "
    "founded currently recently together through despite given further finally first second most many several one two three "
    "only other another here is are was were has have had will may can should could would do does did including".split()
)
_GLUED = re.compile(r"[\w)%\"”’']{3}$")


def _mask() -> dict[int, str]:
    table = {ord(char): " " for char in '"“”„«»‘‹›()[]{}*_`|<>#~\r\n\0\u2028\u2029\x0b\x0c\x85'}
    table.update({code: " " for code in range(0x1C, 0x20)})
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
    import sentencex

    words = _SURROGATES.sub(" ", text[span.start : span.end].translate(_MASK))
    found = sentencex.get_sentence_boundaries("en", words)
    return frozenset(_next(words, piece["end_index"], len(words)) + span.start for piece in found)


def _next(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isspace() or text[at] in _OPENERS):
        at += 1
    return at


def _is_end(text: str, span: Span, stop: re.Match[str], end: int) -> bool | None:
    """Whether a sentence ends here; None where sentencex may say."""
    spaced = text[end].isspace()
    begin = _next(text, end, span.end)
    if begin >= span.end:
        return False
    first = text[begin]
    if not spaced:
        return _is_glued_end(text, span, stop, end, begin)
    if first.islower() or first in ",;:)]–—-&/%":
        return False
    if stop[0] != ".":
        return True if stop[0][0] in "!?。！？" or first.isupper() else None
    before = _word_before(text, span.start, stop.start())
    word = before.lower().lstrip("(")
    after = _word_at(text, begin, span.end)
    if word in _TITLES:
        return word == "no" and after.lower() in _OPENING_WORDS
    initial = len(before) == 1 and before.isupper()
    if word in _ABBREVIATIONS or initial or _is_initials(word):
        closed = end > stop.end()
        return after.lower() in _OPENING_WORDS and after[:1].isupper() or closed and first in _OPENERS
    return None if first.isalpha() and before.isalpha() and len(before) < 5 else True


def _is_glued_end(text: str, span: Span, stop: re.Match[str], end: int, begin: int) -> bool:
    """`…in the market.The next…`: a word, a full stop and a capital with no blank between."""
    if not text[begin].isupper() or begin + 1 >= span.end:
        return False
    before = _word_before(text, span.start, stop.start())
    after = _word_at(text, begin, span.end)
    if end > stop.end() or begin > end:  # a quote or bracket stands between
        closes = any(char in '"”)' for char in text[stop.end() : end])
        return closes and len(after) > 1
    lower = before[-2:].islower() and before.isalpha() and len(before) > 2
    return lower and (
        after.lower() in _OPENING_WORDS or (len(after) > 2 and after[1:].islower() and " " in text[begin : begin + 24])
    )


def _word_before(text: str, start: int, end: int) -> str:
    at = end
    while at > max(start, end - 24) and (text[at - 1].isalnum() or text[at - 1] in ".&/-"):
        at -= 1
    return text[at:end].lstrip(".")


def _word_at(text: str, at: int, end: int) -> str:
    stop = at
    while stop < min(end, at + 24) and (text[stop].isalnum() or text[stop] in "-'’"):
        stop += 1
    return text[at:stop].split("'")[0].split("’")[0]


def _is_initials(word: str) -> bool:
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts)


def _clean(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for mark in ("***", "**", "__", "*", "_"):
        size = len(mark)
        if end - start > 2 * size and text.startswith(mark, start) and text.endswith(mark, start, end):
            if mark not in text[start + size : end - size]:
                start, end = start + size, end - size
            break
    if any(char.isalnum() for char in text[start:end]):
        yield Span(start, end)
