"""A real small model that extracts facts, as recorded: what it quotes is in the release, whatever it says of it."""

from __future__ import annotations

import pytest

from factcheck.claims.ask import ask_facts
from factcheck.claims.facts import FactSheet
from factcheck.llm.client import Model
from factcheck.llm.settings import ModelSettings
from factcheck.quantities.model import Kind
from factcheck.quantities.parse import parse_quantities
from factcheck.source.readers import read
from tests.verify.releases import RELEASE

DOCUMENT = read(RELEASE)


@pytest.fixture
def sheet(recorded_model: ModelSettings) -> FactSheet:
    """The facts of the small release, asked of the recorded model."""
    with Model(recorded_model) as model:
        return ask_facts(DOCUMENT, model)


@pytest.mark.recorded
def test_what_the_model_found_is_anchored_and_what_it_missed_is_filled(sheet: FactSheet) -> None:
    assert any(fact.found_by == "model" for fact in sheet.facts)
    for fact in sheet.facts:
        for e in fact.evidence:
            assert DOCUMENT.text[e.start : e.end] == e.quote
    covered = [(q.start, q.end) for f in sheet.facts for q in f.quantities] + [
        (q.start, q.end) for q in sheet.uncovered
    ]
    for sentence in DOCUMENT.sentences:
        for q in parse_quantities(DOCUMENT.plain, sentence.span.start, sentence.span.end):
            assert q.kind is Kind.IDENTIFIER or any(a < q.end and q.start < b for a, b in covered)
    assert sheet.usage.calls >= 1
    assert sheet.model is not None
    assert set(sheet.model.prompts) == {"extract"}
