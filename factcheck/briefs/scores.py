"""Whether sentences rest on what they cite: citation recall and precision as ALCE defines them (Gao et al. 2023).

The judge of entailment is `check`, which sees the cited passages and nothing else of the release.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.briefs.model import BriefSentence, CitationScores
from factcheck.claims.records import Evidence
from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from factcheck.verify.findings import Label

__all__ = ["citation_scores", "supports"]


def supports(text: str, passages: Sequence[Evidence]) -> bool:
    """Whether `check` passes a text against its passages alone."""
    quotes = "\n\n".join(passage.quote for passage in sorted(passages, key=lambda p: (p.source, p.start)))
    if not quotes.strip() or not text.strip():
        return False
    claims = check_document(read(text + "\n"), [read(quotes + "\n")]).claims
    return bool(claims) and all(claim.label is Label.SUPPORTED for claim in claims)


def citation_scores(sentences: Sequence[BriefSentence]) -> CitationScores:
    """Recall and precision over the sentences of a brief.

    A sentence counts for recall when all its passages together support it. A citation counts for precision when its
    sentence is supported and it is needed: it supports the sentence alone, or the others do not without it.
    """
    supported = needed = 0
    for sentence in sentences:
        if supports(sentence.text, sentence.citations):
            supported += 1
            needed += sum(_is_needed(sentence, at) for at in range(len(sentence.citations)))
    citations = sum(len(sentence.citations) for sentence in sentences)
    return CitationScores(
        recall=supported / len(sentences) if sentences else None,
        precision=needed / citations if citations else None,
        supported=supported,
        sentences=len(sentences),
        needed=needed,
        citations=citations,
    )


def _is_needed(sentence: BriefSentence, at: int) -> bool:
    """Whether a citation of a supported sentence is relevant; one that stands alone always is."""
    others = [passage for n, passage in enumerate(sentence.citations) if n != at]
    if not others:
        return True
    return supports(sentence.text, [sentence.citations[at]]) or not supports(sentence.text, others)
