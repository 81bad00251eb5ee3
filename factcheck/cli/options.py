"""The command `factcheck`.

Exit codes: 0 nothing wrong, 1 at least one claim that an editor must look at, 2 could not run, with one line on
standard error that says what is wrong and what to do.
"""

# What a command does not need is not loaded: the rooms are imported where they are used.
# Where click must not wrap, it wants a real backspace in the docstring.
# ruff: noqa: D301, PLC0415

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click

from factcheck.errors import FactcheckError, MissingInput, UsageError

if TYPE_CHECKING:
    from factcheck.source.document import Document

FOUND = 1
FAILED = 2
INTERRUPTED = 130
STDIN = "-"
_RENDERERS = {"text": "terminal", "json": "json", "markdown": "markdown"}
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
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

    def show(self, view: str, value: object, **options: object) -> None:
        """Renders a result by the renderer's function of that name, and writes it."""
        from factcheck.render import output

        if self.format == "text":
            options |= {"width": self.width or _width(), "colour": self._colour()}
        text = getattr(self._renderer(), view)(value, **options)
        if self.output is None:
            output.to_stdout(text, json=self.format == "json")
        else:
            output.to_file(text, self.output)

    def read(self, *names: str) -> list[Document]:
        """Reads the named files, or standard input for `-`."""
        if names.count(STDIN) > 1:
            raise UsageError("only one input can be '-': standard input can be read once")
        for name in names:
            self._keep(name)
        return [self._read(name) for name in names]

    def _read(self, name: str) -> Document:
        from factcheck.source.readers import read

        return read(_standard_input(self.limit) if name == STDIN else Path(name), limit=self.limit)

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


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        import factcheck

        click.echo(f"factcheck {factcheck.__version__}")
        context.exit()


@click.group("factcheck", invoke_without_command=True, context_settings=_SETTINGS)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
@click.pass_context
def cli(context: click.Context) -> None:
    """Checks a draft against the press release it came from.

    Everything runs on this machine: no key, no network, and nothing that is under embargo leaves it.

    \b
    Is every figure and statement of the draft in the release?
      factcheck check draft.md --source release.md
    \b
    A short text about the release, every sentence with its passages:
      factcheck brief release.md

    Exit codes: 0 nothing wrong, 1 claims that an editor must look at, 2 could not run.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command(short_help="Show how a release was read: sections, dateline, front matter.")
@click.argument("release")
@click.option("--sentences", is_flag=True, help="Show every sentence with its offsets.")
@limited
@with_options
def outline(options: Options, release: str, sentences: bool) -> None:
    """Show how RELEASE was read: its sections, dateline and front matter.

    RELEASE is a file of text or Markdown, or - for standard input. Look here first when a finding surprises you: a
    sentence that was cut in the wrong place, or a section taken for another, shows at once.

    \b
      factcheck outline release.md
      factcheck outline release.md --sentences
    """
    [document] = options.read(release)
    options.show("outline", document, sentences=sentences)


@cli.command(short_help="List the facts of a release with their figures and passages.")
@click.argument("release")
@limited
@with_options
def extract(options: Options, release: str) -> None:
    """List the facts of RELEASE, each with its figures and its passage.

    RELEASE is a file of text or Markdown, or - for standard input. Figures that no fact carries are listed at the end.

    \b
      factcheck extract release.md
      factcheck extract release.md --format json --output facts.json
    """
    from factcheck import api

    [document] = options.read(release)
    options.show("factsheet", api.extract(document))


@cli.command(short_help="Check every claim of a draft against its release.")
@click.argument("draft")
@click.option(
    "--source", "sources", metavar="RELEASE", required=True, multiple=True, help="The release; again for several."
)
@click.option("--strict", is_flag=True, help="Count claims that could not be verified as wrong.")
@limited
@with_options
def check(options: Options, draft: str, sources: tuple[str, ...], strict: bool) -> int:
    """Check every claim of DRAFT against the release it came from.

    DRAFT and each RELEASE are files of text or Markdown; one of them may be - for standard input. Each claim is
    supported, qualified (a limit was lost, or it says more than the release), contradicted, not found or unverified,
    with the rule that decided it and the passage it rests on. "factcheck rules" explains the codes.

    \b
      factcheck check draft.md --source release.md
      factcheck check draft.md --source release.md --source tables.md --strict
      pbpaste | factcheck check - --source release.md

    Exit codes: 0 nothing wrong, 1 at least one claim qualified, contradicted or not found (with --strict also:
    unverified), 2 could not run.
    """
    from factcheck import api

    document, *releases = options.read(draft, *sources)
    report = api.check(document, releases)
    options.show("report", report)
    return FOUND if not report.ok or (strict and report.summary.unverified) else 0


@cli.command(short_help="Write a short text in which every sentence cites its passages.")
@click.argument("release")
@click.option("--sentences", type=click.IntRange(1), metavar="N", help="At most so many sentences.")
@click.option("--words", type=click.IntRange(1), metavar="N", help="At most so many words.")
@limited
@with_options
def brief(options: Options, release: str, sentences: int | None, words: int | None) -> None:
    """Write a short text about RELEASE in which every sentence cites its passages.

    RELEASE is a file of text or Markdown, or - for standard input. The sentences have been checked against the
    release; what a reader must know and the brief leaves out is listed under it.

    \b
      factcheck brief release.md
      factcheck brief release.md --sentences 3 --format markdown
    """
    from factcheck import api

    [document] = options.read(release)
    options.show("brief", api.brief(document, sentences=sentences, words=words))


@cli.command(short_help="List the rule codes that reports carry, and what they mean.")
@with_options
def rules(options: Options) -> None:
    """List the rules by family, with the codes that reports carry and what they mean.

    \b
      factcheck rules
      factcheck rules --format markdown --output rules.md
    """
    from factcheck.verify.codes import CODES

    options.show("rules", list(CODES.values()))


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit code; what goes wrong is one line on standard error."""
    try:
        code = cli.main(arguments, prog_name="factcheck", standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "factcheck"
        return _fail(f"{error.format_message()} (see '{command} --help')")
    except click.ClickException as error:
        return _fail(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except FactcheckError as error:
        return _fail(str(error))
    return code if isinstance(code, int) else 0


def main() -> None:
    """The entry point of the command."""
    sys.exit(run())


def _fail(message: str) -> int:
    from factcheck.render.safe import encodable, one_line

    if sys.stderr is not None:
        line = f"factcheck: {one_line(message)}\n"
        sys.stderr.write(encodable(line, sys.stderr.encoding or "ascii", json=False))
    return FAILED


def _standard_input(limit: int) -> bytes:
    if sys.stdin is None:
        raise MissingInput("there is no standard input to read; name a file")
    # One byte more than allowed is enough for the reader to refuse it.
    return sys.stdin.buffer.read(limit + 1)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST) if _at_terminal() else _PIPED_WIDTH


def _at_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
