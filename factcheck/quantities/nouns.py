"""The noun that is counted: "40 patients", "12 large clinical sites", "a 612-patient trial"."""

from __future__ import annotations

from factcheck.quantities.lexicon import MAGNITUDES, STOPS, is_plural, singular
from factcheck.quantities.tokens import Token

_REACH = 6
_ADVERBS = frozenset("more fewer less other additional new different further total such".split())


def read_noun(tokens: list[Token], at: int, *, one: bool = False) -> tuple[str, int] | None:
    """The head noun counted by the figure that ends before token `at`: its singular and the index after it.

    Without a tagger: the first plural within six words, before anything that cannot stand in a noun phrase. After
    "one" the noun is singular and must come next.
    """
    if at < len(tokens) and tokens[at].text == "-" and tokens[at].glued:
        return _hyphenated(tokens, at)
    if at < len(tokens) and tokens[at].lower == "of":
        return None
    head = None
    i = at
    while i < len(tokens) and i - at < _REACH:
        token = tokens[i]
        joint = token.text in ("-", "+", "/", "'", "’") and token.glued and i + 1 < len(tokens) and tokens[i + 1].glued
        if not joint and (token.kind != "w" or token.lower in STOPS or token.lower in MAGNITUDES):
            break
        if token.kind == "w" and is_plural(token.lower) and not token.text.isupper():
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            if after is None or after.text != "-":
                head = (singular(token.lower), i + 1)
                break
        i += 1
    if head is None and one and at < len(tokens) and tokens[at].kind == "w" and tokens[at].lower not in STOPS:
        return tokens[at].lower, at + 1
    return head


def _hyphenated(tokens: list[Token], at: int) -> tuple[str, int] | None:
    word = tokens[at + 1] if at + 1 < len(tokens) else None
    if word is None or not word.glued or word.kind != "w" or len(word.text) < 3:
        return None
    return singular(word.lower), at + 2
