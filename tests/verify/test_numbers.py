"""The verdict on one figure: each rule with a claim that breaks it and one that looks alike and passes."""

from __future__ import annotations

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.findings import Label
from factcheck.verify.numbers import is_written
from tests.quantities.forms import only
from tests.verify.verdicts import BOATS, TRIAL, outcome, verdict


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        # the same value, however it is written
        ("The Oslo yard delivered 140 boats.", BOATS, "supported SUP101"),
        ("The Oslo yard delivered one hundred and forty boats.", BOATS, "supported SUP101"),
        ("Delivery time was 14 days.", BOATS, "supported SUP101"),
        ("Delivery time was two weeks.", BOATS, "supported SUP104"),
        ("Revenue was €41 million.", BOATS, "supported SUP102"),
        ("Revenue was more than €40 million.", BOATS, "supported SUP103"),
        ("Net loss was €310,000.", BOATS, "supported SUP101"),
        ("Orvane plans to hire no more than 60 welders.", BOATS, "supported SUP103"),
        ("Orvane plans to hire up to 60 welders.", BOATS, "qualified CMP105"),
        # another value
        ("The Oslo yard delivered 114 boats.", BOATS, "contradicted NUM101"),
        ("The Oslo yard delivered 272 boats.", BOATS, "contradicted NUM101"),
        ("Orders rose to 600 boats.", BOATS, "contradicted NUM101"),
        ("Revenue was €42 million.", BOATS, "contradicted NUM101"),
        # unit, scale, currency
        ("Revenue was €412 million in the second quarter of 2026.", BOATS, "contradicted UNI102"),
        ("Revenue was $41.2 million in the second quarter of 2026.", BOATS, "contradicted CUR101"),
        # bounds and ranges
        ("More than one in ten patients stopped treatment.", TRIAL, "contradicted CMP101"),
        ("It plans to hire 50 welders.", BOATS, "qualified CMP102"),
        ("Fewer than one in twenty patients stopped treatment.", TRIAL, "qualified CMP103"),
        ("Orvane expects revenue of €160 million to €180 million in 2026.", BOATS, "contradicted RNG101"),
        # direction
        ("Orders fell 12%.", BOATS, "contradicted DIR101"),
        ("Orders rose 12%.", BOATS, "supported SUP101"),
        # nothing of the kind
        ("Orvane has 9 lighthouses.", BOATS, "not_found NOF101"),
        ("KESTREL randomized 184 patients and two patients died.", TRIAL, "contradicted NUM101"),
        ("KESTREL randomized 184 patients at one hundred sites.", TRIAL, "contradicted NUM101"),
    ],
)
def test_the_verdict_on_a_figure(claim: str, source: Document, expected: str) -> None:
    assert outcome(claim, source) == expected


@pytest.mark.parametrize(
    ("claim", "source", "said"),
    [
        ("The Oslo yard delivered 272 boats.", BOATS, "140 boats; 272 boats is said of something else"),
        ("At Week 52, 35.1% of tessarine patients had relapsed.", TRIAL, "21.7%; 35.1% is said of something else"),
        ("Orders rose to 600 boats.", BOATS, "618 boats"),
        ("Orders fell 12%.", BOATS, "says up, the draft says down"),
    ],
)
def test_the_message_says_whose_figure_it_is(claim: str, source: Document, said: str) -> None:
    assert said in verdict(claim, source).message


@pytest.mark.parametrize(
    ("claim", "source", "passage"),
    [
        ("The Oslo yard delivered 140 boats.", BOATS, "The Oslo yard delivered 140 boats"),
        ("Orders rose to 600 boats.", BOATS, "Orders rose 12% to 618 boats."),
        ("Delivery time was 14 days.", BOATS, "Delivery time (days) | 14 | 18"),
        ("The margin was 39% in the second quarter of 2026.", BOATS, "Margin | 41.2% | 39.0%"),
    ],
)
def test_the_first_passage_is_that_of_the_figure(claim: str, source: Document, passage: str) -> None:
    assert verdict(claim, source).evidence[0].quote.startswith(passage)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("The market for vasculitis drugs was €1.4 billion in 2024.", Label.SUPPORTED),
        ("The market for vasculitis drugs was €1.4 billion in 2031.", Label.CONTRADICTED),
        ("The market for vasculitis drugs was €1.4 billion in 2019.", Label.CONTRADICTED),
    ],
)
def test_a_figure_holds_for_its_own_time(claim: str, label: Label) -> None:
    assert verdict(claim, TRIAL).label is label


