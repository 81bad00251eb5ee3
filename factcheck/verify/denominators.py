"""Denominators: what a figure is a part of, in the claim and in its passage.

"15.2% of total revenue" is a part of revenue, "Among the 264 patients treated before, …" holds for those 264. A claim
whose base is another, or wider, than its passage's is wrong although the figure is right.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.quantities.lexicon import is_plural, singular
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.relations import Relation, base_value, dimension, relate
from factcheck.quantities.tokens import Token
from factcheck.verify.binding import Match, same_noun
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import SAME_CLAUSE, View, is_content, is_verb, stem
from factcheck.verify.findings import Finding, Label

_WIDE = frozenset("all overall total whole entire every combined full both".split())
_OPENERS = frozenset("of among across in".split())
_COUNT_OPENERS = frozenset("on at for with".split())  # "On three islands that took part, …": only before a count
_PRONOUNS = frozenset("them those these it which whom".split())
_PARTS = frozenset("arm group cohort".split())
_PEOPLE = frozenset("patient participant people person adult subject volunteer child infant woman man".split())
_BEFORE_OPENER = frozenset(",;:.—") | {"and", "but", "while", "whereas", "(", "•", "-"}
_ENDS = frozenset(",;:.()—|")
_PREPOSITIONS = frozenset("of in for at on from with to by under between about as per during since within than".split())
_LONGEST = 14
# What any group of people in a study is: such a word limits no base.
_UNLIMITED = frozenset(
    {stem(w) for w in "randomized randomised enrolled treated study trial total intent treat".split()}
)
_GENERIC = frozenset(
    {stem(w) for w in "arm group cohort receiving given taking assigned getting being using having base".split()}
)
_ALONE = frozenset({Kind.COUNT, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Base:
    """What a figure is a part of: its noun, the words that limit it, how many they are, and whether all are meant."""

    noun: str
    limits: frozenset[str]
    count: Quantity | None
    wide: bool
    text: str
    stands_for: bool = False  # whether it is only a pronoun: "0.7% of them"


def base_of(view: View, quantity: Quantity) -> Base | None:
    """The base of a figure: the "of …" behind it, else the "Among …" that opens its clause or sentence."""
    return _behind(view, quantity) or _opening(view, quantity)


def _behind(view: View, quantity: Quantity) -> Base | None:
    tokens = view.tokens
    at = bisect.bisect_left(tokens, quantity.value_end, key=lambda t: t.start)
    if at < len(tokens) and tokens[at].text == "(":
        at = next((i + 1 for i in range(at, min(at + 9, len(tokens))) if tokens[i].text == ")"), at)
    if at + 1 >= len(tokens) or tokens[at].lower not in ("of", "among"):
        return None
    end = _phrase_end(tokens, at + 1)
    return _read(view, tokens[at + 1 : end], quantity)


def _opening(view: View, quantity: Quantity) -> Base | None:
    tokens = view.tokens
    before = bisect.bisect_left(tokens, quantity.start, key=lambda t: t.start)
    for at in range(before - 1, max(-1, before - 60), -1):
        word = tokens[at].lower
        opens = at == 0 or tokens[at - 1].lower in _BEFORE_OPENER
        if tokens[at].text == ";":
            return None
        if not opens or word not in _OPENERS | _COUNT_OPENERS:
            continue
        end = next((i for i in range(at + 1, min(before, at + _LONGEST)) if tokens[i].text == ","), 0)
        end = end or _until_next_phrase(tokens, at + 1, before)
        base = _read(view, tokens[at + 1 : end], quantity)
        counted = base is not None and base.count is not None and base.count.kind is Kind.COUNT
        if base is not None and (word in ("of", "among", "across") or counted or base.noun in _PEOPLE):
            return base
    return None


def _until_next_phrase(tokens: Sequence[Token], at: int, before: int) -> int:
    """Where an opening without a comma ends: "Among the 264 patients treated before | the hazard ratio was"."""
    for i in range(at + 2, before):
        if tokens[i].lower == "the" and tokens[i - 1].lower not in _PREPOSITIONS:
            return i
    return before


def _phrase_end(tokens: Sequence[Token], at: int) -> int:
    """Where the noun phrase that begins at a token ends."""
    for i in range(at, min(len(tokens), at + _LONGEST)):
        token = tokens[i]
        headed = i > at and is_plural(tokens[i - 1].lower)
        if token.text in _ENDS or token.lower in _PREPOSITIONS or token.lower in ("and", "or", "but", "who", "which"):
            return i
        if is_verb(token) and (headed or not token.lower.endswith("ed")):
            return i
    return min(len(tokens), at + _LONGEST)


def _read(view: View, phrase: Sequence[Token], quantity: Quantity) -> Base | None:
    """The base that a phrase names; None where it names no noun of its own ("of those", "of about")."""
    if not phrase:
        return None
    start, end = phrase[0].start, phrase[-1].end
    inside = [q for q in view.quantities if start <= q.value_start < end and q is not quantity]
    count = next((q for q in inside if q.kind in _ALONE), None)
    spans = [(q.value_start, q.value_end) for q in inside]
    words = [t for t in phrase if t.kind == "w" and not any(a <= t.start < b for a, b in spans)]
    words = [t for t in words if not t.lower.endswith(("'s", "’s"))]
    noun = _head(phrase, words)
    if noun is None and count is None:
        return _antecedent(view, phrase, quantity)
    limits = {stem(t.lower) for t in words if is_content(t) and t is not noun} - _UNLIMITED - {stem(w) for w in _WIDE}
    wide = any(t.lower in _WIDE for t in words)
    text = view.text[start - view.start : end - view.start]
    return Base(stem(noun.lower) if noun else "", frozenset(limits), count, wide, text)


def _head(phrase: Sequence[Token], words: Sequence[Token]) -> Token | None:
    """The noun of a phrase: its first plural that no other noun follows ("diesel volume"), else its last word."""
    own = {t.start for t in words}
    for token, behind in zip(phrase, [*phrase[1:], None], strict=True):
        if token.start not in own or not is_plural(token.lower) or not is_content(token):
            continue
        noun = behind is not None and is_content(behind) and not is_verb(behind) and not behind.lower.endswith("ly")
        compound = noun and behind is not None and behind.start in own
        if not compound:
            return token
    return next((t for t in reversed(words) if is_content(t) and t.lower not in _WIDE), None)


def _antecedent(view: View, phrase: Sequence[Token], quantity: Quantity) -> Base | None:
    """What the pronoun of "0.7% of them" stands for: the subject of its clause, else of the clause before."""
    if phrase[0].lower not in _PRONOUNS:
        return None
    words = view.clause_subject(quantity.value_start) or _opening_noun(view)
    limits = frozenset(words[:-1]) - _UNLIMITED - {stem(w) for w in _WIDE}
    return Base(words[-1], limits, None, wide=False, text=" ".join(words), stands_for=True) if words else None


def _opening_noun(view: View) -> list[str]:
    """The words of the plural that a sentence opens with, where no verb is known behind it."""
    words = [t for t in view.tokens[:_LONGEST] if t.kind == "w" and is_content(t)]
    last = next((i for i, t in enumerate(words) if is_plural(t.lower)), -1)
    return [stem(t.lower) for t in words[: last + 1]]


def check_base(claim: View, quantity: Quantity, found: Match, matches: Sequence[Match]) -> Finding | None:
    """A finding where the claim's figure is of another base, or of a wider one, than the release's."""
    if _pools(claim) and _is_of_one_part(claim, found, matches):
        message = f"the release gives {found.quantity.text} for one of the groups only, the draft for all of them"
        return _finding(quantity, Label.QUALIFIED, "DEN102", message, found)
    mine = base_of(claim, quantity)
    if mine is None:
        return None
    passage = found.index.views[found.figure.sentence]
    theirs = base_of(passage, found.quantity)
    rival = _rival(claim, quantity, mine, theirs, found, matches)
    if rival is not None:
        message = f"the release says {rival.quantity.text} of {mine.text}; {found.quantity.text} is of something else"
        return _finding(quantity, Label.CONTRADICTED, "DEN101", message, found)
    if _cannot_be_of(mine, found, passage) and not _names_owner(claim, found, matches):
        message = f"the release gives {found.quantity.text}, but not of {mine.text}"
        return _finding(quantity, Label.CONTRADICTED, "DEN101", message, found)
    if theirs is None or found.figure.in_table:
        return None
    if _other_count(mine, theirs):
        message = f"the release gives {found.quantity.text} for {theirs.text}, not for {mine.text}"
        return _finding(quantity, Label.CONTRADICTED, "DEN101", message, found)
    if _other_limits(mine, theirs, found):
        message = f"the release gives {found.quantity.text} of {theirs.text}, not of {mine.text}"
        return _finding(quantity, Label.CONTRADICTED, "DEN101", message, found)
    if mine.wide and not theirs.wide and _one_kind(mine.noun, theirs.noun) and _is_narrower(claim, mine, theirs, found):
        message = f"the release gives {found.quantity.text} for {theirs.text} only, the draft for {mine.text}"
        return _finding(quantity, Label.QUALIFIED, "DEN102", message, found)
    return None


def _is_narrower(claim: View, mine: Base, theirs: Base, found: Match) -> bool:
    """Whether the release limits its base by words that the claim, which speaks of all, does not have."""
    if theirs.stands_for:
        return bool(theirs.limits - mine.limits)
    said = found.index.spelled_out(dict.fromkeys(claim.words(), 1.0))
    lost = {w for w in theirs.limits if w not in said and w not in found.index.topic}
    return bool(lost - _GENERIC)


def _other_count(mine: Base, theirs: Base) -> bool:
    """Whether both bases count the same thing, and not as many of it: "11 islands", where three took part."""
    a, b = mine.count, theirs.count
    if a is None or b is None or a.kind is not Kind.COUNT or b.kind is not Kind.COUNT:
        return False
    return _one_kind(mine.noun, theirs.noun) and relate(a, b) is Relation.DISJOINT


def _pools(claim: View) -> bool:
    """Whether a claim speaks of all arms or groups together: "in both arms", "across the two groups combined"."""
    words = [t.lower for t in claim.tokens]
    for i, word in enumerate(words):
        if singular(word) in _PARTS and word != singular(word):
            near = set(words[max(0, i - 3) : i + 8])
            if near & {"both", "all", "combined", "together", "pooled", "overall"}:
                return True
    return False


def _is_of_one_part(claim: View, found: Match, matches: Sequence[Match]) -> bool:
    """Whether a figure stands under the name of one arm that the claim does not name, and others under another."""
    words = claim.words()
    named = _parts_of(found)
    if not named or named & words:
        return False
    return any(_parts_of(m) and not _parts_of(m) & named and not m.relation.holds for m in matches)


def _parts_of(match: Match) -> frozenset[str]:
    return frozenset(f for f in match.figure.context if f[0] == "#" and f[1:].split(" ")[0] in _PARTS)


def _rival(
    claim: View, quantity: Quantity, mine: Base, theirs: Base | None, found: Match, matches: Sequence[Match]
) -> Match | None:
    """Another figure of the passage that is of the claim's base, where the one found has no base or another one."""
    if mine.count is None or _one_count(mine, theirs):
        return None
    passage = found.index.views[found.figure.sentence]
    others = [q for q in claim.quantities if q is not quantity and dimension(q) == dimension(quantity)]
    for match in matches:
        near = match.figure.sentence == found.figure.sentence and match.index is found.index
        if not near or match.relation.holds or match.figure.in_table:
            continue
        given = any(relate(q, match.quantity).holds for q in others)
        if not given and _one_count(mine, _behind(passage, match.quantity)):
            return match
    return None


