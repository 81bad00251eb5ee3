"""Who said it: a claim that credits one person with what the release has another say."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.people import credited
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
            speaker = index.speaker_at(index.spans[sentence].end - 1)
            if not _others(claim, index, speaker):
                behind = max(behind, share)
            elif share > best:
                best, at = share, sentence
        enough = _SAYS if len(words) >= _FEW else _SAYS_FEW
        speaker = index.speaker_at(index.spans[at].end - 1) if at >= 0 else None
        if speaker is not None and best >= enough and behind <= _BEHIND * best:
            return _finding(claim, speaker, (index.passage(at),))
    return None


def credited_in(claim: View, index: SourceIndex) -> dict[str, frozenset[int]]:
    """The people of a source whom a claim has say something, each with the tokens that do no more than that."""
    return credited(claim.tokens, claim.text, claim.start, index.people, index.roles) if index.people else {}


def _others(claim: View, index: SourceIndex, speaker: str | None) -> set[str]:
    """The surnames that a claim credits; none where it names the speaker, or there is none."""
    if speaker is None:
        return set()
    told = {surname(name) for name in credited_in(claim, index)}
    named = surname(speaker).split("-")[0] in {t.lower.split("'")[0].split("’")[0] for t in claim.tokens}
    return set() if named or surname(speaker) in told else told


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
