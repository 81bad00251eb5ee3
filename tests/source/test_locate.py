"""Where quotes are found, and what is never forgiven."""

from __future__ import annotations

import pickle
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from factcheck.errors import UsageError
from factcheck.source.document import Document
from factcheck.source.locate import LocationStatus, locate, occurrences
from factcheck.source.model import Metadata, Span
from factcheck.source.readers import read
from factcheck.source.typography import words_of
from tests.work import calls, grows_linearly


def document(text: str, body: int = 0) -> Document:
    return Document(text, text, "0" * 64, None, Span(body, len(text)), Metadata(), (), (), (), None)


SOURCE = """\
# Harbour **Lights** Reports Spring Results

The company\u2019s Phase 2b trial \u2014 its first \u2014 enrolled 140 patients at 12 sites, and \u201cmay be\u201d
extended. The non\u2011significant trend (p<0.05) was \u22125% against 3.65%, on 10\u201330 mg a day.\r
We can\u2019t say more. **About Us**Harbour is [a maker](https://example.org/40-boats) of cafe\u0301 lamps for
$40\u00a0million.

- Median wait was 13.6 months
- About 61.3% of guests stayed
* Fewer than 12\u202f500 lamps (about \u00b12 a day) were sold; sales did not exceed \u20ac4.0 million or 1,234.5 tonnes
"""

TRUE_QUOTES = {
    "straight apostrophe": "The company's Phase 2b trial",
    "double hyphens": "trial -- its first -- enrolled",
    "closed-up em dashes": "trial\u2014its first\u2014enrolled",
    "straight quotes and a line break": 'and "may be" extended',
    "plain hyphen": "The non-significant trend",
    "hyphen for minus": "was -5% against 3.65%",
    "hyphen in a range": "on 10-30 mg a day",
    "carriage return gone": "a day. We can't say more.",
    "bold gone": "Harbour Lights Reports",
    "heading mark gone, paragraphs joined": "Spring Results The company's",
    "bold added": "enrolled **140 patients** at 12 sites",
    "run-in heading": "About Us Harbour is a maker",
    "link syntax gone": "Harbour is a maker of",
    "other link": "Harbour is [a maker](x) of",
    "composed accent": "caf\u00e9 lamps",
    "plain blank": "for $40 million",
    "blank inside": "(p < 0.05)",
    "blank gone": "(about \u00b12 a day)were",
    "list marker gone": "for $40 million. Median wait was",
    "list items joined": "months About 61.3% of guests",
    "soft hyphen": "enrol\u00adled 140 pati\u00adents",
    "zero-width space": "140\u200b patients at\u200b 12 sites",
    "bidi marks": "\u202a140 patients\u202c at 12 sites",
    "capital at the start": "Its first \u2014 enrolled",
    "small letter at the start": "the company\u2019s Phase 2b",
    "backslash at the end of a line": "trial \u2014 its first \u2014 enrolled 140\\\npatients",
    "backticks": "`140 patients` at 12 sites",
    "underscores": "_Harbour_ is a maker",
    "list flattened with its marks": "million. - Median wait was 13.6 months - About 61.3% of guests",
    "tabs and many blanks": "140\t patients \n\n at 12 sites",
}

