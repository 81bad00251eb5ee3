"""Source text as data in a prompt: a block that the text cannot close, and numbered lines that it cannot forge.

The boundary of a block comes from the hash of what stands in it. It is the same in every run, so that cassettes and
caches hold, and who writes it into the text changes the hash. What a reader cannot see is taken away first; a quote
that a model gives back is found in the original by code that forgives its typography.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from factcheck.errors import UsageError

__all__ = ["data_block", "neutralised", "numbered"]

_SHORTEST = 16
_STEP = 8
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,31}")

_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Characters without a glyph, those that turn the writing direction, tags, and fillers that only look like blanks.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SELECTORS = re.compile("([\ufe0e\ufe0f])[\ufe0e\ufe0f]+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_MARKER = re.compile(r"\[(?=\d+\])(\d+)\]")


def neutralised(text: str) -> str:
    """`text` as a model may see it: nothing invisible in it, and every line break the same.

    Zero-width, direction-turning and tag characters are dropped. Other control characters and lone surrogates become
    the replacement character, so that a figure in which one stood cannot be quoted as another figure.
    """
    text = _INVISIBLE.sub("", _BREAK.sub("\n", text))
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _SELECTORS.sub(r"\1", text))


def data_block(text: str, name: str = "source") -> str:
    """`text`, neutralised, between two lines that carry a boundary which does not occur in it.

    The block opens with `<<<name boundary` and ends with `boundary name>>>`, each alone on its line.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"a data block is named by a short word in small letters, not {name!r}")
    text = neutralised(text)
    boundary = _boundary(text)
    return f"<<<{name} {boundary}\n{text}\n{boundary} {name}>>>"


def numbered(items: Sequence[str]) -> str:
    """One line an item, `[1] …`, `[2] …`; nothing inside an item can look like the start of another.

    An item's line breaks become blanks, and a number in brackets inside it is set as `[ 7 ]`.
    """
    return "\n".join(f"[{number}] {_line(item)}" for number, item in enumerate(items, 1))


def _line(item: str) -> str:
    return _MARKER.sub(r"[ \1 ]", _SPACES.sub(" ", neutralised(item)).strip())


def _boundary(text: str) -> str:
    """As much of the text's hash as does not occur in the text, in whatever case."""
    folded = text.lower()
    stream = ""
    for digest in _digests(text):
        for end in range(len(stream) + _STEP, len(stream) + len(digest) + 1, _STEP):
            candidate = (stream + digest)[:end]
            if end >= _SHORTEST and candidate not in folded:
                return candidate
        stream += digest
    raise AssertionError("unreachable: a text cannot hold a string that is longer than itself")


def _digests(text: str) -> Iterator[str]:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    while True:
        yield digest
        digest = hashlib.sha256(digest.encode("ascii")).hexdigest()
