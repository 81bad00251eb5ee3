"""The way that a figure went follows from the earlier figure beside it, whatever verb the release uses."""

import pytest

import factcheck
from factcheck.quantities.model import Direction
from factcheck.verify.features import view
from factcheck.verify.ways import way_said

RELEASE = """BASEL, May 5, 2026 -- Morvane Labs today reported results for the first quarter of 2026.

Product revenue was $14.2 million, compared with $11.9 million in the first quarter of 2025. Research expenses
were $33.0 million, versus $36.4 million. Net loss was $20.8 million, or $0.31 per share, compared with a net
loss of $18.1 million, or $0.29 per share. The gross margin was 58.3%, against 61.0% a year ago. The plant
employs 612 people, compared with 655 a year ago. Capital expenditure was $4.4 million (Q1 2025: $6.1
million). Marketing costs came to $7.7 million, from $5.2 million. Response was seen in 48% of patients on
torvane, compared with 20% of patients on placebo. Morvane now expects revenue of $60 million to $65 million
for 2026, compared with its previous guidance of $66 million to $70 million.

| $ million | Q1 2026 | Q1 2025 |
|---|---|---|
| Royalties | 2.6 | 3.5 |
| Net interest | (1.9) | (1.2) |
"""


@pytest.mark.parametrize(
    ("text", "figure", "way"),
    [
        ("Costs rose to $2 million.", "$2 million", Direction.UP),
        ("Costs fell 5%, to $2 million.", "$2 million", Direction.DOWN),
        ("Costs rose 5%, or $1 million, to $2 million.", "$2 million", Direction.UP),
        ("Costs went up to $2 million.", "$2 million", Direction.UP),
        ("It may pay up to $2 million.", "$2 million", None),
        ("Costs of $2 million were up from $1 million.", "$2 million", Direction.UP),
        ("Costs were $2 million, down from a year earlier.", "$2 million", Direction.DOWN),
        ("Costs were $2 million, an increase of 5%.", "$2 million", Direction.UP),
        ("Costs were higher than a year ago, at $2 million.", "$2 million", Direction.UP),
        ("Costs were $2 million, lower than in the prior year.", "$2 million", Direction.DOWN),
        ("Costs were $2 million, lower than those of its rivals.", "$2 million", None),
        ("It paid $2 million up front.", "$2 million", None),
        ("The board cut its dividend to $2 million.", "$2 million", Direction.DOWN),
        ("It narrowed its range to $2 million to $3 million.", "$2 million", None),
        ("Margins fell, with costs at $2 million.", "$2 million", None),
        ("Sales rose and costs came to $2 million.", "$2 million", None),
        ("Profit improved to $2 million.", "$2 million", Direction.UP),
        ("The loss improved to $2 million.", "$2 million", Direction.DOWN),
        ("The ratio improved to 2%.", "2%", None),
    ],
)
def test_the_way_that_a_sentence_says(text: str, figure: str, way: Direction | None) -> None:
    sentence = view(text, 0, len(text))
    quantity = next(q for q in sentence.quantities if figure in text[q.start : q.end])
    assert way_said(sentence, quantity) is way


@pytest.mark.parametrize(
    "claim",
    [
        "Product revenue fell to $14.2 million.",
        "Product revenue was lower than a year ago, at $14.2 million.",
        "Research expenses rose to $33.0 million.",
        "Research expenses were $33.0 million, up from a year earlier.",
        "Net loss narrowed to $20.8 million.",
        "The net loss improved to $20.8 million.",
        "The net loss per share shrank to $0.31.",
        "The gross margin widened to 58.3%.",
        "The gross margin improved to 58.3%.",
        "The workforce grew to 612 people.",
        "Capital expenditure climbed to $4.4 million.",
        "Marketing costs decreased to $7.7 million.",
        "Morvane raised its revenue guidance for 2026 to $60 million to $65 million.",
        "Royalties increased to $2.6 million.",
    ],
)
def test_a_change_told_the_other_way_is_caught(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label == "contradicted"


@pytest.mark.parametrize(
    "claim",
    [
        "Product revenue rose to $14.2 million.",
        "Product revenue was higher than a year ago, at $14.2 million.",
        "Research expenses fell to $33.0 million.",
        "Net loss widened to $20.8 million.",
        "The net loss per share grew to $0.31.",
        "The gross margin narrowed to 58.3%.",
        "The workforce shrank to 612 people.",
        "Capital expenditure dropped to $4.4 million.",
        "Marketing costs increased to $7.7 million.",
        "Morvane cut its revenue guidance for 2026 to $60 million to $65 million.",
        "Royalties declined to $2.6 million.",
        "Product revenue was $14.2 million.",
    ],
)
def test_a_change_told_the_right_way_passes(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label == "supported"


def test_the_message_gives_both_figures() -> None:
    [verdict] = factcheck.check("Research expenses rose to $33.0 million.\n", RELEASE).claims
    assert verdict.codes[0] == "DIR101"
    assert verdict.message == (
        "the release has it go down, the draft up: it gives $33.0 million, the earlier figure $36.4 million"
    )
