"""A report with its texts: where everything leads, what the strip and the tables say, and what was not checked."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.claims.records import DocumentRecord, Evidence, ModelRecord, Usage
from factcheck.errors import UsageError
from factcheck.render import html
from factcheck.render.html.coverage import coverage
from factcheck.render.html.figures import figures
from factcheck.render.html.passages import Passages
from factcheck.render.safe import one_line
from factcheck.source.document import Document
from factcheck.verify.findings import ClaimVerdict, Label, Report, Summary
from tests.render.html.reading import assert_holds
from tests.render.samples import HOSTILE

EXAMPLES = Path(__file__).parents[3] / "examples"
RELEASE = "# News\n\nThe trial enrolls 40 patients. Sales rose 5%.\n\n**About X**\n\nX was founded in 1999.\n"
DRAFT = "# News\n\nThe trial enrolls 140 patients.\n"


def checked(draft: str, *releases: str, **options: bool) -> tuple[Report, Document, list[Document]]:
    document, sources = factcheck.read(draft), [factcheck.read(release) for release in releases]
    return factcheck.check(document, sources, model=False, **options), document, sources


def page_of(draft: str, *releases: str, **options: bool) -> str:
    report, document, sources = checked(draft, *releases, **options)
    return html.report(report, draft=document, sources=sources)


@pytest.fixture(scope="module")
def example() -> tuple[Report, Document, Document]:
    draft, release = factcheck.read(EXAMPLES / "draft.md"), factcheck.read(EXAMPLES / "release.md")
    return factcheck.check(draft, release, model=False), draft, release


def claim(text: str, start: int, *evidence: Evidence, label: Label = Label.SUPPORTED) -> ClaimVerdict:
    return ClaimVerdict(
        id="c", text=text, start=start, end=start + len(text), label=label, codes=(), message="so", evidence=evidence
    )


def made(draft: Document, source: Document, *claims: ClaimVerdict) -> Report:
    return Report(
        source=DocumentRecord(path=None, sha256=source.sha256),
        draft=DocumentRecord(path=None, sha256=draft.sha256),
        claims=claims,
        summary=Summary(supported=len(claims)),
    )


def test_every_claim_leads_to_its_passage_and_to_its_card(example: tuple[Report, Document, Document]) -> None:
    report, draft, release = example
    shown = html.report(report, draft=draft, sources=[release])
    ids = set(assert_holds(shown).all("id"))
    assert {f"c{n}" for n in range(1, 12)} | {f"d{n}" for n in range(1, 12)} <= ids
    for number, verdict in enumerate(report.claims, 1):
        link = re.search(rf'<a class="claim [\w-]+" id="d{number}" href="#(p\d+)">(.*?)</a>', shown, re.DOTALL)
        assert link is not None
        assert re.sub("<.*?>", "", link[2]).replace("&#39;", "'") == verdict.text
        passage = re.search(rf'<span id="{link[1]}" class="used.*?">(.*?)</span>', shown, re.DOTALL)
        assert passage is not None
        assert passage[1][:20] in verdict.evidence[0].quote


def test_the_count_leads_to_the_first_of_each(example: tuple[Report, Document, Document]) -> None:
    report, draft, release = example
    shown = html.report(report, draft=draft, sources=[release])
    for href, words in (("#c2", "4 contradicted"), ("#c4", "1 qualified"), ("#c1", "6 supported")):
        assert re.search(rf'href="{href}"><span aria-hidden="true">.</span> {words}</a>', shown)


def test_the_competing_value_and_the_correction_are_named(example: tuple[Report, Document, Document]) -> None:
    report, draft, release = example
    shown = html.report(report, draft=draft, sources=[release])
    assert re.search(
        r"<dt>draft</dt><dd.*?>540 million.*?</dd>.*?<dt>release</dt><dd.*?>450 million.*?</dd>", shown, re.DOTALL
    )
    assert "change “540 million” to “450 million”" in shown


def test_a_page_is_the_same_each_time(example: tuple[Report, Document, Document]) -> None:
    report, draft, release = example
    first, second = (html.report(report, draft=draft, sources=[release]) for _ in range(2))
    assert first == second


def test_other_texts_than_those_checked_are_refused() -> None:
    report, draft, [source] = checked(DRAFT, RELEASE)
    with pytest.raises(UsageError, match="not the texts"):
        html.report(report, draft=draft, sources=[factcheck.read("Another.")])
    with pytest.raises(UsageError, match="not the texts"):
        html.report(report, draft=source, sources=[source])
    with pytest.raises(UsageError, match="not the texts"):
        html.report(report, draft=draft, sources=[source, source])


def test_either_text_alone_will_do() -> None:
    report, draft, sources = checked(DRAFT, RELEASE)
    assert "The release" not in assert_holds(html.report(report, draft=draft)).text
    assert "The claims" in assert_holds(html.report(report, sources=sources)).text


def test_several_sources_each_have_a_strip_and_a_name() -> None:
    seen = assert_holds(
        page_of("The trial enrolls 40 patients. Sales were $5 million.", RELEASE, "Sales were $5 million.")
    )
    assert seen.elements.count("svg") == 2
    assert "Release 1" in seen.text
    assert "Release 2" in seen.text
    assert {"release-1", "release-2"} <= set(seen.all("id"))


def test_overlapping_passages_light_up_whole() -> None:
    text = "The trial enrolls 40 patients in Boston."
    draft, source = factcheck.read("One. Two."), factcheck.read(text)
    first, second = (Evidence(quote=text[a:b], start=a, end=b) for a, b in ((0, 20), (10, 29)))
    shown = html.report(
        made(draft, source, claim("One.", 0, first), claim("Two.", 5, second)), draft=draft, sources=[source]
    )
    assert_holds(shown)
    assert ".factcheck:has(#p1:target) .p1, .factcheck:has(#p2:target) .p2 {" in shown
    assert re.findall(r'class="used verdict-supported ([p\d ]+)"', shown) == ["p1", "p1 p2", "p2"]
    assert re.findall(r'<span id="(p\d)"', shown) == ["p1", "p2"]


def test_claims_that_overlap_are_all_marked_and_have_cards() -> None:
    text = "The trial enrolls 40 patients in Boston."
    draft = factcheck.read(text)
    parts = (text, "40 patients", "enrolls 40 patients in", "The trial", text, "40 patients", "enrolls 40")
    report = made(draft, draft, *(claim(part, text.index(part)) for part in parts))
    seen = assert_holds(html.report(report, draft=draft, sources=[draft]))
    assert {f"{kind}{n}" for kind in "cd" for n in range(1, 8)} <= set(seen.all("id"))


def test_the_figures_are_as_written_as_read_and_judged(example: tuple[Report, Document, Document]) -> None:
    rows = {row.written: row for row in figures(example[0])}
    assert (rows["$3,600 million"].read, rows["$3,600 million"].label) == ("3,600,000,000 USD", Label.SUPPORTED)
    assert rows["540 million CAR+T cells"].says == "450 million CAR+T cells"
    assert rows["six patients"].read == "6 patients"
    assert "NCT06097832" not in rows


def test_what_the_draft_never_touched(example: tuple[Report, Document, Document]) -> None:
    report, _, release = example
    found = coverage(release, Passages(report, [release]).of_source(0))
    assert (found.touched, found.sentences, found.share) == (9, 36, 25)
    assert found.sections[:2] == ["highlights", "About Immix Biopharma, Inc."]
    unused = [release.quote(s.span) for section in found.untouched for s in section.figures]
    assert any("Palladini et al. 2012" in words for words in unused)
    assert not any("Form 10-K" in words for words in unused)  # boilerplate is named, not listed
    assert all(bar.x >= 0 and bar.x + bar.width <= 1000 for bar in found.bars)


def test_what_was_not_checked_is_said_before_the_draft() -> None:
    shown = page_of("# A heading\n\nThe trial enrolls 40 patients. Everybody loved it.\n", RELEASE)
    before = shown.split('<section class="draft"', maxsplit=1)[0].split("What was not checked")[1]
    for words in ("1 claim could not be decided", "A heading", "No language model was asked", "No omission is listed"):
        assert words in before


def test_a_model_that_failed_is_said() -> None:
    report, draft, sources = checked(DRAFT, RELEASE)
    asked = {"usage": Usage(calls=2, failed=1), "model": ModelRecord(name="a-model")}
    shown = html.report(report.model_copy(update=asked), draft=draft, sources=sources)
    assert "1 call to the model gave no answer" in shown
    assert "No language model was asked" not in shown


def test_a_draft_in_which_nothing_is_claimed() -> None:
    assert "No claims to check in the draft." in assert_holds(page_of("# Only a heading\n", RELEASE)).text


HOSTILE_DRAFT = f"""\
The trial enrolls 140 patients {HOSTILE}. {"w" * 10_000} 40 patients.

