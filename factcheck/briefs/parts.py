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
    r"did not (?:meet|reach|achieve|differ|cross)|(?:was|were) not (?:met|statistically significant|reached)|"
    r"not yet mature|immature|missed|failed|delay(?:ed|s)?|paused|suspended|recall(?:ed)?|shortfall|"
    r"lower(?:ed)? (?:its |the )?(?:guidance|outlook)|more funds will be required)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:(?:is|are|was|were)? ?(?:expected|planned|anticipated|targeted|scheduled|on track) (?:to|for|in|by)|"
    r"expects?|plans? to|anticipates|intends|will|(?:guidance|outlook) (?:for|is|was|of|raised|lowered|does)|"
    r"next (?:step|update|year|quarter)|going forward|forecasts)\b",
    re.IGNORECASE,
)
# Limits of what is told, where it is not a plan that they limit.
_LIMIT = re.compile(
    r"\b(?:subject to|interim|open-label|single-arm|warrants?|additional (?:funding|capital))\b", re.IGNORECASE
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
    if _LIMIT.search(text):
        return RISKS
    return FIGURES if any(is_figure(q) for q in candidate.quantities) else HAPPENED