CHANGED_QUOTES = {
    "digit": "enrolled 150 patients at 12 sites",
    "longer number": "enrolled 1140 patients at 12 sites",
    "number cut in front": "40 patients at 12 sites",
    "number cut behind": "The company\u2019s Phase 2",
    "decimal point lost": "against 365%",
    "decimal cut in front": "65%, on 10",
    "decimal cut behind": "4.0 million or 1,234",
    "group cut": "500 lamps",
    "digits cut off a decimal": "3.6 months",
    "trailing nought lost": "\u20ac4 million",
    "other separator": "1.234.5 tonnes",
    "other comparator": "(p>0.05)",
    "comparator with equality": "(p\u22640.05)",
    "comparator lost": "(p0.05)",
    "comparator cut off": "0.05) was",
    "sign lost": "5% against 3.65%",
    "sign lost inside": "trend (p<0.05) was 5% against",
    "sign put apart": "(p<0.05) was - 5% against",
    "sign turned": "was +5% against",
    "percent lost": "was \u22125 against",
    "percent cut off": "against 3.65",
    "percent sign for another": "was \u22125\u2030 against",
    "currency changed": "for \u00a340 million",
    "currency lost": "for 40 million",
    "currency cut off": "40 million",
    "plus-minus lost": "(about 2 a day)",
    "plus-minus cut off": "2 a day) were",
    "range joined": "on 1030 mg a day",
    "range parted": "on 10 30 mg a day",
    "range cut": "30 mg a day",
    "negation lost": "sales did exceed",
    "negation added": "sales did not not exceed",
    "negation by apostrophe lost": "We can say more",
    "negation by apostrophe cut": "We can",
    "negation by prefix lost": "The significant trend",
    "negation by prefix cut": "significant trend",
    "prefix closed up": "The nonsignificant trend",
    "prefix parted": "The non significant trend",
    "modal": "and \u201cwill be\u201d extended",
    "limit lost": "About 12 500 lamps",
    "word": "enrolled 140 people at 12 sites",
    "word left out": "enrolled patients at 12 sites",
    "word put in": "enrolled about 140 patients",
    "order": "patients 140 at 12 sites",
    "word cut behind": "140 patient",
    "word cut in front": "arbour is a maker",
    "words joined": "140patients at 12 sites",
    "word parted": "140 pa tients at 12 sites",
    "accent lost": "cafe lamps",
    "accent cut off": "of cafe",
    "accent changed": "caf\u00e8 lamps",
    "capital in the middle": "enrolled 140 Patients",
    "capital of a word that may be a name": "Enrolled 140 patients",
    "small letter of a name": "harbour Lights Reports",
    "stitched": "enrolled 140 patients \u2026 at 12 sites",
    "stitched with brackets": "The company\u2019s Phase 2b trial [...] enrolled 140 patients",
    "full stop added": "enrolled 140 patients.",
    "quotation marks added": "\u201c140 patients\u201d",
    "comma lost": "at 12 sites and \u201cmay be\u201d",
    "dash lost": "trial its first enrolled",
    "part of a link's target": "example.org",
    "number in a link's target": "40-boats",
}


@pytest.mark.parametrize("quote", TRUE_QUOTES.values(), ids=TRUE_QUOTES)
def test_typography_is_forgiven(quote: str) -> None:
    place = document(SOURCE).locate(quote)
    assert place.status is LocationStatus.TYPOGRAPHIC
    assert place.found
    assert place.matches == 1
    assert place.span is not None
    assert SOURCE[place.span.start : place.span.end] == place.quote


@pytest.mark.parametrize("quote", CHANGED_QUOTES.values(), ids=CHANGED_QUOTES)
def test_nothing_else_is_forgiven(quote: str) -> None:
    place = document(SOURCE).locate(quote)
    assert not place.found
    assert place.spans == ()
    if place.status is LocationStatus.NEAR:
        assert place.differences
        assert place.span is not None
        assert document(SOURCE).quote(place.span) == place.quote


