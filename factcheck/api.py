"""The verbs: `check`, `extract` and `brief`, each also for asyncio. The fourth, `read`, is `source.readers.read`."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ParamSpec, TypeAlias, TypeVar

from factcheck.errors import UsageError
from factcheck.source.document import Document

if TYPE_CHECKING:
    from factcheck.briefs.model import Brief
    from factcheck.claims.facts import FactSheet
    from factcheck.verify.findings import Report

_P = ParamSpec("_P")
_T = TypeVar("_T")

Readable: TypeAlias = Document | str | bytes | os.PathLike[str]
"""What every verb takes: a document, or what `read` makes one of."""

# The rooms below are imported when a verb is used, so that `brief` does not wait for what `check` needs, and
# nobody for asyncio who does not use it.
# ruff: noqa: PLC0415


def check(draft: Readable, source: Readable | Sequence[Readable], *, model: object = None) -> Report:
    """Checks every claim of a draft against its source, or against several.

    Nothing leaves the machine: without a model, rules decide what they can and the rest stays *unverified*.
    """
    _refuse_model(model)
    sources = [source] if isinstance(source, Document | str | bytes | os.PathLike) else list(source)
    if not sources:
        raise UsageError("check needs at least one source")
    from factcheck.verify.checker import check_document

    return check_document(as_document(draft), [as_document(item) for item in sources])


def extract(document: Readable, *, model: object = None) -> FactSheet:
    """The facts of a release, each with its quantities and the passages it rests on."""
    _refuse_model(model)
    from factcheck.claims.extract import extract_facts

    return extract_facts(as_document(document))


def brief(document: Readable, *, sentences: int | None = None, words: int | None = None, model: object = None) -> Brief:
    """A short text about a release in which every sentence cites its passages, already checked.

    `sentences` and `words` are upper limits; without them the length is chosen for the release.
    """
    _refuse_model(model)
    for name, limit in (("sentences", sentences), ("words", words)):
        if limit is not None and limit < 1:
            raise UsageError(f"{name} must be 1 or more, not {limit}")
    from factcheck.briefs.compose import compose

    return compose(as_document(document), sentences=sentences, words=words)


async def acheck(draft: Readable, source: Readable | Sequence[Readable], *, model: object = None) -> Report:
    """`check` for asyncio: the event loop goes on meanwhile."""
    return await _in_thread(check, draft, source, model=model)


async def aextract(document: Readable, *, model: object = None) -> FactSheet:
    """`extract` for asyncio: the event loop goes on meanwhile."""
    return await _in_thread(extract, document, model=model)


async def abrief(
    document: Readable, *, sentences: int | None = None, words: int | None = None, model: object = None
) -> Brief:
    """`brief` for asyncio: the event loop goes on meanwhile."""
    return await _in_thread(brief, document, sentences=sentences, words=words, model=model)


def as_document(source: Readable) -> Document:
    """The document itself, or what `read` makes of a path, text or bytes."""
    if isinstance(source, Document):
        return source
    from factcheck.source.readers import read

    return read(source)


async def _in_thread(verb: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    import asyncio

    return await asyncio.to_thread(verb, *args, **kwargs)


def _refuse_model(model: object) -> None:
    if model is not None:
        raise UsageError("language models come in a later version; leave model out and rules decide what they can")
