"""The verbs: `check`, `extract` and `brief`, each also for asyncio and as an estimate of what a model would cost.

`audit` measures `check` on one text, `consistency` says where a release contradicts itself; neither asks a model.

The fourth, `read`, is `source.readers.read`. `model` is the same everywhere:

- None: no model, and nothing leaves the machine, unless the environment names one in `FACTCHECK_MODEL`;
- False: no model, whatever the environment says;
- a name, which the environment and the settings file complete, or `gguf:PATH` for a file on this machine;
- :class:`ModelSettings`, taken as they are;
- a model object: a :class:`Model`, or anything with its `name`, `usage` and `ask_many`.

A model that a verb makes from a name or settings is closed when the verb is done, and its answers are kept in the usual
cache. A model object belongs to the caller: it is left open, with the cache and the budget that it has.

`progress` is True for a bar suited to where this runs, or a function. That is told how many calls of the model have
ended, and of how many; a verb may ask in several rounds. Where no model is asked, `check` tells how many claims it has
done, and `audit` how many checks; `extract` and `brief` then tell nothing.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeGuard, TypeVar

from factcheck.errors import NothingToBrief, UsageError
from factcheck.showing import find
from factcheck.source.document import Document

if TYPE_CHECKING:
    from factcheck.audits.model import Audit
    from factcheck.briefs.model import Brief
    from factcheck.claims.asking import Asked
    from factcheck.claims.facts import FactSheet
    from factcheck.claims.records import SourceFinding
    from factcheck.llm.cost import Estimate
    from factcheck.llm.settings import ModelSettings
    from factcheck.verify.findings import Report
    from factcheck.verify.judging import ModelJudge

_T = TypeVar("_T")

Readable: TypeAlias = Document | str | bytes | os.PathLike[str]
"""What every verb takes: a document, or what `read` makes one of."""
AnyModel: TypeAlias = "str | ModelSettings | Asked | Literal[False] | None"
"""What every verb takes for a model."""
Tell: TypeAlias = Callable[[int, int], None]
Progress: TypeAlias = Tell | bool
"""What every verb takes to tell how far it is: True for a bar, or a function of how much is done and of how much."""
Preset: TypeAlias = str | os.PathLike[str]
"""The name of a preset of `brief`, or the path of a file of one's own."""
Facts: TypeAlias = Literal["rules", "model"]
"""Who finds the facts that a brief is written from."""

# The rooms below are imported when a verb is used, so that `brief` does not wait for what `check` needs, and
# nobody for asyncio or a model client who does not use it.
# ruff: noqa: PLC0415


