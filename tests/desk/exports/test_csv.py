"""CSV that a spreadsheet opens, in which nothing is a formula and nothing is lost."""

from __future__ import annotations

import csv as standard
import io
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factcheck.desk.exports import csv
from factcheck.desk.exports.dossier import Dossier
from factcheck.render.safe import visible
from tests.desk.samples import accept_all, make_dossier, make_example
from tests.render.samples import HOSTILE


def with_text(words: str) -> Dossier:
    """A settled claim that says anything, with a note that does."""
    dossier = accept_all(make_dossier("Sales rose 5% in 2024.", "Sales rose 5% in 2024."), note=words)
    [item] = dossier.review.items
    verdict = item.verdict.model_copy(update={"text": words, "message": words})
    return replace(dossier, review=replace(dossier.review, items=(replace(item, verdict=verdict),)))


def test_a_row_a_claim() -> None:
    content = csv.export(make_example())
    assert content.startswith(b"\xef\xbb\xbfid,claim,start,")
    assert content.count(b"\r\n") == 12
    rows = csv.read(content)
    assert [row["id"] for row in rows] == [f"c{number}" for number in range(1, 12)]
    assert tuple(rows[0]) == csv.COLUMNS
    assert rows[1]["verdict"] == "contradicted"
    assert rows[1]["codes"] == "CMP101"
    assert (rows[1]["action"], rows[1]["note"], rows[1]["editor"]) == ("accept", "by phone", "Mara")
    assert rows[1]["passage"].startswith("The agency granted fewer than half")


def test_claims_that_nobody_decided_are_rows_too() -> None:
    rows = csv.read(csv.export(make_example(settled=False)))
    assert {(row["standing"], row["action"], row["at"]) for row in rows} == {("open", "", "")}


def test_further_passages_are_json() -> None:
    dossier = make_example()
    item = dossier.review.items[0]
    verdict = item.verdict.model_copy(update={"evidence": item.verdict.evidence * 2})
    twice = replace(dossier, review=replace(dossier.review, items=(replace(item, verdict=verdict),)))
    [row] = csv.read(csv.export(twice))
    [further] = json.loads(row["further_passages"])
    assert further["passage"] == row["passage"]


def test_no_cell_is_a_formula() -> None:
    for words in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "'=1", HOSTILE):
        content = csv.export(with_text(words)).decode("utf-8-sig")
        for row in standard.reader(io.StringIO(content, newline="")):
            assert [cell for cell in row if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")] == []
            assert [cell for cell in row if cell[:1] in tuple("\t\r\n")] == []


@given(st.text(st.characters(codec=None) | st.sampled_from("=+-@'\"\t\r\n,;\x00"), max_size=40))
def test_what_is_read_back_is_what_can_be_shown(words: str) -> None:
    [row] = csv.read(csv.export(with_text(words)))
    assert (row["claim"], row["message"], row["note"]) == (visible(words),) * 3
