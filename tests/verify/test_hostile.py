"""Texts made to cost much, as a draft and as a source: they end, and the work they cause is bounded."""

from __future__ import annotations

import pytest

import factcheck
from benchmarks.hostile import TEXTS
from factcheck.verify import binding
from factcheck.verify.evidence import SourceIndex

SMALL = b"There were 40 patients in 2031, and revenue was $5 million.\n"
SIZE = 3_000


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_hostile_draft_ends_with_a_verdict_on_every_claim(name: str) -> None:
    text = TEXTS[name](SIZE) + "\n"
    report = factcheck.check(text.encode(), SMALL, model=False)
    assert all(0 <= claim.start < claim.end <= len(text) for claim in report.claims)
    assert len(report.claims) <= SIZE / 5


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_nothing_is_supported_by_a_hostile_source(name: str) -> None:
    report = factcheck.check(
        b"Revenue was $5 million in the harbour district.\n", TEXTS[name](SIZE).encode(), model=False
    )
    assert [claim.label.value for claim in report.claims] != ["supported"]


def test_the_words_around_figures_are_gathered_for_few_of_them() -> None:
    index = SourceIndex(factcheck.read(("There were 40 patients. " * 200).encode()))
    assert len(index.figures) == 200
    assert not any("context" in vars(figure) for figure in index.figures)


def test_a_figure_in_a_text_of_figures_has_few_words_around_it() -> None:
    index = SourceIndex(factcheck.read(("1 " * 2_000).encode()))
    assert max(len(figure.context) for figure in index.figures) <= 100


def test_few_figures_of_a_claim_are_compared_with_one_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = 0
    relate = binding.relate

    def counting(*arguments: object) -> object:
        nonlocal counted
        counted += 1
        return relate(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(binding, "relate", counting)
    counts = []
    for size in (200, 2_000):
        counted = 0
        factcheck.check(("1 " * size + "patients\n").encode(), SMALL, model=False)
        counts.append(counted)
    assert counts[1] <= 2 * counts[0] + 10_000
