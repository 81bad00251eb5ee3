"""A page of terminal output: wrapped lines, coloured where asked for, plain otherwise.

Everything goes in as text and comes out as text: rich's markup, emoji codes and highlighting are off.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO

from rich.console import Console
from rich.text import Text

from factcheck.render.safe import one_line

PLAIN_WIDTH = 100
_NARROWEST = 20


class Page:
    """Collects lines of at most `width` columns; `str(page)` is what to print."""

    def __init__(self, *, width: int = PLAIN_WIDTH, colour: bool = False) -> None:
        self._colour = colour
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=max(width, _NARROWEST),
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
        )

    def __str__(self) -> str:
        text = self._out.getvalue()
        if self._colour:
            return text
        return "\n".join(line.rstrip() for line in text.split("\n"))

    def gap(self) -> None:
        """An empty line."""
        self._out.write("\n")

    def line(self, *parts: tuple[str, str] | str, first: str = "", rest: str | None = None) -> None:
        """Parts, each a text or a text and a style, as one paragraph.

        `first` stands before its first line, `rest` before the others; without `rest` these are indented as far.
        """
        text = Text()
        for part in parts:
            words, style = (part, "") if isinstance(part, str) else part
            text.append(_safe(words), style=style)
        self.wrapped(text, first=Text(first), rest=None if rest is None else Text(rest))

    def quote(self, words: str, *, where: str, indent: int) -> None:
        """Words of a document and where they stand, with a bar at their left on every line."""
        bar = Text(" " * indent).append("│ ", style="dim")
        self.wrapped(Text(f"“{one_line(words)}”"), first=bar, rest=bar)
        self.wrapped(Text(one_line(where), style="dim"), first=bar, rest=bar)

    def wrapped(self, text: Text, *, first: Text, rest: Text | None = None) -> None:
        """A paragraph of styled text behind its margins."""
        margin = Text(" " * first.cell_len) if rest is None else rest
        room = max(self._console.width - max(first.cell_len, margin.cell_len), _NARROWEST // 2)
        for number, line in enumerate(text.wrap(self._console, room)):
            self._console.print(Text.assemble(margin if number else first, line), soft_wrap=True)

    def table(
        self, headings: Sequence[str], rows: Iterable[Sequence[str]], *, indent: int = 0, right: str = ""
    ) -> None:
        """Columns under headings; those named in `right` are set to the right."""
        from rich.table import Table  # noqa: PLC0415 - slow, and few pages have one

        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        if indent:
            table.add_column("", width=indent - 2)
        for heading in headings:
            table.add_column(Text(heading), justify="right" if heading == right else "left")
        for row in rows:
            cells = [Text(_safe(cell)) for cell in row]
            table.add_row(*([Text()] if indent else []), *cells)
        self._console.print(table)


def _safe(words: str) -> str:
    """One line that keeps up to two blanks at either end: the parts of a line are joined as they are."""
    text = one_line(words)
    before, after = (len(words) - len(bare) for bare in (words.lstrip(), words.rstrip()))
    return f"{' ' * min(before, 2)}{text}{' ' * min(after, 2)}" if text else " " * min(before, 2)
