"""An amount of loss is no amount of income, and the reverse."""

import pytest

import factcheck
from factcheck.verify.features import view
from factcheck.verify.signs import side_of

RELEASE = """# Ferrane reports first quarter

LYON, May 5, 2026 -- Ferrane SA today reported results for the first quarter of 2026.

Net loss was $20.8 million, or $0.31 per share. The pump unit had operating income of $4.4 million. A hedge
brought a gain of $1.3 million. Net cash used in operating activities was $17.5 million. The retail fund saw
net inflows of $35 million. The pension plan showed a surplus of $9.1 million. The shares were placed at a
discount of 7%. Income tax was $2.6 million. In March 2026 Ferrane sold a plant and booked a loss on the sale
of $3.7 million.

| $ million | Q1 2026 | Q1 2025 |
|---|---|---|
| Income (loss) from services | (5.2) | 6.6 |
| Net loss of associates | 8.3 | 8.9 |
"""


@pytest.mark.parametrize(
    ("text", "figure", "side"),
    [
        ("Net loss was $2 million.", "$2", False),
        ("Net loss for the quarter widened to $2 million.", "$2", False),
        ("The loss per share was $2.", "$2", False),
        ("A loss from operations of $2 million was booked.", "$2", False),
        ("It booked a $2 million net loss.", "$2", False),
        ("Net loss was $5 million, or $2 per share.", "$2", False),
        ("The company lost $2 million.", "$2", False),
        ("It earned $2 million.", "$2", True),
        ("It had $2 million in net income.", "$2", True),
        ("Income tax was $2 million.", "$2", None),
        ("Net income (loss) was $2 million.", "$2", None),
        ("Negative net income was $2 million.", "$2", None),
        ("The net loss reflects research costs of $2 million.", "$2", None),
        ("Revenue was $2 million and net loss was $5 million.", "$2", None),
        ("Profit fell as costs rose to $2 million.", "$2", None),
        ("Net loss included charges of $2 million.", "$2", None),
    ],
)
def test_the_side_that_an_amount_is_on(text: str, figure: str, side: bool | None) -> None:
    sentence = view(text, 0, len(text))
    quantity = next(q for q in sentence.quantities if text[q.start : q.end].startswith(figure))
    found = side_of(sentence, quantity)
    assert (None if found is None else found[1]) is side


@pytest.mark.parametrize(
    "claim",
    [
        "Net income was $20.8 million.",
        "Ferrane earned $0.31 per share.",
        "Ferrane made a net profit of $20.8 million.",
        "The pump unit had an operating loss of $4.4 million.",
        "The hedge brought a loss of $1.3 million.",
        "Net cash provided by operating activities was $17.5 million.",
        "The retail fund saw net outflows of $35 million.",
        "The pension plan showed a deficit of $9.1 million.",
        "The shares were placed at a premium of 7%.",
        "The sale of the plant brought a gain of $3.7 million.",
        "Income from services was $5.2 million.",
        "The loss from services was $6.6 million in the first quarter of 2025.",
        "Net income of associates was $8.3 million.",
    ],
)
def test_the_other_side_is_caught(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label == "contradicted"


@pytest.mark.parametrize(
    "claim",
    [
        "Net loss was $20.8 million.",
        "Ferrane lost $20.8 million.",
        "The loss per share was $0.31.",
        "The pump unit had an operating profit of $4.4 million.",
        "The hedge brought a $1.3 million gain.",
        "Net cash used in operating activities was $17.5 million.",
        "The retail fund had net inflows of $35 million.",
        "The pension plan had a $9.1 million surplus.",
        "The shares were placed at a 7% discount.",
        "Income tax was $2.6 million.",
        "The sale of the plant brought a loss of $3.7 million.",
        "The loss from services was $5.2 million.",
        "Income from services was $6.6 million in the first quarter of 2025.",
        "Net loss of associates was $8.3 million.",
    ],
)
def test_the_same_side_passes(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label == "supported"


def test_the_message_names_the_side() -> None:
    [verdict] = factcheck.check("Ferrane earned $0.31 per share.\n", RELEASE).claims
    assert verdict.codes[0] == "NEG102"
    assert verdict.message == "the release gives $0.31 per share on the other side: as loss, not income"
