"""The clean text as one page that needs nothing else: footnotes as links there and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from factcheck.desk.exports.blocks import Block, Kind
from factcheck.desk.exports.dossier import Dossier
from factcheck.desk.exports.notes import clean_text
from factcheck.render.html.environment import make_environment, policy, stylesheet

__all__ = ["export"]

_PACKAGE = "factcheck.desk.exports"
_ITEMS = (Kind.BULLET, Kind.NUMBERED)


@dataclass(slots=True)
class _Entry:
    """An item of a list, with the lists inside it."""

    block: Block
    lists: list[_List] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    """A list of one kind, numbered or not."""

    numbered: bool
    level: int
    entries: list[_Entry] = field(default_factory=list)


def export(dossier: Dossier, *, anyway: bool = False) -> bytes:
    """The draft's words in their blocks, a footnote a claim, and what was checked against what."""
    text = clean_text(dossier, anyway=anyway)
    style = _style()
    headed = any(block.kind is Kind.HEADING and block.level == 1 for block in text.blocks)
    page = (
        _environment()
        .get_template("clean.html")
        .render(
            style=Markup(style),  # noqa: S704 - files of this package
            policy=policy(style),
            text=text,
            headed=headed,
            parts=list(_parts(text.blocks)),
        )
    )
    return page.encode("utf-8")


@cache
def _environment() -> Environment:
    made = make_environment(PackageLoader(_PACKAGE))
    made.tests |= {"list": lambda part: isinstance(part, _List)}
    return made


@cache
def _style() -> str:
    own = resources.files(_PACKAGE).joinpath("templates", "clean.css").read_text("utf-8")
    return stylesheet() + own


def _parts(blocks: Sequence[Block]) -> Iterator[_List | Block]:
    """The blocks, with what follows one another as items of a list put into lists, one in another."""
    open_: list[_List] = []
    for block in blocks:
        if block.kind not in _ITEMS:
            open_ = []
            yield block
            continue
        numbered = block.kind is Kind.NUMBERED
        while open_ and (open_[-1].level > block.level or _other(open_[-1], block, numbered=numbered)):
            open_.pop()
        if not open_ or open_[-1].level < block.level:
            made = _List(numbered, block.level)
            if open_:
                open_[-1].entries[-1].lists.append(made)
            else:
                yield made
            open_.append(made)
        open_[-1].entries.append(_Entry(block))


def _other(last: _List, block: Block, *, numbered: bool) -> bool:
    return last.level == block.level and last.numbered is not numbered
