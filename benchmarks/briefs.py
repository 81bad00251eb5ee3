"""Briefs without a model over real releases: what they cite, whether it carries them, what they cover, what they take.

Nothing here is judged by the code under test alone: a citation is valid when the release has its quote at its offsets,
and a figure of a sentence must be written in the quotes that the sentence cites, read by the parser and nothing else.
"""

from __future__ import annotations

import os
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import factcheck
from benchmarks.rows import Row
from factcheck.briefs.candidates import headline_figures, is_figure, told_of, value_of
from factcheck.briefs.model import Brief, BriefSentence
from factcheck.briefs.presets import PRESETS
from factcheck.errors import FactcheckError
from factcheck.quantities.parse import parse_quantities
from factcheck.source.document import Document
from factcheck.source.readers import read

ROOT = Path(__file__).parents[1]
QUICK = 8  # every eighth release


@dataclass
class Tally:
    """What was counted over the briefs of one preset."""

    counts: Counter[str] = field(default_factory=Counter)
    words: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def run(*, quick: bool) -> list[Row]:
    """The rows of each preset."""
    paths = releases()[:: QUICK if quick else 1]
    if not paths:
        return [Row("briefs", "-", "no releases here: set FACTCHECK_DATA")]
    documents = [read(path) for path in paths]
    return [row for preset in PRESETS for row in rows(preset, measured(preset, documents))]


def releases() -> list[Path]:
    """The real releases, then those of the development set."""
    data = Path(os.environ.get("FACTCHECK_DATA") or ROOT.parent / "shared" / "data")
    return [*sorted((data / "releases").glob("*.md")), *sorted((data / "devset").glob("[0-9]*.md"))]


def measured(preset: str, documents: list[Document]) -> Tally:
    """What the briefs of one preset are like."""
    tally = Tally()
    for document in documents:
        start = time.perf_counter()
        try:
            brief = factcheck.brief(document, preset=preset, model=False)
        except FactcheckError:
            tally.counts["refused"] += 1
            continue
        tally.seconds.append(time.perf_counter() - start)
        tally.words.append(sum(len(sentence.text.split()) for sentence in brief.sentences))
        tally.counts += counted(document, brief)
    return tally


def counted(document: Document, brief: Brief) -> Counter[str]:
    """The counts of one brief."""
    told = [q for sentence in brief.sentences for q in parse_quantities(sentence.text)]
    headline = headline_figures(document)
    counts = Counter(
        briefs=1,
        sentences=len(brief.sentences),
        cited=sum(is_cited(document, sentence) for sentence in brief.sentences),
        passed=sum(sentence.label == "supported" for sentence in brief.sentences),
        figures=sum(len(figures_of(sentence.text)) for sentence in brief.sentences),
        uncited=sum(len(uncited(sentence)) for sentence in brief.sentences),
        worded=sum(is_worded(document, sentence) for sentence in brief.sentences),
        headline=len(headline),
        covered=len(told_of(headline, told)),
    )
    if brief.scores is not None:
        counts += Counter(
            supported=brief.scores.supported, needed=brief.scores.needed, citations=brief.scores.citations
        )
    return counts


def is_cited(document: Document, sentence: BriefSentence) -> bool:
    """Whether a sentence has citations, all of which the release has word for word at their place."""
    return bool(sentence.citations) and all(
        document.text[passage.start : passage.end] == passage.quote for passage in sentence.citations
    )


def is_worded(document: Document, sentence: BriefSentence) -> bool:
    """Whether a sentence stands otherwise than in the release."""
    return not any(sentence.text.rstrip(".") in " ".join(p.quote.split()) for p in sentence.citations)


def figures_of(text: str) -> set[tuple[object, ...]]:
    """The values of the figures of a text."""
    return {value_of(q) for q in parse_quantities(text) if is_figure(q)}


def uncited(sentence: BriefSentence) -> set[tuple[object, ...]]:
    """The figures of a sentence that its own citations do not have."""
    quotes = [read(passage.quote + "\n").plain for passage in sentence.citations]
    return figures_of(sentence.text) - {value_of(q) for quote in quotes for q in parse_quantities(quote)}


def rows(preset: str, tally: Tally) -> list[Row]:
    """The rows of one preset."""
    counts = tally.counts
    return [
        Row(preset, str(counts["briefs"]), f"briefs; {counts['refused']} releases refused: nothing in them can stand"),
        Row("  valid citations", share(counts["cited"], counts["sentences"]), "of the sentences"),
        Row("  passed by check", share(counts["passed"], counts["sentences"]), "of the sentences"),
        Row("  figures without support", str(counts["uncited"]), f"of {counts['figures']}, by their own citations"),
        Row("  citation recall", share(counts["supported"], counts["sentences"]), "as ALCE defines it, by check"),
        Row("  citation precision", share(counts["needed"], counts["citations"]), "likewise"),
        Row("  headline figures", share(counts["covered"], counts["headline"]), "told by the sentences"),
        Row("  in house style", share(counts["worded"], counts["sentences"]), "of the sentences, the rest as they are"),
        Row("  words a brief", f"{statistics.mean(tally.words or [0]):.0f}", f"at most {max(tally.words, default=0)}"),
        Row("  time a brief", f"{statistics.median(tally.seconds or [0]) * 1000:.0f} ms", "median"),
    ]


def share(part: int, whole: int) -> str:
    """A percentage with its counts."""
    return f"{part / whole:.1%} ({part}/{whole})" if whole else "-"
