"""Wrong claims: a sentence of a release changed in exactly one typed way, so that the release no longer says it.

Every maker gives all variants of one type that surely change the meaning; where that is unsure it gives none. A new
figure must not be near any other that the release gives for the same kind of thing, nor a new date one of its dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from benchmarks.sites import Statement, numeral_of, splice, value_of, written_like
from benchmarks.tenses import DONE, past
from factcheck.quantities.model import Hedge, Kind, Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.quantities.relations import base_value, dimension

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MONTHS = "January February March April May June July August September October November December".split()
_QUARTERS = "first second third fourth".split()
_SCALES = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"}
_CURRENCIES = ("$", "€", "£", "US$", "C$")
_UNITS = {
    "months": "weeks", "month": "week", "weeks": "months", "week": "month", "days": "weeks", "day": "week",
    "years": "months", "year": "month", "hours": "minutes", "minutes": "hours", "mg": "g", "mcg": "mg", "g": "kg",
    "kg": "g", "MW": "GW", "GW": "MW", "acres": "square miles", "tons": "pounds", "km": "m", "ounces": "pounds",
    "meters": "kilometers", "miles": "feet", "feet": "miles",
}  # fmt: skip
_REVERSED = {
    "more than": "less than", "over": "under", "greater than": "less than", "above": "below", "at least": "at most",
    "exceeding": "below", "in excess of": "less than", "up to": "at least", "less than": "more than",
    "fewer than": "more than", "under": "over", "below": "above", "at most": "at least",
}  # fmt: skip
_LOST = ("up to", "at least", "less than", "fewer than")
_TURNED = {
    "increased": "decreased", "decreased": "increased", "increase": "decrease", "decrease": "increase",
    "increases": "decreases", "decreases": "increases", "increasing": "decreasing", "decreasing": "increasing",
    "rose": "fell", "fell": "rose", "grew": "shrank", "growing": "shrinking", "growth": "decline",
    "declined": "rose", "higher": "lower", "lower": "higher", "improved": "worsened", "reduction": "increase",
    "reduced": "increased", "reducing": "increasing", "raised": "lowered", "lowered": "raised", "gained": "lost",
    "improvement": "deterioration", "expanded": "shrank", "up from": "down from", "down from": "up from",
}  # fmt: skip
_MODALS = (
    r"(?:is|are) (?:expected|anticipated|projected|scheduled|estimated|planned) to (?P<a>\w+)",
    r"(?:expects|expect|plans|plan|intends|intend|aims|aim|anticipates) to (?P<b>\w+)",
    r"(?:will|may|could|might) (?P<c>\w+)",
)
_MODAL = re.compile(r"\b(?:" + "|".join(_MODALS) + r")\b")
_ANY_MODAL = re.compile(
    r"\b(?:will|would|may|might|could|can|should|expect\w*|anticipat\w*|project\w*|plan\w*|intend\w*|aim\w*|target\w*"
    r"|potential\w*|likely|scheduled|estimat\w*|believe\w*|goal\w*|if)\b",
    re.I,
)
_AUXILIARY = re.compile(
    r"\b(?:(?:is|are|was|were|will)\b(?! (?:not|no|to)\b)|(?:has|have|had)(?= (?:been|\w+(?:ed|en|wn|ld|de))\b))"
)
_NEGATABLE = re.compile(rf"\b({'|'.join(sorted(DONE))})(?= (?:the|a|an|its|their|that|positive|\d|[$€£]))")
# A verb's subject may stand right before it; an auxiliary, an article or a preposition would make it a participle.
_BEFORE_VERB = re.compile(r"\b(?!was|were|is|are|be|been|has|have|had|the|a|an|and|or|of|its|\w+ly\b)[\w)]+ $")
_DENIES = re.compile(r"\b(?:not|no|never|none|without|neither|nor|cannot|only)\b|n't|n’t", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FAR = Decimal("0.25")
_ODD = Decimal(30)  # figures further apart nobody takes for one another


def digits(claim: Statement) -> Iterator[str]:
    """Another digit in a figure."""
    for q in claim.amounts:
        numeral = numeral_of(claim.figure(q))
        if numeral is None:
            yield from _number_words(claim, q)
            continue
        for new in _other_digits(numeral):
            if new not in claim.release.numerals and _surely_other(claim, q, numeral, value_of(new)):
                yield claim.replace(q, claim.figure(q).replace(numeral, new))


def _other_digits(numeral: str) -> Iterator[str]:
    """The numeral with one digit changed, a leading zero left out."""
    for i, digit in enumerate(numeral):
        if digit.isdigit() and not (i and set(numeral[i:]) <= set("0,.")):
            for new in {(int(digit) + 1) % 10, (int(digit) + 4) % 10, (int(digit) - 1) % 10} - {int(digit)}:
                if new or i:
                    yield numeral[:i] + str(new) + numeral[i + 1 :]


def _number_words(claim: Statement, q: Quantity) -> Iterator[str]:
    word, _, rest = claim.figure(q).partition(" ")
    if word.lower() in _WORDS[2:11] and q.low is not None and claim.word_before(q) != "the":
        for by in (1, 2):
            if claim.release.is_clear(q, q.low + by):
                yield claim.replace(q, f"{_WORDS[int(q.low) + by]} {rest}".strip())


def _surely_other(claim: Statement, q: Quantity, numeral: str, new: Decimal) -> bool:
    """Whether a figure with another numeral in it says something else: beyond its bound, its hedge and all others."""
    old = value_of(numeral)
    end = q.low if q.low is not None else q.high
    if end is None or old == 0 or new == 0 or not _is_beyond(q, old, new):
        return False
    return claim.release.is_clear(q, end * new / old)


def _is_beyond(q: Quantity, old: Decimal, new: Decimal) -> bool:
    if q.low is None:
        return new < old * (1 - _FAR)
    if q.high is None:
        return new > old * (1 + _FAR)
    if not q.interval.is_point:
        return False
    return abs(new - old) > old * _FAR if q.hedge is not Hedge.EXACT else True


def scales(claim: Statement) -> Iterator[str]:
    """Another scale: millions for billions, ten times as many, a decimal point moved."""
    for q in claim.amounts:
        figure = claim.figure(q)
        numeral = numeral_of(figure)
        if numeral is None or q.low is None or not q.interval.is_point:
            continue
        word = re.search(r"\b(thousand|million|billion|trillion)\b", figure, re.I)
        if word:
            new = _SCALES[word[1].lower()]
            factor = Decimal(1000) if new == "million" and word[1].lower() == "thousand" else Decimal("0.001")
            factor = Decimal(1000) if word[1].lower() == "million" else factor
            if claim.release.is_clear(q, q.low * factor):
                new = new.capitalize() if word[1][0].isupper() else new
                yield claim.replace(q, figure[: word.start()] + new + figure[word.end() :])
        elif value_of(numeral) >= 10 and q.kind not in (Kind.AGE, Kind.DURATION):
            tenth = q.kind in (Kind.PERCENT, Kind.POINTS)
            value = value_of(numeral) * (Decimal("0.1") if tenth else 10)
            if claim.release.is_clear(q, q.low * value / value_of(numeral)):
                value = value.normalize() if value % 1 else value.quantize(Decimal(1))
                yield claim.replace(q, figure.replace(numeral, written_like(value, numeral)))


def currencies(claim: Statement) -> Iterator[str]:
    """Another currency."""
    for q in claim.amounts:
        found = re.match(r"US\$|C\$|\$|€|£", claim.figure(q)) if q.kind is Kind.MONEY else None
        for mark in _CURRENCIES:
            same = found is not None and {mark, found[0]} <= {"$", "US$"}
            if found and mark != found[0] and not same and mark not in claim.release.text and mark != "$":
                yield claim.replace(q, claim.figure(q).replace(found[0], mark))


def units(claim: Statement) -> Iterator[str]:
    """Another unit: weeks for months, points for percent."""
    unsaid = "point" not in claim.release.lower
    for q in claim.amounts:
        figure = claim.figure(q)
        unit = re.search(r"(?<=[\d -])[A-Za-z]+$", figure)
        new = _UNITS.get(unit[0]) if unit else None
        if unit and new and not figure.endswith(f"/{unit[0]}") and q.interval.is_point:
            mutated = claim.replace(q, figure[: unit.start()] + new)
            if _is_new(claim, mutated, q):
                yield mutated
        points = figure.replace("%", " percentage points")
        if q.kind is Kind.PERCENT and q.direction and points != figure and claim.stands_free(q) and unsaid:
            yield claim.replace(q, points)


def _is_new(claim: Statement, mutated: str, old: Quantity) -> bool:
    """Whether the figure at the same place of a changed sentence is far from all that the release gives."""
    found = next((q for q in parse_quantities(mutated) if q.value_start == old.value_start), None)
    if found is None or found.low is None or dimension(found) != dimension(old):
        return False
    mine = base_value(found, found.low)
    return all(abs(rival - mine) > abs(mine) * Decimal("0.02") for rival in claim.release.rivals(found))


def comparators_reversed(claim: Statement) -> Iterator[str]:
    """The bound on the other side."""
    for q in claim.amounts:
        bound = re.search(r"\b(" + "|".join(_REVERSED) + r") $", claim.before(q), re.I)
        loose = q.kind in (Kind.DURATION, Kind.AGE) and bound and bound[1].lower() in ("over", "under")
        if bound and not loose and not re.search(r"\b(?:no|not|just|slightly|little) $", claim.text[: bound.start()]):
            new = _REVERSED[bound[1].lower()]
            new = new.capitalize() if bound[1][0].isupper() else new
            yield splice(claim.text, bound.start(), bound.end() - 1, new)


def comparators_added(claim: Statement) -> Iterator[str]:
    """A bound that excludes the very figure: "more than" before an exact one."""
    for q in claim.plain_amounts:
        numeral = numeral_of(claim.figure(q))
        if numeral is None or len(numeral.strip("0").replace(".", "")) < 2 or q.direction or not claim.stands_free(q):
            continue
        if q.kind not in (Kind.MONEY, Kind.PERCENT, Kind.COUNT) or not _is_said_alike(claim, q):
            continue
        if not claim.before(q).endswith(" ") or claim.after(q).startswith(" CI"):
            continue
        for bound in ("more than", "less than"):
            yield claim.replace(q, f"{bound} {claim.figure(q)}")


def _is_said_alike(claim: Statement, q: Quantity) -> bool:
    """Whether the release gives a figure always so: nowhere more precisely, with a hedge or with a bound."""
    near = [o for o in claim.release.quantities if dimension(o) == dimension(q) and _is_near(o, q)]
    return all(o.interval == q.interval and o.hedge is Hedge.EXACT for o in near)


def _is_near(a: Quantity, b: Quantity) -> bool:
    ends = [e for e in (a.low, a.high) if e is not None]
    return b.low is not None and any(abs(e - b.low) <= abs(b.low) * Decimal("0.05") for e in ends)


def comparators_lost(claim: Statement) -> Iterator[str]:
    """A bound left out, so that a limit reads as the figure."""
    for q in claim.amounts:
        bound = re.search(r"\b(" + "|".join(_LOST) + r") $", claim.before(q))
        plain = [o for o in claim.release.quantities if dimension(o) == dimension(q) and _is_near(o, q)]
        if bound and numeral_of(claim.figure(q)) and not any(o.interval.is_point for o in plain):
            end = q.low if q.low is not None else q.high
            if end is not None and all(end in (o.low, o.high) for o in plain):
                yield claim.text[: bound.start()] + claim.text[q.value_start :]


def periods(claim: Statement) -> Iterator[str]:
    """Another date or period, one that the release does not speak of."""
    for q in claim.dates:
        for new in _other_dates(claim.figure(q)):
            if new.lower() not in claim.release.lower and _is_unspoken(claim, new):
                yield claim.replace(q, new)


def _other_dates(figure: str) -> Iterator[str]:
    for year in _YEAR.finditer(figure):
        for by in (-2, -1, 1, 2):
            yield figure[: year.start()] + str(int(year[0]) + by) + figure[year.end() :]
    for words in (_MONTHS, _QUARTERS, [w.capitalize() for w in _QUARTERS]):
        for i, word in enumerate(words):
            if re.search(rf"\b{word}\b", figure) and (words is _MONTHS or "uarter" in figure):
                yield re.sub(rf"\b{word}\b", words[(i + 2) % len(words)], figure)
    for quarter in re.finditer(r"\bQ([1-4])\b", figure):
        yield figure[: quarter.start(1)] + str(int(quarter[1]) % 4 + 1) + figure[quarter.end(1) :]


def _is_unspoken(claim: Statement, new: str) -> bool:
    """Whether the release has no date that meets the new one."""
    found = parse_quantities(new)
    if len(found) != 1 or found[0].low is None or found[0].high is None:
        return False
    low, high = found[0].low, found[0].high
    others = [o for o in claim.release.quantities if dimension(o) == dimension(found[0])]
    return all((o.high is not None and o.high < low) or (o.low is not None and o.low > high) for o in others)


def periods_swapped(claim: Statement) -> Iterator[str]:
    """Another date that the release gives, of the same form, in a sentence whose amount tells what it dates."""
    if not claim.plain_amounts:
        return
    mine = {o.interval for o in claim.dates}
    for q in claim.dates:
        shape = _shape(claim.figure(q))
        for other in claim.release.quantities:
            figure = claim.release.text[other.value_start : other.value_end]
            apart = all(_apart(other, o) for o in claim.dates if dimension(o) == dimension(other))
            if dimension(other) == dimension(q) and _shape(figure) == shape and other.interval not in mine and apart:
                yield claim.replace(q, figure)


def _apart(a: Quantity, b: Quantity) -> bool:
    return a.high is not None and b.low is not None and a.low is not None and b.high is not None and (
        a.high < b.low or b.high < a.low
    )  # fmt: skip


def _shape(figure: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\b(?:" + "|".join(_MONTHS + _QUARTERS) + r")\b", "M", figure, flags=re.I))


def swaps(claim: Statement) -> Iterator[str]:
    """A figure of the same kind from another sentence of the release."""
    for q in claim.plain_amounts:
        for other in claim.release.quantities:
            figure = claim.release.text[other.value_start : other.value_end]
            if _alike(q, other) and _written_alike(claim.figure(q), figure) and _differs(other, claim):
                yield claim.replace(q, figure)


def _alike(a: Quantity, b: Quantity) -> bool:
    if a.kind is Kind.COUNT and 1 in (a.low, b.low):
        return False  # the noun behind it would have to change
    if a.low and b.low and not 1 / _ODD < abs(a.low / b.low) < _ODD:
        return False
    kind = a.kind is b.kind and b.interval.is_point and b.hedge is Hedge.EXACT and b.unit != "p"
    return kind and (a.kind is Kind.COUNT or (a.unit, a.per) == (b.unit, b.per))


def _written_alike(a: str, b: str) -> bool:
    return (numeral_of(a) is None) == (numeral_of(b) is None) and ("-" in a) == ("-" in b) and "\n" not in b


def _differs(other: Quantity, claim: Statement) -> bool:
    """Whether a figure is far from all of its kind in the sentence."""
    return all(
        not _is_near(o, other) and not _is_near(other, o) for o in claim.amounts if dimension(o) == dimension(other)
    )


def exchanges(claim: Statement) -> Iterator[str]:
    """Two figures of the same kind in one sentence, each in the place of the other."""
    if "respectively" in claim.text or "total" in claim.text:
        return
    found = claim.plain_amounts
    for i, a in enumerate(found):
        for b in found[i + 1 :]:
            between = claim.text[a.value_end : b.value_start]
            if not _alike(a, b) or _is_near(a, b) or len(between) < 12 or not re.search(r"[A-Za-z]{4}", between):
                continue
            if a.kind is Kind.NUMBER or (a.kind is Kind.COUNT and a.unit != b.unit):
                continue
            yield (claim.before(a) + claim.figure(b) + between + claim.figure(a) + claim.after(b))


def modality(claim: Statement) -> Iterator[str]:
    """What is expected, planned or possible told as done."""
    found = list(_MODAL.finditer(claim.text))
    if len(found) != 1 or len(_ANY_MODAL.findall(claim.text)) != 1:
        return
    match = found[0]
    verb = match["a"] or match["b"] or match["c"]
    done = {"have": "had", "be": _was(claim.text, match)}.get(verb, past(verb))
    if done:
        yield splice(claim.text, *match.span(), done)


def _was(text: str, match: re.Match[str]) -> str | None:
    """ "was" or "were" for what is or will be; None where a state of things follows that is no event."""
    if match["c"] and not re.match(r" \w+(?:ed|en|n)\b", text[match.end() :]):
        return None
    many = match[0].startswith("are") or re.search(r"[a-z]{2}s (?:\w+ )?$", text[: match.start()])
    return "were" if many else "was"


def negations(claim: Statement) -> Iterator[str]:
    """The statement denied, or its denial left out."""
    denials = _DENIES.findall(claim.text)
    if denials:
        left_out = re.sub(r"\b(was|has|have|are|is|were|will) not (?=[a-z])", r"\1 ", claim.text)
        if len(denials) == 1 and left_out != claim.text:
            yield left_out
        return
    main = _AUXILIARY.search(claim.text)
    if main:
        yield claim.text[: main.end()] + " not" + claim.text[main.end() :]
    verb = next((v for v in _NEGATABLE.finditer(claim.text) if _BEFORE_VERB.search(claim.text[: v.start()])), None)
    if verb:
        yield claim.text[: verb.start()] + f"did not {DONE[verb[1]]}" + claim.text[verb.end() :]


def directions(claim: Statement) -> Iterator[str]:
    """The opposite direction of change."""
    for word, new in _TURNED.items():
        found = list(re.finditer(rf"\b{word}\b", claim.text, re.I))
        bound = found and re.search(r"\bor $", claim.text[: found[0].start()])  # "Grade 3 or higher"
        if len(found) == 1 and not bound and not re.search(rf"\b{new}\b", claim.text, re.I):
            turned = new.capitalize() if found[0][0][0].isupper() else new
            if any(q.kind in (Kind.PERCENT, Kind.MONEY, Kind.COUNT) for q in claim.amounts):
                yield splice(claim.text, *found[0].span(), turned)


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
}
