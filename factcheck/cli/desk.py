"""The command `desk`: drafts settled against their releases, and what became of each."""

# What a command does not need is not loaded: the rooms are imported where they are used.
# Where click must not wrap, it wants a real backspace in the docstring.
# ruff: noqa: D301, PLC0415

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.group import cli
from factcheck.cli.modelling import Asking, with_model
from factcheck.cli.naming import draft_meant, draft_named, draft_there, release_given, release_named, text_of
from factcheck.cli.options import STDIN, Options, limited, with_options
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.desk.service import Desk

OPEN, DIFFERS = 1, 1
_PAGE = 1_000_000
_by = click.option("--by", metavar="NAME", help="Who does it; the login name without it.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the desk is."""

    path: Path

    @contextmanager
    def opened(self, **given: Any) -> Iterator[Desk]:
        """The desk, closed afterwards."""
        from factcheck.desk.service import Desk

        with Desk(self.path, **given) as desk:
            yield desk


@cli.group("desk", invoke_without_command=True, short_help="Settle drafts against their releases, claim by claim.")
@click.option(
    "--db",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The desk's file; else FACTCHECK_DESK, else one in the user's folder for data.",
)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where the page is served.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Or the next free one.")
@click.option("--token", metavar="WORD", default="", help="What lets in; made where the page is served to others.")
@click.option("--no-open", is_flag=True, help="Say the address, and open no browser.")
@click.pass_context
@with_model
def desk(
    context: click.Context, asking: Asking, db: Path | None, host: str, port: int, token: str, no_open: bool
) -> None:
    """Settle drafts against their releases: verdicts by the check, decisions by editors, both on record.

    Without a command it opens a page in the browser, served from this machine to this machine. Verdicts are never
    changed and decisions never deleted. When a draft or a release changes, it is checked again, and only what changed
    is asked again.

    \b
      factcheck desk
      factcheck desk --db morning.sqlite --port 9000 --no-open
      factcheck desk add draft.md --source release.md
      factcheck desk list
      factcheck desk gate draft.md && ./publish draft.md
      factcheck desk record 1 --output record.jsonl
      factcheck desk replay record.jsonl
    """
    from factcheck.desk.place import default_path

    context.obj = Place(db or default_path())
    if context.invoked_subcommand is not None:
        if asking.model:
            raise UsageError("the model is named after the command: 'factcheck desk add ... --model NAME'")
        return
    from factcheck.desk.web.serving import serve

    _no_estimate(asking)
    with asking.arguments() as told:
        model = told["model"] or None
        serve(context.obj.path, host=host, port=port, token=token, open_browser=not no_open, model=model, say=_say)


def _say(line: str) -> None:
    click.echo(line)


@desk.command(short_help="Add a draft and its releases, or a release alone.")
@click.argument("draft", required=False)
@click.option(
    "--source", "sources", metavar="RELEASE", multiple=True, help="A release of the draft; again for several."
)
@click.option("--release", metavar="RELEASE", help="A release alone; drafts come later.")
@click.option("--title", metavar="TITLE", default="", help="What it is called on the desk; else its own title.")
@click.option("--assign", metavar="NAME", default="", help="Who has the draft.")
@click.option(
    "--second-reader",
    type=click.Choice(["none", "overruled", "all"]),
    default="none",
    show_default=True,
    help="Which accepted claims another editor must accept as well.",
)
@_by
@limited
@with_options
@with_model
@click.pass_obj
def add(
    place: Place, /, options: Options, asking: Asking, draft: str | None, release: str | None, **given: Any
) -> None:
    """Add DRAFT with its releases, and check it; or a release alone.

    A RELEASE is a file, or the number of a release that is on the desk. What is there already is not added twice: a
    release of the same text, nor a draft of the same text on the same releases, unless --title gives it another title.

    \b
      factcheck desk add draft.md --source release.md
      factcheck desk add draft.md --source 3 --assign Ada --second-reader overruled
      factcheck desk add --release release.md
    """
    from factcheck.desk import tables
    from factcheck.desk.model import SecondReader
    from factcheck.render.listing import Listing, Row

    _no_estimate(asking)
    by, sources = _name(given["by"]), given["sources"]
    if (release is None) == (draft is None) or (release is not None and sources):
        raise UsageError("add a DRAFT with its --source, or a --release alone")
    if draft is not None and not sources:
        raise UsageError("a draft needs its release: name it with --source")
    if (draft, *sources, release).count(STDIN) > 1:
        raise UsageError("only one input can be '-': standard input can be read once")
    with asking.arguments() as told, place.opened(model=told["model"] or None) as opened:
        if release is not None:
            made = opened.add_release(text_of(options, release), by=by, title=given["title"])
            rows = (Row("release", str(made.id), made.id), Row("title", made.title, made.title))
            options.show("listing", Listing("release added", rows))
            return
        assert draft is not None  # noqa: S101 - one of them is there
        text = text_of(options, draft)
        ids = [release_given(opened, options, source, by) for source in sources]
        if there := draft_there(opened, text, ids, given["title"]):
            _settings(opened, there, given, by)
            options.show("listing", tables.noted("draft already on the desk", opened.review(there)))
            return
        added = opened.add_draft(
            text,
            ids,
            by=by,
            title=given["title"],
            assignee=given["assign"],
            second_reader=SecondReader(given["second_reader"]),
        )
        options.show("listing", tables.noted("draft added", opened.review(added.id)))


@desk.command("list", short_help="List the drafts, the riskiest first.")
@click.option("--open", "only_open", is_flag=True, help="Only drafts with open claims.")
@click.option("--assigned", metavar="NAME", default="", help="Only drafts that somebody has.")
@click.option("--search", metavar="WORDS", default="", help="Only drafts with this in their title or file name.")
@with_options
@click.pass_obj
def list_(place: Place, options: Options, only_open: bool, assigned: str, search: str) -> None:
    """List the drafts on the desk, the riskiest first.

    \b
      factcheck desk list --open
      factcheck desk list --assigned Ada --format json
    """
    from factcheck.desk import tables

    with place.opened() as opened:
        rows = opened.drafts(search=search, assignee=assigned, only_open=only_open, limit=_PAGE)
    options.show("table", tables.drafts(rows))


@desk.command(short_help="Say by exit code whether a draft may go out.")
@click.argument("draft")
@click.option("--signed", is_flag=True, help="Somebody must have signed it off as well.")
@limited
@with_options
@click.pass_obj
def gate(place: Place, options: Options, draft: str, signed: bool) -> int:
    """Say whether DRAFT may go out: whether every claim of it was accepted.

    DRAFT is a file, a number or a title. A file must be, byte for byte, the last version on the desk: what was changed
    beside the desk was not settled. It is checked again first when a release or the rules have changed.

    \b
      factcheck desk gate draft.md && ./publish draft.md
      factcheck desk gate 12 --signed --format json

    Exit codes: 0 nothing is open, 1 something is, which is listed, 2 could not run.
    """
    from factcheck.desk import tables

    with place.opened() as opened:
        review = opened.review(draft_meant(opened, options, draft))
    options.show("table", tables.gate(review))
    if signed and review.clear and not review.released_by:
        from factcheck.cli.telling import tell

        tell("nobody has signed it off yet")
        return OPEN
    return 0 if review.clear else OPEN


@desk.command(short_help="Put a changed draft or a corrected release in the place of the last.")
@click.argument("which")
@click.argument("file")
@click.option("--release", is_flag=True, help="WHICH is a release: the drafts on it are checked again.")
@_by
@limited
@with_options
@click.pass_obj
def replace(place: Place, options: Options, which: str, file: str, release: bool, by: str | None) -> None:
    """Put FILE in the place of the last version of a draft, or with --release of a release, and check again.

    WHICH is its number, its title or the name of its file. What reads the same under the same verdict keeps its
    decision; the rest is asked again. Former versions stay on record.

    \b
      factcheck desk replace 12 draft-2.md
      factcheck desk replace --release 3 corrected-release.md
    """
    from factcheck.desk import tables

    with place.opened() as opened:
        text = text_of(options, file)
        if not release:
            draft_id = draft_named(opened, which)
            opened.replace_draft(draft_id, text, by=_name(by))
            options.show("listing", tables.noted("draft replaced, and checked again", opened.review(draft_id)))
            return
        made = opened.replace_release(release_named(opened, which), text, by=_name(by))
        drafts = opened.drafts_on(made.id)
        rows = [row for row in opened.drafts(limit=_PAGE) if row.id in drafts]
    options.show("table", tables.drafts(rows, f"release {made.id} replaced; checked again"))


@desk.command(short_help="Check drafts again.")
@click.argument("drafts", nargs=-1, metavar="[DRAFT]...")
@limited
@with_options
@with_model
@click.pass_obj
def recheck(place: Place, options: Options, asking: Asking, drafts: tuple[str, ...]) -> None:
    """Check drafts again: those that are named, else all of which a release, the text or the rules have changed.

    Decisions stay where a claim and the verdict on it say the same as before.

    \b
      factcheck desk recheck
      factcheck desk recheck 12 --model NAME
    """
    from factcheck.desk import tables

    _no_estimate(asking)
    with asking.arguments() as told, place.opened(model=told["model"] or None) as opened:
        if drafts:
            checked = [opened.recheck(draft_meant(opened, options, draft)).draft.id for draft in drafts]
        else:
            stale = [row.id for row in opened.drafts(limit=_PAGE) if row.stale]
            checked = [opened.review(draft_id).draft.id for draft_id in stale]
        rows = [row for row in opened.drafts(limit=_PAGE) if row.id in checked]
    options.show("table", tables.drafts(rows, "checked again"))


@desk.command(short_help="Write the audit record of a draft.")
@click.argument("draft")
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to a file, whole or not at all.")
@click.pass_obj
def record(place: Place, draft: str, output: Path | None) -> None:
    """Write all that is on record about DRAFT as lines of JSON: texts, verdicts, decisions, who and when.

    DRAFT is its number, its title or the name of its file.

    Every line carries a digest of itself and all before it, so that a changed or missing line is seen.

    \b
      factcheck desk record 12 --output record.jsonl
    """
    from factcheck.render.output import to_file, to_stdout

    with place.opened() as opened:
        text = "".join(opened.record(draft_named(opened, draft)))
    if output is None:
        to_stdout(text, json=True)
    else:
        to_file(text, output)
        click.echo(f"wrote the record of {draft} to {output}, {text.count(chr(10)):,} lines", err=True)


@desk.command(short_help="Check an audit record again, offline.")
@click.argument("file")
@limited
@with_options
def replay(options: Options, file: str) -> int:
    """Check the texts in an audit record again, and say whether verdicts and standings come out as recorded.

    FILE is what "factcheck desk record" wrote, or - for standard input. No desk, network or model is needed: what a
    model answered is in the record. Rules of another version may decide otherwise; that is said.

    \b
      factcheck desk replay record.jsonl

    Exit codes: 0 all the same, 1 something differs, which is listed, 2 could not be replayed.
    """
    from factcheck.desk import tables
    from factcheck.desk.replay import replay as replayed
    from factcheck.errors import TooLargeInput

    raw = options.load(file)
    if len(raw) > options.limit:
        raise TooLargeInput(f"{file}: larger than the limit of {options.limit:,} bytes; raise it with --limit")
    lines = raw.removesuffix(b"\n").split(b"\n") if raw else []
    found = replayed(lines)
    options.show("table", tables.replayed(found))
    return 0 if found.same else DIFFERS


@desk.command(short_help="Show how often editors overrule each rule.")
@with_options
@click.pass_obj
def overrides(place: Place, options: Options) -> None:
    """Show how often editors decide against each rule, with the counts.

    Counted are decisions that hold. To accept a claim that is not supported overrules its rule, and so does to reject a
    supported one; sentences that an editor wrote on the desk are not counted.

    \b
      factcheck desk overrides
      factcheck desk overrides --format json
    """
    from factcheck.desk import tables

    with place.opened() as opened:
        rows = opened.overrides()
    options.show("table", tables.overrides(rows))


def _name(by: str | None) -> str:
    """Who does it."""
    import getpass

    if by is not None:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError("who is it? Say so with --by") from None


def _settings(opened: Desk, draft_id: int, given: dict[str, Any], by: str) -> None:
    """Who has a draft that is there already, and who reads it twice, where the command says so."""
    from factcheck.desk.model import SecondReader

    if given["assign"]:
        opened.assign(draft_id, given["assign"], by=by)
    if given["second_reader"] != SecondReader.NONE:
        opened.ask_second_reader(draft_id, SecondReader(given["second_reader"]), by=by)


def _no_estimate(asking: Asking) -> None:
    if asking.estimate:
        raise UsageError("the desk makes no estimate: 'factcheck check DRAFT --source RELEASE --estimate' does")
