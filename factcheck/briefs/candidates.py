"""Which sentences of a release may stand in a brief at all, and what each is worth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import islice

from factcheck.briefs.companies import (
    companies,
    opens_with_the_company,
    tells_its_past,
    tells_only_a_measure,
)
from factcheck.briefs.signals import (
    adds_to_others,
    definite_noun,
    has_address,
    is_about_a_thing,
    is_about_the_market,
    is_empty,
    is_notice,
    leans,
    news_value,
    presents_a_company,
)
from factcheck.briefs.style import drop_terms
from factcheck.briefs.text import content_words, count_words, overlap
from factcheck.quantities.model import Hedge, Kind, Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Block, Section, SectionKind, Sentence, Span

# Where a sentence stands: the lead before the highlights before the body; what is not listed is never chosen.
_PLACE = {SectionKind.LEAD: 1.6, SectionKind.HIGHLIGHTS: 1.5, SectionKind.BODY: 1.2, SectionKind.ABOUT: 0.9}
_OPENING = 1.5
_ROUNDED = Decimal("0.02")
_OPENING_REACH = 40  # sentences in which the story must have begun
_NEAR = 0.25  # of the headline, what a sentence must tell to open a story that no dateline opens
_HEADLINE = 0.6  # what a figure of the headline is worth
_TELEGRAM = 0.5  # what a highlight without a verb loses, so that the body's sentence is taken where there is one
_FIGURES = frozenset(Kind) - {Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.NUMBER, Kind.IDENTIFIER}
_DATES = frozenset({Kind.DATE, Kind.PERIOD})
_TOLD = (Block.PARAGRAPH, Block.LIST_ITEM)
_MIN_WORDS = 6
_LONGEST = 3_000  # characters; what is longer is no sentence, however it ends
_PER_WORD = 0.012  # what a word costs, so that of two sentences with the same news the shorter is taken
_LONG, _PER_LONG_WORD = 50, 0.02  # from so many words on, each costs this besides
_LONG_ROW = 60  # words from which on fewer of them need be numbers
_MOST = 300  # candidates: every pair of them is compared

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|does|did|\w{2,}ed|rose|fell|grew|met|won|paid|"
    r"sold|led|began|came|saw|put|made|gave|took|held|cut|shows?|follows?|plans?|expects?|reports?|announces?|receives?|"
    r"continues?|remains?|includes?|provides?|targets?|seeks?|enables?|marks?|brings?|holds?|becomes?|comes?|stands?|updates?|informs?|develops?|operates?|works|offers?|makes?|sells)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|does|did|rose|fell|grew|met|won|paid|sold|began|came|"
    r"saw|made|gave|took|held|\w{3,}(?:ed|es|s))\b(?! (?:of|for|in|and|or)\b)"
)
_QUOTE_MARKS = re.compile(r"[“”]|(?<!\d)\"|\"(?!\w)")
_GLUED = re.compile(
    r"[A-Za-z’]{2,}:(?=[A-Z][a-z])"
    r"|\b(?!Linked)[A-Z]?[a-z]{2,}(?:In|The|On|For|As|With|At|To|From|This|These|While|When|It|We|An|During|By|After|Since|Our)\b"
    r"|\b[A-Z]\d(?:In|The|On|For|As|With|At|From|This)\b"
    r"|(?:Results|Highlights|Overview|Summary|Outlook|Updates?|Performance|Developments|Activities|Events|News)[A-Z][a-z]"
    r"|\A.{2,30} [–—-] (?:An?|The) "
)
_WORDS = re.compile(r"[\w-]+")
# A highlight that leaves its subject to the heading: "Expanded sales in Europe".
_NOBODY = re.compile(r"(?:[A-Z]\w+ly )?(?:[A-Z]|(?<= )[a-z])\w+ed (?!by|on|in|at|as|with|to|from)")
_CAMEL = re.compile(r"(?<![\w-])([A-Z]?[a-z]{3,})([A-Z][a-z]{2,})(?![\w-])")
_ENDS_WELL = re.compile(r"[.!]['\"’”)\]]*\Z")


@dataclass(frozen=True)
class Candidate:
    """A sentence that may be chosen, with what the choice looks at."""

    sentence: Sentence
    text: str
    kind: SectionKind
    score: float
    quantities: tuple[Quantity, ...] = field(default=(), repr=False)
    opening: bool = False  # the sentence that opens the story
    unnamed: bool = False  # does not say whose figure or past it tells
    names_company: bool = False
    part: int = 0  # which heading of the brief it stands under

    @cached_property
    def words(self) -> int:
        """The length as an editor counts it."""
        return count_words(self.text)

    @cached_property
    def content(self) -> frozenset[str]:
        """The words that carry its meaning."""
        return content_words(self.text)

    @cached_property
    def figures(self) -> frozenset[tuple[object, ...]]:
        """The values of its figures."""
        return frozenset(value_of(q) for q in self.quantities if is_figure(q))

    @cached_property
    def leans(self) -> bool:
        """Whether it makes sense only right after the sentence before it."""
        return self.unnamed or leans(self.text)

    @cached_property
    def noun(self) -> str | None:
        """What its opening takes as named before."""
        return definite_noun(self.text)

    @cached_property
    def means_company(self) -> bool:
        """Whether it begins with "The company", which one before it must have named."""
        return opens_with_the_company(self.text)

    @cached_property
    def adds(self) -> bool:
        """Whether it says "also" of its subject."""
        return adds_to_others(self.text)

    @property
    def index(self) -> int:
        """Its number in the document."""
        return self.sentence.index

    @property
    def rank(self) -> tuple[int, bool, int]:
        """Its place in reading order: heading by heading, the lead first, then as in the source."""
        return self.part, not (self.opening or self.kind is SectionKind.LEAD), self.index


def candidates(document: Document) -> tuple[Candidate, ...]:
    """The sentences that may stand in a brief, in the order of the document."""
    title = content_words(document.title or "")
    headline = headline_figures(document)
    known = companies(document.plain)
    count = len(document.sentences) or 1
    opening, vocabulary = opening_of(document), _vocabulary(document)
    found = []
    for section in document.sections:
        if not _is_open(document, section):
            continue
        for sentence, text in _told(document, section, opening, vocabulary):
            opens = sentence.index == opening
            quantities = parse_quantities(document.plain, sentence.span.start, sentence.span.end)
            if is_about_the_market(text) and not told_of(headline, quantities):
                continue
            worth = _worth(drop_terms(text), quantities)
            near = _nearness(text, title)
            opens_news = _OPENING * opens * (1.0 if document.dateline else min(1.0, 2.5 * near))
            if worth <= 0 and opens_news < 0.5 and section.kind is not SectionKind.HIGHLIGHTS:
                continue
            score = worth + _PLACE[section.kind] - 0.8 * sentence.index / count - _PER_WORD * count_words(text)
            score += opens_news + overlap(content_words(text), title)
            score += _HEADLINE * bool(told_of(headline, quantities))
            score -= _PER_LONG_WORD * max(0, count_words(text) - _LONG)
            score -= _TELEGRAM * (not _PREDICATE.search(text))
            meant = opens_with_the_company(text)
            unnamed = tells_its_past(text) or tells_only_a_measure(text, of_many=known.many) or (meant and known.many)
            named = known.named_in(text) and not meant
            found.append(Candidate(sentence, text, section.kind, score, quantities, opens, unnamed, named))
    best = sorted(found, key=lambda c: -c.score)[:_MOST]
    return tuple(sorted(best, key=lambda c: c.index))


def headline_figures(document: Document) -> frozenset[tuple[object, ...]]:
    """The values of the figures in the headline."""
    title = document.title or ""
    return frozenset(value_of(q) for q in parse_quantities(title) if is_figure(q))


def told_of(headline: Iterable[tuple[object, ...]], quantities: Iterable[Quantity]) -> frozenset[tuple[object, ...]]:
    """The figures of a headline that quantities tell; a headline rounds, 65 million for 65.6 million."""
    told = [value_of(q) for q in quantities]
    return frozenset(figure for figure in headline if any(_is_near(figure, other) for other in told))


def _is_near(figure: tuple[object, ...], other: tuple[object, ...]) -> bool:
    if figure == other:
        return True
    near = [
        isinstance(a, Decimal) and isinstance(b, Decimal) and abs(a - b) <= _ROUNDED * abs(a)
        for a, b in zip(figure[1:], other[1:], strict=True)
    ]
    return figure[0] == other[0] and all(near)


def value_of(quantity: Quantity) -> tuple[object, ...]:
    """What makes two figures the same: kind and value."""
    return quantity.kind, quantity.low, quantity.high


def is_figure(quantity: Quantity) -> bool:
    """Whether a quantity is an amount worth showing: no identifier, no date, nothing vague, no "one" or "two"."""
    if quantity.kind not in _FIGURES or quantity.hedge is Hedge.VAGUE or "majority" in quantity.text.casefold():
        return False
    small = quantity.high is not None and quantity.high <= 2 and not any(c.isdigit() for c in quantity.text)
    return not (small and quantity.kind is Kind.COUNT)


def _is_open(document: Document, section: Section) -> bool:
    if section.kind not in _PLACE:
        return False
    if section.kind is not SectionKind.ABOUT:
        return True
    sentences = [s for s in document.sentences[section.first : section.last] if s.block is not Block.HEADING]
    return bool(sentences) and is_about_a_thing(section.title, document.plain[slice(*sentences[0].span)])


def opening_of(document: Document) -> int | None:
    """The sentence that opens the story: the first statement of news of the lead, or of the body without a lead.

    An article that begins with background has its news further down: the first sentence that tells enough of the
    headline. Where none does, nothing opens the story and the best sentences stand as they come.
    """
    title, vocabulary = content_words(document.title or ""), _vocabulary(document)
    for kind in (SectionKind.LEAD, SectionKind.BODY):
        sections = [section for section in document.sections if section.kind is kind]
        told = [s for section in sections for s in document.sentences[section.first : section.last]]
        for sentence in told[:_OPENING_REACH]:
            if sentence.block is not Block.PARAGRAPH or not _may_tell(sentence):
                continue
            text = display(document, sentence.span)
            if text.endswith(":"):
                text = text[:-1] + "."
            if is_notice(text) or presents_a_company(text) or opens_with_the_company(text) or leans(text):
                continue
            if _is_glued(text, vocabulary):
                continue
            if _is_whole(text, sentence.block) and _is_news(text, title, announced=document.dateline is not None):
                return sentence.index
    return None


def _is_news(text: str, title: frozenset[str], *, announced: bool) -> bool:
    """Whether a sentence can open the story: it announces something, or tells a good part of the headline."""
    if is_about_the_market(text) or is_empty(text):
        return False
    near = _nearness(text, title)
    listed = bool(companies(text).names) and near >= _NEAR / 2
    return (
        (announced and news_value(drop_terms(text)) > 0)
        or not title
        or listed
        or (near >= _NEAR and news_value(text) > 0)
    )


def _told(
    document: Document, section: Section, opening: int | None, vocabulary: Counter[str]
) -> Iterator[tuple[Sentence, str]]:
    """The sentences of a section that state something in the release's own words, with their text for display."""
    told = [s for s in document.sentences[section.first : section.last] if _may_tell(s)]
    paragraphs: dict[int, list[Span]] = {}
    for sentence in told:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence.span)
    spoken = {number: _quotations(document, spans[0].start, spans[-1].end) for number, spans in paragraphs.items()}
    for sentence in told:
        text = display(document, sentence.span)
        if _is_glued(text, vocabulary):
            continue
        if _is_speech(document, sentence.span, spoken[sentence.paragraph]):
            continue
        if sentence.index == opening:
            text = text.removesuffix(":")
        elif not _is_whole(text, sentence.block) or has_address(text) or presents_a_company(text):
            continue
        if not is_notice(text) and not is_empty(text) and not _is_tabular(document.quote(sentence.span)):
            yield sentence, text if _ENDS_WELL.search(text) else text + "."


