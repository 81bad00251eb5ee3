"""The claims of a draft: its sentences, list items and table rows, with their offsets."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.source.document import Document
from factcheck.source.model import Block, Sentence


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a draft; `start` and `end` are code points into the draft."""

    id: str
    text: str
    start: int
    end: int


def claims_of(draft: Document) -> tuple[Claim, ...]:
    """The claims of a draft in order; front matter and marked headings are no claims."""
    chosen = [s for s in draft.sentences if s.block is not Block.HEADING and _says_something(draft, s)]
    return tuple(Claim(f"c{n}", draft.quote(s.span), s.span.start, s.span.end) for n, s in enumerate(chosen, start=1))


def _says_something(draft: Document, sentence: Sentence) -> bool:
    return any(c.isalnum() for c in draft.plain[sentence.span.start : sentence.span.end])
