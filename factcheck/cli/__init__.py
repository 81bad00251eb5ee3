"""The command `factcheck`.

Exit codes: 0 nothing wrong, 1 at least one claim that an editor must look at, 2 could not run, with one line on
standard error that says what is wrong and what to do.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

import click

from factcheck.cli import auditing, commands, desk, exporting, upkeep
from factcheck.cli.group import cli
from factcheck.cli.options import Options
from factcheck.cli.telling import tell
from factcheck.errors import FactcheckError

__all__ = ["Options", "auditing", "cli", "commands", "desk", "exporting", "main", "run", "upkeep"]

FAILED = 2
INTERRUPTED = 130
# What a command makes it keeps until it ends: to look for garbage as often as usual takes a tenth of a short one.
_OBJECTS = 20_000


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
    gc.set_threshold(_OBJECTS)
    sys.exit(run())


def _fail(message: str) -> int:
    tell(message)
    return FAILED
