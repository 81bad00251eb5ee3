"""Words, numbers and marks of a text, with the typography that a quote is forgiven taken away.

Two texts that differ only in white space, the shape of quotes and dashes, invisible characters, composed or combining
accents, or Markdown marks have the same keys. Anything else gives other keys: a word and a number are one key each
(`4.0`, `1,234`, `can't`), every other character is its own.

What is *not* taken away, so that no figure can change: a dash or plus in front of a number (even one that could be a
list marker), the number of a numbered list, `>` at the start of a line, marks between two digits.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.source.model import Span

__all__ = ["BULLETS", "DASH", "SIGN", "Words", "words_of"]

DASH = "-"
SIGN = "\N{MINUS SIGN}"  # the key of a dash that stands in front of a number and after no word

_SINGLE = frozenset("'‘’‚‛")
_DOUBLE = frozenset('"“”„‟')
_DASHES = frozenset("-‐‑‒–—―−⸺⸻﹘﹣－")
_LONG_DASHES = frozenset("—―⸺⸻")
BULLETS = frozenset("•‣◦▪▫●○■□⁃∙")
_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
_INVISIBLE = frozenset(
    [0xAD, 0x61C, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
)
_JOINER = "\N{ZERO WIDTH JOINER}"
# Scripts written without spaces: each character is a word of its own.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_MARK_RUN = 30  # longer runs of combining marks are left as they are: sorting them takes quadratic time


def _class_of(char: str) -> str:
    """One ASCII character that says what `char` is to a reader; ASCII punctuation stands for itself."""
    code = ord(char)
    named = _named_class(char, code)
    if named:
        return named
    category = unicodedata.category(char)
    if category[0] == "M" or 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F:
        return "m"
    if category[0] == "L":
        if any(low <= code <= high for low, high in _UNSPACED):
            return "c"
        return "U" if category in {"Lu", "Lt"} else "a"
    return {"N": "d", "So": "e", "Sc": "$"}.get(category) or {"N": "d"}.get(category[0], "s")


def _named_class(char: str, code: int) -> str:
    if char in _BREAKS:
        return "\n"
    if char.isspace():
        return " "
    if code in _INVISIBLE:
        return "z"
    for chars, name in ((_JOINER, "j"), (_SINGLE, "'"), (_DOUBLE, '"'), (_DASHES, "-"), (BULLETS, "b")):
        if char in chars:
            return name
    if 0x1F1E6 <= code <= 0x1F1FF:
        return "r"
    return char if code < 0x7F and char.isprintable() and not char.isalnum() else ""


class _Classes(dict[int, str]):
    def __missing__(self, code: int) -> str:
        found = self[code] = _class_of(chr(code))
        return found


_CLASSES = _Classes()

# The patterns below read classes, one byte a character, never the text itself. None is built from a document or a
# quote, and every repetition is possessive or bounded by what it may pass, so that each pass is linear.
_ESCAPE = re.compile(rb"\\[!-/:-@\[-`{-~\n]")  # at the end of a line, a break
_LINE_MARK = re.compile(rb"(?<![^\n]) *+(?:(#{1,6}+|\*)(?= )|(b)|([-+])(?= ++[^d$.<>~+s\- \n]))")
_EMPHASIS = re.compile(rb"(?<![zj])[zj]*+[*`][*`zj]*+")
_UNDERSCORES = re.compile(rb"(?<![zj])[zj]*+_[_zj]*+")
_BRACKET = re.compile(rb"[\[\]]|\n *+\n")
_TARGET = re.compile(rb'\]\([^() \n]*+(?:\([^() \n]*+\)[^() \n]*+)*+(?: ++"[^"\n]*+" *+)?+\)')
_TOKEN = re.compile(
    rb"(?P<word>(?:(?<![aUdmzj_.])\.(?=d))?+(?=[aUd])"
    rb"(?:[zj]*+(?:d[zj]*+[.,](?=[zj]*+d)|[aUdm_]|'(?=[zj]*+[aUd])))++)"
    rb"|cm*+|em*+(?:jem*+)*+|rr?+|-{1,3}+m*+|m++|[^ \nzj]m*+"
)
_WORD_ENDS = (b"a", b"U", b"d", b"m")
_HIDE = bytes.maketrans(b"*`_", b"zzz")


def _hide_emphasis(shape: bytearray) -> None:
    frozen = bytes(shape)
    for match in _EMPHASIS.finditer(frozen):
        start, end = match.span()
        before, after = frozen[start - 1 : start], frozen[end : end + 1]
        if before == b"d" and after == b"d":
            continue
        if before in (b"a", b"d") and after == b"U" and end - start > 1:
            shape[start:end] = b" " * (end - start)  # `**Contacts**Jane`: a run-in heading, two words
        else:
            shape[start:end] = shape[start:end].translate(_HIDE)
    frozen = bytes(shape)
    for match in _UNDERSCORES.finditer(frozen):
        start, end = match.span()
        inside = frozen[start - 1 : start] in _WORD_ENDS and frozen[end : end + 1] in (b"a", b"U", b"d")
        if not inside:
            shape[start:end] = shape[start:end].translate(_HIDE)


def _hide_links(shape: bytearray) -> list[Span]:
    """Take away the syntax of `[text](target)`; the ranges of `](target)` come back."""
    hidden: list[Span] = []
    open_at: list[int] = []
    frozen = bytes(shape)
    for match in _BRACKET.finditer(frozen):
        at = match.start()
        if frozen[at] == ord("["):
            open_at.append(at)
        elif frozen[at] == ord("\n"):
            open_at.clear()
        elif open_at:
            opener = open_at.pop()
            target = _TARGET.match(frozen, at)
            if not target:
                continue
            shape[opener] = ord("z")
            if frozen[opener - 1 : opener] == b"!":
                shape[opener - 1] = ord("z")
            end = target.end()
            split = frozen[at - 1 : at] in (b"a", b"d") and frozen[end : end + 1] == b"U"
            shape[at:end] = (b" " if split else b"z") * (end - at)
            hidden.append(Span(at, end))
    return hidden


def _shape_of(text: str, line_marks: bool) -> tuple[bytearray, list[Span]]:
    shape = bytearray(text.translate(_CLASSES).encode("ascii"))
    for match in _ESCAPE.finditer(bytes(shape)):
        shape[match.start()] = ord("z")
    for match in () if line_marks else _LINE_MARK.finditer(bytes(shape)):
        start, end = match.span(match.lastindex or 0)
        if text[start] not in _DASHES or text[start] == "-":
            shape[start:end] = b"z" * (end - start)
    hidden = _hide_links(shape)
    _hide_emphasis(shape)
    return shape, hidden


def _key_of(raw: str, shape: bytes) -> str:
    """What is compared for one token."""
    first = shape[:1]
    if first in (b"'", b'"', b"-") and len(shape) == shape.count(first):
        return first.decode()
    if not raw.isascii() or b"z" in shape:
        kept = "".join(c for c, k in zip(raw, shape, strict=True) if k not in b"zj" or first == b"e")
        raw = "".join("'" if c in _SINGLE else c for c in kept) if b"'" in shape else kept
    if raw.isascii() or b"m" * (_MARK_RUN + 1) in shape:
        return raw
    return unicodedata.normalize("NFC", raw)


@dataclass(frozen=True, slots=True)
class Words:
    """The keys of a text in order, and where in the text each stands.

    `starts` and `ends` are code points into `text`; `attached[i]` is 1 where nothing blank stands in front of token
    `i`; `wordlike[i]` is 1 for words and numbers; `hidden` are the ranges of link targets, which have no keys.
    """

    text: str
    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    attached: bytearray
    wordlike: bytearray
    hidden: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def raw(self, index: int) -> str:
        """The text of one token as it stands."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_long_dash(self, index: int) -> bool:
        """Whether a dash is one that parts sentences (an em dash, `--`), and so no minus and no hyphen."""
        raw = self.raw(index)
        return len(raw) > 1 or raw in _LONG_DASHES

    def hidden_at(self, offset: int) -> Span | None:
        """The link target that an offset stands strictly inside, None elsewhere."""
        at = bisect_right(self.hidden, offset, key=lambda span: span.start) - 1
        if at < 0 or not self.hidden[at].start < offset < self.hidden[at].end:
            return None
        return self.hidden[at]


