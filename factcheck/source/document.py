"""A document as read: its text, never altered, and what stands where in it."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from factcheck.showing import Shown
from factcheck.source.model import Dateline, Metadata, Section, Sentence, Span, Table

if TYPE_CHECKING:
    from factcheck.source.chunks import Chunk
    from factcheck.source.locate import Location
    from factcheck.source.tokens import Counter


@dataclass(frozen=True, repr=False)
class Document(Shown):
    """A release or a draft.

    `text` is what was read, with front matter and line ends as they were. `plain` has the same length and the same
    offsets, with Markdown marks and link targets blanked and typography made plain: rules read it, quotes never come
    from it. `sha256` is of the bytes as read; `body` is what follows the front matter.
    """

    text: str
    plain: str
    sha256: str
    path: str | None
    body: Span
    metadata: Metadata
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    dateline: Dateline | None

    def quote(self, span: Span) -> str:
        """The text of a span, as it stands in the document."""
        return self.text[span.start : span.end]

    @cached_property
    def title(self) -> str | None:
        """The title of the front matter, else the headline's words, else None."""
        if self.metadata.title:
            return self.metadata.title
        return next((s.title for s in self.sections if s.title), None)

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, dictionaries, strings and numbers: the text, and what stands where in it."""
        from factcheck.source.mapping import mapping  # noqa: PLC0415 - few need it

        return mapping(self)

    def section_at(self, offset: int) -> Section | None:
        """The section that a code point stands in, None in front matter."""
        at = bisect.bisect_right(self.sections, offset, key=lambda s: s.span.start) - 1
        return self.sections[at] if at >= 0 else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that a code point stands in, None between sentences."""
        at = bisect.bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        if at < 0 or offset >= self.sentences[at].span.end:
            return None
        return self.sentences[at]

    def locate(self, quote: str, *, within: Span | None = None) -> Location:
        """Where a quote stands, with typography forgiven and nothing else: see :mod:`factcheck.source.locate`."""
        from factcheck.source.locate import locate  # noqa: PLC0415 - locate needs Document

        return locate(self, quote, within=within)

    def chunks(
        self, budget: int = 2000, *, model: str = "gpt-4o", overlap: int = 0, counter: Counter | None = None
    ) -> tuple[Chunk, ...]:
        """The body in pieces of at most `budget` tokens, cut at sentences: see :mod:`factcheck.source.chunks`."""
        from factcheck.source.chunks import chunks  # noqa: PLC0415 - likewise

        return chunks(self, budget, model=model, overlap=overlap, counter=counter)
