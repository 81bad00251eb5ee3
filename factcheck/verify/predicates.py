"""What happened to those that a figure counts: "three patients died" is not said by "three patients stopped treatment".

A count is often bound by its noun alone. Then what the claim says of it must be something that the passage says too, in
whatever words; where the passage says another thing of them, or the source denies it, the figure proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.subject import GENERIC
from factcheck.quantities.lexicon import singular
from factcheck.quantities.model import Kind, Quantity
from factcheck.quantities.relations import dimension
from factcheck.quantities.tokens import Token
from factcheck.verify.alignment import EMPTY, LIGHT, Item, align, items_of
from factcheck.verify.binding import ANYONE, Match
from factcheck.verify.evidence import PREVIOUS, SourceIndex
from factcheck.verify.features import View, stem
from factcheck.verify.findings import Finding, Label

# What happens to people and things, one kind a line: who completed a trial was no more than enrolled by it.
_ROWS = """
die died dies dying death deaths dead killed kill fatal fatality fatalities deceased mortality lives
withdraw withdrew withdrawn withdrawal withdrawals discontinue discontinued discontinues discontinuation \
discontinuations stopped stop quit dropout dropouts dropped
screen screened screening
enroll enrolled enrol enrolls enrollment enrolment recruited randomized randomised randomization assigned included \
joined participated admitted
complete completed completes finished completion
hospitalize hospitalized hospitalised hospitalization hospitalisation hospitalizations hospital admitted
injure injured injuries injury hurt wounded
hire hired hires hiring recruited recruit recruits added adding joined appointed created
fire fired layoff layoffs laid dismissed redundancies redundant eliminated cut cutting axed shed
open opened opens opening openings launched inaugurated
close closed closes closing closure closures shut shuttered
order ordered orders booked bookings
sell sold sells ship shipped ships shipment shipments deliver delivered delivers deliveries sales sale handed
recall recalled recalls recalling
cancel cancelled canceled cancels cancellation cancellations scrapped
arrest arrested detained
"""
_FAMILIES: dict[str, frozenset[int]] = {}
for _n, _row in enumerate(_ROWS.strip().splitlines()):
    for _word in _row.split():
        _FAMILIES[_word] = _FAMILIES.get(_word, frozenset()) | {_n}


def _family(word: str) -> frozenset[int]:
    return _FAMILIES.get(word, frozenset())


# Words that are too much at home elsewhere to ask anything of a passage.
_LOOSE = frozenset(
    """included joined participated admitted assigned added adding created appointed dropped cut cutting shed lives
    hospital sales sale order screening opening closing closes booked enrolled enroll enrol recruited randomized
    randomised""".split()
)

# Of these one excludes the other.
_OPPOSED = tuple(frozenset({min(_family(a)), min(_family(b))}) for a, b in (("hire", "fire"), ("open", "close")))
_NOTHING = frozenset("no none nobody zero without neither".split())
_PLAIN = frozenset(
    "of the patients patient people person one participants employees staff workers jobs stores were was has have "
    "been or any".split()
)


def check_predicate(claim: View, quantity: Quantity, match: Match) -> Finding | None:
    """A finding where a claim says of those that a figure counts what its passage does not say of them."""
    if quantity.kind is not Kind.COUNT or match.figure.in_table:
        return None
    index, passage = match.index, match.index.views[match.figure.sentence]
    said = _families(_own(claim, quantity))
    theirs = _families([*passage.tokens, *_around(index, match)])
    missing = [(n, word) for n, word in said if n not in {f for f, _ in theirs}]
    wrong = [(n, w) for n, w in missing if not any(m == w and f not in {k for k, _ in missing} for f, m in said)]
    items = _asked(claim, quantity, index)
    pairs = align(items, index.items(match.figure.sentence))
    known = {p.mine.token for p in pairs}
    for n, word in wrong:
        if word in _LOOSE or any(claim.tokens[at].lower == word for at in known):
            continue
        denied = _denial(n, index)
        if denied is not None:
            return _finding(claim, index, denied, Label.CONTRADICTED, "NEG101", "the release says that there were none")
        if any(frozenset({n, f}) in _OPPOSED for f, _ in _families(_own(passage, match.quantity))):
            message = f"the release does not say that they were “{word}”"
            return _finding(claim, index, match.figure.sentence, Label.CONTRADICTED, "NEG101", message)
        return _unsaid(claim, quantity, match, word)
    rival = _rival(said, passage, match, index)
    if rival is not None:
        return rival
    told = [i for i in items if i.token in known or match.figure.context.get(i.stem, 0.0) > PREVIOUS / 2]
    if items and not told and not (said and not missing) and _opens(claim, quantity):
        return _unsaid(claim, quantity, match, claim.tokens[items[-1].token].text)
    return None


def _unsaid(claim: View, quantity: Quantity, match: Match, word: str) -> Finding:
    message = f"the release has {quantity.text}, but does not say this of them: “{word}”"
    return _finding(claim, match.index, match.figure.sentence, Label.UNVERIFIED, "UNV107", message)


def _opens(claim: View, quantity: Quantity) -> bool:
    """Whether what is counted is the subject of its clause, right before its verb: "Five engines caught fire"."""
    clause = claim.clause_tokens(claim.clause_at(quantity.value_start))
    before = [t for t in clause if t.end <= quantity.start]
    return len(before) <= 1 and len(claim.quantities) == 1


def _families(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    return [(n, t.lower) for t in tokens for n in sorted(_family(t.lower))]


def _own(view: View, quantity: Quantity) -> list[Token]:
    """The words of a figure's clause, and of those behind it that go on with its subject: "… and died"."""
    here = view.clause_at(quantity.value_start)
    found = view.clause_tokens(here)
    for clause in range(here + 1, max(view.clauses, default=0) + 1):
        tokens = view.clause_tokens(clause)
        if any(q.start <= t.start < q.end for q in view.quantities for t in tokens) or len(tokens) < 2:
            break
        if tokens[0].lower not in ("and", "but") or not _family(tokens[1].lower):
            break
        found = [*found, *tokens]
    return found


