"""House style: what an editor strikes out of a sentence of a release, or says in other words.

Each edit takes a text and gives it back changed, or as it was. It deletes, or puts in what the release itself says
elsewhere; whether the outcome still says what the release says is for `check` to decide, not for this module.
"""

from __future__ import annotations

import re

from factcheck.briefs.text import content_words

__all__ = [
    "announce",
    "drop_connective",
    "drop_label",
    "drop_links",
    "drop_praise",
    "drop_presentation",
    "drop_terms",
    "state",
    "tidy",
]


def _any(alternatives: str) -> str:
    return "|".join(alternatives.split())


# Words of praise that name no property; as an adjective before a noun each can go. "Breakthrough", "pivotal", "unique",
# "leading" and "record" are terms or claims in places: they stay, or go with the presentation they stand in.
_PRAISE = _any(
    """innovative groundbreaking ground-breaking revolutionary world-class best-in-class cutting-edge state-of-the-art
    transformative transformational remarkable impressive exciting unparalleled unprecedented compelling tremendous
    stunning     game-changing astounding exceptional extraordinary amazing incredible visionary trailblazing pioneering
    highly-anticipated industry-leading market-leading award-winning next-level unmatched formidable"""
)
_PRAISED = re.compile(
    r"\b(?P<before>(?:an?|the|its|their|our|this|that|of|with|for|and|in|to|by|from|on|"
    r"showing|reporting|has|have|delivered)) "
    rf"(?:(?:even )?(?:more|most|very|highly|truly) )?(?:{_PRAISE})(?:,? and (?:{_PRAISE})|, (?:{_PRAISE}))? "
    r"(?=[A-Za-z0-9][\w-]*)(?!(?:and|or|but|as|in|to|for|of|by|with|is|are|was|were|has|have)\b)"
)
_LEADING = re.compile(
    r"\b(?P<before>an?|the|its|their) (?:global |world |industry |worldwide )?(?:leading|premier) "
    r"(?=(?:[\w-]+ ){0,6}(?:company|provider|maker|developer|manufacturer|supplier|operator|producer|firm|platform)\b)"
)
_MAIN = (
    r"\b(?:is|are|was|were|has|have|had|will|would|announc\w+|reports?|reported|reporting|provides|provided|said|"
    r"publishe[sd]|informs)\b"
)
_SELF = _any(
    """company provider developer leader innovator pioneer manufacturer maker firm corporation subsidiary supplier
    operator group issuer producer business enterprise platform specialist distributor"""
)
# ", a leading maker of filters for hospitals, today announced": all between the commas, which has no verb of its own.
_PRESENTED = re.compile(
    rf"(?<=[\w.)]), (?:an?|the|one of the) (?:(?!{_MAIN})[^.;“”]){{0,120}}?"
    rf"\b(?:{_SELF})\b(?:(?!{_MAIN})[^.;“”]){{0,260}}?, "
    rf"(?={_MAIN}|today\b|recently\b)"
)
_PRESENTED_LONG = 9  # words; a shorter presentation without praise is what an editor would write
_PUFF = re.compile(
    rf"\b(?:{_PRAISE}|leading|leader|premier|innovator|pioneer|next[- ]generation|unique|robust)\b", re.I
)

_QUOTED = r"[“\"”][^“”\"()]{1,50}[”\"]"
_TERM = re.compile(
    rf" \((?:(?:the|collectively,?(?: the)?|each,? an?|together,? the|hereinafter|or|and) ){{0,2}}{_QUOTED}"
    rf"(?:(?:,|,? or|,? and|,?) (?:the )?{_QUOTED}){{0,5}}\)"
)
_ALIAS = re.compile(r"[“\"”]([^“”\"]{1,50}?),?[”\"]")
_GENERIC = re.compile(r"(?:the )?(?:company|firm|group|corporation|we|us|our|partnership|seller|buyer|parent)", re.I)
_SHORTENED = re.compile(r"[A-Z0-9][\w&-]*[A-Z0-9][\w&-]*")
_SIGNS = re.compile(r"[®™℠]|\((?:R|TM|SM)\)|(?<=[\w.,)])\[\d{1,2}\]")
_LINK = re.compile(r" \((?:https?://)?(?:www\.)?[\w-]{1,60}\.(?:com|org|net|io|ai|co)(?:/[^\s()]*)?\)")

_PLEASED = re.compile(
    r"\b(?:is|are|was|were) (?:very |extremely |truly )?"
    r"(?:pleased|proud|excited|thrilled|delighted|happy) to (announce|report)\b"
)
_ANNOUNCED_IT = re.compile(
    r"\b(?:today |has |have |had |just |recently )?(?:announced|announces|reported)(?: today)? "
    r"that it (?P<verb>has|had|will|is|was|would|plans|expects|intends)\b"
)
_LABEL = re.compile(r"\A(?:[A-Z(][^\d.:;!?]{2,70}?): (?=[A-Z][\w’'-]* [\w’'(-]+)")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|did|does|rose|fell|grew|met|came|reached|received|"
    r"increased|decreased|announced|reported|completed|raised|secured|filed|updates|updated|holds|said|expects|plans|remains)\b"
)
_CONNECTIVE = re.compile(
    r"\A(?:In addition|Additionally|Furthermore|Moreover|Also|Meanwhile|Overall|Notably|Importantly|Most importantly|"
    r"Most impressively|Impressively|Specifically|Finally|Lastly|Separately|At the moment|Recently|Currently|"
    r"In particular|Of note|So far|To date|As a reminder), (?=\w)"
)
_ALSO = re.compile(
    r"\A(?P<subject>(?:[A-Z][\w.'’-]*|[Tt]he company) ?(?:[A-Z][\w.'’-]* ?){0,3}(?:has|have|is|are|was|will)? ?)"
    r"also (?:recently )?(?=\w)"
)

