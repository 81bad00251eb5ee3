from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.quantities.model import Interval, Kind, Quantity
from factcheck.quantities.relations import Relation, dimension, relate
from tests.quantities.forms import only

SAMPLES = [
    "$3.6 billion", "12%", "1.2 percentage points", "120 basis points", "40 patients", "half of", "1.5x", "2:1", "4 mL",
    "5 mg/kg", "six weeks", "an 18-year-old", "March 4, 2026", "Q3 2026", "Week 24", "48.3", "NXC-201", "Phase 1b/2",
    "less than 5%", "at least 12 sites", "10-30 mg", "about 40 patients", "nearly $5 million", "just over 40%",
    "a net loss of $(0.09)", "Feb. 10", "between 3 and 5 million",
]  # fmt: skip


@pytest.mark.parametrize("text", SAMPLES)
def test_everything_equals_itself(text: str) -> None:
    quantity = only(text)
    assert relate(quantity, quantity) is Relation.EQUAL


@pytest.mark.parametrize(
    ("claim", "source", "relation"),
    [
        ("$3.6 billion", "$3,600 million", Relation.EQUAL),
        ("forty patients", "40 patients", Relation.EQUAL),
        ("half of", "50%", Relation.EQUAL),
        ("28 days", "four weeks", Relation.EQUAL),
        ("1.5 g", "1,500 mg", Relation.EQUAL),
        ("0.25 mg", "250 mcg", Relation.EQUAL),
        ("24 months", "two years", Relation.EQUAL),
        ("1.2 GW", "1,200 MW", Relation.EQUAL),
        ("5 mL", "0.005 L", Relation.EQUAL),
        ("90 degrees", "90 degrees Fahrenheit", Relation.EQUAL),
        ("about 1,920 feet", "585 metres", Relation.ROUNDED),
        ("about 1,930 feet", "585 metres", Relation.DISJOINT),
        ("up to 379 miles", "up to 610 km", Relation.EQUAL),
        ("up to 379 miles", "up to 640 km", Relation.STRONGER),
        ("at least one year", "at least 8 months", Relation.STRONGER),
        ("more than two decades", "22 years", Relation.IMPLIED),
        ("Q3 2026", "July 2026", Relation.IMPLIED),
        ("July 2026", "Q3 2026", Relation.OVERLAPS),
        ("Q3 2026", "October 2026", Relation.DISJOINT),
        ("six months", "24 weeks", Relation.ROUNDED),
        ("three months", "90 days", Relation.ROUNDED),
        ("about a year", "13 months", Relation.ROUNDED),
        ("one year", "11 months", Relation.DISJOINT),
        ("one year", "14 months", Relation.DISJOINT),
        ("two years", "18 months", Relation.DISJOINT),
        ("eight weeks", "three months", Relation.DISJOINT),
        ("8 km", "5 miles", Relation.ROUNDED),
        ("9 km", "5 miles", Relation.DISJOINT),
        ("4.5 kg", "10 lbs", Relation.ROUNDED),
        ("5.5 kg", "10 lbs", Relation.DISJOINT),
        ("25 acres", "10 hectares", Relation.ROUNDED),
        ("20 acres", "10 hectares", Relation.DISJOINT),
        ("1 mile", "2 km", Relation.DISJOINT),
        ("99°F", "37°C", Relation.ROUNDED),
        ("102°F", "37°C", Relation.DISJOINT),
        ("5 mcg", "5 mg", Relation.DISJOINT),
        ("5 MW", "5 GW", Relation.DISJOINT),
        ("six weeks", "42 days", Relation.EQUAL),
        ("1 km", "1,000 meters", Relation.EQUAL),
        ("50 basis points", "0.5 percentage points", Relation.EQUAL),
        ("a loss of $0.09", "$(0.09)", Relation.EQUAL),
        ("a profit of $0.09", "$(0.09)", Relation.DISJOINT),
        ("$3.6 billion", "$3.62 billion", Relation.ROUNDED),
        ("about 33,000 patients", "33,277 patients", Relation.ROUNDED),
        ("nearly 50%", "48.6%", Relation.ROUNDED),
        ("just over 40%", "40.3%", Relation.ROUNDED),
        ("a third of", "33.3%", Relation.ROUNDED),
        ("more than 30 sites", "40 sites", Relation.IMPLIED),
        ("at least 40 sites", "more than 40 sites", Relation.IMPLIED),
        ("up to $200 million", "up to $150 million", Relation.IMPLIED),
        ("10-30 mg", "20 mg", Relation.IMPLIED),
        ("40 sites", "at least 40 sites", Relation.STRONGER),
        ("$150 million", "up to $150 million", Relation.STRONGER),
        ("less than 5%", "less than 10%", Relation.STRONGER),
        ("20 mg", "10-30 mg", Relation.STRONGER),
        ("10-30 mg", "20-40 mg", Relation.OVERLAPS),
        ("41 sites", "40 sites", Relation.DISJOINT),
        ("more than 50%", "less than 40%", Relation.DISJOINT),
        ("$3.6 billion", "$3.6 million", Relation.DISJOINT),
        ("nearly 50%", "51%", Relation.DISJOINT),
        ("€5 million", "$5 million", Relation.OTHER_UNIT),
        ("NXC-201", "NXC-202", Relation.DISJOINT),
        ("Phase II", "Phase 2", Relation.EQUAL),
        ("2025-02-10", "February 10, 2025", Relation.EQUAL),
        ("H1 2025", "first half of 2025", Relation.EQUAL),
        ("Q1 2025", "Q2 2025", Relation.DISJOINT),
    ],
)
def test_relations(claim: str, source: str, relation: Relation) -> None:
    mine, theirs = only(claim), only(source)
    assert dimension(mine) == dimension(theirs)
    assert relate(mine, theirs) is relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12%", "12 percentage points"),
        ("40 patients", "40 weeks"),
        ("5 mg", "5 mg/kg"),
        ("Q3", "Q3 2026"),
        ("$5", "5%"),
    ],
)
def test_what_cannot_be_compared(one: str, other: str) -> None:
    assert dimension(only(one)) != dimension(only(other))


