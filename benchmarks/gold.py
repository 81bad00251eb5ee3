"""Labelled quantities of other projects as one shape: Recognizers-Text's English specs and quantulum3's own tests.

What is out of scope is told by rules over the text and the label, never by a list of cases. A label out of scope
is neither found nor missed, and a reading at its place is no false alarm.
"""

from __future__ import annotations

import datetime
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from factcheck.quantities.lexicon import CURRENCY_CODES, CURRENCY_WORDS, NATIONAL, singular
from factcheck.quantities.units import find_unit

ROOT = Path(__file__).parents[1]
D = Decimal


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure at one place, by a label or a parser; `fits` says that it is of the family's kind."""

    value: Decimal
    unit: str
    start: int
    end: int
    fits: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its labels: those in scope, and those out of scope by reason."""

    family: str
    text: str
    gold: tuple[Reading, ...]
    outside: tuple[tuple[str, Reading], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A label before its scope is known."""

    family: str
    text: str
    surface: str
    value: Decimal
    unit: str
    start: int
    end: int

    @property
    def reading(self) -> Reading:
        """The label as a reading."""
        return Reading(self.value, self.unit, self.start, self.end)


def _folder() -> Path:
    return Path(os.environ.get("FACTCHECK_DATA") or ROOT.parent / "shared" / "data") / "quantities"


def _specs() -> Path:
    return _folder() / "recognizers_text_specs" / "Specs"


def load() -> list[Case]:
    """All cases, none where there is no data. A text that stands in several spec files counts once."""
    cases = [case for family, path in _FILES for case in _recognizers(family, _specs() / path)]
    cases += _quantulum(_folder() / "quantulum3_tests" / "quantulum3" / "_lang" / "en_US" / "tests")
    seen: dict[tuple[str, str], Case] = {}
    for case in cases:
        seen.setdefault((case.family, case.text), case)
    return list(seen.values())


_FILES = (
    ("number", "Number/English/NumberModel.json"),
    ("number", "Number/English/NumberModelPercentMode.json"),
    ("percent", "Number/English/PercentModel.json"),
    ("percent", "Number/English/PercentModelPercentMode.json"),
    ("currency", "NumberWithUnit/English/CurrencyModel.json"),
    ("dimension", "NumberWithUnit/English/DimensionModel.json"),
    ("temperature", "NumberWithUnit/English/TemperatureModel.json"),
    ("age", "NumberWithUnit/English/AgeModel.json"),
    ("duration", "DateTime/English/DurationParser.json"),
)


def _recognizers(family: str, path: Path) -> Iterator[Case]:
    if not path.exists():
        return
    for row in json.loads(path.read_text("utf-8-sig")):
        labels = [_label(family, row["Input"], result) for result in row["Results"]]
        yield _case(family, row["Input"], [label for label in labels if label is not None])


_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DATE_RULES = (
    (
        "no year, or relative to today: tomorrow, next week, May 5th",
        re.compile(r"\b(?:today|now|yesterday|tomorrow|next|this|since|days? from)\b", re.I),
    ),
    (
        "to an end that the specs leave out: 2014 to 2018",
        re.compile(
            r"\b(?:to|through|thru|till|until|and)\b| - |~|–|\d{4}-\d{4}|\d-\d+/|[a-z]-[A-Z]|-\d{4}-|\d-[A-Z]\w+ \d"
        ),
    ),
    (
        "weeks, holidays and chat: last week of 2016, easter 2018, april 2017",
        re.compile(rf"\b(?:weeks?|day|friday|easter|patrick|weekend)\b|\b[qh][1-4]\b|\b{_MONTHS}[a-z]*\b|\d /? ?\d"),
    ),
)


def load_dates() -> list[Case]:
    """The dates and periods of the DateTime specs, as their first and their last day."""
    path = _specs() / "DateTime/English/DateTimeModel.json"
    rows = json.loads(path.read_text("utf-8-sig")) if path.exists() else []
    return [_dated(row) for row in rows]


def _dated(row: dict[str, Any]) -> Case:
    inside, outside = [], []
    for result in row["Results"]:
        start = result["Start"]
        end = start + len(result["Text"])
        reason, days = _days(result, row["Input"][start:end])
        readings = [Reading(D(day), "day", start, end) for day in sorted(set(days))] or [Reading(D(0), "", start, end)]
        if reason:
            outside += [(reason, reading) for reading in readings[:1]]
        else:
            inside += readings
    return Case("date", row["Input"], tuple(inside), tuple(outside))


