"""Where the desk is when nobody names a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["default_path"]

_NAME = "desk.sqlite"


def default_path() -> Path:
    """The file that `FACTCHECK_DESK` names, else `factcheck/desk.sqlite` in the user's folder for data."""
    if named := os.environ.get("FACTCHECK_DESK"):
        return Path(named).expanduser()
    return _data_folder() / "factcheck" / _NAME


def _data_folder() -> Path:
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME")
    if base and Path(base).is_absolute():
        return Path(base)
    usual = {"darwin": "~/Library/Application Support", "win32": "~/AppData/Local"}
    return Path(usual.get(sys.platform, "~/.local/share")).expanduser()
