from __future__ import annotations

import pytest

from factcheck.briefs.model import BriefSentence
from factcheck.briefs.scores import citation_scores, supports
from factcheck.claims.records import Evidence

SALES = "Orvane's net sales rose 12% to $48 million in the second quarter of 2025."
BOATS = "Halden launched 14 boats in 2024."
CASH = "Orvane had cash of $12.5 million at June 30, 2025."


def _passages(*quotes: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(quote=quote, start=100 * n, end=100 * n + len(quote)) for n, quote in enumerate(quotes))


def _sentence(text: str, *quotes: str) -> BriefSentence:
    return BriefSentence(text=text, citations=_passages(*quotes), label="supported")


@pytest.mark.parametrize(
    ("text", "quotes", "holds"),
    [
        (SALES, [SALES], True),
        ("Orvane's net sales rose 12% in the second quarter of 2025.", [SALES], True),
        ("Orvane's net sales rose 13% in the second quarter of 2025.", [SALES], False),
        (SALES, [BOATS], False),
        (SALES, [], False),
        (SALES, ["  "], False),
    ],
)
def test_a_sentence_rests_on_its_passages_alone(text: str, quotes: list[str], holds: bool) -> None:
    assert supports(text, _passages(*quotes)) is holds


@pytest.mark.parametrize(
    ("sentence", "supported", "needed", "citations"),
    [
        (_sentence(SALES, SALES), 1, 1, 1),
        (_sentence(SALES, SALES, BOATS), 1, 1, 2),  # the second neither supports it nor is missed
        (_sentence(SALES, SALES, SALES), 1, 2, 2),  # each alone supports it: neither is irrelevant
        (_sentence(SALES, BOATS, CASH), 0, 0, 2),  # of a sentence without support no citation counts
    ],
)
def test_recall_and_precision_as_alce_defines_them(
    sentence: BriefSentence, supported: int, needed: int, citations: int
) -> None:
    scores = citation_scores([sentence])
    assert (scores.supported, scores.needed, scores.citations) == (supported, needed, citations)
    assert scores.recall == supported
    assert scores.precision == needed / citations


def test_a_brief_without_sentences_has_no_scores() -> None:
    scores = citation_scores([])
    assert scores.recall is None
    assert scores.precision is None
