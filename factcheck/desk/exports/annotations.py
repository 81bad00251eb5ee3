"""The claims as Web Annotations (https://www.w3.org/TR/annotation-model/), for other tools to show and to keep.

A claim is an annotation on the draft: its bodies are the verdict, the correction that the rules know of, each decision
with its editor and its time, and the passages that the verdict rests on. A passage is an annotation on its release as
well, which leads back to the claims, so that the release alone can be shown with them.

A text is named by its address where it has one, with the sha256 of the copy that was read as its state, else by that
alone. Positions count code points of that copy as decoded, from 0 on, as the model asks for: front matter and Markdown
marks are counted, nothing is normalized, and programs that count UTF-16 units (JavaScript) must convert them. Every
range is given by its words, too, with what stands around them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from factcheck.desk.exports.dossier import Dossier
from factcheck.desk.model import Action, Decision, Item
from factcheck.render.json import dumps
from factcheck.render.words import code_words, label_words
from factcheck.source.document import Document

__all__ = ["export"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points of the text on either side of a quote
_NAMES = uuid.UUID("6c1a3f2e-8f39-5d8e-9b0e-6f0f5e1c7a52")  # of all annotations that are made here
_PURPOSES = {Action.NEEDS_SOURCE: "questioning", Action.EDIT: "editing"}


def export(dossier: Dossier, *, anyway: bool = False) -> bytes:
    """A collection with one page, as JSON-LD; the same dossier always gets the same names."""
    return dumps(_Maker(dossier).collection()).encode("utf-8")


class _Maker:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.check = dossier.review.check

    def collection(self) -> dict[str, Any]:
        items = [self._claim(item) for item in self.dossier.review.items] + list(self._passages())
        page = {"id": self._name("page"), "type": "AnnotationPage", "startIndex": 0, "items": items}
        return {
            "@context": _CONTEXT,
            "id": self._name("collection"),
            "type": "AnnotationCollection",
            "label": f"Claims of {self.dossier.title or 'a draft'}",
            "creator": self._software(),
            "created": _time(self.check.at),
            "total": len(items),
            "first": page,
        }

    def _claim(self, item: Item) -> dict[str, Any]:
        verdict = item.verdict
        bodies: list[dict[str, Any]] = [
            _text("tagging", verdict.label),
            _text("assessing", self._verdict(item)),
        ]
        if verdict.correction is not None:
            bodies.append(_text("editing", verdict.correction.text))
        for decision in item.decisions:
            bodies += _decision(decision)
        for passage in verdict.evidence:
            place = self._on_release(passage.source, passage.start, passage.end)
            bodies.append({"type": "SpecificResource", "purpose": "linking", **place})
        draft = _resource(f"urn:sha256:{self.check.draft_sha256}", self.dossier.title)
        target = {"type": "SpecificResource", "source": draft}
        target |= _selectors(self.dossier.draft, verdict.start, verdict.end)
        return self._annotation(self._claim_name(item), "assessing", bodies, target)

    def _passages(self) -> Iterator[dict[str, Any]]:
        resting: dict[tuple[int, int, int], list[Item]] = {}
        for item in self.dossier.review.items:
            for passage in item.verdict.evidence:
                here = resting.setdefault((passage.source, passage.start, passage.end), [])
                if item not in here:
                    here.append(item)
        for (source, start, end), items in sorted(resting.items(), key=lambda pair: pair[0]):
            bodies = [
                {"type": "SpecificResource", "purpose": "linking", "source": self._claim_name(item)} for item in items
            ]
            target = {"type": "SpecificResource", **self._on_release(source, start, end)}
            yield self._annotation(self._name(f"passage {source} {start} {end}"), "linking", bodies, target)

    def _annotation(
        self, name: str, motivation: str, bodies: list[dict[str, Any]], target: dict[str, Any]
    ) -> dict[str, Any]:
        return {
            "id": name,
            "type": "Annotation",
            "motivation": motivation,
            "creator": self._software(),
            "created": _time(self.check.at),
            "body": bodies,
            "target": target,
        }

    def _on_release(self, source: int, start: int, end: int) -> dict[str, Any]:
        document, address = self.dossier.sources[source], self.dossier.release_url(source)
        copy = f"urn:sha256:{document.sha256}"
        state = {"type": "TimeState", "sourceDate": _time(self.check.at), "cached": copy}
        named = {"source": _resource(address or copy, self.dossier.release_title(source))}
        return named | ({"state": state} if address else {}) | _selectors(document, start, end)

    def _claim_name(self, item: Item) -> str:
        return self._name(f"claim {item.verdict.id} {item.claim_key}")

    def _name(self, what: str) -> str:
        check = self.check
        return uuid.uuid5(_NAMES, f"{check.draft_sha256} {check.source_hash} {check.rules} {what}").urn

    def _software(self) -> dict[str, Any]:
        made = self.check.report.made_with
        version = f" {made.factcheck}" if made else ""
        return {"type": "Software", "name": f"factcheck{version}, rules {self.check.rules}"}

    @staticmethod
    def _verdict(item: Item) -> str:
        verdict = item.verdict
        codes = ", ".join(code_words(code) for code in verdict.codes)
        return f"{label_words(verdict.label)} ({codes}): {verdict.message}" if codes else verdict.message


def _decision(decision: Decision) -> Iterator[dict[str, Any]]:
    by = {"creator": {"type": "Person", "name": decision.editor}, "created": _time(decision.at)}
    said = f"{label_words(decision.action)}: {label_words(decision.reason)}"
    yield _text(_PURPOSES.get(decision.action, "assessing"), decision.text or said) | by
    if decision.note:
        yield _text("commenting", decision.note) | by


def _resource(name: str, title: str) -> dict[str, Any]:
    resource = {"id": name, "type": "Text"} | ({"format": "text/plain"} if name.startswith("urn:") else {})
    return resource | {"label": title} if title else resource


def _selectors(document: Document, start: int, end: int) -> dict[str, Any]:
    """A range of a text: where it stands, and by its words, each of which is enough to find it."""
    text = document.text
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }
    return {"selector": [position, quote]}


def _text(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
