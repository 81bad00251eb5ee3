"""Regulators, exchanges and countries by all their names: where one stands in a draft, another is another statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.quantities.tokens import Token

# Names are set off by commas; a name in capitals is one only in capitals.
_ROWS = {
    "authority": """
FDA, food and drug administration
EMA, european medicines agency
MHRA, medicines and healthcare products regulatory agency
PMDA, pharmaceuticals and medical devices agency
NMPA, national medical products administration
TGA, therapeutic goods administration
health canada
swissmedic
SEC, securities and exchange commission
FTC, federal trade commission
DOJ, department of justice
EPA, environmental protection agency
FCC, federal communications commission
FAA, federal aviation administration
NHTSA, national highway traffic safety administration
NRC, nuclear regulatory commission
CMA, competition and markets authority
FCA, financial conduct authority
PRA, prudential regulation authority
ECB, european central bank
bafin
european commission
CMS, centers for medicare and medicaid services
NIH, national institutes of health
CDC, centers for disease control and prevention
NICE, national institute for health and care excellence""",
    "exchange": """
nasdaq
NYSE, new york stock exchange
LSE, london stock exchange
TSX, toronto stock exchange
ASX, australian securities exchange
euronext
HKEX, hong kong stock exchange
frankfurt stock exchange
tokyo stock exchange""",
    "country": """
united states, US, USA, american, americans, america
united kingdom, UK, britain, british
canada, canadian
mexico, mexican
brazil, brazilian
argentina, argentine, argentinian
chile, chilean
peru, peruvian
colombia, colombian
germany, german
france, french
italy, italian
spain, spanish
portugal, portuguese
netherlands, dutch
belgium, belgian
switzerland, swiss
austria, austrian
poland, polish
ireland, irish
sweden, swedish
norway, norwegian
denmark, danish
finland, finnish
greece, greek
russia, russian
ukraine, ukrainian
turkey, turkish
israel, israeli
egypt, egyptian
nigeria, nigerian
kenya, kenyan
south africa, south african
china, chinese
japan, japanese
south korea, korea, korean
taiwan, taiwanese
india, indian
indonesia, indonesian
vietnam, vietnamese
thailand, thai
singapore
australia, australian
new zealand
saudi arabia, saudi""",
}


@dataclass(frozen=True, slots=True)
class Authority:
    """A regulator, exchange or country where a sentence names it."""

    kind: str
    name: str  # the same for all its names
    first: int
    last: int


def _table() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for kind, rows in _ROWS.items():
        for row in rows.strip().splitlines():
            names = [tuple(name.split()) for name in row.split(",")]
            for words in names:
                found.setdefault(words[0].lower(), []).append((words, kind, " ".join(names[0])))
    return found


_NAMES = _table()


def authorities(tokens: Sequence[Token]) -> Iterator[Authority]:
    """The regulators, exchanges and countries that some words name, in order; the longest name counts."""
    skip = 0
    for i, token in enumerate(tokens):
        if i < skip or not token.text[0].isupper():
            continue
        if token.lower not in _NAMES:
            dotted = _dotted(tokens, i) if token.text == "U" else None
            if dotted is not None:
                yield dotted
                skip = dotted.last + 1
            continue
        fits = [row for row in _NAMES[token.lower] if _fits(tokens, i, row[0])]
        if fits:
            words, kind, name = max(fits, key=lambda row: len(row[0]))
            yield Authority(kind, name, i, i + len(words) - 1)
            skip = i + len(words)


def _fits(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    said = tokens[at : at + len(words)]
    if len(said) < len(words):
        return False
    return all(_bare(t.text) == w if w.isupper() else _bare(t.lower) == w for t, w in zip(said, words, strict=True))


def _bare(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s")


def _dotted(tokens: Sequence[Token], i: int) -> Authority | None:
    """ "U.S." and "U.K." are four tokens."""
    letters = "".join(t.text for t in tokens[i : i + 4])
    name = {"U.S.": "united states", "U.K.": "united kingdom"}.get(letters)
    return Authority("country", name, i, i + 3) if name else None
