"""Which rules gave a verdict: a fingerprint of the code that decides."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

_ROOMS = ("claims", "quantities", "source", "verify")


@cache
def rules_version() -> str:
    """The first 12 digits of a sha256 over the modules that read, parse and decide.

    Two verdicts on the same texts with the same version are the same verdict; another version may decide otherwise.
    """
    digest = hashlib.sha256()
    for room in _ROOMS:
        modules = (file for file in resources.files(f"factcheck.{room}").iterdir() if file.name.endswith(".py"))
        for module in sorted(modules, key=lambda file: file.name):
            digest.update(f"{room}/{module.name}\0".encode())
            digest.update(module.read_bytes())
    return digest.hexdigest()[:12]
