"""Where a rendered result goes: standard output in whatever encoding, or a file, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.render.safe import encodable


def to_stdout(text: str, *, json: bool = False) -> None:
    """Prints a text; a reader that went away is no error, it has seen what it wanted."""
    stream = sys.stdout
    if stream is None:
        raise UsageError("standard output is closed; name a file with --output")
    try:
        stream.write(encodable(text, stream.encoding or "ascii", json=json))
        stream.flush()
    except BrokenPipeError:
        # What is still in the buffer would raise again when Python closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        raise UsageError(f"standard output could not be written: {error.strerror}") from error


def bytes_to_stdout(content: bytes) -> None:
    """Gives bytes out as they are, for a file or another program; likewise."""
    stream = sys.stdout
    if stream is None:
        raise UsageError("standard output is closed; name a file with --output")
    try:
        stream.flush()
        stream.buffer.write(content)
        stream.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        raise UsageError(f"standard output could not be written: {error.strerror}") from error


def to_file(content: str | bytes, path: Path) -> None:
    """Writes a file, text as UTF-8; until it is complete, what was there before stays."""
    target = path.resolve()
    raw = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if target.exists() and not target.is_file():
            _write_through(raw, target)
        else:
            _replace(raw, target)
    except OSError as error:
        raise UsageError(f"{path}: could not be written ({error.strerror}); name another file") from error


def _write_through(raw: bytes, target: Path) -> None:
    """For what cannot be replaced, such as a device or a named pipe."""
    with target.open("wb") as stream:
        stream.write(raw)


def _replace(raw: bytes, target: Path) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with open(handle, "wb") as stream:
            stream.write(raw)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
