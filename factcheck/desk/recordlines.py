"""The lines of an audit record: their records, and the chain of digests that shows a line changed, lost or moved.

The chain shows what happens to a file by accident or by a careless hand. It is no signature: who changes a record and
writes all digests anew is found out only where the digest of the last line was kept elsewhere.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from factcheck.desk.model import Action, Reason, Standing
from factcheck.errors import BrokenRecord
from factcheck.render.safe import escape_json
from factcheck.verify.findings import Report

__all__ = ["FORMAT", "Line", "chained", "unchained"]

FORMAT: Final = "factcheck-audit-1"
_LONGEST = 64_000_000  # bytes in one line


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Header(_Line):
    """What the record is of, and what wrote it."""

    type: Literal["record"] = "record"
    format: Literal["factcheck-audit-1"] = FORMAT
    factcheck: str
    draft: int
    title: str
    at: AwareDatetime


class TextLine(_Line):
    """A text, as text where it is UTF-8 and otherwise in base64: its bytes are what the hash is of."""

    type: Literal["text"] = "text"
    sha256: str
    encoding: Literal["utf-8", "base64"]
    content: str

    @classmethod
    def of(cls, sha256: str, content: bytes) -> TextLine:
        """The line for these bytes."""
        try:
            return cls(sha256=sha256, encoding="utf-8", content=content.decode("utf-8"))
        except UnicodeDecodeError:
            return cls(sha256=sha256, encoding="base64", content=base64.b64encode(content).decode("ascii"))

    def bytes(self) -> bytes:
        """The bytes; raises BrokenRecord where they are not those that the hash is of."""
        try:
            raw = self.content.encode("utf-8") if self.encoding == "utf-8" else base64.b64decode(self.content)
        except (UnicodeEncodeError, binascii.Error, ValueError) as error:
            raise BrokenRecord(f"the text {self.sha256[:12]} cannot be read ({error})") from error
        if hashlib.sha256(raw).hexdigest() != self.sha256:
            raise BrokenRecord(f"the text {self.sha256[:12]} was changed: its bytes have another hash")
        return raw


class VersionLine(_Line):
    """A version of the draft or of one of its releases."""

    type: Literal["version"] = "version"
    of: Literal["draft", "release"]
    id: int
    title: str
    number: int
    sha256: str
    name: str
    by: str
    at: AwareDatetime
    cause: str


class CheckLine(_Line):
    """A check: the whole report, the keys of its claims and verdicts, and what a model answered."""

    type: Literal["check"] = "check"
    id: int
    draft_sha256: str
    source_sha256s: tuple[str, ...]
    rules: str
    at: AwareDatetime
    keys: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]
    report: Report


class DecisionLine(_Line):
    """A decision as it was written."""

    type: Literal["decision"] = "decision"
    id: int
    draft_id: int
    check_id: int
    claim_key: str
    verdict_key: str
    source_hash: str
    rules: str
    action: Action
    reason: Reason
    note: str
    text: str
    editor: str
    at: AwareDatetime
    seen: int
    undoes: int | None


class EventLine(_Line):
    """Whom the draft was given to, who reads it as well, who signed it off."""

    type: Literal["event"] = "event"
    id: int
    kind: str
    value: str
    editor: str
    at: AwareDatetime


class StandingLine(_Line):
    """Where each claim of the last check stood when the record was written, in their order."""

    type: Literal["standing"] = "standing"
    check: int
    standings: tuple[Standing, ...]


class End(_Line):
    """How many lines stand before this one."""

    type: Literal["end"] = "end"
    lines: int


Line: TypeAlias = Header | TextLine | VersionLine | CheckLine | DecisionLine | EventLine | StandingLine | End
_LINES: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="type")])


def chained(lines: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Lines of JSON, each with the digest of itself and all before it, and a last one that counts them."""
    chain, count = "", 0
    for count, line in enumerate(lines, start=1):  # noqa: B007 - how many there were
        chain = _digest(chain, line)
        yield _written({**line, "chain": chain})
    end = End(lines=count).model_dump(mode="json")
    yield _written({**end, "chain": _digest(chain, end)})


def unchained(lines: Iterable[bytes]) -> Iterator[tuple[int, Line]]:
    """The records of a file with their line numbers; raises BrokenRecord at the first that is not as it was written."""
    chain, number, line = "", 0, None
    for number, raw in enumerate(lines, start=1):
        if isinstance(line, End):
            raise BrokenRecord(f"line {number}: it stands after the end of the record")
        values = _parsed(raw, number)
        said = values.pop("chain", None)
        chain = _digest(chain, values)
        if said != chain:
            raise BrokenRecord(f"line {number}: it, or a line before it, was changed or taken out")
        line = _validated(values, number)
        if (number == 1) != isinstance(line, Header):
            raise BrokenRecord(f"line {number}: not an audit record of the form {FORMAT}; write one with 'desk record'")
        if isinstance(line, End) and line.lines != number - 1:
            raise BrokenRecord(f"line {number}: {line.lines} lines should stand before it")
        yield number, line
    if not isinstance(line, End):
        raise BrokenRecord(f"the record breaks off after line {number}: its end is missing")


def _parsed(raw: bytes, number: int) -> dict[str, Any]:
    if len(raw) > _LONGEST:
        raise BrokenRecord(f"line {number}: larger than the limit of {_LONGEST:,} bytes")
    try:
        values = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BrokenRecord(f"line {number}: not a line of JSON; give a file that 'desk record' wrote") from error
    if not isinstance(values, dict):
        raise BrokenRecord(f"line {number}: not a record; give a file that 'desk record' wrote")
    return values


def _validated(values: dict[str, Any], number: int) -> Line:
    try:
        return _LINES.validate_python(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"][:6])
        raise BrokenRecord(f"line {number}: {where or 'type'}: {first['msg']}"[:300]) from None


def _digest(before: str, line: dict[str, Any]) -> str:
    try:
        written = json.dumps(line, sort_keys=True, separators=(",", ":"))
    except RecursionError as error:
        raise BrokenRecord("a line is nested too deeply") from error
    return hashlib.sha256(f"{before}\n{written}".encode("ascii")).hexdigest()


def _written(line: dict[str, Any]) -> str:
    return escape_json(json.dumps(line, ensure_ascii=False, separators=(",", ":"))) + "\n"
