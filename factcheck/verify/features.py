"""What a sentence is about, as weighted features of each of its quantities.

A feature is a word stem, an identifier, a date or another figure. It weighs most in the clause that its quantity
stands in, less in the next clause, least elsewhere in the sentence: that is how "25% at 20 mg and 14% at 10 mg" keeps
each percentage with its dose.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import Stemmer

from factcheck.claims.strength import MARKS
from factcheck.claims.subject import GENERIC, VERBS, subject_of
from factcheck.quantities.calendar import MONTHS
from factcheck.quantities.lexicon import DOWN_WORDS, UP_WORDS
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.parse import parse_tokens
from factcheck.quantities.tokens import Token, tokenize
from factcheck.verify.coordination import Aligned, aligned, shared_predicates

BESIDE, SAME_CLAUSE, NEXT_CLAUSE, SAME_SENTENCE = 1.0, 0.85, 0.6, 0.4
_DISTANCES = (SAME_CLAUSE, NEXT_CLAUSE, SAME_SENTENCE)
# How near a word stands beside its figure, in code points before and after.
_BEFORE, _AFTER = 24, 48
# Nothing further off in code points is about a figure, and no sentence of more tokens is read as one: both keep the
# work linear on texts that are no prose.
_WINDOW, LONGEST = 1200, 600
_FEW = 40  # words on either side in such a text
_STOPWORDS = frozenset(
    """non a an the of in on at by for from to with within and or nor but as than that which who whom whose is are was
    were be been being has have had having do does did will would shall should may might can could must not no
    if when while where because since until after before during under over above below between among across
    against into onto upon per each every this these those it its them their his him her our us your my we they he she
    you i there here also then so yet both either neither versus vs about approximately roughly nearly almost some
    around said says say s up out more less fewer just only such other than most least all any what how based
    according very total""".split()
)
_BRACKET = 13  # tokens of a bracket that belongs to the clause around it: "(95% CI, 1.2 to 3.4)"
_OPENERS = frozenset('.:!?"“(•|')
# "…, with a median follow-up of 23.5 months": a clause that opens so brings a noun of its own.
_OWN_NOUN = frozenset({"with", "including", "excluding", "after", "plus"})
_NO_PARTIES = frozenset(
    """united states america american europe european union kingdom britain british canada japan japanese china chinese
    germany france india australia north south east west asia africa northern southern western eastern international
    phase week grade chief executive financial officer medical president chairman director
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
# Behind a noun these begin what tells its members apart: "patients on the drug and those on placebo".
_TELLING_APART = frozenset(
    "on in with who at given receiving treated taking without whose from under over aged".split()
)
_BREAKS = frozenset(",;:—")
_ITS = frozenset(("its", "their"))
_JOINTS = frozenset("and but while whereas compared versus vs against which who although though plus".split())
_WAYS = (UP_WORDS | DOWN_WORDS) - {"growth", "loss", "premium", "discount", "reduction"}
_UNBINDING = _STOPWORDS | MARKS | _WAYS
_WHOLE = frozenset({Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.IDENTIFIER})
_stemmer = Stemmer.Stemmer("english", 0)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball stem of a lower-case word (Porter's second English stemmer)."""
    return str(_stemmer.stemWord(word.replace("’", "'").removesuffix("'s")))


@dataclass(frozen=True)  # no slots: what is asked often is worked out once and kept
class View:
    """A sentence taken apart: tokens, quantities, the clause of every token, features with their clause."""

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    clauses: tuple[int, ...]
    features: tuple[tuple[str, int, int], ...]  # feature, clause, start offset

    def clause_at(self, offset: int) -> int:
        """The clause of the token at a code point."""
        at = bisect.bisect_right(self._ends, offset)
        return self.clauses[min(at, len(self.clauses) - 1)] if self.clauses else 0

    @cached_property
    def _ends(self) -> list[int]:
        return [t.end for t in self.tokens]

    @cached_property
    def _starts(self) -> list[int]:
        return [at for _, _, at in self.features]

    @cached_property
    def _verbs(self) -> list[tuple[int, int]]:
        """Clause and code point of every verb."""
        return [(c, t.start) for t, c in zip(self.tokens, self.clauses, strict=True) if is_verb(t)]

    @cached_property
    def _taken(self) -> dict[int, frozenset[int]]:
        return {}

    @cached_property
    def _coordinated(self) -> dict[int, frozenset[int]]:
        """By the place of a coordinated figure the places of the words that it shares with the others."""
        if len(self.quantities) < 2 or len(self.tokens) > LONGEST:
            return {}
        return shared_predicates(self.tokens, self.quantities, {at for _, at in self._verbs})

    @cached_property
    def aligned(self) -> dict[int, Aligned]:
        """By the place of a figure what "respectively" gives it."""
        if len(self.quantities) < 2 or len(self.tokens) > LONGEST:
            return {}
        return aligned(self.tokens, self.quantities, self.features)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset([f for f, _, _ in self.features])

    def clause_tokens(self, clause: int) -> list[Token]:
        """The tokens of one clause."""
        return [t for t, c in zip(self.tokens, self.clauses, strict=True) if c == clause]

    def context(self, quantity: Quantity) -> dict[str, float]:
        """The features around a quantity with their weights; its own figure is not among them."""
        here = self.clause_at(quantity.value_start)
        shared = self._shared_with(quantity, here)
        listed = self.aligned.get(quantity.value_start)
        weights: dict[str, float] = {}
        start, end = quantity.value_start, quantity.value_end
        first = bisect.bisect_left(self._starts, start - _WINDOW)
        after = bisect.bisect_right(self._starts, end + _WINDOW)
        if len(self.tokens) > LONGEST:
            middle = bisect.bisect_left(self._starts, start)
            first, after = max(first, middle - _FEW), min(after, middle + _FEW)
        for feature, clause, at in self.features[first:after]:
            if feature[0] == "@" or start <= at < end or (listed is not None and at in listed.others_at):
                continue
            if at in shared or (clause == here and start - _BEFORE <= at < end + _AFTER):
                weight = BESIDE
            else:
                weight = _DISTANCES[min(2, abs(clause - here))]
            if weight > weights.get(feature, 0.0):
                weights[feature] = weight
        return weights

    def own_context(self, quantity: Quantity) -> dict[str, float]:
        """The features around a quantity without what other clauses say of figures of their own.

        A summary joins what its source tells pages apart: "sales were $4 million, with a forecast of $9 million".
        """
        here = self.clause_at(quantity.value_start)
        shared = self._shared_with(quantity, here)
        amounts = (q for q in self.quantities if q.kind not in _WHOLE)
        others = {self.clause_at(q.value_start) for q in amounts} - {here}
        kept = {f for f, clause, at in self.features if clause not in others or at in shared}
        return {f: w for f, w in self.context(quantity).items() if f in kept}

    def _shared_with(self, quantity: Quantity, here: int) -> frozenset[int]:
        """Where the words stand that a figure has from other clauses."""
        shared = self._shared(here) | self._coordinated.get(quantity.value_start, frozenset())
        listed = self.aligned.get(quantity.value_start)
        if listed is None:
            return shared
        # The commas of a list are no ends of clauses: what is in no item is said of all.
        return shared | {at for _, _, at in self.features if at not in listed.others_at}

    def _shared(self, here: int) -> frozenset[int]:
        """Where the words stand that a clause takes from the one before it.

        A clause without a verb shares the verb and its subject ("alerts detected 94.6% of … and 97.9% of …"); "those"
        stands for the noun before.
        """
        if len(self.tokens) > LONGEST:
            return frozenset()
        known = self._taken.get(here)
        if known is None:
            known = self._taken[here] = self._taken_by(here)
        return known

    def _taken_by(self, here: int) -> frozenset[int]:
        rows = list(zip(self.tokens, self.clauses, strict=True))
        verbs = self._verbs
        taken: set[int] = set()
        opening = [t.lower for t, c in rows if c == here and t.text not in _BREAKS]
        compares = opening[:1] == ["compared"]  # its "with" brings no noun of its own
        first = next((w for w in opening[2 if compares else 0 :] if w not in _JOINTS), "")
        if first not in _OWN_NOUN and not any(clause == here for clause, _ in verbs):
            before = max((clause for clause, _ in verbs if clause < here), default=-1)
            own = [at for clause, at in verbs if clause == before]
            figures = [q for q in self.quantities if q.kind not in _WHOLE and self.clause_at(q.value_start) == before]
            figure = min((q.value_start for q in figures), default=-1)
            until = min(own[-1], figure) if own and figure >= 0 else own[-1] if own else -1
            taken |= {token.start for token, clause in rows if clause == before and token.start < until} | set(own)
            if own and 0 <= figure < own[-1]:
                taken |= self._predicate(before, own[-1])
        clauses = {here, *(clause for clause, _ in verbs if clause < here)} if self._has_its else ()
        owned = [c for c in clauses if self._opens_with_its(c)]
        if owned and (max(owned) == here or not any(max(owned) < clause <= here for clause, _ in verbs)):
            taken |= self._subject_before(max(owned))
        if any(token.lower == "those" for token, clause in rows if clause == here):
            taken |= self._noun_of_those(here - 1)
        return frozenset(taken)

    def _predicate(self, clause: int, verb: int) -> set[int]:
        """Where the words behind a verb are that it goes with: "64% on the drug reached remission, 31% on placebo"."""
        taken: set[int] = set()
        for token in self.clause_tokens(clause):
            if token.start > verb:
                if token.lower in _TELLING_APART:
                    break
                taken.add(token.start)
        return taken

    @cached_property
    def _has_its(self) -> bool:
        return any(t.lower in _ITS for t in self.tokens)

    def _opens_with_its(self, clause: int) -> bool:
        """Whether a clause is about what the subject of the one before has: "and its margin was 12%"."""
        words = [t.lower for t in self.clause_tokens(clause) if t.lower not in _JOINTS and t.text not in _BREAKS]
        return clause > 0 and bool(words) and words[0] in _ITS

    def _subject_before(self, clause: int) -> set[int]:
        """Where the words are before the verb of the clause before."""
        until = min((at for c, at in self._verbs if c == clause - 1), default=-1)
        return {t.start for t in self.clause_tokens(clause - 1) if t.start < until}

    def _noun_of_those(self, clause: int) -> set[int]:
        """Where the noun that "those" stands for is: behind the last figure of a clause, up to what tells it apart."""
        after = max((q.value_end for q in self.quantities if self.clause_at(q.value_start) == clause), default=-1)
        taken: set[int] = set()
        for token in self.clause_tokens(clause):
            if token.start < after or (token.lower == "of" and not taken):
                continue
            if token.lower in _TELLING_APART and taken:
                break
            taken.add(token.start)
        return taken

    def clause_subject(self, offset: int) -> list[str]:
        """Stems of the subject of the clause at a code point; that of the clause before it where it has none."""
        for clause in range(self.clause_at(offset), -1, -1):
            tokens = [t for t in self.clause_tokens(clause) if t.lower not in _JOINTS and t.text not in _BREAKS]
            found = stems(t for t in subject_of(tokens) if t.lower not in GENERIC)
            if found:
                return found
        return []

    def subject(self, *, before: int) -> list[str]:
        """Stems of the subject where it ends before a code point; none where it stands for something named before."""
        spans = [(q.value_start, q.value_end) for q in self.quantities]
        words = [t for t in subject_of(self.tokens) if t.end <= before and t.lower not in GENERIC]
        return stems(t for t in words if not any(start <= t.start < end for start, end in spans))

    def names(self) -> list[tuple[str, int]]:
        """Names of parties, as stem and clause: capitalised words in mid-sentence; acronyms and places are none."""
        spans = [(q.start, q.end) for q in self.quantities]
        found = []
        for before, token, clause in zip(self.tokens, self.tokens[1:], self.clauses[1:], strict=False):
            proper = len(token.text) > 3 and token.text[0].isupper() and token.text[1:].islower()
            if not proper or before.text in _OPENERS or token.lower in MONTHS or token.lower in _NO_PARTIES:
                continue
            if is_content(token) and not any(start <= token.start < end for start, end in spans):
                found.append((stem(token.lower), clause))
        return found

    def words(self) -> frozenset[str]:
        """All features of the sentence."""
        return self._words


def view(text: str, start: int, end: int) -> View:
    """Take `text[start:end]` apart; offsets stay those of `text`."""
    tokens = tokenize(text, start, end)
    quantities = parse_tokens(text, tokens)
    clauses = _clauses(tokens)
    return View(text[start:end], start, end, tuple(tokens), quantities, clauses, _features(tokens, clauses, quantities))


def flat(text: str) -> str:
    """A text with its white space folded, for telling whether two sentences are the same words."""
    return " ".join(text.split()).rstrip(". ")


def is_verb(token: Token) -> bool:
    """Whether a word is a verb form that newswires use, or looks like a past tense."""
    if token.kind != "w" or token.lower in _JOINTS:
        return False
    return token.lower in VERBS or (len(token.text) > 4 and token.lower.endswith("ed"))


def is_content(token: Token) -> bool:
    """Whether a token is a word that says what a sentence is about."""
    return token.kind == "w" and token.lower not in _STOPWORDS


def _binds(token: Token) -> bool:
    """Whether a word tells what a figure is of: how firmly it is said, or which way it went, does not."""
    return token.kind == "w" and token.lower not in _UNBINDING


def stems(tokens: Iterable[Token]) -> list[str]:
    """Stems of the content words."""
    return [stem(t.lower) for t in tokens if is_content(t)]


def _clauses(tokens: list[Token]) -> tuple[int, ...]:
    """Number the clauses; a short bracket belongs to the clause around it."""
    numbers, clause = [], 0
    depth_end = -1
    fresh = True  # whether nothing but joints stands in the clause so far
    for i, token in enumerate(tokens):
        if token.kind == "w":
            joint = token.lower in _JOINTS and i > depth_end
        elif token.text == "," and i > depth_end and (aside := _aside(tokens, i)):
            depth_end, joint = aside, False
        elif token.text == "(":
            close = next((j for j in range(i + 1, min(len(tokens), i + _BRACKET)) if tokens[j].text == ")"), -1)
            depth_end = max(depth_end, close)
            joint = close < 0
        else:
            joint = i > depth_end and (token.text in _BREAKS or (token.text in "–-" and _is_dash(tokens, i)))
        if joint and not fresh:
            clause, fresh = clause + 1, True
        elif not joint:
            fresh = False
        numbers.append(clause)
    return tuple(numbers)


def _aside(tokens: Sequence[Token], i: int) -> int:
    """Where a share of a whole ends that only comments on the subject before it: ", 40% of the total, rose"; else 0."""
    if i + 2 >= len(tokens) or tokens[i + 1].kind != "n" or tokens[i + 2].lower not in ("%", "percent"):
        return 0
    inside = tokens[i + 1 : i + _BRACKET]
    close = next((n for n, t in enumerate(inside) if t.text == ","), 0)
    words = [t.lower for t in inside[:close]]
    shares = words[2:3] == ["of"]
    verb = shares and close + 1 < len(inside) and is_verb(inside[close + 1])
    return i + 1 + close if verb and not any(is_verb(t) for t in inside[:close]) else 0


def _is_dash(tokens: Sequence[Token], i: int) -> bool:
    """Whether a dash stands free between words, and is neither a hyphen nor a minus."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return not tokens[i].glued and (after is None or not after.glued)


def _features(
    tokens: list[Token], clauses: tuple[int, ...], quantities: tuple[Quantity, ...]
) -> tuple[tuple[str, int, int], ...]:
    found: list[tuple[str, int, int]] = []
    spans = iter([(*_extent(q), q) for q in quantities])
    current = next(spans, None)
    for i, (token, clause) in enumerate(zip(tokens, clauses, strict=True)):
        while current is not None and token.start >= current[1]:
            current = next(spans, None)
        if current is not None and current[0] <= token.start:
            if token.start == current[0]:
                found.extend((f, clause, token.start) for f in figure_features(current[2]))
            continue
        letters = _joined(tokens, i)
        if letters:
            found.append((letters, clause, token.start))
        elif _binds(token) and not (i >= 2 and _joined(tokens, i - 2)):
            word = stem(token.lower)
            found.append((_negated(tokens, i) + word if token.glued else word, clause, token.start))
    return tuple(found)


def _joined(tokens: Sequence[Token], i: int) -> str:
    """ "R&D", "SG&A": letters that a sign joins are one word, whatever small words they look like."""
    three = tokens[i : i + 3]
    if len(three) < 3 or three[1].text != "&" or not (three[1].glued and three[2].glued):
        return ""
    return "".join(t.lower for t in three) if three[0].text.isupper() and three[2].text.isupper() else ""


def _extent(quantity: Quantity) -> tuple[int, int]:
    """The words that are a figure and no context: all of a date or a name, of an amount only the value."""
    if quantity.kind in _WHOLE:
        return quantity.start, quantity.end
    return quantity.value_start, quantity.value_end


def _negated(tokens: Sequence[Token], i: int) -> str:
    """ "non-" for the word behind it: what is not GAAP is told from GAAP."""
    fast = i >= 2 and tokens[i].glued and tokens[i - 1].text in "-‑" and tokens[i - 1].glued
    return "non-" if fast and tokens[i - 2].lower == "non" else ""


def figure_features(quantity: Quantity) -> tuple[str, ...]:
    """Features of a figure for its neighbours: a name, a date with its year, a timepoint, or the value."""
    if quantity.kind is Kind.IDENTIFIER:
        return (f"#{quantity.unit}",)
    low, high = quantity.low, quantity.high
    key = f"{quantity.unit}:{low if low is None else low.normalize()}:{high if high is None else high.normalize()}"
    if quantity.kind in (Kind.DATE, Kind.PERIOD, Kind.ORDINAL):
        return (f"@{key}",)
    return (f"={key}",)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Features ready to be held against many contexts: each with its rarity and its weight, and what they sum to."""

    rows: tuple[tuple[str, float, float], ...]
    total: float

    @classmethod
    def of(cls, features: Mapping[str, float], rarity: Mapping[str, float], unseen: float) -> Weighed:
        """Features with their weights, and how rare each is in the source; `unseen` is for those it does not have."""
        rows = tuple((f, rarity.get(f, unseen), w) for f, w in features.items())
        return cls(rows, sum([rare * w for _, rare, w in rows]))

    def overlap(self, theirs: Mapping[str, float]) -> float:
        """The share of these features that `theirs` covers, each by its rarity and its weights; 0 to 1."""
        if not self.total:
            return 0.0
        get = theirs.get
        shared = [rare * (w if w <= t else t) for f, rare, w in self.rows if (t := get(f)) is not None]
        return sum(shared) / self.total


def overlap(
    mine: Mapping[str, float], theirs: Mapping[str, float], rarity: Mapping[str, float], unseen: float
) -> float:
    """The same for one context alone."""
    return Weighed.of(mine, rarity, unseen).overlap(theirs)
