"""What the desk keeps and shows: drafts and their versions, decisions, and where each claim stands.

Verdicts are those of `check` and never change. A decision is another record, appended beside them: who, when, what and
why, on which claim, under which verdict. Where a claim stands follows from both; nothing else is kept of it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from factcheck.verify.findings import ClaimVerdict, Report


class Action(StrEnum):
    """What an editor does with a claim."""

    ACCEPT = "accept"  # it may go out as it stands
    REJECT = "reject"  # it must not go out
    EDIT = "edit"  # its sentence was written anew; the draft has a new version
    NEEDS_SOURCE = "needs_source"  # it waits for something that the release does not give
    UNDO = "undo"  # takes a decision back; both stay on record


class Reason(StrEnum):
    """Why, in one word; a note says more."""

    AGREES = "agrees"  # the verdict is right, and so is the decision that follows from it
    RULE_WRONG = "rule_wrong"  # the verdict is wrong
    OTHER_SOURCE = "other_source"  # something beside the release says so
    COMPANY_CONFIRMED = "company_confirmed"
    WORDING = "wording"  # acceptable, or not, as a matter of wording
    NOT_NEEDED = "not_needed"  # not material to the draft
    CORRECTED = "corrected"  # the correction that the rules know of
    IN_BULK = "in_bulk"  # one of several supported claims accepted at once
    OTHER = "other"


class Standing(StrEnum):
    """Where a claim stands. Only `accepted` lets a draft go out."""

    OPEN = "open"
    DISPUTED = "disputed"  # two editors decided differently, neither having seen the other's decision
    SECOND_READER = "second_reader"  # accepted, and waits for another editor
    REJECTED = "rejected"
    NEEDS_SOURCE = "needs_source"
    ACCEPTED = "accepted"


class SecondReader(StrEnum):
    """Which accepted claims another editor must accept as well."""

    NONE = "none"
    OVERRULED = "overruled"  # those of which the machine says otherwise
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Text:
    """A release or a draft as it was added: its bytes, and their sha256."""

    sha256: str
    name: str  # a file's name without its folder, or what it was called when it was pasted
    content: bytes

    @classmethod
    def of(cls, content: bytes, name: str) -> Text:
        """The text with these bytes."""
        return cls(hashlib.sha256(content).hexdigest(), name, content)


@dataclass(frozen=True, slots=True)
class Version:
    """One of the texts that a release or a draft has been; the last is the one that counts."""

    number: int
    sha256: str
    name: str
    by: str
    at: datetime
    cause: str  # "added", "replaced" or "edited"


@dataclass(frozen=True, slots=True)
class Release:
    """A press release, with all the versions it has had."""

    id: int
    title: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft, its releases, who has it, and all the versions it has had."""

    id: int
    title: str
    releases: tuple[Release, ...]
    versions: tuple[Version, ...]
    assignee: str
    second_reader: SecondReader


@dataclass(frozen=True, slots=True)
class Check:
    """One run of `check`: which texts, with which rules, and what came of it."""

    id: int
    draft_id: int
    draft_sha256: str
    source_sha256s: tuple[str, ...]
    rules: str
    at: datetime
    report: Report

    @property
    def source_hash(self) -> str:
        """The sha256 of the one source, or those of several joined by `+`, in their order."""
        return "+".join(self.source_sha256s)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided on one claim, and under which verdict."""

    id: int
    draft_id: int
    check_id: int
    claim_key: str
    verdict_key: str
    source_hash: str
    rules: str
    action: Action
    reason: Reason
    note: str
    text: str  # the new sentence of an edit
    editor: str
    at: datetime
    seen: int  # the last decision on this claim that the editor had seen; 0 for none
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as the desk shows it: the verdict, where it stands, and why."""

    verdict: ClaimVerdict
    claim_key: str
    verdict_key: str
    standing: Standing
    decisions: tuple[Decision, ...]  # those that hold, oldest first
    carried: bool  # decided under an earlier version of the draft, the release or the rules
    risk: float  # the queue shows the highest first

    @property
    def settled(self) -> bool:
        """Whether the claim may go out."""
        return self.standing is Standing.ACCEPTED


@dataclass(frozen=True, slots=True)
class Review:
    """A draft with its last check, its claims in their order in the text, and whether it may go out."""

    draft: Draft
    check: Check
    items: tuple[Item, ...]
    released_by: str = ""  # who signed it off, under this very check
    released_at: datetime | None = None

    @property
    def open(self) -> tuple[Item, ...]:
        """The claims that keep the draft from going out, those of the highest risk first."""
        return tuple(sorted((i for i in self.items if not i.settled), key=lambda i: (-i.risk, i.verdict.start)))

    @property
    def clear(self) -> bool:
        """Whether the draft may go out: nothing is open."""
        return not any(not item.settled for item in self.items)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A line of the list of drafts."""

    id: int
    title: str
    assignee: str
    claims: int
    open: int
    contradicted: int  # of the open ones
    risk: float
    released: bool
    changed_at: datetime
    stale: bool = False  # the draft, a release or the rules are newer than the check: a review checks it again first


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """How often editors decided against a rule: a rate is never shown without the counts that it is made of."""

    code: str
    decided: int  # decisions that hold, on verdicts that carry the code
    overruled: int  # of these: a verdict other than supported was accepted, or a supported one rejected
    rule_wrong: int  # of these: the editor said that the rule is wrong

    @property
    def rate(self) -> float:
        """The share of the decisions that overrule, 0 where there are none."""
        return self.overruled / self.decided if self.decided else 0.0
