"""What of a document a page shows around a claim and its passage, and what is marked on it."""

from __future__ import annotations

import factcheck
from factcheck.desk.web.passages import Paragraph, corrected, in_context, passage_of, whole
from factcheck.verify.findings import ClaimVerdict

TABLE = """# Plants of Acme

| what | 2024 | 2025 |
|---|---|---|
| Plants in Lyon | 21 | 31 |
| Plants in Nantes | 45 | 46 |
"""
RELEASE = """# Acme

Acme was founded in Lyon. It has two plants. Each has a gate. Sales rose 11% to $20 million. Costs fell. Nobody left.
It rained. The end.

About **Acme**
"""


def claim_of(draft: str, release: str = RELEASE) -> tuple[ClaimVerdict, factcheck.Document, factcheck.Document]:
    source, text = factcheck.read(release), factcheck.read(draft)
    return factcheck.check(text, source, model=False).claims[0], text, source


def said(paragraphs: tuple[Paragraph, ...] | list[Paragraph], kind: str = "") -> str:
    found = (piece for each in paragraphs for cell in each.cells for piece in cell)
    return "".join(piece.text for piece in found if not kind or kind in piece.kinds)


def test_a_passage_has_two_sentences_on_either_side_and_its_value_marked() -> None:
    claim, _, source = claim_of("Sales rose 12% to $20 million.")
    shown = passage_of(source, claim.evidence[0], claim).paragraphs
    assert said(shown, "quote") == "Sales rose 11% to $20 million."
    assert said(shown, "value") == "11%"
    assert said(shown, "agreeing") == "$20 million"
    assert said(shown).startswith("It has two plants.")
    assert said(shown).endswith("Nobody left.")


def test_a_row_of_a_table_is_shown_with_its_neighbours_and_without_marks() -> None:
    claim, _, source = claim_of("Plants in Lyon came to 31 in 2025.", TABLE)
    shown = passage_of(source, claim.evidence[0], claim).paragraphs
    assert "|" not in said(shown)
    assert [len(each.cells) for each in shown] == [3, 3, 3]


def test_a_claim_is_marked_in_its_sentences() -> None:
    _, draft, _ = claim_of("Acme makes pipes. Sales rose 12% to $20 million. It rained.\n\nAnother day.")
    [second] = [each for each in factcheck.check(draft, RELEASE, model=False).claims if "Sales" in each.text]
    shown = in_context(draft, second)
    assert said(shown, "value") == "12%"
    assert "Another day" not in said(shown)
    assert "Acme makes pipes." in said(shown)


def test_a_correction_is_the_claim_with_its_change() -> None:
    claim, draft, _ = claim_of("Sales rose 12% to $20 million.")
    text, parts = corrected(draft, claim)
    assert text == "Sales rose 11% to $20 million."
    assert [part.text for part in parts if part.kind != "same"] == ["12%", "11%"]
    assert corrected(draft, claim.model_copy(update={"correction": None})) == ("", ())


def test_a_whole_document_loses_nothing_but_its_marks() -> None:
    document = factcheck.read(
        "---\ntitle: x\n---\n\nPARIS, Feb. 3, 2025 (WIRE) -- Sales *rose*.\n\n1. One [thing](javascript:x)\n"
    )
    assert said(whole(document, [])) == "PARIS, Feb. 3, 2025 (WIRE) -- Sales rose.1. One thing"
