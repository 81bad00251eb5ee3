"""Runs the benchmarks: `python -m benchmarks [--quick] [NAME ...]`; without a name, all of them.

A benchmark is a module of this package with a function `run(quick) -> list of Row`.
"""

from __future__ import annotations

import argparse
import importlib
import platform

from benchmarks.rows import Row

NAMES = (
    "speed",
    "extraction",
    "hostile",
    "claims",
    "summaries",
    "perturbation",
    "audit",
    "judging",
    "writing",
    "overhead",
    "faults",
    "reports",
    "briefs",
    "omissions",
    "desk",
    "settling",
    "crash",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures factcheck.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(NAMES)}; all without a name")
    parser.add_argument("--quick", action="store_true", help="few repeats: shows that it runs, not how fast")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(NAMES)
    if unknown:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    for name in arguments.names or NAMES:
        rows = importlib.import_module(f"benchmarks.{name}").run(quick=arguments.quick)
        print(f"\n{name}")
        show(rows)


def show(rows: list[Row]) -> None:
    """Prints rows as a table."""
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for row in rows:
        print(f"  {row.what:<{widths[0]}}  {row.figure:>{widths[1]}}  {row.note}".rstrip())


if __name__ == "__main__":
    main()
