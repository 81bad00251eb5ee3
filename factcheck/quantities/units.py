"""Units of measure: their names in newswire text, their dimension and their size in a base unit.

Factors are exact (SI brochure, 9th edition; NIST SP 811 for customary units; the calendar means a month of 1/12 year
and a year of 365.25 days, as pint does). `tests/quantities/test_units.py` holds them against their definitions.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.quantities.tokens import Token

D = Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: canonical symbol, dimension, and how many base units of that dimension it is."""

    symbol: str
    dimension: str
    factor: Decimal


_ROWS = """
second|time|1|seconds sec secs
minute|time|60|minutes min mins
hour|time|3600|hours hr hrs h
day|time|86400|days
week|time|604800|weeks wk wks
month|time|2629800|months
quarter|time|7889400|
year|time|31557600|years yr yrs
decade|time|315576000|decades
century|time|3155760000|centuries
fortnight|time|1209600|fortnights
ms|time|1e-3|millisecond milliseconds
nm|length|1e-9|nanometer nanometers nanometre nanometres
µm|length|1e-6|μm micrometer micrometers micron microns
mm|length|1e-3|millimeter millimeters millimetre millimetres
dm|length|0.1|decimeter decimeters decimetre decimetres
cm|length|1e-2|centimeter centimeters centimetre centimetres
m|length|1|meter meters metre metres
km|length|1e3|kilometer kilometers kilometre kilometres kms
nmi|length|1852|nautical_mile nautical_miles
in|length|0.0254|inch inches
ft|length|0.3048|foot feet
yd|length|0.9144|yard yards
mi|length|1609.344|mile miles
ng|mass|1e-9|nanogram nanograms
mcg|mass|1e-6|µg μg ug microgram micrograms microgramme microgrammes
mg|mass|1e-3|milligram milligrams milligramme milligrammes
g|mass|1|gram grams gramme grammes
kg|mass|1e3|kilogram kilograms kilo kilos
t|mass|1e6|tonne tonnes metric_ton metric_tons
short-ton|mass|907184.74|ton tons
lb|mass|453.59237|lbs pound pounds
oz|mass|28.349523125|ounce ounces
µL|volume|1e-6|μL microliter microliters
mL|volume|1e-3|ml milliliter milliliters millilitre millilitres cc
dL|volume|0.1|dl deciliter deciliters
L|volume|1|l liter liters litre litres
cL|volume|0.01|cl centiliter centiliters centilitre centilitres
gal|volume|3.785411784|gallon gallons
qt|volume|0.946352946|quart quarts
cup|volume|0.2365882365|cups
tbsp|volume|0.01478676478125|tablespoon tablespoons
tsp|volume|0.00492892159375|teaspoon teaspoons
m3|volume|1e3|m³ cubic_meter cubic_meters cubic_metre cubic_metres
km3|volume|1e12|km³ cubic_kilometer cubic_kilometers cubic_kilometre cubic_kilometres
ft3|volume|28.316846592|cubic_foot cubic_feet cu_ft
in3|volume|0.016387064|cubic_inch cubic_inches
yd3|volume|764.554857984|cubic_yard cubic_yards
bbl|volume|158.987294928|barrel barrels
W|power|1|watt watts
kW|power|1e3|kilowatt kilowatts
MW|power|1e6|megawatt megawatts
GW|power|1e9|gigawatt gigawatts
TW|power|1e12|terawatt terawatts
hp|power|745.69987158227022|horsepower bhp
Wh|energy|1|watt_hour watt_hours
kWh|energy|1e3|kilowatt_hour kilowatt_hours
MWh|energy|1e6|megawatt_hour megawatt_hours
GWh|energy|1e9|gigawatt_hour gigawatt_hours
TWh|energy|1e12|terawatt_hour terawatt_hours
J|energy|0.0002777777777777777777777777778|joule joules
kJ|energy|0.2777777777777777777777777778|kilojoule kilojoules
BTU|energy|0.293071070172222|btu british_thermal_unit british_thermal_units
V|voltage|1|volt volts
kV|voltage|1e3|kilovolt kilovolts
Hz|frequency|1|hertz
kHz|frequency|1e3|kilohertz
MHz|frequency|1e6|megahertz
GHz|frequency|1e9|gigahertz
byte|information|1|bytes
kB|information|1e3|kb kilobyte kilobytes
MB|information|1e6|megabyte megabytes
GB|information|1e9|gigabyte gigabytes
TB|information|1e12|terabyte terabytes
PB|information|1e15|petabyte petabytes
EB|information|1e18|exabyte exabytes
bit|bits|1|bits
Mbit|bits|1e6|megabit megabits
Gbit|bits|1e9|gigabit gigabits
MP|pixels|1e6|megapixel megapixels
mpg|fuel-economy|1|miles_per_gallon
mAh|charge|3.6|
mGy|absorbed-dose|1e-3|milligray milligrays
Gy|absorbed-dose|1|
mSv|equivalent-dose|1e-3|millisievert millisieverts
carat|carat|1|carats
kcal|food-energy|1e3|kilocalorie kilocalories calorie calories
knot|speed|0.5144444444444444444444444444|knots
ha|area|1e4|hectare hectares
ac|area|4046.8564224|acre acres
m2|area|1|m² square_meter square_meters square_metre square_metres
km2|area|1e6|km² square_kilometer square_kilometers square_kilometre square_kilometres sq_km
ft2|area|0.09290304|square_foot square_feet sq_ft
mi2|area|2589988.110336|square_mile square_miles sq_mi sq_miles
°C|temperature|1|degrees_celsius degree_celsius °c celsius degrees_c deg_c deg_celsius degrees_centigrade
°C|temperature|1|celcius centigrade
°F|temperature|0.5555555555555555555555555556|degrees_fahrenheit degree_fahrenheit °f fahrenheit degrees_f deg_f
°F|temperature|0.5555555555555555555555555556|deg_fahrenheit farenheit degrees_farenheit
degree|temperature|1|degrees deg °
Pa|pressure|1|pascal pascals
kPa|pressure|1e3|kilopascal kilopascals
MPa|pressure|1e6|megapascal megapascals
psi|pressure|6894.757293168361336722673445|
dB|level|1|decibel decibels
Gb/s|data-rate|1e9|gbps
Mb/s|data-rate|1e6|mbps
km/h|speed|0.2777777777777777777777777778|kmh kph kmph
km/h|speed|0.2777777777777777777777777778|kilometers_per_hour kilometer_per_hour kilometers_an_hour
km/h|speed|0.2777777777777777777777777778|kilometres_per_hour kilometre_per_hour kilometres_an_hour
m/s|speed|1|meters_per_second meter_per_second metres_per_second metre_per_second
mmHg|pressure|133.322387415|
IU|international-unit|1|iu
mmol|amount|1e-3|
µmol|amount|1e-6|μmol
bpm|rate|1|
mph|speed|0.44704|miles_per_hour mile_per_hour miles_an_hour mile_an_hour
"""


