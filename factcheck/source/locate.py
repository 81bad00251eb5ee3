"""Finding a quote in a document, exactly or with its typography forgiven, never with its words or figures changed.

Forgiven: white space (how much of it, of which kind, and next to a mark whether there is any), curly and straight
quotes, kinds of dashes, invisible characters, composed and combining accents, and Markdown marks. Everything else must
be there: see :mod:`factcheck.source.typography` for what counts as a word, and :mod:`factcheck.source.boundaries` for
where a quote may begin and end. Two passages joined by an ellipsis are no quote; a dash is never nothing; targets of
links are found only when quoted exactly and whole.

Capitals count as well: `May` is no `may`, `Target` no `target`. A quote may only begin with the other case where its
first word is one of a short list (`the`, `in`, `while`, ...) whose words are the same with a capital as without.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.source.boundaries import clean_cut, glued
from factcheck.source.model import Span
from factcheck.source.nearest import LONGEST, Difference, nearest
from factcheck.source.typography import BULLETS, Words, words_of
from factcheck.source.words import EITHER_CASE

if TYPE_CHECKING:
    from factcheck.source.document import Document

__all__ = ["Difference", "Location", "LocationStatus", "locate"]

_LAST_CODE = 0x10FFFF
_LINE_MARKS = frozenset("-+#") | BULLETS
_SLOT = "_quote_index"


class LocationStatus(StrEnum):
    """How a quote stands in a document."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    NEAR = "near"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a quote stands, or the closest passage where it does not.

    `span` is in code points of `Document.text` and `quote` is what stands there: the first place in the body (else in
    the front matter) for `exact` and `typographic`, the closest passage for `near`, None and `""` for `missing`.
    `spans` are all places of a found quote, in order, none overlapping another. `differences` say what a near miss
    changed. `too_long` says of a missing quote that no closest passage was looked for, as it has over 2,000 words and
    marks; whether it stands there was looked up all the same.
    """

    status: LocationStatus
    span: Span | None = None
    quote: str = ""
    spans: tuple[Span, ...] = ()
    differences: tuple[Difference, ...] = ()
    too_long: bool = False

    @property
    def found(self) -> bool:
        """Whether the quote is in the source; a near miss is not."""
        return self.status in {LocationStatus.EXACT, LocationStatus.TYPOGRAPHIC}

    @property
    def matches(self) -> int:
        """The number of places where the quote stands."""
        return len(self.spans)


class _Index:
    """A text's words, with each different word as one character, so that `str.find` searches for words."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._ids: dict[str, int] = {}
        ids = self._ids
        # Past a million different words, the rest share a code that no quote is given: they are found exactly only.
        self.codes = "".join([chr(min(ids.setdefault(key, len(ids)), _LAST_CODE)) for key in self.words.keys])

    def code(self, key: str) -> str | None:
        """The character for a word, None for a word that the text does not have."""
        found = self._ids.get(key, _LAST_CODE)
        return chr(found) if found < _LAST_CODE else None


class _Slot:
    """Holds a document's indexes, without and with the marks at line starts; a pickled document leaves them behind."""

    def __init__(self) -> None:
        self.indexes: dict[bool, _Index] = {}

    def __reduce__(self) -> tuple[type[_Slot], tuple[()]]:
        return _Slot, ()


def _index_of(document: Document, *, line_marks: bool = False) -> _Index:
    slot: _Slot = document.__dict__.setdefault(_SLOT, _Slot())
    if line_marks not in slot.indexes:
        # Where the reader parted a heading from text that it runs into, a quote may begin and end.
        breaks = sorted({offset for sentence in document.sentences for offset in sentence.span})
        slot.indexes[line_marks] = _Index(words_of(document.text, breaks, line_marks=line_marks))
    return slot.indexes[line_marks]


