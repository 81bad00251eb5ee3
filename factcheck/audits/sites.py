"""Where a sentence of a release can be changed: its figures, what else the release writes, and safe replacement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from factcheck.claims.extract import speakers_of
from factcheck.claims.speaker import surname
from factcheck.quantities.model import Hedge, Kind, Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.quantities.relations import base_value, dimension
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Block, SectionKind

NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
WHEN = frozenset({Kind.DATE, Kind.PERIOD})
AMOUNTS = frozenset(Kind) - WHEN - {Kind.IDENTIFIER, Kind.ORDINAL, Kind.FRACTION, Kind.RATIO}
_BOILERPLATE = frozenset({SectionKind.FORWARD_LOOKING, SectionKind.CONTACTS, SectionKind.OTHER, SectionKind.ABOUT})
_BLOCKS = frozenset({Block.PARAGRAPH, Block.LIST_ITEM})
_SHORTEST, _LONGEST = 40, 320
_WORDS_A_NUMERAL = 2  # fewer are a table that lost its lines
_NEAR = Decimal("0.02")


@dataclass(frozen=True)
class Release:
    """A release with everything that a change must not turn into by accident."""

    name: str
    document: Document
    others: tuple[Document, ...] = ()  # what a draft was made from beside it

    @cached_property
    def text(self) -> str:
        """The release as rules read it, with the other sources behind it."""
        return "\n\n".join(document.plain for document in (self.document, *self.others))

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Whom it quotes, each by the fullest name."""
        names = [name for document in (self.document, *self.others) for _, name in speakers_of(document)]
        fullest: dict[str, str] = {}
        for name in sorted(names, key=len):
            fullest[surname(name)] = name
        return tuple(sorted(fullest.values()))

    @cached_property
    def lower(self) -> str:
        """Its words in lower case, on one line."""
        return " ".join(self.text.lower().split())

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All its figures and dates."""
        return parse_quantities(self.text)

    @cached_property
    def numerals(self) -> frozenset[str]:
        """Every numeral as written."""
        return frozenset(NUMERAL.findall(self.text))

    @cached_property
    def statements(self) -> list[Statement]:
        """Its sentences with figures, boilerplate and very short or long ones left out, in order."""
        found = []
        for sentence in self.document.sentences:
            kind = self.document.sections[sentence.section].kind
            if sentence.block not in _BLOCKS or kind in _BOILERPLATE:
                continue
            text = display(self.document, sentence.span)
            quantities = parse_quantities(text)
            prose = len(NUMERAL.findall(text)) * _WORDS_A_NUMERAL <= len(re.findall(r"[A-Za-z]{2,}", text))
            if prose and _SHORTEST <= len(text) <= _LONGEST and any(q.kind in AMOUNTS | WHEN for q in quantities):
                found.append(Statement(text, quantities, self))
        return found

    def rivals(self, quantity: Quantity) -> list[Decimal]:
        """The values of all figures that can be compared with one, in base units."""
        same = [q for q in self.quantities if dimension(q) == dimension(quantity)]
        return [base_value(q, end) for q in same for end in (q.low, q.high) if end is not None]

    def is_clear(self, quantity: Quantity, value: Decimal) -> bool:
        """Whether no other comparable figure lies near a value, so that it cannot be true by accident.

        What lies near the quantity itself is taken for the same figure, written more or less precisely.
        """
        mine = abs(base_value(quantity, value))
        own = {abs(base_value(quantity, end)) for end in (quantity.low, quantity.high) if end is not None}
        others = (abs(r) for r in self.rivals(quantity) if not any(_is_close(abs(r), o) for o in own))
        return not any(_is_close(other, mine) for other in others)


@dataclass(frozen=True)
class Statement:
    """A sentence of a release as a claim."""

    text: str
    quantities: Sequence[Quantity]
    release: Release

    @cached_property
    def amounts(self) -> list[Quantity]:
        """Its figures that are no dates and that the parser can tell apart from names."""
        return [q for q in self.quantities if q.kind in AMOUNTS and q.unit != "p"]

    @cached_property
    def plain_amounts(self) -> list[Quantity]:
        """Its figures without a bound, a hedge or a range."""
        return [q for q in self.amounts if q.interval.is_point and q.hedge is Hedge.EXACT and q.start == q.value_start]

    @cached_property
    def dates(self) -> list[Quantity]:
        """Its dates and periods."""
        return [q for q in self.quantities if q.kind in WHEN]

    def figure(self, quantity: Quantity) -> str:
        """A figure as written, without comparator and noun."""
        return self.text[quantity.value_start : quantity.value_end]

    def word_before(self, quantity: Quantity) -> str:
        """The word before a figure, in lower case."""
        return self.before(quantity).split()[-1].lower() if self.before(quantity).split() else ""

    def before(self, quantity: Quantity) -> str:
        """What stands before a figure."""
        return self.text[: quantity.value_start]

    def after(self, quantity: Quantity) -> str:
        """What stands behind a figure."""
        return self.text[quantity.value_end :]

    def replace(self, quantity: Quantity, new: str) -> str:
        """The sentence with another figure."""
        return splice(self.text, quantity.value_start, quantity.value_end, new)

    def stands_free(self, quantity: Quantity) -> bool:
        """Whether a figure is no adjective ("a 12-week trial", "the $5 million loan"), so that words fit before it."""
        article = self.word_before(quantity) in ("a", "an", "the", "its", "their", "of the", "this", "our")
        if self.word_before(quantity) in ("or", "and", "first", "last"):
            return False
        return not article and not self.after(quantity).startswith(("-", "–")) and "-" not in self.figure(quantity)


def _is_close(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= max(a, b) * _NEAR


def numeral_of(figure: str) -> str | None:
    """The only numeral of a figure, None where there are none or several."""
    found = NUMERAL.findall(figure)
    return found[0] if len(found) == 1 else None


def value_of(numeral: str) -> Decimal:
    """A numeral's value."""
    return Decimal(numeral.replace(",", ""))


def written_like(value: Decimal, numeral: str) -> str:
    """A value with separators where a numeral like it has them."""
    return f"{value:,f}" if "," in numeral or value >= 10000 else f"{value:f}"


def splice(text: str, start: int, end: int, new: str) -> str:
    """The text with a part replaced, and the article before it made to fit."""
    head = text[:start]
    article = re.search(r"\b([Aa])n? $", head)
    if article:
        head = head[: article.start()] + article[1] + ("n " if _sounds_open(new) else " ")
    return head + new + text[end:]


def _sounds_open(word: str) -> bool:
    return bool(re.match(r"[aeiouAEIOU]|8|1[18]\b", word)) and not re.match(r"one\b|uni|eu|use", word)


def is_near(a: Quantity, b: Quantity) -> bool:
    """Whether an end of one figure lies near the lower end of another."""
    ends = [e for e in (a.low, a.high) if e is not None]
    return b.low is not None and any(abs(e - b.low) <= abs(b.low) * Decimal("0.05") for e in ends)
