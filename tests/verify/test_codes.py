"""The rule codes: each is given once, and every code that the package writes is explained."""

import re
from pathlib import Path

import factcheck
from factcheck.verify.codes import _ROWS, CODES

ROOT = Path(factcheck.__file__).parent


def test_no_code_and_no_name_is_given_twice() -> None:
    assert len({row[0] for row in _ROWS}) == len(_ROWS)
    assert len({row[2] for row in _ROWS}) == len(_ROWS)


def test_every_code_that_a_rule_writes_is_listed_and_every_listed_code_is_written() -> None:
    written = {
        code
        for path in ROOT.rglob("*.py")
        if path.name != "codes.py"
        for code in re.findall(r'"([A-Z]{3}\d{3})"', path.read_text("utf-8"))
    }
    assert written == set(CODES)
