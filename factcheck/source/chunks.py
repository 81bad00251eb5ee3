"""A document's body in pieces that fit a model's budget, cut between sentences, nothing lost.

Each chunk has core text, which is its own, and may have text in front that is there to be understood by: the heading of
the section that it starts inside, and the last sentences of the chunk before. The cores tile the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import UsageError
from factcheck.source.model import Block, Section, Sentence, Span
from factcheck.source.tokens import Counter, TokenCount, TokenCounter

if TYPE_CHECKING:
    from factcheck.source.document import Document

__all__ = ["Chunk", "chunks"]

_GAP = "\n\n"  # between a repeated heading and what follows
_MOST_OVERLAP = 0.5  # of the budget, so that every chunk has room for text of its own


@dataclass(frozen=True, slots=True)
class Chunk:
    """One piece of a document's body.

    `text` is what is sent: `context` (the repeated heading, or ""), then the overlap, then the core. `spans` are the
    core, one for each section touched, and `overlap` the repeated sentences, in code points of `Document.text`; overlap
    and core follow each other without a gap. `sections` are indexes into `Document.sections`; the core's sentences are
    `Document.sentences[first:last]`. `tokens` counts `text`. `oversized` says that `tokens` is over the budget, because
    one sentence is, alone or with the heading above it.
    """

    index: int
    text: str
    spans: tuple[Span, ...]
    overlap: tuple[Span, ...]
    context: str
    sections: tuple[int, ...]
    first: int
    last: int
    tokens: TokenCount
    oversized: bool

    @property
    def span(self) -> Span:
        """The core as one range."""
        return Span(self.spans[0].start, self.spans[-1].end)


class _Piece(NamedTuple):
    """A sentence with the blanks after it and the marks before it; pieces tile the body."""

    span: Span
    section: int  # -1 where the document has no sections
    is_heading: bool
    cost: int


class _Run(NamedTuple):
    """Pieces `start` to `end` and what they cost together, counted apart."""

    start: int
    end: int
    cost: int


def chunks(
    document: Document,
    budget: int = 2000,
    *,
    model: str = "gpt-4o",
    overlap: int = 0,
    counter: Counter | None = None,
) -> tuple[Chunk, ...]:
    """Cut the body into chunks whose text is at most `budget` tokens, counted by `counter` or else for `model`.

    Small sections share a chunk; one that fits a chunk of its own is not cut unless the chunk before would be left more
    than half empty. A heading stays with the text under it. A chunk that starts inside a section begins with the
    section's heading and up to `overlap` sentences of that section from before the cut, where these leave room. A
    sentence over the budget is never cut: it is a chunk by itself and says so. A blank body has no chunks.
    """
    if not isinstance(budget, int) or isinstance(budget, bool) or budget < 1:
        raise UsageError(f"budget must be a number of tokens, 1 or more, not {budget!r}")
    if not isinstance(overlap, int) or isinstance(overlap, bool) or overlap < 0:
        raise UsageError(f"overlap must be a number of sentences, 0 or more, not {overlap!r}")
    if not document.quote(document.body).strip():
        return ()
    return tuple(_Cutter(document, budget, overlap, counter or TokenCounter(model)).cut())


class _Cutter:
    def __init__(self, document: Document, budget: int, overlap: int, counter: Counter) -> None:
        self.document = document
        self.budget = budget
        self.overlap = overlap
        self.counter = counter
        self.pieces = _pieces(document, counter)
        self.heading_costs: dict[int, int] = {}

    def cut(self) -> Iterator[Chunk]:
        """Take units greedily; whatever was counted too low is found when the text is counted as a whole."""
        units = self._units()
        sections = self._section_costs(units)
        at, index = 0, 0
        while at < len(units):
            lead, overlap = self._lead(units[at])
            end, used = at + 1, lead + units[at].cost
            while end < len(units) and self._takes(units, sections, end, used):
                used += units[end].cost
                end += 1
            chunk = self._chunk(index, units[at:end], bool(lead), overlap)
            while chunk.oversized and (end > at + 1 or chunk.context or overlap):
                if end > at + 1:
                    end -= 1
                else:
                    lead, overlap = 0, 0
                chunk = self._chunk(index, units[at:end], bool(lead), overlap)
            yield chunk
            at, index = end, index + 1

    def _takes(self, units: Sequence[_Run], sections: dict[int, int], at: int, used: int) -> bool:
        """Whether the unit fits, and its section need not rather begin a chunk of its own."""
        if used + units[at].cost > self.budget:
            return False
        here = self.pieces[units[at].start].section
        if here == self.pieces[units[at - 1].end - 1].section:
            return True
        whole = sections[here]
        return used + whole <= self.budget or whole > self.budget or used * 2 < self.budget

    def _units(self) -> list[_Run]:
        """Sentences, each with the headings right above it as far as the budget allows."""
        units: list[_Run] = []
        start, cost = 0, 0
        for at, piece in enumerate(self.pieces):
            while start < at and cost + piece.cost > self.budget and at - start > (not piece.is_heading):
                units.append(_Run(start, start + 1, self.pieces[start].cost))
                cost -= self.pieces[start].cost
                start += 1
            cost += piece.cost
            if not piece.is_heading:
                units.append(_Run(start, at + 1, cost))
                start, cost = at + 1, 0
        if start < len(self.pieces):
            units.append(_Run(start, len(self.pieces), cost))
        return units

    def _section_costs(self, units: Sequence[_Run]) -> dict[int, int]:
        costs: dict[int, int] = {}
        for unit in units:
            section = self.pieces[unit.start].section
            costs[section] = costs.get(section, 0) + unit.cost
        return costs

    def _lead(self, unit: _Run) -> tuple[int, int]:
        """What the repeated heading and sentences in front of a unit cost, and how many sentences they are."""
        piece = self.pieces[unit.start]
        section = self._section(unit.start)
        inside = unit.start > 0 and self.pieces[unit.start - 1].section == piece.section
        if not inside or section is None:
            return 0, 0
        room = self.budget - unit.cost
        lead = self._heading_cost(section)
        if lead > room:
            return 0, 0
        room = min(room, int(self.budget * _MOST_OVERLAP))
        count = 0
        while count < self.overlap:
            before = self.pieces[unit.start - count - 1] if unit.start > count else None
            if before is None or before.section != piece.section or before.is_heading or lead + before.cost > room:
                break
            lead += before.cost
            count += 1
        return lead, count

    def _section(self, piece: int) -> Section | None:
        index = self.pieces[piece].section
        return self.document.sections[index] if 0 <= index < len(self.document.sections) else None

    def _heading_cost(self, section: Section) -> int:
        if section.heading is None:
            return 0
        if section.index not in self.heading_costs:
            heading = self.document.quote(section.heading) + _GAP
            self.heading_costs[section.index] = self.counter(heading).count
        return self.heading_costs[section.index]

    def _chunk(self, index: int, units: Sequence[_Run], with_heading: bool, overlap: int) -> Chunk:
        first, last = units[0].start, units[-1].end
        section = self._section(first)
        context = ""
        if with_heading and section is not None and section.heading is not None:
            context = self.document.quote(section.heading)
        core = Span(self.pieces[first].span.start, self.pieces[last - 1].span.end)
        repeated = Span(self.pieces[first - overlap].span.start, core.start)
        text = (context + _GAP if context else "") + self.document.text[repeated.start : core.end]
        tokens = self.counter(text)
        spans = self._by_section(first, last)
        return Chunk(
            index=index,
            text=text,
            spans=tuple(span for _, span in spans),
            overlap=(repeated,) if overlap else (),
            context=context,
            sections=tuple(number for number, _ in spans if number >= 0),
            first=first if self.document.sentences else 0,
            last=last if self.document.sentences else 0,
            tokens=tokens,
            oversized=tokens.count > self.budget,
        )

    def _by_section(self, first: int, last: int) -> list[tuple[int, Span]]:
        found: list[tuple[int, Span]] = []
        for number, group in groupby(self.pieces[first:last], key=lambda piece: piece.section):
            members = list(group)
            found.append((number, Span(members[0].span.start, members[-1].span.end)))
        return found


def _pieces(document: Document, counter: Counter) -> list[_Piece]:
    body, sentences = document.body, document.sentences
    if not sentences:
        return [_Piece(body, -1, is_heading=False, cost=counter(document.quote(body)).count)]
    cuts = [body.start, *(_cut(document.text, before, after) for before, after in pairwise(sentences)), body.end]
    return [
        _Piece(
            Span(start, end),
            sentence.section if sentence.section < len(document.sections) else -1,
            _is_heading(document, sentence),
            counter(document.text[start:end]).count,
        )
        for sentence, (start, end) in zip(sentences, pairwise(cuts), strict=True)
    ]


def _cut(text: str, before: Sentence, after: Sentence) -> int:
    """Where the text between two sentences is parted: blanks stay behind, a list marker or opening mark goes ahead."""
    between = text[before.span.end : after.span.start]
    if not between.strip():
        return after.span.start
    line = max(between.rfind("\n"), between.rfind("\r")) + 1
    if line and not between[line:].strip():
        return after.span.start
    if line:
        return before.span.end + line
    return before.span.end + len(between) - len(between.split()[-1] if not between[-1].isspace() else "")


def _is_heading(document: Document, sentence: Sentence) -> bool:
    if sentence.block is Block.HEADING:
        return True
    if not 0 <= sentence.section < len(document.sections):
        return False
    heading = document.sections[sentence.section].heading
    return heading is not None and heading.start <= sentence.span.start and sentence.span.end <= heading.end
