"""How long the example draft should take to settle by keys: modelled from the desk's pages, not measured on people.

Reading: the words on each page that must be read, at 238 words a minute (silent reading of English non-fiction,
Brysbaert 2019); once as if every page were new, once with nothing read twice. Hands and routine choices: the
keystroke-level model (Card, Moran and Newell 1980), 0.28 s a key for an average typist, chords key by key, and 1.35 s
to prepare for each page. What no model here knows is thinking: a doubt about the release, a call to the company.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from starlette.testclient import TestClient

from benchmarks.rows import Row
from factcheck.desk.model import Action, Item, Reason, Text
from factcheck.desk.service import Desk
from factcheck.desk.web.app import make_app
from factcheck.desk.web.security import Door
from factcheck.desk.web.words import todo
from factcheck.verify.findings import Label

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WORDS_A_MINUTE, KEY, PREPARING = 238, 0.28, 1.35
EDITOR = "Anna"
# What an editor must read on each kind of page, by its classes.
LIST, DRAFT, SUPPORTED, SIGNATURE = {"drafts"}, {"gate", "sheet", "unmarked"}, {"queue"}, {"gate"}
CLAIM = {"notice", "panes", "ruling"}
PASSED_OVER = frozenset({"kbd", "button", "form"})
EMPTY = frozenset({"br", "input", "link", "meta", "rect", "hr"})
PHRASE = 4  # so many words in a row that were shown before have been read before
OWN_WORDS = "Prevalence "  # what the rules cannot put right: the release says it of something else


@dataclass(frozen=True, slots=True)
class Act:
    """What is read on a page, what is pressed there, and of how many keys that is made."""

    page: str
    words: int
    new: int
    presses: int = 1
    keys: int = 1


def run(*, quick: bool) -> list[Row]:
    """The rows of the benchmark; quick or not, it is one draft."""
    del quick
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "desk.sqlite") as desk:
        release, draft = ((EXAMPLES / name).read_bytes() for name in ("release.md", "draft.md"))
        added = desk.add_release(Text.of(release, "release.md"), by=EDITOR)
        desk.add_draft(Text.of(draft, "draft.md"), [added.id], by=EDITOR)
        acts = list(settled(desk, Visitor(desk)))
        if not desk.review(1).released_by:
            raise AssertionError("the example draft was not settled")
    words, new, presses, keys = (
        sum(getattr(act, name) for act in acts) for name in ("words", "new", "presses", "keys")
    )
    hands, preparing = keys * KEY, len(acts) * PREPARING
    least, most = (hands + preparing + count / WORDS_A_MINUTE * 60 for count in (new, words))
    return [
        Row("keystrokes", str(presses), f"{keys} keys with those of chords, on {len(acts)} pages"),
        Row("words to read", str(words), "on " + ", ".join(f"{act.page} {act.words}" for act in acts if act.words)),
        Row("of these new", str(new), "the others stood on an earlier page"),
        Row("hands", f"{hands:.0f} s", f"{KEY} s a key"),
        Row("preparing", f"{preparing:.0f} s", f"{PREPARING} s a page"),
        Row(
            "in all", f"{least / 60:.1f} to {most / 60:.1f} min", "nothing read twice, all read; modelled, not measured"
        ),
    ]


class Visitor:
    """Opens pages, and remembers what it has read."""

    def __init__(self, desk: Desk) -> None:
        app = make_app(desk, Door("127.0.0.1", 8765))
        self._client = TestClient(app, base_url="http://127.0.0.1:8765", cookies={"desk_editor": EDITOR})
        self._seen: set[tuple[str, ...]] = set()

    def read(self, path: str, classes: set[str]) -> tuple[int, int]:
        """How many words are to be read under an address, and how many of them are new."""
        answer = self._client.get(path)
        answer.raise_for_status()
        reader = Reader(classes)
        reader.feed(answer.text)
        words = " ".join(reader.found).split()
        phrases = [tuple(words[at : at + PHRASE]) for at in range(len(words))]
        new = sum(phrase not in self._seen for phrase in phrases)
        self._seen.update(phrases)
        return len(words), new


def settled(desk: Desk, visitor: Visitor) -> Iterator[Act]:
    """The acts of an editor who settles the draft by keys, as the browser test presses them."""
    yield Act("list", *visitor.read("/", LIST))
    yield Act("draft", *visitor.read("/drafts/1", DRAFT))
    while wrong := [item for item in todo(desk.review(1), EDITOR) if item.verdict.label is not Label.SUPPORTED]:
        yield from corrected(desk, wrong[0], visitor)
    yield Act("claim", 0, 0)  # the first supported one: from here all of them are listed
    yield Act("supported", *visitor.read("/drafts/1/supported", SUPPORTED))
    desk.accept_supported(1, editor=EDITOR)
    yield Act("signature", *visitor.read("/drafts/1", SIGNATURE))
    desk.release_draft(1, editor=EDITOR)


def corrected(desk: Desk, item: Item, visitor: Visitor) -> Iterator[Act]:
    """A wrong claim: its page, the correction or the editor's own sentence, the page of what comes of it."""
    verdict, shown = item.verdict, visitor.read(f"/drafts/1/claims/{item.claim_key}", CLAIM)
    if verdict.correction is not None:
        yield Act("claim", *shown)
        text, reason = verdict.correction.text, Reason.CORRECTED
    else:
        # e, Ctrl Home, twice Ctrl Shift Right, the words, Ctrl Enter
        yield Act("claim", *shown, 5 + len(OWN_WORDS), 1 + 2 + 3 + 3 + len(OWN_WORDS) + 2)
        text, reason = OWN_WORDS + verdict.text.removeprefix("The market "), Reason.AGREES
    before = {each.claim_key for each in desk.review(1).items}
    given = {"editor": EDITOR, "verdict_key": item.verdict_key}
    review = desk.decide(1, item.claim_key, Action.EDIT, reason=reason, text=text, **given)
    [new] = [each for each in review.items if each.claim_key not in before]
    if new.verdict.label is not Label.SUPPORTED:
        raise AssertionError(f"the new sentence is not supported: {text}")
    yield Act("checked", *visitor.read(f"/drafts/1/claims/{new.claim_key}?checked=1", CLAIM))
    desk.decide(1, new.claim_key, Action.ACCEPT, editor=EDITOR, reason=Reason.AGREES, verdict_key=new.verdict_key)


class Reader(HTMLParser):
    """The words of a page that must be read: without keys, buttons and what only a screen reader says."""

    def __init__(self, classes: set[str]) -> None:
        super().__init__()
        self._classes = classes
        self.found: list[str] = []
        self._open: list[tuple[bool, bool]] = [(False, False)]  # whether it is read, whether it is passed over

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What begins here is read where it, or what it stands in, is to be read."""
        if tag in EMPTY:
            return
        classes = set((dict(attrs).get("class") or "").split())
        read, over = self._open[-1]
        self._open.append((read or bool(classes & self._classes), over or tag in PASSED_OVER or "unseen" in classes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing stands in it."""

    def handle_endtag(self, tag: str) -> None:
        """Back to what it stood in."""
        if tag not in EMPTY:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keeps what is to be read."""
        if self._open[-1] == (True, False):
            self.found.append(data)