def _table() -> dict[tuple[str, ...], Unit]:
    table: dict[tuple[str, ...], Unit] = {}
    for line in _ROWS.split("\n"):
        if line.strip():
            symbol, dimension, factor, names = (part.strip() for part in line.split("|"))
            unit = Unit(symbol, dimension, D(factor))
            for name in [symbol, *names.split()]:
                table[tuple(name.split("_"))] = unit
    return table


_UNITS = _table()
_FIRST_WORDS = frozenset(name[0] for name in _UNITS if len(name) > 1)
_BEGINNINGS = frozenset(name[0] for name in _UNITS)
_FIRST_OF_THREE = frozenset(name[0] for name in _UNITS if len(name) > 2)
_CASED = frozenset({"m", "M", "g", "G", "t", "T", "W", "V", "L", "l", "in", "min", "ac", "ha", "MB", "mb", "Mb"})
_BEFORE_DEGREES = frozenset(
    """to of at around about above below over under near nearly between and hit reached reach by exceed exceeded
    - −""".split()
)
_BELOW = {
    name: name
    for name in (
        "kg g t km m2 day dose mL dL L hour h min year week month patient injection vial tablet capsule s".split()
    )
} | {
    "kilogram": "kg",
    "kilo": "kg",
    "gramme": "g",
    "gram": "g",
    "liter": "L",
    "litre": "L",
    "ton": "t",
    "tonne": "t",
    "ml": "mL",
    "dl": "dL",
    "l": "L",
    "hr": "hour",
    "d": "day",
}
_SPEEDS = {"km/hour": "km/h", "km/h": "km/h", "mi/hour": "mph", "mi/h": "mph"}


def all_units() -> tuple[Unit, ...]:
    """Every unit once."""
    return tuple({unit.symbol: unit for unit in _UNITS.values()}.values())


def find_unit(name: str) -> Unit | None:
    """The unit with this symbol or name, plural or singular, None where there is none."""
    return _UNITS.get((name,)) or _UNITS.get(tuple(name.lower().split()))


