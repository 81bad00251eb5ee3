"""Giver and taker do not change places: who pays, sells, lends, supplies and sues."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from factcheck.verify.evidence import index_of
from factcheck.verify.exchange import transfers
from factcheck.verify.features import view
from factcheck.verify.parties import ISSUER, issuer
from tests.verify.verdicts import outcome

RELEASE = read(
    """\
# Corvane Motors Reports Third Quarter Results

Corvane Motors, Inc. (Nasdaq: CRVN) today reported results for the third quarter of 2026.

In July 2026, Sundal Cells paid Corvane $55 million for rights to its battery pack. Corvane licensed the cooling plate
from Karo University in 2021. The company borrowed $30 million from Brightwell Capital in August 2026. Dentra Tools sued
Corvane for $12 million in spring. Corvane sold its Dutch dealer business to Merrow Autos for $210 million. The company
acquired Pellan Glass from Castor Holdings for $95 million. Nordhav Yards awarded Corvane a $31 million service contract
in June. Corvane invested $25 million in the Riverbank fund. Corvane supplies gearboxes to Ostra Trucks.
"""
)


@pytest.mark.parametrize(
    "claim",
    [
        "Corvane paid Sundal Cells $55 million.",
        "Sundal received $55 million from Corvane in July 2026.",
        "Sundal Cells was paid $55 million by Corvane.",
        "Karo University licensed the cooling plate from Corvane in 2021.",
        "Corvane licensed the cooling plate to Karo University in 2021.",
        "Corvane lent Brightwell Capital $30 million in August 2026.",
        "Brightwell Capital borrowed $30 million from the company.",
        "Corvane sued Dentra Tools for $12 million.",
        "Dentra Tools was sued by Corvane for $12 million.",
        "Merrow Autos sold its Dutch dealer business to Corvane for $210 million.",
        "Corvane bought the Dutch dealer business of Merrow Autos for $210 million.",
        "Castor Holdings acquired Pellan Glass from Corvane for $95 million.",
        "Pellan Glass was sold by Corvane to Castor Holdings for $95 million.",
        "Corvane awarded Nordhav Yards a $31 million service contract in June.",
        "Nordhav Yards won a $31 million service contract from Corvane.",
        "Riverbank invested $25 million in Corvane.",
        "Ostra Trucks supplies gearboxes to Corvane.",
        "Pellan Glass acquired Corvane for $95 million.",
    ],
)
def test_parties_that_change_places_are_caught(claim: str) -> None:
    assert outcome(claim, RELEASE) == "contradicted SUB105"


@pytest.mark.parametrize(
    "claim",
    [
        "Sundal Cells paid Corvane $55 million.",
        "Sundal paid the company $55 million in July.",
        "Corvane received $55 million from Sundal Cells in July 2026.",
        "Corvane was paid $55 million by Sundal Cells.",
        "Corvane licensed the cooling plate from Karo University in 2021.",
        "Brightwell Capital lent Corvane $30 million.",
        "The automaker borrowed $30 million from Brightwell Capital.",
        "Corvane was sued by Dentra Tools for $12 million.",
        "Merrow Autos bought Corvane's Dutch dealer business for $210 million.",
        "Corvane received $210 million from Merrow Autos.",
        "Castor Holdings sold Pellan Glass to Corvane for $95 million.",
        "Pellan Glass was acquired by the company for $95 million.",
        "Corvane won a $31 million service contract from Nordhav Yards.",
        "The Riverbank fund received $25 million from Corvane.",
        "Corvane supplies gearboxes to Ostra Trucks.",
    ],
)
def test_the_same_deal_from_its_other_side_passes(claim: str) -> None:
    assert outcome(claim, RELEASE).startswith("supported")


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Sundal paid Corvane $5 million.", {"giver": "sundal", "taker": ISSUER}),
        ("Corvane was paid $5 million by Sundal.", {"giver": "sundal", "taker": ISSUER}),
        ("We received $5 million from Sundal.", {"giver": "sundal", "taker": ISSUER}),
        ("Sundal licensed the plate to us.", {"giver": "sundal", "taker": ISSUER}),
        ("The plate was licensed from Sundal.", {"giver": "sundal"}),
        ("In Norway, Corvane paid $5 million in tax.", {"giver": ISSUER}),
    ],
)
def test_the_roles_of_a_transfer(sentence: str, roles: dict[str, str]) -> None:
    index = index_of(RELEASE)
    (found,) = transfers(view(sentence, 0, len(sentence)), index)
    assert {r: word for r, p in found.roles.items() for word in (ISSUER, "sundal") if word in p[0].words} == roles


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("# Corvane Motors Reports Results\n\nCorvane Motors today reported results.\n", {"corvan"}),
        ("# Record quarter\n\nCorvane Motors (NYSE: CRV) today reported results.\n", {"corvan"}),
        ("# Record quarter\n\nIt was a good quarter.\n", set()),
    ],
)
def test_whose_release_it_is(opening: str, expected: set[str]) -> None:
    assert issuer(index_of(read(opening))) == expected
