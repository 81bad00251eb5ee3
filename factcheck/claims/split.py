"""Compound sentences taken apart: the statements in them that carry no figure, with their spans."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.subject import VERBS
from factcheck.quantities.tokens import Token
from factcheck.source.model import Span

_JOINTS = frozenset("and but while whereas although".split())
_RELATIVE = frozenset({"which", "who"})
_FEWEST = 3  # words of a statement
_REACH = 6  # tokens within which a statement's verb must come
_SAYING = frozenset("said says according added noted stated reported announced".split())


def statements(tokens: Sequence[Token]) -> list[Span]:
    """The parts of a sentence that state something of their own, in order; the whole where it is not compound.

    A part begins at a semicolon, or at "and", "but", "which" and the like where both sides have a verb. Offsets are
    those of the tokens. Who said it is no part of its own.
    """
    starts = [0]
    verb = False  # since the last start
    for i, token in enumerate(tokens):
        if i and verb and _is_joint(tokens, i) and _has_verb(tokens[i + 1 : i + 1 + _REACH]):
            starts.append(i + 1 if token.lower not in _RELATIVE else i)
            verb = False
        # Behind "said that" a clause begins, whose subject may be joined: "that the Food and Drug Administration has".
        verb = token.lower != "that" and (verb or token.lower in VERBS)
    if len(starts) == 1:
        return [Span(tokens[0].start, tokens[-1].end)] if tokens else []
    parts = [tokens[a:b] for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True)]
    trimmed = [_trim(part) for part in parts]
    return [Span(part[0].start, part[-1].end) for part in trimmed if _states(part)]


def _is_joint(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.lower in _RELATIVE:
        return tokens[i - 1].text == ","
    return token.text == ";" or token.lower in _JOINTS


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(t.lower in VERBS for t in tokens)


def _trim(part: Sequence[Token]) -> Sequence[Token]:
    """Without the joint or comma at its end."""
    while part and (part[-1].text in ",;" or part[-1].lower in _JOINTS):
        part = part[:-1]
    return part


def _states(part: Sequence[Token]) -> bool:
    words = [t for t in part if t.kind == "w"]
    says = next((i for i, t in enumerate(words[:4]) if t.lower in _SAYING), None)
    return len(words) >= _FEWEST and (says is None or _has_verb(words[says + 1 :]))
