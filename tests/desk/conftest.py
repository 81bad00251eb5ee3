"""A desk with a release and a draft on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.desk.model import Draft, Text
from factcheck.desk.service import Desk
from tests.desk.made import DRAFT, RELEASE


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "desk.sqlite") as opened:
        yield opened


@pytest.fixture
def draft(desk: Desk) -> Draft:
    release = desk.add_release(Text.of(RELEASE.encode(), "release.md"), by="ada")
    return desk.add_draft(Text.of(DRAFT.encode(), "draft.md"), [release.id], by="ada")
