"""Decisions as labelled data: only what says something about the releases, in the form that scoring tools take."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.claims import draft, tally
from factcheck import check
from factcheck.desk.exports import labels
from factcheck.desk.exports.dossier import Dossier, Past
from factcheck.desk.model import Action, Reason, Standing
from factcheck.verify.codes import CODES
from tests.desk.samples import decided, decision_on, make_dossier, make_example

SAID = "Sales rose 5% in 2024."
WRONG = "Sales rose 7% in 2024."
CATEGORIES = set(
    "value unit_scale currency comparator range date_period derived direction modality negation binding_entity "
    "binding_metric binding_arm binding_period denominator speaker_attribution absent qualifier_lost".split()
)
FAITHFUL = set(
    "ok_paraphrase ok_number_word ok_percent ok_scale ok_date_format ok_rounding ok_unit_conversion ok_derived "
    "ok_weaker".split()
)


def one(text: str, action: Action, reason: Reason, **given: Any) -> dict[str, Any]:
    """The case of one claim that was decided."""
    dossier = make_dossier(text, SAID)
    [item] = dossier.review.items
    return labels.case(decided(dossier, [decision_on(item, 1, action, reason=reason, **given)]))


def reviewed() -> Dossier:
    """The example as a careful editor settles it: what the check calls wrong is rejected."""
    dossier = make_example(settled=False)
    right = {item.verdict.id: item.verdict.label == "supported" for item in dossier.review.items}
    return decided(
        dossier,
        [
            decision_on(item, n, Action.ACCEPT if right[item.verdict.id] else Action.REJECT, reason=Reason.AGREES)
            for n, item in enumerate(dossier.review.items, 1)
        ],
    )


def test_the_example_as_an_editor_settles_it() -> None:
    case = labels.case(reviewed())
    assert set(case) >= {"id", "title", "source", "claims"}
    assert [row["want"] for row in case["claims"]].count("bad") == 5
    assert {(row["codes"][0], row["category"]) for row in case["claims"] if row["want"] == "bad"} == {
        ("CMP101", "comparator"),
        ("MOD101", "modality"),
        ("NUM101", "value"),
        ("DAT101", "date_period"),
        ("SUB101", "binding_metric"),
    }
    for row in case["claims"]:
        assert set(row) >= {"id", "claim", "want", "category", "numeric", "evidence", "note"}
        assert row["category"] in (FAITHFUL if row["want"] == "ok" else CATEGORIES)
        assert row["evidence"]
        assert all(part in case["source"] for part in row["evidence"])
    assert [row["id"] for row in case["claims"]] == [f"01-{n:02}" for n in range(1, 12)]


def test_the_names_of_the_table_are_those_of_the_rules_and_of_the_set() -> None:
    assert set(labels.BAD) | set(labels.OK) <= set(CODES)
    assert set(labels.BAD.values()) <= CATEGORIES
    assert set(labels.OK.values()) <= FAITHFUL


@pytest.mark.parametrize("reason", [Reason.OTHER_SOURCE, Reason.COMPANY_CONFIRMED, Reason.NOT_NEEDED])
@pytest.mark.parametrize("action", [Action.ACCEPT, Action.REJECT])
def test_what_is_not_about_the_release_is_no_label(action: Action, reason: Reason) -> None:
    case = one(WRONG, action, reason)
    assert case["claims"] == []
    assert case["left_out"] == {reason.replace("_", " "): 1}


def test_an_editor_who_overrules_the_check_is_believed() -> None:
    [row] = one(WRONG, Action.ACCEPT, Reason.RULE_WRONG, note="it is there")["claims"]
    assert (row["want"], row["category"]) == ("ok", "ok_other")
    assert row["note"] == "accept by Mara, rule wrong: it is there"
    [row] = one(SAID, Action.REJECT, Reason.RULE_WRONG)["claims"]
    assert (row["want"], row["category"]) == ("bad", "other")


@pytest.mark.parametrize(("text", "action"), [(WRONG, Action.ACCEPT), (SAID, Action.REJECT)])
def test_a_reason_that_does_not_fit_is_no_label(text: str, action: Action) -> None:
    assert one(text, action, Reason.AGREES)["left_out"] == {"the reason does not fit the verdict": 1}


def test_a_matter_of_wording_is_no_fault() -> None:
    assert one(SAID, Action.REJECT, Reason.WORDING)["claims"] == []
    assert [row["want"] for row in one(SAID, Action.ACCEPT, Reason.WORDING)["claims"]] == ["ok"]


def test_what_is_not_decided_is_no_label() -> None:
    assert labels.case(make_example(settled=False))["left_out"] == {"open": 11}
    assert one(SAID, Action.NEEDS_SOURCE, Reason.OTHER)["left_out"] == {"needs source": 1}


def test_an_edit_is_two_labels() -> None:
    before, after = make_dossier(WRONG, SAID), make_dossier(SAID, SAID)
    [old], [new] = before.review.items, after.review.items
    edit = decision_on(old, 1, Action.EDIT, reason=Reason.CORRECTED, text=SAID)
    accepted = decided(after, [decision_on(new, 2)])
    for past_hash, wanted in ((accepted.review.check.source_hash, ["bad", "ok"]), ("another", ["ok"])):
        past = Past(edit, old.verdict, WRONG, Standing.OPEN, past_hash)
        dossier = Dossier(accepted.review, accepted.draft, accepted.sources, (past,))
        assert [row["want"] for row in labels.case(dossier)["claims"]] == wanted


def test_several_releases_are_one_source() -> None:
    dossier = make_dossier(SAID, "Costs fell.", SAID)
    case = labels.case(decided(dossier, [decision_on(dossier.review.items[0], 1)]))
    assert case["source"] == f"Costs fell.\n\n{SAID}"
    assert case["claims"][0]["evidence"] == [SAID]


def test_the_benchmark_takes_it() -> None:
    case = json.loads(labels.export(reviewed()))
    total, _ = tally([(case, check(draft(case), case["source"].encode(), model=False))])
    assert (total["bad"], total["ok"]) == (5, 6)
    assert (total["bad right"], total["ok right"]) == (5, 6)


def test_the_scoring_tool_takes_it(data_dir: Path, tmp_path: Path) -> None:
    tool = data_dir.parent / "tools" / "score-claims"
    if not tool.is_file():
        pytest.skip("no scoring tool beside the data")
    (tmp_path / "draft-1.labels.json").write_bytes(labels.export(reviewed()))
    command = [sys.executable, str(tool), str(tmp_path), "--json", "--command", f"{sys.executable} -m factcheck check"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    assert (figures["caught"], figures["passed"], figures["evidence"], figures["false_spans"]) == (1.0, 1.0, 1.0, 0)
    assert (figures["wrong_claims"], figures["faithful_claims"]) == (5, 6)
