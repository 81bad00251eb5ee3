from __future__ import annotations

import pytest

from factcheck.briefs.candidates import Candidate
from factcheck.briefs.parts import part_of
from factcheck.briefs.presets import PRESETS
from factcheck.quantities.parse import parse_quantities
from factcheck.source.model import Block, SectionKind, Sentence, Span

SECTIONS = PRESETS["note"].sections


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Orvane has sold its nets.", "What happened"),
        ("Sales rose 12% to $48 million.", "Figures"),
        ("Net loss was $4 million.", "Figures"),
        ("Orvane expects sales of $50 million.", "What is next"),
        ("Results are expected in May.", "What is next"),
        ("Serious adverse events were seen in 3% of patients.", "Risks"),
        ("The trial did not meet its endpoint.", "Risks"),
        ("Two trials are expected to begin in May, subject to feedback.", "What is next"),
        ("Sales rose to $3 million, in line with guidance.", "Figures"),
        ("These are results of an interim analysis.", "Risks"),
        ("There is substantial doubt about its future.", "Risks"),
    ],
)
def test_the_heading_of_a_sentence(text: str, heading: str) -> None:
    sentence = Sentence(0, Span(0, len(text)), Block.PARAGRAPH, 0, 0)
    candidate = Candidate(sentence, text, SectionKind.BODY, 1.0, parse_quantities(text))
    assert SECTIONS[part_of(candidate, SECTIONS)] == heading