def _around(index: SourceIndex, match: Match) -> list[Token]:
    """The words before a passage in its paragraph, over it and leading it in."""
    sentence = match.figure.sentence
    places = [*index.leads.get(sentence, ())]
    if sentence and index.sentences[sentence - 1].paragraph == index.sentences[sentence].paragraph:
        counts = [q for q in index.views[sentence - 1].quantities if dimension(q) == dimension(match.quantity)]
        places += [] if counts else [sentence - 1]  # what it says is said of those
    return [t for i in places for t in index.views[i].tokens]


def _asked(claim: View, quantity: Quantity, index: SourceIndex) -> list[Item]:
    """The words of a claim that say something of what is counted: not its noun, names, dates, nor what says nothing."""
    noun = {stem(quantity.unit), stem(singular(quantity.unit))} | {stem(w) for w in ANYONE}
    here = claim.clause_at(quantity.value_start)
    return [
        item
        for item in items_of(claim)
        if not (item.exact or item.name or item.capital or item.figure)
        and claim.clauses[item.token] == here
        and not set(item.stems) & (noun | LIGHT | EMPTY)
        and claim.tokens[item.token].lower not in GENERIC
        and item.stem not in index.topic
        and not quantity.start <= claim.tokens[item.token].start < quantity.end
    ]


def _rival(said: Sequence[tuple[int, str]], passage: View, match: Match, index: SourceIndex) -> Finding | None:
    """A finding where the passage has the claim's verb with another figure of the kind, and another with this one."""
    written = match.figure.written or match.quantity
    here = passage.clause_at(written.value_start)
    own = {n for n, _ in _families(passage.clause_tokens(here))}
    wanted = {n for n, _ in said}
    others = [q for q in passage.quantities if q is not written and dimension(q) == dimension(written)]
    for other in others:
        clause = passage.clause_at(other.value_start)
        theirs = {n for n, _ in _families(passage.clause_tokens(clause))} if clause != here else set()
        if own and wanted & theirs and not wanted & own:
            message = f"the release says this of {other.text}, not of {match.quantity.text}"
            shown = index.passage(match.figure.sentence)
            return Finding(
                label=Label.CONTRADICTED,
                code="SUB101",
                message=message,
                start=passage.start,
                end=passage.end,
                evidence=(shown,),
            )
    return None


def _denial(family: int, index: SourceIndex) -> int | None:
    """A sentence that says that nothing of a kind happened: "No deaths were reported"."""
    words = [w for w, found in _FAMILIES.items() if family in found]
    places = dict.fromkeys(i for w in words for i in index.mentions.get(stem(w), ()))
    return next((i for i in places if _denies(index.views[i].tokens, family)), None)


def _denies(tokens: Sequence[Token], family: int) -> bool:
    for i, token in enumerate(tokens):
        if token.lower not in _NOTHING:
            continue
        behind = [t.lower for t in tokens[i + 1 : i + 6]]
        first = next((w for w in behind if w not in _PLAIN), "")
        if family in _family(first):
            return True
    return False


def _finding(claim: View, index: SourceIndex, sentence: int, label: Label, code: str, message: str) -> Finding:
    shown = (index.passage(sentence),)
    return Finding(label=label, code=code, message=message, start=claim.start, end=claim.end, evidence=shown)
