"""From the name of a model to one that can be asked, with its cache, prices and budget, and closed after use."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from factcheck.errors import ModelError, UsageError
from factcheck.llm import local
from factcheck.llm.budget import Budget
from factcheck.llm.cache import Cache
from factcheck.llm.client import Model
from factcheck.llm.prices import Prices
from factcheck.llm.settings import ModelSettings, load, resolve

_NOBODY = "no model was named: use --model NAME, the argument model, or FACTCHECK_MODEL"


@contextmanager
def open_model(
    model: str | ModelSettings | None = None,
    *,
    base_url: str | None = None,
    max_cost: Decimal | float | str | None = None,
    max_calls: int | None = None,
    cache: Cache | bool = True,
) -> Iterator[Model]:
    """A model to ask, closed when the block ends.

    A name is completed by the environment and the settings file, None stands for the one in `FACTCHECK_MODEL`, and
    `ModelSettings` are taken as they are. `max_cost` is in US dollars. `cache` says where answers are kept: True for
    the usual place, False for nowhere. Raises :class:`ModelError` where the model cannot be used, and
    :class:`UsageError` for limits that make no sense.
    """
    settings = model if isinstance(model, ModelSettings) else named(model, base_url)
    _must_run(settings)
    prices = prices_of(settings)
    limit = _dollars(max_cost)
    budget = Budget(limit, max_calls, prices, settings.model) if (limit, max_calls) != (None, None) else None
    with ExitStack() as stack:
        if cache is True:
            cache = stack.enter_context(Cache(cache_path(settings)))
        kept = cache if isinstance(cache, Cache) else None
        yield stack.enter_context(Model(settings, cache=kept, budget=budget, prices=prices))


def named(model: str | None, base_url: str | None = None, *, environ: Mapping[str, str] = os.environ) -> ModelSettings:
    """The settings of the model with this name, or of the one in `FACTCHECK_MODEL`."""
    settings = found(model, base_url, environ=environ)
    if settings is None:
        raise ModelError(_NOBODY)
    return settings


def found(
    model: str | None, base_url: str | None = None, *, environ: Mapping[str, str] = os.environ
) -> ModelSettings | None:
    """Like :func:`named`, but None where nobody named a model."""
    settings = resolve(model, base_url, environ=environ)
    return _patient(settings) if settings is not None and settings.is_local else settings


def _patient(settings: ModelSettings) -> ModelSettings:
    """What runs on this machine is slow, not hung: a call may take the whole run, and few run at a time in here."""
    in_here = settings.is_file and settings.base_url is None
    timeout = settings.timeout if "timeout" in settings.origins else settings.max_seconds
    few = in_here and "concurrency" not in settings.origins
    return replace(settings, timeout=timeout, concurrency=local.PARALLEL if few else settings.concurrency)


def priced(model: str | ModelSettings | None, base_url: str | None = None) -> ModelSettings:
    """The settings of a model that is not going to be asked: a key is not needed."""
    if isinstance(model, ModelSettings):
        return model
    return named(model, base_url, environ={**os.environ, "OPENAI_API_KEY": "none"})


def prices_of(settings: ModelSettings) -> Prices:
    """The prices that hold where this model is asked."""
    return Prices.load(settings.prices).for_endpoint(settings.endpoint)


def cache_path(settings: ModelSettings | None = None) -> Path | None:
    """The file that answers are kept in, None for the usual one; `FACTCHECK_CACHE` goes before the settings file."""
    from_file = settings is None or settings.origins.get("cache") == "settings file"
    if from_file and os.environ.get("FACTCHECK_CACHE"):
        return None
    return settings.cache if settings else load().cache


def _must_run(settings: ModelSettings) -> None:
    """A model file that cannot be run is told before anything is asked; it is loaded when the first call needs it."""
    if not settings.is_file or settings.base_url is not None:
        return
    local.find(settings.model)
    if importlib.util.find_spec("xllamacpp") is None:
        raise ModelError(local.MISSING)


def _dollars(amount: Decimal | float | str | None) -> Decimal | None:
    try:
        return None if amount is None else Decimal(str(amount))
    except InvalidOperation:
        raise UsageError(f"a budget must be a number of dollars, not {amount!r}") from None
