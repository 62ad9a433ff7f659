"""A card for a hard moment: what to do, the exact words to say, what to leave to others. Nothing on it is a record."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.dialog import MARGIN, CalmDialog
from desktop_app.ui.widgets.text import label, section_label


class CalmCard(CalmDialog):
    """Titles with short sentences; closing it is its only button."""

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 600) -> None:
        super().__init__(title, parent, confirm_is_safe=True, width=width)
        self.confirm.set_words(QCoreApplication.translate("calm_card", "Close the card"))
        self.cancel.hide()

    def part(self, title: str, *sentences: str) -> None:
        """One part of the card."""
        part = QVBoxLayout()
        part.setSpacing(4)
        part.addWidget(section_label(title))
        for sentence in sentences:
            shown = label(sentence, wrap=True)
            shown.setMinimumWidth(self.minimumWidth() - 2 * MARGIN)
            part.addWidget(shown)
        self.body.addLayout(part)
