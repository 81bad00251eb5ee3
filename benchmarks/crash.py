"""Two editors and a re-check at the same desk, killed at random: what was acknowledged is there, once.

`run_crashes` starts three processes on one file. Two decide, edit and take back, each with a token, and write down
beforehand what they are about to ask and afterwards that it was answered; a third corrects the release and the draft.
One of them is killed again and again, and started anew: it asks again what had not been answered, with the same token.
Now and then an editor also ends itself with the answer in hand, so that what was done is asked again for certain.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.rows import Row
from factcheck.desk.model import Action, Reason, Text
from factcheck.desk.review import Tally
from factcheck.desk.service import Desk
from factcheck.errors import Conflict, UnknownEntry

EDITORS = ("ada", "ben")
_CLAIMS = 24
_ACTIONS = [Action.ACCEPT] * 5 + [Action.REJECT] * 3 + [Action.NEEDS_SOURCE, Action.EDIT, Action.UNDO]
_UNHEARD = 0.04  # of the answers
_LONGEST = 1500.0  # seconds until a run that does not end is given up


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to, and what was found wrong."""

    kills: int
    unheard: int  # answers that an editor did not live to write down
    answered: int
    refused: int
    decisions: int
    checks: int
    versions: int
    seconds: float
    faults: tuple[str, ...]


def run(*, quick: bool) -> list[Row]:
    """The rows of the benchmark."""
    import tempfile  # noqa: PLC0415

    seed = random.randrange(10**6)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        decisions, kills = (100, 6) if quick else (1000, 50)
        found = run_crashes(Path(folder), decisions=decisions, kills=kills, seed=seed)
    said = f"{found.unheard} answers unheard, {found.refused} refused, {found.checks} checks, {found.versions} versions"
    said += f", {found.seconds:.0f} s, seed {seed}"
    return [
        Row("decisions answered, processes killed", f"{found.answered:,}, {found.kills}", said),
        Row("lost, doubled or out of step", str(len(found.faults)), "; ".join(found.faults[:3])),
    ]


