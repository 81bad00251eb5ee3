"""One editor is one person, however the name is written."""

from __future__ import annotations

import pytest

from factcheck.desk.model import Draft, SecondReader
from factcheck.desk.persons import is_same
from factcheck.desk.service import Desk
from factcheck.errors import UsageError
from tests.desk.made import settle


@pytest.mark.parametrize(
    "other",
    ["anna weiß", " Anna  Weiß ", "ANNA WEISS", "Anna\u00a0Weiß", "An\u200bna Weiß", "\u202eAnna Weiß", "Ａnna Weiß"],
)
def test_one_editor_written_in_several_ways(other: str) -> None:
    assert is_same("Anna Weiß", other)


@pytest.mark.parametrize("other", ["Anna", "Anna W", "AnnaWeiß", "Ánna Weiß", ""])
def test_two_editors(other: str) -> None:
    assert not is_same("Anna Weiß", other)


def test_nobody_reads_twice_what_they_accepted_under_another_spelling(desk: Desk, draft: Draft) -> None:
    desk.ask_second_reader(draft.id, SecondReader.ALL, by="Ada")
    review = settle(desk, desk.review(draft.id), editor="Ada")
    review = settle(desk, review, editor="ada ")
    assert len(review.open) == len(review.items)
    assert len(desk.accept_supported(draft.id, editor="ADA").open) == len(review.items)
    assert settle(desk, review, editor="Ben").clear


def test_a_draft_is_found_by_the_name_of_who_has_it(desk: Desk, draft: Draft) -> None:
    desk.assign(draft.id, "Ada", by="Ben")
    assert [row.id for row in desk.drafts(assignee=" ada")] == [draft.id]
    assert not desk.drafts(assignee="Ad_")


@pytest.mark.parametrize("name", ["", " \n", "\u200b", "\u202e\u2066"])
def test_a_name_that_cannot_be_seen_is_none(desk: Desk, draft: Draft, name: str) -> None:
    with pytest.raises(UsageError, match="who is it"):
        desk.assign(draft.id, "Ada", by=name)
