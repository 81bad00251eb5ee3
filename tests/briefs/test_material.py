"""What a reader must know: what tells it, and what looks alike and tells something else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.briefs.material import MaterialFact, material
from factcheck.briefs.topics import TOPICS
from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.codes import CODES

RELEASES = sorted(Path(os.environ.get("FACTCHECK_DATA", "../shared/data"), "releases").glob("*.md"))

OPENING = "ZURICH, March 3, 2026 (WIRE) -- Norvane AG today gave an update on its business and its trials."


def release(*sentences: str, title: str = "Norvane gives an update") -> Document:
    """A release with a headline, a lead, and a paragraph for each sentence."""
    return read("\n\n".join([f"# {title}", OPENING, *sentences, ""]).encode())


def facts(*sentences: str, title: str = "Norvane gives an update") -> dict[str, MaterialFact]:
    """The material facts by code."""
    return {fact.code: fact for fact in material(release(*sentences, title=title))}


TOLD = [
    ("OMI101", "The trial did not meet its primary endpoint of walking distance."),
    ("OMI101", "The difference from placebo was not statistically significant."),
    ("OMI101", "Velaxin missed both key secondary endpoints."),
    ("OMI102", "Two patients died during treatment."),
    ("OMI102", "There was one treatment-related death in the high-dose arm."),
    ("OMI103", "Serious adverse events occurred in 9 patients on velaxin."),
    ("OMI103", "Adverse events of Grade 3 or higher were seen in 21% of patients."),
    ("OMI104", "The agency placed the program on clinical hold in January."),
    ("OMI105", "Norvane received a complete response letter for velaxin."),
    ("OMI106", "Norvane has discontinued the Phase 2 trial in asthma."),
    ("OMI106", "Enrollment was paused in the second cohort."),
    ("OMI107", "The company reported interim results of the study."),
    ("OMI108", "Velaxin was given to 20 patients in an open-label, single-arm study."),
    ("OMI109", "The study enrolled 84 patients at six sites."),
    ("OMI110", "Norvane sold 4,000,000 common shares at $2.00 each."),
    ("OMI110", "The company closed a $12 million registered direct offering."),
    ("OMI111", "There is substantial doubt about its ability to continue as a going concern."),
    ("OMI112", "Norvane lowered its full-year revenue guidance to $80 million."),
    ("OMI112", "The company withdrew its outlook for 2026."),
    ("OMI113", "Norvane will restate its financial statements for 2024."),
    ("OMI113", "Management found a material weakness in internal control."),
    ("OMI114", "Norvane received a notice of non-compliance from Nasdaq."),
    ("OMI115", "The merger is subject to approval by shareholders."),
    ("OMI115", "The parties signed a non-binding letter of intent."),
    ("OMI116", "Under the agreement Norvane may receive up to $150 million in milestones."),
    ("OMI117", "A class action lawsuit was filed against the company in May."),
    ("OMI117", "The SEC investigation continues."),
    ("OMI118", "Results include a goodwill impairment charge of $9 million."),
    ("OMI119", "The company had a net loss of $4.1 million in the quarter."),
    ("OMI121", "Velaxin shrank tumors by half in preclinical studies and showed no toxicity."),
]


@pytest.mark.parametrize(("code", "sentence"), TOLD)
def test_a_material_fact_is_found_with_its_sentence(code: str, sentence: str) -> None:
    document = release(sentence)
    found = {fact.code: fact for fact in material(document)}
    assert document.quote(found[code].span) == sentence


def test_every_topic_is_tried() -> None:
    assert {topic.code for topic in TOPICS} == {code for code, _ in TOLD}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("OMI101", "The trial met its primary endpoint of walking distance."),
        ("OMI101", "Median survival was not reached in patients on velaxin, with no significant difference in safety."),
        ("OMI102", "No deaths occurred in the trial."),
        ("OMI102", "Velaxin triggers cell death in tumors of patients."),
        ("OMI102", "Stroke is a leading cause of death among patients."),
        ("OMI102", "Velaxin cut the risk of death in patients by 20%."),
        ("OMI102", "The final analysis of the trial will take place after 300 deaths."),
        ("OMI103", "There were no device-related serious adverse events."),
        ("OMI103", "The primary endpoint is the number of serious adverse events."),
        ("OMI104", "The trial could be placed on clinical hold."),
        ("OMI106", "No patient discontinued treatment."),
        ("OMI106", "The program may be terminated by either side."),
        ("OMI107", "An interim analysis is planned for June, and results will follow."),
        ("OMI107", "Norvane named Ada Lind interim chief executive."),
        ("OMI108", "Velaxin is for uncontrolled asthma."),
        ("OMI109", "The study is expected to enroll 84 patients."),
        ("OMI109", "The disease affects 30,000 patients each year."),
        ("OMI110", "Earnings per diluted share were $0.40 on 4,000,000 weighted shares issued."),
        ("OMI110", "The company repurchased 4,000,000 shares sold last year."),
        ("OMI111", "The loan removed the substantial doubt about going concern."),
        ("OMI112", "Norvane raised its full-year revenue guidance to $80 million."),
        ("OMI112", "Norvane lowered its guidance for capital expenditures."),
        ("OMI113", "The parties signed an amended and restated agreement."),
        ("OMI115", "The merger is not subject to approval by shareholders."),
        ("OMI115", "Prices are subject to change."),
        ("OMI116", "Velaxin keeps for up to 30 days."),
        ("OMI117", "No lawsuit has been filed."),
        ("OMI117", "The investigational drug is given once a day."),
        ("OMI118", "Velaxin is for patients with renal impairment, a market worth $9 million."),
        ("OMI118", "Margins rose on lower inventory write-offs recorded in the quarter."),
        ("OMI119", "Net income was $2.0 million, compared with a net loss of $1.0 million."),
        ("OMI119", "Velaxin led to weight loss of 12 kg."),
        ("OMI121", "Norvane plans preclinical studies to improve velaxin."),
    ],
)
def test_what_looks_alike_is_no_material_fact(code: str, sentence: str) -> None:
    assert code not in facts(sentence)


def test_boilerplate_and_the_long_past_are_no_news() -> None:
    notice = (
        "These forward-looking statements involve risks. The trial did not meet its primary endpoint in one scenario."
    )
    assert not facts("## Forward-Looking Statements", notice)
    assert "OMI102" not in facts("In 2019, two patients died during treatment.")
    assert "OMI117" not in facts("## About Norvane AG", "Norvane is a company. It was sued in a class action in May.")


def test_a_figure_of_the_headline_counts_where_the_text_gives_it() -> None:
    title = "Norvane sales rise 40%, and 3 things to watch"
    document = release("Sales of velaxin rose 40% to $80 million.", title=title)
    [fact] = [fact for fact in material(document) if fact.code == "OMI120"]
    assert document.quote(fact.span) == "Sales of velaxin rose 40% to $80 million."


def test_what_is_told_twice_is_one_fact_and_the_gravest_comes_first() -> None:
    found = material(
        release(
            "Under the agreement Norvane may receive up to $150 million.",
            "Norvane has also said that two patients died.",
            "Two patients died in the high-dose arm of the trial.",
            "The license agreement is worth up to $150 million to Norvane.",
        )
    )
    assert [fact.code for fact in found] == ["OMI102", "OMI116"]
    assert found[0].is_grave
    assert not found[1].is_grave


def test_two_deaths_and_three_are_two_facts() -> None:
    found = material(release("Two patients died on velaxin.", "Three patients died on placebo."))
    assert [fact.figures[0].text for fact in found] == ["Two patients", "Three patients"]


def test_codes_have_a_rule() -> None:
    assert {topic.code for topic in TOPICS} | {"OMI120"} == {
        c for c, r in CODES.items() if r.family == "material omission"
    }


@pytest.mark.skipif(not RELEASES, reason="no releases here: FACTCHECK_DATA")
@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem[:60])
def test_facts_of_real_releases_stand_in_their_sentences(path: Path) -> None:
    document = read(path)
    for fact in material(document):
        assert document.plain[slice(*fact.span)] == fact.sentence
        assert fact.topic is None or fact.cue in " ".join(fact.sentence.split())
