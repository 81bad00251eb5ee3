"""Statements said in other words: supported where one passage says nearly all of them, as strongly and in one sense.

The words are aligned (:mod:`factcheck.verify.alignment`). What the passage says of them is asked for then: whether it
denies them, how far they have come, what limits them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.events import SEEKING
from factcheck.claims.paraphrase import irregular
from factcheck.claims.polarity import opposed
from factcheck.claims.speaker import surname
from factcheck.claims.strength import Strength, strength_of
from factcheck.claims.subject import BASES
from factcheck.quantities.model import WHEN
from factcheck.quantities.tokens import Token
from factcheck.verify.alignment import EMPTY, LIGHT, QUANTIFIERS, Item, Pair, align, items_of, lookup_stems
from factcheck.verify.doers import is_of_another
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, figure_features, is_verb, stem, view
from factcheck.verify.findings import Finding, Label
from factcheck.verify.forecasts import tells_of_forecast
from factcheck.verify.occasions import date_instead, other_dates
from factcheck.verify.offices import check_office
from factcheck.verify.speakers import credited_in, may_be, speaker_of
from factcheck.verify.superlatives import unsaid
from factcheck.verify.wording import is_set
from factcheck.verify.wordlist import doer_first

# The shares of a statement, by rarity, that the passage itself and it with what stands around it must say: set by eye
# on two sets of claims, not fitted.
NEAR, FULL = 0.4, 0.75
_SURROUNDED, _ALL = 0.25, 0.9
_WRONG_NEAR, _WRONG_FULL = 0.4, 0.8
_AS_NEAR = 0.05
_LOOKED_AT = 6
_AROUND = 2  # sentences before a passage in its paragraph
_OPENING = 8
_REACH = 8
_DENIALS = frozenset("not no never none neither nor without cannot n't nobody nothing unable fail failed fails".split())
_PAIRS = {("yet", "to"), ("rather", "than"), ("instead", "of")}
_NOT_DENYING = frozenset("more less fewer later earlier greater longer higher lower only least matter doubt".split())
_PENDING = frozenset(
    "subject pending await awaits awaiting waiting depends depend conditional require requires".split()
)
_HANGING = frozenset("depends depend dependent contingent conditional conditioned hinges hinge".split())
_LIMITS = frozenset(
    """only until unless except excluding if provided mostly partly partially some most many few several half nearly
    almost among subject pending depends depend conditional contingent""".split()
)
_UNTIL = frozenset("before until unless except".split())
_ROLES = frozenset(stem(w) for w in "chief officer director president chair chairman ceo cfo boss".split())
_OPENERS = frozenset("the a an it this that these those we our its he she they in on at no not none".split())
_GOING_ON = frozenset("it this that these those they he she the its his her their".split())
# "Withdrawn", "chosen": verbs too, which their ending does not tell.
_IRREGULAR = frozenset(stem(base) for form, base in irregular().items() if base in BASES and form.endswith("n"))
_COMPARING = frozenset("than versus vs".split())


@dataclass(frozen=True, slots=True)
class Account:
    """What one passage says of a statement."""

    index: SourceIndex
    sentence: int
    pairs: tuple[Pair, ...]
    headed: tuple[Pair, ...]  # with the words of its heading and of the line that leads it in
    near: float  # the share of the statement, by rarity, that the passage itself says
    full: float  # with what stands around it
    left: tuple[Item, ...]  # what neither says


def check_restated(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding on a statement that a passage makes in other words, denies, or makes less firmly; else None."""
    if tells_of_forecast(claim):
        return None
    for index in sources:
        worse: Finding | None = None
        found = accounts(claim, index)
        for account in found:
            finding = _judge(claim, account)
            if finding is not None and finding.label is Label.SUPPORTED:
                return finding
            if account.near >= found[0].near - _AS_NEAR:  # what a passage denies that says less of it is another thing
                worse = worse or finding
        if worse is not None:
            return worse
    return None


