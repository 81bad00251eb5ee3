"""What a figure counts: a noun, years of age, a sample, a ratio."""

from __future__ import annotations

from factcheck.quantities.bounds import Bound
from factcheck.quantities.model import Kind
from factcheck.quantities.nouns import read_noun
from factcheck.quantities.numerals import Amount
from factcheck.quantities.tokens import Token

_PEOPLE = frozenset("people adults children patients women men those anyone persons individuals".split())


def read_counted(tokens: list[Token], amount: Amount, bound: Bound) -> tuple[Kind, str, int]:
    """Make a bare number a count where a noun follows, and "aged 18" an age."""
    if _is_age(tokens, amount, bound):
        return Kind.AGE, amount.unit or "year", amount.after
    if not amount.bare:
        return amount.kind, amount.unit, amount.after
    before = [t.lower for t in tokens[max(0, bound.first - 2) : bound.first]]
    if before == ["n", "="]:
        return Kind.COUNT, "n", amount.after
    if before[-1:] == ["p"] or before == ["p", "="] or _is_p_value(tokens, bound.first) or is_level(tokens, amount):
        return Kind.NUMBER, "p", amount.after
    ratio = _ratio_end(tokens, amount)
    if ratio:
        return Kind.RATIO, f"{amount.value.normalize():f}:{tokens[ratio - 1].text}", ratio
    noun = read_noun(
        tokens,
        max(amount.after, bound.after),
        one=amount.value == 1 and amount.in_words and bound.after == amount.after,
    )
    if noun is None:
        return Kind.NUMBER, "", amount.after
    return Kind.COUNT, noun[0], noun[1]


def _is_p_value(tokens: list[Token], first: int) -> bool:
    """Whether "p-value of" or "P value =" stands before a figure."""
    words = [t.lower for t in tokens[max(0, first - 4) : first]]
    return (
        words[-1:] in (["of"], ["="], ["was"], ["is"])
        and words[-2:-1] == ["value"]
        and words[-4:-2][-1:] in (["-"], ["p"])
    )


def _is_age(tokens: list[Token], amount: Amount, bound: Bound) -> bool:
    """Whether a word before or behind the figure says that somebody is so old."""
    if not (amount.bare or (amount.kind is Kind.DURATION and amount.unit in ("year", "month"))):
        return False
    before = [t.lower for t in tokens[max(0, bound.first - 3) : bound.first]]
    if before[-1:] in (["aged"], ["ages"]) or before[-2:] in (["ages", "of"], ["age", "of"], ["aged", "between"]):
        return True
    if before[-1:] == ["age"] and amount.value < 120:
        return True
    inside = [t.lower for t in (*tokens[bound.first : amount.first], *tokens[amount.after : bound.after])]
    if amount.bare and bound.side in ("<", ">") and before[-1:] and before[-1] in _PEOPLE:
        return amount.value < 120
    old = "age" in inside or (tokens[bound.after - 1].lower in ("older", "younger") and bound.after > amount.after)
    return old and (not amount.bare or amount.value < 120)


def _ratio_end(tokens: list[Token], amount: Amount) -> int:
    """The index after "2:1" or "60/40", 0 where there is no such thing."""
    at = amount.after
    parts = tokens[at : at + 2]
    if len(parts) == 2 and parts[0].text in ":/" and parts[0].glued and parts[1].glued and parts[1].kind == "n":
        return at + 2
    return 0


def is_level(tokens: list[Token], amount: Amount) -> bool:
    """Whether a figure is the level of "significant at the 0.05 level": a p below it."""
    behind = [t.lower for t in tokens[amount.after : amount.after + 2]]
    before = [t.lower for t in tokens[max(0, amount.first - 4) : amount.first]]
    named = any(w.startswith("significan") for w in (*before, *behind))
    return amount.bare and amount.value < 1 and named and "level" in behind