def _may_tell(sentence: Sentence) -> bool:
    return sentence.block in _TOLD and sentence.span.end - sentence.span.start <= _LONGEST


def _quotations(document: Document, start: int, end: int) -> list[Span]:
    """The passages in quotation marks of a paragraph; one that is not closed goes to the paragraph's end."""
    spans, opened = [], None
    for mark in _QUOTE_MARKS.finditer(document.text, start, end):
        if opened is None and mark.group() != "”":
            opened = mark.start()
        elif opened is not None and mark.group() != "“":
            spans.append(Span(opened, mark.end()))
            opened = None
    return [*spans, Span(opened, end)] if opened is not None else spans


def _is_speech(document: Document, span: Span, quotations: list[Span]) -> bool:
    """Whether a sentence is somebody's words: more than a term or a title of it stands in quotation marks."""
    inside = 0
    first = bisect_right(quotations, span.start, key=lambda quotation: quotation.end)
    for quotation in islice(quotations, first, None):
        if quotation.start >= span.end:
            break
        start, end = max(span.start, quotation.start), min(span.end, quotation.end)
        if quotation.start < span.start or count_words(document.text[start:end]) >= 8:
            return True
        inside += end - start
    return inside > 0.4 * (span.end - span.start)


def _is_whole(text: str, block: Block) -> bool:
    """Whether a text is a statement: a beginning, a verb, an end, every bracket closed, no heading glued to it."""
    if not text or text[0].islower() or count_words(text) < _MIN_WORDS or not _FINITE.search(text):
        return False
    if _is_headline(text) or (block is Block.LIST_ITEM and _NOBODY.match(text)):
        return False
    if text.count("(") != text.count(")") or text.endswith(("?", ":", "…", "...")) or _GLUED.search(text):
        return False
    return block is Block.LIST_ITEM or bool(_ENDS_WELL.search(text))


