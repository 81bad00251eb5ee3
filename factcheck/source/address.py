"""Where a release stands on the web, as its front matter says, and only where that is safe to show as a link."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from factcheck.source.model import Metadata

__all__ = ["safe_url", "url_of"]

# In the order of trust: what names this page before what may name another that says the same.
_KEYS = (
    "url",
    "canonical_url",
    "canonical",
    "permalink",
    "link",
    "source_url",
    "original_url",
    "external_url",
    "source",
)
_LONGEST = 2_000
# The characters of RFC 3986: no blank, no quotation mark, no angle bracket, nothing that a terminal acts on.
_ALLOWED = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,62})\.)+[a-z][a-z0-9-]{1,62}\.?", re.IGNORECASE | re.ASCII)


def url_of(metadata: Metadata) -> str | None:
    """The address in the front matter, None where there is none that is safe."""
    keys = {re.sub(r"[\s-]", "_", key.strip().casefold()): value for key, value in metadata.extra.items()}
    keys |= {"canonical_url": keys["canonicalurl"]} if "canonicalurl" in keys else {}
    return next((url for key in _KEYS if (url := safe_url(keys.get(key, "")))), None)


def safe_url(text: str) -> str | None:
    """An address of the web without a fragment; None for any other scheme, for credentials and for what is no host."""
    url = text.strip()
    if len(url) > _LONGEST or not _ALLOWED.fullmatch(url):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if (
        parts.scheme.lower() not in ("http", "https")
        or not _HOST.fullmatch(parts.hostname or "")
        or "@" in parts.netloc
    ):
        return None
    return url.partition("#")[0] if port is None or port else None
