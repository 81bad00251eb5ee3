"""Who and where is named: another regulator, exchange or country in the place of the one that the release has."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.authorities import Authority, authorities
from factcheck.quantities.lexicon import singular
from factcheck.verify.binding import Match
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, is_content, is_verb, stem
from factcheck.verify.findings import Finding, Label
from factcheck.verify.subjects import COMPANIES

_ABOUT_IT = 0.6  # of what else a statement says, by rarity, that a passage must say
_LOOKED_AT = 3
_OPENING = 6
# "The Finnish group": where a company is from, which a release need not say.
_ORIGIN = COMPANIES | frozenset("bank startup lender giant based".split())
# "Its shares are listed on …": what a release says once, beside its name.
_LISTED = frozenset("list listed lists listing trade trades traded trading shares share stock".split())
_SMALL = frozenset("of and the for".split())
_PARTED = frozenset("with by from to and".split())


def check_named(claim: View, match: Match) -> Finding | None:
    """A finding where a claim names a regulator, exchange or country that is not that of a figure's passage."""
    if match.figure.in_table:
        return None
    return _check(claim, match.index, match.figure.sentence)


def check_named_in_statement(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """The same for a statement without figures, where one passage says all else of it."""
    told = list(_named(claim))
    listed = any(a.kind == "exchange" for a in told) and any(t.lower in _LISTED for t in claim.tokens)
    for index in sources if told else ():
        places = [i for i, v in enumerate(index.views[:_OPENING]) if any(a.kind == "exchange" for a in _named(v))]
        if listed and len(places) == 1:
            return _check(claim, index, places[0])
        taken = {claim.tokens[i].start for a in told for i in range(a.first, a.last + 1)}
        asked = {f for f, _, at in claim.features if at not in taken}
        weight = {f: index.rarity.get(f, index.unseen) for f in asked}
        for sentence in index.nearest(asked, limit=_LOOKED_AT):
            have = index.views[sentence].words() | index.topic
            if sum(w for f, w in weight.items() if f in have) >= _ABOUT_IT * (sum(weight.values()) or 1.0):
                found = _check(claim, index, sentence)
                if found is not None:
                    return found
    return None


def _check(claim: View, index: SourceIndex, sentence: int) -> Finding | None:
    for mine in _named(claim):
        if _says_origin(claim, mine) or mine.name in _known(index):
            continue
        passage = index.views[sentence]
        rivals = [a for a in _named(passage) if a.kind == mine.kind and not _says_origin(passage, a)]
        names = {a.name for a in rivals}  # of several of a kind no rule can tell which stands in its place
        if any(a.name == b.name for a in rivals for b in _named(claim)):
            continue  # it sets one beside another
        if mine.kind == "authority" and _is_spelled(claim, mine, index):
            continue
        if len(names) == 1:
            said = _text(passage, rivals[0])
            return Finding(
                label=Label.CONTRADICTED,
                code="SUB106",
                message=f"the release names {said} here, and nowhere {_text(claim, mine)}",
                start=claim.start,
                end=claim.end,
                evidence=(index.passage(sentence),),
            )
    return None


def strangers(claim: View, index: SourceIndex) -> list[str]:
    """What a claim names with a word of capitals, or as a regulator or country, and the source does not name at all."""
    found = [_text(claim, a) for a in _named(claim) if not _says_origin(claim, a) and not _is_known(a, claim, index)]
    tokens = claim.tokens
    for i, token in enumerate(tokens[:-1]):
        before = tokens[i - 1].lower if i else ""
        party = before in _PARTED | COMPANIES or (is_verb(tokens[i + 1]) and before != "the")
        acronym = (
            token.kind == "w" and not _is_in_figure(claim, token.start) and len(token.text) > 1 and token.text.isupper()
        )
        if acronym and party and stem(token.lower) not in index.vocabulary and not _is_initials(token.lower, index):
            found.append(token.text)
    return found


def _named(taken: View) -> list[Authority]:
    """The authorities of a sentence; the "US" of "US$5 million" is none."""
    return [a for a in authorities(taken.tokens) if not _is_in_figure(taken, taken.tokens[a.first].start)]


def _is_in_figure(taken: View, offset: int) -> bool:
    return any(q.start <= offset < q.end for q in taken.quantities)


def _is_known(mine: Authority, claim: View, index: SourceIndex) -> bool:
    return mine.name in _known(index) or _is_spelled(claim, mine, index) or mine.name == "united states"


def _known(index: SourceIndex) -> frozenset[str]:
    """The regulators, exchanges and countries that a source names anywhere."""
    known: frozenset[str] | None = index.document.__dict__.get("_authorities")
    if known is None:
        known = frozenset(a.name for v in index.views for a in _named(v))
        index.document.__dict__["_authorities"] = known
    return known


def _is_spelled(claim: View, mine: Authority, index: SourceIndex) -> bool:
    """Whether a source has the letters of an acronym as the first of some words in a row."""
    word = claim.tokens[mine.first].text
    return word.isupper() and mine.first == mine.last and _is_initials(word.lower(), index, capitals=True)


def _is_initials(letters: str, index: SourceIndex, *, capitals: bool = False) -> bool:
    """Whether some words of a source in a row begin with some letters, small words left out or not."""
    for view in index.views:
        words = [t for t in view.tokens if t.kind == "w"]
        if capitals:
            runs = "".join(t.text[0] if t.text[0].isupper() else "" if t.lower in _SMALL else " " for t in words)
            if letters.upper() in runs:
                return True
            continue
        full = "".join(t.lower[0] for t in words)
        short = "".join(t.lower[0] for t in words if is_content(t))
        if letters in full or letters in short:
            return True
    return False


def _says_origin(view: View, mine: Authority) -> bool:
    """Whether a country only says where a company is from: "the Finnish group", "U.S.-based"."""
    behind = [t.lower for t in view.tokens[mine.last + 1 : mine.last + 4]]
    return mine.kind == "country" and any(singular(w) in _ORIGIN for w in behind)


def _text(view: View, mine: Authority) -> str:
    first, last = view.tokens[mine.first], view.tokens[mine.last]
    return view.text[first.start - view.start : last.end - view.start]