def words_of(text: str, breaks: Sequence[int] = (), *, line_marks: bool = False) -> Words:
    """Read any text, in time linear in its length; lone surrogates and control characters are tokens like any other.

    `breaks` are offsets in order where one word ends and another begins though nothing stands between them, as in a
    heading that runs into its text (`OutlookSales rose`); inside a number there is none. With `line_marks`,
    list markers and heading marks are tokens too.
    """
    shape, hidden = _shape_of(text, line_marks)
    frozen = bytes(shape)
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    attached, wordlike = bytearray(), bytearray()
    known: dict[str, str] = {}
    end = 0
    for start, stop, is_word, is_split in _tokens(frozen, breaks):
        attached.append(bool(keys) and not is_split and (start == end or not frozen[end:start].strip(b"zj")))
        end = stop
        raw = text[start:end]
        key = known.get(raw)
        if key is None:
            key = _key_of(raw, frozen[start:end])
            if raw.isalnum() or len(raw) == 1:
                known[raw] = key
        keys.append(key)
        starts.append(start)
        ends.append(end)
        wordlike.append(is_word)
    words = Words(text, keys, starts, ends, attached, wordlike, tuple(hidden))
    for index, key in enumerate(keys):
        if key == DASH and _is_sign(words, index):
            keys[index] = SIGN
    return words


def _tokens(shape: bytes, breaks: Sequence[int]) -> Iterator[tuple[int, int, bool, bool]]:
    """Start and end of each token, whether it is a word or a number, and whether a break stands in front of it."""
    at = 0
    for match in _TOKEN.finditer(shape):
        start, end = match.span()
        is_word = match.lastindex is not None
        is_split = False
        while at < len(breaks) and breaks[at] < end:
            cut = breaks[at]
            at += 1
            if is_word and start < cut and shape[cut : cut + 1] in (b"a", b"U") and shape[cut - 1 : cut] in _WORD_ENDS:
                yield start, cut, True, is_split
                start, is_split = cut, True
        yield start, end, is_word or shape[start] == ord("c"), is_split


def _is_sign(words: Words, index: int) -> bool:
    after = index + 1
    if after == len(words) or not words.attached[after] or words.is_long_dash(index):
        return False
    first = words.keys[after][0]
    if not (first.isnumeric() or unicodedata.category(first) == "Sc" or (first == "." and len(words.keys[after]) > 1)):
        return False
    if not words.attached[index]:
        return True
    return not (words.wordlike[index - 1] or words.keys[index - 1] in {"%", ")"})
