"""Web Annotations: what the data model requires, and selectors that find their words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.desk.exports import annotations
from factcheck.desk.exports.dossier import Dossier
from factcheck.desk.model import Action, Reason
from tests.desk.samples import ADDRESS, accept_all, decided, decision_on, make_dossier, make_example
from tests.render.samples import HOSTILE

MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating "
    "questioning replying tagging".split()
)


def collection(dossier: Dossier) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(annotations.export(dossier))
    return made


def items(dossier: Dossier) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = collection(dossier)["first"]["items"]
    return found


def resources(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield item["target"]
    yield from (body for body in item["body"] if "selector" in body)


def conforms(made: dict[str, Any]) -> None:
    """The musts of sections 3 to 5 of the model, as far as they are about what is used here."""
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "AnnotationCollection"
    assert is_iri(made["id"])
    page = made["first"]
    assert page["type"] == "AnnotationPage"
    assert is_iri(page["id"])
    assert made["total"] == len(page["items"])
    assert page["startIndex"] == 0
    names = [item["id"] for item in page["items"]]
    assert len(names) == len(set(names))
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert is_iri(item["id"])
        assert item["motivation"] in MOTIVATIONS
        is_time(item["created"])
        assert isinstance(item["target"], dict)
        for body in item["body"]:
            body_conforms(body)
        for resource in resources(item):
            resource_conforms(resource)


def body_conforms(body: dict[str, Any]) -> None:
    assert body["type"] in ("TextualBody", "SpecificResource")
    assert body["purpose"] in MOTIVATIONS
    if body["type"] == "TextualBody":
        assert isinstance(body["value"], str)
    else:
        assert "source" in body
    if "creator" in body:
        assert body["creator"]["type"] == "Person"
        is_time(body["created"])


def resource_conforms(resource: dict[str, Any]) -> None:
    assert resource["type"] == "SpecificResource"
    assert is_iri(resource["source"]["id"])
    position, quote = resource["selector"]
    assert position["type"] == "TextPositionSelector"
    assert 0 <= position["start"] < position["end"]
    assert quote["type"] == "TextQuoteSelector"
    assert quote["exact"]
    assert {"prefix", "suffix"} <= set(quote)


def is_iri(name: str) -> bool:
    return re.fullmatch(r"urn:uuid:[0-9a-f-]{36}|urn:sha256:[0-9a-f]{64}|https?://\S+", name) is not None


def is_time(text: str) -> None:
    assert text.endswith("Z")
    datetime.fromisoformat(text)


def resolves(dossier: Dossier) -> int:
    """How many ranges there are, all of which lead to their words by either selector."""
    texts = {f"urn:sha256:{document.sha256}": document.text for document in (dossier.draft, *dossier.sources)}
    count = 0
    for item in items(dossier):
        for resource in resources(item):
            text = texts[resource.get("state", {}).get("cached") or resource["source"]["id"]]
            position, quote = resource["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert position["start"] - len(quote["prefix"]) in [m.start() for m in re.finditer(re.escape(around), text)]
            count += 1
    return count


def some() -> Dossier:
    dossier = make_example(url=ADDRESS)
    first, second, *rest = dossier.review.items
    decisions = [
        decision_on(first, 1),
        decision_on(second, 2, Action.NEEDS_SOURCE, reason=Reason.OTHER, note="ask them"),
        *[decision_on(item, n) for n, item in enumerate(rest, 3)],
    ]
    return decided(dossier, decisions)


@pytest.mark.parametrize("dossier", [make_example(), make_example(settled=False), some()])
def test_it_conforms_and_every_selector_finds_its_words(dossier: Dossier) -> None:
    conforms(collection(dossier))
    assert resolves(dossier) == 11 + 11 + 9  # claims, their passages, and the passages that are different


def test_a_claim_has_its_verdict_its_correction_and_its_decisions() -> None:
    item = items(some())[1]
    said = [(body["purpose"], body.get("value"), body.get("creator", {}).get("name")) for body in item["body"]]
    assert said[:-1] == [
        ("tagging", "contradicted", None),
        ("assessing", "contradicted (CMP101 comparator-reversed): the release says fewer than half", None),
        ("editing", some().review.items[1].verdict.correction.text, None),  # type: ignore[union-attr]
        ("questioning", "needs source: other", "Mara"),
        ("commenting", "ask them", "Mara"),
    ]
    assert said[-1][0] == "linking"


def test_a_passage_leads_back_to_its_claims() -> None:
    made = items(make_example())
    names = {item["id"] for item in made if item["motivation"] == "assessing"}
    passages = [item for item in made if item["motivation"] == "linking"]
    assert {body["source"] for item in passages for body in item["body"]} == names
    assert max(len(item["body"]) for item in passages) == 2


def test_a_release_with_an_address_is_named_by_it_and_its_copy_by_its_hash() -> None:
    dossier = make_example(url=ADDRESS)
    linked = [body for item in items(dossier) for body in item["body"] if "selector" in body]
    assert {body["source"]["id"] for body in linked} == {ADDRESS}
    assert {body["state"]["cached"] for body in linked} == {f"urn:sha256:{dossier.sources[0].sha256}"}


def test_positions_count_code_points() -> None:
    text = "\U0001f600\r\nSales rose 5% in 2024."
    dossier = make_dossier(text, text)
    assert resolves(dossier) > 0
    positions = [resource["selector"][0]["start"] for item in items(dossier) for resource in resources(item)]
    assert 3 in positions


def test_the_same_dossier_has_the_same_names() -> None:
    assert annotations.export(make_example()) == annotations.export(make_example())


def test_hostile_text_is_text() -> None:
    words = HOSTILE.replace("\ud800", "")
    dossier = accept_all(make_dossier(f"Sales rose 5% {words}", f"Sales rose 5% {words}", title=words), note=words)
    content = annotations.export(dossier).decode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", content)
    conforms(json.loads(content))
    resolves(dossier)


def test_real_releases(data_dir: Path) -> None:
    for path in sorted((data_dir / "devset").glob("*.json"))[:2]:
        case = json.loads(path.read_text("utf-8"))
        draft = "\n\n".join(claim["claim"] for claim in case["claims"])
        dossier = make_dossier(draft, case["source"])
        conforms(collection(dossier))
        assert resolves(dossier) > 24
        assert factcheck.read(case["source"].encode()).sha256 == dossier.sources[0].sha256
