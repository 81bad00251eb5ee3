"""What the command says on standard error, and what came of a call in words."""

# What a command does not need is not loaded: the rooms are imported where they are used.
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.llm.outcomes import Outcome


def tell(message: str) -> None:
    """One line on standard error, whatever is in the message."""
    from factcheck.render.safe import encodable, one_line

    if sys.stderr is not None:
        line = f"factcheck: {one_line(message)}\n"
        sys.stderr.write(encodable(line, sys.stderr.encoding or "ascii", json=False))


def outcome_words(outcome: Outcome) -> str:
    """What came of a call that gave no answer."""
    from factcheck.llm.outcomes import CutOff, Failed, Filtered, Malformed, NotAsked, Refusal

    match outcome:
        case Refusal(reason=reason):
            return f"the model declined to answer: {reason}"
        case CutOff():
            return "the answer was cut off at its length limit"
        case Filtered():
            return "the provider's content filter withheld the answer"
        case Malformed(reason=reason):
            return f"the answer did not fit the form: {reason}"
        case Failed(reason=reason) | NotAsked(reason=reason):
            return reason
    return "an answer"