def _one_count(mine: Base, theirs: Base | None) -> bool:
    if mine.count is None or theirs is None or theirs.count is None:
        return False
    return relate(mine.count, theirs.count).holds


def _cannot_be_of(mine: Base, found: Match, passage: View) -> bool:
    """Whether "77 (38.3%)" shows that 38.3% is of another number than the claim's."""
    if mine.count is None or not mine.count.interval.is_point or found.quantity.kind is not Kind.PERCENT:
        return False
    part = _part_before(passage, found.quantity)
    whole, percent = mine.count.low, found.quantity.low
    if part is None or not whole or percent is None or not found.quantity.interval.is_point:
        return False
    off = abs(part / whole * 100 - base_value(found.quantity, percent))
    return off > found.quantity.step


def _part_before(view: View, quantity: Quantity) -> Decimal | None:
    """The count that a percentage in brackets belongs to: "77 (38.3%)", "7 patients (4.9%)"."""
    at = bisect.bisect_left(view.quantities, quantity.start, key=lambda q: q.start) - 1
    if at < 0:
        return None
    count = view.quantities[at]
    between = view.text[count.end - view.start : quantity.start - view.start].split()
    return count.low if count.kind in _ALONE and count.interval.is_point and between == ["("] else None


def _names_owner(claim: View, found: Match, matches: Sequence[Match]) -> bool:
    """Whether the claim says whose figure it is by a word that the figure's rivals beside it do not share."""
    beside = [
        m.figure.context
        for m in matches
        if m.figure is not found.figure and m.figure.sentence == found.figure.sentence and m.index is found.index
    ]
    own = {f for f, w in found.figure.context.items() if w >= SAME_CLAUSE and f[0] not in "=@"}
    shared = {f for f in own if any(c.get(f, 0.0) >= SAME_CLAUSE for c in beside)}
    return bool((own - shared) & claim.words())


