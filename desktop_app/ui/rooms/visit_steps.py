"""What may happen to a visit next: the one step forward, a change, another time, or giving it up."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.appointments import MOVABLE, NEXT, RELEASED, Appointment, Status
from desktop_app.domain.permissions import Action
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button


@dataclass(frozen=True, slots=True)
class Advance:
    """The one next thing that may be recorded: the service's method and who may do it."""

    method: str
    action: Action


ADVANCES = {
    Status.CONFIRMED: Advance("confirm", Action.CONFIRM_APPOINTMENT),
    Status.ARRIVED: Advance("arrive", Action.MARK_ARRIVED),
    Status.IN_ROOM: Advance("start", Action.START_APPOINTMENT),
    Status.FINISHED: Advance("finish", Action.CLOSE_APPOINTMENT),
    Status.RESET_DONE: Advance("reset", Action.RESET_ROOM),
}


class VisitSteps(QWidget):
    """`wanted(method)` names the service's method; the other buttons ask first."""

    wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        words = {
            Status.CONFIRMED: self.tr("Confirm"),
            Status.ARRIVED: self.tr("Arrived"),
            Status.IN_ROOM: self.tr("Start"),
            Status.FINISHED: self.tr("Finish"),
            Status.RESET_DONE: self.tr("Room is reset"),
        }
        self._next = {step: self._button(words[step], each.method, "primary") for step, each in ADVANCES.items()}
        self.change = self._button(self.tr("Change…"), "change")
        self.postpone = self._button(self.tr("Postpone…"), "postpone")
        self.cancel = self._button(self.tr("Cancel visit…"), "cancel")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for button in (*self._next.values(), self.change, self.postpone, self.cancel):
            row.addWidget(button)
        row.addStretch(1)
        for step, button in self._next.items():
            button.setProperty("method", ADVANCES[step].method)
            button.clicked.connect(self._on_next)

    def show_appointment(self, appointment: Appointment) -> None:
        """Offer what may happen from here by whoever sits here."""
        status, may = appointment.status, self._session.may
        for step, button in self._next.items():
            button.setVisible(step in NEXT[status] and may(ADVANCES[step].action))
        self.change.setVisible(status in MOVABLE and may(Action.CHANGE_APPOINTMENT))
        postponing = RELEASED & NEXT[status] - {Status.CANCELLED}
        self.postpone.setVisible(bool(postponing) and may(Action.POSTPONE_APPOINTMENT))
        self.cancel.setVisible(Status.CANCELLED in NEXT[status] and may(Action.CANCEL_APPOINTMENT))

    @staticmethod
    def _button(words: str, name: str, role: str = "") -> Button:
        button = Button(words, role)
        button.setObjectName(f"appointment.{name}")
        return button

    def _on_next(self) -> None:
        self.wanted.emit(self.sender().property("method"))
