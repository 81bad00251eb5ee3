"""The command `audit`: how much of what is made wrong in a text the checker would catch."""

# What a command does not need is not loaded: the rooms are imported where they are used.
# Where click must not wrap, it wants a real backspace in the docstring.
# ruff: noqa: D301, PLC0415

from __future__ import annotations

import click

from factcheck.cli.group import cli
from factcheck.cli.options import Options, limited, with_options
from factcheck.errors import UsageError

MISSED = 1


@cli.command(short_help="Measure the check on a text: make it wrong, count what is caught.")
@click.argument("text", metavar="BRIEF")
@click.option(
    "--source", "sources", metavar="RELEASE", required=True, multiple=True, help="The release; again for several."
)
@click.option(
    "--mutants",
    type=click.IntRange(1, 100_000),
    metavar="N",
    default=200,
    show_default=True,
    help="Try at most so many wrong sentences.",
)
@click.option("--seed", type=int, metavar="N", default=1, show_default=True, help="Another seed tries others.")
@limited
@with_options
def audit(options: Options, text: str, sources: tuple[str, ...], mutants: int, seed: int) -> int:
    """Make the accepted sentences of BRIEF wrong, one change at a time, and count how many the check catches.

    BRIEF is a draft (text or Markdown) or what "factcheck brief --format json" wrote; RELEASE is what it was made
    from. Every change is of a known kind (a digit, a scale, a currency, a unit, a comparator, a period, a figure of
    something else, a plan told as done, a denial, a direction, a speaker) and surely changes what the sentence means.
    What the check would have let pass is listed: read those places yourself. Sentences that it does not support as
    they stand are not audited. No model is asked.

    \b
      factcheck audit draft.md --source release.md
      factcheck brief release.md --format json --output brief.json
      factcheck audit brief.json --source release.md --mutants 500 --format markdown

    Exit codes: 0 all were caught, 1 some were missed, 2 could not run, or there was nothing to audit.
    """
    from factcheck import api
    from factcheck.render.progress import SOON, bar

    document, *releases = options.read(text, *sources)
    with bar("checking wrong sentences", after=SOON) as progress:
        result = api.audit(document, releases, mutants=mutants, seed=seed, progress=progress)
    options.show("audit", result)
    if not result.mutants:
        raise UsageError(f"{text}: nothing to audit: {_why(result.sentences)}")
    return 0 if result.ok else MISSED


def _why(audited: int) -> str:
    if audited:
        return "no sentence has anything that can surely be made wrong"
    return "no sentence is supported by the release as it stands; check it first"
