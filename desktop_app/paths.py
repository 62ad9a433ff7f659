"""Where the shipped data and the agency's records are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

import platformdirs

PRODUCT = "Safekeeping"
_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: Literal["forms", "resources"], package: Path = _PACKAGE) -> Path:
    """The folder of that name: inside an installed or frozen package first, else beside it in the repository."""
    for folder in (package / "_data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"Safekeeping's {name} folder is missing beside {package}; install Safekeeping again.")


def settings_file() -> Path:
    """How this computer's Safekeeping looks, and nothing of any record; SAFEKEEPING_CONFIG names another folder."""
    chosen = os.environ.get("SAFEKEEPING_CONFIG")
    return (Path(chosen) if chosen else platformdirs.user_config_path(PRODUCT, appauthor=False)) / "safekeeping.ini"


def database_folder() -> Path:
    """Where this computer keeps the agency's records; SAFEKEEPING_DATA names another place."""
    chosen = os.environ.get("SAFEKEEPING_DATA")
    return Path(chosen) if chosen else platformdirs.user_data_path(PRODUCT, appauthor=False)
