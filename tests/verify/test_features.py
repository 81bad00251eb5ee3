"""A sentence taken apart: its clauses, and what stands how near each of its figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.verify.features import View, Weighed, flat, stem, stems, view


def whole(text: str) -> View:
    return view(text, 0, len(text))


def nearer(text: str, figure: str, word: str, other: str) -> bool:
    """Whether a word weighs more for a figure than another word does."""
    taken = whole(text)
    context = taken.context(next(q for q in taken.quantities if q.text.startswith(figure)))
    return context.get(stem(word), 0.0) > context.get(stem(other), 0.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [("grew", "grew"), ("patients", "patient"), ("enrolled", "enrolling"), ("Orvane's".lower(), "orvane")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("figure", "near", "far"),
    [("25%", "drug", "placebo"), ("14%", "placebo", "drug"), ("40 sites", "norway", "drug")],
)
def test_a_word_counts_most_in_the_clause_of_its_figure(figure: str, near: str, far: str) -> None:
    text = "Relapses fell 25% on drug, against 14% on placebo; it ran at 40 sites in Norway."
    assert nearer(text, figure, near, far)


def test_a_short_bracket_belongs_to_the_clause_around_it() -> None:
    taken = whole("It went to drug (n=92, aged 18) or placebo, and ended.")
    clauses = [taken.clause_at(taken.text.index(word)) for word in ("drug", "92", "18", "placebo", "ended")]
    assert clauses[:4] == [0] * 4
    assert clauses[4] > 0


def test_a_figure_is_a_feature_for_its_neighbours_and_not_for_itself() -> None:
    taken = whole("Orvane sold 412 boats for $3 million.")
    boats, money = taken.quantities
    assert any(f.startswith("=USD") for f in taken.context(boats))
    assert not any(f.startswith("=boat") for f in taken.context(boats))
    assert any(f.startswith("=boat") for f in taken.context(money))


def test_dates_are_no_words_around_a_figure_and_names_are() -> None:
    taken = whole("In May 2024 the ORV-12 trial took 40 patients.")
    context = taken.context(next(q for q in taken.quantities if q.text == "40 patients"))
    assert not any(f.startswith("@") for f in context)
    assert any(f.startswith("#") for f in context)


def test_small_words_say_nothing() -> None:
    assert stems(whole("The boats of it are not on their way to it.").tokens) == ["boat", "way"]


def test_offsets_are_those_of_the_text_around_it() -> None:
    text = "Before. Orvane sold 412 boats. After."
    taken = view(text, 8, 30)
    assert taken.text == "Orvane sold 412 boats."
    assert [text[q.start : q.end] for q in taken.quantities] == ["412 boats"]
    assert [text[t.start : t.end] for t in taken.tokens] == [t.text for t in taken.tokens]


@pytest.mark.parametrize(("one", "other"), [("It  rained.", "It rained"), ("It\nrained. ", "It rained.")])
def test_white_space_and_the_last_stop_do_not_part_two_sentences(one: str, other: str) -> None:
    assert flat(one) == flat(other)


def test_overlap_is_the_share_that_is_covered() -> None:
    rare = {"boat": 2.0, "yard": 1.0}
    assert Weighed.of({}, rare, 1.0).overlap({"boat": 1.0}) == 0.0
    assert Weighed.of({"boat": 1.0}, rare, 1.0).overlap({"boat": 1.0}) == 1.0
    assert Weighed.of({"boat": 1.0}, rare, 1.0).overlap({"yard": 1.0}) == 0.0
    both = {"boat": 1.0, "yard": 1.0}
    assert Weighed.of(both, rare, 1.0).overlap({"boat": 1.0}) > Weighed.of(both, rare, 1.0).overlap({"yard": 1.0})


WEIGHTS = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.01, 1.0), max_size=6)


@given(WEIGHTS, WEIGHTS, WEIGHTS)
def test_overlap_lies_between_nothing_and_all(
    mine: dict[str, float], theirs: dict[str, float], rare: dict[str, float]
) -> None:
    assert 0.0 <= Weighed.of(mine, rare, 0.5).overlap(theirs) <= 1.0 + 1e-9
    assert not mine or Weighed.of(mine, rare, 0.5).overlap(mine) == pytest.approx(1.0)


@given(
    st.lists(st.sampled_from([*"aé 1%$,.();:—–*\n\0\u200b\u202e\ud800🧬", "40 patients ", "May 2024 ", "and "])).map(
        "".join
    )
)
def test_any_text_can_be_taken_apart(text: str) -> None:
    taken = whole(text)
    assert len(taken.tokens) == len(taken.clauses)
    assert list(taken.clauses) == sorted(taken.clauses)
    for quantity in taken.quantities:
        assert all(0 < w <= 1 for w in taken.context(quantity).values())
        assert 0 <= taken.clause_at(quantity.start) <= (taken.clauses[-1] if taken.clauses else 0)
