"""The notebooks in `examples/`: each is run in a kernel of its own, and what it shows is looked at."""

from __future__ import annotations

import base64
import json
import os
import re
import struct
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import factcheck
from factcheck.llm.settings import ModelSettings
from tests.recording import CASSETTES

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("first_steps", "with_a_model", "many_releases")
CASSETTE = CASSETTES / "recorded" / "notebooks" / "test_with_a_model.yaml"
SECONDS = 120


def source(name: str) -> Any:
    return nbformat.read(EXAMPLES / f"{name}.ipynb", as_version=4)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Runs a notebook: no model of the reader's, no data but the project's, and warnings are errors."""
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("PYTHONPATH", str(EXAMPLES.parent))
    monkeypatch.setenv("PYTHONWARNINGS", "error::UserWarning,error::RuntimeWarning,error::FutureWarning")
    monkeypatch.delenv("FACTCHECK_DATA", raising=False)

    def ran(name: str) -> Any:
        notebook = source(name)
        client = NotebookClient(
            notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": EXAMPLES}}
        )
        client.execute()
        return notebook

    return ran


def shown(notebook: Any, kind: str = "text/html") -> list[str]:
    """What its cells show in one form."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return ["".join(output.data[kind]) for output in outputs if kind in output.get("data", {})]


def said(notebook: Any) -> str:
    """What its cells print, and complain of."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return "".join(output.text for output in outputs if output.output_type == "stream")


@pytest.mark.parametrize("name", NAMES)
def test_is_kept_without_outputs(name: str) -> None:
    notebook = source(name)
    nbformat.validate(notebook)
    assert all(not cell.outputs and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")


def test_first_steps(run: Any) -> None:
    notebook = run("first_steps")
    pages = shown(notebook)
    lines = shown(notebook, "text/plain")
    assert lines[0].startswith("Document('FDA Gives Immix Biopharma’s NXC-201")
    assert "'fewer than half of the RMAT applications'" in lines
    assert "Report(11 claims: 6 supported, 1 qualified, 4 contradicted)" in lines
    [first, corrected] = [page for page in pages if "examples" not in page and "against release.md" in page]
    assert "✗</span> 4 contradicted" in first
    assert "the release says 450 million CAR+T cells" in first
    assert "450 million CAR+T cells" in corrected
    assert "<strong>540 million CAR+T cells</strong>" not in corrected
    assert any(line.startswith("Brief(") and "supported" in line for line in lines)
    assert any(re.match(r"Audit\(\d+ of \d+ wrong sentences caught", line) for line in lines)
    assert any(line.startswith("FactSheet(") for line in lines)
    assert said(notebook) == ""


def test_with_a_model_replayed(run: Any) -> None:
    notebook = run("with_a_model")
    lines = shown(notebook, "text/plain")
    assert lines[0] == "'local-model'"
    assert "Report(3 claims: 1 contradicted, 2 unverified)" in lines
    assert "1 call, " in said(notebook)
    assert any("checked by rules and 1 model call to local-model" in page for page in shown(notebook))
    assert any("QUO101" in page and "the model&#39;s quote is not in the release" in page for page in shown(notebook))
    assert any(line.startswith("checking with local-model: 1 of 1, ") for line in lines)
    assert lines[-1].startswith("Usage(calls=1, cached=0, failed=0")


@pytest.mark.recorded
def test_with_a_model(recorded_model: ModelSettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its cells, with a reader's own model: what is asked of it is recorded here, and replayed in the notebook."""
    assert recorded_model.base_url is not None
    monkeypatch.setenv("FACTCHECK_MODEL", recorded_model.model)
    monkeypatch.setenv("OPENAI_BASE_URL", recorded_model.base_url)
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path))
    monkeypatch.syspath_prepend(str(EXAMPLES))
    monkeypatch.chdir(EXAMPLES)
    names: dict[str, Any] = {}
    for cell in source("with_a_model").cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, "with_a_model.ipynb", "exec"), names)  # noqa: S102
    report = names["report"]
    assert (report.usage.calls, report.usage.failed) == (1, 0)
    assert report.claims[0].label is factcheck.Label.CONTRADICTED
    assert all(claim.decided_by == "rules" or claim.evidence for claim in report.claims)
    assert all(names["release"].text[e.start : e.end] == e.quote for claim in report.claims for e in claim.evidence)


def test_what_was_not_recorded_is_not_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLES))
    from recorded_model import RecordedModel

    with (
        RecordedModel(CASSETTE) as recorded,
        factcheck.open_model("local-model", base_url=recorded.url, cache=False) as model,
    ):
        report = factcheck.check("The harbour was calm.", "The port of Oslo is deep and old.", model=model)
    assert [claim.label for claim in report.claims] == ["unverified"]
    assert report.usage.failed == 1


def test_many_releases(run: Any) -> None:
    notebook = run("many_releases")
    texts = list((EXAMPLES.parent / "benchmarks" / "labelled").glob("*/*.json"))
    claims = sum(len(json.loads(path.read_text("utf-8"))["claims"]) for path in texts)
    assert said(notebook).strip() == f"{len(texts)} texts, {claims} labelled claims"
    pictures = [base64.b64decode(picture) for picture in shown(notebook, "image/png")]
    assert len(pictures) == 2
    for picture in pictures:
        width, height = struct.unpack(">II", picture[16:24])
        assert width > 700
        assert height > 400
    if folder := os.environ.get("FACTCHECK_NOTEBOOK_PICTURES"):
        for number, picture in enumerate(pictures):
            Path(folder, f"many-{number}.png").write_bytes(picture)
    [rates] = [page for page in shown(notebook) if "held out" in page and "developed on" in page and "%" in page]
    assert all(float(rate) > 60 for rate in re.findall(r"(\d+\.\d)%", rates))
