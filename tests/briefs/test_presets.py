from __future__ import annotations

import pytest

from factcheck.briefs.presets import DEFAULT, PRESETS, preset_of
from factcheck.errors import UsageError


def test_the_presets_are_bounded_and_the_default_is_one_of_them() -> None:
    assert list(PRESETS) == ["bulletin", "brief", "note"]
    assert DEFAULT in PRESETS
    assert all(p.sentences and p.words for p in PRESETS.values())
    assert preset_of("bulletin").sentences == 3
    assert preset_of("note").sections == ("What happened", "Figures", "What is next", "Risks")


def test_an_unknown_preset_is_refused_in_one_line_that_names_the_others() -> None:
    with pytest.raises(UsageError, match="no preset 'memo': name bulletin, brief, note") as error:
        preset_of("memo")
    assert "\n" not in str(error.value)