@pytest.mark.parametrize("quote", ["", " \n", "**", "_", "\u200b\u00ad", "` `"])
def test_a_quote_of_nothing_is_missing(quote: str) -> None:
    place = document(SOURCE).locate(quote)
    assert place.status is LocationStatus.MISSING
    assert place.span is None


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("It gr**e**w by `a_b` and a_b.", "grew by a_b and"),
        ("See [note 1] and [the\nplan](<b> c).", "See [note 1] and"),
        ("An ![old lamp](lamp.png) shone.", "An old lamp shone."),
        ("Cost \\$5 \\& more", "Cost $5 & more"),
        ("\u2022Lamps sold\n\u2022 Boats kept", "Lamps sold Boats kept"),
        ("a \u1112\u1161\u11ab b", "a \ud55c b"),
        ("value in k\u2126 only", "value in k\u03a9 only"),
        ("they \u2026 left", "they  \u2026 left"),
        ("\u5927\u962a\u306e140\u4eba", "140\u4eba"),
        ("p=0.03 (n=40)", "0.03 (n=40"),
        ("announced\u201440 boats", "40 boats"),
        ("Rates: 6%\u20139% of sales", "6%-9% of sales"),
        ("from US$40 to A$50", "US$40 to"),
        ("one\\\ntwo three", "one two three"),
        ("one\\\r\ntwo three", "two three"),
        ("one \\\\ two", "one \\ two"),
        ("In March the trial, which may end", "in March the trial"),
        ("> 40 boats were sold", "40 boats were"),
        ("It said:\n\n> 40 boats were sold", "40 boats were"),
        ("if a = 40 boats", "40 boats"),
        ("had > 40 boats", "had >40 boats"),
        ("had >40 boats", "> 40 boats"),
    ],
)
def test_more_that_is_found(source: str, quote: str) -> None:
    assert document(source).locate(quote).found


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("It grew 1**40** times.", "40 times"),
        ("It grew 4**0** times.", "grew 40 times"),
        ("Costs 5*40 more", "540 more"),
        ("Costs 5*40 more", "40 more"),
        ("In 2**10 ways", "210 ways"),
        ("we had\n40. That was all", "we had That"),
        ("a fall of\n- 5% then", "a fall of 5% then"),
        ("more than\n> 40 boats", "more than 40 boats"),
        ("from US$40 to A$50", "$40 to"),
        ("a loss of -$5 million", "$5 million"),
        ("at p<=0.05 here", "0.05 here"),
        ("at p<=0.05 here", "=0.05 here"),
        ("in a 2:1 ratio", "1 ratio"),
        ("about 1/2 of it", "2 of it"),
        ("over 40+ boats", "over 40"),
        ("costs 40\u20ac today", "costs 40"),
        ("in the R&D unit", "D unit"),
        ("rose .5 points", "5 points"),
        ("rose .5 points", "rose. 5 points"),
        ("x \u2260 5", "x ="),
        ("so \U0001f469\u200d\U0001f680 flew", "so \U0001f469"),
        ("so \U0001f44d\U0001f3fd flew", "so \U0001f44d"),
        ("they left", "they \u2026 left"),
        ("patientsX", "patients"),
        ("from 10-5 points", "-5 points"),
        ("no break in e\u0301", "no break in e"),
        ("May sales rose 5%.", "may sales rose"),
        ("It may sales rose", "May sales rose"),
        ("of target sales rose", "Target sales rose"),
        ("Will said it rose", "will said"),
        ("at vitamin A levels", "a levels"),
        ("we told us so", "US so"),
        ("had > 40 boats", "40 boats"),
        ("had\n> 40 boats", "40 boats"),
        ("had >= 40 boats", "40 boats"),
        ("had \u2265 $40 million", "$40 million"),
        ("had < US$40 million", "US$40 million"),
        ("had \u2264 **40** boats", "**40** boats"),
        ("at \u00b1 .5 points", ".5 points"),
        ("fell < -5% then", "-5% then"),
        ("about ~ 40 boats", "40 boats"),
    ],
)
def test_more_that_is_not(source: str, quote: str) -> None:
    assert not document(source).locate(quote).found


def test_an_exact_quote_is_exact_with_its_marks() -> None:
    place = document(SOURCE).locate("  Harbour **Lights** Reports\n")
    assert place.status is LocationStatus.EXACT
    assert place.quote == "Harbour **Lights** Reports"


def test_a_whole_target_of_a_link_can_be_quoted() -> None:
    assert document(SOURCE).locate("https://example.org/40-boats").status is LocationStatus.EXACT


def test_every_place_is_given() -> None:
    text = "It won \u201cgold\u201d. It won \"gold\". It won 'gold'. it won \u201cgold\u201d."
    place = document(text).locate("It won \u201cgold\u201d")
    assert place.status is LocationStatus.EXACT
    assert [text[s.start : s.end] for s in place.spans] == [
        "It won \u201cgold\u201d",
        'It won "gold"',
        "it won \u201cgold\u201d",
    ]
    assert place.matches == 3


def test_the_body_goes_before_the_front_matter() -> None:
    text = "---\ntitle: Acme wins\n---\nToday Acme wins"
    assert document(text, body=25).locate("Acme wins").span == (31, 40)
    assert document(text, body=25).locate("title").found


def test_within_limits_the_search_and_keeps_words_whole() -> None:
    text = "first 40 boats, then 140 boats"
    assert document(text).locate("40 boats", within=Span(10, 30)).found is False
    assert document(text).locate("40 boats", within=Span(0, 14)).span == (6, 14)
    assert not document(text).locate("40 boats", within=Span(22, 30)).found
    assert not document(text).locate("40 boats", within=Span(7, 14)).found
    near = document(text).locate("50 boats", within=Span(16, 30))
    assert near.quote == "140 boats"
    with pytest.raises(UsageError, match="within"):
        document(text).locate("boats", within=Span(4, 99))


