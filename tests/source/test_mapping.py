"""A document as a dictionary: JSON can hold it, and every offset in it is true."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import factcheck
from factcheck.render import json as as_json

RELEASE = Path(__file__).parents[2] / "examples" / "release.md"
TABLE = """# Results

Revenue by segment:

| Segment | 2025 |
|---|---|
| Boats | $4.0 million |
"""


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every dictionary in it that says of a text where it stands."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from spans(part)


def test_every_offset_is_true() -> None:
    document = factcheck.read(RELEASE)
    values = json.loads(json.dumps(document.to_dict()))
    assert values["text"] == document.text
    assert values["source"] == {"path": str(RELEASE), "sha256": document.sha256, "title": document.title}
    assert [s["text"] for s in values["sentences"]] == [document.quote(s.span) for s in document.sentences]
    found = list(spans(values))
    assert len(found) > len(document.sentences)
    assert all(values["text"][span["start"] : span["end"]] == span["text"] for span in found)
    assert values["sections"][-1]["end"] == values["body"]["end"]
    assert values["dateline"]["place"]["text"] == "LOS ANGELES"


def test_a_table_has_its_cells() -> None:
    [table] = factcheck.read(TABLE).to_dict()["tables"]
    assert table["caption"]["text"] == "Revenue by segment:"
    assert [cell["text"] for cell in table["header"]] == ["Segment", "2025"]
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [["Boats", "$4.0 million"]]


def test_the_outline_is_part_of_it() -> None:
    values = factcheck.read(RELEASE).to_dict()
    outline = json.loads(as_json.outline(factcheck.read(RELEASE), sentences=True))
    assert outline == {name: values[name] for name in outline}
    assert set(values) - set(outline) == {"text", "tables", "body"}
