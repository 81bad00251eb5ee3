"""Where sentences end. `|` stands for a cut."""

from __future__ import annotations

import pytest

from factcheck.source.model import Block, Span
from factcheck.source.readers import read
from factcheck.source.sentences import split_sentences

CASES = [
    "Acme sold 12 boats.| It won.",
    "Sales rose in May.| Acme met Borg on Sept. 3.| Cole grew in June.| Dahl did not, as of Jan. 2025.",
    "Acme, Inc. sold 12 boats.| Borg Corp. and Cole Ltd. did not.",
    "Dr. Ada Lund and St. Olaf Co. agreed vs. Mr. Berg.| Good.",
    "Costs rose (Lund et al. 2012) by approx. 5%.| Fig. 2 and No. 3 show it.",
    "The ex-U.S. study and the U.S. FDA met on Feb. 10 at 4 p.m. ET.| It went well.",
    "John D. Smith, M.D., Ph.D. Chair, spoke, e.g. Norway was named.",
    "It trades in the U.S. The company also sells abroad.",
    "The buyer is Acme Inc. The price is $3.5 million.",
    "It began in Phase 2.| The next one is Phase 3.",
    "Sales of U.S. Patients Group rose 3.5 percent to 1.25 million.",
    "Growth came from one market.The next is Spain.",
    "See www.acme.example.These pages are free.",
    "“We sold 12 boats today,” said Ada Lund of Acme.| Gus Berg added, “We are glad.| More will come.”",
    "“It won.”| “Did it?”| He said (as he does.)| So it did!",
    'He said, "It won."He left.',
    "It was “huge.” and then some",
    "The plan: 1. Sell boats and buy more.",
    "Is it 5?| Yes!| It is… well, so.",
    "Acme sold 12\nboats in\r\nNorway.| It won.",
    "Cafe\u0301 sold 12 😀 boats.| It won.",
]
CUT_HERE = {
    "It trades in the U.S. The company also sells abroad.": "It trades in the U.S.| The company also sells abroad.",
    "The buyer is Acme Inc. The price is $3.5 million.": "The buyer is Acme Inc.| The price is $3.5 million.",
    "Growth came from one market.The next is Spain.": "Growth came from one market.|The next is Spain.",
    "See www.acme.example.These pages are free.": "See www.acme.example.|These pages are free.",
    'He said, "It won."He left.': 'He said, "It won."|He left.',
}


@pytest.mark.parametrize("case", CASES)
def test_cuts(case: str) -> None:
    case = CUT_HERE.get(case, case)
    text = case.replace("|", "")
    found = [text[slice(*span)] for span in split_sentences(text, Span(0, len(text)))]
    assert found == [piece.strip() for piece in case.split("|")]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("- Acme won.\n- It sold 12 boats", ["Acme won.", "It sold 12 boats"]),
        ("1. Acme won.\n2. It sold.", ["Acme won.", "It sold."]),
        ("## Acme Wins ##", ["Acme Wins"]),
        ("**Acme sold 12 boats.** **It won.**", ["Acme sold 12 boats.", "It won."]),
        ("**Acme sold 12 boats.** It won.", ["Acme sold 12 boats.", "It won."]),
        ("Acme sold *12* boats.", ["Acme sold *12* boats."]),
        ("***\n\nAcme won.\n\n![boat](b.png)", ["Acme won."]),
    ],
)
def test_marks_stay_outside(text: str, sentences: list[str]) -> None:
    document = read(text)
    assert [document.quote(s.span) for s in document.sentences] == sentences


def test_a_wrapped_paragraph_is_one() -> None:
    text = (
        "Acme Marine sold twelve boats to the navy of a small country in the\n"
        "north. The boats are to be delivered in the second quarter of 2027 by\n"
        "Acme's yard in Bergen. No price was given.\n"
    )
    document = read(text)
    assert len(document.sentences) == 3
    assert {s.paragraph for s in document.sentences} == {0}
    assert {s.block for s in document.sentences} == {Block.PARAGRAPH}
    assert document.quote(document.sentences[1].span).startswith("The boats are to be delivered")


def test_the_first_sentence_begins_behind_the_dateline() -> None:
    document = read("**OSLO, May 5, 2026** (Wire) — Acme, Inc. sold 12 boats. It won.")
    assert [document.quote(s.span) for s in document.sentences] == ["Acme, Inc. sold 12 boats.", "It won."]