def _judge(claim: View, account: Account) -> Finding | None:
    passage = account.index.views[account.sentence]
    undated = [item for item in account.left if not _is_date(item)]
    if any(_matters(item) for item in undated) or not account.pairs:
        return None
    said = _about(passage, account.pairs)
    if opposed((t.lower for t in claim.tokens), (t.lower for t in said)) is not None:
        return None
    surely = account.near >= _WRONG_NEAR and account.full >= _WRONG_FULL
    one_sense = _one_sense(claim, said, account.pairs, account.headed)
    if len(undated) < len(account.left):
        return _other_date(claim, account) if one_sense else None
    if not one_sense:
        turned = [p for p in account.headed if p.turned]
        if not (surely and _denial_meets(passage, claim, [*account.pairs, *turned])):
            return None
        return _finding(claim, account, Label.CONTRADICTED, "NEG101", "the release says the opposite")
    mine, theirs = _firmness(claim.tokens, claim, ()), _firmness(said, passage, account.pairs)
    lower = [t.lower for t in claim.tokens]
    # What will not happen is not happening, and what is "yet to" happen is no more than expected.
    open_ = denials(claim.tokens) and (("yet", "to") in pairwise(lower) or (denials(said) and theirs is Strength.WILL))
    set_ = theirs is Strength.WILL and any(is_set(claim, q.start) for q in claim.quantities if q.kind in WHEN)
    # That something depends on another is itself a fact, however open what it speaks of is.
    hangs = _hangs(claim.tokens) and _hangs(said)
    open_ = open_ or set_ or hangs
    if (mine >= Strength.DOING > theirs or (mine, theirs) == (Strength.WILL, Strength.MAY)) and not open_:
        message = "the release says that this is planned, expected or possible; the draft says it more firmly"
        return _finding(claim, account, Label.QUALIFIED, "MOD102", message) if surely else None
    limit = _limit(claim, passage, account.pairs)
    if limit in _UNTIL and denials(claim.tokens) and surely:
        return _finding(claim, account, Label.QUALIFIED, "LIM101", f"the release limits this: “{limit} …”")
    ahead = limit in _PENDING and (hangs or bool({"yet", "pending", "awaits", "awaiting"} & set(lower)))
    if (
        (limit and not ahead)
        or (mine > max(theirs, Strength.EXPECTS) and not open_)
        or _is_turned(claim, passage, account.pairs)
    ):
        return None
    if not _is_enough(account) or _is_of_other_date(claim, passage) or _is_news(claim, passage, account.pairs):
        return None
    other = check_office(claim, account.index, account.sentence)
    return other or _finding(claim, account, Label.SUPPORTED, "SUP205", "the release says this in other words")


def _hangs(tokens: Sequence[Token]) -> bool:
    """Whether words say that something depends on another: "subject to", "depends on"."""
    pairs = pairwise([t.lower for t in tokens])
    return any((a == "subject" and b == "to") or (a in _HANGING and b in ("on", "upon")) for a, b in pairs)


def _is_date(item: Item) -> bool:
    return item.figure is not None and item.figure.kind in WHEN


def _other_date(claim: View, account: Account) -> Finding | None:
    """The finding that a passage says all of a claim but its date, and has another in its place."""
    mine = [i for i in items_of(claim) if not set(i.stems) <= EMPTY]
    dates = [i.figure for i in account.left if i.figure is not None and _is_date(i)]
    bare = _account([i for i in mine if i.figure not in dates], account.index, account.sentence)
    if bare is None or bare.near < _WRONG_NEAR or bare.full < _WRONG_FULL or len(dates) != 1:
        return None
    theirs = date_instead(claim, dates[0], account.index.views[account.sentence], account.pairs)
    if theirs is None or is_of_another(claim, account.index.views[account.sentence], account.pairs):
        return None
    found = _finding(claim, account, Label.CONTRADICTED, "DAT101", f"the release says {theirs.text}")
    return found.model_copy(update={"start": dates[0].start, "end": dates[0].end, "instead": theirs.text})


def _is_news(claim: View, passage: View, pairs: Sequence[Pair]) -> bool:
    """Whether a claim says of its subject what the passage says of another, or a superlative that it has not."""
    return unsaid(claim, passage) or is_of_another(claim, passage, pairs)


def _is_enough(account: Account) -> bool:
    return account.full >= (FULL if account.near >= NEAR else _ALL) and account.near >= _SURROUNDED


def _finding(claim: View, account: Account, label: Label, code: str, message: str) -> Finding:
    shown = (account.index.passage(account.sentence),)
    return Finding(label=label, code=code, message=message, start=claim.start, end=claim.end, evidence=shown)


def _matters(item: Item) -> bool:
    """Whether a word that no passage has makes another statement of it: a name, a figure, a quantifier, a verb."""
    if item.exact or item.name or item.stem in QUANTIFIERS or set(item.stems) & _ROLES:
        return True
    return _is_act(item)


def _is_act(item: Item) -> bool:
    return (item.verb or item.stem in _IRREGULAR) and item.stem not in LIGHT


def accounts(claim: View, index: SourceIndex) -> list[Account]:
    """What the passages nearest to a claim say of it, best first."""
    mine = [i for i in items_of(claim) if not set(i.stems) <= EMPTY]
    if not mine:
        return []
    told = credited_in(claim, index)
    found: list[Account | None] = []
    for i in index.nearest(lookup_stems(mine), limit=_LOOKED_AT):
        speaker = speaker_of(index, i) if told else None
        own = [at for name, at in told.items() if speaker is not None and may_be(name, speaker, index)]
        if speaker is not None and not own:
            continue
        # Whoever says a passage is not named in it: that the claim names them asks nothing more of it.
        taken = own[0] if own else frozenset()
        asked = [item for item in mine if item.token not in taken]
        found.append(_account(asked, index, i) if asked else None)
    return sorted((a for a in found if a is not None), key=lambda a: (-a.near - a.full, a.sentence))


