"""Who said a passage: direct quotations and their attributions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.source.model import Span

_SAYING = (
    r"(?:said|says|added|adds|noted|notes|commented|comments|stated|states|explained|continued|concluded|remarked)"
)
_INITIAL = r"(?:[A-Z]\.)"
_PART = rf"(?:{_INITIAL}|[A-Z][\w'’-]+|de|van|von|der|la|bin)"
_NAME = rf"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? |Professor )?(?:{_INITIAL}|[A-Z][\w'’-]*)(?: {_PART})+"
_AFTER = re.compile(rf"\s*,?\s*{_SAYING}\s+({_NAME})")
_AFTER_NAME = re.compile(rf"\s*,?\s*({_NAME}),?[^\"]{{0,120}}?\b{_SAYING}\b(?!,?:?\s*\")")
_BEFORE = re.compile(rf"({_NAME})(?:,[^\".]{{0,160}}?)?,?\s+{_SAYING},?:?\s*$")
_AFTER_PRONOUN = re.compile(rf"\s*,?\s*(?:he|she)\s+{_SAYING}\b")
_OPENS = re.compile(rf"\s*({_NAME})")
_SAYS = re.compile(rf"\b{_SAYING}\b|\baccording to\b")
_QUOTE = re.compile(r'"([^"]{2,4000})"')


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks and who is said to have said them, None where the text does not tell."""

    span: Span  # the words between the marks, code points into the text
    speaker: str | None


def surname(name: str) -> str:
    """The last part of a name, in lower case."""
    return name.rsplit(maxsplit=1)[-1].lower().strip(".") if name.split() else ""


def is_attributed(text: str) -> bool:
    """Whether a statement reports what somebody said."""
    return _SAYS.search(text) is not None


def quotations(plain: str, start: int, end: int) -> tuple[Quotation, ...]:
    """The direct quotations of one paragraph `plain[start:end]`, whose quotation marks are straight.

    A quotation without an attribution of its own that goes on after one in the same paragraph is the same speaker's;
    "she said" is whom the paragraph opens with.
    """
    found: list[Quotation] = []
    speaker: str | None = None
    for match in _QUOTE.finditer(plain, start, end):
        own = _attribution(plain, match.start(), match.end(), start, end)
        if own is None and speaker is None and _AFTER_PRONOUN.match(plain, match.end(), end):
            opening = _OPENS.match(plain, start, match.start())
            own = opening.group(1).strip() if opening else None
        speaker = own or speaker
        found.append(Quotation(Span(match.start(1), match.end(1)), speaker))
    return tuple(found)


def _attribution(plain: str, opening: int, closing: int, start: int, end: int) -> str | None:
    after = plain[closing : min(end, closing + 240)]
    match = _AFTER.match(after) or _AFTER_NAME.match(after)
    if match is None:
        match = _BEFORE.search(plain[max(start, opening - 240) : opening])
    return match.group(1).strip() if match else None