def locate(document: Document, quote: str, *, within: Span | None = None) -> Location:
    """Find `quote` in `document`, in the whole text or inside the span `within` (code points of `Document.text`).

    Blanks around the quote do not count. A quote without any word, number or symbol is missing. The first call reads
    the document's words, which are kept with it; each call then takes time linear in the text and the quote.
    """
    zone = Span(0, len(document.text)) if within is None else Span(*within)
    if not 0 <= zone.start <= zone.end <= len(document.text):
        raise UsageError(f"within must be a span of the document's {len(document.text)} characters, not {tuple(zone)}")
    asked = words_of(quote)
    if not len(asked):
        return Location(LocationStatus.MISSING)
    index = _index_of(document)
    exact = _exact(index, quote.strip(), zone)
    spans = _merge(exact, _typographic(index, asked, zone) or _flattened(document, quote, zone))
    if spans:
        status = LocationStatus.EXACT if exact else LocationStatus.TYPOGRAPHIC
        span = _preferred(exact or spans, document.body)
        return Location(status, span, document.quote(span), spans)
    if len(asked) > LONGEST:
        return Location(LocationStatus.MISSING, too_long=True)
    closest = nearest(asked, index.words, index.codes, index.code, zone)
    if closest is None:
        return Location(LocationStatus.MISSING)
    span, differences = closest
    return Location(LocationStatus.NEAR, span, document.quote(span), (), differences)


def _preferred(spans: list[Span] | tuple[Span, ...], body: Span) -> Span:
    return next((span for span in spans if span.start >= body.start), spans[0])


def _exact(index: _Index, quote: str, zone: Span) -> list[Span]:
    words, size = index.words, len(quote)
    found: list[Span] = []
    free = zone.start
    for at in occurrences(quote, words.text, zone.start, zone.end):
        if at >= free and clean_cut(words, at) and clean_cut(words, at + size):
            free = at + size
            found.append(Span(at, free))
    return found


def _typographic(index: _Index, asked: Words, zone: Span) -> list[Span]:
    words, size = index.words, len(asked)
    first = bisect_left(words.starts, zone.start)
    last = bisect_right(words.ends, zone.end)
    rest = [index.code(key) for key in asked.keys[1:]]
    places: list[int] = []
    for key in _either_case(asked.keys[0]):
        codes = [index.code(key), *rest]
        if None not in codes:
            places += occurrences("".join(code for code in codes if code), index.codes, first, last)
    found: list[Span] = []
    free = first
    for at in sorted(places):
        if at >= free and not glued(words, at) and not glued(words, at + size):
            free = at + size
            found.append(Span(words.starts[at], words.ends[free - 1]))
    return found


def _flattened(document: Document, quote: str, zone: Span) -> list[Span]:
    """Look once more for a quote that may have put list items or a heading with their marks on one line."""
    asked = words_of(quote, line_marks=True)
    if not any(key in _LINE_MARKS for key in asked.keys[1:]):
        return []
    return _typographic(_index_of(document, line_marks=True), asked, zone)


def _either_case(key: str) -> list[str]:
    if key.lower() not in EITHER_CASE:
        return [key]
    return [key, key[0].swapcase() + key[1:]]


def _merge(exact: list[Span], loose: list[Span]) -> tuple[Span, ...]:
    """All places in order; a loose match that shares text with an exact one is the same place."""
    merged = list(exact)
    for span in loose:
        after = bisect_right(exact, span.start, key=lambda s: s.start)
        free_before = after == 0 or exact[after - 1].end <= span.start
        if free_before and (after == len(exact) or span.end <= exact[after].start):
            merged.append(span)
    return tuple(sorted(merged))


def occurrences(needle: str, text: str, start: int, end: int) -> list[int]:
    """Every place of `needle` in `text[start:end]`, overlapping ones too, in linear time.

    `str.find` is quickest, but every hit costs the needle's length again; where that mounts up (`a a a a`), the rest
    is searched in one pass.
    """
    found: list[int] = []
    allowed = 4 * (end - start)
    at = text.find(needle, start, end)
    while at >= 0:
        found.append(at)
        allowed -= len(needle)
        if allowed < 0:
            return found + _one_pass(needle, text, at + 1, end)
        at = text.find(needle, at + 1, end)
    return found


def _one_pass(needle: str, text: str, start: int, end: int) -> list[int]:
    """Knuth, Morris and Pratt."""
    fall = [0] * len(needle)
    size = 0
    for at in range(1, len(needle)):
        while size and needle[at] != needle[size]:
            size = fall[size - 1]
        size += needle[at] == needle[size]
        fall[at] = size
    found: list[int] = []
    size = 0
    for at in range(start, end):
        while size and (size == len(needle) or text[at] != needle[size]):
            size = fall[size - 1]
        size += text[at] == needle[size]
        if size == len(needle):
            found.append(at - size + 1)
    return found
