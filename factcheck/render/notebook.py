"""What a notebook shows of a result: a fragment of HTML that brings its style along and needs nothing else.

There is no script in it and nothing is fetched. Where a viewer strips the style (GitHub, a notebook that is not
trusted), symbols, words and the order of things still tell all of it. Long results are cut, and say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, singledispatch
from itertools import groupby, pairwise
from typing import Final

from markupsafe import Markup

from factcheck.audits.model import Audit
from factcheck.briefs.model import Brief
from factcheck.claims.facts import FactSheet
from factcheck.render import words
from factcheck.render.citations import Citations
from factcheck.render.html.environment import HOUSE, environment, stylesheet
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Section, Span
from factcheck.verify.findings import ClaimVerdict, Label, Report

__all__ = ["LIMIT", "html"]

LIMIT: Final = 200
"""So many claims, facts or sentences of a kind are shown at most."""
_LONGEST: Final = 40_000  # code points of a document that are shown at most
# What a notebook's own theme is called, whatever the system's is: JupyterLab, VS Code, Colab.
_DARK: Final = (
    'body[data-jp-theme-light="false"]',
    "body.vscode-dark",
    "body.vscode-high-contrast:not(.vscode-high-contrast-light)",
    'html[theme="dark"]',
)
_LIGHT: Final = (
    'body[data-jp-theme-light="true"]',
    "body.vscode-light",
    "body.vscode-high-contrast-light",
    'html[theme="light"]',
)
_COLOURS = re.compile(r"^\s*\.factcheck \{(.*?)\}", re.DOTALL | re.MULTILINE)
_COLOUR = re.compile(r"--[a-z-]+:\s*#[0-9a-f]{3,8};")


@singledispatch
def html(value: object) -> str:
    """The fragment that shows a result."""
    raise TypeError(f"a {type(value).__name__} has no page")


@html.register
def _(value: Report) -> str:
    wrong = [n for n, claim in enumerate(value.claims, 1) if claim.label is not Label.SUPPORTED]
    counts = [(label, getattr(value.summary, label)) for label in words.ORDER if getattr(value.summary, label)]
    supported = [n for n in range(1, len(value.claims) + 1) if n not in set(wrong)]
    return _made("report", report=value, counts=counts, paragraphs=_draft(value), wrong=wrong, supported=supported)


@html.register
def _(value: Brief) -> str:
    sections = [(name, list(run)) for name, run in groupby(value.sentences[:LIMIT], key=lambda s: s.section)]
    return _made("brief", brief=value, sections=sections, numbers=Citations(value))


@html.register
def _(value: FactSheet) -> str:
    return _made("factsheet", sheet=value)


@html.register
def _(value: Audit) -> str:
    return _made("audit", audit=value)


@html.register
def _(value: Document) -> str:
    return _made("document", document=value, parts=list(_parts(value)))


def _made(name: str, **values: object) -> str:
    template = environment().get_template(f"notebook/{name}.html")
    return template.render(values | {"style": Markup(_style()), "limit": LIMIT})  # noqa: S704 - a file of this package


@cache
def _style() -> str:
    """The house's style, which follows the system's theme, and over it the theme of the notebook."""
    light, dark = (" ".join(_COLOUR.findall(block)) for block in _COLOURS.findall(stylesheet(HOUSE))[:2])
    themes = [
        f"{', '.join(f'{where} .factcheck' for where in places)} {{ color-scheme: {name}; {colours} }}"
        for name, places, colours in (("light", _LIGHT, light), ("dark", _DARK, dark))
    ]
    return "\n".join([stylesheet("notebook.css"), "@media screen {", *themes, "}"])


@dataclass(frozen=True, slots=True)
class _Marked:
    """A claim in its place in the draft: its text in runs, each with whether something speaks against it."""

    number: int
    label: Label
    runs: tuple[tuple[str, bool], ...]


def _draft(report: Report) -> list[list[_Marked]]:
    """The claims of a draft in its order, in paragraphs: a report has no more of the draft than its claims."""
    numbered = sorted(enumerate(report.claims, 1), key=lambda pair: pair[1].start)[:LIMIT]
    paragraphs: list[list[_Marked]] = []
    end = -2
    for number, claim in numbered:
        if claim.start - end > 1 or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(_Marked(number, claim.label, tuple(_runs(claim))))
        end = claim.end
    return paragraphs


def _runs(claim: ClaimVerdict) -> Iterator[tuple[str, bool]]:
    ends = [0, *(at for fault in words.faults(claim) for at in fault), len(claim.text)]
    for place, (start, end) in enumerate(pairwise(ends)):
        if start < end:
            yield claim.text[start:end], place % 2 == 1


@dataclass(frozen=True, slots=True)
class _Part:
    """A section and its paragraphs, as far as they are shown."""

    section: Section
    paragraphs: Sequence[str]
    whole: bool


def _parts(document: Document) -> Iterator[_Part]:
    left = _LONGEST
    for section in document.sections:
        sentences = document.sentences[section.first : section.last]
        paragraphs: dict[int, list[str]] = {}
        whole = True
        for sentence in sentences:
            if left <= 0:
                whole = False
                break
            span = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + left))
            left -= span.end - span.start
            paragraphs.setdefault(sentence.paragraph, []).append(display(document, span))
        yield _Part(section, [" ".join(texts) for texts in paragraphs.values()], whole)
