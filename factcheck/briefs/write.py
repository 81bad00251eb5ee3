"""A brief that a model writes: numbered facts, one call for plan and text, proof, repair; what fails is the release's.

Nothing that the model says stands without having been passed by `check`. Where it gives no answer, or none that holds,
the release's own sentences stand in the place of what is missing, and the brief says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.briefs.candidates import candidates
from factcheck.briefs.choose import Limits
from factcheck.briefs.compose import compose, finished
from factcheck.briefs.figures import figures
from factcheck.briefs.layouts import Layout
from factcheck.briefs.model import Brief, BriefSentence, Dropped
from factcheck.briefs.presets import BULLETIN, PRESETS
from factcheck.briefs.repair import ROUNDS, Piece, Repair
from factcheck.briefs.repair import request_for as repair_request
from factcheck.briefs.text import count_words, covers
from factcheck.briefs.told import Told, facts_block, told
from factcheck.briefs.wire import Written
from factcheck.claims.asking import Asked, Progress, usage_of
from factcheck.claims.extract import extract_facts, record_of
from factcheck.claims.facts import FactSheet
from factcheck.claims.records import ModelRecord
from factcheck.errors import NothingToBrief, UsageError
from factcheck.llm import prompts
from factcheck.llm.boundary import data_block
from factcheck.llm.outcomes import Answer, CutOff, Failed, Filtered, Malformed, NotAsked, Outcome, Refusal
from factcheck.llm.request import Request
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.verify.checker import Judge

_SENTENCES, _WORDS = 5, 120  # where neither is bounded
_MOST = 40  # sentences of an answer that are looked at
_SHARE = 0.9  # of the words allowed, what a model is told: it counts badly
_PER_WORD, _LEAST_ROOM = 5, 700  # tokens of an answer


def write(
    document: Document,
    model: Asked,
    layout: Layout,
    limits: Limits,
    *,
    sheet: FactSheet | None = None,
    judge: Judge | None = None,
    progress: Progress | None = None,
) -> Brief:
    """The brief that `model` writes from the facts of `sheet`, by default those that rules find.

    Every sentence is proved against what it cites and then against the release, with `judge` for what rules leave
    open. Raises what `compose` raises where the release has nothing to brief.
    """
    before = model.usage
    pool = candidates(document)
    facts = told(document, sheet or extract_facts(document), pool)
    pieces, lost = _written(document, facts, model, layout, limits, progress)
    repair = Repair(document, facts, model, judge=judge, progress=progress)
    standing = repair.run(pieces)
    kept, dropped = _fitting(standing, limits)
    dropped = [*repair.dropped, *dropped]
    missing = max(repair.missing, (limits.sentences or 0) // 2 - len(kept))
    whole = _filled(document, layout, [piece.sentence() for piece in kept], limits, missing, judge)
    record = {"write": prompts.load("write").sha256, "repair": prompts.load("repair").sha256}
    record |= {f"preset {layout.name}": layout.sha256} | (judge.record.prompts if judge is not None else {})
    cited = {e.start for sentence in whole for e in sentence.citations}
    brief = Brief(
        source=record_of(document),
        title=document.title or "",
        sentences=tuple(_in_sections(whole, layout)),
        figures=figures(document, [c for c in pool if c.sentence.span.start in cited], pool),
        usage=usage_of(model.usage - before),
        model=ModelRecord(name=model.name, prompts=record),
        preset=layout.name,
        dropped=tuple(dropped),
        notes=tuple(_notes([*lost, *repair.lost], whole)),
    )
    return finished(document, brief)


def rehearse(document: Document, model: Asked, layout: Layout, limits: Limits) -> None:
    """Asks what a brief may take at most: the text, and both rounds of repair for all of its sentences."""
    facts = told(document, extract_facts(document), candidates(document))
    if facts:
        _written(document, facts, model, layout, limits, None)
        most = limits.sentences or max(1, (limits.words or _WORDS) // 25)
        pieces = [Piece(n, fact.text, (fact.number,)) for n, fact in enumerate(facts[:most], 1)]
        model.ask_many([repair_request(document, facts, pieces)] * ROUNDS)


def request_for(document: Document, facts: Sequence[Told], layout: Layout, limits: Limits) -> Request:
    """The call that plans and writes."""
    prompt = prompts.load("write")
    words = None if limits.words is None else max(1, int(limits.words * _SHARE))
    # The front matter's date is none that a sentence could cite.
    dated = document.dateline.date if document.dateline is not None else None
    title = f"Title: {document.title or 'none'}\nDate: {display(document, dated) if dated else 'not known'}"
    system, user = prompt.render(
        layout=layout.told(limits.sentences, words),
        release=data_block(title, "release"),
        facts=facts_block(facts),
    )
    room = max(_LEAST_ROOM, _PER_WORD * (limits.words or (limits.sentences or _SENTENCES) * 40))
    return Request("write", system, user, Written, prompt.sha256, max_tokens=room)


def _written(
    document: Document,
    facts: Sequence[Told],
    model: Asked,
    layout: Layout,
    limits: Limits,
    progress: Progress | None,
) -> tuple[list[Piece], list[Outcome]]:
    """The model's sentences as they came, none where it gave no answer, which comes second."""
    if not facts:
        return [], []
    [outcome] = model.ask_many([request_for(document, facts, layout, limits)], progress=progress)
    if not isinstance(outcome, Answer) or not isinstance(outcome.value, Written):
        return [], [outcome]
    sections = {section.casefold(): section for section in layout.preset.sections}
    pieces = []
    section = layout.preset.sections[0] if layout.preset.sections else ""
    for number, item in enumerate(outcome.value.sentences[:_MOST], 1):
        section = sections.get(item.section.strip().strip('"').casefold(), section)
        text = " ".join(item.text.split()) if item.text.isprintable() else item.text
        pieces.append(Piece(number, text, tuple(dict.fromkeys(item.facts)), section))
    return pieces, []


