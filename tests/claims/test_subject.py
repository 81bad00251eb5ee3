"""The subject of a statement, found without a parser."""

import pytest

from factcheck.claims.subject import subject_of
from factcheck.quantities.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The market is expected to grow by 12% per year.", "market"),
        ("The observed prevalence of the disease is growing at 12% per year.", "observed prevalence"),
        ("At Week 24, adverse events led to discontinuation in 7 patients.", "adverse events"),
        ("Operating income fell to €121.8 million.", "Operating income"),
        ("In total 40.", ""),
        ("", ""),
    ],
)
def test_the_words_before_the_first_verb(text: str, subject: str) -> None:
    assert " ".join(t.text for t in subject_of(tokenize(text))) == subject
