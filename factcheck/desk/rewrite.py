"""A sentence of a draft written anew, and put back: everything else of the text stays as it is, byte for byte."""

from __future__ import annotations

import bisect
import codecs
import re
from collections.abc import Sequence

from factcheck.claims.draft import Claim, claims_of
from factcheck.desk.model import Text
from factcheck.errors import Conflict, InputError
from factcheck.source.document import Document
from factcheck.source.model import Span
from factcheck.source.readers import read

__all__ = ["is_all_checked", "one_line", "put_back", "rewritten"]

_BREAKS = re.compile(r"[ \t]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
_MARKS = (  # UTF-32 first: its little-endian mark begins with the one of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ROW_END = re.compile(r"([ \t|]*)(?:\r\n?|\n|\Z)")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+[ \t]*:?[ \t]*(?:\||[\r\n]|\Z)")
_MARKER = re.compile(r"[ \t]*(?:[-*+•]|\d{1,9}[.)])?[ \t]*")


def one_line(text: str) -> str:
    """A sentence as an editor wrote it, on one line."""
    return _BREAKS.sub(" ", text).strip()


def rewritten(raw: Text, document: Document, span: Span, sentence: str) -> Text:
    """The text with `sentence` in the place of a span; an empty one strikes the span out, and a line that leaves bare.

    `document` is `raw` as read. The encoding stays where it can hold the sentence; otherwise it becomes UTF-8.
    """
    start, end = span if sentence else _struck(document.text, span)
    text = document.text[:start] + sentence + document.text[end:]
    return Text.of(_encoded(text, raw.content), raw.name)


def put_back(raw: Text, document: Document, new: str, old: str, place: int) -> Text:
    """The text with `old` again where an edit had put `new`, near the code point where it put it.

    Raises Conflict when `new` does not stand there any more.
    """
    starts = [found.start() for found in re.finditer(re.escape(new), document.text)] if new else []
    if not starts:
        raise Conflict("the sentence of that edit is not in the draft any more; write it anew instead", text=old)
    start = min(starts, key=lambda at: abs(at - place))
    return rewritten(raw, document, Span(start, start + len(new)), old)


def is_all_checked(after: Document, before: Document, span: Span, sentence: str) -> bool:
    """Whether what was a claim is part of one still, and so is the sentence that was put in the place of a span.

    A heading is no claim: marks of one must not take anything out of what is asked.
    """
    claims = claims_of(after)
    by = len(after.text) - len(before.text)
    others = (claim for claim in claims_of(before) if claim.start != span.start)
    ends = [_last_word(before, c.start, c.end) + (by if c.start > span.start else 0) for c in others]
    return all(_is_within(claims, at) for at in (*ends, _last_word(after, span.start, span.start + len(sentence))))


def _last_word(document: Document, start: int, end: int) -> int:
    """Where the last letter or digit of a span is, -1 where it has none."""
    return max((at for at in range(start, end) if document.plain[at].isalnum()), default=-1)


def _is_within(claims: Sequence[Claim], offset: int) -> bool:
    at = bisect.bisect_right(claims, offset, key=lambda claim: claim.start) - 1
    return offset < 0 or (at >= 0 and offset < claims[at].end)


def _struck(text: str, span: Span) -> Span:
    """A span with what would be left over without it: the blank that parts it from its neighbour, or its line."""
    start, end = span
    if (row := _row_of(text, span)) is not None:
        return row
    while end < len(text) and text[end] in " \t":
        end += 1
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    alone = end == len(text) or text[end] in "\r\n"
    if not alone:
        return Span(start, end)
    if not _MARKER.fullmatch(text, line, start):
        while start > line and text[start - 1] in " \t":
            start -= 1
        return Span(start, end)
    if text.startswith("\r\n", end):
        return Span(line, end + 2)
    return Span(line, min(end + 1, len(text)))


def _row_of(text: str, span: Span) -> Span | None:
    """The line of a table that holds nothing else; None where it is none, or is the head of the table."""
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    found = _ROW_END.match(text, span.end)
    around = text[start : span.start] + (found[1] if found else "")
    if found is None or "|" not in around or around.strip(" \t|") or _RULE.match(text, found.end()):
        return None
    return Span(start, found.end())


def _encoded(text: str, before: bytes) -> bytes:
    mark, encoding = next(((m, e) for m, e in _MARKS if before.startswith(m)), (b"", _unmarked(before)))
    try:
        content = mark + text.encode(encoding)
    except UnicodeEncodeError:
        content = text.encode("utf-8")
    return content if encoding == "utf-8" or _reads_as(content, text) else text.encode("utf-8")


def _unmarked(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _reads_as(content: bytes, text: str) -> bool:
    try:
        return read(content).text == text
    except InputError:
        return False
