from __future__ import annotations

from factcheck.briefs.candidates import candidates
from factcheck.briefs.choose import Likeness, Limits, choose, without_orphans
from factcheck.source.readers import read
from tests.briefs.releases import RESULTS, TRIAL


def _chosen(release: str, sentences: int | None = None, words: int | None = None) -> list[str]:
    return [c.text for c in choose(candidates(read(release)), Limits.of(sentences, words))]


def test_of_two_sentences_that_say_the_same_the_fuller_is_taken_and_once() -> None:
    assert [text for text in _chosen(TRIAL, sentences=50) if "62%" in text] == [
        "In LARCH, 62% of 180 patients on ORV-12 reached the target level after 24 weeks, against 21% on placebo."
    ]


def test_the_same_frame_with_other_figures_is_no_repetition() -> None:
    texts = _chosen(RESULTS)
    assert any(text.startswith("Net revenue was $48.3 million, compared") for text in texts)
    assert any(text.startswith("Net income was") for text in texts)


def test_likeness_is_of_what_the_release_does_not_say_everywhere() -> None:
    pool = candidates(read(RESULTS))
    revenue, income, again = (
        next(c for c in pool if c.text.startswith(opening))
        for opening in ("Net revenue was $48.3 million, c", "Net income", "Net revenue was $48.3 million in")
    )
    likeness = Likeness(pool)
    assert likeness(revenue, again) > 0.6
    assert likeness(revenue, income) < 0.4


def test_barred_sentences_are_not_chosen_and_nothing_hangs_on_them() -> None:
    pool = candidates(read(TRIAL))
    lead = next(c for c in pool if c.opening)
    texts = [c.text for c in choose(pool, Limits.of(50, None), {lead.index})]
    assert texts
    assert lead.text not in texts
    assert not any(text.startswith("It plans") for text in texts)


def test_what_leaned_on_a_dropped_sentence_goes_with_it() -> None:
    pool = candidates(read(TRIAL))
    rest = [c for c in pool if not c.opening]
    assert not any(c.text.startswith("It plans") for c in without_orphans(rest))
    assert any(c.text.startswith("It plans") for c in without_orphans(pool))


def test_negative_results_may_be_chosen() -> None:
    assert "However, the rate of flares did not differ." in _chosen(TRIAL, sentences=50)
