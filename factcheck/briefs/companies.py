"""Whose figure it is: which companies a release is about, and which openings leave that to the sentence before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.source.words import OPENING_WORDS

__all__ = ["Companies", "companies", "opens_with_the_company", "tells_its_past", "tells_only_a_measure"]

_LISTED = re.compile(
    r"(?<![\w.&'-])(?P<name>[A-Z][\w.&'-]{0,40}(?: (?:[A-Z][\w.&'-]{0,40}|&)){0,6})(?:, (?:Inc|Corp|Ltd|LLC|Co)\.?)?,? "
    r"(?:\([^()\n]{1,60}\) )?\((?i:NASDAQ|NYSE|OTC|TSX|CSE|LSE|AMEX)[^()\n]{0,40}?: ?\$?(?P<ticker>[A-Z.]{1,6})\b",
)
_NAMED = re.compile(r"\b(?:Inc|Corp|Ltd|LLC|PLC|plc|AG|ASA|S\.A|N\.V)\b|\b(?:[Cc]ompany|[Ff]irm)\b")
_THE_COMPANY = re.compile(r"(?:[^,.]{1,60}, )?(?:the|this) (?:company|firm|group)(?:['’]s)?\b", re.IGNORECASE)
_PAST = re.compile(
    r"the (?:company|firm|group) (?:was|has been) (?:\w+ly )?(?:founded|established|incorporated|formed|created)\b",
    re.IGNORECASE,
)

_VERBS = frozenset(
    """
    was were is are reached rose fell increased decreased declined improved grew came stood totaled totalled amounted
    dropped remained exceeded ranged had has nearly more
    """.split()
)
_OUTCOMES = frozenset(
    "survival pfs os orr dor dfs efs rfs cr response responses remission remissions mortality hazard relapse".split()
)
_MONEY = frozenset(
    "revenue revenues sales income loss losses profit ebitda eps margin margins earnings cash bookings".split()
)
_FILLING = frozenset(
    """
    the a an median mean average overall progression-free event-free relapse-free disease-free complete objective
    partial best confirmed estimated observed clinical benefit disease control rate rates ratio duration of in and for
    net gross total adjusted operating non-gaap gaap diluted basic per share quarterly annual full-year year quarter
    first second third fourth its their
    """.split()
)
_SPAN = re.compile(r"\d{1,3}-(?:day|week|month|year)\Z")
_SHORT = re.compile(r"\([A-Za-z]{2,6}\)\Z")
_LONGEST = 12  # words of a subject


@dataclass(frozen=True)
class Companies:
    """The listed companies of a release: what they are called for short, and whether they are more than one."""

    names: frozenset[str]
    many: bool

    def named_in(self, text: str) -> bool:
        """Whether a text says which company it is about."""
        return any(name in text for name in self.names) or bool(_NAMED.search(text))


def companies(plain: str) -> Companies:
    """The companies with a ticker behind their name; two tickers of one beginning are one company's."""
    names, tickers = set(), set()
    for match in _LISTED.finditer(plain):
        words = match["name"].split()
        while words and words[0].casefold() in OPENING_WORDS:
            del words[0]
        if words:
            names.add(words[0] if len(words[0]) > 4 else " ".join(words[:2]))
            tickers.add(match["ticker"][:3])
    return Companies(frozenset(names), len(tickers) > 1)


def opens_with_the_company(text: str) -> bool:
    """Whether a sentence begins with "The company", perhaps after a time or a place."""
    return bool(_THE_COMPANY.match(text))


def tells_its_past(text: str) -> bool:
    """Whether a sentence says when "the company" was founded: of use only right behind the name."""
    return bool(_PAST.match(text))


def tells_only_a_measure(text: str, *, of_many: bool) -> bool:
    """Whether the subject of a sentence is an outcome of a trial and not whose; with `of_many` companies, or money."""
    seen = False
    for raw in text.split()[:_LONGEST]:
        word = raw.strip(",()").casefold()
        if word in _VERBS:
            return seen
        if word in _OUTCOMES or (of_many and word in _MONEY):
            seen = True
        elif not (word in _FILLING or word in _MONEY or _SPAN.match(word) or _SHORT.match(raw.rstrip(","))):
            return False
    return False
