"""Where the claims of a draft stand: worked out from verdicts and decisions, nothing stored and nothing asked.

A decision counts for a claim while the claim reads the same and the verdict on it says the same; otherwise it is asked
again. Decisions that were taken back count for nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.desk.model import Action, Check, Decision, Draft, Item, Review, SecondReader, Standing
from factcheck.desk.persons import is_same, person
from factcheck.errors import Conflict, UnknownEntry
from factcheck.source.document import Document
from factcheck.verify.findings import ClaimVerdict, Label

__all__ = [
    "Keys",
    "Tally",
    "claim_key",
    "holding",
    "items_of",
    "keys_of",
    "review_of",
    "standing_of",
    "taken_back",
    "verdict_key",
]

Keys = tuple[tuple[str, str], ...]
"""The key of every claim of a check and of the verdict on it, in their order."""
_DIGITS = 16
# The worst first, and far enough apart that nothing below lifts one over the next.
_BY_LABEL = {Label.CONTRADICTED: 6.0, Label.NOT_FOUND: 5.0, Label.QUALIFIED: 3.0, Label.UNVERIFIED: 2.0}
_BY_STANDING = {Standing.DISPUTED: 4.0, Standing.SECOND_READER: 1.5}
_SUPPORTED = 1.0
_FIGURES, _DOUBT = 0.2, 0.1
_STANDINGS = {
    Action.REJECT: Standing.REJECTED,
    Action.NEEDS_SOURCE: Standing.NEEDS_SOURCE,
    Action.EDIT: Standing.OPEN,  # its sentence is there again: it was not decided that it may be
    Action.ACCEPT: Standing.ACCEPTED,
}


@dataclass(frozen=True, slots=True)
class Tally:
    """What the list of drafts says of one."""

    claims: int
    open: int
    contradicted: int  # of the open ones
    risk: float  # of the riskiest open one, 0 where there is none

    @classmethod
    def of(cls, items: Sequence[Item]) -> Tally:
        """The tally of a draft's items."""
        left = [item for item in items if not item.settled]
        contradicted = sum(item.verdict.label is Label.CONTRADICTED for item in left)
        return cls(len(items), len(left), contradicted, max((item.risk for item in left), default=0.0))


def claim_key(text: str, sentence: str, number: int) -> str:
    """What tells a claim from others and finds it again in another version; `number` counts equal ones from 1."""
    return _short([_folded(text), _folded(sentence), number])


def verdict_key(verdict: ClaimVerdict) -> str:
    """What an editor judges of a verdict: what it says and quotes, not where that stands."""
    quotes = [evidence.quote for evidence in verdict.evidence]
    return _short([str(verdict.label), list(verdict.codes), verdict.message, quotes])


def keys_of(claims: Sequence[ClaimVerdict], draft: Document) -> Keys:
    """The keys of the claims of a draft, in their order."""
    seen: Counter[tuple[str, str]] = Counter()
    keys = []
    for claim in claims:
        sentence = draft.sentence_at(claim.start)
        alike = _folded(claim.text), _folded(draft.quote(sentence.span)) if sentence else ""
        seen[alike] += 1
        keys.append((claim_key(*alike, seen[alike]), verdict_key(claim)))
    return tuple(keys)


def holding(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that were not taken back, oldest first; what takes one back is none itself."""
    known = sorted(decisions, key=lambda decision: decision.id)
    undone = {decision.undoes for decision in known if decision.action is Action.UNDO}
    return tuple(d for d in known if d.action is not Action.UNDO and d.id not in undone)


def taken_back(decisions: Sequence[Decision], editor: str, decision_id: int | None) -> Decision:
    """The decision to take back, the editor's last one without a number; none is taken back twice."""
    held = holding(decisions)
    if decision_id is None:
        found = [decision for decision in held if is_same(decision.editor, editor)][-1:]
        if not found:
            raise UnknownEntry(f"{editor} has no decision on this draft to take back")
        return found[0]
    for decision in held:
        if decision.id == decision_id:
            return decision
    if any(decision.undoes == decision_id for decision in decisions):
        raise Conflict(f"decision {decision_id} was taken back already")
    raise UnknownEntry(f"there is no decision {decision_id} on this draft to take back")


def standing_of(label: Label, decisions: Sequence[Decision], second_reader: SecondReader) -> Standing:
    """Where a claim stands, by the decisions on it that hold, oldest first."""
    if not decisions:
        return Standing.OPEN
    if _is_disputed(decisions):
        return Standing.DISPUTED
    last = decisions[-1]
    if last.action is Action.ACCEPT and _is_read_twice(label, second_reader):
        said = _last_of_each(decisions).values()
        if sum(decision.action is Action.ACCEPT for decision in said) < 2:
            return Standing.SECOND_READER
    return _STANDINGS[last.action]


def items_of(check: Check, keys: Keys, decisions: Iterable[Decision], second_reader: SecondReader) -> tuple[Item, ...]:
    """The claims of a check with where each stands, in their order in the text."""
    on: Mapping[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in holding(decisions):
        on[decision.claim_key, decision.verdict_key].append(decision)
    items = []
    for verdict, key in zip(check.report.claims, keys, strict=True):
        mine = tuple(on[key]) if key in on else ()
        standing = standing_of(verdict.label, mine, second_reader)
        carried = bool(mine) and mine[-1].check_id != check.id
        items.append(Item(verdict, *key, standing, mine, carried, risk_of(verdict, standing)))
    return tuple(items)


def review_of(draft: Draft, check: Check, keys: Keys, decisions: Iterable[Decision]) -> Review:
    """A draft with where its claims stand; whether it was signed off is not looked at."""
    return Review(draft, check, items_of(check, keys, decisions, draft.second_reader))


def risk_of(verdict: ClaimVerdict, standing: Standing) -> float:
    """How soon an editor must see a claim: by label, then disputes, figures before words, doubts before none."""
    base = max(_BY_LABEL.get(verdict.label, _SUPPORTED), _BY_STANDING.get(standing, 0.0))
    return round(base + _FIGURES * bool(verdict.quantities) + _DOUBT * (verdict.doubt is not None), 1)


def _is_disputed(decisions: Sequence[Decision]) -> bool:
    """Whether two editors say different things, the later one unseeing, and nobody who saw both has decided since."""
    said = sorted(_last_of_each(decisions).values(), key=lambda decision: decision.id)
    for at, later in enumerate(said):
        for earlier in said[:at]:
            apart = earlier.action is not later.action and later.seen < earlier.id
            if apart and not any(d.seen >= later.id for d in decisions if d.id > later.id):
                return True
    return False


def _is_read_twice(label: Label, second_reader: SecondReader) -> bool:
    return second_reader is SecondReader.ALL or (
        second_reader is SecondReader.OVERRULED and label is not Label.SUPPORTED
    )


def _last_of_each(decisions: Iterable[Decision]) -> dict[str, Decision]:
    return {person(decision.editor): decision for decision in decisions}


def _folded(text: str) -> str:
    return " ".join(text.split())


def _short(value: object) -> str:
    written = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:_DIGITS]
