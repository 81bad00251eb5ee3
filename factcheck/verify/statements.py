"""Statements without figures: supported only where a passage says them nearly word for word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.claims.events import SEEKING
from factcheck.claims.polarity import opposed
from factcheck.claims.strength import Strength, is_negated, strength_of
from factcheck.quantities.tokens import Token
from factcheck.verify.comparisons import check_comparison
from factcheck.verify.doers import is_said_of_another
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, flat
from factcheck.verify.findings import Finding, Label
from factcheck.verify.forecasts import check_forecast
from factcheck.verify.limits import check_universal
from factcheck.verify.named import check_named_in_statement
from factcheck.verify.restated import check_restated
from factcheck.verify.speakers import check_told
from factcheck.verify.states import check_state
from factcheck.verify.status import check_status
from factcheck.verify.wording import denies as denies_word
from factcheck.verify.wordlist import Word, denies, denies_doer, key_of, stems_of, words_of

_LOOKED_AT = 5
_ABOUT_IT = 2
# A passage that goes on with one of these limits what it said so far.
_LIMITING = frozenset(
    """with whose who that aged if unless only except excluding among subject provided without pending until where
    when not no""".split()
)
# Behind a comma only these do: ", with strong demand" takes nothing back.
_LIMITING_ASIDE = frozenset("subject provided pending unless if only except excluding until without".split())
# Skipped between the words of a claim, these change what is said.
_WEAKENING = SEEKING | frozenset(
    """declined refused rejected asked hopes considers considering considered proposed denied threatened tried attempted
    wants offered offers offering supposed alleged allegedly severe mild moderate certain eligible evaluable selected
    partial partially limited conditional conditionally preliminary interim preclinical temporary temporarily tentative
    tentatively unless until partly initially some part if""".split()
)
_SOME = frozenset("most some many few several half nearly almost".split())
_DENYING_REACH = 4
_PARAGRAPH = 8
# Nouns that stand for a name of the release: a trial's, a product's.
_GENERAL = ("~trial", "~drug", "product", "device", "candidate", "program")
_GAP = 0.6  # words of the passage that may stand between those of the claim, as a share of the claim's


def check_verbatim(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """A finding where the claim is, word for word, a sentence of a source."""
    for index in sources:
        sentence = index.verbatim.get(flat(claim.text))
        if sentence is not None:
            return _finding(claim, Label.SUPPORTED, "SUP202", "the release says this word for word", index, sentence)
    return None


def check_statement(claim: View, sources: Sequence[SourceIndex]) -> Finding:
    """The finding on a claim without figures.

    Supported where its words, names and quantifiers all stand in one passage in the same order, as strongly and with
    the same polarity, and the passage does not go on to limit them; contradicted where only an opposite or a negation
    differs; unverified otherwise.
    """
    status = check_state(claim, sources) or check_status(claim, sources)
    if status is not None:
        nearly = _near_verbatim(claim, sources) if status.code == "SUP205" else None
        return nearly or status
    words = words_of(claim)
    keys = stems_of(words)
    for index in sources:
        for i in index.nearest(keys, limit=_LOOKED_AT):
            label = _compare(claim, words, index, i)
            if label is Label.SUPPORTED:
                return _finding(claim, label, "SUP201", "the release says this", index, i)
            if label is Label.CONTRADICTED:
                return _finding(claim, label, "NEG101", "the release says the opposite", index, i)
        for i in index.nearest(keys, limit=_ABOUT_IT):
            passage = index.views[i]
            one_denies = denies(claim.tokens) != denies(passage.tokens) and not denies_doer(claim.tokens)
            if one_denies and _shares_denial(claim, words, passage, index.words(i)) and denies_word(claim, passage):
                return _finding(claim, Label.CONTRADICTED, "NEG101", "the release says the opposite", index, i)
    return (
        _by_rule(claim, sources)
        or check_restated(claim, sources)
        or check_told(claim, sources)
        or check_named_in_statement(claim, sources)
        or _undecided(claim)
    )


def check_dated(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding on a statement whose only figures are dates, where a rule decides it with its dates; else None."""
    decided = check_state(claim, sources) or _by_rule(claim, sources)
    if decided is not None:
        return decided
    return _near_verbatim(claim, sources) or check_restated(claim, sources) or check_told(claim, sources)


