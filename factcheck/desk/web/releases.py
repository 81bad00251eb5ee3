"""The page of a release: its versions, its text, and how to correct it."""

from __future__ import annotations

from starlette.responses import Response

from factcheck.desk.model import Review
from factcheck.desk.web import words
from factcheck.desk.web.passages import whole
from factcheck.desk.web.visit import Visit, page

_MOST = 50  # drafts of a release that are shown, the newest first


@page()
def releases(visit: Visit) -> Response:
    """The releases that are here."""
    search = visit.asked("search")
    return visit.page("releases.html", releases=visit.desk.releases(search=search, limit=200), search=search)


@page()
def release(visit: Visit) -> Response:
    """A release with its text, and the drafts that rest on it with what is asked again in each."""
    found = visit.desk.release(visit.number("id"))
    text = visit.desk.document(found.versions[-1].sha256)
    numbers = visit.desk.drafts_on(found.id)
    drafts = [_standing(visit, number) for number in sorted(numbers, reverse=True)[:_MOST]]
    return visit.page(
        "release.html",
        release=found,
        paragraphs=whole(text, []),
        drafts=drafts,
        count=len(numbers),
        corrected=visit.asked("corrected") == "1",
    )


@page()
def correct(visit: Visit) -> Response:
    """Takes a corrected release; its drafts are checked again, and what changed is asked again."""
    number = visit.number("id")
    text = visit.form.one_text("release", "the corrected release")
    visit.desk.replace_release(number, text, by=visit.editor, token=visit.form.get("token"))
    return visit.go(f"/releases/{number}", corrected=1)


def _standing(visit: Visit, number: int) -> tuple[Review, int]:
    review = visit.desk.review(number)
    return review, len(words.asked_again(review, visit.desk.history(number)))