def _days(result: dict[str, Any], surface: str) -> tuple[str, list[int]]:
    """Why a date is out of scope, or its first and last day; the specs give the day after the last."""
    kind = result.get("TypeName", "unnamed").removeprefix("datetimeV2.")
    values = (result.get("Resolution") or {}).get("values") or []
    if kind not in ("date", "daterange"):
        return f"{kind}: no date and no period", []
    if not re.search(r"\b(?:19|20)\d\d\b", surface) or len(values) != 1:
        return "no year, or relative to today: tomorrow, next week, May 5th", []
    reason = next((reason for reason, pattern in _DATE_RULES if pattern.search(surface)), "")
    if reason:
        return reason, []
    value = values[0]
    try:
        if kind == "date":
            return "", [datetime.date.fromisoformat(value["value"]).toordinal()]
        first, last = (datetime.date.fromisoformat(value[end]).toordinal() for end in ("start", "end"))
    except (KeyError, ValueError):
        return "half open, or no date: before 2016, since May 2015", []
    return (
        ("", [first, last - 1]) if not value.get("Mod") else ("half open, or no date: before 2016, since May 2015", [])
    )


def _label(family: str, text: str, result: dict[str, Any]) -> Label | None:
    """A result of a spec; ends are inclusive there, or given as lengths."""
    start = result["Start"]
    end = start + result["Length"] if "Length" in result else result["End"] + 1
    written = result.get("Resolution") or result.get("Value") or {}
    value = str(written.get("value") or written.get("FutureResolution", {}).get("duration") or "")
    unit = "second" if family == "duration" else "%" if family == "percent" else str(written.get("unit") or "")
    try:
        number = D(value.rstrip("%").replace(",", ""))
    except InvalidOperation:
        number = D("NaN")
    number, unit = _in_main_unit(number, "pound sterling" if (family, unit) == ("currency", "Pound") else unit)
    return Label(family, text, text[start:end], number, unit, start, end)


def _quantulum(folder: Path) -> Iterator[Case]:
    for name in ("quantities.json", "quantities.ambiguity.json"):
        path = folder / name
        for row in json.loads(path.read_text("utf-8")) if path.exists() else ():
            yield _case("quantulum3", row["req"], list(_surfaces(row)))


def _surfaces(row: dict[str, Any]) -> Iterator[Label]:
    """The labels of a quantulum3 test; a range is written as its middle and half its width."""
    at = 0
    for result in row["res"]:
        start = row["req"].find(result["surface"], at)
        end = start + len(result["surface"])
        at = end if start >= 0 else at
        middle, wide = D(str(result["value"])), D(str(result.get("uncertainty") or 0))
        measured = "±" in result["surface"] or "+/-" in result["surface"] or "+-" in result["surface"]
        for number in [middle] if measured or not wide else [middle - wide, middle + wide]:
            value, unit = _in_main_unit(number, result["unit"])
            yield Label("quantulum3", row["req"], result["surface"], value, unit, start, end)


def _case(family: str, text: str, labels: list[Label]) -> Case:
    reasons = [(reason_of(label), label.reading) for label in labels]
    inside = tuple(reading for reason, reading in reasons if not reason)
    return Case(family, text, inside, tuple((reason, reading) for reason, reading in reasons if reason))


# -- units -------------------------------------------------------------------------------------------------------------

_SAME = {
    "dimensionless": "", "percentage": "%", "percent": "%", "c": "°C", "f": "°F", "degree celsius": "°C",
    "degree fahrenheit": "°F", "united states dollar": "USD", "british pound": "GBP", "pound sterling": "GBP",
    "chinese yuan": "CNY", "turkish lira": "TRY", "pound-mass": "lb", "mile per hour": "mph",
    "kilometer per hour": "km/h", "ton": "short-ton", "metric ton": "t", "tonne": "t", "square meter": "m2",
    "square kilometer": "km2", "square mile": "mi2", "cubic centimeter": "mL", "dollar per hour": "USD",
    "dollar per kilogram": "USD", "x": "", "new zealand dollar": "NZD",
}  # fmt: skip
_CENTS = {"cent": "USD", "penny": "USD", "pence": "GBP", "sen": "JPY"}


def canonical(name: str) -> str:
    """One name for a unit of any of the three: a currency code, our symbol, else the singular in lower case."""
    lower = name.lower().replace("metre", "meter").replace("litre", "liter")
    if lower in _SAME:
        return _SAME[lower]
    if name in CURRENCY_CODES or name == "BTC" or lower[:1] in "°µ":
        return name
    words = lower.split()
    if words and words[-1] in CURRENCY_WORDS:
        return NATIONAL.get(words[0], CURRENCY_WORDS[words[-1]])
    unit = find_unit(name) or find_unit(lower) or find_unit(singular(lower))
    return unit.symbol if unit else singular(lower)


