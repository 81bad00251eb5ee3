"""Texts in the form of a record: lists under a lead-in line, arms with a letter, units said once for a list.

Trial registries and data sheets say what a figure is about in the line over its list ("Serious adverse events, Arm B"),
name an arm once and then go by its letter, and give the unit in a line of its own ("Unit of measure: months").
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.model import Interval, Kind, Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.source.document import Document
from factcheck.source.model import Block
from factcheck.verify.features import stem, view

_LEAD = 160  # code points; a longer line is no heading of a list
_LABEL = r"(arm|cohort|group|part|stage|intervention)[ \t]+([A-H]|\d{1,2}|[IVX]{1,4})\b"
_WORDS = r"[^():;\n]{3,80}"
_BEHIND = rf"[ \t]*\(({_WORDS})\)|[ \t]*(?::|[-–—=])[ \t]+({_WORDS})(?=\n|$)|[ \t]*:[ \t]*\n[ \t]+({_WORDS})(?=\n|$)"
_NAMED = re.compile(rf"\b{_LABEL}(?:{_BEHIND})", re.I)
_NAMED_AFTER = re.compile(rf" \({_LABEL}\)", re.I)
_BEFORE_NAME = re.compile(r"[^():;,.\n]{3,60}\Z")
# "KTX-310, its oral antibody against …": what kind of thing a code names.
_PRODUCTS = "vaccine|drug|tablet|pill|capsule|injection|gel|cream|patch|antibody|device|sensor|implant|inhaler|therapy"
_APPOSED = re.compile(
    rf"\b([A-Z]{{2,6}}-?\d{{2,5}}),? (?:\(|(?:its|an?|the|[\w’']+[’']s) )(?:[\w-]+ ){{0,6}}?({_PRODUCTS})\b"
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_SMALL = frozenset("a an the of and or in to for with on by at from as is are was were".split())
_UNIT = re.compile(r"\bunits?(?: of measure(?:ment)?)?:\s*((?:[^\W\d]|[/%²³µ]|[ ](?=\w)){1,40})", re.I)
_PERCENT = re.compile(r"percent(?:age)?\b|%", re.I)
_MEASURED = frozenset({Kind.DURATION, Kind.MEASURE, Kind.DOSE, Kind.AGE})
_NUMBERED = re.compile(r"\b(?:adverse events?|results?|outcomes?|baseline)[ \t]+(\d)\s*:?\s*$", re.I)
_OUTCOME, _RESULTS = re.compile(r"(?:\w+ )?outcome measure", re.I), re.compile(r"results?\b", re.I)
_ARMS = ("arm", "cohort", "group", "intervention")
_OF = re.compile(r"(\d[\d,]*)\s*/\s*\d[\d,]*")
_OF_WHOLE, _OF_PART, _NEAR = re.compile(r"\s+of\s+\d"), re.compile(r"\d\s+of\s+$"), 16
_DIGIT = re.compile(r"\d")


def leads(document: Document) -> dict[int, tuple[int, ...]]:
    """For each list item the lines that say what its list is of.

    The line that leads it in, short and without a stop or with a colon; under "Results 1:" also the outcome's name.
    """
    found: dict[int, tuple[int, ...]] = {}
    lead: int | None = None
    outcome: int | None = None
    section, opens = -1, False  # whether the next item names an outcome
    for sentence in document.sentences:
        if sentence.section != section:
            section, lead = sentence.section, None
        text = document.plain[sentence.span.start : sentence.span.end].strip()
        listed = sentence.block is Block.LIST_ITEM
        if text.endswith(":") or (not listed and len(text) <= _LEAD and text[-1:].isalnum()):
            lead, opens = sentence.index, _OUTCOME.match(text) is not None
        elif not listed:
            lead = None
        elif lead is not None:
            outcome, opens = (sentence.index, False) if opens else (outcome, False)
            under = _RESULTS.match(document.plain, document.sentences[lead].span.start) is not None
            found[sentence.index] = (lead, outcome) if under and outcome is not None else (lead,)
    return found


def lead_features(text: str) -> frozenset[str]:
    """What a line says about the list under it; "Adverse Events 2:" is about arm 2, by whatever name it goes."""
    number = _NUMBERED.search(text)
    return view(text, 0, len(text)).words() | {f"#{arm} {number[1]}" for arm in _ARMS if number is not None}


def aliases(plain: str) -> dict[str, tuple[str, ...]]:
    """What each lettered or numbered arm is, as stems, by the name that it has among the features of a sentence."""
    found: dict[str, tuple[str, ...]] = {}
    named = [(m[1], m[2], m[3] or m[4] or m[5]) for m in _NAMED.finditer(plain)]
    for m in _NAMED_AFTER.finditer(plain):
        before = _BEFORE_NAME.search(plain[max(0, m.start() - 60) : m.start()])
        named += [(m[1], m[2], before[0])] if before else []
    for word, mark, words in named:
        letters = [w.lower() for w in re.findall(r"[^\W\d_]+", words)]
        if not _DIGIT.search(words) and letters:
            number = _ROMAN.get(mark.lower(), mark.lower())
            stems = tuple(stem(w) for w in letters if w not in _SMALL)
            for name in _ARMS if word.lower() == "intervention" else (word.lower(),):
                found.setdefault(f"#{name} {number}", stems)
    for match in _APPOSED.finditer(plain):
        found.setdefault(f"#{match[1].lower()}", (stem(match[2]),))
    return found


def declared_units(document: Document) -> dict[int, str]:
    """For each sentence the unit that its section declared for bare figures, up to there or in it."""
    found: dict[int, str] = {}
    unit, section = "", -1
    for sentence in document.sentences:
        if sentence.section != section:
            section, unit = sentence.section, ""
        match = _UNIT.search(document.plain, sentence.span.start, sentence.span.end)
        unit = match[1].strip() if match else unit
        if unit:
            found[sentence.index] = unit
    return found


def is_tally(text: str, quantity: Quantity) -> bool:
    """Whether a bare number is one of "18 of 52": then it counts, whatever unit was declared."""
    return _OF_WHOLE.match(text, quantity.end) is not None or (
        _OF_PART.search(text, max(0, quantity.start - _NEAR), quantity.start) is not None
    )


def in_unit(quantity: Quantity, unit: str) -> Quantity:
    """A bare number in the unit that was declared for it; anything else as it is."""
    if quantity.kind is not Kind.NUMBER or quantity.unit:
        return quantity
    if _PERCENT.match(unit):
        return replace(quantity, kind=Kind.PERCENT, unit="%", text=f"{quantity.text}%")
    one = parse_quantities(f"1 {unit.lower()}")
    if len(one) != 1 or one[0].kind not in _MEASURED:
        return quantity
    return replace(quantity, kind=one[0].kind, unit=one[0].unit, text=f"{quantity.text} {unit}")


def head_count(quantity: Quantity) -> Quantity | None:
    """The people of "3/50 (6.00%)", as registries give them; None for any other figure."""
    match = _OF.fullmatch(quantity.text)
    if match is None or quantity.kind is not Kind.FRACTION:
        return None
    count = Decimal(match[1].replace(",", ""))
    return replace(
        quantity, kind=Kind.COUNT, unit="patient", interval=Interval(count, count), step=Decimal(1), whole=None
    )
