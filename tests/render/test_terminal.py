"""What people see at a terminal."""

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from factcheck.claims.records import DocumentRecord, Usage
from factcheck.render import terminal
from factcheck.verify.findings import ClaimVerdict, Finding, Label, Report
from tests.render import samples

STYLE = re.compile(r"\x1b\[[\d;]*m")
VIEWS: dict[str, Callable[..., str]] = {
    "report": lambda text, **options: terminal.report(samples.make_report(text), **options),
    "contradicting": lambda text, **options: terminal.report(samples.make_contradicting(text), **options),
    "judged": lambda text, **options: terminal.report(samples.make_judged(text), **options),
    "listing": lambda text, **options: terminal.listing(samples.make_listing(text), **options),
    "factsheet": lambda text, **options: terminal.factsheet(samples.make_factsheet(text), **options),
    "brief": lambda text, **options: terminal.brief(samples.make_brief(text), **options),
    "audit": lambda text, **options: terminal.audit(samples.make_audit(text), **options),
    "rules": lambda text, **options: terminal.rules(samples.make_rules(text), **options),
    "outline": lambda text, **options: terminal.outline(samples.make_document(text), **options),
    "sentences": lambda text, **options: terminal.outline(samples.make_document(text), sentences=True, **options),
}


def make_claim(**changes: object) -> ClaimVerdict:
    claim = ClaimVerdict(
        id="c1",
        text="The trial enrolls 140 patients.",
        start=100,
        end=131,
        label=Label.CONTRADICTED,
        codes=("NUM101",),
        message="the release says 40",
    )
    return claim.model_copy(update=changes)


def make_report(*claims: ClaimVerdict, **changes: object) -> Report:
    record = DocumentRecord(path=None, sha256="0" * 64)
    return Report(source=record, draft=record, claims=claims).model_copy(update=changes)


def test_a_report_as_an_editor_reads_it() -> None:
    report = samples.make_report("140 patients")
    first = report.claims[0].model_copy(update={"message": "the release says 40 patients", "findings": ()})
    shown = terminal.report(report.model_copy(update={"claims": (first, report.claims[-1])}))
    assert shown == (
        "draft.md against\n"
        "  release.md: 140 patients\n"
        "\n"
        "✗ contradicted  NUM100  draft 33:45\n"
        "  140 patients\n"
        "  → the release says 40 patients\n"
        "  → to make it right: change “140” to “140 patients”\n"
        "    │ “140 patients”\n"
        "    │ 140 patients, 812:824\n"
        "\n"
        "✓ supported  draft 33:45\n"
        "  140 patients\n"
        "  → the release says 140 patients\n"
        "    │ “140 patients”\n"
        "    │ 140 patients, 812:824\n"
        "\n"
        "2 claims: 1 supported, 1 contradicted\n"
        "checked by rules, no model was asked\n"
        "unverified is not supported: read these claims against the release yourself\n"
    )


def test_every_label_has_a_symbol_and_a_word() -> None:
    shown = terminal.report(samples.make_report())
    for words in ("✓ supported", "! qualified", "✗ contradicted", "∅ not found", "? unverified"):
        assert words in shown
    assert "5 claims: 1 supported, 1 qualified, 1 contradicted, 1 not found, 1 unverified" in shown


def test_a_report_without_claims_says_so() -> None:
    assert "no claims to check in the draft" in terminal.report(make_report())


def test_models_and_what_they_cost_are_told() -> None:
    usage = Usage(calls=3, cached=1, failed=1, input_tokens=12_345, output_tokens=67, cost_usd=0.0123)
    shown = terminal.report(make_report(make_claim(), usage=usage))
    assert "by rules and 3 model calls (1 from the cache, 1 failed); 12,345 tokens in, 67 out, $0.0123" in shown


def test_several_sources_are_named_at_the_passages() -> None:
    report = samples.make_report()
    assert "release.md, " not in terminal.report(report)
    tables = DocumentRecord(path="tables.md", sha256="2" * 64)
    assert "│ release.md, " in terminal.report(report.model_copy(update={"sources": (*report.sources, tables)}))


def test_colour_underlines_what_a_finding_is_about() -> None:
    finding = Finding(label=Label.CONTRADICTED, code="NUM101", message="the release says 40", start=118, end=121)
    shown = terminal.report(make_report(make_claim(findings=(finding, finding))), colour=True)
    underlined = re.findall(r"\x1b\[[\d;]*\b4\b[\d;]*m(.*?)\x1b\[0m", shown)
    assert underlined == ["140"]


@pytest.mark.parametrize("span", [(100, 131), (0, 500), (131, 140), (90, 95)])
def test_findings_about_the_whole_claim_or_elsewhere_underline_nothing(span: tuple[int, int]) -> None:
    finding = Finding(label=Label.CONTRADICTED, code="NUM101", message="m", start=span[0], end=span[1])
    shown = terminal.report(make_report(make_claim(findings=(finding,))), colour=True)
    assert not re.findall(r"\x1b\[[\d;]*\b4\b[\d;]*m", shown)


@pytest.mark.parametrize("view", VIEWS)
def test_colour_changes_no_word(view: str) -> None:
    plain = VIEWS[view]("The trial enrolls 40 patients.")
    coloured = VIEWS[view]("The trial enrolls 40 patients.", colour=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in STYLE.sub("", coloured).split("\n")] == plain.split("\n")


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_stays_text(view: str, colour: bool) -> None:
    shown = STYLE.sub("", VIEWS[view](samples.HOSTILE, colour=colour, width=400))
    shown.encode()
    for character in "\x1b\x9b\x07\r\u202e\u2066\ud800\U000e0041\u2028":
        assert character not in shown
    for said in ("[bold red]markup[/]", ":smile:", "␛[31mred", "<U+202E>"):
        assert said in re.sub(r"\s+", " ", shown)


