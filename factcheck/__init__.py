"""Checks a draft against the press release it came from.

    import factcheck

    report = factcheck.check("draft.md", "release.md")
    for claim in report.claims:
        print(claim.label, claim.text)

Nothing leaves the machine unless a model is named: `check(..., model="NAME")`, or `FACTCHECK_MODEL`.

Names are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module

from factcheck import showing as _showing

TYPE_CHECKING = False  # type checkers take it for true; typing itself is half the cost of this import

if TYPE_CHECKING:
    from factcheck.api import aaudit, abrief, acheck, aextract, audit, brief, check, consistency, extract
    from factcheck.audits.model import Audit
    from factcheck.briefs.model import Brief
    from factcheck.claims.facts import FactSheet
    from factcheck.errors import FactcheckError
    from factcheck.llm.budget import Budget
    from factcheck.llm.cache import Cache
    from factcheck.llm.client import Model
    from factcheck.llm.opening import open_model
    from factcheck.llm.settings import ModelSettings
    from factcheck.render.progress import track
    from factcheck.source.document import Document
    from factcheck.source.readers import read
    from factcheck.verify.findings import Label, Report
    from factcheck.version import __version__

__all__ = [
    "Audit",
    "Brief",
    "Budget",
    "Cache",
    "Document",
    "FactSheet",
    "FactcheckError",
    "Label",
    "Model",
    "ModelSettings",
    "Report",
    "__version__",
    "aaudit",
    "abrief",
    "acheck",
    "aextract",
    "audit",
    "brief",
    "check",
    "consistency",
    "extract",
    "open_model",
    "read",
    "track",
]

_HOMES = {
    "Audit": "factcheck.audits.model",
    "Brief": "factcheck.briefs.model",
    "Budget": "factcheck.llm.budget",
    "Cache": "factcheck.llm.cache",
    "Document": "factcheck.source.document",
    "FactSheet": "factcheck.claims.facts",
    "FactcheckError": "factcheck.errors",
    "Label": "factcheck.verify.findings",
    "Model": "factcheck.llm.client",
    "ModelSettings": "factcheck.llm.settings",
    "Report": "factcheck.verify.findings",
    "__version__": "factcheck.version",
    "aaudit": "factcheck.api",
    "abrief": "factcheck.api",
    "acheck": "factcheck.api",
    "aextract": "factcheck.api",
    "audit": "factcheck.api",
    "brief": "factcheck.api",
    "check": "factcheck.api",
    "consistency": "factcheck.api",
    "extract": "factcheck.api",
    "open_model": "factcheck.llm.opening",
    "read": "factcheck.source.readers",
    "track": "factcheck.render.progress",
}

# How results show themselves: the only place that knows both the results and, floors above them, what shows them.
_SHOWN_BY = {
    "line": "factcheck.render.lines.line_of",
    "html": "factcheck.render.notebook.html",
    "frame": "factcheck.render.frames.frame",
    "bar": "factcheck.render.progress.bar",
}


def _find(name: str) -> object:
    module, _, function = name.rpartition(".")
    return getattr(import_module(module), function)


_showing.install(_find, _SHOWN_BY)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
