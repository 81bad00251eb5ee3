"""The verdict on one figure of a claim: bound to the source's figure for the same thing, then compared with it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.claims.records import Evidence
from factcheck.claims.speaker import is_attributed
from factcheck.claims.subject import subject_of
from factcheck.quantities.model import WHEN, Kind, Quantity
from factcheck.quantities.relations import Relation, dimension, relate
from factcheck.quantities.spelling import spell
from factcheck.verify.anaphora import family, is_spoken_of
from factcheck.verify.binding import COMPARED, Match, clause_fit, fit, matches_of, period_fit
from factcheck.verify.cashflow import check_free
from factcheck.verify.compared import check_compared
from factcheck.verify.contrast import check_owner, is_owner
from factcheck.verify.decided import check_decided
from factcheck.verify.denominators import check_base
from factcheck.verify.evidence import PREVIOUS, Figure, SourceIndex, value_key
from factcheck.verify.features import SAME_CLAUSE, SAME_SENTENCE, View, figure_features
from factcheck.verify.findings import Finding, Label
from factcheck.verify.forecasts import check_guided
from factcheck.verify.metrics import check_metric
from factcheck.verify.named import check_named, strangers
from factcheck.verify.narrowed import check_narrowed
from factcheck.verify.pace import check_pace
from factcheck.verify.peers import check_peer
from factcheck.verify.reporting import is_reported
from factcheck.verify.rivals import check_rival
from factcheck.verify.signs import check_sign
from factcheck.verify.subjects import counts_its_subject, stands_for_another, stands_for_company
from factcheck.verify.ways import check_way
from factcheck.verify.wording import check_role

# How much of what a claim says about a figure a passage must share before it counts as the same thing.
BOUND = 0.30
FOUND = 0.22
CORRECTED = 0.4  # before its figure is offered in the place of the claim's
# How much better another figure must fit before the claim's is taken to be its; less within one sentence or table,
# where all that the figures share cancels out.
MARGIN, NEAR_MARGIN = 0.08, 0.04
_GRAIN = 2
_ROUNDED = Decimal("0.15")  # how far a bound may be rounded, as a share of the source's


def check_quantity(claim: View, quantity: Quantity, sources: Sequence[SourceIndex]) -> tuple[Finding, Match | None]:
    """The finding on one quantity of a claim, and the source's figure it rests on; identifiers are not asked about."""
    matches = matches_of(claim, quantity, sources)
    best = next((m for m in matches if not _is_wider(quantity, m) and not _only_lies_in(claim, quantity, m)), None)
    found = next((m for m in matches if m.relation.holds and not _only_lies_in(claim, quantity, m)), None)
    bound = (
        found is not None and best is not None and found.score >= FOUND and not _outdone(claim, quantity, found, best)
    )
    lead = None if bound or found is None or best is None else _lead_in_clause(claim, quantity, found, best)
    if found is not None and best is not None and (bound or (lead is not None and lead > MARGIN)):
        finding = (
            _other_name(claim, quantity, found)
            or check_role(claim, quantity, found)
            or check_base(claim, quantity, found, matches)
            or check_owner(claim, quantity, found, matches)
            or check_compared(claim, quantity, found)
            or _other_subject(claim, quantity, found)
            or _other_clause(claim, quantity, found, matches)
            or check_rival(claim, quantity, found, matches)
            or check_peer(claim, quantity, found)
            or check_metric(claim, quantity, found)
            or check_narrowed(claim, quantity, found, matches)
            or check_free(claim, quantity, found)
            or check_pace(claim, quantity, found)
            or _other_party(claim, quantity, found)
            or check_named(claim, found)
            or _unknown_name(claim, quantity, found)
            or _direction(quantity, found)
            or check_guided(claim, quantity, found)
            or check_decided(claim, quantity, found)
            or check_sign(claim, quantity, found, matches)
            or check_way(claim, quantity, found, matches)
            or _other_bound(quantity, found)
            or _supported(quantity, found)
        )
        return finding, found
    if best is not None and best.score >= BOUND and not best.relation.holds and (lead is None or lead < 0):
        return _contradicted(quantity, best, found or _elsewhere(matches)), best
    if found is not None:
        weak = _finding(quantity, Label.UNVERIFIED, "UNV102", _say_weak(quantity), [found])
        earlier = check_compared(claim, quantity, found) if found.score >= FOUND + COMPARED else None
        return earlier or _other_subject(claim, quantity, found) or weak, found
    named = _under_another_noun(claim, quantity, sources)
    if named is not None:
        return _finding(quantity, Label.UNVERIFIED, "UNV102", _say_weak(quantity), [named]), named
    message = f"nothing in the release gives {quantity.text} for this"
    return _finding(quantity, Label.NOT_FOUND, "NOF101", message, []), None


