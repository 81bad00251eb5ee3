"""The commands that look at documents: outline, extract, check, brief; and rules."""

# What a command does not need is not loaded: the rooms are imported where they are used.
# Where click must not wrap, it wants a real backspace in the docstring.
# ruff: noqa: D301, PLC0415

from __future__ import annotations

from typing import Any

import click

from factcheck.cli.group import cli
from factcheck.cli.modelling import Asking, of_estimate, with_model
from factcheck.cli.options import Options, limited, with_options

FOUND = 1


@cli.command(short_help="Show how a release was read: sections, dateline, front matter.")
@click.argument("release")
@click.option("--sentences", is_flag=True, help="Show every sentence with its offsets.")
@click.option("--consistency", is_flag=True, help="Show where the release contradicts itself.")
@limited
@with_options
def outline(options: Options, release: str, sentences: bool, consistency: bool) -> None:
    """Show how RELEASE was read: its sections, dateline and front matter.

    RELEASE is a file of text or Markdown, or - for standard input. Look here first when a finding surprises you: a
    sentence that was cut in the wrong place, or a section taken for another, shows at once.

    \b
      factcheck outline release.md
      factcheck outline release.md --sentences
      factcheck outline release.md --consistency
    """
    from factcheck import api

    [document] = options.read(release)
    found = api.consistency(document) if consistency else None
    options.show("outline", document, sentences=sentences, consistency=found)


@cli.command(short_help="List the facts of a release with their figures and passages.")
@click.argument("release")
@limited
@with_options
@with_model
def extract(options: Options, asking: Asking, release: str) -> None:
    """List the facts of RELEASE, each with its figures and its passage.

    RELEASE is a file of text or Markdown, or - for standard input. Figures that no fact carries are listed at the end.
    A model finds more facts and says more of each; what it quotes counts only where code finds it in RELEASE.

    \b
      factcheck extract release.md
      factcheck extract release.md --format json --output facts.json
      factcheck extract release.md --model NAME --max-cost 0.10
    """
    from factcheck import api

    [document] = options.read(release)
    if asking.estimate:
        options.show("listing", of_estimate(asking, api.estimate_extract(document, asking.settings())))
        return
    with asking.arguments() as given:
        sheet = api.extract(document, **given)
    options.show("factsheet", sheet)


@cli.command(short_help="Check every claim of a draft against its release.")
@click.argument("draft")
@click.option(
    "--source", "sources", metavar="RELEASE", required=True, multiple=True, help="The release; again for several."
)
@click.option("--strict", is_flag=True, help="Count claims that could not be verified, and omissions, as wrong.")
@click.option("--omissions", is_flag=True, help="List what a reader must know that DRAFT leaves out.")
@click.option("--doubts", is_flag=True, help="Ask the model also about claims that rules passed; changes no verdict.")
@limited
@with_options
@with_model
def check(
    options: Options,
    asking: Asking,
    draft: str,
    sources: tuple[str, ...],
    strict: bool,
    omissions: bool,
    doubts: bool,
) -> int:
    """Check every claim of DRAFT against the release it came from.

    DRAFT and each RELEASE are files of text or Markdown; one of them may be - for standard input. Each claim is
    supported, qualified (a limit was lost, or it says more than the release), contradicted, not found or unverified,
    with the rule that decided it and the passage it rests on. "factcheck rules" explains the codes. A model judges only
    what the rules leave open, and a call that fails leaves its claims unverified.

    With --omissions the report also lists what the release says against or beside its news and DRAFT does not say: a
    missed endpoint, deaths, conditions, dilution, a loss, and the like. Alone it does not change the exit code.

    \b
      factcheck check draft.md --source release.md
      factcheck check draft.md --source release.md --source tables.md --strict
      pbpaste | factcheck check - --source release.md
      factcheck check draft.md --source release.md --omissions
      factcheck check draft.md --source release.md --format html --output report.html
      factcheck check draft.md --source release.md --model NAME --doubts

    Exit codes: 0 nothing wrong, 1 at least one claim qualified, contradicted or not found (with --strict also:
    unverified, or left out where --omissions asks), 2 could not run.
    """
    from factcheck import api

    document, *releases = options.read(draft, *sources)
    if asking.estimate:
        estimate = api.estimate_check(document, releases, asking.settings(), doubts=doubts)
        options.show("listing", of_estimate(asking, estimate))
        return 0
    with asking.arguments() as given:
        report = api.check(document, releases, doubts=doubts, omissions=omissions, **given)
    options.show("report", report, texts={"draft": document, "sources": releases})
    return FOUND if not report.ok or (strict and (report.summary.unverified or report.omissions)) else 0


@cli.command(short_help="Write a short text in which every sentence cites its passages.")
@click.argument("release")
@click.option(
    "--preset", metavar="NAME", default="brief", show_default=True, help="bulletin, brief, note, or a FILE.md."
)
@click.option("--sentences", type=click.IntRange(1), metavar="N", help="At most so many sentences.")
@click.option("--words", type=click.IntRange(1), metavar="N", help="At most so many words.")
@click.option("--extractive", is_flag=True, help="Take the release's own sentences; a model only judges them.")
@click.option(
    "--facts",
    type=click.Choice(["rules", "model"]),
    default="rules",
    show_default=True,
    help="Who finds the facts that a model writes from; the model takes more calls.",
)
@limited
@with_options
@with_model
def brief(options: Options, asking: Asking, release: str, **form: Any) -> None:
    """Write a short text about RELEASE in which every sentence cites its passages.

    RELEASE is a file of text or Markdown, or - for standard input. Without a model the sentences are RELEASE's own, put
    into house style where the check still passes. A model writes them from the facts of RELEASE: each is checked
    against the passages it cites and then against RELEASE; what does not pass is corrected by rules, written again at
    most twice, replaced by a quotation, or dropped, and the result says so. A model that gives no answer leaves a brief
    of RELEASE's own sentences. Where the front matter has the release's url, the citations in Markdown and JSON are
    links that open it at the passage.

    Presets: bulletin, three sentences that can each be read alone; brief, about 120 words; note, under the headings
    what happened, figures, what is next and risks. --sentences and --words are upper bounds in the place of its own. A
    preset of your own is a Markdown file: front matter with id, version, words or sentences, and sections if it has
    any; below it what a model is told of the text.

    \b
      factcheck brief release.md
      factcheck brief release.md --preset note --words 200
      factcheck brief release.md --sentences 3 --format markdown
      factcheck brief release.md --model NAME --preset house/morning.md
    """
    from factcheck import api
    from factcheck.briefs.layouts import layout_of

    layout_of(form["preset"])
    [document] = options.read(release)
    if asking.estimate:
        options.show("listing", of_estimate(asking, api.estimate_brief(document, asking.settings(), **form)))
        return
    with asking.arguments() as given:
        result = api.brief(document, **form, **given)
    options.show("brief", result)


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
