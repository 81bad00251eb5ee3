"""Wholes and parts: of the figures that a share may be of, the one that is of all; a part is no base of a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.quantities.model import Kind
from factcheck.verify.evidence import Figure, SourceIndex
from factcheck.verify.features import stem
from factcheck.verify.measures import WHOLE, measure_of
from factcheck.verify.peers import peers_of

_PLAIN = frozenset(stem(w) for w in (*WHOLE, *"net operating quarterly annual company business".split()))
_NAMED = 1.0  # the weight of a word of a side's own
_Ranked = tuple[float, Figure]


def wholes_of(rows: Sequence[_Ranked], words: Mapping[str, float], index: SourceIndex, least: float) -> list[_Ranked]:
    """The figures that a share can be of, best fit first: only those of the whole, where the source has such.

    `words` are those of the side that names the whole: "total revenue" is no product revenue. A side that says more
    of it than its noun ("cash due at closing") is left to its words.
    """
    named = {f for f, w in words.items() if w >= _NAMED}
    if not is_plain(words, index):
        return list(rows)
    named = set(index.spelled_out(dict.fromkeys(named, 1.0)))
    plain = [row for row in rows if row[0] >= least and _is_whole(row[1], named, index)]
    if not plain:
        return list(rows)
    return [row for row in rows if row in plain or not _is_part(row[1], named, index)]


def is_plain(words: Mapping[str, float], index: SourceIndex) -> bool:
    """Whether a side says no more of a whole than its noun: "total revenue", not "cash due at closing"."""
    return len({f for f, w in words.items() if w >= _NAMED} - _PLAIN - own_names(index)) == 1


def parts_of(rows: Sequence[_Ranked], words: Mapping[str, float], index: SourceIndex) -> list[_Ranked]:
    """The figures that the part can be: where one has all its words named, none that has another word."""
    named = set(index.spelled_out({f: w for f, w in words.items() if w >= _NAMED}))
    others = {id(row[1]): _measured(row[1], index)[1] - named - _PLAIN - own_names(index) for row in rows}
    own = [row for row in rows if _measured(row[1], index)[1] - _PLAIN and not others[id(row[1])]]
    return [row for row in rows if not others[id(row[1])]] if own else list(rows)


def own_names(index: SourceIndex) -> frozenset[str]:
    """Whose release it is: names of its opening, without words that have a capital only where they open a sentence."""
    return index.names & peers_of(index).names


def _is_whole(figure: Figure, named: set[str], index: SourceIndex) -> bool:
    """Whether a figure is of the noun that a side names, with no word that narrows it."""
    head, words = _measured(figure, index)
    return head in named and not words - named - _PLAIN - own_names(index) and not index.is_earlier(figure)


def _is_part(figure: Figure, named: set[str], index: SourceIndex) -> bool:
    """Whether a figure is of that noun narrowed by another word, or of another noun altogether."""
    head, words = _measured(figure, index)
    if not head or head in named:
        return bool(words - named - _PLAIN - own_names(index))
    return not words & named


def _measured(figure: Figure, index: SourceIndex) -> tuple[str, set[str]]:
    """The noun that a figure measures, and the words of it and of the subject of its clause; none where unclear."""
    if figure.in_table or figure.quantity.kind is not Kind.MONEY:
        return "", set()
    view = index.views[figure.sentence]
    written = figure.written or figure.quantity
    measure = measure_of(view, written)
    if measure is None:
        return "", set()
    words = index.spelled_out(dict.fromkeys((*measure.words, *view.clause_subject(written.value_start)), 1.0))
    return measure.head, {measure.head, *words}
