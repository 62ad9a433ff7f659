"""Keeps the choice between light and dark on this computer; nothing else is written there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "appearance/look"


def kept_look(file: Path) -> bool | None:
    """Whether dark was chosen here; None when nobody has chosen or the file says something else."""
    return {"dark": True, "light": False}.get(str(_settings(file).value(_KEY, "")))


def keep_look(file: Path, *, dark: bool) -> None:
    """Keep the choice. A folder that cannot be written to costs the choice, never the work."""
    settings = _settings(file)
    settings.setValue(_KEY, "dark" if dark else "light")
    settings.sync()


def _settings(file: Path) -> QSettings:
    return QSettings(str(file), QSettings.Format.IniFormat)
