"""What every page is made with: templates that escape all they are given, and the house's style.

A page carries its style in itself, under a policy that allows this style and nothing else: no script, no picture, no
address. What a document says is shown by `visible`, so that nothing in it is hidden or turns other text around.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factcheck.claims.records import Evidence
from factcheck.render import words
from factcheck.render.citations import Citations
from factcheck.render.safe import is_link, one_line, visible
from factcheck.verify.findings import Label

HOUSE = "style.css"
"""The stylesheet that every page has: colours of both themes, type, verdicts, cards, tables, print."""


def make_environment(*more: BaseLoader) -> Environment:
    """An environment for templates of one's own, which may import those of this package."""
    made = Environment(
        loader=ChoiceLoader([*more, PackageLoader("factcheck.render.html")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "one_line": one_line,
        "words": words.label_words,
        "verdict_class": verdict_class,
        "cite": _cite,
        "is_link": is_link,
    }
    made.globals |= {"words": words, "symbols": words.SYMBOLS, "labels": tuple(Label)}
    return made


@cache
def environment() -> Environment:
    """The environment of this package's own pages."""
    return make_environment()


def verdict_class(label: str) -> str:
    """The class that gives an element the colours of a verdict: `verdict-not-found`."""
    return f"verdict-{Label(label).replace('_', '-')}"


@cache
def stylesheet(*names: str) -> str:
    """The house's style, and after it the named ones of this package."""
    folder = resources.files("factcheck.render.html")
    return "".join(folder.joinpath(name).read_text("utf-8") for name in (HOUSE, *names))


def page(template: str, values: Mapping[str, object], *styles: str, more: str = "") -> str:
    """A whole page from a template that extends `page.html`, with its style in it; `more` are rules of its own."""
    style = stylesheet(*styles) + more
    own = {"style": Markup(style), "policy": policy(style)}  # noqa: S704 - a file of this package
    return environment().get_template(template).render({**values, **own})


def policy(style: str) -> str:
    """The content security policy of a page that has this style and needs nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _cite(passage: Evidence, citations: Citations) -> int:
    return citations.number(passage)


def _shown(value: object) -> object:
    """Every text that goes into a page, in which nothing is hidden; markup of the templates stays as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
