"""What every command is told: how to show its result and where, and how much to read."""

# What a command does not need is not loaded: the rooms are imported where they are used.
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click

from factcheck.errors import MissingInput, UsageError

if TYPE_CHECKING:
    from factcheck.source.document import Document

STDIN = "-"
_RENDERERS = {"text": "terminal", "json": "json", "markdown": "markdown", "html": "html"}
_PIPED_WIDTH = 100
_WIDEST = 120
_SIZE = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)\s*([kmg]?i?)b?", re.ASCII | re.IGNORECASE)
_SCALES = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "ki": 2**10, "mi": 2**20, "gi": 2**30}


@dataclass(frozen=True, slots=True)
class Options:
    """What every command is told: how to show its result and where, and how much to read."""

    format: str
    output: Path | None
    width: int | None
    limit: int

    def show(self, view: str, value: object, *, texts: Mapping[str, object] | None = None, **options: object) -> None:
        """Renders a result by the renderer's function of that name, and writes it; only a page has `texts` in it."""
        from factcheck.render import output

        if self.format == "html" and texts:
            options |= texts
        if self.format == "text":
            options |= {"width": self.width or _width(), "colour": self._colour()}
        text = getattr(self._renderer(), view)(value, **options)
        if self.output is not None:
            output.to_file(text, self.output)
        elif self.format == "html":  # a page says of itself that it is UTF-8
            output.bytes_to_stdout(text.encode("utf-8"))
        else:
            output.to_stdout(text, json=self.format == "json")

    def read(self, *names: str) -> list[Document]:
        """Reads the named files, or standard input for `-`."""
        if names.count(STDIN) > 1:
            raise UsageError("only one input can be '-': standard input can be read once")
        for name in names:
            self._keep(name)
        from factcheck.render.progress import track

        return [self._read(name) for name in track(names, "reading")]

    def _read(self, name: str) -> Document:
        from factcheck.source.readers import read

        return read(_standard_input(self.limit) if name == STDIN else Path(name), limit=self.limit)

    def load(self, name: str) -> bytes:
        """The bytes of the named file, or of standard input for `-`."""
        from factcheck.source.readers import load

        self._keep(name)
        return _standard_input(self.limit) if name == STDIN else load(name, self.limit)

    def _keep(self, name: str) -> None:
        """No input is ever written to."""
        if self.output is None or name == STDIN:
            return
        if self.output.exists() and Path(name).exists() and self.output.samefile(name):
            raise UsageError(f"{name}: would be overwritten by --output; name another file")

    def _renderer(self) -> ModuleType:
        return import_module(f"factcheck.render.{_RENDERERS[self.format]}")

    def _colour(self) -> bool:
        plain = self.output is not None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return not plain and _at_terminal()


def _size(context: click.Context, option: click.Parameter, value: str) -> int:
    match = _SIZE.fullmatch(value.strip())
    scale = _SCALES.get(match[2].lower()) if match else None
    if match is None or scale is None or float(match[1]) * scale < 1:
        raise click.BadParameter(f"{value!r} is not a size; write it like 500kB or 10MB", context, option)
    return int(float(match[1]) * scale)


limited = click.option(
    "--limit",
    metavar="SIZE",
    callback=_size,
    default="20MB",
    show_default=True,
    help="The largest input to read, such as 500kB or 1GiB.",
)


def with_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options that all have, collected with `--limit` as its first argument."""

    @click.option(
        "--format",
        "format_",
        type=click.Choice(list(_RENDERERS)),
        default="text",
        show_default=True,
        help="How to show the result.",
    )
    @click.option(
        "--output",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Write the result to a file, whole or not at all, and print nothing.",
    )
    @click.option(
        "--width",
        type=click.IntRange(40, 400),
        metavar="COLUMNS",
        help="Width of text output; as wide as the terminal, else 100.",
    )
    @wraps(command)
    def collected(format_: str, output: Path | None, width: int | None, limit: int = 0, **named: Any) -> Any:
        return command(Options(format_, output, width, limit), **named)

    return collected


def _standard_input(limit: int) -> bytes:
    if sys.stdin is None:
        raise MissingInput("there is no standard input to read; name a file")
    # One byte more than allowed is enough for the reader to refuse it.
    return sys.stdin.buffer.read(limit + 1)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST) if _at_terminal() else _PIPED_WIDTH


def _at_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
