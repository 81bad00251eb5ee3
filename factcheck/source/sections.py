"""Which part each piece of a release plays: headline, highlights, lead, body, quotation, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.source.dateline import find_dateline
from factcheck.source.model import Dateline, SectionKind, Span
from factcheck.source.pieces import Piece, Role
from factcheck.source.stacked import STATEMENT

__all__ = ["Part", "divide", "title_words"]

_BEFORE_LEAD = 40  # pieces; a dateline further down is none
_HEADINGS = (Role.HEADING, Role.RUN_IN)

_TITLES = (
    (
        SectionKind.FORWARD_LOOKING,
        re.compile(r"forward[- ]looking|safe harbou?r|cautionary (?:note|statement|language)", re.I),
    ),
    (SectionKind.ABOUT, re.compile(r"about (?!\d)|(?:company|corporate) (?:profile|overview|background)", re.I)),
    (
        SectionKind.CONTACTS,
        re.compile(
            r"(?:[\w&/,.'’-]{1,30} ){0,6}contacts?(?: (?:info(?:rmation)?|details|persons?|us))?\W*$|contacts?\b"
            r"|(?:for )?(?:more|further|additional) information"
            r"|(?:media|press|investor) (?:inquiries|enquiries|relations)\W*$",
            re.I,
        ),
    ),
    (
        SectionKind.OTHER,
        re.compile(r"(?:legal |important )?(?:disclaimers?|disclosures?)\b|legal notice|sources?(?::|$)", re.I),
    ),
    (
        SectionKind.HIGHLIGHTS,
        re.compile(r"(?:key )?(?:highlights|points|takeaways|facts)\W*$|key (?:highlights|points)\b|at a glance", re.I),
    ),
)
_FORWARD = re.compile(
    r"(?:(?:this|the|certain|some|except|statements?|any|all)\b.{0,200})?"
    r"(?:forward[- ]looking (?:statements?|information)|safe harbou?r)",
    re.I | re.S,
)
_CONTACT = re.compile(
    r"(?:(?i:(?:(?:media|press|investors?|company|corporate|ir|pr|public|general)[ ,&/]{0,3}(?:and )?){0,3}"
    r"(?:relations )?contacts?(?: details)?) ?(?::|$|(?=[A-Z]))"
    r"|(?i:for (?:more|further|additional) information,? (?:please )?contact)"
    r"|(?i:(?:[\w&.]{1,30} ){0,3}(?:investors?|media|press|ir)(?: (?:inquiries|relations|enquiries))?):)"
)
_REACHED = re.compile(r"@\w|\+?\(?\d{3}\)?[-. ]\d{3}|\b(?:tel|phone|email|e-mail)\b", re.I)
_OTHER = re.compile(
    r"view (?:the )?(?:original|source)|source version|(?:featured )?(?:photo|image) (?:by|credit|courtesy|source)"
    r"|disclaimers?\b|disclosures?:|copyright\b|©|\(c\) \d{4}|pickup - |see here for full disclosures|benzinga is\b"
    r"|(?:this|the) (?:post|article|content|press release|communication) (?:contains|is|was|may contain|has been)"
    r" .{0,40}(?:sponsor|paid|advertis|publi)",
    re.I,
)
_SPEAKS = re.compile(
    r"\b(?:said|says|saying|stated|states|commented|comments|added|adds|noted|notes|continued|concluded|explained"
    r"|explains|remarked|told|according to|shared|observed|wrote|emphasi[sz]ed|declared|highlighted)\b",
    re.I,
)


@dataclass(slots=True)
class Part:
    """A section in the making: pieces `first` to `last`."""

    kind: SectionKind
    first: int
    heading: Span | None = None
    title: str = ""


def title_words(plain: str, span: Span) -> str:
    """A heading's words: no marks, single blanks, no closing colon."""
    words = " ".join(plain[span.start : span.end].split())
    words = words[:-1] if words.endswith(".") and not words.endswith(("Inc.", "Corp.", "Ltd.", "Co.")) else words
    return words.rstrip(":").rstrip()


