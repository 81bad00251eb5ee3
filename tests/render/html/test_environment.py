"""Templates that escape what they are given, and a style that can be read by everybody."""

import re
from itertools import product

import jinja2
import pytest
from jinja2 import DictLoader

from factcheck.render.html.environment import environment, make_environment, page, policy, stylesheet
from factcheck.verify.findings import Label
from tests.render.samples import HOSTILE

VERDICTS = tuple(label.replace("_", "-") for label in Label)
# What stands on what, and how much they must differ (WCAG 2.2: 4.5 for text, 3 for the edge of something to use).
ON = [
    *product(("ink", "muted", "accent"), ("paper", "card"), (4.5,)),
    *[(verdict, f"{verdict}-soft", 4.5) for verdict in VERDICTS],
    *product(VERDICTS, ("paper", "card"), (4.5,)),
    *product(("ink",), (*(f"{verdict}-soft" for verdict in VERDICTS), "mark", "accent-soft"), (4.5,)),
    ("on-accent", "accent", 4.5),
    *product(("edge",), ("paper", "card"), (3.0,)),
]


def colours() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r"\.factcheck \{(.*?)\}", stylesheet(), re.DOTALL)[:2]
    given = {"light": dict(re.findall(r"--([\w-]+): (#\w{6});", light))}
    return given | {"dark": given["light"] | dict(re.findall(r"--([\w-]+): (#\w{6});", dark))}


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_stands_out_from_what_it_stands_on(theme: str) -> None:
    given = colours()[theme]
    weak = []
    for above, below, least in ON:
        low, high = sorted((luminance(given[above]), luminance(given[below])))
        if (high + 0.05) / (low + 0.05) < least:
            weak.append((above, below, round((high + 0.05) / (low + 0.05), 2)))
    assert weak == []


def test_the_dark_theme_names_every_colour_anew() -> None:
    given = colours()
    assert [name for name, colour in given["dark"].items() if given["light"][name] == colour] == []


def test_the_style_fetches_nothing_and_stays_in_its_element() -> None:
    style = stylesheet()
    assert not re.search(r"@import|url\(|</", style)


def test_what_is_given_to_a_template_comes_out_as_text() -> None:
    made = make_environment(DictLoader({"t": "<p title='{{ x }}'>{{ x }}</p>"}))
    shown = made.get_template("t").render(x='<b onclick="x()" \'>\x00\u202e\ud800\u200b')
    assert shown.count("<") == 2
    assert shown.count("'") == 2
    assert shown.count("␀&lt;U+202E&gt;\ufffd&lt;U+200B&gt;") == 2


def test_a_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        make_environment(DictLoader({"t": "{{ nothing }}"})).get_template("t").render()


def test_a_page_allows_its_own_style_and_nothing_else() -> None:
    shown = page("page.html", {})
    style = re.search(r"<style>(.*?)</style>", shown, re.DOTALL)
    assert style is not None
    assert policy(style[1]).replace("'", "&#39;") in shown
    assert policy("a {}") != policy("b {}")


@pytest.mark.parametrize("label", Label)
def test_a_verdict_says_its_symbol_and_its_word(label: Label) -> None:
    shown = str(environment().get_template("parts.html").module.verdict(label))  # type: ignore[attr-defined]
    assert label.replace("_", " ") in shown
    assert f"verdict-{label.replace('_', '-')}" in shown


def test_a_code_that_is_hostile_is_text() -> None:
    shown = str(environment().get_template("parts.html").module.code(HOSTILE))  # type: ignore[attr-defined]
    assert re.findall(r"<(\w+)", shown) == ["span"]
