"""Contrast: figures side by side keep their owners, with the claim that looks alike and is right beside each swap."""

from __future__ import annotations

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.contrast import tag_of
from factcheck.verify.features import view
from tests.verify.verdicts import outcome

STUDY: Document = read("""# Ravnborg Reports Results of the TERN Study

Side effects led to withdrawal in 9 patients (6.1%) on sotalin and 14 patients (9.7%) on placebo.

Headache and nausea were seen in 11.2% and 5.4% of patients, respectively.

Median time to relapse was 8.4 months, with median survival of 21.5 months.

Revenue was $51 million in Europe and profit was $7 million in Asia. Diluted EPS was $0.31 under GAAP, $0.44 adjusted.

Sotalin cut relapses by 31% at 20 mg and by 18% at 10 mg.

The share of remote visits rose to 40% from 25% in the year.

| Measure | Reported income | Adjusted income |
|---|---|---|
| Northern region | $31 million | $36 million |
| Southern region | $12 million | $15 million |
""")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Withdrawals were 6.1% on sotalin and 9.7% on placebo.", [{"sotalin"}, {"placebo"}]),
        ("Calls took 9% of mornings (before 12) and 7% of evenings.", [{"morn"}, {"evening"}]),
        ("Headache and nausea were seen in 11.2% and 5.4%, respectively.", [{"headach"}, {"nausea"}]),
        ("Rates were 11% and 5% in the sotalin and placebo groups, respectively.", [{"sotalin"}, {"placebo"}]),
        ("Placebo had 9.7%, sotalin 6.1%.", [{"placebo"}, {"sotalin"}]),
    ],
)
def test_each_figure_has_the_label_beside_it(text: str, labels: list[set[str]]) -> None:
    taken = view(text, 0, len(text))
    tags = [tag_of(taken, q).words for q in taken.quantities if q.text.endswith("%")]
    assert all(label <= tag for label, tag in zip(labels, tags, strict=True))
    assert not labels[0] & tags[1]
    assert not labels[1] & tags[0]


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        # a list that leaves out what it shares
        ("In the TERN study, side effects led 9.7% of sotalin patients to withdraw.", True),
        ("In the TERN study, side effects led 6.1% of sotalin patients to withdraw.", False),
        ("In the TERN study, side effects led 9.7% of placebo patients to withdraw.", False),
        ("In the TERN study, side effects led 6.1% of placebo patients to withdraw.", True),
        ("On placebo, 14 patients withdrew because of side effects, against 9 on sotalin.", False),
        ("Because of side effects 9 patients on placebo withdrew, against 14 on sotalin.", True),
        # "respectively"
        ("In all, 11.2% of patients had nausea.", True),
        ("In all, 11.2% of patients had headache.", False),
        ("In all, 5.4% of patients had nausea.", False),
        # two statements in one sentence
        ("Profit was $51 million.", True),
        ("Profit was $7 million.", False),
        ("Revenue was $51 million.", False),
        ("Median time to relapse was 21.5 months, with median survival of 8.4 months.", True),
        ("Median survival was 21.5 months and median time to relapse 8.4 months.", False),
        ("Diluted EPS was $0.44 under GAAP, $0.31 adjusted.", True),
        ("Diluted EPS was $0.44 adjusted, $0.31 under GAAP.", False),
        # doses are labels
        ("Sotalin cut relapses by 31% at 20 mg.", False),
        ("Sotalin cut relapses by 31% at 10 mg.", True),
        ("Ten milligrams of sotalin cut relapses by 18%.", False),
        # one figure after the other is no list
        ("The share of remote visits rose from 25% to 40%.", False),
        # the columns and rows of a table
        ("Adjusted income was $31 million in the northern region.", True),
        ("Reported income was $31 million in the northern region.", False),
        ("Income of the northern region, as reported, was $31 million.", False),
        ("Reported income was $31 million in the southern region.", True),
    ],
)
def test_a_figure_goes_to_its_own_owner(claim: str, wrong: bool) -> None:
    answer = outcome(claim, STUDY)
    assert answer.startswith("contradicted") if wrong else answer.startswith("supported")


@pytest.mark.parametrize(
    "claim",
    [
        "In the TERN study that Ravnborg ran, 9.7% of the patients who took sotalin withdrew because of side effects.",
        "Profit, as the company said in its report for investors last week, was $51 million.",
    ],
)
def test_however_many_words_agree_the_label_decides(claim: str) -> None:
    assert outcome(claim, STUDY).startswith("contradicted")
