"""Magnitudes without a figure: "billions of dollars", "mid-single-digit growth"; a source's must not become another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, overlap
from factcheck.verify.findings import Finding, Label

ABOUT_IT = 0.35  # of the words of the clause, by rarity, that a passage must share
_MANY = r"tens|dozens|hundreds|thousands|millions|billions|trillions"
_PATTERN = re.compile(
    rf"(?<![\d.]\s)\b(?P<many>(?:{_MANY})(?:\sof\s(?:{_MANY}))*)\b"
    r"|\b(?:(?P<part>low|mid|high)[-\s]+)?(?P<digits>single|double|triple)[-\s]digits?\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A magnitude with its class, where it stands, and the part of its span that is named ("mid")."""

    family: str
    name: str
    part: str
    text: str
    start: int

    def agrees(self, other: Magnitude) -> bool:
        """Whether one may be said for the other; "single-digit" may be said for "mid-single-digit"."""
        return self.name == other.name and (not self.part or self.part == other.part)


def magnitudes(taken: View) -> Iterator[Magnitude]:
    """The magnitudes of a sentence."""
    for match in _PATTERN.finditer(taken.text):
        many, digits = match["many"], match["digits"]
        name = " ".join((many or digits).lower().split())
        part = (match["part"] or "").lower()
        yield Magnitude("many" if many else "digits", name, part, match[0], taken.start + match.start())


def check_magnitudes(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """A finding where the passage that is about the same thing gives another magnitude; None where none is."""
    for mine in magnitudes(claim):
        clause = claim.clause_at(mine.start)
        about = {f: 1.0 for f, c, at in claim.features if abs(c - clause) <= 1 and not _within(mine, at)}
        best: tuple[float, SourceIndex, int] | None = None
        for index in sources:
            for sentence in index.nearest(about, limit=5):
                passage = index.views[sentence]
                if not any(m.family == mine.family for m in magnitudes(passage)):
                    continue
                share = overlap(about, dict.fromkeys(passage.words(), 1.0), index.rarity, index.unseen)
                if share >= ABOUT_IT and (best is None or share > best[0]):
                    best = share, index, sentence
        if best is None:
            continue
        theirs = [m for m in magnitudes(best[1].views[best[2]]) if m.family == mine.family]
        if not any(mine.agrees(m) for m in theirs):
            return Finding(
                label=Label.CONTRADICTED,
                code="NUM102",
                message=f"the release says {theirs[0].text}",
                start=mine.start,
                end=mine.start + len(mine.text),
                evidence=(best[1].passage(best[2]),),
            )
    return None


def _within(magnitude: Magnitude, at: int) -> bool:
    return magnitude.start <= at < magnitude.start + len(magnitude.text)
