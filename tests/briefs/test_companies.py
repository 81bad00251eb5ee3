from __future__ import annotations

import pytest

from factcheck.briefs.candidates import candidates
from factcheck.briefs.choose import Limits, choose
from factcheck.briefs.companies import (
    companies,
    opens_with_the_company,
    tells_its_past,
    tells_only_a_measure,
)
from factcheck.source.readers import read


@pytest.mark.parametrize(
    "text",
    [
        "Median progression-free survival (PFS) was 6.5 months.",
        "The overall response rate was 12%.",
        "12-month overall survival reached 40%.",
        "Mortality fell by 3%.",
    ],
)
def test_an_outcome_without_a_trial_is_told_from_one_with(text: str) -> None:
    assert tells_only_a_measure(text, of_many=False)


@pytest.mark.parametrize(
    "text",
    [
        "Median survival with ORV-12 was 6.5 months.",
        "ORV-12 survival was 6.5 months.",
        "Overall sales were 6% higher.",
        "Patients on ORV-12 had a response rate of 12%.",
        "Response",
    ],
)
def test_a_subject_that_names_its_own_stands(text: str) -> None:
    assert not tells_only_a_measure(text, of_many=False)


def test_of_many_companies_a_sum_is_nobodys() -> None:
    assert tells_only_a_measure("Net revenue was $4 million.", of_many=True)
    assert not tells_only_a_measure("Net revenue was $4 million.", of_many=False)
    assert not tells_only_a_measure("Orvane revenue was $4 million.", of_many=True)


def test_companies_are_known_by_their_tickers() -> None:
    text = "Orvane AG (NASDAQ: ORV) and Red Sea Boats, Inc. (“Red Sea”) (NYSE American: RSB) met Halden (not listed)."
    known = companies(text)
    assert known.names == {"Orvane", "Red Sea"}
    assert known.many
    assert known.named_in("In May, Red Sea sold 4 boats.")
    assert not known.named_in("In May it sold 4 boats in the red sea.")


def test_one_company_listed_twice_is_one() -> None:
    assert not companies("Although Orvane (TSXV: ORV) (OTCQB: ORVNF) rose, Orvane AG (OTC: ORVNF) is small.").many


def test_the_company_is_told_from_a_company() -> None:
    assert opens_with_the_company("The company sold 4 boats.")
    assert opens_with_the_company("In May 2024, the company’s boats were sold.")
    assert not opens_with_the_company("A company sold 4 boats.")
    assert tells_its_past("The company was founded in 2013.")
    assert not tells_its_past("The company was paid in 2013.")


ROUND_UP = """\
# Two Makers of Drugs to Watch

Orvane AG (NASDAQ: ORV) reported on May 5, 2025 that it enrolled 140 patients in its phase 2 trial of ORV-12.

Halden Drugs, Inc. (NASDAQ: HAL) sold its 40% share in a maker of 12 boats for $4 million in 2024.

It was a study of the dose. Median overall survival (OS) was 23.5 months, and 9.5% of 21 patients responded in 2024.

Net revenue was $47.1 million in the second quarter of 2024, down 14% from $55 million.

The company was founded in 2013 and has enrolled 300 patients since.
"""


def test_a_figure_is_not_put_behind_another_companys_sentence() -> None:
    texts = " ".join(c.text for c in choose(candidates(read(ROUND_UP)), Limits.of(9, None)))
    assert "140 patients" in texts
    assert "$4 million" in texts
    for lost in ("Median overall survival", "Net revenue was", "founded"):
        assert lost not in texts


def test_the_company_is_named_before_it_is_meant() -> None:
    paragraphs = (
        "The company reported sales of $34.3 million for 2024, up 9%.",
        "Orvane sold 12 boats for $3 million in May 2023.",
        "The company declared a dividend of 2 cents on June 5, 2024.",
    )
    release = "# Results\n\nToday is the day that results were read.\n\n" + "\n\n".join(paragraphs)
    release += "\n\nThe maker is Orvane AG (NASDAQ: ORV).\n"
    texts = [c.text for c in choose(candidates(read(release)), Limits.of(9, None))]
    assert paragraphs[0] not in texts or texts[0].startswith("Today")
    assert texts.index(paragraphs[1]) < texts.index(paragraphs[2])
