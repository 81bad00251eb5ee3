"""Events: how far a claim says that something has come, against how far the source says it has.

What the source only expects, has applied for or denies is not done; what it still expects has not happened yet. A
passage counts where it speaks of the same event and of what the claim names with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.events import FAMILY, Mention, Status, mentions
from factcheck.claims.strength import MARKS, NEGATIONS, Strength, strength_of
from factcheck.claims.subject import GENERIC, subject_of
from factcheck.quantities.tokens import Token
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, is_content, stem
from factcheck.verify.findings import Finding, Label
from factcheck.verify.wording import is_set
from factcheck.verify.wordlist import denies_doer, key_of

_ABOUT_IT = 0.7  # of what a claim names, by rarity, that a passage must speak of
_ALL_OF_IT = 0.95
_IN_IT = 0.5  # of that, what the passage itself must have, its paragraph and the headline left out
_SHORT = 4  # words that tell too little of an event for their clause to stand alone
_LOOKED_AT = 12
_PARAGRAPH = 8
_OPENING = 8  # sentences that tell the news
_SMALL = frozenset(
    """already yet now still officially formally successfully fully carries carried holds held received receives won
    obtained secured made makes took taken granted awarded got given finalized completed completes closed""".split()
)
_MODALS = frozenset("will would shall should may might can could cannot".split())
_NEWS = frozenset("announced announcement reported reporting news release issued unveiled disclosed".split())
# What opens the reason for an event or its occasion, which the passage on the event need not give again.
_ASIDES = {("as", "part"), ("in", "answer"), ("in", "response"), ("in", "line"), ("in", "accordance")}
_REASONS = frozenset("because following amid despite after".split())
_STEMS: dict[str, frozenset[str]] = {}
for _word, _family in FAMILY.items():
    _STEMS[_family] = _STEMS.get(_family, frozenset()) | {stem(_word)}


@dataclass(frozen=True, slots=True)
class _Account:
    """What one passage says of the event: how far it has come and how much of the claim it speaks of."""

    index: SourceIndex
    sentence: int
    status: Status
    fit: float


def check_status(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding on how far an event has come; None where the claim tells of none or the source does not settle it."""
    found = [_check(claim, mention, sources) for mention in _events(claim)]
    wrong = [f for f in found if f is not None and f.label is not Label.SUPPORTED]
    return wrong[0] if wrong else found[0] if len(found) == 1 else None


def _check(claim: View, mention: Mention, sources: Sequence[SourceIndex]) -> Finding | None:
    accounts = sorted(_accounts(claim, mention, sources), key=lambda a: -a.fit)
    if not accounts:
        return None
    best = accounts[0]
    done = [a for a in accounts if a.status is Status.DONE]
    if mention.status is Status.DENIED and done:
        return _finding(claim, done[0], Label.CONTRADICTED, "NEG101", "the release says that this has happened")
    if mention.status is Status.DENIED:
        said = "the release says that this is still to come"
        return _finding(claim, best, Label.SUPPORTED, "SUP203", said) if best.fit >= _ALL_OF_IT else None
    if done:
        return None
    set_ = is_set(claim, claim.tokens[mention.token].start) and _will(best, mention)
    if best.status is Status.DENIED:
        return _finding(claim, best, Label.CONTRADICTED, "NEG101", "the release says that this has not happened")
    if set_ and best.status is Status.AHEAD:
        return None
    said = "applied for or agreed, not done" if best.status is Status.PENDING else "still to come"
    return _finding(claim, best, Label.QUALIFIED, "MOD102", f"the release says that this is {said}")


def _will(account: _Account, mention: Mention) -> bool:
    """Whether a passage says that an event will happen, and no less firmly."""
    view = account.index.views[account.sentence]
    told = [view.clauses[m.token] for m in mentions(view.tokens, view.clauses) if m.family == mention.family]
    return any(strength_of(view.clause_tokens(clause)) is Strength.WILL for clause in told)


