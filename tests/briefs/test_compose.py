from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.briefs import compose as module
from factcheck.briefs.compose import compose
from factcheck.briefs.model import Brief
from factcheck.claims.extract import record_of
from factcheck.errors import InputError, NothingToBrief, UsageError
from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.findings import ClaimVerdict, Label, Report
from tests.briefs.releases import RESULTS, TRIAL
from tests.work import grows_linearly


def _texts(brief: Brief) -> list[str]:
    return [sentence.text for sentence in brief.sentences]


def _citations_are_true(brief: Brief, document: Document) -> bool:
    cited = [e for s in brief.sentences for e in s.citations] + [f.citation for f in brief.figures]
    return all(document.text[e.start : e.end] == e.quote for e in cited)


def test_the_lead_comes_first_and_every_sentence_is_supported() -> None:
    brief = compose(read(TRIAL))
    assert brief.title == "Orvane Reports Phase 2 Results of ORV-12 in Gout"
    assert _texts(brief)[0].startswith("On March 4, 2025, Orvane AG reported that ORV-12 met")
    assert {s.label for s in brief.sentences} == {"supported"}
    assert all(s.citations for s in brief.sentences)


def _flagging(word: str) -> Callable[..., Report]:
    """A checker that contradicts the paragraphs with a word and supports the others."""

    def check(draft: Document, sources: Sequence[Document], *, judge: object) -> Report:
        claims = []
        for sentence in draft.sentences:
            text = draft.quote(sentence.span)
            label, code = (Label.CONTRADICTED, "NUM101") if word in text else (Label.SUPPORTED, "SUP101")
            start, end = sentence.span
            claims.append(
                ClaimVerdict(id="c", text=text, start=start, end=end, label=label, codes=(code,), message="as told")
            )
        return Report(source=record_of(sources[0]), draft=record_of(draft), claims=tuple(claims))

    return check


def test_a_sentence_that_does_not_hold_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "check_document", _flagging("Orvane"))
    brief = compose(read(TRIAL))
    assert brief.sentences
    assert not any("Orvane" in text for text in _texts(brief))
    assert not any(text.startswith("It plans") for text in _texts(brief))
    assert {(s.label, s.codes) for s in brief.sentences} == {("supported", ("SUP101",))}


def test_a_brief_of_which_nothing_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "check_document", _flagging(""))
    with pytest.raises(NothingToBrief, match="passes the check"):
        compose(read(TRIAL))


@pytest.mark.parametrize("release", [TRIAL, RESULTS])
def test_boilerplate_and_speech_are_never_chosen(release: str) -> None:
    brief = compose(read(release), sentences=50)
    text = " ".join(_texts(brief))
    for word in ("thrilled", "900", "$250 million", "140 people", "forward-looking", "777", "555", "visit"):
        assert word not in text
        assert all(word not in figure.subject for figure in brief.figures)


def test_a_sentence_that_leans_stands_right_after_what_it_leans_on() -> None:
    texts = _texts(compose(read(TRIAL), sentences=50))
    for number, text in enumerate(texts):
        if text.startswith("It plans"):
            assert "Orvane AG reported" in texts[number - 1]
        if text.startswith("However"):
            assert texts[number - 1].startswith("In LARCH")


def test_highlights_that_say_more_than_the_body_are_kept() -> None:
    texts = _texts(compose(read(RESULTS), sentences=50))
    assert "Net revenue was $48.3 million, compared to $41.0 million in the second quarter of 2024, up 18%." in texts
    assert "Net revenue was $48.3 million in the quarter." not in texts


@pytest.mark.parametrize("sentences", [1, 2, 3, 7])
def test_sentences_is_an_upper_bound(sentences: int) -> None:
    assert 1 <= len(compose(read(TRIAL), sentences=sentences).sentences) <= sentences


@pytest.mark.parametrize("words", [15, 30, 60, 119])
def test_words_is_an_upper_bound(words: int) -> None:
    texts = _texts(compose(read(RESULTS), words=words))
    assert texts
    assert sum(len(text.split()) for text in texts) <= words


@pytest.mark.parametrize("bound", [{"sentences": 0}, {"words": 0}, {"sentences": -1}, {"words": -5}])
def test_a_bound_below_one_is_refused(bound: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="at least 1"):
        compose(read(TRIAL), **bound)


