"""How much of a statement one passage says, word by word: the same word, one of its forms, or another for it.

What is left over decides: a name, a figure, a quantifier or a verb that no word of the passage stands for is another
statement, however much of the rest agrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.claims.paraphrase import classes, irregular
from factcheck.claims.subject import BASES
from factcheck.claims.synonyms import phrases as synonyms
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.features import View, figure_features, is_content, is_verb, stem
from factcheck.verify.shortforms import phrases as short_forms
from factcheck.verify.terms import phrases as terms

_LONGEST = 4
_ROOT, _ENDING = 5, 3  # letters
_WHEN = (Kind.DATE, Kind.PERIOD)
# Verbs that say nothing of their own beside what they go with.
_LIGHT_WORDS = """
    is are was were be been being has have had having do does did will would shall should may might can could must
    make makes made take takes took taken give gives gave given get gets got come comes came go goes went put
    say says said saying state stated states add added note noted show showed shows become became concern concerns
    concerned remain remains remained"""
# Words around a statement that may stand or not.
_EMPTY_WORDS = """
    own currently now still yet already also even though although well therefore overall respect regard regarding
    according result results thing time way level point term terms basis case cases course issue matter effort include
    includes including itself themselves such its their both either nobody nothing plus whether"""


@dataclass(frozen=True, slots=True)
class Item:
    """A word or phrase that counts: its stem, the classes it stands in (and whether on the denying side)."""

    stem: str
    stems: tuple[str, ...]
    classes: Mapping[int, bool]
    token: int
    last: int
    exact: bool = False  # a figure, date or identifier: nothing else stands for it
    name: bool = False
    capital: bool = False  # opens the sentence in capitals: a name or not
    verb: bool = False
    figure: Quantity | None = None


def items_of(view: View) -> list[Item]:
    """The words and phrases of a sentence that count."""
    words = [_base(t) for t in view.tokens]
    spans = {t: q for q in view.quantities for t in _covered(view, q.start, q.end)}
    found: list[Item] = []
    i = 0
    while i < len(words):
        quantity = spans.get(i)
        if quantity is not None:
            if i == min(_covered(view, quantity.start, quantity.end)):
                if quantity.kind in _WHEN or quantity.kind is Kind.IDENTIFIER:
                    last = max(_covered(view, quantity.start, quantity.end))
                    found.extend(
                        Item(f, (f,), {}, i, last, exact=True, figure=quantity) for f in figure_features(quantity)
                    )
                    i = last + 1
                    continue
                found.extend(
                    Item(f, (f,), {}, i, i, exact=True) for f in figure_features(quantity) if not _is_word_one(view, i)
                )
            if view.tokens[i].kind != "w":
                i += 1
                continue
        known, length = _phrase_at(words, i)
        token = view.tokens[i]
        if token.kind == "w" and (length > 1 or is_content(token) or _base(token) in QUANTIFIERS):
            stems = tuple(words[i : i + length])
            name, capital = _is_name(view, i), not i and token.text[0].isupper() and not known
            verb = is_verb(token) or (i > 0 and token.lower in BASES and view.tokens[i - 1].lower in _MODALS)
            found.append(Item(" ".join(stems), stems, known, i, i + length - 1, name=name, capital=capital, verb=verb))
        i += length
    return found


_MODALS = frozenset("will would shall may might can could must not".split())
_QUANTIFIERS_WORDS = "all every each none only first sole last half most several few many nobody"


def _is_word_one(view: View, i: int) -> bool:
    return view.tokens[i].kind == "w" and view.tokens[i].lower in ("one", "two", "first", "once")


def _covered(view: View, start: int, end: int) -> list[int]:
    return [i for i, t in enumerate(view.tokens) if start <= t.start < end]


def _is_name(view: View, i: int) -> bool:
    token = view.tokens[i]
    before = view.tokens[i - 1].text if i else "."
    return i > 0 and token.text[0].isupper() and before not in '.:!?"“(•|*' and len(token.text) > 2


def _base(token: Token) -> str:
    if token.kind != "w":
        return token.lower
    lower = token.lower.replace("’", "'").removesuffix("'s")
    return stem(_irregular().get(lower, lower))


def _stem_all(words: str) -> frozenset[str]:
    return frozenset(stem(irregular().get(word, word)) for word in words.split())


LIGHT = _stem_all(_LIGHT_WORDS)
EMPTY = _stem_all(_EMPTY_WORDS)
QUANTIFIERS = _stem_all(_QUANTIFIERS_WORDS)


@cache
def _irregular() -> dict[str, str]:
    return irregular()


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], int, bool]]]:
    """By its first stem every phrase, with its class and whether it denies what the others of the class say."""
    found: dict[str, list[tuple[tuple[str, ...], int, bool]]] = {}
    rows = [*classes(), *([(False, p) for p in row] for source in (terms, synonyms, short_forms) for row in source())]
    for number, row in enumerate(rows):
        for denies, words in row:
            stems = tuple(stem(_irregular().get(w, w)) for w in words)
            if stems:
                found.setdefault(stems[0], []).append((stems, number, denies))
    return found


@cache
def _members() -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for rows in _table().values():
        for stems, number, _ in rows:
            found.setdefault(number, set()).update(stems)
    return {number: frozenset(stems) for number, stems in found.items()}


def _phrase_at(words: Sequence[str], i: int) -> tuple[dict[int, bool], int]:
    """The classes of the longest phrase at a word, each with whether it denies, and its length."""
    rows = [row for row in _table().get(words[i], ()) if tuple(words[i : i + len(row[0])]) == row[0]]
    length = max((len(stems) for stems, _, _ in rows), default=1)
    return {number: denies for stems, number, denies in rows if len(stems) == length}, length


def lookup_stems(items: Iterable[Item]) -> frozenset[str]:
    """The stems by which passages that say the same can be found."""
    found: set[str] = set()
    for item in items:
        found.update(item.stems)
        for number in item.classes:
            found |= _members()[number]
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of the claim and the word of the passage that stands for it; `turned` where one says the denial."""

    mine: Item
    theirs: Item
    turned: bool


