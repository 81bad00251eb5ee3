"""A real small model that writes a brief, as recorded: whatever it writes, only what the check passes stands."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.briefs.model import Brief
from factcheck.llm.client import Model
from factcheck.llm.settings import ModelSettings
from factcheck.source.readers import read
from tests.briefs.releases import TRIAL

DOCUMENT = read(TRIAL)


@pytest.fixture
def brief(recorded_model: ModelSettings) -> Brief:
    """The bulletin of the small release, asked of the recorded model."""
    with Model(recorded_model) as model:
        return factcheck.brief(DOCUMENT, model=model, preset="bulletin")


@pytest.mark.recorded
def test_what_a_real_model_writes_is_checked_and_cited(brief: Brief) -> None:
    assert brief.usage.calls >= 1
    assert brief.usage.failed == 0
    assert brief.clean
    assert any(sentence.origin == "model" for sentence in brief.sentences)
    assert len(brief.sentences) <= 3
    for sentence in brief.sentences:
        for passage in sentence.citations:
            assert DOCUMENT.text[passage.start : passage.end] == passage.quote
    report = factcheck.check("\n\n".join(s.text for s in brief.sentences) + "\n", DOCUMENT, model=False)
    assert not report.summary.contradicted + report.summary.not_found + report.summary.qualified
