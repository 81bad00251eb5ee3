"""Denominators: each kind of other base with the claim that looks alike and is right."""

from __future__ import annotations

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.denominators import base_of
from factcheck.verify.features import view
from tests.verify.verdicts import outcome

FERRY: Document = read("""# Haldane Ferries Reports Third-Quarter Results

Freight revenue was $40.0 million and passenger revenue was $20.0 million. Operating profit was $9.0 million, or 15.0%
of total revenue, compared with 12.5% of total revenue.

Crews answered 91.2% of daytime calls (before 6 p.m.) and 84.7% of night-time calls (after 6 p.m.) within 20 minutes.

Eleven boarding-related incidents occurred in 8 of the 512 crossings (1.6%).
""")

OSPREY: Document = read("""# Lindqvist Reports Results of OSPREY-1

OSPREY-1 randomized 300 patients at 20 sites to telvanib (n=150) or placebo (n=150). Progression-free survival was
longer with telvanib (hazard ratio 0.70; p=0.01). Among the 90 patients previously treated with cisplatin the hazard
ratio was 0.52; among the 210 who had not received it the hazard ratio was 0.81.

Response was measured every eight weeks.

| Measure | Telvanib (n=150) | Placebo (n=150) |
|---|---|---|
| Objective response, n (%) | 60 (40.0%) | 21 (14.0%) |
""")


@pytest.mark.parametrize(
    ("text", "figure", "noun", "limits", "count", "wide"),
    [
        ("Profit was 15.0% of total revenue.", "15.0%", "revenu", set(), None, True),
        ("Profit was 15.0% of freight revenue.", "15.0%", "revenu", {"freight"}, None, False),
        ("Of all 300 patients randomized, 40.0% responded.", "40.0%", "patient", set(), "300 patients", True),
        ("Among 90 patients with gout, 12% responded.", "12%", "patient", {"gout"}, "90 patients", False),
        ("Among the 90 patients treated before the ratio was 0.52.", "0.52", "patient", set(), "90 patients", False),
        ("Rain fell on 8 of the 512 crossings.", "8", "cross", set(), "512 crossings", False),
    ],
)
def test_the_base_of_a_figure(
    text: str, figure: str, noun: str, limits: set[str], count: str | None, wide: bool
) -> None:
    taken = view(text, 0, len(text))
    base = base_of(taken, next(q for q in taken.quantities if q.text.startswith(figure)))
    assert base is not None
    assert (base.noun, base.wide, base.count.text if base.count else None) == (noun, wide, count)
    assert limits <= base.limits


@pytest.mark.parametrize("text", ["Revenue rose 12%.", "A gain of 12% in March.", "In March, sales rose 12%."])
def test_a_figure_that_is_part_of_nothing_has_no_base(text: str) -> None:
    taken = view(text, 0, len(text))
    assert base_of(taken, next(q for q in taken.quantities if q.text.endswith("12%"))) is None


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        # the noun is limited by another word
        ("Operating profit was 15.0% of freight revenue.", FERRY, "contradicted DEN101"),
        ("Operating profit was 15.0% of revenue.", FERRY, "supported SUP101"),
        ("Operating profit was 15.0% of total revenue.", FERRY, "supported SUP101"),
        ("Operating profit was 15.0% of quarterly revenue.", FERRY, "supported SUP101"),
        ("Crews answered 91.2% of all night-time calls in the quarter within 20 minutes.", FERRY, "contradicted"),
        ("Crews answered 91.2% of daytime calls within 20 minutes.", FERRY, "supported SUP101"),
        ("Crews answered 84.7% of night-time calls within 20 minutes.", FERRY, "supported SUP101"),
        # events are not what they happened in
        ("Eleven of the 512 Haldane crossings saw boarding-related incidents.", FERRY, "contradicted"),
        ("Eight of the 512 crossings had a boarding-related incident.", FERRY, "supported SUP101"),
        ("Eleven boarding-related incidents occurred in 8 of the 512 crossings.", FERRY, "supported SUP101"),
        # all that were randomized are not one arm
        ("Of all 300 patients randomized in OSPREY-1, 40.0% had an objective response.", OSPREY, "contradicted DEN101"),
        ("Of the patients randomized to telvanib, 40.0% had an objective response.", OSPREY, "supported SUP101"),
        ("Among 300 patients in OSPREY-1, 40.0% on telvanib had an objective response.", OSPREY, "supported SUP101"),
        # all are not those treated before
        ("Across all randomized patients in OSPREY-1, the hazard ratio was 0.52.", OSPREY, "qualified DEN102"),
        ("Across all randomized patients in OSPREY-1, the hazard ratio was 0.70.", OSPREY, "supported SUP101"),
        (
            "Among all patients previously treated with cisplatin, the hazard ratio was 0.52.",
            OSPREY,
            "supported SUP101",
        ),
    ],
)
def test_a_figure_of_another_base_is_not_the_claims(claim: str, source: Document, expected: str) -> None:
    assert outcome(claim, source).startswith(expected)


