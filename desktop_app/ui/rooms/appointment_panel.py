"""One appointment opened: what it is, what still has to be settled, and what may happen to it next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QWidget

from desktop_app.domain.appointments import MOVABLE, NEXT, RELEASED, Appointment, Status
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import local_day
from desktop_app.services.appointments import AppointmentDetail
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.choices import language_word
from desktop_app.ui.rooms.postpone_dialog import PostponeDialog
from desktop_app.ui.rooms.still_shut import StillShut
from desktop_app.ui.rooms.wording import spoken_times
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import day_words, word


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
FACT_WIDTH = 400  # pixels a fact has before it wraps
_TONES = {Status.TENTATIVE: "clay", Status.CONFIRMED: "green", Status.ARRIVED: "accent", Status.IN_ROOM: "plum"}


class AppointmentPanel(CalmDialog):
    """Stays open and shows each step as it was recorded. To the lobby the guest stays initials."""

    checklist_wanted = Signal(int)
    letter_wanted = Signal(int)

    def __init__(self, session: Session, appointment_id: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Appointment"), parent, cancel=self.tr("Close"), width=620)
        self.setObjectName("appointment")
        self.confirm.hide()
        self._session, self._id = session, appointment_id
        self._lobby = session.actor.role is Role.FRONT_DESK
        self._detail: AppointmentDetail | None = None
        self.status = Pill("", "stone")
        self.status.setObjectName("appointment.status")
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(18)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self._still = StillShut(session.language, self._lobby)
        self._next = {wanted: self._button(self._next_words(wanted), each.method) for wanted, each in ADVANCES.items()}
        self._change = self._button(self.tr("Change…"), "change")
        self._postpone = self._button(self.tr("Postpone…"), "postpone")
        self._cancel_visit = self._button(self.tr("Cancel visit…"), "cancel")
        self._checklist = self._button(self.tr("Checklist…"), "checklist", "quiet")
        self._letter = self._button(self.tr("Print letter…"), "letter", "quiet")
        self._assemble_panel()
        self._connect()
        self.reload()

    def detail(self) -> AppointmentDetail | None:
        """What is shown."""
        return self._detail

    def reload(self) -> bool:
        """Read the appointment anew; tells whether it could be read."""
        outcome = self._session.services.appointments.detail(self._session.actor, self._id)
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return False
        self._detail = outcome
        appointment = outcome.appointment
        self.status.set_state(word(appointment.status), _TONES.get(appointment.status, "stone"))
        self._show_facts(outcome)
        view = self._session.services.checklists.for_appointment(self._session.actor, self._id)
        self._still.show_view(None if isinstance(view, Refused) else view, appointment.status)
        self._checklist.setVisible(not isinstance(view, Refused))
        self._show_buttons(appointment)
        return True

    # Assembly

    def _button(self, words: str, name: str, role: str = "") -> Button:
        button = Button(words, role)
        button.setObjectName(f"appointment.{name}")
        return button

    def _next_words(self, wanted: Status) -> str:
        return {
            Status.CONFIRMED: self.tr("Confirm"),
            Status.ARRIVED: self.tr("Arrived"),
            Status.IN_ROOM: self.tr("Start"),
            Status.FINISHED: self.tr("Finish"),
            Status.RESET_DONE: self.tr("Room is reset"),
        }[wanted]

    def _assemble_panel(self) -> None:
        self._when = label("", "lead", wrap=True)
        self._when.setMinimumWidth(FACT_WIDTH)
        head = QHBoxLayout()
        head.addWidget(self._when, 1)
        head.addWidget(self.status)
        steps, papers = QHBoxLayout(), QHBoxLayout()
        for button in (*self._next.values(), self._change, self._postpone, self._cancel_visit):
            steps.addWidget(button)
        for button in (self._checklist, self._letter):
            papers.addWidget(button)
        for button in self._next.values():
            button.set_role("primary")
        for row in (steps, papers):
            row.setSpacing(10)
            row.addStretch(1)
        self.body.addLayout(head)
        self.body.addLayout(self._facts)
        self.body.addWidget(self._still)
        self.body.addLayout(steps)
        self.body.addLayout(papers)

    def _connect(self) -> None:
        for wanted, button in self._next.items():
            button.setProperty("method", ADVANCES[wanted].method)
            button.clicked.connect(self._on_next)
        self._change.clicked.connect(self._on_change)
        self._postpone.clicked.connect(self._on_postpone)
        self._cancel_visit.clicked.connect(self._on_cancel)
        self._checklist.clicked.connect(self._on_checklist)
        self._letter.clicked.connect(self._on_letter)

    def _show_facts(self, detail: AppointmentDetail) -> None:
        zone, appointment = detail.room.zone, detail.appointment
        day = day_words(local_day(appointment.event.start, zone))
        title = appointment.guest_label if self._lobby else word(appointment.purpose)
        self._heading.setText(title)
        self.setAccessibleName(title)
        self._when.setText(f"{day}, {spoken_times(appointment.event, zone)}")
        empty_grid(self._facts)
        for row, (name, value) in enumerate(self._lines(detail)):
            self._facts.addWidget(label(name, "second"), row, 0)
            words = label(value, wrap=True)
            words.setMinimumWidth(FACT_WIDTH)
            self._facts.addWidget(words, row, 1)

    def _lines(self, detail: AppointmentDetail) -> list[tuple[str, str]]:
        appointment, room = detail.appointment, detail.room
        host = f"{detail.host.name} \u00b7 {detail.host.extension}" if detail.host and detail.host.extension else ""
        host = host or (detail.host.name if detail.host else "")
        lines = [(self.tr("Room"), f"{room.name} \u00b7 {room.entrance}"), (self.tr("Host"), host)]
        if self._lobby:
            return lines
        needs = ", ".join(word(need) for need in sorted(appointment.needs))
        evidence = detail.evidence.name if detail.evidence else self.tr("Not settled yet")
        returning = appointment.purpose is Purpose.RETURN_OF_BELONGINGS
        return [
            (self.tr("Guest"), self._guest(appointment)),
            *lines,
            *([(self.tr("Evidence person"), evidence)] if returning else []),
            *([(self.tr("Needs"), needs)] if needs else []),
            *([(self.tr("Language"), language_word(appointment.language))] if appointment.language != "en" else []),
            *([(self.tr("Case"), detail.case_number)] if detail.case_number else []),
            (self.tr("Room held"), spoken_times(appointment.hold, room.zone)),
            (self.tr("Number"), appointment.number),
            *([(self.tr("Reason"), appointment.reason)] if appointment.reason else []),
        ]

    def _guest(self, appointment: Appointment) -> str:
        others = appointment.party_size - 1
        if others < 1:
            return appointment.guest_name
        more = self.tr("one more person") if others == 1 else self.tr("{count} more people").format(count=others)
        return self.tr("{name} and {more}").format(name=appointment.guest_name, more=more)

    def _show_buttons(self, appointment: Appointment) -> None:
        status, role = appointment.status, self._session.actor.role
        for wanted, button in self._next.items():
            button.setVisible(wanted in NEXT[status] and may(role, ADVANCES[wanted].action))
        self._change.setVisible(status in MOVABLE and may(role, Action.CHANGE_APPOINTMENT))
        postponing = RELEASED & NEXT[status] - {Status.CANCELLED}
        self._postpone.setVisible(bool(postponing) and may(role, Action.POSTPONE_APPOINTMENT))
        self._cancel_visit.setVisible(Status.CANCELLED in NEXT[status] and may(role, Action.CANCEL_APPOINTMENT))
        returning = appointment.purpose is Purpose.RETURN_OF_BELONGINGS
        letter = Action.PRINT_CASE_DOCUMENT if returning else Action.PRINT_INTERVIEW_LETTER
        self._letter.setVisible(may(role, letter))

    # What is done

    def _record(self, outcome: Appointment | Refused) -> bool:
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return False
        self.refusal.clear()
        self._session.changed.emit()
        self.reload()
        return True

    def _on_next(self) -> None:
        if self._detail is None:
            return
        act = getattr(self._session.services.appointments, str(self.sender().property("method")))
        self._record(act(self._session.actor, self._id, self._detail.appointment.version))

    def _on_change(self) -> None:
        if self._detail is None:
            return
        dialog = BookingDialog(self._session, self, change=self._detail.appointment)
        dialog.finished.connect(self._on_changed)
        dialog.open()

    def _on_changed(self, result: int) -> None:
        self.sender().deleteLater()
        if result == QDialog.DialogCode.Accepted:
            self._session.changed.emit()
            self.reload()

    def _on_postpone(self) -> None:
        dialog = PostponeDialog(self)
        dialog.finished.connect(self._on_postponed)
        dialog.open()

    def _on_postponed(self, result: int) -> None:
        dialog = self.sender()
        if result == QDialog.DialogCode.Accepted and isinstance(dialog, PostponeDialog) and self._detail is not None:
            version = self._detail.appointment.version
            postpone = self._session.services.appointments.postpone
            if self._record(postpone(self._session.actor, self._id, version, dialog.by_person(), dialog.reason())):
                self.accept()
        dialog.deleteLater()

    def _on_cancel(self) -> None:
        prompt = self.tr("The room is given free. The record of the visit stays.")
        choices = (self.tr("The person asked for it"), self.tr("Booked by mistake"), self.tr("No longer needed"))
        reason = self._session.messages.ask_reason(self, self.tr("Cancel the visit"), prompt, choices)
        if reason is None or self._detail is None:
            return
        version = self._detail.appointment.version
        if self._record(self._session.services.appointments.cancel(self._session.actor, self._id, version, reason)):
            self.accept()

    def _on_checklist(self) -> None:
        self.accept()
        self.checklist_wanted.emit(self._id)

    def _on_letter(self) -> None:
        self.accept()
        self.letter_wanted.emit(self._id)


def empty_grid(grid: QGridLayout) -> None:
    """Take every label out."""
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