def _near_verbatim(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding that a passage says a claim nearly word for word."""
    words = words_of(claim)
    for index in sources:
        for i in index.nearest(stems_of(words), limit=_LOOKED_AT):
            if _compare(claim, words, index, i) is Label.SUPPORTED:
                return _finding(claim, Label.SUPPORTED, "SUP201", "the release says this", index, i)
    return None


def _by_rule(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    return check_forecast(claim, sources) or check_comparison(claim, sources) or check_universal(claim, sources)


def _undecided(claim: View) -> Finding:
    return Finding(
        label=Label.UNVERIFIED,
        code="UNV101",
        message="no rule can decide this; read it against the release",
        start=claim.start,
        end=claim.end,
    )


def _shares_denial(claim: View, words: Sequence[Word], passage: View, theirs: Sequence[Word]) -> bool:
    """Whether the two share most of the claim, and the clause that denies is itself about what the other says."""
    if not _shares_most(words, theirs):
        return False
    if denies(passage.tokens):
        return _shares_most(words, _beside_denial(passage, theirs))
    return _shares_most(_beside_denial(claim, words), theirs)


def _beside_denial(view: View, words: Sequence[Word]) -> list[Word]:
    """The words of the clauses in which something is denied."""
    clauses = {c for c in set(view.clauses) if denies(view.clause_tokens(c))}
    return [w for w in words if view.clauses[w.token] in clauses]


def _shares_most(words: Sequence[Word], passage: Sequence[Word]) -> bool:
    theirs = {w.key for w in passage}
    return 2 * sum(w.key in theirs for w in words) >= len(words)


def _compare(claim: View, words: Sequence[Word], index: SourceIndex, sentence: int) -> Label | None:
    passage = index.views[sentence]
    theirs = index.words(sentence)
    matched = _in_order(words, theirs)
    if matched is None:
        named = _stand_ins(claim, index, sentence)
        matched = _in_order(words, words_of(passage, named)) if named else None
    if matched is None:
        return _opposite(claim, words, passage, theirs)
    first, last = min(w.token for w in matched), max(w.last for w in matched)
    if denies(claim.tokens) != denies(_within(passage, first, last)):
        return Label.CONTRADICTED
    if (
        _goes_on(passage, last)
        or _is_of_some(claim, passage, first)
        or _loses(claim, passage, first, last)
        or is_said_of_another(claim, passage, {w.token for w in matched})
        or _is_infinitive(passage, matched) > _is_infinitive(claim, words)
    ):
        return None
    # How firmly the matched words are said: a "target" elsewhere in the passage is not about them.
    clauses = set(passage.clauses[first : last + 1])
    about = [t for t, c in zip(passage.tokens, passage.clauses, strict=True) if c in clauses]
    mine, strength = strength_of(list(claim.tokens)), strength_of(about)
    return Label.SUPPORTED if (mine or Strength.DID) <= (strength or Strength.DID) else None


def _loses(claim: View, passage: View, first: int, last: int) -> bool:
    """Whether a word that limits or weakens stands between the matched words and not in the claim."""
    said = {t.lower for t in claim.tokens}
    return any(t.lower in _WEAKENING and t.lower not in said for t in passage.tokens[first : last + 1])


def _is_of_some(claim: View, passage: View, first: int) -> bool:
    """Whether a passage says it of most or some of what the claim says it of."""
    before = passage.tokens[first - 1].lower if first else ""
    return before in _SOME and all(t.lower != before for t in claim.tokens)


def _is_infinitive(view: View, words: Sequence[Word]) -> bool:
    """Whether one of the words is only agreed, asked or hoped for: "agreed to buy"."""
    before = [view.tokens[w.token - 1].lower if w.token else "" for w in words]
    return any(b == "to" and w.key[0] == "~" for b, w in zip(before, words, strict=True))


def _within(passage: View, first: int, last: int) -> Sequence[Token]:
    """The tokens of a match, with the few before it in its clause that may deny it: "No boats …"."""
    start = first
    while start and first - start < _DENYING_REACH and passage.clauses[start - 1] == passage.clauses[first]:
        start -= 1
    return passage.tokens[start : last + 1]


def _stand_ins(claim: View, index: SourceIndex, sentence: int) -> dict[str, str]:
    """What "the trial" stands for in a passage: the name that the claim uses, where no other name stands nearer."""
    names = _names(f for f, _, _ in claim.features)
    if len(names) != 1:
        return {}
    here = index.sentences[sentence].paragraph
    words: frozenset[str] = index.views[sentence].words()
    for i in range(sentence - 1, max(-1, sentence - _PARAGRAPH), -1):
        if index.sentences[i].paragraph != here:
            break
        words |= index.views[i].words()
    near = _names(words) or _names(index.topic)
    return dict.fromkeys(_GENERAL, min(names)) if near <= names <= near | index.topic else {}


def _names(features: Iterable[str]) -> set[str]:
    return {f for f in features if f[0] == "#" and not f.startswith("#phase")}


def _in_order(mine: Sequence[Word], theirs: Sequence[Word]) -> list[Word] | None:
    """The words of `theirs` that are all of `mine` in the same order; None where they are not."""
    if not mine:
        return None
    places: list[int] = []
    at = 0
    for word in mine:
        while at < len(theirs) and theirs[at].key != word.key:
            at += 1
        if at == len(theirs):
            return None
        places.append(at)
        at += 1
    skipped = places[-1] - places[0] + 1 - len(mine)
    return [theirs[i] for i in places] if skipped <= max(2, _GAP * len(mine)) else None


def _opposite(claim: View, words: Sequence[Word], passage: View, theirs: Sequence[Word]) -> Label | None:
    """Contradicted where all words but one agree in order and that one is turned round."""
    pair = opposed((t.lower for t in claim.tokens), (t.lower for t in passage.tokens))
    if pair is None or is_negated(list(claim.tokens)) != is_negated(list(passage.tokens)):
        return None
    turned = {key_of(pair[0]): key_of(pair[1])}
    matched = _in_order([replace(w, key=turned.get(w.key, w.key)) for w in words], theirs)
    return Label.CONTRADICTED if matched is not None else None


def _goes_on(passage: View, last: int) -> bool:
    """Whether the words right behind a match limit it."""
    rest = passage.tokens[last + 1 : last + 3]
    if rest and rest[0].text == ",":
        return any(token.lower in _LIMITING_ASIDE for token in passage.tokens[last + 2 : last + 4])
    for token in rest:
        if token.kind == "s":
            return token.text == "("
        if token.lower in _LIMITING:
            return True
    return False


def _finding(claim: View, label: Label, code: str, message: str, index: SourceIndex, sentence: int) -> Finding:
    evidence = (index.passage(sentence),)
    return Finding(label=label, code=code, message=message, start=claim.start, end=claim.end, evidence=evidence)
