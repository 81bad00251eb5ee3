"""What editors decided as labelled data, in the format of the development set: a source with its claims, ok or bad.

A label says what the releases say, and nothing else. So a decision counts only where it is about that:

=============================  =======================================================================================
decision                       label
=============================  =======================================================================================
accepted                       `ok`
rejected, or edited            `bad`: the old sentence; the new one is a claim of its own, `ok` once it is accepted
other source, confirmed by     none: it may be true or false beside the release
the company
not needed                     none: it may be true all the same
edited or rejected: wording    none: a matter of taste
"agrees", "corrected", "in     none where the verdict says the opposite of the label
bulk"
open, disputed, needs a        none yet
source, waits for a second
reader
decided under an earlier       none: the source is another
version of a release
=============================  =======================================================================================

What is left out is counted in `left_out`. A draft with several releases gives one case, whose source is all of them.
The category of a bad claim follows from the rule codes of its verdict (`BAD`), that of a faithful one likewise (`OK`);
where the editor overruled the verdict, or no code tells, it is `other` or `ok_other`, which the set does not have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from factcheck.desk.exports.dossier import Dossier, Past
from factcheck.desk.model import Action, Decision, Reason, Standing
from factcheck.render.json import dumps
from factcheck.render.safe import one_line
from factcheck.render.words import label_words
from factcheck.source.display import display
from factcheck.source.model import Span
from factcheck.verify.findings import ClaimVerdict, Label

__all__ = ["BAD", "OK", "case", "export"]

BAD: Final[Mapping[str, str]] = {
    **dict.fromkeys(("NUM101",), "value"),
    **dict.fromkeys(("NUM102", "UNI101", "UNI102"), "unit_scale"),
    **dict.fromkeys(("CUR101",), "currency"),
    **dict.fromkeys(("CMP101", "CMP102", "CMP103", "CMP105"), "comparator"),
    **dict.fromkeys(("RNG101",), "range"),
    **dict.fromkeys(("DAT101",), "date_period"),
    **dict.fromkeys(("ARI101", "CMP104"), "derived"),
    **dict.fromkeys(("DIR101", "DIR102", "DIR103"), "direction"),
    **dict.fromkeys(("MOD101", "MOD102"), "modality"),
    **dict.fromkeys(("NEG101",), "negation"),
    **dict.fromkeys(("SUB102", "SUB103", "SUB104"), "binding_entity"),
    **dict.fromkeys(("SUB101",), "binding_metric"),
    **dict.fromkeys(("PER101", "PER102"), "binding_period"),
    **dict.fromkeys(("DEN101", "DEN102"), "denominator"),
    **dict.fromkeys(("SPK101",), "speaker_attribution"),
    **dict.fromkeys(("NOF101", "NOF102", "MDL104"), "absent"),
    **dict.fromkeys(("LIM101", "MDL102"), "qualifier_lost"),
}
"""The category of a wrong claim by the code that speaks against it; `binding_arm` cannot be told from other owners."""

OK: Final[Mapping[str, str]] = {
    **dict.fromkeys(("SUP101", "SUP201", "SUP202", "SUP203", "SUP204", "SUP205", "MDL101"), "ok_paraphrase"),
    **dict.fromkeys(("SUP102",), "ok_rounding"),
    **dict.fromkeys(("SUP103",), "ok_weaker"),
    **dict.fromkeys(("ARI102", "CMP201"), "ok_derived"),
}
"""The category of a faithful claim; the finer ones of the set (words for digits, scales, formats) no code tells."""

_OUTSIDE = frozenset({Reason.OTHER_SOURCE, Reason.COMPANY_CONFIRMED, Reason.NOT_NEEDED})
_FOLLOWING = frozenset({Reason.AGREES, Reason.CORRECTED, Reason.IN_BULK})
_WRONG = frozenset({Label.CONTRADICTED, Label.NOT_FOUND, Label.QUALIFIED})
_UNSETTLED = frozenset({Standing.OPEN, Standing.DISPUTED, Standing.SECOND_READER, Standing.NEEDS_SOURCE})


def export(dossier: Dossier, *, anyway: bool = False) -> bytes:
    """The case as JSON; a folder of such files is what the scoring tools take."""
    return dumps(case(dossier)).encode("utf-8")


def case(dossier: Dossier) -> dict[str, Any]:
    """The releases as one source, and the claims that were decided against them."""
    left: Counter[str] = Counter()
    rows: list[dict[str, Any]] = []
    known: set[tuple[str, str]] = set()
    for verdict, decision, words in _decided(dossier, left):
        want = "ok" if decision.action is Action.ACCEPT else "bad"
        if why := _left_out(verdict, decision, want):
            left[why] += 1
        elif (words, want) not in known:
            known.add((words, want))
            rows.append(_row(dossier, verdict, decision, words, want))
    for number, row in enumerate(rows, 1):
        row["id"] = f"{dossier.review.draft.id:02}-{number:02}"
    shas = dossier.review.check.source_sha256s
    return {
        "id": "-".join(sha256[:12] for sha256 in shas),
        "title": "; ".join(one_line(dossier.release_title(at)) for at in range(len(dossier.sources))),
        "source": "\n\n".join(source.text for source in dossier.sources),
        "claims": rows,
        "source_sha256": list(shas),
        "rules": dossier.review.check.rules,
        "left_out": dict(sorted(left.items())),
    }


def _decided(dossier: Dossier, left: Counter[str]) -> Iterator[tuple[ClaimVerdict, Decision, str]]:
    """What was decided and holds: on sentences that were there before, then on those of the draft as it is."""
    for past in dossier.past:
        if past.source_hash != dossier.review.check.source_hash:
            left["earlier release"] += 1
        elif past.standing in _UNSETTLED and not _is_edited(past):
            left[label_words(past.standing)] += 1
        else:
            yield past.verdict, past.decision, past.words
    for item in dossier.review.items:
        verdict = item.verdict
        if item.standing in _UNSETTLED:
            left[label_words(item.standing)] += 1
        else:
            yield verdict, item.decisions[-1], display(dossier.draft, Span(verdict.start, verdict.end))


def _is_edited(past: Past) -> bool:
    """Whether the sentence was written anew; where a claim stands does not say so, as it is there no more."""
    return past.decision.action is Action.EDIT and past.standing is not Standing.DISPUTED


def _left_out(verdict: ClaimVerdict, decision: Decision, want: str) -> str:
    """Why a decision is no label; empty where it is one."""
    if decision.action not in (Action.ACCEPT, Action.REJECT, Action.EDIT):
        return label_words(decision.action)
    if decision.reason in _OUTSIDE or (decision.reason is Reason.WORDING and want == "bad"):
        return label_words(decision.reason)
    opposite = verdict.label in _WRONG if want == "ok" else verdict.label is Label.SUPPORTED
    return "the reason does not fit the verdict" if opposite and decision.reason in _FOLLOWING else ""


def _row(dossier: Dossier, verdict: ClaimVerdict, decision: Decision, words: str, want: str) -> dict[str, Any]:
    said = f"{decision.action} by {decision.editor}, {label_words(decision.reason)}"
    category = _category(verdict, want)
    return {
        "id": "",
        "claim": one_line(words),
        "want": want,
        "category": category,
        "numeric": any(quantity.kind != "identifier" for quantity in verdict.quantities),
        "evidence": [] if category == "absent" else list(_evidence(dossier, verdict)),
        "note": f"{said}: {decision.note}" if decision.note else said,
        "label": str(verdict.label),
        "codes": list(verdict.codes),
    }


def _category(verdict: ClaimVerdict, want: str) -> str:
    table: Mapping[str, str] = OK if want == "ok" else BAD
    fits = verdict.label is Label.SUPPORTED if want == "ok" else verdict.label in _WRONG
    found = _first(table, verdict.codes) if fits else None
    return found or ("ok_other" if want == "ok" else "other")


def _first(table: Mapping[str, str], codes: Sequence[str]) -> str | None:
    return next((table[code] for code in codes if code in table), None)


def _evidence(dossier: Dossier, verdict: ClaimVerdict) -> Iterator[str]:
    for passage in verdict.evidence:
        if passage.quote in dossier.sources[passage.source].text:
            yield passage.quote
