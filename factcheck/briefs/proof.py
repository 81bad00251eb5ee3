"""The proof of written sentences: each against the passages that it cites alone, then against the whole release.

What a sentence cites is put right on the way: a passage that the check rests on is added, one that is not needed goes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.briefs.figures import cite, sentences_of
from factcheck.briefs.text import content_words
from factcheck.claims.records import Evidence
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Span
from factcheck.source.readers import read
from factcheck.verify.checker import Judge, check_document
from factcheck.verify.findings import ClaimVerdict, Label

__all__ = ["Proof", "fault_of_form", "prove"]

_LEAST = 0.5  # of the words that carry a sentence's meaning, what must stand in its passages
_LONGEST = 90  # words of a sentence
_STATEMENT = "UNV101"  # what rules leave open because it carries no figure
# The figure is there, and only the rest of the release ties it to its thing: enough where that rests on these passages.
_UNTIED = frozenset({_STATEMENT, "UNV102", "UNV103"})
_MARKUP = re.compile(
    r"https?:|www\.|\b[\w.-]+@[\w-]+\.\w|</?[a-z!]|&(?:#\w+|[a-z]+);|!?\[[^\]]*\]\s?[(\[:]|[*_`~]{2}|`|\{\{|<<<|>>>"
    r"|^\s*(?:[#>|+*-]|\d+[.)])\s|\(facts?:|\bfault: [a-z]{3}\d",  # the last two are our own frame, copied
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b[a-z0-9-]+\.(?:com|org|net|io|example|info|biz|co|ai|ru|cn|xyz|top|link|site)(?:/\S*|\b)", re.I
)
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f\ufeff\ufff9-\ufffd\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
_ENDS = re.compile(r"[.!?][\"'”’)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one sentence; `correction` is the sentence as the rules would mend it."""

    label: Label
    codes: tuple[str, ...]
    message: str
    citations: tuple[Evidence, ...]
    correction: str = ""

    @property
    def holds(self) -> bool:
        """Whether the sentence may stand."""
        return self.label is Label.SUPPORTED


def fault_of_form(text: str, release: str) -> str:
    """What is wrong with the text of a model before anything is checked: empty where nothing is."""
    if not text.strip():
        return "there is no sentence"
    if _UNSEEN.search(text) or _MARKUP.search(text):
        return "it has markup, a link or characters that nobody sees"
    if any(match.group().casefold() not in release.casefold() for match in _ADDRESS.finditer(text)):
        return "it has an address that the release does not have"
    if len(text.split()) > _LONGEST:
        return f"it has more than {_LONGEST} words"
    if not _ENDS.search(text):
        return "it is no whole sentence"
    return ""


def prove(
    document: Document, texts: Sequence[str], cited: Sequence[Sequence[Span]], judge: Judge | None = None
) -> list[Proof]:
    """The proof of each text with the passages of the release that it cites; `judge` settles what rules leave open."""
    if not texts:
        return []
    claims = check_document(read("\n\n".join(texts) + "\n"), [document], judge=judge).claims
    found, start = [], 0
    for text, passages in zip(texts, cited, strict=True):
        own = [claim for claim in claims if claim.start < start + len(text) and start < claim.end]
        found.append(_proof(document, text, passages, own, start))
        start += len(text) + 2
    return found


def _proof(document: Document, text: str, cited: Sequence[Span], claims: Sequence[ClaimVerdict], start: int) -> Proof:
    worst = min(claims, key=lambda claim: claim.label.severity, default=None)
    if worst is None:
        return Proof(Label.UNVERIFIED, (), "it makes no claim that can be checked", _cited(document, cited))
    codes = tuple(dict.fromkeys(code for claim in claims for code in claim.codes))
    if worst.label is not Label.SUPPORTED:
        shown = _passages(document, [e for claim in claims if claim.label is worst.label for e in claim.evidence])
        passages = _cited(document, [*cited, *shown[:2]])
        return Proof(worst.label, worst.codes, worst.message, passages, _corrected(text, claims, start))
    judged = _passages(document, [e for claim in claims if claim.decided_by == "model" for e in claim.evidence])
    seen = _passages(document, [e for claim in claims for e in claim.evidence])
    # A date that the release bears stands in its dateline, which is no sentence.
    dateline = [document.dateline.span] if document.dateline is not None else []
    options = [list(dict.fromkeys([*cited, *judged, *more])) for more in ([], seen, dateline, [*seen, *dateline])]
    # Passages that carry the sentence alone go before those that leave a statement of it to the rest of the release.
    for forgiven in ((), (_STATEMENT,)):
        for rests in options:
            if _fault(document, text, rests, forgiven) is None:
                needed = _needed(document, text, rests, judged, forgiven)
                return Proof(Label.SUPPORTED, codes, worst.message, _cited(document, needed))
    fault, rests = _fault(document, text, options[0]), options[-1]
    if seen and _fault(document, text, rests, _UNTIED) is None:
        return Proof(Label.SUPPORTED, codes, worst.message, _cited(document, rests))
    assert fault is not None  # noqa: S101
    return replace(fault, citations=_cited(document, cited))


def _fault(
    document: Document, text: str, cited: Sequence[Span], forgiven: Collection[str] = (_STATEMENT,)
) -> Proof | None:
    """What the cited passages alone do not carry; None where they carry all of it."""
    told = [display(document, span) for span in sorted(cited)]
    dated = document.dateline is not None and document.dateline.span in cited
    if dated and len(told) > 1:  # read as a dateline only where it stands before its text
        told[:2] = [" ".join(told[:2])]
    if not told:
        return Proof(Label.UNVERIFIED, (), "it cites no passage", ())
    report = check_document(read(f"{text}\n"), [read("\n\n".join(told) + "\n")])
    for claim in report.claims:
        for finding in claim.findings:
            if finding.label is not Label.SUPPORTED and finding.code not in forgiven:
                said = f"the passages that it cites do not carry it: {finding.message}"
                return Proof(finding.label, (finding.code,), said, ())
    words = content_words(text)
    known = content_words(" ".join([*told, document.title or ""]))
    if len(words & known) < _LEAST * len(words):
        return Proof(Label.UNVERIFIED, (_STATEMENT,), "most of its words are not in the passages that it cites", ())
    return None


def _needed(
    document: Document, text: str, cited: Sequence[Span], kept: Sequence[Span], forgiven: Collection[str]
) -> Sequence[Span]:
    """The passages without those that the sentence does not need; what a judge quoted is kept."""
    needed = list(cited)
    for span in reversed(cited):
        others = [other for other in needed if other != span]
        if others and span not in kept and _fault(document, text, others, forgiven) is None:
            needed = others
    return needed


def _corrected(text: str, claims: Iterable[ClaimVerdict], start: int) -> str:
    """The text with every correction that `check` proposes; empty where it has none."""
    mended = text
    for claim in sorted(claims, key=lambda claim: -claim.start):
        if claim.correction is not None and claim.start >= start:
            first = claim.start - start
            mended = mended[:first] + claim.correction.text + mended[first + len(claim.text) :]
    return mended if mended != text else ""


def _passages(document: Document, evidence: Iterable[Evidence]) -> list[Span]:
    return [sentence.span for sentence in sentences_of(document, evidence)]


def _cited(document: Document, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    return tuple(cite(document, span) for span in sorted(set(spans)))
