"""The desk in words: where a draft and its claims stand, what an editor did, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from factcheck.desk.model import Action, Decision, Item, Reason, Review, SecondReader, Standing
from factcheck.desk.persons import is_same
from factcheck.render.words import plural
from factcheck.verify.findings import Label

STANDINGS: Final = {
    Standing.OPEN: "open",
    Standing.DISPUTED: "disputed",
    Standing.SECOND_READER: "waits for a second reader",
    Standing.REJECTED: "rejected",
    Standing.NEEDS_SOURCE: "needs a source",
    Standing.ACCEPTED: "accepted",
}
STANDING_MARKS: Final = {
    Standing.OPEN: "○",
    Standing.DISPUTED: "⇄",
    Standing.SECOND_READER: "◐",
    Standing.REJECTED: "⊘",
    Standing.NEEDS_SOURCE: "…",
    Standing.ACCEPTED: "●",
}
STANDING_HELP: Final = {
    Standing.OPEN: "",
    Standing.DISPUTED: "Two editors decided differently, neither knowing of the other. Whoever decides now settles it.",
    Standing.SECOND_READER: "One editor has accepted it. It counts when another one does as well.",
    Standing.REJECTED: "It keeps the draft from going out until the sentence is edited or somebody accepts it.",
    Standing.NEEDS_SOURCE: "It keeps the draft from going out until a source is found or the sentence is edited.",
    Standing.ACCEPTED: "",
}
DONE: Final = {
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
    Action.EDIT: "edited",
    Action.NEEDS_SOURCE: "asked for a source",
    Action.UNDO: "took a decision back",
}
REASONS: Final = {
    Reason.AGREES: "the verdict is right",
    Reason.RULE_WRONG: "the verdict is wrong",
    Reason.OTHER_SOURCE: "another source says so",
    Reason.COMPANY_CONFIRMED: "the company confirmed it",
    Reason.WORDING: "a matter of wording",
    Reason.NOT_NEEDED: "not needed in the draft",
    Reason.CORRECTED: "the proposed correction",
    Reason.IN_BULK: "accepted with all supported ones",
    Reason.OTHER: "another reason",
}
CHOSEN_BY_HAND: Final = (
    Reason.AGREES,
    Reason.RULE_WRONG,
    Reason.OTHER_SOURCE,
    Reason.COMPANY_CONFIRMED,
    Reason.WORDING,
    Reason.NOT_NEEDED,
    Reason.OTHER,
)
SECOND_READERS: Final = {
    SecondReader.NONE: "nobody",
    SecondReader.OVERRULED: "accepted claims that the check does not support",
    SecondReader.ALL: "every accepted claim",
}
_WRONG: Final = frozenset({Label.CONTRADICTED, Label.NOT_FOUND, Label.QUALIFIED})
_WAITING: Final = (Standing.DISPUTED, Standing.SECOND_READER, Standing.REJECTED, Standing.NEEDS_SOURCE)


def default_reason(action: Action, label: Label) -> Reason:
    """The reason that most often goes with an action under a verdict, for an editor who names none."""
    if action is Action.ACCEPT:
        return Reason.AGREES if label is Label.SUPPORTED else Reason.RULE_WRONG if label in _WRONG else Reason.OTHER
    if action is Action.REJECT:
        return Reason.RULE_WRONG if label is Label.SUPPORTED else Reason.AGREES
    if action is Action.EDIT:
        return Reason.WORDING if label is Label.SUPPORTED else Reason.AGREES
    return Reason.OTHER if label is Label.SUPPORTED else Reason.AGREES


def overrules(label: Label) -> bool:
    """Whether to accept a claim with this verdict goes against the machine."""
    return label in _WRONG


def progress(review: Review) -> str:
    """`7 of 11 settled`."""
    settled = sum(item.settled for item in review.items)
    return f"{settled:,} of {len(review.items):,} settled" if review.items else "no claims"


def gate(review: Review) -> str:
    """Whether a draft may go out, in plain words."""
    if review.released_by:
        return f"Released by {review.released_by}{f', {moment(review.released_at)}' if review.released_at else ''}."
    if review.clear and not review.items:
        return "Nothing is open, because nothing was checked: no claim was found in this draft. Read it yourself."
    if review.clear:
        return "Nothing is open: this draft may go out."
    return f"Not yet: {', '.join(_left(review))}."


def _left(review: Review) -> list[str]:
    standings = Counter(item.standing for item in review.items)
    labels = Counter(item.verdict.label for item in review.items if item.standing is Standing.OPEN)
    parts = []
    if standings[Standing.OPEN]:
        kinds = ", ".join(f"{labels[label]} {label.replace('_', ' ')}" for label in Label if labels[label])
        parts.append(f"{plural(standings[Standing.OPEN], 'claim')} open ({kinds})")
    parts += [f"{standings[standing]} {STANDINGS[standing]}" for standing in _WAITING if standings[standing]]
    return parts


def moment(at: datetime | None) -> str:
    """A time as the clock on this machine showed it."""
    return at.astimezone().strftime("%-d %b %Y, %H:%M") if at else ""


def done(decision: Decision) -> str:
    """What was decided: `accepted`."""
    return "took the sentence out" if decision.action is Action.EDIT and not decision.text else DONE[decision.action]


def settled_by(decision: Decision) -> str:
    """`Anna accepted`."""
    return f"{decision.editor} {done(decision)}"


def todo(review: Review, editor: str) -> list[Item]:
    """What this editor can settle now, the riskiest first; what waits for somebody or something else is left out."""
    return [item for item in review.open if _is_for(item, editor)]


def _is_for(item: Item, editor: str) -> bool:
    if item.standing is Standing.SECOND_READER:
        return not has_decided(item, editor)
    return item.standing in (Standing.OPEN, Standing.DISPUTED)


def has_decided(item: Item, editor: str) -> bool:
    """Whether a decision of this editor on the claim holds."""
    return any(is_same(decision.editor, editor) for decision in item.decisions)


def is_blind(item: Item, editor: str) -> bool:
    """Whether the reasons of the first reader are kept from this editor, who is to read unswayed."""
    return item.standing is Standing.SECOND_READER and not has_decided(item, editor)


def neighbours(items: Sequence[Item], key: str) -> tuple[Item | None, Item | None]:
    """The one before and the one after a claim, going round; both are the first where the claim is not among them."""
    others = [item for item in items if item.claim_key != key]
    if not others:
        return None, None
    at = next((index for index, item in enumerate(items) if item.claim_key == key), None)
    if at is None:
        return others[-1], others[0]
    return items[at - 1], items[(at + 1) % len(items)]


def asked_again(review: Review, history: Sequence[Decision]) -> list[Item]:
    """The open claims that were accepted under a verdict which a new check has changed."""
    gone = {decision.undoes for decision in history}
    accepted = {
        decision.claim_key: decision.verdict_key
        for decision in history
        if decision.action is Action.ACCEPT and decision.id not in gone
    }
    return [
        item
        for item in review.items
        if item.standing is Standing.OPEN and accepted.get(item.claim_key, item.verdict_key) != item.verdict_key
    ]
