"""Who is who: editors are known by the names that they give, and nobody is two people by writing one differently."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["is_same", "person"]

_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


@lru_cache(maxsize=1024)
def person(name: str) -> str:
    """What tells one editor from another: the name without its case, its blanks and what cannot be seen of it."""
    seen = "".join(" " if c.isspace() else c for c in name if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return " ".join(folded.split())


def is_same(one: str, other: str) -> bool:
    """Whether two names are those of one editor."""
    return person(one) == person(other)
