"""What the desk takes for a list, a draft and a decision, with many drafts of many claims in its file."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import cycle, islice
from pathlib import Path

import factcheck
from benchmarks.crash import release_text
from benchmarks.rows import Row
from factcheck.desk import store
from factcheck.desk.database import Database
from factcheck.desk.model import Action, Item, Reason, Review, Text
from factcheck.desk.review import Tally, items_of, keys_of
from factcheck.desk.service import Desk
from factcheck.desk.store import Made

DRAFTS, CLAIMS, DECIDED = 500, 200, 50
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def run(*, quick: bool) -> list[Row]:
    """The rows of the benchmark."""
    drafts, claims, repeats = (20, 40, 5) if quick else (DRAFTS, CLAIMS, 40)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqlite"
        start = time.perf_counter()
        filled(path, drafts, claims)
        made = f"{drafts} drafts of {claims} claims, made in {time.perf_counter() - start:.0f} s"
        rows = [Row("the file", f"{path.stat().st_size / 1e6:,.0f} MB", made)]
        with Desk(path) as desk:
            rows += [spent("list, 50 drafts", repeats, desk.drafts)]
            rows += [spent(f"list, all {drafts}", repeats, lambda: desk.drafts(limit=drafts))]
            rows += [spent("list, searched", repeats, lambda: desk.drafts(search="acme", only_open=True))]
        rows.append(spent("review, the desk just opened", repeats // 2, lambda: opened(path)))
        with Desk(path) as desk:
            others = iter(range(2, drafts + 1))
            rows.append(spent("review, another draft", min(repeats, drafts - 2), lambda: desk.review(next(others))))
            rows.append(spent("review, the same draft", repeats, lambda: desk.review(1)))
            rows += list(decisions(desk, repeats))
            rows.append(spent("override rates", 3, desk.overrides))
    return rows


def opened(path: Path) -> None:
    """What the first page takes."""
    with Desk(path) as desk:
        desk.review(1)


def decisions(desk: Desk, repeats: int) -> Iterator[Row]:
    """The rows on what editors do."""
    names = cycle(["ada", "ben"])

    def decide(action: Action, item: Item, text: str = "") -> Review:
        given = {"editor": next(names), "reason": Reason.OTHER, "text": text, "verdict_key": item.verdict_key}
        seen = item.decisions[-1].id if item.decisions else 0
        return desk.decide(1, item.claim_key, action, seen=seen, **given)

    items = iter(islice(cycle(desk.review(1).items), 10_000))
    yield spent("accept", repeats, lambda: decide(Action.ACCEPT, next(items)))
    yield spent("undo", repeats // 2, lambda: desk.undo(1, editor=next(names)))
    number = iter(range(10_000))

    def edit() -> None:
        at = next(number)
        decide(Action.EDIT, desk.review(1).items[at * 3 % 30], f"Acme sold {at} pumps in all, it said.")

    yield spent("edit, checked at once", repeats // 2, edit)
    yield spent("undo an edit", repeats // 4, lambda: desk.undo(1, editor=next(names)))
    yield spent("accept all supported, first time", 1, lambda: desk.accept_supported(1, editor="cleo"))
    other = Text.of(b"# Anew\n\n" + desk.text(desk.draft(2).versions[-1].sha256), "other.md")
    yield spent("another version of a draft", 1, lambda: desk.replace_draft(2, other, by="x"))
    corrected = Text.of(desk.text(desk.release(1).versions[-1].sha256) + b"\nA line more.\n", "corrected.md")
    with desk_of_one(desk) as alone:
        yield spent("a corrected release, one draft", 1, lambda: alone.replace_release(1, corrected, by="x"))


@contextmanager
def desk_of_one(desk: Desk) -> Iterator[Desk]:
    """A desk with one draft of another, on the same release."""
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "desk.sqlite") as alone:
        draft, release = desk.draft(2), desk.release(1)
        text, source = (Text.of(desk.text(each.versions[-1].sha256), "text.md") for each in (draft, release))
        alone.add_draft(text, [alone.add_release(source, by="x").id], by="x")
        yield alone


def spent(what: str, repeats: int, work: Callable[[], object]) -> Row:
    """The median and the longest of several runs, and what of the median this process itself computed."""
    times, own = [], []
    for _ in range(max(1, repeats)):
        start, before = time.perf_counter(), time.process_time()
        work()
        times.append((time.perf_counter() - start) * 1000)
        own.append((time.process_time() - before) * 1000)
    note = f"longest {max(times):,.1f} ms of {len(times)}; {statistics.median(own):,.1f} ms of computing"
    return Row(what, f"{statistics.median(times):,.1f} ms", note)


def draft_of(claims: int, release: bytes) -> bytes:
    """A draft of so many sentences: those of a release, some with another figure in them."""
    document = factcheck.read(release)
    sentences = [document.quote(s.span) for s in document.sentences if s.block == "paragraph"]
    lines = [f"{text.rstrip('.')}, note {n} says." for n, text in enumerate(islice(cycle(sentences), claims), 1)]
    return ("\n\n".join(" ".join(line.split()) for line in lines) + "\n").encode()


def filled(path: Path, drafts: int, claims: int) -> None:
    """Fill a desk: one draft is checked, and stands in the file so many times, with decisions on each."""
    release = (EXAMPLES / "release.md").read_bytes() + release_text(0).encode()
    text = Text.of(draft_of(claims, release), "draft.md")
    with Desk(path) as desk:
        release_id = desk.add_release(Text.of(release, "release.md"), by="ada").id
        desk.add_draft(text, [release_id], by="ada", title="Acme, draft 1")
        check = desk.review(1).check
    keys = keys_of(check.report.claims, factcheck.read(text.content))
    with closing(Database(path)) as file:
        for number in range(2, drafts + 1):
            with file.write() as connection:
                draft_id = store.add_draft(connection, f"Acme, draft {number}", [release_id])
                store.add_draft_version(connection, draft_id, text, by="ada", cause="added")
                check_id = store.add_check(connection, draft_id, check.report, keys)
                for key in keys[:: max(1, claims // DECIDED)]:
                    store.add_decision(connection, draft_id, check_id, Made(*key, Action.ACCEPT, Reason.OTHER, "ada"))
                kept, _ = store.check_of(connection, check_id)
                draft = store.draft_of(connection, draft_id)
                items = items_of(kept, keys, store.decisions_of(connection, draft_id), draft.second_reader)
                store.put_standing(connection, draft_id, check_id, "ada", Tally.of(items), released=False)
