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
    ├── MissingExtra          a part of the distribution that is not installed
    ├── ModelError            a language model that could not be used
    └── DeskError             something that the editors' desk does not do
        ├── UnknownEntry      it holds no such release, draft or decision
        ├── Conflict          somebody else was there first; nothing was written
        ├── NotClear          a draft cannot go out while something is open
        ├── BrokenRecord      an audit record that cannot be read, or that was changed
        └── DeskBroken        the file cannot be used

Every message is one line that says what is wrong and what to do.
"""

from __future__ import annotations

__all__ = [
    "BinaryInput",
    "BrokenRecord",
    "Conflict",
    "DeskBroken",
    "DeskError",
    "EmptyInput",
    "FactcheckError",
    "InputError",
    "MissingExtra",
    "MissingInput",
    "ModelError",
    "NotClear",
    "NothingToBrief",
    "TooLargeInput",
    "UndecodableInput",
    "UnknownEntry",
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


class MissingExtra(FactcheckError):
    """A part of the distribution that is not installed."""


class ModelError(FactcheckError):
    """A language model that could not be used."""


class DeskError(FactcheckError):
    """Something that the editors' desk does not do."""


class UnknownEntry(DeskError):
    """The desk holds no such release, draft or decision."""


class Conflict(DeskError):
    """Somebody else was there first; nothing was written. `text` is what the editor wrote, if anything."""

    def __init__(self, message: str, *, text: str = "") -> None:
        super().__init__(message)
        self.text = text


class NotClear(DeskError):
    """A draft cannot go out while something is open."""


class BrokenRecord(DeskError):
    """An audit record that cannot be read, or that was changed."""


class DeskBroken(DeskError):
    """The desk's file cannot be used."""
