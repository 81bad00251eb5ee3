"""Numbers that say where and when to reach somebody: telephones, times of day, ZIP codes, streets, web addresses."""

from __future__ import annotations

from factcheck.quantities.tokens import Token

Name = tuple[str, int]
_STATES = frozenset(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR
    PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR""".split()
)
_STREETS = frozenset(
    """street st avenue ave road rd boulevard blvd drive dr lane parkway pkwy plaza square court place circle
    highway turnpike terrace""".split()
)
_GLUED = frozenset("./:@?=&-_~%#+,;")


def read_place(tokens: list[Token], at: int) -> Name | None:
    """The telephone number, time, ZIP code or house number that begins at token `at`, or None."""
    if tokens[at].kind != "n":
        return _bracketed_phone(tokens, at) or (_phone(tokens, at) if tokens[at].text == "+" else None)
    return (
        _bracketed_phone(tokens, at)
        or _phone(tokens, at)
        or _clock(tokens, at)
        or _zip(tokens, at)
        or _house(tokens, at)
    )


def _text(tokens: list[Token], at: int, after: int) -> str:
    return "".join(t.lower for t in tokens[at:after])


def _is_group(tokens: list[Token], at: int, size: int) -> bool:
    return at < len(tokens) and len(tokens[at].text) == size and tokens[at].text.isdecimal()


def _bracketed_phone(tokens: list[Token], at: int) -> Name | None:
    """ "(212) 555-0100", "1 (212) 555-0100", "+1 (212) 555-0100"."""
    i = at + 1 if tokens[at].text == "+" else at
    if _is_group(tokens, i, 1):
        i += 1
        i += 1 if i < len(tokens) and tokens[i].text in "-." else 0
    if i + 2 >= len(tokens) or tokens[i].text != "(" or not _is_group(tokens, i + 1, 3) or tokens[i + 2].text != ")":
        return None
    i += 3
    i += 1 if i < len(tokens) and tokens[i].text in "-." else 0
    if not _is_group(tokens, i, 3) or i + 1 >= len(tokens):
        return None
    j = i + 2 if tokens[i + 1].text in "-.–" else i + 1
    if j >= len(tokens) or not tokens[j].text.isdecimal() or len(tokens[j].text) < 4:
        return None
    return _text(tokens, at, j + 1), j + 1


def _phone(tokens: list[Token], at: int) -> Name | None:
    """ "1-800-555-1234", "+44 20 7946 0958", "555-0100"."""
    plus = tokens[at].text == "+"
    i = at + (1 if plus else 0)
    groups: list[int] = []
    while i < len(tokens) and tokens[i].text.isdecimal() and len(groups) < 7:
        groups.append(len(tokens[i].text))
        i += 1
        if i + 1 >= len(tokens) or not tokens[i + 1].text.isdecimal():
            if not (plus and i < len(tokens) and tokens[i].text.isdecimal()):
                break
        elif tokens[i].text in "-." and tokens[i].glued and tokens[i + 1].glued:
            i += 1
        elif not (plus and tokens[i].text.isdecimal()):
            break
    wide = plus and len(groups) >= 3 and sum(groups) >= 8
    national = not plus and (groups[-3:] == [3, 3, 4] or groups == [3, 4])
    return (_text(tokens, at, i), i) if wide or national else None


def _clock(tokens: list[Token], at: int) -> Name | None:
    """ "8:30 a.m.", "16:00", "4 p.m.", "2.30pm"."""
    hours, stop, last = tokens[at].text.partition(".")
    if stop and len(hours) < 3 and len(last) == 2 and hours < "24" and last < "60":  # "2.30pm"
        after = _half_of_day(tokens, at + 1)
        return (_text(tokens, at, after), after) if after > at + 1 else None
    if len(hours) > 2 or stop or not hours.isdecimal():
        return None
    i = at + 1
    minutes = i + 1 < len(tokens) and tokens[i].text == ":" and tokens[i].glued and _is_group(tokens, i + 1, 2)
    if minutes and tokens[i + 1].text < "60":
        i += 2
        if i + 1 < len(tokens) and tokens[i].text == ":" and _is_group(tokens, i + 1, 2):
            i += 2
    after = _half_of_day(tokens, i)
    return (_text(tokens, at, after), after) if after > at + 1 else None


def _half_of_day(tokens: list[Token], at: int) -> int:
    """The index after "am", "p.m." at `at`, or `at` itself."""
    if at >= len(tokens):
        return at
    if tokens[at].lower in ("am", "pm") and (tokens[at].text.isupper() or tokens[at].glued or tokens[at].lower == "pm"):
        return at + 1
    words = [t.lower for t in tokens[at : at + 4]]
    if words[:3] in (["a", ".", "m"], ["p", ".", "m"]):
        return at + (4 if words[3:] == ["."] and tokens[at + 3].glued else 3)
    return at


def _zip(tokens: list[Token], at: int) -> Name | None:
    """ "MA 02110", "NY 10017-1234"."""
    if not at or tokens[at - 1].text not in _STATES or not _is_group(tokens, at, 5):
        return None
    longer = (
        at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 1].glued and _is_group(tokens, at + 2, 4)
    )
    after = at + (3 if longer else 1)
    return _text(tokens, at, after), after


def _house(tokens: list[Token], at: int) -> Name | None:
    """The number of "100 Main Street": capitals up to a word for a street."""
    if not tokens[at].text.isdecimal() or len(tokens[at].text) > 5:
        return None
    for i in range(at + 1, min(at + 5, len(tokens))):
        word = tokens[i]
        if word.kind != "w" or not word.text[0].isupper() or word.glued:
            return None
        if word.lower in _STREETS and i > at + 1:
            return tokens[at].text, at + 1
    return None


def web_spans(text: str, tokens: list[Token]) -> dict[int, int]:
    """Where web and mail addresses stand: the index of their first token and the index after them."""
    if not tokens:
        return {}
    start, end = tokens[0].start, tokens[-1].end
    if not any(text.find(mark, start, end) >= 0 for mark in ("://", "@", "www.")):
        return {}
    spans: dict[int, int] = {}
    first, is_web = 0, False
    for i, token in enumerate(tokens):
        if not token.glued or (token.kind == "s" and token.text not in _GLUED):
            if is_web:
                spans[first] = _without_stops(tokens, first, i)
            first, is_web = i, False
        is_web = is_web or _marks_web(tokens, i, first)
    if is_web:
        spans[first] = _without_stops(tokens, first, len(tokens))
    return spans


def _without_stops(tokens: list[Token], first: int, after: int) -> int:
    while after > first + 1 and tokens[after - 1].text in ".,;:?":
        after -= 1
    return after


def _marks_web(tokens: list[Token], at: int, first: int) -> bool:
    token = tokens[at]
    if token.text == "@":
        return at > first and at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].kind == "w"
    if token.lower in ("http", "https"):
        return at + 2 < len(tokens) and tokens[at + 1].text == ":" and tokens[at + 2].text == "/"
    return token.lower == "www" and at + 1 < len(tokens) and tokens[at + 1].text == "."
