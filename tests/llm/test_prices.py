"""The price table: what it knows, what it does not, and how a user's own prices take their place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UsageError
from factcheck.llm.prices import Price, Prices, is_local


@pytest.fixture(autouse=True)
def _no_prices_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_PRICES", raising=False)


PRICES = Prices(
    {
        "gpt-4": Price(Decimal(30), Decimal(60)),
        "gpt-4o": Price(Decimal("2.5"), Decimal(10), Decimal("1.25")),
        "gpt-4o-2024-05-13": Price(Decimal(5), Decimal(15)),
        "gpt-4o-mini": Price(Decimal("0.15"), Decimal("0.6")),
        "claude-sonnet-4": Price(Decimal(3), Decimal(15)),
        "claude-sonnet-4-5": Price(Decimal(4), Decimal(16)),
    }
)


@pytest.mark.parametrize(
    ("model", "listed"),
    [
        ("gpt-4o", "gpt-4o"),
        ("gpt-4o-2024-08-06", "gpt-4o"),
        ("gpt-4o-2024-05-13", "gpt-4o-2024-05-13"),
        ("gpt-4o-mini-2024-07-18", "gpt-4o-mini"),
        ("gpt-4-0613", "gpt-4"),
        (" GPT-4o ", "gpt-4o"),
        ("openai/gpt-4o", "gpt-4o"),
        ("claude-sonnet-4-20250514", "claude-sonnet-4"),
        ("claude-sonnet-4-5@20250929", "claude-sonnet-4-5"),
        ("gpt-4o-latest", "gpt-4o"),
        ("gpt-4o-realtime", None),
        ("gpt-4o-2024-08-06-audio", None),
        ("gpt-4.5", None),
        ("gpt-4o1", None),
        ("ft:gpt-4o:company", None),
        ("elsewhere/gpt-4o", None),
        ("gpt", None),
        ("", None),
    ],
)
def test_which_price_a_name_has(model: str, listed: str | None) -> None:
    assert PRICES.price(model) == (PRICES.models[listed] if listed else None)


@pytest.mark.parametrize(
    ("model", "tokens", "dollars"),
    [
        ("gpt-4o", (1_000_000, 0, 0), "2.5"),
        ("gpt-4o", (0, 1_000_000, 0), "10"),
        ("gpt-4o", (1_000_000, 0, 1_000_000), "1.25"),
        ("gpt-4o", (1_000, 100, 600), "0.00275"),
        ("gpt-4o", (10, 0, 99), "0.0000125"),
        ("gpt-4o", (10, 0, -5), "0.000025"),
        ("gpt-4o-mini", (1_000, 0, 1_000), "0.00015"),
        ("unknown", (0, 0, 0), None),
    ],
)
def test_cost(model: str, tokens: tuple[int, int, int], dollars: str | None) -> None:
    cost = PRICES.cost(model, *tokens)
    assert cost == (None if dollars is None else Decimal(dollars))


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_cached_input_is_never_dearer_and_never_free(inputs: int, outputs: int, cached: int) -> None:
    cost, plain = PRICES.cost("gpt-4o", inputs, outputs, cached), PRICES.cost("gpt-4o", inputs, outputs)
    assert cost is not None
    assert plain is not None
    assert plain / 2 <= cost <= plain


def test_the_table_that_comes_with_factcheck() -> None:
    prices = Prices.load()
    assert prices.cost("gpt-4o-2024-08-06", 1_000_000, 1_000_000, 0) == Decimal("12.5")
    assert prices.cost("no-such-model", 1, 1) is None
    for name, price in prices.models.items():
        assert name == name.strip().lower()
        assert 0 < price.input < price.output
        assert price.cached_input is None or 0 < price.cached_input < price.input
        assert price.as_of is not None
        assert date(2025, 1, 1) < price.as_of


# -- endpoints on this machine ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("endpoint", "local"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://127.9.9.9/v1", True),
        ("http://localhost:11434/v1", True),
        ("http://LOCALHOST./v1", True),
        ("http://ollama.localhost/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://0.0.0.0:8000/v1", True),
        ("gguf:/models/small.gguf", True),
        ("https://api.openai.com/v1", False),
        ("http://127.0.0.1.example.com/v1", False),
        ("http://localhost@example.com/v1", False),
        ("http://notlocalhost/v1", False),
        ("http://192.168.1.4/v1", False),
        ("http://[::1", False),
        ("localhost", False),
        ("", False),
        (None, False),
    ],
)
def test_is_local(endpoint: str | None, local: bool) -> None:
    assert is_local(endpoint) is local


def test_a_model_on_this_machine_costs_nothing() -> None:
    local = PRICES.for_endpoint("http://127.0.0.1:8080/v1")
    assert local.cost("qwen2.5-1.5b", 1_000, 1_000) == 0
    assert PRICES.cost("qwen2.5-1.5b", 1_000, 1_000) is None
    assert PRICES.cost("gguf:/models/small.gguf", 1_000, 1_000) == 0
    assert local.for_endpoint("https://api.openai.com/v1").cost("qwen2.5-1.5b", 1, 1) is None


def test_a_model_behind_a_proxy_on_this_machine_costs_what_it_costs() -> None:
    assert PRICES.for_endpoint("http://localhost:4000").cost("gpt-4o", 1_000_000, 0) == Decimal("2.5")


# -- a user's own prices ---------------------------------------------------------------------------------------------

OWN = """
as_of = 2026-11-01
[models]
"gpt-4o" = { input = 2, output = 8.5 }
"My-Deployment" = { input = 0.1, cached_input = 0.01, output = 0.3, as_of = 2026-10-01 }
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "prices.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_own_prices_come_first_and_the_others_stay(own: Path) -> None:
    prices = Prices.load(own)
    assert prices.price("gpt-4o") == Price(Decimal(2), Decimal("8.5"), None, date(2026, 11, 1))
    assert prices.price("my-deployment") == Price(Decimal("0.1"), Decimal("0.3"), Decimal("0.01"), date(2026, 10, 1))
    assert prices.price("gpt-4o-mini") == Prices.load().price("gpt-4o-mini")
    assert Prices.load().price("my-deployment") is None