def _account(mine: Sequence[Item], index: SourceIndex, sentence: int) -> Account | None:
    pairs = align(mine, index.items(sentence))
    own = {id(p.mine) for p in pairs}
    weight = {id(i): _weight(index, i) for i in mine}
    total = sum(weight.values())
    near = sum(weight[i] for i in own) / total
    if near < _SURROUNDED:
        return None
    rest = [i for i in mine if id(i) not in own]
    headed = align(rest, _headed(index, sentence))
    over = {id(p.mine) for p in headed}
    verb = next((i.token for i in mine if i.verb), len(mine))
    goes_on = index.views[sentence].tokens[0].lower in _GOING_ON
    # A name of the sentence before may be of anything, unless it opens the claim or this sentence goes on with it.
    free = [
        i
        for i in rest
        if id(i) not in over
        and not _is_act(i)  # what another sentence tells of may be planned there, or of something else
        and (goes_on or i.token < verb or not (i.exact or i.name) or i.stem in index.topic)
    ]
    passage = index.views[sentence]
    free = [i for i in free if not (i.figure and _is_date(i) and other_dates(i.figure, passage, pairs))]
    also = over | {id(p.mine) for p in align(free, _before(index, sentence))}
    own_subject = _has_subject(index, sentence)
    also |= {
        id(i)
        for i in rest
        if _is_known(index, i, subject=i.token < verb and not own_subject)
        and not (i.figure and _is_date(i) and other_dates(i.figure, passage, pairs))
    }
    full = near + sum(weight[i] for i in also) / total
    left = tuple(i for i in rest if id(i) not in also and not _is_part_of_name(i, pairs, index))
    return Account(index, sentence, tuple(pairs), tuple(headed), near, full, left)


def _has_subject(index: SourceIndex, sentence: int) -> bool:
    """Whether a passage opens with a name of its own that does something."""
    tokens = index.views[sentence].tokens
    verb = next((n for n, t in enumerate(tokens) if is_verb(t)), 0)
    capitals = [n for n, t in enumerate(tokens[:verb]) if t.text[0].isupper() and t.lower not in _OPENERS]
    return any(n or stem(tokens[n].lower) in index.topic for n in capitals if tokens[n].kind == "w")


def _is_known(index: SourceIndex, item: Item, *, subject: bool) -> bool:
    """Whether the whole release is about a word: who issues it, what its headline names, the period it reports on."""
    if item.exact and item.stem[0] == "@":
        return any(item.stem in figure_features(q) for q in index.periods)
    if item.name or item.capital:
        if any(item.stem == stem(surname(person)) for person in index.people):
            return False  # who said or did it is what is asked
        return subject and (item.stem in index.topic or any(item.stem in v.words() for v in index.views[:_OPENING]))
    return item.stem in index.topic


def _weight(index: SourceIndex, item: Item) -> float:
    known = [index.rarity[s] for s in item.stems if s in index.rarity]
    return max(known, default=index.unseen) * (0.3 if item.stem in LIGHT else 1.0)


def _before(index: SourceIndex, sentence: int) -> list[Item]:
    """The words of what stands before a passage in its paragraph, what others say left out."""
    here, speaker = index.sentences[sentence].paragraph, speaker_of(index, sentence)
    places = [i for i in range(max(0, sentence - _AROUND), sentence) if index.sentences[i].paragraph == here]
    if speaker is not None:
        places = [i for i in places if speaker_of(index, i) in (None, speaker)]
    return [item for i in places for item in index.items(i)]


def _headed(index: SourceIndex, sentence: int) -> list[Item]:
    """The words of what stands over a passage: its heading and the line that leads it in."""
    found = [item for i in index.leads.get(sentence, ()) for item in index.items(i)]
    title = index.document.sections[index.sentences[sentence].section].title or ""
    return found + items_of(view(title, 0, len(title)))


def _is_part_of_name(item: Item, pairs: Sequence[Pair], index: SourceIndex) -> bool:
    """Whether a name stands beside another that the passage has: "Orvane" for "Orvane Marine"."""
    beside = any(p.mine.name and abs(p.mine.token - item.token) == 1 for p in pairs)
    return item.name and beside and item.stem in index.vocabulary


def _about(passage: View, pairs: Sequence[Pair]) -> list[Token]:
    """The clauses of a passage that say what the claim says."""
    clauses = {passage.clauses[p.theirs.token] for p in pairs}
    return [t for t, c in zip(passage.tokens, passage.clauses, strict=True) if c in clauses]


