"""Who said it: a claim that credits one person with what the release has another say."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.people import OFFICES, credited, roles_in
from factcheck.claims.records import Evidence
from factcheck.claims.speaker import surname
from factcheck.quantities.model import Quantity
from factcheck.verify.alignment import EMPTY, LIGHT, Item, align, items_of, lookup_stems
from factcheck.verify.binding import Match, fit
from factcheck.verify.evidence import SourceIndex, value_key
from factcheck.verify.features import View
from factcheck.verify.findings import Finding, Label

_LOOKED_AT = 8
# The share of what a claim has somebody say, by rarity, that one passage must say; more where it is of few words. What
# its own speaker or nobody in particular says of it must stay well behind.
_SAYS, _SAYS_FEW, _BEHIND = 0.5, 0.8, 0.6
_AS_WELL = 0.8  # how near to it the same figure said by another must fit
_FEW = 3
_QUOTED = 4  # words in quotation marks that make a sentence somebody's
# Roles that one person may well hold together: "Chairman and CEO".
_TOGETHER = frozenset({"ceo", "president", "chair"}), frozenset({"coo", "president"})


def check_speaker(claim: View, quantity: Quantity, match: Match, evidence: tuple[Evidence, ...]) -> Finding | None:
    """A finding where the claim has one person give a figure that the release has another give."""
    index = match.index
    speaker = index.speaker_at(match.quantity.value_start)
    told = _others(claim, index, speaker)
    if speaker is None or not told:
        return None
    for figure in index.by_value.get(value_key(match.quantity), ()):
        also = index.speaker_at(figure.quantity.value_start)
        own = also is not None and surname(also) in told
        if own and fit(claim, quantity, figure, index) > _AS_WELL * match.score:
            return None
    return _finding(claim, speaker, evidence)


def check_told(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """A finding where the claim has one person say in other words what the release has another say."""
    for index in sources:
        told = credited_in(claim, index)
        if len(told) != 1:
            continue
        taken = next(iter(told.values()))
        words = [
            i for i in items_of(claim) if i.token not in taken and not set(i.stems) <= EMPTY and i.stem not in LIGHT
        ]
        if len(words) < 2:
            continue
        best, behind, at = 0.0, 0.0, -1
        for sentence in index.nearest(lookup_stems(words), limit=_LOOKED_AT):
            share = _share(words, index, sentence)
            speaker = speaker_of(index, sentence)
            if not _others(claim, index, speaker):
                behind = max(behind, share)
            elif share > best:
                best, at = share, sentence
        enough = _SAYS if len(words) >= _FEW else _SAYS_FEW
        speaker = speaker_of(index, at) if at >= 0 else None
        if speaker is not None and best >= enough and behind <= _BEHIND * best:
            return _finding(claim, speaker, (index.passage(at),))
    return None


def credited_in(claim: View, index: SourceIndex) -> dict[str, frozenset[int]]:
    """The people of a source whom a claim has say something, each with the tokens that do no more than that.

    An office that nobody in the source holds stands for itself: "the ceo".
    """
    if not index.people:
        return {}
    offices = {role: role for _, _, role in roles_in(claim.text)}
    told = credited(claim.tokens, claim.text, claim.start, index.people, offices | index.roles)
    # "Ann Berg, chair of the board" is she, whoever else is a chair.
    return {name: taken for name, taken in told.items() if name not in OFFICES} or told


def speaker_of(index: SourceIndex, sentence: int) -> str | None:
    """Whose words a sentence gives, for the most part; None where it quotes nobody, or several people."""
    span = index.spans[sentence]
    said = [(max(q.start, span.start), min(q.end, span.end), name) for q, name in index.speakers]
    shares = {name for start, end, name in said if len(index.document.plain[start:end].split()) >= _QUOTED}
    return next(iter(shares)) if len(shares) == 1 else None


def may_be(told: str, speaker: str, index: SourceIndex) -> bool:
    """Whether whom a claim credits can be the speaker of a passage: an office, whoever has no other."""
    if surname(told) == surname(speaker):
        return True
    held = {role for role, name in index.roles.items() if surname(name) == surname(speaker)}
    return told in OFFICES and not (held and not any(held | {told} <= group for group in _TOGETHER))


def _others(claim: View, index: SourceIndex, speaker: str | None) -> set[str]:
    """The surnames that a claim credits; none where it names the speaker, or there is none."""
    if speaker is None:
        return set()
    told = credited_in(claim, index)
    named = surname(speaker).split("-")[0] in {t.lower.split("'")[0].split("’")[0] for t in claim.tokens}
    return set() if named or any(may_be(name, speaker, index) for name in told) else {surname(name) for name in told}


def _share(words: Sequence[Item], index: SourceIndex, sentence: int) -> float:
    """The share of some words that a passage says, by rarity."""
    weight = {id(w): max((index.rarity[s] for s in w.stems if s in index.rarity), default=index.unseen) for w in words}
    return sum(weight[id(p.mine)] for p in align(words, index.items(sentence))) / sum(weight.values())


def _finding(claim: View, speaker: str, evidence: tuple[Evidence, ...]) -> Finding:
    return Finding(
        label=Label.CONTRADICTED,
        code="SPK101",
        message=f"the release quotes {speaker} as saying this",
        start=claim.start,
        end=claim.end,
        evidence=evidence,
    )
