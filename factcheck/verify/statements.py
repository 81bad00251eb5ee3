"""Statements without figures: supported only where a passage says them nearly word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.polarity import opposed
from factcheck.claims.strength import Strength, is_negated, strength_of
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, figure_features, flat, is_content, stem
from factcheck.verify.findings import Finding, Label
from factcheck.verify.wording import denies

_LOOKED_AT = 5
_ABOUT_IT = 2
# Small words that change what is said; all others may differ between a claim and its passage.
_TELLING = frozenset(
    """all every each any both almost nearly most some none no not never always only other first sole last half many
    few several more less than before after without""".split()
)
# A passage that goes on with one of these limits what it said so far.
_LIMITING = frozenset(
    """with whose who that aged if unless only except excluding among subject provided without pending until where
    when not no""".split()
)
# Behind a comma only these do: ", with strong demand" takes nothing back.
_LIMITING_ASIDE = frozenset("subject provided pending unless if only except excluding until without".split())
# Words that join a sentence to the one before it and say nothing of their own.
_CONNECTIVES = frozenset(
    """addition additionally separately meanwhile moreover furthermore further notably also similarly likewise however
    therefore thus overall finally again indeed""".split()
)
_GAP = 0.6  # words of the passage that may stand between those of the claim, as a share of the claim's


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    token: int  # index of the token


def check_verbatim(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """A finding where the claim is, word for word, a sentence of a source."""
    for index in sources:
        sentence = index.verbatim.get(flat(claim.text))
        if sentence is not None:
            return _finding(claim, Label.SUPPORTED, "SUP202", "the release says this word for word", index, sentence)
    return None


def check_statement(claim: View, sources: Sequence[SourceIndex]) -> Finding:
    """The finding on a claim without figures.

    Supported where its words, names and quantifiers all stand in one passage in the same order, as strongly and with
    the same polarity, and the passage does not go on to limit them; contradicted where only an opposite or a negation
    differs; unverified otherwise.
    """
    words = _words(claim)
    keys = {w.key for w in words}
    for index in sources:
        for i in index.nearest(keys, limit=_LOOKED_AT):
            label = _compare(claim, words, index.views[i])
            if label is Label.SUPPORTED:
                return _finding(claim, label, "SUP201", "the release says this", index, i)
            if label is Label.CONTRADICTED:
                return _finding(claim, label, "NEG101", "the release says the opposite", index, i)
        for i in index.nearest(keys, limit=_ABOUT_IT):
            if _shares_most(words, index.views[i]) and denies(claim, index.views[i]):
                return _finding(claim, Label.CONTRADICTED, "NEG101", "the release says the opposite", index, i)
    return Finding(
        label=Label.UNVERIFIED,
        code="UNV101",
        message="no rule can decide this; read it against the release",
        start=claim.start,
        end=claim.end,
    )


def _shares_most(words: Sequence[_Word], passage: View) -> bool:
    theirs = {w.key for w in _words(passage)}
    return 2 * sum(w.key in theirs for w in words) >= len(words)


def _compare(claim: View, words: Sequence[_Word], passage: View) -> Label | None:
    theirs = _words(passage)
    matched = _in_order(words, theirs)
    if matched is None:
        return _opposite(claim, words, passage, theirs)
    first, last = theirs[matched[0]].token, theirs[matched[1]].token
    inside = list(passage.tokens[first : last + 1])
    negated = is_negated(list(claim.tokens)) != is_negated(inside)
    if negated:
        return Label.CONTRADICTED
    if _goes_on(passage, last):
        return None
    # How firmly the matched words are said: a "target" elsewhere in the passage is not about them.
    clauses = set(passage.clauses[first : last + 1])
    about = [t for t, c in zip(passage.tokens, passage.clauses, strict=True) if c in clauses]
    mine, strength = strength_of(list(claim.tokens)), strength_of(about)
    return Label.SUPPORTED if (mine or Strength.DID) <= (strength or Strength.DID) else None


def _in_order(mine: Sequence[_Word], theirs: Sequence[_Word]) -> tuple[int, int] | None:
    """Where all of `mine` stand in `theirs` in the same order, first and last index; None where they do not."""
    if not mine:
        return None
    places: list[int] = []
    at = 0
    for word in mine:
        while at < len(theirs) and theirs[at].key != word.key:
            at += 1
        if at == len(theirs):
            return None
        places.append(at)
        at += 1
    skipped = places[-1] - places[0] + 1 - len(mine)
    return (places[0], places[-1]) if skipped <= max(2, _GAP * len(mine)) else None


def _opposite(claim: View, words: Sequence[_Word], passage: View, theirs: Sequence[_Word]) -> Label | None:
    """Contradicted where all words but one agree in order and that one is turned round."""
    pair = opposed((t.lower for t in claim.tokens), (t.lower for t in passage.tokens))
    if pair is None:
        return None
    turned = {stem(pair[0]): stem(pair[1])}
    return Label.CONTRADICTED if _in_order([_Word(turned.get(w.key, w.key), w.token) for w in words], theirs) else None


def _goes_on(passage: View, last: int) -> bool:
    """Whether the words right behind a match limit it."""
    rest = passage.tokens[last + 1 : last + 3]
    if rest and rest[0].text == ",":
        return any(token.lower in _LIMITING_ASIDE for token in passage.tokens[last + 2 : last + 4])
    for token in rest:
        if token.kind == "s":
            return token.text == "("
        if token.lower in _LIMITING:
            return True
    return False


def _words(view: View) -> list[_Word]:
    """The words that count, in order: content words, telling small words, names and figures in their normal form."""
    found: list[_Word] = []
    spans = list(view.quantities)
    at = 0
    for i, token in enumerate(view.tokens):
        while at < len(spans) and token.start >= spans[at].end:
            at += 1
        if at < len(spans) and spans[at].start <= token.start:
            if token.start == spans[at].start:
                found.extend(_Word(key, i) for key in figure_features(spans[at]))
        elif token.lower in _CONNECTIVES:
            continue
        elif token.kind == "w" and (token.lower in _TELLING or is_content(token)):
            found.append(_Word(stem(token.lower), i))
        elif token.kind == "n":
            found.append(_Word(token.text, i))
    return found


def _finding(claim: View, label: Label, code: str, message: str, index: SourceIndex, sentence: int) -> Finding:
    evidence = (index.passage(sentence),)
    return Finding(label=label, code=code, message=message, start=claim.start, end=claim.end, evidence=evidence)
