"""The source, parsed once: its sentences, its figures and what each figure is about."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from factcheck.claims.extract import passage_of, speakers_of
from factcheck.claims.people import holders, person
from factcheck.claims.records import Evidence, SourceFinding
from factcheck.claims.turns import turns
from factcheck.quantities.model import WHEN, Kind, Quantity
from factcheck.quantities.relations import Relation, relate
from factcheck.source.abbreviations import abbreviations
from factcheck.source.document import Document
from factcheck.source.model import Block, SectionKind, Sentence, Span
from factcheck.verify.alignment import Item, items_of
from factcheck.verify.comparing import earlier_of, is_earlier, lies_before, opening
from factcheck.verify.dollars import declared_dollar, in_dollars
from factcheck.verify.features import Weighed, flat, stem, view
from factcheck.verify.records import aliases, declared_units, head_count, in_unit, is_tally, lead_features, leads
from factcheck.verify.roles import Role, role_of
from factcheck.verify.shortforms import folded, spelled_words, standard
from factcheck.verify.spoken import as_money, currency_of
from factcheck.verify.tables import Cell, cells
from factcheck.verify.terms import Rewordings, in_words_of
from factcheck.verify.wordlist import Word, words_of

PREVIOUS, HEADING, TITLE, LEAD = 0.2, 0.3, 0.15, 0.6
OWN_NAME = 0.3  # what the name of the company counts, which passages about it leave out
_OPENING = 4  # sentences in which it is named
_DATES = 60  # of one sentence
_REACH = 60  # sentences looked at for one quantity, besides those that hold its value
_NEWS = (SectionKind.HEADLINE, SectionKind.LEAD)


@dataclass(frozen=True, eq=False)
class Figure:
    """A figure of the source; what it is about and when it held is worked out when a claim first asks."""

    quantity: Quantity
    sentence: int
    index: SourceIndex = field(repr=False)
    cell: Cell | None = None
    written: Quantity | None = None  # as its sentence has it, where `quantity` reads it otherwise

    def in_currency(self, dollar: str) -> Figure:
        """The same figure, with the currency that its bare dollars are."""
        quantity = in_dollars(self.quantity, dollar)
        return self if quantity is self.quantity else replace(self, quantity=quantity)

    @property
    def source(self) -> int:
        """Which of the sources it stands in."""
        return self.index.number

    @property
    def in_table(self) -> bool:
        """Whether it is a cell of a table."""
        return self.cell is not None

    @cached_property
    def context(self) -> Mapping[str, float]:
        """The features around it with their weights."""
        return self.index.context_of(self)

    @cached_property
    def role(self) -> Role | None:
        """Whether its sentence gives it as a level or as a change; a cell of a table does not say."""
        return None if self.in_table else role_of(self.index.views[self.sentence], self.written or self.quantity)

    @cached_property
    def earlier(self) -> Quantity | None:
        """The earlier figure that its sentence compares it with; a cell of a table has columns for that."""
        return None if self.in_table else earlier_of(self.index.views[self.sentence], self.written or self.quantity)

    @cached_property
    def periods(self) -> tuple[Quantity, ...]:
        """The dates that stand by it: those of its clause, or of its column."""
        if self.cell is not None:
            return self.cell.periods
        here = self._clause
        return tuple(q for clause, q in self.index.dates(self.sentence) if clause == here and q is not self.written)

    @cached_property
    def far_periods(self) -> tuple[Quantity, ...]:
        """The dates elsewhere in its sentence; none of an earlier time that only what it is compared with has."""
        if self.cell is not None:
            return ()
        here, passage, news = self._clause, self.index.views[self.sentence], self.index.periods
        start = (self.written or self.quantity).value_start
        elsewhere = (q for clause, q in self.index.dates(self.sentence) if clause != here)
        return tuple(q for q in elsewhere if (opening(passage, q) or 0) <= start or not lies_before([q], news))

    @cached_property
    def is_past(self) -> bool:
        """Whether it is dated, and by no period that the release is about."""
        own = [p for p in self.periods if p.kind is Kind.PERIOD]
        pairs = [(n, p) for n in self.index.periods for p in own]
        news = [n for n, p in pairs if n.dimension == p.dimension]
        return bool(news) and all(relate(n, p) is Relation.DISJOINT for n in news for p in own)

    @cached_property
    def _clause(self) -> int:
        return self.index.views[self.sentence].clause_at((self.written or self.quantity).value_start)


class SourceIndex:
    """One source, ready to be asked."""

    def __init__(self, document: Document, number: int = 0) -> None:
        self.document = document
        self.number = number
        self.sentences: tuple[Sentence, ...] = document.sentences
        self.spans = [_with_dateline(document, s) for s in document.sentences]
        self.views = [view(document.plain, span.start, span.end) for span in self.spans]
        self._around: dict[int, dict[str, float]] = {}
        self._words: dict[int, list[Word]] = {}
        self._items: dict[int, list[Item]] = {}
        self._passages: dict[int, Evidence] = {}
        self._dates: dict[int, list[tuple[int, Quantity]]] = {}
        self._headings: dict[str, frozenset[str]] = {}
        self.contradictions: tuple[SourceFinding, ...] | None = None  # of its own, once they were looked for

    @cached_property
    def rarity(self) -> dict[str, float]:
        """Inverse document frequency of every feature over the sentences."""
        counts = Counter(f for v in self.views for f in v.words())
        n = len(self.views) + 1
        return {f: math.log(1 + n / c) for f, c in counts.items()}

    @cached_property
    def unseen(self) -> float:
        """The weight of a word that the source does not have."""
        return math.log(2 + len(self.views)) / 2

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, in order; those of tables carry their row and column."""
        tabled = list(self._in_tables())
        rows = {f.sentence for f in tabled}
        said = (f for i in range(len(self.views)) if i not in rows for f in self._in_sentence(i))
        return tuple(f.in_currency(self.dollar) for f in (*tabled, *said)) if self.dollar else (*tabled, *said)

    @cached_property
    def dollar(self) -> str:
        """The currency that the source says its dollars are, where it is another country's."""
        return declared_dollar(self.document.plain)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The stems of all words of the source, also of those that tell nothing about a figure or a short form has."""
        return frozenset(self.mentions) | spelled_words(self.rarity, self.abbreviations)

    @cached_property
    def by_dimension(self) -> dict[str, list[Figure]]:
        """All figures by what they can be compared with."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            found[figure.quantity.dimension].append(figure)
        return found

    @cached_property
    def by_value(self) -> dict[tuple[str, Decimal | None, Decimal | None], list[Figure]]:
        """All figures by dimension and value in base units: where a figure is written, however long the source."""
        found: dict[tuple[str, Decimal | None, Decimal | None], list[Figure]] = defaultdict(list)
        for figure in self.figures:
            found[value_key(figure.quantity)].append(figure)
        return found

    @cached_property
    def by_sentence(self) -> dict[int, list[Figure]]:
        """All figures by the sentence they stand in."""
        found: dict[int, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            found[figure.sentence].append(figure)
        return found

    @cached_property
    def verbatim(self) -> dict[str, int]:
        """Every sentence by its words."""
        return {flat(self.document.plain[s.span.start : s.span.end]): s.index for s in reversed(self.sentences)}

    @cached_property
    def postings(self) -> dict[str, list[int]]:
        """The sentences that have each feature."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, v in enumerate(self.views):
            for f in v.words():
                found[f].append(i)
        return found

    @cached_property
    def mentions(self) -> dict[str, list[int]]:
        """The sentences that have each word, also those that tell nothing about a figure."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, v in enumerate(self.views):
            for s in {stem(t.lower) for t in v.tokens if t.kind == "w"}:
                found[s].append(i)
        return found

    @cached_property
    def speakers(self) -> list[tuple[Span, str]]:
        """Every attributed quotation and every turn of a transcript."""
        known = ((span, person(name, self.roles)) for span, name in speakers_of(self.document))
        return [(span, name) for span, name in known if name is not None]

    @cached_property
    def roles(self) -> dict[str, str]:
        """Who holds each role: the chief executive, the finance chief."""
        return holders(self.document.plain, [(t.speaker, t.title) for t in turns(self.document.plain)])

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody who is quoted or holds a role, each once."""
        return tuple(dict.fromkeys([*self.roles.values(), *(name for _, name in self.speakers)]))

    def speaker_at(self, offset: int) -> str | None:
        """Who says the words at a code point, None outside of attributed quotations."""
        return next((name for span, name in self.speakers if span.start <= offset < span.end), None)

    @cached_property
    def topic(self) -> frozenset[str]:
        """The words of the headline: what the whole release is about."""
        title = self.document.title or ""
        return view(title, 0, len(title)).words()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the headline and the opening: whose release it is, which passages further on leave out."""
        opening = [v for v in self.views[:_OPENING] if v.tokens]
        first = self.topic | {f for v in opening for f in v.words() if f[0] not in "=@"}
        return frozenset(first - self.lower_case)

    def is_earlier(self, figure: Figure) -> bool:
        """Whether a figure is an earlier one that its sentence compares its own with: "up from 12% a year ago"."""
        if figure.in_table:
            return False
        known = self._earlier.get(figure)
        if known is None:
            known = self._earlier[figure] = is_earlier(self.views[figure.sentence], figure.quantity)
        return known

    @cached_property
    def _earlier(self) -> dict[Figure, bool]:
        return {}

    @cached_property
    def lower_case(self) -> frozenset[str]:
        """The stems of the words that it somewhere writes without a capital."""
        return frozenset(stem(t.lower) for v in self.views for t in v.tokens if t.kind == "w" and t.text.islower())

    @cached_property
    def figured(self) -> frozenset[str]:
        """The words of the sentences that give figures."""
        return frozenset(f for v in self.views if v.quantities for f in v.words())

    @cached_property
    def periods(self) -> tuple[Quantity, ...]:
        """The periods that the whole release is about: those of its headline and lead, else of its first sentences."""
        news = [i for i, x in enumerate(self.sentences) if self.document.sections[x.section].kind in _NEWS]
        for places in (news, range(min(12, len(self.views)))):
            found = [q for i in places for q in self.views[i].quantities if q.kind is Kind.PERIOD and q.unit == "day"]
            if found:
                return tuple(found[:3])
        return ()

    @cached_property
    def currency(self) -> str | None:
        """The one currency that it names."""
        return currency_of(q for v in self.views for q in v.quantities)

    @cached_property
    def abbreviations(self) -> dict[str, tuple[str, ...]]:
        """What each abbreviation stands for, both in stems."""
        known = abbreviations(self.document.plain)
        return standard() | {stem(short): tuple(stem(w) for w in words) for short, words in known.items()}

    @cached_property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """What each lettered arm is, in stems."""
        return aliases(self.document.plain)

    @cached_property
    def leads(self) -> dict[int, tuple[int, ...]]:
        """The lines that lead each list item in."""
        return leads(self.document)

    @cached_property
    def units(self) -> dict[int, str]:
        """The unit that was declared for the bare figures of a sentence."""
        return declared_units(self.document)

    @cached_property
    def _rewordings(self) -> Rewordings:
        return Rewordings(spelled_words(self.rarity, self.abbreviations))

    def spelled_out(self, weights: dict[str, float]) -> dict[str, float]:
        """The features with the words of every abbreviation and arm; an abbreviation itself then counts no more."""
        for name, words in self.aliases.items():
            for word in words if name in weights else ():
                weights[word] = max(weights.get(word, 0.0), weights[name])
        known = self.abbreviations
        for short in [f for f in weights if f in known]:
            weight = weights.pop(short)
            for word in known[short]:
                weights[word] = max(weights.get(word, 0.0), weight)
        return in_words_of(folded(weights), self._rewordings)

    def weighed(self, features: Mapping[str, float], *, own_name: float = 1.0) -> Weighed:
        """What a claim says of a figure, ready to be held against the contexts of this source.

        `own_name` is what the names of the whole release count, which passages about it leave out.
        """
        words = self.spelled_out(dict(features))
        if own_name != 1.0:
            words = {f: w * own_name if f in self.names else w for f, w in words.items()}
        return Weighed.of(words, self.rarity, self.unseen)

    def nearest(self, features: Iterable[str], limit: int = _REACH) -> list[int]:
        """The sentences that share the most, by rarity, with some features; best first."""
        scores: dict[int, float] = {}
        for f in features:
            places = self.postings.get(f)
            if places is None:
                continue
            rare = self.rarity[f]
            for i in places:
                scores[i] = scores.get(i, 0.0) + rare
        return [i for i, _ in heapq.nsmallest(limit, scores.items(), key=lambda item: (-item[1], item[0]))]

    def words(self, sentence: int) -> list[Word]:
        """The words of a sentence that count, synonyms brought together; read once."""
        known = self._words.get(sentence)
        if known is None:
            known = self._words[sentence] = words_of(self.views[sentence])
        return known

    def items(self, sentence: int) -> list[Item]:
        """The words and phrases of a sentence, each with the classes it stands in; read once."""
        known = self._items.get(sentence)
        if known is None:
            known = self._items[sentence] = items_of(self.views[sentence])
        return known

    def passage(self, sentence: int) -> Evidence:
        """The sentence as evidence."""
        known = self._passages.get(sentence)
        if known is None:
            known = self._passages[sentence] = self._passage(sentence)
        return known

    def _passage(self, sentence: int) -> Evidence:
        here = passage_of(self.document, self.sentences[sentence], self.number)
        span = self.spans[sentence]
        return here.model_copy(update={"start": span.start, "quote": self.document.quote(span)})

    def dates(self, sentence: int) -> list[tuple[int, Quantity]]:
        """The dates of a sentence, each with its clause."""
        known = self._dates.get(sentence)
        if known is None:
            taken = self.views[sentence]
            dates = [q for q in taken.quantities if q.kind in WHEN][:_DATES]
            known = self._dates[sentence] = [(taken.clause_at(q.value_start), q) for q in dates]
        return known

    def context_of(self, figure: Figure) -> dict[str, float]:
        """The features around a figure, in its sentence or its row and column, then those before and above it."""
        cell = figure.cell
        near = self.views[figure.sentence].context(figure.written or figure.quantity) if cell is None else cell.features
        return self.spelled_out(_merge(near, self._surroundings(figure.sentence)))

    def _in_sentence(self, i: int) -> Iterator[Figure]:
        unit = self.units.get(i)
        listed = self.sentences[i].block is Block.LIST_ITEM
        for written in self.views[i].quantities:
            if written.kind is Kind.IDENTIFIER:
                continue
            bare = unit is None or is_tally(self.document.plain, written)
            quantity = written if unit is None or bare else in_unit(written, unit)
            yield Figure(quantity, i, self, written=written)
            for other in (head_count(quantity) if listed else None, as_money(quantity, self.views[i], self.currency)):
                if other is not None:
                    yield Figure(other, i, self, written=written)

    def _in_tables(self) -> Iterator[Figure]:
        for table in self.document.tables:
            for cell in cells(self.document, table):
                row = self.document.sentence_at(cell.span.start)
                if row is not None:
                    yield Figure(cell.quantity, row.index, self, cell)

    def _surroundings(self, sentence: int) -> dict[str, float]:
        """What stands before a sentence in its paragraph, the heading over it, and the title."""
        known = self._around.get(sentence)
        if known is not None:
            return known
        weights: dict[str, float] = {}
        here = self.sentences[sentence]
        if sentence and self.sentences[sentence - 1].paragraph == here.paragraph:
            weights.update(dict.fromkeys(self.views[sentence - 1].words(), PREVIOUS))
        for text, weight in ((self.document.sections[here.section].title, HEADING), (self.document.title, TITLE)):
            if text:
                for f in self._above(text):
                    weights[f] = max(weights.get(f, 0.0), weight)
        for lead in (self.spans[i] for i in self.leads.get(sentence, ())):
            for f in self._above(self.document.plain[lead.start : lead.end]):
                weights[f] = max(weights.get(f, 0.0), LEAD)
        self._around[sentence] = weights
        return weights

    def _above(self, text: str) -> frozenset[str]:
        """The features of a title or of the line over a list."""
        known = self._headings.get(text)
        if known is None:
            known = self._headings[text] = lead_features(text)
        return known


def index_of(document: Document, number: int = 0) -> SourceIndex:
    """The index of a document, kept beside its text: what asks again, as a brief does, finds it read already."""
    kept = document.__dict__.setdefault("_indexes", {})
    known = kept.get(number)
    if known is None:
        known = kept[number] = SourceIndex(document, number)
    return known  # type: ignore[no-any-return]


def value_key(quantity: Quantity) -> tuple[str, Decimal | None, Decimal | None]:
    """What two quantities of equal value share."""
    return quantity.dimension, quantity.base.low, quantity.base.high


def _merge(near: Mapping[str, float], far: Mapping[str, float]) -> dict[str, float]:
    weights = dict(far)
    for f, w in near.items():
        if w > weights.get(f, 0.0):
            weights[f] = w
    return weights


def _with_dateline(document: Document, sentence: Sentence) -> Span:
    """The sentence, with the dateline before it where it opens the lead: its date is the day of the news."""
    line = document.dateline
    if line is None or not 0 <= sentence.span.start - line.span.end <= 8:
        return sentence.span
    return Span(line.span.start, sentence.span.end)
