"""What comes over the wire, read with nothing taken for granted: a body is a completion only if it looks like one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


class NotACompletion(Exception):
    """The provider answered 200 with something that is no completion: HTML, nothing, half a JSON document."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One completion as the provider sent it."""

    text: str
    refusal: str | None
    finish: str
    input_tokens: int
    output_tokens: int
    cached_input_tokens: int
    request_id: str | None


def read(body: bytes, request_id: str | None = None) -> Completion:
    """The completion in a body; raises :class:`NotACompletion` where there is none."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise NotACompletion(_describe(body)) from None
    choice = _first(data.get("choices")) if isinstance(data, dict) else None
    message = choice.get("message") if choice else None
    if not choice or not isinstance(message, dict):
        raise NotACompletion("JSON that is no completion")
    usage = _table(data.get("usage"))
    refusal = message.get("refusal")
    return Completion(
        text=_content(message.get("content")),
        refusal=refusal if isinstance(refusal, str) and refusal else None,
        finish=str(choice.get("finish_reason") or ""),
        input_tokens=_count(usage.get("prompt_tokens")),
        output_tokens=_count(usage.get("completion_tokens")),
        cached_input_tokens=_count(_table(usage.get("prompt_tokens_details")).get("cached_tokens")),
        request_id=short(request_id or data.get("id")),
    )


def short(value: object, limit: int = 200) -> str | None:
    """A name from outside on one line of printable characters, or None."""
    if not isinstance(value, str):
        return None
    return "".join(c if c.isprintable() else " " for c in value).strip()[:limit] or None


def clean(text: str) -> str:
    """A text that can be sent: half of a surrogate pair has no UTF-8, so a replacement character stands for it."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text) if not _encodes(text) else text


def bare(text: str) -> str:
    """A text without the Markdown fence that some models put around JSON, also where they were told not to."""
    lines = text.strip().splitlines()
    if len(lines) > 2 and lines[0].lower() in ("```", "```json") and lines[-1] == "```":
        return "\n".join(lines[1:-1])
    return text


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _describe(body: bytes) -> str:
    start = body[:200].lstrip().lower()
    if not start:
        return "an empty body"
    if start.startswith(b"<"):
        return "HTML"
    return "JSON that is cut off or broken" if start.startswith((b"{", b"[")) else "no JSON"


def _first(choices: Any) -> dict[str, Any] | None:
    return choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else None


def _content(content: Any) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, list):  # some servers send parts
        return "".join(part["text"] for part in content if isinstance(part, dict) and isinstance(part.get("text"), str))
    return ""


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _count(value: Any) -> int:
    return value if type(value) is int and value >= 0 else 0
