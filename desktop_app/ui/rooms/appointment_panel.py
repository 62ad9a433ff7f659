"""One appointment opened: what it is, what still has to be settled, and what may happen to it next."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from desktop_app.domain.appointments import MOVABLE, RELEASED, Appointment, Status
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.team import Duty
from desktop_app.domain.times import local_day
from desktop_app.services.appointments import AppointmentDetail
from desktop_app.ui.calendar_files.button import CalendarFileButton
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.appointment_facts import FactsGrid
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.releasing import Releasing
from desktop_app.ui.rooms.shorter_dialog import ShorterDialog
from desktop_app.ui.rooms.still_in_use import StillInUse
from desktop_app.ui.rooms.still_shut import StillShut
from desktop_app.ui.rooms.team_list import TeamList
from desktop_app.ui.rooms.undoing import step_of
from desktop_app.ui.rooms.visit_steps import VisitSteps
from desktop_app.ui.rooms.waiting_list import EarlierWishLine
from desktop_app.ui.rooms.wording import spoken_times
from desktop_app.ui.scheduling.keep_apart_dialog import KeepApartDialog
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import day_words, word

WIDTH, WHEN_WIDTH = 780, 420  # pixels
_TONES = {Status.TENTATIVE: "clay", Status.CONFIRMED: "green", Status.ARRIVED: "accent", Status.IN_ROOM: "plum"}


class AppointmentPanel(CalmDialog):
    """Stays open and shows each step as it was recorded. To the lobby the guest stays initials."""

    checklist_wanted = Signal(int)
    letter_wanted = Signal(int)
    did = Signal(object)

    def __init__(self, session: Session, appointment_id: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Appointment"), parent, cancel=self.tr("Close"), width=WIDTH)
        self.setObjectName("appointment")
        self.confirm.hide()
        self._session, self._id = session, appointment_id
        self._lobby = session.actor.role is Role.FRONT_DESK
        self._detail: AppointmentDetail | None = None
        self.status = Pill("", "stone")
        self.status.setObjectName("appointment.status")
        self._next_visit = 0
        self._releasing = Releasing(session, self)
        self._facts = FactsGrid(session)
        self.team = TeamList(session, self._lobby)
        self.in_use = StillInUse(session)
        self._still = StillShut(session.language, self._lobby)
        self._steps = VisitSteps(session)
        self._checklist = self._button(self.tr("Checklist…"), "checklist")
        self._letter = self._button(self.tr("Print letter…"), "letter")
        self._apart = self._button(self.tr("Keep apart…"), "keep_apart")
        self._shorter = self._button(self.tr("Shorter time…"), "shorter")
        self._earlier = EarlierWishLine(session)
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
        self._show_head(outcome)
        self._facts.show_detail(outcome, self._lobby)
        self.team.show_team(outcome)
        self._releasing.show_detail(outcome)
        self.in_use.show_appointment(appointment)
        view = self._session.services.checklists.for_appointment(self._session.actor, self._id)
        self._still.show_view(None if isinstance(view, Refused) else view, appointment.status)
        self._checklist.setVisible(not isinstance(view, Refused))
        self._show_buttons(appointment)
        self._earlier.show_appointment(appointment)
        self._order_keys()
        return True

    # Assembly

    def _button(self, words: str, name: str) -> Button:
        button = Button(words, "quiet")
        button.setObjectName(f"appointment.{name}")
        return button

    def _assemble_panel(self) -> None:
        self._when = label("", "lead", wrap=True)
        self._when.setMinimumWidth(WHEN_WIDTH)
        head = QHBoxLayout()
        head.addWidget(self._when, 1)
        head.addWidget(self.status)
        calendar_file = CalendarFileButton(self._session, self._id)
        self._papers = (self._checklist, self._letter, calendar_file, self._apart, self._shorter)
        for button in self._papers:
            self.add_button(button)
        for row in (self.in_use, self._steps):
            self.keep_in_sight(row)
        self.body.addLayout(head)
        self.body.addLayout(self._facts)
        for part in (self.team, self._still, self._earlier):
            self.body.addWidget(part)

    def _order_keys(self) -> None:
        """Tab goes from top to bottom; the rows of the people were made anew."""
        parts = (self._earlier, self.in_use, self._steps)
        beneath = [each for part in parts for each in part.findChildren(Button)]
        for before, after in pairwise([*self.team.buttons, *beneath, *self._papers, self.cancel]):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._earlier.changed.connect(self._session.changed)
        self._steps.wanted.connect(self._on_next)
        self._steps.change.clicked.connect(self._on_change)
        self._steps.postpone.clicked.connect(self._releasing.postpone)
        self._steps.cancel.clicked.connect(self._releasing.cancel)
        self._releasing.did.connect(self.did)
        self._releasing.answered.connect(self._on_released)
        self._checklist.clicked.connect(self._on_checklist)
        self._letter.clicked.connect(self._on_letter)
        self._apart.clicked.connect(self._on_keep_apart)
        self._shorter.clicked.connect(self._on_shorter)
        self.team.answered.connect(self._on_answered)
        self.team.change_wanted.connect(self._on_change_duty)
        self.in_use.wanted.connect(self._on_extend)
        self.refusal.action_requested.connect(self._on_next_visit)

    def _show_head(self, detail: AppointmentDetail) -> None:
        zone, appointment = detail.room.zone, detail.appointment
        day = day_words(local_day(appointment.event.start, zone))
        title = appointment.guest_label if self._lobby else word(appointment.purpose)
        self._heading.setText(title)
        self.setAccessibleName(title)
        self._when.setText(f"{day}, {spoken_times(appointment.event, zone)}")

    def _show_buttons(self, appointment: Appointment) -> None:
        status = appointment.status
        self._steps.show_appointment(appointment)
        returning = appointment.purpose is Purpose.RETURN_OF_BELONGINGS
        letter = Action.PRINT_CASE_DOCUMENT if returning else Action.PRINT_INTERVIEW_LETTER
        self._letter.setVisible(self._session.may(letter) and status not in RELEASED)
        self._apart.setVisible(self._session.may(Action.KEEP_APART) and status not in RELEASED)
        self._shorter.setVisible(self._session.may(Action.SHORTEN_BUFFER) and status in MOVABLE)

    # What is done

    def _record(self, outcome: Appointment | Refused) -> bool:
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return False
        self.refusal.clear()
        self._session.changed.emit()
        self.reload()
        return True

    def _on_next(self, method: str) -> None:
        if self._detail is None:
            return
        act = getattr(self._session.services.appointments, method)
        self._record(act(self._session.actor, self._id, self._detail.appointment.version))

    def _on_change(self) -> None:
        self._open_change(None)

    def _on_change_duty(self, duty: str) -> None:
        self._open_change(Duty(duty))

    def _open_change(self, duty: Duty | None) -> None:
        """Open the form as it is booked, at the field of somebody who is to be settled."""
        if self._detail is None:
            return
        dialog = BookingDialog(self._session, self, change=self._detail.appointment)
        dialog.finished.connect(self._on_changed)
        dialog.open()
        if duty is not None:
            dialog.show_duty(duty)

    def _on_changed(self, result: int) -> None:
        dialog = self.sender()
        wanted = getattr(dialog, "wanted", None)
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            if self._detail and (step := step_of(dialog, self._detail.appointment)):
                self.did.emit(step)
            self._session.changed.emit()
        self.reload()
        if wanted is not None:
            self._open_another(wanted)

    def _on_answered(self, duty: str, yes: bool) -> None:
        if self._detail is None:
            return
        team = self._session.services.team
        answer = team.confirm_duty if yes else team.unconfirm_duty
        self._record(answer(self._session.actor, self._id, self._detail.appointment.version, Duty(duty)))

    def _on_shorter(self) -> None:
        if self._detail is not None:
            self._open(ShorterDialog(self._session, self._detail, self))

    def _on_keep_apart(self) -> None:
        self._open(KeepApartDialog(self._session, self, appointment_id=self._id))

    def _open(self, dialog: CalmDialog) -> None:
        dialog.finished.connect(self._on_changed)
        dialog.open()

    def _on_extend(self, minutes: int) -> None:
        """Where the next visit is in the way, a person looks at it and decides."""
        if self._detail is None:
            return
        extend, version = self._session.services.appointments.extend, self._detail.appointment.version
        outcome = extend(self._session.actor, self._id, version, minutes)
        reasons = outcome.reasons if isinstance(outcome, Refused) else ()
        following = next((each.facts["appointment"] for each in reasons if each.cause is Cause.NEXT_VISIT), 0)
        if isinstance(outcome, Refused) and isinstance(following, int) and following:
            self._next_visit = following
            self.refusal.say(sentences(outcome), "clay", self.tr("Open the next visit"))
            return
        self._record(outcome)

    def _on_next_visit(self) -> None:
        self._open_another(self._next_visit)

    def _open_another(self, appointment_id: int) -> None:
        """Another visit over this one; what is wanted there is wanted here."""
        other = AppointmentPanel(self._session, appointment_id, self)
        for here, there in ((self.checklist_wanted, other.checklist_wanted), (self.letter_wanted, other.letter_wanted)):
            there.connect(self.accept)
            there.connect(here)
        other.did.connect(self.did)
        self._open(other)

    def _on_released(self, outcome: Appointment | Refused) -> None:
        if self._record(outcome):
            self.accept()

    def _on_checklist(self) -> None:
        self.accept()
        self.checklist_wanted.emit(self._id)

    def _on_letter(self) -> None:
        """Somebody else may have cancelled the visit while it was open here."""
        if self.reload() and self._detail is not None and self._detail.appointment.status in RELEASED:
            self.refuse(sentences(refuse(Cause.NO_LETTER, current=self._detail.appointment.status)))
            return
        self.accept()
        self.letter_wanted.emit(self._id)
