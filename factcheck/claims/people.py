"""The people of a release and what they are: whom "the finance chief" means, and whom a claim has say something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from factcheck.claims.speaker import surname
from factcheck.quantities.tokens import Token

_ROLES = {
    "ceo": "chief executive officer|chief executive|ceo",
    "cfo": "chief financial officer|chief finance officer|finance chief|finance director|finance head|cfo",
    "coo": "chief operating officer|operations chief|coo",
    "cmo": "chief medical officer|medical chief|medical head|cmo",
    "cso": "chief scientific officer|chief science officer|science chief|cso",
    "cto": "chief technology officer|technology chief|cto",
    "cco": "chief commercial officer|commercial chief|cco",
    "president": "president",
    "chair": "chairman|chairwoman|chairperson|chair",
}
OFFICES = frozenset(_ROLES)
_ROLE = {words: role for role, row in _ROLES.items() for words in row.split("|")}
_WORDS = sorted(_ROLE, key=len, reverse=True)
_TITLE = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_VICE = re.compile(r"\b(?:vice|deputy|former|assistant)[ -]+$", re.IGNORECASE)
_NAME = r"[A-Z][\w'’-]+(?: [A-Z]\.)?(?: (?:de |van |von |der |la )?[A-Z][\w'’-]+)+"
_NAMED_FIRST = re.compile(rf"({_NAME})(?:, (?:Ph\.?D\.?|M\.?D\.?|MBA|MSc))*, (?:our |its |the |the company['’]s )?$")
_NAMED_AFTER = re.compile(rf"(?: (?:of|at) [^,.\n]{{2,60}})?,? ({_NAME})")
_LINES = 160
_MOST = 400  # mentions of roles that are looked at
# Verbs by which a text has somebody say, think or explain something.
_CREDITING = frozenset(
    """said says saying say added adds noted notes noting commented comments stated states stating explained explains
    explaining continued concluded remarked told tells telling described describes stressed stresses observed observes
    warned warns argued argues acknowledged acknowledges conceded cautioned predicted predicts believes believed thinks
    thought hopes hoped expects expected attributed attributes credited credits blamed called calls emphasized
    emphasised reiterated pointed points suggested suggests indicated reported confirmed put puts played
    plays""".split()
)
_REACH = 16  # words between a person and the verb


def roles_in(text: str) -> list[tuple[int, int, str]]:
    """The roles that a text names, each with where its words stand: "finance chief" is a CFO."""
    return [
        (match.start(), match.end(), _ROLE[match.group(1).lower()])
        for match in _TITLE.finditer(text)
        if not _VICE.search(text[max(0, match.start() - 12) : match.start()])
    ]


def holders(plain: str, labelled: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Who holds each role in a text; a role that two people hold, or nobody, is left out.

    `labelled` are people with the title that a transcript gives them.
    """
    found: dict[str, dict[str, str]] = {}

    def note(role: str, name: str) -> None:
        found.setdefault(role, {}).setdefault(surname(name), name)

    for name, title in labelled:
        for _, _, role in roles_in(title):
            note(role, name)
    for start, end, role in roles_in(plain)[:_MOST]:
        before = plain[max(0, start - _LINES) : start]
        named = _NAMED_FIRST.search(_ROLES_BETWEEN.sub("", before)) or _NAMED_AFTER.match(plain, end, end + _LINES)
        if named is not None:
            note(role, named.group(1))
    return {role: next(iter(names.values())) for role, names in found.items() if len(names) == 1}


def person(name: str, roles: Mapping[str, str]) -> str | None:
    """Who a speaker is: "CEO Ann Berg" is Ann Berg, "the CEO" whoever holds the role; None where nobody is known."""
    held = roles_in(name)
    for start, end, role in reversed(held):
        if role in roles:
            return roles[role]
        name = name[:start] + name[end:]
    return name.strip() if not held or len(name.split()) > 1 else None


# "Ann Berg, President and CEO": the second role is hers too.
_ROLES_BETWEEN = re.compile(rf"(?:(?:{'|'.join(_WORDS)})(?:,| and|,? &) )+$", re.IGNORECASE)


def credited(
    tokens: Sequence[Token], text: str, start: int, people: Iterable[str], roles: Mapping[str, str]
) -> dict[str, frozenset[int]]:
    """Whom a claim has say something, each with the tokens that do no more than say so.

    A person is named by surname or by a role that one person holds; a verb of saying follows, or "said" goes before.
    """
    known = {surname(name).split("-")[0]: name for name in people}
    known |= {surname(name).replace("’", "'"): name for name in known.values()}
    spots: dict[int, str] = {}
    for i, token in enumerate(tokens):
        name = known.get(token.lower.replace("’", "'").removesuffix("'s")) if token.text[0].isupper() else None
        if name is not None:
            spots[i] = name
    for first, last, role in roles_in(text):
        if role in roles:
            spots |= {i: roles[role] for i, t in enumerate(tokens) if first <= t.start - start < last}
    found: dict[str, set[int]] = {}
    for i, name in spots.items():
        verb = _verb_by(tokens, i)
        if verb is not None:
            found.setdefault(name, set()).update({i, verb})
    parts = {name: {p.lower() for p in name.replace("-", " ").split()} for name in found}
    for name, taken in found.items():
        taken |= {i for i, t in enumerate(tokens) if t.text[0].isupper() and t.lower in parts[name]}
        taken |= {i for i in spots if spots[i] == name}
    return {name: frozenset(taken) for name, taken in found.items()}


def _verb_by(tokens: Sequence[Token], i: int) -> int | None:
    """The verb of saying that a person at a token goes with."""
    for j in range(i + 1, min(len(tokens), i + 1 + _REACH)):
        if tokens[j].lower in _CREDITING:
            return j
        if tokens[j].text in ".;:" and tokens[j].kind == "s":
            break
    for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if tokens[j].lower in ("said", "says", "to"):
            return j if tokens[j].lower != "to" or tokens[j - 1].lower == "according" else None
        if tokens[j].kind == "w" and not (tokens[j].text[0].isupper() or tokens[j].lower in _BETWEEN):
            break
    return None


_BETWEEN = frozenset("its the our chief executive officer financial finance head of director president chair".split())
