"""Numbers for the passages of a brief: a passage that is cited twice keeps its number."""

from __future__ import annotations

from factcheck.briefs.model import Brief
from factcheck.claims.records import Evidence


class Citations:
    """The passages of a brief in the order in which its sentences and then its figures cite them."""

    def __init__(self, brief: Brief) -> None:
        self._numbers: dict[tuple[int, int, int], int] = {}
        self.passages: list[Evidence] = []
        for sentence in brief.sentences:
            for passage in sentence.citations:
                self._add(passage)
        for figure in brief.figures:
            self._add(figure.citation)

    def number(self, passage: Evidence) -> int:
        """The number of a passage, from 1."""
        return self._numbers[_key(passage)]

    def marks(self, passages: tuple[Evidence, ...]) -> str:
        """`[1][3]` for the passages of a sentence."""
        return "".join(f"[{number}]" for number in sorted({self.number(passage) for passage in passages}))

    def _add(self, passage: Evidence) -> None:
        if _key(passage) not in self._numbers:
            self.passages.append(passage)
            self._numbers[_key(passage)] = len(self.passages)


def _key(passage: Evidence) -> tuple[int, int, int]:
    return passage.source, passage.start, passage.end
