"""Our unit table against pint's, every pair of units that can be converted; pint is no dependency of the package."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest

from factcheck.quantities.relations import Relation, relate
from factcheck.quantities.units import Unit, all_units, unit_factor
from tests.quantities.forms import only

pint = pytest.importorskip("pint")

# What pint calls differently; the days and quarters of the calendar are ours and its own alike.
NAMES = {
    "µm": "micrometer", "mcg": "microgram", "µL": "microliter", "short-ton": "short_ton", "in": "inch",
    "t": "metric_ton", "nmi": "nautical_mile", "m3": "meter**3", "km3": "kilometer**3", "ft3": "foot**3",
    "in3": "inch**3", "yd3": "yard**3", "bbl": "oil_barrel", "m2": "meter**2", "km2": "kilometer**2",
    "ft2": "foot**2", "mi2": "mile**2", "ac": "acre", "ha": "hectare", "gal": "gallon", "km/h": "kilometer/hour",
    "mph": "mile/hour", "m/s": "meter/second", "Wh": "watt_hour", "hp": "horsepower", "µmol": "micromole",
    "Gb/s": "gigabit/second", "Mb/s": "megabit/second", "quarter": "3 * month", "decade": "10 * year",
    "kcal": "kilocalorie", "BTU": "Btu_it", "min": "minute", "h": "hour", "mpg": "mile/gallon",
    "tbsp": "tablespoon", "tsp": "teaspoon", "h/day": "hour/day", "IU": "", "bpm": "", "MP": "", "carat": "",
    "dB": "", "degree": "",
}  # fmt: skip
UNITS = [u for u in all_units() if NAMES.get(u.symbol, u.symbol) and u.dimension != "temperature"]
PAIRS = [(a, b) for a, b in combinations(UNITS, 2) if a.dimension == b.dimension]
REGISTRY = pint.UnitRegistry(non_int_type=Decimal)


def in_pint(symbol: str) -> Any:
    return 1 * REGISTRY.parse_expression(NAMES.get(symbol, symbol).replace("µ", "micro"))


def ratio(one: Any, two: Any) -> Decimal:
    return Decimal(str(one.to(two.units).magnitude)) / Decimal(str(two.magnitude))


def close(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= abs(b) * Decimal("1e-5")


def test_there_are_pairs() -> None:
    assert len(PAIRS) > 200


@pytest.mark.parametrize(("a", "b"), PAIRS, ids=lambda u: u.symbol)
def test_every_pair_converts_as_in_pint(a: Unit, b: Unit) -> None:
    assert close(a.factor / b.factor, ratio(in_pint(a.symbol), in_pint(b.symbol)))


@pytest.mark.parametrize(
    ("symbol", "other"),
    [
        ("mg/kg", "mcg/kg"),
        ("ng/mL", "mcg/mL"),
        ("mg/mL", "g/L"),
        ("g/t", "mg/kg"),
        ("mg/dL", "g/L"),
        ("mmol/L", "µmol/L"),
        ("mg/day", "g/week"),
        ("mg/m2", "g/m2"),
    ],
)
def test_compounds_convert_as_in_pint(symbol: str, other: str) -> None:
    mine, theirs = unit_factor(symbol), unit_factor(other)
    assert mine is not None
    assert theirs is not None
    assert mine[0] == theirs[0]
    top, below = (symbol.split("/"), other.split("/"))
    one = in_pint(top[0]) / in_pint(top[1])
    two = in_pint(below[0]) / in_pint(below[1])
    assert close(mine[1] / theirs[1], ratio(one, two))


@pytest.mark.parametrize("celsius", ["-40", "0", "37", "100"])
def test_degrees_convert_as_in_pint(celsius: str) -> None:
    fahrenheit = REGISTRY.Quantity(Decimal(celsius), "degC").to("degF").magnitude
    assert relate(only(f"at {fahrenheit:.1f}°F"), only(f"at {celsius}°C")).holds
    assert relate(only(f"at {fahrenheit + 3:.1f}°F"), only(f"at {celsius}°C")) is Relation.DISJOINT
