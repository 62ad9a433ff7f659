"""One quiet line: how many rows of the directory wait for a call. Nothing, while none does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.today.counting import in_words
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import ElidedLabel


class DirectoryLine(QWidget):
    """`opened` when somebody wants to call them."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.directory")
        self.words = ElidedLabel("", "second")
        self.link = Button(QCoreApplication.translate("today", "Open the review list"), "link")
        self.link.setObjectName("today.directory.open")
        self.link.clicked.connect(self.opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many."""
        one = self.tr("One number of the directory waits for a call.")
        more = self.tr("{count} numbers of the directory wait for a call.")
        said = in_words(count)
        self.words.setText(one if count == 1 else more.format(count=said[:1].upper() + said[1:]))
        self.setVisible(count > 0)
