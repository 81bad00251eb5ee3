"""What a form brought: its fields and its files, read while they come in and no longer than they may be.

Nothing of it touches the disk: files stay in memory, and their names are only shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from factcheck.desk.model import Text
from factcheck.desk.web.security import BODY_LIMIT, MEGABYTE
from factcheck.errors import UsageError
from factcheck.render.safe import one_line

FIELD_LIMIT = 4 * MEGABYTE
MOST_FILES = 20
MOST_FIELDS = 100
_LONGEST_NAME = 120
PASTED = "pasted text"


class _InMemory(MultiPartParser):
    spool_max_size = 2 * BODY_LIMIT


@dataclass(frozen=True, slots=True)
class Form:
    """The fields and files of one request."""

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, Sequence[Text]] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """The first value of a field, without outer blanks; empty where it was not sent."""
        return self.raw(name).strip()

    def raw(self, name: str) -> str:
        """The first value of a field, with the line ends of a text."""
        return next(iter(self.fields.get(name, ())), "").replace("\r\n", "\n")

    def numbers(self, name: str) -> list[int]:
        """The values of a field that are numbers."""
        return [int(value) for value in self.fields.get(name, ()) if _is_number(value)]

    def number(self, name: str) -> int:
        """The first number in a field, else 0."""
        return next(iter(self.numbers(name)), 0)

    def texts(self, name: str) -> list[Text]:
        """What was uploaded under a name, then what was pasted under it."""
        found = list(self.files.get(f"{name}_file", ()))
        pasted = self.raw(f"{name}_text")
        if pasted.strip():
            found.append(Text.of(pasted.encode("utf-8", "replace"), PASTED))
        return found

    def one_text(self, name: str, what: str) -> Text:
        """The one text that was uploaded or pasted under a name."""
        found = self.texts(name)
        if len(found) != 1:
            raise UsageError(f"choose one file or paste one text for {what}, not {'both' if found else 'neither'}")
        return found[0]


async def read_form(request: Request) -> Form:
    """Reads a form; one that is too large or malformed is refused."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise HTTPException(415, "only forms are read here: use the buttons of the page")
    parser: FormParser | MultiPartParser
    if kind == "multipart/form-data":
        parser = _InMemory(
            request.headers,
            request.stream(),
            max_files=MOST_FILES,
            max_fields=MOST_FIELDS,
            max_part_size=FIELD_LIMIT,
        )
    else:
        parser = FormParser(request.headers, request.stream(), max_fields=MOST_FIELDS, max_part_size=FIELD_LIMIT)
    try:
        data = await parser.parse()
    except MultiPartException as error:
        raise HTTPException(
            413 if "xceeded" in error.message or "many" in error.message else 400, error.message
        ) from None
    fields: dict[str, list[str]] = {}
    files: dict[str, list[Text]] = {}
    for name, value in data.multi_items():
        if isinstance(value, UploadFile):
            content = await value.read()
            if value.filename or content:  # a file field that was left empty is sent without either
                files.setdefault(name, []).append(Text.of(content, file_name(value.filename or "")))
        else:
            fields.setdefault(name, []).append(value)
    await data.close()
    return Form(fields, files)


def file_name(given: str) -> str:
    """The name of a file as it is shown: without folders, on one line, and not too long."""
    name = one_line(given.replace("\\", "/").rpartition("/")[2])
    return name[:_LONGEST_NAME] or "a file without a name"


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 19
