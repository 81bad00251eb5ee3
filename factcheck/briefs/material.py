"""What a release says that a reader must know, whatever else a short text leaves out.

A fact is told where a cue stands as news: not denied, not merely possible, not long past, not in what every release of
its sender carries at its end. That no patient died is no such fact: who leaves it out makes nothing look better.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from factcheck.briefs.signals import is_about_a_thing
from factcheck.briefs.text import content_words, overlap
from factcheck.briefs.topics import TOPICS, Topic
from factcheck.quantities.model import Hedge, Kind, Quantity
from factcheck.quantities.parse import parse_quantities
from factcheck.quantities.relations import relate
from factcheck.source.document import Document
from factcheck.source.model import Block, Section, SectionKind, Sentence, Span

__all__ = ["GRAVE", "HEADLINE", "MaterialFact", "counts", "material", "mentions", "same_figure"]

GRAVE = 0.85  # from this weight of its topic on, a brief that has room should say it
HEADLINE = "OMI120"

_PLACE = {
    SectionKind.LEAD: 1.0,
    SectionKind.HIGHLIGHTS: 1.0,
    SectionKind.BODY: 0.95,
    SectionKind.ABOUT: 0.9,
    SectionKind.QUOTATION: 0.85,
    SectionKind.HEADLINE: 0.85,
}
_IN_HEADLINE = "a figure of the headline"
_HEADLINE_WEIGHT = 0.9
_TOLD = frozenset({Block.PARAGRAPH, Block.LIST_ITEM})
_LONGEST = 3_000  # characters; what is longer is no sentence
_NEAR = 70  # characters before a cue in which it is denied or made a possibility
_SAME = 0.5  # from this share of common words on, two sentences without figures tell one fact
_GAP = " " * 4  # within a sentence: a table that lost its lines
_COMMON = 2  # words that a sentence shares with the headline whose figure it gives
_OLD = 2  # years: what lies so far back is background

_FIGURES = 2  # of one mention
_FIGURES_OF_ALL = 20  # of a fact that is told often
_MOST = 40  # facts: every other is compared with them
_CLAUSE = 60  # characters that a comma between a figure and the cue behind it counts for
_APART = 24  # characters between "up to" and its figure
_FEWEST = 1000  # shares or units of money: what is less dilutes nobody

_UNITS = {
    "OMI102": re.compile(r"death|fatal|patient|participant|subject|people|person|volunteer|worker|^$"),
    "OMI103": re.compile(r"patient|participant|subject|volunteer|people|event|case|^$"),
    "OMI106": re.compile(r"patient|participant|subject|volunteer|people|^$"),
    "OMI109": re.compile(r"patient|participant|subject|volunteer|adult|child|woman|women|infant|people"),
    "OMI110": re.compile(r"share|unit|warrant|stock|ads|[A-Z]{3}"),
}
# What depends on something or is a maximum is possible only, by its nature.
_OPEN = frozenset({"OMI115", "OMI116"})
_OF_THE_PAST = frozenset({"OMI113"})  # accounts are restated years later
_GENERIC = content_words(
    "patients trial study company phase week weeks arm placebo treatment results significance significant endpoint "
    "reported reach reached statistical difference"
)

_DENIED = re.compile(
    r"\b(?:no|not|without|never|neither|nor|zero|none|free of|free from|n['’]t)\b(?: [\w-]+){0,5}[ ]*\Z", re.IGNORECASE
)
_DENIED_BEHIND = re.compile(r"\s+(?:\w+\s+){0,3}?(?:not|none|no longer)\b", re.IGNORECASE)
_POSSIBLE = re.compile(
    r"\b(?:may|might|could|would|if|potential|possible|possibility|risks?|should|unless|until|whether|avoid\w*|prevent\w*|"
    r"lower the|reduc\w+ the|eliminat\w+)\b[^.;]*\Z",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"forward[- ]looking|actual results|differ materially|undue reliance|safe harbor|risks and uncertainties|"
    r"risk factors|could cause|no assurance|solicitation|Litigation Reform|not (?:constitute|intended) |"
    r"(?:investment|legal) advice|(?:sponsored|paid) (?:content|post|promot|advert)|"
    r"compensat(?:ed|ion) (?:for|by|from)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AMOUNTS = frozenset(
    {Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.COUNT, Kind.FRACTION, Kind.MULTIPLE, Kind.MEASURE, Kind.DURATION}
)


@dataclass(frozen=True)
class MaterialFact:
    """Something that a reader must know: under which code, how grave from 0 to 1, and the sentence that says it."""

    code: str
    what: str
    weight: float
    span: Span  # the sentence
    sentence: str = field(repr=False)
    cue: str  # the words that tell it
    topic: Topic | None = field(default=None, repr=False)  # None for a figure of the headline
    figures: tuple[Quantity, ...] = ()  # any of them is this fact's figure
    words: frozenset[str] = field(default=frozenset(), repr=False)
    own: frozenset[str] = field(default=frozenset(), repr=False)  # of these, what tells it from others of its topic

    @property
    def is_grave(self) -> bool:
        """Whether a brief that has room should say it."""
        return (self.topic.weight if self.topic else _HEADLINE_WEIGHT) >= GRAVE


@dataclass(frozen=True, slots=True)
class Mention:
    """A topic where a sentence tells it."""

    topic: Topic
    cue: Span
    figures: tuple[Quantity, ...]


def material(document: Document) -> tuple[MaterialFact, ...]:
    """The material facts of a release, each once with its best passage, the gravest first."""
    facts: list[MaterialFact] = []
    year = _year(document)
    for sentence, place in _news(document):
        past = _is_past(document.plain, sentence.span, year)
        told = (m for m in mentions(document.plain, sentence.span) if not past or m.topic.code in _OF_THE_PAST)
        facts += [_fact(document, sentence.span, mention, place) for mention in told]
    facts += _of_headline(document)
    return tuple(sorted(_distinct(facts), key=lambda f: (-f.weight, f.span.start)))


def mentions(plain: str, span: Span, *, freely: bool = False) -> Iterator[Mention]:
    """The topics that a sentence tells; `freely` also where its words could mean something else."""
    text = plain[span.start : span.end]
    lower = text.lower()
    quantities: tuple[Quantity, ...] | None = None
    for topic in TOPICS:
        if not any(stem in lower for stem in topic.stems):
            continue
        cue = _told(topic, text, freely=freely)
        if cue is None:
            continue
        if quantities is None:
            quantities = parse_quantities(plain, *span) if topic.kinds else None
        there = Span(span.start + cue.start(), span.start + cue.end())
        figures = _figures(topic, quantities or (), there, plain)
        if figures or freely or not topic.counted:
            yield Mention(topic, there, figures)


def same_figure(one: Quantity, other: Quantity) -> bool:
    """Whether a figure restates another: equal, or rounded, or something that follows from it."""
    return one.dimension == other.dimension and relate(one, other).holds


def counts(code: str, quantity: Quantity) -> bool:
    """Whether a figure counts what the topic of a code is about: patients, deaths, shares."""
    units = _UNITS.get(code)
    return units is None or quantity.kind is Kind.PERCENT or bool(units.search(quantity.unit))


def _news(document: Document) -> Iterator[tuple[Sentence, float]]:
    """The sentences that tell news, each with what its place is worth."""
    for section in document.sections:
        if not _is_open(document, section):
            continue
        sentences = document.sentences[section.first : section.last]
        notices = {
            s.paragraph
            for s in sentences
            if s.block is not Block.LIST_ITEM and _BOILERPLATE.search(document.plain, *s.span)
        }
        for sentence in sentences:
            if sentence.paragraph in notices or sentence.span.end - sentence.span.start > _LONGEST:
                continue
            if _GAP in document.plain[slice(*sentence.span)]:
                continue
            if sentence.block in _TOLD or section.kind is SectionKind.HEADLINE:
                yield sentence, _PLACE[section.kind]


def _is_open(document: Document, section: Section) -> bool:
    if section.kind is SectionKind.ABOUT:
        told = [s for s in document.sentences[section.first : section.last] if s.block is not Block.HEADING]
        return bool(told) and is_about_a_thing(section.title, document.plain[slice(*told[0].span)])
    return section.kind in _PLACE


def _told(topic: Topic, text: str, *, freely: bool) -> re.Match[str] | None:
    """The first cue that is neither denied nor merely possible, in a sentence that means this topic."""
    if not freely and ((topic.bar and topic.bar.search(text)) or (topic.needs and not topic.needs.search(text))):
        return None
    for cue in topic.cue.finditer(text):
        before = text[max(0, cue.start() - _NEAR) : cue.start()]
        if not topic.own_denial and (_DENIED.search(before) or _DENIED_BEHIND.match(text, cue.end())):
            continue
        if freely:
            return cue
        if (topic.code in _OPEN or not _POSSIBLE.search(before)) and not (topic.lead and topic.lead.search(before)):
            return cue
    return None


def _figures(topic: Topic, quantities: Sequence[Quantity], cue: Span, plain: str) -> tuple[Quantity, ...]:
    """The figures of a topic in a sentence, the nearest to its cue first."""
    clear = [q for q in quantities if q.kind in topic.kinds and q.hedge is not Hedge.VAGUE]
    found = [q for q in clear if _suits(topic, q, cue, plain)]
    return tuple(sorted(found, key=lambda q: _distance(q, cue, plain))[:_FIGURES])


def _distance(quantity: Quantity, cue: Span, plain: str) -> int:
    """How far a figure stands from a cue; one of the clause before it stands farther."""
    if quantity.end <= cue.start:
        return cue.start - quantity.end + _CLAUSE * ("," in plain[quantity.end : cue.start])
    return max(quantity.start - cue.end, 0)


def _suits(topic: Topic, quantity: Quantity, cue: Span, plain: str) -> bool:
    """Whether a figure is of what its topic counts."""
    if topic.code == "OMI116":
        between = plain[cue.end : quantity.start]
        return quantity.low is None or (len(between) <= _APART and not any(char.isdigit() for char in between))
    if topic.code == "OMI109" and (quantity.end <= cue.start or quantity.start >= cue.end):
        return False
    if topic.code == "OMI110" and (quantity.per or (quantity.high or 0) < _FEWEST):
        return False
    return counts(topic.code, quantity)


def _fact(document: Document, span: Span, mention: Mention, place: float) -> MaterialFact:
    topic = mention.topic
    words = content_words(document.plain[span.start : span.end])
    cue = " ".join(document.plain[mention.cue.start : mention.cue.end].split())
    return MaterialFact(
        code=topic.code,
        what=topic.what,
        weight=round(topic.weight * place, 3),
        span=span,
        sentence=document.plain[span.start : span.end],
        cue=cue,
        topic=topic,
        figures=mention.figures,
        words=words,
        own=words - content_words(cue) - content_words(document.title or "") - _GENERIC,
    )


def _year(document: Document) -> int | None:
    """The year of the release, as its date line or its front matter gives it, else the one it names most."""
    spans = [document.dateline.span] if document.dateline else []
    texts = [document.metadata.date or "", *(document.quote(span) for span in spans)]
    years = [int(year) for text in texts for year in _YEAR.findall(text)]
    if years:
        return max(years)
    told = Counter(int(year) for year in _YEAR.findall(document.plain))
    return max(told, key=lambda year: (told[year], year), default=None)


def _is_past(plain: str, span: Span, year: int | None) -> bool:
    """Whether every year that a sentence names lies well before the release."""
    years = [int(y) for y in _YEAR.findall(plain, *span)] if year else []
    return bool(years) and year is not None and max(years) <= year - _OLD


def _of_headline(document: Document) -> Iterator[MaterialFact]:
    """The figures of the headline that the text gives as well, each with the first sentence that does."""
    title = document.title or ""
    wanted = [q for q in parse_quantities(title) if q.kind in _AMOUNTS and q.hedge is not Hedge.VAGUE]
    if not wanted:
        return
    headline = content_words(title)
    for sentence, place in _news(document):
        span = sentence.span
        text = document.plain[span.start : span.end]
        if not wanted:
            return
        if sentence.block not in _TOLD or not any(char.isdigit() for char in text):
            continue
        words = content_words(text)
        if len(words & headline) < _COMMON:
            continue
        quantities = parse_quantities(document.plain, *span)
        weight = round(_HEADLINE_WEIGHT * place, 3)
        for figure in list(wanted):
            given = next((q for q in quantities if same_figure(figure, q)), None)
            if given is not None:
                wanted.remove(figure)
                figures = (figure, given)
                yield MaterialFact(HEADLINE, _IN_HEADLINE, weight, span, text, figure.text, None, figures, words)


def _distinct(facts: Iterable[MaterialFact]) -> list[MaterialFact]:
    """One fact for what is told more than once: the gravest passage, the first of equals, with the figures of all."""
    kept: list[MaterialFact] = []
    for fact in sorted(facts, key=lambda f: (-f.weight, -bool(f.figures), f.span.start)):
        at = next((i for i, other in enumerate(kept) if _is_same(fact, other)), None)
        if at is None and len(kept) < _MOST:
            kept.append(fact)
        elif at is not None:
            kept[at] = replace(kept[at], figures=(*kept[at].figures, *fact.figures)[:_FIGURES_OF_ALL])
    return kept


def _is_same(one: MaterialFact, other: MaterialFact) -> bool:
    if one.code != other.code:
        return False
    if one.code == HEADLINE:
        return same_figure(one.figures[0], other.figures[0])
    if (one.topic and one.topic.single) or one.span == other.span:
        return True
    if one.figures and other.figures:
        return any(same_figure(a, b) for a in one.figures for b in other.figures)
    return overlap(one.words, other.words) >= _SAME or one.cue.casefold() == other.cue.casefold()
