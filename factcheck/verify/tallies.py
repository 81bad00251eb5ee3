"""Counts that a source does not write, because it lists what is counted: "four products" of a list of four."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.quantities.model import Kind, Quantity
from factcheck.source.document import Document
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.findings import Finding, Label

LONGEST = 12  # items that somebody counts at a glance
_ITEM = re.compile(r"^[ \t]{0,8}(?:\*\*)?(\d{1,2})[.)][ \t]+\S|^[ \t]{0,3}[-*•][ \t]+\S", re.M)
_APART = 1500  # code points between an item and the next at most


def check_tally(quantity: Quantity, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding that a small count is that of a list; None where no list of a source has so many items."""
    count = quantity.low
    if quantity.kind not in (Kind.COUNT, Kind.NUMBER) or not quantity.interval.is_point or count is None:
        return None
    if not 2 <= count <= LONGEST:
        return None
    for index in sources:
        for at in lists_of(index.document).get(int(count), ()):
            sentence = index.document.sentence_at(at)
            return Finding(
                label=Label.UNVERIFIED,
                code="UNV105",
                message=f"the release lists {int(count)} things here, but no rule tells whether these are meant",
                start=quantity.start,
                end=quantity.end,
                evidence=(index.passage(sentence.index),) if sentence is not None else (),
            )
    return None


def lists_of(document: Document) -> dict[int, list[int]]:
    """Where the lists of a document begin, by the number of their items."""
    return _lists(document.text)


@lru_cache(maxsize=8)
def _lists(text: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for first, length in _runs(text):
        found.setdefault(length, []).append(first)
    return found


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Start and length of each list: numbers that go up by one, or marks that follow each other."""
    first, length, last, number = -1, 0, -1, 0
    for match in _ITEM.finditer(text):
        this = int(match[1]) if match[1] else 0
        place = match.end() - 1
        goes_on = length and match.start() - last <= _APART and (this == number + 1 if this else number == 0)
        if this == 1 or not goes_on:
            if length > 1:
                yield first, length
            first, length = place, 0
        length, last, number = length + 1, match.end(), this
    if length > 1:
        yield first, length
