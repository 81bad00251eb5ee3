"""The page of a draft, and what is done with a draft as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from starlette.responses import JSONResponse, Response

from factcheck.claims.records import Omission
from factcheck.desk.exports import EXPORTS
from factcheck.desk.kept import Kept
from factcheck.desk.model import Action, Decision, Item, Review, Standing
from factcheck.desk.persons import is_same
from factcheck.desk.web import words
from factcheck.desk.web.passages import claims_of, whole
from factcheck.desk.web.queue import second_reader
from factcheck.desk.web.visit import Visit, clean_name, page
from factcheck.errors import UnknownEntry
from factcheck.render.html.unchecked import silent_sentences
from factcheck.source.document import Document
from factcheck.verify.findings import Label

# The report is one file with its style in it, which its own policy names by its hash; both policies hold.
_OF_REPORT = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_CLEAN = frozenset({"markdown", "html", "docx"})  # not given out while something is open
_LEFT_OUT: Kept[tuple[str, ...], tuple[Omission, ...]] = Kept(64)
_SHOWN = 12  # of a long list of open claims; all are in the text beside it
_OLDEST = 60  # decisions that are shown; the audit record has them all


@page()
def draft(visit: Visit) -> Response:
    """A draft: its text with where each claim stands, what is open, and whether it may go out."""
    review = visit.desk.review(visit.number("id"))
    text = visit.desk.document(review.check.draft_sha256)
    history = visit.desk.history(review.draft.id)
    report = review.check.report
    return visit.page(
        "draft.html",
        review=review,
        draft=review.draft,
        paragraphs=whole(text, claims_of(review.items)),
        todo=words.todo(review, visit.editor),
        again={item.claim_key for item in words.asked_again(review, history)},
        silent=list(silent_sentences(report, text)),
        shown=_SHOWN,
        supported=open_supported(review, visit.editor),
        history=list(reversed(history))[:_OLDEST],
        older=max(0, len(history) - _OLDEST),
        undone=undone(history),
        blind=blind_to(review, visit.editor),
        last=last_of(history, visit.editor),
        latest=history[-1].id if history else 0,
        contradictions=report.source_findings,
        omissions=_omissions(visit, review),
        titles=source_titles(review),
        exports=[(form, form.name not in _CLEAN or review.clear) for form in EXPORTS.values()],
        editors=sorted({decision.editor for decision in history} | {visit.editor}),
    )


@page()
def supported(visit: Visit) -> Response:
    """Lists the supported claims that are open, before they are accepted together."""
    review = visit.desk.review(visit.number("id"))
    items = open_supported(review, visit.editor)
    changed = visit.asked("changed") == "1"
    return visit.page(
        "supported.html", review=review, draft=review.draft, items=items, listed=_mark_of(items), changed=changed
    )


@page()
def accept_supported(visit: Visit) -> Response:
    """Accepts all supported claims that are open, if they are those that were listed."""
    number, listed = visit.number("id"), visit.form.get("listed")
    items = open_supported(visit.desk.review(number), visit.editor)
    if items and listed != _mark_of(items):
        return visit.go(f"/drafts/{number}/supported", changed=1)
    read = {(item.claim_key, item.verdict_key) for item in items}
    visit.desk.accept_supported(number, editor=visit.editor, only=read, token=visit.form.get("token"))
    return visit.go(f"/drafts/{number}")


@page()
def undo(visit: Visit) -> Response:
    """Takes a decision back, and goes to the claim that it was on."""
    number, decision = visit.number("id"), visit.form.number("decision")
    key = next((d.claim_key for d in visit.desk.history(number) if d.id == decision), "")
    review = visit.desk.undo(number, editor=visit.editor, decision_id=decision or None, token=visit.form.get("token"))
    if any(item.claim_key == key for item in review.items):
        return visit.go(f"/drafts/{number}/claims/{key}")
    return visit.go(f"/drafts/{number}")


@page()
def assign(visit: Visit) -> Response:
    """Says who has the draft, and who reads twice."""
    number = visit.number("id")
    current = visit.desk.draft(number)
    to, which = clean_name(visit.form.get("assignee")), second_reader(visit.form.get("second_reader"))
    if to != current.assignee:
        visit.desk.assign(number, to, by=visit.editor, token=visit.token_of("a"))
    if which is not current.second_reader:
        visit.desk.ask_second_reader(number, which, by=visit.editor, token=visit.token_of("s"))
    return visit.go(f"/drafts/{number}")


@page()
def replace(visit: Visit) -> Response:
    """Takes a changed draft; what did not change keeps its decisions."""
    number = visit.number("id")
    text = visit.form.one_text("draft", "the changed draft")
    visit.desk.replace_draft(number, text, by=visit.editor, token=visit.form.get("token"))
    return visit.go(f"/drafts/{number}")


@page()
def sign_off(visit: Visit) -> Response:
    """Lets the draft go out; the desk refuses while something is open."""
    number = visit.number("id")
    visit.desk.release_draft(number, editor=visit.editor, token=visit.form.get("token"))
    return visit.go(f"/drafts/{number}")


@page()
def state(visit: Visit) -> Response:
    """The number of the last decision, for a page that asks whether it is still up to date."""
    history = visit.desk.history(visit.number("id"))
    after = visit.asked("after")
    seen = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0
    new = [decision for decision in history if decision.id > seen and not is_same(decision.editor, visit.editor)]
    return JSONResponse({"new": len(new), "editors": sorted({decision.editor for decision in new})})


@page()
def report(visit: Visit) -> Response:
    """The report of the last check, as the page that one sends on."""
    from factcheck.render.html import report as made  # noqa: PLC0415 - heavy, and seldom asked for

    check = visit.desk.review(visit.number("id")).check
    text, sources = _documents(visit, (check.draft_sha256, *check.source_sha256s))
    content = made(check.report, draft=text, sources=sources)
    headers = {"content-security-policy": _OF_REPORT}
    return Response(content.encode("utf-8", "replace"), media_type="text/html", headers=headers)


@page()
def export(visit: Visit) -> Response:
    """A draft in one of the forms that leave the desk, to be saved and not shown."""
    form = EXPORTS.get(visit.request.path_params["name"])
    if form is None:
        raise UnknownEntry(f"there is no such form; there are {', '.join(EXPORTS)}")
    number = visit.number("id")
    content = form.make(visit.desk, number, False)
    disposition = f'attachment; filename="{form.file_name(number)}"'
    return Response(content, headers={"content-type": form.media_type, "content-disposition": disposition})


def _omissions(visit: Visit, review: Review) -> tuple[Omission, ...]:
    """What the releases say that a reader must know and the draft does not say; no claim is judged by it."""
    from factcheck.briefs.omissions import left_out_of  # noqa: PLC0415 - a room of its own

    check = review.check
    texts = check.draft_sha256, *check.source_sha256s
    return _LEFT_OUT.get(texts, lambda: left_out_of(*_documents(visit, texts)))


def _documents(visit: Visit, texts: Sequence[str]) -> tuple[Document, list[Document]]:
    draft, *sources = (visit.desk.document(sha256) for sha256 in texts)
    return draft, sources


def open_supported(review: Review, editor: str) -> list[Item]:
    """The supported claims that an editor may accept without a dispute, in their order in the text."""
    mine = {item.claim_key for item in words.todo(review, editor) if item.standing is not Standing.DISPUTED}
    return [item for item in review.items if item.verdict.label is Label.SUPPORTED and item.claim_key in mine]


def _mark_of(items: Sequence[Item]) -> str:
    """What tells a list of claims from another one."""
    keys = "\n".join(f"{item.claim_key} {item.verdict_key}" for item in items)
    return hashlib.sha256(keys.encode()).hexdigest()[:16]


def undone(history: Sequence[Decision]) -> dict[int, Decision]:
    """Which decisions were taken back, and by which."""
    return {d.undoes: d for d in history if d.action is Action.UNDO and d.undoes is not None}


def last_of(history: Sequence[Decision], editor: str) -> Decision | None:
    """What an editor would take back: the last decision of theirs that stands."""
    gone = undone(history)
    mine = (
        d for d in reversed(history) if is_same(d.editor, editor) and d.action is not Action.UNDO and d.id not in gone
    )
    return next(mine, None)


def blind_to(review: Review, editor: str) -> set[str]:
    """The claims of which this editor is not shown why the first reader accepted them."""
    return {item.claim_key for item in review.items if words.is_blind(item, editor)}


def source_titles(review: Review) -> list[str]:
    """What the sources of the last check are called, in its order."""
    releases = review.draft.releases
    report = review.check.report
    records = report.sources or (report.source,)
    return [
        (releases[at].title if at < len(releases) else "") or record.title or record.path or f"release {at + 1}"
        for at, record in enumerate(records)
    ]
