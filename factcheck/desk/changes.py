"""What a decision changes in a draft, and whether it may: worked out on the draft as it is at that moment."""

from __future__ import annotations

from factcheck.desk import store
from factcheck.desk.engine import Engine, State
from factcheck.desk.model import Item, Text
from factcheck.desk.review import taken_back
from factcheck.desk.rewrite import is_all_checked, put_back, rewritten
from factcheck.desk.store import Made
from factcheck.errors import Conflict, UnknownEntry, UsageError
from factcheck.source.document import Document
from factcheck.source.model import Span

__all__ = ["edited", "item_of", "without"]


def item_of(state: State, made: Made) -> Item:
    """The claim that a decision is on, as long as it and the verdict on it are what the editor saw."""
    found = [item for item in state.review().items if item.claim_key == made.claim_key]
    if not found:
        raise Conflict("the sentence is not in the draft any more: somebody has changed it; look again", text=made.text)
    if found[0].verdict_key != made.verdict_key:
        raise Conflict("the verdict on this claim is another one by now; look at it and decide again", text=made.text)
    return found[0]


def edited(engine: Engine, state: State, made: Made) -> tuple[Text, Made]:
    """The draft with the new sentence of an edit in the place of the claim's."""
    verdict = item_of(state, made).verdict
    if made.text == " ".join(verdict.text.split()):
        raise UsageError("the sentence is the same as before; change it, or decide otherwise")
    raw, document = _last_text(engine, state)
    span = Span(verdict.start, verdict.end)
    text = rewritten(raw, document, span, made.text)
    if not is_all_checked(engine.taken_in(text), document, span, made.text):
        raise UsageError(
            "with that the sentence, or one beside it, reads as a heading, which nobody checks: leave out "
            "the marks of one"
        )
    return text, made


def without(engine: Engine, state: State, made: Made) -> tuple[Text, Made]:
    """The draft without an edit: the version before it, or its sentence put back among what was changed since."""
    taken = taken_back(state.decisions, made.editor, made.undoes)
    with engine.database.read() as connection:
        number = store.version_made_by(connection, taken.id, state.draft.id)
        check, keys = engine.check_of(connection, taken.check_id)
    versions = state.draft.versions
    if number is None:
        raise UnknownEntry(f"decision {taken.id} made no version of draft {state.draft.id}")
    if versions[-1].sha256 == versions[number - 1].sha256:
        before = versions[number - 2]
        return Text(before.sha256, before.name, engine.text(before.sha256)), made
    at = next(n for n, key in enumerate(keys) if key[0] == taken.claim_key)
    old = check.report.claims[at]
    raw, document = _last_text(engine, state)
    return put_back(raw, document, taken.text, old.text, old.start), made


def _last_text(engine: Engine, state: State) -> tuple[Text, Document]:
    last = state.draft.versions[-1]
    return Text(last.sha256, last.name, engine.text(last.sha256)), engine.document(last.sha256)
