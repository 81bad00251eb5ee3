"""What stands before or behind a list of figures is said of each of them."""

import pytest

import factcheck
from factcheck.verify.features import BESIDE, stem, view

RELEASE = """CAMBRIDGE, Mass., March 9, 2027 -- Corvantis Bio, Inc. today announced HARBOR trial results.

At Week 12, 31.4% of patients receiving melirib 300 mg and 22.8% of patients receiving melirib 100 mg reached clinical
remission, versus 9.7% of patients receiving placebo. Endoscopic improvement was seen in 44%, 35% and 18% of patients
treated with 300 mg, 100 mg and placebo, respectively. Headache, nausea and fatigue occurred in 12.2%, 9.4% and 7.1% of
patients on melirib, respectively. Patients on melirib (54%) and patients on placebo (71%) had a flare.

Plants in Ohio and Texas employ 1,900 and 1,250 people, respectively. Lead times were 9, 12 and 15 weeks for small,
medium and large pumps, respectively. Margins on valves of 21% and margins on seals of 17% were unchanged. Coatings of
$40 million and resins of $25 million were sold to dealers.
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Clinical remission was reached by 31.4% of patients on the 300 mg dose.", "31.4%/22.8%"),
        ("Clinical remission at Week 12 was 22.8% with melirib 100 mg.", "22.8%/31.4%"),
        ("Melirib 300 mg led to clinical remission in 31.4% of patients.", "300 mg/100 mg"),
        ("In the placebo group, 9.7% reached clinical remission.", "9.7%/31.4%"),
        ("Melirib 300 mg beat placebo by 21.7 percentage points on clinical remission.", "300 mg/100 mg"),
        ("The 100 mg dose beat placebo by 13.1 percentage points in clinical remission.", "100 mg/300 mg"),
        ("Endoscopic improvement occurred in 35% of those given 100 mg.", "35%/44%"),
        ("Endoscopic improvement was seen in 44% of patients on 300 mg.", "44%/18%"),
        ("Endoscopic improvement was 18% on placebo.", "18%/35%"),
        ("Nausea occurred in 9.4% of patients on melirib.", "9.4%/12.2%"),
        ("Fatigue occurred in 7.1% of patients.", "7.1%/9.4%"),
        ("A flare was seen in 54% of patients on melirib.", "54%/71%"),
        ("The Texas plant has 1,250 employees.", "1,250/1,900"),
        ("Lead times for medium pumps were 12 weeks.", "12/15"),
        ("Large pumps took 15 weeks.", "15/12"),
        ("Margins on valves were 21%.", "21%/17%"),
        ("Resins of $25 million were sold.", "$25/$40"),
    ],
)
def test_each_figure_of_a_list_keeps_its_owner(right: str, wrong: str) -> None:
    [verdict] = factcheck.check(right + "\n", RELEASE).claims
    assert verdict.label == "supported", verdict.message
    mine, other = wrong.split("/")
    [verdict] = factcheck.check(right.replace(mine, other, 1) + "\n", RELEASE).claims
    assert verdict.label in ("contradicted", "not_found", "qualified"), verdict.message


@pytest.mark.parametrize(
    ("text", "figure", "words"),
    [
        ("Rash, cough and fever hit 5%, 6% and 7%, respectively.", "6%", {"cough"}),
        ("Back pain, dry mouth and rash hit 5%, 6% and 7%, respectively.", "7%", {"rash"}),
        ("Rates were 5% and 7% for Alda and Brem, respectively.", "5%", {"alda"}),
        ("Rates were 5%, 6%, and 7% at 10, 20, and 40 mg, respectively.", "7%", {"=mg:4E+1:4E+1"}),
        ("Of 20 in Alda and 30 in Brem, 5% and 7%, respectively, fell ill.", "5%", set()),
    ],
)
def test_respectively_gives_each_its_item(text: str, figure: str, words: set[str]) -> None:
    sentence = view(text, 0, len(text))
    quantity = next(q for q in sentence.quantities if q.text == figure)
    found = sentence.aligned.get(quantity.value_start)
    assert words <= set(found.own if found is not None else ())


@pytest.mark.parametrize(
    ("text", "figure", "word", "shared"),
    [
        ("5% of men on Alda and 7% of men on Brem recovered.", "5%", "recovered", True),
        ("5% of men treated with Alda and 7% of men treated with Brem recovered.", "5%", "recovered", True),
        ("5% of men who got Alda and 7% of men who got Brem recovered.", "5%", "recovered", True),
        ("5% of men on Alda fell ill and 7% of men on Brem recovered.", "5%", "recovered", False),
        ("On costs of $5 million and fees of $7 million, the firm recovered.", "$5 million", "recovered", False),
        ("Alda boats number 46 vessels, or 5% of all, and 7% of them recovered.", "5%", "recovered", False),
        ("Of the 40 men, 7% on Brem recovered.", "40 men", "recovered", False),
    ],
)
def test_a_predicate_is_shared_only_by_a_list_without_another(text: str, figure: str, word: str, shared: bool) -> None:
    sentence = view(text, 0, len(text))
    quantity = next(q for q in sentence.quantities if q.text == figure)
    assert (sentence.context(quantity).get(stem(word), 0.0) == BESIDE) is shared
