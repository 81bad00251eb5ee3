"""What a model is told of the form of a brief: the presets' instructions, and those of an editor's own file."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from factcheck.briefs.presets import PRESETS, Preset, preset_of
from factcheck.errors import UsageError
from factcheck.llm import prompts

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<head>.*?)\r?\n---[ \t]*(?:\r?\n|\Z)(?P<body>.*)\Z", re.DOTALL)
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
_KEYS = {"id", "version", "sentences", "words", "sections"}
_LARGEST = 32_000  # bytes of a file
_LONGEST = 6_000  # characters of instructions
_MOST = {"sentences": 40, "words": 2_000}
_SECTIONS = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """A preset, and how a model is told to fill it; `sha256` is of the file that says so."""

    preset: Preset
    instructions: str
    sha256: str

    @property
    def name(self) -> str:
        """The preset's name."""
        return self.preset.name

    def told(self, sentences: int | None, words: int | None) -> str:
        """What a model is told of the form: the instructions, then the bounds and the sections."""
        bounds = [f"{most} {noun}" for most, noun in ((sentences, "sentences"), (words, "words")) if most is not None]
        lines = [self.instructions, "", *([f"Length: {' and '.join(bounds)}, not more."] if bounds else [])]
        named = ", ".join(f'"{section}"' for section in self.preset.sections)
        return "\n".join([*lines, f"Sections, in this order: {named}." if named else "No sections."])


def is_file(preset: str | os.PathLike[str]) -> bool:
    """Whether a preset names a file and not one of the presets."""
    return not isinstance(preset, str) or preset.endswith(".md") or "/" in preset or os.sep in preset


def layout_of(preset: str | os.PathLike[str]) -> Layout:
    """The layout of a preset, or of an editor's own file; UsageError says what is wrong with it."""
    if not is_file(preset):
        named = preset_of(str(preset))
        return replace(_read(prompts.folder() / "presets" / f"{named.name}.md"), preset=named)
    layout = _read(Path(preset))
    if layout.name in PRESETS:
        raise UsageError(f"{preset}: {layout.name!r} is the id of a preset that is there already: choose another")
    if layout.preset.sentences is None and layout.preset.words is None:
        raise UsageError(f"{preset}: its front matter must bound the text with sentences or words")
    return layout


def _read(path: Path) -> Layout:
    try:
        with path.open("rb") as stream:
            raw = stream.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{path}: the preset could not be read ({error.strerror})") from error
    if len(raw) > _LARGEST:
        raise UsageError(f"{path}: a preset has at most {_LARGEST:,} bytes")
    try:
        match = _FRONT_MATTER.match(raw.decode("utf-8"))
        head = yaml.safe_load(match["head"]) if match else None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: a preset must be UTF-8") from None
    except yaml.YAMLError:
        raise UsageError(f"{path}: the front matter of the preset is not YAML") from None
    if match is None or not isinstance(head, dict):
        raise UsageError(f"{path}: a preset begins with front matter between two lines of ---: id, version, words")
    body = match["body"].strip()
    if not body or len(body) > _LONGEST:
        raise UsageError(f"{path}: below its front matter a preset has instructions, at most {_LONGEST:,} characters")
    return _layout(path, head, body, hashlib.sha256(raw).hexdigest())


def _layout(path: Path, head: dict[Any, Any], body: str, sha256: str) -> Layout:
    wrong = [str(key) for key in head if key not in _KEYS]
    if wrong:
        raise UsageError(f"{path}: a preset has no {', '.join(wrong)}; it may have {', '.join(sorted(_KEYS))}")
    name = head.get("id")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise UsageError(f"{path}: the id of a preset is a short word in small letters, not {name!r:.60}")
    if type(head.get("version")) is not int:
        raise UsageError(f"{path}: the version of a preset is a whole number, not {head.get('version')!r:.60}")
    for key, most in _MOST.items():
        value = head.get(key)
        if value is not None and (type(value) is not int or not 1 <= value <= most):
            raise UsageError(f"{path}: {key} is a whole number from 1 to {most:,}, not {value!r:.60}")
    sections = head.get("sections") or []
    if not isinstance(sections, list) or len(sections) > _SECTIONS or not all(_is_heading(item) for item in sections):
        raise UsageError(f"{path}: sections is a list of at most {_SECTIONS} headings, each a few words on one line")
    if len({section.casefold() for section in sections}) != len(sections):
        raise UsageError(f"{path}: the sections of a preset have different headings")
    preset = Preset(name, f"from {path.name}", head.get("sentences"), head.get("words"), tuple(sections))
    return Layout(preset, body, sha256)


def _is_heading(item: object) -> bool:
    return isinstance(item, str) and 0 < len(item.strip()) <= 60 and "\n" not in item
