"""The JSON contract: keys, order, and text that survives."""

import json

from factcheck.render import json as renderer
from tests.render import samples


def test_a_report_has_the_keys_of_the_contract_first() -> None:
    values = json.loads(renderer.report(samples.make_report()))
    assert list(values)[:6] == ["schema_version", "source", "draft", "claims", "summary", "usage"]
    assert list(values["source"]) == ["path", "sha256", "title", "url"]
    claim = values["claims"][0]
    assert list(claim)[:10] == [
        *("id", "text", "start", "end", "label", "codes", "message", "quantities", "evidence", "decided_by"),
    ]
    assert list(claim["quantities"][0]) == ["text", "start", "end", "kind", "low", "high", "unit"]
    assert list(claim["evidence"][0])[:4] == ["quote", "start", "end", "section"]
    assert set(values["summary"]) == {"supported", "qualified", "contradicted", "not_found", "unverified"}
    assert list(values["usage"]) == ["calls", "cached", "failed", "input_tokens", "output_tokens", "cost_usd"]


def test_a_brief_has_the_keys_of_the_contract() -> None:
    values = json.loads(renderer.brief(samples.make_brief()))
    assert list(values)[:7] == ["schema_version", "source", "title", "sentences", "figures", "omissions", "usage"]
    assert list(values["sentences"][0])[:4] == ["text", "citations", "label", "codes"]


def test_the_citations_of_a_brief_have_numbers_and_links() -> None:
    values = json.loads(renderer.brief(samples.make_cited_brief("https://example.com/a#:~:text=Half.")))
    assert [c["number"] for s in values["sentences"] for c in s["citations"]] == [1, 2]
    assert values["sentences"][0]["citations"][0]["link"] == "https://example.com/a#:~:text=Half."
    assert [s["section"] for s in values["sentences"]] == ["What happened", "Risks"]
    assert values["scores"]["recall"] == 1.0


def test_a_fact_sheet_has_the_keys_of_the_contract() -> None:
    values = json.loads(renderer.factsheet(samples.make_factsheet()))
    assert {"facts", "uncovered", "usage"} <= set(values)
    assert list(values["facts"][0])[:6] == ["text", "subject", "quantities", "strength", "speaker", "evidence"]


def test_rules() -> None:
    values = json.loads(renderer.rules(samples.make_rules()))
    assert values["rules"][0] == {
        "code": "NUM101",
        "family": "value",
        "name": "value differs",
        "summary": "the figure is another",
    }


def test_an_outline_gives_spans_of_the_text() -> None:
    document = samples.make_document("It enrolls 40.")
    values = json.loads(renderer.outline(document))
    assert values["sections"] == [
        {"kind": "lead", "title": "It enrolls 40.", "start": 0, "end": 14, "sentence_count": 1}
    ]
    assert "sentences" not in values
    assert values["dateline"] == {
        "text": "It enrolls 40.",
        "start": 0,
        "end": 14,
        "place": {"text": "It enrolls 40.", "start": 0, "end": 14},
        "date": None,
        "wire": None,
    }
    [sentence] = json.loads(renderer.outline(document, sentences=True))["sentences"]
    assert (sentence["start"], sentence["end"], sentence["block"]) == (0, 14, "paragraph")


def test_hostile_text_comes_back_as_it_was() -> None:
    written = renderer.report(samples.make_report(samples.HOSTILE))
    written.encode()
    for character in "\x1b\x9b\x07\u202e\ud800":
        assert character not in written
    assert json.loads(written)["claims"][0]["text"] == samples.HOSTILE


def test_ordinary_text_stays_readable() -> None:
    assert "“40 µg” – 東京" in renderer.report(samples.make_report("“40 µg” – 東京"))


def test_a_listing() -> None:
    values = json.loads(renderer.listing(samples.make_listing("set")))
    assert values == {"schema_version": "1", "key": True, "set": None, "cost_from": 0.25}


def test_a_doubt_stands_beside_the_verdict() -> None:
    values = json.loads(renderer.report(samples.make_judged()))
    claim = values["claims"][-1]
    assert (claim["label"], claim["decided_by"], claim["doubt"]["label"]) == ("supported", "model", "qualified")
    assert values["model"] == {"name": "The trial has dosed 140 patients.", "prompts": {}}
