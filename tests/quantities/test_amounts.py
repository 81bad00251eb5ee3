from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quantities.forms import brief, briefs, interval, only


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$3.6 billion", "3600000000", "USD"),
        ("$ 3.6 billion", "3600000000", "USD"),
        ("$3.6-billion", "3600000000", "USD"),
        ("$3.6B", "3600000000", "USD"),
        ("US$3.6bn", "3600000000", "USD"),
        ("$48.3M", "48300000", "USD"),
        ("USD 48.83 billion", "48830000000", "USD"),
        ("3.6 billion dollars", "3600000000", "USD"),
        ("3.6-million-dollar", "3600000", "USD"),
        ("half a million dollars", "500000", "USD"),
        ("5 million U.S. dollars", "5000000", "USD"),
        ("€40m", "40000000", "EUR"),
        ("EUR 40 million", "40000000", "EUR"),
        ("40 million euros", "40000000", "EUR"),
        ("5m euros", "5000000", "EUR"),
        ("£2.1bn", "2100000000", "GBP"),
        ("40 pence", "0.4", "GBP"),
        ("CHF 5 million", "5000000", "CHF"),
        ("5 million Swiss francs", "5000000", "CHF"),
        ("C$4 million", "4000000", "CAD"),
        ("NT$20 million", "20000000", "TWD"),
        ("HK$7", "7", "HKD"),
        ("RMB 5 million", "5000000", "CNY"),
        ("RMB5 million", "5000000", "CNY"),
        ("Rs 500 crore", "5000000000", "INR"),
        ("Rs. 12 million", "12000000", "INR"),
        ("¥900 million", "900000000", "JPY"),
        ("35 cents", "0.35", "USD"),
        ("35¢", "0.35", "USD"),
        ("five cents", "0.05", "USD"),
        ("48.5 MEUR", "48500000", "EUR"),
        ("MSEK 60", "60000000", "SEK"),
        ("115USD", "115", "USD"),
        ("40 million €", "40000000", "EUR"),
        ("€40\u00a0000", "40000", "EUR"),
        ("-$4 million", "-4000000", "USD"),
        ("$(12.7) million", "-12700000", "USD"),
        ("$(0.09)", "-0.09", "USD"),
    ],
)
def test_money(text: str, value: str, currency: str) -> None:
    found = only(text)
    assert brief(found) == ("money", value, currency)
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$0.42 per share", "share"),
        ("$0.42 per diluted share", "share"),
        ("$0.42 a share", "share"),
        ("12-cent-a-share", "share"),
        ("$(0.09) per share", "share"),
        ("$299 per month", "month"),
        ("$2,400 per ounce", "ounce"),
        ("€80/MWh", "mwh"),
        ("12% per year", "year"),
        ("12% per annum", "year"),
        ("$3 million annually", "year"),
    ],
)
def test_per(text: str, per: str) -> None:
    found = only(text)
    assert found.per == per
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a net loss of ($169,000) in 2024", ("money", "-169000", "USD")),
        ("paid €150,000 ($169,000)", ("money", "169000", "USD")),
        ("growth of (12.7)%", ("percent", "-12.7", "%")),
        ("Total 558 (169)", ("number", "-169", "")),
        ("a change of minus 5%", ("percent", "-5", "%")),
        ("a change of -19.8%", ("percent", "-19.8", "%")),
    ],
)
def test_brackets_and_signs(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in briefs(text)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("34.2 percent", "percent", "34.2"),
        ("34.2 per cent", "percent", "34.2"),
        ("34.2%", "percent", "34.2"),
        ("Seventy-one percent", "percent", "71"),
        ("100%", "percent", "100"),
        ("1.2 percentage points", "points", "1.2"),
        ("a 3-percentage-point", "points", "3"),
        ("120 basis points", "basis-points", "120"),
        ("120bps", "basis-points", "120"),
        ("half of", "fraction", "0.5"),
        ("three quarters of", "fraction", "0.75"),
        ("three-quarters", "fraction", "0.75"),
        ("a quarter of", "fraction", "0.25"),
        ("one in five", "fraction", "0.2"),
        ("nine in ten", "fraction", "0.9"),
        ("nine out of ten", "fraction", "0.9"),
        ("two-fifths", "fraction", "0.4"),
        ("8/10", "fraction", "0.8"),
        ("1.5x", "multiple", "1.5"),
        ("3 times", "multiple", "3"),
        ("threefold", "multiple", "3"),
        ("3-fold", "multiple", "3"),
        ("two and a half times", "multiple", "2.5"),
        ("to double", "multiple", "2"),
        ("tripled", "multiple", "3"),
        ("halved", "multiple", "0.5"),
        ("48.3M", "number", "48300000"),
    ],
)
def test_shares_points_and_multiples(text: str, kind: str, value: str) -> None:
    found = only(text)
    assert (str(found.kind), interval(found)) == (kind, value)


@pytest.mark.parametrize(
    "text",
    ["a double-blind trial", "a triple win", "the second half", "the other half", "four quarters", "patent 17/982,691"],
)
def test_what_is_no_share_and_no_multiple(text: str) -> None:
    assert not {kind for kind, _, _ in briefs(text)} & {"fraction", "multiple"}


def test_how_often_is_counted() -> None:
    assert brief(only("three times a day")) == ("count", "3", "time")


def test_two_thirds_and_a_third() -> None:
    assert f"{only('two-thirds').low:.4f}" == "0.6667"
    assert f"{only('a third of').low:.4f}" == "0.3333"


@given(st.integers(1, 999), st.integers(0, 9), st.sampled_from([("million", 6), ("billion", 9), ("thousand", 3)]))
def test_one_sum_however_it_is_written(whole: int, tenth: int, scale: tuple[str, int]) -> None:
    value = (whole * 10 + tenth) * 10 ** (scale[1] - 1)
    written = (f"${whole}.{tenth} {scale[0]}", f"USD {whole}.{tenth} {scale[0]}", f"{whole}.{tenth} {scale[0]} dollars")
    assert {only(text).low for text in (*written, f"${value:,}")} == {value}
