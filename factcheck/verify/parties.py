"""The parties of a sentence: the names in it, and the words that stand for whose release it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.quantities.calendar import MONTHS
from factcheck.quantities.tokens import Token
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, is_content, is_verb, stem
from factcheck.verify.subjects import COMPANIES

ISSUER = "§"  # stands for whose release it is
# What many companies are called besides their name.
_FORMS = frozenset(
    """inc corp corporation company co plc ltd limited llc lp ag sa nv se oyj ab asa gmbh group holdings holding
    pharma pharmaceuticals pharmaceutical therapeutics biosciences biotherapeutics biotech bio sciences labs
    laboratories medical health healthcare capital partners partner bank industries international technologies
    technology systems energy foods global fund university institute research ventures the of and
    &""".split()
)
_OWN = frozenset("we us our ours management executives".split())
# Unnamed, and surely not the issuer.
_OUTSIDE = frozenset("analysts analyst economists experts researchers investors regulators brokers".split())
_TITLES = frozenset("mr ms mrs dr prof".split())
_TICKER = re.compile(
    r"((?:[A-Z][\w&.'’-]*,? ){1,6})(?:plc |a\.s\. )?"
    r"\((?:Nasdaq|NASDAQ|NYSE|LSE|AIM|TSX|ASX|Euronext|SIX|OTC)[^)]{0,40}\)"
)
_WORD = r"[\w&'’.-]+"
_OPENING = 6


@dataclass(frozen=True, slots=True)
class Party:
    """A party where a sentence names it: its words in stems, and its tokens."""

    words: frozenset[str]
    first: int
    last: int
    owner: bool = False  # "Orvane's"

    def is_one_of(self, others: Sequence[Party]) -> bool:
        """Whether one of some parties can be this one."""
        return any(self.words & other.words for other in others)


def parties(view: View, index: SourceIndex) -> list[Party]:
    """The parties that a sentence names, in order; those that stand for the issuer carry :data:`ISSUER`."""
    found: list[Party] = []
    tokens = view.tokens
    i = 0
    while i < len(tokens):
        if _is_name(tokens, i, index):
            last = i
            while last + 1 < len(tokens) and not _is_owner(tokens[last]) and _goes_on(tokens, last + 1):
                last += 1
            found.append(_party(tokens, i, last, index))
            i = last + 1
            continue
        word, before = _bare(tokens[i]), tokens[i - 1].lower if i else ""
        if (word in COMPANIES and before == "the") or word in _OWN:
            found.append(Party(frozenset({ISSUER}), i, i, _is_owner(tokens[i]) or word == "our"))
        elif word in _OUTSIDE:
            found.append(Party(frozenset({stem(word)}), i, i, _is_owner(tokens[i])))
        i += 1
    return found


def _is_name(tokens: Sequence[Token], i: int, index: SourceIndex) -> bool:
    token = tokens[i]
    if token.kind != "w" or not token.text[0].isupper() or token.lower in MONTHS or not is_content(token):
        return False
    opens = not i or tokens[i - 1].text in '.:!?"“(•|*'
    if not opens or (i + 1 < len(tokens) and _goes_on(tokens, i + 1)):
        return True
    word = stem(_bare(token))
    return word in index.vocabulary and word not in index.lower_case and _bare(token) not in _OWN | _OUTSIDE


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    joins = token.text == "&" and i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()
    return joins or (token.kind == "w" and token.text[0].isupper() and token.lower not in MONTHS)


def _is_owner(token: Token) -> bool:
    return token.text.endswith(("'s", "’s", "s'", "s’"))


def _bare(token: Token) -> str:
    return token.lower.replace("’", "'").removesuffix("'s").rstrip("'")


def _party(tokens: Sequence[Token], first: int, last: int, index: SourceIndex) -> Party:
    words = [_bare(t) for t in tokens[first : last + 1] if t.kind == "w"]
    telling = [w for w in words if w not in _FORMS] or words
    stems = frozenset(stem(w) for w in telling)
    own = issuer(index)
    return Party(stems | {ISSUER} if stems & own else stems, first, last, _is_owner(tokens[last]))


def issuer(index: SourceIndex) -> frozenset[str]:
    """The first telling word, in stems, of whose release it is: what the headline opens with, or has a ticker."""
    known: frozenset[str] | None = index.document.__dict__.get("_issuer")
    if known is None:
        known = index.document.__dict__["_issuer"] = _issuer(index)
    return known


def _issuer(index: SourceIndex) -> frozenset[str]:
    opening = index.views[:_OPENING]
    said = frozenset(stem(_bare(t)) for v in opening[1:] for t in v.tokens if t.text[0].isupper())
    names = _heads(index.document.title or "")
    ticker = next((m for v in opening if (m := _TICKER.search(v.text))), None)
    if ticker is not None:
        names.append([w.lower() for w in re.findall(_WORD, ticker[1])])
    telling = ([w for w in name if w not in _FORMS | _TITLES] for name in names)
    return frozenset(stem(words[0]) for words in telling if words) & said


def _heads(title: str) -> list[list[str]]:
    """The names that a headline opens with, each as its words; none where no verb follows them."""
    names: list[list[str]] = [[]]
    for word in re.findall(_WORD, title):
        lower = word.lower().replace("’", "'").removesuffix("'s").strip(".")
        if lower in ("and", "&"):
            names.append([])
        elif not word[0].isupper() or lower in _VERBS or is_verb(Token("w", lower, lower, 0, len(lower), False)):
            return names
        else:
            names[-1].append(lower)
    return []


_VERBS = frozenset("to with for in at of on as names unveils secures posts enters".split())