def _only_lies_in(claim: View, quantity: Quantity, match: Match) -> bool:
    """Whether a match is a single figure within the claim's confidence interval: that shows neither of its ends."""
    spread = quantity.interval.bounded and not quantity.interval.is_point
    if not spread or match.relation is not Relation.IMPLIED or not match.quantity.interval.is_point:
        return False
    words = {t.lower for t in claim.tokens if t.start < quantity.start}
    return "ci" in words or {"confidence", "interval"} <= words


def _under_another_noun(claim: View, quantity: Quantity, sources: Sequence[SourceIndex]) -> Match | None:
    """The same figure, counted by another noun or by none in a passage that fits: "870 cases" for "870 infections"."""
    if quantity.kind is not Kind.COUNT:
        return None
    for index in sources:
        for figure in index.by_value.get(value_key(quantity), ()):
            if figure.quantity.kind is Kind.COUNT and (not quantity.interval.is_point or (quantity.low or 0) < 100):
                continue  # small counts of other things are everywhere; one without a noun may be of this
            score = fit(claim, quantity, figure, index)
            if score >= BOUND:
                return Match(figure, index, score, Relation.EQUAL, 0.0)
    return None


def _is_wider(quantity: Quantity, match: Match) -> bool:
    """Whether the source only says it less precisely ("in 2026" for "in June 2026"): that contradicts nothing."""
    return quantity.kind in WHEN and match.relation is Relation.OVERLAPS


def check_period(date: Quantity, rests: Sequence[tuple[Figure, SourceIndex]]) -> Finding:
    """The finding on a date of a claim whose amounts rest on some figures: it must be the time that they hold for.

    Where no date stands by them, a date that the release gives anywhere is taken to be theirs.
    """
    fits = [(period_fit([date], figure, index), figure, index) for figure, index in rests]
    fit, figure, index = max(fits, key=lambda row: row[0])
    shown = (index.passage(figure.sentence),)
    if fit > 0:
        return _dated(date, Label.SUPPORTED, "SUP101", "the release gives its figure for this time", shown)
    if fit == 0 and all(is_reported(date, *row) for row in rests):
        return _dated(date, Label.SUPPORTED, "SUP101", "the release reports on this quarter", shown)
    standing = figure.periods or () if relates_to_news(date, index) else figure.periods or figure.far_periods
    rival = next((p for p in standing if dimension(p) == dimension(date)), None)
    if fit < 0 and rival is not None:
        message = f"the release gives its figure for {rival.text}"
        return _dated(date, Label.CONTRADICTED, "PER101", message, shown, rival.text)
    return check_presence(date, [i for _, _, i in fits]) or _dated(
        date, Label.NOT_FOUND, "NOF101", f"nothing in the release is dated {date.text}", shown
    )


def relates_to_news(date: Quantity, index: SourceIndex) -> bool:
    """Whether a date is the release's own period, which a figure may have without saying so."""
    return any(dimension(p) == dimension(date) and relate(date, p).holds for p in index.periods)


def is_in_passage(date: Quantity, rests: Sequence[tuple[Figure, SourceIndex]]) -> bool:
    """Whether a sentence that some figures stand in writes this date."""
    dates = (q for f, i in rests for q in i.views[f.sentence].quantities if q.kind in WHEN)
    return any(dimension(q) == dimension(date) and relate(date, q).holds for q in dates)