def divide(plain: str, pieces: Sequence[Piece]) -> tuple[list[Part], Dateline | None]:
    """The parts in order, the first piece of each, and the dateline if there is one."""
    return _Divider(plain, pieces).run()


class _Divider:
    def __init__(self, plain: str, pieces: Sequence[Piece]) -> None:
        self.plain = plain
        self.pieces = pieces
        self.parts: list[Part] = []
        self.lead, self.dateline = self._find_lead()
        self.opening = self._opening()
        self.boilerplate = False  # an untitled disclosure or disclaimer runs to the next heading

    def run(self) -> tuple[list[Part], Dateline | None]:
        for at, piece in enumerate(self.pieces):
            if at < self.lead:
                self._front(at, piece)
            elif at == self.lead:
                self._open(SectionKind.LEAD, at)
            elif at <= self.opening:
                continue
            elif self._is_heading(at):
                self._titled(at, piece)
            else:
                self._text(at, piece)
        return self.parts, self.dateline

    def _words(self, piece: Piece, limit: int = 400) -> str:
        start, end = piece.span
        return self.plain[start : min(end, start + limit)].strip()

    def _open(self, kind: SectionKind, at: int, heading: Span | None = None, title: str = "") -> None:
        self.parts.append(Part(kind, at, heading, title))

    @property
    def _kind(self) -> SectionKind | None:
        return self.parts[-1].kind if self.parts else None

    def _find_lead(self) -> tuple[int, Dateline | None]:
        for at, piece in enumerate(self.pieces[:_BEFORE_LEAD]):
            if piece.role in (Role.PARAGRAPH, Role.TITLE_LINE):
                found = find_dateline(self.plain, *piece.span)
                if found:
                    return at, found
        for at, piece in enumerate(self.pieces):
            if piece.role is Role.PARAGRAPH:
                return at, None
            if at and (
                piece.role is Role.RUN_IN
                or (piece.role is Role.HEADING and _kind_of(self._words(piece)) is not SectionKind.HIGHLIGHTS)
            ):
                return at, None
        return len(self.pieces), None

    def _opening(self) -> int:
        """The last piece of the lead: the first paragraph behind a dateline that stands alone."""
        if self.dateline is None or self.pieces[self.lead].span.end > self.dateline.span.end + 4:
            return self.lead
        for at in range(self.lead + 1, min(self.lead + 6, len(self.pieces))):
            piece = self.pieces[at]
            if piece.role is Role.PARAGRAPH:
                return at
            if piece.role not in (Role.RULE, Role.LINK) and not self._words(piece).startswith("By "):
                break
        return self.lead

    def _front(self, at: int, piece: Piece) -> None:
        """Before the lead: the headline, then highlights and lines below the headline."""
        if self._kind is None and self._is_headline(at, piece):
            self._open(SectionKind.HEADLINE, at, piece.span, title_words(self.plain, piece.span))
        elif piece.role is Role.RULE:
            if not self.parts:
                self._open(SectionKind.OTHER, at)
        elif piece.role is Role.LINK:
            self._open(SectionKind.OTHER, at)
        elif piece.role in (Role.HEADING, Role.TITLE_LINE) and _kind_of(self._words(piece)) is SectionKind.HIGHLIGHTS:
            self._open(SectionKind.HIGHLIGHTS, at, piece.span, title_words(self.plain, piece.span))
        elif self._kind is not SectionKind.HIGHLIGHTS:
            self._open(SectionKind.HIGHLIGHTS, at)

    def _is_headline(self, at: int, piece: Piece) -> bool:
        if piece.role in (Role.HEADING, Role.TITLE_LINE):
            return _kind_of(self._words(piece)) is not SectionKind.HIGHLIGHTS
        return piece.role is Role.PARAGRAPH and self.dateline is not None

    def _is_heading(self, at: int) -> bool:
        piece = self.pieces[at]
        if piece.role in _HEADINGS:
            return not (
                self._kind is SectionKind.CONTACTS and piece.level >= 7 and _kind_of(self._words(piece)) is None
            )
        if piece.role is not Role.TITLE_LINE:
            return False
        words = self._words(piece)
        if _kind_of(words) is not None or STATEMENT.search(words):
            return True
        if self._kind in (SectionKind.CONTACTS, SectionKind.OTHER):
            return False
        after = next((p for p in self.pieces[at + 1 : at + 4] if p.role is not Role.RULE), None)
        if after is None:
            return False
        text = after.role is Role.PARAGRAPH and after.span.end - after.span.start > 40  # not the next cell of a table
        return text or after.role in (Role.LIST_ITEM, Role.TABLE_ROW)

    def _titled(self, at: int, piece: Piece) -> None:
        kind = _kind_of(self._words(piece))
        self.boilerplate = kind is SectionKind.OTHER
        self._open(kind or SectionKind.BODY, at, piece.span, title_words(self.plain, piece.span))

    def _text(self, at: int, piece: Piece) -> None:
        kind = self._text_kind(at, piece)
        if kind is not self._kind:
            running = kind in (SectionKind.BODY, SectionKind.QUOTATION) and self._kind in (
                SectionKind.BODY,
                SectionKind.QUOTATION,
            )
            self._open(kind, at, None, self.parts[-1].title if running else "")

    def _text_kind(self, at: int, piece: Piece) -> SectionKind:
        now = self._kind or SectionKind.BODY
        if piece.role is Role.LINK:
            return SectionKind.OTHER
        if piece.role is Role.RULE:
            rest = (p.role for p in self.pieces[at + 1 : at + 40] if p.role is not Role.RULE)
            return SectionKind.OTHER if next(rest, Role.LINK) is Role.LINK else now
        if piece.role is Role.PARAGRAPH:
            plain_kind = self._boilerplate_kind(piece)
            if plain_kind is not None:
                self.boilerplate = plain_kind is SectionKind.OTHER
                return plain_kind
        if now is SectionKind.LEAD:
            now = SectionKind.BODY
        if (now is SectionKind.OTHER and not self.boilerplate) or self._is_statement(now, piece):
            now = SectionKind.BODY
        if now in (SectionKind.BODY, SectionKind.QUOTATION):
            quoted = piece.role is Role.PARAGRAPH and self._is_quotation(piece, now)
            return SectionKind.QUOTATION if quoted else SectionKind.BODY
        return now

    def _is_statement(self, now: SectionKind, piece: Piece) -> bool:
        """Financial statements stand behind the contacts and are none."""
        if now not in (SectionKind.CONTACTS, SectionKind.FORWARD_LOOKING, SectionKind.ABOUT):
            return False
        return piece.role is Role.TABLE_ROW or (
            now is SectionKind.CONTACTS and STATEMENT.search(self._words(piece, 120)) is not None
        )

    def _boilerplate_kind(self, piece: Piece) -> SectionKind | None:
        words = self._words(piece)
        if _CONTACT.match(words) and _REACHED.search(self._words(piece, 1200)):
            return SectionKind.CONTACTS
        if _OTHER.match(words):
            return SectionKind.OTHER
        if piece.span.end - piece.span.start > 250 and _FORWARD.match(words):
            return SectionKind.FORWARD_LOOKING
        return None

    def _is_quotation(self, piece: Piece, now: SectionKind) -> bool:
        segments = self.plain[piece.span.start : piece.span.end].split('"')
        quoted = sum(map(len, segments[1::2]))
        said = sum(map(len, segments[::2]))
        if quoted <= said:
            return False
        return now is SectionKind.QUOTATION or any(_SPEAKS.search(words[:600]) for words in segments[::2])


def _kind_of(title: str) -> SectionKind | None:
    words = title.strip(" :*_#-")
    if len(words) > 160:
        return None
    for kind, pattern in _TITLES:
        if pattern.search(words) if kind is SectionKind.FORWARD_LOOKING else pattern.match(words):
            return kind
    return None
