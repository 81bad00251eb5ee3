from __future__ import annotations

import pytest

from factcheck.quantities.lexicon import singular
from tests.quantities.forms import brief, only


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("40 patients with preserved heart function", "patient"),
        ("40 patients", "patient"),
        ("12 large clinical sites", "site"),
        ("a 612-patient trial", "patient"),
        ("6 patient safety run-in", "patient"),
        ("150 million CAR+T cells", "cell"),
        ("640 million combat sports fans", "fan"),
        ("11.8 million active participants", "participant"),
        ("3 countries", "country"),
        ("31,000 people", "person"),
        ("one patient", "patient"),
        ("two doses", "dose"),
        ("1,233 buy transactions", "transaction"),
    ],
)
def test_what_is_counted(text: str, noun: str) -> None:
    found = only(text)
    assert (str(found.kind), found.unit) == ("count", noun)


@pytest.mark.parametrize(
    "text",
    [
        "a record high of 1,600 in the quarter",
        "rose to 40",
        "40 was expected",
        "the other 40.",
        "Goodwill 759    Leases",
    ],
)
def test_where_nothing_is_counted(text: str) -> None:
    assert only(text).kind.value in ("number", "identifier")


def test_the_noun_belongs_to_the_span_and_not_to_the_value() -> None:
    text = "about 40 new patients enrolled"
    found = only(text)
    assert found.text == "about 40 new patients"
    assert text[found.value_start : found.value_end] == "40"


@pytest.mark.parametrize("text", ["one of its products", "the one that sells", "three-dimensional"])
def test_words_that_count_nothing(text: str) -> None:
    assert brief(only("40 sites " + text.replace("three-dimensional", ""))) == ("count", "40", "site")


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("patients", "patient"),
        ("studies", "study"),
        ("boxes", "box"),
        ("classes", "class"),
        ("people", "person"),
        ("women", "woman"),
        ("analysis", "analysis"),
        ("status", "status"),
        ("diabetes", "diabetes"),
        ("gas", "gas"),
    ],
)
def test_singulars(plural: str, one: str) -> None:
    assert singular(plural) == one
