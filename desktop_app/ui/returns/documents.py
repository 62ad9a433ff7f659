"""The documents of one family: what each is for, and the way to its preview."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.appointments import OCCUPYING
from desktop_app.domain.permissions import Action
from desktop_app.domain.returns import FamilyReturn
from desktop_app.ui.handouts.documents import About, Kind, about, printable_by, purpose, title
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.text import label, line


class Documents(QWidget):
    """Emits which document is wanted; the Handouts page shows, prints and saves it."""

    handout_wanted = Signal(str, int, int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prints = session.may(Action.PRINT_CASE_DOCUMENT)
        self._case_id = 0
        self._appointment_id = 0
        self._buttons: dict[Kind, Button] = {}
        self._notes: dict[Kind, QWidget] = {}
        card = Card()
        kinds = [kind for kind in printable_by(session.actor.role) if about(kind) is not About.DAY]
        for number, kind in enumerate(kinds):
            if number:
                card.body.addWidget(line())
            card.body.addLayout(self._row(kind))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        scroll = Scrolled(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_return(self, found: FamilyReturn) -> None:
        """Show which documents can be printed for a family now."""
        self._case_id = found.case.id
        standing = [each for each in found.appointments if each.status in OCCUPYING]
        self._appointment_id = standing[-1].id if standing else 0
        for kind, button in self._buttons.items():
            can = bool(self._appointment_id) or about(kind) is not About.APPOINTMENT
            button.setEnabled(can)
            self._notes[kind].setVisible(not can)

    def _row(self, kind: Kind) -> QHBoxLayout:
        note = label(self.tr("This needs a booked visit."), "second", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title(kind), "strong", wrap=True))
        words.addWidget(label(purpose(kind), "subtitle", wrap=True))
        words.addWidget(note)
        button = Button(self.tr("Preview"), "", "print")
        button.setObjectName(f"family.handout.{kind.value}")
        button.setAccessibleName(self.tr("Preview: {document}").format(document=title(kind)))
        button.setProperty("kind", kind.value)
        button.clicked.connect(self._on_wanted)
        if not self._prints:
            button.hide()
        self._buttons[kind] = button
        self._notes[kind] = note
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _on_wanted(self) -> None:
        self.handout_wanted.emit(str(self.sender().property("kind")), self._case_id, self._appointment_id)
