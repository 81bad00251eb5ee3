"""Opposites: words that turn a statement round without a negation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_PAIRS = """
approve approved approves approval | reject rejected rejects rejection refuse refused denied
grant granted grants | deny denied revoke revoked withdraw withdrew withdrawn refuse refused
increase increased increases rise rose rises risen rising grow grew grows grown growing climb climbed improve improved \
raises raised lifted | decrease decreased decreases fall fell falls fallen falling shrink shrank shrinking shrunk \
decline declined declines drop dropped drops worsen worsened lowered lowers cut reduced reduces
growth improvement improving increasing expansion expanding widening accelerating | decline reduction reducing \
decreasing deterioration contraction narrowing worsening shrinking slowing
higher | lower
include included includes including | exclude excluded excludes excluding
meet met meets achieve achieved reached | miss missed misses failed fails fail
gain gains profit | loss losses
win won wins | lose lost loses
accelerate accelerated accelerating | slow slowed slowing delayed delay
widen widened widens | narrow narrowed narrows
start started begin began begun launch launched | ended stop stopped halt halted suspend suspended terminated
continue continued continues | discontinue discontinued stop stopped halt halted terminate terminated
buy bought acquire acquired acquires purchase purchased | sell sold sells divest divested
open opened opens | close closed closes shut
accept accepted accepts | refuse refused reject rejected
before | after
ahead early | behind late
first | last
positive favorable favourable | negative unfavorable unfavourable
"""


def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _PAIRS.strip().splitlines():
        left, right = (side.split() for side in line.split("|"))
        for mine, theirs in ((left, right), (right, left)):
            for word in mine:
                table.setdefault(word, set()).update(theirs)
    return {word: frozenset(others) for word, others in table.items()}


_OPPOSITES = _table()


def opposed(mine: Iterable[str], theirs: Iterable[str]) -> tuple[str, str] | None:
    """A word of `mine` and its opposite in `theirs`, both in lower case, where neither side has both; else None."""
    have, other = set(mine), set(theirs)
    for word in sorted(have & _OPPOSITES.keys()):
        against = _OPPOSITES[word]
        found = sorted(against & other)
        if not found:
            continue
        alike = any(_OPPOSITES.get(o, frozenset()) & against for o in other if o in _OPPOSITES and o not in against)
        if not against & have and word not in other and not alike:
            return word, found[0]
    return None


_DENIALS = frozenset("not no never cannot without neither nor failed fails unable".split())
_NOT_DENYING = frozenset("more less fewer later earlier greater longer higher lower only least longer than".split())
_PASSED_OVER = frozenset("be been being to any a an the yet have has had it its fully".split())


def denied(words: Sequence[str]) -> frozenset[str]:
    """The words, in lower case, that a sentence denies: the first that says something behind each "not".

    "did not cross the boundary" gives "cross", "no longer" and "no more than" give nothing.
    """
    found = set()
    for i, word in enumerate(words):
        if word not in _DENIALS and not word.endswith(("n't", "n’t")):
            continue
        behind = [w for w in words[i + 1 : i + 5] if w not in _PASSED_OVER]
        if behind and behind[0] not in _NOT_DENYING and behind[0].isalpha():
            found.add(behind[0])
    return frozenset(found)
