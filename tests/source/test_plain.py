"""The plain copy that rules read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.source.plain import is_blank, to_plain

CASES = [
    # marks of Markdown
    ("**bold** and *leaning*", "  bold   and  leaning "),
    ("__bold__ and _leaning_", "  bold   and  leaning "),
    ("**Safety.**Treatment", "  Safety.  Treatment"),
    ("# Acme #", "  Acme  "),
    ("> - `x`", "     x "),
    ("see [the report](http://a.b/c_(d)) now", "see  the report                    now"),
    ("![boat](x.png)", "  boat        "),
    ("[a][1] b", " a     b"),
    ("http://a.b/c_d_e*f stays", "http://a.b/c_d_e*f stays"),
    ("<http://a.b>", " http://a.b "),
    ("| a | b |\n|---|--:|\n| 1 | 2 |", "  a   b  \n         \n  1   2  "),
    (r"5\* and \_x\_", "5 * and  _x _"),
    ("one\\\ntwo\\\r\nthree \\ four", "one \ntwo \r\nthree \\ four"),
    ("- 5%\n* 6%\n+ 7%\n• 8%", "  5%\n  6%\n  7%\n  8%"),
    ("x<sup>2</sup><br/>y", "x     2           y"),
    # what only looks like marks
    ("3*4 and 3 * 4", "3*4 and 3 * 4"),
    ("2**3", "2**3"),
    ("snake_case and p*", "snake_case and p*"),
    ("a #1 | b", "a #1 | b"),
    ("[1] and (2)", "[1] and (2)"),
    ("5 > 4 - 3", "5 > 4 - 3"),
    # footnotes
    ("12.3* and 45%** and (5)*", "12.3  and 45%   and (5) "),
    ("*Not audited", " Not audited"),
    # what cannot be seen parts no word, and is a blank elsewhere
    ("n\u200bot 4\u2060\u200b1", "n\u00adot 4\u00ad\u00ad1"),
    ("\ufeff40 \u202e(12)\u202c", " 40  (12) "),
    # typography
    ("“a” ‘b’ it’s", "\"a\" 'b' it's"),
    ("5\u00a0%\u202f\u2009x\u3000y", "5 %  x y"),
    ("CAR\u2011T \u22125 2\u20105", "CAR-T -5 2-5"),
    ("1–2 — 3", "1–2 — 3"),
    ("１２％ ﹩", "12% $"),
    ("10² H₂O ①", "10² H₂O ①"),
    ("½ ﬁ …", "½ ﬁ …"),
    ("a\ufeff\u200b\u200e\0b", "a    b"),
    ("a\r\nb\rc\td", "a\r\nb\rc\td"),
    ("e\u0301 \ud800 😀", "e\u0301 \ud800 😀"),
]


@pytest.mark.parametrize(("text", "plain"), CASES)
def test_plain(text: str, plain: str) -> None:
    assert to_plain(text) == plain


def test_emphasis_is_matched_within_a_paragraph_only() -> None:
    assert to_plain("x *a\n\nb* c") == "x  a\n\nb* c"


def test_what_stands_before_the_body_is_blanked() -> None:
    assert to_plain("---\nt: 1\n---\nx", 13) == "   \n    \n   \nx"


@given(st.text(st.one_of(st.sampled_from(list("*_[]()!`|#\\<>-\n\r ahttp:/w.")), st.characters()), max_size=200))
def test_length_and_line_breaks_are_kept(text: str) -> None:
    plain = to_plain(text)
    assert len(plain) == len(text)
    assert all((a in "\r\n") == (b in "\r\n") for a, b in zip(text, plain, strict=True))
    assert all(c.isdigit() or not a.isdigit() for a, c in zip(text, plain, strict=True) if a in "0123456789")


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \u00a0\u200b\0\n", True), ("-", False), ("a", False)])
def test_blank(text: str, blank: bool) -> None:
    assert is_blank(text) is blank
