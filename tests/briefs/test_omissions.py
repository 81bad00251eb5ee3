"""What a short text leaves out: covered by the same fact with its figure, and not by the same word."""

from __future__ import annotations

import pytest

from factcheck.briefs.compose import compose
from factcheck.briefs.material import material
from factcheck.briefs.omissions import is_covered, left_out, left_out_of, omitted
from factcheck.source.readers import read
from tests.briefs.test_material import release


@pytest.mark.parametrize(
    ("fact", "draft"),
    [
        ("Two patients died during treatment.", "There were two deaths among the patients."),
        (
            "The trial did not meet its primary endpoint of walking distance.",
            "Velaxin failed to meet the walking endpoint.",
        ),
        ("Norvane sold 4,000,000 common shares at $2.00 each.", "It sold 4 million shares."),
        ("The merger is subject to approval by shareholders.", "The merger is pending the approval of shareholders."),
        ("The agreement is worth up to $150 million to Norvane.", "Norvane may receive up to $150 million."),
        ("The company had a net loss of $4.1 million.", "Sales fell. The net loss was $4.1 million."),
        ("The company withdrew its outlook for 2026.", "Norvane suspended its guidance."),
        ("The study enrolled 84 patients at six sites.", "The data are from 84 patients."),
    ],
)
def test_the_same_fact_in_other_words_is_covered(fact: str, draft: str) -> None:
    found = [f for f in material(release(fact)) if is_covered(f, draft.split("\n"))]
    assert found


@pytest.mark.parametrize(
    ("fact", "draft"),
    [
        ("Two patients died during treatment.", "No deaths occurred among the patients."),
        ("Two patients died during treatment.", "One patient died during the treatment phase of the trial."),
        ("Two patients died during treatment.", "Two patients were treated."),
        ("The trial did not meet its primary endpoint of walking distance.", "The trial met its primary endpoint."),
        ("The merger is subject to approval by shareholders.", "The merger is not subject to approval."),
        ("The agreement is worth up to $150 million to Norvane.", "Norvane may receive up to $50 million."),
        ("The company had a net loss of $4.1 million.", "The company had sales of $4.1 million."),
        ("The company withdrew its outlook for 2026.", "Norvane kept its guidance."),
    ],
)
def test_the_same_words_with_another_meaning_cover_nothing(fact: str, draft: str) -> None:
    found = material(release(fact))
    assert found
    assert not any(is_covered(f, [draft]) for f in found)


def test_limits_on_results_matter_to_a_text_that_tells_results() -> None:
    document = release("The open-label study enrolled 84 patients, and 60% of them showed a response.")
    assert {o.code for o in left_out([document], ["Velaxin showed a response rate of 60%."])} == {"OMI108", "OMI109"}
    assert not left_out([document], ["Norvane has named a new chief executive."])


def test_limits_of_another_trial_do_not_matter() -> None:
    facts = material(release("Interim results of the AURELIA-2 trial showed a response in half of the patients."))
    assert omitted(facts, ["Results of AURELIA-2 showed a response."])
    assert not omitted(facts, ["Results of MERIDIAN-7 showed a response."])


def test_an_omission_has_its_rule_its_words_and_its_passage() -> None:
    document = release("Norvane sold 4,000,000 common shares at $2.00 each.")
    [omission] = left_out([document], ["Norvane is growing."])
    assert omission.code == "OMI110"
    assert omission.message == "not said: shares or warrants were offered or issued (4,000,000 common shares)"
    evidence = omission.evidence
    assert document.text[evidence.start : evidence.end] == evidence.quote


def test_a_topic_that_is_told_without_its_figure_says_so() -> None:
    document = release("Two patients died on velaxin in the trial.")
    [omission] = left_out([document], ["Patients died on velaxin."])
    assert omission.message == "said without this figure: deaths (Two patients)"


def test_a_condition_is_told_with_its_words() -> None:
    document = release("Closing requires the tender of most shares and antitrust clearance, expected in June.")
    [omission] = left_out([document], ["Norvane agreed to buy Tellus."])
    assert omission.message == (
        "not said: what it still depends on (Closing requires the tender of most shares and antitrust clearance)"
    )


def test_a_passage_names_its_source_and_the_gravest_comes_first() -> None:
    one = release("The license agreement is worth up to $150 million.")
    other = release("Two patients died during treatment.")
    omissions = left_out_of(read(b"Norvane signed an agreement.\n"), [one, other])
    assert [(o.code, o.evidence.source) for o in omissions] == [("OMI102", 1), ("OMI116", 0)]


def test_the_headings_of_a_draft_count() -> None:
    document = release("Two patients died during treatment.")
    assert not left_out_of(read(b"# Two patients died on velaxin\n\nNorvane gave an update.\n"), [document])


def test_a_brief_lists_what_it_leaves_out() -> None:
    document = release("Sales rose 12% to $40 million in 2026.", "Two patients died in the trial of velaxin.")
    brief = compose(document, sentences=1)
    said = " ".join(sentence.text for sentence in brief.sentences)
    assert ("died" in said) != ("OMI102" in [o.code for o in brief.omissions])
