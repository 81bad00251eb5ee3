"""Sums over the groups that one sentence or table row sets side by side, shares of such sums, and what is left of them.

"(n=62), (n=64) or (n=61)" are 187 on the drug; of 2, 3 and 7 who stopped, the last are more than half. Whoever sums
arms on the drug leaves out the control, unless the claim speaks of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.quantities.arithmetic import pairs, rest_of, share_of_all, total_of
from factcheck.quantities.model import WHEN, Kind, Quantity
from factcheck.quantities.relations import dimension
from factcheck.verify.binding import same_noun
from factcheck.verify.distances import about, share_of
from factcheck.verify.evidence import Figure, SourceIndex, value_key
from factcheck.verify.features import View
from factcheck.verify.operands import Working

_ALL = frozenset(
    """total totalled totaled totalling totaling totals combined together both altogether sum all across counting
    aggregate collectively overall jointly groups arms segments businesses divisions either any between""".split()
)
_GIVEN = frozenset("assigned randomized randomised received receiving given treated allocated on taking dosed".split())
_CONTROL = re.compile(r"\b(?:placebo|control|comparator|sham|vehicle|standard of care)\b", re.I)
_WHOLE = re.compile(r"\b(?:total|combined|overall|all|sum)\b", re.I)
_LEFT = frozenset(
    """remain remains remained remaining rest without free unhedged uninsured unspent undrawn unused unvaccinated other
    others never not untreated unaffected spared outside excluding neither""".split()
)
_SENTENCES = 16
_MOST = 6  # groups that are summed
_LABEL = 36  # code points around a figure in which its group is named
_COUNTS = (Kind.COUNT, Kind.NUMBER)
_APART = 0.2


def group_workings(claim: View, quantity: Quantity, index: SourceIndex) -> list[Working]:
    """Sums over groups and shares of such sums, best fit first."""
    words = {t.lower for t in claim.tokens}
    share = quantity.kind in (Kind.PERCENT, Kind.FRACTION)
    money = quantity.kind is Kind.MONEY
    if not (share or ((money or quantity.kind in _COUNTS) and words & (_ALL | _GIVEN))) or not quantity.interval.low:
        return []
    asked = about(claim, quantity, index)
    found = []
    for sentence in index.nearest(asked, limit=_SENTENCES):
        for run in _runs(quantity, index.by_sentence.get(sentence, ()), index, share=share):
            fit = share_of(asked, _joint(run), index)
            if share:
                part = _part(claim, run, index)
                if part is not None:
                    derived = share_of_all(part.quantity, [f.quantity for f in run])
                    found.append(Working(derived, (part, *(f for f in run if f is not part)), fit, fit))
                continue
            sums = ((total_of([f.quantity for f in groups], quantity), groups) for groups in _chosen(run, words, index))
            found.extend(Working(derived, groups, fit, fit) for derived, groups in sums)
    return sorted(found, key=lambda w: -w.fit)


def part_of_groups(claim: View, quantity: Quantity, index: SourceIndex) -> list[Working]:
    """What percentage a count of the source is of the claim's own base, where that is a sum over groups."""
    if quantity.kind not in (Kind.PERCENT, Kind.FRACTION):
        return []
    asked = about(claim, quantity, index)
    found = []
    for whole in (q for q in claim.quantities if q.kind is Kind.COUNT and q.interval.is_point and q is not quantity):
        if value_key(whole) in index.by_value:
            continue
        sums = [w for w in group_workings(claim, whole, index) if w.derived.result.low == whole.low]
        if not sums:
            continue
        base = replace(whole, unit=whole.unit, text=f"({sums[0].derived.working})")
        for sentence in index.nearest(asked, limit=_SENTENCES):
            for part in index.by_sentence.get(sentence, ()):
                theirs = part.quantity
                if theirs.kind is not Kind.COUNT or not theirs.interval.is_point or part in sums[0].figures:
                    continue
                if theirs.unit != "n" and not same_noun(theirs.unit, whole.unit):
                    continue
                fit = share_of(asked, part.context, index)
                shares = (d for d in pairs(theirs, base, Kind.PERCENT, "%") if d.operation == "share")
                found += [Working(d, (part, *sums[0].figures), fit, fit) for d in shares]
    return sorted(found, key=lambda w: -w.fit)