def _one_sense(claim: View, said: Sequence[Token], pairs: Sequence[Pair], headed: Sequence[Pair]) -> bool:
    """Whether both assert or both deny; what is "yet to come" agrees with what is expected, applied for or open."""
    mine = {t for p in pairs for t in range(p.mine.token, p.mine.last + 1) if len(p.mine.stems) > 1 or p.turned}
    own = [t for i, t in enumerate(claim.tokens) if i not in mine]
    turned = sum(p.turned for p in [*pairs, *headed])
    odd = (denials(own) + denials(said) + turned) % 2 == 1
    if not odd:
        return True
    ahead = any(t.lower in _PENDING for t in said) or (strength_of(list(said)) or Strength.DID) <= Strength.WILL
    return ahead and any(t.lower == "yet" for t in claim.tokens) and not denials(said)


def denials(tokens: Sequence[Token]) -> int:
    """How many words deny."""
    count = 0
    for i, token in enumerate(tokens):
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        ended = (token.lower, after) == ("no", "longer") and [t.lower for t in tokens[i + 2 : i + 3]] != ["than"]
        denies = ended or (_is_denial(token) and after not in _NOT_DENYING)
        count += denies or (token.lower, after) in _PAIRS
    return count


def _is_denial(token: Token) -> bool:
    return token.lower in _DENIALS or token.lower.endswith(("n't", "n’t"))


def _denial_meets(passage: View, claim: View, pairs: Sequence[Pair]) -> bool:
    """Whether what one side denies is a word that both have."""
    sides = ((passage.tokens, [p.theirs for p in pairs]), (claim.tokens, [p.mine for p in pairs]))
    for tokens, items in sides:
        for i, token in enumerate(tokens):
            if _is_denial(token) and any(i < item.token <= i + _REACH for item in items):
                return True
    return any(p.turned for p in pairs)


def _firmness(said: Sequence[Token], passage: View, pairs: Sequence[Pair]) -> Strength:
    """How firmly something is said; what somebody agreed or asked "to" do is not done."""
    rung = strength_of(list(said)) or Strength.DID
    for pair in pairs:
        at = pair.theirs.token
        lead = [t.lower for t in passage.tokens[max(0, at - 3) : at]]
        if pair.mine.verb and ((lead[-1:] == ["to"] and set(lead) & SEEKING) or lead[-2:] == ["subject", "to"]):
            rung = min(rung, Strength.PLANS)
    return rung


def _limit(claim: View, passage: View, pairs: Sequence[Pair]) -> str | None:
    """A word that limits what the matched clauses say and is not in the claim."""
    said = {t.lower for t in claim.tokens}
    first = min(p.theirs.token for p in pairs)
    last = max(p.theirs.last for p in pairs)
    for i in range(max(0, first - 2), min(len(passage.tokens), last + 3)):
        word = passage.tokens[i].lower
        if word in _LIMITS | _UNTIL and word not in said and not _is_paired(i, pairs):
            return word
    return None


def _is_paired(token: int, pairs: Sequence[Pair]) -> bool:
    return any(p.theirs.token <= token <= p.theirs.last for p in pairs)


def _is_of_other_date(claim: View, passage: View) -> bool:
    """Whether a passage has several dates and the claim fewer: which of them is of what is another rule's to say."""
    mine, theirs = (sum(q.kind in WHEN for q in v.quantities) for v in (claim, passage))
    return 0 < mine < theirs


def _is_turned(claim: View, passage: View, pairs: Sequence[Pair]) -> bool:
    """Whether doer and done-to change places, two names do, or the claim compares."""
    if {t.lower for t in claim.tokens} & _COMPARING:
        return True
    mine, theirs = _ranks(claim), _ranks(passage)
    placed = [(mine[p.mine.token], theirs[p.theirs.token], p) for p in pairs if _is_placed(p, mine, theirs)]
    names = [(a, b) for a, b, p in placed if p.mine.name or p.mine.capital]
    if any((a < c) != (b < d) for a, b in names for c, d in names if a != c and b != d):
        return True
    for verb, at, pair in placed:
        if not (_is_deed(claim, pair.mine) and _is_deed(passage, pair.theirs)):
            continue
        if any((a < verb) != (b < at) for a, b in names):
            return True
        before = any(a < verb and b > at for a, b, _ in placed)
        if before and any(a > verb and b < at for a, b, _ in placed):
            return True
    return False


def _is_deed(taken: View, item: Item) -> bool:
    return item.verb or taken.tokens[item.token].lower in BASES


def _is_placed(pair: Pair, mine: Mapping[int, int], theirs: Mapping[int, int]) -> bool:
    return pair.mine.token in mine and pair.theirs.token in theirs


def _ranks(taken: View) -> dict[int, int]:
    """The place of every token among the words that count, who does it first."""
    return {t: n for n, w in enumerate(doer_first(taken)) for t in range(w.token, w.last + 1)}
