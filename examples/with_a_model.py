"""Extracts, checks and briefs with a language model, and says what that took.

    python examples/with_a_model.py --model qwen2.5:7b --base-url http://127.0.0.1:11434/v1
    python examples/with_a_model.py --model gguf:model.gguf
    python examples/with_a_model.py --model gpt-5-mini --max-cost 0.05

The key of a model elsewhere comes from OPENAI_API_KEY. Answers are kept: a second run asks nothing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import factcheck

HERE = Path(__file__).parent


def main(arguments: list[str] | None = None) -> int:
    options = parsed(arguments)
    release, draft = factcheck.read(options.release), factcheck.read(options.draft)
    with factcheck.open_model(options.model, base_url=options.base_url, max_cost=options.max_cost) as model:
        sheet = factcheck.extract(release, model=model, progress=tell)
        show_facts(sheet)
        report = factcheck.check(draft, release, model=model, doubts=options.doubts, progress=tell)
        show_report(report)
        brief = factcheck.brief(release, model=model, sentences=3)
        show_brief(brief)
        show_usage(model)
    return 0 if report.ok else 1


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Extract, check and brief with a language model.")
    parser.add_argument("--model", required=True, metavar="NAME", help="the name of a model, or gguf:PATH")
    parser.add_argument("--base-url", metavar="URL", help="where it is; else OPENAI_BASE_URL, else OpenAI")
    parser.add_argument("--max-cost", metavar="USD", help="spend at most so much")
    parser.add_argument("--doubts", action="store_true", help="ask also about claims that rules passed")
    parser.add_argument("--release", type=Path, default=HERE / "release.md")
    parser.add_argument("--draft", type=Path, default=HERE / "draft.md")
    return parser.parse_args(arguments)


def tell(done: int, of: int) -> None:
    """Says on standard error how far a verb is."""
    print(f"  {done} of {of} calls", file=sys.stderr)


def show_facts(sheet: factcheck.FactSheet) -> None:
    found = sum(fact.found_by == "model" for fact in sheet.facts)
    print(f"{len(sheet.facts)} facts, {found} of them by the model; {sheet.dropped} dropped, since they are not there")
    for fact in sheet.facts[:5]:
        print(f"  - {fact.text}")


def show_report(report: factcheck.Report) -> None:
    print(f"\n{len(report.claims)} claims")
    for claim in report.claims:
        print(f"  {claim.label:<12} {', '.join(claim.codes):<8} by {claim.decided_by}: {claim.text}")
        if claim.doubt is not None:
            print(f"  {'doubt':<12} {claim.doubt.reason}")


def show_brief(brief: factcheck.Brief) -> None:
    print(f"\n{brief.title}")
    for sentence in brief.sentences:
        print(f"  {sentence.text} [{sentence.citations[0].start}]")


def show_usage(model: factcheck.Model) -> None:
    usage = model.usage
    cost = "price not known" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
    print(
        f"\n{model.name}: {usage.calls} calls, {usage.cached} answers from the cache, {usage.failed} failed; "
        f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out, {cost}"
    )


if __name__ == "__main__":
    try:
        sys.exit(main())
    except factcheck.FactcheckError as error:
        sys.exit(f"with_a_model.py: {error}")
