"""Where the files in resources/ are."""

from __future__ import annotations

from pathlib import Path

from desktop_app.paths import data_folder


def asset(*parts: str) -> Path:
    """The path of one file or folder below resources/."""
    return data_folder("resources").joinpath(*parts)
