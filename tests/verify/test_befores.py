"""Values before a change that the source gives."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from factcheck.verify.findings import Label
from tests.verify.verdicts import verdict

SOURCE = read(
    """# Pellworm Ferries: results for the third quarter of 2025

Operating margin was 21.6%, up about 240 basis points year over year. Fuel costs went up by €4 million to €31 million.
The Amrum pier opened in May, €3 million under its €45 million budget.
"""
)


@pytest.mark.parametrize(
    ("claim", "passes"),
    [
        ("Operating margin at Pellworm was about 19.2% a year earlier.", True),
        ("Operating margin at Pellworm was about 19.2%.", False),
        ("Operating margin at Pellworm was about 24.0% a year earlier.", False),
        ("Operating margin at Pellworm was 19.2%, compared with 21.6% a year earlier.", False),
        ("A year earlier, fuel had cost Pellworm €27 million.", True),
        ("Fuel cost Pellworm €27 million in the quarter.", False),
        ("The Amrum pier cost €42 million.", True),
        ("The Amrum pier cost €48 million.", False),
    ],
)
def test_what_was_before_is_worked_out_only_for_an_earlier_time(claim: str, passes: bool) -> None:
    assert (verdict(claim, SOURCE).label is Label.SUPPORTED) is passes
