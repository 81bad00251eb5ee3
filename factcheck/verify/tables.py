"""Figures in tables: each cell with its row, its column, and the scale and currency of its caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from factcheck.quantities.lexicon import CURRENCY_SYMBOLS
from factcheck.quantities.model import Direction, Interval, Kind, Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.quantities.units import find_unit
from factcheck.source.document import Document
from factcheck.source.model import Span, Table
from factcheck.verify.features import view

ROW, COLUMN, CAPTION = 1.0, 1.0, 0.5
_SCALES = {"thousand": Decimal(10) ** 3, "million": Decimal(10) ** 6, "billion": Decimal(10) ** 9}
_SCALE = re.compile(
    r"(?:\b(?:in|usd|eur|gbp|chf|jpy)|[$€£])\s*[$€£]?\s*(?:[^\W\d]\w*\s){0,3}?(thousand|million|billion)s?\b"
    r"|\([$€£]?(000s|'000s?)\)",
    re.I,
)
_DECLARED = re.compile(
    r"\b(?:tables?|(?:dollar |euro |monetary |all )amounts|figures)\b[^.;|\n]{0,50}"
    r"\bin (?:thousand|million|billion)s\b",
    re.I,
)
_CURRENCY = re.compile(r"\b(euros?|pounds?|u\.?s\.? dollars?|dollars|usd|eur|gbp|chf|yen|jpy)\b|([$€£¥])", re.I)
_NAMES = {
    "euro": "EUR",
    "pound": "GBP",
    "dollar": "USD",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "chf": "CHF",
    "yen": "JPY",
    "jpy": "JPY",
}
_PER_SHARE = re.compile(r"\bper (?:\w+ )?share\b|\beps\b", re.I)
_UNIT_IN_HEADER = re.compile(r"[,(]\s*(months|weeks|days|years|hours|%|mg|mL|MW|GWh|MWh|GW)\b|(%)", re.I)
_LOSS = re.compile(r"\bloss\b", re.I)
_NEGATIVE = re.compile(r"[$€£]?\s*\([\d,.]+\)%?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a table: its quantity in full units, where it stands, and what row and column say."""

    quantity: Quantity
    span: Span
    features: dict[str, float]
    periods: tuple[Quantity, ...]


def cells(document: Document, table: Table) -> Iterator[Cell]:
    """Every figure of the table's body, row by row."""
    caption = document.plain[table.caption.start : table.caption.end] if table.caption else ""
    headers = [_clean(document, h) for h in table.header]
    around = " ".join([caption, *headers])
    scale, currency = (
        _scale(around if _SCALE.search(around) else _declared_scale(document)),
        _currency(around) or _currency(_body(document, table)),
    )
    words, dated = lru_cache(None)(_words), lru_cache(None)(_periods)  # what all rows and columns ask again
    for row in table.rows:
        if len(row) < 2:
            continue
        title = _clean(document, row[0])
        for column, span in enumerate(row[1:], start=1):
            header = headers[column] if len(headers) == len(row) else ""
            corner = headers[0] if headers and len(headers) == len(row) else ""
            figures = parse_quantities(document.plain, span.start, span.end)
            figures = tuple(q for q in figures if q.kind is not Kind.IDENTIFIER)
            if not figures:
                continue
            parts = ((title, ROW), (header, COLUMN), (corner, CAPTION), (caption, CAPTION))
            features = _features([(words(text), weight) for text, weight in parts])
            periods = dated(corner, header)
            for quantity in figures:
                full = _in_full(quantity, document.plain[span.start : span.end], title + " " + header, scale, currency)
                yield Cell(full, span, features, periods)


def _clean(document: Document, span: Span) -> str:
    return " ".join(document.plain[span.start : span.end].split())


def _body(document: Document, table: Table) -> str:
    return " ".join(_clean(document, cell) for row in table.rows[:4] for cell in row[1:])


def _scale(text: str) -> Decimal:
    match = _SCALE.search(text)
    if match is None:
        return Decimal(1)
    return _SCALES[match[1].lower()] if match[1] else _SCALES["thousand"]


def _declared_scale(document: Document) -> str:
    """What a document says once of all its tables: "amounts in tables are in thousands"."""
    match = _DECLARED.search(document.plain)
    return match[0] if match is not None else ""


def _currency(text: str) -> str:
    match = _CURRENCY.search(text)
    if match is None:
        return ""
    if match[2]:
        return CURRENCY_SYMBOLS[match[2]]
    word = match[1].lower().replace(".", "")
    return next((code for name, code in _NAMES.items() if name in word), "")


def _words(text: str) -> frozenset[str]:
    return view(text, 0, len(text)).words()


def _features(parts: list[tuple[frozenset[str], float]]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for words, weight in parts:
        for feature in words:
            weights[feature] = max(weights.get(feature, 0.0), weight)
    return weights


def _periods(corner: str, header: str) -> tuple[Quantity, ...]:
    """The dates of a column; "Three months ended June 30" in the corner joins the year in the column's header."""
    for text in (f"{corner} {header}", header):
        found = tuple(q for q in parse_quantities(text) if q.kind in (Kind.DATE, Kind.PERIOD))
        if len(found) == 1:
            return found
    return ()


def _in_full(quantity: Quantity, cell: str, titles: str, scale: Decimal, currency: str) -> Quantity:
    if _NEGATIVE.fullmatch(cell.strip()) and quantity.interval.is_point and (quantity.low or 0) > 0:
        low = -(quantity.low or Decimal(0))
        # "Net loss | (310)" and "Net income (loss) | (310)" are a loss of 310; that it is one, `signs` asks.
        way = Direction.DOWN if _LOSS.search(titles) else quantity.direction
        quantity = replace(quantity, interval=Interval(low, low), direction=way)
    per_share = _PER_SHARE.search(titles) is not None
    if quantity.kind is Kind.MONEY and not re.search(r"[a-z]", cell, re.I):
        quantity = _times(quantity, Decimal(1) if per_share else scale)
    elif quantity.kind is Kind.NUMBER:
        quantity = _named(quantity, titles, scale, currency, per_share=per_share)
    return replace(quantity, per="share") if per_share and quantity.kind is Kind.MONEY else quantity


def _named(quantity: Quantity, titles: str, scale: Decimal, currency: str, *, per_share: bool) -> Quantity:
    """Give a bare number the unit that its row or column names, else the money of the caption."""
    match = _UNIT_IN_HEADER.search(titles)
    name = (match[1] or match[2]) if match else ""
    if name == "%":
        return quantity
    unit = find_unit(name) if name else None
    if unit is not None:
        kind = Kind.DURATION if unit.dimension == "time" else Kind.MEASURE
        return replace(quantity, kind=kind, unit=unit.symbol)
    if currency and (scale != 1 or per_share):
        return _times(replace(quantity, kind=Kind.MONEY, unit=currency), Decimal(1) if per_share else scale)
    return _times(quantity, Decimal(1) if per_share else scale)


def _times(quantity: Quantity, scale: Decimal) -> Quantity:
    if scale == 1:
        return quantity
    i = quantity.interval
    low = None if i.low is None else i.low * scale
    high = None if i.high is None else i.high * scale
    return replace(quantity, interval=Interval(low, high, i.low_open, i.high_open), step=quantity.step * scale)
