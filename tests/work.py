"""Counting work instead of time: how many calls a function makes is the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls(work: Callable[[], object]) -> int:
    """How many functions, Python's and C's, are called while `work` runs."""
    counted = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def grows_linearly(work: Callable[[int], object], size: int) -> bool:
    """Whether four times the size takes about four times the calls, and not sixteen."""
    work(size // 4)  # what is made once is made here
    small = calls(lambda: work(size))
    return calls(lambda: work(4 * size)) <= 6 * small + 10_000
