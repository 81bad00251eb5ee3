"""Bytes to text, without guessing more than an editor would accept."""

from __future__ import annotations

import codecs
import re

from factcheck.errors import BinaryInput, UndecodableInput

__all__ = ["decode", "refuse_foreign"]

_BOMS = (  # UTF-32 first: its little-endian mark begins with the one of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "DOCX (or another zipped format)"),
    (b"PK\x05\x06", "DOCX (or another zipped format)"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "the old Word format"),
)
_HTML = re.compile(r"\s{0,200}(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
# What is left of UTF-8 that broke off, is too long or codes a surrogate. Of two bytes, an accented letter that ends
# words may be in front of a closing quote or a dash: `Nestlé’s`.
_BROKEN_UTF8 = re.compile(
    rb"[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]|[\xe2-\xe7\xee\xef][\x80-\xbf]"
    rb"|[\xe0\xe1\xe8-\xed](?![\x85\x92\x94\x96\x97\x99\xae\xbb])[\x80-\xbf]"
)
_TYPOGRAPHY = re.compile(rb"[\x80\x82\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xae\xb0-\xb7\xbd\xc0-\xd6\xd8-\xf6\xf8-\xff]")
_NOT_YET = "{name}: {kind} is not read yet; save it as plain text or Markdown and read that"


def refuse_foreign(name: str, head: bytes | str) -> None:
    """Raise BinaryInput when the first bytes or characters are those of a format that is not read."""
    if isinstance(head, bytes):
        for magic, kind in _MAGIC:
            if head.startswith(magic):
                raise BinaryInput(_NOT_YET.format(name=name, kind=kind))
        head = head[:512].decode("latin-1").removeprefix("\xef\xbb\xbf")
    if _HTML.match(head.removeprefix("\ufeff")):
        raise BinaryInput(_NOT_YET.format(name=name, kind="HTML"))


def decode(raw: bytes, name: str) -> str:
    """The text of `raw`; a byte order mark decides and is no part of the text, else UTF-8, else Windows-1252.

    Windows-1252 is taken only when it is plausible: hardly any control characters, and nothing that is UTF-8 beyond
    ASCII, whole or broken (a file that mixes the two would be read as garbage, figures and currencies and all).
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise UndecodableInput(
                    f"{name}: says it is {encoding.upper()} but breaks off at byte {error.start}; save it as UTF-8"
                ) from None
    if len(_CONTROLS.findall(raw)) > max(8, len(raw) // 500):
        raise BinaryInput(f"{name}: this is binary, not text; give the release as Markdown or plain text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(raw, name, error.start)


def _windows(raw: bytes, name: str, at: int) -> str:
    high = len(_HIGH.findall(raw))
    plausible = (
        not _BROKEN_UTF8.search(raw)
        and raw.decode("utf-8", "ignore").isascii()
        and not _CONTROLS.search(raw)
        and high <= max(4, len(raw) // 4)
        and len(_TYPOGRAPHY.findall(raw)) * 10 >= high * 9
    )
    if plausible:
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError:
            pass
    raise UndecodableInput(f"{name}: not valid UTF-8 at byte {at}, and no other encoding can be told; save it as UTF-8")
