"""Magnitudes without a figure: which may stand for which, and where another is a mistake."""

import pytest

from factcheck.source.readers import read
from factcheck.verify.features import view
from factcheck.verify.magnitudes import magnitudes
from tests.verify.verdicts import outcome

SOURCE = read(
    """\
# Crustwell

The bakers of the valley lost billions of crumbs to the sparrows last winter.

In the oven segment, Crustwell expects mid-single-digit growth of sales this year. Tens of thousands of
ovens are rented.
"""
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lost millions of dollars", ["millions"]),
        ("lost 40 millions of dollars", []),
        ("hundreds of thousands of ovens", ["hundreds of thousands"]),
        ("low single digit growth and double-digit margins", ["low single digit", "double-digit"]),
        ("the digits of a million", []),
    ],
)
def test_what_is_a_magnitude(text: str, found: list[str]) -> None:
    assert [m.text for m in magnitudes(view(text, 0, len(text)))] == found


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("Bakers of the valley lost millions of crumbs to sparrows.", "NUM102"),
        ("Bakers of the valley lost billions of crumbs to sparrows.", ""),
        ("Oven segment sales are expected to see mid-double-digit growth.", "NUM102"),
        ("Oven segment sales are expected to see high-single-digit growth.", "NUM102"),
        ("Oven segment sales are expected to see single-digit growth.", ""),
        ("Tens of thousands of ovens are on rent.", ""),
        ("Tens of millions of ovens are rented.", "NUM102"),
        ("Rye flour grew by double digits in Norway.", ""),  # nothing of the kind in the source: no rule's business
    ],
)
def test_another_magnitude_is_contradicted(claim: str, code: str) -> None:
    answer = outcome(claim, SOURCE)
    assert ("NUM102" in answer) == bool(code)