| a | <script> |
|---|---|
| 40 | \x00 |
"""
HOSTILE_RELEASE = f"""---
title: "<script>hacked = 1</script>"
url: "javascript:alert(1)"
---

<script>window.hacked = 1</script> <img src=x onerror="window.hacked = 1"> [link](javascript:window.hacked=1)

The trial enrolls 40 patients {HOSTILE}. <svg onload="window.hacked = 1"> </style></div></html> {{{{ 7 * 7 }}}}

**About <iframe src="javascript:window.hacked=1">**

{"w" * 10_000} 1\u200b40 patients \x00 \ufeff --> ]]> &lt;b&gt; 12% {{% raw %}}
"""


def test_hostile_texts_are_text() -> None:
    shown = page_of(HOSTILE_DRAFT, HOSTILE_RELEASE, omissions=True)
    seen = assert_holds(shown)
    assert not {"script", "img", "iframe", "b"} & set(seen.elements)
    assert '<script>window.hacked = 1</script> <img src=x onerror="window.hacked = 1"> link' in seen.text
    assert "1<U+200B>40 patients ␀ <U+FEFF> --> ]]> &lt;b&gt; 12%" in seen.text
    assert "{{ 7 * 7 }}" in seen.text


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60), st.text("<>&\"'=/ \n-ab140%|*[](){}", max_size=60))
def test_whatever_the_texts_say_the_page_holds(draft: str, release: str) -> None:
    shown = page_of(f"The trial enrolls 140 patients. {draft}", f"The trial enrolls 40 patients. {release}\n{draft}")
    seen = assert_holds(shown)
    said = re.sub(r"[\s|]", "", seen.text)
    assert all(word in said for word in re.findall(r"\w+", one_line(release)))


def test_a_long_draft_and_a_long_release_keep_every_link() -> None:
    release = "\n\n".join(
        f"**Part {n}**\n\nUnit {n} sold {n + 1000} boats in 2024. It has {n + 2} yards." for n in range(250)
    )
    draft = " ".join(f"Unit {n} sold {n + 1000 + n % 3} boats in 2024." for n in range(200))
    seen = assert_holds(page_of(draft, release))
    assert {f"d{n}" for n in range(1, 201)} <= set(seen.all("id"))


def test_real_releases_against_their_own_sentences(data_dir: Path) -> None:
    for path in sorted((data_dir / "releases").glob("*.md"))[::6]:
        release = factcheck.read(path)
        draft = factcheck.read("\n".join(release.quote(s.span) for s in release.sentences[:30]))
        report = factcheck.check(draft, release, model=False)
        assert_holds(html.report(report, draft=draft, sources=[release]))