@pytest.mark.parametrize("name", ["HARRIER-2", "Phase 2"])
def test_a_figure_of_another_trial_is_not_supported(name: str) -> None:
    source = read("# Results\n\nThe KESTREL-1 trial enrolled 184 patients. The Phase 3 trial ran at 70 sites.\n")
    claim = {"HARRIER-2": "The HARRIER-2 trial enrolled 184 patients.", "Phase 2": "The Phase 2 trial ran at 70 sites."}
    assert verdict(claim[name], source).label in (Label.CONTRADICTED, Label.NOT_FOUND)


@pytest.mark.parametrize(("claim", "label"), [("41 boats", Label.SUPPORTED), ("1 boat", Label.CONTRADICTED)])
def test_what_cannot_be_seen_parts_no_figure(claim: str, label: Label) -> None:
    source = read("# Boats\n\nOrvane builds 4\u200b1 boats a year.\n")
    assert verdict(f"Orvane builds {claim} a year.", source).label is label


def test_a_figure_is_written_where_its_value_is_whatever_its_form() -> None:
    index = SourceIndex(BOATS)
    assert is_written(only("€41.2 million"), [index])
    assert is_written(only("two weeks"), [index])
    assert not is_written(only("€41.3 million"), [index])
    assert not is_written(only("up to 140 boats"), [index])
    assert not is_written(only("two weeks"), [])


FACTS = read(
    """\
# Crustwell

Sales at Crustwell were $441 million in the spring quarter, more than in any spring before.

Our forecast for 2021 stays at $1.7 billion to $1.8 billion, against sales of $1.67 billion in the year before.

Halvard owns two mills. The baker also recalls 19 Tallow mixers. Crustwell recalls 27 Fennel mixers.

The placebo had 12 headaches and Zelovant 9 headaches. More than 100 ovens were sold.

A mill collapsed in Tallow, burying two bakers and leaving more than 50 missing.

Helped by rye, the segment raised turnover to $7.25 million.
"""
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        # each figure by its own clause
        (
            "Crustwell's spring sales were $441 million, with a forecast of up to $1.8 billion for 2021.",
            "supported SUP101",
        ),
        (
            "Sales climbed to $441 million, with a forecast of $1.7 billion to $1.8 billion for 2021.",
            "unverified UNV102",
        ),
        ("Sales climbed to $1.67 billion in the spring quarter.", "contradicted NUM101"),
        # a subject that stands for another, and one that does not
        ("Halvard recalls 19 Tallow mixers.", "supported SUP101"),
        ("Halvard recalls 27 Fennel mixers.", "contradicted SUB101"),
        ("Zelovant had 12 headaches.", "contradicted NUM101"),
        # a figure that its source gives once, without a noun; turned round it is wrong however weakly bound
        ("The mill collapse buried two bakers and left over 50 others missing.", "unverified UNV102"),
        ("The mill collapse buried two bakers and left over 60 others missing.", "not_found NOF101"),
        ("It cut the wholesale pastry output of the valley to $7.25 million.", "contradicted NEG101"),
        # a bound is restated, rounded or weakened, not moved
        ("More than 80 ovens were sold.", "qualified CMP105"),
        ("Over 90 ovens were sold.", "supported SUP103"),
        ("In all, more than 100 ovens were sold.", "supported SUP101"),
    ],
)
def test_a_summary_binds_each_figure_by_what_it_says_of_it(claim: str, expected: str) -> None:
    assert outcome(claim, FACTS) == expected
