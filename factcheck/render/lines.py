"""Results in one short line: what Python shows of them in a terminal, a log or a debugger."""

from __future__ import annotations

from functools import singledispatch
from typing import Final

from factcheck.audits.model import Audit
from factcheck.briefs.model import Brief
from factcheck.claims.facts import FactSheet
from factcheck.render.words import audit_line, plural, size_of, summary_line, tally
from factcheck.source.document import Document
from factcheck.verify.findings import Report

__all__ = ["line_of"]

_LONGEST_TITLE: Final = 60


@singledispatch
def line_of(value: object) -> str:
    """What a result is, in one short line: its type, and what is in it."""
    raise TypeError(f"no line is made of a {type(value).__name__}")


@line_of.register
def _(value: Report) -> str:
    return f"Report({summary_line(value)})"


@line_of.register
def _(value: FactSheet) -> str:
    left = f", {plural(len(value.uncovered), 'figure')} in none of them" if value.uncovered else ""
    return f"FactSheet({_titled(value.source.title)}{plural(len(value.facts), 'fact')}{left})"


@line_of.register
def _(value: Brief) -> str:
    checked = tally(sentence.label for sentence in value.sentences)
    said = f"{plural(len(value.sentences), 'sentence')}: {checked}" if checked else "no sentences"
    return f"Brief({_titled(value.title)}{said})"


@line_of.register
def _(value: Audit) -> str:
    return f"Audit({audit_line(value)})"


@line_of.register
def _(value: Document) -> str:
    return f"Document({_titled(value.title)}{', '.join(size_of(value))})"


def _titled(title: str | None) -> str:
    """A title as Python writes a text, which shows what is invisible or would act on a terminal."""
    if not title:
        return ""
    short = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"
    return f"{short!r}, "