def test_a_near_miss_says_what_differs() -> None:
    quote = "the trial enrolled about 150 patients at sites"
    text = "On Monday the  trial enrolled 140 patients at 12 sites, it said."
    place = document(text).locate(quote)
    assert place.status is LocationStatus.NEAR
    assert place.quote == "the  trial enrolled 140 patients at 12 sites"
    assert [(d.kind, d.quote_text, d.source_text) for d in place.differences] == [
        ("changed", "about 150", "140"),
        ("missing", "", "12"),
    ]
    for difference in place.differences:
        assert quote[slice(*difference.quote_span)] == difference.quote_text
        assert text[slice(*difference.source_span)] == difference.source_text


def test_a_near_miss_shows_what_was_cut_off() -> None:
    place = document("a non-significant trend").locate("significant trend")
    assert place.status is LocationStatus.NEAR
    assert [(d.kind, d.source_text) for d in place.differences] == [("missing", "non-")]


@pytest.mark.parametrize(
    ("source", "quote", "closest"),
    [
        ("some 40 patients and, in 2024, 33,277 patients then", "23,277 patients", "33,277 patients"),
        ("40 patients. " + "It grew. " * 60 + "In all 33,277 patients then", "23,277 patients", "33,277 patients"),
        ("the patients, " * 100 + "33,277 patients then", "23,277 patients", "33,277 patients"),
        ("all patients, the patients, 40 patients then", "72 patients", "40 patients"),
        ("sales of ORV-11 rose. sales of ORV-12 rose.", "sales of ORV-13b rose", "sales of ORV-11 rose"),
        ("net loss was small. net losses were small", "net lossess", "net losses"),
    ],
)
def test_of_passages_as_close_in_words_the_closest_in_characters_is_given(
    source: str, quote: str, closest: str
) -> None:
    assert document(source).locate(quote).quote == closest


def test_the_closest_figure_of_a_real_release_is_given(data_dir: Path) -> None:
    release = read(data_dir / "releases" / "immix-rmat-designation.md")
    assert release.locate("23,277 patients").quote == "33,277 patients"


def test_a_quote_too_long_for_a_closest_passage_says_so() -> None:
    text = "boats were sold " * 1_000
    found, changed = document(text).locate(text), document(text).locate(text + "40")
    assert found.found
    assert not found.too_long
    assert changed.status is LocationStatus.MISSING
    assert changed.too_long
    assert not document(text).locate("zebras").too_long


def test_nothing_like_it_is_missing() -> None:
    place = document(SOURCE).locate("zebras crossed the avenue")
    assert place.status is LocationStatus.MISSING
    assert (place.span, place.quote, place.differences) == (None, "", ())


def test_a_sentence_that_a_heading_runs_into_is_found() -> None:
    release = read("# Acme\n\nOutlook For BoatsIn May we expect to sell 12 boats a day in every port.\n")
    for sentence in release.sentences:
        assert release.locate(release.quote(sentence.span)).status is LocationStatus.EXACT


def test_a_document_is_pickled_without_its_index() -> None:
    release = document(SOURCE)
    before = len(pickle.dumps(release))
    release.locate("140 patients")
    assert len(pickle.dumps(release)) < before + 200
    assert pickle.loads(pickle.dumps(release)).locate("140 patients").found  # noqa: S301


ODD = st.text(
    st.one_of(
        st.sampled_from(list("ab1.,-'%$<([*_`# \n\r\t\0\u0301\u0323\u200b\u200d\u202e\u00ad\u00a0\u2019\u2013\u2014")),
        st.sampled_from(["\ud800", "\U0001f600", "\U0001f1e9", "\U0001f3fd", "\u05d0", "\u4eba", "\uac00", "\u00e9"]),
        st.characters(),
    ),
    max_size=60,
)


