"""Wrong claims: a true sentence changed in exactly one typed way, so that its release no longer says it.

Every maker gives all variants of one type that surely change the meaning; where that is unsure it gives none. A new
figure must not be near any other that the release gives for the same kind of thing, nor a new date one of its dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.audits.amounts import currencies, digits, scales, units
from factcheck.audits.comparators import comparators_added, comparators_lost, comparators_reversed
from factcheck.audits.exchanges import exchanges, periods, periods_swapped, swaps
from factcheck.audits.sites import Statement
from factcheck.audits.wording import directions, levels, modality, negations, speakers

Maker = Callable[[Statement], Iterator[str]]
WRONG: dict[str, Maker] = {
    "digit": digits,
    "scale": scales,
    "currency": currencies,
    "other unit": units,
    "comparator reversed": comparators_reversed,
    "comparator added": comparators_added,
    "comparator lost": comparators_lost,
    "period not in release": periods,
    "period of another": periods_swapped,
    "swap in release": swaps,
    "swap in sentence": exchanges,
    "modality": modality,
    "negation": negations,
    "direction": directions,
    "level for change": levels,
    "speaker": speakers,
}
