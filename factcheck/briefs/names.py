"""Who sends a release out: the name in full, the name for short, and where the two are given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Span

__all__ = ["Issuer", "issuer_of"]

_NAME = re.compile(
    r"[A-Z][\w.&'’-]{0,40}(?: (?:[A-Z&][\w.&'’-]{0,40}|of|and)(?![\w]))"
    r"{0,7}(?:,? (?:Inc|Corp|Corporation|Ltd|Limited|LLC|LLP|PLC|plc|AG|SA|SE|AB|ASA|Co|N\.V|S\.A)\b\.?)?"
)
# What makes it the sender: a definition of "the Company", or that it announces this itself on this day.
_ANNOUNCES = re.compile(
    r"\b(?:today (?:announc|report|publish|provid|said)|announced today|is pleased to announce|has announced)"
)
_REACH = 500  # characters of the opening in which it says so
_ALIAS = re.compile(r"[“\"”]([^“”\"]{1,40}?),?[”\"]")
_COMPANY = re.compile(r"(?:the )?company", re.IGNORECASE)
_GENERIC = re.compile(r"(?:the )?(?:company|firm|group|corporation)|we|us|our|[A-Z]{2,5}", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:The|A|An|In|On|This|As|With|At|For|It|We|Our)\b")
_JOINED = re.compile(r"\) and [A-Z]")  # two companies announce together
_SUFFIX = re.compile(
    r",? (?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|LLP|PLC|plc|AG|SA|SE|AB|ASA|Co|N\.V|S\.A)\b\.?\Z"
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The company whose release it is; `span` is the sentence that names it in full."""

    full: str
    short: str
    span: Span

    @property
    def plain(self) -> str:
        """The full name without "Inc." and the like, for where a stop would stand in the middle."""
        return _SUFFIX.sub("", self.full)

    def is_named_in(self, text: str) -> bool:
        """Whether a text has the name, in full or for short."""
        return self.short in text or self.plain in text

    def is_named_in_full(self, text: str) -> bool:
        """Whether a text has the full name."""
        return self.plain in text


def issuer_of(document: Document, opening: Span) -> Issuer | None:
    """The issuer, from a sentence of the opening; None where that does not say that the release is its own."""
    text = display(document, opening)[:_REACH]
    name = _NAME.match(text)
    if name is None or _NO_NAME.match(text):
        return None
    full = name.group().strip(" ,").removesuffix(" and")
    aliases = _ALIAS.findall(text)
    defined = any(_COMPANY.fullmatch(alias) for alias in aliases)
    announces = _ANNOUNCES.search(text)
    others = announces is not None and _JOINED.search(text, name.end(), announces.start())
    if len(full) < 3 or others or not (defined or announces):
        return None
    own = [a for a in aliases if not _GENERIC.fullmatch(a) and a[:3].casefold() == full[:3].casefold()]
    return Issuer(full, own[0] if own else _short(document, full), opening)


def _short(document: Document, full: str) -> str:
    """What the release calls it for short: the fewest words of its name that stand alone somewhere in the text."""
    words = _SUFFIX.sub("", full).split()
    for count in range(1, len(words)):
        name = " ".join(words[:count])
        if len(name) < 4 or name.split()[-1] in ("of", "and", "&"):
            continue
        alone = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-]|[.,]? (?:{re.escape(words[count])}|Inc|Corp|Ltd))")
        if len(alone.findall(document.plain)) >= 2:
            return name
    return " ".join(words)
