"""Whose deed it is where an office stands for a person: what the finance chief does is not the chief executive's."""

from __future__ import annotations

from factcheck.claims.people import roles_in
from factcheck.claims.speaker import surname
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, is_verb
from factcheck.verify.findings import Finding, Label
from factcheck.verify.speakers import may_be

_MODALS = frozenset("will would shall may can is was has had".split())


def check_office(claim: View, index: SourceIndex, sentence: int) -> Finding | None:
    """A finding where a claim has somebody by office do what a passage says of the holder of another office."""
    office = _subject(claim)
    if office is None:
        return None
    start, end, role = office
    passage = index.views[sentence]
    told = roles_in(passage.text)
    words = {t.lower for t in passage.tokens}
    named = [name for name in index.people if surname(name) in words]
    if any(r == role for _, _, r in told) or not (told or named):
        return None
    holders = [name for r, name in index.roles.items() if r in {x for _, _, x in told}]
    people = list(dict.fromkeys([*named, *holders]))
    known = index.roles.get(role)
    if known is not None and any(surname(known) == surname(name) for name in people):
        return None
    # Whoever holds no office in the release may hold this one.
    if not people or any(may_be(role, name, index) for name in people):
        return None
    return Finding(
        label=Label.CONTRADICTED,
        code="SUB102",
        message=f"the release says this of {people[0]}",
        start=claim.start + start,
        end=claim.start + end,
        evidence=(index.passage(sentence),),
    )


def _subject(claim: View) -> tuple[int, int, str] | None:
    """The office that a claim opens with as who does something, with no name and no possessive beside it."""
    found = roles_in(claim.text)
    verb = next((t.start - claim.start for t in claim.tokens if is_verb(t) or t.lower in _MODALS), None)
    if len(found) != 1 or verb is None or found[0][1] > verb:
        return None
    start, end, _ = found[0]
    lead = claim.text[:start].lower().split()
    behind = claim.text[end:verb].strip()
    return found[0] if lead in ([], ["the"], ["its"], ["our"]) and not behind else None
