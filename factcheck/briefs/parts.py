"""Under which heading of a note a sentence belongs."""

from __future__ import annotations

import re

from factcheck.briefs.candidates import Candidate, is_figure
from factcheck.briefs.presets import FIGURES, HAPPENED, NEXT, RISKS

__all__ = ["part_of"]

_RISK = re.compile(
    r"\b(?:adverse events?|side effects?|deaths?|died|fatal|discontinu\w+|clinical hold|terminat\w+|withdr[ae]wn?|"
    r"going concern|substantial doubt|default|dilut(?:ive|ion)|deficienc\w+|restate\w*|impairment|write-?offs?|"
    r"(?:class action|lawsuit|litigation|complaint|investigation)s?|"
    r"subject to (?:\w+ ){0,6}(?:approval|conditions?|financing|feedback)|"
    r"did not (?:meet|reach|achieve|differ)|(?:was|were) not (?:met|statistically significant|reached)|"
    r"not yet mature|immature|missed|failed|delay(?:ed|s)?|paused|suspended|recall(?:ed)?|shortfall|"
    r"lower(?:ed)? (?:its |the )?(?:guidance|outlook)|more funds will be required|additional (?:funding|capital)|"
    r"warrants?|open-label|single-arm|interim)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:(?:is|are|was|were)? ?(?:expected|planned|anticipated|targeted|scheduled|on track) (?:to|for|in|by)|"
    r"expects?|plans? to|anticipates|intends|will|guidance|outlook|next (?:step|update|year|quarter)|going forward|"
    r"forecasts?|projects)\b",
    re.IGNORECASE,
)
_LOSS = re.compile(r"\bnet loss\b", re.IGNORECASE)


def part_of(candidate: Candidate, headings: tuple[str, ...]) -> int:
    """The number of the heading a sentence stands under; what fits none of them goes under the first."""
    return headings.index(name) if (name := _heading(candidate)) in headings else 0


def _heading(candidate: Candidate) -> str:
    if candidate.opening:
        return HAPPENED
    text = candidate.text
    if _RISK.search(text):
        return RISKS
    if _NEXT.search(text) and not _LOSS.search(text):
        return NEXT
    return FIGURES if any(is_figure(q) for q in candidate.quantities) else HAPPENED
