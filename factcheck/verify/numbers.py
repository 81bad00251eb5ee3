"""The verdict on one figure of a claim: bound to the source's figure for the same thing, then compared with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.claims.subject import GENERIC, subject_of
from factcheck.quantities.lexicon import singular
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.relations import Relation, dimension, relate
from factcheck.verify.evidence import Candidate, SourceIndex
from factcheck.verify.features import NEXT_CLAUSE, SAME_SENTENCE, View, overlap, stem, stems
from factcheck.verify.findings import Finding, Label

# How much of what a claim says about a figure a passage must share before it counts as the same thing.
BOUND = 0.30
FOUND = 0.22
MARGIN = 0.08  # how much better another passage must fit before the figure is taken to be its
_PEOPLE = frozenset("patient participant people person adult subject volunteer woman man child n individual".split())
_PLACES = frozenset("site center centre location facility clinic hospital".split())
_STAFF = frozenset("employee people person staff worker colleague".split())


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate with how well it fits the claim and how its value relates."""

    candidate: Candidate
    index: SourceIndex
    score: float
    relation: Relation


def check_quantity(claim: View, quantity: Quantity, sources: Sequence[SourceIndex]) -> tuple[Finding, Match | None]:
    """The finding on one quantity of a claim, and the source's figure it rests on; identifiers are not asked about."""
    context = claim.context(quantity)
    if quantity.unit and quantity.kind is Kind.COUNT:
        context.setdefault(stem(quantity.unit), 1.0)
    matches = sorted(
        (m for index in sources for m in _matches(quantity, context, index)),
        key=lambda m: (-m.score, not m.relation.holds),
    )
    alike = _unclaimed([m for m in matches if _same_thing(quantity, m)], quantity, claim)
    holding = [m for m in alike if m.relation.holds]
    best = alike[0] if alike else None
    found = holding[0] if holding else None
    if found is not None and best is not None and found.score >= FOUND and best.score - found.score <= MARGIN:
        return _other_subject(claim, quantity, found) or _direction(quantity, found) or _supported(
            quantity, found
        ), found
    if best is not None and best.score >= BOUND and not best.relation.holds:
        return _contradicted(quantity, best, found or _elsewhere(matches)), best
    if found is not None:
        return _finding(quantity, Label.UNVERIFIED, "UNV102", _say_weak(quantity), [found]), found
    message = f"nothing in the release gives {quantity.text} for this"
    return _finding(quantity, Label.NOT_FOUND, "NOF101", message, []), None


def _matches(quantity: Quantity, context: Mapping[str, float], index: SourceIndex) -> list[Match]:
    candidates = index.by_dimension.get(dimension(quantity), [])
    if len(candidates) > 200:
        near = set(index.nearest(context))
        candidates = [c for c in candidates if c.sentence in near or relate(quantity, c.quantity).holds]
    found = []
    for candidate in candidates:
        score = overlap(context, index.context(candidate), index.rarity, index.unseen)
        found.append(Match(candidate, index, score, relate(quantity, candidate.quantity)))
    return found


def _unclaimed(matches: list[Match], quantity: Quantity, claim: View) -> list[Match]:
    """Put last what the claim gives correctly as another figure of its own: a figure of the source is used once."""
    others = [q for q in claim.quantities if q is not quantity and dimension(q) == dimension(quantity)]

    def taken(match: Match) -> bool:
        theirs = match.candidate.quantity
        return not match.relation.holds and any(relate(q, theirs) is Relation.EQUAL for q in others)

    return sorted(matches, key=taken)


def _same_thing(mine: Quantity, match: Match) -> bool:
    """Whether two counts can be of the same thing; a figure without a noun must stand near the claim's noun."""
    theirs = match.candidate.quantity
    if mine.kind is not Kind.COUNT or mine.unit == theirs.unit:
        return True
    if theirs.kind is not Kind.COUNT:
        return match.index.context(match.candidate).get(stem(mine.unit), 0.0) >= NEXT_CLAUSE
    a, b = singular(mine.unit), singular(theirs.unit)
    return a == b or any(a in group and b in group for group in (_PEOPLE, _PLACES, _STAFF))


def _elsewhere(matches: Sequence[Match]) -> Match | None:
    return next((m for m in matches if m.relation is Relation.EQUAL), None)


def _finding(quantity: Quantity, label: Label, code: str, message: str, matches: Sequence[Match]) -> Finding:
    return Finding(
        label=label,
        code=code,
        message=message,
        start=quantity.start,
        end=quantity.end,
        evidence=tuple(m.index.passage(m.candidate.sentence) for m in matches),
    )


def _supported(quantity: Quantity, match: Match) -> Finding:
    theirs = match.candidate.quantity
    code = {Relation.EQUAL: "SUP101", Relation.ROUNDED: "SUP102"}.get(match.relation, "SUP103")
    if match.relation is Relation.EQUAL and (quantity.unit, quantity.kind) != (theirs.unit, theirs.kind):
        code = "SUP104"
    return _finding(quantity, Label.SUPPORTED, code, f"the release says {theirs.text}", [match])


def _direction(quantity: Quantity, match: Match) -> Finding | None:
    theirs = match.candidate.quantity
    if quantity.direction and theirs.direction and quantity.direction is not theirs.direction:
        message = f"the release says {theirs.direction}, the draft says {quantity.direction}"
        return _finding(quantity, Label.CONTRADICTED, "DIR101", message, [match])
    return None


def _other_subject(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where the claim's subject is known to the source and the figure's passage is about something else."""
    heads = _heads(claim, quantity)
    known = [h for h in heads if h in match.index.rarity]
    theirs = match.index.views[match.candidate.sentence]
    least = SAME_SENTENCE if _heads(theirs, match.candidate.quantity) else 0.0
    about = match.index.context(match.candidate)
    if not known or len(known) < len(heads) or any(about.get(h, -1.0) >= least for h in heads):
        return None
    message = f"the release gives {match.candidate.quantity.text}, but not for {subject_of(claim.tokens)[-1].text}"
    return _finding(quantity, Label.CONTRADICTED, "SUB101", message, [match])


def _heads(view: View, quantity: Quantity) -> list[str]:
    """Stems of the subject before a figure; none where it only stands for something named before."""
    spans = [(q.value_start, q.value_end) for q in view.quantities]
    subject = [t for t in subject_of(view.tokens) if t.end <= quantity.start]
    plain = [t for t in subject if not any(start <= t.start < end for start, end in spans)]
    return stems(t for t in plain if t.lower not in GENERIC)


def _contradicted(quantity: Quantity, best: Match, other: Match | None) -> Finding:
    theirs = best.candidate.quantity
    label = Label.QUALIFIED if best.relation is Relation.STRONGER else Label.CONTRADICTED
    message = f"the release says {theirs.text}"
    shown = [best]
    if other is not None and other.candidate != best.candidate:
        whose = other.index.passage(other.candidate.sentence).quote
        message += f"; {other.candidate.quantity.text} is said of something else: “{_short(whose)}”"
        shown.append(other)
    return _finding(quantity, label, _code(quantity, best), message, shown)


def _code(quantity: Quantity, best: Match) -> str:
    theirs = best.candidate.quantity
    if best.relation is Relation.OTHER_UNIT:
        return "CUR101"
    if quantity.kind in (Kind.DATE, Kind.PERIOD):
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
            if x and y and x != y and (x / y).normalize().as_tuple().digits == (1,):
                return True
    return False


def _say_weak(quantity: Quantity) -> str:
    return f"{quantity.text} stands in the release, but no rule ties it to this: read the passage"


def _short(text: str, limit: int = 100) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
