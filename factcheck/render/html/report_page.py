"""A report as a page: the draft and the verdicts on the left, the release with its passages on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from factcheck.claims.records import DocumentRecord, Evidence
from factcheck.errors import UsageError
from factcheck.render import words
from factcheck.render.html.coverage import Coverage, coverage
from factcheck.render.html.environment import page, verdict_class
from factcheck.render.html.figures import figures
from factcheck.render.html.passages import Passages, Place, Reference
from factcheck.render.html.prose import Form, Leaf, Passage, Range, shown
from factcheck.render.html.unchecked import limits, open_claims, silent_sentences
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.verify.findings import ClaimVerdict, Label, Report

_ORDER = (Label.CONTRADICTED, Label.NOT_FOUND, Label.QUALIFIED, Label.UNVERIFIED, Label.SUPPORTED)


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with its number and where a click on it leads."""

    number: int
    claim: ClaimVerdict
    href: str
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the draft: words of one claim, or of none, the wrong ones apart; `ends` are claims that end here."""

    card: Card | None
    begins: bool
    pieces: tuple[tuple[str, bool], ...]
    ends: tuple[tuple[Card, bool], ...]  # whether the number begins the claim: all of its words are other claims' too


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of the release: the passages that it stands in, and who leads to those that end here."""

    text: str
    ids: tuple[str, ...]
    classes: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, paragraph, item or row with what stands in it; `cards` are those of claims that end in it."""

    form: Form
    cells: tuple[tuple[Sequence[Run | Mark], bool], ...]
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one form that stand together: the items of a list, the rows of a table."""

    form: Form
    lines: tuple[Line, ...]

    @property
    def columns(self) -> int:
        """How many cells the longest row has."""
        return max(len(line.cells) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Side:
    """One source as the right side shows it."""

    number: int
    record: DocumentRecord
    document: Document
    blocks: tuple[Block, ...]
    coverage: Coverage
    listed: tuple[tuple[str, str, str], ...]  # untouched sentences with figures: section, id, words

    @property
    def begins_with_title(self) -> bool:
        """Whether the text itself begins with the title, which then is not shown above it as well."""
        first = self.blocks[0] if self.blocks else None
        if first is None or first.form is not Form.HEADING or not self.record.title:
            return False
        said = "".join(piece.text for piece in first.lines[0].cells[0][0] if isinstance(piece, Mark))
        return " ".join(said.split()) == " ".join(self.record.title.split())


def report(result: Report, *, draft: Document | None = None, sources: Sequence[Document] = ()) -> str:
    """A report as one page that needs nothing else; without the documents it has the claims and quotations alone."""
    records = result.sources or (result.source,)
    _same(draft, (result.draft,))
    _same(sources, records)
    passages = Passages(result, sources) if sources else None
    cards = _cards(result, passages)
    sides = [_side(n, records[n], document, passages) for n, document in enumerate(sources) if passages]
    values = {
        "report": result,
        "records": records,
        "passages": passages,
        "cards": cards,
        "draft": list(_blocks(_draft_lines(draft, cards))) if draft else None,
        "sides": sides,
        "figures": list(figures(result)),
        "tallies": _tallies(result),
        "open": open_claims(result),
        "silent": list(silent_sentences(result, draft)),
        "limits": list(limits(result, with_texts=bool(draft and sources))),
    }
    return page("report.html", values, "report.css", more=_highlights(sides))


def _same(given: Document | Sequence[Document] | None, records: Sequence[DocumentRecord]) -> None:
    """Offsets lead somewhere only in the very texts that were checked."""
    documents = [given] if isinstance(given, Document) else list(given or ())
    if documents and [d.sha256 for d in documents] != [r.sha256 for r in records]:
        raise UsageError("these are not the texts that the report was made from: read the same files, in their order")


def _cards(result: Report, passages: Passages | None) -> list[Card]:
    cards = []
    for number, claim in enumerate(result.claims, 1):
        unique = tuple(dict.fromkeys(claim.evidence))
        href = passages.href(unique[0]) if passages and unique else f"#c{number}"
        cards.append(Card(number, claim, href, unique))
    return cards


def _tallies(result: Report) -> list[tuple[Label, int, str]]:
    """Each verdict that there is, how often, and the first claim that has it; the worst first."""
    counts = Counter(claim.label for claim in result.claims)
    first = {claim.label: f"#c{n}" for n, claim in reversed(list(enumerate(result.claims, 1)))}
    return [(label, counts[label], first[label]) for label in _ORDER if counts[label]]


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    for form, group in groupby(lines, key=lambda line: line.form):
        members = tuple(group)
        if form in (Form.ITEM, Form.ROW):
            yield Block(form, members)
        else:
            yield from (Block(form, (line,)) for line in members)


def _draft_lines(draft: Document, cards: Sequence[Card]) -> list[Line]:
    ranges = []
    for card in cards:
        ranges.append(Range(str(card.number), card.claim.start, card.claim.end))
        for start, end in words.faults(card.claim):
            ranges.append(Range("fault", card.claim.start + start, card.claim.start + end))
    by_key = {str(card.number): card for card in cards}
    begun: set[str] = set()
    return [_draft_line(passage, by_key, begun) for passage in shown(draft, ranges)]


def _draft_line(passage: Passage, cards: dict[str, Card], begun: set[str]) -> Line:
    cells = tuple((list(_runs(cell.leaves, cards, begun)), cell.is_figure) for cell in passage.cells)
    return Line(passage.form, cells, tuple(cards[key] for key in passage.ended if key in cards))


def _runs(leaves: Sequence[Leaf], cards: dict[str, Card], begun: set[str]) -> Iterator[Run]:
    """Where claims overlap, a word belongs to the shortest of them; `begun` are the claims that have a word by now."""

    def owner(leaf: Leaf) -> str | None:
        return min(
            (key for key in leaf.within if key in cards),
            key=lambda key: cards[key].claim.end - cards[key].claim.start,
            default=None,
        )

    for key, group in groupby(leaves, key=owner):
        members = list(group)
        pieces = tuple((leaf.text, "fault" in leaf.within) for leaf in members)
        begins = key is not None and key not in begun
        begun.update([key] if key else [])
        ends = tuple((cards[end], end not in begun) for leaf in members for end in leaf.end if end in cards)
        yield Run(cards[key] if key else None, begins, pieces, ends)


def _side(number: int, record: DocumentRecord, document: Document, passages: Passages) -> Side:
    found = coverage(document, passages.of_source(number))
    listed = tuple(
        (section.name, f"s{number}-{sentence.index}", display(document, sentence.span), sentence.span)
        for section in found.untouched
        for sentence in section.figures
    )
    anchors = [Range(id_, *span) for _, id_, _, span in listed]
    places = passages.by_id()
    lines = [_release_line(p, places) for p in shown(document, [*passages.ranges(number), *anchors])]
    return Side(number, record, document, tuple(_blocks(lines)), found, tuple(row[:3] for row in listed))


def _release_line(passage: Passage, places: dict[str, Place]) -> Line:
    cells = tuple(([_mark(leaf, places) for leaf in cell.leaves], cell.is_figure) for cell in passage.cells)
    return Line(passage.form, cells)


def _mark(leaf: Leaf, places: dict[str, Place]) -> Mark:
    here = [places[key] for key in leaf.within if key in places]
    labels = [place.label for place in here if place.label is not None]
    worst = min(labels, key=lambda label: label.severity, default=None)
    kind = [] if not here else ["used", verdict_class(worst)] if worst is not None else ["used", "left-out"]
    references = [r for key in leaf.end if key in places for r in places[key].references]
    return Mark(leaf.text, leaf.begin, " ".join([*kind, *(place.id for place in here)]), tuple(references))


def _highlights(sides: Sequence[Side]) -> str:
    """Rules for the passages that are in several pieces: all of them light up when their link is followed."""
    pieces = Counter(
        name
        for side in sides
        for block in side.blocks
        for line in block.lines
        for marks, _ in line.cells
        for mark in marks
        if isinstance(mark, Mark)
        for name in mark.classes.split()
        if name[0] == "p" and name[1:].isdigit()
    )
    broken = [f".factcheck:has(#{name}:target) .{name}" for name, count in pieces.items() if count > 1]
    return f"{', '.join(broken)} {{ background: var(--mark); }}\n" if broken else ""
