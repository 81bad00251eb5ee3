"""What stands where: headings, paragraphs, lists, tables, rules; read from Markdown or from plain text.

markdown-it finds the blocks (inline parsing and the rules that would hide text are off); its tokens know their lines,
and the code points are worked out here. Plain-text habits are handled on top: bullets that are glyphs, titles without
marks, bold lines, headings glued to their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.source.dateline import find_dateline
from factcheck.source.glued import mend
from factcheck.source.model import Span
from factcheck.source.pieces import Piece, Role, bold_line, ends_sentence, looks_like_title, run_in, trim
from factcheck.source.stacked import unstack
from factcheck.source.tables import RawTable, aligned_tables, markdown_table

__all__ = ["Layout", "lay_out"]

_BREAK = re.compile(r"\r\n?|\n")
_GLYPH = re.compile(r"[•●▪◦‣⁃○■□►▶➤✓✔·](?:[ \t\xa0]+|(?=\w))")
_ALPHA = re.compile(r"[^\W_]")
_TARGET = r"\]\((?:[^()\s]|\([^()\s]*\))*(?:[ \t]+\"[^\"\n]*\")?\)"
_IMAGES = re.compile(rf"(?:!\[[^\[\]\n]{{0,500}}{_TARGET}[ \t]*)+")
_LINKS = re.compile(rf"(?:(?:Pickup\b[ \t]*[-–—:]?|Source:)[ \t]*)?(?:\[[^\[\]\n]{{1,500}}{_TARGET}[ \t|·,]*)+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The pieces of a text in order, and its tables."""

    pieces: tuple[Piece, ...]
    tables: tuple[RawTable, ...]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    return parser.disable(["inline", "code", "html_block", "reference", "fence"])


def lay_out(text: str, body: int) -> Layout:
    """The blocks of `text` from `body` on."""
    return _Reader(text, body).read()