_PLURAL = re.compile(r"(?:[a-z]{2,}(?<!s)(?<!u)(?<!i)s|[A-Z]\w*s|[Dd]ata)\Z")
_TELEGRAM = re.compile(r"\A(?P<subject>[A-Z0-9][^,;:]{2,90}?) (?P<verb>expected|planned|anticipated) (?=to|for|in|by)")
_CHANGED = re.compile(
    r"\A(?P<subject>[A-Z0-9][^,;:]{2,70}?\b(?:guidance|outlook|forecast|dividend|target)) "
    r"(?P<verb>raised|lowered|cut|reaffirmed|maintained|increased|reduced|confirmed) (?=to|at|by|from)"
)
_NO_SUBJECT = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|must|does|did|\w+ed|while|if|when|as|that|which)\b",
    re.IGNORECASE,
)
_MEASURES = re.compile(r"\b(?:adjusted|diluted|combined|consolidated)\b", re.IGNORECASE)
_DATED = re.compile(r"\A(?:In|On|As|At|Since|During|Earlier|After|Before)\b")
# Headings that tell nothing that the sentence needs; any other word of a label must be in the sentence behind it.
_HEADING_WORDS = frozenset(
    """update updates already runway highlight overview position pipeline balance sheet flow financing strategy result
    new news financial business corporate recent development""".split()
)


def tidy(text: str) -> str:
    """The blanks and commas right again after something was struck out, and a capital at the beginning."""
    text = re.sub(r"\s{2,}", " ", text)
    text = re.sub(r" (?=[,.;:)])", "", re.sub(r",(?: ?,)+", ",", text)).strip()
    first = text.split(maxsplit=1)[0].strip(",;") if text else ""
    return text[:1].upper() + text[1:] if first.isalpha() and first.islower() else text


def _article(before: str, rest: str) -> str:
    """The article in front of what is left, `a` or `an`; any other word as it was."""
    if before.casefold() not in ("a", "an"):
        return before
    vowel = re.match(r"[aeio](?!ne\b|nce\b|u)|u(?!ni|se|s[aeiu])|8|1[18](?!\d)", rest, re.IGNORECASE)
    return before[0] + ("n" if vowel else "")


def drop_terms(text: str) -> str:
    """Without the terms a contract would define, (the "Company"), and without trade mark signs and note numbers."""

    def kept(match: re.Match[str]) -> str:
        before, aliases = text[: match.start()], _ALIAS.findall(match.group())
        if any(_GENERIC.fullmatch(alias) for alias in aliases):
            return ""  # what the sender calls itself besides its name
        for alias in aliases:
            if _repeats(before, alias) or " (the" in match.group():
                continue
            if _SHORTENED.fullmatch(alias):
                return f" ({alias})"
        return ""

    return _SIGNS.sub("", _TERM.sub(kept, text))


def _repeats(before: str, alias: str) -> bool:
    """Whether an alias only shortens the name in front of it, which a reader needs no telling of."""
    return alias.split(maxsplit=1)[0].casefold() in before[-100:].casefold()


def drop_links(text: str) -> str:
    """Without addresses in brackets."""
    return _LINK.sub("", text)


def drop_presentation(text: str) -> str:
    """Without what a company says it is, between its name and what it announces, where that is praise or long."""
    match = _PRESENTED.search(text)
    if match is None or match.start() > 160:
        return text
    words = match.group()
    if not _PUFF.search(words) and len(words.split()) <= _PRESENTED_LONG:
        return text
    return f"{text[: match.start()]} {text[match.end() :]}"


def drop_praise(text: str) -> str:
    """Without adjectives of praise in front of a noun."""
    for pattern in (_LEADING, _PRAISED):
        text = pattern.sub(lambda m, text=text: f"{_article(m['before'].strip(), text[m.end() :])} ", text)  # type: ignore[misc]
    return text


def announce(text: str) -> str:
    """ "Is pleased to announce" as "announced", and "announced that it has" as "has"."""
    text = _PLEASED.sub(lambda m: f"{m[1]}d" if m[1] == "announce" else f"{m[1]}ed", text)
    if _DATED.match(text):
        return text
    return _ANNOUNCED_IT.sub(lambda m: "will" if m["verb"] == "would" else m["verb"], text, count=1)


def drop_label(text: str) -> str:
    """Without a label ("Cash runway: The company has cash ...") that the sentence behind it repeats."""
    match = _LABEL.match(text)
    if match is None or not _FINITE.search(text, match.end()) or _FINITE.search(text, 0, match.end()):
        return text
    rest = text[match.end() :]
    told = content_words(rest) | _HEADING_WORDS
    return rest if content_words(match.group()) <= told else text


def drop_connective(text: str) -> str:
    """Without "In addition," and "also", which join a sentence to one that is not there."""
    return _ALSO.sub(lambda m: m["subject"], tidy(_CONNECTIVE.sub("", text)))


def state(text: str) -> str:
    """The telegram of a highlight as a sentence: "Results expected in May" as "Results are expected in May"."""
    for pattern, past in ((_TELEGRAM, False), (_CHANGED, True)):
        match = pattern.match(text)
        if match and not _NO_SUBJECT.search(_MEASURES.sub("", match["subject"])):
            return f"{match['subject']} {_be(match['subject'], past=past)} {text[match.start('verb') :]}"
    return text


def _be(subject: str, *, past: bool) -> str:
    head = re.split(r" (?:of|for|in|from|to|on)\b", subject)[0].split()[-1]
    plural = bool(_PLURAL.search(head)) and not re.search(r"(?:ss|sis)\Z", head)
    return {(True, True): "were", (False, True): "was", (True, False): "are", (False, False): "is"}[plural, past]
