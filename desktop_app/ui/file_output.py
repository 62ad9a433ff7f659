"""A file to where the person chose: calendars and lists, written so that a full disk leaves an earlier file as it was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.ui.lock import running
from desktop_app.ui.messages import Messages
from desktop_app.ui.pdf_output import written_or_told


def save_file(
    parent: QWidget, data: bytes, suggested_name: str, title: str, kinds: str, messages: Messages
) -> Path | None:
    """Where it was saved; None when the person went back or it could not be written."""
    with running(listen=True):
        chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested_name, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if written_or_told(parent, path, data, messages) else None