MARINA: Document = read("""# Kirkhope Marinas Reports Annual Figures

Visitors from abroad took 38% of berth nights; Danish crews made up 21% of those foreign nights. Charter berths number
460, or 5.2% of total berths, and 0.7% of them stood empty in July.

It pumped out 44% of our winter diesel volume by the end of May.

Of the 72 crews with a wooden hull who had booked a summer berth at Kirkhope, 39 (54.2%) used the slipway. Of all
crews who had booked a summer berth, 31.0% used the slipway.

On three islands that sold passes online, queues were 27% shorter. Passes were sold on 11 islands.
""")

ARMS: Document = read("""# Zelvanor Plus Radiotherapy Versus Radiotherapy Alone (KESTREL-4)

## Adverse events

Serious adverse events, Arm A

- Total: 14/61 (22.95%)
- Pneumonitis: 5/61 (8.20%)

Serious adverse events, Arm B

- Total: 8/60 (13.33%)
- Pneumonitis: 2/60 (3.33%)
""")


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        # a possessive is no noun, and "those foreign nights" are not all nights
        ("Danish crews made up 21% of Kirkhope's foreign nights.", MARINA, "supported SUP101"),
        ("Danish crews made up 21% of Kirkhope's berth nights.", MARINA, "contradicted DEN101"),
        # "of them": the subject before it
        ("In July 0.7% of charter berths stood empty at Kirkhope.", MARINA, "supported SUP101"),
        ("In July 0.7% of all berths stood empty at Kirkhope.", MARINA, "qualified DEN102"),
        # a limited volume is not the whole group's
        ("By the end of May 44% of winter diesel volume had been pumped out.", MARINA, "supported SUP101"),
        ("By the end of May 44% of the whole Kirkhope group's diesel volume had been pumped out.", MARINA, "qualified"),
        # all who booked are not those with a wooden hull, though most words are shared
        ("Of crews with a wooden hull who had booked a berth, 54.2% used the slipway.", MARINA, "supported SUP101"),
        ("Of all the crews who had booked a summer berth, 31.0% used the slipway.", MARINA, "supported SUP101"),
        ("Of all the crews who had booked a summer berth, 54.2% used the slipway.", MARINA, "qualified DEN102"),
        # three islands are not eleven
        ("On the three islands that sold passes online, queues were 27% shorter.", MARINA, "supported SUP101"),
        ("Across all 11 islands, queues were 27% shorter.", MARINA, "contradicted"),
        # one arm is not both
        ("In Arm A of KESTREL-4, 14 participants had a serious adverse event.", ARMS, "supported"),
        ("In both arms of KESTREL-4 together, 14 participants had a serious adverse event.", ARMS, "qualified DEN102"),
        ("In both arms of KESTREL-4 together, 22 participants had a serious adverse event.", ARMS, "supported"),
    ],
)
def test_a_part_is_not_the_whole(claim: str, source: Document, expected: str) -> None:
    assert outcome(claim, source).startswith(expected)
