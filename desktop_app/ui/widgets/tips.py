"""The one way to words in a tooltip: whatever was typed stays text."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """The text as a tooltip gets it. Qt takes some texts for markup there, and opens the picture a name could point to."""
    if not Qt.mightBeRichText(text):
        return text
    lines = escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"
