"""The command `desk export`: a draft, its claims and what was decided, in the forms that others read."""

# What a command does not need is not loaded: the rooms are imported where they are used.
# Where click must not wrap, it wants a real backspace in the docstring.
# ruff: noqa: D301, PLC0415

from __future__ import annotations

import sys
from pathlib import Path

import click

from factcheck.cli.desk import Place, desk
from factcheck.cli.naming import draft_named
from factcheck.desk.exports import EXPORTS, Export
from factcheck.errors import UsageError


@desk.command(short_help="Write a draft, its claims or its decisions in another form.")
@click.argument("draft")
@click.option("--as", "form", metavar="FORM", type=click.Choice(list(EXPORTS)), required=True, help=", ".join(EXPORTS))
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to a file, whole or not at all.")
@click.option("--anyway", is_flag=True, help="Give the clean text although claims are open; it says so at its top.")
@click.pass_obj
def export(place: Place, draft: str, form: str, output: Path | None, anyway: bool) -> None:
    """Write DRAFT, as it is on the desk by now, in another form: its number, its title or the name of its file.

    The clean text, with a footnote for every claim, as markdown, html or docx: it is refused while a claim is open,
    unless you say --anyway. The claims as csv, or as W3C Web annotations. What editors decided as labels, data to
    measure a checker with. The audit record.

    \b
      factcheck desk export 12 --as docx --output draft.docx
      factcheck desk export draft.md --as markdown > clean.md
      factcheck desk export 12 --as csv --output claims.csv
      factcheck desk export 12 --as html --anyway --output preview.html
      factcheck desk export 12 --as labels --output labelled/draft-12.json
    """
    wanted = EXPORTS[form]
    if output is None and not wanted.is_text and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(f"{form} is no text to show: name a file with --output")
    if output is not None and output.exists() and place.path.exists() and output.samefile(place.path):
        raise UsageError(f"{output}: is the desk's own file; name another with --output")
    if output is not None and output.exists() and Path(draft).exists() and output.samefile(draft):
        raise UsageError(f"{output}: would be overwritten by --output; name another file")
    with place.opened() as opened:
        content = wanted.make(opened, draft_named(opened, draft), anyway)
    _write(wanted, content, output)


def _write(form: Export, content: bytes, output: Path | None) -> None:
    from factcheck.render.output import bytes_to_stdout, to_file, to_stdout

    if output is not None:
        to_file(content, output)
    elif form.is_text and sys.stdout is not None and sys.stdout.isatty():
        to_stdout(content.decode("utf-8-sig", "surrogatepass"))
    else:
        bytes_to_stdout(content)
