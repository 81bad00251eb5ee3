"""Arithmetic on written figures: the result, and the working as an editor reads it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.quantities.arithmetic import Derived, above_whole, of_whole, pairs, per_unit
from factcheck.quantities.model import Interval, Kind, Quantity
from factcheck.quantities.relations import relate
from tests.quantities.forms import only


def derived(one: str, other: str, claim: str) -> dict[str, Derived]:
    """What two figures give, of the kind of a third, by the name of the operation."""
    mine = only(claim)
    return {d.operation: d for d in pairs(only(one), only(other), mine.kind, mine.unit)}


@pytest.mark.parametrize(
    ("one", "other", "operation", "claim"),
    [
        ("40 patients", "12 patients", "sum", "52 patients"),
        ("40 patients", "12 patients", "difference", "28 patients"),
        ("$3.6 billion", "$400 million", "sum", "$4 billion"),
        ("$3.6 billion", "$400 million", "difference", "$3.2 billion"),
        ("12 patients", "48 patients", "share", "25%"),
        ("12 patients", "48 patients", "share", "a quarter of"),
        ("60 sites", "48 sites", "growth", "25%"),
        ("36 sites", "48 sites", "growth", "25%"),
        ("€2.3 billion", "€1.4 billion", "growth", "64%"),
        ("$90 million", "$30 million", "multiple", "three times"),
        ("35.1%", "21.7%", "difference", "13.4 percentage points"),
        ("35.1%", "21.7%", "difference", "1,340 basis points"),
        ("1.5 percentage points", "0.5 percentage points", "sum", "2 percentage points"),
        ("six weeks", "two weeks", "sum", "eight weeks"),
        ("six weeks", "14 days", "difference", "28 days"),
        ("30 mg", "10 mg", "sum", "40 mg"),
        ("1.2 g", "200 mg", "difference", "1,000 mg"),
        ("5 km", "2 km", "sum", "7 km"),
    ],
)
def test_two_figures_give_a_third(one: str, other: str, operation: str, claim: str) -> None:
    result = derived(one, other, claim)[operation]
    assert relate(only(claim), result.result).holds
    assert [q.text for q in result.operands] == [only(one).text, only(other).text]


@pytest.mark.parametrize(
    ("one", "other", "claim", "missing"),
    [
        ("12 patients", "40 patients", "28 patients", "difference"),  # the larger stands first
        ("48 patients", "12 patients", "400%", "share"),  # a part is no larger than its whole
        ("35.1%", "21.7%", "56.8 percentage points", "sum"),  # shares do not add up to points
        ("$90 million", "$0", "three times", "multiple"),
        ("$90 million", "$0", "25%", "growth"),
    ],
)
def test_what_makes_no_sense_is_not_worked_out(one: str, other: str, claim: str, missing: str) -> None:
    assert missing not in derived(one, other, claim)


@pytest.mark.parametrize(
    ("one", "other", "operation", "claim", "working"),
    [
        ("40 patients", "12 patients", "sum", "52 patients", "40 patients + 12 patients = 52 patient"),
        (
            "$3.6 billion",
            "$400 million",
            "difference",
            "$3.2 billion",
            "$3.6 billion − $400 million = 3,200,000,000 USD",
        ),
        ("12 patients", "48 patients", "share", "25%", "12 patients ÷ 48 patients = 25 %"),
        ("60 sites", "48 sites", "growth", "25%", "(60 sites − 48 sites) ÷ 48 sites = 25 %"),
        ("2 sites", "3 sites", "share", "67%", "2 sites ÷ 3 sites = 66.67 %"),
        ("$90 million", "$30 million", "multiple", "three times", "$90 million ÷ $30 million = 3 x"),
    ],
)
def test_the_working_shows_the_figures_as_written(
    one: str, other: str, operation: str, claim: str, working: str
) -> None:
    assert derived(one, other, claim)[operation].working == working


def test_ranges_are_worked_out_at_both_ends() -> None:
    one, other = only("between 10 and 20 sites"), only("between 1 and 2 sites")
    sums = [d.result.low for d in pairs(one, other, Kind.COUNT, "site") if d.operation == "sum"]
    assert sums == [Decimal(11), Decimal(22)]


def test_an_open_range_is_worked_out_at_its_end() -> None:
    (total,) = (d for d in pairs(only("up to 20 sites"), only("5 sites"), Kind.COUNT, "site") if d.operation == "sum")
    assert total.result.low == Decimal(25)


@pytest.mark.parametrize(
    ("part", "whole", "value", "working"),
    [
        ("25%", "184 patients", "46", "25% × 184 patients = 46 patient"),
        ("half of", "$3 billion", "1500000000", "half of × $3 billion = 1,500,000,000 USD"),
        ("40%", "€1.2 million", "480000", "40% × €1.2 million = 480,000 EUR"),
    ],
)
def test_a_share_of_an_amount(part: str, whole: str, value: str, working: str) -> None:
    (result,) = of_whole(only(part), only(whole))
    assert (result.operation, result.result.low, result.result.unit) == ("of", Decimal(value), only(whole).unit)
    assert result.working.replace(only(part).text, part) == working


def test_a_bound_is_no_share() -> None:
    assert list(of_whole(only("less than 5%"), only("184 patients"))) == []
    assert list(of_whole(only("5%"), only("up to 184 patients"))) == []


def test_an_amount_for_each() -> None:
    results = {d.operation: d.result.low for d in per_unit(only("$90 million"), only("30 sites"))}
    assert results == {"per": Decimal(3_000_000), "of": Decimal(2_700_000_000)}
    assert list(per_unit(only("$90 million"), only("0 sites"))) == []


@pytest.mark.parametrize(("percent", "times"), [("58%", "1.58"), ("100%", "2"), ("0%", "1")])
def test_a_premium_is_more_than_the_whole(percent: str, times: str) -> None:
    (result,) = above_whole(only(percent))
    assert (result.result.kind, result.result.low) == (Kind.MULTIPLE, Decimal(times))
    assert result.working.startswith(f"100% + {percent} = {times}")


ENDS = st.one_of(st.none(), st.decimals(min_value=-(10**40), max_value=10**40, places=3))
KINDS = st.sampled_from([k for k in Kind if k not in (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.IDENTIFIER)])


@st.composite
def quantities(draw: st.DrawFn, kind: Kind) -> Quantity:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Quantity(kind, Interval(low, high), "so many", 0, 7, unit=draw(st.sampled_from(["", "USD", "week", "mg"])))


@given(st.data(), KINDS, KINDS)
def test_no_figures_are_too_odd_to_work_with(data: st.DataObject, kind: Kind, wanted: Kind) -> None:
    one, other = data.draw(quantities(kind)), data.draw(quantities(kind))
    found = [*pairs(one, other, wanted, one.unit), *of_whole(one, other), *per_unit(one, other), *above_whole(one)]
    for d in found:
        assert d.result.interval.is_point
        assert " = " in d.working or " is " in d.working
        assert set(d.operands) <= {one, other}


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_sum_less_one_part_is_the_other(a: int, b: int) -> None:
    one, other = only(f"{a + b} sites"), only(f"{b} sites")
    (difference,) = (d for d in pairs(one, other, Kind.COUNT, "site") if d.operation == "difference")
    assert difference.result.low == a
