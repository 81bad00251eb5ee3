"""Results as tables: a row for each part, the same columns and types always, and the text as it stands."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import factcheck
from factcheck.errors import MissingExtra
from factcheck.render import frames
from factcheck.verify.findings import Label
from tests.render.samples import (
    HOSTILE,
    make_audit,
    make_brief,
    make_document,
    make_factsheet,
    make_judged,
    make_report,
)

EXAMPLES = Path(__file__).parents[2] / "examples"
PARTS = {
    make_report: ("report", "claims"),
    make_factsheet: ("fact sheet", "facts"),
    make_brief: ("brief", "sentences"),
    make_audit: ("audit", "mutants"),
    make_document: ("document", "sentences"),
}
DESCRIBED = re.findall(r"^\| ([a-z ]+) \| an? [a-z ]+ \| ([a-z_, ]+,[a-z_, ]+) \|$", frames.__doc__ or "", re.MULTILINE)


@pytest.fixture(scope="module")
def report() -> factcheck.Report:
    return factcheck.check(EXAMPLES / "draft.md", EXAMPLES / "release.md")


@pytest.mark.parametrize("make", PARTS)
def test_the_columns_are_those_that_are_described(make: Any) -> None:
    assert len(DESCRIBED) == len(PARTS)
    assert list(make().to_frame().columns) == dict(DESCRIBED)[PARTS[make][0]].split(", ")


@pytest.mark.parametrize("make", [make for make in PARTS if make is not make_document])
def test_the_types_are_the_same_without_a_row(make: Any) -> None:
    value = make()
    empty = value.model_copy(update={PARTS[make][1]: ()}).to_frame()
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == value.to_frame().dtypes.to_dict()
    assert "object" not in map(str, empty.dtypes)


@pytest.mark.parametrize("make", PARTS)
def test_text_is_as_it_stands(make: Any) -> None:
    table = make(HOSTILE).to_frame()
    assert set(table["text"]) == {HOSTILE}
    assert "<b onclick" not in table.to_html()


def test_a_row_a_claim(report: factcheck.Report) -> None:
    table = report.to_frame()
    assert list(table["id"]) == [claim.id for claim in report.claims]
    draft, source = (factcheck.read(EXAMPLES / name) for name in ("draft.md", "release.md"))
    for row in table.to_dict("records"):
        assert draft.text[row["start"] : row["end"]] == row["text"]
        if not pd.isna(row["quote"]):
            assert source.text[row["evidence_start"] : row["evidence_end"]] == row["quote"]
            assert row["source"] == str(EXAMPLES / "release.md")
    assert table["label"].value_counts()["contradicted"] == report.summary.contradicted
    [wrong] = table[table["text"].str.contains("540 million")].to_dict("records")
    assert wrong["codes"] == "NUM101"
    assert "450 million" in wrong["correction"]
    assert "540 million" in wrong["figures"]


def test_labels_are_in_order_the_worst_first(report: factcheck.Report) -> None:
    labels = report.to_frame()["label"]
    assert list(labels.cat.categories) == [label.value for label in Label]
    assert labels.min() == "contradicted"
    assert labels.sort_values().iloc[-1] == "supported"
    assert (labels < "supported").sum() == len(report.claims) - report.summary.supported


def test_tables_of_many_reports_are_one_table(report: factcheck.Report) -> None:
    both = pd.concat([report.to_frame(), make_judged().to_frame()], keys=["a", "b"])
    assert both["label"].dtype == report.to_frame()["label"].dtype
    assert list(both.loc["b", "doubt"].unique()) == ["qualified"]
    assert list(both.loc["b", "decided_by"].unique()) == ["model"]


def test_a_claim_without_a_passage_has_none() -> None:
    table = make_report().to_frame()
    passage = table.loc[table["label"] == "not_found", ["quote", "section", "evidence_start", "source"]]
    assert passage.isna().all(axis=None)


def test_a_row_a_sentence_of_a_brief() -> None:
    table = factcheck.brief(EXAMPLES / "release.md").to_frame()
    assert set(table["label"]) == {"supported"}
    assert table["citations"].str.fullmatch(r"\d+(, \d+)*").all()


def test_a_row_a_sentence_of_a_document() -> None:
    document = factcheck.read(EXAMPLES / "release.md")
    table = document.to_frame()
    assert [document.text[row.start : row.end] for row in table.itertuples()] == list(table["text"])
    assert {"lead", "forward-looking"} <= set(table["kind"])


def test_a_row_a_fact() -> None:
    table = factcheck.extract(EXAMPLES / "release.md").to_frame()
    assert table["strength"].cat.ordered
    assert table["strength"].min() == "plans"
    assert table["figures"].str.contains("33,277").any()


def test_without_pandas_a_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"^tables need pandas: pip install 'factcheck-release\[notebook\]'$"):
        make_report().to_frame()
