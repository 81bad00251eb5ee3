"""Putting a brief together: chosen, worded, cited, checked, and what does not hold replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.briefs.candidates import Candidate, candidates
from factcheck.briefs.choose import Limits, choose, without_orphans
from factcheck.briefs.figures import cite, figures
from factcheck.briefs.links import Linker
from factcheck.briefs.model import Brief, BriefSentence
from factcheck.briefs.omissions import left_out
from factcheck.briefs.parts import part_of
from factcheck.briefs.presets import DEFAULT, Preset, preset_of
from factcheck.briefs.scores import citation_scores, supports
from factcheck.briefs.wording import House, Wording, house_of
from factcheck.claims.extract import record_of
from factcheck.claims.records import Evidence, Usage
from factcheck.errors import NothingToBrief
from factcheck.source.document import Document
from factcheck.source.model import Span
from factcheck.source.readers import read
from factcheck.verify.checker import Judge, check_document
from factcheck.verify.consistency import consistency
from factcheck.verify.findings import ClaimVerdict, Label

_ROUNDS = 10
_NOTHING = "nothing in this release can stand in a brief"


def compose(
    document: Document,
    *,
    sentences: int | None = None,
    words: int | None = None,
    preset: str | Preset = DEFAULT,
    judge: Judge | None = None,
) -> Brief:
    """A brief of sentences of a release, each cited and each passed by `check`, with `judge` where there is one.

    A sentence is shortened and put into house style as far as `check` passes it, against the release and against its
    own citations alone; else it stands as in the release. `sentences` and `words` are upper bounds; without either they
    are those of the preset. Raises UsageError for an unknown preset, a bound below 1 and a bound that no sentence of
    the release fits, NothingToBrief where no sentence may be chosen or none that may passes: a brief is never empty.
    """
    form = preset if isinstance(preset, Preset) else preset_of(preset)
    limits = Limits.of(sentences, words, form)
    work = _Work(document, form, house_of(document), judge)
    pool = work.pool()
    chosen = work.chosen(pool, limits)
    if not chosen:
        raise NothingToBrief(f"{document.path or 'the release'}: {_NOTHING}: {_why(pool)}")
    told = tuple(sentence for _, sentence in chosen)
    brief = Brief(
        source=record_of(document),
        title=document.title or "",
        sentences=told,
        figures=figures(document, [candidate for candidate, _ in chosen], pool),
        usage=judge.usage if judge is not None else Usage(),
        model=judge.record if judge is not None else None,
        preset=form.name,
    )
    return finished(document, brief)


def finished(document: Document, brief: Brief) -> Brief:
    """A brief with what every brief carries: links, citation scores, what it leaves out and its source contradicts."""
    linker = Linker(document)

    def linked(passage: Evidence) -> Evidence:
        link = linker.link(Span(passage.start, passage.end)) if passage.source == 0 else None
        return passage if link is None else passage.model_copy(update={"link": link})

    told = tuple(s.model_copy(update={"citations": tuple(map(linked, s.citations))}) for s in brief.sentences)
    rows = tuple(f.model_copy(update={"citation": linked(f.citation)}) for f in brief.figures)
    missing = left_out([document], [sentence.text for sentence in told])
    omissions = tuple(o.model_copy(update={"evidence": linked(o.evidence)}) for o in missing)
    own = {"omissions": omissions, "scores": citation_scores(told), "source_findings": consistency(document)}
    return brief.model_copy(update={"sentences": told, "figures": rows, **own})


def _why(pool: Sequence[Candidate]) -> str:
    if pool:
        return "none of its sentences can be read alone and passes the check; `factcheck extract` lists its facts"
    return "it has no whole sentence of news outside quotations, notices and tables; give the full text"


@dataclass
class _Work:
    """The making of one brief; what was checked once is kept."""

    document: Document
    form: Preset
    house: House
    judge: Judge | None
    _told: dict[tuple[int, tuple[Wording, ...]], BriefSentence | None] = field(default_factory=dict)
    _originals: dict[int, Candidate] = field(default_factory=dict)

    def pool(self) -> tuple[Candidate, ...]:
        """The candidates in house style, under their headings: what a choice sees of them."""
        found = []
        for candidate in candidates(self.document):
            self._originals[candidate.index] = candidate
            part = part_of(candidate, self.form.sections) if self.form.sections else 0
            found.append(replace(candidate, text=self.house.plain(candidate), part=part))
        return tuple(found)

    def chosen(self, pool: Sequence[Candidate], limits: Limits) -> tuple[tuple[Candidate, BriefSentence], ...]:
        """The choice, made again with the wordings that passed and without what did not, until all of it holds."""
        barred: set[int] = set()
        best: tuple[tuple[Candidate, BriefSentence], ...] = ()
        for _ in range(_ROUNDS):
            picked = choose(pool, limits, barred)
            if not picked:
                break
            told = self._worded(picked)
            failed = {c.index for c in picked if told[c.index] is None}
            kept = without_orphans([_as_told(c, told) for c in picked if c.index not in failed])
            pairs = tuple((c, sentence) for c in kept if (sentence := told[c.index]) is not None)
            fits = limits.words is None or sum(len(s.text.split()) for _, s in pairs) <= limits.words
            if fits:
                best = max(best, pairs, key=len)
            if not failed and fits and len(pairs) == len(picked):
                return pairs
            barred |= failed
            texts = {c.index: s.text for c, s in pairs}
            pool = [replace(c, text=texts.get(c.index, c.text)) for c in pool]
        return best

    def _worded(self, picked: Sequence[Candidate]) -> dict[int, BriefSentence | None]:
        """What became of each: the best wording that passes, or None."""
        found: dict[int, BriefSentence | None] = {}
        before: list[str] = []
        wanted: dict[int, tuple[Wording, ...]] = {}
        for candidate in picked:
            wanted[candidate.index] = self.house.wordings(self._originals[candidate.index], before)
            before.append(wanted[candidate.index][0].text)
        self._check({i: w for i, w in wanted.items() if (i, w) not in self._told})
        for candidate in picked:
            sentence = self._told[candidate.index, wanted[candidate.index]]
            heading = self.form.sections[candidate.part] if self.form.sections else ""
            found[candidate.index] = sentence.model_copy(update={"section": heading}) if sentence else None
        return found

    def _check(self, wanted: Mapping[int, tuple[Wording, ...]]) -> None:
        """Checks all wordings in one draft, and keeps the first of each sentence that holds.

        A model is asked only about the release's own words, and only where no wording passed without it.
        """
        rows = [(index, wording) for index, wordings in wanted.items() for wording in wordings]
        told = verify(self.document, [self._cited(index, wording) for index, wording in rows])
        for index, wordings in wanted.items():
            own = [sentence for (other, _), sentence in zip(rows, told, strict=True) if other == index]
            plain = own[-1]
            passed = (s for s in own if s.label == Label.SUPPORTED and (s is plain or supports(s.text, s.citations)))
            self._told[index, wordings] = next(passed, None)
        if self.judge is None:
            return
        left = [(index, wordings) for index, wordings in wanted.items() if self._told[index, wordings] is None]
        judged = verify(self.document, [self._cited(index, wordings[-1]) for index, wordings in left], self.judge)
        for key, sentence in zip(left, judged, strict=True):
            self._told[key] = sentence if sentence.label == Label.SUPPORTED else None

    def _cited(self, index: int, wording: Wording) -> BriefSentence:
        spans = sorted({self._originals[index].sentence.span, *wording.also})
        citations = tuple(cite(self.document, span) for span in spans)
        return BriefSentence(text=wording.text, citations=citations, label=Label.UNVERIFIED.value)


def _as_told(candidate: Candidate, told: Mapping[int, BriefSentence | None]) -> Candidate:
    sentence = told[candidate.index]
    return candidate if sentence is None else replace(candidate, text=sentence.text)


def verify(
    document: Document, sentences: Sequence[BriefSentence], judge: Judge | None = None
) -> tuple[BriefSentence, ...]:
    """The sentences with the verdict of `check` on each, read as a draft of their own."""
    if not sentences:
        return ()
    texts = [sentence.text for sentence in sentences]
    claims = check_document(read("\n\n".join(texts) + "\n"), [document], judge=judge).claims
    found, start = [], 0
    for sentence in sentences:
        found.append(_judged(sentence, claims, start, start + len(sentence.text)))
        start += len(sentence.text) + 2
    return tuple(found)


def _judged(sentence: BriefSentence, claims: Sequence[ClaimVerdict], start: int, end: int) -> BriefSentence:
    """The worst label of the claims in a stretch of the draft; unverified where the checker saw no claim."""
    own = [claim for claim in claims if claim.start < end and start < claim.end]
    label = min((claim.label for claim in own), key=lambda label: label.severity, default=Label.UNVERIFIED)
    codes = tuple(dict.fromkeys(code for claim in own for code in claim.codes))
    return sentence.model_copy(update={"label": label.value, "codes": codes})
