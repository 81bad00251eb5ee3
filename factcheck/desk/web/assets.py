"""The files that pages load: all of them, read once from the package. A request names one of these or gets nothing."""

from __future__ import annotations

from functools import cache
from importlib import resources

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from factcheck.render.html.environment import stylesheet

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@cache
def assets() -> dict[str, bytes]:
    """What each name stands for."""
    folder = resources.files("factcheck.desk.web") / "static"
    own = {name: folder.joinpath(name).read_bytes() for name in ("desk.css", "desk.js")}
    return {"house.css": stylesheet().encode(), **own}


async def asset(request: Request) -> Response:
    """One of the files."""
    name = request.path_params["name"]
    content = assets().get(name)
    if content is None:
        raise HTTPException(404)
    return Response(content, headers={"content-type": _TYPES[name.rpartition(".")[2]]})
