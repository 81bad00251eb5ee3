"""Figures in each other's place: only where that surely changes what is said."""

import pytest

import factcheck
from factcheck.audits.exchanges import exchanges, swaps
from factcheck.audits.sites import Release
from factcheck.audits.wording import levels, speakers

SALES = """Sales of Orbeck Mills rose from $558,000 in the month of May to $940,000 in June.

Orbeck Mills sold goods for $0.6 million in May, at a margin of 31%.

Its smaller rival sold goods for $210,000 in June, as the town's register says.
"""


def texts(maker: object, release: str) -> str:
    statements = Release("r", factcheck.read(release)).statements
    return "\n".join(text for s in statements for text in maker(s))  # type: ignore[operator]


def test_swaps_with_a_figure_of_other_value_alone() -> None:
    found = texts(swaps, SALES)
    assert "rose from $210,000 in the month of May" in found
    assert "rose from $0.6 million in the month of May" not in found  # the same, rounded


def test_exchanges_two_figures_of_a_sentence() -> None:
    assert "rose from $940,000 in the month of May to $558,000 in June" in texts(exchanges, SALES)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "“Orders rose by 40% in May and June,” said Ada Brill.",
            "“Orders rose by 40% in May and June,” said Jon Vik.",
        ),
        ("Ada Brill and Jon Vik spoke: “Orders rose by 40% in May,” said Ada Brill.", ""),
    ],
)
def test_puts_words_into_another_mouth(sentence: str, wanted: str) -> None:
    other = "“Nine of our ten looms were idle in April,” said Jon Vik, who runs the mill."
    first = texts(speakers, f"{sentence}\n\n{other}\n").split("\n")[0]
    assert first == wanted or (not wanted and "Orders" not in first)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Orders rose by 40% in May at the mill on the river.", "Orders rose to 40% in May at the mill on the river."),
        ("Orders rose 40% in May at the mill on the river.", "Orders rose to 40% in May at the mill on the river."),
        (
            "Orders rose to $2.1 million in May at the mill on the river.",
            "Orders rose by $2.1 million in May at the mill on the river.",
        ),
        ("Orders were $2.1 million in May at the mill on the river.", ""),
        ("The mill dropped two suppliers in May at the mill on the river.", ""),
        (
            "Orders rose by 40% in May at the mill on the river. "
            "Returns rose to 40% of orders in May, by the same count.",
            "",
        ),
    ],
)
def test_tells_a_change_as_a_level_and_a_level_as_a_change(sentence: str, wanted: str) -> None:
    assert texts(levels, f"{sentence}\n") == wanted
