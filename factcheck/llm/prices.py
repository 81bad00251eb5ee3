"""What tokens cost: a dated price table that a user can override.

A model without a known price has no cost: None, never 0. A model on this machine costs nothing, unless its name is in
the table: then it stands behind a proxy.
"""

from __future__ import annotations

import ipaddress
import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from factcheck.errors import UsageError

__all__ = ["Price", "Prices", "is_local"]

_MILLION = Decimal(1_000_000)
_TABLE = Path(__file__).with_name("prices.toml")
_KEYS = frozenset({"input", "cached_input", "output", "as_of"})
_VENDORS = frozenset({"openai", "azure", "anthropic", "google", "gemini", "deepseek", "models"})
# What may follow a name that stands for its dated versions.
_VERSION = re.compile(r"[-@](?:\d{4}-\d{2}-\d{2}|\d{8}|\d{4}|\d{3}|latest)", re.ASCII)
_LOCAL_SCHEMES = frozenset({"gguf"})


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars per million tokens, and when that was noted."""

    input: Decimal
    output: Decimal
    cached_input: Decimal | None = None
    as_of: date | None = None

    def cost(self, input_tokens: int, output_tokens: int, cached_input_tokens: int = 0) -> Decimal:
        """What a call costs; the cached tokens are among the input tokens."""
        cached = max(0, min(cached_input_tokens, input_tokens))
        cached_price = self.input if self.cached_input is None else self.cached_input
        total = (input_tokens - cached) * self.input + cached * cached_price + output_tokens * self.output
        return total / _MILLION


_FREE = Price(Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices by the names of models; `local` means that a model that is not among them costs nothing."""

    models: Mapping[str, Price]
    local: bool = False

    @classmethod
    def load(cls, path: Path | None = None) -> Prices:
        """The prices that come with factcheck, with those in `path`, else in the file `FACTCHECK_PRICES`, before them.

        Raises :class:`UsageError` where the file cannot be read or is not in the form of `prices.toml`.
        """
        named = os.environ.get("FACTCHECK_PRICES")
        own = path or (Path(named).expanduser() if named else None)
        models = dict(_built_in()) | (_read(own) if own else {})
        return cls(MappingProxyType(models))

    def for_endpoint(self, endpoint: str | None) -> Prices:
        """The prices that hold at an endpoint: a model on this machine that has no price costs nothing."""
        return replace(self, local=is_local(endpoint))

    def price(self, model: str) -> Price | None:
        """The price of a model by its name, or by the longest name that it is a dated version of."""
        name = model.strip().lower()
        vendor, slash, rest = name.partition("/")
        found = self._named(name) or (self._named(rest) if slash and vendor in _VENDORS else None)
        if found is None and (self.local or name.startswith("gguf:")):
            return _FREE
        return found

    def _named(self, name: str) -> Price | None:
        if name in self.models:
            return self.models[name]
        stems = [stem for stem in self.models if name.startswith(stem) and _VERSION.fullmatch(name, len(stem))]
        return self.models[max(stems, key=len)] if stems else None

    def cost(self, model: str, input_tokens: int, output_tokens: int, cached_input_tokens: int = 0) -> Decimal | None:
        """What a call costs in US dollars, None for a model without a known price."""
        price = self.price(model)
        return None if price is None else price.cost(input_tokens, output_tokens, cached_input_tokens)


def is_local(endpoint: str | None) -> bool:
    """Whether an endpoint is on this machine."""
    if not endpoint:
        return False
    try:
        parts = urlsplit(endpoint)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    if parts.scheme in _LOCAL_SCHEMES or host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


@cache
def _built_in() -> Mapping[str, Price]:
    return MappingProxyType(_read(_TABLE))


def _read(path: Path) -> dict[str, Price]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise UsageError(f"the price file {path} cannot be read: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"the price file {path} is not TOML: {error}") from error
    models = table.get("models")
    if not isinstance(models, dict) or set(table) - {"models", "as_of"}:
        raise UsageError(f"the price file {path} must have a table [models], and nothing else but as_of")
    day = _date(path, table.get("as_of"))
    return {str(name).strip().lower(): _price(path, name, entry, day) for name, entry in models.items()}


def _price(path: Path, name: str, entry: Any, day: date | None) -> Price:
    if not isinstance(entry, dict) or not {"input", "output"} <= set(entry) <= _KEYS:
        raise UsageError(
            f"the price file {path}: {json.dumps(name)} must have input and output, and may have cached_input and as_of"
        )
    amounts = {key: _amount(path, name, entry[key]) for key in ("input", "output", "cached_input") if key in entry}
    return Price(**amounts, as_of=_date(path, entry.get("as_of")) or day)


def _amount(path: Path, name: str, value: Any) -> Decimal:
    if type(value) in {int, Decimal}:
        amount = Decimal(value)
        if amount.is_finite() and amount >= 0:
            return amount
    raise UsageError(f"the price file {path}: a price of {json.dumps(name)} is not a number of dollars: {value}")


def _date(path: Path, value: Any) -> date | None:
    if value is None or type(value) is date:
        return value
    raise UsageError(f"the price file {path}: as_of must be a day such as 2026-01-31, not {value}")