def align(mine: Sequence[Item], theirs: Sequence[Item]) -> list[Pair]:
    """The words of a claim that a passage has, each with the one that stands for it: itself first, then another."""
    pairs: list[Pair] = []
    free = list(theirs)
    for same in (True, False):
        taken = {id(p.mine) for p in pairs}
        for item in mine:
            if id(item) in taken:
                continue
            for other in free:
                turned = _stands_for(item, other, same=same)
                if turned is not None:
                    pairs.append(Pair(item, other, turned))
                    if same:
                        free.remove(other)
                    break
    return pairs


def _stands_for(mine: Item, theirs: Item, *, same: bool) -> bool | None:
    """Whether one word stands for the other by denying its opposite; None where it does not stand for it."""
    if mine.stem == theirs.stem:
        return False
    if same:
        return None
    if mine.exact or theirs.exact:
        return False if mine.figure and theirs.figure and holds_date(mine.figure, theirs.figure) else None
    if _is_one_family(mine, theirs):
        return False
    shared = [number for number in mine.classes if number in theirs.classes]
    if not shared:
        return None
    turns = [mine.classes[n] != theirs.classes[n] for n in shared]
    return all(turns)


def holds_date(mine: Quantity, theirs: Quantity) -> bool:
    """Whether a claim's date is that of the passage or a longer time that it lies in."""
    known = (mine.low, mine.high, theirs.low, theirs.high)
    if mine.kind not in _WHEN or theirs.kind not in _WHEN or mine.unit != theirs.unit or None in known:
        return False
    low, high, inner, outer = known
    return (
        low is not None
        and high is not None
        and inner is not None
        and outer is not None
        and low <= inner <= outer <= high
    )


def _is_one_family(mine: Item, theirs: Item) -> bool:
    """Whether two words differ in a short ending only: "Mexican" and "Mexico"."""
    one, other = mine.stem, theirs.stem
    if len(mine.stems) > 1 or len(theirs.stems) > 1 or one[:_ROOT] != other[:_ROOT]:
        return False
    return min(len(one), len(other)) > _ROOT and max(len(one), len(other)) <= _ROOT + _ENDING
