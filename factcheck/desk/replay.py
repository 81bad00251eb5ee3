"""An audit record checked again, offline: whether its texts give the verdicts that it has, and these its standings.

Nothing in the record is a path, an address or an instruction. What a model answered is taken from the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from factcheck.desk.answers import Replayed
from factcheck.desk.checking import checked
from factcheck.desk.model import Check, Decision, SecondReader
from factcheck.desk.recordlines import (
    CheckLine,
    DecisionLine,
    EventLine,
    Header,
    Line,
    StandingLine,
    TextLine,
    VersionLine,
    unchained,
)
from factcheck.desk.review import items_of, keys_of
from factcheck.desk.store import SECOND_READER
from factcheck.errors import BrokenRecord, InputError, UsageError
from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.findings import ClaimVerdict, Report
from factcheck.verify.ruleset import rules_version

__all__ = ["Replay", "replay"]

_SHOWN = 60
_PARTS = "quantities", "findings", "correction"


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of a replay."""

    title: str
    checks: int
    claims: int
    decisions: int
    differences: tuple[str, ...]  # each one line
    rules: tuple[str, ...]  # the rules that the record was made with, where they are not those of now

    @property
    def same(self) -> bool:
        """Whether every verdict and every standing came out as it is in the record."""
        return not self.differences


@dataclass
class _Gathered:
    """What was read of a record so far."""

    title: str = ""
    texts: dict[str, bytes] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    second_reader: tuple[int, SecondReader] = (0, SecondReader.NONE)  # with the number of the event that says so
    last: CheckLine | None = None
    version: tuple[int, str] = (0, "")  # the last one of the draft: its number, and which text it is
    stood: bool = False
    checks: int = 0
    claims: int = 0
    rules: set[str] = field(default_factory=set)

    def document(self, sha256: str) -> Document:
        if sha256 not in self.texts:
            raise BrokenRecord(f"the text {sha256[:12]!r} is not in the record")
        if sha256 not in self.documents:
            self.documents[sha256] = read(self.texts[sha256])
        return self.documents[sha256]


def replay(lines: Iterable[bytes]) -> Replay:
    """Check a record again; raises BrokenRecord where it was changed or cannot be read, with the number of the line."""
    known = _Gathered()
    differences: list[str] = []
    for number, line in unchained(lines):
        try:
            differences += _replayed(line, known)
        except (BrokenRecord, InputError, UsageError) as error:
            raise BrokenRecord(f"line {number}: {error}") from error
    if not known.stood:
        raise BrokenRecord("no check, or no standings, are in the record; write it again with 'desk record'")
    rules = tuple(sorted(known.rules - {rules_version()}))
    return Replay(known.title, known.checks, known.claims, len(known.decisions), tuple(differences), rules)


def _replayed(line: Line, known: _Gathered) -> Iterator[str]:
    match line:
        case Header():
            known.title = line.title
        case TextLine():
            known.texts[line.sha256] = line.bytes()
        case VersionLine(of="draft"):
            known.version = max(known.version, (line.number, line.sha256))
        case DecisionLine():
            known.decisions.append(Decision(**line.model_dump(exclude={"type"})))
        case EventLine(kind=kind) if kind == SECOND_READER:
            known.second_reader = max(known.second_reader, (line.id, _second_reader(line.value)))
        case CheckLine():
            known.last = line if known.last is None or line.id > known.last.id else known.last
            known.checks += 1
            known.claims += len(line.report.claims)
            known.rules.add(line.rules)
            yield from _check_again(line, known)
        case StandingLine():
            yield from _stand_again(line, known)


def _second_reader(value: str) -> SecondReader:
    try:
        return SecondReader(value)
    except ValueError:
        raise BrokenRecord(f"{value!r:.40} is no way to ask a second reader") from None


def _check_again(line: CheckLine, known: _Gathered) -> Iterator[str]:
    draft = known.document(line.draft_sha256)
    sources = [known.document(sha256) for sha256 in line.source_sha256s]
    named = line.report.model
    model = Replayed(named.name, line.answers) if named is not None else None
    report = checked(draft, sources, model=model)
    for difference in (*_in_names(line), *_between(line.report, report), *_in_keys(line, draft)):
        yield f"check {line.id}: {difference}"
    if model is not None and model.missing:
        yield f"check {line.id}: {model.missing} questions to the model have no answer in the record"


def _in_names(line: CheckLine) -> Iterator[str]:
    report = line.report
    if (report.draft.sha256, *(source.sha256 for source in report.sources)) != (
        line.draft_sha256,
        *line.source_sha256s,
    ):
        yield "its report names other texts than those that it is of"


def _in_keys(line: CheckLine, draft: Document) -> Iterator[str]:
    if keys_of(line.report.claims, draft) != line.keys:
        yield "the keys of its claims are not those of its verdicts"


def _between(then: Report, now: Report) -> Iterator[str]:
    """What differs between two reports in what they say, claim by claim."""
    if len(then.claims) != len(now.claims):
        yield f"{len(then.claims)} claims are on record, {len(now.claims)} were found"
    for old, new in zip(then.claims, now.claims, strict=False):
        for name in ("text", "start", "end", "label", "codes", "message", "evidence", "decided_by", *_PARTS):
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                yield f"{_claim(old)}: {name} on record {_shown(before)}, now {_shown(after)}"
    if then.summary != now.summary:
        yield "its summary does not count the verdicts that were found"


def _stand_again(line: StandingLine, known: _Gathered) -> Iterator[str]:
    if known.last is None or line.check != known.last.id:
        raise BrokenRecord("the standings are not those of the last check in the record")
    last, known.stood = known.last, True
    if known.version[1] != last.draft_sha256:
        yield f"check {last.id}: it is not of the last version of the draft"
    check = Check(last.id, 0, last.draft_sha256, last.source_sha256s, last.rules, last.at, last.report)
    if len(line.standings) != len(last.report.claims) or len(last.keys) != len(last.report.claims):
        raise BrokenRecord("there are not as many standings as claims")
    for item, then in zip(
        items_of(check, last.keys, known.decisions, known.second_reader[1]), line.standings, strict=True
    ):
        if item.standing is not then:
            yield f"{_claim(item.verdict)}: stands as {then} on record, by the decisions it is {item.standing}"


def _claim(verdict: ClaimVerdict) -> str:
    return f"{verdict.id} “{_cut(verdict.text)}”"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_shown(getattr(each, "quote", each)) for each in value) or "nothing"
    return _cut(str(value))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
