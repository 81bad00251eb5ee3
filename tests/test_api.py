"""The verbs: what they take, what they hand on, and what they refuse."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

import factcheck
from factcheck import api
from factcheck.errors import UsageError
from factcheck.source.document import Document
from tests.render.samples import make_brief, make_document, make_factsheet, make_report

TEXT = "The trial enrolls 40 patients.\nIt is run in the United States."


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Stand-ins for the rooms below, which note what they are handed."""
    seen: dict[str, object] = {}

    def check_document(draft: Document, sources: Sequence[Document], *, judge: object) -> factcheck.Report:
        seen.update(draft=draft, sources=sources, judge=judge)
        return make_report()

    def extract_facts(document: Document) -> factcheck.FactSheet:
        seen.update(document=document)
        return make_factsheet()

    def compose(document: Document, *, judge: object, **limits: int | None) -> factcheck.Brief:
        seen.update(limits, document=document, judge=judge)
        return make_brief()

    for name, function in (
        ("factcheck.verify.checker", check_document),
        ("factcheck.claims.extract", extract_facts),
        ("factcheck.briefs.compose", compose),
    ):
        module = ModuleType(name)
        setattr(module, function.__name__, function)
        monkeypatch.setitem(sys.modules, name, module)
    return seen


@pytest.mark.parametrize("form", ["document", "text", "bytes", "path", "path as text"])
def test_takes_a_document_in_any_form(rooms: dict[str, object], tmp_path: Path, form: str) -> None:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, encoding="utf-8")
    forms = {
        "document": factcheck.read(TEXT),
        "text": TEXT,
        "bytes": TEXT.encode(),
        "path": path,
        "path as text": str(path),
    }
    factcheck.check(forms[form], forms[form])
    assert isinstance(rooms["draft"], Document)
    assert rooms["draft"].text == TEXT
    assert [source.text for source in rooms["sources"]] == [TEXT]  # type: ignore[attr-defined]


def test_a_document_is_handed_on_as_it_is(rooms: dict[str, object]) -> None:
    document = make_document()
    assert api.as_document(document) is document
    factcheck.extract(document)
    assert rooms["document"] is document


@pytest.mark.parametrize("several", [[TEXT, b"Second."], (TEXT, b"Second.")])
def test_check_takes_several_sources(rooms: dict[str, object], several: Sequence[str | bytes]) -> None:
    factcheck.check("A draft.\n", several)
    assert [source.text for source in rooms["sources"]] == [TEXT, "Second."]  # type: ignore[attr-defined]


def test_check_needs_a_source() -> None:
    with pytest.raises(UsageError, match="at least one source"):
        factcheck.check("A draft.\n", [])


def test_brief_hands_on_its_limits(rooms: dict[str, object]) -> None:
    factcheck.brief(TEXT, sentences=3, words=80)
    assert (rooms["sentences"], rooms["words"]) == (3, 80)
    factcheck.brief(TEXT)
    assert (rooms["sentences"], rooms["words"]) == (None, None)


@pytest.mark.parametrize(("limits", "name"), [({"sentences": 0}, "sentences"), ({"words": -5}, "words")])
def test_brief_refuses_limits_below_one(limits: dict[str, int], name: str) -> None:
    with pytest.raises(UsageError, match=f"{name} must be 1 or more"):
        factcheck.brief(TEXT, **limits)


def test_the_async_verbs_give_the_same(rooms: dict[str, object]) -> None:
    async def all_of_them() -> tuple[factcheck.Report, factcheck.FactSheet, factcheck.Brief]:
        return await asyncio.gather(
            factcheck.acheck(TEXT, [TEXT]), factcheck.aextract(TEXT), factcheck.abrief(TEXT, sentences=2)
        )

    report, sheet, brief = asyncio.run(all_of_them())
    assert (report, sheet, brief) == (make_report(), make_factsheet(), make_brief())
    assert rooms["sentences"] == 2
    assert rooms["judge"] is None
