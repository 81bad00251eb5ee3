"""The wordings of a sentence: as house style would have it, and with ever fewer changes down to none.

Which of them stands is decided by `check`: the first that says what the release says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.briefs import style
from factcheck.briefs.candidates import Candidate
from factcheck.briefs.moments import Day, day_of, undated
from factcheck.briefs.names import Issuer, issuer_of
from factcheck.source.document import Document
from factcheck.source.model import Block, Span

__all__ = ["House", "Wording", "house_of"]

_Edit = Callable[[str], str]

# What only its issuer says of itself: superlatives, hopes, evaluations, expectations of nobody's.
_CLAIMS = re.compile(
    r"\b(?:world['’]s (?:first|only|largest|leading|fastest)|first[- ](?:and[- ]only|in[- ](?:class|human))|"
    r"best[- ]in[- ]class|the (?:only|largest|fastest|best|leading) |potential(?:ly)? |designed to|"
    r"(?:could|may|might) (?:be|become|help|lead|offer|provide|reduce|improve|streamline|generate|transform)|"
    r"(?:is|are) (?:expected|projected|anticipated|estimated|poised|well[- ]positioned|on track|targeted) |"
    r"(?:promising|encouraging|positive|favou?rable|strong|robust|significant|substantial|compelling|exciting) "
    r"(?:results?|data|proof|growth|efficacy|safety|performance|demand|progress|momentum|profile|opportunit\w+|potential)|"
    r"well tolerated|clinically meaningful|(?:important|major|significant) (?:milestone|step|advance))",
    re.IGNORECASE,
)
_SAID_BY = re.compile(
    r"\b(?:said|says|stated|noted|announce[sd]?|report(?:s|ed)|according to|believes?|expects|plans|anticipates|"
    r"intends|estimates|projects|informs|found|concluded|told|reaffirms)\b",
    re.IGNORECASE,
)
_FIRST = 6  # paragraph sentences in which a release says whose it is
_LONGEST_SAID = 45  # words of a sentence that bears ", the company said" behind it
_THE_COMPANY = re.compile(r"\AThe [Cc]ompany(?P<own>['’]s)?(?= )")
_COMPANY = re.compile(r"(?P<the>\bthe|\bThe) Company(?=['’]s|\b)(?! [A-Z])")
_TODAY = re.compile(
    r" (?P<on>on [A-Z][a-z]+ \d{1,2}, \d{4}) (?=announced|reported|published|provided|said|issued|released)"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a sentence, and what it rests on beside the sentence itself."""

    text: str
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class House:
    """What house style needs to know of a release: who sends it out, and on which day it speaks."""

    issuer: Issuer | None
    day: Day | None

    def plain(self, candidate: Candidate) -> str:
        """The sentence as house style has it wherever it stands."""
        text = candidate.text
        for edit in self._edits(candidate):
            text = edit(text)
        return style.tidy(text)

    def wordings(self, candidate: Candidate, before: Sequence[str]) -> tuple[Wording, ...]:
        """The wordings behind the sentences `before`, the one with all changes first and the release's own last."""
        steps = self._steps(candidate, before)
        changing = _changing(candidate.text, steps)
        found: dict[str, Wording] = {}
        choices = [
            changing,
            *([s for s in changing if s is not left] for left in changing),
            *([s] for s in changing),
            [],
        ]
        for chosen in choices:
            made = _made(candidate.text, chosen)
            found.setdefault(made.text, made)
        return tuple(found.values())

    def _steps(self, candidate: Candidate, before: Sequence[str]) -> list[tuple[_Edit, Span | None]]:
        own = candidate.sentence.span
        steps: list[tuple[_Edit, Span | None]] = [(edit, None) for edit in self._edits(candidate)]
        issuer, day = self.issuer, self.day
        if day is not None:
            steps.append((lambda text: _to_front(day.announced(text), issuer), day.span))
            steps.append((day.absolute, day.span))
        else:
            steps.append((undated, None))
        if issuer is not None:
            source = issuer.span if issuer.span != own else None
            steps.append((lambda text: self._with_name(text, before), source))
            steps.append((lambda text: self._attributed(text, before), source))
        return steps

    def _edits(self, candidate: Candidate) -> list[_Edit]:
        edits: list[_Edit] = [
            lambda text: style.drop_links(style.drop_terms(text)),
            style.drop_presentation,
            style.drop_praise,
            style.announce,
            style.drop_label,
            style.drop_connective,
            lambda text: _COMPANY.sub(lambda m: f"{m['the']} company", text),
        ]
        return [*edits, style.state] if candidate.sentence.block is Block.LIST_ITEM else edits

    def _with_name(self, text: str, before: Sequence[str]) -> str:
        """The name in full where it comes first, and the name for "The company" where nothing told which."""
        issuer = self.issuer
        if issuer is None:
            return text
        named = any(issuer.is_named_in(other) for other in before)
        just_named = bool(before) and issuer.is_named_in(before[-1])
        if not just_named:
            text = _THE_COMPANY.sub(lambda m: f"{issuer.short if named else issuer.plain}{m['own'] or ''}", text)
        if named or issuer.is_named_in_full(text) or issuer.short not in text:
            return text
        at = text.index(issuer.short)
        end = at + len(issuer.short)
        if text[end : end + 1].isalnum() or text[at - 1 : at].isalnum() or text[end : end + 1] == "-":
            return text
        return f"{text[:at]}{issuer.plain}{text[end:]}"

    def _attributed(self, text: str, before: Sequence[str]) -> str:
        """With the issuer as its speaker, where a sentence is praise, a superlative or an expectation of nobody's."""
        issuer = self.issuer
        if issuer is None or not _CLAIMS.search(text) or _SAID_BY.search(text) or not text.endswith("."):
            return text
        if len(text.split()) > _LONGEST_SAID or '"' in text or "“" in text or ";" in text:
            return text
        named = any(issuer.is_named_in(other) for other in before)
        if issuer.is_named_in(text):
            name = "the company"
        else:
            name = (
                "the company" if named and issuer.is_named_in(before[-1]) else issuer.short if named else issuer.plain
            )
        return f"{text[:-1]}, {name} said."


def house_of(document: Document) -> House:
    """What house style needs to know of a release."""
    told = [s.span for s in document.sentences if s.block is Block.PARAGRAPH][:_FIRST]
    issuer = next((found for span in told if (found := issuer_of(document, span))), None)
    return House(issuer, day_of(document))


def _to_front(text: str, issuer: Issuer | None) -> str:
    """The date in front of the sentence where that begins with the name of who speaks."""
    match = _TODAY.search(text)
    if match is None or issuer is None or not text.startswith(issuer.full):
        return text
    return f"O{match['on'][1:]}, {text[: match.start()]} {text[match.end() :]}"


def _changing(text: str, steps: Sequence[tuple[_Edit, Span | None]]) -> list[tuple[_Edit, Span | None]]:
    """The steps that change something, taken one after the other."""
    kept = []
    for step in steps:
        changed = style.tidy(step[0](text))
        if changed != text:
            kept.append(step)
            text = changed
    return kept


def _made(text: str, steps: Sequence[tuple[_Edit, Span | None]]) -> Wording:
    also: dict[Span, None] = {}
    for edit, span in steps:
        changed = style.tidy(edit(text))
        if changed != text and span is not None:
            also[span] = None
        text = changed
    return Wording(text, tuple(sorted(also)))
