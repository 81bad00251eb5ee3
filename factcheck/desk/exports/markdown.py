"""The clean text as Markdown with footnotes (`[^1]`), as GitHub, Pandoc and most editors read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.desk.exports.blocks import Block, Kind, Run
from factcheck.desk.exports.dossier import Dossier
from factcheck.desk.exports.notes import Entry, Note, Passage, clean_text
from factcheck.render.markdown import escape

__all__ = ["export"]

_ITEMS = (Kind.BULLET, Kind.NUMBERED)


def export(dossier: Dossier, *, anyway: bool = False) -> bytes:
    """The draft's words in their blocks, a footnote a claim, and what was checked against what."""
    text = clean_text(dossier, anyway=anyway)
    parts = [f"**{escape(text.warning)}**\n\n"] if text.warning else []
    for number, block in enumerate(text.blocks):
        if number:
            tight = block.kind in _ITEMS and text.blocks[number - 1].kind is block.kind
            parts.append("\n" if tight else "\n\n")
        parts.append(_block(block))
    parts.append("\n\n")
    parts += [f"{_note(note)}\n" for note in text.notes]
    parts += ["\n---\n\n", *(f"- {_entry(entry)}\n" for entry in text.entries)]
    return "".join(parts).encode("utf-8")


def _block(block: Block) -> str:
    words = _runs(block.runs)
    if block.kind is Kind.HEADING:
        return f"{'#' * block.level} {words}"
    if block.kind is Kind.BOLD_LINE:
        return _bold(block.runs)
    if block.kind in _ITEMS:
        marker = f"{block.number}." if block.kind is Kind.NUMBERED else "-"
        return f"{'    ' * (block.level - 1)}{marker} {words}"
    if block.kind is Kind.TABLE:
        return "\n".join(_table(block))
    return f"{_bold(block.lead)} {words}" if block.lead else words


def _table(block: Block) -> Iterator[str]:
    width = max(len(row) for row in block.rows)
    for number, row in enumerate(block.rows):
        cells = [_runs(cell) for cell in row] + [""] * (width - len(row))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + "---|" * width


def _bold(runs: Iterable[Run]) -> str:
    """Bold words, each followed by its notes."""
    return "".join(f"**{escape(run.text)}**{_marks(run)}" if run.text.strip() else _marks(run) for run in runs)


def _runs(runs: Iterable[Run]) -> str:
    parts: list[str] = []
    for run in runs:
        words = escape(run.text)
        if parts and run.text[:1].isspace():
            words = f" {words}"
        elif parts and words[:1] in ("(", ":"):  # behind a note these would make a link, or a definition
            words = f"\\{words}"
        if run.notes and words.endswith("!"):  # and before one, an image
            words = f"{words[:-1]}\\!"
        parts.append(words + _marks(run))
    return "".join(parts)


def _marks(run: Run) -> str:
    return "".join(f"[^{number}]" for number in run.notes)


def _note(note: Note) -> str:
    said = [*map(_passage, note.passages), *map(escape, note.remarks)]
    return f"[^{note.number}]: {' '.join(said)}"


def _passage(passage: Passage) -> str:
    title = f"[{escape(passage.title)}](<{passage.link}>)" if passage.link else escape(passage.title)
    section = f", {escape(passage.section)}" if passage.section else ""
    return f"“{escape(passage.quote)}” ({title}{section}, {passage.place})."


def _entry(entry: Entry) -> str:
    link = f" (<{entry.link}>)" if entry.link else ""
    return f"{entry.name}: {escape(entry.text)}{link}"