ENDS = st.one_of(st.none(), st.integers(0, 20).map(Decimal))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ENDS), draw(ENDS)
    if low is None and high is None:
        low = Decimal(3)
    if low is not None and high is not None and low > high:
        low, high = high, low
    point = low == high
    return Interval(
        low,
        high,
        not point and low is not None and draw(st.booleans()),
        not point and high is not None and draw(st.booleans()),
    )


def counted(interval: Interval) -> Quantity:
    return Quantity(Kind.COUNT, interval, "", 0, 0, unit="site")


def holds(interval: Interval, value: Decimal) -> bool:
    above = interval.low is None or value > interval.low or (value == interval.low and not interval.low_open)
    below = interval.high is None or value < interval.high or (value == interval.high and not interval.high_open)
    return above and below


PROBES = [Decimal(n) / 4 for n in range(-8, 100)]


@given(intervals(), intervals())
def test_relations_agree_with_the_sets(mine: Interval, theirs: Interval) -> None:
    relation = relate(counted(mine), counted(theirs))
    inside = [p for p in PROBES if holds(mine, p)]
    source = [p for p in PROBES if holds(theirs, p)]
    common = set(inside) & set(source)
    if relation is Relation.EQUAL and not (mine.bounded and theirs.bounded):
        assert inside == source
    if relation is Relation.IMPLIED:
        assert set(source) <= set(inside)
    if relation is Relation.DISJOINT:
        assert len(common) <= 1
    if not common:
        assert relation in (Relation.DISJOINT, Relation.STRONGER, Relation.OVERLAPS)
        assert not relation.holds


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_whole_numbers_are_equal_or_disjoint_both_ways(mine: int, theirs: int) -> None:
    one, other = (counted(Interval(Decimal(v), Decimal(v))) for v in (mine, theirs))
    if abs(mine - theirs) > 2:
        assert relate(one, other) is Relation.DISJOINT
        assert relate(other, one) is Relation.DISJOINT
    assert (relate(one, other) is Relation.EQUAL) == (relate(other, one) is Relation.EQUAL)


@given(st.decimals(min_value=1, max_value=10**6, places=3, allow_nan=False), st.integers(0, 2))
def test_honest_rounding_holds(value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    exact = replace(counted(Interval(value, value)), step=Decimal("0.001"))
    rounded = round(value, places)
    claim = replace(counted(Interval(rounded, rounded)), step=step)
    assert relate(claim, exact).holds
    wrong = rounded + 2 * step
    assert not relate(replace(claim, interval=Interval(wrong, wrong)), exact).holds
