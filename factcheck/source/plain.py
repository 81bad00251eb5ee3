"""The plain copy of a text that rules read: same length, same offsets, no marks and no typography."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["is_blank", "to_plain"]

_SINGLE = "‘’‚‛ʼ＇"
_DOUBLE = "“”„‟＂"
_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"
_INVISIBLE = "\u200b\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Inside a word or figure they must not part it ("not", "41 boats"): the tokens of the plain text skip soft hyphens.
_INSIDE = re.compile(rf"(?<=\w)[{_INVISIBLE}\u2060\u200c\u200d\u00ad]+(?=\w)")
_JOINED = "\u00ad"
_BULLETS = "•●▪◦‣⁃○■□►▶➤✓✔"
_KEPT_FORMS = ("<super>", "<sub>", "<circle>")  # `12②` must not become 122


class _Letters(dict[int, int | str]):
    """What each code point becomes; worked out when it is first seen."""

    def __missing__(self, code: int) -> int | str:
        char = chr(code)
        self[code] = value = _letter(char)
        return value


def _letter(char: str) -> str:
    for group, replacement in ((_SINGLE, "'"), (_DOUBLE, '"'), (_HYPHENS, "-"), (_INVISIBLE, " "), (_BULLETS, " ")):
        if char in group:
            return replacement
    if char in "\t\n\r":
        return char
    if char.isspace() or unicodedata.category(char) in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    if unicodedata.decomposition(char).startswith(_KEPT_FORMS):
        return char
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


_LETTERS = _Letters()
_ODD = re.compile(r"[^\t\n\r -~]+")  # what may become something else; all plain letters and marks stay
_INK = re.compile(r"[!-~]")

_TARGET = (
    r"\]\([ \t]{0,9}(?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,9})"
    r"(?:[ \t]{1,9}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?[ \t]{0,9}\)"
)
_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<break>\\(?=[\r\n]))"
    r"|(?P<url>(?:https?://|www\.)[^\s<>()\[\]|*\"“”]{1,4000})"
    r"|(?P<run>\*+|_+)"
    r"|(?P<open>!?\[)"
    rf"|(?P<link>{_TARGET})"
    r"|(?P<reference>\]\[[^\[\]\n]{0,200}\])"
    r"|(?P<close>\])"
    r"|(?P<code>`+)"
    r"|(?P<auto><(?=(?:https?://|mailto:)[^<>\s]{1,2000}>|[\w.+-]{1,64}@[\w.-]{1,200}>))"
    r"|(?P<tag></?(?:a|b|i|u|em|strong|sup|sub|br|span|p|div)(?:[ \t/][^<>\n]{0,500})?>)"
    r"|(?P<paragraph>(?:\r\n?|\n)[ \t]*(?:\r\n?|\n))"
)
# Where one may begin: a set of letters alone is what `re` finds quickly.
_MAY_BEGIN = re.compile(r"[\\hw*_!\[\]`<\r\n](?:(?<=[^hw])|(?<=h)ttp|(?<=w)ww)")
_LINE_MARK = re.compile(
    r"^(?P<quote>[ \t]{0,9}(?:>[ \t]?){1,20})?"
    r"(?:[ \t]{0,20}(?:(?P<rule>(?:[-=*_|:+][ \t]*){3,})$|(?P<list>[-*+•](?=[ \t]))|(?P<head>#{1,6}(?=[ \t]|$))))?",
)
_CLOSING_HASHES = re.compile(r"[ \t]#+[ \t]*$")
_LINES = re.compile(r"[^\r\n]+")


def is_blank(text: str) -> bool:
    """Whether nothing in `text` would leave a mark on paper."""
    return _INK.search(text) is None and not text.translate(_LETTERS).strip()


def to_plain(text: str, body: int = 0) -> str:
    """`text` for rules to read, code point for code point; what stands before `body` is blanked.

    Marks of Markdown become spaces, as do link targets, table pipes and escaping backslashes; quotes, spaces, hyphens
    and the minus sign become the plain ones; en and em dashes, superscripts and line breaks stay as they are.
    """
    copy = text if text.isascii() else _INSIDE.sub(lambda match: _JOINED * len(match.group()), text)
    copy = _ODD.sub(lambda match: match.group().translate(_LETTERS), copy)
    blanks = [*_line_marks(copy, body), *_inline_marks(copy, body)]
    front = _LINES.sub(lambda m: " " * len(m[0]), copy[:body])
    return front + _blank(copy, body, sorted(blanks))


def _blank(copy: str, body: int, blanks: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = body
    for start, end in blanks:
        if end <= at:
            continue
        first = max(start, at)
        parts.append(copy[at:first])
        parts.append(" " * (end - first))
        at = end
    parts.append(copy[at:])
    return "".join(parts)


def _line_marks(copy: str, body: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for line in _LINES.finditer(copy, body):
        words, start = line[0], line.start()
        if words.lstrip()[:1] not in _LINE_STARTS and "|" not in words:
            continue
        mark = _LINE_MARK.match(words)
        if mark is not None and mark.end():
            found.append((start, start + mark.end()))
            closing = _CLOSING_HASHES.search(words, max(mark.end(), len(words) - 80)) if mark["head"] else None
            if closing is not None:
                found.append((start + closing.start(), start + closing.end()))
        if words.lstrip().startswith("|") or words.count("|") > 1:
            found.extend((start + m, start + m + 1) for m, char in enumerate(words) if char == "|")
    return found


_LINE_STARTS = frozenset("-=*_|:+>#•")


class _Inline:
    """One pass over the tokens of a text; emphasis and brackets are matched within a paragraph."""

    def __init__(self, copy: str) -> None:
        self.copy = copy
        self.found: list[tuple[int, int]] = []
        self.brackets: list[tuple[int, int]] = []
        self.runs: dict[str, list[tuple[int, int]]] = {}

    def paragraph(self) -> None:
        for runs in self.runs.values():
            for start, end in runs:
                self._footnote(start, end)
        self.brackets.clear()
        self.runs.clear()

    def link(self, start: int, end: int) -> None:
        if self.brackets:
            self.found.append(self.brackets.pop())
            self.found.append((start, end))

    def run(self, start: int, end: int) -> None:
        copy = self.copy
        before = copy[start - 1] if start else " "
        after = copy[end] if end < len(copy) else " "
        if before.isspace() and after.isspace():
            return
        if end - start > 1 and copy[start] == "*":
            if not (before.isdigit() and after.isdigit()):
                self.found.append((start, end))
            return
        mark = copy[start:end]
        waiting = self.runs.setdefault(mark, [])
        if not before.isspace() and not after.isalnum() and waiting:
            self.found.extend((waiting.pop(), (start, end)))
        elif not after.isspace() and not before.isalnum():
            waiting.append((start, end))
        else:
            self._footnote(start, end)

    def _footnote(self, start: int, end: int) -> None:
        """An asterisk after a figure or before a note is no part of either."""
        if self.copy[start] != "*":
            return
        before = self.copy[start - 1] if start else "\n"
        after = self.copy[end] if end < len(self.copy) else "\n"
        if ((before.isdigit() or before in "%)") and not after.isalnum()) or (before.isspace() and after.isalnum()):
            self.found.append((start, end))

    def take(self, kind: str | None, start: int, end: int) -> None:
        if kind == "run":
            self.run(start, end)
        elif kind == "open":
            self.brackets.append((start, end))
        elif kind == "close":
            del self.brackets[-1:]
        elif kind in ("link", "reference"):
            self.link(start, end)
        elif kind == "paragraph":
            self.paragraph()
        elif kind != "url":
            self.found.append((start, start + 1 if kind == "escape" else end))


def _tokens(copy: str, body: int) -> Iterator[re.Match[str]]:
    at = body
    while (found := _MAY_BEGIN.search(copy, at)) is not None:
        token = _TOKEN.match(copy, found.start())
        if token is not None:
            yield token
        at = token.end() if token is not None else found.start() + 1


def _inline_marks(copy: str, body: int) -> list[tuple[int, int]]:
    state = _Inline(copy)
    for token in _tokens(copy, body):
        kind, start, end = token.lastgroup, token.start(), token.end()
        state.take(kind, start, end)
        if kind == "auto":
            closing = copy.find(">", end)
            state.found.append((closing, closing + 1))
    state.paragraph()
    return state.found
