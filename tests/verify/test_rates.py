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

The ferry Aldis was moored with 312 passengers and 18 crew on board when the storm came. Our yard bought 1.5 million
bolts for $4.8 million. Patients with gout were given 20 mg of sorvamide every two weeks, 13 doses over half a year.

Dr. Wren delivered 48.3 Gy in 21 fractions to each patient. A balm was rubbed in four times daily, 3 g per application.

The lease gives us a refund of 4% of the August rent, which was $12,500.
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
        ("The Aldis had 330 people on board when the storm came.", True),
        ("The Aldis had 340 people on board when the storm came.", False),
        ("The Aldis had 330 passengers on board when the storm came.", False),
        ("The yard paid $3.20 for each of the bolts that it bought.", True),
        ("The yard paid $2.30 for each of the bolts that it bought.", False),
        ("A gout patient who got all doses of sorvamide was given 260 mg in total.", True),
        ("A gout patient who got all doses of sorvamide was given 280 mg in total.", False),
        ("Each fraction that Dr. Wren delivered was 2.3 Gy.", True),
        ("Each fraction that Dr. Wren delivered was 3.2 Gy.", False),
        ("Patients rubbed in 12 g of the balm a day.", True),
        ("Patients rubbed in 9 g of the balm a day.", False),
        ("The refund under the lease for the August rent comes to $500.", True),
        ("The refund under the lease for the August rent comes to $400.", False),
    ],
)
def test_products_and_averages(claim: str, passes: bool) -> None:
    assert (verdict(claim, SOURCE).label is Label.SUPPORTED) is passes
