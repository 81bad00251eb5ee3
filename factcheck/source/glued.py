"""Headings that only the whole document gives away: glued to their text, or bold with a full stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from factcheck.source.model import Span
from factcheck.source.pieces import Piece, Role, looks_like_title, trim
from factcheck.source.words import OPENING_WORDS

__all__ = ["mend"]

_ABOUT = re.compile(r"about (?=[A-Z0-9])", re.IGNORECASE)
_REACH = 120  # a heading is over by then
_SEAM = re.compile(r"(?<=[a-z0-9.)®™])(?=[A-Z])")
_TOKEN = re.compile(r"[^\W_][\w.&’'-]*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,100}\.)\1")
_MOST_WORDS = 8
_CONTACT = re.compile(r"(?:[A-Z][a-z]{1,20} ){0,2}(?:Contacts?|Contact Details)(?=[A-Z])")


def mend(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with such headings set apart."""
    return list(_Mender(text, pieces).pieces_mended())


class _Mender:
    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.text = text
        self.pieces = pieces
        self.run_ins = any(piece.role is Role.RUN_IN for piece in pieces)

    @cached_property
    def tokens(self) -> dict[str, int]:
        """How often each word stands in the document; a word that holds a seam and occurs once is none."""
        seen: dict[str, int] = {}
        for token, count in Counter(_TOKEN.findall(self.text)).items():
            word = token.rstrip(".'’-")
            seen[word] = seen.get(word, 0) + count
        return {w: count for w, count in seen.items() if count > 1 or w[1:].islower() or not _SEAM.search(w)}

    def pieces_mended(self) -> Iterator[Piece]:
        for piece in self.pieces:
            if piece.role is Role.TITLE_LINE:
                found = _CONTACT.match(self.text, *piece.span)
                yield from self._split(piece, found.end()) if found else (piece,)
                continue
            if piece.role is not Role.PARAGRAPH:
                yield piece
                continue
            words = self.text[piece.span.start : min(piece.span.end, piece.span.start + 2 * _REACH)]
            seam = self._seam(words) if _ABOUT.match(words) else self._title_seam(words)
            if seam is not None:
                yield from self._split(piece, piece.span.start + seam)
            elif self.run_ins and self._is_bold_title(piece, words):
                yield Piece(Role.HEADING, Span(piece.span.start + 2, piece.span.end - 2), piece.outer, 7)
            else:
                yield piece

    def _split(self, piece: Piece, at: int) -> Iterator[Piece]:
        yield Piece(Role.RUN_IN, trim(self.text, piece.span.start, at), piece.outer, 8, glued=True)
        yield Piece(Role.PARAGRAPH, Span(at, piece.span.end), at)

    def _is_bold_title(self, piece: Piece, words: str) -> bool:
        """`**Outlook.**` on a line of its own, in a release whose headings are of that kind."""
        found = _BOLD.fullmatch(words)
        return (
            found is not None and piece.span.end - piece.span.start == len(words) and len(words.split()) <= _MOST_WORDS
        )

    def _seam(self, words: str) -> int | None:
        """Where the text begins in `About AcmeAcme makes…`, where that is certain.

        The glued word occurs nowhere else, both halves do, or the second repeats the first word of the heading.
        """
        if len(words) < 2 * _MOST_WORDS or not re.search(r"\s\S+\s\S+\s", words[10:]):
            return None
        name = words[6:].split(None, 1)[0]
        for seam in _SEAM.finditer(words, 7, min(len(words), _REACH)):
            at = seam.start()
            token = _around(words, at)
            left, right = words[token[0] : at].rstrip("."), words[at : token[1]].rstrip(".,;'’")
            if words[token[0] : token[1]].rstrip(".,") in self.tokens or len(right) < 2:
                continue
            repeats = len(left) > 2 and words.startswith(words[6 : 6 + min(len(left), len(name))], at)
            if repeats or (len(left) > 1 and left in self.tokens and right in self.tokens):
                return at
        return None

    def _title_seam(self, words: str) -> int | None:
        """Where the text begins in `Recent ResultsIn March…`: a title, then a usual opener or a word often used."""
        for seam in _SEAM.finditer(words, 8, min(len(words), _REACH)):
            at = seam.start()
            start, end = _around(words, at)
            left, right = words[start:at], words[at:end].rstrip(".,;'’")
            if len(left) < 3 or left not in self.tokens or words[start:end].rstrip(".,") in self.tokens:
                continue
            opener = len(right) > 1 and right.lower() in OPENING_WORDS
            common = len(right) > 4 and self.tokens.get(right, 0) > 2
            if (opener or common) and start > 2 and looks_like_title(words[:at]) and words[end : end + 1] == " ":
                return at
        return None


def _around(words: str, at: int) -> tuple[int, int]:
    start = at
    while start and not words[start - 1].isspace():
        start -= 1
    end = at
    while end < len(words) and not words[end].isspace():
        end += 1
    return start, end
