"""Verbs of press releases in the past tense: only those listed, so that no form is guessed."""

from __future__ import annotations

_REGULAR = """
announce complete achieve increase decrease generate raise launch expand receive acquire close advance commence
continue file initiate present report enroll start deliver reach produce provide evaluate include reduce improve
publish enter add double open join host release issue target use allow enable support submit demonstrate convert
create combine require conduct consist total replace
"""
_IRREGULAR = {
    "begin": "began", "grow": "grew", "rise": "rose", "fall": "fell", "make": "made", "take": "took", "hold": "held",
    "pay": "paid", "give": "gave", "bring": "brought", "see": "saw", "meet": "met", "become": "became",
    "exceed": "exceeded", "drive": "drove", "sell": "sold", "lead": "led", "submit": "submitted", "enroll": "enrolled",
    "show": "showed", "win": "won", "own": "owned",
}  # fmt: skip


def past(verb: str) -> str | None:
    """The past tense of a verb, None for one that is not listed."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb not in _REGULAR.split():
        return None
    return verb + ("d" if verb.endswith("e") else "ed")


# Past forms that can be denied with "did not".
DONE = {str(past(verb)): verb for verb in [*_REGULAR.split(), *_IRREGULAR]}
