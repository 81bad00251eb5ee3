"""Standard short forms that a release uses without spelling them out: "R&D", "EPS", "PFS".

Terms of company reports are those of the SEC's "Beginners' Guide to Financial Statements" and Form 10-K (17 CFR 229,
244); of clinical trials those of the FDA's guidance "Clinical Trial Endpoints for the Approval of Cancer Drugs and
Biologics" (2018) and of 21 CFR 312.32; of applications those of 21 CFR 314 and 601. What a release defines itself comes
first, and a short form that stands for different things (ARR, OS) is listed for the sense that newswires give it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from factcheck.quantities.tokens import tokenize
from factcheck.verify.features import is_content, stem

# One short form a line, then its words.
_TABLE = """
r&d = research and development
g&a = general and administrative
sg&a = selling, general and administrative
s&m = sales and marketing
eps = earnings per share
ocf = operating cash flow
fcf = free cash flow
capex = capital expenditures
opex = operating expenses
arr = annual recurring revenue
cogs = cost of goods sold
aum = assets under management
yoy = year over year
nda = new drug application
snda = supplemental new drug application
anda = abbreviated new drug application
bla = biologics license application
sbla = supplemental biologics license application
maa = marketing authorization application
aes = adverse events
saes = serious adverse events
teaes = treatment-emergent adverse events
traes = treatment-related adverse events
orr = objective response rate
pfs = progression-free survival
dfs = disease-free survival
efs = event-free survival
os = overall survival
dor = duration of response
dcr = disease control rate
"""
# So long that its words would outweigh all else that is said of a figure: it is brought to the short form.
_FOLDED = {"ebitda": "earnings interest taxes depreciation amortization", "ebit": "earnings interest taxes"}


@cache
def standard() -> dict[str, tuple[str, ...]]:
    """The words of every standard short form, both in stems; small words are left out, as they are no features."""
    return {
        stem(short): tuple(stem(t.lower) for t in tokenize(words) if is_content(t))
        for short, words in (line.split(" = ") for line in _TABLE.strip().splitlines())
    }


def phrases() -> Iterator[list[tuple[str, ...]]]:
    """Every short form and its long form, each in words."""
    for line in _TABLE.strip().splitlines():
        yield [tuple(t.lower for t in tokenize(side)) for side in line.split(" = ")]


def folded(weights: dict[str, float]) -> dict[str, float]:
    """The features of a figure with long forms brought to the short form."""
    for short, words in _folds():
        if words <= weights.keys():
            weight = min(weights[word] for word in words)
            kept = {f: w for f, w in weights.items() if f not in words}
            return {**kept, short: max(weight, weights.get(short, 0.0))}
    return weights


@cache
def _folds() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((stem(short), frozenset(stem(w) for w in words.split())) for short, words in _FOLDED.items())


def spelled_words(features: Collection[str], known: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The words of a source's features once its short forms are spelled out."""
    short = [f for f in features if f in known]
    return frozenset(features) - frozenset(short) | {word for f in short for word in known[f]}
