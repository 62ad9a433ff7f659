"""A new recovery key: shown once, printed, and put into an envelope."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop_app.domain.recovery_card import RecoveryCard
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.messages import Messages
from desktop_app.ui.pdf_output import ask_and_print
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label


class RecoveryCardDialog(CalmDialog):
    """Can be left only once somebody says where the card is; the key is then nowhere on this computer."""

    def __init__(self, card: RecoveryCard, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__("", parent, confirm_is_safe=True, width=560)
        self.setObjectName("recovery_card")
        title = self.tr("The recovery card")
        self.setWindowTitle(title)
        self.set_heading(title)
        self.set_sentence(
            self.tr(
                "This key opens the records when nobody can sign in any more. It is shown this once. Please print it "
                "or write it down, and put it into a sealed envelope in the agency's safe."
            )
        )
        self._card = card
        self._messages = messages
        for row in card.rows():
            groups = label(row, "big")
            groups.setAlignment(Qt.AlignmentFlag.AlignCenter)
            groups.setAccessibleName(" ".join(row.replace(" ", ", ")))
            self.body.addWidget(groups)
        self.print = Button(self.tr("Print…"), "", "print")
        self.print.setObjectName("recovery_card.print")
        self.print.clicked.connect(self._on_print)
        self.kept = QCheckBox(self.tr("It is on paper, and goes into a sealed envelope now."))
        self.kept.setAccessibleName(self.kept.text())
        self.kept.setObjectName("recovery_card.kept")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.print)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.kept)
        self.cancel.hide()
        self.confirm.set_words(self.tr("Done"))
        self.print.setFocus()

    def problem(self) -> str:
        """Why it cannot be left yet."""
        if self.kept.isChecked():
            return ""
        return self.tr("Please print the key or write it down first: it is never shown again.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc does not lose the key."""
        if event.key() == Qt.Key.Key_Escape:
            self.refuse(self.tr("Please print the key or write it down first: it is never shown again."))
            return
        super().keyPressEvent(event)

    def _on_print(self) -> None:
        from desktop_app.printing.recovery_card import render_card

        held = QBuffer(self)
        held.setData(QByteArray(render_card(self._card)))
        held.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(held)
        ask_and_print(self, document, self._messages)
        document.close()
        held.close()
        held.setData(QByteArray())