def _vocabulary(document: Document) -> Counter[str]:
    """How often each word stands in a document, in lower case."""
    return Counter(word.casefold() for word in _WORDS.findall(document.plain))


def _is_glued(text: str, vocabulary: Counter[str]) -> bool:
    """Whether a heading runs into the text: "…ProgramWest Lake", both of whose words the document has on their own."""
    return any(
        vocabulary[token.group().casefold()] == 1 and all(vocabulary[half.casefold()] for half in token.groups())
        for token in _CAMEL.finditer(text)
    )


def _is_headline(text: str) -> bool:
    """Whether a text is written as headlines are: every long word with a capital, and no verb that states."""
    long = [word for word in re.findall(r"[A-Za-z][\w'’-]+", text) if len(word) > 3]
    capital = sum(word[0].isupper() for word in long)
    return len(long) > 4 and capital > 0.85 * len(long) and not re.search(r"\d", text)


def _is_tabular(quote: str) -> bool:
    """Whether a passage is a table that lost its lines: wide gaps, or nearly only numbers."""
    words = quote.split()
    numeric = sum(any(c.isdigit() for c in word) for word in words)
    share = 0.3 if len(words) > _LONG_ROW else 0.5
    return "    " in quote.replace("\n", " ").strip() or numeric > share * len(words)


def _worth(text: str, quantities: tuple[Quantity, ...]) -> float:
    """What a sentence carries: figures, dates, news."""
    figures = sum(is_figure(q) for q in quantities)
    dated = any(q.kind in _DATES for q in quantities)
    return 0.35 * min(figures, 3) + 0.2 * dated + news_value(text)


def _nearness(text: str, title: frozenset[str]) -> float:
    """How much of the title a sentence tells: an article that opens with background tells little of it."""
    return len(content_words(text) & title) / len(title) if title else 0.0
