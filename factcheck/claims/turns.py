"""The turns of a transcript: "Ann Berg, Chairman:", "Ann Berg -- Chairman", "ANN BERG:", "Q - Ann Berg"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.claims.people import holders, roles_in
from factcheck.source.model import Span

_PART = r"[A-Z][\w'’.-]*"
_NAME = rf"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?{_PART}(?: (?:{_PART}|de|van|von|der|la|bin)){{1,4}}"
_TITLE = r"[A-Z][^\n:]{2,110}"
_LABELS = (
    re.compile(rf"[ \t]*(?P<who>{_NAME}|Operator|OPERATOR)(?:[ \t]*(?:,|--|—|–)[ \t]*(?P<title>{_TITLE}?))?[ \t]*:"),
    re.compile(rf"[ \t]*(?P<who>{_NAME})[ \t]*(?:--|—|–)[ \t]*(?P<title>{_TITLE})[ \t]*$", re.M),
    re.compile(
        rf"[ \t]*[QA][ \t]*(?:--|[-—–:.])[ \t]*(?P<who>{_NAME})(?:[ \t]*(?:,|--|—|–)[ \t]*(?P<title>{_TITLE}?))?"
        r"[ \t]*(?::|$)",
        re.M,
    ),
)
_LONGEST_LABEL = 160
_FEWEST, _WORDS = 3, 3
# Labels of contact blocks and fact boxes look like names.
_NO_PERSON = frozenset(
    """contact contacts media investor investors relations release company press email phone tel telephone website
    source date time conference call dial webcast webcasts information about note notes key financial highlights
    quarter results total net program location venue registration ticker number""".split()
)
OPERATOR = "Operator"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says at a stretch, and the title that the label gives."""

    span: Span
    speaker: str
    title: str = ""


def turns(plain: str) -> tuple[Turn, ...]:
    """The turns of a transcript; none where a text is no transcript.

    One has several turns and somebody who speaks twice, and an operator, or people whose role it tells.
    """
    labels = []
    start = 0
    for line in plain.splitlines(keepends=True):
        label = _label(line[:_LONGEST_LABEL].rstrip("\n"))
        if label is not None:
            who, title, length = label
            labels.append((start, start + length, who, title))
        start += len(line)
    if len(labels) < _FEWEST:
        return ()
    ends = [row[0] for row in labels[1:]] + [len(plain)]
    found = [
        Turn(Span(after, end), OPERATOR if who.lower() == "operator" else _capitalised(who), title)
        for (_, after, who, title), end in zip(labels, ends, strict=True)
        if len(plain[after : min(end, after + 400)].split()) >= _WORDS
    ]
    spoken = [t.speaker for t in found]
    twice = len(spoken) > len(set(spoken)) or OPERATOR in spoken
    if len(found) < _FEWEST or len(set(spoken)) < 2 or not twice:
        return ()
    titled = OPERATOR in spoken or any(roles_in(t.title) for t in found)
    return tuple(found) if titled or set(spoken) & set(holders(plain).values()) else ()


def _label(line: str) -> tuple[str, str, int] | None:
    for pattern in _LABELS:
        match = pattern.match(line)
        if match is None:
            continue
        who = match["who"].strip()
        if {w.lower().strip(".,") for w in who.split()} & _NO_PERSON:
            return None
        return who, (match["title"] or "").strip(), match.end()
    return None


def _capitalised(name: str) -> str:
    return name.title() if name.isupper() else name
