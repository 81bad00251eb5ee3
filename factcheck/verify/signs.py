"""Income against loss: what an amount is said to be of, where the release gives the same amount of the opposite.

"Net loss was $24 million" has every figure of "net income was $24 million". The measures come in families of two
sides; an amount has the side of the noun that it is said of, of the one beside it, or of its row in a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.tokens import Token
from factcheck.verify.binding import Match
from factcheck.verify.evidence import Figure
from factcheck.verify.features import View, is_content, is_verb, stem
from factcheck.verify.findings import Finding, Label
from factcheck.verify.roles import words_before

_FAMILIES = {
    "result": ("income profit profits earnings gain gains eps", "loss losses"),
    "flow": ("inflow inflows", "outflow outflows"),
    "balance": ("surplus", "deficit shortfall"),
    "price": ("premium", "discount"),
}
_SIDES = {
    word: (family, plus)
    for family, sides in _FAMILIES.items()
    for plus, words in zip((True, False), sides, strict=True)
    for word in words.split()
}
_STEMS = {stem(word): side for word, side in _SIDES.items()}
_VERBS = {"earned": ("result", True), "lost": ("result", False)}
_CASH = {
    **dict.fromkeys(("generated", "provided"), ("flow", True)),
    **dict.fromkeys(("used", "consumed", "burned", "burn", "use"), ("flow", False)),
}
# What may stand behind the noun of a measure; another noun makes it a part of that one's name: "income tax".
_BEHIND = frozenset(
    "of was were is are in for per from before after attributable to on at by came and or during until".split()
)
_NEGATIVE = frozenset({"negative", "not", "no", "neither", "nor", "reversed", "reversal"})
_BESIDE = frozenset({"or", "(", ",", "and"})
_REACH, _NEAR, _ROW = 24, 0.15, 1.0
Side = tuple[str, bool]


def check_sign(claim: View, quantity: Quantity, match: Match, matches: Sequence[Match]) -> Finding | None:
    """A finding where the claim gives as an income what the release gives as a loss, or the like, or the reverse."""
    mine = side_of(claim, quantity)
    if mine is None:
        return None
    against = None
    for other in matches:
        if other.relation.holds and other.score >= match.score - _NEAR:
            theirs = _side_given(other.figure)
            if theirs == mine:
                return None
            if theirs is not None and theirs[0] == mine[0]:
                against = against or other
    if against is None:
        return None
    family, plus = mine
    said = [words.split()[0] for words in _FAMILIES[family]]
    text = " ".join(against.quantity.text.split())
    return Finding(
        label=Label.CONTRADICTED,
        code="NEG102",
        message=f"the release gives {text} on the other side: as {said[plus]}, not {said[not plus]}",
        start=quantity.start,
        end=quantity.end,
        evidence=(against.index.passage(against.figure.sentence),),
    )


def side_of(view: View, quantity: Quantity) -> Side | None:
    """The family and the side of the measure that a sentence says an amount is of; None where it is not plain."""
    if quantity.kind not in (Kind.MONEY, Kind.PERCENT):
        return None
    side = _named_behind(view, quantity) or _named_before(view, quantity)
    if side is None or (quantity.kind is Kind.PERCENT and side[0] != "price"):
        return None
    if quantity.interval.high is not None and quantity.interval.high < 0:
        return side[0], False
    return side


def _named_behind(view: View, quantity: Quantity) -> Side | None:
    """ "A $24 million net loss", "$24 million in net income", "$24 million of cash was used"."""
    after = [t for t in view.tokens if t.start >= quantity.end][:4]
    for i, token in enumerate(after[:3]):
        word = token.lower
        if word in _SIDES:
            return _SIDES[word] if i + 1 == len(after) or _ends_name(after[i + 1]) else None
        if not is_content(token) and word not in ("in", "of"):
            return None
        if word in ("in", "of") and i:
            return None
    return None


def _named_before(view: View, quantity: Quantity) -> Side | None:
    """ "Net loss was", "a loss per share of", "lost", "net cash used in operations was"; of what stands beside else."""
    before = words_before(view, quantity)[-_REACH:]
    spans = {q.end: q for q in view.quantities if q.kind is Kind.MONEY and q.end <= quantity.start}
    if before and before[-1].lower in _VERBS:
        return None if _NEGATIVE & {t.lower for t in before} else _VERBS[before[-1].lower]
    verb = False  # whether the verb of the amount has been passed
    for i in range(len(before) - 1, -1, -1):
        token, word = before[i], before[i].lower
        beside = spans.get(token.end)
        if beside is not None:
            return side_of(view, beside) if all(t.text in _BESIDE for t in before[i + 1 :]) else None
        side = _side_at(before, i)
        if side is not None:
            behind = before[i + 1] if i + 1 < len(before) else None
            return side if _is_measure(before, i) and (behind is None or _ends_name(behind)) else None
        if is_verb(token):
            if verb:
                return None
            verb = True
        own = not verb and is_content(token) and not is_verb(token) and not _is_inside(view, token)
        if (own or word in (";", ".")) and not _follows_of(before, i):
            return None
    return None


def _side_at(before: Sequence[Token], i: int) -> Side | None:
    word = before[i].lower
    if word in _CASH and i and before[i - 1].lower in ("cash", "net"):
        return _CASH[word]
    return _SIDES.get(word)


def _is_measure(before: Sequence[Token], i: int) -> bool:
    """Whether a noun names one side alone: "net income (loss)" names both, "negative" turns it round."""
    near = [t.lower for t in before[max(0, i - 4) : i + 4]]
    sides = {side[1] for w in near if (side := _SIDES.get(w)) is not None and side[0] == _family(before[i])}
    return len(sides) < 2 and not _NEGATIVE & set(near)


def _family(token: Token) -> str:
    """The family of a word that names a side; "flow" for what is done with cash."""
    return _SIDES[token.lower][0] if token.lower in _SIDES else "flow"


def _ends_name(token: Token) -> bool:
    return token.lower in _BEHIND or token.kind != "w" or is_verb(token)


def _is_inside(view: View, token: Token) -> bool:
    return any(q.start <= token.start < q.end for q in view.quantities)


def _follows_of(before: Sequence[Token], i: int) -> bool:
    """Whether a word belongs to a phrase behind the noun: "loss from operations of", "loss per share of"."""
    return before[-1].lower == "of" and any(
        t.lower in ("from", "per", "for", "before", "in", "on", "after") for t in before[max(0, i - 3) : i]
    )


def _side_given(figure: Figure) -> Side | None:
    """The side of a figure of the source: by its sentence, or by its row and its sign."""
    if figure.cell is None:
        return side_of(figure.index.views[figure.sentence], figure.written or figure.quantity)
    sides = {_STEMS[f] for f, weight in figure.cell.features.items() if weight >= _ROW and f in _STEMS}
    families = {family for family, _ in sides}
    low = figure.quantity.low
    if len(families) != 1 or low is None:
        return None
    if low < 0 or len(sides) > 1:
        return families.pop(), low >= 0
    return sides.pop()
