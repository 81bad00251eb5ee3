"""The forms a brief can have: how long it is, and under which headings its sentences stand."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.errors import UsageError

__all__ = ["BULLETIN", "DEFAULT", "FIGURES", "HAPPENED", "NEXT", "NOTE", "PRESETS", "RISKS", "Preset", "preset_of"]

HAPPENED, FIGURES, NEXT, RISKS = "What happened", "Figures", "What is next", "Risks"


@dataclass(frozen=True, slots=True)
class Preset:
    """A form of a brief: upper bounds of its length, and its headings in order, none for a text in one piece."""

    name: str
    summary: str
    sentences: int | None
    words: int | None
    sections: tuple[str, ...] = ()


DEFAULT, BULLETIN, NOTE = "brief", "bulletin", "note"
PRESETS = {
    preset.name: preset
    for preset in (
        Preset(BULLETIN, "three sentences that can each be read alone", sentences=3, words=90),
        Preset(DEFAULT, "about 120 words", sentences=5, words=120),
        Preset(
            NOTE,
            "what happened, figures, what is next and risks, under headings",
            sentences=12,
            words=260,
            sections=(HAPPENED, FIGURES, NEXT, RISKS),
        ),
    )
}


def preset_of(name: str) -> Preset:
    """The preset of that name; UsageError names those there are."""
    found = PRESETS.get(name)
    if found is None:
        raise UsageError(f"there is no preset {name!r:.80}: name {', '.join(PRESETS)}")
    return found
