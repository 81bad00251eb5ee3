"""The first pages: who you are, the list of drafts, adding one, and how often rules are overruled."""

from __future__ import annotations

from starlette.responses import Response

import factcheck
from factcheck.desk.model import Release, SecondReader, Text
from factcheck.desk.web.visit import KEYS_COOKIE, NAME_COOKIE, Visit, clean_name, own_path, page, remember
from factcheck.errors import UsageError
from factcheck.render.safe import one_line

PAGE = 50
_OFFERED = 12  # releases that are offered for a new draft
_LONGEST_TITLE = 200


@page(named=False)
def you(visit: Visit) -> Response:
    """Asks for a name, and whether single keys act."""
    return visit.page("you.html", next=own_path(visit.asked("next")), problem="")


@page(named=False)
def be(visit: Visit) -> Response:
    """Takes the name."""
    name, way = clean_name(visit.form.get("name")), own_path(visit.form.get("next"))
    if not name:
        return visit.page("you.html", status=422, next=way, problem="Write a name: decisions are kept under it.")
    return remember(visit.go(way), NAME_COOKIE, name)


@page(named=False)
def keys(visit: Visit) -> Response:
    """Lists the keys."""
    return visit.page("keys.html")


@page(named=False)
def switch_keys(visit: Visit) -> Response:
    """Turns the keys on or off for this browser."""
    wanted = "on" if visit.form.get("keys") == "on" else "off"
    return remember(visit.go(own_path(visit.form.get("back") or "/keys")), KEYS_COOKIE, wanted)


@page()
def queue(visit: Visit) -> Response:
    """The list of drafts, the riskiest first."""
    search, mine, only_open = visit.asked("search"), visit.asked("mine") == "1", visit.asked("open") == "1"
    number = int(visit.asked("page") or 1) if visit.asked("page").isdecimal() and len(visit.asked("page")) < 7 else 1
    number = max(number, 1)
    rows = visit.desk.drafts(
        search=search,
        assignee=visit.editor if mine else "",
        only_open=only_open,
        limit=PAGE + 1,
        offset=(number - 1) * PAGE,
    )
    asked = {"search": search, "mine": "1" if mine else "", "open": "1" if only_open else ""}
    return visit.page(
        "queue.html",
        rows=rows[:PAGE],
        number=number,
        more=len(rows) > PAGE,
        asked=asked,
        filtered=any(asked.values()),
        newcomer=not rows and number == 1 and not any(asked.values()),
        releases=visit.desk.releases(limit=_OFFERED) if not rows else [],
    )


@page()
def add(visit: Visit) -> Response:
    """The form for a new draft or release."""
    search = visit.asked("search")
    return visit.page("add.html", releases=visit.desk.releases(search=search, limit=_OFFERED), search=search)


@page()
def add_draft(visit: Visit) -> Response:
    """Adds a draft with its releases, the new ones and those that are here."""
    form = visit.form
    draft, sources = form.one_text("draft", "the draft"), form.texts("release")
    ids = form.numbers("release")
    if not sources and not ids:
        raise UsageError("a draft needs its release: upload or paste one, or choose one that is here")
    for text in (draft, *sources):
        _read(text)
    added = [
        visit.desk.add_release(
            text, by=visit.editor, title=_pasted_title(form.get("release_title"), sources), token=visit.token_of(at)
        )
        for at, text in enumerate(sources)
    ]
    made = visit.desk.add_draft(
        draft,
        [*ids, *(release.id for release in added)],
        by=visit.editor,
        title=_title(form.get("title")),
        assignee=clean_name(form.get("assignee")),
        second_reader=second_reader(form.get("second_reader")),
        token=form.get("token"),
    )
    return visit.go(f"/drafts/{made.id}")


@page()
def add_release(visit: Visit) -> Response:
    """Adds releases that have no draft yet."""
    sources = visit.form.texts("release")
    if not sources:
        raise UsageError("choose a file or paste the text of the release")
    for text in sources:
        _read(text)
    title = _pasted_title(visit.form.get("release_title"), sources)
    added: list[Release] = [
        visit.desk.add_release(text, by=visit.editor, title=title, token=visit.token_of(at))
        for at, text in enumerate(sources)
    ]
    return visit.go(f"/releases/{added[-1].id}")


@page()
def overrides(visit: Visit) -> Response:
    """How often editors overrule each rule."""
    return visit.page("overrides.html", rows=visit.desk.overrides())


def second_reader(value: str) -> SecondReader:
    """The second reader that a form asks for; none where it asks for something else."""
    return SecondReader(value) if value in list(SecondReader) else SecondReader.NONE


def _title(given: str) -> str:
    return one_line(given)[:_LONGEST_TITLE]


def _pasted_title(given: str, sources: list[Text]) -> str:
    """A title is for one release; several go by their own."""
    return _title(given) if len(sources) == 1 else ""


def _read(text: Text) -> None:
    """Refuses what cannot be read, before anything is written."""
    try:
        factcheck.read(text.content)
    except factcheck.FactcheckError as error:
        raise UsageError(str(error).replace("the input:", f"{text.name}:", 1)) from error