def _in_main_unit(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Cents as parts of their currency, the only way that our parser writes them."""
    small = _CENTS.get(unit.lower())
    if small:
        return value / 100, small
    return (value * 12, "") if unit == "dozen" else (value, canonical(unit))


# -- scope -------------------------------------------------------------------------------------------------------------

_NUMERAL = re.compile(
    r"\d|[½⅓⅔¼¾⅕-⅞]|\b(?:an?|half|quarter|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen"
    r"|\w+teen|\w+ty|hundred|thousand|\w+illion)\b",
    re.I,
)
_TORN = re.compile(r"\d\s+[.,]\s+\d|\d [.,]\d|\d[.,] \d|\w\s+-\s+[a-z]|^-\s|^-\d+[a-z]+$")
_POWER = re.compile(r"\^|\de[-+]?\d|\d\s*[x×]\s*\d", re.I)
_CONTINENTAL = re.compile(r"\d \d{3}\b|\d,\d{1,2}\b(?!,)|\d,\d{4}|\d\.\d{3},|\d,\d{2},")
_SPOKEN = re.compile(r"\bpoint\b|\bn[oa]ught\b|\bnegative\b|\boh\b", re.I)
_PARTS = r"\b(?:third|fourth|fifth|eighth|ninth|quarter)s?\b"
_SUMS = re.compile(
    r"\bover\b|\w+ieths?\b|\w+illionths?\b|hundredths?\b|y[- ](?:first|second|third|fifth)s?\b|hundred[- ]fifths?"
    rf"|(?:hundred|thousand|ty|teen|twenty)\b.*{_PARTS}|\b(?:and|,)\b.*{_PARTS}|illion and (?:a|one) half|halves"
    r"|out of .* hundred",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:few|several|couple|some|many|all|whole|last|past|next|this|business|work)\b", re.I)
_ARTICLE = re.compile(r"an? (?!half|quarter|third|fourth|fifth|dozen|hundred|thousand|\w+illion)[\w' ]+", re.I)
_MIXED = re.compile(r"\d+ (?:hundred|thousand)\b.* (?:and|\d)|(?:crore|lakh) (?:and|crore)", re.I)
_CHAT = re.compile(r"\bdo?zs\b|kuai|mao|\bsen |元|\d\s?[Gb]$|\d\s+[kM]$|\d \$ |[A-Z]{3} million")
_NO_CENTS = re.compile(r"(?:(?:dollars?|\bUSD) (?:and )?|\$ ?\d+ and )(?!million)[\w-]+(?: \w+)?$", re.I)


def _in_a_name(label: Label) -> bool:
    """Whether digits and letters of a name, an address, a telephone number or a date go on at either end."""
    before, after = label.text[: label.start], label.text[label.end :]
    goes_on = re.search(r"\d[./-]$|[A-Za-z]-?$", before) or re.match(r"[./-]\d", after)
    is_code = len(label.surface) > 12 or label.surface.startswith("00")
    return label.surface.isdecimal() and (bool(goes_on) or is_code)


def _is_one_of_something(label: Label) -> bool:
    """An article that counts: "a gallon of beer"; with a comparator it is read."""
    return label.family != "number" and bool(_ARTICLE.fullmatch(label.surface)) and " and " not in label.surface


def _is_without_cents(label: Label) -> bool:
    """ "15 dollars 50": the words for the cents are left out."""
    return label.family == "currency" and "cent" not in label.surface and bool(_NO_CENTS.search(label.surface))


_PLAIN = ("number", "quantulum3")
_RULES: tuple[tuple[str, Callable[[Label], object]], ...] = (
    ("as spoken: nine point nought four, negative one", lambda x: _SPOKEN.search(x.surface)),
    ("no figure in it: a percentage, absolute zero", lambda x: x.value.is_nan() or "absolute" in x.surface),
    ("no figure in it: a percentage, absolute zero", lambda x: not _NUMERAL.search(x.surface)),
    ("vague or relative: a couple of days, all week", lambda x: x.family == "duration" and _RELATIVE.search(x.surface)),
    ("an article that counts: a gallon, an hour", _is_one_of_something),
    ("part of a name, an address, a telephone number or a date", _in_a_name),
    ("a year: a period here", lambda x: x.family == "quantulum3" and re.fullmatch(r"(?:19|20)\d\d", x.surface)),
    ("powers and exponents", lambda x: _POWER.search(x.surface)),
    ("other grouping: 40 000, 1,3, 12,34,567", lambda x: _CONTINENTAL.search(x.surface)),
    ("torn apart: 46 . 8 million, fifty - two, - 20", lambda x: _TORN.search(x.surface)),
    ("sums of fractions: twenty-three fifths", lambda x: x.family in _PLAIN and _SUMS.search(x.surface)),
    ("digits and words added up: 4 thousand 3 hundred and 21", lambda x: _MIXED.search(x.surface)),
    ("cents without their word: 15 dollars 50", _is_without_cents),
    ("chat, notes and other scripts: 3 dzs, 10G, 100元", lambda x: _CHAT.search(x.surface)),
    ("the word behind the mark: percent of 10", lambda x: re.match(r"per ?cents? of", x.surface, re.I)),
)


def reason_of(label: Label) -> str:
    """Why a label is out of scope, empty if it is not."""
    return next((reason for reason, applies in _RULES if applies(label)), "")
