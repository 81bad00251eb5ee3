"""A passage as a reader sees it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.source.display import display
from factcheck.source.model import Span
from factcheck.source.readers import read


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Sales **rose** by 4% in May.", "Sales rose by 4% in May."),
        ("The **net**work grew by 4% in May.", "The network grew by 4% in May."),
        ("See [the report](https://a.example/b) of May.", "See the report of May."),
        ("Sales rose by\u00a04% in May.", "Sales rose by 4% in May."),
        ("“Sales” rose — by 4%, in\nMay.", "“Sales” rose — by 4%, in May."),
        ("Sales rose\\\nby 4% in May.", "Sales rose by 4% in May."),
        ("It is in the *Journal of Medicine*.", "It is in the Journal of Medicine."),
        ("It is in the <i>Journal of Medicine</i>.", "It is in the Journal of Medicine."),
        ("It is in the [Journal of Medicine ](https://a.example), too.", "It is in the Journal of Medicine, too."),
        ("It is in (*[ the Journal](https://a.example)*) too.", "It is in (the Journal) too."),
        ("It sold 10<sup>6</sup> boats.", "It sold 10 6 boats."),
        ("It sold boats<br/>and lamps.", "It sold boats and lamps."),
        ("It fell by [ ](https://a.example).5 points.", "It fell by .5 points."),
        ("A blank of its own stays in\u200b front .", "A blank of its own stays in front ."),
        ("It sold 5\\* boats.", "It sold 5* boats."),
        ("It so\u00adld 5\u200b0 boats.", "It sold 50 boats."),
    ],
)
def test_marks_are_dropped_and_nothing_else(written: str, shown: str) -> None:
    assert display(read(written), Span(0, len(written))) == shown


def test_cells_of_a_table_stay_apart() -> None:
    text = "| Boats | 12 |\n|---|---|\n| Lamps | 40 |\n"
    assert display(read(text), Span(0, len(text))) == "Boats 12 Lamps 40"


@settings(max_examples=100, deadline=None)
@given(st.text(st.one_of(st.sampled_from("ab1 .,*_[]()<>|\\\n\u200b"), st.characters()), min_size=1), st.data())
def test_any_span_of_any_text_is_one_line_of_its_own_characters(text: str, data: st.DataObject) -> None:
    try:
        document = read(text)
    except InputError:
        return
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    shown = display(document, Span(start, end))
    assert shown == " ".join(shown.split())
    rest = iter(document.text[start:end])
    assert all(char in rest for char in shown if char != " ")