def check(
    draft: Readable,
    source: Readable | Sequence[Readable],
    *,
    model: AnyModel = None,
    doubts: bool = False,
    omissions: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Checks every claim of a draft against its source, or against several.

    Rules come first; a model judges what they leave open, and without one that stays *unverified*. With `doubts` the
    model is also asked about the claims that rules passed: what it points out is in `doubt` and changes no verdict.
    With `omissions` the report lists the material facts of the source that the draft leaves out; `ok` disregards them.
    """
    document, sources = as_document(draft), _sources(source)
    from factcheck.verify.checker import check_document

    with _told(progress, "checking", model) as tell, _asked(model) as asked:
        if doubts and asked is None:
            raise UsageError("doubts are those of a model: name one, or leave doubts out")
        judge = _judge(asked, doubts=doubts, tell=tell)
        report = check_document(document, sources, judge=judge, progress=tell if judge is None else None)
    if not omissions:
        return report
    from factcheck.briefs.omissions import left_out_of

    return report.model_copy(update={"omissions": left_out_of(document, sources)})


def extract(document: Readable, *, model: AnyModel = None, progress: Progress | None = None) -> FactSheet:
    """The facts of a release, each with its quantities and the passages it rests on.

    With a model they are those that it finds and code can locate, and by rules those that it missed.
    """
    release = as_document(document)
    with _told(progress, "extracting", model) as tell, _asked(model) as asked:
        if asked is None:
            from factcheck.claims.extract import extract_facts

            return extract_facts(release)
        from factcheck.claims.ask import ask_facts

        return ask_facts(release, asked, progress=tell)


def brief(  # noqa: PLR0913 - keywords, each with a default
    document: Readable,
    *,
    preset: Preset = "brief",
    sentences: int | None = None,
    words: int | None = None,
    extractive: bool = False,
    facts: Facts = "rules",
    model: AnyModel = None,
    progress: Progress | None = None,
) -> Brief:
    """A short text about a release in which every sentence cites its passages, already checked.

    A model writes the sentences from the facts of the release, by its `facts` those that rules find or those that it
    lists first; each is checked, and what fails is corrected, written again, quoted or dropped. Without one, or
    `extractive`, they are sentences of the release, and a model only judges what the check of them leaves open.

    `preset` is its form: "bulletin" (three sentences), "brief" (about 120 words), "note" (under headings), or the path
    of a file of your own. `sentences` and `words` are upper limits in the place of its own.
    """
    for name, limit in (("sentences", sentences), ("words", words)):
        if limit is not None and limit < 1:
            raise UsageError(f"{name} must be 1 or more, not {limit}")
    from factcheck.briefs.choose import Limits
    from factcheck.briefs.compose import compose
    from factcheck.briefs.layouts import is_file, layout_of
    from factcheck.briefs.write import write

    if facts not in ("rules", "model"):
        raise UsageError(f"facts are those of 'rules' or of the 'model', not of {facts!r:.60}")
    layout = layout_of(preset)
    release = as_document(document)
    with _told(progress, "writing", model) as tell, _asked(model) as asked:
        judge = _judge(asked, tell=tell)
        if asked is None or extractive:
            if is_file(preset):
                raise UsageError(f"{preset}: a preset of your own tells a model what to write: name one")
            return compose(release, preset=layout.name, sentences=sentences, words=words, judge=judge)
        limits = Limits.of(sentences, words, layout.preset)
        sheet = extract(release, model=asked, progress=tell) if facts == "model" else None
        return write(release, asked, layout, limits, sheet=sheet, judge=judge, progress=tell)


def audit(
    text: Readable | Brief,
    source: Readable | Sequence[Readable],
    *,
    mutants: int = 200,
    seed: int = 1,
    progress: Progress | None = None,
) -> Audit:
    """How much of what is made wrong in an accepted text the rules would catch: a miss rate of this very text.

    `text` is a draft, a brief or the JSON of one. Its sentences are made wrong in up to `mutants` typed ways that
    surely change what they mean, each is checked against the source, and those that were missed are listed. Sentences
    that the rules do not support as they stand are not audited, and listed as well.
    """
    from factcheck.audits.run import audit_document
    from factcheck.briefs.model import Brief
    from factcheck.briefs.reading import as_draft, draft_of

    draft = draft_of(text) if isinstance(text, Brief) else as_draft(as_document(text))
    with _told(progress, "trying wrong sentences", False) as tell:
        return audit_document(draft, _sources(source), limit=mutants, seed=seed, progress=tell)


def consistency(document: Readable) -> tuple[SourceFinding, ...]:
    """The places where a release contradicts itself, with both passages; no model is asked."""
    from factcheck.verify.consistency import consistency as found

    return found(as_document(document))


def estimate_check(
    draft: Readable,
    source: Readable | Sequence[Readable],
    model: AnyModel = None,
    *,
    doubts: bool = False,
) -> Estimate:
    """What `check` would ask of a model and what that may cost; nothing is asked, and no key is needed."""
    return _estimated(model, lambda asked: check(draft, source, model=asked, doubts=doubts))


def estimate_extract(document: Readable, model: AnyModel = None) -> Estimate:
    """What `extract` would ask of a model and what that may cost; nothing is asked, and no key is needed."""
    return _estimated(model, lambda asked: extract(document, model=asked))


def estimate_brief(
    document: Readable,
    model: AnyModel = None,
    *,
    preset: Preset = "brief",
    sentences: int | None = None,
    words: int | None = None,
    extractive: bool = False,
    facts: Facts = "rules",
) -> Estimate:
    """What `brief` would ask of a model at most and what that may cost; nothing is asked, and no key is needed.

    Counted are the text and both rounds of repair for all of its sentences; most briefs take less. What a judge may
    be asked about sentences that are not written yet is not known.
    """
    release = as_document(document)

    def run(asked: Asked) -> None:
        from factcheck.briefs.choose import Limits
        from factcheck.briefs.layouts import layout_of
        from factcheck.briefs.write import rehearse

        if extractive:
            brief(release, sentences=sentences, words=words, preset=preset, extractive=True, model=asked)
            return
        if facts == "model":
            extract(release, model=asked)
        layout = layout_of(preset)
        rehearse(release, asked, layout, Limits.of(sentences, words, layout.preset))

    return _estimated(model, run)


async def acheck(
    draft: Readable,
    source: Readable | Sequence[Readable],
    *,
    model: AnyModel = None,
    doubts: bool = False,
    omissions: bool = False,
    progress: Progress | None = None,
) -> Report:
    """`check` for asyncio: the event loop goes on meanwhile, and `progress` is called in it."""
    return await _in_thread(
        check, _told(progress, "checking", model), draft, source, model=model, doubts=doubts, omissions=omissions
    )


async def aextract(document: Readable, *, model: AnyModel = None, progress: Progress | None = None) -> FactSheet:
    """`extract` for asyncio: the event loop goes on meanwhile, and `progress` is called in it."""
    return await _in_thread(extract, _told(progress, "extracting", model), document, model=model)


async def abrief(  # noqa: PLR0913
    document: Readable,
    *,
    preset: Preset = "brief",
    sentences: int | None = None,
    words: int | None = None,
    extractive: bool = False,
    facts: Facts = "rules",
    model: AnyModel = None,
    progress: Progress | None = None,
) -> Brief:
    """`brief` for asyncio: the event loop goes on meanwhile, and `progress` is called in it."""
    form = {"sentences": sentences, "words": words, "preset": preset, "extractive": extractive, "facts": facts}
    return await _in_thread(brief, _told(progress, "writing", model), document, model=model, **form)


async def aaudit(
    text: Readable | Brief,
    source: Readable | Sequence[Readable],
    *,
    mutants: int = 200,
    seed: int = 1,
    progress: Progress | None = None,
) -> Audit:
    """`audit` for asyncio: the event loop goes on meanwhile, and `progress` is called in it."""
    return await _in_thread(
        audit, _told(progress, "trying wrong sentences", False), text, source, mutants=mutants, seed=seed
    )


def as_document(source: Readable) -> Document:
    """The document itself, or what `read` makes of a path, text or bytes."""
    if isinstance(source, Document):
        return source
    from factcheck.source.readers import read

    return read(source)


def _sources(source: Readable | Sequence[Readable]) -> list[Document]:
    sources = [source] if isinstance(source, Document | str | bytes | os.PathLike) else list(source)
    if not sources:
        raise UsageError("check needs at least one source")
    return [as_document(item) for item in sources]


@contextmanager
def _asked(model: AnyModel) -> Iterator[Asked | None]:
    """The model to ask, closed afterwards where it was made here; None where nobody named one."""
    if model is False or (model is None and not _name_of(None)):
        yield None
    elif _can_be_asked(model):
        yield model
    else:
        from factcheck.llm.opening import open_model

        with open_model(_named(model)) as made:
            yield made


def _can_be_asked(model: object) -> TypeGuard[Asked]:
    return all(hasattr(model, name) for name in ("name", "usage", "ask_many"))


def _named(model: object) -> str | ModelSettings | None:
    """A model that is yet to be made; anything else is refused."""
    from factcheck.llm.settings import ModelSettings

    if model is None or isinstance(model, ModelSettings) or (isinstance(model, str) and model.strip()):
        return model
    raise UsageError(f"model must be a name, ModelSettings or a model object, not {model!r:.80}")


@contextmanager
def _told(progress: Progress | None, what: str, model: AnyModel) -> Iterator[Tell | None]:
    """What is told how far a verb is, None where nobody asked or nobody is looking.

    A model keeps everybody waiting: its bar is there from the start, that of the rules when they take long.
    """
    if not isinstance(progress, bool):
        yield progress
    elif not progress:
        yield None
    else:
        name = _name_of(model)
        with find("bar")(f"{what} with {name}" if name else what, after=0.0 if name else 1.0) as tell:
            yield tell


def _name_of(model: AnyModel) -> str:
    """What a model is called, empty where none is named."""
    if model is False:
        return ""
    if model is None:
        return os.environ.get("FACTCHECK_MODEL", "").strip()
    return str(getattr(model, "name", None) or getattr(model, "model", None) or model)


def _judge(asked: Asked | None, *, doubts: bool = False, tell: Tell | None = None) -> ModelJudge | None:
    if asked is None:
        return None
    from factcheck.verify.judging import ModelJudge

    return ModelJudge(asked, doubts=doubts, progress=tell)


def _estimated(model: AnyModel, run: Callable[[Asked], object]) -> Estimate:
    """Runs a verb with a stand-in that keeps what it is asked, and counts that."""
    from factcheck.llm.cost import estimate
    from factcheck.llm.opening import priced, prices_of
    from factcheck.llm.rehearsal import Rehearsal
    from factcheck.llm.settings import ModelSettings
    from factcheck.source.tokens import TokenCounter

    if model is False:
        raise UsageError("an estimate needs a model: name one")
    settings = getattr(model, "settings", None)
    if not isinstance(settings, ModelSettings):
        settings = priced(model.name if _can_be_asked(model) else _named(model))
    rehearsal = Rehearsal(settings.model)
    with contextlib.suppress(NothingToBrief):  # what the answers decide is not known yet; what is asked is
        run(rehearsal)
    counter = TokenCounter(settings.model)
    prices = prices_of(settings)
    return estimate(rehearsal.requests, settings.model, prices, lambda text: counter(text).count, method=counter.method)


async def _in_thread(
    verb: Callable[..., _T], telling: AbstractContextManager[Tell | None], *args: Any, **kwargs: Any
) -> _T:
    """Runs a verb in a thread; one that nobody waits for any more goes no further than to what it tells next."""
    import asyncio

    here = asyncio.get_running_loop()
    given_up = False
    with telling as told:

        def tell(done: int, of: int) -> None:
            if given_up:
                raise asyncio.CancelledError
            if told is not None:
                here.call_soon_threadsafe(told, done, of)

        try:
            return await asyncio.to_thread(verb, *args, progress=tell, **kwargs)
        except asyncio.CancelledError:
            given_up = True
            raise
