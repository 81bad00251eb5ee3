from __future__ import annotations

import pytest

from factcheck.briefs.names import Issuer, issuer_of
from factcheck.source.readers import read


def _issuer(text: str) -> Issuer | None:
    document = read(text)
    return issuer_of(document, document.sentences[0].span)


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("Orvane Bio, Inc. (“OrvBio” or the “Company”) (Nasdaq: ORV) has sold a boat.", "Orvane Bio, Inc.", "OrvBio"),
        ("Orvane Bio AG today reported sales. Orvane grew. So Orvane said.", "Orvane Bio AG", "Orvane"),
        ("Halden of Norway Ltd. is pleased to announce sales.", "Halden of Norway Ltd.", "Halden of Norway"),
        (
            "Halden Boats plc (LSE: HAL), a boat maker (“Halden” or the “Company”), has sales.",
            "Halden Boats plc",
            "Halden",
        ),
    ],
)
def test_the_issuer_and_its_name_for_short(text: str, full: str, short: str) -> None:
    issuer = _issuer(text + "\n")
    assert issuer is not None
    assert (issuer.full, issuer.short) == (full, short)


@pytest.mark.parametrize(
    "text",
    [
        # An article about a company is not its release.
        "Orvane Bio, Inc. (NASDAQ: ORV) is on a winning streak.",
        "Orvane Bio reports that it sold boats.",
        # Two companies announce together: nobody can tell which one is meant.
        "Orvane AG (LSE: ORV) and Halden plc (LSE: HAL) today announced a merger.",
        "The market today announced itself.",
        "In May sales rose.",
    ],
)
def test_no_issuer_where_the_text_does_not_say_so(text: str) -> None:
    assert _issuer(text + "\n") is None
