"""The claims that perturbation makes: faithful ones mean the same, wrong ones do not, and unsure ones are not made."""

import pytest

import factcheck
from benchmarks.perturbation import answers, made
from benchmarks.rewrites import FAITHFUL
from factcheck.audits.mutations import WRONG
from factcheck.audits.sites import Release

RELEASE = """# Quarrent Grid Reports Third Quarter 2026 Results

HALDEN, October 28, 2026 -- Quarrent Grid today reported results for the third quarter of 2026.

Revenue rose 12% to $48.3 million in the third quarter of 2026, compared with $43.1 million in the third quarter of \
2025.

The company had more than 1,450 employees at September 30, 2026 and will open two depots, each rated at 1.4 GW.

The upgrade is expected to reach 25% of customers within 18 months, at a cost of up to $7 million.
"""


@pytest.fixture(scope="module")
def release() -> Release:
    return Release("quarrent", factcheck.read(RELEASE.encode()))


def variants(release: Release, kind: str) -> str:
    maker = FAITHFUL.get(kind) or WRONG[kind]
    return "\n".join(text for statement in release.statements for text in maker(statement))


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("reopened", "Also, the company had"),
        ("scale form", "$48,300,000 in"),
        ("money form", "$48.3m in"),
        ("number words", "will open 2 depots"),
        ("percent form", "rose twelve percent to"),
        ("fraction", "reach a quarter of customers"),
        ("unit", "rated at 1,400 MW"),
        ("date form", "30 September 2026"),
        ("quarter form", "in Q3 2026, compared"),
        ("rounded with hedge", "to approximately $48 million"),
        ("digit", "$48.4 million"),
        ("scale", "$48.3 billion"),
        ("currency", "€48.3 million"),
        ("unit", "within 1.5 years"),
        ("other unit", "within 18 weeks"),
        ("comparator reversed", "less than 1,450 employees"),
        ("comparator added", "more than $43.1 million"),
        ("comparator lost", "a cost of $7 million"),
        ("period not in release", "third quarter of 2028"),
        ("period of another", "employees at October 28, 2026"),
        ("swap in sentence", "to $43.1 million in the third quarter of 2026, compared with $48.3 million"),
        ("modality", "The upgrade reached 25%"),
        ("negation", "is not expected to reach"),
        ("direction", "Revenue fell 12%"),
    ],
)
def test_changes_a_sentence_in_one_way(release: Release, kind: str, wanted: str) -> None:
    assert wanted in variants(release, kind)


@pytest.mark.parametrize(
    ("kind", "unwanted"),
    [
        ("digit", "more than 1,350 employees"),  # implied by more than 1,450
        ("comparator added", "up to more than"),
        ("period not in release", "third quarter of 2025, compared with $43.1 million in the third quarter of 2025"),
        ("modality", "was expected"),
        ("fraction", "rose an eighth"),
    ],
)
def test_leaves_out_what_may_be_true_or_means_nothing(release: Release, kind: str, unwanted: str) -> None:
    assert unwanted not in variants(release, kind)


def test_takes_no_headings_and_no_boilerplate() -> None:
    about = "## About Quarrent Grid\n\nQuarrent Grid has run 31 depots in 12 countries since 1987 for its owners."
    text = f"{RELEASE}\n{about}\n"
    found = Release("x", factcheck.read(text.encode())).statements
    assert len(found) == 4
    assert not any("31 depots" in s.text for s in found)


def test_makes_the_same_claims_every_time(release: Release) -> None:
    again = Release("quarrent", factcheck.read(RELEASE.encode()))
    assert list(made(release)) == list(made(again))


def test_gives_every_claim_its_own_verdict(release: Release) -> None:
    answered = answers(release)
    assert len(answered) == len(list(made(release)))
    assert all(a.verdict.text == a.case.text for a in answered)
    assert all(a.right for a in answered if a.case.kind == "unchanged")
