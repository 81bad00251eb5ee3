"""The period that a release reports on: "the third quarter" of a draft, which its sentences need not name."""

from __future__ import annotations

import re

from factcheck.quantities.model import Kind, Quantity
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.wording import is_base

_QUARTERS = {
    word: n
    for n, words in enumerate(("first 1st q1 1q", "second 2nd q2 2q", "third 3rd q3 3q", "fourth 4th q4 4q"), 1)
    for word in words.split()
}
_QUARTER = re.compile(
    r"\b(?:(first|second|third|fourth|[1-4](?:st|nd|rd|th))[ -]quarter|(q[1-4]|[1-4]q))\b", re.IGNORECASE
)
# What says in a figure's clause that it is of another time: "for the year", "69 cents last year". "Up 4% on last year"
# and "year over year" only say what it is compared with.
_OTHER_TIME = re.compile(
    r"\b(?:(?:last|prior|previous|next|full|this|fiscal|the) (?:\w+ )?(?:year|half)"
    r"|(?:next|last|prior|previous) quarter"
    r"|full ?- ?year|months|weeks|annual(?:ly)?|half|so far|year ?[- ] ?to ?[- ] ?date|year ago|year earlier)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:on|over|from|than|with|to|versus|vs\.?|against) (?:the |a )?"
    r"(?:(?:last|prior|previous) year|year (?:ago|earlier))(?:['’]s)?\b"
    r"|\byear ?[- ] ?(?:over|on) ?[- ] ?year\b",
    re.IGNORECASE,
)

_OPENING = frozenset("for in during over on as at through".split())


def is_reported(date: Quantity, figure: Figure, index: SourceIndex) -> bool:
    """Whether a date without a year is the quarter that a release reports on and a figure may be taken to be of it."""
    if date.kind is not Kind.PERIOD or date.unit != "quarter" or figure.in_table or not date.interval.is_point:
        return False
    own = {number for period in index.periods[:1] for number in _quarters(period.text)}
    passage = index.views[figure.sentence]
    written = figure.written or figure.quantity
    if date.low not in own or is_base(passage, written) or figure.periods:
        return False
    here = passage.clause_at(written.value_start)
    clauses = {here, 0} if passage.tokens[0].lower in _OPENING else {here}  # "For the year, we expect …"
    text = " ".join(t.text for c in sorted(clauses) for t in passage.clause_tokens(c))
    return _OTHER_TIME.search(_COMPARED.sub(" ", text)) is None


def _quarters(text: str) -> set[int]:
    found = (match.group(1) or match.group(2) for match in _QUARTER.finditer(text))
    return {_QUARTERS[word.lower()] for word in found}
