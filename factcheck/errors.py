"""The one error tree of factcheck.

    FactcheckError
    ├── InputError            a document that cannot be used as it is
    │   ├── MissingInput      there is no such file
    │   ├── EmptyInput        nothing to read in it
    │   ├── BinaryInput       not a text in a format that is read
    │   ├── UndecodableInput  text in an encoding that could not be told
    │   ├── TooLargeInput     over the limit, which can be raised
    │   └── NothingToBrief    no sentence in it can stand in a brief
    ├── UsageError            a call or an option that makes no sense
    └── ModelError            a language model that could not be used

Every message is one line that says what is wrong and what to do.
"""

from __future__ import annotations

__all__ = [
    "BinaryInput",
    "EmptyInput",
    "FactcheckError",
    "InputError",
    "MissingInput",
    "ModelError",
    "NothingToBrief",
    "TooLargeInput",
    "UndecodableInput",
    "UsageError",
]


class FactcheckError(Exception):
    """Anything that factcheck raises on purpose."""


class InputError(FactcheckError):
    """A document that cannot be used as it is."""


class MissingInput(InputError):
    """There is no such file, or it may not be read."""


class EmptyInput(InputError):
    """The document has no text."""


class BinaryInput(InputError):
    """The document is not text in a format that is read."""


class UndecodableInput(InputError):
    """The document is text in an encoding that could not be told."""


class TooLargeInput(InputError):
    """The document is larger than the limit."""


class NothingToBrief(InputError):
    """The document was read, and no sentence of it can stand in a brief."""


class UsageError(FactcheckError):
    """A call or an option that makes no sense."""


class ModelError(FactcheckError):
    """A language model that could not be used."""
