"""The checker on a small release: which verdict, which rule, which passage."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.errors import UsageError
from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from factcheck.verify.codes import CODES
from factcheck.verify.findings import ClaimVerdict, Label, Report
from tests.verify.releases import RELEASE

SOURCE = read(RELEASE)


def check(text: str) -> Report:
    return check_document(read(text + "\n"), [SOURCE])


def verdict(claim: str) -> ClaimVerdict:
    (only,) = check(claim).claims
    return only


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("KESTREL randomized 184 patients.", "SUP101"),
        ("KESTREL randomized one hundred and eighty-four patients.", "SUP101"),
        ("KESTREL was run at 23 sites.", "SUP101"),
        ("At Week 52, about 22% of tessarine patients had relapsed.", "SUP102"),
        ("Less than 10% of patients stopped treatment.", "SUP104"),
        ("Fewer than one in five patients stopped treatment.", "SUP103"),
        ("The market for vasculitis drugs was €1,400 million in 2024.", "SUP101"),
        ("Varnholt expects to enroll about 460 patients in a Phase 3 trial.", "SUP101"),
        ("Varnholt reported the KESTREL results on 4 March 2026.", "SUP101"),
        ("Up to 140 sites might take part.", "SUP101"),
        ("Tessarine did not reduce hospital admissions.", "SUP202"),
    ],
)
def test_what_the_release_says_is_supported(claim: str, code: str) -> None:
    answer = verdict(claim)
    assert answer.label is Label.SUPPORTED
    assert code in answer.codes
    assert answer.evidence


@pytest.mark.parametrize(
    ("claim", "code", "said"),
    [
        ("KESTREL randomized 148 patients.", "NUM101", "184 patients"),
        ("More than one in ten patients stopped treatment.", "CMP101", "Fewer than one in ten"),
        ("The market for vasculitis drugs was €14 billion in 2024.", "UNI102", "€1.4 billion"),
        ("The market for vasculitis drugs was $1.4 billion in 2024.", "CUR101", "€1.4 billion"),
        ("The market for vasculitis drugs was €2.3 billion in 2024.", "NUM101", "€1.4 billion"),
        ("At Week 52, 35.1% of tessarine patients had relapsed.", "NUM101", "21.7%"),
        ("The Phase 3 trial is planned for the first half of 2027.", "DAT101", "second half of 2027"),
        ("The market is growing at 3% per year.", "SUB101", "3%"),
    ],
)
def test_what_the_release_denies_is_contradicted_and_the_message_names_its_figure(
    claim: str, code: str, said: str
) -> None:
    answer = verdict(claim)
    assert (answer.label, answer.codes[0]) == (Label.CONTRADICTED, code)
    assert said in answer.message


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("Varnholt has enrolled 460 patients in a Phase 3 trial.", "MOD101"),
        ("140 sites may take part.", "CMP102"),
    ],
)
def test_a_claim_that_says_more_than_the_release_is_qualified(claim: str, code: str) -> None:
    answer = verdict(claim)
    assert (answer.label, answer.codes[0]) == (Label.QUALIFIED, code)


def test_a_figure_of_nothing_in_the_release_is_not_found() -> None:
    answer = verdict("Varnholt employs 700 people in four countries.")
    assert answer.label is Label.NOT_FOUND
    assert answer.codes == ("NOF101",)


def test_a_long_figure_under_another_noun_is_left_open() -> None:
    answer = verdict("KESTREL randomized 184 cases.")
    assert (answer.label, answer.codes) == (Label.UNVERIFIED, ("UNV102",))


def test_a_plan_in_one_clause_does_not_weaken_what_another_states() -> None:
    source = read("The yard may hire again next year, and its costs dropped by 12% this year.\n")
    (answer,) = check_document(read("The yard's costs dropped by 12%.\n"), [source]).claims
    assert answer.label is Label.SUPPORTED


def test_a_sentence_of_very_many_figures_is_bounded_and_says_what_it_left_out() -> None:
    answer = verdict("It has " + "7 " * 1000 + "yards.")
    left = [f for f in answer.findings if f.code == "UNV104"]
    assert len(answer.findings) == 1000
    assert len(left) == 960
    assert {f.label for f in left} == {Label.UNVERIFIED}


@pytest.mark.parametrize("piece", ["7 ", "2024 ", " and 5 patients in 2024, ", "grew and "])
def test_no_source_takes_more_time_than_its_length(piece: str) -> None:
    source = read("It has " + piece * 1500 + "\n")
    (answer,) = check_document(read("It has 40 patients.\n"), [source]).claims
    assert answer.label is not Label.SUPPORTED


def test_a_statement_that_no_rule_decides_is_unverified_never_supported() -> None:
    answer = verdict("Rheumatologists welcomed the outcome.")
    assert (answer.label, answer.codes) == (Label.UNVERIFIED, ("UNV101",))


@pytest.mark.parametrize(
    "claim",
    [
        "Maren Tolstrup, Chief Executive Officer of Varnholt, sees a clear effect.",
        "Varnholt plans to file for all approvals.",
        "Hospital admissions did not reduce tessarine.",
        "TESSARINE-2 did not reduce hospital admissions.",
        "Tessarine did not reduce most hospital admissions.",
    ],
)
def test_a_statement_with_one_word_changed_is_not_supported(claim: str) -> None:
    assert verdict(claim).label is not Label.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Tessarine did reduce hospital admissions.", "opposite"),
        ("Prevalence is shrinking at 3% per year.", "growing"),
        ("HARRIER-2 randomized 184 patients.", "HARRIER-2"),
    ],
)
def test_a_denial_an_opposite_and_another_name_are_caught(claim: str, said: str) -> None:
    answer = verdict(claim)
    assert answer.label in (Label.CONTRADICTED, Label.NOT_FOUND)
    assert said in answer.message


def test_the_worst_figure_of_a_sentence_decides_and_every_figure_has_its_finding() -> None:
    answer = verdict("KESTREL randomized 184 patients at 32 sites.")
    assert answer.label is Label.CONTRADICTED
    assert [f.label for f in answer.findings] == [Label.SUPPORTED, Label.CONTRADICTED]
    assert "23 sites" in answer.message


def test_the_summary_counts_every_claim() -> None:
    report = check("KESTREL randomized 184 patients.\n\nIt randomized 999 patients.\n\n- It rained.")
    counts = report.summary.model_dump()
    assert sum(counts.values()) == len(report.claims) == 3


def test_a_draft_without_a_source_cannot_be_checked() -> None:
    with pytest.raises(UsageError):
        check_document(SOURCE, [])


def test_several_sources_are_asked_and_the_evidence_says_which() -> None:
    other = read("Varnholt employs 700 people in Denmark and Sweden today.\n")
    (answer,) = check_document(read("Varnholt employs 700 people.\n"), [SOURCE, other]).claims
    assert answer.label is Label.SUPPORTED
    assert {e.source for e in answer.evidence} == {1}


def test_every_code_that_is_given_is_listed() -> None:
    drafts = "KESTREL randomized 184 patients.\n\nIt rained.\n\nThe market is growing at 3% per year.\n\nIt has 9 legs."
    assert {code for c in check(drafts).claims for code in c.codes} <= set(CODES)


def test_every_listed_code_is_given_somewhere() -> None:
    package = Path(factcheck.__file__).parent
    code = "".join(p.read_text("utf-8") for p in package.rglob("*.py") if p.name != "codes.py")
    assert [c for c in CODES if f'"{c}"' not in code] == []


ALPHABET = st.sampled_from(
    [*"aé 1%$€.,“”()-–\n\r\t\0*|#>\u0301\u202e\u200b\ud800🧬", "40 patients ", "Q3 2026 ", "less than "]
)


@given(st.lists(ALPHABET, max_size=60).map("".join), st.lists(ALPHABET, max_size=60).map("".join))
def test_every_span_is_true_on_any_text(draft_text: str, source_text: str) -> None:
    draft, source = read("Draft: 40 patients. " + draft_text), read("Source of 40 patients. " + source_text)
    for claim in check_document(draft, [source]).claims:
        assert draft.text[claim.start : claim.end] == claim.text
        for quantity in claim.quantities:
            assert draft.text[quantity.start : quantity.end] == quantity.text
        for e in claim.evidence:
            assert source.text[e.start : e.end] == e.quote
