"""The checker: a draft against its sources, claim by claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol

from factcheck.claims.draft import Claim, claims_of
from factcheck.claims.extract import quantity_record, record_of
from factcheck.claims.records import Evidence, MadeWith, ModelRecord, QuantityRecord, Usage
from factcheck.claims.split import statements
from factcheck.errors import UsageError
from factcheck.quantities.model import WHEN, Kind, Quantity
from factcheck.quantities.relations import dimension
from factcheck.source.document import Document
from factcheck.verify.asked import range_end
from factcheck.verify.binding import Match, same_noun
from factcheck.verify.comparing import is_earlier
from factcheck.verify.consistency import check_source
from factcheck.verify.corrections import correct
from factcheck.verify.derived import derive, derive_contrast, derive_given
from factcheck.verify.distances import contrast_of, is_written_as_distance
from factcheck.verify.dollars import in_dollars
from factcheck.verify.edits import check_edits
from factcheck.verify.estimates import check_estimate
from factcheck.verify.evidence import Figure, SourceIndex, index_of, value_key
from factcheck.verify.exchange import check_transfer, is_one_deal
from factcheck.verify.features import BESIDE, View, figure_features, view
from factcheck.verify.findings import ClaimVerdict, Doubt, Finding, Label, Report, Summary
from factcheck.verify.joint import check_exchange
from factcheck.verify.magnitudes import check_magnitudes
from factcheck.verify.numbers import check_period, check_presence, check_quantity, is_in_passage, is_written
from factcheck.verify.offices import check_office
from factcheck.verify.predicates import check_predicate
from factcheck.verify.ruleset import rules_version
from factcheck.verify.speakers import check_speaker
from factcheck.verify.statements import check_dated, check_statement, check_verbatim
from factcheck.verify.status import check_overstated
from factcheck.verify.tallies import check_tally
from factcheck.verify.undated import check_undated, with_years
from factcheck.verify.wording import check_change, check_firmness, check_polarity, check_strength
from factcheck.version import __version__

# The figures of one sentence that are checked; no prose has more, and what has is left unverified.
_FIGURES = 40
# A figure that fits the claim this well is likely the one it means: arithmetic must fit better still to put it right.
_SURE = 0.8


class Judge(Protocol):
    """Who settles what the rules left open: see :class:`factcheck.verify.judging.ModelJudge`."""

    @property
    def usage(self) -> Usage:
        """What it was asked so far, and what that took."""

    @property
    def record(self) -> ModelRecord:
        """Which model and which prompts."""

    def settle(
        self, views: Sequence[View], findings: Sequence[list[Finding]], indexes: Sequence[SourceIndex]
    ) -> Collection[int]:
        """Put its findings in the place of those that decide nothing; the answer is which claims it was asked about."""

    def doubt(
        self, views: Sequence[View], findings: Sequence[list[Finding]], indexes: Sequence[SourceIndex]
    ) -> dict[int, Doubt]:
        """What it points out about claims that rules passed, by their place."""


_WRONG = frozenset({Label.CONTRADICTED, Label.QUALIFIED, Label.NOT_FOUND})
# The figure itself is written for this, in another sense: no arithmetic can make it right.
_WRITTEN = frozenset({"CMP101", "CMP102", "CMP103", "CUR101", "UNI101", "UNI102", "DIR101", "SUB101"})


def check_document(
    draft: Document,
    sources: Sequence[Document],
    *,
    judge: Judge | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Check every claim of `draft` against `sources`: by rules first, then what they left open by `judge`.

    Without a judge what no rule decides is *unverified*. Raises `UsageError` when there is no source. Every source is
    parsed once, however many claims there are. `progress` is told how many claims are done, and of how many.
    """
    if not sources:
        raise UsageError("nothing to check against: name at least one source")
    indexes = [index_of(document, n) for n, document in enumerate(sources)]
    claims = claims_of(draft)
    wholes = [_read(draft.plain, claim.start, claim.end, indexes) for claim in claims]
    units = [unit for n, whole in enumerate(wholes) for unit in _units(draft.plain, n, whole, indexes)]
    views = [unit.taken for unit in units]
    # Without a judge each claim is looked at in its turn, so that what is told of progress is true.
    findings = [_said_of(unit, indexes) for unit in units] if judge is not None else []
    doubts = judge.doubt(views, findings, indexes) if judge is not None else {}
    asked = judge.settle(views, findings, indexes) if judge is not None else ()
    places: dict[int, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        places[unit.claim].append(at)
    passes = cache(lambda text: _passes(text, indexes))
    verdicts = []
    for n, claim in enumerate(claims):
        mine = places[n]
        found = [f for at in mine for f in (findings[at] if findings else _said_of(units[at], indexes))]
        doubt = next((doubts[at] for at in mine if at in doubts), None)
        quantities = tuple(quantity_record(q, draft) for q in wholes[n].quantities)
        verdict = _verdict(claim, quantities, found, judged=any(at in asked for at in mine), doubt=doubt)
        correction = correct(wholes[n], claim.text, found, passes)
        verdicts.append(verdict if correction is None else verdict.model_copy(update={"correction": correction}))
        if progress is not None:
            progress(n + 1, len(claims))
    counts = Counter(v.label for v in verdicts)
    records = tuple(record_of(s) for s in sources)
    return Report(
        source=records[0],
        draft=record_of(draft),
        sources=records,
        claims=tuple(verdicts),
        source_findings=tuple(finding for index in indexes for finding in check_source(index)),
        summary=Summary(**{str(label): counts[label] for label in Label}),
        usage=judge.usage if judge is not None else Usage(),
        model=judge.record if judge is not None else None,
        made_with=MadeWith(factcheck=__version__, rules=rules_version()),
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is checked at one go: a claim, or a statement within it that carries no figure."""

    claim: int
    taken: View
    said: Finding | None = None  # that it is a sentence of the source: nothing else is asked then


def _said_of(unit: _Unit, indexes: Sequence[SourceIndex]) -> list[Finding]:
    """What the rules say of what is checked at one go."""
    return [unit.said] if unit.said else _findings(unit.taken, indexes)


def check_text(text: str, indexes: Sequence[SourceIndex]) -> Finding:
    """What the rules say of one claim in plain text: the worst of their findings."""
    units = _units(text, 0, _read(text, 0, len(text), indexes), indexes)
    said = [finding for unit in units for finding in _said_of(unit, indexes)]
    return min(said, key=lambda finding: finding.label.severity)


def _read(plain: str, start: int, end: int, indexes: Sequence[SourceIndex]) -> View:
    """A claim taken apart, with what its source says of dollars and days that it leaves open."""
    return with_years(_in_dollars(view(plain, start, end), indexes), indexes)


def _in_dollars(claim: View, indexes: Sequence[SourceIndex]) -> View:
    """A claim whose bare dollars are those of its source, but where that writes the amount in U.S. dollars."""
    currency = next((index.dollar for index in indexes if index.dollar), "")
    if not currency:
        return claim

    def read_in(quantity: Quantity) -> Quantity:
        alike = (f for index in indexes for f in index.by_value.get(value_key(quantity), ()))
        units = {f.quantity.unit for f in alike}
        return quantity if "USD" in units and currency not in units else in_dollars(quantity, currency)

    return replace(claim, quantities=tuple(read_in(q) for q in claim.quantities))


def _passes(text: str, indexes: Sequence[SourceIndex]) -> bool:
    """Whether the rules support a claim in plain text."""
    return check_text(text, indexes).label is Label.SUPPORTED


def _units(plain: str, number: int, whole: View, indexes: Sequence[SourceIndex]) -> list[_Unit]:
    """A claim as a whole where it has figures, and each of its statements that has none."""
    said = check_verbatim(whole, indexes)
    if said is not None:
        return [_Unit(number, whole, said)]
    figures = [q for q in whole.quantities if q.kind is not Kind.IDENTIFIER]
    parts = statements(whole.tokens)
    bare = [p for p in parts if not any(p.start < q.end and q.start < p.end for q in figures)]
    units = [_Unit(number, view(plain, *part)) for part in bare]
    return [_Unit(number, whole), *units] if figures or not units else units


def _verdict(
    claim: Claim,
    quantities: tuple[QuantityRecord, ...],
    findings: Sequence[Finding],
    *,
    judged: bool,
    doubt: Doubt | None,
) -> ClaimVerdict:
    worst = min(findings, key=lambda f: f.label.severity)
    return ClaimVerdict(
        id=claim.id,
        text=claim.text,
        start=claim.start,
        end=claim.end,
        label=worst.label,
        codes=tuple(dict.fromkeys(f.code for f in findings if f.label is worst.label)),
        message=worst.message,
        quantities=quantities,
        evidence=_evidence(findings, worst.label),
        decided_by="model" if judged and worst.label is not Label.UNVERIFIED else "rules",
        findings=tuple(findings),
        doubt=doubt,
    )


def _findings(claim: View, indexes: Sequence[SourceIndex]) -> list[Finding]:
    """One finding a figure; one for the statement where it has none or is a sentence of the source."""
    asked = [q for q in claim.quantities if q.kind is not Kind.IDENTIFIER]
    amounts = [q for q in asked[:_FIGURES] if q.kind not in WHEN]
    rows = [_check_amount(claim, q, indexes) for q in amounts]
    given = [q for row in rows for q in row.given]
    rows = [row for row in rows if row.finding.label is Label.SUPPORTED or row.quantity not in given] or rows
    if len(rows) > 1:
        rows = [row for row in rows if not _is_turn_of_phrase(row, indexes)] or rows
    rows = [_as_label(row, rows) for row in rows]
    held = _held(rows)
    dates = [q for q in asked[:_FIGURES] if q.kind in WHEN]
    rows += [_check_date(claim, q, held, indexes, has_amounts=bool(amounts)) for q in dates]
    stated = check_dated(claim, indexes) if dates and not amounts else None
    exchanged = check_transfer(claim, indexes)
    other_name = any(row.finding.code == "SUB102" for row in rows)
    if stated is not None and not (stated.code == "SUP205" and (other_name or len(_held(rows)) == len(rows))):
        return [exchanged or stated]
    rows.sort(key=lambda row: row.quantity.start)
    found = [_with_words(claim, row) for row in rows] or [check_statement(claim, indexes)]
    found += [_unasked(q) for q in asked[_FIGURES:]]
    bound = [
        (row.quantity, row.match) for row in rows if row.match is not None and row.finding.label is Label.SUPPORTED
    ]
    turned = (
        check_magnitudes(claim, indexes)
        or check_edits(claim, indexes)
        or check_change(claim, bound)
        or check_exchange(claim, bound)
        or exchanged
    )
    if turned is None and asked and not any(f.label in _WRONG for f in found):
        turned = check_overstated(claim, indexes)
    return [turned, *found] if turned is not None else found


def _as_label(row: _Row, rows: Sequence[_Row]) -> _Row:
    """A dose or the like that only names the group which another figure of the claim was worked out for."""
    if row.finding.code != "UNV102" or row.quantity.kind not in (Kind.DOSE, Kind.MEASURE):
        return row
    feature = figure_features(row.quantity)[0]
    for other in rows:
        if other.finding.code == "ARI102" and any(f.context.get(feature, 0.0) >= BESIDE for f, _ in other.figures):
            message = f"the release gives its figure for {row.quantity.text}"
            told = {"label": Label.SUPPORTED, "code": "SUP101", "message": message, "evidence": other.finding.evidence}
            return _Row(row.quantity, row.finding.model_copy(update=told))
    return row


def _held(rows: Sequence[_Row]) -> list[_Row]:
    return [row for row in rows if row.finding.label is Label.SUPPORTED]


def _unasked(quantity: Quantity) -> Finding:
    message = f"a sentence of more than {_FIGURES} figures: the rest of them was not checked"
    return Finding(label=Label.UNVERIFIED, code="UNV104", message=message, start=quantity.start, end=quantity.end)


@dataclass(frozen=True, slots=True)
class _Row:
    """What was found on one quantity: the finding, the figure it is bound to, and all figures it rests on."""

    quantity: Quantity
    finding: Finding
    match: Match | None = None
    figures: tuple[tuple[Figure, SourceIndex], ...] = ()
    given: tuple[Quantity, ...] = ()  # figures of the claim that this one is worked out from


def _check_amount(claim: View, quantity: Quantity, indexes: Sequence[SourceIndex]) -> _Row:
    """The finding on an amount as written, or as it follows from what is written."""
    finding, match = check_quantity(claim, quantity, indexes)
    bound = _Row(quantity, finding, match, ((match.figure, match.index),) if match is not None else ())
    stated = any(q.kind is Kind.RATIO for q in claim.quantities)
    apart = _check_contrast(claim, bound, indexes)
    if apart is not None:
        return apart
    if finding.label is Label.SUPPORTED and not stated:
        return bound
    for index in indexes:
        own = derive_given(claim, quantity, index)
        if own is not None:
            return _Row(quantity, own.finding, None, tuple((f, index) for f in own.figures), own.given)
    if finding.label is Label.SUPPORTED:
        return bound
    computed = finding.code == "CMP102" and (
        quantity.kind is Kind.MULTIPLE
        or range_end(claim)
        or (match is not None and _lies_off(quantity, match.quantity))
    )
    # "Most of" and "twice" stand anywhere: that they do tells nothing.
    vague = not quantity.interval.is_point and quantity.kind in (Kind.FRACTION, Kind.MULTIPLE)
    if (finding.code in _WRITTEN and not computed) or (not vague and is_written(quantity, indexes)):
        return _or_listed(bound, indexes)
    for index in indexes:
        rival = match.score if match is not None and finding.label is Label.CONTRADICTED else 0.0
        derivation = derive(claim, quantity, index, sure=match is not None and match.score >= _SURE, rival=rival)
        if derivation is not None:
            return _Row(quantity, derivation.finding, None, tuple((f, index) for f in derivation.figures))
    return _or_listed(bound, indexes)


def _lies_off(quantity: Quantity, theirs: Quantity) -> bool:
    """Whether a figure only lies within what the source bounds, and is not the bound itself."""
    return quantity.interval.is_point and quantity.low not in (theirs.low, theirs.high)


def _check_contrast(claim: View, bound: _Row, indexes: Sequence[SourceIndex]) -> _Row | None:
    """The finding on an amount that says how far two figures are apart.

    What the source writes itself stands, unless the claim says "nine more than" and the source only "nine".
    """
    quantity, match = bound.quantity, bound.match
    said = contrast_of(claim, quantity)
    written = bound.finding.label is Label.SUPPORTED
    if said is None or (written and not said.plain):
        return None
    if written and match is not None:
        passage = match.index.views[match.figure.sentence]
        if match.figure.in_table or is_written_as_distance(passage, match.quantity):
            return None
    for index in indexes:
        found = derive_contrast(quantity, said, index)
        if found is not None:
            return _Row(quantity, found.finding, None, tuple((f, index) for f in found.figures))
    return None


def _or_listed(row: _Row, indexes: Sequence[SourceIndex]) -> _Row:
    """The row, or that of a list which the amount may count where nothing gives it."""
    listed = check_tally(row.quantity, indexes) if row.finding.label is Label.NOT_FOUND else None
    return _Row(row.quantity, listed) if listed is not None else row


def _is_turn_of_phrase(row: _Row, indexes: Sequence[SourceIndex]) -> bool:
    """ "The two arms", "one awarded in 2022": one or two, in words, of what the source does not count."""
    quantity = row.quantity
    word = quantity.text.split()[0].lower() if quantity.text.strip() else ""
    small = quantity.kind in (Kind.COUNT, Kind.NUMBER) and {"one": 1, "two": 2}.get(word) == quantity.low
    if not small or row.finding.label is Label.SUPPORTED:
        return False
    counted = (f.quantity.unit for index in indexes for f in index.by_dimension.get(dimension(quantity), ()))
    return not quantity.unit or not any(unit and same_noun(quantity.unit, unit) for unit in counted)


def _check_date(
    claim: View, date: Quantity, held: Sequence[_Row], indexes: Sequence[SourceIndex], *, has_amounts: bool
) -> _Row:
    """The finding on a date as written, or as the source gives it without its year."""
    row = _bound_date(claim, date, held, indexes, has_amounts=has_amounts)
    undated = check_undated(date, indexes) if row.finding.label is Label.NOT_FOUND else None
    return _Row(date, undated) if undated is not None else row


def _bound_date(
    claim: View, date: Quantity, held: Sequence[_Row], indexes: Sequence[SourceIndex], *, has_amounts: bool
) -> _Row:
    """The finding on a date as written: with the figures that the amounts of its clause rest on, else on its own."""
    here = claim.clause_at(date.value_start)
    held = _of_same_time(claim, date, held)
    near = [figure for row in held if claim.clause_at(row.quantity.value_start) == here for figure in row.figures]
    rests = [figure for row in held for figure in row.figures]
    if rests and not near and is_in_passage(date, rests):
        return _Row(date, check_presence(date, [i for _, i in rests]) or check_period(date, rests))
    if rests:
        return _Row(date, check_period(date, near or rests))
    finding, match = check_quantity(claim, date, indexes)
    if finding.label is not Label.SUPPORTED and has_amounts and is_written(date, indexes):
        return _Row(date, check_presence(date, indexes) or finding)
    return _Row(date, finding, match)


def _of_same_time(claim: View, date: Quantity, held: Sequence[_Row]) -> Sequence[_Row]:
    """The figures that a date may hold for: none of an earlier time that the claim compares them with behind it."""
    later = [row for row in held if row.quantity.start < date.start or not is_earlier(claim, row.quantity)]
    return later or held


def _with_words(claim: View, row: _Row) -> Finding:
    """The finding, or a worse one where the words around the figure are stronger than the source's or deny it."""
    finding, match = row.finding, row.match
    if match is not None and finding.code == "UNV102" and _is_only_one(match):
        source = match.index.views[match.figure.sentence]
        return check_polarity(claim, row.quantity, source, match.quantity.value_start, finding) or finding
    if finding.label is not Label.SUPPORTED or match is None:
        return finding
    source = match.index.views[match.figure.sentence]
    at = match.quantity.value_start
    other = (
        check_speaker(claim, row.quantity, match, finding.evidence)
        or check_estimate(claim, row.quantity, match)
        or (None if match.figure.in_table else check_office(claim, match.index, match.figure.sentence))
    )
    if other is not None:
        return other
    if not match.figure.in_table:
        denied = check_polarity(claim, row.quantity, source, at, finding)
        if denied is not None and not is_one_deal(claim, source, match.index):
            return denied
    return (
        check_predicate(claim, row.quantity, match)
        or check_strength(claim, row.quantity, source, at, finding)
        or check_firmness(claim, row.quantity, source, at, finding)
        or finding
    )


def _is_only_one(match: Match) -> bool:
    """Whether a source gives a figure once, in prose: a claim that gives it too can mean no other."""
    alike = match.index.by_value.get(value_key(match.quantity), [])
    return len(alike) == 1 and not match.figure.in_table and match.relation.holds


def _evidence(findings: Sequence[Finding], label: Label) -> tuple[Evidence, ...]:
    """The passages of the findings that decided, then the others, each once."""
    ordered = [f for f in findings if f.label is label] + [f for f in findings if f.label is not label]
    return tuple(dict.fromkeys(e for f in ordered for e in f.evidence))
