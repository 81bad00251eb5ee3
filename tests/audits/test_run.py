"""The audit: what is tried, what counts as missed, what is not audited, and that it is the same every time."""

from collections.abc import Sequence

import pytest

import factcheck
from factcheck.audits import run as audits
from factcheck.audits.run import audit_document
from factcheck.errors import UsageError
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.findings import Finding, Label

RELEASE = """# Quarrent Grid Reports Third Quarter 2026 Results

HALDEN, October 28, 2026 -- Quarrent Grid today reported results for the third quarter of 2026.

Revenue rose 12% to $48.3 million in the third quarter of 2026, compared with $43.1 million in the third quarter of \
2025.

The company had more than 1,450 employees at September 30, 2026. The upgrade is expected to reach 25% of customers \
within 18 months, at a cost of up to $7 million.

“Our crews laid 310 miles of cable,” said Berit Aune, chief executive. “We paid down $2.6 million of debt,” said Odd \
Lien, chief financial officer.
"""
DRAFT = """Revenue rose 12% to $48.3 million in the third quarter of 2026.

The company has more than 2,450 employees.

The upgrade is expected to reach 25% of customers within 18 months.
"""


def audited(draft: str = DRAFT, *, release: str = RELEASE, limit: int = 200, seed: int = 1) -> factcheck.Audit:
    return audit_document(factcheck.read(draft), [factcheck.read(release)], limit=limit, seed=seed)


def test_tries_what_passes_and_lists_the_rest() -> None:
    audit = audited()
    assert audit.sentences == 2
    [left] = audit.not_audited
    assert left.label == "qualified"
    assert DRAFT[left.start : left.end] == left.text
    assert "1,450" in left.reason
    assert {m.start for m in audit.mutants} == {0, DRAFT.index("The upgrade")}


def test_catches_what_it_makes_wrong() -> None:
    audit = audited()
    assert audit.ok, [m.text for m in audit.missed]
    assert audit.miss_rate == 0
    assert {"digit", "scale", "currency", "period not in release", "modality", "negation"} <= {
        tally.kind for tally in audit.kinds
    }


def test_every_mutant_differs_in_the_words_it_names() -> None:
    for mutant in audited().mutants:
        assert mutant.text != mutant.original
        assert mutant.old in mutant.original
        assert mutant.new in mutant.text
        assert mutant.original.replace(mutant.old, mutant.new, 1) == mutant.text or not mutant.old


def test_the_counts_are_those_of_the_mutants() -> None:
    audit = audited()
    assert sum(t.mutants for t in audit.kinds) == len(audit.mutants) == audit.caught + audit.passed + audit.unverified
    assert len({m.text for m in audit.mutants}) == len(audit.mutants)


def test_a_seed_gives_the_same_audit_and_another_seed_another() -> None:
    assert audited(limit=12) == audited(limit=12)
    assert audited(limit=12) != audited(limit=12, seed=2)


@pytest.mark.parametrize("limit", [1, 7, 12])
def test_tries_no_more_than_asked_for(limit: int) -> None:
    assert len(audited(limit=limit).mutants) == limit


def test_a_few_mutants_are_of_many_kinds() -> None:
    assert len(audited(limit=8).kinds) > 4


def test_what_the_checker_lets_pass_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    def lenient(text: str, indexes: Sequence[SourceIndex]) -> Finding:
        label = Label.UNVERIFIED if "$49.3" in text else Label.SUPPORTED
        return Finding(label=label, code="SUP101", message="it says so", start=0, end=len(text))

    monkeypatch.setattr(audits, "check_text", lenient)
    audit = audited()
    assert not audit.ok
    assert audit.miss_rate == 1
    assert audit.passed + audit.unverified == len(audit.mutants)
    assert [m.passed for m in audit.missed] == sorted((m.passed for m in audit.missed), reverse=True)


def test_says_another_said_it() -> None:
    draft = "“We paid down $2.6 million of debt,” said Odd Lien.\n"
    mutants = [m for m in audited(draft).mutants if m.kind == "speaker"]
    assert [(m.old, m.new, m.label) for m in mutants] == [("Odd Lien.", "Berit Aune.", "contradicted")]


def test_a_sentence_without_anything_to_change_is_untouched() -> None:
    audit = audited("Quarrent Grid today reported results.\n", release="Quarrent Grid today reported results.\n")
    assert (audit.sentences, audit.untouched, audit.mutants, audit.miss_rate) == (1, 1, (), None)
    assert not audit.ok


def test_what_is_no_sentence_is_not_audited() -> None:
    endless = "Quarrent laid 310 miles of cable " + "and more of it " * 60 + "today.\n"
    [left] = audited(endless, release=endless).not_audited
    assert "longer than" in left.reason


def test_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    audit = audit_document(
        factcheck.read(DRAFT), [factcheck.read(RELEASE)], limit=10, progress=lambda *at: told.append(at)
    )
    assert told[-1] == (3 + len(audit.mutants), 3 + len(audit.mutants))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))


def test_a_figure_of_a_second_source_makes_no_mutant() -> None:
    first, second = "The plant makes 40 tons a day.\n", "The plant made 50 tons a day in May.\n"
    audit = audit_document(factcheck.read(first), [factcheck.read(first), factcheck.read(second)])
    assert not any("50 tons" in m.text for m in audit.mutants if m.kind == "digit")
    assert len(audit.sources) == 2


def test_refuses_what_makes_no_sense() -> None:
    with pytest.raises(UsageError, match="1 or more"):
        audited(limit=0)
    with pytest.raises(UsageError, match="at least one source"):
        audit_document(factcheck.read(DRAFT), [])
