"""A supervisor makes the time around one visit shorter, and says why. Everybody reads it in the visit's history."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.bookings import buffers_held, request_of
from desktop_app.domain.buffers import Buffers, held_around
from desktop_app.domain.refusals import Refused
from desktop_app.services.appointments import AppointmentDetail
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.wording import spoken_times
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.text import label

STEP = 5  # minutes


class ShorterDialog(CalmDialog):
    """`changed_appointment` is the visit after it was accepted. No field goes above what the room usually gives."""

    def __init__(self, session: Session, detail: AppointmentDetail, parent: QWidget | None = None) -> None:
        sentence = self.tr("Only for this visit. What people need to arrive, recover and make ready is rarely less.")
        super().__init__(
            self.tr("Shorter time around this visit"),
            parent,
            sentence=sentence,
            confirm=self.tr("Keep these times"),
            cancel=self.tr("Leave them as they are"),
            width=600,
        )
        self.setObjectName("shorter")
        self.confirm.setObjectName("shorter.save")
        self._session, self._detail = session, detail
        self._before = buffers_held(detail.appointment)
        self.changed_appointment: Appointment | None = None
        usual = detail.usual
        self.setup = self._minutes("setup", self._before.setup, usual.setup)
        self.decompression = self._minutes("decompression", self._before.decompression, usual.decompression)
        self.reset = self._minutes("reset", self._before.reset, usual.reset)
        self.held = label("", "second", wrap=True)
        self.held.setObjectName("shorter.held")
        self.reason = TextField(self.tr("Reason"), holds="reason")
        self.reason.line.setObjectName("shorter.reason")
        fields = QHBoxLayout()
        fields.setSpacing(16)
        for title, control, most in (
            (self.tr("To set up before"), self.setup, usual.setup),
            (self.tr("Theirs afterwards"), self.decompression, usual.decompression),
            (self.tr("To make ready"), self.reset, usual.reset),
        ):
            fields.addWidget(Field(title, control, self.tr("Usually {count} min").format(count=most)), 1)
        self.body.addLayout(fields)
        self.body.addWidget(self.held)
        self.body.addWidget(self.reason)
        self._on_minutes()
        self.setup.setFocus()

    def problem(self) -> str:
        """Ask the service to keep it."""
        if self._wanted() == self._before:
            return self.tr("Nothing is changed yet.")
        visit = self._detail.appointment
        request = replace(request_of(visit), shorter=self._wanted())
        outcome = self._session.services.appointments.change(
            self._session.actor, visit.id, visit.version, request, self.reason.text()
        )
        if isinstance(outcome, Refused):
            if not self.reason.text():
                self.reveal(self.reason)
            return sentences(outcome)
        self.changed_appointment = outcome
        return ""

    def _wanted(self) -> Buffers:
        return Buffers(self.setup.value(), self.decompression.value(), self.reset.value())

    def _minutes(self, name: str, value: int, usual: int) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName(f"shorter.{name}")
        box.setRange(0, max(usual, value))
        box.setSingleStep(STEP)
        box.setSuffix(self.tr(" min"))
        box.setValue(value)
        box.valueChanged.connect(self._on_minutes)
        return box

    def _on_minutes(self) -> None:
        """Say from when to when the room would be held."""
        hold = held_around(self._detail.appointment.event, self._wanted()).hold
        words = self.tr("The room would be held from {times}.")
        self.held.setText(words.format(times=spoken_times(hold, self._detail.room.zone)))
