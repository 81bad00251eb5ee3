"""A brief read back as a draft."""

from pathlib import Path

import pytest

import factcheck
from factcheck.briefs.reading import as_draft, draft_of
from factcheck.errors import UsageError
from factcheck.render import json
from tests.briefs.releases import RESULTS


def test_the_sentences_of_a_brief_are_a_draft(tmp_path: Path) -> None:
    brief = factcheck.brief(RESULTS, model=False)
    path = tmp_path / "brief.json"
    path.write_text(json.brief(brief), encoding="utf-8")
    draft = as_draft(factcheck.read(path))
    assert draft.text == draft_of(brief).text == "\n\n".join(s.text for s in brief.sentences) + "\n"
    assert draft.path == str(path)


@pytest.mark.parametrize("text", ["A draft of 40 words.\n", "{braces} open this draft of 40 words.\n"])
def test_any_other_text_stays_what_it_is(text: str) -> None:
    document = factcheck.read(text)
    assert as_draft(document) is document


@pytest.mark.parametrize("text", ["{}", '{"claims": []}', '{"sentences": 3}'])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no brief"):
        as_draft(factcheck.read(text))
