"""Which parts of a draft are claims."""

from factcheck.claims.draft import claims_of
from factcheck.source.readers import read

DRAFT = """\
---
title: A draft
---

# Heading with 40 patients

First claim has 40 patients. Second claim stands beside it.

- A list item without a full stop
- Another one

CAPITALS ARE A CLAIM TOO

***
"""


def test_sentences_and_list_items_are_claims_headings_and_front_matter_are_not() -> None:
    assert [c.text for c in claims_of(read(DRAFT))] == [
        "First claim has 40 patients.",
        "Second claim stands beside it.",
        "A list item without a full stop",
        "Another one",
        "CAPITALS ARE A CLAIM TOO",
    ]


def test_offsets_are_code_points_into_the_draft_as_read() -> None:
    draft = read("🧬 One.\r\n\r\nTwo é claims.\r\n")
    for claim in claims_of(draft):
        assert draft.text[claim.start : claim.end] == claim.text
