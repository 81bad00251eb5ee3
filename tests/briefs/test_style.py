from __future__ import annotations

import pytest

from factcheck.briefs import style


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orvane AG (“Orvane” or the “Company”) sold it.", "Orvane AG sold it."),
        ("Orvane AG (“OrvBio”, “Company”, “We” or “Us”, “ORVX”) sold it.", "Orvane AG sold it."),
        ('Orvane AG ("Orvane") (Nasdaq: ORV) sold it.', "Orvane AG (Nasdaq: ORV) sold it."),
        ("A new drug application (“NDA”) was filed.", "A new drug application (NDA) was filed."),
        (
            "It closed the purchase (the “Transaction”) of 5 boats (collectively, the “Boats”).",
            "It closed the purchase of 5 boats.",
        ),
        ("Halden® and Fjord(TM) were sold[2].", "Halden and Fjord were sold."),
        # What is no definition of a term stays.
        ("Sales (in thousands) rose 4% (2024: 3%).", "Sales (in thousands) rose 4% (2024: 3%)."),
    ],
)
def test_terms_of_a_contract_go(text: str, expected: str) -> None:
    assert style.drop_terms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orvane AG, a leading maker of drugs for people with gout, today reported sales.",
            "Orvane AG today reported sales.",
        ),
        (
            "Orvane AG (Nasdaq: ORV), a company that makes and sells drugs to people with gout here, has sold it.",
            "Orvane AG (Nasdaq: ORV) has sold it.",
        ),
        # A short one without praise is what an editor would write.
        ("Orvane AG, a maker of boats, today reported sales.", "Orvane AG, a maker of boats, today reported sales."),
        # What has a verb of its own is news, however it begins.
        (
            "Orvane AG, a leading maker of boats, is raising money by announcing that holders of Halden, a public "
            "company, have agreed.",
            "Orvane AG is raising money by announcing that holders of Halden, a public company, have agreed.",
        ),
    ],
)
def test_what_a_company_says_it_is_goes(text: str, expected: str) -> None:
    assert style.drop_presentation(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It showed an impressive 58% reduction.", "It showed a 58% reduction."),
        ("It showed a remarkable 8% rise.", "It showed an 8% rise."),
        ("It offers a truly innovative and groundbreaking test.", "It offers a test."),
        ("It is a leading European boat maker.", "It is a European boat maker."),
        # Terms that only look like praise, and praise that is what is said.
        ("There were 9 million outstanding shares.", "There were 9 million outstanding shares."),
        ("It is a leading cause of death.", "It is a leading cause of death."),
        (
            "It had Breakthrough Therapy status and breakthrough pain.",
            "It had Breakthrough Therapy status and breakthrough pain.",
        ),
        ("The results were impressive and large.", "The results were impressive and large."),
        ("G&A expenses rose 4%.", "G&A expenses rose 4%."),
        ("A pivotal trial with 90 unique patients began.", "A pivotal trial with 90 unique patients began."),
    ],
)
def test_praise_goes_and_terms_stay(text: str, expected: str) -> None:
    assert style.drop_praise(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orvane is pleased to announce a sale.", "Orvane announced a sale."),
        ("Orvane today announced that it has sold a boat.", "Orvane has sold a boat."),
        ("Orvane announced that it would hold a call.", "Orvane will hold a call."),
        # Who did it, and when it was announced, must not change.
        ("Orvane today announced that Halden has sold a boat.", "Orvane today announced that Halden has sold a boat."),
        ("In May, Orvane announced that it has sold a boat.", "In May, Orvane announced that it has sold a boat."),
        ("Orvane announced that it may sell a boat.", "Orvane announced that it may sell a boat."),
    ],
)
def test_that_it_was_announced_goes(text: str, expected: str) -> None:
    assert style.announce(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cash Position: Orvane had cash of $5 million.", "Orvane had cash of $5 million."),
        ("Partnership News: Orvane has signed a partnership.", "Orvane has signed a partnership."),
        # A label that says of what, of whom or of when stays.
        ("Europe: Sales were $5 million.", "Europe: Sales were $5 million."),
        ("Halden Boats: Revenue grew by 4%.", "Halden Boats: Revenue grew by 4%."),
        ("Second quarter: Revenue was $5 million.", "Second quarter: Revenue was $5 million."),
        ("Outlook: Revenue is $5 million.", "Outlook: Revenue is $5 million."),
    ],
)
def test_a_label_goes_where_the_sentence_repeats_it(text: str, expected: str) -> None:
    assert style.drop_label(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In addition, sales rose 4%.", "Sales rose 4%."),
        ("Orvane also sold 4 boats.", "Orvane sold 4 boats."),
        ("The company also recently sold 4 boats.", "The company sold 4 boats."),
        ("However, sales fell 4%.", "However, sales fell 4%."),
        ("In addition to boats, Orvane sells nets.", "In addition to boats, Orvane sells nets."),
    ],
)
def test_what_joins_it_to_another_sentence_goes(text: str, expected: str) -> None:
    assert style.drop_connective(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Results expected in May 2026.", "Results are expected in May 2026."),
        ("Data from the trial expected in May.", "Data from the trial are expected in May."),
        ("Interim analysis planned for May.", "Interim analysis is planned for May."),
        ("Revenue guidance raised to $5 million.", "Revenue guidance was raised to $5 million."),
        # Whether an amount was reached or is hoped for is not in the line.
        ("Revenue of $5 million.", "Revenue of $5 million."),
        (
            "While first expected to close in May, the sale is late.",
            "While first expected to close in May, the sale is late.",
        ),
        ("The sale is expected to close in May.", "The sale is expected to close in May."),
    ],
)
def test_a_telegram_becomes_a_sentence(text: str, expected: str) -> None:
    assert style.state(text) == expected


def test_tidy_mends_what_deletions_leave() -> None:
    assert style.tidy("sales , in May ,, rose  4% .") == "Sales, in May, rose 4%."
    assert style.tidy("") == ""
