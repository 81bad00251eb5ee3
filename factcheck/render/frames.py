"""Results as pandas tables: a row for each of their parts, with the same columns and types however many rows there are.

Text is `string`, as it stands in the document; offsets and counts are `Int64`, missing where there is no passage.
A `label` is an ordered category, the worst first, so that sorting by it puts first what an editor must see first.
`codes`, `figures` and `citations` hold several values in one text.

| of a | a row is | columns |
|---|---|---|
| report | a claim | id, text, label, codes, message, start, end, quote, section, evidence_start, evidence_end, source, figures, correction, doubt, decided_by |
| fact sheet | a fact | text, subject, metric, period, population, speaker, strength, figures, found_by, quote, section, evidence_start, evidence_end |
| brief | a sentence | text, label, codes, heading, origin, citations, quote, section, evidence_start, evidence_end |
| document | a sentence | text, start, end, block, kind, heading, paragraph |
| audit | a wrong sentence | kind, text, old, new, label, code, message, caught, original, start, end |

`start` and `end` are offsets into the text itself; `quote` and `evidence_…` are of the first passage, in the source
that `source` names.
"""  # noqa: E501 - a table

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import singledispatch
from typing import TYPE_CHECKING, Any, Final

from factcheck.audits.model import Audit
from factcheck.briefs.model import Brief
from factcheck.claims.facts import FactSheet
from factcheck.claims.records import Evidence, QuantityRecord
from factcheck.claims.strength import Strength
from factcheck.errors import MissingExtra
from factcheck.render.citations import Citations
from factcheck.render.words import as_read, name_of
from factcheck.source.document import Document
from factcheck.verify.findings import Label, Report

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["frame"]

_Rows = Iterable[Sequence[Any]]
_WHOLE: Final = "Int64"
_FLAG: Final = "bool"
_LABELS: Final = tuple(label.value for label in Label)
_STRENGTHS: Final = tuple(rung.name.lower() for rung in Strength)
_TYPES: Final[Mapping[str, str | tuple[str, ...]]] = {
    **dict.fromkeys(("start", "end", "evidence_start", "evidence_end", "paragraph"), _WHOLE),
    **dict.fromkeys(("label", "doubt"), _LABELS),
    "strength": _STRENGTHS,
    "caught": _FLAG,
}
_PASSAGE: Final = ("quote", "section", "evidence_start", "evidence_end")


@singledispatch
def frame(value: object) -> pd.DataFrame:
    """The table of a result."""
    raise TypeError(f"no table is made of a {type(value).__name__}")


@frame.register(Report)
def _of_report(value: Report) -> pd.DataFrame:
    before = ("id", "text", "label", "codes", "message", "start", "end")
    after = ("source", "figures", "correction", "doubt", "decided_by")
    names = [name_of(source, f"source {number}") for number, source in enumerate(value.sources, 1)]
    rows = []
    for claim in value.claims:
        passage = next(iter(claim.evidence), None)
        told = (claim.id, claim.text, claim.label.value, _joined(claim.codes), claim.message, claim.start, claim.end)
        source = names[passage.source] if passage is not None and passage.source < len(names) else None
        correction = claim.correction.text if claim.correction is not None else None
        doubt = claim.doubt.label.value if claim.doubt is not None else None
        figures = _figures(claim.quantities)
        rows.append((*told, *_passage(passage), source, figures, correction, doubt, claim.decided_by))
    return _table((*before, *_PASSAGE, *after), rows)


@frame.register(FactSheet)
def _of_factsheet(value: FactSheet) -> pd.DataFrame:
    names = ("text", "subject", "metric", "period", "population", "speaker", "strength", "figures", "found_by")
    rows = (
        (
            *(fact.text, fact.subject, fact.metric, fact.period, fact.population, fact.speaker, fact.strength or None),
            *(_figures(fact.quantities), fact.found_by),
            *_passage(next(iter(fact.evidence), None)),
        )
        for fact in value.facts
    )
    return _table((*names, *_PASSAGE), rows)


@frame.register(Brief)
def _of_brief(value: Brief) -> pd.DataFrame:
    names = ("text", "label", "codes", "heading", "origin", "citations")
    numbers = Citations(value)
    rows = (
        (
            *(sentence.text, sentence.label, _joined(sentence.codes), sentence.section, sentence.origin),
            _joined(str(number) for number in sorted({numbers.number(passage) for passage in sentence.citations})),
            *_passage(next(iter(sentence.citations), None)),
        )
        for sentence in value.sentences
    )
    return _table((*names, *_PASSAGE), rows)


@frame.register(Document)
def _of_document(value: Document) -> pd.DataFrame:
    names = ("text", "start", "end", "block", "kind", "heading", "paragraph")
    rows = []
    for sentence in value.sentences:
        section = value.sections[sentence.section]
        span = sentence.span
        where = (sentence.block.value, section.kind.value, section.title, sentence.paragraph)
        rows.append((value.quote(span), *span, *where))
    return _table(names, rows)


@frame.register(Audit)
def _of_audit(value: Audit) -> pd.DataFrame:
    names = ("kind", "text", "old", "new", "label", "code", "message", "caught", "original", "start", "end")
    return _table(names, ([getattr(mutant, name) for name in names] for mutant in value.mutants))


def _table(names: Sequence[str], rows: _Rows) -> pd.DataFrame:
    pandas = _pandas()
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(names)
    made: pd.DataFrame = pandas.DataFrame(
        {name: pandas.Series(list(cells), dtype=_dtype(name)) for name, cells in zip(names, columns, strict=True)}
    )
    return made


def _dtype(name: str) -> Any:
    kind = _TYPES.get(name)
    if isinstance(kind, tuple):
        return _pandas().CategoricalDtype(kind, ordered=True)
    # Arrow's strings could not hold a lone surrogate, which a text as read may have.
    return kind or _pandas().StringDtype("python")


def _pandas() -> Any:
    try:
        import pandas as pd  # noqa: PLC0415 - an extra, and slow
    except ImportError:
        raise MissingExtra("tables need pandas: pip install 'factcheck-release[notebook]'") from None
    return pd


def _passage(passage: Evidence | None) -> tuple[str | None, str | None, int | None, int | None]:
    if passage is None:
        return None, None, None, None
    return passage.quote, passage.section, passage.start, passage.end


def _figures(quantities: Iterable[QuantityRecord]) -> str:
    return "; ".join(as_read(quantity) for quantity in quantities)


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)
