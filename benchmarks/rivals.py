"""Other tools in one shape, for the benchmarks alone: `pip install --group bench`. One that is missing is left out."""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MISSING = "not installed: pip install --group bench"


@dataclass(frozen=True, slots=True)
class Rival:
    """A tool: how it is imported, how it reads a source with its figures, how it checks claims against a source."""

    name: str
    package: str
    read: Callable[[str], object]
    check: Callable[[Sequence[str], str], object] | None = None

    @property
    def is_here(self) -> bool:
        """Whether it is installed."""
        return importlib.util.find_spec(self.package.partition(".")[0]) is not None


def _module(name: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # quantulum3 without its classifier says so
        return importlib.import_module(name)


def _onus_read(source: str) -> Any:
    evidence = _module("onus.evidence").Evidence()
    evidence.add("source", source)
    return evidence


def _onus_check(claims: Sequence[str], source: str) -> object:
    documents, scan, verify = _module("onus.documents"), _module("onus.claims"), _module("onus.verify")
    blocks = [documents.Block(i, f"line {i}", claim) for i, claim in enumerate(claims)]
    evidence = _onus_read(source)
    found = scan.scan_claims(documents.Document(Path("draft.txt"), "txt", blocks))
    return [verify.check_numbers(claim, evidence) for claim in found]


def _guard_read(source: str) -> object:
    return _module("quantguard.evidence").extract_evidence([source])


def _guard_check(claims: Sequence[str], source: str) -> object:
    guard, evidence = _module("quantguard").QuantitativeGuard(), _guard_read(source)
    found = _module("quantguard.claims").extract_claims("\n\n".join(claims))
    return [_guarded(guard, claim, source, evidence) for claim in found]


def _guarded(guard: Any, claim: Any, source: str, evidence: object) -> object:
    """The answer to one claim; None where it stumbles, as over ranges."""
    try:
        return guard.verify_claims([claim], [source], all_evidence=evidence)
    except TypeError:
        return None


def quantulum(text: str) -> Any:
    """quantulum3's quantities of a text; none where it stumbles over it."""
    try:
        return _module("quantulum3.parser").parse(text)
    except Exception:  # whatever it trips over is its answer
        return []


RIVALS = (
    Rival("onus 0.1", "onus.engine", _onus_read, _onus_check),
    Rival("rag-quantguard 0.2.4", "quantguard", _guard_read, _guard_check),
    Rival("quantulum3", "quantulum3.parser", quantulum),
)
