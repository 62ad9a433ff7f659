"""Asks before a dragged appointment is moved: from where, to where, and why when others count on it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.refusals import Refused
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.planning import moved
from desktop_app.ui.rooms.wording import DayWords, spoken_times
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import NOTE_LIMIT, TextField
from desktop_app.ui.widgets.text import label


class MoveDialog(CalmDialog):
    """`moved_appointment` is the appointment after it was accepted."""

    def __init__(
        self,
        session: Session,
        words: DayWords,
        before: Appointment,
        room_id: int,
        start: int,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Move this visit?")
        super().__init__(title, parent, confirm=self.tr("Move"), cancel=self.tr("Leave it where it is"), width=500)
        self.setObjectName("move")
        self.confirm.setObjectName("move.save")
        self._session, self._before = session, before
        self._request = moved(before, room_id, start)
        self.moved_appointment: Appointment | None = None
        rooms = {room.id: room.name for room in words.schedule.rooms}
        place = self.tr("{times}, {room}")
        was = place.format(times=spoken_times(before.event, words.zone), room=rooms.get(before.room_id, ""))
        will = place.format(times=spoken_times(self._request.event, words.zone), room=rooms.get(room_id, ""))
        self.body.addWidget(label(words.title(before), "strong"))
        self.body.addWidget(label(self.tr("From {place}").format(place=was), "subtitle", wrap=True))
        self.body.addWidget(label(self.tr("To {place}").format(place=will), wrap=True))
        self.reason = TextField(self.tr("Reason"), self.tr("It is confirmed, so others count on it."))
        self.reason.line.setObjectName("move.reason")
        self.reason.line.setMaxLength(NOTE_LIMIT)
        self.reason.setVisible(before.status is Status.CONFIRMED)
        self.body.addWidget(self.reason)
        (self.reason.line if before.status is Status.CONFIRMED else self.cancel).setFocus()

    def problem(self) -> str:
        """Ask the service to move it."""
        before = self._before
        outcome = self._session.services.appointments.change(
            self._session.actor, before.id, before.version, self._request, self.reason.text()
        )
        if isinstance(outcome, Refused):
            return sentences(outcome)
        self.moved_appointment = outcome
        return ""
