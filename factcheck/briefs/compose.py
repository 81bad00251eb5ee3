"""Putting a brief together: chosen, cited, checked, and what does not hold replaced."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.briefs.candidates import Candidate, candidates
from factcheck.briefs.choose import Limits, choose, without_orphans
from factcheck.briefs.figures import cite, figures
from factcheck.briefs.model import Brief, BriefSentence
from factcheck.claims.extract import record_of
from factcheck.claims.records import Usage
from factcheck.errors import NothingToBrief
from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.checker import Judge, check_document
from factcheck.verify.findings import ClaimVerdict, Label

_ROUNDS = 8
_NOTHING = "nothing in this release can stand in a brief"


def compose(
    document: Document, *, sentences: int | None = None, words: int | None = None, judge: Judge | None = None
) -> Brief:
    """A brief of whole sentences of a release, each cited and each passed by `check`, with `judge` where there is one.

    `sentences` and `words` are upper bounds; without either it is 5 sentences and 120 words. Raises UsageError for a
    bound below 1 and for a bound that no sentence of the release fits, NothingToBrief where no sentence may be chosen
    or none that may passes: a brief is never empty.
    """
    limits = Limits.of(sentences, words)
    pool = candidates(document)
    chosen = _checked(document, pool, limits, judge)
    if not chosen:
        raise NothingToBrief(f"{document.path or 'the release'}: {_NOTHING}: {_why(pool)}")
    return Brief(
        source=record_of(document),
        title=document.title or "",
        sentences=tuple(sentence for _, sentence in chosen),
        figures=figures(document, [candidate for candidate, _ in chosen], pool),
        usage=judge.usage if judge is not None else Usage(),
        model=judge.record if judge is not None else None,
    )


def _why(pool: Sequence[Candidate]) -> str:
    if pool:
        return "none of its sentences can be read alone and passes the check; `factcheck extract` lists its facts"
    return "it has no whole sentence of news outside quotations, notices and tables; give the full text"


def _checked(
    document: Document, pool: Sequence[Candidate], limits: Limits, judge: Judge | None
) -> tuple[tuple[Candidate, BriefSentence], ...]:
    """The choice, made again without what `check` did not pass, until all of it passes or the rounds are over."""
    barred: set[int] = set()
    best: tuple[tuple[Candidate, BriefSentence], ...] = ()
    for _ in range(_ROUNDS):
        chosen = choose(pool, limits, barred)
        if not chosen:
            break
        told = list(zip(chosen, verify(document, chosen, judge), strict=True))
        failed = {c.index for c, sentence in told if sentence.label != Label.SUPPORTED}
        kept = {c.index for c in without_orphans([c for c in chosen if c.index not in failed])}
        best = max(best, tuple(pair for pair in told if pair[0].index in kept), key=len)
        if not failed:
            return tuple(told)
        barred |= failed
    return best


def verify(document: Document, chosen: Sequence[Candidate], judge: Judge | None = None) -> tuple[BriefSentence, ...]:
    """The sentences with the verdict of `check` on each, read as a draft of their own."""
    if not chosen:
        return ()
    texts = [candidate.text for candidate in chosen]
    claims = check_document(read("\n\n".join(texts) + "\n"), [document], judge=judge).claims
    found, start = [], 0
    for candidate, text in zip(chosen, texts, strict=True):
        found.append(_sentence(document, candidate, claims, start, start + len(text)))
        start += len(text) + 2
    return tuple(found)


def _sentence(
    document: Document, candidate: Candidate, claims: Sequence[ClaimVerdict], start: int, end: int
) -> BriefSentence:
    """The worst label of the claims in a stretch of the draft; unverified where the checker saw no claim."""
    own = [claim for claim in claims if claim.start < end and start < claim.end]
    label = min((claim.label for claim in own), key=lambda label: label.severity, default=Label.UNVERIFIED)
    return BriefSentence(
        text=candidate.text,
        citations=(cite(document, candidate.sentence.span),),
        label=label.value,
        codes=tuple(dict.fromkeys(code for claim in own for code in claim.codes)),
    )
