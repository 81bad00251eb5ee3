"""Answers kept on this machine: right, private, bounded, shared, and never a reason to fail."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import stat
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.llm import cachefile
from factcheck.llm.cache import Cache, CachedAnswer, CacheWarning, cache_info_lines, cache_key, default_path

ANSWER = CachedAnswer('{"label": "supported"}', 120, 7)
QUESTION: dict[str, Any] = {
    "endpoint": "https://api.example.com/v1",
    "model": "gpt-4o",
    "parameters": {"temperature": 0, "max_tokens": 1024},
    "prompt_sha256": "ab" * 32,
    "schema": {"properties": {"quote": {}, "label": {}}},
    "system": "You judge claims.",
    "user": "Is it so?",
}
KEY = cache_key(**QUESTION)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "answers.sqlite3"


@pytest.fixture
def cache(path: Path) -> Iterator[Cache]:
    with Cache(path) as opened:
        yield opened


class Clock:
    """Time that passes when it is told to."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def test_gives_back_what_was_put(cache: Cache) -> None:
    assert cache.get(KEY) is None
    cache.put(KEY, ANSWER)
    assert cache.get(KEY) == ANSWER
    assert cache.get(cache_key(**QUESTION | {"user": "Was it so?"})) is None


def test_keeps_answers_for_the_next_run(path: Path) -> None:
    with Cache(path) as first:
        first.put(KEY, ANSWER)
    with Cache(path) as second:
        assert second.get(KEY) == ANSWER


def test_a_later_answer_takes_the_place_of_an_earlier_one(cache: Cache) -> None:
    later = CachedAnswer("later", 1, 2)
    cache.put(KEY, ANSWER)
    cache.put(KEY, later)
    assert cache.get(KEY) == later
    assert cache.info().entries == 1


def test_opens_again_after_close(cache: Cache) -> None:
    cache.put(KEY, ANSWER)
    cache.close()
    cache.close()
    assert cache.get(KEY) == ANSWER


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(st.characters(codec=None)), tokens=st.integers(0, 2**40))
def test_any_text_comes_back_as_it_was(cache: Cache, text: str, tokens: int) -> None:
    answer = CachedAnswer(text, tokens, tokens)
    key = cache_key(**QUESTION | {"user": text})
    cache.put(key, answer)
    assert cache.get(key) == answer


# -- the key ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"endpoint": "https://api.example.com/v2"},
        {"endpoint": "http://api.example.com/v1"},
        {"endpoint": "https://api.example.com:8443/v1"},
        {"model": "gpt-4o-mini"},
        {"parameters": {"temperature": 1, "max_tokens": 1024}},
        {"parameters": {"temperature": 0}},
        {"prompt_sha256": "cd" * 32},
        {"schema": {"properties": {"label": {}, "quote": {}}}},
        {"system": "You judge claims"},
        {"user": "Is it so? "},
        {"system": QUESTION["system"] + QUESTION["user"], "user": ""},
        {"user": "\ud83d\ude00"},
        {"user": "\U0001f600"},
    ],
)
def test_everything_that_shapes_an_answer_changes_the_key(change: dict[str, Any]) -> None:
    assert cache_key(**QUESTION | change) != KEY


def test_halves_of_a_character_are_not_the_character() -> None:
    halves, whole = (cache_key(**QUESTION | {"user": user}) for user in ("\ud83d\ude00", "\U0001f600"))
    assert halves != whole


@pytest.mark.parametrize(
    "change",
    [
        {"endpoint": "https://someone:sk-secret@api.example.com/v1"},
        {"endpoint": "https://api.example.com/v1?api-key=sk-secret#top"},
        {"endpoint": "https://API.example.com:443/v1/"},
        {"parameters": {"max_tokens": 1024, "temperature": 0}},
        {"parameters": {"max_tokens": 1024, "temperature": 0, "api_key": "sk-secret"}},
        {"parameters": {"max_tokens": 1024, "temperature": 0, "extra_headers": {"Authorization": "sk-secret"}}},
    ],
)
def test_credentials_and_order_do_not_change_the_key(change: dict[str, Any]) -> None:
    assert cache_key(**QUESTION | change) == KEY


@pytest.mark.parametrize("endpoint", ["", "gguf:/models/a.gguf", "http://[::1", "http://[::1]:8080/v1", "a:b:c//"])
def test_every_endpoint_has_a_key(endpoint: str) -> None:
    assert len(cache_key(**QUESTION | {"endpoint": endpoint})) == 64


