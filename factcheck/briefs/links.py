"""Links that open a release at a passage: text fragments, `#:~:text=`, which browsers find on the page themselves."""

from __future__ import annotations

import re
from functools import cached_property
from urllib.parse import quote

from factcheck.source.address import url_of
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Span

__all__ = ["Linker"]

_LONG = 240  # characters; a longer passage is given by its first and last words
_ENDS = 6  # words of each
_CONTEXT = 4  # words before or behind that tell one of several places
_BLANKS = re.compile(r"\s+")


class Linker:
    """Makes the links of one release; without an address in its front matter there are none."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._url = url_of(document.metadata)

    def link(self, span: Span) -> str | None:
        """The link to a passage; None without an address, or where nothing of the passage is text."""
        if self._url is None:
            return None
        text = display(self._document, span)
        if not text:
            return None
        words = text.split(" ")
        long = len(text) > _LONG and len(words) > 2 * _ENDS
        ends = [" ".join(words[:_ENDS]), " ".join(words[-_ENDS:])] if long else [text]
        before, after = self._context(span, text)
        parts = [
            *([f"{_encoded(before)}-"] if before else []),
            *map(_encoded, ends),
            *([f"-{_encoded(after)}"] if after else []),
        ]
        return f"{self._url}#:~:text={','.join(parts)}"

    def _context(self, span: Span, text: str) -> tuple[str, str]:
        """What stands before the passage, and behind it, where the passage alone is not unique on the page."""
        plain = _flat(self._document.plain[slice(*span)])
        if self._page.count(plain) + self._title.count(plain) <= 1:
            return "", ""
        body = self._document.body
        before = display(self._document, Span(max(body.start, span.start - 200), span.start)).split()[-_CONTEXT:]
        after = display(self._document, Span(span.end, min(body.end, span.end + 200))).split()[:_CONTEXT]
        return " ".join(before), "" if before else " ".join(after)

    @cached_property
    def _page(self) -> str:
        return _flat(self._document.plain[slice(*self._document.body)])

    @cached_property
    def _title(self) -> str:
        return _flat(f"{self._document.metadata.title or ''} {self._document.metadata.summary or ''}")


def _flat(text: str) -> str:
    return _BLANKS.sub(" ", text).strip().casefold()


def _encoded(text: str) -> str:
    """Percent-encoded throughout: a hyphen, a comma or an ampersand would mean something in a text directive."""
    return quote(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")
