"""How a trial, a review or an endpoint stands: running or ended, met or missed, in whatever words."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.strength import NEGATIONS, Strength, strength_of
from factcheck.quantities.tokens import Token
from factcheck.verify.alignment import EMPTY, LIGHT
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, stem
from factcheck.verify.findings import Finding, Label

_RUNNING = frozenset("ongoing running continuing continues underway continued".split())
_ENDED = frozenset(
    """ended terminated completed concluded halted stopped discontinued abandoned finished cancelled canceled
    suspended scrapped over""".split()
)
_STATES = frozenset(stem(w) for w in _RUNNING | _ENDED | frozenset("way progress still".split()))
_BEING = frozenset("is are was were has have been being remains remain still".split())
_MET = frozenset(
    """met meet meets meeting achieved achieve achieves achieving reached reach reaches reaching attained hit satisfied
    significant significance significantly""".split()
)
_MISSED = frozenset("missed misses miss missing failed fails fail failing short".split())
_GOALS = frozenset(
    """endpoint endpoints significance significant significantly goal goals objective objectives primary
    secondary""".split()
)
_WHOLE = frozenset("all every each both any".split())
_RANKS = frozenset("primary secondary exploratory".split())
_ENDPOINTS = frozenset("endpoint endpoints goal goals objective objectives".split())
_ABOUT_IT, _ALL_OF_IT = 0.75, 0.95
_LOOKED_AT = 6


def check_state(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding on whether something still runs or has ended, or an endpoint was met; None where it is neither."""
    return _check_endpoints(claim, sources) or _check_running(claim, sources)


