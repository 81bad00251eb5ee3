"""The fact sheet by rules."""

from factcheck.claims.extract import extract_facts
from factcheck.quantities.model import Kind
from factcheck.quantities.parse import parse_quantities
from factcheck.source.readers import read
from tests.verify.releases import RELEASE

DOCUMENT = read(RELEASE)
SHEET = extract_facts(DOCUMENT)


def test_every_fact_quotes_its_passage() -> None:
    for fact in SHEET.facts:
        for e in fact.evidence:
            assert DOCUMENT.text[e.start : e.end] == e.quote


def test_every_quantity_of_the_release_is_in_a_fact_or_uncovered() -> None:
    spans = {(q.start, q.end) for f in SHEET.facts for q in f.quantities} | {(q.start, q.end) for q in SHEET.uncovered}
    for sentence in DOCUMENT.sentences:
        for q in parse_quantities(DOCUMENT.plain, sentence.span.start, sentence.span.end):
            assert q.kind is Kind.IDENTIFIER or (q.start, q.end) in spans


def test_strength_and_subject_are_told() -> None:
    fact = next(f for f in SHEET.facts if "460 patients" in f.text)
    assert (fact.strength, fact.subject) == ("expects", "Varnholt")


def test_a_quoted_figure_has_its_speaker() -> None:
    sheet = extract_facts(read("“We treated 40 patients,” said Maren Tolstrup, Chief Medical Officer.\n"))
    assert [f.speaker for f in sheet.facts] == ["Maren Tolstrup"]
