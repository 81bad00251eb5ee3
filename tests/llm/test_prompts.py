"""Prompts: their format is held when they are loaded."""

import hashlib
from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.llm import prompts

GOOD = """---
id: judge
version: 2
variables: [claims, passages]
schema: Verdicts
---
Judge. A brace { or {{this}} is no variable.

## Input

{{ passages }}

{{ claims }} and {{ claims }}
"""


def write(folder: Path, text: str, name: str = "judge") -> Path:
    (folder / f"{name}.md").write_bytes(text.encode())
    return folder


def test_reads_a_prompt(tmp_path: Path) -> None:
    prompt = prompts.load("judge", write(tmp_path, GOOD))
    assert (prompt.id, prompt.version, prompt.schema) == ("judge", 2, "Verdicts")
    assert prompt.variables == ("claims", "passages")
    assert prompt.text.startswith("Judge.")
    assert prompt.text.endswith("and {{ claims }}\n")
    assert prompt.sha256 == hashlib.sha256(GOOD.encode()).hexdigest()


def test_line_ends_do_not_matter_to_the_text(tmp_path: Path) -> None:
    prompt = prompts.load("judge", write(tmp_path, GOOD.replace("\n", "\r\n")))
    assert "\r" not in prompt.text
    assert prompt.sha256 != hashlib.sha256(GOOD.encode()).hexdigest()


def test_names_leave_out_the_readme(tmp_path: Path) -> None:
    write(tmp_path, "about the folder", "README")
    write(tmp_path, GOOD)
    write(tmp_path, GOOD, "extract")
    assert prompts.names(tmp_path) == ("extract", "judge")


@pytest.mark.parametrize("name", ["nope", "README", "../judge", ""])
def test_unknown_name_lists_the_known(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "prompts"
    inner.mkdir()
    write(tmp_path, GOOD)
    write(inner, GOOD, "extract")
    write(inner, "about", "README")
    with pytest.raises(UsageError, match="there are: extract"):
        prompts.load(name, inner)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("---\nid", "id", "no front matter"),
        ("id: judge", "id: [judge", "not YAML"),
        ("schema: Verdicts\n", "", "must have exactly id, schema, variables, version"),
        ("schema: Verdicts", "schema: Verdicts\nmodel: x", "must have exactly"),
        ("id: judge", "id: other", "its id is 'other'"),
        ("version: 2", "version: '2'", "whole number"),
        ("version: 2", "version: true", "whole number"),
        ("schema: Verdicts", "schema: 3", "schema must be a name or null"),
        ("[claims, passages]", "claims", "list of names"),
        ("[claims, passages]", "[claims]", "differ in passages"),
        ("[claims, passages]", "[claims, passages, tone]", "differ in tone"),
        ("## Input\n", "", "must stand under a heading '## Input'"),
        ("Judge.", "Judge {{ claims }}.", "must stand under a heading '## Input'"),
    ],
)
def test_refuses_a_broken_prompt(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        prompts.load("judge", write(tmp_path, GOOD.replace(old, new, 1)))


def test_the_fixed_part_never_changes_and_values_are_no_prompts(tmp_path: Path) -> None:
    prompt = prompts.load("judge", write(tmp_path, GOOD))
    fixed, variable = prompt.render(claims="{{ passages }}", passages=r"a \1 passage")
    assert fixed == "Judge. A brace { or {{this}} is no variable."
    assert variable == "a \\1 passage\n\n{{ passages }} and {{ passages }}"


def test_rendering_wants_every_variable_and_no_other(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="takes claims, passages"):
        prompts.load("judge", write(tmp_path, GOOD)).render(claims="x")


def test_a_schema_may_be_missing(tmp_path: Path) -> None:
    assert prompts.load("judge", write(tmp_path, GOOD.replace("Verdicts", "null"))).schema is None


def test_the_packaged_prompts_are_sound() -> None:
    assert (prompts.folder() / "README.md").is_file()
    for name in prompts.names():
        assert prompts.load(name).text


def test_says_when_the_prompts_are_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompts, "_FOLDERS", (tmp_path / "none",))
    with pytest.raises(UsageError, match="install factcheck again"):
        prompts.folder()
