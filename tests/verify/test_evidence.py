"""The source, parsed once: every figure with what it is about, every sentence as a passage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.quantities.model import Kind
from factcheck.quantities.parse import parse_quantities
from factcheck.source.readers import read
from factcheck.verify.evidence import Figure, SourceIndex, value_key
from factcheck.verify.features import stem
from tests.quantities.forms import only
from tests.verify.releases import QUARTER, RELEASE

TRIAL, BOATS = SourceIndex(read(RELEASE)), SourceIndex(read(QUARTER), number=3)


def figure(index: SourceIndex, text: str) -> Figure:
    return next(f for f in index.figures if f.quantity.text == text)


def test_every_figure_of_the_text_is_there_once_and_identifiers_are_not() -> None:
    written = [
        q.text
        for v in TRIAL.views
        for q in parse_quantities(TRIAL.document.plain, v.start, v.end)
        if q.kind is not Kind.IDENTIFIER
    ]
    assert [f.quantity.text for f in TRIAL.figures] == written
    assert "184 patients" in written


def test_a_figure_knows_its_sentence_the_heading_over_it_and_the_one_before() -> None:
    market = figure(TRIAL, "€1.4 billion").context
    assert market[stem("vasculitis")] > market[stem("tessarine")] > 0  # the title names tessarine
    assert figure(TRIAL, "2029").context[stem("enroll")] > 0  # said in the sentence before
    assert stem("enroll") not in market


def test_a_figure_knows_the_dates_beside_it_and_those_further_off() -> None:
    now = figure(TRIAL, "€1.4 billion")
    assert [q.text for q in now.periods] == ["2024"]
    assert [q.text for q in now.far_periods] == ["2031"]


def test_figures_of_a_table_are_those_of_its_cells_and_not_read_twice() -> None:
    tabled = [f for f in BOATS.figures if f.in_table]
    assert len(tabled) == 10
    rows = {f.sentence for f in tabled}
    assert all(f.in_table for f in BOATS.figures if f.sentence in rows)
    assert tabled[0].context[stem("revenue")] == 1.0


def test_a_value_is_found_whatever_its_unit() -> None:
    for written, asked in (("€1.4 billion", "€1,400 million"), ("Week 52", "Week 52"), ("21.7%", "21.7 percent")):
        assert any(f.quantity.text == written for f in TRIAL.by_value[value_key(only(asked))])
    assert value_key(only("two weeks")) == value_key(only("14 days"))
    assert value_key(only("21.7%")) != value_key(only("217%"))
    assert value_key(only("up to 5%")) != value_key(only("5%"))


def test_the_nearest_sentences_share_the_rarest_words() -> None:
    (first, *_) = TRIAL.nearest([stem("hospital"), stem("tessarine")])
    assert "hospital admissions" in TRIAL.views[first].text
    assert TRIAL.nearest(["no-such-word"]) == []
    assert len(TRIAL.nearest([stem("tessarine"), stem("patients")], limit=2)) == 2


def test_a_passage_is_a_sentence_of_the_source_that_it_names() -> None:
    for i in range(len(BOATS.sentences)):
        passage = BOATS.passage(i)
        assert BOATS.document.text[passage.start : passage.end] == passage.quote
        assert passage.source == 3


def test_the_first_sentence_brings_its_dateline() -> None:
    assert any(v.text.startswith("BERGEN") and "Orvane AB" in v.text for v in BOATS.views)
    assert any(q.text == "July 14, 2026" for v in BOATS.views for q in v.quantities)


PIECES = [
    *"aé 1%.|\n#*\0\u202e\ud800",
    "40 patients ",
    "Q3 2026 ",
    "\n\n",
    "| a | 2026 |\n|---|---|\n| b | 4 |\n",
    "**B** — ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_a_source(text: str) -> None:
    index = SourceIndex(read("It rained. " + text))
    for f in index.figures:
        assert index.document.sentences[f.sentence].index == f.sentence
        assert all(w > 0 for w in f.context.values())
    for i in range(len(index.sentences)):
        passage = index.passage(i)
        assert index.document.text[passage.start : passage.end] == passage.quote
    assert sum(map(len, index.by_dimension.values())) == len(index.figures)
