"""What a sentence goes on to speak of without naming it: the product or trial that was named last."""

from __future__ import annotations

import bisect

from factcheck.verify.evidence import SourceIndex


def family(name: str) -> str:
    """The letters of a name: NXC-201 and NXC-101 are of one family, and so are Phase 2 and Phase 3."""
    return "".join(c for c in name if c.isalpha() and len(name) > 2).rstrip("ab")


def is_spoken_of(index: SourceIndex, feature: str, sentence: int) -> bool:
    """Whether a code is the last of its family that was named up to a sentence: what follows is then about it.

    "Phase 3" and "Arm A" say what kind of thing is meant, and each time anew.
    """
    if " " in feature:
        return False
    mine = _last(index, feature, sentence)
    if mine < 0:
        return False
    alike = (f for f in index.postings if f[0] == "#" and f != feature and family(f) == family(feature))
    return all(_last(index, other, sentence) < mine for other in alike)


def _last(index: SourceIndex, feature: str, sentence: int) -> int:
    places = index.postings.get(feature, [])
    at = bisect.bisect_right(places, sentence)
    return places[at - 1] if at else -1
