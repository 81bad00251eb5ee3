"""YAML front matter: where it ends and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.source.model import Metadata

__all__ = ["parse_front_matter"]

_LIMIT = 65_536  # front matter that does not close within this is text
_OPEN = re.compile(r"\ufeff?---[ \t]*(?:\r\n?|\n)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_BREAK = re.compile(r"\r\n?|\n")
_KEY = re.compile(r"\s*(?:#[^\r\n]*(?:\r\n?|\n)\s*){0,20}[\"']?[A-Za-z_][\w .-]{0,60}[\"']?[ \t]*:(?:[ \t\r\n]|$)")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_ALIASES = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "publish_date": "date",
    "pubdate": "date",
    "summary": "summary",
    "description": "summary",
    "tags": "tags",
    "keywords": "tags",
}


def parse_front_matter(text: str) -> tuple[int, Metadata]:
    """Where the body starts, and the metadata; (0, empty) where there is no front matter.

    Front matter is a first line of `---`, a YAML mapping, and a line of `---`. When the mapping is broken it is still
    no body text, and the metadata is empty.
    """
    found = _block(text)
    if found is None:
        return 0, Metadata()
    start, end, body = found
    return body, _metadata(dict(_entries(text[start:end])))


def _block(text: str) -> tuple[int, int, int] | None:
    opening = _OPEN.match(text)
    if opening is None or not _KEY.match(text, opening.end(), opening.end() + 4096):
        return None
    # `$` with MULTILINE knows only "\n", so a copy with the line ends made alike is searched
    head = text[opening.end() : opening.end() + _LIMIT]
    closing = _CLOSE.search(head.replace("\r\n", " \n").replace("\r", "\n"))
    if closing is None:
        return None
    start, end = opening.end(), opening.end() + closing.start()
    after = _BREAK.search(text, opening.end() + closing.start())
    return start, end, after.end() if after else len(text)


def _entries(block: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Scalars and lists of scalars. The YAML is composed, never constructed: aliases and tags do nothing."""
    import yaml  # noqa: PLC0415 - slow, and most texts have none

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        root = yaml.compose(block, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return
    if not isinstance(root, yaml.MappingNode):
        return
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        if isinstance(value, yaml.ScalarNode) and value.value.strip():
            yield key.value, value.value
        elif isinstance(value, yaml.SequenceNode):
            items = tuple(v.value for v in value.value if isinstance(v, yaml.ScalarNode) and v.value.strip())
            if items:
                yield key.value, items


def _metadata(entries: dict[str, str | tuple[str, ...]]) -> Metadata:
    known: dict[str, str] = {}
    tags: tuple[str, ...] = ()
    extra: dict[str, str] = {}
    for key, value in entries.items():
        name = _ALIASES.get(key.strip().lower())
        if name == "tags":
            given = value if isinstance(value, tuple) else tuple(t.strip() for t in value.split(",") if t.strip())
            tags = tags or given
        elif isinstance(value, str):
            if name is None or name in known:
                extra[key] = value
            else:
                known[name] = value.strip()
    date = known.get("date")
    return Metadata(
        title=known.get("title"),
        date=_DATE.sub(_iso, date, count=1) if date else None,
        summary=known.get("summary"),
        tags=tags,
        extra=extra,
    )


def _iso(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    return f"{year}-{month:0>2}-{day:0>2}"
