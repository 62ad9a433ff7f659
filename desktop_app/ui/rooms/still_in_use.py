"""The room is still in use: the visit is given more time, and nobody is sent out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.permissions import Action
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label

MORE = (15, 30)  # minutes


class StillInUse(QWidget):
    """`wanted(minutes)`; there while somebody is in the room."""

    wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label(self.tr("Still in use:")))
        for minutes in MORE:
            button = Button(self.tr("{count} more minutes").format(count=minutes))
            button.setObjectName(f"appointment.extend.{minutes}")
            button.setProperty("minutes", minutes)
            button.clicked.connect(self._on_wanted)
            row.addWidget(button)
        row.addStretch(1)
        self.hide()

    def show_appointment(self, appointment: Appointment) -> None:
        """There for whoever may, while the visit goes on."""
        self.setVisible(appointment.status is Status.IN_ROOM and self._session.may(Action.EXTEND_VISIT))

    def _on_wanted(self) -> None:
        self.wanted.emit(self.sender().property("minutes"))
