"""A statement as the words that count, in one order: synonyms brought together, the doer before what is done.

"Beta was bought by Alpha" and "Alpha acquired Beta" give the same list, "Beta acquired Alpha" another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.claims.strength import is_negated
from factcheck.claims.synonyms import DENYING_VERBS, class_at, members
from factcheck.quantities.tokens import Token
from factcheck.verify.features import View, figure_features, is_content, stem

# Small words that change what is said; all others may differ between a claim and its passage.
_TELLING = frozenset(
    """all every each any both almost nearly most some none no never always only other first sole last half many
    few several more less than before after without""".split()
)
# Words that join a sentence to the one before it and say nothing of their own.
_CONNECTIVES = frozenset(
    """addition additionally separately meanwhile moreover furthermore further notably also similarly likewise however
    therefore thus overall finally again indeed""".split()
)
# Counted apart, over all words together.
_NEGATING = frozenset("not cannot n't failed fails fail failing".split())
_BEING = frozenset("is are was were be been being".split())
_MEMBERS = {name: frozenset(stem(w) for w in words) for name, words in members().items()}
_ENDS = frozenset(",;:()") | {
    "in",
    "on",
    "at",
    "for",
    "to",
    "from",
    "with",
    "after",
    "before",
    "and",
    "but",
    "when",
    "that",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word that counts: its normal form, and the tokens it is made of."""

    key: str
    token: int
    last: int


def words_of(view: View, stand_ins: Mapping[str, str] | None = None) -> list[Word]:
    """The words that count: content words, telling small words, names and figures in their normal form.

    `stand_ins` gives what a general noun ("the trial") stands for.
    """
    return _given(view.tokens, _listed(view.tokens, doer_first(view, stand_ins)))


def doer_first(view: View, stand_ins: Mapping[str, str] | None = None) -> list[Word]:
    """The words that count, a passive turned round, otherwise in the order of the text."""
    found: list[Word] = []
    lower = [t.lower for t in view.tokens]
    spans = list(view.quantities)
    at = skip = 0
    for i, token in enumerate(view.tokens):
        while at < len(spans) and token.start >= spans[at].end:
            at += 1
        if i < skip:
            continue
        if at < len(spans) and spans[at].start <= token.start:
            if token.start == spans[at].start:
                found.extend(Word(key, i, i) for key in figure_features(spans[at]))
            continue
        known = class_at(lower, i)
        if known is not None:
            key, length = known
            skip = i + length
            stands = (stand_ins or {}).get(key) if i and lower[i - 1] in ("the", "this") else None
            found.append(Word(stands or key, i, skip - 1))
        elif token.lower in _CONNECTIVES or token.lower in _NEGATING:
            continue
        elif token.kind == "w" and (token.lower in _TELLING or is_content(token)):
            stands = (stand_ins or {}).get(token.lower) if i and lower[i - 1] in ("the", "this") else None
            found.append(Word(stands or stem(token.lower), i, i))
        elif token.kind == "n":
            found.append(Word(token.text, i, i))
    return _active(view.tokens, found)


def key_of(word: str) -> str:
    """The normal form of one lower-case word: its class, else its stem."""
    known = class_at([word], 0)
    return known[0] if known is not None else stem(word)


def stems_of(words: Sequence[Word]) -> frozenset[str]:
    """The stems by which passages with these words can be looked up: of a class those of all its members."""
    return frozenset(s for w in words for s in _MEMBERS.get(w.key, (w.key,)))


def denies(tokens: Sequence[Token]) -> bool:
    """Whether words deny what they speak of, "missed" and the like counted as "did not meet"."""
    lower = [t.lower for t in tokens]
    plain, at = [], 0
    while at < len(tokens):
        known = class_at(lower, at)
        if known is None or known[1] == 1:
            plain.append(tokens[at])
        at += known[1] if known is not None else 1  # "without modification" denies nothing
    turned = sum(w in DENYING_VERBS for w in lower)
    return is_negated(plain) != (turned % 2 == 1)


def denies_doer(tokens: Sequence[Token]) -> bool:
    """Whether what is denied is who did it: "was not filed by the firm"."""
    lower = [t.lower for t in tokens]
    return any(w == "not" and "by" in lower[i + 2 : i + 5] for i, w in enumerate(lower))


def _active(tokens: Sequence[Token], words: list[Word]) -> list[Word]:
    """The words with a passive turned round: the doer first, what is done to after the verb."""
    for i, token in enumerate(tokens):
        if token.lower not in _BEING:
            continue
        verb = next((w for w in words if i < w.token <= i + 3 and _is_participle(tokens[w.token])), None)
        if verb is None or any(t.text in ",;:" for t in tokens[i : verb.token]):
            continue
        start = max((j + 1 for j in range(i) if tokens[j].text in _ENDS or tokens[j].lower in _ENDS), default=0)
        done_to = [w for w in words if start <= w.token < i]
        by = next((j for j in range(verb.last + 1, min(verb.last + 3, len(tokens))) if tokens[j].lower == "by"), None)
        end = next((j for j in range(by + 1, len(tokens)) if tokens[j].lower in _ENDS), len(tokens)) if by else 0
        doer = [w for w in words if by is not None and by < w.token < end]
        if not done_to:
            return words
        moved = [*doer, verb, *done_to]
        rest = [w for w in words if w not in moved]
        before = [w for w in rest if w.token < start]
        return [*before, *moved, *(w for w in rest if w.token >= start)]
    return words


def _listed(tokens: Sequence[Token], words: list[Word]) -> list[Word]:
    """The words with what "and" joins in one order: "Moss and Bergen" is "Bergen and Moss"."""
    if any(t.lower == "respectively" for t in tokens):
        return words
    for i in range(len(words) - 1):
        one, other = words[i], words[i + 1]
        if other.token == one.last + 2 and tokens[one.last + 1].lower == "and" and other.key < one.key:
            words = [*words[:i], other, one, *words[i + 2 :]]
    return words


def _given(tokens: Sequence[Token], words: list[Word]) -> list[Word]:
    """The words with who gave before "grant", and what was given to whom behind it in one order.

    "Beta received a licence from the council" is "the council granted Beta a licence".
    """
    at = next((n for n, w in enumerate(words) if w.key in (_GRANT, _RECEIVE)), None)
    if at is None:
        return words
    verb, before, behind = words[at], words[:at], words[at + 1 :]
    if verb.key == _GRANT:
        return [*before, verb, *sorted(behind, key=lambda w: w.key)]
    source = next((j for j in range(verb.last + 1, len(tokens)) if tokens[j].lower == "from"), len(tokens))
    end = next((j for j in range(source + 1, len(tokens)) if tokens[j].lower in _ENDS), len(tokens))
    giver = [w for w in behind if source < w.token < end]
    given = [*before, *(w for w in behind if w not in giver)]
    return [*giver, Word(_GRANT, verb.token, verb.last), *sorted(given, key=lambda w: w.key)]


_GRANT, _RECEIVE = "~grant", "~receive"


def _is_participle(token: Token) -> bool:
    return token.lower.endswith(("ed", "en")) or token.lower in _IRREGULAR


_IRREGULAR = frozenset(
    "built bought made met held sold told led won found brought sent paid kept lost cut set put".split()
)
