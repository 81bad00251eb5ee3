"""Text of a document made safe to show: what is invisible or acts on a terminal is made visible.

Records and JSON keep the text as it is; only what a person looks at goes through here.
"""

from __future__ import annotations

import re

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Not the joiners, which many scripts are written with, and not the soft hyphen.
_ZERO_WIDTH = "\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff"
_ACTING = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb{_BIDI}{_ZERO_WIDTH}\U000e0000-\U000e007f]",
)
_BLANKS = re.compile(r"[ \t\n\u2028\u2029]+")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85]")
_JSON_ACTING = re.compile(f"[\x7f-\x9f\u2028\u2029\ud800-\udfff{_BIDI}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# What an address may be made of: nothing of it can end a link or a line, or run anything.
_LINK = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", re.ASCII)
_PLAIN = str.maketrans(
    {"✓": "+", "✗": "x", "∅": "-", "│": "|", "→": ">", "“": '"', "”": '"', "’": "'", "…": "...", "–": "-", "—": "-"}
)


def visible(text: str) -> str:
    """The text in which what has no shape or acts on its surroundings is replaced by something to see."""
    return _ACTING.sub(_picture, _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """`visible`, with every run of blanks as one space."""
    return _BLANKS.sub(" ", visible(text)).strip()


def is_link(address: str | None) -> bool:
    """Whether an address may be followed: `javascript:` and its like may not."""
    return address is not None and _LINK.fullmatch(address) is not None


def escape_json(text: str) -> str:
    """JSON with lone surrogates, and what acts on a terminal, written as escapes, which mean the same."""
    return _JSON_ACTING.sub(_json_escape, text)


def encodable(text: str, encoding: str, *, json: bool) -> str:
    """What of a rendered text an output in that encoding can hold: JSON loses nothing, other text what it must."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        if json:
            return _NOT_ASCII.sub(_json_escape, text)
        return text.translate(_PLAIN).encode(encoding, "replace").decode(encoding)
    return text


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"<U+{code:04X}>"
