"""A small release of our own for the tests of the checker."""

RELEASE = """\
---
title: "Varnholt's Tessarine Cuts Relapses in Phase 2 Trial"
date: 2026-03-04
---

- Tessarine cut relapses by 38% against placebo
- Phase 3 trial planned for the second half of 2027

**AARHUS, Denmark, March 4, 2026** (NORDWIRE) — Varnholt Pharma A/S today reported results of the KESTREL trial of tessarine in relapsing vasculitis. KESTREL randomized 184 patients at 23 sites to tessarine 30 mg (n=92) or placebo (n=92).

**Results.**At Week 52, 21.7% of tessarine patients had relapsed, compared with 35.1% of placebo patients. Serious infections were seen in 4 of 92 patients on tessarine. Tessarine did not reduce hospital admissions. Fewer than one in ten patients stopped treatment.

**Next steps.**Varnholt expects to enroll approximately 460 patients in a Phase 3 trial. The company plans to file for approval in 2029. Up to 140 sites may take part.

**Market.**The market for vasculitis drugs was €1.4 billion in 2024 and is forecast to reach €2.3 billion in 2031. Prevalence is growing at 3% per year.

“We see a clear effect,” said Maren Tolstrup, Chief Medical Officer of Varnholt.

**Forward-looking statements**
Plans may change. Varnholt does not undertake to update them.
"""  # noqa: E501

QUARTER = """\
# Orvane sells more boats in the second quarter

**BERGEN, Norway, July 14, 2026** — Orvane AB, a builder of small boats, reported results for the second quarter of 2026. Revenue was €41.2 million, compared with €39.8 million a year earlier. Orders rose 12% to 618 boats. The Oslo yard delivered 140 boats and the Bergen yard delivered 272 boats.

Key figures (in thousands of euros, except per share)

| Three months ended June 30 | 2026 | 2025 |
|---|---|---|
| Revenue | 41,200 | 39,800 |
| Net loss | (310) | (275) |
| Loss per share | 0.09 | 0.08 |
| Margin | 41.2% | 39.0% |
| Delivery time (days) | 14 | 18 |

## Outlook

Orvane expects revenue of €160 million to €170 million in 2026. It plans to hire up to 50 welders. Orvane does not expect to build ferries.
"""  # noqa: E501
