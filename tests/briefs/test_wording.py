from __future__ import annotations

import pytest

from factcheck.briefs.candidates import candidates
from factcheck.briefs.compose import compose
from factcheck.briefs.wording import house_of
from factcheck.source.readers import read

RELEASE = """\
# Orvane Sells Its Boats

OSLO, May 5, 2025 (EXAMPLE WIRE) -- Orvane Marine AG (“Orvane” or the “Company”), a leading maker of boats, today \
announced that the port has bought 14 boats for $9 million.

The Company also sold 30 nets for $2 million in April 2025.

The new boats are expected to reduce fuel use by 20% in 2026. Orvane expects sales of $50 million in 2026.
"""


def _first(text: str, before: list[str]) -> str:
    document = read(RELEASE)
    [candidate] = [c for c in candidates(document) if text in c.text]
    return house_of(document).wordings(candidate, before)[0].text


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        (
            "14 boats",
            [],
            "On May 5, 2025, Orvane Marine AG announced that the port has bought 14 boats for $9 million.",
        ),
        ("30 nets", [], "Orvane Marine sold 30 nets for $2 million in April 2025."),
        ("30 nets", ["Orvane Marine AG sold boats."], "The company sold 30 nets for $2 million in April 2025."),
        ("30 nets", ["Orvane sold boats.", "Nets are big."], "Orvane sold 30 nets for $2 million in April 2025."),
        (
            "20%",
            ["Orvane sold boats."],
            "The new boats are expected to reduce fuel use by 20% in 2026, the company said.",
        ),
        ("20%", ["Nets are big."], "The new boats are expected to reduce fuel use by 20% in 2026, Orvane Marine said."),
        ("$50 million", ["Orvane sold boats."], "Orvane expects sales of $50 million in 2026."),
        ("$50 million", [], "Orvane Marine expects sales of $50 million in 2026."),
    ],
)
def test_house_style_depends_on_what_stands_before(text: str, before: list[str], expected: str) -> None:
    assert _first(text, before) == expected


def test_the_last_wording_is_that_of_the_release() -> None:
    document = read(RELEASE)
    house = house_of(document)
    for candidate in candidates(document):
        *_, last = house.wordings(candidate, [])
        assert (last.text, last.also) == (candidate.text, ())


def test_an_article_about_a_company_attributes_nothing_to_it() -> None:
    document = read(
        "# Boats\n\nOrvane Marine AG (NASDAQ: ORV) sold boats. The new boats are expected to save 20% in 2026.\n"
    )
    house = house_of(document)
    assert house.issuer is None
    assert not any("said" in house.plain(c) for c in candidates(document))


def test_a_name_put_in_is_cited() -> None:
    document = read(RELEASE)
    brief = compose(document, words=12)
    assert brief.sentences[0].text.startswith("Orvane Marine ")
    assert len(brief.sentences[0].citations) == 2
