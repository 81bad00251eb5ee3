"""The verbs: what they take, what they hand on, and what they refuse."""

import asyncio
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import pytest

import factcheck
from factcheck import api
from factcheck.errors import ModelError, UsageError
from factcheck.llm import local, opening
from factcheck.llm.client import Model
from factcheck.llm.settings import ModelSettings
from factcheck.source.document import Document
from tests.authored import DRAFT, RELEASE, Authored, judgement
from tests.llm.provider import KEY, URL, Provider, completion
from tests.render.samples import make_brief, make_document, make_factsheet, make_report

EXAMPLE = Path(__file__).parents[1] / "examples" / "release.md"
TEXT = "The trial enrolls 40 patients.\nIt is run in the United States."


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Stand-ins for the rooms below, which note what they are handed."""
    seen: dict[str, object] = {}

    def check_document(
        draft: Document, sources: Sequence[Document], *, judge: object, progress: object
    ) -> factcheck.Report:
        seen.update(draft=draft, sources=sources, judge=judge, progress=progress)
        return make_report()

    def extract_facts(document: Document) -> factcheck.FactSheet:
        seen.update(document=document)
        return make_factsheet()

    def compose(document: Document, *, judge: object, **limits: int | None) -> factcheck.Brief:
        seen.update(limits, document=document, judge=judge)
        return make_brief()

    import_module("factcheck.briefs.write")  # it takes more from these rooms than the stand-ins have
    for name, function in (
        ("factcheck.verify.checker", check_document),
        ("factcheck.claims.extract", extract_facts),
        ("factcheck.briefs.compose", compose),
    ):
        module = ModuleType(name)
        setattr(module, function.__name__, function)
        monkeypatch.setitem(sys.modules, name, module)
    return seen


@pytest.mark.parametrize("form", ["document", "text", "bytes", "path", "path as text"])
def test_takes_a_document_in_any_form(rooms: dict[str, object], tmp_path: Path, form: str) -> None:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, encoding="utf-8")
    forms = {
        "document": factcheck.read(TEXT),
        "text": TEXT,
        "bytes": TEXT.encode(),
        "path": path,
        "path as text": str(path),
    }
    factcheck.check(forms[form], forms[form])
    assert isinstance(rooms["draft"], Document)
    assert rooms["draft"].text == TEXT
    assert [source.text for source in rooms["sources"]] == [TEXT]  # type: ignore[attr-defined]


def test_a_document_is_handed_on_as_it_is(rooms: dict[str, object]) -> None:
    document = make_document()
    assert api.as_document(document) is document
    factcheck.extract(document)
    assert rooms["document"] is document


@pytest.mark.parametrize("several", [[TEXT, b"Second."], (TEXT, b"Second.")])
def test_check_takes_several_sources(rooms: dict[str, object], several: Sequence[str | bytes]) -> None:
    factcheck.check("A draft.\n", several)
    assert [source.text for source in rooms["sources"]] == [TEXT, "Second."]  # type: ignore[attr-defined]


def test_check_needs_a_source() -> None:
    with pytest.raises(UsageError, match="at least one source"):
        factcheck.check("A draft.\n", [])


def test_brief_hands_on_its_limits(rooms: dict[str, object]) -> None:
    factcheck.brief(TEXT, sentences=3, words=80)
    assert (rooms["sentences"], rooms["words"]) == (3, 80)
    factcheck.brief(TEXT)
    assert (rooms["sentences"], rooms["words"]) == (None, None)


@pytest.mark.parametrize(("limits", "name"), [({"sentences": 0}, "sentences"), ({"words": -5}, "words")])
def test_brief_refuses_limits_below_one(limits: dict[str, int], name: str) -> None:
    with pytest.raises(UsageError, match=f"{name} must be 1 or more"):
        factcheck.brief(TEXT, **limits)


def test_facts_are_those_of_the_rules_or_of_the_model() -> None:
    with pytest.raises(UsageError, match="facts are those of 'rules' or of the 'model', not of 'both'"):
        factcheck.brief(TEXT, facts="both")  # type: ignore[arg-type]


def test_a_model_writes_unless_it_is_told_to_judge_only() -> None:
    model = Authored()
    factcheck.brief(EXAMPLE, model=model, extractive=True)
    assert "write" not in [request.task for request in model.asked]
    assert asyncio.run(factcheck.abrief(EXAMPLE, model=model, preset="bulletin")).preset == "bulletin"
    assert "write" in [request.task for request in model.asked]


def test_the_async_verbs_give_the_same(rooms: dict[str, object]) -> None:
    async def all_of_them() -> tuple[factcheck.Report, factcheck.FactSheet, factcheck.Brief]:
        return await asyncio.gather(
            factcheck.acheck(TEXT, [TEXT]), factcheck.aextract(TEXT), factcheck.abrief(TEXT, sentences=2)
        )

    report, sheet, brief = asyncio.run(all_of_them())
    assert (report, sheet, brief) == (make_report(), make_factsheet(), make_brief())
    assert rooms["sentences"] == 2
    assert rooms["judge"] is None


def test_a_model_object_judges_and_stays_open() -> None:
    model = Authored()
    told: list[tuple[int, int]] = []
    report = factcheck.check(DRAFT, RELEASE, model=model, progress=lambda done, of: told.append((done, of)))
    assert [(claim.label, claim.decided_by) for claim in report.claims] == [
        ("supported", "rules"),
        ("supported", "model"),
    ]
    assert report.model is not None
    assert (report.model.name, report.usage.calls, report.usage.input_tokens) == ("authored", 1, 100)
    assert told == [(1, 1)]
    assert not model.closed


def test_without_a_model_the_statement_stays_unverified() -> None:
    report = factcheck.check(DRAFT, RELEASE)
    assert [claim.label for claim in report.claims] == ["supported", "unverified"]
    assert report.model is None


def test_extract_and_brief_ask_the_model() -> None:
    sheet = factcheck.extract(RELEASE, model=Authored())
    assert [fact.found_by for fact in sheet.facts] == ["rules", "model"]
    assert sheet.model is not None
    model = Authored()
    brief = factcheck.brief(EXAMPLE, model=model, facts="model")
    assert brief.sentences
    tasks = [request.task for request in model.asked]
    assert (tasks[0], tasks.count("write")) == ("extract", 1)
    assert brief.model is not None
    assert brief.model.name == "authored"


def test_a_doubt_is_kept_apart_from_the_verdict() -> None:
    report = factcheck.check(DRAFT, RELEASE, model=Authored(judge=judgement("contradicted")), doubts=True)
    first = report.claims[0]
    assert (first.label, first.decided_by) == ("supported", "rules")
    assert first.doubt is not None
    assert first.doubt.label == "contradicted"
    assert factcheck.check(DRAFT, RELEASE, model=Authored()).claims[0].doubt is None


@pytest.mark.parametrize("model", [None, False])
def test_doubts_need_a_model(model: Literal[False] | None) -> None:
    with pytest.raises(UsageError, match="doubts are those of a model"):
        factcheck.check(DRAFT, RELEASE, model=model, doubts=True)


@pytest.mark.parametrize("model", ["", "  ", 7, True, object(), {"name": "x"}])
def test_what_is_no_model_is_refused(model: Any) -> None:
    with pytest.raises(UsageError, match="model must be a name"):
        factcheck.check(DRAFT, RELEASE, model=model)


@pytest.fixture
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for the cache."""
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path))
    return tmp_path


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    """A provider behind every model that is made from a name."""
    answers = Provider(completion(judgement().model_dump_json()))
    monkeypatch.setattr(opening, "Model", partial(Model, http_client=answers.client, sleep=answers.sleep))
    monkeypatch.setenv("OPENAI_BASE_URL", URL)
    return answers


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the models that were closed."""
    names: list[str] = []
    close = Model.close
    monkeypatch.setattr(Model, "close", lambda self: (names.append(self.name), close(self))[1])
    return names


def test_a_named_model_is_asked_and_closed(provider: Provider, closed: list[str], cache_folder: Path) -> None:
    report = factcheck.check(DRAFT, RELEASE, model="tiny")
    assert report.claims[1].decided_by == "model"
    assert report.usage.calls == 1
    assert report.usage.cost_usd == 0
    assert closed == ["tiny"]
    again = factcheck.check(DRAFT, RELEASE, model=ModelSettings("tiny", URL))
    assert (again.usage.calls, again.usage.cached) == (0, 1)
    assert again.claims == report.claims


def test_the_environment_names_a_model_and_false_refuses_it(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, cache_folder: Path
) -> None:
    monkeypatch.setenv("FACTCHECK_MODEL", "tiny")
    assert factcheck.check(DRAFT, RELEASE, model=False).model is None
    assert provider.asked == []
    report = factcheck.check(DRAFT, RELEASE)
    assert report.model is not None
    assert report.model.name == "tiny"
    assert len(provider.asked) == 1


def test_an_open_model_has_its_budget_and_its_cache(provider: Provider, cache_folder: Path) -> None:
    with factcheck.open_model("tiny", max_calls=0, cache=False) as model:
        report = factcheck.check(DRAFT, RELEASE, model=model)
        assert factcheck.check(DRAFT, RELEASE, model=model).claims == report.claims
    assert report.claims[1].codes == ("MDL206",)
    assert provider.asked == []
    with factcheck.open_model("tiny", cache=factcheck.Cache(cache_folder / "own.sqlite3")) as model:
        factcheck.check(DRAFT, RELEASE, model=model)
    assert (cache_folder / "own.sqlite3").is_file()


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"model": None}, ModelError, "no model was named"),
        ({"model": "tiny", "max_cost": "much"}, UsageError, "number of dollars"),
        ({"model": "tiny", "max_cost": -1}, UsageError, "number of dollars"),
        ({"model": "gguf:nowhere.gguf"}, ModelError, "no model file"),
        ({"model": "gpt-5-mini", "base_url": "https://models.example/v1"}, ModelError, "set OPENAI_API_KEY"),
    ],
)
def test_what_cannot_be_opened_says_why(
    arguments: dict[str, Any], error: type[Exception], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if arguments["model"] == "tiny":
        monkeypatch.setenv("OPENAI_BASE_URL", URL)
    with pytest.raises(error, match=words), factcheck.open_model(**arguments):
        pass


def test_a_cache_from_the_environment_goes_before_that_of_the_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text('cache = "mine.sqlite3"\n', encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_SETTINGS", str(tmp_path / "settings.toml"))
    settings = opening.named("tiny", URL)
    assert opening.cache_path(settings) is None
    monkeypatch.delenv("FACTCHECK_CACHE")
    assert opening.cache_path(settings) == opening.cache_path() == tmp_path / "mine.sqlite3"


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("a call was made")


@pytest.mark.parametrize("model", ["gpt-5-mini", ModelSettings("gpt-5-mini"), Authored("gpt-5-mini")])
def test_an_estimate_makes_no_call_and_needs_no_key(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Model, "ask_many", refuse)
    estimates = [
        api.estimate_check(DRAFT, RELEASE, model),
        api.estimate_extract(RELEASE, model),
        api.estimate_check(DRAFT, RELEASE, model, doubts=True),
    ]
    assert [estimate.calls for estimate in estimates] == [1, 1, 2]
    assert all(estimate.cost_usd_high > estimate.cost_usd_low > 0 for estimate in estimates)  # type: ignore[operator]
    assert estimates[0].input_tokens > 300
    assert api.estimate_brief(EXAMPLE, model, extractive=True).calls == 0
    assert api.estimate_brief(EXAMPLE, model).calls == 3
    assert api.estimate_brief(EXAMPLE, model, preset="note", facts="model").calls > 3
    assert getattr(model, "asked", []) == []


def test_an_estimate_says_what_is_then_asked() -> None:
    model = Authored()
    estimated = api.estimate_check(DRAFT, RELEASE, ModelSettings("authored", URL))
    factcheck.check(DRAFT, RELEASE, model=model)
    assert len(model.asked) == estimated.calls
    assert sum(request.max_tokens for request in model.asked) == estimated.output_tokens_max


@pytest.mark.parametrize(("model", "error"), [(False, UsageError), (None, ModelError), ("", UsageError)])
def test_an_estimate_needs_a_model(model: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        api.estimate_check(DRAFT, RELEASE, model)


def test_the_async_verbs_ask_and_tell_in_the_loop() -> None:
    here: list[int] = []

    async def both() -> tuple[factcheck.Report, factcheck.FactSheet]:
        def tell(done: int, of: int) -> None:
            here.append(threading.get_ident())

        report = await factcheck.acheck(DRAFT, RELEASE, model=Authored(), progress=tell)
        return report, await factcheck.aextract(RELEASE, model=Authored(), progress=tell)

    report, sheet = asyncio.run(both())
    assert report.claims[1].decided_by == "model"
    assert sheet.model is not None
    assert set(here) == {threading.get_ident()}
    assert len(here) == 2


def test_check_without_a_model_tells_how_many_claims_are_done() -> None:
    told: list[tuple[int, int]] = []
    report = factcheck.check(DRAFT, RELEASE, progress=lambda *at: told.append(at))
    assert told == [(n + 1, len(report.claims)) for n in range(len(report.claims))]
    assert report == factcheck.check(DRAFT, RELEASE, progress=False) == factcheck.check(DRAFT, RELEASE)


@pytest.mark.parametrize(("model", "what"), [(None, "checking"), (Authored(), "checking with authored")])
def test_progress_true_is_a_bar(monkeypatch: pytest.MonkeyPatch, model: Any, what: str) -> None:
    bars: list[tuple[object, ...]] = []

    @contextmanager
    def bar(*form: object, after: float) -> Iterator[Any]:
        bars.append((*form, after))
        yield lambda done, of: bars.append((done, of))
        bars.append(("over",))

    monkeypatch.setattr("factcheck.render.progress.bar", bar)
    factcheck.check(DRAFT, RELEASE, model=model, progress=True)
    done = [(1, 1)] if model else [(1, 2), (2, 2)]
    assert bars == [(what, 0.0 if model else 1.0), *done, ("over",)]
    bars.clear()
    asyncio.run(factcheck.acheck(DRAFT, RELEASE, model=model, progress=True))
    assert bars == [(what, 0.0 if model else 1.0), *done, ("over",)]


def test_a_long_check_that_nobody_waits_for_ends_at_the_next_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    given_up = threading.Event()
    looked_at: list[str] = []

    def correct(_whole: object, text: str, *_rest: object) -> None:
        looked_at.append(text)
        assert len(looked_at) == 1 or given_up.wait(10)

    monkeypatch.setattr("factcheck.verify.checker.correct", correct)

    async def give_up() -> None:
        task = asyncio.create_task(
            factcheck.acheck("Sales rose 4%.\n\n" * 9, RELEASE, progress=lambda *_: task.cancel())
        )
        with pytest.raises(asyncio.CancelledError):
            await task
        given_up.set()

    asyncio.run(give_up())
    assert len(looked_at) == 2


def test_a_verb_that_nobody_waits_for_asks_no_further() -> None:
    asked = threading.Event()
    told: list[BaseException] = []

    class Slow(Authored):
        def ask_many(self, requests: Any, *, progress: Any = None) -> Any:
            asked.wait(10)
            try:
                return super().ask_many(requests, progress=progress)
            except BaseException as error:
                told.append(error)
                raise

    async def given_up() -> None:
        task = asyncio.create_task(factcheck.acheck(DRAFT, RELEASE, model=Slow()))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        asked.set()

    asyncio.run(given_up())
    assert [type(error) for error in told] == [asyncio.CancelledError]


def test_a_model_file_is_given_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = opening.named("gguf:model.gguf")
    assert (settings.timeout, settings.concurrency) == (settings.max_seconds, local.PARALLEL)
    (tmp_path / "settings.toml").write_text("timeout = 5\nconcurrency = 1\n", encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_SETTINGS", str(tmp_path / "settings.toml"))
    settings = opening.named("gguf:model.gguf")
    assert (settings.timeout, settings.concurrency) == (5, 1)


@pytest.mark.parametrize("url", ["http://localhost:11434/v1", "http://127.0.0.1:8080/v1", "http://[::1]:8000/v1"])
def test_a_server_on_this_machine_is_given_time(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = opening.named("qwen2.5:7b", url)
    assert (settings.timeout, settings.concurrency) == (settings.max_seconds, 8)
    (tmp_path / "settings.toml").write_text("timeout = 5\n", encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_SETTINGS", str(tmp_path / "settings.toml"))
    assert opening.named("qwen2.5:7b", url).timeout == 5


def test_a_server_elsewhere_is_not_waited_for_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    assert opening.named("gpt-5-mini").timeout == 60


def test_omissions_are_found_only_when_asked_for() -> None:
    release, draft = b"Acme gave an update.\n\nTwo patients died during treatment.\n", b"Acme gave an update.\n"
    assert factcheck.check(draft, release).omissions == ()
    report = factcheck.check(draft, release, omissions=True)
    assert [omission.code for omission in report.omissions] == ["OMI102"]
    assert report.ok
    assert asyncio.run(factcheck.acheck(draft, release, omissions=True)).omissions == report.omissions


def test_audit_takes_a_brief_as_well_as_a_text() -> None:
    brief = factcheck.brief(EXAMPLE, model=False)
    audit = factcheck.audit(brief, EXAMPLE, mutants=10)
    assert len(audit.mutants) == 10
    text = "\n\n".join(sentence.text for sentence in brief.sentences) + "\n"
    assert factcheck.audit(text, [EXAMPLE], mutants=10) == audit
    assert asyncio.run(factcheck.aaudit(text, EXAMPLE, mutants=10)) == audit


def test_consistency_of_a_release() -> None:
    assert [f.code for f in factcheck.consistency("It asked 12 of 20 patients (65%) of the site.")] == ["CON102"]
    assert factcheck.consistency(EXAMPLE) == ()
