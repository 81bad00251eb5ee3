from __future__ import annotations

import pytest

from factcheck.quantities.model import Direction, Hedge
from factcheck.quantities.parse import parse_quantities
from tests.quantities.forms import brief, interval, only


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("less than 5%", "(-, 5)"),
        ("fewer than 5%", "(-, 5)"),
        ("under 5%", "(-, 5)"),
        ("<5%", "(-, 5)"),
        ("no more than 5%", "(-, 5]"),
        ("not more than 5%", "(-, 5]"),
        ("less than or equal to 5%", "(-, 5]"),
        ("≤ 5%", "(-, 5]"),
        ("<=5%", "(-, 5]"),
        ("up to 5%", "(-, 5]"),
        ("as much as 5%", "(-, 5]"),
        ("at most 5%", "(-, 5]"),
        ("5% or less", "(-, 5]"),
        ("more than 5%", "(5, -)"),
        ("over 5%", "(5, -)"),
        ("well over 5%", "(5, -)"),
        ("in excess of 5%", "(5, -)"),
        (">5%", "(5, -)"),
        ("at least 5%", "[5, -)"),
        ("no less than 5%", "[5, -)"),
        ("not less than 5%", "[5, -)"),
        ("greater than or equal to 5%", "[5, -)"),
        ("equal to or greater than 5%", "[5, -)"),
        ("≥5%", "[5, -)"),
        ("5% or more", "[5, -)"),
        ("5% or higher", "[5, -)"),
        ("5%+", "[5, -)"),
    ],
)
def test_comparators(text: str, expected: str) -> None:
    found = only(text)
    assert interval(found) == expected
    assert found.text == text
    assert text[found.value_start : found.value_end] == "5%"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥ 18 years", ("duration", "[18, -)", "year")),
        ("18 years and older", ("age", "[18, -)", "year")),
        ("18 years of age or older", ("age", "[18, -)", "year")),
        ("aged 65 and older", ("age", "[65, -)", "year")),
        ("ages 12 and up", ("age", "[12, -)", "year")),
        ("over the age of 50", ("age", "(50, -)", "year")),
        ("people under 18", ("age", "(-, 18)", "year")),
        ("an 18-year-old", ("age", "18", "year")),
        ("patients aged 18 to 65 years", ("age", "[18, 65]", "year")),
        ("between the ages of 30 and 40", ("age", "[30, 40]", "year")),
        ("50 or more", ("number", "[50, -)", "")),
        ("no fewer than 12 sites", ("count", "[12, -)", "site")),
        ("as many as 300 jobs", ("count", "(-, 300]", "job")),
        ("less than half of applications", ("fraction", "(-, 0.5)", "")),
        ("up to approximately $165 million", ("money", "(-, 165000000]", "USD")),
        ("p<0.001", ("number", "(-, 0.001)", "p")),
        ("significant at the 0.05 level", ("number", "(-, 0.05)", "p")),
        ("a pH at the 0.05 level", ("number", "0.05", "")),
        ("over eight years", ("duration", "8", "year")),
        ("more than eight years", ("duration", "(8, -)", "year")),
    ],
)
def test_bounds_of_what_is_counted(text: str, expected: tuple[str, str, str]) -> None:
    assert brief(parse_quantities(text)[-1]) == expected


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("approximately 40%", Hedge.ABOUT),
        ("~40%", Hedge.ABOUT),
        ("around 40%", Hedge.ABOUT),
        ("some 40%", Hedge.ABOUT),
        ("nearly 40%", Hedge.NEARLY),
        ("just under 40%", Hedge.NEARLY),
        ("slightly less than 40%", Hedge.NEARLY),
        ("just over 40%", Hedge.OVER),
        ("exactly 40%", Hedge.EXACT),
        ("only 40%", Hedge.EXACT),
        ("40%", Hedge.EXACT),
    ],
)
def test_hedges(text: str, hedge: Hedge) -> None:
    found = only(text)
    assert found.hedge is hedge
    assert interval(found) == "40"
    assert found.text == text


UP, DOWN = Direction.UP, Direction.DOWN


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("rose 12%", UP),
        ("up 12%", UP),
        ("12% higher", UP),
        ("a 12% increase", UP),
        ("an increase of 12%", UP),
        ("fell by 12%", DOWN),
        ("a decline of 12%", DOWN),
        ("12% lower", DOWN),
        ("decreased about 12%", DOWN),
        ("a premium of 12%", UP),
        ("a net loss of $5 million", DOWN),
        ("raised $5 million", None),
        ("makes up 12%", None),
        ("picks up 12%", UP),
        ("revenue was $5 million", None),
        ("bring more of the 640 fans", None),
        ("30 more shares", UP),
        ("50% while reducing cost", None),
        ("500 high-growth firms", None),
    ],
)
def test_directions(text: str, direction: Direction | None) -> None:
    assert only(text).direction is direction
