"""The commands that look at the tool itself: doctor, and cache."""

# What a command does not need is not loaded: the rooms are imported where they are used.
# Where click must not wrap, it wants a real backspace in the docstring.
# Where click must not wrap, it wants a real backspace in the docstring.
# ruff: noqa: D301, PLC0415

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import click

from factcheck.cli.group import cli
from factcheck.cli.options import Options, with_options

if TYPE_CHECKING:
    from factcheck.llm.cache import Cache
    from factcheck.render.listing import Listing

TROUBLE = 1


@cli.command(short_help="Say which model, key, cache and prices are used, and try one call.")
@click.option("--model", metavar="NAME", help="The model to look at; else the one in FACTCHECK_MODEL.")
@click.option("--base-url", metavar="URL", help="Where the model is; else OPENAI_BASE_URL, else OpenAI.")
@click.option("--no-call", is_flag=True, help="Only look, make no call.")
@with_options
def doctor(options: Options, model: str | None, base_url: str | None, no_call: bool) -> int:
    """Say which model, endpoint, key, cache, prices and vocabulary are used, and where each setting comes from.

    Then one small call is made, with no text of yours in it. The key is never shown, only whether there is one.

    \b
      factcheck doctor
      factcheck doctor --model NAME --base-url http://127.0.0.1:11434/v1

    Exit codes: 0 all is well, or no model is named; 1 something is wrong with the model; 2 could not run.
    """
    from factcheck.cli import doctor as doctors

    found = doctors.look(model, base_url, call=not no_call)
    options.show("listing", found.listing)
    return 0 if found.well else TROUBLE


@cli.group("cache", short_help="Look at the answers kept on this machine, or clear them.")
def cache() -> None:
    """Look at the answers of models that are kept on this machine, or clear them.

    They are in one file in the folder FACTCHECK_CACHE, else in the user's folder for caches. It holds answers and the
    hashes of questions: no question, no key.
    """


@cache.command("info", short_help="Say where the cache is and how much is in it.")
@with_options
def cache_info(options: Options) -> None:
    """Say where the cache is and how much is in it."""
    with _cache() as kept:
        options.show("listing", _info(kept))


@cache.command("clear", short_help="Delete every answer that is kept.")
@with_options
def cache_clear(options: Options) -> int:
    """Delete every answer that is kept; they will have to be paid for again."""
    from factcheck.render.listing import Listing, Row

    with _cache() as kept, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        removed = kept.clear()
        rows = [Row("deleted", f"{removed:,} answers", removed), Row("file", str(kept.path), str(kept.path))]
        if kept.problem:
            rows.append(Row("problem", kept.problem, kept.problem))
    options.show("listing", Listing("cache", tuple(rows)))
    return TROUBLE if kept.problem else 0


def _cache() -> Cache:
    from factcheck.llm.cache import Cache
    from factcheck.llm.opening import cache_path

    return Cache(cache_path())


def _info(kept: Cache) -> Listing:
    from factcheck.llm.cache import cache_info_lines
    from factcheck.render.listing import Listing, Row

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        info = kept.info()
        lines = dict(line.split(None, 1) for line in cache_info_lines(kept))
    values: dict[str, str | int | None] = {
        "file": str(info.path),
        "answers": info.entries,
        "size": info.bytes,
        "oldest": info.oldest.isoformat() if info.oldest else None,
        "newest": info.newest.isoformat() if info.newest else None,
        "problem": info.problem,
    }
    return Listing("cache", tuple(Row(name, lines.get(name), value) for name, value in values.items()))