def rest_workings(claim: View, quantity: Quantity, index: SourceIndex) -> list[Working]:
    """What is left of a hundred percent, where the claim speaks of the rest."""
    words = {t.lower for t in claim.tokens}
    if quantity.kind not in (Kind.PERCENT, Kind.FRACTION) or not words & _LEFT:
        return []
    asked = frozenset(f for f in about(claim, quantity, index) if f in index.rarity)
    found = []
    for sentence in index.nearest(asked, limit=_SENTENCES):
        passage = {t.lower for t in index.views[sentence].tokens}
        for figure in index.by_sentence.get(sentence, ()):
            theirs = figure.quantity
            if theirs.kind is Kind.PERCENT and theirs.interval.is_point and not passage & words & _LEFT:
                fit = share_of(asked, figure.context, index)
                found.append(Working(rest_of(theirs), (figure,), fit, fit))
    return sorted(found, key=lambda w: -w.fit)


def _runs(
    quantity: Quantity, figures: Sequence[Figure], index: SourceIndex, *, share: bool
) -> Iterator[tuple[Figure, ...]]:
    """Figures of one kind that follow each other in a sentence or a row, one for each group."""
    usable = [f for f in figures if _is_part(f, quantity, share=share)]
    for table in (True, False):
        run = [f for f in usable if f.in_table is table]
        if table:
            run = [f for f in run if not f.periods and not _is_whole_column(f)]
            kinds = {(f.quantity.kind, f.quantity.unit) for f in run}
            runs = [[f for f in run if (f.quantity.kind, f.quantity.unit) == kind] for kind in kinds]
        else:
            units = {f.quantity.unit for f in run if f.quantity.unit}
            runs = [[f for f in run if f.quantity.unit in ("", unit)] for unit in units]
        for one in runs:
            if 2 <= len(one) <= _MOST:
                yield tuple(one)


def _is_part(figure: Figure, quantity: Quantity, *, share: bool) -> bool:
    theirs = figure.quantity
    if not theirs.interval.is_point or theirs.low is None or theirs.low < 0 or theirs.kind in WHEN:
        return False
    if share:
        return theirs.kind in _COUNTS and theirs.low == int(theirs.low)
    if quantity.kind is Kind.MONEY:
        return theirs.kind is Kind.MONEY and theirs.unit == quantity.unit and theirs.per == quantity.per
    if theirs.kind not in _COUNTS or dimension(theirs) != "count" or theirs.low != int(theirs.low):
        return False
    return not theirs.unit or theirs.unit == "n" or not quantity.unit or same_noun(theirs.unit, quantity.unit)


def _is_whole_column(figure: Figure) -> bool:
    return any(f in figure.context for f in ("total", "combin", "overal"))


def _chosen(run: tuple[Figure, ...], words: set[str], index: SourceIndex) -> Iterator[tuple[Figure, ...]]:
    """The groups that a claim sums: those on the drug where it names no control, else all."""
    active = tuple(f for f in run if not _CONTROL.search(_label(f, index)))
    if words & _ALL:
        yield run
    if words & _GIVEN and len(active) < len(run) and len(active) > 1 and not any(_CONTROL.match(w) for w in words):
        yield active


def _label(figure: Figure, index: SourceIndex) -> str:
    """The words by which a figure's group is named: just before it, or behind "among", or its column."""
    if figure.in_table:
        return " ".join(figure.context)
    plain, theirs = index.document.plain, figure.quantity
    before = plain[max(0, theirs.start - _LABEL) : theirs.value_start]
    return re.split(r"[,;)]|\b(?:and|or)\b", before)[-1]


def _part(claim: View, run: tuple[Figure, ...], index: SourceIndex) -> Figure | None:
    """The one group of a row that the claim's words single out; None where they single out none."""
    asked = set(index.spelled_out(dict.fromkeys(claim.words(), 1.0)))
    best = []
    for figure in run:
        rest = [f for f in run if f is not figure]
        own = {f for f, w in figure.context.items() if all(w - o.context.get(f, 0.0) >= _APART for o in rest)}
        if own & asked:
            best.append(figure)
    return best[0] if len(best) == 1 else None


def _joint(figures: Sequence[Figure]) -> dict[str, float]:
    joint: dict[str, float] = {}
    for figure in figures:
        for f, w in figure.context.items():
            joint[f] = max(w, joint.get(f, 0.0))
    return joint
