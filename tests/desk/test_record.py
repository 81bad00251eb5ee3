"""The audit record, and what a replay of it finds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.desk import replay as replays
from factcheck.desk.model import Action, Draft, SecondReader, Text
from factcheck.desk.recordlines import chained
from factcheck.desk.replay import replay
from factcheck.desk.service import Desk
from factcheck.errors import BrokenRecord
from factcheck.llm.outcomes import CallUsage, Failed
from tests import authored
from tests.desk.made import RELEASE, decide, item_with


@pytest.fixture
def lines(desk: Desk, draft: Draft) -> list[str]:
    """The record of a draft with some of everything that can happen to it."""
    desk.ask_second_reader(draft.id, SecondReader.OVERRULED, by="ada")
    review = desk.review(draft.id)
    review = decide(desk, review, item_with(review, "created"), note="Ada’s “note”\u2028\n\u202e")
    review = decide(desk, review, item_with(review, "12%"), Action.EDIT, text="Sales rose 11%.")
    desk.undo(draft.id, editor="ada")
    corrected = RELEASE.replace("900", "950").replace("\n", "\r\n").encode("cp1252") + "Café.\r\n".encode("cp1252")
    desk.replace_release(draft.releases[0].id, Text.of(corrected, "r2.md"), by="ben")
    decide(desk, desk.review(draft.id), item_with(desk.review(draft.id), "40 people"), Action.REJECT, editor="ben")
    desk.assign(draft.id, "cleo", by="ada")
    return list(desk.record(draft.id))


def parsed(lines: list[str]) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in lines]
    for row in rows:
        del row["chain"]
    return rows[:-1]


def rewritten(rows: list[dict[str, Any]]) -> Iterator[bytes]:
    """The record that one makes who changes it and writes all digests anew."""
    return (line.encode() for line in chained(rows))


def test_a_record_gives_the_same_verdicts_and_standings(lines: list[str], draft: Draft) -> None:
    found = replay(line.encode() for line in lines)
    assert found.same
    assert found.differences == ()
    assert (found.title, found.checks, found.claims, found.decisions) == (draft.title, 4, 16, 4)
    assert found.rules == ()


def test_every_line_is_one_line(lines: list[str]) -> None:
    for line in lines:
        assert line.endswith("}\n")
        assert len(line.splitlines()) == 1
    assert [json.loads(line)["type"] for line in lines][:2] == ["record", "text"]
    assert {json.loads(line).get("encoding") for line in lines} == {None, "utf-8", "base64"}


def test_a_line_that_was_changed_or_taken_out_is_seen(lines: list[str]) -> None:
    whole = [line.encode() for line in lines]
    for number in range(len(whole)):
        with pytest.raises(BrokenRecord, match=f"line {number + 1}:|breaks off after line {number}"):
            list(replays.unchained([*whole[:number], *whole[number + 1 :]]))
        changed = whole[number].replace(b"a", b"e", 1)
        with pytest.raises(BrokenRecord, match=f"line {number + 1}:"):
            list(replays.unchained([*whole[:number], changed, *whole[number + 1 :]]))
    with pytest.raises(BrokenRecord, match="breaks off after line 3"):
        replay(whole[:3])
    with pytest.raises(BrokenRecord, match=f"line {len(whole) + 1}: it stands after the end"):
        replay([*whole, whole[-1]])


def change(rows: list[dict[str, Any]], kind: str, work: Callable[[dict[str, Any]], object], nth: int = 0) -> None:
    work([row for row in rows if row["type"] == kind][nth])


@pytest.mark.parametrize(
    ("kind", "work", "said"),
    [
        ("check", lambda row: row["report"]["claims"][1].update(label="supported"), "label on record supported, now c"),
        ("check", lambda row: row["report"]["claims"][1].update(message="fine"), "message on record fine"),
        ("check", lambda row: row["report"]["claims"].pop(), "3 claims are on record, 4 were found"),
        ("check", lambda row: row["keys"].reverse(), "the keys of its claims"),
        ("check", lambda row: row["report"]["claims"][1].update(findings=[]), "findings on record nothing"),
        ("check", lambda row: row["report"]["claims"][1].update(quantities=[]), "quantities on record nothing"),
        ("check", lambda row: row["report"]["summary"].update(contradicted=0), "its summary does not count"),
        ("check", lambda row: row["report"]["draft"].update(sha256="0" * 64), "names other texts"),
        ("check", lambda row: row["report"]["sources"].append(row["report"]["source"]), "names other texts"),
        ("version", lambda row: row.update(of="draft", number=99), "not of the last version of the draft"),
        ("standing", lambda row: row["standings"].__setitem__(1, "accepted"), "stands as accepted on record"),
        ("decision", lambda row: row.update(action="accept"), "stands as rejected on record"),
    ],
)
def test_a_record_that_says_other_things_than_its_texts(
    lines: list[str], kind: str, work: Callable[[dict[str, Any]], object], said: str
) -> None:
    rows = parsed(lines)
    change(rows, kind, work, nth=3 if kind == "decision" else 0)
    found = replay(rewritten(rows))
    assert not found.same
    assert any(said in difference for difference in found.differences), found.differences


@pytest.mark.parametrize(
    ("kind", "work", "said"),
    [
        ("text", lambda row: row.update(content="other"), r"line 2: the text \w{12} was changed"),
        ("text", lambda row: row.update(encoding="base64"), "line 2: the text"),
        ("text", lambda row: row.update(encoding="rot13"), "line 2: text.encoding: Input should be"),
        ("text", lambda row: row.pop("sha256"), "line 2: text.sha256: Field required"),
        ("check", lambda row: row.update(draft_sha256="../../etc/passwd"), "'../../etc/pa' is not in the record"),
        ("check", lambda row: row.update(source_sha256s=[]), "line 8: check needs at least one source"),
        ("record", lambda row: row.update(format="factcheck-audit-9"), "line 1: record.format"),
        ("record", lambda row: row.update(type="text"), "line 1: text.sha256"),
        ("standing", lambda row: row.update(check=99), "not those of the last check"),
        ("standing", lambda row: row["standings"].pop(), "not as many standings as claims"),
        ("event", lambda row: row.update(value="twice"), "'twice' is no way to ask"),
    ],
)
def test_a_record_that_cannot_be_read(
    lines: list[str], kind: str, work: Callable[[dict[str, Any]], object], said: str
) -> None:
    rows = parsed(lines)
    change(rows, kind, work)
    with pytest.raises(BrokenRecord, match=said) as caught:
        replay(rewritten(rows))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("gone", [("check", "standing"), ("standing",)])
def test_a_record_that_says_nothing_is_not_all_the_same(lines: list[str], gone: tuple[str, ...]) -> None:
    rows = [row for row in parsed(lines) if row["type"] not in gone]
    with pytest.raises(BrokenRecord, match="no check, or no standings"):
        replay(rewritten(rows))


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"\xff", b"null", b"[" * 100_000, b'{"type": "record"}'])
def test_what_is_no_record(raw: bytes) -> None:
    with pytest.raises(BrokenRecord, match=r"line [01]"):
        replay([raw] if raw else [])


def test_other_rules_are_told(lines: list[str]) -> None:
    rows = parsed(lines)
    for nth in range(4):
        change(rows, "check", lambda row: row.update(rules="000000000000"), nth)
    found = replay(rewritten(rows))
    assert found.same
    assert found.rules == ("000000000000",)


def test_what_a_model_answered_is_taken_from_the_record(tmp_path: Path) -> None:
    model = authored.Authored()
    with Desk(tmp_path / "desk.sqlite", model=model) as desk:
        release = desk.add_release(Text.of(authored.RELEASE.encode(), "r.md"), by="ada")
        draft = desk.add_draft(Text.of(authored.DRAFT.encode(), "d.md"), [release.id], by="ada")
        assert [str(item.verdict.decided_by) for item in desk.review(draft.id).items] == ["rules", "model"]
        lines = list(desk.record(draft.id))
    asked = len(model.asked)
    assert asked == 1
    assert replay(line.encode() for line in lines).same
    assert len(model.asked) == asked
    rows = parsed(lines)
    change(rows, "check", lambda row: row["answers"].clear())
    found = replay(rewritten(rows))
    assert any("1 questions to the model have no answer" in difference for difference in found.differences)


def test_a_model_that_failed_is_replayed_as_one(tmp_path: Path) -> None:
    with Desk(tmp_path / "desk.sqlite", model=authored.Authored(judge=Failed(CallUsage(), "no line"))) as desk:
        release = desk.add_release(Text.of(authored.RELEASE.encode(), "r.md"), by="ada")
        draft = desk.add_draft(Text.of(authored.DRAFT.encode(), "d.md"), [release.id], by="ada")
        assert replay(line.encode() for line in desk.record(draft.id)).same
