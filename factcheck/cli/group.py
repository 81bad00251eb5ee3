"""The command `factcheck` itself; its commands join it in the modules beside this one."""

# What a command does not need is not loaded: the rooms are imported where they are used.
# Where click must not wrap, it wants a real backspace in the docstring.
# ruff: noqa: D301, PLC0415

from __future__ import annotations

import click

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        import factcheck

        click.echo(f"factcheck {factcheck.__version__}")
        context.exit()


@click.group("factcheck", invoke_without_command=True, context_settings=SETTINGS)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
@click.pass_context
def cli(context: click.Context) -> None:
    """Checks a draft against the press release it came from.

    Everything runs on this machine, and nothing that is under embargo leaves it, unless you name a language model with
    --model or FACTCHECK_MODEL. "factcheck doctor" says what is used and tries it.

    \b
    Is every figure and statement of the draft in the release?
      factcheck check draft.md --source release.md
    \b
    Let a model judge what no rule can decide, after a look at the cost:
      factcheck check draft.md --source release.md --model NAME --estimate
      factcheck check draft.md --source release.md --model NAME
    \b
    A short text about the release, every sentence with its passages:
      factcheck brief release.md

    Exit codes: 0 nothing wrong, 1 claims that an editor must look at, 2 could not run.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
