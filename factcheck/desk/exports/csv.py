"""The claims as CSV, a row each, for a spreadsheet.

RFC 4180 with CRLF, in UTF-8 with a byte order mark, without which Excel takes it for the encoding of the machine.
Text is as it can be shown (`render.safe.visible`). A cell that a spreadsheet could take for a formula, because `=`,
`+`, `-` or `@` (also in full width) is the first that is no blank, or because a tab or a line end comes first, has an
apostrophe put before it; so has one that begins with an apostrophe. `read` takes it away again.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence

from factcheck.claims.records import Evidence
from factcheck.desk.exports.dossier import Dossier
from factcheck.desk.exports.notes import moment, words_of
from factcheck.desk.model import Item
from factcheck.render.safe import visible

__all__ = ["COLUMNS", "export", "read"]

COLUMNS = (
    *("id", "claim", "start", "end", "verdict", "codes", "message", "correction", "decided_by"),
    *("standing", "action", "reason", "note", "editor", "at", "carried"),
    *("passage", "section", "release", "passage_start", "passage_end", "further_passages"),
)
_ACTING = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n']")


def export(dossier: Dossier, *, anyway: bool = False) -> bytes:
    """A row a claim: the verdict, the last decision that holds, and the passages, further ones as JSON."""
    buffer = io.StringIO(newline="")
    table = csv.DictWriter(buffer, COLUMNS, lineterminator="\r\n", restval="")
    table.writeheader()
    for item in dossier.review.items:
        table.writerow({name: _neutral(visible(value)) for name, value in _row(dossier, item).items()})
    return buffer.getvalue().encode("utf-8-sig")


def read(content: bytes) -> list[dict[str, str]]:
    """The rows of an export, with every cell as it was before it was made safe for a spreadsheet."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [{name: value.removeprefix("'") for name, value in row.items()} for row in rows]


def _neutral(cell: str) -> str:
    return f"'{cell}" if _ACTING.match(cell) else cell


def _row(dossier: Dossier, item: Item) -> dict[str, str]:
    verdict = item.verdict
    row = {
        "id": verdict.id,
        "claim": verdict.text,
        "start": str(verdict.start),
        "end": str(verdict.end),
        "verdict": str(verdict.label),
        "codes": " ".join(verdict.codes),
        "message": verdict.message,
        "correction": verdict.correction.text if verdict.correction else "",
        "decided_by": verdict.decided_by,
        "standing": str(item.standing),
        "carried": "yes" if item.carried else "no",
    }
    if item.decisions:
        last = item.decisions[-1]
        row |= {"action": str(last.action), "reason": str(last.reason), "note": last.note}
        row |= {"editor": last.editor, "at": moment(last.at)}
    return row | _passages(dossier, verdict.evidence)


def _passages(dossier: Dossier, evidence: Sequence[Evidence]) -> dict[str, str]:
    rows = [
        {
            "passage": words_of(dossier.sources[passage.source], passage),
            "section": passage.section,
            "release": dossier.release_title(passage.source),
            "passage_start": str(passage.start),
            "passage_end": str(passage.end),
        }
        for passage in evidence
    ]
    if not rows:
        return {}
    further = json.dumps(rows[1:], ensure_ascii=False) if rows[1:] else ""
    return rows[0] | {"further_passages": further}
