"""One claim at a time: its sentence, the passage, the verdict, and what an editor does with it."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from starlette.responses import Response

from factcheck.desk.model import Action, Decision, Item, Reason, Review, Standing
from factcheck.desk.persons import is_same
from factcheck.desk.web import words
from factcheck.desk.web.drafts import last_of, open_supported, source_titles, undone
from factcheck.desk.web.passages import corrected, in_context, passage_of
from factcheck.desk.web.visit import Visit, page
from factcheck.errors import Conflict, UsageError
from factcheck.verify.findings import Label

_APPLY, _STRIKE = "apply", "strike"
_BY_HAND = (Action.ACCEPT, Action.REJECT, Action.EDIT, Action.NEEDS_SOURCE)
_ALIKE = 0.5


@page()
def claim(visit: Visit) -> Response:
    """The page of a claim."""
    review = visit.desk.review(visit.number("id"))
    item = _find(review, visit.request.path_params["key"])
    if item is None:
        return _gone(visit, review)
    return visit.page("claim.html", **_told(visit, review, item))


@page()
def decide(visit: Visit) -> Response:
    """Takes a decision and goes on to the next claim; after an edit it shows how the sentence was checked."""
    number, key, form = visit.number("id"), visit.request.path_params["key"], visit.form
    action, reason = _action(form.get("action")), _reason(form.get("reason"))
    before = visit.desk.review(number)
    item = _find(before, key)
    text = form.raw("text").strip()
    if form.get("action") == _APPLY:
        text, reason = _correction(visit, before, item), reason or Reason.CORRECTED
    if form.get("action") == _STRIKE:
        text = ""
    elif action is Action.EDIT and not text:
        raise UsageError("write the sentence as it should read, or take it out with the button for that")
    label = item.verdict.label if item else Label.UNVERIFIED
    try:
        after = visit.desk.decide(
            number,
            key,
            action,
            editor=visit.editor,
            reason=reason or words.default_reason(action, label),
            note=form.raw("note").strip(),
            text=text if action is Action.EDIT else "",
            seen=form.number("seen"),
            verdict_key=form.get("verdict_key"),
            token=form.get("token"),
        )
    except Conflict as error:
        return _conflict(visit, error, action, text)
    if action is Action.EDIT:
        return _edited(visit, before, after)
    decided = _find(after, key)
    if decided is not None and decided.standing is Standing.DISPUTED:
        return visit.go(f"/drafts/{number}/claims/{key}")
    return _onward(visit, after, key)


def _told(visit: Visit, review: Review, item: Item) -> dict[str, Any]:
    desk, check, verdict = visit.desk, review.check, item.verdict
    draft = desk.document(check.draft_sha256)
    titles = source_titles(review)
    passages = [
        passage_of(
            desk.document(check.source_sha256s[evidence.source]), evidence, verdict, title=titles[evidence.source]
        )
        for evidence in verdict.evidence
    ]
    sentence, changes = corrected(draft, verdict)
    todo = words.todo(review, visit.editor)
    before, after = words.neighbours(todo, item.claim_key)
    history = desk.history(review.draft.id)
    on_claim = [d for d in history if d.claim_key == item.claim_key and d.action is not Action.UNDO]
    return {
        "review": review,
        "draft": review.draft,
        "item": item,
        "verdict": verdict,
        "again": item in words.asked_again(review, history),
        "place": next((at for at, other in enumerate(todo, 1) if other is item), 0),
        "todo": todo,
        "supported": len(open_supported(review, visit.editor)),
        "before": before,
        "after": after,
        "context": in_context(draft, verdict),
        "passages": passages,
        "several": len(check.source_sha256s) > 1,
        "sentence": draft.text[verdict.start : verdict.end],
        "corrected": sentence,
        "changes": changes,
        "decisions": on_claim,
        "undone": undone(history),
        "holding": {decision.id for decision in item.decisions},
        "blind": words.is_blind(item, visit.editor),
        "seen": max((decision.id for decision in on_claim), default=0),
        "last": last_of(history, visit.editor),
        "latest": history[-1].id if history else 0,
        "checked": visit.asked("checked"),
    }


def _find(review: Review, key: str) -> Item | None:
    return next((item for item in review.items if item.claim_key == key), None)


def _action(given: str) -> Action:
    action = Action.EDIT if given in (_APPLY, _STRIKE) else next((known for known in _BY_HAND if known == given), None)
    if action is None:
        raise UsageError("choose what to do with the claim: accept, reject, edit, or needs a source")
    return action


def _reason(given: str) -> Reason | None:
    return next((reason for reason in words.CHOSEN_BY_HAND if reason == given), None)


def _correction(visit: Visit, review: Review, item: Item | None) -> str:
    """The correction as it was shown: the form carries it, so that nothing else is ever put in its place."""
    shown = visit.form.raw("correction").strip()
    if not shown and item is not None:
        shown, _ = corrected(visit.desk.document(review.check.draft_sha256), item.verdict)
    if not shown:
        raise UsageError("the rules know of no correction here: edit the sentence")
    return shown


def _edited(visit: Visit, before: Review, after: Review) -> Response:
    """The claims that the new sentence makes are those that were not there before."""
    known = {item.claim_key for item in before.items}
    new = sorted((item for item in after.items if item.claim_key not in known), key=lambda item: -item.risk)
    if not new:
        return _onward(visit, after, "")
    query = {"checked": len(new)}
    return visit.go(f"/drafts/{after.draft.id}/claims/{new[0].claim_key}", **query)


def _onward(visit: Visit, review: Review, key: str) -> Response:
    others = [item for item in words.todo(review, visit.editor) if item.claim_key != key]
    if not others:
        return visit.go(f"/drafts/{review.draft.id}")
    return visit.go(f"/drafts/{review.draft.id}/claims/{others[0].claim_key}")


def _gone(visit: Visit, review: Review) -> Response:
    key = visit.request.path_params["key"]
    history = visit.desk.history(review.draft.id)
    decisions = [d for d in history if d.claim_key == key]
    return visit.page(
        "gone.html",
        status=404,
        review=review,
        draft=review.draft,
        decisions=decisions,
        undone=undone(history),
        now=_nearest(review, next((d.text for d in reversed(decisions) if d.text), "")),
    )


def _conflict(visit: Visit, error: Conflict, action: Action, text: str) -> Response:
    """What the other editor did, and what was written here, to decide again with both in sight."""
    key = visit.request.path_params["key"]
    review = visit.desk.review(visit.number("id"))
    history = visit.desk.history(review.draft.id)
    seen = visit.form.number("seen")
    theirs = [d for d in history if d.claim_key == key and d.id > seen and not is_same(d.editor, visit.editor)]
    item = _find(review, key) or _nearest(review, _last_text(theirs) or text or visit.form.raw("sentence"))
    return visit.page(
        "conflict.html",
        status=409,
        message=str(error),
        review=review,
        draft=review.draft,
        action=action,
        text=text or visit.form.raw("text").strip(),
        note=visit.form.raw("note").strip(),
        reason=visit.form.get("reason"),
        theirs=theirs,
        item=item,
        same=item is not None and item.claim_key == key,
        latest=max((d.id for d in history if item and d.claim_key == item.claim_key), default=0),
    )


def _last_text(decisions: list[Decision]) -> str:
    return next((d.text for d in reversed(decisions) if d.text), "")


def _nearest(review: Review, text: str) -> Item | None:
    """The claim that reads most like a text."""
    if not text or not review.items:
        return None
    likeness = {item.claim_key: SequenceMatcher(None, item.verdict.text, text).ratio() for item in review.items}
    best = max(review.items, key=lambda item: likeness[item.claim_key])
    return best if likeness[best.claim_key] >= _ALIKE else None
