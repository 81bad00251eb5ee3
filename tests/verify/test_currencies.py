"""Dollars by the name that a source gives them once."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from factcheck.verify.currencies import in_bare_dollars
from factcheck.verify.findings import Label
from tests.verify.verdicts import verdict

TEXT = """# Larkspur Outfitters reports its year

Larkspur bought back 1.2 million shares for $30.6 million. Its stake in Aldo Marine was sold for US$14 million.
"""
DECLARED = read(TEXT + "\nAll amounts are in Canadian dollars unless noted.\n")
SILENT = read(TEXT)


@pytest.mark.parametrize(
    ("claim", "passes"),
    [
        ("Larkspur bought back 1.2 million shares for C$30.6 million.", True),
        ("Larkspur paid C$25.50 for each of the shares that it bought back.", True),
        ("Larkspur bought back 1.2 million shares for $30.6 million.", True),
        ("Larkspur bought back 1.2 million shares for C$36.0 million.", False),
        ("Larkspur bought back 1.2 million shares for A$30.6 million.", False),
        ("Larkspur sold its stake in Aldo Marine for C$14 million.", False),
        ("Larkspur sold its stake in Aldo Marine for US$14 million.", True),
    ],
)
def test_declared_dollars(claim: str, passes: bool) -> None:
    assert (verdict(claim, DECLARED).label is Label.SUPPORTED) is passes


def test_dollars_that_nobody_declares_stay_another_currency() -> None:
    assert verdict("Larkspur bought back 1.2 million shares for C$30.6 million.", SILENT).label is Label.CONTRADICTED


def test_offsets_stay() -> None:
    claim = "It paid C$30.6 million."
    assert in_bare_dollars(claim, [DECLARED]) == "It paid  $30.6 million."
    assert in_bare_dollars(claim, [DECLARED, SILENT]) == claim
