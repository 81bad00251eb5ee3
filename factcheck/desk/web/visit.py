"""One request as the pages see it: who asks, for what, with which form, and the ways to answer."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlencode

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from factcheck.desk.model import Action
from factcheck.desk.web import words
from factcheck.desk.web.forms import Form, read_form
from factcheck.errors import Conflict, DeskBroken, FactcheckError, NotClear, UnknownEntry
from factcheck.render.html.environment import make_environment
from factcheck.render.safe import one_line

if TYPE_CHECKING:
    from factcheck.desk.service import Desk

log = logging.getLogger(__name__)

NAME_COOKIE = "desk_editor"
KEYS_COOKIE = "desk_keys"
_LONGEST_NAME = 60
_YEAR = 365 * 24 * 3600
_OUR_PATH = re.compile(r"/(?:[a-z0-9][a-z0-9/]*)?(?:\?[a-z0-9=&]*)?")
# What a text field must not hold: HTML has no way to write it.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_STATUS = {UnknownEntry: 404, Conflict: 409, NotClear: 409, DeskBroken: 500}

View = Callable[["Visit"], Response]


@dataclass(frozen=True, slots=True)
class Visit:
    """A request, with what the pages need of it."""

    request: Request
    desk: Desk
    editor: str
    form: Form

    def number(self, name: str) -> int:
        """A number of the path."""
        return int(self.request.path_params[name])

    def asked(self, name: str) -> str:
        """A value of the query."""
        return one_line(self.request.query_params.get(name, ""))

    def token_of(self, part: object) -> str:
        """The token of a part of what was asked for; none where none was sent."""
        given = self.form.get("token")
        return f"{given}-{part}" if given else ""

    @property
    def here(self) -> str:
        """The path and query of this request."""
        query = self.request.url.query
        return f"{self.request.url.path}?{query}" if query else self.request.url.path

    def page(self, template: str, *, status: int = 200, **values: object) -> Response:
        """A page from a template."""
        told = {
            "editor": self.editor,
            "here": self.here,
            "keys_on": self.request.cookies.get(KEYS_COOKIE) != "off",
            "token": secrets.token_urlsafe(12),
        }
        return HTMLResponse(environment().get_template(template).render(told | values), status)

    def go(self, path: str, **query: object) -> Response:
        """Sends the browser to a page, so that to load that one again changes nothing."""
        words = f"?{urlencode(query)}" if query else ""
        return RedirectResponse(f"{path}{words}", 303)

    def refuse(self, message: str, status: int) -> Response:
        """Says why something was not done, and gives back what was written."""
        kept = [text for name in ("text", "note", "draft_text", "release_text") if (text := self.form.get(name))]
        back = self.form.get("back")
        way = back if _OUR_PATH.fullmatch(back) else "/"
        return self.page("refused.html", status=status, message=message, kept=kept, back=way)


def page(*, named: bool = True) -> Callable[[View], Callable[[Request], Awaitable[Response]]]:
    """Makes an endpoint of a view, which runs in a thread; with `named` only an editor with a name gets there."""

    def endpoint_of(view: View) -> Callable[[Request], Awaitable[Response]]:
        @wraps(view)
        async def endpoint(request: Request) -> Response:
            form = await read_form(request) if request.method == "POST" else Form()
            visit = Visit(request, request.app.state.desk, editor_of(request), form)
            if named and not visit.editor:
                if request.method == "POST":
                    return visit.refuse("say who you are first, then try again", 403)
                return visit.go("/you", next=visit.here)
            return await run_in_threadpool(_answered, view, visit)

        return endpoint

    return endpoint_of


def _answered(view: View, visit: Visit) -> Response:
    try:
        return view(visit)
    except FactcheckError as error:
        status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 422)
        return visit.refuse(str(error), status)


def editor_of(request: Request) -> str:
    """The name that this browser gave, empty where it gave none."""
    return clean_name(unquote(request.cookies.get(NAME_COOKIE, "")))


def clean_name(name: str) -> str:
    """A name on one line and not too long."""
    return one_line(name)[:_LONGEST_NAME].strip()


def remember(response: Response, cookie: str, value: str) -> Response:
    """Keeps a value in the browser, for no script and no other site."""
    response.set_cookie(cookie, quote(value, safe=""), max_age=_YEAR, path="/", httponly=True, samesite="strict")
    return response


def own_path(path: str) -> str:
    """A path of this desk, else its first page: no address leads elsewhere."""
    return path if _OUR_PATH.fullmatch(path) else "/"


@cache
def environment() -> Environment:
    """The environment of the desk's pages: the house's, with the desk's templates and words."""
    made = make_environment(PackageLoader("factcheck.desk.web"))
    made.filters |= {"moment": words.moment, "writable": _writable}
    made.globals |= {"desk_words": words, "Action": Action}
    return made


def _writable(text: str) -> Markup:
    """A text to write on in a field: as it is, but for what a page cannot hold."""
    return escape(_UNWRITABLE.sub("", text))
