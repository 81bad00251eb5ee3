"""Texts made to cost much: what they take to read, to check as a draft and to check against, in seconds and memory.

Every run is a process of its own, so that its peak memory is its own. A megabyte of anything must end; what grows
faster than its length would not.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable

import factcheck
from benchmarks.rows import Row
from factcheck.quantities.parse import parse_quantities

SIZE, QUICK = 1_000_000, 20_000
LIMIT = 300  # seconds
_SMALL = "There were 40 patients in 2031, and revenue was $5 million.\n"


def _filled(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


TEXTS: dict[str, Callable[[int], str]] = {
    "digits": _filled("1"),
    "a fraction's digits": lambda size: "0." + "1" * size,
    "figures": _filled("1 "),
    "commas": _filled(","),
    "groups": _filled("1,111"),
    "brackets": _filled("("),
    "pairs of brackets": _filled("()"),
    "nested brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "one hundred one hundred": _filled("one hundred "),
    "long numbers": _filled("9" * 10_000 + "\n"),
    "1e999999": _filled("1e999999 "),
    "years": _filled("2031 "),
    "5 and 5 and": _filled("5 and "),
    "12 of 20": _filled("12 of 20 "),
    "dashes": _filled("1-"),
    "cells": _filled("|1"),
    "sentences": _filled("There were 40 patients. "),
    "paragraphs": _filled("5 patients\n\n"),
}
MODES = ("parse", "source", "draft")


def run(*, quick: bool) -> list[Row]:
    """Seconds and peak memory of every text in every place it can stand."""
    size = QUICK if quick else SIZE
    rows = [Row(f"{size:,} characters", "s", "; ".join(f"{mode}: seconds, peak memory" for mode in MODES))]
    for name in TEXTS:
        spent = [apart(name, mode, size) for mode in MODES]
        worst = max(seconds for seconds, _ in spent)
        note = "; ".join(f"{mode} {s:.2f} s, {mb:.0f} MB" for mode, (s, mb) in zip(MODES, spent, strict=True))
        rows.append(Row(f"  {name}", f"{worst:.1f}", note))
    return rows


def apart(name: str, mode: str, size: int) -> tuple[float, float]:
    """Seconds of processor time and megabytes at most, of one run in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.hostile", name, mode, str(size)]
    try:
        shown = subprocess.run(command, check=True, capture_output=True, text=True, timeout=LIMIT).stdout
    except subprocess.TimeoutExpired:
        return float("inf"), float("nan")
    seconds, memory = shown.split()
    return float(seconds), float(memory)


def once(name: str, mode: str, size: int) -> None:
    """Run one text in one place and print what it took."""
    text = TEXTS[name](size)
    start = time.process_time()
    if mode == "parse":
        parse_quantities(text)
    else:
        pair = ((text + "\n").encode(), _SMALL.encode())
        draft, source = pair if mode == "draft" else pair[::-1]
        factcheck.check(draft, source, model=False)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{time.process_time() - start:.3f} {peak:.1f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile")
    parser.add_argument("name", choices=TEXTS)
    parser.add_argument("mode", choices=MODES)
    parser.add_argument("size", type=int)
    asked = parser.parse_args()
    once(asked.name, asked.mode, asked.size)
