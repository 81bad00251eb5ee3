"""Comparisons within a sentence: what "compared with", "versus" or "up from" opens, and whether of an earlier time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.quantities.lexicon import CURRENCY_CODES
from factcheck.quantities.model import WHEN, Kind, Quantity
from factcheck.quantities.relations import Relation, relate
from factcheck.quantities.tokens import Token
from factcheck.verify.features import LONGEST, View, is_content, is_verb, stem

_OPENERS = frozenset({"versus", "vs", "against"})
_CHANGED = frozenset(
    """up down narrowed widened moved went rose fell grew risen fallen increased decreased declined improved raised
    lowered cut increase decrease rise fall""".split()
)
# Words that say of a figure that it held before.
_EARLIER = frozenset("earlier ago prior previous previously preceding last".split())
_TIMES = frozenset("year quarter month period half week day guidance forecast outlook range estimate target".split())
# Words by which a claim says that it speaks of an earlier time, or of a change.
_SPOKEN = _EARLIER | frozenset("before from versus vs against compared comparison than former old initial then".split())
_FORMER = frozenset("earlier ago prior previous previously former formerly initially preceding".split())
_COMPARES = frozenset("than from compared comparison versus vs against since up down higher lower".split())
DATES = frozenset({Kind.DATE, Kind.PERIOD})
_ENDS = frozenset({";", "."})
_TAXED = frozenset("tax taxes taxation interest items".split())  # "profit before tax" tells no time
_LABEL = 6  # tokens of "(Q3 2025: £42.8 million)" before its colon
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_NO_VERBS = frozenset({"compared", "diluted", "adjusted", "consolidated"})
_LOSSES = frozenset({"loss", "losses", "discount", "premium"})
_MARGINS = frozenset({"margin", "margins"})


def speaks_of_earlier(claim: View) -> bool:
    """Whether a claim speaks of an earlier time or of a change: then an earlier figure may be meant."""
    words = [t.lower for t in claim.tokens]
    return any(
        w in _SPOKEN and not (w == "before" and after in _TAXED)
        for w, after in zip(words, [*words[1:], ""], strict=True)
    )


def tells_former(claim: View, quantity: Quantity, dated: bool) -> bool:
    """Whether a claim says that a figure held before, and compares it with nothing: "a year earlier".

    Its clause says so, or `dated`: its date.
    """
    words = [t.lower for t in claim.clause_tokens(claim.clause_at(quantity.value_start))]
    if not (dated or _FORMER & set(words)) or _COMPARES & {t.lower for t in claim.tokens}:
        return False
    return not any(t.lower in _CHANGED for t in claim.tokens)


def is_per_share(claim: View, quantity: Quantity) -> bool:
    """Whether the words before a figure in its clause make it one for a share: "the loss per share was $0.40"."""
    here = claim.clause_at(quantity.value_start)
    words = [t.lower for t in claim.clause_tokens(here) if t.end <= quantity.start]
    rivals = any(q.kind is Kind.MONEY and q.end <= quantity.start for q in claim.quantities)
    return not rivals and ("eps" in words or ("per", "share") in pairwise(words))


def lies_before(dates: Sequence[Quantity], news: Sequence[Quantity]) -> bool:
    """Whether dates, some at least, all lie before the times that a release reports on."""

    def before(date: Quantity) -> bool:
        near = [p for p in news if p.dimension == date.dimension]
        return bool(near) and all(relate(date, p) is Relation.DISJOINT and (date.low or 0) < (p.low or 0) for p in near)

    return bool(dates) and all(before(d) for d in dates)


def is_earlier(passage: View, figure: Quantity) -> bool:
    """Whether a figure is an earlier one that its passage compares its own with."""
    first = opening(passage, figure)
    if first is None:
        return False
    dated = any(q.kind in WHEN and q.start >= first for q in passage.quantities)
    return dated or _tells_earlier([t for t in passage.tokens if t.start >= first]) or _is_bare(passage, figure, first)


def later_of(passage: View, base: Quantity, first: int) -> Quantity | None:
    """The figure before a comparison that a figure in it stands against: of one kind, in the same place."""

    def alike(q: Quantity) -> bool:
        counted = q.kind in _COUNTED and base.kind in _COUNTED
        same = q.kind is base.kind and q.unit == base.unit and q.per == base.per
        return (same or counted) and (q.direction is None or _is_level(passage, q))

    before = [q for q in passage.quantities if q.end <= first and alike(q)]
    behind = [q for q in passage.quantities if q.start >= first and alike(q)]
    if not before or base not in behind:
        return None
    aligned = before[-len(behind) :]
    return aligned[min(behind.index(base), len(aligned) - 1)]


def earlier_of(passage: View, figure: Quantity) -> Quantity | None:
    """The earlier figure that a passage compares one with; None where it compares it with none."""
    if figure.kind in WHEN:
        return None
    for other in passage.quantities:
        counted = other.kind in _COUNTED and figure.kind in _COUNTED
        if other.start < figure.end or not (other.kind is figure.kind or counted) or not is_earlier(passage, other):
            continue
        if later_of(passage, other, opening(passage, other) or 0) is figure:
            return other
    return None


def opening(passage: View, figure: Quantity) -> int | None:
    """Where the comparison begins in which a figure stands, None where it stands in none."""
    if len(passage.tokens) > LONGEST:
        return None
    found, clause = None, -1
    for i, token in enumerate(passage.tokens):
        if token.start >= figure.value_start:
            break
        if token.text in _ENDS or (passage.clauses[i] != clause and _states(passage, passage.clauses[i])):
            found = None
        clause = passage.clauses[i]
        if _opens(passage.tokens, i):
            found = token.start
    return found


def _is_level(passage: View, figure: Quantity) -> bool:
    """Whether the word before a figure names a loss, or what it moved from: a level, and no fall."""
    if figure.text.lower().startswith("from "):
        return True
    before = [t.lower for t in passage.tokens if t.end <= figure.start][-2:]
    return bool(_LOSSES & set(before))


def _states(passage: View, clause: int) -> bool:
    """Whether a clause has a verb of its own and so speaks of something else: "and the loan was repaid"."""
    words = [t for t in passage.clause_tokens(clause) if t.lower not in _NO_VERBS]
    return any(is_verb(t) for t in words)


def _opens(tokens: Sequence[Token], i: int) -> bool:
    word, after = tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if word in _OPENERS or (word == "(" and _labels(tokens[i + 1 : i + 2 + _LABEL])):
        return True
    if word == "compared":
        return after in ("with", "to")
    if word != "from" or not i:
        return False
    if tokens[i - 1].text == "," and i + 1 < len(tokens) and _is_figure(tokens[i + 1]):
        return True
    changed = any(t.lower in _CHANGED for t in tokens[:i]) and any(t.lower == "to" for t in tokens[:i])
    return tokens[i - 1].lower in _CHANGED or (changed and tokens[i + 1 : i + 2] != [] and _is_figure(tokens[i + 1]))


def _labels(tokens: Sequence[Token]) -> bool:
    """Whether a bracket says when before its figure: "(Q3 2025: £42.8 million)", "(previously $4 million)"."""
    words = [t.lower for t in tokens]
    if words and words[0] in _EARLIER:
        return True
    colon = words.index(":") if ":" in words else 0
    return colon > 0 and any(t.kind == "n" or any(c.isdigit() for c in t.text) for t in tokens[:colon])


def _is_bare(passage: View, figure: Quantity, first: int) -> bool:
    """Whether an amount of money is compared with another of the same thing, and nothing but the time can differ.

    "A loss of $3 million, compared with a loss of $2 million": no word behind the opening tells another owner.
    """
    words = {t.lower for t in passage.tokens}
    if figure.kind is not Kind.MONEY and not (figure.kind is Kind.PERCENT and words & _MARGINS):
        return False
    spans = [(q.value_start, q.value_end) for q in passage.quantities]

    def said(tokens: Sequence[Token]) -> set[str]:
        outside = (t for t in tokens if is_content(t) and not any(a <= t.start < b for a, b in spans))
        return {stem(t.lower) for t in outside}

    behind = [t for t in passage.tokens if t.start >= first]
    end = next((t.start for t in behind if t.start >= figure.end and t.text in ",;.:)"), passage.end)
    theirs = said([t for t in behind if t.start < end]) - {"compar"}
    return theirs <= said([t for t in passage.tokens if t.end <= first])


def _is_figure(token: Token) -> bool:
    return token.kind == "n" or token.text in "$€£¥" or token.text in CURRENCY_CODES


def _tells_earlier(tokens: Sequence[Token]) -> bool:
    """Whether words behind the opening say that the figure held before: "a year earlier", "in the prior quarter"."""
    words = [t.lower for t in tokens]
    if words[:1] == ["from"]:
        return True
    return any(w in _EARLIER for w in words) and any(w.removesuffix("s") in _TIMES for w in words)
