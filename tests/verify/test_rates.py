"""Products and averages of figures that one sentence sets together."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from factcheck.verify.findings import Label
from tests.verify.verdicts import verdict

SOURCE = read(
    """# Quellmore Foods reports on its year

During the year we repurchased 2.4 million shares at an average price of $35.00. The team set 1,440 traps on 16 islands.
Volunteers swallowed capsules of 90 mg twice daily.
"""
)


@pytest.mark.parametrize(
    ("claim", "passes"),
    [
        ("Quellmore spent $84 million on repurchased shares during the year.", True),
        ("Quellmore spent $48 million on repurchased shares during the year.", False),
        ("The team set 90 traps on each island on average.", True),
        ("The team set 80 traps on each island on average.", False),
        ("Volunteers swallowed 180 mg a day.", True),
        ("Volunteers swallowed 270 mg a day.", False),
    ],
)
def test_products_and_averages(claim: str, passes: bool) -> None:
    assert (verdict(claim, SOURCE).label is Label.SUPPORTED) is passes