def check_overstated(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding on an event that has not come as far as a claim with figures says; None where it has."""
    found = check_status(claim, sources)
    return found if found is not None and found.label is not Label.SUPPORTED else None


def _events(claim: View) -> list[Mention]:
    """The events that a claim asserts or denies, one of a family; of "completed the acquisition" the acquisition."""
    until = _until(claim)
    told = [m for m in mentions(claim.tokens, claim.clauses) if m.token < until and m.status is not None]
    if not told or told[0].status not in (Status.DONE, Status.DENIED):
        return []
    if any(t.lower in _MODALS for t in claim.tokens[: told[0].token]):
        return []
    if told[0].status is Status.DENIED and denies_doer(claim.tokens):
        return []
    firm = [m for m in told if m.status is told[0].status]
    firm = [m for m in firm if m.family != "complete"] or firm
    return list({m.family: m for m in reversed(firm)}.values())[::-1]


def _until(claim: View) -> int:
    """Where a clause begins that only says when: "when it announced the designation"."""
    for i, token in enumerate(claim.tokens):
        if i > 2 and token.lower in ("when", "as", "before", "until") and _tells_news(claim, i):
            return i
    return len(claim.tokens)


def _tells_news(claim: View, start: int) -> bool:
    return any(t.lower in _NEWS for t in claim.tokens[start:])


def _asked(claim: View, mention: Mention, index: SourceIndex) -> frozenset[str] | None:
    """What the claim names besides its event; None where the clause on when is not about the release's own news."""
    until = _until(claim)
    later = {key_of(t.lower) for t in claim.tokens[until + 1 :] if is_content(t) and t.lower not in _NEWS}
    if later and not later <= _news_words(index):
        return None
    spans = [(q.start, q.end) for q in claim.quantities if q.kind != "identifier"]
    words = set()
    for token in _about(claim, mention, until):
        free = not any(start <= token.start < end for start, end in spans)
        if free and is_content(token) and token.lower not in MARKS | NEGATIONS | _SMALL | _NEWS:
            words.add(stem(token.lower))
    identifiers = {f for f, _, at in claim.features if f[0] == "#" and at < _offset(claim, until)}
    named = {
        stem(t.lower)
        for q in claim.quantities
        if q.kind == "identifier"
        for t in claim.tokens
        if q.start <= t.start < q.end
    }
    return frozenset((words - named - _STEMS[mention.family] - {stem(w) for w in ("complete", "close")}) | identifiers)


def _about(claim: View, mention: Mention, until: int) -> list[Token]:
    """The words that say which event is meant: those of its clause, without its reason or occasion."""
    here = claim.clauses[mention.token]
    tokens = [t for t, c in zip(claim.tokens[:until], claim.clauses[:until], strict=True) if c == here]
    if sum(is_content(t) for t in tokens) < _SHORT:
        tokens = list(claim.tokens[:until])
    for i, (token, after) in enumerate(pairwise(tokens)):
        if token.start > claim.tokens[mention.token].start and (
            token.lower in _REASONS or (token.lower, after.lower) in _ASIDES
        ):
            return tokens[:i]
    return tokens


def _offset(claim: View, token: int) -> int:
    return claim.tokens[token].start if token < len(claim.tokens) else claim.end


def _news_words(index: SourceIndex) -> frozenset[str]:
    """The words of the headline and of what opens the release, in their normal form."""
    return frozenset(key_of(t.lower) for v in index.views[:_OPENING] for t in v.tokens)


def _accounts(claim: View, mention: Mention, sources: Sequence[SourceIndex]) -> Iterator[_Account]:
    for index in sources:
        asked = _asked(claim, mention, index)
        if not asked:
            continue
        places = dict.fromkeys(i for s in sorted(_STEMS[mention.family]) for i in index.postings.get(s, ()))
        for i in list(places)[: 4 * _LOOKED_AT]:
            view = index.views[i]
            told = [
                m.status
                for m in mentions(view.tokens, view.clauses)
                if m.family == mention.family and m.status is not None
            ]
            fit = _fit(asked, index, i) if told else 0.0
            if fit >= _ABOUT_IT:
                yield _Account(index, i, max(told), fit)


def _fit(asked: frozenset[str], index: SourceIndex, sentence: int) -> float:
    """The share of what is asked that a passage speaks of, 0 where too little of it stands in the passage itself."""
    own = index.views[sentence].words()
    if any(f[0] == "#" and f not in own and _rival(f, own) for f in asked):
        return 0.0
    around = own | index.topic | _paragraph(index, sentence)
    weight = {f: index.rarity.get(f, index.unseen) for f in asked}
    near = sum(w for f, w in weight.items() if f in around) / sum(weight.values())
    # What the whole release is about need not stand in the passage again.
    free = {f: w for f, w in weight.items() if f not in index.topic} or weight
    inside = max(sum(w for f, w in part.items() if f in own) / sum(part.values()) for part in (weight, free))
    return near if inside >= _IN_IT or _stands_for(index.views[sentence]) else 0.0


def _rival(name: str, others: frozenset[str]) -> bool:
    letters = "".join(c for c in name if c.isalpha())
    return any(o[0] == "#" and "".join(c for c in o if c.isalpha()) == letters for o in others)


def _stands_for(view: View) -> bool:
    """Whether a sentence opens with a noun that stands for something named before: "The trial has not started"."""
    subject = subject_of(view.tokens)
    return bool(subject) and all(t.lower in GENERIC for t in subject)


def _paragraph(index: SourceIndex, sentence: int) -> frozenset[str]:
    here = index.sentences[sentence].paragraph
    words: set[str] = set()
    for i in range(sentence - 1, max(-1, sentence - 1 - _PARAGRAPH), -1):
        if index.sentences[i].paragraph != here:
            break
        words |= index.views[i].words()
    return frozenset(words)


def _finding(claim: View, account: _Account, label: Label, code: str, message: str) -> Finding:
    shown = (account.index.passage(account.sentence),)
    return Finding(label=label, code=code, message=message, start=claim.start, end=claim.end, evidence=shown)