def test_a_bound_that_nothing_fits_is_refused_in_one_line() -> None:
    with pytest.raises(UsageError, match=r"no sentence .* fits 3 words: the shortest has \d+") as error:
        compose(read(TRIAL), words=3)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "unit", ["* a 1\n", "He said “sales rose by 5% today in it”. ", "Sales of boats rose 4% to $12 million in May. "]
)
def test_a_long_release_takes_linear_time(unit: str) -> None:
    opening = "OSLO, May 5, 2025 -- Halden Foods reported today that it has sold its boats.\n\n"
    assert grows_linearly(lambda size: compose(read(opening + unit * (size // len(unit)))), 8_000)


@pytest.mark.parametrize(
    "text", ["# A title\n\n**Contacts**\n\npress@orvane.example.com\n", "* The company has 3 cats.\n"]
)
@pytest.mark.parametrize("words", [None, 3])
def test_a_release_without_news_is_refused_in_one_line(text: str, words: int | None) -> None:
    with pytest.raises(NothingToBrief, match="the release: nothing in this release can stand in a brief") as error:
        compose(read(text), words=words)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("preset", ["bulletin", "brief", "note"])
@pytest.mark.parametrize("release", [TRIAL, RESULTS])
def test_every_preset_cites_and_holds(preset: str, release: str) -> None:
    document = read(release)
    brief = compose(document, preset=preset)
    assert brief.preset == preset
    assert _citations_are_true(brief, document)
    assert brief.scores is not None
    assert brief.scores.recall == 1.0
    assert {s.label for s in brief.sentences} == {"supported"}


def test_a_bulletin_has_three_sentences_that_can_be_read_alone() -> None:
    for words in (None, 300):
        texts = _texts(compose(read(TRIAL), preset="bulletin", words=words))
        assert 1 <= len(texts) <= 3
        assert not any(text.startswith(("It ", "However", "The trial")) for text in texts)


def test_a_note_has_its_headings_in_order_and_no_empty_one() -> None:
    sections = [s.section for s in compose(read(TRIAL), preset="note").sentences]
    order = ["What happened", "Figures", "What is next", "Risks"]
    assert sections[0] == "What happened"
    assert sections == sorted(sections, key=order.index)
    assert "Risks" in sections


def test_what_is_not_passed_in_house_style_stands_as_in_the_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "supports", lambda text, passages: False)
    texts = _texts(compose(read(TRIAL)))
    assert texts[0].startswith("Orvane AG, a leading drug developer, today reported")


def test_a_date_from_the_dateline_is_cited_with_it() -> None:
    first = compose(read(TRIAL)).sentences[0]
    assert [c.quote[:20] for c in first.citations] == ["BASEL, March 4, 2025", "Orvane AG, a **leadi"]


_PIECES = st.sampled_from(
    [
        *re.findall(r"[^\n]+", TRIAL),
        *re.findall(r"[^\n]+", RESULTS),
        "Sales **rose** 4% to $3.6 billion in 2024.",
        "* “Open quote with 12 things",
        "(broken 5% bracket was here.",
        "\u00a0\u200bSales were\u00a0€4m.",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=12), st.integers(1, 6), st.integers(40, 200))
def test_whatever_the_text_citations_are_true_and_bounds_hold(pieces: list[str], sentences: int, words: int) -> None:
    document = read("\n\n".join(pieces))
    try:
        brief = compose(document, sentences=sentences, words=words)
    except (UsageError, NothingToBrief):
        return
    assert _citations_are_true(brief, document)
    assert len(brief.sentences) <= sentences
    assert sum(len(s.text.split()) for s in brief.sentences) <= words
    assert all(s.label == "supported" for s in brief.sentences)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=400).filter(str.strip))
def test_any_text_at_all_can_be_briefed(text: str) -> None:
    try:
        document = read(text)
        brief = compose(document)
    except (InputError, UsageError):
        return
    assert _citations_are_true(brief, document)


def test_a_highlight_without_a_subject_is_not_chosen() -> None:
    release = RESULTS.replace(
        "* Gross margin", "* Significantly expanded sales in Spain by 44% to $3.3 million\n* Gross margin"
    )
    assert not any("Spain" in text for text in _texts(compose(read(release), sentences=50)))
