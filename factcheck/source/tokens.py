"""How many tokens a text is for a model, without a request to anybody.

The count is tiktoken's where the model's vocabulary is already on this machine, in the folder where tiktoken keeps
what it has downloaded. Otherwise it is an estimate that is named as one and errs upwards. tiktoken is imported when the
first text is counted, and it may download a vocabulary only where the caller says so.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import tiktoken

__all__ = ["ESTIMATE", "Counter", "TokenCount", "TokenCounter", "count_tokens", "estimate_tokens"]

ESTIMATE = "utf8-runs-estimate"
DEFAULT_ENCODING = "o200k_base"


@dataclass(frozen=True, slots=True)
class TokenCount:
    """A number of tokens and how it was got.

    `method` is the name of a vocabulary or :data:`ESTIMATE`. `exact` is False for an estimate, where the vocabulary is
    not known to be the model's, and where a very long run without a break was counted in pieces; the true number is in
    the last case, on real text, no greater.
    """

    count: int
    method: str
    exact: bool


Counter = Callable[[str], TokenCount]
Fetch = Callable[[str], bytes]


class _Vocabulary(NamedTuple):
    url: str
    sha256: str


_PUBLIC = "https://openaipublic.blob.core.windows.net/encodings/"
_O200K = _Vocabulary(
    _PUBLIC + "o200k_base.tiktoken", "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
)
_CL100K = _Vocabulary(
    _PUBLIC + "cl100k_base.tiktoken", "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"
)
_VOCABULARIES = {"o200k_base": _O200K, "o200k_harmony": _O200K, "cl100k_base": _CL100K}


class TokenCounter:
    """Counts tokens for one model; called with a text, gives its :class:`TokenCount`.

    A model that tiktoken does not know, or that has a vocabulary of before 2022, is counted with o200k_base, and no
    count of it is exact. With `allow_download`, a vocabulary that is not on
    this machine is fetched once, with a time-out, and kept where tiktoken looks for it.
    """

    def __init__(self, model: str = "gpt-4o", *, allow_download: bool = False, fetch: Fetch | None = None) -> None:
        self.model = model
        self._fetch = (fetch or _download) if allow_download else None

    @functools.cached_property
    def _own(self) -> str | None:
        """The model's own vocabulary, None where it is not known or not one of those that are loaded."""
        return _vocabulary_of(self.model)

    @functools.cached_property
    def _encoding(self) -> tiktoken.Encoding | None:
        return _load(self._own or DEFAULT_ENCODING, self._fetch)

    @property
    def method(self) -> str:
        """What counts: the name of a vocabulary, or :data:`ESTIMATE`."""
        return self._encoding.name if self._encoding else ESTIMATE

    def __call__(self, text: str) -> TokenCount:
        """Count the tokens of `text`; special tokens in it are text like any other."""
        encoding = self._encoding
        if encoding is None:
            return TokenCount(estimate_tokens(text), ESTIMATE, exact=False)
        pieces = list(_pieces(text))
        total = sum(len(encoding.encode_ordinary(piece)) for piece in pieces)
        return TokenCount(total, encoding.name, exact=self._own is not None and len(pieces) <= 1)


def count_tokens(text: str, model: str = "gpt-4o", *, allow_download: bool = False) -> TokenCount:
    """The number of tokens of `text` for `model`, from the vocabulary on this machine or estimated."""
    return _counter(model, allow_download, *_cache_settings())(text)


@functools.lru_cache(maxsize=32)
def _counter(model: str, allow_download: bool, *_settings: str | None) -> TokenCounter:
    return TokenCounter(model, allow_download=allow_download)


_LONGEST_RUN = 2_000
_LONG_RUN = re.compile(rf"\S{{{_LONGEST_RUN}}}\S*|\s{{{_LONGEST_RUN}}}\s*")


def _pieces(text: str) -> Iterator[str]:
    """The text, with runs cut up that have no break for so long that encoding them could take quadratic time."""
    done = 0
    for match in _LONG_RUN.finditer(text):
        if match.start() > done:
            yield text[done : match.start()]
        for at in range(match.start(), match.end(), _LONGEST_RUN):
            yield text[at : min(at + _LONGEST_RUN, match.end())]
        done = match.end()
    if done < len(text):
        yield text[done:]


