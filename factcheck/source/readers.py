"""`read`: a release or a draft, from a file, bytes or text, to a Document."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

from factcheck.errors import BinaryInput, EmptyInput, InputError, MissingInput, TooLargeInput
from factcheck.source.decoding import decode, refuse_foreign
from factcheck.source.document import Document
from factcheck.source.frontmatter import parse_front_matter
from factcheck.source.layout import Layout, lay_out
from factcheck.source.model import Block, Dateline, Section, SectionKind, Sentence, Span, Table
from factcheck.source.pieces import Piece, Role
from factcheck.source.plain import is_blank, to_plain
from factcheck.source.sections import Part, divide
from factcheck.source.sentences import split_sentences

__all__ = ["load", "read"]

_FILE_NAME = re.compile(r"\S+\.(?:md|markdown|mkd|txt|text|html?|docx?|pdf|rtf|odt|json|csv|xml)", re.IGNORECASE)
_FOREIGN = {".pdf": "PDF", ".docx": "DOCX", ".doc": "the old Word format", ".rtf": "RTF", ".odt": "ODT"}
_BLOCKS = {
    Role.HEADING: Block.HEADING,
    Role.RUN_IN: Block.HEADING,
    Role.TITLE_LINE: Block.TITLE_LINE,
    Role.PARAGRAPH: Block.PARAGRAPH,
    Role.LINK: Block.PARAGRAPH,
    Role.LIST_ITEM: Block.LIST_ITEM,
    Role.TABLE_ROW: Block.TABLE_ROW,
}


def read(source: str | bytes | os.PathLike[str], *, limit: int = 20_000_000) -> Document:
    """Reads a document.

    A path is a file. A str is a file's path when it is one line and there is such a file, or when it is one word that
    ends as a file name does; any other str is the text itself. Bytes are UTF-8, or what their byte order mark says (the
    mark is no part of the text), or Windows-1252 where that is plausible. Line ends and all else stay as they are.

    `limit` is in bytes. Raises a subclass of InputError, with one line that says what is wrong and what to do.
    """
    if isinstance(source, bytes):
        return _from_bytes(source, "the input", None, limit)
    if isinstance(source, str):
        if not _names_file(source):
            return _from_text(source, limit)
        path = source
    else:
        path = os.fspath(source)
    return _from_bytes(load(path, limit), _shown(path), path, limit)


def _names_file(source: str) -> bool:
    if "\n" in source or "\r" in source or "\0" in source or not 0 < len(source) <= 4096:
        return False
    if _FILE_NAME.fullmatch(source):
        return True
    try:
        return os.path.exists(source)
    except (OSError, ValueError):
        return False


def _shown(path: str) -> str:
    return path if path.isprintable() else ascii(path)


def load(path: str, limit: int) -> bytes:
    """The bytes of a file, and of one that is over the limit one byte more than that."""
    name = _shown(path)
    try:
        with open(path, "rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise MissingInput(f"{name}: there is no such file; check the name and the folder") from None
    except IsADirectoryError:
        raise InputError(f"{name}: this is a folder; name a file in it") from None
    except PermissionError:
        raise MissingInput(f"{name}: may not be read; ask for the permission to read it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file name"
        raise InputError(f"{name}: cannot be read ({reason}); check the file") from None


def _from_bytes(raw: bytes, name: str, path: str | None, limit: int) -> Document:
    if len(raw) > limit:
        raise TooLargeInput(f"{name}: larger than the limit of {limit:,} bytes; raise the limit or give a part of it")
    refuse_foreign(name, raw[:2048])
    kind = _FOREIGN.get(Path(path).suffix.lower()) if path and raw else None
    if kind:
        raise BinaryInput(f"{name}: {kind} is not read yet; save it as plain text or Markdown and read that")
    return _document(decode(raw, name), hashlib.sha256(raw).hexdigest(), name, path)


def _from_text(text: str, limit: int) -> Document:
    if len(text) <= limit:
        raw = text.encode("utf-8", "surrogatepass")
        if len(raw) <= limit:
            refuse_foreign("the text", text[:512])
            return _document(text, hashlib.sha256(raw).hexdigest(), "the text", None)
    raise TooLargeInput(f"the text: larger than the limit of {limit:,} bytes; raise the limit or give a part of it")


def _document(text: str, sha256: str, name: str, path: str | None) -> Document:
    body, metadata = parse_front_matter(text)
    if is_blank(text[body:]):
        raise EmptyInput(
            f"{name}: there is no text{' under the front matter' if body else ''} to read; give a release or a draft"
        )
    plain = to_plain(text, body)
    layout = lay_out(text, body)
    parts, dateline = divide(plain, layout.pieces)
    sentences = _sentences(text, layout.pieces, parts, dateline)
    sections = _sections(Span(body, len(text)), layout.pieces, parts, sentences)
    return Document(
        text=text,
        plain=plain,
        sha256=sha256,
        path=path,
        body=Span(body, len(text)),
        metadata=metadata,
        sections=sections,
        sentences=sentences,
        tables=_tables(layout, sections),
        dateline=dateline,
    )


def _sentences(
    text: str, pieces: Sequence[Piece], parts: Sequence[Part], dateline: Dateline | None
) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    section = 0
    for number, piece in enumerate(pieces):
        while section + 1 < len(parts) and parts[section + 1].first <= number:
            section += 1
        for span in _spans(text, piece, dateline):
            found.append(Sentence(len(found), span, _BLOCKS[piece.role], section, number))
    return tuple(found)


def _spans(text: str, piece: Piece, dateline: Dateline | None) -> Sequence[Span]:
    if piece.role is Role.RULE:
        return ()
    start, end = piece.span
    if dateline is not None and start <= dateline.span.start < end:
        start = dateline.span.end
        while start < end and text[start] in "*_":  # `**CITY, Date (WIRE) —** Text`
            start += 1
    if piece.role in (Role.PARAGRAPH, Role.LIST_ITEM) or start > piece.span.start:
        return list(split_sentences(text, Span(start, end)))
    return () if is_blank(text[start:end]) else (Span(start, end),)


def _sections(
    body: Span, pieces: Sequence[Piece], parts: Sequence[Part], sentences: Sequence[Sentence]
) -> tuple[Section, ...]:
    if not parts:
        return (Section(0, SectionKind.BODY, "", None, body, 0, len(sentences)),)
    starts = [body.start, *(pieces[part.first].outer for part in parts[1:]), body.end]
    counts = [0] * (len(parts) + 1)
    for sentence in sentences:
        counts[sentence.section + 1] += 1
    for at in range(len(parts)):
        counts[at + 1] += counts[at]
    return tuple(
        Section(at, part.kind, part.title, part.heading, Span(starts[at], starts[at + 1]), counts[at], counts[at + 1])
        for at, part in enumerate(parts)
    )


def _tables(layout: Layout, sections: Sequence[Section]) -> tuple[Table, ...]:
    at_start = {piece.span.start: number for number, piece in enumerate(layout.pieces)}
    found: list[Table] = []
    section = 0
    for table in layout.tables:
        while section + 1 < len(sections) and sections[section + 1].span.start <= table.span.start:
            section += 1
        number = at_start.get(table.lines[0].start, 0) if table.lines else 0
        found.append(Table(table.span, table.header, table.rows, _caption(layout.pieces, number), section))
    return tuple(found)


def _caption(pieces: Sequence[Piece], number: int) -> Span | None:
    if number == 0:
        return None
    above = pieces[number - 1]
    if above.role in (Role.HEADING, Role.TITLE_LINE, Role.RUN_IN):
        return above.span
    return above.span if above.role is Role.PARAGRAPH and above.span.end - above.span.start <= 200 else None