def same_outcome(mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether two sentences say alike of an endpoint that it was met, or missed: "missed" is "did not reach"."""
    one = outcome_of(mine)
    return one is not None and one is outcome_of(theirs)


def outcome_of(tokens: Sequence[Token]) -> bool | None:
    """Whether some words say of an endpoint that it was met; None where they say nothing or several things."""
    words = [t.lower for t in tokens]
    if _GOALS.isdisjoint(words):
        return None
    met = [i for i, w in enumerate(words) if w in _MET - _GOALS]
    missed = [i for i, w in enumerate(words) if w in _MISSED]
    if not met and not missed and _MET.isdisjoint(words):
        return None
    denials = sum(w in NEGATIONS - _MISSED or w.endswith(("n't", "n’t")) for w in words) + len(missed)
    if denials > 1 or (missed and met and min(met) < min(missed)):
        return None
    return denials == 0


def _check_endpoints(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """A finding where a claim has all of some endpoints met and the source one of them missed; or one as it says."""
    words = {t.lower for t in claim.tokens}
    said = outcome_of(claim.tokens) if words & _ENDPOINTS else None
    if said is None:
        return None
    ranks = words & _RANKS
    for index in sources:
        for sentence, passage in enumerate(index.views):
            for clauses in _outcomes(passage):
                theirs = {t.lower for t in clauses}
                if not theirs & _ENDPOINTS or outcome_of(clauses) is not (not said):
                    continue
                if words & _WHOLE and (not ranks or ranks & theirs):
                    message = "the release says otherwise of one of them"
                    return _finding(claim, index, sentence, Label.CONTRADICTED, "NEG101", message)
    return None if words & _WHOLE else _same_endpoint(claim, sources, said=said)


def _same_endpoint(claim: View, sources: Sequence[SourceIndex], *, said: bool) -> Finding | None:
    """The finding on one endpoint: supported where a passage says as much of it, and all else of the claim."""
    asked = {f for f, _, _ in claim.features} - _OUTCOME_STEMS
    for index in sources:
        for sentence in index.nearest(asked, limit=_LOOKED_AT):
            passage = index.views[sentence]
            if asked <= passage.words() and outcome_of(passage.tokens) is said:
                message = "the release says this in other words"
                return _finding(claim, index, sentence, Label.SUPPORTED, "SUP205", message)
    return None


_OUTCOME_STEMS = frozenset(stem(w) for w in _MET | _MISSED) | LIGHT | EMPTY


def _outcomes(passage: View) -> list[list[Token]]:
    """The clauses of a passage that say something of an endpoint; the whole where no clause does alone."""
    if not {t.lower for t in passage.tokens} & _ENDPOINTS:
        return []
    clauses = [passage.clause_tokens(c) for c in sorted(set(passage.clauses))]
    told = [c for c in clauses if outcome_of(c) is not None and {t.lower for t in c} & _ENDPOINTS]
    return told or [list(passage.tokens)]


def _check_running(claim: View, sources: Sequence[SourceIndex]) -> Finding | None:
    """The finding on whether something still runs: supported where it does, contradicted where it has ended."""
    mine = _state(claim.tokens)
    asked = {f for f, _, _ in claim.features if f[0] not in "=@"} - _STATES - LIGHT - EMPTY
    if mine is None or not asked:
        return None
    for index in sources:
        weight = {f: index.rarity.get(f, index.unseen) for f in asked}
        total = sum(weight.values())
        found: list[tuple[float, bool, int]] = []
        for sentence in index.nearest(asked, limit=_LOOKED_AT):
            passage = index.views[sentence]
            share = sum(w for f, w in weight.items() if f in passage.words()) / total
            theirs = _state(_about(passage, asked)) if share >= _ABOUT_IT else None
            if theirs is not None:
                found.append((share, theirs, sentence))
        if len({state for _, state, _ in found}) != 1:
            continue
        share, theirs, sentence = max(found, key=lambda row: row[0])
        if theirs is not mine:
            said = "has ended" if mine else "still runs"
            return _finding(claim, index, sentence, Label.CONTRADICTED, "NEG101", f"the release says that this {said}")
        dated = any(f[0] in "=@" for f, _, _ in claim.features)
        if share >= _ALL_OF_IT and not dated:
            message = "the release says this in other words"
            return _finding(claim, index, sentence, Label.SUPPORTED, "SUP205", message)
    return None


def _about(passage: View, asked: set[str]) -> list[Token]:
    """The words of the clauses of a passage that speak of what is asked."""
    clauses = {clause for f, clause, _ in passage.features if f in asked}
    return [t for t, c in zip(passage.tokens, passage.clauses, strict=True) if c in clauses]


def _state(about: Sequence[Token]) -> bool | None:
    """Whether some words say that a thing runs (True) or has ended (False); None where they say neither, or both."""
    words = [t.lower for t in about]
    running = [i for i in range(len(words)) if _runs(words, i)]
    ended = [i for i, w in enumerate(words) if w in _ENDED and _is_ended(words, i)]
    denied = any(w in NEGATIONS or w.endswith(("n't", "n’t")) for w in words)
    if denied or bool(running) == bool(ended):
        return None
    if ended and (strength_of(list(about)) or Strength.DID) < Strength.DOING:
        return None
    return bool(running)


def _runs(words: Sequence[str], i: int) -> bool:
    before, after = words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
    if words[i] == "ongoing" or words[i] == "underway":
        return True
    if words[i] == "continues":
        return after in ("", ".", "at", "in", "as")
    if (words[i], after) in (("under", "way"), ("in", "progress")):
        return True
    return words[i] in ("running", "continuing") and before in _BEING


def _is_ended(words: Sequence[str], i: int) -> bool:
    before = words[max(0, i - 2) : i]
    if words[i] == "over":
        return before[-1:] in (["is"], ["was"]) and i + 2 >= len(words)
    return words[i] == "ended" or any(w in _BEING for w in before)


def _finding(claim: View, index: SourceIndex, sentence: int, label: Label, code: str, message: str) -> Finding:
    shown = (index.passage(sentence),)
    return Finding(label=label, code=code, message=message, start=claim.start, end=claim.end, evidence=shown)