@pytest.mark.parametrize("width", [40, 60, 100, 160])
@pytest.mark.parametrize("view", VIEWS)
def test_no_line_is_wider_than_asked(view: str, width: int) -> None:
    text = "The trial is expected to enroll approximately 40 patients 東京都 " * 4 + "x" * 200
    for line in VIEWS[view](text, width=width).split("\n"):
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_wrapping_loses_no_word() -> None:
    text = " ".join(f"word{number}" for number in range(100))
    shown = terminal.report(make_report(make_claim(text=text)), width=50)
    assert text in re.sub(r"\s+", " ", shown)


def test_a_brief_without_a_title_begins_with_its_sentences() -> None:
    untitled = samples.make_brief().model_copy(update={"title": ""})
    assert terminal.brief(untitled).startswith("1  ")


def test_what_a_draft_leaves_out_comes_before_the_count() -> None:
    omissions = samples.make_brief("Fewer than half.").omissions
    shown = terminal.report(samples.make_report().model_copy(update={"omissions": omissions}))
    assert "\nleft out\n  OMI900  Fewer than half.\n" in shown
    assert "1 material fact of the release left out of the draft" in shown


def test_a_brief_numbers_its_passages_once() -> None:
    shown = terminal.brief(samples.make_brief("Fewer than half."))
    assert "1  Fewer than half. [1]\n2  Fewer than half. [1]\n   ! qualified  LIM400\n" in shown
    assert "  [1] word for word: Fewer than half., 10:26\n  [2] “Also Fewer than half.” (Lead, 900:921)\n" in shown
    assert re.search(r"figure +of +passage\n +Fewer than half. +Fewer than half. +\[2\]", shown)
    assert "OMI900  Fewer than half." in shown
    assert "2 sentences, 2 with citations; 1 supported, 1 qualified" in shown


def test_facts_show_what_their_figures_were_read_as() -> None:
    shown = terminal.factsheet(samples.make_factsheet("40 patients"))
    assert "count: 40 patients\n" in shown
    assert "passage: “So: 40 patients” (40 patients, 7:22)" in shown
    assert "40 patients  count: up to 40 patient, 3:14" in shown


def test_an_outline_shows_sections_and_sentences() -> None:
    document = samples.make_document("It enrolls 40.")
    assert re.search(r"lead +It enrolls 40. +1  0:14", terminal.outline(document))
    assert "0:14 paragraph: It enrolls 40." in terminal.outline(document, sentences=True)


def test_rules_stand_under_their_families() -> None:
    shown = terminal.rules(samples.make_rules())
    assert shown.startswith("value\n  NUM101  value differs: the figure is another\n")


def test_what_a_model_decided_and_doubts_is_told_apart() -> None:
    judged = samples.make_judged("140 patients")
    shown = terminal.report(judged.model_copy(update={"claims": judged.claims[-2:]}))
    assert "? unverified  NUM103  decided by the model  draft 33:45\n" in shown
    assert "  doubt: the model would call this qualified: 140 patients\n    │ “140 patients”\n" in shown
    assert shown.endswith(
        "2 claims: 1 supported, 1 unverified\n"
        "checked by rules and 3 model calls to 140 patients (1 from the cache, 1 failed); 12,345 tokens in,\n"
        "67 out, price not known\n"
        "1 claim unverified: 1 NUM103\n"
        "2 doubts of the model about claims that rules passed; no verdict rests on it\n"
        "unverified is not supported: read these claims against the release yourself\n"
    )


def test_a_listing() -> None:
    assert terminal.listing(samples.make_listing("set")) == "set\n  key  set\n  set  no\n"


def test_a_brief_under_headings_with_scores() -> None:
    shown = terminal.brief(samples.make_cited_brief("https://example.com/a"))
    assert "What happened\n1  Half. [1]" in shown
    assert "Risks\n2  Less." in shown
    assert "citation recall 100% (2 of 2 sentences rest on their passages alone)" in shown


def test_an_audit_as_an_editor_reads_it() -> None:
    shown = terminal.audit(samples.make_audit("140 patients"))
    assert "✓ would have passed  digit: “140 patients” to “140 patients”" in shown
    assert "? unverified  digit" in shown
    assert shown.index("would have passed") < shown.index("? unverified")
    assert "∅ not found  140 patients" in shown
    assert "1 of 3 wrong sentences caught: 66.7% missed (1 would have passed, 1 left unverified)" in shown


def test_says_where_the_release_contradicts_itself() -> None:
    found = samples.make_contradicting("$43.8 million").source_findings
    shown = terminal.report(samples.make_contradicting("$43.8 million"))
    assert "the release contradicts itself: ask the company\n  CON106 given-twice  $43.8 million\n" in shown
    assert shown.count("$43.8 million, 500:513") == 1
    outline = terminal.outline(samples.make_document(), consistency=found)
    assert "1 place where the release contradicts itself: ask the company" in outline
    assert "no place found" in terminal.outline(samples.make_document(), consistency=())
    assert "contradicts" not in terminal.outline(samples.make_document())
    brief = samples.make_brief().model_copy(update={"source_findings": found})
    assert "CON106 given-twice" in terminal.brief(brief)
