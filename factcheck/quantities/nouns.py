"""The noun that is counted: "40 patients", "12 large clinical sites", "a 612-patient trial"."""

from __future__ import annotations

from factcheck.quantities.lexicon import ATTRIBUTIVE, COUNTABLE, MAGNITUDES, STOPS, is_plural, singular
from factcheck.quantities.tokens import Token

_REACH = 6
_CELL = 2  # more blanks than this part the cells of a table
_NO_NOUNS = frozenset("way time times part step style plus old".split())
_PHASES = frozenset({"phase", "stage", "grade", "class", "type", "tier"})
_JOINTS = frozenset("-+/'’")


def read_noun(tokens: list[Token], at: int, *, one: bool = False) -> tuple[str, int] | None:
    """The head noun counted by the figure that ends before token `at`: its singular and the index after it.

    Without a tagger: the first plural within six words, before anything that cannot stand in a noun phrase; else a
    noun that is counted in the singular, as in "a 6 patient run-in". After "one" the noun must come next.
    """
    if at >= len(tokens) or tokens[at].lower == "of":
        return None
    if tokens[at].text in "-‑" and tokens[at].glued:
        return None if one else _hyphenated(tokens, at)
    if one:
        return _one(tokens, at)
    found = _plural(tokens, at)
    if tokens[at].lower in COUNTABLE and (found is None or found[1] > at + 2):
        return tokens[at].lower, at + 1
    return found


def _one(tokens: list[Token], at: int) -> tuple[str, int] | None:
    plural = _plural(tokens, at) if tokens[at].lower == "or" else None
    if plural is not None or tokens[at].kind != "w" or tokens[at].lower in STOPS:
        return None
    if not tokens[at].text.islower() and at and tokens[at - 1].text.islower():
        return None
    if at > 1 and tokens[at - 2].text in "-‑":
        return None
    adjective = tokens[at].lower.endswith(("ive", "ous", "able", "ed", "ing", "onal"))
    if adjective and at + 1 < len(tokens) and tokens[at + 1].kind == "w" and tokens[at + 1].lower not in STOPS:
        at += 1
    return tokens[at].lower, at + 1


def _plural(tokens: list[Token], at: int) -> tuple[str, int] | None:
    name = 0  # the token before which a name such as "Phase 3" stands in the phrase
    for i in range(at, min(at + _REACH, len(tokens))):
        token = tokens[i]
        if i and token.start - tokens[i - 1].end > _CELL:
            return None
        if token.kind == "n" and i > at and tokens[i - 1].lower in _PHASES:
            name = i
        elif token.kind != "w" or token.lower in STOPS or token.lower in MAGNITUDES:
            if token.text not in _JOINTS or not token.glued or i + 1 >= len(tokens) or not tokens[i + 1].glued:
                return None
        elif is_plural(token.lower) and _is_head(tokens, i):
            return singular(token.lower), at if name else i + 1
    return None


def _is_head(tokens: list[Token], at: int) -> bool:
    """Whether a plural ends its phrase: not "sports" in "combat sports fans", no acronym, no half of a compound."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.text.isupper() and len(token.text) < 6:
        return False
    if following is None:
        return True
    attributive = token.lower in ATTRIBUTIVE and following.kind == "w" and is_plural(following.lower)
    return following.text not in "-‑" and not attributive


def _hyphenated(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """ "a 612-patient trial"."""
    word = tokens[at + 1] if at + 1 < len(tokens) else None
    if word is None or not word.glued or word.kind != "w" or len(word.text) < 3:
        return None
    if word.lower.endswith(("al", "ed", "ing")) or word.lower in _NO_NOUNS:
        return None
    return singular(word.lower), at + 2
