"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of real text that is no part of the project; tests that need it skip where it is missing."""
    default = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
    folder = Path(os.environ.get("FACTCHECK_DATA", default)).resolve()
    if not (folder / "releases").is_dir():
        pytest.skip("no real releases here: FACTCHECK_DATA names no folder with releases/ in it")
    return folder
