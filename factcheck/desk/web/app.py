"""The app: which address shows which page, behind the guard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from factcheck.desk.web import claims, drafts, queue, releases
from factcheck.desk.web.assets import asset
from factcheck.desk.web.security import Door, Guard
from factcheck.desk.web.visit import environment

if TYPE_CHECKING:
    from factcheck.desk.service import Desk


class _Number(Convertor[int]):
    """A number that an entry of the desk can have; a longer one is no address, and is never read as a number."""

    regex = "[0-9]{1,18}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("number", _Number())
_GET, _POST = ["GET"], ["POST"]
_ROUTES = (
    Route("/", queue.queue, methods=_GET),
    Route("/you", queue.you, methods=_GET),
    Route("/you", queue.be, methods=_POST),
    Route("/keys", queue.keys, methods=_GET),
    Route("/keys", queue.switch_keys, methods=_POST),
    Route("/add", queue.add, methods=_GET),
    Route("/drafts", queue.add_draft, methods=_POST),
    Route("/overrides", queue.overrides, methods=_GET),
    Route("/releases", releases.releases, methods=_GET),
    Route("/releases", queue.add_release, methods=_POST),
    Route("/releases/{id:number}", releases.release, methods=_GET),
    Route("/releases/{id:number}", releases.correct, methods=_POST),
    Route("/drafts/{id:number}", drafts.draft, methods=_GET),
    Route("/drafts/{id:number}/state", drafts.state, methods=_GET),
    Route("/drafts/{id:number}/supported", drafts.supported, methods=_GET),
    Route("/drafts/{id:number}/supported", drafts.accept_supported, methods=_POST),
    Route("/drafts/{id:number}/undo", drafts.undo, methods=_POST),
    Route("/drafts/{id:number}/assign", drafts.assign, methods=_POST),
    Route("/drafts/{id:number}/text", drafts.replace, methods=_POST),
    Route("/drafts/{id:number}/release", drafts.sign_off, methods=_POST),
    Route("/drafts/{id:number}/report", drafts.report, methods=_GET),
    Route("/drafts/{id:number}/export/{name}", drafts.export, methods=_GET),
    Route("/drafts/{id:number}/claims/{key}", claims.claim, methods=_GET),
    Route("/drafts/{id:number}/claims/{key}", claims.decide, methods=_POST),
    Route("/static/{name}", asset, methods=_GET),
)
_SAID = {
    404: "There is nothing under this address.",
    405: "This address does not take what was sent to it.",
}


def make_app(desk: Desk, door: Door) -> ASGIApp:
    """The desk's pages for a store, for whom the door lets in."""
    app = Starlette(routes=list(_ROUTES), exception_handlers={HTTPException: _refused, Exception: _failed})
    app.state.desk = desk
    return Guard(app, door)


async def _refused(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = _SAID.get(status) or (error.detail if isinstance(error, HTTPException) else "")
    return _plain(status, said, getattr(error, "headers", None))


async def _failed(_: Request, __: Exception) -> Response:
    return _plain(500, "Something went wrong here. What was decided before is kept; go back and try again.")


def _plain(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    text = environment().get_template("plain.html").render(status=status, message=message)
    return HTMLResponse(text, status, headers)
