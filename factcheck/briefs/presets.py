"""The forms a brief can have: how long it is, and under which headings its sentences stand."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.errors import UsageError

__all__ = ["DEFAULT", "FIGURES", "HAPPENED", "NEXT", "PRESETS", "RISKS", "Preset", "preset_of"]

HAPPENED, FIGURES, NEXT, RISKS = "What happened", "Figures", "What is next", "Risks"


@dataclass(frozen=True, slots=True)
class Preset:
    """A form of a brief: upper bounds of its length, and its headings in order, none for a text in one piece."""

    name: str
    summary: str
    sentences: int | None
    words: int | None
    sections: tuple[str, ...] = ()


DEFAULT = "brief"
PRESETS = {
    preset.name: preset
    for preset in (
        Preset("bulletin", "three sentences that can each be read alone", sentences=3, words=90),
        Preset("brief", "about 120 words", sentences=5, words=120),
        Preset("note", "sections", sentences=12, words=260, sections=(HAPPENED, FIGURES, NEXT, RISKS)),
    )
}


def preset_of(name: str) -> Preset:
    """The preset of that name; UsageError names those there are."""
    found = PRESETS.get(name)
    if found is None:
        raise UsageError(f"there is no preset {name!r:.80}: name {', '.join(PRESETS)}")
    return found
