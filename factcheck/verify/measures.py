"""What a figure measures, and the words that narrow it: "adjusted operating margin", "serious adverse events".

A figure of adjusted margin is none of margin, one of product revenue none of total revenue, a median is no mean. So a
claim that loses such a word says too much, and one that adds it says what its source does not. Words that only describe
("quarterly", "strong") narrow nothing, and "net" belongs to "net sales" as to "sales".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.quantities.model import WHEN, Kind, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.features import View, is_content, is_verb, stem

# Words that narrow a measure the same way, a line each; "|" sets off what says the opposite, "~" what says the same
# only in a claim about it ("adverse events related to treatment"; "related charges" are any).
_NARROWING = """
adjusted non-gaap underlying normalized normalised core | gaap ifrs unadjusted statutory
organic comparable like-for-like same-store
diluted | basic
recurring | one-time nonrecurring
deferred
net | gross
serious severe grade | mild
treatment-related drug-related ~related ~attributable
fatal
confirmed | unconfirmed
interim preliminary | final
median | mean average averaged
sequential sequentially qoq quarter-over-quarter | yoy year-over-year
advanced metastatic | early-stage
chronic | acute
refractory relapsed resistant
moderate
"""
# What limits a figure when it is lost; the others say how it was reckoned where nothing else is usual.
_LIMITS = """adjusted organic recurring one-time deferred net gross serious mild treatment-related fatal confirmed
    unconfirmed interim"""
# With these nouns "net" is how the measure is called.
_NET = frozenset("sale revenu incom profit earn loss".split())
WHOLE = frozenset("total overall all entire whole consolidated combined aggregate company-wide group".split())
_STOPS = frozenset(",;:.()—|–")
_PREPOSITIONS = frozenset("of in for at on from with to by under between about as per during since within than".split())
_JOINTS = frozenset("and or but while whereas that which who versus vs against compared than".split())
_HEDGES = frozenset("about approximately around roughly nearly almost some just over under only a an".split())
_EACH = frozenset("our its their the a an this these those his her".split())
_LONGEST = 7  # words of one measure
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Measure:
    """The noun that a figure measures, the words before it, and the narrowing classes among these."""

    head: str
    words: frozenset[str]
    narrowed: frozenset[int]
    whole: bool
    text: str


@cache
def _classes() -> dict[str, int]:
    """By its stem the class of every narrowing word; what says the opposite has the negative number."""
    found: dict[str, int] = {}
    for number, line in enumerate(_NARROWING.strip().splitlines(), 1):
        for sign, side in zip((number, -number), line.split("|"), strict=False):
            found |= {_key(word.split("-")): sign for word in side.split() if word[0] != "~"}
    return found


def _key(parts: Sequence[str]) -> str:
    return "-".join(stem(part) for part in parts)


def class_of(word: str) -> int:
    """The class of a narrowing word."""
    return _classes()[_key(word.split("-"))]


@cache
def limits() -> frozenset[int]:
    """The classes of words that limit a figure when they are lost."""
    return frozenset(class_of(word) for word in _LIMITS.split())


@cache
def members(number: int) -> frozenset[str]:
    """The stems of a class, with those that say the same only in a claim about it."""
    line = _NARROWING.strip().splitlines()[abs(number) - 1].split("|")
    words = line[0 if number > 0 else 1].split() if len(line) > (number < 0) else []
    return frozenset(_key(word.lstrip("~").split("-")) for word in words)


def narrowings(tokens: Sequence[Token]) -> dict[int, tuple[int, int]]:
    """The narrowing classes among some words, each with the first and the last token that says it."""
    found: dict[int, tuple[int, int]] = {}
    i = 0
    while i < len(tokens):
        if tokens[i].kind != "w":
            i += 1
            continue
        length = _hyphenated(tokens, i)
        word = "-".join(t.lower for t in tokens[i : i + length : 2])
        number = _classes().get(_key(word.split("-")))
        if number is not None:
            found.setdefault(number, (i, i + length - 1))
        i += length
    return found


def _hyphenated(tokens: Sequence[Token], i: int) -> int:
    """How many tokens a word with its hyphens has: "non-GAAP"."""
    length = 1
    while (
        i + length + 1 < len(tokens)
        and tokens[i + length].text in "-‑"
        and tokens[i + length].glued
        and tokens[i + length + 1].glued
        and tokens[i + length + 1].kind == "w"
    ):
        length += 2
    return length


def measure_of(view: View, quantity: Quantity) -> Measure | None:
    """What a figure measures in its sentence; None where its words do not tell."""
    for reader in (_counted, _led_by, _followed, _subject):
        found = _read(reader(view, quantity), quantity)
        if found is not None:
            return found
    return None


def _counted(view: View, quantity: Quantity) -> list[Token]:
    """ "1,840 large customers": the words of a count behind its number."""
    if quantity.kind is not Kind.COUNT:
        return []
    return [t for t in view.tokens if quantity.value_end <= t.start < quantity.end and t.kind == "w"]


def _led_by(view: View, quantity: Quantity) -> list[Token]:
    """ "Product revenue of $3 million", "adjusted EPS: $3"."""
    before = [t for t in view.tokens if t.end <= quantity.start][-_LONGEST - 6 :]
    while before and before[-1].lower in _HEDGES:
        before.pop()
    if quantity.kind in WHEN or not before or before[-1].lower not in ("of", ":"):
        return []
    return _back(before[:-1], view)


def _back(tokens: Sequence[Token], view: View) -> list[Token]:
    """The noun phrase that ends some words."""
    phrase: list[Token] = []
    for token in reversed(tokens[-_LONGEST:]):
        dated = any(q.kind in WHEN and q.start <= token.start < q.end for q in view.quantities)
        if token.text in _STOPS or dated or token.lower in _PREPOSITIONS | _JOINTS | _EACH or _ends(token):
            break
        phrase.insert(0, token)
    return phrase


def _followed(view: View, quantity: Quantity) -> list[Token]:
    """ "$3 million in product revenue", "$3 million of adjusted EBITDA"."""
    if quantity.kind is not Kind.MONEY:
        return []
    behind = [t for t in view.tokens if t.start >= quantity.end][: _LONGEST + 1]
    if not behind or behind[0].lower not in ("of", "in"):
        return []
    phrase: list[Token] = []
    for token in behind[1:]:
        if token.text in _STOPS or token.lower in _PREPOSITIONS | _JOINTS or _ends(token) or token.kind == "n":
            break
        phrase.append(token)
    return phrase


def _ends(token: Token) -> bool:
    """Whether a word is a verb and no participle that narrows ("adjusted", "diluted", "drug-related")."""
    return is_verb(token) and not token.glued and stem(token.lower) not in _classes()


def _subject(view: View, quantity: Quantity) -> list[Token]:
    """The subject of the clause of a figure, else of the nearest clause before it that has one."""
    here = view.clause_at(quantity.value_start)
    for clause in range(here, max(-1, here - 2), -1):
        tokens = [t for t in view.clause_tokens(clause) if t.lower not in _JOINTS and t.text not in _STOPS]
        first = next((i for i, t in enumerate(tokens) if t.start >= quantity.start), len(tokens))
        verb = next((i for i in range(first) if _ends(tokens[i])), None)
        if verb is None or tokens[0].lower in _PREPOSITIONS:
            continue
        end = next((i for i in range(verb) if tokens[i].lower in _PREPOSITIONS), verb)
        return tokens[max(0, end - _LONGEST) : end]
    return []


def _read(phrase: Sequence[Token], quantity: Quantity) -> Measure | None:
    words = [t for t in phrase if t.kind == "w" and (is_content(t) or t.lower in WHOLE)]
    if not words or quantity.kind in WHEN:
        return None
    head = stem(words[-1].lower)
    narrowed = narrowings(phrase)
    if head in _NET:
        narrowed.pop(class_of("net"), None)
    before = frozenset(stem(t.lower) for t in words[:-1])
    whole = any(t.lower in WHOLE for t in words[:-1])
    return Measure(head, before, frozenset(narrowed), whole, " ".join(t.text for t in phrase))
