"""A model file on this machine, run in this process behind the same interface as any other model.

`gguf:PATH` names the file. llama.cpp serves it on the loopback interface, on a free port, until the program ends.
"""

from __future__ import annotations

import atexit
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from factcheck.errors import ModelError
from factcheck.llm.settings import GGUF, ModelSettings

NAME = "gguf"
MISSING = "a gguf: model needs xllamacpp: pip install 'factcheck-release[local]'"
_MAGIC = b"GGUF"
PARALLEL = 2
_ERRORS = 1  # of what llama.cpp has to say, on standard error
_CONTEXT = 8192
_lock = threading.Lock()
_running: dict[Path, Any] = {}


def start(settings: ModelSettings) -> ModelSettings:
    """The settings that ask the file which `settings.model` names: it is being served when this returns."""
    return replace(settings, base_url=serve(settings.model), api_key="")


def serve(model: str) -> str:
    """Serves the file that `gguf:PATH` names, once a process; the base URL."""
    path = find(model)
    with _lock:
        if path not in _running:
            _running[path] = _start(path)
        return f"{str(_running[path].listening_address).rstrip('/')}/v1"


def find(model: str) -> Path:
    """The file that `gguf:PATH` names; raises :class:`ModelError` where it is not there or no GGUF file."""
    name = model.removeprefix(GGUF)
    path = Path(name).expanduser().resolve()
    if not name or not path.is_file():
        raise ModelError(f"there is no model file {name!r}: name a GGUF file as --model gguf:PATH")
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        raise ModelError(f"the model file {name!r} cannot be read: {error.strerror or error}") from None
    if start != _MAGIC:
        raise ModelError(f"{name!r} is no GGUF file")
    return path


def identity(model: str) -> str:
    """Which file `gguf:PATH` names, wherever it is named from; another file in its place is another model."""
    path = Path(model.removeprefix(GGUF)).expanduser().resolve()
    try:
        state = path.stat()
    except OSError:
        return f"{GGUF}{path}"
    return f"{GGUF}{path} {state.st_size} {state.st_mtime_ns}"


def stop() -> None:
    """Ends every model that runs in this process: a server ends with its object."""
    with _lock:
        _running.clear()


def _start(path: Path) -> Any:
    try:
        import xllamacpp  # noqa: PLC0415
    except ImportError:
        raise ModelError(MISSING) from None
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_parallel = PARALLEL
    params.n_ctx = _CONTEXT * PARALLEL
    params.sampling.temp = 0.0
    params.verbosity = _ERRORS
    try:
        server = xllamacpp.Server(params)
    except Exception as error:
        raise ModelError(f"the model file {path.name!r} could not be loaded: {error}") from None
    atexit.register(stop)
    return server
