"""A smaller run of what `python -m benchmarks crash` measures."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from benchmarks.crash import run_crashes


@pytest.mark.skipif(sys.platform == "win32", reason="kills its processes as no Windows does")
def test_nothing_is_lost_or_doubled_when_processes_are_killed(tmp_path: Path) -> None:
    seed = random.randrange(10**6)  # noqa: S311
    found = run_crashes(tmp_path, decisions=20, kills=4, seed=seed)
    assert found.faults == (), f"seed {seed}"
    assert (found.answered, found.kills) == (20, 4)
