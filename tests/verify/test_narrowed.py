"""A word that narrows a measure is neither lost, nor added, nor turned into its opposite."""

import pytest

import factcheck
from factcheck.quantities.model import Kind
from factcheck.verify.features import view
from factcheck.verify.measures import measure_of

RELEASE = """CLEVELAND, May 4, 2027 -- Draymoor Industries Inc. today reported results for the first quarter.

Net sales were $612.4 million. Organic sales growth was 4.8%. Adjusted EBITDA was $98.3 million, and adjusted operating
margin was 13.2%. Net income was $41.7 million. Gross profit was $221.6 million. Diluted EPS was $1.12, and adjusted
diluted EPS was $1.31. Recurring revenue reached $144.0 million. Net debt was $512 million. Non-GAAP operating income
was $9.6 million.

Total revenue was $84.2 million. Subscription revenue was $71.1 million. For fiscal 2027, Draymoor expects product
revenue of $125 million to $135 million.

Serious adverse events were reported in 3.3% of patients on melirib. Treatment-related adverse events were reported in
28.6% of patients. The median time to response was 3.2 weeks. Grade 3 infections occurred in 1.8% of patients. An
interim analysis included 96 patients. Some 1.6 million people in Peru live with bowel disease.
"""


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Operating margin was 13.2%.", "qualified"),
        ("EBITDA was $98.3 million.", "qualified"),
        ("Sales growth was 4.8%.", "qualified"),
        ("Revenue reached $144.0 million.", "qualified"),
        ("Debt was $512 million.", "qualified"),
        ("Diluted EPS was $1.31.", "qualified"),
        ("Operating income was $9.6 million.", "qualified"),
        ("GAAP operating income was $9.6 million.", "contradicted"),
        ("Adjusted net income was $41.7 million.", "qualified"),
        ("Net profit was $221.6 million.", "contradicted"),
        ("Revenue was $71.1 million.", "contradicted"),
        ("Total revenue was $71.1 million.", "contradicted"),
        ("Draymoor expects total revenue of $125 million to $135 million.", "contradicted"),
        ("Adverse events occurred in 3.3% of patients on melirib.", "qualified"),
        ("Side effects were seen in 3.3% of patients on melirib.", "qualified"),
        ("Adverse events were reported in 28.6% of patients.", "qualified"),
        ("Infections occurred in 1.8% of patients.", "qualified"),
        ("The mean time to response was 3.2 weeks.", "contradicted"),
        ("The final analysis included 96 patients.", "contradicted"),
        ("Some 1.6 million people in Peru live with severe bowel disease.", "qualified"),
        ("Some 1.6 million people in Peru live with bowel disease that is moderate to severe.", "qualified"),
    ],
)
def test_a_limit_lost_added_or_turned_is_caught(claim: str, label: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label == label or verdict.label == "contradicted", verdict.message


@pytest.mark.parametrize(
    "claim",
    [
        "Sales were $612.4 million.",
        "Total sales were $612.4 million.",
        "Organic growth in sales was 4.8%.",
        "Adjusted operating margin was 13.2%.",
        "Adjusted EBITDA came to $98.3 million.",
        "Earnings per share were $1.12.",
        "Adjusted diluted EPS was $1.31.",
        "Net debt stood at $512 million.",
        "Adjusted operating income was $9.6 million.",
        "Revenue was $84.2 million.",
        "Overall revenue was $84.2 million.",
        "Serious side effects were seen in 3.3% of patients on melirib.",
        "SAEs were reported in 3.3% of patients on melirib.",
        "Drug-related adverse events were reported in 28.6% of patients.",
        "Adverse events related to treatment were reported in 28.6% of patients.",
        "The median time to response was 3.2 weeks.",
        "Severe infections occurred in 1.8% of patients.",
        "The interim analysis included 96 patients.",
        "Some 1.6 million people in Peru live with bowel disease.",
    ],
)
def test_a_faithful_look_alike_passes(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label == "supported", verdict.message


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("Adjusted operating margin was 13%.", "margin", {"adjust", "oper"}),
        ("It expects product revenue of $3 million.", "revenu", {"product"}),
        ("It booked $3 million in product revenue.", "revenu", {"product"}),
        ("Revenue from Zenacor was $3 million.", "revenu", set()),
        ("It ended the year with 40 large customers.", "custom", {"larg"}),
        ("Drug-related adverse events occurred in 3%.", "event", {"drug", "relat", "advers"}),
    ],
)
def test_what_a_figure_measures(text: str, head: str, words: set[str]) -> None:
    sentence = view(text, 0, len(text))
    found = measure_of(sentence, next(q for q in sentence.quantities if q.kind is not Kind.PERIOD))
    assert found is not None
    assert (found.head, found.words) == (head, words)
