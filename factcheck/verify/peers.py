"""Peers: names that a source sets side by side, so that a figure of the one is not the other's.

"Harrow Bank and Lisle Savings agreed to merge", "Carpets rose 4%. Yarns fell 2%.": names that are listed together, or
that open sentences of one paragraph, are of one kind. A claim that gives a figure to one of them, where its passage
gives it to another, is wrong; names that are never set side by side (a company and its product) may both be
right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from weakref import WeakKeyDictionary

from factcheck.claims.subject import subject_of
from factcheck.quantities.model import WHEN, Kind, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.binding import Match
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, is_content, stem
from factcheck.verify.findings import Finding, Label

_LINKS = frozenset({"and", "or", "with", "versus", "vs", ",", "&"})
_LONGEST = 3  # tokens between two names of a list
_known: WeakKeyDictionary[SourceIndex, Peers] = WeakKeyDictionary()


class Peers:
    """The names of a source, and which of them it sets side by side."""

    def __init__(self, index: SourceIndex) -> None:
        self.names = frozenset(name for v in index.views for name, _ in v.names())
        self._beside: dict[str, set[str]] = defaultdict(set)
        for group in self._groups(index):
            for one, other in combinations(group, 2):
                if not set(one) & set(other):
                    for a in one:
                        self._beside[a].update(other)
                    for b in other:
                        self._beside[b].update(one)

    def are(self, one: str, other: str) -> bool:
        """Whether two names stand side by side somewhere."""
        return other in self._beside.get(one, ())

    def subject(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The stems of the subject of some words where it is nothing but a name."""
        words = [stem(t.lower) for t in subject_of(tokens) if is_content(t) or t.text[:1].isupper()]
        return tuple(words) if words and all(w in self.names for w in words) else ()

    def _groups(self, index: SourceIndex) -> Iterator[list[tuple[str, ...]]]:
        """Every list of names, and the names that open the sentences of each paragraph."""
        opening: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        for sentence, v in zip(index.sentences, index.views, strict=True):
            yield from _lists(v)
            clauses = sorted({v.clause_at(q.value_start) for q in v.quantities if q.kind not in WHEN})
            for named in (self.subject(v.tokens), *(self.subject(_words_of(v, clause)) for clause in clauses)):
                if named:
                    opening[sentence.paragraph].add(named)
        yield from (list(names) for names in opening.values())


def _words_of(v: View, clause: int) -> list[Token]:
    """The words of a clause from its first on, without what joins it to the one before."""
    tokens = v.clause_tokens(clause)
    return tokens[next((i for i, t in enumerate(tokens) if t.kind == "w" and t.lower not in _LINKS), 0) :]


def _lists(v: View) -> Iterator[list[tuple[str, ...]]]:
    """The names of a sentence that nothing but "and" or a comma parts."""
    run: list[tuple[str, ...]] = []
    name: list[str] = []
    gap = 0
    for token in v.tokens:
        capital = token.kind == "w" and len(token.text) > 3 and token.text[0].isupper() and token.text[1:].islower()
        if capital and is_content(token):
            name.append(stem(token.lower))
            gap = 0
            continue
        if name:
            run.append(tuple(name))
            name = []
        gap += 1
        if (token.lower not in _LINKS and token.text not in _LINKS) or gap > _LONGEST:
            if len(run) > 1:
                yield run
            run = []
    run += [tuple(name)] if name else []
    if len(run) > 1:
        yield run


def peers_of(index: SourceIndex) -> Peers:
    """The names of a source, gathered once."""
    known = _known.get(index)
    if known is None:
        known = _known[index] = Peers(index)
    return known


def check_peer(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where a claim gives a figure to one name, and its passage gives it to a name beside that."""
    index = match.index
    if match.figure.in_table or quantity.kind is Kind.IDENTIFIER or (quantity.kind in WHEN and not _only_dated(claim)):
        return None
    passage = index.views[match.figure.sentence]
    mine = _named(claim, quantity, index)
    stated = _stated_with(passage, match.quantity, index)
    if mine & stated:
        mine = frozenset(peers_of(index).subject(_words_of(claim, claim.clause_at(quantity.value_start))))
    if not mine or mine & stated:
        return None
    theirs = _named(passage, match.quantity, index) - claim.words()
    peers = peers_of(index)
    for one in sorted(mine):
        other = next((name for name in sorted(theirs) if peers.are(one, name)), None)
        if other is not None:
            message = f"the release gives {match.quantity.text} for {other.title()}, not for {one.title()}"
            return Finding(
                label=Label.CONTRADICTED,
                code="SUB102",
                message=message,
                start=quantity.start,
                end=quantity.end,
                evidence=(index.passage(match.figure.sentence),),
            )
    return None


def _only_dated(claim: View) -> bool:
    """Whether a claim has no figures but its dates: then they tell whose they are."""
    return all(q.kind in WHEN for q in claim.quantities)


def _stated_with(passage: View, quantity: Quantity, index: SourceIndex) -> frozenset[str]:
    """The words of a passage that may be whose a figure is: all, but for a clause further on with a name of its own."""
    here = passage.clause_at(quantity.value_start)
    peers = peers_of(index)
    own = peers.subject(_words_of(passage, here))
    later = {c for c in passage.clauses if c > here and own and peers.subject(_words_of(passage, c)) not in ((), own)}
    return frozenset(f for f, clause, _ in passage.features if clause not in later)


def _named(v: View, quantity: Quantity, index: SourceIndex) -> frozenset[str]:
    """The names in the clause of a figure; where it has none, that which the sentence opens with."""
    here = v.clause_at(quantity.value_start)
    peers = peers_of(index)
    found = {name for name, clause in v.names() if clause == here} | set(peers.subject(_words_of(v, here)))
    return frozenset(found & peers.names or peers.subject(v.tokens))