class _Reader:
    def __init__(self, text: str, body: int) -> None:
        self.text = text
        self.body = body
        self.lines = list(_line_spans(text, body))
        self.pieces: list[Piece] = []
        self.tables: list[RawTable] = []
        self.depth = 0

    def read(self) -> Layout:
        tokens = _parser().parse(self.text[self.body :])
        at = 0
        while at < len(tokens):
            at = self._token(tokens, at)
        pieces, stacked = unstack(self.text, self.pieces)
        tables = sorted([*self.tables, *stacked], key=lambda table: table.span)
        return Layout(tuple(mend(self.text, pieces)), tuple(tables))

    def _token(self, tokens: Sequence[Token], at: int) -> int:
        token = tokens[at]
        kind = token.type
        if kind == "list_item_open":
            self.depth += 1
            if tokens[at + 1].type == "list_item_close":  # a dash on its own: a marker, or a cell without a figure
                self._rule(token)
        elif kind == "list_item_close":
            self.depth -= 1
        elif kind == "hr":
            self._rule(token)
        elif kind == "heading_open":
            self._heading(tokens[at + 1], token)
            return at + 3
        elif kind == "paragraph_open":
            self._paragraph(list(self._content(tokens[at + 1])))
            return at + 3
        elif kind == "table_open":
            self._table(token)
            while tokens[at].type != "table_close":
                at += 1
        return at + 1

    def _content(self, inline: Token) -> Iterator[Span]:
        """The lines of a block without markers, indents and trailing blanks."""
        first, last = inline.map or (0, 0)
        for (start, end), words in zip(self.lines[first:last], inline.content.split("\n"), strict=False):
            length = len(words.strip())
            stop = trim(self.text, start, end).end
            if length:
                yield Span(max(start, stop - length), stop)

    def _outer(self, at: int) -> int:
        """Where the line begins that `at` stands in, behind the piece before it."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            if self.lines[middle][0] <= at:
                low = middle + 1
            else:
                high = middle
        start = self.lines[low - 1][0] if low else at
        return max(start, self.pieces[-1].span.end) if self.pieces else start

    def _add(self, role: Role, span: Span, level: int = 0, *, glued: bool = False) -> None:
        self.pieces.append(Piece(role, span, self._outer(span.start), level, glued))

    def _rule(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        span = trim(self.text, self.lines[first][0], self.lines[max(first, last - 1)][1])
        self._add(Role.RULE, span)

    def _heading(self, inline: Token, token: Token) -> None:
        first = (token.map or (0, 0))[0]
        if token.markup[:1] in "=-":  # underlined: one short line, or a paragraph with a rule below
            spans = list(self._content(inline))
            if len(spans) != 1 or ends_sentence(self.text[slice(*spans[0])]):
                self._paragraph(spans)
                return
            span = spans[0]
        else:
            start, end = self.lines[first]
            found = self.text.find(inline.content, start, end) if inline.content else -1
            if found < 0 or not _ALPHA.search(inline.content):
                self._add(Role.RULE, trim(self.text, start, end))
                return
            span = trim(self.text, found, found + len(inline.content))
            bold = bold_line(self.text[span.start : span.end])
            span = Span(span.start + bold[0], span.start + bold[1]) if bold else span
        self._add(Role.HEADING, span, int(token.tag[1:]))

    def _table(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        table = markdown_table(self.text, self.lines[first:last])
        self.tables.append(table)
        for row in table.lines:
            self._add(Role.TABLE_ROW, row)

    def _paragraph(self, spans: list[Span]) -> None:
        if not spans:
            return
        for at, block in aligned_tables(self.text, spans):
            if isinstance(block, RawTable):
                self.tables.append(block)
                for row in block.lines:
                    self._add(Role.TABLE_ROW, row)
            else:
                self._lines(block, alone=at == 0 and len(block) == len(spans))

    def _lines(self, spans: Sequence[Span], *, alone: bool) -> None:
        """Lines of one Markdown paragraph: split where it is not one paragraph to the eye."""
        for group, listed in _groups(self.text, spans):
            start, end = group[0].start, group[-1].end
            self._block(Span(start, end), len(group), listed or self.depth > 0)

    def _block(self, span: Span, lines: int, listed: bool) -> None:
        words = self.text[span.start : span.end]
        if not _ALPHA.search(words) or _IMAGES.fullmatch(words):
            self._add(Role.RULE, span)
        elif _LINKS.fullmatch(words):
            self._add(Role.LINK, span)
        elif listed:
            self._add(Role.LIST_ITEM, span)
        elif lines == 1 and (bold := bold_line(words)) is not None:
            self._add(Role.HEADING, Span(span.start + bold[0], span.start + bold[1]), 7)
        elif lines == 1 and looks_like_title(words):
            self._add(Role.TITLE_LINE, span)
        else:
            self._glued(span, words)

    def _glued(self, span: Span, words: str) -> None:
        found = run_in(words)
        if found is None or self._is_dateline(words):
            self._add(Role.PARAGRAPH, span)
            return
        stop = span.start + found.end()
        self._add(Role.RUN_IN, trim(self.text, *(span.start + at for at in found.span(2))), 8, glued=True)
        while self.text[stop] in " \t:\r\n":
            stop += 1
        self._add(Role.PARAGRAPH, Span(stop, span.end))

    def _is_dateline(self, words: str) -> bool:
        return find_dateline(words[:400].replace("*", " "), 0, min(len(words), 400)) is not None


def _line_spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    for found in _BREAK.finditer(text, start):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


_SOFT_END = re.compile(
    r"(?:[,:–—&/(-]"
    r"|\b(?:a|an|the|and|or|of|in|on|at|to|for|from|by|with|as|that|than|is|are|was|were|be|its|our|their))$",
    re.IGNORECASE,
)


_LABELLED = re.compile(r"[A-Z][\w&.,'’/() -]{1,48}:[ \t]*\S")  # `Investors: …`, a line each


def _groups(text: str, spans: Sequence[Span]) -> Iterable[tuple[list[Span], bool]]:
    """Runs of lines that belong together, and whether each is a list item with a bullet glyph.

    A wrapped paragraph is one run. Lines are apart where each could have taken the next one's first word and none goes
    on in the next: an address, a list without bullets.
    """
    outlined = _outlined(text, spans)
    if outlined is not None:
        return outlined
    groups: list[tuple[list[Span], bool]] = []
    apart = _apart(text, spans)
    for at, span in enumerate(spans):
        glyph = _GLYPH.match(text, span.start, span.end)
        if glyph:
            groups.append(([trim(text, glyph.end(), span.end)], True))
            continue
        line = text[span.start : span.end]
        new = not groups or (apart and not groups[-1][1])
        if not new and at and not groups[-1][1]:
            before = text[spans[at - 1].start : spans[at - 1].end]
            new = bold_line(before) is not None or bold_line(line) is not None
            new = new or _IMAGES.fullmatch(before) is not None or _IMAGES.fullmatch(line) is not None
        if new:
            groups.append(([span], False))
        else:
            groups[-1][0].append(span)
    return [(group, listed) for group, listed in groups if group[0].start < group[0].end]


def _outlined(text: str, spans: Sequence[Span]) -> list[tuple[list[Span], bool]] | None:
    """Lines indented under lines that end with a colon, as registries print a record; None where it is no such form."""
    indents = [span.start - max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) - 1 for span in spans]
    least = min(indents)
    heads = [i for i, indent in enumerate(indents) if indent == least and text[spans[i].end - 1] == ":"]
    if not heads or not any(indents[i + 1] > least + 1 for i in heads if i + 1 < len(spans)):
        return None
    groups: list[tuple[list[Span], bool]] = []
    for span, indent in zip(spans, indents, strict=True):
        goes_on = groups and text[span.start].islower() and text[groups[-1][0][-1].end - 1] != ":"
        if goes_on and groups[-1][1] == (indent > least):
            groups[-1][0].append(span)
        else:
            groups.append(([span], indent > least))
    return groups


def _apart(text: str, spans: Sequence[Span]) -> bool:
    if len(spans) < 2:
        return False
    if all(_LABELLED.match(text, *span) for span in spans):
        return True
    width = max(s.end - s.start for s in spans)
    for this, after in pairwise(spans):
        first = text[after.start : min(after.end, after.start + width)].split(None, 1)
        lead = text[after.start]
        if lead.islower() or not first or _SOFT_END.search(text[max(this.start, this.end - 12) : this.end]):
            return False
        if this.end - this.start + 1 + len(first[0]) > width and not ends_sentence(text[this.start : this.end]):
            return False
    return True
