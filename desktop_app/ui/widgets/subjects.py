"""A card that leads to subjects: a link each, with one sentence about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.widgets.button import LINK_INSET, Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.text import label, line


class SubjectsCard(Card):
    """`add_subject()` for each; `subject_chosen` says which. Its links are named after the card and their key."""

    subject_chosen = Signal(str)

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.links: dict[str, Button] = {}

    def add_subject(self, key: str, words: str, sentence: str) -> None:
        """A link beneath what is there already, with a rule between."""
        if self.body.count():
            self.body.addWidget(line())
        button = self.links[key] = Button(words, "link")
        button.setObjectName(f"{self.objectName()}.{key}")
        button.clicked.connect(self._on_link)
        about = label(sentence, "second", wrap=True)
        about.setContentsMargins(LINK_INSET, 0, 0, 0)
        subject = QVBoxLayout()
        subject.setSpacing(2)
        subject.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        subject.addWidget(about)
        self.body.addLayout(subject)

    def _on_link(self) -> None:
        self.subject_chosen.emit(self.sender().objectName().rpartition(".")[2])
