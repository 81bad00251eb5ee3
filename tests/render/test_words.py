"""The words that all renderers share."""

import pytest

from factcheck.claims.records import ModelRecord, QuantityRecord, Usage
from factcheck.render import words
from factcheck.verify.findings import Change, Correction
from tests.render.samples import make_report


@pytest.mark.parametrize(
    ("kind", "low", "high", "unit", "said"),
    [
        ("count", "40", "40", "patient", "40 patient"),
        ("money", None, "150000000", "USD", "up to 150,000,000 USD"),
        ("money", "3.60E+9", "3.60E+9", "USD", "3,600,000,000 USD"),
        ("percent", "10", None, "", "from 10"),
        ("percent", "12", "12", "%", "12%"),
        ("period", "4", "4", "quarter", "quarter 4"),
        ("period", "1", "2", "half", "half 1 to 2"),
        ("date", "305", "305", "month-day", "03-05"),
        ("percent", "10", "12.50", "", "10 to 12.5"),
        ("date", "739292", "739292", "", "2025-02-10"),
        ("period", "739252", "739432", "day", "2025-01-01 to 2025-06-30"),
        ("date", "99999999999", "99999999999", "", "99,999,999,999"),
        ("date", "0.5", "0.5", "", "0.5"),
        ("number", "NaN", "Infinity", "", "NaN to Infinity"),
        ("count", None, None, "patient", "no value patient"),
    ],
)
def test_value(kind: str, low: str | None, high: str | None, unit: str, said: str) -> None:
    assert words.value(QuantityRecord(text="x", start=0, end=1, kind=kind, low=low, high=high, unit=unit)) == said


@pytest.mark.parametrize(
    ("text", "low", "high", "said"),
    [
        ("more than half", "0.5", None, "more than 0.5"),
        ("at least half", "0.5", None, "from 0.5"),
        ("no less than half", "0.5", None, "from 0.5"),
        ("fewer than half", None, "0.5", "less than 0.5"),
        ("not more than half", None, "0.5", "up to 0.5"),
        ("no fewer than half, over two years", "0.5", None, "from 0.5"),
    ],
)
def test_the_value_of_a_bound_says_whether_the_bound_is_in_it(text: str, low: str, high: str, said: str) -> None:
    quantity = QuantityRecord(text=text, start=0, end=len(text), kind="fraction", low=low, high=high)
    assert words.value(quantity) == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 claims"), (1, "1 claim"), (1200, "1,200 claims")])
def test_plural(count: int, said: str) -> None:
    assert words.plural(count, "claim") == said


@pytest.mark.parametrize(
    ("text", "low", "high", "said"),
    [
        ("40 patients", "40", "40", "40 patients"),
        ("33,277 patients", "33277", "33277", "33,277 patients"),
        ("six patients", "6", "6", "six patients = 6 patient"),
        ("140 patients", "40", "40", "140 patients = 40 patient"),
        ("up to 40 patients", None, "40", "up to 40 patients = up to 40 patient"),
    ],
)
def test_as_read(text: str, low: str | None, high: str, said: str) -> None:
    quantity = QuantityRecord(text=text, start=0, end=len(text), kind="count", low=low, high=high, unit="patient")
    assert words.as_read(quantity) == said


@pytest.mark.parametrize(
    ("usage", "model", "said"),
    [
        (Usage(), None, "checked by rules, no model was asked"),
        (Usage(cost_usd=0), ModelRecord(name="tiny"), "checked by rules, no call to tiny was made"),
        (
            Usage(calls=1, input_tokens=1000, output_tokens=5, cost_usd=0.0123),
            ModelRecord(name="tiny"),
            "checked by rules and 1 model call to tiny (0 from the cache, 0 failed); 1,000 tokens in, 5 out, $0.0123",
        ),
        (
            Usage(cached=2, cost_usd=0),
            ModelRecord(name="tiny"),
            "checked by rules and 0 model calls to tiny (2 from the cache, 0 failed); 0 tokens in, 0 out, $0.0000",
        ),
        (
            Usage(calls=2, failed=2),
            ModelRecord(name="tiny"),
            "checked by rules and 2 model calls to tiny (0 from the cache, 2 failed); 0 tokens in, 0 out, "
            "price not known",
        ),
    ],
)
def test_usage(usage: Usage, model: ModelRecord | None, said: str) -> None:
    assert words.usage_line("checked", usage, model) == said


def test_a_correction_is_said_as_what_to_change() -> None:
    claim = make_report("It has dosed 140 patients.").claims[0].model_copy(update={"correction": None})
    changes = (
        Change(start=33 + 13, end=33 + 16, text="40"),
        Change(start=33 + 6, end=33 + 6, text=" not"),
        Change(start=33 + 3, end=33 + 7, text=""),
    )
    corrected = claim.model_copy(update={"correction": Correction(text="", changes=changes)})
    assert words.correction_words(claim) == ""
    assert words.correction_words(corrected) == "change “140” to “40”, put in “not”, take out “has”"
