"""Asks before a dragged appointment is moved or made longer: from when, to when, and why when others count on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import Span, local_day
from desktop_app.services.series import Written
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.cautions import CautionsNotice
from desktop_app.ui.rooms.planning import moved
from desktop_app.ui.rooms.series_dialog import change_series
from desktop_app.ui.rooms.wording import ScheduleWords, spoken_times
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import day_words


class MoveDialog(CalmDialog):
    """`moved_appointment` is the appointment after it was accepted, `written` all that moved where it repeats."""

    def __init__(
        self,
        session: Session,
        words: ScheduleWords,
        before: Appointment,
        room_id: int,
        event: Span,
        parent: QWidget | None = None,
    ) -> None:
        length = event.minutes != before.event.minutes
        title = self.tr("Change the length of this visit?") if length else self.tr("Move this visit?")
        yes = self.tr("Change") if length else self.tr("Move")
        super().__init__(title, parent, confirm=yes, cancel=self.tr("Leave it as it is"), width=500)
        self.setObjectName("move")
        self.confirm.setObjectName("move.save")
        self._session, self._before = session, before
        self._request = moved(before, room_id, event)
        self._zone = words.zone
        self.moved_appointment: Appointment | None = None
        self.written: Written | None = None
        was, will = _place(words, before.room_id, before.event), _place(words, room_id, event)
        self.body.addWidget(label(words.title(before), "strong"))
        self.body.addWidget(label(self.tr("From {place}").format(place=was), "subtitle", wrap=True))
        self.body.addWidget(label(self.tr("To {place}").format(place=will), wrap=True))
        self.reason = TextField(self.tr("Reason"), self.tr("It is confirmed, so others count on it."), holds="reason")
        self.reason.line.setObjectName("move.reason")
        self.reason.setVisible(before.status is Status.CONFIRMED)
        self.cautions = CautionsNotice(session, "move")
        self.cautions.weigh(self._request, before)
        for part in (self.reason, self.cautions):
            self.body.addWidget(part)
        (self.reason.line if before.status is Status.CONFIRMED else self.cancel).setFocus()

    def problem(self) -> str:
        """Ask the service to move it, once whatever asks for care has been asked."""
        before = self._before
        if open_question := self.cautions.problem():
            self.reveal(self.cautions.known)
            return open_question
        self._request = replace(self._request, accepted_cautions=self.cautions.accepted())
        if before.series_id is not None:
            return self._move_series()
        outcome = self._session.services.appointments.change(
            self._session.actor, before.id, before.version, self._request, self.reason.text()
        )
        if isinstance(outcome, Refused):
            return sentences(outcome)
        self.moved_appointment = outcome
        return ""

    def _move_series(self) -> str:
        """Ask first how far it reaches."""
        before, reason = self._before, self.reason.text()
        outcome = change_series(self, self._session, before, self._request, self._zone, reason)
        if isinstance(outcome, Refused):
            return sentences(outcome)
        self.written, self.moved_appointment = outcome, outcome.visit(before.id)
        return ""


def _place(words: ScheduleWords, room_id: int, event: Span) -> str:
    """When and where, with the day where several are shown, and how long it takes."""
    room = next((room.name for room in words.schedule.rooms if room.id == room_id), "")
    day = day_words(local_day(event.start, words.zone)) if words.several_days else ""
    return ", ".join(part for part in (day, spoken_times(event, words.zone), room) if part)
