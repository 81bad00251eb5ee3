"""A brief read back: its sentences as a draft."""

from __future__ import annotations

from dataclasses import replace

from pydantic import ValidationError
from pydantic_core import from_json

from factcheck.briefs.model import Brief
from factcheck.errors import UsageError
from factcheck.source.document import Document
from factcheck.source.readers import read

__all__ = ["as_draft", "draft_of"]


def as_draft(document: Document) -> Document:
    """The document itself; where it is the JSON of a brief, the sentences of that, one a paragraph."""
    if not document.text.lstrip().startswith("{"):
        return document
    try:
        values = from_json(document.text)
    except ValueError:
        return document
    try:
        brief = Brief.model_validate(values)
    except ValidationError as error:
        name = document.path or "the text"
        raise UsageError(f"{name}: is JSON but no brief: give what 'factcheck brief --format json' wrote") from error
    return replace(draft_of(brief), path=document.path, sha256=document.sha256)


def draft_of(brief: Brief) -> Document:
    """The sentences of a brief as a draft, one a paragraph."""
    return read("\n\n".join(sentence.text for sentence in brief.sentences) + "\n")
