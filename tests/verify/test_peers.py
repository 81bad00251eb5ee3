"""Peers: a figure of one name is not that of the name beside it; a company and its product may share one."""

from __future__ import annotations

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.peers import peers_of
from tests.verify.verdicts import outcome

MERGER: Document = read("""# Harrow Vale Bancorp and Lisle Harbor Financial Agree to Merge

LEEDS, March 3, 2026 (PRESSLINE) - Harrow Vale Bancorp and Lisle Harbor Financial today said that they will merge. The
combined company will have 92 branches.

Separately, Harrow Vale reported fourth-quarter net income of $31.4 million. Lisle Harbor will report its results on
March 12, 2026.

Lisle Harbor will bear 55% of the cost of closing branches; Harrow Vale will bear the rest.
""")

DIVISIONS: Document = read("""# Corrigan Mills Third-Quarter Call

Group revenue was $512 million. Textiles was the best of them, with revenue of $210 million and organic growth of 7.4%.
Carpets was flat at $180 million, and Yarns lost 1.8%. How much of the Textiles growth was price, and did Carpets and
Yarns raise theirs?

Own brands gained two points of share in Carpets. In Yarns it lost some.
""")


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Harrow Vale reported net income of $31.4 million for the quarter.", MERGER, "supported SUP101"),
        ("Lisle Harbor reported net income of $31.4 million for the quarter.", MERGER, "contradicted SUB102"),
        ("Lisle Harbor will pay 55% of the cost of closing branches.", MERGER, "supported"),
        ("Harrow Vale will pay 55% of the cost of closing branches.", MERGER, "contradicted SUB102"),
        ("Harrow Vale will report its results on March 12, 2026.", MERGER, "contradicted SUB102"),
        ("Harrow Vale and Lisle Harbor will have 92 branches together.", MERGER, "supported SUP101"),
        (
            "Group revenue was $512 million, with Textiles first on organic growth of 7.4%.",
            DIVISIONS,
            "supported SUP101",
        ),
        (
            "Group revenue was $512 million, with Carpets best on organic growth of 7.4%.",
            DIVISIONS,
            "contradicted SUB102",
        ),
        ("Corrigan's Textiles division had organic growth of 7.4%.", DIVISIONS, "supported SUP101"),
        ("Own brands gained two points of share in Carpets, the chief executive said.", DIVISIONS, "supported SUP101"),
        ("Own brands gained two points of share in Yarns, the chief executive said.", DIVISIONS, "contradicted SUB102"),
        ("Corrigan Mills saw organic growth of 7.4% in Textiles.", DIVISIONS, "supported SUP101"),
    ],
)
def test_a_figure_of_one_name_is_not_its_neighbours(claim: str, source: Document, expected: str) -> None:
    assert outcome(claim, source).startswith(expected)


COURT: Document = read("""# Skipper fined

The skipper of a launch that struck a pier at Port Skerry was fined £9,400 on Thursday. It hit the pier on Monday, and
Port Skerry reopened on Thursday.
""")


def test_a_weekday_is_no_party() -> None:
    assert outcome("A launch skipper was fined £9,400 over the pier at Port Skerry.", COURT) == "supported SUP101"
    assert outcome("A launch skipper was fined £4,900 over the pier at Port Skerry.", COURT).startswith("contra")


def test_only_names_side_by_side_are_peers() -> None:
    peers = peers_of(SourceIndex(MERGER))
    assert peers.are("harrow", "lisl")
    assert not peers.are("harrow", "vale")
    assert not peers.are("harrow", "leed")
