"""What leaves the desk, in the forms that `EXPORTS` names; the page and the command offer all of them.

Every form but the record is a pure function of a :class:`~factcheck.desk.exports.dossier.Dossier`, in the module of its
name. The clean texts (`markdown`, `html`, `docx`) are refused with `NotClear` while something is open, unless `anyway`.
"""

# No future import: its name would be in the way of the module `annotations`.

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factcheck.desk.service import Desk

__all__ = ["EXPORTS", "Export"]


@dataclass(frozen=True, slots=True)
class Export:
    """A form: what it is called, its media type, how its files end, whether it is text, and what makes it."""

    name: str
    media_type: str
    ending: str
    summary: str
    is_text: bool
    make: "Callable[[Desk, int, bool], bytes]"  # the desk, the draft, and whether a text goes out although it is open

    def file_name(self, draft_id: int) -> str:
        """A name for the file, of which nothing comes from a document."""
        return f"draft-{draft_id}{self.ending}"


def _of_dossier(name: str) -> "Callable[[Desk, int, bool], bytes]":
    def make(desk: "Desk", draft_id: int, anyway: bool) -> bytes:
        from factcheck.desk.exports.gathering import gather  # noqa: PLC0415 - what a form needs is loaded with it

        made: bytes = import_module(f"{__name__}.{name}").export(gather(desk, draft_id), anyway=anyway)
        return made

    return make


def _record(desk: "Desk", draft_id: int, anyway: bool) -> bytes:  # open claims are part of the record
    lines = (line.rstrip("\n") + "\n" for line in desk.record(draft_id))
    return "".join(lines).encode("utf-8", "surrogatepass")


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ROWS = (
    ("markdown", "text/markdown; charset=utf-8", ".md", "the clean text with footnotes, as Markdown"),
    ("html", "text/html; charset=utf-8", ".html", "the clean text with footnotes, as a page"),
    ("docx", _DOCX, ".docx", "the clean text with footnotes, for Word"),
    ("csv", "text/csv; charset=utf-8; header=present", ".csv", "the claims, a row each, for a spreadsheet"),
    ("annotations", "application/ld+json", ".jsonld", "the claims as W3C Web Annotations"),
    ("labels", "application/json", ".labels.json", "what editors decided, as labelled data"),
    ("record", "application/jsonl; charset=utf-8", ".jsonl", "the audit record, a line each"),
)

EXPORTS: Final[Mapping[str, Export]] = MappingProxyType(
    {
        name: Export(name, media, ending, summary, name != "docx", _record if name == "record" else _of_dossier(name))
        for name, media, ending, summary in _ROWS
    }
)
"""The forms by name."""