def may_begin_unit(word: Token) -> bool:
    """A cheap test that keeps most words away from `read_unit`."""
    return word.text in _BEGINNINGS or word.lower in _BEGINNINGS


def _lookup(text: str) -> Unit | None:
    unit = _UNITS.get((text,))
    if unit is None and text not in _CASED and len(text) > 1:
        unit = _UNITS.get((text.lower(),))
        if (
            unit is not None
            and len(text) <= 3
            and not text.islower()
            and text != "Day"  # of a title: "30-Day Trial"
            and (text.istitle() or text.lower() != unit.symbol.lower())
        ):
            return None
    return unit


def read_unit(tokens: list[Token], at: int) -> tuple[str, Unit | None, int] | None:
    """The unit that begins at token `at`: its symbol, the unit (None for a compound), the next token's index.

    None where no unit begins there. "mg/kg", "ng/mL" and "mg per kg" are compounds.
    """
    if at >= len(tokens):
        return None
    first = tokens[at]
    if first.text == "°" and at + 1 < len(tokens) and tokens[at + 1].text in ("C", "F"):
        return "°" + tokens[at + 1].text, _UNITS[("°" + tokens[at + 1].text,)], at + 2
    if first.text == "°":
        named = _UNITS.get(("degrees", tokens[at + 1].lower)) if at + 1 < len(tokens) else None
        return (named.symbol, named, at + 2) if named else ("degree", _UNITS[("degree",)], at + 1)
    if first.kind != "w":
        return None
    found, after = None, at + 2
    if first.lower in _FIRST_OF_THREE and at + 2 < len(tokens):
        fast = _UNITS.get(tuple(token.lower for token in tokens[at : at + 3]))
        if fast is not None:
            return fast.symbol, fast, at + 3
    if at + 1 < len(tokens) and first.lower in _FIRST_WORDS:
        after += 1 if tokens[at + 1].text == "-" and at + 2 < len(tokens) else 0
        found = _UNITS.get((first.lower, tokens[after - 1].lower))
    if found is None:
        found, after = _lookup(first.text), at + 1
    if found is None:
        return None
    return _compound(tokens, found, after)


def is_degree(tokens: list[Token], at: int) -> bool:
    """Whether the letter at `at` is the degrees of "1.5C" and "above 30C": gates and models have such names too."""
    if at >= len(tokens) or tokens[at].text not in ("C", "F") or not tokens[at].glued or tokens[at - 1].kind != "n":
        return False
    if at + 1 < len(tokens) and tokens[at + 1].glued and (tokens[at + 1].kind != "s" or tokens[at + 1].text in "-/"):
        return False
    before = tokens[at - 2] if at > 1 else None
    return "." in tokens[at - 1].text or (before is not None and before.lower in _BEFORE_DEGREES)


def _compound(tokens: list[Token], unit: Unit, at: int) -> tuple[str, Unit | None, int]:
    if _is_square(tokens, at) and unit.dimension == "length" and (unit.symbol + "2",) in _UNITS:
        unit, at = _UNITS[(unit.symbol + "2",)], at + 1
    if at + 1 >= len(tokens):
        return unit.symbol, unit, at
    slash = tokens[at].text == "/" and tokens[at].glued and tokens[at + 1].glued
    if not slash and not (tokens[at].lower == "per" and unit.dimension == "mass"):
        return unit.symbol, unit, at
    below, end = tokens[at + 1].text, at + 2
    if below == "m" and _is_square(tokens, end):
        return f"{unit.symbol}/m2", None, end + 1
    if below in _BELOW:
        symbol = f"{unit.symbol}/{_BELOW[below]}"
        speed = _UNITS.get((_SPEEDS.get(symbol, symbol),))
        return (speed.symbol, speed, end) if speed else (symbol, None, end)
    return unit.symbol, unit, at


def _is_square(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].glued and tokens[at].text in ("²", "2")


def unit_factor(symbol: str) -> tuple[str, Decimal] | None:
    """Dimension and size in base units of a symbol that `read_unit` gave, compounds included; None if unknown."""
    top, slash, below = symbol.partition("/")
    unit = _UNITS.get((top,))
    if unit is None:
        return None
    if not slash:
        return unit.dimension, unit.factor
    under = _UNITS.get((below,))
    if under is None:
        return f"{unit.dimension}/{below}", unit.factor
    return f"{unit.dimension}/{under.dimension}", unit.factor / under.factor
