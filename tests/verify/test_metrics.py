"""Metrics by contrast, and codes that later sentences speak of without naming them."""

from __future__ import annotations

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.anaphora import is_spoken_of
from factcheck.verify.evidence import SourceIndex
from tests.verify.verdicts import outcome

MARKERS: Document = read("""# Pellgrave Reports Interim Results From COBALT Trial

PARIS, May 4, 2026 (PRESSLINE) - Pellgrave said that KTX-310, its oral antibody against amyloid, was given to 90 adults
in the COBALT trial. Salivary cortisol, a marker of stress, had risen by a mean of 22% in the 80 mg group and by 6% in
the 40 mg group, and had fallen by 3% on placebo.

Plasma melatonin was lowered by a mean of 37% (95% CI, 31% to 44%) at 80 mg.

Headache was reported by 51.5% of antibody recipients and 12.3% of placebo recipients.

KTX-520, a cream, was given to 14 adults. Itching eased in 64.3% of them.
""")


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        # another metric that has such figures
        ("At 80 mg, KTX-310 lowered plasma melatonin by a mean of 37%.", "supported SUP101"),
        ("At 80 mg, KTX-310 lowered salivary cortisol by a mean of 37%.", "contradicted"),
        # "group" is said of every arm
        ("In the 40 mg group salivary cortisol was up by a mean of 6%.", "supported SUP101"),
        ("In the placebo group salivary cortisol was up by a mean of 6%.", "contradicted"),
        # who got the product are the antibody recipients
        ("Of those who received KTX-310, 12.3% reported a headache.", "contradicted"),
        # the code that was named last
        ("With KTX-520 itching eased in 64.3% of adults.", "supported SUP101"),
        ("With KTX-310 itching eased in 64.3% of adults.", "contradicted SUB101"),
        # a figure in an interval shows none of its ends
        ("The 95% confidence interval for melatonin at 80 mg ran from 31% to 44%.", "supported"),
        ("The 95% confidence interval for melatonin at 80 mg ran from 31% to 49%.", "contradicted"),
    ],
)
def test_a_figure_of_another_metric_or_arm(claim: str, expected: str) -> None:
    assert outcome(claim, MARKERS).startswith(expected)


def test_a_code_is_spoken_of_until_another_of_its_family_is_named() -> None:
    index = SourceIndex(MARKERS)
    last = len(index.views) - 1
    assert is_spoken_of(index, "#ktx-520", last)
    assert not is_spoken_of(index, "#ktx-310", last)
    assert is_spoken_of(index, "#ktx-310", last - 2)
    assert not is_spoken_of(index, "#ktx-999", last)


def test_a_figure_and_a_label_in_a_subject_name_no_other_metric() -> None:
    source = read("The Phase I/Ib study of KTX-310 took in 21 patients. A $22 million expansion raises capacity.\n")
    for claim in ("Also, the Phase I/Ib study took in 21 patients.", "An US$22 million expansion raises capacity."):
        assert outcome(claim, source).startswith("supported")
