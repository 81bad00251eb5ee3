"""Sums over groups set side by side, shares of such sums, and what is left."""

from __future__ import annotations

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.findings import Label
from tests.verify.verdicts import verdict

TRIAL = read(
    """# Zorabex in eczema: results of LARKSPUR

LARKSPUR assigned adults to zorabex 10 mg (n=71), 20 mg (n=68) or 40 mg (n=74) or to placebo (n=70). Among the 48
patients with severe eczema who were assigned to any dose of zorabex, 19 cleared.

| n | 10 mg | 20 mg | 40 mg | Placebo |
|---|---|---|---|---|
| Stopped treatment because of nausea | 3 | 4 | 9 | 2 |
"""
)
YARDS = read(
    "The order book at year end was €412 million at the Bergen yard and €167 million at the Oslo yard. "
    "Steel for 70% of next year's hulls is under contract.\n"
)


@pytest.mark.parametrize(
    ("claim", "source", "passes"),
    [
        ("About 23% of the 213 patients assigned to zorabex had severe eczema.", TRIAL, True),
        ("About 32% of the 213 patients assigned to zorabex had severe eczema.", TRIAL, False),
        ("About 23% of the 231 patients assigned to zorabex had severe eczema.", TRIAL, False),
        ("Half of those who stopped treatment because of nausea were on 40 mg.", TRIAL, True),
        ("Half of those who stopped treatment because of nausea were on 20 mg.", TRIAL, False),
        ("Three quarters of those who stopped treatment because of nausea were on 40 mg.", TRIAL, False),
        ("The order book at both yards totalled €579 million at year end.", YARDS, True),
        ("The order book at both yards totalled €597 million at year end.", YARDS, False),
        ("Steel for 30% of next year's hulls remains without a contract.", YARDS, True),
        ("Steel for 30% of next year's hulls is under contract.", YARDS, False),
    ],
)
def test_sums_of_groups_and_their_shares(claim: str, source: Document, passes: bool) -> None:
    assert (verdict(claim, source).label is Label.SUPPORTED) is passes