def check_presence(date: Quantity, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding that a source gives a date somewhere, None where it does not."""
    for index in sources:
        for figure in index.by_dimension.get(dimension(date), ()):
            if relate(date, figure.quantity).holds:
                shown = (index.passage(figure.sentence),)
                return _dated(date, Label.SUPPORTED, "SUP101", f"the release gives {figure.quantity.text}", shown)
    return None


def _dated(
    date: Quantity, label: Label, code: str, message: str, evidence: tuple[Evidence, ...], instead: str = ""
) -> Finding:
    return Finding(
        label=label,
        code=code,
        message=message,
        start=date.start,
        end=date.end,
        evidence=evidence,
        instead=instead,
    )


def is_written(quantity: Quantity, sources: Sequence[SourceIndex]) -> bool:
    """Whether a source writes this very figure somewhere: then it is no result of arithmetic."""
    return any(index.by_value.get(value_key(quantity)) for index in sources)


def _outdone(claim: View, quantity: Quantity, found: Match, best: Match) -> bool:
    """Whether a figure with another value fits so much better that the claim's value must be its mistake."""
    if is_owner(claim, quantity, found, best) or _is_of_other_grain(quantity, found, best):
        return False
    together = found.index is best.index and (
        found.figure.sentence == best.figure.sentence or (found.figure.in_table and best.figure.in_table)
    )
    return best.score - found.score > (NEAR_MARGIN if together else MARGIN)


def _is_of_other_grain(quantity: Quantity, found: Match, best: Match) -> bool:
    """Whether a date that the source writes is outdone only by one of another grain: a quarter is no rival of a day."""
    lengths = [m.quantity.interval for m in (found, best)]
    if quantity.kind not in WHEN or found.relation is not Relation.EQUAL:
        return False
    days = [(i.high - i.low + 1) for i in lengths if i.low is not None and i.high is not None]
    return len(days) == len(lengths) and max(days) > _GRAIN * min(days)


def _lead_in_clause(claim: View, quantity: Quantity, found: Match, best: Match) -> float | None:
    """How much better a figure fits its own clause of the claim than the one that outdoes it in the whole sentence.

    None where other clauses with figures of their own cannot be why it is outdone.
    """
    apart = found.index is not best.index or found.figure.sentence != best.figure.sentence
    if not apart or found.figure.in_table or quantity.kind in WHEN or found.relation is not Relation.EQUAL:
        return None
    mine, rival = (clause_fit(claim, quantity, m.figure, m.index) for m in (found, best))
    return mine - rival if mine >= BOUND else None


def _elsewhere(matches: Sequence[Match]) -> Match | None:
    return next((m for m in matches if m.relation is Relation.EQUAL), None)


def _finding(
    quantity: Quantity, label: Label, code: str, message: str, matches: Sequence[Match], instead: str = ""
) -> Finding:
    return Finding(
        label=label,
        code=code,
        message=message,
        start=quantity.start,
        end=quantity.end,
        instead=instead,
        evidence=tuple(m.index.passage(m.figure.sentence) for m in matches),
    )


def _supported(quantity: Quantity, match: Match) -> Finding:
    theirs = match.quantity
    code = {Relation.EQUAL: "SUP101", Relation.ROUNDED: "SUP102"}.get(match.relation, "SUP103")
    if match.relation is Relation.EQUAL and (quantity.unit, quantity.kind) != (theirs.unit, theirs.kind):
        code = "SUP104"
    return _finding(quantity, Label.SUPPORTED, code, f"the release says {theirs.text}", [match])


def _direction(quantity: Quantity, match: Match) -> Finding | None:
    theirs = match.quantity
    if quantity.direction and theirs.direction and quantity.direction is not theirs.direction:
        message = f"the release says {theirs.direction}, the draft says {quantity.direction}"
        return _finding(quantity, Label.CONTRADICTED, "DIR101", message, [match])
    return None


def _other_bound(quantity: Quantity, match: Match) -> Finding | None:
    """A finding where claim and source bound the figure by the same word, at values that are no rounding of each other.

    "Over 80 stores" follows from "over 100 stores", and is still another figure than the source's; "over 30,000" rounds
    its "over 33,000". Who says on purpose what is weaker takes another word, or weighs a share.
    """
    mine, theirs = _open_end(quantity), _open_end(match.quantity)
    restated = quantity.kind in (Kind.COUNT, Kind.NUMBER, Kind.MONEY) and _comparator(quantity) == _comparator(
        match.quantity
    )
    if not restated or mine is None or theirs is None or match.relation is not Relation.IMPLIED:
        return None
    digits = [len(x.normalize().as_tuple().digits) for x in (mine, theirs)]
    if mine == theirs or (digits[0] < digits[1] and abs(mine - theirs) <= abs(theirs) * _ROUNDED):
        return None
    message = f"the release says {match.quantity.text}"
    return _finding(quantity, Label.QUALIFIED, "CMP105", message, [match])


def _comparator(quantity: Quantity) -> str:
    return quantity.text[: max(0, quantity.value_start - quantity.start)].strip().lower()


def _open_end(quantity: Quantity) -> Decimal | None:
    """The only end of a quantity that is bounded on one side."""
    low, high = quantity.low, quantity.high
    return low if high is None else high if low is None else None


def _other_subject(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where the passage gives the figure for another subject than the claim's.

    Both subjects are named, neither is in the other's sentence, and the claim's is one for which the source gives
    figures elsewhere; a subject of the headline is that of the whole release.
    """
    index = match.index
    passage = index.views[match.figure.sentence]
    mine, theirs = (index.spelled_out(_heads(v, q)) for v, q in ((claim, quantity), (passage, match.quantity)))
    about = match.figure.context
    if quantity.kind is Kind.PERIOD or _has_no_subject(claim, passage, match):
        return None
    if not mine or not theirs or any(about.get(h, 0.0) >= SAME_SENTENCE or h in index.topic for h in mine):
        return None
    said = index.spelled_out(dict.fromkeys(claim.words(), 1.0))
    if any(h in said for h in theirs) or not any(h in index.figured for h in mine):
        return None
    message = f"the release gives {match.quantity.text}, but not for {subject_of(claim.tokens)[-1].text}"
    return _finding(quantity, Label.CONTRADICTED, "SUB101", message, [match])


def _has_no_subject(claim: View, passage: View, match: Match) -> bool:
    """Whether a subject of the two tells nothing: it stands for another, for the issuer, or is what is counted."""
    return stands_for_another(passage) or stands_for_company(claim) or counts_its_subject(passage, match.quantity)


def _other_clause(claim: View, quantity: Quantity, found: Match, matches: Sequence[Match]) -> Finding | None:
    """A finding where another clause of the same sentence gives the claim's subject a figure of its own."""
    passage = found.index.views[found.figure.sentence]
    mine = set(claim.clause_subject(quantity.value_start))
    theirs = set(passage.clause_subject(found.quantity.value_start))
    if found.figure.in_table or not mine or not theirs or mine & theirs:
        return None
    for rival in matches:
        here = rival.figure.sentence == found.figure.sentence and rival.index is found.index
        if here and not rival.relation.holds and mine & set(passage.clause_subject(rival.quantity.value_start)):
            return _contradicted(quantity, rival, found)
    return None


def _unknown_name(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where the claim names somebody or some place that the source does not name at all."""
    unknown = [n.title() for n, _ in claim.names() if n not in match.index.vocabulary]
    unknown += strangers(claim, match.index)
    if not unknown:
        return None
    message = f"the release gives {match.quantity.text}, but it does not name {unknown[0]}"
    return _finding(quantity, Label.UNVERIFIED, "UNV103", message, [match])


def _other_party(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where the claim names a party that the passage does not, and the passage another one.

    Names are the words with a capital in mid-sentence; those of the headline stand for the whole release.
    """
    index, about = match.index, match.figure.context
    if match.figure.in_table or is_attributed(claim.text):
        return None
    passage = index.views[match.figure.sentence]
    here = passage.clause_at(match.quantity.value_start)
    speakers = " ".join(name.lower() for _, name in index.speakers)
    mine = claim.own_context(quantity)
    missing = [
        n
        for n, _ in claim.names()
        if n in mine and about.get(n, 0.0) <= PREVIOUS and n in index.rarity and n not in index.topic
    ]
    near = [n for n, clause in passage.names() if abs(clause - here) <= 1 and n not in speakers]
    rivals = [n for n in near if n not in claim.words() and n not in index.topic]
    if not missing or not rivals:
        return None
    message = f"the release gives {match.quantity.text} for {rivals[0].title()}, not for {missing[0].title()}"
    return _finding(quantity, Label.CONTRADICTED, "SUB102", message, [match])


def _other_name(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where the claim names a trial, product or phase that the figure's passage does not name."""
    about = match.figure.context
    for name in (q for q in claim.quantities if q.kind is Kind.IDENTIFIER):
        feature = figure_features(name)[0]
        others = {f: w for f, w in about.items() if f[0] == "#" and f not in claim.words()}
        alike = {f: w for f, w in others.items() if family(f) == family(feature)}
        rival = max(alike, key=lambda f: alike[f], default=None)
        if feature in about and (rival is None or alike[rival] < SAME_CLAUSE or about[feature] >= SAME_CLAUSE):
            continue
        if rival is not None:
            message = f"the release gives {match.quantity.text} for {rival[1:].upper()}, not for {name.text}"
            return _finding(quantity, Label.CONTRADICTED, "SUB101", message, [match])
        if is_spoken_of(match.index, feature, match.figure.sentence):
            continue
        if feature not in match.index.rarity:
            return _finding(quantity, Label.NOT_FOUND, "NOF102", f"nothing in the release names {name.text}", [match])
        return _finding(quantity, Label.UNVERIFIED, "UNV102", _say_weak(quantity), [match])
    return None


def _heads(view: View, quantity: Quantity) -> dict[str, float]:
    return dict.fromkeys(view.subject(before=quantity.start), 1.0)


def _contradicted(quantity: Quantity, best: Match, other: Match | None) -> Finding:
    theirs = best.quantity
    label = Label.QUALIFIED if best.relation is Relation.STRONGER else Label.CONTRADICTED
    said = _said(best.figure)
    message = f"the release says {said}"
    shown = [best]
    if other is not None and other.figure is not best.figure:
        whose = other.index.passage(other.figure.sentence).quote
        message += f"; {other.quantity.text} is said of something else: “{_short(whose)}”"
        shown.append(other)
    instead = said if best.score >= CORRECTED and _alike(quantity, theirs) else ""
    return _finding(quantity, label, _code(quantity, best), message, shown, instead)


def _alike(mine: Quantity, theirs: Quantity) -> bool:
    """Whether one figure can be put in the place of the other: the same kind of thing, both ranges or neither."""
    ranges = {q.interval.bounded and not q.interval.is_point for q in (mine, theirs)}
    return len(ranges) == 1 and (mine.kind is theirs.kind or {mine.kind, theirs.kind} == {Kind.FRACTION, Kind.PERCENT})


def _said(figure: Figure) -> str:
    """A figure in words: a cell of a table says its scale and currency elsewhere."""
    return spell(figure.quantity) if figure.in_table else " ".join(figure.quantity.text.split())


def _code(quantity: Quantity, best: Match) -> str:
    theirs = best.quantity
    if best.relation is Relation.OTHER_UNIT:
        return "CUR101"
    if quantity.kind in WHEN:
        return "DAT101"
    if best.relation is Relation.STRONGER:
        return "CMP102" if quantity.interval.is_point else "CMP103"
    if quantity.interval.bounded and not quantity.interval.is_point:
        return "RNG101"
    if _same_figure(quantity, theirs):
        return "CMP101"
    if _scale_apart(quantity, theirs):
        return "UNI102"
    return "NUM101"


def _ends(quantity: Quantity) -> set[Decimal]:
    return {end for end in (quantity.low, quantity.high) if end is not None}


def _same_figure(a: Quantity, b: Quantity) -> bool:
    return bool(_ends(a) & _ends(b)) and a.interval != b.interval


def _scale_apart(a: Quantity, b: Quantity) -> bool:
    for x in _ends(a):
        for y in _ends(b):
            if x and y and x != y and x / y > 0 and (x / y).normalize().as_tuple().digits == (1,):
                return True
    return False


def _say_weak(quantity: Quantity) -> str:
    return f"{quantity.text} stands in the release, but no rule ties it to this: read the passage"


def _short(text: str, limit: int = 100) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
