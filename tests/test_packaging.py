"""The package's door: what it offers, and what opening it loads."""

import subprocess
import sys
from importlib import import_module, metadata
from pathlib import Path

import pytest

import factcheck

EXAMPLES = Path(__file__).parents[1] / "examples"
HEAVY = ("openai", "httpx2", "tiktoken", "sqlite3", "jinja2")
REPORT_LOADED = (
    f"import sys; loaded = sorted(n for n in sys.modules if n.split('.')[0] in {{*{HEAVY!r}, *EXTRA}});"
    " sys.stderr.write(' '.join(loaded))"
)


def loaded_by(code: str, extra: tuple[str, ...] = ()) -> str:
    script = f"EXTRA = {extra!r}\n{code}\n{REPORT_LOADED}"
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=True)
    return done.stderr


def test_is_typed() -> None:
    assert (Path(factcheck.__file__).parent / "py.typed").is_file()


def test_every_public_name_is_there() -> None:
    assert sorted(factcheck.__all__) == sorted(factcheck._HOMES)
    for name, home in factcheck._HOMES.items():
        assert getattr(factcheck, name) is getattr(import_module(home), name)
    assert dir(factcheck) == sorted(factcheck.__all__)


def test_the_public_names_are_these() -> None:
    assert set(factcheck.__all__) == {
        *("read", "extract", "check", "brief", "aextract", "acheck", "abrief"),
        *("audit", "aaudit", "Audit", "consistency", "track"),
        *("Document", "FactSheet", "Report", "Brief", "Label", "FactcheckError", "__version__"),
        *("open_model", "Model", "ModelSettings", "Budget", "Cache"),
    }


def test_version_is_that_of_the_distribution() -> None:
    assert factcheck.__version__ == metadata.version("factcheck-release")


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="'factcheck' has no attribute 'chek'"):
        factcheck.chek  # noqa: B018


def test_import_loads_next_to_nothing() -> None:
    extra = ("pydantic", "click", "rich", "yaml", "sentencex", "markdown_it")
    assert loaded_by("import factcheck", extra) == ""


@pytest.mark.parametrize("form", ["text", "json"])
def test_check_loads_no_model_client(form: str) -> None:
    release = str(EXAMPLES / "release.md")
    arguments = ["check", release, "--source", release, "--format", form]
    extra = ("rich",) if form == "json" else ()
    assert loaded_by(f"from factcheck.cli import run\nassert run({arguments!r}) == 0", extra) == ""