# What the runs cost was set so that no release, paragraph or sentence tried came out below o200k_base or cl100k_base.
_RUN = re.compile(
    r"(?P<word>[A-Za-z0-9]+)|(?P<joined> (?=[^\s0-9]))|(?P<blank>\s+)|(?P<mark>[!-~])"
    r"|(?P<common>[\u2010-\u2027\u00a1-\u00bf])|(?P<other>.)",
    re.DOTALL,
)
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_SLACK = 3


def estimate_tokens(text: str) -> int:
    """At least the number of tokens of a real text for OpenAI's vocabularies, about 1.6 times that for English.

    Never more than the length in UTF-8, which no byte-level vocabulary exceeds.
    """
    total = _SLACK
    for match in _RUN.finditer(text):
        kind, run = match.lastgroup, match.group()
        if kind == "word":
            total += _word_cost(run)
        elif kind == "blank":
            total += 1 + len(run) // 2
        elif kind == "mark" or kind == "common":
            total += 1
        elif kind == "other":
            total += _bytes(run)
    return min(total, _bytes(text))


def _word_cost(run: str) -> int:
    mixed = not run.isalpha() and not run.isdigit()  # `8bdudry2ckm`: a code, hardly any of it in a vocabulary
    total = 0
    for part in _PART.findall(run):
        if part.isdigit():
            total += -(-len(part) // 3)
        elif mixed:
            total += len(part)
        elif part.isupper():
            total += (len(part) + 1) // 2
        else:
            total += 1 if len(part) < 6 else -(-len(part) // 3)
    return total


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _vocabulary_of(model: str) -> str | None:
    from tiktoken.model import encoding_name_for_model  # noqa: PLC0415 - only where texts are counted

    try:
        name = encoding_name_for_model(model)
    except KeyError:
        return None
    return name if name in _VOCABULARIES else None


def _cache_settings() -> tuple[str | None, str | None]:
    return os.environ.get("TIKTOKEN_CACHE_DIR"), os.environ.get("DATA_GYM_CACHE_DIR")


def _cache_folder() -> Path | None:
    """Where tiktoken keeps vocabularies; None where it is told to keep none."""
    first, second = _cache_settings()
    named = first if first is not None else second
    if named is None:
        return Path(tempfile.gettempdir(), "data-gym-cache")
    return Path(named) if named else None


def _load(name: str, fetch: Fetch | None) -> tiktoken.Encoding | None:
    """The vocabulary if it can be had without a request, or with the one that `fetch` makes.

    tiktoken downloads what its folder does not hold, or holds with another hash; so both are looked at first.
    """
    import tiktoken  # noqa: PLC0415
    from tiktoken import registry  # noqa: PLC0415

    loaded = registry.ENCODINGS.get(name)
    if loaded is not None:
        return loaded
    folder = _cache_folder()
    if folder is None:
        return None
    vocabulary = _VOCABULARIES[name]
    file = folder / hashlib.sha1(vocabulary.url.encode(), usedforsecurity=False).hexdigest()
    if not _is_whole(file, vocabulary) and not (fetch and _fetch_into(file, vocabulary, fetch)):
        return None
    try:
        return tiktoken.get_encoding(name)
    except (OSError, ValueError):
        return None


def _is_whole(file: Path, vocabulary: _Vocabulary) -> bool:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() == vocabulary.sha256
    except OSError:
        return False


def _fetch_into(file: Path, vocabulary: _Vocabulary, fetch: Fetch) -> bool:
    from http.client import HTTPException  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        content = fetch(vocabulary.url)
        if hashlib.sha256(content).hexdigest() != vocabulary.sha256:
            return False
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(file, content)
    except (OSError, HTTPException):
        return False
    return True


def _write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, and nothing beside it."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as part:
        try:
            part.write(content)
            part.close()
            os.replace(part.name, file)
        except BaseException:
            part.close()
            with contextlib.suppress(OSError):
                os.unlink(part.name)
            raise


def _download(url: str) -> bytes:
    import urllib.request  # noqa: PLC0415 - slow to import, and seldom allowed

    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 (one of the https addresses above)
        content: bytes = answer.read()
    return content
