"""A real small model that writes a brief, as recorded: whatever it writes, only what the check passes stands.

The request for a repair has the check's own words in it. So that no new wording of a rule makes a cassette stale, the
repair is recorded apart, with a fault that is written down here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

import factcheck
from factcheck.briefs.candidates import candidates
from factcheck.briefs.proof import Proof
from factcheck.briefs.repair import Piece, request_for
from factcheck.briefs.told import told
from factcheck.briefs.wire import Rewritten
from factcheck.claims.extract import extract_facts
from factcheck.llm.client import Model
from factcheck.llm.outcomes import Answer, CallUsage, NotAsked, Outcome
from factcheck.llm.request import Request
from factcheck.llm.settings import ModelSettings
from factcheck.llm.usage import Totals
from factcheck.source.readers import read
from factcheck.verify.findings import Label
from tests.briefs.releases import TRIAL

DOCUMENT = read(TRIAL)


class WritesOnly:
    """A recorded model whose budget is spent when it has written."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.name = model.name

    @property
    def usage(self) -> Totals:
        """What the model was asked."""
        return self._model.usage

    def ask_many(
        self, requests: Sequence[Request], *, progress: Callable[[int, int], None] | None = None
    ) -> list[Outcome]:
        """The model's text; nothing else is asked."""
        if all(request.task == "write" for request in requests):
            return self._model.ask_many(requests, progress=progress)
        return [NotAsked(CallUsage(), reason="the budget is spent") for _ in requests]


@pytest.mark.recorded
def test_what_a_real_model_writes_is_checked_and_cited(recorded_model: ModelSettings) -> None:
    with Model(recorded_model) as model:
        brief = factcheck.brief(DOCUMENT, model=WritesOnly(model), preset="bulletin")
    assert (brief.usage.calls, brief.usage.failed) == (1, 0)
    assert brief.clean
    assert any(sentence.origin == "model" for sentence in brief.sentences)
    assert len(brief.sentences) <= 3
    for sentence in brief.sentences:
        for passage in sentence.citations:
            assert DOCUMENT.text[passage.start : passage.end] == passage.quote
    report = factcheck.check("\n\n".join(s.text for s in brief.sentences) + "\n", DOCUMENT, model=False)
    assert not report.summary.contradicted + report.summary.not_found + report.summary.qualified


@pytest.mark.recorded
def test_a_real_model_answers_a_repair_in_form_and_this_one_mends_nothing(recorded_model: ModelSettings) -> None:
    facts = told(DOCUMENT, extract_facts(DOCUMENT), candidates(DOCUMENT))
    plan = next(fact for fact in facts if "plans to begin" in fact.text)
    message = "the release says that this is planned; the draft states it as fact"
    fault = Proof(Label.QUALIFIED, ("MOD101",), message, (plan.citation(DOCUMENT),))
    piece = Piece(1, "Orvane AG began a phase 3 trial in the second half of 2025.", (plan.number,), proof=fault)
    with Model(recorded_model) as model:
        [outcome] = model.ask_many([request_for(DOCUMENT, facts, [piece])])
    assert isinstance(outcome, Answer)
    assert isinstance(outcome.value, Rewritten)
    [mended] = outcome.value.sentences
    assert (mended.number, mended.facts) == (1, [plan.number])
    # So small a model repeats the sentence: the loop ends, and the release is quoted or the sentence dropped.
    assert mended.text == piece.text