def _fitting(pieces: Sequence[Piece], limits: Limits) -> tuple[list[Piece], list[Dropped]]:
    """The pieces that the bounds leave room for, the first first."""
    kept: list[Piece] = []
    dropped = []
    for piece in pieces:
        if _has_room([p.text for p in kept], piece.text, limits):
            kept.append(piece)
        else:
            dropped.append(piece.dropped("there was no room for it"))
    return kept, dropped


def _has_room(texts: Sequence[str], text: str, limits: Limits) -> bool:
    if limits.sentences is not None and len(texts) >= limits.sentences:
        return False
    return limits.words is None or sum(map(count_words, [*texts, text])) <= limits.words


def _filled(
    document: Document, layout: Layout, kept: Sequence[BriefSentence], limits: Limits, missing: int, judge: Judge | None
) -> list[BriefSentence]:
    """The sentences with the release's own for those that are missing; all of them are where none is kept."""
    if not kept:
        form = layout.preset if layout.name in PRESETS else replace(layout.preset, sections=())
        whole = compose(document, sentences=limits.sentences, words=limits.words, preset=form, judge=judge)
        return list(whole.sentences)
    if not missing:
        return list(kept)
    try:
        most = len(kept) + missing + 1
        own = compose(document, sentences=most, words=limits.words, preset=BULLETIN, judge=judge).sentences
    except (NothingToBrief, UsageError):  # nothing in it can be read alone, or nothing is short enough
        return list(kept)
    cited = {e.start for sentence in kept for e in sentence.citations}
    extra: list[BriefSentence] = []
    for sentence in own:
        said = any(covers(other.text, sentence.text) for other in kept)
        if said or len(extra) == missing or any(e.start in cited for e in sentence.citations):
            continue
        if _has_room([s.text for s in (*kept, *extra)], sentence.text, limits):
            extra.append(sentence.model_copy(update={"section": ""}))
    first = extra[:1] if extra and extra[0].text == own[0].text else []
    return [*first, *kept, *extra[len(first) :]]


def _in_sections(sentences: Sequence[BriefSentence], layout: Layout) -> list[BriefSentence]:
    """The sentences in the order of the layout's sections; the release's own stand in the first."""
    if not layout.preset.sections:
        return list(sentences)
    order = {section: number for number, section in enumerate(layout.preset.sections)}
    named = [s if s.section else s.model_copy(update={"section": layout.preset.sections[0]}) for s in sentences]
    return sorted(named, key=lambda sentence: order[sentence.section])


def _notes(lost: Sequence[Outcome], sentences: Sequence[BriefSentence]) -> list[str]:
    notes = [f"the model gave no answer: {_why(outcome)}" for outcome in lost]
    own = sum(sentence.origin == "release" for sentence in sentences)
    if own == len(sentences):
        return [*notes, "nothing that a model wrote is in this brief: its sentences are those of the release"]
    if own:
        notes.append(f"{own} of {len(sentences)} sentences are the release's own, in the place of what is missing")
    return notes


def _why(outcome: Outcome) -> str:
    match outcome:
        case Refusal(reason=reason):
            return f"it declined ({reason})"
        case CutOff():
            return "its answer ended at the length limit"
        case Filtered():
            return "the provider's content filter withheld it"
        case Malformed():
            return "its answer did not fit the form"
        case Failed(reason=reason) | NotAsked(reason=reason):
            return reason
    return "its answer did not fit the form"