def run_crashes(folder: Path, *, decisions: int, kills: int, seed: int) -> Outcome:
    """Run the three until both editors have been answered as often as they must, and look for what is wrong."""
    chance = random.Random(seed)  # noqa: S311
    start = time.monotonic()
    path = folder / "desk.sqlite"
    with Desk(path) as desk:
        release = desk.add_release(Text.of(release_text(0).encode(), "release.md"), by="ada")
        desk.add_draft(Text.of(draft_text(0).encode(), "draft.md"), [release.id], by="ada")
    jobs = [*((name, decisions // len(EDITORS)) for name in EDITORS), ("corrector", 0)]
    running = {name: _started(folder, name, count, seed) for name, count in jobs}
    killed = unheard = 0
    try:
        while any(running[name].poll() in (None, -signal.SIGKILL) for name in EDITORS):
            for name in [name for name in EDITORS if running[name].poll() == -signal.SIGKILL]:
                unheard += 1
                running[name] = _started(folder, name, dict(jobs)[name], seed + 1000 + unheard)
            if time.monotonic() - start > _LONGEST:
                raise TimeoutError(f"still running after {_LONGEST} s, seed {seed}")
            time.sleep(chance.uniform(0.05, 0.7) if killed < kills else 0.1)
            alive = [name for name, process in running.items() if process.poll() is None]
            if killed < kills and alive:
                name = chance.choice(alive)
                running[name].send_signal(signal.SIGKILL)
                running[name].wait()
                killed += 1
                running[name] = _started(folder, name, dict(jobs)[name], seed + killed)
        while killed < kills:  # the editors were quicker: the rest of the kills are the corrector's
            time.sleep(chance.uniform(0.3, 1.0))
            running["corrector"].kill()
            running["corrector"].wait()
            killed += 1
            running["corrector"] = _started(folder, "corrector", 0, seed + killed)
    finally:
        for process in running.values():
            process.kill()
            process.wait()
    failed = [f"{name} ended with {process.returncode}" for name, process in running.items() if process.returncode > 0]
    return _looked_at(folder, (killed, unheard), failed, time.monotonic() - start)


def release_text(number: int) -> str:
    """The release, corrected so often."""
    lines = [
        f"In {town(n)}, Acme sold {100 + n + (number if n % 7 == number % 7 else 0)} pumps." for n in range(_CLAIMS)
    ]
    return "# Acme sells pumps\n\n" + "\n\n".join(lines) + "\n"


def draft_text(number: int) -> str:
    """The draft, as it comes from elsewhere."""
    lines = [f"Acme sold {100 + n + (n % 3 == 0)} pumps in {town(n)}." for n in range(_CLAIMS)]
    lines[number % _CLAIMS] = f"Acme sold some pumps in {town(number % _CLAIMS)}, it said in note {number}."
    return "\n\n".join(lines) + "\n"


def town(number: int) -> str:
    """A town of that number."""
    return (
        ["Lyon", "Nantes", "Brest", "Metz", "Nice", "Dijon"][number % 6]
        + " "
        + ["North", "South", "East", "West"][number // 6]
    )


def _started(folder: Path, name: str, count: int, seed: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "benchmarks.crash", str(folder), name, str(count), str(seed)])


# What the processes do


def edit_on(folder: Path, name: str, count: int, seed: int) -> None:
    """An editor: decides until so many requests were answered, those of former lives included."""
    chance = random.Random(seed)  # noqa: S311
    said = Journal(folder / f"{name}.jsonl")
    with Desk(folder / "desk.sqlite") as desk:
        for token in said.unanswered():
            _ask(desk, name, said.asked[token], said, chance)
        while len(said.answered) < count:
            _ask(desk, name, _wish(desk, name, chance, len(said.asked)), said, chance)


def _wish(desk: Desk, name: str, chance: random.Random, number: int) -> dict[str, Any]:
    token = f"{name}-{number}-{chance.randrange(10**9)}"
    action = chance.choice(_ACTIONS)
    if action is Action.UNDO:
        mine = [made.id for made in desk.history(1) if made.editor == name and made.action is not Action.UNDO]
        return {"token": token, "action": "undo", "decision": chance.choice(mine) if mine else 0}
    review = desk.review(1)
    item = chance.choice(review.items)
    text = f"{item.verdict.text.rstrip('.')}, said {name} in {number}." if action is Action.EDIT else ""
    text = text if len(text) < 200 else f"Acme sold pumps, said {name} in {number}." if text else ""
    seen = item.decisions[-1].id if item.decisions and chance.random() < 0.7 else 0
    return {
        "token": token,
        "action": str(action),
        "claim": item.claim_key,
        "verdict": item.verdict_key,
        "text": text,
        "seen": seen,
    }


def _ask(desk: Desk, name: str, wish: dict[str, Any], said: Journal, chance: random.Random) -> None:
    said.ask(wish)
    try:
        if wish["action"] == "undo":
            desk.undo(1, editor=name, decision_id=wish["decision"], token=wish["token"])
        else:
            desk.decide(
                1,
                wish["claim"],
                Action(wish["action"]),
                editor=name,
                reason=Reason.OTHER,
                verdict_key=wish["verdict"],
                note=wish["token"],
                text=wish["text"],
                seen=wish["seen"],
                token=wish["token"],
            )
    except (Conflict, UnknownEntry):
        said.refuse(wish["token"])
    else:
        if chance.random() < _UNHEARD:
            os.kill(os.getpid(), signal.SIGKILL)
        said.answer(wish["token"])


def correct_on(folder: Path, seed: int) -> None:
    """The third: corrects the release, and now and then the draft, until it is killed."""
    chance = random.Random(seed)  # noqa: S311
    with Desk(folder / "desk.sqlite") as desk:
        while True:
            number = chance.randrange(1000)
            if chance.random() < 0.8:
                desk.replace_release(1, Text.of(release_text(number).encode(), "release.md"), by="cleo")
            else:
                desk.replace_draft(1, Text.of(draft_text(number).encode(), "draft.md"), by="cleo")
            time.sleep(chance.uniform(0, 0.2))


class Journal:
    """What an editor was about to ask, and what was answered: written down before and after, outside of the desk."""

    def __init__(self, path: Path) -> None:
        self.asked: dict[str, dict[str, Any]] = {}
        self.answered: set[str] = set()
        self.refused: set[str] = set()
        lines = path.read_bytes().splitlines() if path.exists() else []  # each is written at one go
        for line in lines:
            self._take(json.loads(line))
        self._path = path

    def unanswered(self) -> list[str]:
        """The tokens of what was asked, and neither answered nor refused."""
        return [token for token in self.asked if token not in self.answered | self.refused]

    def ask(self, wish: dict[str, Any]) -> None:
        """Write down what is about to be asked."""
        self._put({"ask": wish})

    def answer(self, token: str) -> None:
        """Write down that it was done."""
        self._put({"answer": token})

    def refuse(self, token: str) -> None:
        """Write down that it was not done, and will not be."""
        self._put({"refuse": token})

    def _put(self, line: dict[str, Any]) -> None:
        with self._path.open("ab", buffering=0) as file:
            file.write(json.dumps(line).encode() + b"\n")
        self._take(line)

    def _take(self, line: dict[str, Any]) -> None:
        if "ask" in line:
            self.asked[line["ask"]["token"]] = line["ask"]
        elif "answer" in line:
            self.answered.add(line["answer"])
        else:
            self.refused.add(line["refuse"])


# What is looked at afterwards


def _looked_at(folder: Path, kills: tuple[int, int], failed: list[str], seconds: float) -> Outcome:
    journals = [Journal(folder / f"{name}.jsonl") for name in EDITORS]
    path = folder / "desk.sqlite"
    faults = [*failed, *_faults(path, journals)]
    with closing(sqlite3.connect(path)) as file:
        decisions, checks, versions = (
            file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - names of ours
            for table in ("decisions", "checks", "draft_versions")
        )
    answered = sum(len(journal.answered) for journal in journals)
    refused = sum(len(journal.refused) for journal in journals)
    return Outcome(*kills, answered, refused, decisions, checks, versions, seconds, tuple(faults))


def _faults(path: Path, journals: list[Journal]) -> Iterator[str]:
    with Desk(path) as desk:
        history = desk.history(1)
        by_note = Counter(made.note for made in history if made.action is not Action.UNDO)
        undone = Counter(made.undoes for made in history if made.action is Action.UNDO)
        for journal in journals:
            for token in journal.answered:
                wish = journal.asked[token]
                count = undone[wish["decision"]] if wish["action"] == "undo" else by_note[token]
                if count != 1:
                    yield f"{token} was answered and is there {count} times"
            for token in journal.refused:
                if journal.asked[token]["action"] != "undo" and by_note[token]:
                    yield f"{token} was refused and is there"
        asked = {token for journal in journals for token in journal.asked}
        yield from (f"nobody asked for {note}" for note in by_note if note not in asked)
        yield from _out_of_step(path, desk)


def _out_of_step(path: Path, desk: Desk) -> Iterator[str]:
    """Whether the file is sound, every edit has its version and check, and the list says what the decisions say."""
    with closing(sqlite3.connect(path)) as file:
        if file.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            yield "the file is damaged"
        if file.execute("PRAGMA foreign_key_check").fetchall():
            yield "a row refers to another that is not there"
        doubled = file.execute(
            "SELECT note FROM decisions WHERE note <> '' GROUP BY note HAVING count(*) > 1"
        ).fetchall()
        yield from (f"{note} is there twice" for (note,) in doubled)
        numbers = [row[0] for row in file.execute("SELECT number FROM draft_versions ORDER BY number")]
        if numbers != list(range(1, len(numbers) + 1)):
            yield "a version is missing"
        for edit, versions in file.execute(
            "SELECT d.id, (SELECT count(*) FROM draft_versions v JOIN checks c ON c.draft_sha256 = v.sha256"
            " WHERE v.decision_id = d.id AND c.id > d.check_id) FROM decisions d WHERE d.action = 'edit'"
        ):
            if not versions:
                yield f"edit {edit} has no version that was checked"
    before = desk.drafts()[0]
    review = desk.review(1)
    after = desk.drafts()[0]
    if not before.stale and (before.claims, before.open, before.contradicted) != (
        after.claims,
        after.open,
        after.contradicted,
    ):
        yield "the list was out of step"
    if (after.claims, after.open, after.contradicted, after.risk) != _values(Tally.of(review.items)):
        yield "the list is out of step"


def _values(tally: Tally) -> tuple[int, int, int, float]:
    return tally.claims, tally.open, tally.contradicted, tally.risk


if __name__ == "__main__":
    where, who, how_many, with_seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    if who == "corrector":
        correct_on(where, with_seed)
    else:
        edit_on(where, who, how_many, with_seed)