def test_own_prices_from_the_environment(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_PRICES", str(own))
    assert Prices.load().price("my-deployment") is not None
    monkeypatch.setenv("FACTCHECK_PRICES", "")
    assert Prices.load().price("my-deployment") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not toml", "is not TOML"),
        (b"\xff", "is not TOML"),
        ("", "must have a table"),
        ("models = 3", "must have a table"),
        ('[models]\n[other]\na = "b"', "nothing else"),
        ("[models]\na = 3", '"a" must have input and output'),
        ("[models]\na = { input = 1 }", "must have input and output"),
        ("[models]\na = { input = 1, output = 1, ouput = 1 }", "must have input and output"),
        ("[models]\na = { input = -1, output = 1 }", "not a number of dollars"),
        ("[models]\na = { input = nan, output = 1 }", "not a number of dollars"),
        ("[models]\na = { input = inf, output = 1 }", "not a number of dollars"),
        ("[models]\na = { input = true, output = 1 }", "not a number of dollars"),
        ('[models]\na = { input = "1", output = 1 }', "not a number of dollars"),
        ("as_of = 3\n[models]", "as_of must be a day"),
        ('[models]\na = { input = 1, output = 1, as_of = "2026" }', "as_of must be a day"),
    ],
)
def test_a_price_file_that_is_wrong(tmp_path: Path, text: str | bytes, said: str) -> None:
    path = tmp_path / "prices.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(UsageError, match=said) as caught:
        Prices.load(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_price_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml cannot be read: No such file"):
        Prices.load(tmp_path / "none.toml")
