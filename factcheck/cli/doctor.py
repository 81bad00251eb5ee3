"""What the doctor looks at: the settings and where each is from, the cache, the prices, the vocabulary, and a call."""

from __future__ import annotations

import os
import platform
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec

import factcheck
from factcheck.cli.telling import outcome_words
from factcheck.errors import FactcheckError
from factcheck.llm.cache import Cache, CacheWarning
from factcheck.llm.health import examine
from factcheck.llm.opening import cache_path, found, prices_of
from factcheck.llm.outcomes import Answer
from factcheck.llm.prices import Price
from factcheck.llm.settings import ModelSettings, load
from factcheck.render.listing import Listing, Row
from factcheck.source.tokens import ESTIMATE, TokenCounter

_LIMITS = ("timeout", "max_attempts", "max_seconds", "concurrency", "temperature", "seed")
_PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")
_NOBODY = "none named (--model, FACTCHECK_MODEL): rules alone decide, and nothing leaves this machine"


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, and whether the model can be used, or none is wanted."""

    listing: Listing
    well: bool


def look(model: str | None, base_url: str | None, *, call: bool) -> Findings:
    """Looks at everything; a problem is a finding. With `call`, a model that can be asked is asked once."""
    rows = [Row("factcheck", f"{factcheck.__version__}, Python {platform.python_version()}", factcheck.__version__)]
    problem = None
    try:
        rows += _files()
        shown = _without_key(model, base_url)
        rows += [Row("model", _NOBODY, None)] if shown is None else _settings(shown)
        settings = found(model, base_url)
        if settings is not None and call:
            row, problem = _called(settings)
            rows.append(row)
    except FactcheckError as error:
        problem = str(error)
    if problem is not None:
        rows.append(Row("problem", problem, problem))
    return Findings(Listing("doctor", tuple(rows)), problem is None)


def _without_key(model: str | None, base_url: str | None) -> ModelSettings | None:
    """The model that was named, also where the key that it needs is missing."""
    if os.environ.get("OPENAI_API_KEY", "").strip():
        return found(model, base_url)
    settings = found(model, base_url, environ={**os.environ, "OPENAI_API_KEY": "none"})
    return settings and replace(settings, api_key="")


def _files() -> Iterator[Row]:
    """What holds for every model."""
    path = load().path
    yield Row("settings file", str(path) if path else "none", str(path) if path else None)
    with warnings.catch_warnings(), Cache(cache_path()) as cache:
        warnings.simplefilter("ignore", CacheWarning)
        info = cache.info()
    yield Row("cache", info.problem or f"{info.path}, {info.entries:,} answers", str(info.path))


def _settings(settings: ModelSettings) -> Iterator[Row]:
    """The model, where it is, and what is set for it."""
    origins = settings.origins
    yield Row("model", _from(settings.model, origins.get("model")), settings.model)
    reach = "on this machine" if settings.is_local else "what is asked leaves this machine"
    where = _from(settings.endpoint, origins.get("base_url", "default"))
    yield Row("endpoint", f"{where}: {reach}", settings.endpoint)
    yield from _on_the_way(settings)
    has_key = bool(settings.api_key)
    missing = "not set, and not needed here" if settings.is_local else "not set"
    yield Row("key", _from("set", origins.get("api_key")) if has_key else missing, has_key)
    for name in _LIMITS:
        value = getattr(settings, name)
        yield Row(name.replace("_", " "), _from(str(value), origins.get(name, "default")), value)
    if settings.is_file:
        there = find_spec("xllamacpp") is not None
        yield Row("xllamacpp", "installed" if there else "not installed", there)
    price = prices_of(settings).price(settings.model)
    yield Row("price", _price_words(price), price is not None)
    method = TokenCounter(settings.model).method
    estimate = "estimated, with room upwards: the vocabulary is not on this machine"
    yield Row("tokens", estimate if method == ESTIMATE else f"counted with {method}", method)


def _on_the_way(settings: ModelSettings) -> Iterator[Row]:
    """Who else may see what is asked."""
    if settings.is_local:
        return
    if settings.endpoint.startswith("http://"):
        yield Row("http", "not encrypted: everybody on the way can read what is asked, and the key", True)
    proxies = ", ".join(name for name in _PROXIES if os.environ.get(name))
    if proxies:
        yield Row("proxy", f"{proxies} is set and used", proxies)


def _called(settings: ModelSettings) -> tuple[Row, str | None]:
    """The row on the call, and what is wrong where it gave no answer."""
    outcome = examine(settings)
    if not isinstance(outcome, Answer):
        return Row("call", "gave no answer that can be used", False), outcome_words(outcome)
    usage = outcome.usage
    tokens = f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out"
    return Row("call", f"answered in the form that was asked for, in {usage.seconds:.2f} s; {tokens}", True), None


def _price_words(price: Price | None) -> str:
    if price is None:
        return "not known: costs are not shown, and --max-cost needs a table in FACTCHECK_PRICES"
    if not price.input and not price.output:
        return "none"
    day = f", as of {price.as_of:%d %B %Y}" if price.as_of else ""
    return f"${price.input:f} in, ${price.output:f} out for a million tokens{day}"


def _from(value: str, origin: str | None) -> str:
    return f"{value} ({origin})" if origin else value