def test_a_parameter_without_a_written_form_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="no part of a question"):
        cache_key(**QUESTION | {"parameters": {"temperature": object()}})


# -- what is on the disk ---------------------------------------------------------------------------------------------


def test_neither_question_nor_credentials_are_on_the_disk(cache: Cache, path: Path) -> None:
    asked = QUESTION | {
        "endpoint": "https://someone:sk-secret@api.example.com/v1?key=sk-secret",
        "parameters": {"api_key": "sk-secret"},
    }
    cache.put(cache_key(**asked), ANSWER)
    stored = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"supported" in stored
    for absent in ("sk-secret", "example.com", "someone", QUESTION["system"], QUESTION["user"]):
        assert absent.encode() not in stored


def test_clear_takes_the_answers_off_the_disk(cache: Cache, path: Path) -> None:
    for number in range(20):
        cache.put(f"{number}", CachedAnswer("under embargo " * 500, 1, 1))
    assert cache.clear() == 20
    assert cache.info().entries == 0
    assert all(b"embargo" not in file.read_bytes() for file in path.parent.iterdir())
    assert cache.clear() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="files have no mode there")
def test_only_the_owner_can_read_it(cache: Cache, path: Path) -> None:
    before = os.umask(0)
    try:
        cache.put(KEY, ANSWER)
    finally:
        os.umask(before)
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="files have no mode there")
def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    with Cache(path) as cache:
        cache.put(KEY, ANSWER)
    path.chmod(0o644)
    with Cache(path) as cache:
        assert cache.get(KEY) == ANSWER
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_reading_makes_no_file(cache: Cache, path: Path) -> None:
    assert cache.get(KEY) is None
    assert cache.info().entries == 0
    assert cache.clear() == 0
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"FACTCHECK_CACHE": "/a", "XDG_CACHE_HOME": "/b", "HOME": "/c"}, "/a/answers.sqlite3"),
        ({"FACTCHECK_CACHE": "~/a", "HOME": "/c"}, "/c/a/answers.sqlite3"),
        ({"XDG_CACHE_HOME": "/b", "HOME": "/c"}, "/b/factcheck/answers.sqlite3"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/c"}, "/c/.cache/factcheck/answers.sqlite3"),
        ({"FACTCHECK_CACHE": "", "HOME": "/c"}, "/c/.cache/factcheck/answers.sqlite3"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths of another form")
def test_where_the_file_is(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str) -> None:
    for name in ("FACTCHECK_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert default_path() == Path(expected)
    with Cache() as cache:
        assert cache.path == Path(expected)


# -- how much is kept ------------------------------------------------------------------------------------------------


def test_stays_under_its_limit_and_lets_go_of_what_was_used_longest_ago(path: Path) -> None:
    clock = Clock()
    with Cache(path, max_bytes=300_000, clock=clock) as cache:
        for number in range(200):
            clock.now += 100
            cache.put(f"{number}", CachedAnswer("x" * 5_000, 1, 1))
            assert cache.get("0") is not None
        kept = [number for number in range(200) if cache.get(f"{number}")]
        assert cache.info().entries == len(kept)
    assert kept[0] == 0
    assert kept[1:] == list(range(kept[1], 200))
    assert 30 < len(kept) < 60
    assert path.stat().st_size < 320_000


def test_an_answer_too_large_for_the_cache_is_not_kept(path: Path) -> None:
    with Cache(path, max_bytes=100_000) as cache:
        cache.put("small", ANSWER)
        cache.put("large", CachedAnswer("x" * 30_000, 1, 1))
        assert cache.get("large") is None
        assert cache.get("small") == ANSWER


@pytest.mark.parametrize("max_bytes", [-1, 0, 1, 1_000])
def test_a_limit_below_any_file_keeps_nothing_and_ends(path: Path, max_bytes: int) -> None:
    with Cache(path, max_bytes=max_bytes) as cache:
        cache.put(KEY, ANSWER)
        assert cache.get(KEY) is None
        assert cache.problem is None


# -- many at once ----------------------------------------------------------------------------------------------------


def _answer(number: int) -> CachedAnswer:
    return CachedAnswer(f"answer {number} " * 50, number, number)


def _work(path: Path, worker: int, results: Any) -> None:
    warnings.simplefilter("error")
    wrong = 0
    with Cache(path, busy_seconds=60.0) as cache:
        for step in range(60):
            number = (step * 7 + worker) % 100
            found = cache.get(f"{number}")
            wrong += found not in {None, _answer(number)}
            cache.put(f"{number}", _answer(number))
            wrong += cache.get(f"{number}") != _answer(number)
        results.put((worker, wrong, cache.problem))


def test_eight_processes_write_and_read_at_once(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    results = context.SimpleQueue()
    workers = [context.Process(target=_work, args=(path, worker, results)) for worker in range(8)]
    for process in workers:
        process.start()
    for process in workers:
        process.join(120)
    assert [process.exitcode for process in workers] == [0] * 8
    assert sorted(results.get() for _ in workers) == [(worker, 0, None) for worker in range(8)]
    results.close()
    with Cache(path) as cache:
        assert cache.info().entries == 100
        assert all(cache.get(f"{number}") == _answer(number) for number in range(100))


def test_many_threads_share_one_cache_and_several(path: Path) -> None:
    failures: list[str] = []

    def work(cache: Cache, offset: int) -> None:
        for number in range(offset, offset + 40):
            cache.put(f"{number}", _answer(number))
            if cache.get(f"{number}") != _answer(number):
                failures.append(f"{number}")

    with Cache(path) as first, Cache(path) as second:
        threads = [threading.Thread(target=work, args=((first, second)[n % 2], n * 10)) for n in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures
        assert first.info().entries == 150
        assert first.problem is second.problem is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork there")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_opens_the_file_for_itself(cache: Cache) -> None:
    cache.put("parent", ANSWER)
    context = multiprocessing.get_context("fork")
    results = context.SimpleQueue()

    def work() -> None:
        found = cache.get("parent")
        cache.put("child", ANSWER)
        results.put(found)

    process = context.Process(target=work)
    process.start()
    assert results.get() == ANSWER
    process.join(60)
    results.close()
    assert process.exitcode == 0
    cache.put("parent again", ANSWER)
    assert cache.get("child") == ANSWER


# -- what can be wrong with a file -----------------------------------------------------------------------------------


def _set_version(path: Path, version: int) -> None:
    with Cache(path) as cache:
        cache.put(KEY, ANSWER)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()


@pytest.mark.parametrize("version", [0, cachefile.VERSION + 1])
def test_a_file_of_another_version_is_put_aside(path: Path, version: int) -> None:
    _set_version(path, version)
    with Cache(path) as cache:
        assert cache.get(KEY) is None
        cache.put(KEY, ANSWER)
        assert cache.get(KEY) == ANSWER
        aside = Path(f"{path}.aside-1")
        with closing(sqlite3.connect(aside)) as connection:
            assert connection.execute("SELECT count(*) FROM answers").fetchone() == (1,)
        cache.close()
        _set_version(path, version)
        cache.put(KEY, ANSWER)
        assert Path(f"{path}.aside-2").exists()
        cache.clear()
    assert not list(path.parent.glob("*aside*"))


def test_an_empty_file_becomes_a_cache(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Cache(path) as cache:
        cache.put(KEY, ANSWER)
        assert cache.get(KEY) == ANSWER


def _expect_no_cache(path: Path, said: str, **options: Any) -> None:
    with Cache(path, **options) as cache:
        with pytest.warns(CacheWarning) as caught:  # noqa: PT031
            cache.put(KEY, ANSWER)
            assert cache.get(KEY) is None
            cache.put(KEY, ANSWER)
            info = cache.info()
        assert len(caught) == 1
        assert caught[0].filename == __file__
        message = str(caught[0].message)
        assert said in message
        assert message == cache.problem == info.problem
        assert "\n" not in message
        assert cache_info_lines(cache)[-1] == f"problem  {message}"


def test_a_file_that_is_not_ours_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("notes of somebody, more than a hundred characters of them " * 9)
    before = path.read_bytes(), path.stat().st_mode
    _expect_no_cache(path, "not a cache of factcheck")
    with Cache(path) as cache, pytest.warns(CacheWarning):
        assert cache.clear() == 0
    assert (path.read_bytes(), path.stat().st_mode) == before


def test_a_database_of_somebody_else_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")
    _expect_no_cache(path, "not a cache of factcheck")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("notes",)]


def _filled(path: Path) -> None:
    with Cache(path) as cache:
        for number in range(40):
            cache.put(f"{number}", CachedAnswer(f"{number} " * 500, 1, 1))


def test_a_file_damaged_inside_is_given_up_and_cleared(path: Path) -> None:
    _filled(path)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with Cache(path) as cache:
        with pytest.warns(CacheWarning, match="damaged.*factcheck cache clear"):
            assert cache.get("7") is None
        assert cache.get("8") is None
        assert cache.clear() == 0
        assert cache.problem is None
        cache.put(KEY, ANSWER)
        assert cache.get(KEY) == ANSWER


def test_clear_removes_a_damaged_file_that_nobody_tried_before(path: Path) -> None:
    _filled(path)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with Cache(path) as cache:
        with pytest.warns(CacheWarning, match="damaged"):
            cache.clear()
        assert cache.problem is None
    assert not path.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    changes=st.lists(st.tuples(st.integers(0, 150) | st.integers(0, 80_000), st.integers(0, 255)), max_size=30),
    length=st.none() | st.integers(0, 80_000),
    number=st.uuids(),
)
def test_no_damage_crashes_or_gives_another_answer(
    tmp_path: Path, changes: list[tuple[int, int]], length: int | None, number: UUID
) -> None:
    path = tmp_path / f"{number}.sqlite3"
    _filled(path)
    content = bytearray(path.read_bytes())
    for at, value in changes:
        content[at % len(content)] = value
    path.write_bytes(content[:length])
    with warnings.catch_warnings(), Cache(path) as cache:
        warnings.simplefilter("ignore", CacheWarning)
        for key in range(40):
            assert cache.get(f"{key}") in {None, CachedAnswer(f"{key} " * 500, 1, 1)}
        cache.put(KEY, ANSWER)
        assert cache.get(KEY) in {None, ANSWER}
        cache.info()


def test_an_answer_changed_in_the_file_is_no_answer(path: Path) -> None:
    with Cache(path) as cache:
        cache.put(KEY, ANSWER)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE answers SET text = ?", (b'{"label": "contradicted"}',))
        connection.commit()
    with Cache(path) as cache:
        assert cache.get(KEY) is None
        cache.put(KEY, ANSWER)
        assert cache.get(KEY) == ANSWER


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    _expect_no_cache(tmp_path / "file" / "answers.sqlite3", "FACTCHECK_CACHE")


def test_a_folder_in_place_of_the_file(path: Path) -> None:
    path.mkdir(parents=True)
    _expect_no_cache(path, "FACTCHECK_CACHE")


@pytest.mark.skipif(sys.platform == "win32", reason="no flock there")
def test_a_file_that_is_being_opened_for_ever(path: Path) -> None:
    import fcntl

    _filled(path)
    with Path(f"{path}.lock").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        _expect_no_cache(path, "locked by another program", busy_seconds=0.0)


def test_a_file_locked_for_writing_still_gives_answers(path: Path) -> None:
    clock = Clock()
    with Cache(path) as cache:
        cache.put(KEY, ANSWER)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with Cache(path, busy_seconds=0.0, clock=clock) as cache:
            clock.now += 10**9
            with pytest.warns(CacheWarning, match="locked"):
                assert cache.get(KEY) == ANSWER
            assert cache.get(KEY) is None
            cache.clear()
    assert path.exists()


def test_warnings_as_errors_lose_no_answer(path: Path) -> None:
    path.mkdir(parents=True)
    with Cache(path) as cache:
        cache.put(KEY, ANSWER)
        assert cache.problem is not None


# -- what is shown ---------------------------------------------------------------------------------------------------


def test_info_lines(path: Path) -> None:
    clock = Clock()
    with Cache(path, clock=clock) as cache:
        assert cache_info_lines(cache) == [f"file     {path}", "answers  0", "size     0 bytes"]
        cache.put("1", ANSWER)
        clock.now += 86_400
        cache.put("2", CachedAnswer("x" * 2_000_000, 1, 1))
        lines = cache_info_lines(cache)
    assert lines[1] == "answers  2"
    assert lines[2].endswith(" MB")
    assert lines[3:] == ["oldest   2027-01-15 08:00 UTC", "newest   2027-01-16 08:00 UTC"]
