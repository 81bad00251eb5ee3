"""Which parameters a model takes: found out by asking it, since a name tells too little.

The plain form goes first. When the provider answers that it does not know or not support one of the parameters, that
one is renamed or dropped, for this model from then on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factcheck.llm.request import Request
from factcheck.llm.settings import ModelSettings

_REFUSED = re.compile(
    r"unsupported|not supported|(?:does|do) ?n[o']t support|unknown|unrecognized|unexpected|not permitted|not allowed"
    r"|not accepted|deprecated|extra inputs|extra_forbidden|no longer",
    re.IGNORECASE,
)
_CODES = frozenset({"unsupported_parameter", "unsupported_value", "unknown_parameter", "extra_forbidden"})
_RENAMED = {"max_tokens": "max_completion_tokens"}


class Dialect:
    """What one model has shown to take."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._names: dict[str, str | None] = {}  # parameter -> what it is called here, None where it is not taken

    def plain(self, request: Request) -> dict[str, Any]:
        """The parameters as they are meant, whatever the model takes of them."""
        settings = self._settings
        optional = {"temperature": settings.temperature, "seed": settings.seed}
        sent = {name: value for name, value in optional.items() if value is not None}
        return {"max_tokens": request.max_tokens, **sent, **settings.extra}

    def parameters(self, request: Request) -> dict[str, Any]:
        """The parameters as this model takes them."""
        spoken = ((self._spoken(name), value) for name, value in self.plain(request).items())
        return {name: value for name, value in spoken if name is not None}

    def adapt(self, sent: Mapping[str, Any], status: int | None, body: object, message: str) -> bool:
        """Learns from an error which parameter is not taken; whether it did, so that asking again helps."""
        if status not in (400, 422):
            return False
        told = body if isinstance(body, Mapping) else {}
        if str(told.get("code")) not in _CODES and not _REFUSED.search(message):
            return False
        name = _named(sent, told.get("param"), message)
        if name is None:
            return False
        self._names[name] = _RENAMED.get(name)
        return True

    def _spoken(self, name: str) -> str | None:
        spoken: str | None = name
        while spoken is not None and spoken in self._names:
            spoken = self._names[spoken]
        return spoken


def _named(sent: Mapping[str, Any], param: object, message: str) -> str | None:
    """The parameter that an error is about: what it says itself, else the one that its message names first."""
    if isinstance(param, str) and param:
        top = param.partition(".")[0]
        return top if top in sent else None
    places = {name: re.search(rf"(?<!\w){re.escape(name)}(?!\w)", message) for name in sent}
    found = [(match.start(), name) for name, match in places.items() if match]
    return min(found)[1] if found else None
