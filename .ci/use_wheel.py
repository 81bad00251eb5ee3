"""Uses an installed wheel as a stranger would: run outside the checkout, beside `release.md` and `draft.md`."""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
COMMAND = str(Path(sys.executable).with_name("factcheck"))


def run(*arguments: str, code: int) -> subprocess.CompletedProcess[str]:
    """Runs the installed command and insists on its exit code."""
    done = subprocess.run([COMMAND, *arguments], cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == code, f"{arguments}: exit {done.returncode}, not {code}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    return done


def check_package() -> None:
    """The package is the installed one, typed, with its prompts, and needs no development tool."""
    import factcheck  # noqa: PLC0415

    package = Path(factcheck.__file__).parent
    assert "site-packages" in package.parts, package
    for name in factcheck.__all__:
        getattr(factcheck, name)
    assert importlib.util.find_spec("pytest") is None
    assert (package / "py.typed").is_file()

    from factcheck.llm import prompts  # noqa: PLC0415

    folder = importlib.resources.files("factcheck") / "prompts"
    assert (folder / "README.md").is_file(), "the prompts are not in the wheel"
    for name in prompts.names():
        prompts.load(name)


def check_command() -> None:
    """The command keeps its exit codes and its JSON."""
    version = run("--version", code=0).stdout
    assert importlib.metadata.version("factcheck-release") in version, version
    run("outline", "release.md", code=0)
    run("extract", "release.md", code=0)
    run("brief", "release.md", code=0)
    run("check", "release.md", "--source", "release.md", code=0)
    report = json.loads(run("check", "draft.md", "--source", "release.md", "--format", "json", code=1).stdout)
    assert list(report)[:6] == ["schema_version", "source", "draft", "claims", "summary", "usage"], list(report)
    page = run("check", "draft.md", "--source", "release.md", "--format", "html", code=1).stdout
    assert page.startswith("<!doctype html>"), page[:200]
    assert "overflow-wrap" in page, "the stylesheets are not in the wheel"
    refused = run("check", "missing.md", "--source", "release.md", code=2)
    assert refused.stderr.count("\n") == 1, refused.stderr
    assert not refused.stdout


if __name__ == "__main__":
    check_package()
    check_command()
    print("the wheel works")
