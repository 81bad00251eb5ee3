"""The prompts: one Markdown file a task, with front matter that says what it is.

Text of a document goes into a prompt only through a variable, and a variable's value is never read as a prompt again.
The format is told in `prompts/README.md`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from factcheck.errors import UsageError

_PACKAGE = Path(__file__).resolve().parents[1]
# A wheel has the folder inside the package; an editable install and a checkout have it beside the package.
_FOLDERS = (_PACKAGE / "prompts", _PACKAGE.parent / "prompts")
_FRONT_MATTER = re.compile(r"\A---\n(?P<head>.*?)\n---\n(?P<text>.*)\Z", re.DOTALL)
_VARIABLE = re.compile(r"\{\{ ([a-z_]+) \}\}")
# What stands above this heading is the same in every call, so that a provider can keep it.
INPUT = "\n## Input\n"
_KEYS = frozenset({"id", "version", "variables", "schema"})


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt as it stands in its file; `sha256` is of the file and goes into every result."""

    id: str
    version: int
    variables: tuple[str, ...]
    schema: str | None  # name of the wire schema that the answer must fit
    text: str
    sha256: str

    def render(self, **values: str) -> tuple[str, str]:
        """The fixed part, which never changes, and the part with the variables filled in.

        A value is put in as it is: nothing in it is read as a variable. Raises :class:`UsageError` where the names
        are not those of the prompt.
        """
        if set(values) != set(self.variables):
            raise UsageError(f"prompt {self.id!r} takes {', '.join(self.variables)}, not {', '.join(values)}")
        fixed, _, variable = self.text.partition(INPUT)
        return fixed.strip(), _VARIABLE.sub(lambda match: values[match[1]], variable).strip()


def folder() -> Path:
    """Where the prompts are: in the installed package, else in the checkout."""
    for candidate in _FOLDERS:
        if candidate.is_dir():
            return candidate
    raise UsageError("the prompts are not installed: install factcheck again, or run it from a checkout")


def names(where: Path | None = None) -> tuple[str, ...]:
    """The names that :func:`load` knows, in order."""
    return tuple(sorted(path.stem for path in (where or folder()).glob("*.md") if path.stem != "README"))


@cache
def load(name: str, where: Path | None = None) -> Prompt:
    """The prompt of that name; raises :class:`UsageError` where there is none or its file is wrong."""
    root = where or folder()
    known = names(root)
    if name not in known:
        raise UsageError(f"there is no prompt {name!r}; there are: {', '.join(known) or 'none'}")
    return _parse(name, (root / f"{name}.md").read_bytes())


def _parse(name: str, raw: bytes) -> Prompt:
    match = _FRONT_MATTER.match(raw.decode("utf-8").replace("\r\n", "\n"))
    if match is None:
        raise UsageError(f"prompt {name!r} has no front matter between two lines of ---")
    try:
        head = yaml.safe_load(match["head"])
    except yaml.YAMLError as error:
        raise UsageError(f"prompt {name!r}: its front matter is not YAML") from error
    if not isinstance(head, dict) or set(head) != _KEYS:
        raise UsageError(f"prompt {name!r}: its front matter must have exactly {', '.join(sorted(_KEYS))}")
    text = match["text"].strip() + "\n"
    _validate(name, head, text)
    return Prompt(
        id=head["id"],
        version=head["version"],
        variables=tuple(head["variables"]),
        schema=head["schema"],
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def _validate(name: str, head: dict[str, object], text: str) -> None:
    if head["id"] != name:
        raise UsageError(f"prompt {name!r}: its id is {head['id']!r}, not the name of its file")
    if type(head["version"]) is not int:
        raise UsageError(f"prompt {name!r}: its version must be a whole number")
    if not isinstance(head["schema"], str | None):
        raise UsageError(f"prompt {name!r}: its schema must be a name or null")
    variables = head["variables"]
    if not isinstance(variables, list) or not all(isinstance(item, str) for item in variables):
        raise UsageError(f"prompt {name!r}: its variables must be a list of names")
    fixed, heading, _ = text.partition(INPUT)
    if variables and (not heading or _VARIABLE.search(fixed)):
        raise UsageError(f"prompt {name!r}: its variables must stand under a heading '## Input' that comes last")
    written = set(_VARIABLE.findall(text))
    if written != set(variables):
        odd = ", ".join(sorted(written ^ set(variables)))
        raise UsageError(f"prompt {name!r}: its text and its list of variables differ in {odd}")
