"""Releases that contradict themselves in one place, and near-identical ones that do not."""

import pytest

import factcheck
from factcheck.verify.consistency import consistency

HEAD = """# Halden Foods Reports Second Quarter Revenue of $48.3 Million

OSLO, Thursday, August 7, 2025 -- Halden Foods today announced results for the second quarter of 2025.

"""
TABLE = """| In thousands | Q2 2025 | Q2 2024 |
|---|---|---|
| Products | 31,200 | 27,000 |
| Services | 17,100 | 14,000 |
| Total revenue | 48,300 | 41,000 |
| Net income | 5,100 | 2,200 |
"""

PLANTED = {
    "weekday": ("CON101", HEAD.replace("Thursday", "Friday")),
    "weekday without a year": ("CON101", HEAD + "It will hold a call on Tuesday, August 14 at 9 a.m.\n"),
    "weekday behind": ("CON101", HEAD + "The meeting is on 9 September 2025 (Monday).\n"),
    "share of counts": ("CON102", HEAD + "Of the shops, 12 of 20 stores (65%) were renewed.\n"),
    "share before counts": ("CON102", HEAD + "In a survey 65% (12/20) of them agreed.\n"),
    "share with words": ("CON102", HEAD + "In all, 13 of 36 treated patients (39.1%) had no flare.\n"),
    "share out of": ("CON102", HEAD + "Flares were seen in 44% (26 of 69 patients) of the group.\n"),
    "change behind": (
        "CON103",
        HEAD + "Net revenue was $48.3 million, compared to $41.0 million in the second quarter of 2024, up 28%.\n",
    ),
    "change before": (
        "CON103",
        HEAD + "Revenue rose 12% to $48.3 million in the second quarter of 2025 from $41.0 million a year earlier.\n",
    ),
    "change between": (
        "CON103",
        HEAD + "Costs were $9.4 million, an increase of 25% compared with $8.4 million in the prior year quarter.\n",
    ),
    "total": ("CON104", HEAD + TABLE.replace("48,300", "49,300")),
    "headline": ("CON105", HEAD + "Revenue was $43.8 million in the second quarter of 2025.\n"),
    "given twice": ("CON106", HEAD + "Gross margin was 31%.\n\n## Second Quarter\n\nGross margin was 37%.\n"),
    "given twice with dates": (
        "CON106",
        HEAD + "Cash was $12.0 million as of June 30, 2025.\n\nAs of June 30, 2025, cash was $21.0 million.\n",
    ),
    "table and text": (
        "CON106",
        HEAD + "Net income was $5.7 million in the second quarter of 2025.\n\nIn thousands of dollars\n\n" + TABLE,
    ),
}

CONSISTENT = {
    "nothing": HEAD,
    "weekday of another year": HEAD + "It will hold a call on Thursday, August 14 at 9 a.m.\n",
    "weekdays that are no date": HEAD + "Shops are open Monday to Friday from August 7, 2025.\n",
    "share rounded": HEAD + "In all, 13 of 36 treated patients (36.1%) had no flare, and 5 of 36 (13.9%) had two.\n",
    "share cut off": HEAD + "Of the shops, 12 of 18 stores (66.6%) were renewed.\n",
    "interval beside counts": HEAD + "A response was seen in 12 of 20 patients (95% CI 43 to 80).\n",
    "share of something else": HEAD + "It renewed 12 of 20 stores (65% of the floor space).\n",
    "share that follows later": HEAD
    + "It renewed 12 of 20 stores. Of its staff, 65% (130 of 200 people) work there.\n",
    "change rounded": HEAD + "Revenue rose 17.8% to $48.3 million from $41.0 million in the second quarter of 2024.\n",
    "change of rounded amounts": HEAD
    + "Revenue rose 15% to $4 million from $3 million in the second quarter of 2024.\n",
    "decline on the other base": HEAD + "Revenue was $41.0 million compared to $48.3 million, down 15.1%.\n",
    "change of another thing": HEAD
    + "Revenue was $48.3 million, compared to $41.0 million in the second quarter of 2024, with fish up 28%.\n",
    "change of two things": HEAD
    + "Revenue was $48.3 million, up 17.8% from $41.0 million, and costs $9.4 million, up 12% from $8.4 million.\n",
    "total": HEAD + TABLE,
    "total of some rows": HEAD + TABLE.replace("| Total revenue", "| Deposits | 3,000 | 2,000 |\n| Total revenue"),
    "headline of the year": HEAD + "Revenue was $93.8 million in the first half of 2025.\n",
    "rounded again": HEAD + "Revenue was $48,312,000 in the second quarter of 2025.\n",
    "part of it": HEAD + "Revenue from frozen fish was $19.5 million in the second quarter of 2025.\n",
    "another time": HEAD
    + "Cash was $12.0 million as of June 30, 2025.\n\nAs of March 31, 2025, cash was $21.0 million.\n",
    "what is expected": HEAD + "Gross margin was 31%.\n\n## Outlook\n\nGross margin is expected to be 37%.\n",
    "earlier value": HEAD + "Gross margin was 31%.\n\nGross margin was 37% a year earlier.\n",
    "arms": HEAD + "Arm A: n = 52; 7.4 (5.6 to 9.2)\n\nArm B: n = 18; 6.5 (4.2 to 10.1)\n",
}


@pytest.mark.parametrize("name", PLANTED)
def test_finds_what_contradicts_itself(name: str) -> None:
    code, text = PLANTED[name]
    document = factcheck.read(text)
    [found] = consistency(document)
    assert found.code == code
    assert document.text[found.start : found.end].strip()
    assert found.evidence
    assert all(document.text[e.start : e.end] == e.quote for e in found.evidence)


@pytest.mark.parametrize("name", CONSISTENT)
def test_is_silent_where_nothing_does(name: str) -> None:
    assert consistency(factcheck.read(CONSISTENT[name])) == ()


def test_says_what_would_be_right() -> None:
    messages = {name: consistency(factcheck.read(text))[0].message for name, (_, text) in PLANTED.items()}
    assert messages["weekday"] == "Friday, August 7, 2025: 7 August 2025 is a Thursday"
    assert messages["share of counts"] == "12 of 20 is 60%, not 65%"
    assert messages["change behind"] == "from $41.0 million to $48.3 million is 17.8%, not 28%"
    assert messages["total"] == "Total revenue: the rows above add up to 48,300, not 49,300"
    assert messages["headline"] == "$48.3 Million here, $43.8 million there, for the same thing"


def test_both_passages_are_evidence() -> None:
    [found] = consistency(factcheck.read(PLANTED["given twice"][1]))
    assert [e.quote for e in found.evidence] == ["Gross margin was 31%.", "Gross margin was 37%."]


def test_a_report_and_a_brief_carry_it_and_no_claim_is_judged_by_it() -> None:
    text = PLANTED["change behind"][1]
    report = factcheck.check("Net revenue was $48.3 million in the second quarter of 2025.\n", text, model=False)
    assert [f.code for f in report.source_findings] == ["CON103"]
    assert report.ok
    assert [f.code for f in factcheck.brief(text, model=False).source_findings] == ["CON103"]
    assert factcheck.consistency(text) == report.source_findings


def test_a_hostile_table_takes_bounded_work() -> None:
    rows = "".join(f"| Total {n} | {n},000 | {n + 1},000 |\n" for n in range(400))
    assert consistency(factcheck.read(f"# T\n\n| x | 2025 | 2024 |\n|---|---|---|\n{rows}")) is not None
