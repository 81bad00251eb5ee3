"""Limits lost: a claim about all of some people or things, where the source speaks of some of them only."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.strength import is_negated
from factcheck.quantities.model import WHEN
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, is_content, is_verb
from factcheck.verify.findings import Finding, Label
from factcheck.verify.wordlist import Word, stems_of, words_of

_ALL = frozenset("all every any everyone entire whole".split())
_WHATEVER = frozenset("whatever regardless irrespective".split())
# What follows the people or things that a passage limits itself to.
_CONDITIONS = frozenset("whose who aged only if unless without".split())
# What makes a condition of what a claim says plays no part.
_HANGING = frozenset(
    "subject depends depend depending conditional contingent pending provided requires require".split()
)
_SOME = frozenset("most some many several few half nearly almost".split())
_ABOUT_IT = 0.5
_LOOKED_AT = 5
_REACH = 12
_NEAR = 3  # words behind a group that say which of it
_OF_WHICH = frozenset("of from on in at above over under below within without".split())


def check_universal(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """A finding where a claim says "all" or "whatever" of what the passage limits; None where it does not."""
    lower = [t.lower for t in claim.tokens]
    if not (set(lower) & (_ALL | _WHATEVER)) or is_negated(list(claim.tokens)):
        return None
    whole = _group(claim, lower)
    waived = _waived(claim, lower)
    words = [w for w in words_of(claim) if not {lower[w.token], w.key} & (_ALL | _WHATEVER)]
    asked = {w.key for w in words} - waived
    for index in sources:
        for i in index.nearest(stems_of(words), limit=_LOOKED_AT):
            passage = index.views[i]
            theirs = index.words(i)
            if _share(asked, theirs, index) < _ABOUT_IT or {t.lower for t in passage.tokens} & _ALL:
                continue
            said = {w.key for w in words}
            limit = (
                _weaker(passage, theirs, whole)
                or _narrower(passage, theirs, whole, said)
                or _limit(passage, theirs, whole, waived, said)
                or _part(passage, theirs, whole, said | index.topic)
            )
            if limit:
                return Finding(
                    label=Label.QUALIFIED,
                    code="LIM101",
                    message=f"the release limits this: “{limit}”",
                    start=claim.start,
                    end=claim.end,
                    evidence=(index.passage(i),),
                )
    return None


def _group(claim: View, lower: Sequence[str]) -> frozenset[str]:
    """The keys of the words right behind "all": who or what is meant."""
    found = set()
    words = words_of(claim)
    for i, word in enumerate(lower):
        if word in _ALL and lower[i + 1 : i + 2] != ["that"]:
            found |= {w.key for w in words if i < w.token <= i + 3}
    return frozenset(found - _ALL)


def _waived(claim: View, lower: Sequence[str]) -> frozenset[str]:
    """The keys of what a claim says plays no part: "whatever their blood pressure"."""
    at = next((i for i, w in enumerate(lower) if w in _WHATEVER), len(lower))
    return frozenset(w.key for w in words_of(claim) if at < w.token <= at + 8)


def _share(asked: set[str], theirs: Sequence[Word], index: SourceIndex) -> float:
    have = {w.key for w in theirs} | index.topic
    return sum(k in have for k in asked) / len(asked) if asked else 0.0


def _weaker(passage: View, theirs: Sequence[Word], whole: frozenset[str]) -> str | None:
    """The words by which a passage says it of most or some of the group only."""
    for i, token in enumerate(passage.tokens):
        if token.lower in _SOME:
            group = [w for w in theirs if i < w.token <= i + 3 and w.key in whole]
            if group:
                end = passage.tokens[group[0].last].end
                return passage.text[token.start - passage.start : end - passage.start]
    return None


def _narrower(passage: View, theirs: Sequence[Word], whole: frozenset[str], said: set[str]) -> str | None:
    """The group of a passage with an adjective that the claim has not: "severe gout"."""
    for word in theirs:
        before = next((w for w in theirs if w.last == word.token - 1), None)
        if word.key in whole and before is not None and before.key not in said:
            first, last = passage.tokens[before.token], passage.tokens[word.last]
            if first.kind == "w" and first.text.islower() and not is_verb(first):
                return passage.text[first.start - passage.start : last.end - passage.start]
    return None


def _part(passage: View, theirs: Sequence[Word], whole: frozenset[str], said: set[str] | frozenset[str]) -> str | None:
    """The words right behind the group that say which of it, or where: "lamps of more than 40 watts"."""
    for word in theirs:
        behind = passage.tokens[word.last + 1 : word.last + 1 + _NEAR]
        if word.key not in whole or not behind or behind[0].lower not in _OF_WHICH:
            continue
        until = behind[-1].end
        new = [w for w in theirs if word.last < w.token <= word.last + _NEAR and w.key not in said]
        dated = any(q.kind in WHEN and behind[0].start <= q.start < until for q in passage.quantities)
        if new and not dated and all(t.kind != "s" for t in behind):
            return passage.text[behind[0].start - passage.start : until - passage.start]
    return None


def _limit(
    passage: View, theirs: Sequence[Word], whole: frozenset[str], waived: frozenset[str], said: set[str]
) -> str | None:
    """The words by which a passage limits the group, or makes a condition of what the claim waives."""
    for i, token in enumerate(passage.tokens):
        if token.lower not in _CONDITIONS and not (waived and token.lower in _HANGING):
            continue
        behind = [w for w in theirs if i < w.token <= i + _REACH]
        near = {w.key for w in theirs if i - _REACH <= w.token < i}
        new = [w for w in behind if w.key not in said and is_content(passage.tokens[w.token])]
        figures = any(q.start >= token.start for q in passage.quantities)
        if (waived & {w.key for w in behind}) or (whole & near and (new or figures)):
            end = passage.tokens[min(i + _REACH, len(passage.tokens) - 1)].end
            return passage.text[token.start - passage.start : end - passage.start].strip()
    return None