@given(ODD, st.data())
@settings(max_examples=300, deadline=None)
@example("\u0301a", None)
def test_any_blank_parted_slice_of_any_text_is_found(text: str, data: st.DataObject | None) -> None:
    for joined in "\u00a0\u2009\u202f<>≤≥≦≧≪≫⩽⩾≮≯≰≱≠±∓~∼≈≃≅≲≳":  # may belong to a number behind a blank
        text = text.replace(joined, " ")
    parts = [m for m in _runs(text) if len(words_of(text[m[0] : m[1]]))]
    assume(parts and not words_of(text).hidden)
    first = data.draw(st.integers(0, len(parts) - 1)) if data else 0
    last = data.draw(st.integers(first, len(parts) - 1)) if data else 0
    start, end = parts[first][0], parts[last][1]
    place = document(text).locate(text[start:end])
    assert place.status is LocationStatus.EXACT
    assert place.span is not None
    assert text[place.span.start : place.span.end] == text[start:end] == place.quote


def _runs(text: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = 0
    for at in range(len(text) + 1):
        if at == len(text) or text[at].isspace():
            if at > start:
                runs.append((start, at))
            start = at + 1
    return runs


PROSE = st.lists(
    st.sampled_from(
        [
            "the",
            "trial",
            "may",
            "not",
            "rose",
            "by",
            "12",
            "40%",
            "$3.5",
            "million",
            "(p<0.05)",
            "caf\u00e9",
            "site-wide",
        ]
    ),
    min_size=4,
    max_size=30,
)


@given(PROSE, st.data())
@settings(max_examples=200, deadline=None)
def test_a_changed_digit_is_never_found(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    digits = [at for at, char in enumerate(text) if char.isdigit()]
    assume(digits)
    at = data.draw(st.sampled_from(digits))
    changed = text[:at] + str((int(text[at]) + data.draw(st.integers(1, 9))) % 10) + text[at + 1 :]
    assert not document(text).locate(changed).found


@given(PROSE, st.randoms())
@settings(max_examples=100, deadline=None)
def test_typography_put_in_anywhere_is_forgiven(words: list[str], random: object) -> None:
    text = " ".join(words)
    pick = random.choice  # type: ignore[attr-defined]
    loose = "".join(pick([" ", "\n", "\r\n", "\u00a0 ", " \u200b", "** "]) if char == " " else char for char in text)
    assert document(text).locate(unicodedata.normalize("NFD", loose)).span == (0, len(text))


@given(ODD, ODD)
@settings(max_examples=200, deadline=None)
def test_any_quote_in_any_text_gets_an_answer(text: str, quote: str) -> None:
    place = document(text).locate(quote)
    for span in place.spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.end == len(text) or unicodedata.category(text[span.end])[0] != "M"
    if place.span is not None:
        assert text[place.span.start : place.span.end] == place.quote


@given(st.text("ab", max_size=40), st.text("ab", min_size=1, max_size=5))
def test_occurrences_are_all_found(text: str, needle: str) -> None:
    expected = [at for at in range(len(text)) if text.startswith(needle, at)]
    assert occurrences(needle, text, 0, len(text)) == expected


HOSTILE = ["a", "a ", "ab ", "[", "](", "[a](", "*", "_", "\u0301", "\u0301\u0323", "\u200b", "\u200b*", "-", "1/", "'"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def search(size: int) -> None:
        text = (unit * size)[:size]
        release = document(text)
        release.locate(text[: size // 2])
        release.locate(text[:3_000] + " zq 7")
        release.locate(text[: size // 2 + 1] + "b")

    assert grows_linearly(search, 10_000)


def test_a_megabyte_is_read_once_and_searched_quickly() -> None:
    text = " ".join(f"word{number % 5003} rose {number}%" for number in range(50_000))
    release = document(text)
    release.locate("warm up")
    for number in range(0, 50_000, 1000):
        assert locate(release, f"word{number % 5003}\nrose {number}%").status is LocationStatus.TYPOGRAPHIC
    assert calls(lambda: release.locate("word77\nrose 77%")) < 5_000


def test_sentences_of_real_releases_are_found(data_dir: Path) -> None:
    for path in sorted((data_dir / "releases").glob("*.md")):
        release = read(path)
        for sentence in release.sentences:
            quote = release.quote(sentence.span)
            assert release.locate(quote).status is LocationStatus.EXACT, (path.name, sentence)
            plainer = " ".join(quote.replace("\u2019", "'").replace("\u2013", "-").split())
            assert release.locate(plainer).found, (path.name, plainer)
