"""A dossier out of a desk: the review, the texts of its check, and what was decided on sentences that are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.desk.exports.dossier import Dossier, Past
from factcheck.desk.model import Decision, Review
from factcheck.desk.review import holding, standing_of
from factcheck.desk.service import Desk
from factcheck.source.display import display
from factcheck.source.model import Span

__all__ = ["gather"]


def gather(desk: Desk, draft_id: int) -> Dossier:
    """What the forms are made from, as the desk has it now."""
    review = desk.review(draft_id)
    check = review.check
    return Dossier(
        review=review,
        draft=desk.document(check.draft_sha256),
        sources=tuple(desk.document(sha256) for sha256 in check.source_sha256s),
        past=tuple(_past(desk, review, desk.history(draft_id))),
    )


def _past(desk: Desk, review: Review, history: Sequence[Decision]) -> Iterator[Past]:
    """The last decision that holds on each claim that the last check does not have, or of which it says otherwise."""
    here = {(item.claim_key, item.verdict_key) for item in review.items}
    gone: Mapping[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in holding(history):
        key = decision.claim_key, decision.verdict_key
        if key not in here:
            gone[key].append(decision)
    for key, decisions in gone.items():
        last = decisions[-1]
        check, keys = desk.check(last.check_id)
        if key in keys:
            verdict = check.report.claims[keys.index(key)]
            standing = standing_of(verdict.label, decisions, review.draft.second_reader)
            words = display(desk.document(check.draft_sha256), Span(verdict.start, verdict.end))
            yield Past(last, verdict, words, standing, check.source_hash)
