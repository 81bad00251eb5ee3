"""Metrics by contrast: what a passage measures, against what the source measures elsewhere and the claim names."""

from __future__ import annotations

from itertools import islice

from factcheck.quantities.model import WHEN, Quantity
from factcheck.quantities.relations import dimension
from factcheck.verify.binding import Match
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, stems
from factcheck.verify.findings import Finding, Label
from factcheck.verify.subjects import stands_for_another

_LOOKED_AT = 200  # figures
_LEAST = 2  # words of a name that tells one metric from another


def check_metric(claim: View, quantity: Quantity, found: Match) -> Finding | None:
    """A finding where the passage gives the figure for one subject, and the claim names another that has such figures.

    "Cortisol in saliva fell 12%. Melatonin in saliva rose 9%.": a claim that says nothing of melatonin, and names
    cortisol, has the wrong 9%.
    """
    index = found.index
    passage = index.views[found.figure.sentence]
    if found.figure.in_table or quantity.kind in WHEN or stands_for_another(passage):
        return None
    theirs = _subject(passage, found.quantity)
    here = claim.clause_at(quantity.value_start)
    said = index.spelled_out(dict.fromkeys(claim.words(), 1.0))
    if len(theirs) < _LEAST or any(word in said for word in theirs):
        return None
    near = set(stems(claim.clause_tokens(here)))
    about = passage.words()
    for other in _subjects(index, quantity):
        if len(other) >= _LEAST and set(other) <= near and not set(other) & about:
            message = f"the release gives {found.quantity.text} for {' '.join(theirs)}, not for {' '.join(other)}"
            return Finding(
                label=Label.CONTRADICTED,
                code="SUB101",
                message=message,
                start=quantity.start,
                end=quantity.end,
                evidence=(index.passage(found.figure.sentence),),
            )
    return None


def _subjects(index: SourceIndex, quantity: Quantity) -> list[tuple[str, ...]]:
    """The subjects of the clauses that give figures of the same kind."""
    figures = islice((f for f in index.by_dimension.get(dimension(quantity), ()) if not f.in_table), _LOOKED_AT)
    views = index.views
    return sorted({tuple(_subject(views[f.sentence], f.quantity)) for f in figures})


def _subject(passage: View, quantity: Quantity) -> list[str]:
    """The subject of the clause of a figure, else of its sentence; the words of a figure or a name in it are none."""
    found = passage.clause_subject(quantity.value_start) or passage.subject(before=quantity.value_start)
    return [word for word in found if word in passage.words()]
