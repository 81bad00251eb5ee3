"""Uses the desk of an installed wheel as a stranger would: run outside the checkout, beside the example."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

HERE = Path(__file__).parent
COMMAND = [str(Path(sys.executable).with_name("factcheck")), "desk", "--db", str(HERE / "desk.sqlite")]


def run(*arguments: str, code: int = 0) -> str:
    """Runs a command of the desk and insists on its exit code."""
    done = subprocess.run([*COMMAND, *arguments], cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == code, f"{arguments}: exit {done.returncode}, not {code}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def check_commands() -> None:
    """A draft goes in, is held back while claims are open, and its record replays."""
    run("add", "draft.md", "--source", "release.md", "--by", "CI")
    assert "contradicted" in run("gate", "draft.md", code=1)
    run("export", "draft.md", "--as", "docx", "--output", "draft.docx", code=2)
    run("export", "draft.md", "--as", "docx", "--output", "draft.docx", "--anyway")
    run("record", "draft.md", "--output", "record.jsonl")
    run("replay", "record.jsonl")


def check_pages() -> None:
    """The pages are served with their styles, and only to this machine."""
    serving = subprocess.Popen(
        [*COMMAND, "--no-open", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        address = next(line.split()[-1] for line in serving.stdout or () if "http://" in line)
        assert address.startswith("http://127.0.0.1:"), address
        with urlopen(address, timeout=30) as answer:  # noqa: S310 - the address is our own
            assert answer.status == 200
            assert "default-src 'none'" in answer.headers["content-security-policy"]
    finally:
        serving.terminate()
        serving.wait(timeout=30)


if __name__ == "__main__":
    check_commands()
    check_pages()
    print("the desk of the wheel works")