def _other_limits(mine: Base, theirs: Base, found: Match) -> bool:
    """Whether the claim's base is limited by a word by which the release limits that noun, but not for this figure."""
    if mine.noun != theirs.noun:
        return False
    index = found.index
    extra = mine.limits - theirs.limits - index.topic
    if not (theirs.wide or theirs.limits - mine.limits):
        return False
    return any(_limits_elsewhere(word, mine.noun, index) for word in extra)


def _limits_elsewhere(word: str, noun: str, index: SourceIndex) -> bool:
    """Whether the release has a word just before a noun: "subscription revenue"."""
    for i in sorted(set(index.postings.get(word, ())) & set(index.postings.get(noun, ()))):
        spots = index.views[i].features
        for before, after in _close(spots):
            if before == word and after == noun:
                return True
    return False


def _close(features: Sequence[tuple[str, int, int]]) -> Iterator[tuple[str, str]]:
    for i, (feature, clause, _) in enumerate(features):
        for other, also, _ in features[i + 1 : i + 3]:
            if also == clause:
                yield feature, other


def _one_kind(a: str, b: str) -> bool:
    return a == b or same_noun(a, b)


def _finding(quantity: Quantity, label: Label, code: str, message: str, found: Match) -> Finding:
    return Finding(
        label=label,
        code=code,
        message=message,
        start=quantity.start,
        end=quantity.end,
        evidence=(found.index.passage(found.figure.sentence),),
    )
