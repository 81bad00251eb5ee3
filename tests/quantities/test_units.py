from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.quantities.units import find_unit, unit_factor
from tests.quantities.forms import brief, briefs, only


@pytest.mark.parametrize(
    ("text", "kind", "interval", "unit"),
    [
        ("5 mg", "dose", "5", "mg"),
        ("5mg", "dose", "5", "mg"),
        ("5 mg/kg", "dose", "5", "mg/kg"),
        ("5 mg per kg", "dose", "5", "mg/kg"),
        ("100 mg/m2", "dose", "100", "mg/m2"),
        ("100 mg/m²", "dose", "100", "mg/m2"),
        ("25 mg per day", "dose", "25", "mg/day"),
        ("3 ng/mL", "dose", "3", "ng/mL"),
        ("20 IU/mL", "dose", "20", "IU/mL"),
        ("7.4 g/t", "dose", "7.4", "g/t"),
        ("7.4 grams per tonne", "dose", "7.4", "g/t"),
        ("50 mcg", "dose", "50", "mcg"),
        ("4 mL", "measure", "4", "mL"),
        ("450 nm", "measure", "450", "nm"),
        ("20 MW", "measure", "20", "MW"),
        ("5.5 GWh", "measure", "5.5", "GWh"),
        ("37 °C", "measure", "37", "°C"),
        ("100° Celsius", "measure", "100", "°C"),
        ("90°", "measure", "90", "degree"),
        ("5 degrees", "measure", "5", "degree"),
        ("10 km/hr", "measure", "10", "km/h"),
        ("37°C", "measure", "37", "°C"),
        ("40 km²", "measure", "40", "km2"),
        ("40,000 square feet", "measure", "40000", "ft2"),
        ("40,000-square-foot", "measure", "40000", "ft2"),
        ("130 mmHg", "measure", "130", "mmHg"),
        ("2,200 acres", "measure", "2200", "ac"),
        ("1.65 million ounces", "measure", "1650000", "oz"),
        ("six weeks", "duration", "6", "week"),
        ("24-week", "duration", "24", "week"),
        ("18 months", "duration", "18", "month"),
        ("1950 mg", "dose", "1950", "mg"),
    ],
)
def test_measures(text: str, kind: str, interval: str, unit: str) -> None:
    found = only(text)
    assert brief(found) == (kind, interval, unit)
    assert found.text == text


def test_two_sides() -> None:
    assert briefs("It measures 18.3 mm by 3.5 mm") == [("measure", "18.3", "mm"), ("measure", "3.5", "mm")]


@pytest.mark.parametrize("text", ["40 in Europe", "12 a day", "5 At noon", "30 Ha"])
def test_words_that_only_look_like_units(text: str) -> None:
    assert only(text).unit in ("", "day")
    assert str(only(text).kind) in ("number", "count")


# Definitions of the SI brochure, NIST SP 811 and the international yard and pound agreement.
@pytest.mark.parametrize(
    ("name", "dimension", "factor"),
    [
        ("inch", "length", "0.0254"),
        ("mile", "length", "1609.344"),
        ("pound", "mass", "453.59237"),
        ("ounce", "mass", "28.349523125"),
        ("gallon", "volume", "3.785411784"),
        ("barrel", "volume", "158.987294928"),
        ("acre", "area", "4046.8564224"),
        ("hectare", "area", "10000"),
        ("week", "time", "604800"),
        ("MWh", "energy", "1000000"),
    ],
)
def test_sizes(name: str, dimension: str, factor: str) -> None:
    unit = find_unit(name)
    assert unit is not None
    assert (unit.dimension, unit.factor) == (dimension, Decimal(factor))


def test_sizes_agree_with_each_other() -> None:
    def size(symbol: str) -> Decimal:
        known = unit_factor(symbol)
        assert known is not None
        return known[1]

    assert size("mi") == 5280 * size("ft")
    assert size("lb") == 16 * size("oz")
    assert size("short-ton") == 2000 * size("lb")
    assert size("ac") == 43560 * size("ft2")
    assert size("year") == 12 * size("month")
    assert size("mg/kg") == size("mg") / size("kg")
    assert unit_factor("furlong") is None
    assert unit_factor("mg/dose") == ("mass/dose", Decimal("0.001"))
