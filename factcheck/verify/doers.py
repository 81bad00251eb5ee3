"""Of whom a passage says a deed: where its clause has a subject of its own, the claim must be about that one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from factcheck.claims.subject import GENERIC
from factcheck.quantities.tokens import Token
from factcheck.verify.alignment import LIGHT, Pair
from factcheck.verify.features import View, is_content, is_verb, stem
from factcheck.verify.superlatives import superlatives

_CONNECTING = frozenset("when as after before since because although though while whereas but and that if".split())


def is_of_another(claim: View, passage: View, pairs: Sequence[Pair]) -> bool:
    """Whether a passage says the deed of a claim of somebody else than the claim does.

    "Alder slowed, while Brack closed its mill" does not say that Alder closed a mill: the clause of the deed has a
    subject that the claim does not name, and what the claim names instead stands in another clause.
    """
    deed = _deed(claim, passage, pairs)
    if deed is None:
        return False
    mine, theirs = deed
    here = passage.clauses[theirs]
    known = {p.theirs.token for p in pairs}
    strange = [i for i in _subject(passage, theirs) if i not in known and not _is_said(claim, passage, i)]
    doers = [i for i in _doers(claim, mine) if is_content(claim.tokens[i]) and claim.tokens[i].lower not in GENERIC]
    inside = _stems(passage.clause_tokens(here))
    own = [p for p in pairs if p.mine.token in doers]
    elsewhere = any(passage.clauses[p.theirs.token] != here and not set(p.theirs.stems) <= inside for p in own)
    return bool(strange and doers) and (elsewhere or (not own and not is_verb(claim.tokens[mine])))


def is_said_of_another(claim: View, passage: View, matched: Collection[int]) -> bool:
    """The same for a passage that has all words of a claim in order, some of them at these tokens."""
    verbs = [t for t in matched if is_verb(passage.tokens[t]) and stem(passage.tokens[t].lower) not in LIGHT]
    if not verbs:
        return False
    here = passage.clauses[verbs[0]]
    strange = [i for i in _subject(passage, verbs[0]) if i not in matched and not _is_said(claim, passage, i)]
    return bool(strange) and any(t < verbs[0] and passage.clauses[t] != here for t in matched)


def _deed(claim: View, passage: View, pairs: Sequence[Pair]) -> tuple[int, int] | None:
    """The places of what a claim says of its subject: its first telling verb, else its superlative."""
    verbs = [p for p in pairs if p.mine.verb and p.mine.stem not in LIGHT and is_verb(passage.tokens[p.theirs.token])]
    if not verbs:
        most, most_there = superlatives(claim), superlatives(passage)
        verbs = [p for p in pairs if p.mine.token in most and p.theirs.token in most_there]
    first = min(verbs, key=lambda p: p.mine.token, default=None)
    if first is None:
        return None
    # Two clauses may tell of the same deed: it is the one that has what the claim says behind its verb.
    doers = _doers(claim, first.mine.token)
    behind = {s for p in pairs for s in p.theirs.stems if p is not first and p.mine.token not in doers}
    word = stem(passage.tokens[first.theirs.token].lower)
    alike = [i for i, t in enumerate(passage.tokens) if t.kind == "w" and stem(t.lower) == word]
    return first.mine.token, max(alike, key=lambda i: _held(passage, i, behind), default=first.theirs.token)


def _held(passage: View, verb: int, words: Collection[str]) -> int:
    """How many of some words the clause of a verb has."""
    return len(_stems(passage.clause_tokens(passage.clauses[verb])) & set(words))


def _doers(claim: View, deed: int) -> range:
    """The words of a claim that say who does its deed: before the verb, in a passive behind "by"."""
    lower = [t.lower for t in claim.tokens]
    by = next((i for i in range(deed + 1, min(len(lower), deed + 8)) if lower[i] == "by"), None)
    passive = by is not None and any(w in ("is", "are", "was", "were", "been", "being") for w in lower[:deed])
    return range(by + 1, len(lower)) if by is not None and passive else range(deed)


def _subject(passage: View, verb: int) -> list[int]:
    """The content words of the clause of a verb that stand before it."""
    here = passage.clauses[verb]
    found: list[int] = []
    for i in range(verb - 1, -1, -1):
        if passage.clauses[i] != here:
            break
        token = passage.tokens[i]
        if is_content(token) and token.lower not in _CONNECTING and not is_verb(token):
            found.append(i)
    return found


def _is_said(claim: View, passage: View, at: int) -> bool:
    """Whether a word of a passage stands in the claim too, or may stand for what it names."""
    word = passage.tokens[at].lower
    return word in GENERIC or stem(word) in _stems(claim.tokens)


def _stems(tokens: Sequence[Token]) -> set[str]:
    return {stem(t.lower) for t in tokens if t.kind == "w"}
