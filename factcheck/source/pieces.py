"""The pieces that a layout is made of, and the looks of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from factcheck.source.model import Span

__all__ = ["Piece", "Role", "bold_line", "ends_sentence", "looks_like_title", "run_in", "trim"]


class Role(Enum):
    """What a piece is, before it is known which part it plays."""

    HEADING = auto()
    RUN_IN = auto()  # a heading in bold on the same line as its text
    TITLE_LINE = auto()
    PARAGRAPH = auto()
    LIST_ITEM = auto()
    TABLE_ROW = auto()
    LINK = auto()  # nothing but links
    RULE = auto()  # no words: a rule, an image, marks; gives no sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """A block: `span` is its content, `outer` where its marker or indent begins."""

    role: Role
    span: Span
    outer: int
    level: int = 0
    glued: bool = False  # text goes on behind it on the same line


_END = re.compile(r"[.!?…;,][\"'”’)\]*_]{0,4}$")
_BOLD = re.compile(r"(\*\*\*?|__)(?=\S)((?:(?!\1).){1,300}?)\1[ \t]*:?$")
_RUN_IN = re.compile(r"(\*\*|__)(?=[^\s*])([^*\r\n]{1,160}?)\1")
_KNOWN_TITLE = re.compile(
    r"(?:about\b|(?:cautionary|safe harbou?r|forward[- ]looking|disclaimer|important (?:notice|information)"
    r"|(?:for )?(?:more|further|additional) information|non-gaap|use of non-gaap|conference call|webcast"
    r"|(?:media|press|investor|company|corporate|ir|pr)?\W{0,3}(?:relations )?contacts?\b"
    r"|(?:key |financial |business |corporate |recent )?(?:highlights|takeaways|points)))",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\b(?:Inc|Corp|Ltd|Co|Cos|LLC|L\.P|L\.L\.C|N\.V|S\.A|S\.p\.A|K\.K|A\.G|U\.S|Ph\.D|M\.D|Jr|Sr)\.$")
_WORD = re.compile(r"[^\W\d_][\w'’&./-]*")
_SMALL_WORDS = """
about above after and are before between during from into more over than that their them these they this under upon
versus what when which while will with within without your
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def trim(text: str, start: int, end: int) -> Span:
    """The range without the blanks at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, max(start, end - (len(words) - len(words.rstrip()))))


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence or a clause does, so that it is no title; `Acme, Inc.` does not."""
    if _END.search(line[-6:]) is None:
        return False
    return len(line) > 90 or _FIRM.search(line[-16:]) is None


def bold_line(line: str) -> tuple[int, int] | None:
    """Where the words stand in a line that is bold from end to end and no sentence, else None."""
    found = _BOLD.fullmatch(line) if len(line) <= 320 else None
    if found is None or ends_sentence(found[2]):
        return None
    start = found.start(2)
    return start, start + len(found[2].rstrip())


def run_in(line: str) -> re.Match[str] | None:
    """A heading in bold with its text behind it on the same line: group 2 is its words."""
    found = _RUN_IN.match(line)
    if found is None:
        return None
    words, rest = found[2].strip(), line[found.end() :]
    follows = rest.lstrip(" \t:")
    if not follows or len(follows.split(None, 4)) < 4 or not _opens(follows):
        return None
    marked = words[-1:] in (".", ":", "?") or rest[:1] == ":"
    glued = not rest[:1].isspace() and rest[:1] not in ",;)]-–—"
    about = _KNOWN_TITLE.match(words) is not None
    return found if marked or glued or (about and follows[:1].isupper()) else None


def _opens(words: str) -> bool:
    return words[0].isupper() or words[0].isdigit() or words[0] in "“\"'‘([$€£*_"


def looks_like_title(line: str) -> bool:
    """Whether an unmarked line, alone on its own, looks like a heading: capitals, title case or a usual name."""
    if len(line) > 220 or ends_sentence(line) or "@" in line or "://" in line or "www." in line.lower():
        return False
    words = _WORD.findall(line)
    if not words or (line[0] in "([*" and line[-1] not in ")]*"):
        return False
    if line.upper() == line:
        return len(words) > 1 or len(words[0]) > 3
    if _KNOWN_TITLE.match(line) and len(words) <= 10:
        return True
    if not (line[0].isupper() or line[0].isdigit()):
        return False
    long = [w for w in words if len(w) > 3 and w.lower() not in _SMALL]
    capitals = sum(not w[0].islower() for w in long)
    return bool(long) and capitals == len(long)
