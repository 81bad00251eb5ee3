"""Small releases of our own for the tests of briefs."""

from __future__ import annotations

TRIAL = """\
---
title: "Orvane Reports Phase 2 Results of ORV-12 in Gout"
date: "2025-03-04"
---

* ORV-12 met its primary endpoint in the phase 2 LARCH trial
* 62% of patients on ORV-12 reached the target level, against 21% on placebo

BASEL, March 4, 2025 (EXAMPLE WIRE) -- Orvane AG, a **leading** drug developer, today reported that ORV-12 met its \
primary endpoint in the phase 2 LARCH trial in patients with gout. It plans to begin a phase 3 trial in the second \
half of 2025.

In LARCH, 62% of 180 patients on ORV-12 reached the target level after 24 weeks, against 21% on placebo. However, the \
rate of flares did not differ. Serious adverse events were seen in 3% of patients on ORV-12 and 4% on placebo.

“We are thrilled with these outstanding results, which show what our remarkable team can do,” said Ada Brill, chief \
executive of Orvane. “We cannot wait to begin phase 3 with 900 patients.”

**About LARCH**

LARCH is a randomised trial of ORV-12 in patients with gout. The trial enrolled 270 patients at 31 sites.

**About Orvane**

Orvane AG is a company that has raised $250 million since 2011. Orvane employs 140 people.

**Forward-Looking Statements**

This release contains forward-looking statements about 777 matters. Actual results may differ materially.

**Contacts**

Press office, Orvane AG has the number 555-0100 in Basel today. press@orvane.example.com
"""

RESULTS = """\
# Halden Foods Reports Second Quarter Results

OSLO, Aug. 7, 2025 -- Halden Foods today announced results for the second quarter of 2025.

## Highlights

* Net revenue was $48.3 million, compared to $41.0 million in the second quarter of 2024, up 18%
* Net income was $5.1 million, compared to a net loss of $2.2 million in the second quarter of 2024
* Gross margin was 31%, compared to 27% in the second quarter of 2024

## Second Quarter Performance

Net revenue was $48.3 million in the quarter. Second quarter sales of frozen fish rose 24% to $19.5 million. The \
increase in sales was due to higher prices.

As of June 30, 2025, Halden Foods had cash of $12.0 million and debt of $30.5 million.

For more information, please visit www.halden.example.com.
"""
