"""Who does what at an appointment, whether each has said yes, and whom it still waits for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.appointments import MOVABLE, Status
from desktop_app.domain.permissions import Action
from desktop_app.domain.team import Duty
from desktop_app.services.appointments import AppointmentDetail
from desktop_app.services.appointments.reading import Seat
from desktop_app.services.team import FOR_INTERPRETERS, FOR_OTHERS
from desktop_app.ui import theme
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label, section_label
from desktop_app.ui.words import word

SEPARATOR = " \u00b7 "
TO_THE_LOBBY = frozenset({Duty.HOST, Duty.INTERPRETER})
"""The others would tell what a visit is about."""
BEFORE = MOVABLE | {Status.ARRIVED}
"""Once a visit has begun whoever is there is there."""
_translate = QCoreApplication.translate


class TeamList(QFrame):
    """`answered(duty, yes)` and `change_wanted(duty)` ask; the panel shows it again once it is recorded."""

    answered = Signal(str, bool)
    change_wanted = Signal(str)

    def __init__(self, session: Session, lobby: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("appointment.team")
        self._session, self._lobby = session, lobby
        self.buttons: list[Button] = []
        self._readiness = label("", "strong", wrap=True)
        self._readiness.setObjectName("appointment.readiness")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(section_label(self.tr("People")))
        column.addWidget(self._readiness)
        column.addLayout(self._rows)
        theme.mark(self, role="inset")

    def readiness(self) -> str:
        """The sentence above the people."""
        return self._readiness.text()

    def show_team(self, detail: AppointmentDetail) -> None:
        """Show the people of an appointment."""
        status = detail.appointment.status
        waiting = tuple(seat.duty for seat in detail.seats if seat.needed and not seat.confirmed)
        self._readiness.setText(readiness_words(waiting, self._lobby))
        self._readiness.setVisible(status in BEFORE)
        theme.mark(self._readiness, tone="clay" if waiting else "green")
        empty(self._rows)
        self.buttons.clear()
        for seat in detail.seats:
            if not self._lobby or seat.duty in TO_THE_LOBBY:
                self._rows.addLayout(self._row(seat, status))
        self.setAccessibleName(self.readiness())

    def _row(self, seat: Seat, status: Status) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        about = QVBoxLayout()
        about.setSpacing(0)
        about.addWidget(label(self._name(seat), "strong", wrap=True))
        about.addWidget(label(self._second(seat), "second", wrap=True))
        row.addLayout(about, 1)
        for widget in self._right(seat, status):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _name(self, seat: Seat) -> str:
        if seat.person_id is None:
            return self.tr("Nobody yet")
        return seat.name or self.tr("Somebody who has left")

    def _second(self, seat: Seat) -> str:
        """An interpreter's own number is not for the lobby."""
        duty = word(seat.duty)
        number = "" if self._lobby and seat.duty is Duty.INTERPRETER else seat.extension
        return SEPARATOR.join(part for part in (duty[:1].upper() + duty[1:], number) if part)

    def _right(self, seat: Seat, status: Status) -> list[QWidget]:
        """Where it stands, and what this person may do about it."""
        parts: list[QWidget] = []
        asks = status in BEFORE and seat.person_id is not None and self._may_answer(seat)
        if seat.confirmed:
            parts.append(Pill(self.tr("said yes"), "green"))
        elif status in BEFORE and seat.person_id is not None and not asks:
            parts.append(Pill(self.tr("not yet confirmed"), "clay"))
        if asks:
            words = self.tr("Take back") if seat.confirmed else self.tr("Has confirmed")
            parts.append(self._button(words, "link" if seat.confirmed else "", "answer", seat))
        if status in MOVABLE and self._session.may(Action.CHANGE_APPOINTMENT):
            words = self.tr("Choose…") if seat.person_id is None else self.tr("Change…")
            parts.append(self._button(words, "link", "change", seat))
        return parts

    def _may_answer(self, seat: Seat) -> bool:
        roles = FOR_INTERPRETERS if seat.duty is Duty.INTERPRETER else FOR_OTHERS
        actor = self._session.actor
        own = seat.duty is not Duty.INTERPRETER and seat.person_id == actor.id
        return self._session.may(Action.CONFIRM_DUTY) and (own or actor.role in roles)

    def _button(self, words: str, role: str, name: str, seat: Seat) -> Button:
        button = Button(words, role)
        button.setObjectName(f"team.{name}.{seat.duty.value}")
        button.setAccessibleName(f"{words} {word(seat.duty)}, {self._name(seat)}")
        self.buttons.append(button)
        button.setProperty("duty", seat.duty.value)
        button.setProperty("yes", not seat.confirmed)
        button.clicked.connect(self._on_answer if name == "answer" else self._on_change)
        return button

    def _on_answer(self) -> None:
        button = self.sender()
        self.answered.emit(button.property("duty"), button.property("yes"))

    def _on_change(self) -> None:
        self.change_wanted.emit(self.sender().property("duty"))


def readiness_words(waiting: Sequence[Duty], lobby: bool = False) -> str:
    """`Ready: everybody has said yes.`, or whom it waits for; the lobby reads of the others that there are some."""
    if not waiting:
        return _translate("team", "Ready: everybody has said yes.")
    named = [duty for duty in waiting if not lobby or duty in TO_THE_LOBBY]
    whom = [_translate("team", "the {duty}").format(duty=word(duty)) for duty in named]
    if len(named) < len(waiting):
        whom.append(_translate("team", "others of the team"))
    listed = whom[0]
    if len(whom) > 1:
        listed = _translate("team", "{first} and {last}").format(first=", ".join(whom[:-1]), last=whom[-1])
    return _translate("team", "Not ready: waits for {whom}.").format(whom=listed)
