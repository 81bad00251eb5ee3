from __future__ import annotations

import pytest

from factcheck.quantities.parse import parse_quantities
from factcheck.quantities.relations import dimension
from tests.quantities.forms import brief, briefs, only


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("10 bln euros", "money", "10000000000", "EUR"),
        ("$2mil", "money", "2000000", "USD"),
        ("3 dozen ships", "count", "36", "ship"),
        ("three dozen ships", "count", "36", "ship"),
        ("three dozens", "number", "36", ""),
        ("3 hundred ships", "count", "300", "ship"),
        ("half million dollars", "money", "500000", "USD"),
        ("a quarter million euros", "money", "250000", "EUR"),
        ("quarter million euros", "money", "250000", "EUR"),
        ("a half-million ships", "count", "500000", "ship"),
        ("three quarters of a billion dollars", "money", "750000000", "USD"),
        ("three-quarters of a million pounds", "money", "750000", "GBP"),
        ("minus five percent", "percent", "-5", "%"),
        ("half a percentage point", "points", "0.5", "pp"),
        ("a quarter of a percentage point", "points", "0.25", "pp"),
        ("a quarter-point", "points", "0.25", "pp"),
        ("half a percent", "percent", "0.5", "%"),
        ("half a mile", "measure", "0.5", "mi"),
        ("quarter-mile", "measure", "0.25", "mi"),
        ("1/4 inch", "measure", "0.25", "in"),
        ("one-half miles", "measure", "0.5", "mi"),
        ("three-quarters of an inch", "measure", "0.75", "in"),
        ("a 30-Day Trial", "duration", "30", "day"),
        ("half an hour", "duration", "0.5", "hour"),
        ("a half hour", "duration", "0.5", "hour"),
        ("half-hour", "duration", "0.5", "hour"),
        ("an hour and a half", "duration", "1.5", "hour"),
        ("more than a year", "duration", "(1, -)", "year"),
        ("less than a minute", "duration", "(-, 1)", "minute"),
        ("nearly a decade", "duration", "1", "decade"),
        ("72h", "duration", "72", "hour"),
        ("a year and a half", "duration", "1.5", "year"),
        ("two and a half years", "duration", "2.5", "year"),
        ("two hours and 30 minutes", "duration", "2.5", "hour"),
        ("1 year and 6 months", "duration", "1.5", "year"),
        ("2 days 12 hours", "duration", "2.5", "day"),
        ("5 feet 6 inches", "measure", "5.5", "ft"),
        ("6-foot-3", "measure", "6.25", "ft"),
        ("6ft 3in", "measure", "6.25", "ft"),
        ("thirteen dollars and forty-five cents", "money", "13.45", "USD"),
        ("3 dollars 50 cents", "money", "3.5", "USD"),
        ("€3 and 50 cents", "money", "3.5", "EUR"),
        ("60 miles an hour", "measure", "60", "mph"),
        ("60 miles per hour", "measure", "60", "mph"),
        ("200 kilometers per hour", "measure", "200", "km/h"),
        ("12 meters per second", "measure", "12", "m/s"),
        ("3.2 billion cubic feet", "measure", "3200000000", "ft3"),
        ("400 horsepower", "measure", "400", "hp"),
        ("40 mpg", "measure", "40", "mpg"),
        ("6 sq mi", "measure", "6", "mi2"),
        ("90 degrees Fahrenheit", "measure", "90", "°F"),
        ("21 Celsius", "measure", "21", "°C"),
        ("1.5C", "measure", "1.5", "°C"),
        ("above 30C", "measure", "(30, -)", "°C"),
        ("-15€", "money", "-15", "EUR"),
        ("5 million us dollars", "money", "5000000", "USD"),
        ("20,000 swiss francs", "money", "20000", "CHF"),
        ("20 million pesos", "money", "20000000", "MXN"),
        ("5 million Hong Kong dollars", "money", "5000000", "HKD"),
        ("200 pounds of cocaine", "measure", "200", "lb"),
        ("£200", "money", "200", "GBP"),
        ("200 pounds", "money", "200", "GBP"),
    ],
)
def test_newswire_figures(text: str, kind: str, value: str, unit: str) -> None:
    assert brief(only(text)) == (kind, value, unit)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The baby weighed 9 pounds.", [("measure", "9", "lb")]),
        ("He lost 25 pounds in a year.", [("measure", "25", "lb")]),
        ("zero deaths", [("count", "0", "death")]),
        ("zero percent financing", [("percent", "0", "%")]),
        ("a zero-sum game", []),
        ("⅙ of them", [("number", "0.1666666666666666666666666667", "")]),
        ("at 2.30pm", [("identifier", "", "2.30pm")]),
        ("15€ (2024: 12€)", [("money", "15", "EUR"), ("period", "2024-01-01..2024-12-31", ""), ("money", "12", "EUR")]),
        ("24 months and 12 months", [("duration", "24", "month"), ("duration", "12", "month")]),
        ("2 years, 6 months", [("duration", "2", "year"), ("duration", "6", "month")]),
        ("at one month and 12 weeks", [("duration", "1", "month"), ("duration", "12", "week")]),
        ("half-year results", []),
        ("up to $5 a year", [("money", "(-, 5]", "USD")]),
        ("about a year ago", []),
        ("a year earlier", []),
        ("He scored 25 points", [("count", "25", "point")]),
        ("the Dow fell 300 points", [("count", "300", "point")]),
        ("margins rose 2 points", [("points", "2", "pp")]),
        ("it emits 128 g/km", [("dose", "128", "g/km")]),
        ("05-Aug-2016", [("date", "2016-08-05", "")]),
        ("Dec-2018", [("period", "2018-12-01..2018-12-31", "")]),
        ("12-31-2020", [("date", "2020-12-31", "")]),
        ("2019-Q1", [("period", "2019-01-01..2019-03-31", "")]),
        ("from 2014 until 2018", [("period", "2014-01-01..2018-12-31", "")]),
        ("the 1st quarter of 2013", [("period", "2013-01-01..2013-03-31", "")]),
        ("in the 2nd half", [("period", "2", "half")]),
        ("half of patients", [("fraction", "0.5", "")]),
        ("1/4 of patients", [("fraction", "0.25", "")]),
    ],
)
def test_in_a_sentence(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert briefs(text) == wanted


def test_a_compound_keeps_its_bound_and_its_span() -> None:
    found = only("more than 2 hours and 30 minutes")
    assert brief(found) == ("duration", "(2.5, -)", "hour")
    assert found.text == "more than 2 hours and 30 minutes"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("events were spread over 8 patients", "8", "8"),
        ("costs are expected to top $200 million", "200000000", None),
        ("just shy of 5,000 people", "5000", "5000"),
        ("between January 2026 and February 2026", "739617", "739675"),
        ("21,000 of the 76,000 square feet", "21000", "21000"),
        ("the p-value was 0.41", "0.41", "0.41"),
    ],
)
def test_a_comparator_is_read_as_writers_mean_it(text: str, low: str | None, high: str | None) -> None:
    first = parse_quantities(text)[0]
    assert [None if end is None else str(end) for end in (first.low, first.high)] == [low, high]


def test_the_same_quarter_is_no_fourth_part() -> None:
    assert parse_quantities("in the same quarter a year earlier") == ()


def test_how_often_is_not_compared_with_how_many() -> None:
    (often,), (many,) = parse_quantities("once a day"), parse_quantities("one patient")
    assert dimension(often) != dimension(many)
