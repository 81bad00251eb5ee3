"""The audit: sentences that pass, made wrong one at a time, and each put before the checker that passed them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from random import Random
from typing import TypedDict

from factcheck.audits.model import Audit, KindTally, Mutant, Unaudited
from factcheck.audits.mutations import WRONG
from factcheck.audits.sites import Release, Statement
from factcheck.claims.draft import Claim, claims_of
from factcheck.claims.extract import record_of
from factcheck.errors import UsageError
from factcheck.quantities.parse import parse_quantities
from factcheck.source.document import Document
from factcheck.verify.checker import check_text
from factcheck.verify.evidence import SourceIndex, index_of
from factcheck.verify.findings import Label

__all__ = ["LIMIT", "SEED", "audit_document"]

LIMIT, SEED = 200, 1
_CAUGHT = frozenset({Label.CONTRADICTED, Label.NOT_FOUND, Label.QUALIFIED})
_LONGEST = 600  # code points: what is longer is no sentence
_VARIANTS = 40  # of one kind in one sentence
_DRAWN = 4
_WORD = re.compile(r"\s+|\S+")


def audit_document(
    draft: Document,
    sources: Sequence[Document],
    *,
    limit: int = LIMIT,
    seed: int = SEED,
    progress: Callable[[int, int], None] | None = None,
) -> Audit:
    """Makes the sentences of `draft` wrong in up to `limit` ways, and counts how many of them the rules catch.

    Only sentences that the rules support are audited. `progress` is told how many checks have been made, and of how
    many at most.
    """
    if limit < 1:
        raise UsageError(f"mutants must be 1 or more, not {limit}")
    if not sources:
        raise UsageError("nothing to audit against: name at least one source")
    indexes = [index_of(document, n) for n, document in enumerate(sources)]
    claims = claims_of(draft)
    told = _Telling(progress, len(claims) + limit)
    passing, refused = _sorted_out(draft, claims, Release("", sources[0], tuple(sources[1:])), indexes, told)
    drawn = _drawn(passing, limit, seed)
    told.of = len(claims) + len(drawn)
    mutants = []
    for at, kind, text in drawn:
        claim, statement = passing[at]
        mutants.append(_tried(claim, statement.text, kind, text, indexes))
        told.one()
    records = tuple(record_of(source) for source in sources)
    counts = _counts(mutants)
    return Audit(
        source=records[0],
        draft=record_of(draft),
        sources=records,
        seed=seed,
        limit=limit,
        sentences=len(passing),
        mutants=tuple(mutants),
        kinds=tuple(_tallies(mutants)),
        not_audited=tuple(refused),
        untouched=len(passing) - len({(m.start, m.end) for m in mutants}),
        **counts,
        miss_rate=round(1 - counts["caught"] / len(mutants), 4) if mutants else None,
    )


class _Telling:
    """Tells how far the work has come, where anybody asked."""

    def __init__(self, progress: Callable[[int, int], None] | None, of: int) -> None:
        self._progress = progress
        self._done = 0
        self.of = of

    def one(self) -> None:
        """One more check has been made."""
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self.of)


def _sorted_out(
    draft: Document, claims: Sequence[Claim], release: Release, indexes: Sequence[SourceIndex], told: _Telling
) -> tuple[list[tuple[Claim, Statement]], list[Unaudited]]:
    """The sentences that pass as they stand, and the others with the reason."""
    passing, refused = [], []
    for claim in claims:
        text = " ".join(draft.plain[claim.start : claim.end].split())
        found = check_text(text, indexes)
        told.one()
        reason = found.message if found.label is not Label.SUPPORTED else ""
        if len(text) > _LONGEST:
            reason = reason or f"longer than {_LONGEST} characters"
        if reason:
            row = Unaudited(text=claim.text, start=claim.start, end=claim.end, label=found.label.value, reason=reason)
            refused.append(row)
        else:
            passing.append((claim, Statement(text, parse_quantities(text), release)))
    return passing, refused


def _drawn(passing: Sequence[tuple[Claim, Statement]], limit: int, seed: int) -> list[tuple[int, str, str]]:
    """Up to `limit` mutants in the order of the text: first one of every kind in every sentence, then a second."""
    chance = Random(seed)  # noqa: S311 - which mutants are tried, nothing that must be secret
    places = [(at, kind) for at in range(len(passing)) for kind in WRONG]
    chance.shuffle(places)
    waiting: dict[tuple[int, str], Iterator[str]] = {}
    taken: dict[str, tuple[int, str]] = {}
    for _ in range(_DRAWN):
        for place in places:
            if len(taken) == limit:
                break
            if place not in waiting:
                waiting[place] = iter(_variants(passing[place[0]][1], place[1], seed))
            text = next((text for text in waiting[place] if text not in taken), None)
            if text is not None:
                taken[text] = place
    order = {kind: n for n, kind in enumerate(WRONG)}
    return sorted(((at, kind, text) for text, (at, kind) in taken.items()), key=lambda m: (m[0], order[m[1]], m[2]))


def _variants(statement: Statement, kind: str, seed: int) -> list[str]:
    """The variants of one kind, in an order that depends on nothing but the sentence, its kind and the seed."""
    found = sorted(set(islice(WRONG[kind](statement), _VARIANTS)) - {statement.text})
    Random(f"{seed} {kind} {statement.text}").shuffle(found)  # noqa: S311
    return found


def _tried(claim: Claim, original: str, kind: str, text: str, indexes: Sequence[SourceIndex]) -> Mutant:
    found = check_text(text, indexes)
    old, new = _changed(original, text)
    return Mutant(
        kind=kind,
        start=claim.start,
        end=claim.end,
        original=original,
        text=text,
        old=old,
        new=new,
        label=found.label.value,
        code=found.code,
        message=found.message,
        caught=found.label in _CAUGHT,
    )


def _changed(original: str, text: str) -> tuple[str, str]:
    """The words that differ: those between what both begin with and what both end with."""
    old, new = _WORD.findall(original), _WORD.findall(text)
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return "".join(old[first : len(old) - last]).strip(), "".join(new[first : len(new) - last]).strip()


class _Counts(TypedDict):
    caught: int
    passed: int
    unverified: int


def _counts(mutants: Sequence[Mutant]) -> _Counts:
    caught, passed = sum(m.caught for m in mutants), sum(m.passed for m in mutants)
    return _Counts(caught=caught, passed=passed, unverified=len(mutants) - caught - passed)


def _tallies(mutants: Sequence[Mutant]) -> Iterator[KindTally]:
    for kind in WRONG:
        mine = [m for m in mutants if m.kind == kind]
        if mine:
            yield KindTally(kind=kind, mutants=len(mine), **_counts(mine))
